"""Nodes and relationships as CSV with the headers of Neo4j's bulk importer.

`neo4j-admin database import full --nodes=graph.nodes.csv --relationships=graph.edges.csv --array-delimiter=";"
--multiline-fields=true` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.exports.csv_rows import csv_lines
from kg.graph import KnowledgeGraph

NODES = ("id:ID", ":LABEL", "name", "subtype", "aliases:string[]", "code", "territory", "mentions:int")
EDGES = (
    ":START_ID", ":TYPE", ":END_ID", "id", "title", "date", "end_date", "first_attested", "last_attested",
    "confidence:double", "support:int", "pages:string[]", "quotes:string[]",
)  # fmt: skip


def to_nodes_csv(graph: KnowledgeGraph) -> Iterator[str]:
    """One row an entity; its type is the label."""
    return csv_lines(
        NODES,
        (
            (e.id, e.type, e.name, e.subtype, _array(e.aliases), e.code, e.territory, len(e.mentions))
            for e in graph.entities
        ),
    )


def to_edges_csv(graph: KnowledgeGraph) -> Iterator[str]:
    """One row a statement; its predicate is the type of the relationship."""
    return csv_lines(
        EDGES,
        (
            (
                s.subject, s.predicate, s.object, s.id, s.title, s.date, s.end_date, s.first_attested, s.last_attested,
                s.confidence, s.support, _array(e.page for e in s.evidence), _array(e.text for e in s.evidence),
            )
            for s in graph.statements
        ),
    )  # fmt: skip


def _array(values: Iterable[str]) -> str:
    """An array's cell; the importer knows no escape for its delimiter, so a semicolon becomes a full-width one."""
    return ";".join(value.replace(";", "；") for value in values)
