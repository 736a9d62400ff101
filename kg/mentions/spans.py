"""Helpers over tokens: where words begin and end, and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from kg.model import Article, Mention

_WORDS = "kg words"


class Word(NamedTuple):
    """A token with its offsets in the article."""

    text: str
    start: int
    end: int
    tag: str


def words_of(doc: Doc) -> list[Word]:
    """The tokens of a `Doc`; its whitespace tokens included, since they part names."""
    if _WORDS not in doc.user_data:  # every finder asks
        doc.user_data[_WORDS] = list(_words(doc))
    words: list[Word] = doc.user_data[_WORDS]
    return words


def _words(doc: Doc) -> Iterator[Word]:
    # one array for all tokens: a spaCy object for each would take three times as long
    text, strings = doc.text, doc.vocab.strings
    rows = doc.to_array(["LENGTH", "SPACY", "TAG", "ENT_TYPE"]).tolist()
    names = {number: strings[number] for _, _, tag, label in rows for number in (tag, label)}
    start = 0
    for length, spaced, tag, label in rows:
        end = start + length
        yield Word(text[start:end], start, end, names[tag] or names[label])
        start = end + spaced


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
