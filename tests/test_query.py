"""Questions in SPARQL: the command, the named queries, and what a wrong query is told."""

from __future__ import annotations

import csv
import datetime
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

import kg
from kg import rdf
from kg.cli import main
from kg.errors import NotFound, QueryError
from kg.exports import write_all
from kg.model import Evidence, Statement
from kg.rdf.library import library
from tests.test_rdf import UNION, posts

LONG_AGO = ("2021-03-01", "2023-06-30")


@pytest.fixture(scope="module")
def built(corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("built")
    write_all(corpus, folder)
    return folder


def ask(folder: Path, *arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *arguments, "--output", str(folder)], input=stdin)


UNIONS = 'SELECT ?name { ?o a org:FormalOrganization ; skos:prefLabel ?name FILTER(STRENDS(?name, "省总工会")) } ORDER BY ?name'


def test_a_query_from_an_argument_a_file_or_stdin(built: Path, tmp_path: Path) -> None:
    file = tmp_path / "unions.rq"
    file.write_text("\ufeff" + UNIONS, encoding="utf-8")
    answers = {ask(built, UNIONS).output, ask(built, str(file)).output, ask(built, "-", stdin=UNIONS).output}
    assert len(answers) == 1
    assert "福建省总工会" in answers.pop()


def test_chinese_columns_line_up(built: Path) -> None:
    output = ask(built, "SELECT ?a ?b { VALUES (?a ?b) { ('福建省总工会' 1) ('abc' 22) ('，ab' 3) } }").output
    assert output == "a             b\n------------  --\n福建省总工会  1\nabc           22\n，ab          3\n"


def test_formats(built: Path) -> None:
    rows = json.loads(ask(built, UNIONS, "--format", "json").output)
    told = list(csv.DictReader(io.StringIO(ask(built, UNIONS, "--format", "csv").output)))
    assert rows == told
    assert {"name": "福建省总工会"} in rows
    empty = "SELECT ?a ?b { ?a kg:nothing ?b }"
    assert ask(built, empty, "--format", "csv").output == "a,b\n"
    assert ask(built, empty, "--format", "json").output == "[]\n"
    assert ask(built, empty).output == "(no rows)\n"
    assert json.loads(ask(built, "ASK { ?x org:headOf ?y }", "--format", "json").output) == [{"ask": True}]


@pytest.mark.parametrize(
    "sparql",
    [
        'DESCRIBE ?p { ?p skos:prefLabel "庄稼汉"@zh }',
        "CONSTRUCT { ?p org:headOf ?o } WHERE { ?p org:headOf ?o }",
        'CONSTRUCT { ?p skos:note "\\"]]>\\\\\\u0001"@zh } WHERE { ?p org:headOf ?o }',
    ],
)
def test_graphs_come_as_turtle(built: Path, sparql: str) -> None:
    one, two = ask(built, sparql), ask(built, sparql, "--format", "turtle")
    assert one.output == two.output
    assert len(Graph().parse(data=one.output, format="turtle")) > 0
    assert {"subject", "predicate", "object"} == set(json.loads(ask(built, sparql, "--format", "json").output)[0])


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT ?x WHERE { ?x ", "line 1, column 22, at its end: it ends before it is complete"),
        ("SELECT ?x {\n ?x foo:bar 3 }", "line 2, column 12, at '3 }': the prefix foo: is neither declared nor known"),
        ("PREFIX a: <a:>\nINSERT DATA { a:a a:b a:c }", "it is an update (INSERT): a build is read, never changed"),
        ("DROP ALL", "no query, no file and none of the named ones: about"),
        ("SELECT ?x (COUNT(*) AS ?n) {\n ?x a ?y }", "the SELECT contains a variable that is unbound"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "asks another server (SERVICE)"),
        ("SELECT * { ?s ?p ?o } LIMIT -1", "line 1, column 29, at '-1'"),
        ("{}", "it ends before it is complete"),
    ],
)
def test_a_wrong_query_is_told_where_and_why(built: Path, sparql: str, words: str) -> None:
    result = ask(built, sparql)
    assert result.exit_code == 2
    assert words in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert "\\u{" not in result.output


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a kg:Programme }",
        'SELECT * { ?s skos:prefLabel "SERVICE <x>" }',
        "SELECT * { ?s ?p ?o } LIMIT 1 # SERVICE <x>",
        "SELECT * { ?s a <http://example.org/SERVICE> }",
        'SELECT * { ?s kg:service """a " SERVICE b""" }',
        "SELECT * { ?s a $SERVICE } LIMIT 1",
    ],
)
def test_a_word_is_no_request(corpus, sparql: str) -> None:  # type: ignore[no-untyped-def]
    rdf.query(corpus, sparql)


def test_python_values() -> None:
    rows = kg.query(
        posts(Statement(
            "s1", "Person/甲", "holdsPost", f"Organisation/{UNION}", (Evidence("p.txt", "p#a1", 0, 2, "甲乙"),), "主席",
            "2021-03", None, 0.875, 2, "2024-05-22", "2024-05-23",
        )),
        "SELECT ?s ?n ?c ?first ?since ?none (?n > 1 AS ?many) { ?s kg:support ?n ; kg:confidence ?c ; kg:firstAttested ?first ; "
        "schema:startDate ?since OPTIONAL { ?s schema:endDate ?none } }",
    )  # fmt: skip
    assert rows == [
        {
            "s": "https://kg.example/id/statement/s1", "n": 2, "c": 0.875, "first": datetime.date(2024, 5, 22),
            "since": "2021-03", "none": None, "many": True,
        }
    ]  # fmt: skip


def test_the_store_is_kept(corpus) -> None:  # type: ignore[no-untyped-def]
    assert corpus.store is corpus.store
    with pytest.raises(QueryError):
        kg.query(corpus, "SELECT")


# --- named queries: name, parameters, a row that the corpus gives

NAMED = [
    (
        "officials",
        {"body": UNION, "at": "2023-10-31"},
        {"person": "庄稼汉", "post": "主席", "quote": "省总工会主席庄稼汉"},
    ),
    ("posts", {"person": "庄稼汉"}, {"body": "福建省人大常委会", "post": "副主任"}),
    ("programmes", {"body": "浙江省总工会"}, {}),
    ("who-was-where", {"place": "杭州市"}, {}),
    ("most-connected", {"least": "10"}, {"body": "中华全国总工会"}),
    ("single-source", {"below": "0.8"}, {}),
    ("about", {"name": "庄稼汉"}, {"relation": "任职", "object": UNION}),
    ("awards", {}, {}),
    ("coverage", {}, {"paper": "工人日报"}),
    ("reporters", {}, {"author": "郑莉"}),
    ("reprints", {}, {"page": "陕西工人报_2023-10-09.txt"}),
]


@pytest.mark.parametrize(("name", "values", "row"), NAMED, ids=[name for name, *_ in NAMED])
def test_named_queries_answer(built: Path, name: str, values: dict[str, str], row: dict[str, str]) -> None:
    arguments = [x for k, v in values.items() for x in ("--param", f"{k}={v}")]
    rows = json.loads(ask(built, name, *arguments, "--format", "json").output)
    assert any(row.items() <= found.items() for found in rows), rows[:5]


@pytest.mark.parametrize("name", sorted(library()))
def test_every_named_query_runs_as_it_stands(corpus, name: str) -> None:  # type: ignore[no-untyped-def]
    named = library()[name]
    assert named.zh
    assert named.en[0].isupper()
    rdf.query(corpus, named.sparql)
    assert named.sparql.count("VALUES") == len(named.parameters), "a parameter that its pattern does not see"
    listed = CliRunner().invoke(main, ["query", "--list"]).output
    assert named.zh in listed
    assert all(f"-p {p.name}=" in listed for p in named.parameters)


def test_officials_at_a_date() -> None:
    began, ended = LONG_AGO
    graph = posts(
        Statement("s0", "Person/甲", "holdsPost", f"Organisation/{UNION}", (Evidence("p.txt", "p#a1", 0, 1, "甲"),), "主席",
                  "2020", "2023-06-30", first_attested="2024-05-22", last_attested="2024-05-22"),
        Statement("s1", "Person/乙", "holdsPost", f"Organisation/{UNION}", (Evidence("p.txt", "p#a1", 1, 2, "乙"),), "主席",
                  first_attested="2024-05-22", last_attested="2024-05-22"),
    )  # fmt: skip

    def at(date: str) -> set[str]:
        return {row["person"] for row in rdf.query(graph, library()["officials"].with_values({"at": date}))}

    assert (at("2019"), at(began), at(ended), at("2024-05-22"), at("")) == (set(), {"甲"}, {"甲"}, {"乙"}, {"甲", "乙"})


def test_conflicts_are_those_of_the_graph(corpus, practice) -> None:  # type: ignore[no-untyped-def]
    rival = posts(
        *(
            Statement(f"s{k}", f"Person/{c}", "holdsPost", f"Organisation/{UNION}", (Evidence("p.txt", "p#a1", k, k + 1, c),), "主席",
                      first_attested="2024-05-22", last_attested="2024-05-22")
            for k, c in enumerate("甲乙")
        )
    )  # fmt: skip
    for graph in (rival, corpus, practice):
        rows = rdf.query(graph, library()["conflicts"].sparql)
        found = {frozenset((row["person"], row["rival"], row["body"])) for row in rows}
        wanted = {
            frozenset((graph.entity(a.subject).name, graph.entity(b.subject).name, graph.entity(a.object).name))
            for a, b in graph.conflicts()
        }
        assert found == wanted


def test_partners_work_both_ways() -> None:
    graph = posts()
    bodies = tuple(replace(graph.entities[0], id=f"Organisation/{c}会", name=f"{c}会") for c in "甲乙")
    joint = Statement(
        "s0", "Organisation/甲会", "cooperatesWith", "Organisation/乙会", (Evidence("p.txt", "p#a1", 0, 2, "甲乙"),)
    )
    graph = replace(graph, entities=bodies, statements=(joint,))
    for body, partner in ("甲乙", "乙甲"):
        rows = rdf.query(graph, library()["partners"].with_values({"body": f"{body}会"}))
        assert rows == [{"partner": f"{partner}会", "date": None, "page": "p.txt", "quote": "甲乙"}]


def test_hierarchy_goes_down_any_depth() -> None:
    graph = posts()
    bodies = tuple(replace(graph.entities[0], id=f"Organisation/{c}会", name=f"{c}会") for c in "上中下")
    evidence = (Evidence("p.txt", "p#a1", 0, 1, "甲"),)
    parts = tuple(
        Statement(
            f"s{k}", f"Organisation/{a}会", "partOf", f"Organisation/{b}会", evidence, first_attested="2024-05-22"
        )
        for k, (a, b) in enumerate(("中上", "下中"))
    )
    graph = replace(graph, entities=bodies, statements=parts)
    rows = rdf.query(graph, library()["hierarchy"].with_values({"body": "上会"}))
    assert rows == [{"unit": "中会", "under": "上会"}, {"unit": "下会", "under": "中会"}]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from('"\\{}@zh #\n\r\t?%') | st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_value_ends_a_query(value: str) -> None:
    graph = posts()
    graph = replace(graph, entities=(replace(graph.entities[1], name=value),))
    sparql = library()["about"].with_values({"name": value})
    assert rdf.query(graph, sparql) == []
    found = rdf.query(
        graph,
        "SELECT ?x { " + sparql.splitlines()[3].replace("?name", "?l") + "\n ?x a foaf:Person ; skos:prefLabel ?l }",
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["posts", "--param", "body=甲"], "has no parameter 'body': it takes person"),
        (["awards", "--param", "body=甲"], "it takes none"),
        (["posts", "--param", "person"], "expected NAME=VALUE"),
        (["most-connected", "--param", "least=viele"], "expected a number"),
        (["SELECT * {}", "--param", "a=b"], "goes with a named query"),
        (["offcials"], "none of the named ones: about, awards"),
        ([], "no query is given"),
        (["posts", "--format", "turtle"], "has no Turtle"),
    ],
)
def test_mistakes(built: Path, arguments: list[str], words: str) -> None:
    result = ask(built, *arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_a_query_that_is_no_text(built: Path, tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read as UTF-8" in ask(built, str(tmp_path / "x.rq")).output
    assert "cannot be read as UTF-8" in ask(built, "-", stdin=b"SELECT \xff").output


def test_the_turtle_file_and_the_tables_answer_alike(built: Path, corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_all(corpus, tmp_path, formats=())
    for sparql in ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "officials", "conflicts", "coverage"):
        assert ask(tmp_path, sparql).output == ask(built, sparql).output
    (tmp_path / "graph.ttl").write_text("@prefix : <x:> . :a :b", encoding="utf-8")
    assert "run `kg build` again" in ask(tmp_path, "ASK {}").output


def test_show_prints_the_query(built: Path) -> None:
    shown = ask(built, "posts", "-p", 'person=甲"乙', "--show").output
    assert 'VALUES ?person { "甲\\"乙"@zh }' in shown


def test_the_base_of_a_build_goes_with_it(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_all(replace(corpus, base_iri="https://data.example.org/g/"), tmp_path)
    sparql = "SELECT ?p { ?p a foaf:Person } LIMIT 1"
    assert "https://data.example.org/g/Person/" in ask(tmp_path, sparql).output
    assert kg.load(tmp_path).base_iri == "https://data.example.org/g/"
    done = CliRunner().invoke(
        main, ["export", str(tmp_path / "x.nt"), "-o", str(tmp_path), "--base-iri", "https://other.example/"]
    )
    assert done.exit_code == 0
    assert "<https://other.example/Person/" in (tmp_path / "x.nt").read_text(encoding="utf-8")
    done = CliRunner().invoke(main, ["export", str(tmp_path / "x.nt"), "-o", str(tmp_path), "--base-iri", "nowhere"])
    assert done.exit_code == 2
    assert "is no base for IRIs" in done.output


def test_schema_gives_the_vocabulary_and_the_shapes() -> None:
    for option, text in (("--turtle", rdf.vocabulary_file()), ("--shacl", rdf.shapes_file())):
        assert CliRunner().invoke(main, ["schema", option]).output == text


def test_an_unknown_query_is_not_found() -> None:
    with pytest.raises(NotFound):
        library()["posts"].with_values({"nobody": "x"})
