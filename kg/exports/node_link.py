"""networkx's node-link JSON; `networkx.node_link_graph(data, edges="edges")` reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kg.graph import KnowledgeGraph, edge_of, node_of


def to_node_link(graph: KnowledgeGraph) -> Iterator[str]:
    """The multigraph, a node or an edge a line."""
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    yield '{"directed": true, "multigraph": true, "graph": {}, "nodes": [\n'
    yield from _listed(encode({**node_of(e), "id": e.id}) for e in graph.entities)
    yield '], "edges": [\n'
    yield from _listed(
        encode({**edge_of(s), "source": s.subject, "target": s.object, "key": s.id}) for s in graph.statements
    )
    yield "]}\n"


def _listed(lines: Iterable[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        yield before + line
        before = ",\n"
    yield "\n"
