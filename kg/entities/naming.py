"""What an entity is called: its right spelling, its aliases, its kind and its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg.entities.candidates import Candidate, key_of
from kg.facts.offices import is_responsible
from kg.gazetteer import code_of, territory_of
from kg.model import Entity, Fact, Mention
from kg.schema import ORGANISATION, PERSON, PLACE


def right_spelling(cluster: Sequence[Candidate]) -> str:
    """The name most often printed; of equals the longer, then the first by page."""
    weights: Counter[str] = Counter()
    for candidate in cluster:
        weights[candidate.name] += candidate.weight
    keys = {name: key_of(name) for name in weights}
    longest = max(weights, key=lambda name: (len(keys[name]), name))
    if len(set(keys.values())) > 1 and any(
        keys[longest].startswith(key) and key != keys[longest] for key in keys.values()
    ):
        return longest
    order = [candidate.name for candidate in cluster]
    return max(weights, key=lambda name: (weights[name], len(keys[name]), -order.index(name)))


def to_entities(
    clusters: Sequence[Sequence[Candidate]], facts: Iterable[Fact]
) -> tuple[tuple[Entity, ...], Mapping[tuple[str, str, str], str]]:
    """Entities with stable ids, sorted by id, and the entity of each mention.

    An id is the type and the name; of namesakes the first page's keeps it and the others add their page,
    so that a page added later renames none of the entities already there.
    """
    titles: dict[tuple[str, str], set[str]] = {}
    for fact in facts:
        if fact.predicate == "holdsPost" and fact.title:
            titles.setdefault((fact.subject.page, key_of(fact.subject.name)), set()).add(fact.title)
    named = sorted(
        ((right_spelling(cluster), cluster) for cluster in clusters),
        key=lambda row: (row[1][0].type, row[0], _first_page(row[1])),
    )
    entities: list[Entity] = []
    entity_of: dict[tuple[str, str, str], str] = {}
    taken: set[str] = set()
    for name, cluster in named:
        identity = f"{cluster[0].type}/{name}"
        if identity in taken:
            identity = f"{identity}@{_first_page(cluster).removesuffix('.txt')}"
        while identity in taken:
            identity += "'"
        taken.add(identity)
        mentions = sorted(
            (m for candidate in cluster for m in candidate.mentions), key=lambda m: (m.page, m.article, m.start, m.end)
        )
        posts = {t for c in cluster for t in titles.get((c.page, c.key), ())}
        entities.append(_entity(identity, name, mentions, posts))
        entity_of.update({(m.id, m.type, m.name): identity for m in mentions})
    return tuple(sorted(entities, key=lambda e: e.id)), entity_of


def _first_page(cluster: Sequence[Candidate]) -> str:
    return min(candidate.page for candidate in cluster)


def _entity(identity: str, name: str, mentions: Sequence[Mention], posts: set[str]) -> Entity:
    own = key_of(name)
    aliases: dict[str, str] = {}
    for mention in mentions:
        for form in (mention.name, "".join(mention.text.split())):
            if key_of(form) != own:
                aliases.setdefault(key_of(form), form)
    kind = mentions[0].type
    return Entity(
        id=identity,
        type=kind,
        name=name,
        subtype=_person_kind(mentions, posts) if kind == PERSON else _majority(mentions),
        aliases=tuple(sorted(aliases.values())),
        mentions=tuple(mentions),
        code=code_of(name) if kind == PLACE else None,
        territory=territory_of(name) if kind == ORGANISATION else None,
    )


def _majority(mentions: Sequence[Mention]) -> str:
    counts = Counter(m.subtype for m in mentions)
    told = {kind: n for kind, n in counts.items() if kind != "other"} or counts
    return max(sorted(told), key=lambda kind: told[kind])


def _person_kind(mentions: Sequence[Mention], posts: set[str]) -> str:
    if any(is_responsible(post) for post in posts):
        return "official"
    if posts:
        return "worker"
    return "journalist" if all(m.subtype == "journalist" for m in mentions) else _majority(mentions)
