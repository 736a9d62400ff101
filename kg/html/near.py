"""Points that are near each other, by a grid of cells; a k-d tree takes longer to import than this to run."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

FINE = 2  # cells along a reach
AT_ONCE = 1 << 18  # pairs that are held together


def pairs(at: Floats, part: Ints, reach: Floats) -> Iterator[tuple[Ints, Ints]]:
    """Pairs of points of one part within a reach along both axes, and some beyond it, in batches.

    Each pair comes once, as the numbers of its points.

    >>> at = np.array([[0.0, 0.0], [1.0, 0.5], [9.0, 0.0], [1.0, 1.0]])
    >>> [(i.tolist(), j.tolist()) for i, j in pairs(at, np.array([0, 0, 0, 1]), np.array([2.0, 2.0]))]
    [([0], [1])]
    """
    if not len(at):
        return
    cell = ((at - at.min(axis=0)) * (FINE / reach)).astype(np.int64)
    # numbers of cells with a margin, so that no cell is beside one of another row or another part
    wide, high = (cell.max(axis=0) + 1 + FINE).tolist()
    number = (part * wide + cell[:, 0]) * (high + FINE) + cell[:, 1]
    order = np.argsort(number, kind="stable")
    number = number[order]
    here = np.arange(len(at))
    for row in range(FINE + 1):
        # of the point's own row those after it, of a row above all from FINE cells before to FINE after: one stretch
        above = number + row * (high + FINE)
        first = np.searchsorted(number, above - FINE, "left") if row else here + 1
        yield from _expanded(order, first, np.searchsorted(number, above + FINE, "right"))


def _expanded(order: Ints, first: Ints, end: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Each point with those of its stretch."""
    many = np.maximum(end - first, 0)
    total = np.cumsum(many)
    if not total[-1]:
        return
    cuts = np.searchsorted(total, np.arange(AT_ONCE, total[-1] + AT_ONCE, AT_ONCE), "left") + 1
    for start, stop in zip([0, *cuts[:-1].tolist()], cuts.tolist(), strict=True):
        count = many[start:stop]
        size = int(count.sum())
        if size:
            shift = first[start:stop] - (np.cumsum(count) - count)
            i = np.repeat(order[start:stop], count)
            yield i, order[np.arange(size) + np.repeat(shift, count)]
