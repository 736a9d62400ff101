"""A first drawing of each connected part: spread out by its distances to a few pivots (Brandes and Pich 2006)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

PIVOTS = 40
FEW = 4  # nodes that are only put on a disc
GOLDEN = 2.399963229728653  # radians: the turn that spreads points evenly over a disc (Vogel 1979)


def parts(size: int, pairs: Ints) -> Ints:
    """The number of the connected part of each node, parts in the order of their first nodes.

    >>> parts(5, np.array([[1, 4], [0, 3]])).tolist()
    [0, 1, 2, 0, 1]
    """
    lowest = np.arange(size)
    a, b = pairs[:, 0], pairs[:, 1]
    while len(a):
        low = np.minimum(lowest[a], lowest[b])
        # the roots of both ends are hung under the lower one, then every node under its root
        np.minimum.at(lowest, lowest[a], low)
        np.minimum.at(lowest, lowest[b], low)
        while (above := lowest[lowest]).tobytes() != lowest.tobytes():
            lowest = above
        differ = lowest[a] != lowest[b]
        a, b = a[differ], b[differ]
    number: Ints = np.unique(lowest, return_inverse=True)[1]
    return number


def spread(pairs: Ints, part: Ints) -> Floats:
    """Each part by itself around the origin of its own, neighbours about one apart; every node has a neighbour."""
    order = np.argsort(part, kind="stable")
    sizes = np.bincount(part)
    first = np.cumsum(sizes) - sizes
    place = np.empty(len(part), dtype=np.int64)
    place[order] = np.arange(len(part)) - np.repeat(first, sizes)
    turn = place * GOLDEN
    # twins, such as the leaves of one star, have equal distances: a little of the disc keeps them apart
    scale = np.where(sizes > FEW, 0.15, 1.0)[part] * np.sqrt(place + 0.5)
    at: Floats = scale[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    square = _distances(pairs, part, order, first, sizes) ** 2
    for size in np.unique(sizes[sizes > FEW]).tolist():
        members = order[first[sizes == size][:, None] + np.arange(size)]
        at[members] += _pivot_mds(square[members, : min(size, PIVOTS)])
    return at


def _distances(pairs: Ints, part: Ints, order: Ints, first: Ints, sizes: Ints) -> Floats:
    """Steps from each node to the pivots of its part, of all parts at once; pivots are taken farthest first."""
    ends = np.concatenate([pairs, pairs[:, ::-1]])
    ends = ends[np.argsort(ends[:, 0], kind="stable")]
    begin = np.searchsorted(ends[:, 0], np.arange(len(part) + 1))
    beside = ends[:, 1].copy()
    away = np.zeros((len(part), PIVOTS))
    nearest = np.diff(begin).astype(float)  # the first pivot is the node with the most neighbours
    for number in range(PIVOTS):
        going = (sizes > FEW) & (sizes > number)
        if not going.any():
            break
        pivots = _farthest(nearest, order, first, sizes, going)
        away[:, number] = _steps(pivots, begin, beside)
        nearest = away[:, 0].copy() if number == 0 else np.minimum(nearest, away[:, number])
    return away


def _farthest(value: Floats, order: Ints, first: Ints, sizes: Ints, going: NDArray[np.bool_]) -> Ints:
    """Of each part the first node with the highest value."""
    along = value[order]
    best = np.flatnonzero(along == np.repeat(np.maximum.reduceat(along, first), sizes))
    chosen = best[np.searchsorted(best, first)]
    found: Ints = order[chosen[going]]
    return found


def _steps(pivots: Ints, begin: Ints, beside: Ints) -> Floats:
    """Steps to each node from the pivot of its part; 0 where the part has none."""
    away = np.zeros(len(begin) - 1)
    known = np.zeros(len(away), dtype=bool)
    known[pivots] = True
    front, step = pivots, 0
    while len(front):
        step += 1
        many = begin[front + 1] - begin[front]
        shift = np.repeat(begin[front] - (np.cumsum(many) - many), many)
        reached = beside[np.arange(len(shift)) + shift]
        reached = reached[~known[reached]]
        known[reached] = True
        away[reached] = step
        front = np.unique(reached)
    return away


def _pivot_mds(square: Floats) -> Floats:
    """The two directions in which squared distances to pivots differ most, of several parts of one size."""
    across, down = square.mean(axis=2, keepdims=True), square.mean(axis=1, keepdims=True)
    centred = -0.5 * (square - across - down + square.mean(axis=(1, 2), keepdims=True))
    # sums of numpy's own: its library for matrices begins a thread for every core, and they wait for each other
    _, vectors = np.linalg.eigh(np.einsum("bnp,bnq->bpq", centred, centred))
    leading = vectors[:, :, ::-1][:, :, :2]
    # the sign of an eigenvector is the library's choice: the entry of largest size is made positive
    largest = np.abs(leading).argmax(axis=1, keepdims=True)
    leading = leading * np.sign(np.take_along_axis(leading, largest, axis=1))
    found: Floats = np.einsum("bnp,bpd->bnd", centred, leading)
    found *= np.sqrt(square.shape[1]) / (np.abs(found).max(axis=(1, 2), keepdims=True) + 1e-9)
    return found
