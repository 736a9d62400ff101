"""Candidates to entities: block, judge each pair by the features, join what is the same, keep apart what is not."""

from __future__ import annotations

import gc
import itertools
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from kg.entities.blocking import pairs
from kg.entities.candidates import Candidate, gather, key_of
from kg.entities.clusters import Pair, clusters
from kg.entities.features import DIFFERENT, SAME, features_for
from kg.entities.judgements import Judgement, Judgements
from kg.entities.naming import right_spelling, to_entities
from kg.entities.places import around, placed
from kg.model import Article, Decision, Entity, Fact, Mention
from kg.schema import ORGANISATION, PERSON, PLACE


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities, why they are what they are, and which entity each mention belongs to (by mention id, type and name)."""

    entities: tuple[Entity, ...]
    decisions: tuple[Decision, ...]
    entity_of: Mapping[tuple[str, str, str], str]


def resolve(
    mentions: Iterable[Mention],
    facts: Sequence[Fact],
    articles: Iterable[Article],
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """One entity for one thing, across all pages; a person's judgement outranks the features."""
    with _no_collector():
        return _resolve(mentions, facts, {article.id: article for article in articles}, judgements)


def _resolve(
    mentions: Iterable[Mention],
    facts: Sequence[Fact],
    by_id: Mapping[str, Article],
    judgements: Sequence[Judgement],
) -> Resolution:
    accepted = [fact for fact in facts if fact.rejected is None]
    unique = {(m.id, m.type, m.name): m for m in itertools.chain(mentions, _ends(accepted))}
    said = Judgements(judgements)
    candidates = gather(unique.values(), accepted, by_id)
    nearby = around(candidates, by_id)
    things = [placed(c, nearby) for c in candidates if c.type != PERSON]
    groups, told = _grouped(things, said)
    # people are judged last: two names of one body are then one body to them
    bodies = {
        (c.type, c.key): key
        for group in groups
        if len({c.key for c in group}) > 1
        for key in [key_of(right_spelling(group))]
        for c in group
    }
    people = [_in_bodies(c, bodies) for c in candidates if c.type == PERSON]
    more_groups, more_told = _grouped(people, said)
    entities, owner = to_entities([*groups, *more_groups])
    decisions = sorted([*told, *more_told], key=lambda d: (d.type, d.left, d.right))
    return Resolution(entities, tuple(decisions), {key: owner[id(m)] for key, m in unique.items()})


@contextmanager
def _no_collector() -> Iterator[None]:
    """Millions of objects are made here and none is garbage: Python's collector would walk them all, again and again.

    It took 37 % of the time at 100,000 mentions.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def explain(a: Candidate, b: Candidate, said: Judgements | None = None) -> Decision:
    """The decision about two candidates, with its reasons; a person's, if `said` holds one about them."""
    if said is not None and (judgement := said.about(a, b)) is not None:
        word = "the same" if judgement.same else "different"
        reason = f"a person recorded that {judgement.left} and {judgement.right} are {word}"
        note = (reason, judgement.note) if judgement.note else (reason,)
        return Decision(a.id, b.id, a.type, judgement.same, 10.0 if judgement.same else -10.0, note, by="person")
    found = [(feature.weight, told) for feature in features_for(a, b) if (told := feature.test(a, b)) is not None]
    score = round(sum(weight for weight, _ in found), 3)
    same = True if score >= SAME else False if score <= DIFFERENT else None
    return Decision(a.id, b.id, a.type, same, score, tuple(sys.intern(told) for _, told in found))


def _grouped(candidates: Sequence[Candidate], said: Judgements) -> tuple[list[list[Candidate]], list[Decision]]:
    judged = said.pairs(candidates)
    decisions: list[tuple[Pair, Decision]] = [
        ((a, b), explain(candidates[a], candidates[b], said)) for a, b in pairs(candidates, judged).tolist()
    ]
    groups = [[candidates[k] for k in group] for group in clusters(candidates, decisions)]
    return groups, [decision for _, decision in decisions]


def _in_bodies(person: Candidate, bodies: Mapping[tuple[str, str], str]) -> Candidate:
    if not person.bodies:
        return person
    known = frozenset(bodies.get((ORGANISATION, body), bodies.get((PLACE, body), body)) for body in person.bodies)
    return person if known == person.bodies else replace(person, bodies=known)


def _ends(facts: Iterable[Fact]) -> Iterable[Mention]:
    for fact in facts:
        yield fact.subject
        yield fact.object
