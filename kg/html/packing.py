"""The parts of a graph side by side: the largest in the middle, the rest around it, loners in rows below."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CELL = 16.0  # pixels: the grid on which parts are fitted together
GAP = 1  # cells between two parts
ASPECT = 1.7  # width by height of the whole, as of a screen beside its panel


def pack(at: Floats, boxes: Floats, part: NDArray[np.int32]) -> Floats:
    """The positions moved, part by part, so that no box of one part overlaps one of another."""
    at = at.copy()
    order = np.argsort(part, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(part[order])) + 1)
    tied = sorted((g for g in groups if len(g) > 1), key=lambda g: (-len(g), int(g[0])))
    taken = _Taken()
    for members in tied:
        at[members] += taken.put(_cells(at[members], boxes[members]))
    loners = np.array([g[0] for g in groups if len(g) == 1], dtype=np.int64)
    if len(loners):
        settled = np.concatenate(tied) if tied else loners[:0]
        _rows(at, boxes, loners, settled)
    at -= (at.max(axis=0) + at.min(axis=0)) / 2.0
    return at


def _cells(at: Floats, boxes: Floats) -> Ints:
    """The grid cells that the boxes of a part cover, with a margin."""
    low = np.floor((at - boxes / 2.0) / CELL).astype(np.int64) - GAP
    high = np.floor((at + boxes / 2.0) / CELL).astype(np.int64) + GAP
    cells = {
        (x, y)
        for (x0, y0), (x1, y1) in zip(low.tolist(), high.tolist(), strict=True)
        for x in range(x0, x1 + 1)
        for y in range(y0, y1 + 1)
    }
    return np.array(sorted(cells), dtype=np.int64)


class _Taken:
    """The grid as a bitmap that grows; a part goes to the free place that is nearest to the middle."""

    def __init__(self) -> None:
        self.half = np.array([64, 64])
        self.map = np.zeros(2 * self.half, dtype=bool)
        self.first = True

    def put(self, cells: Ints) -> Floats:
        """Marks the place found for some cells; gives the shift to it in pixels."""
        centre = (cells.max(axis=0) + cells.min(axis=0)) // 2
        cells = cells - centre
        need = np.abs(cells).max(axis=0) + 2
        while True:
            spot = self._free(cells) if (need < self.half).all() else None
            if spot is not None:
                break
            self._grow()
        x, y = (cells + spot + self.half).T
        self.map[x, y] = True
        shift: Floats = (spot - centre) * CELL
        return shift

    def _free(self, cells: Ints) -> Ints | None:
        if self.first:
            self.first = False
            return np.zeros(2, dtype=np.int64)
        reach = self.half - np.abs(cells).max(axis=0) - 1
        for spot in _rings(int(min(reach[0] / ASPECT, reach[1]))):
            x, y = (cells + spot + self.half).T
            if not bool(self.map[x, y].any()):
                return spot
        return None

    def _grow(self) -> None:
        wide = np.zeros(4 * self.half, dtype=bool)
        x, y = self.half
        wide[x : 3 * x, y : 3 * y] = self.map
        self.map, self.half = wide, self.half * 2


def _rings(reach: int) -> Iterator[Ints]:
    """Places on ever wider ellipses around the middle, in steps of two cells."""
    for radius in range(1, reach, 2):
        turns = np.linspace(0.0, 2.0 * np.pi, max(8, radius * 4), endpoint=False)
        around = np.stack([np.cos(turns) * radius * ASPECT, np.sin(turns) * radius], axis=1)
        yield from np.unique(np.rint(around).astype(np.int64), axis=0)


def _rows(at: Floats, boxes: Floats, loners: Ints, settled: Ints) -> None:
    """Nodes without a tie, in rows under everything else."""
    gap = CELL / 2.0
    area = float((boxes[loners] + gap).prod(axis=1).sum())
    left, right, top = 0.0, 0.0, 0.0
    if len(settled):
        left, right = float(at[settled, 0].min()), float(at[settled, 0].max())
        top = float((at[settled, 1] + boxes[settled, 1] / 2.0).max()) + 4 * CELL
    width = max(right - left, np.sqrt(area * ASPECT))
    x, y, tall = 0.0, top, 0.0
    for node in loners.tolist():
        wide, high = boxes[node]
        if x and x + wide > width:
            x, y, tall = 0.0, y + tall + gap, 0.0
        at[node] = left + x + wide / 2.0, y + high / 2.0
        x, tall = x + wide + gap, max(tall, high)
