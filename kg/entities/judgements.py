"""A person's decisions that two names are, or are not, one thing: a file beside the corpus that outlives rebuilds."""

from __future__ import annotations

import itertools
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.entities.candidates import Candidate, key_of
from kg.errors import InputError, NotFound
from kg.schema import ENTITY_TYPES

FILE = "judgements.jsonl"
_SIDE = re.compile(rf"(?:({'|'.join(ENTITY_TYPES)})[/:])?(.+?)(?:@([^@]+))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Judgement:
    """`left` and `right` are names, or names with their page or article: 王芳@工人日报_2024-10-31."""

    left: str
    right: str
    same: bool
    note: str = ""

    @property
    def verdict(self) -> str:
        return "one" if self.same else "two"


class Judgements:
    """Decisions, found by the names that they are about."""

    def __init__(self, judgements: Sequence[Judgement] = ()) -> None:
        if (trouble := contradiction(judgements)) is not None:
            raise InputError(trouble)
        self._all = tuple(judgements)
        self._by_key: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in judgements:
            for key in {key for side in (judgement.left, judgement.right) for key in _keys(side)}:
                self._by_key[key].append(judgement)

    def __len__(self) -> int:
        return len(self._all)

    def speaks_of(self, candidate: Candidate) -> bool:
        """Does any decision name it?"""
        return candidate.key in self._by_key

    def about(self, a: Candidate, b: Candidate) -> Judgement | None:
        """The decision about two candidates: one that names their pages before one that does not, then the last."""
        found = None
        for judgement in self._by_key.get(a.key, ()):
            left, right = judgement.left, judgement.right
            if (_means(left, a) and _means(right, b)) or (_means(left, b) and _means(right, a)):
                if key_of(left) == key_of(right) and _places(judgement) == 0:
                    continue  # a name and itself, no page named: says nothing about namesakes
                if found is None or _places(judgement) >= _places(found):
                    found = judgement
        return found

    def pairs(self, candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
        """Pairs of candidates that the decisions are about."""
        wanted: dict[str, list[int]] = defaultdict(list)
        for k, candidate in enumerate(candidates):
            if candidate.key in self._by_key:
                wanted[candidate.key].append(k)
        for judgement in self._all:
            left, right = (
                [k for key in _keys(side) for k in wanted.get(key, ()) if _means(side, candidates[k])]
                for side in (judgement.left, judgement.right)
            )
            # what is one is joined through its first; what is two is kept apart pair by pair
            couples: Iterable[tuple[int, int]] = itertools.product(left, right)
            if judgement.same and left and right:
                couples = [*((a, right[0]) for a in left), *((left[0], b) for b in right)]
            yield from ((a, b) for a, b in couples if a != b and candidates[a].type == candidates[b].type)


def read_judgements(corpus: Path) -> tuple[Judgement, ...]:
    """All decisions recorded beside a corpus, in their order; the last one about a pair counts."""
    path = corpus / FILE
    if not path.is_file():
        return ()
    last: dict[frozenset[str], Judgement] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            judgement = Judgement(str(row["left"]), str(row["right"]), bool(row["same"]), str(row.get("note", "")))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path} line {number} is no decision: expected left, right and same; mend or delete it."
            ) from error
        last.pop(_pair(judgement), None)
        last[_pair(judgement)] = judgement
    judgements = tuple(last.values())
    if (trouble := contradiction(judgements)) is not None:
        raise InputError(f"{path}: {trouble}")
    return judgements


def record_judgement(corpus: Path, judgement: Judgement) -> Judgement | None:
    """Add a decision to the file; gives the earlier one about the same pair, which it replaces.

    Raises `InputError` if it contradicts what follows from the others, and then writes nothing.
    """
    known = read_judgements(corpus)
    earlier = next((j for j in known if _pair(j) == _pair(judgement)), None)
    kept = [j for j in known if j is not earlier]
    if (trouble := contradiction([*kept, judgement])) is not None:
        raise InputError(trouble)
    _write(corpus, [*kept, judgement])
    return earlier


def forget_judgement(corpus: Path, *sides: str) -> Judgement:
    """Take the decision about two names out of the file; gives it. Raises `NotFound` if there is none.

    `sides` are the two names, and after them, if there are any, the two that they are recorded under.
    """
    known = read_judgements(corpus)
    pairs = [frozenset(sides[:2]), frozenset(sides[2:])]
    left, right = sides[:2]
    gone = next((j for pair in pairs for j in known if _pair(j) == pair), None)
    if gone is None:
        told = "、".join(f"{j.left} / {j.right}" for j in known) or "none"
        raise NotFound(f"no decision about {left} and {right} is recorded in {corpus / FILE}; recorded: {told}.")
    _write(corpus, [j for j in known if j is not gone])
    return gone


def contradiction(judgements: Iterable[Judgement]) -> str | None:
    """What contradicts itself in decisions, as a sentence: 甲 = 乙 and 乙 = 丙, but 甲 ≠ 丙."""
    ties: dict[str, list[str]] = defaultdict(list)
    apart = []
    for j in judgements:
        if j.same:
            ties[j.left].append(j.right)
            ties[j.right].append(j.left)
        else:
            apart.append(j)
    for j in apart:
        path = _path(ties, j.left, j.right)
        if path:
            chain = " and ".join(f"{a} = {b}" for a, b in itertools.pairwise(path))
            return (
                f"{j.left} and {j.right} cannot be two things, since it is recorded that {chain}; "
                "take one of these decisions back with `kg judge A B --forget`."
            )
    return None


def _path(ties: dict[str, list[str]], start: str, goal: str) -> list[str]:
    paths = [[start]]
    seen = {start}
    for path in paths:
        if path[-1] == goal and len(path) > 1:
            return path
        for far in ties.get(path[-1], ()):
            if far not in seen:
                seen.add(far)
                paths.append([*path, far])
    return []


def _pair(judgement: Judgement) -> frozenset[str]:
    return frozenset((judgement.left, judgement.right))


def _places(judgement: Judgement) -> int:
    return sum(side != "" and "@" in side for side in (judgement.left, judgement.right))


def _keys(side: str) -> set[str]:
    """The folded names that a side may mean: all of it, or what stands between type and page."""
    found = _SIDE.fullmatch(side)
    return {key_of(side), key_of(found.group(2)) if found else key_of(side)}


def _means(side: str, c: Candidate) -> bool:
    """Does a side of a decision mean this candidate?"""
    if key_of(side) == c.key:
        return True
    found = _SIDE.fullmatch(side)
    if found is None:
        return False
    kind, name, where = found.groups()
    if kind not in (None, c.type) or key_of(name) != c.key:
        return False
    return where is None or where in (c.where, c.page, PurePath(c.page).stem)


def _write(corpus: Path, judgements: Iterable[Judgement]) -> None:
    path = corpus / FILE
    rows = ({"left": j.left, "right": j.right, "same": j.same, "note": j.note} for j in judgements)
    beside = path.with_name(f".{FILE}.part")
    try:
        beside.write_text(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8", newline="\n"
        )
        os.replace(beside, path)
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}).") from error
