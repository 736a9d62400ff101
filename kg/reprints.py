"""Reprints: the same story, or a long passage of it, printed twice.

Windows of a text are looked up by MinHash over five-character shingles (Broder 1997) in an index of bands (Leskovec,
Rajaraman and Ullman 2014, chapter 3); what two articles share is then measured in common runs, so that a slogan makes
no reprint. All windows of an article are sketched at once, and only windows that share a band with any other are
looked up one by one: most of a corpus is printed once.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

import numpy as np
import numpy.typing as npt

from kg.model import Article
from kg.text import fold

SHINGLE = 5
PART = 80  # shingles; a window is WIDE parts and begins STEP parts after the one before it
WIDE, STEP = 3, 2  # two papers cut one story differently, half of some window is always shared
BANDS, ROWS = 21, 3  # two windows alike by 0.5 are found with p = 0.94, by 0.05 with p = 0.003
MIN_SHARED = 120  # characters in common runs of at least RUN: below, two reports share a quotation and no more
RUN = 12
GAP = 40  # characters between two common runs of one passage: a misprint, a sentence left out
COMMON = 30  # windows found alike: more is a form that every paper prints (lists of duties, weather), not a story
CHECKED = 8  # articles measured against one, those with the most windows alike first
NEARBY = 256  # articles whose letters are at hand: printings of one story stand near each other
Hashes = npt.NDArray[np.uint64]
Codes = npt.NDArray[np.uint16]
_BASE = np.uint64(0x9E3779B97F4A7C15)
_RANDOM = np.random.Generator(np.random.PCG64(1))
_FACTORS, _TERMS = _RANDOM.integers(1, 1 << 63, (2, BANDS * ROWS), dtype=np.uint64) * np.uint64(2) + np.uint64(1)


@dataclass(frozen=True)
class _Windows:
    """The windows of all articles in one array: their band keys [n, BANDS], and the number of each one's article."""

    keys: Hashes
    owners: npt.NDArray[np.int_]


def mark_reprints(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in their order; those that print an earlier one's story have `reprint_of` and the passage set.

    The original is the first by date and id. A part behind a jump line is no reprint of the part before it.
    """
    order = sorted(articles, key=lambda a: (a.date or "9999", a.id))
    windows = _windows(order)
    letters = lru_cache(maxsize=NEARBY)(lambda number: _letters(order[number].text))
    known = lru_cache(maxsize=NEARBY)(lambda number: np.sort(_hashes(letters(number), RUN)))
    original: dict[str, tuple[str, tuple[int, int]]] = {}
    for number, alike in _alike(windows):
        article, own = order[number], letters(number)
        runs = _hashes(own, RUN)
        for far in sorted(alike, key=lambda far: (-alike[far], order[far].id))[:CHECKED]:
            other = order[far].id
            at = _shared(known(far), runs)
            if at.size >= min(MIN_SHARED, own.size // 2) and other != article.previous_part:
                passage = _longest(at, np.flatnonzero(_folded(article.text)))
                original[article.id] = original[other][0] if other in original else other, passage
                break
    return tuple(
        replace(a, reprint_of=original[a.id][0], reprint_passage=original[a.id][1]) if a.id in original else a
        for a in articles
    )


def _windows(articles: Sequence[Article]) -> _Windows:
    """Those windows of all articles that share a band with another window; the others tie nothing."""
    owners, held = array("l"), bytearray()  # one piece each: arrays by the article would leave the memory in shreds
    for number, article in enumerate(articles):
        sketched = _bands(_letters(article.text))
        owners.extend([number] * len(sketched))
        held += sketched.tobytes()
    keys = np.frombuffer(held, dtype=np.uint64).reshape(-1, BANDS)
    shared = np.zeros(len(keys), dtype=bool)
    for band in keys.T:
        order = np.argsort(band, kind="stable")
        same = band[order[1:]] == band[order[:-1]]
        shared[order[1:][same]] = shared[order[:-1][same]] = True
    return _Windows(keys[shared], np.frombuffer(owners, dtype=np.int_)[shared])


def _alike(windows: _Windows) -> Iterator[tuple[int, Mapping[int, int]]]:
    """For each article, in turn, the earlier ones that have windows like its own, and how many of its own are alike."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    owner = windows.owners.tolist()
    for number, own in groupby(range(len(owner)), key=owner.__getitem__):
        alike: Counter[int] = Counter()
        for window in own:
            keys = windows.keys[window].tolist()
            found = set().union(*(index[key] for key in keys if key in index))
            alike.update({owner[other] for other in found})
            if len(found) < COMMON:
                for key in keys:
                    index[key].append(window)
        del alike[number]
        if alike:
            yield number, alike


def _letters(text: str) -> Codes:
    """The letters and digits of a text, folded, without what stands between them."""
    letters = _folded(text)
    kept: Codes = letters[letters != 0]
    return kept


def _folded(text: str) -> Codes:
    """A text's characters, folded, 0 for those that are neither letter nor digit.

    A character beyond U+FFFF counts as the one of the 65,536 that its last two bytes name.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    folded: Codes = _table()[codes.astype(np.uint16)]
    return folded


@lru_cache(maxsize=1)
def _table() -> Codes:
    """What each character is folded to; folding is one character to one."""
    folded = fold("".join(map(chr, range(1 << 16))))
    return np.array([ord(character) if character.isalnum() else 0 for character in folded], dtype=np.uint16)


def _bands(letters: Codes) -> Hashes:
    """The band keys [windows, BANDS] of a text's windows; none of a text too short to be a story."""
    if letters.size < MIN_SHARED:
        return np.zeros((0, BANDS), dtype=np.uint64)
    shingles = _hashes(letters, SHINGLE)
    shingles ^= shingles >> np.uint64(29)
    # the least hash of each part under each permutation
    low = np.minimum.reduceat(shingles[:, None] * _FACTORS + _TERMS, np.arange(0, shingles.size, PART), axis=0)
    starts = np.arange(0, max(1, len(low) - WIDE + STEP), STEP)
    least = np.minimum.reduce([low[np.minimum(starts + k, len(low) - 1)] for k in range(WIDE)])
    rows = least.reshape(len(least), BANDS, ROWS)
    keys = np.arange(BANDS, dtype=np.uint64) * _BASE
    for row in range(ROWS):
        keys = (keys ^ rows[:, :, row]) * _BASE
        keys ^= keys >> np.uint64(32)
    return keys


def _hashes(codes: Codes, length: int) -> Hashes:
    """A 64-bit hash of every run of `length` characters (polynomial, modulo 2^64)."""
    if codes.size < length:
        return np.zeros(0, dtype=np.uint64)
    wide = codes.astype(np.uint64)
    count = wide.size - length + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for shift in range(length):  # Horner's rule, all runs at once
        hashes = hashes * _BASE + wide[shift : shift + count]
    return hashes * _BASE


def _shared(known: Hashes, runs: Hashes) -> npt.NDArray[np.intp]:
    """Which characters of a text, given by the hashes of its runs, lie in runs common with another's, sorted."""
    if not known.size:
        return np.zeros(0, dtype=np.intp)
    common = known[np.minimum(np.searchsorted(known, runs), known.size - 1)] == runs
    covered = np.zeros(runs.size + RUN - 1 if runs.size else 0, dtype=bool)
    for shift in range(RUN):
        covered[shift : shift + common.size] |= common
    return np.flatnonzero(covered)


def _longest(at: npt.NDArray[np.intp], places: npt.NDArray[np.intp]) -> tuple[int, int]:
    """Start and end in the text of the longest passage of some characters, small gaps closed."""
    breaks = np.flatnonzero(np.diff(at) > GAP)
    starts, ends = at[np.r_[0, breaks + 1]], at[np.r_[breaks, at.size - 1]]
    longest = int(np.argmax(ends - starts))
    return int(places[starts[longest]]), int(places[ends[longest]]) + 1
