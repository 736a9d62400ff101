"""Which item does each passage continue? A search for the best answer for the whole page at once.

Passages come in the order of the page. Each goes on with the item before it, goes back to an item begun above, or
begins one whose headline is lost. A join that makes words, sentences and quotations, names that passage and item
share, and staying where one is speak for an answer; a sentence left open at the end speaks against it. The beam keeps
the few best answers for the page so far.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from kg.articles.cohesion import likeness, terms
from kg.articles.joins import join, regime

BEAM = 6
RECENT = 12  # items, by last use, that a passage may go on with
STAY = 0.0
RETURN = -0.4  # to the item under whose headline the passage stands
# a paragraph to an item above, by how many passages stand in wrong places beyond doubt
SWITCH = (-4.5, -4.0, -3.5, -3.0, -3.0, -2.5)
TIED = -3.0  # away from the paragraph right above, of a block whose columns are not mixed
ENDED = -2.0  # more text for an item that ended with a credit, or is a brief
HOLD = -3.0  # away from an item that is continued from another page: what it is about stands there
SWITCH_LINE = -0.7  # a line among lines of mixed columns, to an item that has lines among them
BEGIN = -3.5  # an item without a headline
OPEN_END = -2.0  # an item that ends without the end of a sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a line: its text, the item it stands under, and whether it begins that item."""

    text: str
    home: int
    first: bool = False
    line: bool = False  # of a block in which columns are mixed
    below: bool = False  # right below what stands before it, no blank between
    closes: bool = False  # ends with a credit or a jump line, or is a brief: the item is complete
    hold: bool = False  # under a jump line
    fresh: float = 0.0  # log odds from its surroundings that an item without a headline begins here


@dataclass(frozen=True, slots=True)
class _State:
    """An answer for the passages so far."""

    score: float
    current: int
    tails: Mapping[int, str]
    runs: Mapping[int, frozenset[str]]
    used: tuple[int, ...]  # items, last used last
    block: frozenset[int]  # items with lines in the block of mixed columns at hand
    ended: frozenset[int]  # items that are complete
    chain: Any  # (chain before, item): the answer, last first


@dataclass(frozen=True, slots=True)
class _Page:
    """What does not change while the page is read."""

    passages: Sequence[Passage]
    groups: Sequence[tuple[tuple[str, ...], ...]]
    headline: Mapping[int, frozenset[str]]
    rare: Mapping[str, float]
    seen: frozenset[str]
    switch: float
    joins: dict[tuple[str, int], float]

    @property
    def count(self) -> int:
        return max(self.headline, default=-1) + 1


def assign(
    passages: Sequence[Passage],
    heads: Mapping[int, str],
    *,
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
    rare, seen
        The page's rare runs with weights (`rare_runs`), its sequences of characters (`joins.sequences`).
    """
    groups = [terms(p.text, rare) for p in passages]
    headline = {k: frozenset(r for g in terms(text, rare) for r in g) for k, text in heads.items()}
    page = _Page(passages, groups, headline, rare, seen, SWITCH[0], {})
    chosen = _read(page)
    # where sentences were cut and go on elsewhere, whole paragraphs stand in wrong places too
    disorder = _disorder(passages, chosen)
    if disorder == 0:
        return chosen
    return _read(replace(page, switch=SWITCH[min(disorder, len(SWITCH) - 1)]))


_Value = TypeVar("_Value")


def _kept(of_items: Mapping[int, _Value], used: tuple[int, ...]) -> dict[int, _Value]:
    """What is known of the items that can still be gone on with."""
    return {item: of_items[item] for item in used if item in of_items}


def _disorder(passages: Sequence[Passage], chosen: Sequence[int]) -> int:
    """How many passages that stand under another headline go on with a sentence, or are lines of mixed columns."""
    tails: dict[int, str] = {}
    count = 0
    for passage, item in zip(passages, chosen, strict=True):
        cut = item in tails and regime(tails[item]) != "sentence"
        count += item != passage.home and (cut or passage.line)
        tails[item] = passage.text
    return count


def _read(page: _Page) -> list[int]:
    states = [_State(0.0, -1, {}, {}, (), frozenset(), frozenset(), None)]
    for at in range(len(page.passages)):
        # the best ones are chosen before they are built: most are never needed
        options = [
            (state.score + score, -k, item)
            for k, state in enumerate(states)
            for item, score in _options(page, at, state)
        ]
        options.sort(key=lambda one: (one[0], one[1]), reverse=True)
        states = [_after(page, at, states[-k], item, score) for score, k, item in options[:BEAM]]
    best = max(states, key=lambda s: s.score + _open_ends(s))
    found, chain = [], best.chain
    while chain is not None:
        chain, item = chain
        found.append(item)
    return found[::-1]


def _options(page: _Page, at: int, state: _State) -> list[tuple[int, float]]:
    """The items that a passage can belong to, with the log odds of each."""
    passage = page.passages[at]
    if passage.first:
        return [(passage.home, 0.0)]
    found = []
    for item in dict.fromkeys((*state.used, passage.home)):
        tail = state.tails.get(item)
        if tail is None:
            continue
        ended = item in state.ended and regime(tail) == "sentence"
        if ended and item != passage.home:
            continue
        away = item != state.current and item != passage.home
        if away and not passage.line and regime(tail) == "sentence" and not _shares(page, at, state.runs[item]):
            continue  # nothing speaks for it
        key = tail[-40:], at
        if key not in page.joins:
            page.joins[key] = join(tail, passage.text, page.seen)
        score = page.joins[key] + ENDED * ended + HOLD * (passage.hold and item != passage.home and not passage.line)
        score += _cohesion(page, at, state.runs[item])
        if item == state.current:
            score += STAY
        elif passage.line and passage.below and item in state.block:
            score += SWITCH_LINE
        else:
            score += RETURN if item == passage.home else page.switch
            score += TIED * (passage.below and not passage.line)
        found.append((item, score))
    if not passage.line or not found:
        found.append((page.count + at, BEGIN + passage.fresh + join("完。", passage.text, page.seen)))
    return found


def _after(page: _Page, at: int, state: _State, item: int, score: float) -> _State:
    """The answer so far with the passage given to the item."""
    passage = page.passages[at]
    own = {run for group in page.groups[at] for run in group}
    before = state.runs.get(item, page.headline.get(item, frozenset()))
    return _State(
        score,
        item,
        {**_kept(state.tails, state.used), item: (state.tails.get(item, "") + passage.text)[-160:]},
        {**_kept(state.runs, state.used), item: before | own},
        (*(u for u in state.used if u != item), item)[-RECENT:],
        frozenset((item,)) | (state.block if passage.below else frozenset()),
        state.ended | {item} if passage.closes else state.ended,
        (state.chain, item),
    )


def _shares(page: _Page, at: int, item: frozenset[str]) -> bool:
    return any(not item.isdisjoint(group) for group in page.groups[at])


def _cohesion(page: _Page, at: int, item: frozenset[str]) -> float:
    """Log odds that a passage and an item so alike are one's, from the likeness and what each could have shared.

    Fitted by logistic regression on passages and parts of the gold articles, their own against the others of the page.
    """
    groups = page.groups[at]
    alike = likeness(groups, item, page.rare)
    size = min(1.0, len(page.passages[at].text) / 60)
    store = math.log(1 + len(item))
    return (
        -0.66 + 0.65 * alike + 2.3 * min(alike, 1.0) + 0.19 * store + 1.44 * size - 0.63 * store * size
        - 0.21 * min(len(groups), 8)
    )  # fmt: skip


def _open_ends(state: _State) -> float:
    return sum(OPEN_END for tail in state.tails.values() if regime(tail.rstrip()) != "sentence")
