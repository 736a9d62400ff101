"""Helpers over tokens: where words begin and end, and what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.model import Article, Mention

_WORDS = "kg words"


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its offsets in the article."""

    text: str
    start: int
    end: int
    tag: str


def words_of(doc: Doc) -> list[Word]:
    """The tokens of a `Doc`; its whitespace tokens included, since they part names."""
    if _WORDS not in doc.user_data:  # every finder asks
        doc.user_data[_WORDS] = [Word(t.text, t.idx, t.idx + len(t.text), t.tag_ or t.ent_type_) for t in doc]
    words: list[Word] = doc.user_data[_WORDS]
    return words


def mention(
    article: Article, start: int, end: int, kind: str, *, subtype: str = "other", rule: str, name: str | None = None
) -> Mention:
    """A mention of `article.text[start:end]`, its name the words without spaces unless told otherwise."""
    text = article.text[start:end]
    called = name if name is not None else "".join(text.split())
    return Mention(article.id, article.page, start, end, text, kind, called, subtype, rule)


def overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Does `[start, end)` share a character with one of `taken`?"""
    return any(start < b and a < end for a, b in taken)


def adjacent(text: str, end: int, start: int) -> bool:
    """Do two words touch, or do only spaces of a wrapped line part them?"""
    return end == start or (end < start and not text[end:start].strip(" \u3000"))
