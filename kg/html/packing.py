"""The parts of a graph side by side: the largest in the middle, the rest around it, loners in rows below."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CELL = 16.0  # pixels at least: the grid on which parts are fitted together
SIDE = 100  # cells along a square of all boxes together, or of the largest part
GAP = 1  # cells between two parts
FEW = 8  # boxes whose cells are listed faster than summed up
ASPECT = 1.7  # width by height of the whole, as of a screen beside its panel


def pack(at: Floats, boxes: Floats, part: Ints) -> Floats:
    """The positions moved, part by part, so that no box of one part overlaps one of another."""
    at = at.copy()
    order = np.argsort(part, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(part[order])) + 1)
    tied = sorted((g for g in groups if len(g) > 1), key=lambda g: (-len(g), int(g[0])))
    # some hundred cells to a side: a finer grid for a large graph would cost more than the gaps it saves
    largest = np.ptp(at[tied[0]], axis=0).prod() if tied else 0.0
    cell = max(CELL, float(np.sqrt(max(boxes.prod(axis=1).sum(), largest))) / SIDE)
    grid = _Grid(cell)
    for members in tied:
        at[members] += grid.put(_cells(at[members], boxes[members], cell))
    loners = np.array([g[0] for g in groups if len(g) == 1], dtype=np.int64)
    if len(loners):
        settled = np.concatenate(tied) if tied else loners[:0]
        _rows(at, boxes, loners, settled)
    at -= (at.max(axis=0) + at.min(axis=0)) / 2.0
    return at


def _cells(at: Floats, boxes: Floats, cell: float) -> Ints:
    """The grid cells that the boxes of a part cover, with a margin."""
    low = np.floor((at - boxes / 2.0) / cell).astype(np.int64) - GAP
    after = np.floor((at + boxes / 2.0) / cell).astype(np.int64) + GAP + 1
    if len(at) <= FEW:
        stretches = zip(low.tolist(), after.tolist(), strict=True)
        covered = {(x, y) for (x0, y0), (x1, y1) in stretches for x in range(x0, x1) for y in range(y0, y1)}
        return np.array(sorted(covered), dtype=np.int64)
    corner = low.min(axis=0)
    # one at the corners where a box begins, one less where it ends: summed both ways, how many boxes a cell lies in
    begun = np.zeros(after.max(axis=0) - corner + 1, dtype=np.int32)
    (x0, y0), (x1, y1) = (low - corner).T, (after - corner).T
    for x, y, one in ((x0, y0, 1), (x1, y1, 1), (x0, y1, -1), (x1, y0, -1)):
        np.add.at(begun, (x, y), one)
    cells: Ints = np.argwhere(begun.cumsum(axis=0).cumsum(axis=1)) + corner
    return cells


class _Grid:
    """A bitmap of the cells taken; it grows when a part finds no place."""

    def __init__(self, cell: float) -> None:
        self.cell = cell
        self.taken = np.zeros((128, 128), dtype=bool)
        self._corners: dict[tuple[int, int], Iterator[tuple[int, int]]] = {}

    def put(self, cells: Ints) -> Floats:
        """Marks the place for some cells that is nearest to the middle; gives the shift to it in pixels."""
        low = cells.min(axis=0)
        size = cells.max(axis=0) - low + 1
        while (corner := self._free(size)) is None:
            self.taken = np.pad(self.taken, [(n // 2, n // 2) for n in self.taken.shape])
            self._corners.clear()
        x, y = (cells - low + corner).T
        self.taken[x, y] = True
        shift: Floats = (corner - low - np.array(self.taken.shape) // 2) * self.cell
        return shift

    def _free(self, size: Ints) -> Ints | None:
        """The corner of the empty rectangle nearest to the middle.

        What was taken stays so: parts of one size go on where the last of them stopped.
        """
        wide, high = size.tolist()
        if wide >= self.taken.shape[0] or high >= self.taken.shape[1]:
            return None
        if (wide, high) not in self._corners:
            self._corners[wide, high] = self._nearest(wide, high)
        for x, y in self._corners[wide, high]:
            if not self.taken[x : x + wide, y : y + high].any():
                return np.array([x, y])
        return None

    def _nearest(self, wide: int, high: int) -> Iterator[tuple[int, int]]:
        """Corners of the rectangles empty now, nearest first, by sums over all rectangles at once (Crow 1984)."""
        sums = np.pad(self.taken, ((1, 0), (1, 0))).cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
        empty = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high] == 0
        x, y = np.nonzero(empty)
        middle = np.array(self.taken.shape) / 2.0
        far = ((x + wide / 2.0 - middle[0]) / ASPECT) ** 4 + (y + high / 2.0 - middle[1]) ** 4  # rounded rectangles
        order = np.argsort(far, kind="stable")
        return zip(x[order].tolist(), y[order].tolist(), strict=True)


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
