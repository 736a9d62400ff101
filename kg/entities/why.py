"""Why two names are, or are not, one entity: a plain sentence about any pair, compared before or not."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce

from kg.entities.candidates import Candidate, gather, key_of, together
from kg.entities.features import FEATURES
from kg.entities.places import around, placed
from kg.entities.resolve import explain
from kg.model import Article, Decision, Entity, Fact, Mention, Statement
from kg.schema import ENTITY_TYPES, PERSON, PLACE


def why(
    left: tuple[str, Entity],
    right: tuple[str, Entity],
    *,
    statements: Iterable[Statement],
    articles: Iterable[Article],
    decisions: Iterable[Decision],
) -> str:
    """One sentence about two names, each given with the entity that bears it.

    The features are asked anew, of what the graph holds, so that pairs which no build compared are explained too.
    """
    (a_name, a), (b_name, b) = left, right
    facts = [f for s in statements if {s.subject, s.object} & {a.id, b.id} for f in _facts(s, (a, b))]
    by_id = {article.id: article for article in articles}
    candidates = gather([*a.mentions, *b.mentions], facts, by_id)
    nearby = around(candidates, by_id)
    candidates = tuple(placed(c, nearby) for c in candidates)
    ids = {m.id for m in a.mentions}
    ours = [c for c in candidates if c.type == a.type and any(m.id in ids for m in c.mentions)]
    theirs = ours if a.id == b.id else [c for c in candidates if c not in ours]
    if a.id == b.id:
        return f"{a_name} and {b_name} are one {_kind(a)}, {a.name}: {_joined(a_name, b_name, a, ours, decisions)}."
    both = f"{_called(a_name, a, b)} and {_called(b_name, b, a)}"
    if a.type != b.type:
        return f"{both} are two: {_a(a)} and {_a(b)}."
    return f"{both} are two {_kind(a)}s: {_parted(ours, theirs, decisions)}."


def _joined(a_name: str, b_name: str, entity: Entity, ours: Sequence[Candidate], decisions: Iterable[Decision]) -> str:
    if a_name == b_name and len(ours) == 1:
        return f"it is one name, read on {ours[0].page}"
    context = [
        f"{m.text} on {m.page}: {m.reason}" if m.reason else ""
        for name in (a_name, b_name)
        for m in entity.mentions
        if key_of(m.text) == key_of(name) and key_of(m.name) != key_of(name)
    ]
    # a name that its context resolves (省总工会) is borne by the candidate of its full name
    starts = {c.id for c in ours if _bears(c, a_name)}
    goals = {c.id for c in ours if _bears(c, b_name)}
    path = () if starts & goals else _path(starts, goals, decisions)
    reasons = [_told(d) for d in path]
    said = [*dict.fromkeys(filter(None, context)), *reasons]
    if not said and starts & goals:
        inside = [d for d in decisions if d.same and {d.left, d.right} <= {c.id for c in ours}]
        said = [_told(max(inside, key=lambda d: d.score))] if inside else ["both are names that its pages use for it"]
    return "; ".join(said) or "both are names that its pages use for it"


def _parted(ours: Sequence[Candidate], theirs: Sequence[Candidate], decisions: Iterable[Decision]) -> str:
    ids, others = {c.id for c in ours}, {c.id for c in theirs}
    by_person = [
        d
        for d in decisions
        if d.by == "person" and d.same is False and ({d.left, d.right} & ids) and ({d.left, d.right} & others)
    ]
    if by_person:
        return "; ".join(by_person[0].reasons)
    one, other = (reduce(together, sorted(side, key=lambda c: (-c.weight, c.id))) for side in (ours, theirs))
    told = explain(one, other)
    against = [said for f in FEATURES if f.weight < 0 and (said := f.test(one, other)) is not None]
    likeness = [reason for reason in told.reasons if reason not in against]
    though = f", though {' and '.join(likeness)}" if likeness else ""
    if against:
        return "; ".join(against) + though
    return f"{_no_ties(one, other)}{though}"


def _no_ties(one: Candidate, other: Candidate) -> str:
    if one.key == other.key and one.type == PERSON:
        return "nothing ties them: they share no body, paper, page or story"
    if one.key == other.key and one.type == PLACE:
        return "nothing ties them: such a name recurs, and no place that both lie in is named"
    if one.key == other.key:
        return "nothing ties them: such a name recurs"
    return f"{one.name} and {other.name} are different names, and nothing says that one is a form of the other"


def _told(decision: Decision) -> str:
    pages = [side.rpartition("@")[2] for side in (decision.left, decision.right)]
    where = f" ({pages[0]} and {pages[1]})" if pages[0] != pages[1] else f" ({pages[0]})"
    return " and ".join(decision.reasons) + where


def _path(starts: set[str], goals: set[str], decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The fewest decisions that lead from one to the other."""
    ties: Mapping[str, list[tuple[str, Decision]]] = defaultdict(list)
    for d in decisions:
        if d.same:
            ties[d.left].append((d.right, d))
            ties[d.right].append((d.left, d))
    queue: deque[tuple[str, tuple[Decision, ...]]] = deque((start, ()) for start in sorted(starts))
    seen = set(starts)
    while queue:
        here, path = queue.popleft()
        if here in goals:
            return path
        for far, decision in ties.get(here, ()):
            if far not in seen:
                seen.add(far)
                queue.append((far, (*path, decision)))
    return ()


def _bears(candidate: Candidate, name: str) -> bool:
    keys = {candidate.key, *(key_of(m.text) for m in candidate.mentions), key_of(candidate.id)}
    return key_of(name) in keys


def _facts(statement: Statement, entities: Sequence[Entity]) -> Iterable[Fact]:
    """The facts of a statement as its evidence has them, ends that are not known here as bare names."""
    by_id = {e.id: e for e in entities}
    for evidence in statement.evidence:
        ends = []
        for identity in (statement.subject, statement.object):  # ids begin with the type and end with the name
            entity = by_id.get(identity)
            mention = _mention_of(entity, evidence.article) if entity else None
            kind, _, name = identity.partition("/")
            name = name.partition("@")[0]
            ends.append(
                mention or Mention(evidence.article, evidence.page, evidence.start, evidence.end, name, kind, name)
            )
        yield Fact(ends[0], statement.predicate, ends[1], evidence, title=statement.title)


def _mention_of(entity: Entity, article: str) -> Mention | None:
    return next((m for m in entity.mentions if m.article == article), None)


def _kind(entity: Entity) -> str:
    return ENTITY_TYPES[entity.type].en.lower()


def _a(entity: Entity) -> str:
    kind = _kind(entity)
    return f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"


def _called(name: str, entity: Entity, other: Entity) -> str:
    """A name as it was asked for; with the entity's id where both bear it."""
    return f"{name} ({entity.id})" if name in (other.name, *other.aliases) else name
