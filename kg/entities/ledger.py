"""Decisions in columns: ten thousand pages make more than a million, which as objects would fill half a gigabyte."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from kg.entities.candidates import Candidate, identity_of
from kg.entities.kept import Kept, Prints, sorted_by_pair
from kg.model import Decision

_SAME = (False, None, True)
_BY = ("machine", "person")
_FIELDS = tuple(field.name for field in fields(Decision))
Numbers = npt.NDArray[Any]


class Ledger(Sequence[Decision]):
    """Decisions about pairs of candidates, told by their numbers; each is made an object when it is asked for."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        known = tuple(candidates)
        self.types, self.names, self.places = [c.type for c in known], [c.name for c in known], [c.where for c in known]
        self.left, self.right, self.said = array("i"), array("i"), array("i")
        self.same, self.by, self.score = array("b"), array("b"), array("d")
        self._reasons: list[tuple[str, ...]] = []
        self._number: dict[tuple[str, ...], int] = {}

    def add(self, left: int, right: int, decision: Decision) -> None:
        """Enter what was decided about two things; equal reasons are kept once."""
        number = self._number_of(decision.reasons)
        self.left.append(left)
        self.right.append(right)
        self.said.append(number)
        self.same.append(_SAME.index(decision.same))
        self.by.append(_BY.index(decision.by))
        self.score.append(decision.score)

    def extend(
        self, left: Numbers, right: Numbers, said: Numbers, same: Numbers, score: Numbers,
        reasons: Sequence[tuple[str, ...]],
    ) -> None:  # fmt: skip
        """Enter at once what the machine decided of many pairs; `said` are numbers of `reasons`."""
        used, own = np.unique(said, return_inverse=True)
        numbers = [self._number_of(reasons[k]) for k in used.tolist()]
        columns = ((self.left, left), (self.right, right), (self.said, np.array(numbers, dtype=np.int64)[own]))
        for target, column in (*columns, (self.same, same), (self.score, score), (self.by, np.zeros_like(left))):
            target.frombytes(column.astype(target.typecode).tobytes())

    def _number_of(self, reasons: tuple[str, ...]) -> int:
        number = self._number.setdefault(reasons, len(self._reasons))
        if number == len(self._reasons):
            self._reasons.append(reasons)
        return number

    def close(self) -> None:
        """Nothing more will be entered: the numbers of reasons, as large as these, are given back."""
        self._number = {}

    def kept(self, pairs: Prints) -> Kept:
        """What the machine decided, for the next build; `pairs` are the fingerprints of the rows."""
        own = np.flatnonzero(_numbers(self.by) == 0)
        said, same, score = (_numbers(column)[own] for column in (self.said, self.same, self.score))
        return sorted_by_pair(pairs[own], said, same, score, self._reasons)

    def pairs(self, same: bool | None) -> Iterator[tuple[int, int, bool]]:
        """The pairs decided so, the surest first, a person's before all; and whether a person decided."""
        chosen = np.flatnonzero(_numbers(self.same) == _SAME.index(same))
        left, right, by, score = (_numbers(column)[chosen] for column in (self.left, self.right, self.by, self.score))
        for k in np.lexsort((right, left, -score, -by)):
            yield int(left[k]), int(right[k]), bool(by[k])

    def __len__(self) -> int:
        return len(self.left)

    @overload
    def __getitem__(self, at: int) -> Decision: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Decision]: ...
    def __getitem__(self, at: int | slice) -> Decision | Sequence[Decision]:
        if isinstance(at, slice):
            return [self[k] for k in range(*at.indices(len(self)))]
        left, right = self.left[at], self.right[at]
        return Decision(
            self._id(left),
            self._id(right),
            self.types[left],
            _SAME[self.same[at]],
            self.score[at],
            self._reasons[self.said[at]],
            _BY[self.by[at]],
        )

    def rows(self) -> Iterator[dict[str, Any]]:
        """The decisions, in turn, as dictionaries of their fields: what a table holds, in half the time."""
        id_of = lru_cache(maxsize=4096)(self._id)  # pairs stand sorted by their left sides
        for left, right, same, score, said, by in zip(
            self.left, self.right, self.same, self.score, self.said, self.by, strict=True
        ):
            told = id_of(left), id_of(right), self.types[left], _SAME[same], score, self._reasons[said], _BY[by]
            yield dict(zip(_FIELDS, told, strict=True))

    def _id(self, number: int) -> str:
        return identity_of(self.types[number], self.names[number], self.places[number])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return False
        return all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(tuple(self))


def sorted_together(*ledgers: Ledger) -> Ledger:
    """All decisions by what their sides are: type, name, place."""
    whole = Ledger()
    for ledger in ledgers:
        whole.types += ledger.types
        whole.names += ledger.names
        whole.places += ledger.places
    ordered = list(range(len(whole.names)))
    # by one after the other, the last decides: tuples of all three would fill the memory of a large build
    for column in (whole.places, whole.names, whole.types):
        ordered.sort(key=column.__getitem__)
    rank = np.empty(len(ordered), dtype=np.int64)
    rank[ordered] = np.arange(len(ordered))
    del ordered
    things = np.cumsum([0, *(len(ledger.names) for ledger in ledgers[:-1])])
    said = np.cumsum([0, *(len(ledger._reasons) for ledger in ledgers[:-1])])
    for ledger in ledgers:
        whole._reasons += ledger._reasons
    left, right = (
        np.concatenate([_numbers(column) + first for column, first in zip(columns, things, strict=True)])
        for columns in ([ledger.left for ledger in ledgers], [ledger.right for ledger in ledgers])
    )
    order = np.lexsort((rank[right], rank[left]))
    del rank
    _fill(whole.left, left[order])
    _fill(whole.right, right[order])
    del left, right  # one column after the other
    numbered = [_numbers(ledger.said) + first for ledger, first in zip(ledgers, said, strict=True)]
    _fill(whole.said, np.concatenate(numbered)[order])
    _fill(whole.same, np.concatenate([_numbers(ledger.same) for ledger in ledgers])[order])
    _fill(whole.by, np.concatenate([_numbers(ledger.by) for ledger in ledgers])[order])
    _fill(whole.score, np.concatenate([_numbers(ledger.score) for ledger in ledgers])[order])
    return whole


def _fill(column: array[Any], numbers: npt.NDArray[Any]) -> None:
    column.frombytes(numbers.astype(column.typecode).tobytes())


def _numbers(column: array[int] | array[float]) -> npt.NDArray[Any]:
    return np.frombuffer(column, dtype=column.typecode) if column else np.empty(0, dtype=column.typecode)
