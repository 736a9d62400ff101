"""GraphML, for yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

from collections.abc import Iterator

from kg.exports.plain import letters, plain
from kg.graph import KnowledgeGraph


def to_graphml(graph: KnowledgeGraph) -> Iterator[str]:
    """GraphML; lists are joined to text, what is unknown is left out."""
    from networkx import generate_graphml

    for line in generate_graphml(plain(graph)):
        yield letters(line) + "\n"
