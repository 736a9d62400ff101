"""networkx's node-link JSON; `networkx.node_link_graph(data, edges="edges")` reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.exports.json_lines import json_line
from kg.graph import KnowledgeGraph, edge_of, node_of


def to_node_link(graph: KnowledgeGraph) -> Iterator[bytes]:
    """The multigraph, a node or an edge a line."""
    yield b'{"directed": true, "multigraph": true, "graph": {}, "nodes": [\n'
    yield from _listed(json_line({**node_of(e), "id": e.id}, b"") for e in graph.entities)
    yield b'], "edges": [\n'
    yield from _listed(
        json_line({**edge_of(s), "source": s.subject, "target": s.object, "key": s.id}, b"") for s in graph.statements
    )
    yield b"]}\n"


def _listed(lines: Iterable[bytes]) -> Iterator[bytes]:
    before = b""
    for line in lines:
        yield before + line
        before = b",\n"
    yield b"\n"
