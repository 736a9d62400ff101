"""`kg serve` as its users meet it: a SPARQL client, a browser, a runaway query, Ctrl-C."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import SPARQLWrapper as sw
from click.testing import CliRunner
from playwright.sync_api import sync_playwright
from rdflib import Graph

from kg.cli import main
from kg.exports import write_all
from kg.serve.app import _accepted
from kg.serve.worker import GRAPHS, RESULTS, chosen

SECONDS = 3.0  # the time limit of the server under test
PEOPLE = "SELECT ?name WHERE { ?p a foaf:Person ; skos:prefLabel ?name } ORDER BY ?name"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a != ?j && ?d != ?g) }"
FORM = "application/x-www-form-urlencoded"


@contextmanager
def served(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "kg", "serve", str(folder), "--port", "0", *options],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    try:
        lines = [process.stdout.readline() for _ in range(4)]
        found = re.search(r"http://127\.0\.0\.1:\d+", "".join(lines))
        assert found, lines
        yield process, found.group()
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(20)


@pytest.fixture(scope="module")
def built(corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("served")
    write_all(corpus, folder)
    return folder


@pytest.fixture(scope="module")
def server(built: Path) -> Iterator[str]:
    with served(built, "--seconds", str(SECONDS), "--max-mb", "1", "--cors") as (_, address):
        yield address


def fetch(url: str, *, data: bytes | None = None, **headers: str) -> tuple[int, Any, bytes]:
    request = urllib.request.Request(url, data, {k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def asked(server: str, sparql: str, **headers: str) -> tuple[int, Any, bytes]:
    return fetch(f"{server}/sparql?" + urllib.parse.urlencode({"query": sparql}), **headers)


# --- a real client


@pytest.mark.parametrize("method", [sw.GET, sw.POST])
@pytest.mark.parametrize("how", [sw.URLENCODED, sw.POSTDIRECTLY])
@pytest.mark.parametrize("form", [sw.JSON, sw.XML, sw.CSV, sw.TSV])
def test_a_client_selects(server: str, method: str, how: str, form: str) -> None:
    client = sw.SPARQLWrapper(f"{server}/sparql")
    client.setQuery(PEOPLE)
    client.setMethod(sw.POST if how == sw.POSTDIRECTLY else method)
    client.setRequestMethod(how)
    client.setReturnFormat(form)
    found: Any = client.query().convert()
    if form == sw.JSON:
        assert "庄稼汉" in [row["name"]["value"] for row in found["results"]["bindings"]]
    else:
        assert "庄稼汉" in (found.toxml() if form == sw.XML else found.decode("utf-8"))


@pytest.mark.parametrize("form", [sw.TURTLE, sw.RDFXML, sw.JSONLD, sw.N3])
def test_a_client_constructs_and_describes(server: str, form: str) -> None:
    client = sw.SPARQLWrapper(f"{server}/sparql")
    client.setReturnFormat(form)
    for sparql in (
        "CONSTRUCT { ?p org:headOf ?o } WHERE { ?p org:headOf ?o }",
        'DESCRIBE ?p { ?p skos:prefLabel "庄稼汉"@zh }',
    ):
        client.setQuery(
            "PREFIX org: <http://www.w3.org/ns/org#>\nPREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n" + sparql
        )
        found: Any = client.query().convert()
        graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
        assert len(graph) > 0


def test_a_client_asks_and_is_told_of_mistakes(server: str) -> None:
    client = sw.SPARQLWrapper(f"{server}/sparql", returnFormat=sw.JSON)
    client.setQuery("ASK { ?m a <http://www.w3.org/ns/org#Membership> }")
    found: Any = client.query().convert()
    assert found["boolean"] is True
    client.setQuery("SELECT ?x WHERE { ?x ")
    with pytest.raises(sw.SPARQLExceptions.QueryBadFormed, match="it ends before it is complete"):
        client.query()


# --- the protocol by hand


@pytest.mark.parametrize("kind", sorted(RESULTS))
def test_every_result_format_by_its_media_type(server: str, kind: str) -> None:
    status, headers, body = asked(server, PEOPLE, Accept=kind)
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, kind)
    assert "庄稼汉" in body.decode("utf-8")


@pytest.mark.parametrize("kind", sorted(GRAPHS))
def test_every_graph_format_by_its_media_type(server: str, kind: str) -> None:
    status, headers, body = asked(server, "CONSTRUCT WHERE { ?p org:headOf ?o }", Accept=kind)
    assert (status, headers["Content-Type"].partition(";")[0]) == (200, kind)
    assert b"headOf" in body


@pytest.mark.parametrize(
    ("accept", "offered", "kind"),
    [
        ("text/csv;q=0.5, application/sparql-results+xml", RESULTS, "application/sparql-results+xml"),
        ("text/turtle", RESULTS, None),
        ("text/*", RESULTS, "text/csv"),
        ("*/*;q=0.1, text/csv", RESULTS, "text/csv"),
        ("text/csv;q=0", RESULTS, None),
        ("", RESULTS, "application/sparql-results+json"),
        ("application/rdf+xml;q=0.9,text/turtle;q=1.0", GRAPHS, "text/turtle"),
        ("text/csv;q=x, */*;q=0.1", GRAPHS, "text/turtle"),
    ],
)
def test_negotiation(accept: str, offered: dict[str, object], kind: str | None) -> None:
    assert chosen(_accepted([accept]), tuple(offered)) == kind


QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
REFUSED = [
    # body, content type, query string, status, words
    (None, "", "query=SELECT", 400, "cannot be parsed"),
    (None, "", "query=SELECT+*+%7B%7D&query=ASK+%7B%7D", 400, "one `query`"),
    (b"", FORM, "", 400, "one `query`"),
    (b"SELECT * {}", "text/plain", "", 415, "application/sparql-query"),
    (b"\xff", QUERY, "", 400, "not UTF-8"),
    (b"INSERT DATA { <a:a> <a:b> 1 }", UPDATE, "", 403, "read-only"),
    (b"update=DROP+ALL", FORM, "", 403, "read-only"),
    (b"DROP ALL", QUERY, "", 400, "it is an update"),
    (None, "", "update=DROP+ALL", 403, "read-only"),
    (b"ASK {} #" + b"x" * (1 << 20), QUERY, "", 413, "1 MB"),
    (None, "", "query=ASK+%7B%7D&default-graph-uri=http%3A%2F%2Fx", 400, "one graph"),
    (b"SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", QUERY, "", 400, "SERVICE"),
]


@pytest.mark.parametrize(
    ("body", "kind", "fields", "status", "words"), REFUSED, ids=[row[4] + str(k) for k, row in enumerate(REFUSED)]
)
def test_what_is_refused_and_why(
    server: str, body: bytes | None, kind: str, fields: str, status: int, words: str
) -> None:
    url = f"{server}/sparql" + (f"?{fields}" if fields else "")
    found, headers, told = fetch(url, data=body, **({"Content_Type": kind} if kind else {}))
    assert (found, headers["Content-Type"]) == (status, "text/plain; charset=utf-8")
    assert words in told.decode("utf-8")
    assert len(told.splitlines()) == 1


def test_other_methods_and_hosts_are_refused(server: str) -> None:
    request = urllib.request.Request(f"{server}/sparql", b"x", method="PUT")
    with pytest.raises(urllib.error.HTTPError, match="405"):
        urllib.request.urlopen(request, timeout=10)
    # a page of another site whose name was made to point here
    assert fetch(f"{server}/sparql", Host="evil.example")[0] == 400


def test_an_answer_that_is_not_acceptable(server: str) -> None:
    status, _, body = asked(server, PEOPLE, Accept="image/png")
    assert status == 406
    assert b"text/csv" in body


def test_the_service_describes_itself(server: str) -> None:
    _, headers, body = fetch(f"{server}/sparql", Accept="text/turtle")
    assert headers["Content-Type"].startswith("text/turtle")
    assert "sd:supportedLanguage sd:SPARQL11Query" in body.decode()
    assert len(Graph().parse(data=body.decode(), format="turtle")) > 5


def test_other_origins_only_where_they_are_let(server: str, built: Path) -> None:
    assert asked(server, PEOPLE, Origin="https://example.org")[1]["Access-Control-Allow-Origin"] == "*"
    with served(built) as (_, closed):
        assert asked(closed, PEOPLE, Origin="https://example.org")[1]["Access-Control-Allow-Origin"] is None


# --- limits


def test_a_runaway_query_is_stopped_and_the_server_lives_on(server: str) -> None:
    began = time.monotonic()
    status, _, body = asked(server, RUNAWAY)
    assert status == 500
    assert b"stopped after 3 s" in body
    assert time.monotonic() - began < SECONDS + 12
    assert asked(server, PEOPLE)[0] == 200


def test_many_runaways_at_once_leave_a_server(server: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(6) as threads:
        statuses = [status for status, *_ in threads.map(lambda _: asked(server, RUNAWAY), range(6))]
    assert set(statuses) <= {500, 503}
    assert json.loads(asked(server, "ASK {}")[2])["boolean"] is True


def test_an_answer_too_large_is_refused(server: str) -> None:
    status, _, body = asked(server, "SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 100000")
    assert status == 500
    assert b"larger than 1 MB" in body


# --- pages


def test_the_graph_is_at_the_root(server: str, built: Path) -> None:
    status, headers, body = fetch(f"{server}/")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert body == (built / "graph.html").read_bytes()
    assert fetch(f"{server}/statements.jsonl")[0] == 404
    assert fetch(f"{server}/page/..%2f..%2fapp.py")[0] == 404


def test_the_query_page_works_in_a_browser_without_a_network(server: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(locale="zh-CN")
        asked_for: list[str] = []
        faults: list[str] = []
        page.on("request", lambda request: asked_for.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(f"{server}/query")
        page.wait_for_selector(".yasqe .CodeMirror")
        page.select_option("#named", "officials")
        page.wait_for_selector(".yasr table >> text=庄稼汉", timeout=20_000)
        assert "SPARQL" in page.title()
        assert [url for url in asked_for if not url.startswith((server, "data:"))] == []
        assert faults == []
        browser.close()


# --- starting and stopping


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminate"])
def test_it_stops_cleanly(built: Path, number: int) -> None:
    with served(built) as (process, address):
        assert asked(address, "ASK {}")[0] == 200
        process.send_signal(number)
        assert process.wait(15) == 0
        assert process.stdout is not None
        assert process.stdout.read() == ""
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(address, timeout=5)


def test_it_stops_in_the_middle_of_a_query(built: Path) -> None:
    from threading import Thread

    with served(built, "--seconds", "60") as (process, address):

        def runaway() -> None:
            try:
                asked(address, RUNAWAY)
            except OSError:
                return

        thread = Thread(target=runaway)
        thread.start()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        assert process.wait(15) == 0
        thread.join(10)
        assert not thread.is_alive()


def test_a_port_in_use_and_a_missing_build_are_one_sentence(built: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = CliRunner().invoke(main, ["serve", str(built), "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert "name another with --port" in result.output
    assert len(result.output.strip().splitlines()) == 1
    for folder in (tmp_path, tmp_path / "nowhere"):
        result = CliRunner().invoke(main, ["serve", str(folder), "--port", "0"])
        assert result.exit_code == 2
        assert "run `kg build" in result.output
