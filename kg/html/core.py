"""Which nodes the page opens on, and how large a node and its label are."""

from __future__ import annotations

import math
from collections.abc import Sequence

FIRST = 300  # nodes drawn when the page opens
LINE = 9  # characters of a label's line, two lines at most
FONT = 13.0  # pixels; a Chinese character is a square of it
LEADING = 16.0


def ranked(nodes: int, edges: Sequence[tuple[int, int]]) -> tuple[list[int], int]:
    """All nodes, those that the page opens on first; and the number of these.

    They are the nodes of highest degree that have a neighbour among themselves, so that no dot stands alone.
    """
    near: list[set[int]] = [set() for _ in range(nodes)]
    for a, b in edges:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    order = sorted(range(nodes), key=lambda k: (-len(near[k]), k))
    linked: dict[int, None] = {}
    chosen: set[int] = set()
    for k in order:
        if len(linked) >= FIRST or not near[k]:
            break
        chosen.add(k)
        touched = near[k] & chosen
        if touched:
            linked |= dict.fromkeys((k, *sorted(touched)))
    opening = sorted(linked, key=lambda k: (-len(near[k]), k))[:FIRST]
    rest = set(range(nodes)) - set(opening)
    return [*opening, *(k for k in order if k in rest)], len(opening)


def radius(degree: int) -> float:
    """Pixels from the middle of a symbol to its rim.

    >>> radius(0), round(radius(40))
    (8.0, 22)
    """
    return 8.0 + 2.2 * math.sqrt(min(degree, 64))


def box(name: str, degree: int) -> tuple[float, float, float]:
    """Width and height of symbol and label, and how far the symbol's middle lies above the box's."""
    width = sum(1.0 if ord(character) > 0x2E80 else 0.56 for character in name)
    lines = 1 if width <= LINE else 2
    wide = max(2 * radius(degree), min(width if lines == 1 else width / 2 + 1, LINE) * FONT) + 8.0
    below = 2.0 + lines * LEADING
    return wide, 2 * radius(degree) + below + 6.0, below / 2.0
