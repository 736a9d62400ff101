"""Reprints: the same story, or a long passage of it, printed twice.

Windows of a text are looked up by MinHash over five-character shingles (Broder 1997), as datasketch implements it with
its index of bands; what two articles share is then measured in common runs, so that a slogan makes no reprint.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from datasketch import MinHash, MinHashLSH

from kg.model import Article
from kg.text import fold

SHINGLE = 5
WINDOW, STEP = 240, 160  # characters: two papers cut one story differently, half of some window is always shared
BANDS, ROWS = 21, 3  # two windows alike by 0.5 are found with p = 0.94, by 0.05 with p = 0.003
MIN_SHARED = 120  # characters in common runs of at least RUN: below, two reports share a quotation and no more
RUN = 12
GAP = 40  # characters between two common runs of one passage: a misprint, a sentence left out
COMMON = 30  # windows found alike: more is a form that every paper prints (lists of duties, weather), not a story
CHECKED = 8  # articles measured against one, those with the most windows alike first
Hashes = npt.NDArray[np.uint64]
_SEED = MinHash(num_perm=BANDS * ROWS, seed=1)


@dataclass(frozen=True)
class _Letters:
    """The letters and digits of an article, folded: their codes, and where each stands in its text."""

    codes: Hashes
    places: npt.NDArray[np.intp]


def mark_reprints(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in their order; those that print an earlier one's story have `reprint_of` and the passage set.

    The original is the first by date and id. A part behind a jump line is no reprint of the part before it.
    """
    index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
    letters: dict[str, _Letters] = {}
    original: dict[str, tuple[str, tuple[int, int]]] = {}
    for article in sorted(articles, key=lambda a: (a.date or "9999", a.id)):
        own = letters[article.id] = _letters(article)
        alike: Counter[str] = Counter()
        for start, sketch in _sketches(own):
            found = index.query(sketch)
            alike.update({other for other, _ in found})
            if len(found) < COMMON:
                index.insert((article.id, start), sketch, check_duplication=False)
        del alike[article.id]
        for other, _ in sorted(alike.items(), key=lambda row: (-row[1], row[0]))[:CHECKED]:
            shared, passage = _shared(letters[other], own)
            if shared >= min(MIN_SHARED, own.codes.size // 2) and other != article.previous_part:
                original[article.id] = original[other][0] if other in original else other, passage
                break
    return tuple(
        replace(a, reprint_of=original[a.id][0], reprint_passage=original[a.id][1]) if a.id in original else a
        for a in articles
    )


def _letters(article: Article) -> _Letters:
    folded = fold(article.text)
    places = np.array([k for k, char in enumerate(folded) if char.isalnum()], dtype=np.intp)
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    return _Letters(codes[places], places)


def _sketches(letters: _Letters) -> list[tuple[int, MinHash]]:
    """A MinHash of each window; none of a text too short to be a story."""
    if letters.codes.size < MIN_SHARED:
        return []
    shingles = _hashes(letters.codes, SHINGLE) >> np.uint64(32)
    sketches = []
    for start in range(0, max(1, letters.codes.size - WINDOW + STEP), STEP):
        sketch = MinHash(num_perm=BANDS * ROWS, hashfunc=int, permutations=_SEED.permutations, scheme=_SEED.scheme)
        sketch.update_batch(shingles[start : start + WINDOW - SHINGLE + 1])
        sketches.append((start, sketch))
    return sketches


def _hashes(codes: Hashes, length: int) -> Hashes:
    """A 64-bit hash of every run of `length` characters (polynomial, modulo 2^64)."""
    if codes.size < length:
        return np.zeros(0, dtype=np.uint64)
    base = np.uint64(0x9E3779B97F4A7C15)
    powers = np.cumprod(np.full(length, base, dtype=np.uint64))
    runs = np.lib.stride_tricks.sliding_window_view(codes, length)
    return np.asarray((runs * powers).sum(axis=1, dtype=np.uint64) * base)


def _shared(left: _Letters, right: _Letters) -> tuple[int, tuple[int, int]]:
    """How many characters of `right` lie in runs common with `left`, and the longest passage of them in its text."""
    common = np.isin(_hashes(right.codes, RUN), _hashes(left.codes, RUN))
    covered = np.zeros(right.codes.size, dtype=bool)
    for shift in range(RUN):
        covered[shift : shift + common.size] |= common
    at = np.flatnonzero(covered)
    if not at.size:
        return 0, (0, 0)
    breaks = np.flatnonzero(np.diff(at) > GAP)
    starts, ends = at[np.r_[0, breaks + 1]], at[np.r_[breaks, at.size - 1]]
    longest = int(np.argmax(ends - starts))
    return int(at.size), (int(right.places[starts[longest]]), int(right.places[ends[longest]]) + 1)
