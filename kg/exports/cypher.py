"""Cypher statements that make the graph in Neo4j and other property-graph databases, one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.graph import KnowledgeGraph
from kg.schema import ENTITY_TYPES

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")  # control characters, and surrogates without their other half


def to_cypher(graph: KnowledgeGraph) -> Iterator[str]:
    """A constraint a label (without it every relationship looks through all nodes), then nodes, then relationships."""
    for kind in ENTITY_TYPES:
        yield f"CREATE CONSTRAINT {kind.lower()}_id IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE;\n"
    types = {}
    for e in graph.entities:
        types[e.id] = e.type
        told: dict[str, Any] = {
            "id": e.id,
            "name": e.name,
            "subtype": e.subtype,
            "aliases": list(e.aliases),
            "code": e.code,
        }
        yield f"CREATE (:{e.type} {_map(told)});\n"
    for s in graph.statements:
        told = {
            "id": s.id, "title": s.title, "date": s.date, "end_date": s.end_date, "confidence": s.confidence,
            "support": s.support, "pages": [e.page for e in s.evidence], "quotes": [e.text for e in s.evidence],
        }  # fmt: skip
        yield (
            f"MATCH (a:{types[s.subject]} {_map({'id': s.subject})}), (b:{types[s.object]} {_map({'id': s.object})}) "
            f"CREATE (a)-[:{s.predicate} {_map(told)}]->(b);\n"
        )


def _map(told: dict[str, Any]) -> str:
    """A map of what is known; an empty list is as good as unknown."""
    return "{" + ", ".join(f"{key}: {_value(value)}" for key, value in told.items() if value not in (None, [])) + "}"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    r"""A string literal; a control character would end the line, so it is escaped.

    >>> print(_quoted("it's\n"))
    'it\'s\n'
    """
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return "'" + _UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}" if m.group() < " " else "\ufffd", escaped) + "'"
