"""The graph as compact rows of JSON; things refer to each other by their place in a list.

Two blocks: what the first frame needs, and the texts of articles, which the page parses when one is read.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import orjson

from kg.graph import KnowledgeGraph
from kg.html.core import FIRST
from kg.html.names import printed, sounds
from kg.html.subtypes import SUBTYPES
from kg.model import Article, Entity, Statement
from kg.schema import ENTITY_TYPES, PREDICATES

Spot = tuple[int, int]
_KINDS = {name: number for number, name in enumerate(ENTITY_TYPES)}
_PREDICATES = {name: number for number, name in enumerate(PREDICATES)}


def blocks(
    graph: KnowledgeGraph, order: Sequence[Entity], whole: Sequence[Spot], opening: Sequence[Spot], *, of: int
) -> tuple[str, str]:
    """The two blocks as JSON that may stand in a script element.

    `order` are the entities, those of the opening view first; `whole` and `opening` their places in pixels in the
    drawing of everything and in that of the opening view; `of` says how many entities the whole graph has.
    """
    index = {e.id: k for k, e in enumerate(order)}
    used = {e.article for s in graph.statements for e in s.evidence} | {m.article for e in order for m in e.mentions}
    articles = [a for a in graph.articles if a.id in used]
    number = {a.id: k for k, a in enumerate(articles)}
    units = [Units(a.text) for a in articles]
    forms = [printed(e) for e in order]
    data = {
        "first": len(opening),
        "step": FIRST,
        "of": of,
        "types": [[t.name, t.zh, t.en, t.colour, t.shape] for t in ENTITY_TYPES.values()],
        "subtypes": SUBTYPES,
        "predicates": [[p.name, p.zh, p.en, p.colour, p.symmetric] for p in PREDICATES.values()],
        "opening": [n for spot in opening for n in spot],
        "entities": [_entity(e, *whole[k], forms[k]) for k, e in enumerate(order)],
        "statements": [_statement(s, index, number, units) for s in graph.statements],
        "rivals": _rivals(graph.statements),
        "articles": [_short([a.id, a.title, a.publication, a.date, a.page, a.page_number]) for a in articles],
        "sounds": sounds(name for k, e in enumerate(order) for name in (e.name, *e.aliases, *forms[k])),
    }
    return _json(data), _json(_texts(articles, order, number, units))


class Units:
    """Offsets of a text as a browser counts them, in UTF-16: a character beyond U+FFFF (𠮷, 😀) is two.

    >>> Units("吉𠮷吉").at(2)
    3
    """

    def __init__(self, text: str) -> None:
        # in few texts: most need no look at each character
        beyond = len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
        self.wide = [k for k, character in enumerate(text) if character > "\uffff"] if beyond else []

    def at(self, offset: int) -> int:
        """The browser's offset of a character's offset."""
        return offset + bisect_left(self.wide, offset) if self.wide else offset


def _entity(e: Entity, x: int, y: int, forms: list[str]) -> list[Any]:
    identity = None if e.id == f"{e.type}/{e.name}" else e.id
    row = [
        e.name,
        _KINDS[e.type],
        e.subtype,
        x,
        y,
        len(e.mentions),
        list(e.aliases),
        forms,
        identity,
        e.code,
        e.territory,
    ]
    return _short(row)


def _statement(s: Statement, index: dict[str, int], number: dict[str, int], units: list[Units]) -> list[Any]:
    places = [(number[e.article], e.start, e.end) for e in s.evidence]
    return _short(
        [
            s.id, index[s.subject], _PREDICATES[s.predicate], index[s.object], s.confidence, s.support,
            [n for a, start, end in places for n in (a, units[a].at(start), units[a].at(end))],
            s.title, s.date, s.end_date, s.first_attested, s.last_attested,
        ]
    )  # fmt: skip


def _rivals(statements: Sequence[Statement]) -> list[int]:
    """The statements that contradict each other, by their places in the list, two and two."""
    place = {s.id: k for k, s in enumerate(statements)}
    pairs = [(k, place[r]) for k, s in enumerate(statements) for r in s.contradicts if place.get(r, -1) > k]
    return [n for pair in pairs for n in pair]


def _texts(
    articles: Sequence[Article], order: Sequence[Entity], number: dict[str, int], units: list[Units]
) -> list[list[Any]]:
    """Text, bylines and the mentions as start, length, entity, one after another, of each article."""
    marks: list[list[tuple[int, int, int]]] = [[] for _ in articles]
    for k, e in enumerate(order):
        for m in e.mentions:
            a = number[m.article]
            start, end = units[a].at(m.start), units[a].at(m.end)
            marks[a].append((start, start - end, k))  # the longest of those that begin together comes first
    return [
        [
            a.text,
            [[units[k].at(b.start), units[k].at(b.end), b.role] for b in a.blocks if b.role != "body"],
            [n for start, length, entity in sorted(marks[k]) for n in (start, -length, entity)],
        ]
        for k, a in enumerate(articles)
    ]


def _short(row: list[Any]) -> list[Any]:
    """A row without the empty cells at its end."""
    while row and row[-1] in (None, []):
        row.pop()
    return row


def _json(value: object) -> str:
    """Compact JSON that cannot end or comment out the script element around it."""
    try:
        text = orjson.dumps(value).decode("utf-8")
    except orjson.JSONEncodeError:  # half a character, from a bad decoding: it becomes one "?"
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
