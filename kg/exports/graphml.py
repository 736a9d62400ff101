"""GraphML, for yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from kg.exports.plain import letters, plain
from kg.graph import KnowledgeGraph


def to_graphml(graph: KnowledgeGraph) -> Iterator[str]:
    """GraphML; lists are joined to text, what is unknown is left out."""
    for line in nx.generate_graphml(plain(graph)):
        yield letters(line) + "\n"
