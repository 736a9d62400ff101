"""Which item does each passage continue? A search for the best answer for the whole page at once.

Passages come in the order of the page. Each goes on with the item before it, goes back to an item begun above, or
begins one whose headline is lost. A join that makes words, sentences and quotations, names that passage and item
share, and staying where one is speak for an answer; a sentence left open at the end speaks against it. The beam keeps
the few best answers for the page so far.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any, NamedTuple

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


@dataclass(frozen=True, slots=True, eq=False)
class _Item:
    """What is known of an item so far; answers that agree on it share it, and it is judged once for them all."""

    tail: str
    runs: frozenset[str]
    whole: bool  # ends with a sentence


class _State(NamedTuple):
    """An answer for the passages so far."""

    score: float
    current: int
    items: Mapping[int, _Item]  # those that can still be gone on with
    used: tuple[int, ...]  # items, last used last
    block: frozenset[int]  # items with lines in the block of mixed columns at hand
    ended: frozenset[int]  # items that are complete
    chain: Any  # (chain before, item): the answer, last first


@dataclass(frozen=True, slots=True)
class _Page:
    """What does not change while the page is read."""

    passages: Sequence[Passage]
    groups: Sequence[tuple[tuple[str, ...], ...]]  # rare runs of each passage
    own: Sequence[frozenset[str]]  # the same, not grouped
    headline: Mapping[int, frozenset[str]]
    rare: Mapping[str, float]
    seen: Container[str]
    switch: float
    joins: dict[tuple[str, int], float]


def assign(
    passages: Sequence[Passage],
    heads: Mapping[int, str],
    *,
    rare: Mapping[str, float],
    seen: Container[str],
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
    own = [frozenset(run for group in found for run in group) for found in groups]
    headline = {k: frozenset(run for group in terms(text, rare) for run in group) for k, text in heads.items()}
    page = _Page(passages, groups, own, headline, rare, seen, SWITCH[0], {})
    chosen = _read(page)
    # where sentences were cut and go on elsewhere, whole paragraphs stand in wrong places too
    disorder = _disorder(passages, chosen)
    if disorder == 0:
        return chosen
    return _read(replace(page, switch=SWITCH[min(disorder, len(SWITCH) - 1)]))


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
    count = max(page.headline, default=-1) + 1
    states = [_State(0.0, -1, {}, (), frozenset(), frozenset(), None)]
    for at, passage in enumerate(page.passages):
        # the best ones are chosen before they are built: most are never needed
        if passage.first:
            options = [(state.score, k, passage.home) for k, state in enumerate(states)]
        else:
            judged: dict[_Item, tuple[float, float]] = {}
            new = BEGIN + passage.fresh + join("完。", passage.text, page.seen)
            options = [
                (state.score + score, k, item)
                for k, state in enumerate(states)
                for item, score in _options(page, at, state, judged, new=(count + at, new))
            ]
        # of equal ones the first stays first
        options.sort(key=itemgetter(0), reverse=True)
        made: dict[tuple[int, _Item | None], _Item] = {}
        states = [_after(page, at, states[k], item, score, made) for score, k, item in options[:BEAM]]
    best = max(states, key=lambda s: s.score + _open_ends(s))
    found, chain = [], best.chain
    while chain is not None:
        chain, item = chain
        found.append(item)
    return found[::-1]


def _options(
    page: _Page, at: int, state: _State, judged: dict[_Item, tuple[float, float]], *, new: tuple[int, float]
) -> list[tuple[int, float]]:
    """The items that a passage can belong to, with the log odds of each."""
    passage = page.passages[at]
    home, line, used = passage.home, passage.line, state.used
    hold = passage.hold and not line
    found = []
    for item in used if home in used else (*used, home):
        known = state.items.get(item)
        if known is None:
            continue
        ended = known.whole and item in state.ended
        if ended and item != home:
            continue
        away = item != state.current and item != home
        if away and not line and known.whole and known.runs.isdisjoint(page.own[at]):
            continue  # nothing speaks for it
        if known not in judged:
            judged[known] = _join(page, at, known.tail), _cohesion(page, at, known.runs)
        score, cohesion = judged[known]
        if ended:
            score += ENDED
        if hold and item != home:
            score += HOLD
        score += cohesion
        if item == state.current:
            score += STAY
        elif line and passage.below and item in state.block:
            score += SWITCH_LINE
        else:
            score += RETURN if item == home else page.switch
            if passage.below and not line:
                score += TIED
        found.append((item, score))
    if not line or not found:
        found.append(new)
    return found


def _join(page: _Page, at: int, tail: str) -> float:
    key = tail[-40:], at
    if key not in page.joins:
        page.joins[key] = join(tail, page.passages[at].text, page.seen)
    return page.joins[key]


def _after(
    page: _Page, at: int, state: _State, item: int, score: float, made: dict[tuple[int, _Item | None], _Item]
) -> _State:
    """The answer so far with the passage given to the item."""
    passage = page.passages[at]
    before = state.items.get(item)
    after = made.get((item, before))
    if after is None:
        runs = before.runs if before else page.headline.get(item, frozenset())
        tail = ((before.tail if before else "") + passage.text)[-160:]
        after = made[item, before] = _Item(tail, runs | page.own[at], regime(tail) == "sentence")
    used = state.used
    items = dict(state.items) if len(state.items) == len(used) else {k: state.items[k] for k in used}
    items[item] = after
    if item in used:
        place = used.index(item)
        used = (*used[:place], *used[place + 1 :], item)
    else:
        used = (*used, item)[-RECENT:]
    return _State(
        score,
        item,
        items,
        used,
        state.block | {item} if passage.below else frozenset((item,)),
        state.ended | {item} if passage.closes else state.ended,
        (state.chain, item),
    )


def _cohesion(page: _Page, at: int, item: frozenset[str]) -> float:
    """Log odds that a passage and an item so alike are one's, from the likeness and what each could have shared.

    Fitted by logistic regression on passages and parts of the gold articles, their own against the others of the page.
    """
    groups = page.groups[at]
    alike = 0.0 if item.isdisjoint(page.own[at]) else likeness(groups, item, page.rare)
    size = min(1.0, len(page.passages[at].text) / 60)
    store = math.log(1 + len(item))
    return (
        -0.66 + 0.65 * alike + 2.3 * min(alike, 1.0) + 0.19 * store + 1.44 * size - 0.63 * store * size
        - 0.21 * min(len(groups), 8)
    )  # fmt: skip


def _open_ends(state: _State) -> float:
    return sum(OPEN_END for item in state.items.values() if regime(item.tail.rstrip()) != "sentence")
