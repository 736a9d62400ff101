"""Verbs that ask a build in SPARQL: query, serve."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import OUTPUT, aligned, load
from kg.errors import InputError, NotFound, QueryError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.rdf.library import Named


@click.command()
@click.argument("sparql", required=False)
@OUTPUT
@click.option("--param", "-p", "params", multiple=True, metavar="NAME=VALUE", help="A named query's parameter.")
@click.option("--list", "listing", is_flag=True, help="List the named queries and what they take.")
@click.option("--show", is_flag=True, help="Print the query, do not ask it.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "turtle"]),
    help="table by default; turtle for CONSTRUCT and DESCRIBE.",
)  # fmt: skip
def query(
    sparql: str | None, output: Path, params: tuple[str, ...], listing: bool, show: bool, form: str | None
) -> None:
    """Answer SPARQL: a query, a file, the name of one of --list, or `-` for stdin.

    SELECT, ASK, CONSTRUCT and DESCRIBE of SPARQL 1.1. The prefixes dct, foaf, kg, oa, org, prov, rdf, rdfs, schema,
    skos and xsd need not be declared.
    """
    from kg.rdf.library import library

    if listing:
        click.echo("\n".join(_told(named) for named in library().values()))
        return
    if sparql is None:
        raise InputError(
            "no query is given: write one, name one of `kg query --list`, or give `-` to read it from stdin."
        )
    text = _text(sparql, params)
    click.echo(text if show else _answer(text, output, form), nl=show)


def _told(named: Named) -> str:
    head = f"{named.name}\n    {named.zh}\n    {named.en}"
    return "\n".join([head, *(f"    -p {p.name}={p.default}  {p.gloss}" for p in named.parameters)])


def _text(sparql: str, params: Sequence[str]) -> str:
    """The query that an argument means."""
    from kg.rdf.library import library

    if sparql in library():
        pairs = [p.partition("=") for p in params]
        if wrong := next((name for name, sign, _ in pairs if not sign), None):
            raise InputError(f"--param {wrong} has no value: expected NAME=VALUE.")
        return library()[sparql].with_values({name: value for name, _, value in pairs})
    if params:
        raise InputError("--param goes with a named query: `kg query --list` shows them.")
    try:
        if sparql == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig")
        if len(sparql) < 4096 and "\n" not in sparql and Path(sparql).is_file():
            return Path(sparql).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{sparql} cannot be read as UTF-8 text: {error}.") from error
    if not any(c in sparql for c in "{<"):
        raise NotFound(f"{sparql!r} is no query, no file and none of the named ones: {', '.join(library())}.")
    return sparql


def _answer(text: str, output: Path, form: str | None) -> str:
    import pyoxigraph as ox

    from kg import rdf

    store, base = _opened(output)
    answer = rdf.run(store, text, base=base)
    if isinstance(answer, ox.QueryTriples) and form in (None, "turtle"):
        return rdf.answer_turtle(answer, base=base)
    if form == "turtle":
        raise QueryError("a SELECT or ASK has no Turtle: expected --format table, json or csv, or a CONSTRUCT.")
    names = [v.value for v in answer.variables] if isinstance(answer, ox.QuerySolutions) else None
    rows = rdf.rows(answer)
    return {"json": _json, "csv": _csv, "table": _table}[form or "table"](names or list(rows[0] if rows else {}), rows)


def _opened(output: Path) -> tuple[ox.Store, str]:
    """The store of a build and its base: from its Turtle file, else from its tables."""
    from kg import rdf
    from kg.exports import current
    from kg.exports.tables import base_of

    path = current(output, "graph.ttl")
    if path.is_file():
        return rdf.store_of_file(path), base_of(output)
    graph = load(output)
    return graph.store, graph.base_iri


def _table(names: list[str], rows: list[dict[str, Any]]) -> str:
    return aligned(rows) + "\n"


def _json(names: list[str], rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1, default=str) + "\n"


def _csv(names: list[str], rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@click.command()
@click.argument("output", type=click.Path(path_type=Path), default=Path("output"))
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0 takes a free one.")
@click.option("--cors", is_flag=True, help="Let pages of other origins ask.")
@click.option(
    "--seconds", type=click.FloatRange(0, min_open=True), default=30, show_default=True, help="Time a query may take."
)
@click.option("--max-mb", type=click.IntRange(1), default=64, show_default=True, help="Size an answer may have.")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, help="Queries answered at once.")
def serve(output: Path, port: int, cors: bool, seconds: float, max_mb: int, workers: int) -> None:
    """Serve the build in OUTPUT on this machine: the graph, a page for queries, a read-only SPARQL endpoint."""
    from kg.serve import Limits
    from kg.serve import serve as run

    if not output.is_dir():
        raise NotFound(f"{output} is no folder: run `kg build CORPUS --output {output}` first.")
    run(output, port=port, cors=cors, workers=workers, limits=Limits(seconds, max_mb), say=click.echo)
