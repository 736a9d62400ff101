"""Positions for the page, computed when it is built: what belongs together stands together, no two labels overlap.

Four steps, none of them left to chance, so that equal graphs give equal positions:

1. each connected part is spread out by its distances to a few pivots (PivotMDS, Brandes and Pich 2006);
2. neighbours attract and near nodes repel, in all parts at once (Fruchterman and Reingold 1991, with a cut-off, so
   that a grid finds the pairs and the cost grows with the nodes and not with their square);
3. boxes of symbol and label that overlap are pushed apart;
4. the parts are packed around the largest on a screen's proportions, nodes without a tie in rows below.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from kg.html import near
from kg.html.packing import pack
from kg.html.spreading import parts, spread

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SPACING = 110.0  # pixels between neighbours: a symbol and half a label on each side
REACH = 2.5  # in spacings: beyond it nodes do not repel
STEPS = 50
MANY = 5000  # nodes beyond which less time is spent on each
WIDEN = (1.3, 0.8)  # boxes are wider than high, and so is a screen
HUB = 0.6  # radius of a disc of one node, in spacings
PULL = 1
DENSITY = 0.5  # share of a part's area that its boxes cover
EVENNESS = 0.6
PATIENCE = 60  # rounds of pushing before a crowded part also grows
IMPATIENCE = 4  # of large drawings
GROWTH = 0.1  # a round, of a part in which every box overlaps another; of others in proportion
LEAST = 0.002  # of a part in which any do
SLACK = 24.0  # pixels beyond their reach in which boxes are looked for, so that not every round need look anew


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
    pairs = np.sort(np.array(edges, dtype=np.int64).reshape(-1, 2), axis=1)
    pairs = np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)
    part = parts(size, pairs)
    tied = np.unique(pairs)  # most names of a corpus stand in no statement: only the packing knows of them
    at = np.zeros((size, 2))
    at[tied] = _drawn(np.searchsorted(tied, pairs), boxes[tied], np.unique(part[tied], return_inverse=True)[1])
    return pack(at, boxes, part)


def _drawn(pairs: Ints, boxes: Floats, part: Ints) -> Floats:
    """The parts, each by itself, without overlaps."""
    return _apart(_even(_pulled(spread(pairs, part) * SPACING, pairs, part), boxes, part), boxes, part)


def _pulled(at: Floats, pairs: Ints, part: Ints) -> Floats:
    """Neighbours drawn together and near nodes pushed apart, in ever smaller steps."""
    size = len(at)
    x, y = at[:, 0].copy(), at[:, 1].copy()
    degree = np.bincount(pairs.ravel(), minlength=size).astype(float)
    a, b = pairs[:, 0].copy(), pairs[:, 1].copy()
    # a hub's many neighbours fill a disc: they need not, and cannot, all stand next to it
    wanted = np.maximum(1.0, HUB * np.sqrt(np.maximum(degree[a], degree[b])))
    weaker = PULL / (SPACING * wanted**2)
    reach = SPACING * REACH
    steps = max(12, STEPS * MANY // max(MANY, size)) if len(pairs) else 0
    for step in range(steps):
        force_x, force_y = np.zeros(size), np.zeros(size)
        for i, j in near.pairs(np.stack([x, y], axis=1), part, np.array([reach, reach])):
            dx, dy = x[i] - x[j], y[i] - y[j]
            square = dx * dx + dy * dy
            close = np.flatnonzero(square <= reach * reach)
            push = SPACING**2 / (square[close] + 25.0) - 1.0 / REACH**2
            i, j = i[close], j[close]
            _add(force_x, i, j, push * dx[close])
            _add(force_y, i, j, push * dy[close])
        dx, dy = x[a] - x[b], y[a] - y[b]
        pull = np.sqrt(dx * dx + dy * dy) * weaker
        _add(force_x, b, a, pull * dx)
        _add(force_y, b, a, pull * dy)
        strength = np.sqrt(force_x * force_x + force_y * force_y) + 1e-9
        short = np.minimum(strength, SPACING * (1.0 - step / steps)) / strength
        x += force_x * short
        y += force_y * short
    return np.stack([x, y], axis=1)


def _even(at: Floats, boxes: Floats, part: Ints) -> Floats:
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


def _add(force: Floats, first: Ints, second: Ints, push: Floats) -> None:
    """One push for the first of each pair, its opposite for the second; bincount adds ten times as fast as add.at."""
    force += np.bincount(first, push, len(force))
    force -= np.bincount(second, push, len(force))


def _apart(at: Floats, boxes: Floats, part: Ints) -> Floats:
    """Boxes of one part pushed apart along the axis in which they overlap less; ends, since crowded parts grow."""
    if not len(at):
        return at
    x, y = at[:, 0].copy(), at[:, 1].copy()
    sizes = np.bincount(part)
    patience = PATIENCE if len(at) <= MANY else IMPATIENCE
    crowded = np.arange(len(at))  # the nodes of parts that are not done
    # where each node has come to since pairs were looked for, growth aside, which brings no two nearer
    moved_x, moved_y = np.full((2, len(at)), np.inf)
    for turn in count():
        if max(float(np.abs(moved_x).max()), float(np.abs(moved_y).max())) > SLACK / 2.0:
            i, j = _touching(x, y, boxes, part, crowded)
            room_x, room_y = (boxes[i] + boxes[j]).T / 2.0
            moved_x, moved_y = np.zeros((2, len(at)))
        dx, dy = x[i] - x[j], y[i] - y[j]
        need_x, need_y = room_x - np.abs(dx), room_y - np.abs(dy)
        hit = np.flatnonzero((need_x > 0.01) & (need_y > 0.01))
        if not len(hit):
            break
        a, b, dx, dy, need_x, need_y = i[hit], j[hit], dx[hit], dy[hit], need_x[hit], need_y[hit]
        crowded = np.flatnonzero(np.bincount(part[a], minlength=len(sizes))[part])
        across = need_x < need_y
        shift_x, shift_y = np.zeros(len(x)), np.zeros(len(x))
        _add(shift_x, a, b, np.where(across, _away(dx, need_x), 0.0))
        _add(shift_y, a, b, np.where(across, 0.0, _away(dy, need_y)))
        # a node pushed by many moves by their mean, or crowds would fly apart
        times = np.bincount(a, minlength=len(x)) + np.bincount(b, minlength=len(x))
        milder = np.maximum(1.0, times**0.25)
        shift_x /= milder
        shift_y /= milder
        x += shift_x
        y += shift_y
        moved_x += shift_x
        moved_y += shift_y
        if turn >= patience:
            # much where many boxes of a part overlap, little where the last of them find their places
            share = np.bincount(part[times > 0], minlength=len(sizes)) / sizes
            grown = 1.0 + np.maximum(GROWTH * share, LEAST)[part[crowded]]
            for along in (x, y, moved_x, moved_y):
                along[crowded] *= grown
    return np.stack([x, y], axis=1)


def _away(apart: Floats, need: Floats) -> Floats:
    return np.where(apart < 0.0, -1.0, 1.0) * (need / 2.0 + 0.5)


def _touching(x: Floats, y: Floats, boxes: Floats, part: Ints, crowded: Ints) -> tuple[Ints, Ints]:
    """Pairs of boxes that overlap, or will when their nodes have moved by half of `SLACK`."""
    found = []
    at = np.stack([x[crowded], y[crowded]], axis=1)
    wide, high = boxes[:, 0] / 2.0, boxes[:, 1] / 2.0
    for i, j in near.pairs(at, part[crowded], boxes.max(axis=0) + SLACK):
        i, j = crowded[i], crowded[j]
        close = (np.abs(x[i] - x[j]) < wide[i] + wide[j] + SLACK) & (np.abs(y[i] - y[j]) < high[i] + high[j] + SLACK)
        found.append(np.stack([i[close], j[close]]))
    i, j = np.concatenate([np.zeros((2, 0), dtype=np.int64), *found], axis=1)
    return i, j
