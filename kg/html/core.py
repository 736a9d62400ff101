"""What of a graph the page holds, which nodes it opens on, and how large a node and its label are."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

import numpy as np

from kg.graph import KnowledgeGraph
from kg.model import Entity, Statement
from kg.settings import PAGE_HOLDS

FIRST = 300  # nodes drawn when the page opens
MOST = PAGE_HOLDS
LETTERS = 8_000_000  # characters of articles that it holds, 24 MB
SUBJECT, OBJECT = attrgetter("subject"), attrgetter("object")
LINE = 9  # characters of a label's line, two lines at most
FONT = 13.0  # pixels; a Chinese character is a square of it
LEADING = 16.0
_NARROW = re.compile("[\0-\u2e80]")  # letters and digits: about half as wide as a Chinese character


def ranked(nodes: int, edges: Sequence[tuple[int, int]]) -> tuple[list[int], int]:
    """All nodes, those that the page opens on first; and the number of these.

    They are the nodes of highest degree that have a neighbour among themselves, so that no dot stands alone.
    """
    near: list[set[int]] = [set() for _ in range(nodes)]
    for a, b in edges:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    order = sorted(range(nodes), key=lambda k: (-len(near[k]), k))
    linked: dict[int, None] = {}
    chosen: set[int] = set()
    for k in order:
        if len(linked) >= FIRST or not near[k]:
            break
        chosen.add(k)
        touched = near[k] & chosen
        if touched:
            linked |= dict.fromkeys((k, *sorted(touched)))
    opening = sorted(linked, key=lambda k: (-len(near[k]), k))[:FIRST]
    rest = set(range(nodes)) - set(opening)
    return [*opening, *(k for k in order if k in rest)], len(opening)


def pared(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The part of a graph that a page holds: all of it, up to `MOST` entities and `LETTERS` characters of articles.

    Of a larger one it is the entities with the most neighbours, what is stated of two of them, those between the best
    connected first, and the articles that say so.
    """
    if len(graph.entities) <= MOST and sum(len(a.text) for a in graph.articles) <= LETTERS:
        return graph
    rank = {graph.entities[k].id: place for place, k in enumerate(_best_connected(graph))}
    said = [s for s in graph.statements if s.subject in rank and s.object in rank]
    said.sort(key=lambda s: (max(rank[s.subject], rank[s.object]), s.id))
    articles = {a.id: a for a in graph.articles}
    held, room = set[str](), LETTERS
    for identity in _told_by(said):
        if identity not in held and len(articles[identity].text) <= room:
            room -= len(articles[identity].text)
            held.add(identity)
    return replace(
        graph,
        articles=tuple(a for a in graph.articles if a.id in held),
        entities=tuple(_told_in(held, e) for e in graph.entities if e.id in rank),
        statements=tuple(
            s if len(told) == len(s.evidence) else replace(s, evidence=told)
            for s in sorted(said, key=lambda s: s.id)
            if (told := tuple([e for e in s.evidence if e.article in held]))
        ),
    )


def _told_in(held: set[str], entity: Entity) -> Entity:
    """The entity with its mentions in some articles alone."""
    mentions = tuple([m for m in entity.mentions if m.article in held])
    return entity if len(mentions) == len(entity.mentions) else replace(entity, mentions=mentions)


def _best_connected(graph: KnowledgeGraph) -> list[int]:
    """The numbers of the entities with the most neighbours, in arrays: a large graph has no room for sets of them."""
    number = {e.id: k for k, e in enumerate(graph.entities)}
    ends = (array("q", (number[end(s)] for s in graph.statements)) for end in (SUBJECT, OBJECT))
    pairs = np.sort(np.stack([np.frombuffer(column, dtype=np.int64) for column in ends], axis=1), axis=1)
    tied = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    degree = np.bincount(tied.ravel(), minlength=len(number))
    best: list[int] = np.argsort(-degree, kind="stable")[:MOST].tolist()
    return best


def _told_by(statements: Sequence[Statement]) -> Iterator[str]:
    """The articles that say something, the first words of every statement before the second words of any."""
    for statement in statements:
        yield from (e.article for e in statement.evidence[:1])
    for statement in statements:
        yield from (e.article for e in statement.evidence[1:])


def radius(degree: int) -> float:
    """Pixels from the middle of a symbol to its rim.

    >>> radius(0), round(radius(40))
    (8.0, 22)
    """
    return 8.0 + 2.2 * math.sqrt(min(degree, 64))


def box(name: str, degree: int) -> tuple[float, float, float]:
    """Width and height of symbol and label, and how far the symbol's middle lies above the box's."""
    width = len(name) - 0.44 * len(_NARROW.findall(name))
    lines = 1 if width <= LINE else 2
    wide = max(2 * radius(degree), min(width if lines == 1 else width / 2 + 1, LINE) * FONT) + 8.0
    below = 2.0 + lines * LEADING
    return wide, 2 * radius(degree) + below + 6.0, below / 2.0
