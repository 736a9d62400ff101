"""Does a passage belong with an item? Names and other rare runs of characters that both have say so.

A run counts the more the less a dictionary expects its characters side by side: 穆振洋 much, 工作室 nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import add

from kg.articles.runs import shared
from kg.articles.words import entry, likelihood

SIZES = {2: 7.5, 3: 6.2}  # characters of a run, and the surprise a character below which it says nothing
WORD, WORD_MOST = 10.5, 0.5  # surprise of a word of the dictionary below which it says nothing; the most it counts
ANSWER = "问答:"  # stands for whatever a speaker says in an interview: 记者:…, 阎若水:…
SPEAKS = 1.0  # what a speaker's label counts
SPREAD = 0.6  # share of the items in which a run must stand to say nothing
MOST = 6.0  # a passage's likeness to an item is not counted beyond
_SPEAKER = re.compile(r"^([\u3400-\u9fff]{1,4})[:：]")
_HAN = re.compile(r"[\u3400-\u9fff·]{2,}")


def rare_runs(passages: Iterable[tuple[str, int]]) -> Mapping[str, float]:
    """The runs that stand in two passages or more, with their weights between 0 and 1.

    A passage is its text and the number of the item it stands under. What many items have weighs less.
    """
    told = list(passages)
    total = max(len({item for _, item in told}), 2)
    found = {}
    for run, having in itertools.chain(shared(told, SIZES), _speakers(told)):
        local = 1 - max(0, having - 2) / (SPREAD * total)
        if local > 0 and (value := _surprise(run)) > 0:
            found[run] = value * local
    return found


def _speakers(passages: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The labels before what is said that stand before two passages or more, and how many items have each."""
    items: dict[str, list[int]] = {}
    for text, item in passages:
        if label := _SPEAKER.match(text):
            for run in {f"{label.group(1)}:", ANSWER}:
                items.setdefault(run, []).append(item)
    return ((run, len(set(having))) for run, having in items.items() if len(having) > 1)


@lru_cache(maxsize=65536)
def _surprise(run: str) -> float:
    """0 for what stands in any text, 1 for a name that the dictionary does not know; rare words are between."""
    if run.endswith(":"):
        return SPEAKS
    told = entry(run)
    if told is not None:
        return min(WORD_MOST, max(0.0, (-told[0] - WORD) / 4.0))
    return min(1.0, max(0.0, (-likelihood(run) / len(run) - SIZES[len(run)]) / 3.0))


def terms(text: str, known: Mapping[str, float]) -> tuple[tuple[str, ...], ...]:
    """The rare runs of a text, those that overlap in one group."""
    label = _SPEAKER.match(text)
    said = [run for run in (f"{label.group(1)}:", ANSWER) if run in known] if label else []
    found = [tuple(said)] if said else []
    runs = known.keys()
    for part in _HAN.findall(text):
        pairs = list(map(add, part, part[1:]))
        if runs.isdisjoint(pairs) and runs.isdisjoint(map(add, pairs, part[2:])):
            continue  # most have none
        group: list[str] = []
        for k in range(len(part) - 1):
            two, three = part[k : k + 2], part[k : k + 3]
            if two in known:
                group.append(two)
            if three in known and len(three) == 3:
                group.append(three)
            elif group and two not in known:
                found.append(tuple(group))
                group = []
        if group:
            found.append(tuple(group))
    return tuple(found)


def likeness(groups: tuple[tuple[str, ...], ...], item: Collection[str], known: Mapping[str, float]) -> float:
    """How many of a passage's rare runs the item has: a group counts by its rarest run and a little by its length."""
    total = 0.0
    for group in groups:
        shared = [known[run] for run in group if run in item]
        if shared:
            total += max(shared) * (1.0 + 0.15 * (len(shared) - 1))
    return min(total, MOST)
