"""Does a passage belong with an item? Names and other rare runs of characters that both have say so.

A run counts the more the less a dictionary expects its characters side by side: 穆振洋 much, 工作室 nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.articles.words import tail

SIZE = 3  # characters of a run
MOST = 3.0  # a passage's likeness to an item is not counted beyond
_HAN = re.compile(rf"[\u3400-\u9fff·]{{{SIZE},}}")


def _runs(text: str) -> list[str]:
    return [part[k : k + SIZE] for part in _HAN.findall(text) for k in range(len(part) - SIZE + 1)]


def rare_runs(passages: Iterable[str]) -> Mapping[str, float]:
    """The runs that stand in two passages or more, with their weights between 0 and 1."""
    count = Counter(run for text in passages for run in set(_runs(text)))
    found = {}
    for run, places in count.items():
        if places > 1 and (value := _surprise(run)) > 0:
            found[run] = value
    return found


def _surprise(run: str) -> float:
    """0 for characters that a dictionary expects together, 1 for a name that it does not know."""
    return min(1.0, max(0.0, (-tail(run).best / SIZE - 5.5) / 3.0))


def terms(text: str, known: Mapping[str, float]) -> tuple[tuple[str, ...], ...]:
    """The rare runs of a text, those that overlap in one group."""
    found: list[tuple[str, ...]] = []
    for part in _HAN.findall(text):
        group: list[str] = []
        for k in range(len(part) - SIZE + 1):
            run = part[k : k + SIZE]
            if run in known:
                group.append(run)
            elif group:
                found.append(tuple(group))
                group = []
        if group:
            found.append(tuple(group))
    return tuple(found)


def likeness(groups: tuple[tuple[str, ...], ...], item: Mapping[str, int] | set[str], known: Mapping[str, float]) -> float:
    """How much of a passage's rare runs the item has too: a group counts by its rarest run and a little by its length."""
    total = 0.0
    for group in groups:
        shared = [known[run] for run in group if run in item]
        if shared:
            total += max(shared) * (1.0 + 0.15 * (len(shared) - 1))
    return min(total, MOST)
