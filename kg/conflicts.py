"""Statements that contradict each other: two people in one sole post of one body at one time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from kg.lexicon import rows
from kg.model import FORMER, Statement

Pair = tuple[Statement, Statement]


def contradictions(statements: Iterable[Statement]) -> tuple[Pair, ...]:
    """Pairs of statements that cannot both hold, in the order of the statements.

    Somebody is taken to hold a post on every day from its date or first attestation to its last; who has left it, or
    is called its former holder, contradicts nobody.
    """
    held: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.predicate == "holdsPost" and s.end_date is None and not is_former(s) and is_sole(s.title or ""):
            held[s.object, s.title or ""].append(s)
    return tuple(
        (a, b)
        for group in held.values()
        for a, b in combinations(group, 2)
        if a.subject != b.subject and _overlap(a, b)
    )


def with_rivals(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements, each with the ids of those that contradict it."""
    every = tuple(statements)
    rivals: dict[str, list[str]] = defaultdict(list)
    for a, b in contradictions(every):
        rivals[a.id].append(b.id)
        rivals[b.id].append(a.id)
    return tuple(replace(s, contradicts=tuple(rivals[s.id])) if s.id in rivals else s for s in every)


def is_former(statement: Statement) -> bool:
    """Does everything that gives the statement speak of a former holder (原主席)?"""
    return bool(statement.rules) and all(FORMER in rule for rule in statement.rules)


def is_sole(title: str) -> bool:
    """Can only one person hold a post of this title at a time in one body?

    >>> is_sole("主席"), is_sole("副主席"), is_sole("工会主席"), is_sole("委员")
    (True, False, True, False)
    """
    return bool(_sole().fullmatch(title))


@lru_cache(maxsize=1)
def _sole() -> re.Pattern[str]:
    organs, posts = ("|".join(row[1] for row in rows("sole_posts") if row[0] == kind) for kind in ("organ", "post"))
    return re.compile(rf"(?:{organs})?(?:{posts})")


def _overlap(a: Statement, b: Statement) -> bool:
    spans = [((s.date or s.first_attested), s.last_attested or s.date or s.first_attested) for s in (a, b)]
    (from_a, to_a), (from_b, to_b) = spans
    if not (from_a and to_a and from_b and to_b):
        return False
    if a.date and b.date and a.date != b.date:
        return False  # appointed one after the other
    return from_a <= to_b and from_b <= to_a
