"""Candidates to entities: block, judge each pair by the features, join what is the same, keep apart what is not."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.entities.candidates import Candidate, gather, key_of
from kg.entities.features import DIFFERENT, FEATURES, SAME
from kg.entities.judgements import Judgement
from kg.entities.naming import to_entities
from kg.model import Article, Decision, Entity, Fact, Mention

# A block of more names than this says nothing (a common given name with any surname): its pairs are left alone.
MAX_BLOCK = 60


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
    accepted = [fact for fact in facts if fact.rejected is None]
    unique = {(m.id, m.type, m.name): m for m in itertools.chain(mentions, _ends(accepted))}
    by_id = {article.id: article for article in articles}
    candidates = gather(unique.values(), accepted, by_id)
    decisions = {
        pair: _judge(candidates[pair[0]], candidates[pair[1]], judgements) for pair in _pairs(candidates, judgements)
    }
    clusters = _clusters(candidates, decisions)
    entities, entity_of = to_entities([[candidates[i] for i in cluster] for cluster in clusters], accepted)
    told = [d for d in decisions.values() if d.left != d.right or d.by == "person"]
    told.sort(key=lambda d: (d.type, d.left, d.right))
    return Resolution(entities, tuple(told), entity_of)


def explain(a: Candidate, b: Candidate, judgements: Sequence[Judgement] = ()) -> Decision:
    """The decision about two candidates, with its reasons."""
    return _judge(a, b, judgements)


def _ends(facts: Iterable[Fact]) -> Iterable[Mention]:
    for fact in facts:
        yield fact.subject
        yield fact.object


def _pairs(candidates: Sequence[Candidate], judgements: Sequence[Judgement]) -> list[tuple[int, int]]:
    """Pairs that share a block: the name, the name less one character, the name less its legal form, a judgement.

    Of many candidates with one name only neighbours and the first are compared, so that cost stays near linear.
    """
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        blocks[candidate.type, candidate.key].append(index)
    names = sorted(blocks)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= MAX_BLOCK:
            pairs.update(itertools.combinations(block, 2))
        else:
            pairs.update(itertools.pairwise(block))
            pairs.update((block[0], other) for other in block[1:])
    variants: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for kind, key in names:
        if len(key) <= 40:
            for at in range(len(key)):
                variants[kind, key[:at] + "*" + key[at + 1 :]].append((kind, key))
        for form in ("股份有限公司", "有限责任公司", "有限公司"):
            if key.endswith(form) and (kind, key.removesuffix(form)) in blocks:
                variants[kind, key + "="] += [(kind, key), (kind, key.removesuffix(form))]
    judged = {frozenset((key_of(j.left), key_of(j.right))) for j in judgements}
    by_key: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        by_key[name[1]].append(name)
    for couple in judged:
        listed = [name for key in sorted(couple) for name in by_key.get(key, ())]
        if len(listed) > 1:
            variants["judged", "|".join(sorted(couple))] = listed
    for group in variants.values():
        if 1 < len(group) <= MAX_BLOCK:
            for left, right in itertools.combinations(sorted(set(group)), 2):
                if left[0] == right[0]:
                    couples = itertools.product(blocks[left][:MAX_BLOCK], blocks[right][:MAX_BLOCK])
                    pairs.update((min(couple), max(couple)) for couple in couples)
    return sorted(pairs)


def _judge(a: Candidate, b: Candidate, judgements: Sequence[Judgement]) -> Decision:
    for judgement in judgements:
        sides = ({judgement.left, key_of(judgement.left)}, {judgement.right, key_of(judgement.right)})
        if any({x.key, x.id} & sides[0] and {y.key, y.id} & sides[1] for x, y in ((a, b), (b, a))):
            word = "the same" if judgement.same else "different"
            reason = f"a person recorded that {judgement.left} and {judgement.right} are {word}"
            score = 10.0 if judgement.same else -10.0
            return Decision(a.id, b.id, a.type, judgement.same, score, (reason,), by="person")
    found = [(feature.weight, said) for feature in FEATURES if (said := feature.test(a, b)) is not None]
    score = round(sum(weight for weight, _ in found), 3)
    same = True if score >= SAME else False if score <= DIFFERENT else None
    return Decision(a.id, b.id, a.type, same, score, tuple(said for _, said in found))


def _clusters(candidates: Sequence[Candidate], decisions: Mapping[tuple[int, int], Decision]) -> list[list[int]]:
    """Join the surest pairs first; never join two groups that a decision keeps apart."""
    leader = list(range(len(candidates)))
    members: dict[int, list[int]] = {index: [index] for index in leader}
    apart: dict[int, set[int]] = defaultdict(set)  # leaders that must not meet
    for (left, right), decision in decisions.items():
        if decision.same is False:
            apart[left].add(right)
            apart[right].add(left)
    wanted = [(d.by != "person", -d.score, pair) for pair, d in decisions.items() if d.same]
    for _, _, (left, right) in sorted(wanted):
        a, b = leader[left], leader[right]
        if a == b or b in apart[a]:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for index in members[b]:
            leader[index] = a
        members[a] += members.pop(b)
        for other in apart.pop(b, set()):
            apart[other].discard(b)
            apart[other].add(a)
            apart[a].add(other)
    return [sorted(group) for _, group in sorted(members.items())]
