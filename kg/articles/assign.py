"""Which item does each passage continue? A search for the best answer for the whole page at once.

Passages come in the order of the page. Each goes on with the item before it, goes back to an item begun above, or
begins one whose headline is lost. A join that makes words, sentences and quotations, names that passage and item
share, and staying where one is speak for an answer; a sentence left open at the end speaks against it. The beam keeps
the few best answers for the page so far.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.articles.cohesion import likeness, terms
from kg.articles.joins import join, regime

BEAM = 6
RECENT = 6  # items, by last use, that a passage may go on with
STAY = 0.0
RETURN = -1.0  # to the item under whose headline the passage stands
SWITCH = -3.0  # a paragraph to an item above
SWITCH_LINE = -1.5  # a line among lines of mixed columns
BEGIN = -3.5  # an item without a headline
OPEN_END = -2.0  # an item that ends without the end of a sentence
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a line: its text, the item it stands under, and whether it begins that item."""

    text: str
    home: int
    first: bool = False
    line: bool = False  # of a block in which columns are mixed
    fresh: float = 0.0  # log odds from its surroundings that an item without a headline begins here


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    current: int
    home: int
    tails: Mapping[int, str]
    runs: Mapping[int, frozenset[str]]
    used: tuple[int, ...]  # items, last used last
    choice: tuple[int, ...] = field(default=())


def assign(
    passages: Sequence[Passage],
    heads: Mapping[int, str],
    *,
    closed: frozenset[int] = frozenset(),
    rare: Mapping[str, float],
    seen: frozenset[str],
) -> list[int]:
    """The item of each passage; numbers beyond those of `heads` are items that begin without a headline.

    Parameters
    ----------
    passages
        In the order of the page.
    heads
        For each item, by number, its headline.
    closed
        Items that nothing can be added to after they end with a sentence: signed ones, captions, briefs.
    rare, seen
        The page's rare runs with weights (`rare_runs`), its sequences of characters (`joins.sequences`).
    """
    count = max(heads, default=-1) + 1
    grouped = [terms(p.text, rare) for p in passages]
    headline = {k: frozenset(r for g in terms(text, rare) for r in g) for k, text in heads.items()}
    states = [_State(0.0, -1, -1, {}, {}, ())]
    cache: dict[tuple[str, int], float] = {}
    for at, passage in enumerate(passages):
        runs = frozenset(r for g in grouped[at] for r in g)
        following: list[_State] = []
        for state in states:
            for item, score in _options(passage, at, state, closed, rare, seen, grouped[at], cache, count + at):
                own = state.runs.get(item)
                if own is None:
                    own = headline.get(item, frozenset())
                following.append(
                    _State(
                        state.score + score,
                        item,
                        passage.home if passage.first else state.home,
                        {**state.tails, item: (state.tails.get(item, "") + passage.text)[-160:]},
                        {**state.runs, item: own | runs},
                        (*(u for u in state.used if u != item), item)[-RECENT:],
                        (*state.choice, item),
                    )
                )
        following.sort(key=lambda s: -s.score)
        states = following[:BEAM]
    best = max(states, key=lambda s: s.score + _open_ends(s), default=None)
    return list(best.choice) if best else []


def _options(
    passage: Passage,
    at: int,
    state: _State,
    closed: frozenset[int],
    rare: Mapping[str, float],
    seen: frozenset[str],
    groups: tuple[tuple[str, ...], ...],
    cache: dict[tuple[str, int], float],
    new: int,
) -> list[tuple[int, float]]:
    if passage.first:
        return [(passage.home, 0.0)]
    found = []
    size = min(1.0, len(_HAN.findall(passage.text[:60])) / 60)
    for item in dict.fromkeys((*state.used, passage.home)):
        tail = state.tails.get(item)
        if tail is None or (item in closed and item != passage.home and regime(tail) == "sentence"):
            continue
        key = tail[-40:], at
        if key not in cache:
            cache[key] = join(tail, passage.text, seen)
        score = cache[key]
        score += _cohesion(likeness(groups, state.runs[item], rare), size)
        if item == state.current:
            score += STAY
        elif item == passage.home:
            score += RETURN
        else:
            score += SWITCH_LINE if passage.line else SWITCH
        found.append((item, score))
    if not passage.line:
        found.append((new, BEGIN + passage.fresh + join("完。", passage.text, seen)))
    return found


def _cohesion(likeness: float, size: float) -> float:
    """Log odds of this likeness within an item against between two; measured on the gold pages, and less for short ones."""
    if likeness <= 0:
        return -1.8 * size
    return min(-1.8 * size + (1.8 * size + 0.8) * likeness, 0.8 + 1.05 * (likeness - 1)) if likeness < 1 else 0.8 + 1.05 * (likeness - 1)


def _open_ends(state: _State) -> float:
    return sum(OPEN_END for tail in state.tails.values() if regime(tail.rstrip()) != "sentence")
