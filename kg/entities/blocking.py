"""Which candidates are compared at all: those that share a block, so that cost grows with mentions, not with pairs.

Candidates of one name meet the one before them; those that something ties besides meet the first of their block, too.
Blocks are numbers (hashes), sorted in arrays: a million mentions need some tens of megabytes.
"""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kg.entities.candidates import Candidate
from kg.entities.spelling import campaign, in_figures, without_legal_form
from kg.schema import ORGANISATION, PERSON, PROGRAMME

ALIKE = 24  # names up to which names alike are compared with each other: a longer list is a pattern, not a misprint
WILDCARD = 40  # characters from which a name is compared by its neighbours in alphabetical order alone
NEIGHBOURS = 3
LONG = 10
REMEMBERED = 1 << 13  # names whose ties are at hand

Numbers = npt.NDArray[np.int64]


def _name(c: Candidate) -> Iterable[object]:
    return (c.key,)


def _ties(c: Candidate) -> Iterable[object]:
    """A name with each thing that may tie two of that name: without a full name's help they need one."""
    if c.type != PERSON:
        division = ((c.key, "division", c.division.code),) if c.division else ()
        return itertools.chain(
            division, ((c.key, "place", p) for p in c.within), ((c.key, "outlet", o) for o in c.outlets)
        )
    return itertools.chain(
        ((c.key, "body", body) for body in c.bodies),
        ((c.key, "home", home) for home in c.homes),
        ((c.key, "story", story) for story in c.stories),
        ((c.key, "outlet", outlet, c.standing == "byline") for outlet in c.outlets),
        ((c.key, "page", c.page),),
    )


# The blocks that a candidate is in, beside those of names alike; and whether it meets the first of the block.
BLOCKS: tuple[tuple[Callable[[Candidate], Iterable[object]], bool], ...] = ((_name, False), (_ties, True))


def pairs(candidates: Sequence[Candidate], judged: Iterable[tuple[int, int]] = ()) -> Numbers:
    """Pairs [n, 2] of positions in `candidates`, each once, the lower first, sorted."""
    found = []
    for keys_of, with_first in BLOCKS:
        keys, owners = array("q"), array("q")
        for k, candidate in enumerate(candidates):
            for key in keys_of(candidate):
                keys.append(hash((candidate.type, key)))
                owners.append(k)
        found.append(_met(keys, owners, with_first))
    others = array("q")
    for a, b in itertools.chain(_names_alike(candidates), judged):
        others.extend((min(a, b), max(a, b)))
    found.append(_numbers(others).reshape(-1, 2))
    return np.unique(np.concatenate(found), axis=0)


def _met(keys: array[int], owners: array[int], with_first: bool) -> Numbers:
    """Pairs of owners of one key: each with the one before it, and, if so wanted, with the first."""
    key, owner = _sorted(keys, owners)
    here = np.arange(len(key))
    first = np.searchsorted(key, key, "left")
    later = here[here > first]
    pairs = [np.stack([owner[later - 1], owner[later]], axis=1)]
    if with_first:
        later = here[here > first + 1]
        pairs.append(np.stack([owner[first[later]], owner[later]], axis=1))
    return np.concatenate(pairs)


def _runs(keys: array[int], owners: array[int]) -> Iterator[list[int]]:
    """Owners of equal keys, where there are two at least; the order of the keys means nothing."""
    key, owner = _sorted(keys, owners)
    _, starts, many = np.unique(key, return_index=True, return_counts=True)
    for start, size in zip(starts[many > 1].tolist(), many[many > 1].tolist(), strict=True):
        yield owner[start : start + size].tolist()


def _sorted(keys: array[int], owners: array[int]) -> tuple[Numbers, Numbers]:
    """Keys with their owners by both, each pair once."""
    key, owner = _numbers(keys), _numbers(owners)
    order = np.lexsort((owner, key))
    key, owner = key[order], owner[order]
    fresh = np.ones(len(key), dtype=bool)
    fresh[1:] = (key[1:] != key[:-1]) | (owner[1:] != owner[:-1])
    return key[fresh], owner[fresh]


def _numbers(values: array[int]) -> Numbers:
    return np.frombuffer(values, dtype=np.int64) if values else np.empty(0, dtype=np.int64)


def _names_alike(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Candidates of two names that one slip may have made of each other, where anything could tie them."""
    members: dict[tuple[str, str], list[int]] = {}
    for k, candidate in enumerate(candidates):
        members.setdefault((candidate.type, candidate.key), []).append(k)
    names = sorted(members)

    @lru_cache(maxsize=REMEMBERED)
    def first_of(number: int) -> dict[object, int]:
        """By each thing that may tie a name to another, the first candidate of that name that it ties."""
        ties: dict[object, int] = {}
        for k in members[names[number]]:
            for tie in _places(candidates[k]):
                ties.setdefault(tie, k)
        return ties

    for left, right in sorted(set(_alike(names, candidates, members))):
        b = members[names[right]]
        yield members[names[left]][0], b[0]
        ties = first_of(left)
        if not ties.keys().isdisjoint(first_of(right)):
            yield from ((ties[tie], k) for k in b for tie in _places(candidates[k]) if tie in ties)


def _places(c: Candidate) -> list[object]:
    return [("page", c.page), *[("story", story) for story in c.stories], *[("body", body) for body in c.bodies]]


def _alike(
    names: Sequence[tuple[str, str]], candidates: Sequence[Candidate], members: Mapping[tuple[str, str], list[int]]
) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `names`: one character apart, one core, or neighbours among long names."""
    keys, owners = array("q"), array("q")
    for k, (kind, key) in enumerate(names):
        for core in _cores(kind, key, candidates[members[kind, key][0]].name):
            keys.append(hash((kind, core)))
            owners.append(k)
    for group in itertools.chain(_runs(keys, owners), _runs(*_wildcards(names))):
        if len(group) <= ALIKE:
            yield from itertools.combinations(group, 2)
    for turned in (False, True):
        spelt = sorted((kind, key[::-1] if turned else key, k) for k, (kind, key) in enumerate(names))
        long = [row for row in spelt if len(row[1]) >= LONG and row[0] != PERSON]
        for step in range(1, NEIGHBOURS + 1):
            for (kind, one, a), (other_kind, other, b) in zip(long, long[step:], strict=False):
                if kind == other_kind and one[: LONG // 2] == other[: LONG // 2] and abs(len(one) - len(other)) <= 2:
                    yield min(a, b), max(a, b)


def _cores(kind: str, key: str, name: str) -> Iterator[str]:
    """What two names have in common that differ in a legal form, in figures or in 活动."""
    yield "figures " + in_figures(key)
    if kind == ORGANISATION:
        yield "form " + without_legal_form(key)
    elif kind == PROGRAMME:
        yield "campaign " + (campaign(name) or name)


def _wildcards(names: Sequence[tuple[str, str]]) -> tuple[array[int], array[int]]:
    """For each name and each of its places a number that names share which differ there alone.

    The number is a polynomial of the characters modulo 2⁶⁴ without the term of that place.
    """
    by_length: dict[tuple[str, int], list[int]] = {}
    for k, (kind, key) in enumerate(names):
        if 1 < len(key) < WILDCARD:
            by_length.setdefault((kind, len(key)), []).append(k)
    keys, owners = array("q"), array("q")
    for (kind, length), rows in sorted(by_length.items()):
        text = "".join(names[k][1] for k in rows).encode("utf-32-le", "surrogatepass")
        points = np.frombuffer(text, dtype="<u4").reshape(len(rows), length).astype(np.uint64)
        base = np.uint64(0x9E3779B97F4A7C15)
        powers = np.multiply.accumulate(np.full(length + 1, base, dtype=np.uint64))
        terms = points * powers[None, :length]
        whole = terms.sum(axis=1, dtype=np.uint64)[:, None] - terms
        seed = powers[length : length + 1] * np.uint64(sum(map(ord, kind)) * 64 + length)  # an array: it may overflow
        mixed = (whole + seed) * base + powers[None, :length]
        keys.frombytes(mixed.astype(np.int64).tobytes())
        owners.extend(k for k in rows for _ in range(length))
    return keys, owners
