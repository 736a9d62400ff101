"""Parquet, for pandas, DuckDB, Spark and R: nodes, edges, or statements with names.

pyarrow, 45 MB, is not among the package's own needs: `pip install 'newspaper-kg[parquet]'` brings it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.errors import NotFound
from kg.exports.statements_csv import COLUMNS, statement_rows
from kg.graph import KnowledgeGraph

NODES = {
    "id": "string", "type": "string", "subtype": "string", "name": "string", "aliases": "strings", "code": "string",
    "territory": "string", "mentions": "int",
}  # fmt: skip
EDGES = {
    "id": "string", "subject": "string", "predicate": "string", "object": "string", "title": "string",
    "date": "string", "end_date": "string", "first_attested": "string", "last_attested": "string",
    "confidence": "float", "support": "int", "pages": "strings", "articles": "strings", "quotes": "strings",
}  # fmt: skip
STATEMENTS = {name: {"confidence": "float", "support": "int"}.get(name, "string") for name in COLUMNS}


def to_nodes_parquet(graph: KnowledgeGraph) -> Iterator[bytes]:
    """One row an entity."""
    rows = [(e.id, e.type, e.subtype, e.name, e.aliases, e.code, e.territory, len(e.mentions)) for e in graph.entities]
    yield _file(NODES, rows)


def to_edges_parquet(graph: KnowledgeGraph) -> Iterator[bytes]:
    """One row a statement; `pages`, `articles` and `quotes` go together, one for each piece of evidence."""
    rows = [
        (
            s.id, s.subject, s.predicate, s.object, s.title, s.date, s.end_date, s.first_attested, s.last_attested,
            s.confidence, s.support, *([getattr(e, part) for e in s.evidence] for part in ("page", "article", "text")),
        )
        for s in graph.statements
    ]  # fmt: skip
    yield _file(EDGES, rows)


def to_statements_parquet(graph: KnowledgeGraph) -> Iterator[bytes]:
    """One row a statement, with names in place of ids and its first quote; the columns of the CSV."""
    yield _file(STATEMENTS, list(statement_rows(graph)))


def _file(columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise NotFound("Parquet needs pyarrow: install it with `pip install 'newspaper-kg[parquet]'`.") from error
    kinds = {"string": pa.string(), "strings": pa.list_(pa.string()), "int": pa.int64(), "float": pa.float64()}
    rows = [[_encodable(value) for value in row] for row in rows]
    by_column = zip(*rows, strict=True) if rows else ([] for _ in columns)
    table = pa.table(
        [pa.array(values, kinds[kind]) for values, kind in zip(by_column, columns.values(), strict=True)],
        names=list(columns),
    )
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def _encodable(value: Any) -> Any:
    """Words without lone surrogates, which UTF-8 cannot hold; escapes in their place."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode()
    return [_encodable(one) for one in value] if isinstance(value, (list, tuple)) else value
