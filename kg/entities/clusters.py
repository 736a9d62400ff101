"""Pairs to groups: the surest are joined first, and no two groups that a guard or a decision keeps apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.entities.candidates import Candidate, together
from kg.entities.features import features_for
from kg.entities.ledger import Ledger
from kg.schema import PROGRAMME


def guarded(a: Candidate, b: Candidate) -> str | None:
    """What keeps two groups apart whatever ties a member of one to a member of the other."""
    return next((said for f in features_for(a, b) if f.guard and (said := f.test(a, b)) is not None), None)


def clusters(candidates: Sequence[Candidate], decisions: Ledger) -> list[list[int]]:
    """Groups of positions in `candidates`, each sorted, in the order of their first."""
    leader = list(range(len(candidates)))
    members: dict[int, list[int]] = {}
    known: dict[int, Candidate] = {}
    apart: dict[int, set[int]] = defaultdict(set)  # leaders that must not meet
    for left, right, _ in decisions.pairs(False):
        apart[left].add(right)
        apart[right].add(left)
    for left, right, by_person in decisions.pairs(True):
        a, b = leader[left], leader[right]
        if a == b or b in apart[a]:
            continue
        one, other = known.get(a, candidates[a]), known.get(b, candidates[b])
        named_alike = one.key == other.key and one.type == PROGRAMME  # nothing that a guard could ask
        if not by_person and not named_alike and guarded(one, other):
            continue
        if len(members.get(a, (a,))) < len(members.get(b, (b,))):
            a, b = b, a
        for index in members.get(b, (b,)):
            leader[index] = a
        members.setdefault(a, [a]).extend(members.pop(b, [b]))
        # the name that is printed more stands for the group
        known[a] = together(*sorted((one, other), key=lambda c: (-c.weight, c.id))) if not named_alike else one
        known.pop(b, None)
        for far in apart.pop(b, set()):
            apart[far].discard(b)
            apart[far].add(a)
            apart[a].add(far)
    groups: dict[int, list[int]] = defaultdict(list)
    for index, first in enumerate(leader):
        groups[first].append(index)
    return sorted(groups.values())
