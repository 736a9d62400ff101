"""What a dictionary with counts says of a stretch of text: its likeliest words, and how likely they are.

jieba's dictionary (MIT licence) gives words, counts and classes; `data/word_classes.tsv` how
classes follow one another.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import NamedTuple

from kg.lexicon import rows
from kg.words import frequencies, frequency, tag_of

LONGEST = 5  # characters of a word that a join may make
REACH = 6  # characters on either side of a join that are looked at
UNKNOWN = -17.0  # log probability of a character that the dictionary lacks
_CLAUSE = re.compile(r"[\u3400-\u9fff]+$"), re.compile(r"^[\u3400-\u9fff]+")


Entry = tuple[float, str]
_entries: dict[str, Entry] = {}  # those that were asked for: a page asks for some hundreds of 345,000


@lru_cache(maxsize=1)
def _total() -> float:
    return math.log(sum(count for word, count in frequencies().items() if len(word) <= LONGEST))


def entry(word: str) -> Entry | None:
    """The natural log of a word's share of running text, and its class; None for one that the dictionary lacks."""
    found = _entries.get(word)
    if found is None and len(word) <= LONGEST and (count := frequency(word)):
        found = _entries[word] = math.log(count) - _total(), _class(word, tag_of(word))
    return found


def _class(word: str, tag: str) -> str:
    size = "S" if len(word) == 1 else "B"
    if tag in ("nr", "ns", "nt", "nz", "uj", "ul", "vn", "ad", "an"):
        return size + tag
    if tag.startswith("nr"):
        return size + "nr"
    letter = {"i": "n", "l": "n", "j": "n", "s": "n", "z": "a"}.get(tag[0], tag[0])
    return size + (letter if letter in "nvadmqrpcftu" else "x")


@lru_cache(maxsize=1)
def _follows() -> dict[str, dict[str, float]]:
    head, *table = rows("word_classes")
    return {row[0]: dict(zip(head[1:], map(float, row[1:]), strict=True)) for row in table}


def follows(before: str, after: str) -> float:
    """Log of how much more often a word of class `after` comes after one of class `before` than anywhere."""
    return _follows().get(before, {}).get(after, 0.0)


class Edge(NamedTuple):
    """The words at one edge of a line; `scores[k]` is the log probability of the k characters farthest from it."""

    text: str
    scores: tuple[float, ...]
    word: str  # the word at the edge itself
    kind: str  # its class
    orphan: float  # how unlikely the word is by itself, if it is one character; 0 if it is longer or common

    @property
    def best(self) -> float:
        return self.scores[-1]


@lru_cache(maxsize=4096)
def tail(text: str) -> Edge:
    """The edge at the end of `text`."""
    return _edge(_ending(text), forward=True)


@lru_cache(maxsize=4096)
def head(text: str) -> Edge:
    """The edge at the beginning of `text`."""
    found = _CLAUSE[1].match(text[:REACH])
    return _edge(found.group() if found else "", forward=False)


def likelihood(text: str) -> float:
    """The log probability of the words at the end of `text`."""
    return _likeliest(_ending(text), forward=True)[0][-1]


def _ending(text: str) -> str:
    found = _CLAUSE[0].search(text[-REACH:])
    return found.group() if found else ""


def _edge(text: str, *, forward: bool) -> Edge:
    scores, words = _likeliest(text, forward=forward)
    word = words[-1]
    told = entry(word)
    orphan = max(0.0, -8.0 - (told or (UNKNOWN, ""))[0]) if len(word) == 1 else 0.0
    return Edge(text, tuple(scores), word, told[1] if told else "Sx", orphan)


def _likeliest(text: str, *, forward: bool) -> tuple[list[float], list[str]]:
    """Of each beginning of a text (of each end, not `forward`): its log probability, and the word at its edge."""
    known, told = frequencies(), _entries
    scores, words = [0.0], [""]
    for last_words in _cuts(len(text), forward):
        best, chosen = -1e9, ""
        for span, before in last_words:
            word = text[span]
            found = told.get(word)
            if found is None:
                if word in known:
                    found = entry(word)
                elif len(word) > 1:
                    continue
            score = scores[before] + (found[0] if found else UNKNOWN)
            if score > best:
                best, chosen = score, word
        scores.append(best)
        words.append(chosen)
    return scores, words


@lru_cache(maxsize=64)
def _cuts(size: int, forward: bool) -> tuple[tuple[tuple[slice, int], ...], ...]:
    """For each beginning of a text (each end, not `forward`) of so many characters, where its last word can stand, and
    how many characters are before it."""
    return tuple(
        tuple(
            (slice(k - length, k) if forward else slice(size - k, size - k + length), k - length)
            for length in range(1, min(LONGEST, k) + 1)
        )
        for k in range(1, size + 1)
    )


@lru_cache(maxsize=64)
def _across(left: int, right: int) -> tuple[slice, ...]:
    """Where a word across a join can stand, of so many characters before and after it."""
    return tuple(
        slice(start, end)
        for start in range(left - 1, -1, -1)
        for end in range(left + 1, min(left + right, start + LONGEST) + 1)
    )


def gain(left: Edge, right: Edge) -> tuple[float, int]:
    """How much likelier the text becomes if one word may stand across the join, and that word's length; (0, 0) if none.

    >>> value, length = gain(tail("职业技"), head("能培训"))
    >>> value > 3, length
    (True, 4)
    """
    known = frequencies()
    before = left.text[1 - LONGEST :]
    across, middle = before + right.text[: LONGEST - 1], len(before)
    spans = _across(middle, len(across) - middle)
    best, size = 0.0, 0
    if known.keys().isdisjoint(map(across.__getitem__, spans)):
        return best, size  # most joins make no word
    for span in spans:
        word = across[span]
        if word not in known or (told := entry(word)) is None:
            continue
        value = left.scores[span.start - middle - 1] + told[0] + right.scores[middle - span.stop - 1]
        value -= left.best + right.best
        if value > best:
            best, size = value, len(word)
    return best, size
