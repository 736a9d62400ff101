"""Runs of Chinese characters as numbers, 15 bits a character: a page has ten thousand, and numbers sort fast."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST = 4  # characters of a sequence
_BITS = 15  # of a character
_FIRST, _LAST = "\u3400", "\u9fff"
_ZERO = ord(_FIRST) - 1
_DOT = (1 << _BITS) - 1  # the number of · in names
_PLACES = 18  # bits of the number of a passage or an item


def _letters(text: str, *, dot: int = 0) -> NDArray[np.int64]:
    """The numbers of a text's characters, from 1; 0 for what is not Chinese; · has the number that it is given."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    return np.where((codes >= ord(_FIRST)) & (codes <= ord(_LAST)), codes - _ZERO, np.where(codes == ord("·"), dot, 0))


def _distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same in ascending order, each once; `np.unique` is slower, it hashes."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


@dataclass(frozen=True, slots=True, eq=False)
class Sequences:
    """The runs of two to four Chinese characters within lines: `"工会" in sequences(["市总工会"])`."""

    numbers: list[int]  # of four characters, or as many as stand before the next that is not Chinese; ascending

    def __contains__(self, run: object) -> bool:
        if not isinstance(run, str):
            return False
        number = 0
        for char in run:
            if not _FIRST <= char <= _LAST:
                return False
            number = number << _BITS | ord(char) - _ZERO
        rest = _BITS * (LONGEST - len(run))
        at = bisect_left(self.numbers, number << rest)
        return at < len(self.numbers) and self.numbers[at] >> rest == number


def sequences(lines: Iterable[str]) -> Sequences:
    """All runs of two to four Chinese characters within lines.

    >>> found = sequences(["市总工会，", "送清凉"])
    >>> "总工会" in found, "会送" in found, "总会" in found
    (True, False, False)
    """
    letters = _letters("\n".join([*lines, *[""] * LONGEST]))
    size = len(letters) - LONGEST + 1
    numbers = letter = letters[:size]
    for k in range(1, LONGEST):
        letter = np.where(letter > 0, letters[k : k + size], 0)
        numbers = numbers << _BITS | letter
    return Sequences(_distinct(numbers[numbers > 0]).tolist())


def shared(passages: Sequence[tuple[str, int]], sizes: Iterable[int]) -> Iterator[tuple[str, int]]:
    """The runs of Chinese characters and dots that stand in two passages or more, and how many items have each.

    A passage is its text and the number of its item.

    >>> sorted(shared([("穆振洋说", 0), ("记者穆振洋", 1), ("穆振", 1)], (2, 3)))
    [('振洋', 2), ('穆振', 2), ('穆振洋', 2)]
    """
    letters = _letters("\n".join(text for text, _ in passages), dot=_DOT)
    place = np.repeat(np.arange(len(passages)), [len(text) + 1 for text, _ in passages])
    items = np.array([item for _, item in passages])
    for size in sizes:
        windows = [letters[k : max(0, len(letters) - size + 1) + k] for k in range(size)]
        at = np.flatnonzero(np.minimum.reduce(windows))
        if not len(at):
            return
        run = np.zeros(len(at), dtype=np.int64)
        for window in windows:
            run = run << _BITS | window[at]
        standing = _distinct(run << _PLACES | place[at])
        same = np.diff(standing >> _PLACES) == 0
        standing = standing[np.append(same, False) | np.append(False, same)]
        having = _distinct(standing >> _PLACES << _PLACES | items[standing & (1 << _PLACES) - 1]) >> _PLACES
        first = np.flatnonzero(np.diff(having, prepend=-1))
        yield from zip(_words(having[first], size), np.diff(first, append=len(having)).tolist(), strict=True)


def _words(numbers: NDArray[np.int64], size: int) -> list[str]:
    letters = numbers[:, None] >> _BITS * np.arange(size)[::-1] & _DOT
    codes = np.where(letters == _DOT, ord("·"), letters + _ZERO)
    found: list[str] = codes.astype("<u4").view(f"<U{size}")[:, 0].tolist()
    return found
