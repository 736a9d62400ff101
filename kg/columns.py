"""Small nouns kept as bare numbers: an article's runs and blocks, of which a corpus has millions."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, Generic, Protocol, TypeVar, overload, runtime_checkable

Noun = TypeVar("Noun")


@runtime_checkable
class Tabular(Protocol):
    """A sequence of nouns that gives their fields without making the nouns."""

    def rows(self) -> Iterable[dict[str, Any]]:
        """Each as a dictionary of its fields."""


class Columns(Sequence[Noun], Generic[Noun]):
    """A tuple of one noun's instances whose fields are whole numbers, and words in the last if there are any.

    It equals the tuple; an instance is made when it is asked for.

    Examples
    --------
    >>> from kg.model import Block, Run
    >>> Columns(Run, [0, 7, 3, 4, 12, 2])[1]
    Run(start=4, page_start=12, length=2)
    >>> Columns(Block, [0, 3], ("title",)) == (Block(0, 3, "title"),)
    True
    """

    __slots__ = ("_fields", "_noun", "_numbers", "_width", "_words")

    def __init__(self, noun: type[Noun], numbers: Iterable[int], words: tuple[str, ...] | None = None) -> None:
        self._noun, self._words = noun, words
        self._fields = _names(noun)
        self._width = len(self._fields) - (words is not None)
        self._numbers = array("i", numbers)

    def __len__(self) -> int:
        return len(self._numbers) // self._width

    @overload
    def __getitem__(self, at: int) -> Noun: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Noun, ...]: ...
    def __getitem__(self, at: int | slice) -> Noun | tuple[Noun, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        return self._noun(*self._values(range(len(self))[at]))

    def __iter__(self) -> Iterator[Noun]:
        return map(self._noun, *self._columns())

    def _values(self, at: int) -> tuple[Any, ...]:
        numbers = self._numbers[at * self._width : (at + 1) * self._width]
        return (*numbers, self._words[at]) if self._words is not None else tuple(numbers)

    def _columns(self) -> list[Sequence[Any]]:
        """The values of each field."""
        numbers = [self._numbers[k :: self._width] for k in range(self._width)]
        return [*numbers, self._words] if self._words is not None else [*numbers]

    def rows(self) -> list[dict[str, Any]]:
        """Each as a dictionary of its fields."""
        return [dict(zip(self._fields, values, strict=True)) for values in zip(*self._columns(), strict=True)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, Columns)) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(noun: Any) -> tuple[str, ...]:
    if noun not in _NAMES:
        _NAMES[noun] = tuple(field.name for field in fields(noun))
    return _NAMES[noun]
