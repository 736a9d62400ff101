"""One row a statement, with names and its first quote: for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.exports.csv_rows import csv_lines
from kg.graph import KnowledgeGraph

COLUMNS = ("id", "subject", "predicate", "object", "title", "date", "confidence", "support", "page", "quote")


def to_csv(graph: KnowledgeGraph) -> Iterator[str]:
    """The statements as CSV (RFC 4180, with newlines alone)."""
    return csv_lines(COLUMNS, statement_rows(graph))


def statement_rows(graph: KnowledgeGraph) -> Iterator[tuple[Any, ...]]:
    """A tuple of `COLUMNS` for each statement."""
    names = {e.id: e.name for e in graph.entities}
    for s in graph.statements:
        page, quote = (s.evidence[0].page, s.evidence[0].text) if s.evidence else (None, None)
        yield (
            s.id, names[s.subject], s.predicate, names[s.object], s.title, s.date, s.confidence, s.support, page, quote,
        )  # fmt: skip
