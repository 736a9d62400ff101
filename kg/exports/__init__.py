"""The graph to files: one module a format, and the table of formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg.errors import InputError, NotFound
from kg.exports.cypher import to_cypher
from kg.exports.gexf import to_gexf
from kg.exports.graphml import to_graphml
from kg.exports.neo4j import to_edges_csv, to_nodes_csv
from kg.exports.node_link import to_node_link
from kg.exports.parquet import to_edges_parquet, to_nodes_parquet, to_statements_parquet
from kg.exports.placing import KEPT, current, finish, staged, write_whole
from kg.exports.statements_csv import to_csv
from kg.exports.tables import TABLES, read_tables, to_table
from kg.graph import KnowledgeGraph
from kg.parallel import share

__all__ = [
    "BUILT",
    "EXPORTERS",
    "Before",
    "current",
    "export",
    "finish",
    "read_tables",
    "staged",
    "write_all",
    "write_into",
]

Exporter = Callable[[KnowledgeGraph], str | Iterable[str | bytes]]


def _rdf(name: str) -> Exporter:
    def write(graph: KnowledgeGraph) -> Iterable[str]:
        from kg import rdf

        return rdf.pieces(graph, name)

    return write


def _html(graph: KnowledgeGraph) -> str:
    from kg.html import to_html

    return to_html(graph)


# Every format by the end of the file's name: a graph in, the file's text out, whole or in pieces.
EXPORTERS: dict[str, Exporter] = {
    ".json": to_node_link,
    ".ttl": _rdf("turtle"),
    ".nt": _rdf("nt"),
    ".nq": _rdf("nquads"),
    ".trig": _rdf("trig"),
    ".jsonld": _rdf("json-ld"),
    ".rdf": _rdf("xml"),
    ".html": _html,
    ".graphml": to_graphml,
    ".gexf": to_gexf,
    ".csv": to_csv,
    ".nodes.csv": to_nodes_csv,
    ".edges.csv": to_edges_csv,
    ".cypher": to_cypher,
    ".parquet": to_statements_parquet,
    ".nodes.parquet": to_nodes_parquet,
    ".edges.parquet": to_edges_parquet,
}
BUILT = (".json", ".ttl", ".html")  # the formats that every build writes


def format_of(name: str) -> str:
    """The format that a file's name ends with, the longest of several.

    Raises
    ------
    NotFound
        If there is none; the message lists the known ones.

    Examples
    --------
    >>> format_of("union.nodes.csv"), format_of("union.CSV")
    ('.nodes.csv', '.csv')
    """
    found = [suffix for suffix in EXPORTERS if name.lower().endswith(suffix)]
    if not found:
        raise NotFound(f"{name} has no known format: expected one of {', '.join(EXPORTERS)}.")
    return max(found, key=len)


def export(graph: KnowledgeGraph, path: str | Path) -> Path:
    """Write a graph in the format that the file's name ends with; gives the file written.

    Raises
    ------
    NotFound
        If no format is known by that ending.
    InputError
        If the file cannot be written.
    """
    path = Path(path)
    exporter = EXPORTERS[format_of(path.name)]
    try:
        return write_whole(path, _pieces(exporter(graph)))
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}.") from error


def write_all(graph: KnowledgeGraph, folder: str | Path, *, formats: Iterable[str] = BUILT) -> list[Path]:
    """The files of a build: the tables, and the graph in each of `formats` as `graph.*`; gives them in order.

    All are written beside first and moved into place as a set, so that a build killed at any moment leaves the
    previous set or the new one.
    """
    folder = Path(folder)
    with staged(folder) as beside:
        names = write_into(graph, beside, formats=formats)
    return [folder / name for name in names]


class Before(NamedTuple):
    """What a build may use of the one before it: its folder, None if its files were touched; and its own version."""

    folder: Path | None
    version: str


def write_into(
    graph: KnowledgeGraph, folder: Path, *, formats: Iterable[str] = BUILT, jobs: int = 1, before: Before | None = None
) -> list[str]:
    """Write the files of a build into a folder as they are, `jobs` at a time; gives their names.

    With `before`, paragraphs of the Turtle file there are used again, and an index for the next build is put into the
    folder's `.kg`. The files do not depend on it.
    """
    written: dict[str, Callable[[], str | Iterable[str | bytes]]] = {
        # what takes longest comes first, so that no process waits long for another
        **{f"graph{suffix}": partial(EXPORTERS[suffix], graph) for suffix in sorted(formats, key=_length)},
        **{f"{name}.jsonl": partial(to_table, graph, name) for name in TABLES},
    }
    if before is not None and "graph.ttl" in written:
        (folder / KEPT).mkdir(exist_ok=True)
        written["graph.ttl"] = partial(_turtle_again, graph, folder, before)
    share([partial(_write, folder / name, make) for name, make in written.items()], jobs=jobs)
    return sorted(written)


def _turtle_again(graph: KnowledgeGraph, folder: Path, before: Before) -> Iterable[bytes]:
    from kg.rdf import reuse
    from kg.rdf.describe import Describer

    describer, version = Describer(graph), before.version
    known = reuse.NOTHING
    if before.folder is not None:
        index = before.folder / KEPT / reuse.INDEX
        known = reuse.earlier(before.folder / "graph.ttl", index, version=version, base=describer.base)
    return reuse.turtle(describer, known, folder / KEPT / reuse.INDEX, version=version)


def _length(suffix: str) -> int:
    return -1 if suffix in (".html", ".ttl") else 0


def _write(path: Path, make: Callable[[], str | Iterable[str | bytes]]) -> None:
    write_whole(path, _pieces(make()))


def _pieces(written: str | Iterable[str | bytes]) -> Iterable[str | bytes]:
    return (written,) if isinstance(written, str) else written
