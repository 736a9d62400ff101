"""The graph to files: one function a format, and the table of formats."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from kg.errors import NotFound
from kg.exports.networks import to_csv, to_cypher, to_gexf, to_graphml, to_node_link
from kg.exports.tables import TABLES, read_tables, to_table
from kg.graph import KnowledgeGraph

__all__ = ["EXPORTERS", "export", "read_tables", "write_all", "write_text"]


def _rdf(name: str) -> Callable[[KnowledgeGraph], str]:
    def write(graph: KnowledgeGraph) -> str:
        from kg import rdf

        return rdf.serialize(graph, name)

    return write


def _html(graph: KnowledgeGraph) -> str:
    from kg.html import to_html

    return to_html(graph)


# Every format by suffix: a graph in, the file's text out.
EXPORTERS: dict[str, Callable[[KnowledgeGraph], str]] = {
    ".json": to_node_link,
    ".ttl": _rdf("turtle"),
    ".nt": _rdf("nt"),
    ".trig": _rdf("trig"),
    ".jsonld": _rdf("json-ld"),
    ".rdf": _rdf("xml"),
    ".html": _html,
    ".graphml": to_graphml,
    ".gexf": to_gexf,
    ".csv": to_csv,
    ".cypher": to_cypher,
}


def export(graph: KnowledgeGraph, path: str | Path) -> Path:
    """Write a graph in the format that the file's suffix names; gives the file written."""
    path = Path(path)
    exporter = EXPORTERS.get(path.suffix.lower())
    if exporter is None:
        raise NotFound(f"{path.name} has no known format: expected one of {', '.join(EXPORTERS)}.")
    return write_text(path, exporter(graph))


def write_all(graph: KnowledgeGraph, folder: str | Path) -> list[Path]:
    """Every file of a build: the tables, the graph as JSON, Turtle and HTML.

    All are written beside the folder's files first and moved into place last, so that a build killed
    before then leaves the previous output whole.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{name}.jsonl": to_table(graph, name) for name in TABLES}
    texts |= {f"graph{suffix}": EXPORTERS[suffix](graph) for suffix in (".json", ".ttl", ".html")}
    with tempfile.TemporaryDirectory(prefix=".build-", dir=folder) as beside:
        for name, text in texts.items():
            Path(beside, name).write_text(text, encoding="utf-8", newline="\n")
        for name in sorted(texts):
            os.replace(Path(beside, name), folder / name)
    return [folder / name for name in sorted(texts)]


def write_text(path: Path, text: str) -> Path:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)
    return path
