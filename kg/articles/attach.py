"""Paragraphs printed under another item's headline: they go where the names and words they share are.

Columns that a reader of the page took apart leave whole paragraphs under the wrong headline. A paragraph moves
only if it shares several runs of three characters, rare on the page, with one other item and next to none with its own.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.articles.paragraphs import Paragraph
from kg.articles.patterns import BRIEF, BYLINE, HAN, JUMP_FROM, JUMP_TO, LEAD

if TYPE_CHECKING:
    from kg.articles.split import Item

_SIZE = 3  # characters of a run
_LONG = 1200  # characters: a longer article shares words with everything
_SURE = 2.0
_STRANGE = 0.1  # of the other's weight: the most that may be shared with its own item


def attach(items: list[Item]) -> None:
    """Move strange paragraphs to the items they belong to, in place; what was moved is recorded in `repairs`."""
    owned = [(item, paragraph) for item in items if _gives(item) for paragraph in item.body[1:]]
    runs = {id(p): _runs(p.text) for item in items for p in [*item.headings, *item.body]}
    spread = Counter(run for item in items for run in set().union(*(runs[id(p)] for p in [*item.headings, *item.body])))
    moves: list[tuple[Item, Item, Paragraph, float]] = []
    for item, paragraph in owned:
        if not _can_move(paragraph):
            continue
        weights = [
            _shared(paragraph, other, runs, spread) if _takes(other, item, paragraph) else 0.0 for other in items
        ]
        own = _shared(paragraph, item, runs, spread)
        best = max(range(len(items)), key=lambda k: (weights[k], -k))
        if weights[best] - own >= _SURE and own <= _STRANGE * weights[best]:
            moves.append((item, items[best], paragraph, weights[best]))
    for source, target, paragraph, weight in moves:
        source.body = [p for p in source.body if p is not paragraph]
        last = len(target.body)
        while last > 1 and target.body[last - 1].start > paragraph.start:
            last -= 1
        target.body.insert(last, paragraph)
        target.repairs.append(
            f"“{paragraph.text[:12]}…” stood under another headline; shared words weigh {weight:.1f}."
        )


def _gives(item: Item) -> bool:
    """Only items with a headline or a mark of their own: what is continued from elsewhere keeps its text."""
    return item.kind == "article" and item.continued_from is None and (bool(item.headings) or item.brief)


def _takes(other: Item, item: Item, paragraph: Paragraph) -> bool:
    """An article whose headline stands before the paragraph, and that is short enough for a likeness to count."""
    if other is item or other.kind != "article" or not other.body or other.body[0].start > paragraph.start:
        return False
    return sum(len(p.text) for p in other.body) <= _LONG


def _can_move(paragraph: Paragraph) -> bool:
    text = paragraph.text
    marked = any(mark.match(text) for mark in (LEAD, BRIEF, BYLINE, JUMP_FROM, JUMP_TO))
    return len(text) >= 25 and not marked and not paragraph.level


def _runs(text: str) -> set[str]:
    return {
        part[k : k + _SIZE] for part in re.findall(rf"[{HAN}]{{{_SIZE},}}", text) for k in range(len(part) - _SIZE + 1)
    }


def _shared(paragraph: Paragraph, item: Item, runs: dict[int, set[str]], spread: Counter[str]) -> float:
    """The weight of the runs that the paragraph shares with the rest of the item; on few items, it weighs more."""
    rest: set[str] = set().union(*(runs[id(p)] for p in [*item.headings, *item.body] if p is not paragraph))
    own = runs[id(paragraph)]
    return sum(1.0 / max(spread[run] - 1, 1) ** 2 for run in sorted(own & rest))
