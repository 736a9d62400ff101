"""Sketches of texts, by which windows that two articles share are looked up: MinHash, kept with a page's reading.

Windows of a text are told by the least hashes of their five-character shingles (Broder 1997), and these by an index
of bands (Leskovec, Rajaraman and Ullman 2014, chapter 3).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kg.text import fold

SHINGLE = 5
PART = 80  # shingles; a window is WIDE parts and begins STEP parts after the one before it
WIDE, STEP = 3, 2  # two papers cut one story differently, half of some window is always shared
BANDS, ROWS = 21, 3  # two windows alike by 0.5 are found with p = 0.94, by 0.05 with p = 0.003
SHORTEST = 120  # letters: less is no story
Hashes = npt.NDArray[np.uint64]
Keys = npt.NDArray[np.uint32]
Codes = npt.NDArray[np.uint16]
_BASE = np.uint64(0x9E3779B97F4A7C15)
_RANDOM = np.random.Generator(np.random.PCG64(1))
_FACTORS, _TERMS = _RANDOM.integers(1, 1 << 63, (2, BANDS * ROWS), dtype=np.uint64) * np.uint64(2) + np.uint64(1)


def sketch(text: str) -> bytes:
    """The band keys of a text's windows, each window's in a row of 84 bytes; none of a text too short to be a story.

    >>> len(sketch("市总工会送清凉。")), len(sketch("市总工会送清凉" * 40))
    (0, 168)
    """
    return _bands(letters(text)).tobytes()


def unpacked(sketches: bytes | bytearray) -> Keys:
    """The keys [windows, BANDS] of sketches that stand one behind the other."""
    return np.frombuffer(sketches, dtype="<u4").reshape(-1, BANDS)


def letters(text: str) -> Codes:
    """The letters and digits of a text, folded, without what stands between them."""
    codes = folded(text)
    kept: Codes = codes[codes != 0]
    return kept


def folded(text: str) -> Codes:
    """A text's characters, folded, 0 for those that are neither letter nor digit.

    A character beyond U+FFFF counts as the one of the 65,536 that its last two bytes name.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    known: Codes = _table()[codes.astype(np.uint16)]
    return known


@lru_cache(maxsize=1)
def _table() -> Codes:
    """What each character is folded to; folding is one character to one."""
    simple = fold("".join(map(chr, range(1 << 16))))
    return np.array([ord(character) if character.isalnum() else 0 for character in simple], dtype=np.uint16)


def _bands(codes: Codes) -> Keys:
    """The band keys [windows, BANDS] of a text's windows."""
    if codes.size < SHORTEST:
        return np.zeros((0, BANDS), dtype=np.uint32)
    shingles = hashes(codes, SHINGLE)
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
    shortened: Keys = (keys >> np.uint64(32)).astype(
        "<u4"
    )  # of a million keys a hundred meet by chance; the texts tell
    return shortened


def hashes(codes: Codes, length: int) -> Hashes:
    """A 64-bit hash of every run of `length` characters (polynomial, modulo 2^64)."""
    if codes.size < length:
        return np.zeros(0, dtype=np.uint64)
    whole: Hashes | None = None  # of the first `done` characters of each run
    done, width, part = 0, 1, codes.astype(np.uint64)  # part: of every run of `width` characters
    factor = np.array([_BASE])  # to the power of `width`; an array, since it may overflow
    while True:  # the runs' lengths double: four sums for twelve characters
        if length & width:
            whole = part if whole is None else _followed(whole, part[done:], factor)
            done += width
        if done == length:
            return whole[: codes.size - length + 1] * _BASE  # type: ignore[index]
        part = _followed(part, part[width:], factor)
        factor, width = factor * factor, width * 2


def _followed(first: Hashes, then: Hashes, factor: Hashes) -> Hashes:
    """The hashes of runs each followed by another; `factor` is the base to the power of the other's length."""
    return first[: then.size] * factor + then
