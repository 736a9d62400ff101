"""Positions for the page: Fruchterman and Reingold's forces (1991) on the most connected part, the rest beside it.

Forces are computed between all pairs of at most `DENSE` nodes, so that time is bounded; a node beyond them is set
around its best-connected neighbour. No chance is involved: equal graphs give equal positions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

DENSE = 1200
STEPS = 80
SPACING = 90.0  # pixels between neighbours, enough for a label
GOLDEN = 2.399963229728653


def positions(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """A position in pixels for each node; `nodes` come most important first."""
    index = {node: k for k, node in enumerate(nodes)}
    pairs = sorted({(min(index[a], index[b]), max(index[a], index[b])) for a, b in edges if a != b})
    count = min(len(nodes), DENSE)
    rank = np.arange(count)
    radius = SPACING * 0.8 * np.sqrt(rank + 0.5)
    at = np.stack([radius * np.cos(rank * GOLDEN), radius * np.sin(rank * GOLDEN)], axis=1)
    inner = np.array([(a, b) for a, b in pairs if b < count], dtype=np.int64).reshape(-1, 2)
    heat = SPACING * 2.0
    for step in range(STEPS if count > 1 else 0):
        # |a-b|² = |a|² + |b|² - 2ab: matrix products instead of an array of all differences, four times as fast
        norm = (at**2).sum(axis=1)
        square = np.maximum(norm[:, None] + norm[None, :] - 2.0 * (at @ at.T), 0.0) + 25.0
        near = np.where(square < (5 * SPACING) ** 2, SPACING**2 / square, 0.0)
        force = at * near.sum(axis=1)[:, None] - near @ at
        force -= at * 0.08  # towards the middle, so that parts without a tie stay near
        if len(inner):
            pull = at[inner[:, 0]] - at[inner[:, 1]]
            strength = pull * (np.sqrt((pull**2).sum(axis=1)) / SPACING)[:, None] * 0.6
            np.add.at(force, inner[:, 0], -strength)
            np.add.at(force, inner[:, 1], strength)
        length = np.sqrt((force**2).sum(axis=1)) + 1e-9
        at = at + force / length[:, None] * np.minimum(length, heat)[:, None]
        heat = SPACING * 2.0 * (1.0 - (step + 1) / STEPS) + 1.0
    placed = {nodes[k]: (round(float(at[k, 0])), round(float(at[k, 1]))) for k in range(count)}
    home: dict[int, int] = {}
    for a, b in pairs:
        home.setdefault(b, a)
    edge = float(np.abs(at).max()) + SPACING if count else 0.0
    for k in range(count, len(nodes)):
        x, y = placed[nodes[home[k]]] if k in home else (0, 0)
        reach = SPACING if k in home else edge + SPACING * 0.2 * float(np.sqrt(k))
        placed[nodes[k]] = (round(x + reach * float(np.cos(k * GOLDEN))), round(y + reach * float(np.sin(k * GOLDEN))))
    return placed
