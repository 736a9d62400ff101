"""Stretches of an article: mentions made of them, which of them cross, and which tokens lie in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from kg.model import Article, Mention
from kg.tokens import Word

_BLOCK = 64  # characters

_START, _END = itemgetter(1), itemgetter(2)  # of a word


def mention(
    article: Article, start: int, end: int, kind: str, *, subtype: str = "other", rule: str, name: str | None = None
) -> Mention:
    """A mention of `article.text[start:end]`, its name the words without spaces unless told otherwise."""
    text = article.text[start:end]
    called = name if name is not None else "".join(text.split())
    return Mention(article.id, article.page, start, end, text, kind, called, subtype, rule)


class Stretches:
    """Stretches of a text, kept by the blocks of it that they touch: what crosses or holds another is found at once,
    however many there are.

    >>> taken = Stretches([(3, 9)])
    >>> taken.cross(8, 12), taken.cross(9, 12), taken.hold(3, 8), taken.hold(3, 10)
    (True, False, True, False)
    """

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._blocks: dict[int, list[tuple[int, int]]] = {}
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int) -> None:
        span = start, end
        for block in range(start // _BLOCK, (end - 1) // _BLOCK + 1):
            if block in self._blocks:
                self._blocks[block].append(span)
            else:
                self._blocks[block] = [span]

    def remove(self, start: int, end: int) -> None:
        for block in range(start // _BLOCK, (end - 1) // _BLOCK + 1):
            self._blocks[block].remove((start, end))

    def cross(self, start: int, end: int) -> bool:
        """Does one share a character with `[start, end)`?"""
        blocks = range(start // _BLOCK, (end - 1) // _BLOCK + 1)
        return any(start < b and a < end for block in blocks for a, b in self._blocks.get(block, ()))

    def hold(self, start: int, end: int) -> bool:
        """Does `[start, end)` lie inside one?"""
        return any(a <= start and end <= b for a, b in self._blocks.get(start // _BLOCK, ()))


def stretches(mentions: Iterable[Mention]) -> Stretches:
    """Where mentions stand."""
    return Stretches((m.start, m.end) for m in mentions)


def words_inside(words: Sequence[Word], start: int, end: int) -> Sequence[Word]:
    """The words that lie wholly in `[start, end)`."""
    first = bisect_left(words, start, key=_START)
    return words[first : bisect_right(words, end, lo=first, key=_END)]


def words_from(words: Sequence[Word], first: int, last: int) -> Sequence[Word]:
    """The words that begin in `[first, last]`."""
    number = bisect_left(words, first, key=_START)
    return words[number : bisect_right(words, last, lo=number, key=_START)]


def word_at(words: Sequence[Word], at: int) -> int | None:
    """The number of the word that holds a character; None if none does."""
    number = bisect_right(words, at, key=_START) - 1
    return number if number >= 0 and at < words[number].end else None


def starts_word(words: Sequence[Word], at: int) -> Word | None:
    """The word that begins at a place of the text, if one does."""
    number = bisect_left(words, at, key=_START)
    return words[number] if number < len(words) and words[number].start == at else None


def ends_word(words: Sequence[Word], at: int) -> bool:
    """Does a word end at a place of the text?"""
    number = bisect_left(words, at, key=_END)
    return number < len(words) and words[number].end == at


def adjacent(text: str, end: int, start: int) -> bool:
    """Do two words touch, or do only spaces of a wrapped line part them?"""
    return end == start or (end < start and not text[end:start].strip(" \u3000"))
