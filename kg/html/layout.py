"""Positions for the page, computed when it is built: what belongs together stands together, no two labels overlap.

Four steps, none of them left to chance, so that equal graphs give equal positions:

1. each connected part is spread out by its distances to a few pivots (PivotMDS, Brandes and Pich 2006);
2. neighbours attract and near nodes repel, in all parts at once (Fruchterman and Reingold 1991, with a cut-off, so
   that a k-d tree finds the pairs and the cost grows with the nodes and not with their square);
3. boxes of symbol and label that overlap are pushed apart;
4. the parts are packed around the largest on a screen's proportions, nodes without a tie in rows below.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from kg.html.packing import pack

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SPACING = 110.0  # pixels between neighbours: a symbol and half a label on each side
REACH = 3.0  # in spacings: beyond it nodes do not repel
STEPS = 50
MANY = 5000  # nodes beyond which less time is spent on each
PIVOTS = 40
WIDEN = (1.3, 0.8)  # boxes are wider than high, and so is a screen
HUB = 0.6  # radius of a disc of one node, in spacings
PULL = 1
DENSITY = 0.5  # share of a part's area that its boxes cover
EVENNESS = 0.6
PATIENCE = 60  # rounds of pushing before a crowded part also grows
GROWTH, FASTER = 1.01, 1.03  # a round; of large drawings
GOLDEN = 2.399963229728653  # radians: the turn that spreads points evenly over a disc (Vogel 1979)


def positions(edges: Sequence[tuple[int, int]], boxes: Floats) -> Floats:
    """Where each node stands.

    Parameters
    ----------
    edges : pairs of node numbers; direction, loops and repetitions do not matter.
    boxes : (n, 2) widths and heights in pixels of symbol and label together, centred on the node.

    Returns
    -------
    (n, 2) pixels, x to the right and y down; no two boxes overlap.

    Examples
    --------
    >>> positions([(0, 1)], np.full((2, 2), 40.0)).shape
    (2, 2)
    """
    size = len(boxes)
    if size == 0:
        return np.zeros((0, 2))
    pairs = np.array(sorted({(min(e), max(e)) for e in edges if e[0] != e[1]}), dtype=np.int64).reshape(-1, 2)
    ties = csr_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(size, size))
    _, part = connected_components(ties, directed=False)
    tied = np.unique(pairs)  # most names of a corpus stand in no statement: only the packing knows of them
    at = np.zeros((size, 2))
    at[tied] = _drawn(ties[tied][:, tied], np.searchsorted(tied, pairs), boxes[tied], part[tied])
    return pack(at, boxes, part)


def _drawn(ties: csr_array, pairs: Ints, boxes: Floats, part: NDArray[np.int32]) -> Floats:
    """The parts, each by itself, without overlaps."""
    return _apart(_even(_pulled(_spread(ties, part), pairs, part), boxes, part), boxes, part)


def _spread(ties: csr_array, part: NDArray[np.int32]) -> Floats:
    """Each part by itself, in spacings around the origin of its own."""
    at = np.zeros((len(part), 2))
    order = np.argsort(part, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(part[order])) + 1):
        size = len(members)
        if size < 2:
            continue
        turn = np.arange(size) * GOLDEN
        disc = np.sqrt(np.arange(size) + 0.5)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
        # twins, such as the leaves of one star, have equal distances: a little of the disc keeps them apart
        at[members] = _pivot_mds(ties[members][:, members]) + disc * 0.15 if size > 4 else disc
    return at * SPACING


def _pivot_mds(ties: csr_array) -> Floats:
    """The two directions in which distances to pivots differ most; pivots are taken farthest first."""
    size = ties.shape[0]
    degree = np.diff(ties.indptr) + np.bincount(ties.indices, minlength=size)
    pivot = int(np.argmax(degree))
    nearest = np.full(size, np.inf)
    columns = []
    for _ in range(min(PIVOTS, size)):
        away = dijkstra(ties, directed=False, indices=pivot, unweighted=True)
        columns.append(away)
        nearest = np.minimum(nearest, away)
        pivot = int(np.argmax(nearest))
    square = np.stack(columns, axis=1) ** 2
    centred = -0.5 * (square - square.mean(axis=0) - square.mean(axis=1)[:, None] + square.mean())
    _, vectors = np.linalg.eigh(centred.T @ centred)
    # the sign of an eigenvector is the library's choice: the entry of largest size is made positive
    first = vectors[:, ::-1][:, :2]
    first = first * np.sign(first[np.argmax(np.abs(first), axis=0), [0, 1][: first.shape[1]]])
    found: Floats = centred @ first
    found *= np.sqrt(size) / (np.abs(found).max() + 1e-9)
    return found


def _pulled(at: Floats, pairs: Ints, part: NDArray[np.int32]) -> Floats:
    """Neighbours drawn together and near nodes pushed apart, in ever smaller steps."""
    # parts must not feel each other: a third coordinate keeps them out of reach
    height = part.astype(float)[:, None] * SPACING * REACH * 2.0
    degree = np.bincount(pairs.ravel(), minlength=len(at)).astype(float)
    # a hub's many neighbours fill a disc: they need not, and cannot, all stand next to it
    wanted = np.maximum(1.0, HUB * np.sqrt(np.maximum(degree[pairs[:, 0]], degree[pairs[:, 1]])))
    steps = max(12, STEPS * MANY // max(MANY, len(at))) if len(pairs) else 0
    for step in range(steps):
        near = cKDTree(np.hstack([at, height])).query_pairs(SPACING * REACH, output_type="ndarray")
        force = np.zeros_like(at)
        apart = at[near[:, 0]] - at[near[:, 1]]
        square = (apart**2).sum(axis=1)[:, None] + 25.0
        _add(force, near, apart * (SPACING**2 / square - 1.0 / REACH**2))
        pull = at[pairs[:, 0]] - at[pairs[:, 1]]
        length = np.sqrt((pull**2).sum(axis=1)) / SPACING
        _add(force, pairs, -pull * (PULL * length / wanted**2)[:, None])
        size = np.sqrt((force**2).sum(axis=1))[:, None] + 1e-9
        at = at + force / size * np.minimum(size, SPACING * (1.0 - step / steps))
    return at


def _even(at: Floats, boxes: Floats, part: NDArray[np.int32]) -> Floats:
    """The crowd in the middle of each part let out and its rim drawn in.

    A node keeps its direction from the middle, and its rank by distance; its distance becomes that of a disc that holds
    the boxes up to it at one density.
    """
    at = at * WIDEN
    order = np.argsort(part, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(part[order])) + 1):
        if len(members) < 4:
            continue
        away = at[members] - at[members].mean(axis=0)
        far = np.sqrt((away**2).sum(axis=1)) + 1e-9
        rank = np.argsort(far, kind="stable")
        area = np.empty(len(members))
        area[rank] = np.cumsum(boxes[members][rank].prod(axis=1))
        wanted = np.sqrt(area / (np.pi * DENSITY))
        at[members] = (
            away
            / far[:, None]
            * (far * (1.0 - EVENNESS) * (wanted[rank[-1]] / far[rank[-1]]) + wanted * EVENNESS)[:, None]
        )
    return at


def _add(force: Floats, pairs: Ints, push: Floats) -> None:
    """One push for the first of each pair, its opposite for the second; bincount adds ten times as fast as add.at."""
    for axis in (0, 1):
        force[:, axis] += np.bincount(pairs[:, 0], push[:, axis], len(force))
        force[:, axis] -= np.bincount(pairs[:, 1], push[:, axis], len(force))


def _apart(at: Floats, boxes: Floats, part: NDArray[np.int32]) -> Floats:
    """Boxes of one part pushed apart along the axis in which they overlap less; ends, since crowded parts grow."""
    at = at.copy()
    if not len(at):
        return at
    room = boxes.max(axis=0)
    height = part.astype(float)[:, None] * 3.0
    large = len(at) > MANY
    crowded = np.arange(len(at))  # the nodes of parts that are not done
    for turn in count():
        # scaled so that the largest box is a unit square: pairs out of reach of it cannot overlap
        tree = cKDTree(np.hstack([at[crowded] / room, height[crowded]]))
        near = crowded[tree.query_pairs(1.0, p=np.inf, output_type="ndarray")]
        apart = at[near[:, 0]] - at[near[:, 1]]
        need = (boxes[near[:, 0]] + boxes[near[:, 1]]) / 2.0 - np.abs(apart)
        hit = (need > 0.01).all(axis=1)
        if not hit.any():
            break
        near, apart, need = near[hit], apart[hit], need[hit]
        crowded = np.flatnonzero(np.isin(part, part[near[:, 0]]))
        side = np.where(apart == 0, 1.0, np.sign(apart))
        across = (need[:, 0] < need[:, 1])[:, None]
        push = np.where(across, [1.0, 0.0], [0.0, 1.0]) * side * (need / 2.0 + 0.5)
        shift = np.zeros_like(at)
        _add(shift, near, push)
        # a node pushed by many moves by their mean, or crowds would fly apart
        times = np.bincount(near.ravel(), minlength=len(at))[:, None]
        at += shift / np.maximum(1.0, times**0.25)
        if turn >= (PATIENCE // 4 if large else PATIENCE):
            at[crowded] *= FASTER if large else GROWTH
    return at
