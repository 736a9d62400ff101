"""GEXF 1.2, for Gephi."""

from __future__ import annotations

from collections.abc import Iterator

from kg.exports.plain import letters, plain
from kg.graph import KnowledgeGraph


def to_gexf(graph: KnowledgeGraph) -> Iterator[str]:
    """GEXF without the day of writing, which would make no two files equal."""
    from networkx import generate_gexf

    for line in generate_gexf(plain(graph), version="1.2draft"):
        if "lastmodifieddate" not in line and not line.strip().startswith("<creator>") and line.strip() != "</meta>":
            yield letters(line) + "\n"
