"""Sentences and clauses of an article, with the mentions that stand in each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Article, Evidence, Mention

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’]?")
_CLAUSE = re.compile(r"[^，,；;：:]+")


@dataclass(frozen=True, slots=True)
class Span:
    """A sentence or clause: `article.text[start:end]`, and the mentions in it, in order."""

    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]


def sentences(article: Article, mentions: Sequence[Mention]) -> list[Span]:
    """The sentences of an article; a mark inside a mention ends nothing."""
    return _spans(article, mentions, _SENTENCE, 0, len(article.text))


def clauses(article: Article, sentence: Span) -> list[Span]:
    """The clauses of a sentence."""
    return _spans(article, sentence.mentions, _CLAUSE, sentence.start, sentence.end)


def _spans(article: Article, mentions: Sequence[Mention], pattern: re.Pattern[str], start: int, end: int) -> list[Span]:
    edges: list[tuple[int, int]] = []
    for match in pattern.finditer(article.text, start, end):
        a, b = match.span()
        if edges and any(m.start < a <= m.end and m.start < edges[-1][1] for m in mentions):
            edges[-1] = (edges[-1][0], b)
        else:
            edges.append((a, b))
    return [Span(a, b, article.text[a:b], tuple(m for m in mentions if a <= m.start and m.end <= b)) for a, b in edges]


def quote(article: Article, *offsets: int) -> Evidence:
    """The shortest stretch that covers all `offsets`."""
    start, end = min(offsets), max(offsets)
    return Evidence(article.page, article.id, start, end, article.text[start:end])
