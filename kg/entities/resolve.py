"""Candidates to entities: block, judge each pair by the features, join what is the same, keep apart what is not."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from kg.entities.blocking import pairs
from kg.entities.candidates import Candidate, Key, gather, key_of, where_of
from kg.entities.clusters import clusters
from kg.entities.features import DIFFERENT, SAME, features_for
from kg.entities.judgements import Judgement, Judgements
from kg.entities.kept import Memory, pairs_of
from kg.entities.ledger import Ledger, sorted_together
from kg.entities.naming import right_spelling, to_entities
from kg.entities.places import around, placed
from kg.model import Article, Decision, Entity, Fact, Mention
from kg.schema import ORGANISATION, PERSON, PLACE
from kg.words import forget

MANY = 500_000  # mentions of a corpus that fills the memory


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities, why they are what they are, and the entity's id of each candidate, by type, folded name and place."""

    entities: tuple[Entity, ...]
    decisions: Sequence[Decision]
    owners: Mapping[Key, str]

    def entity_of(self, mention: Mention) -> str:
        """The id of the entity that a mention belongs to."""
        return self.owners[mention.type, key_of(mention.name), where_of(mention)]


def resolve(
    mentions: Iterable[Mention],
    facts: Sequence[Fact],
    articles: Iterable[Article],
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
) -> Resolution:
    """One entity for one thing, across all pages; a person's judgement outranks the features.

    What `memory` knows is not judged again, and what is judged it keeps.
    """
    with _no_collector():
        return _resolve(mentions, facts, {article.id: article for article in articles}, judgements, memory)


def _resolve(
    mentions: Iterable[Mention],
    facts: Sequence[Fact],
    by_id: Mapping[str, Article],
    judgements: Sequence[Judgement],
    memory: Memory | None,
) -> Resolution:
    accepted = [fact for fact in facts if fact.rejected is None]
    everything = list(mentions)
    everything += _others(everything, accepted)
    said = Judgements(judgements)
    candidates = gather((m for m in everything if m.type != PERSON), accepted, by_id)
    nearby = around(candidates, by_id)
    candidates = tuple([placed(c, nearby) for c in candidates])
    groups, told = _grouped(candidates, said, memory)
    # people are judged last: two names of one body are then one body to them
    bodies = {
        (c.type, c.key): key
        for group in groups
        if len({c.key for c in group}) > 1
        for key in [key_of(right_spelling(group))]
        for c in group
    }
    things, owners = to_entities(groups)
    del candidates, groups, nearby  # of a large build the candidates fill the memory: one half after the other
    if len(everything) > MANY:
        forget()  # of people's names few are weighed as words
    people = gather((m for m in everything if m.type == PERSON), accepted, by_id)
    groups, more_told = _grouped([_in_bodies(c, bodies) for c in people], said, memory)
    persons, more_owners = to_entities(groups)
    owners.update(more_owners)
    entities = tuple(sorted((*things, *persons), key=lambda e: e.id))
    return Resolution(entities, sorted_together(told, more_told), owners)


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
    score, reasons = 0.0, []
    for feature in features_for(a, b):
        if (told := feature.test(a, b)) is not None:
            score += feature.weight
            reasons.append(sys.intern(told))
    score = round(score, 3)
    same = True if score >= SAME else False if score <= DIFFERENT else None
    return Decision(a.id, b.id, a.type, same, score, tuple(reasons))


def _grouped(
    candidates: Sequence[Candidate], said: Judgements, memory: Memory | None
) -> tuple[list[list[Candidate]], Ledger]:
    ledger = Ledger(candidates)
    left, right = np.ascontiguousarray(pairs(candidates, said.pairs(candidates)).T)
    if memory is not None:
        prints = pairs_of(memory.prints(candidates), left, right)
        at, known = memory.known.find(prints)
        if said:  # a person may have judged since
            spoken_of = np.array([said.speaks_of(c) for c in candidates], dtype=bool)
            known &= ~(spoken_of[left] & spoken_of[right])
        _, told, same, score, reasons = memory.known
        at = at[known]
        ledger.extend(left[known], right[known], told[at], same[at], score[at], reasons)
        prints = np.concatenate([prints[known], prints[~known]])
        left, right = left[~known], right[~known]
    for a, b in zip(memoryview(left), memoryview(right), strict=True):
        ledger.add(a, b, explain(candidates[a], candidates[b], said))
    ledger.close()
    if memory is not None:
        memory.keep(ledger.kept(prints))
    return [[candidates[k] for k in group] for group in clusters(candidates, ledger)], ledger


def _in_bodies(person: Candidate, bodies: Mapping[tuple[str, str], str]) -> Candidate:
    if not person.bodies:
        return person
    known = frozenset(bodies.get((ORGANISATION, body), bodies.get((PLACE, body), body)) for body in person.bodies)
    return person if known == person.bodies else person._replace(bodies=known)


def _others(mentions: Iterable[Mention], facts: Iterable[Fact]) -> list[Mention]:
    """The ends of facts that are none of the mentions; a reading's facts mostly hold its mentions themselves."""
    listed = set(map(id, mentions))
    return [end for fact in facts for end in (fact.subject, fact.object) if id(end) not in listed]
