"""Nodes that come again and again, alike but for some values: the four of a quote are two thirds of a graph.

A frame is written once. What a writer makes of it is text with gaps, and to write a quote is to fill them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.rdf.terms import Iri, Literal, Node, Term


class Gap(NamedTuple):
    """Where a value goes, by its place in the list of values; `end` is added to an IRI."""

    number: int
    end: str = ""


@dataclass(frozen=True, eq=False)
class Frame:
    """Some nodes with gaps: of each its IRI and its rows; `gaps` is the number of values that they take."""

    gaps: int
    rows: tuple[tuple[Gap, tuple[tuple[Iri, Term | Gap], ...]], ...]


class Filled(NamedTuple):
    """A frame with its values."""

    frame: Frame
    values: Sequence[Term]

    def nodes(self) -> Iterator[Node]:
        """The nodes one by one, for writers that fill no gaps.

        >>> from kg.rdf.terms import term
        >>> frame = Frame(1, ((Gap(0), ((term("oa:hasTarget"), Gap(0, ".t")),)),))
        >>> [str(value) for node in Filled(frame, [Iri("x:a")]).nodes() for _, value in node.rows]
        ['x:a.t']
        """
        for iri, rows in self.frame.rows:
            told = tuple((predicate, self._at(value) if type(value) is Gap else value) for predicate, value in rows)
            yield Node(self._at(iri), told)  # type: ignore[arg-type]

    def _at(self, gap: Gap) -> Term:
        value = self.values[gap.number]
        if not gap.end or isinstance(value, Literal):
            return value
        return Iri(value + gap.end, value.short and value.short + gap.end)
