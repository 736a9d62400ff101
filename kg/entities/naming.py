"""What an entity is called: its right spelling, its aliases, its kind and its id."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from kg.entities.candidates import Candidate, key_of
from kg.gazetteer import GAZETTEER, chain_of
from kg.model import Entity, Mention
from kg.schema import ORGANISATION, PERSON


def right_spelling(cluster: Sequence[Candidate]) -> str:
    """The name most often printed; of equals the longer, then the first by page."""
    if len({candidate.name for candidate in cluster}) == 1:
        return cluster[0].name
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
    clusters: Sequence[Sequence[Candidate]],
) -> tuple[tuple[Entity, ...], Mapping[int, str]]:
    """Entities with stable ids, sorted by id, and the entity's id of each mention, by the mention object's `id()`.

    An id is the type and the name; of namesakes the first page's keeps it and the others add their page,
    so that a page added later renames none of the entities already there. Namesakes on one page carry their body.
    """
    named = sorted(
        ((name, cluster) for cluster in clusters for name in [right_spelling(cluster)]),
        key=lambda row: (row[1][0].type, row[0], min(c.where for c in row[1])),
    )
    entities: list[Entity] = []
    owner: dict[int, str] = {}
    taken: set[str] = set()
    for (kind, _), group in itertools.groupby(named, key=lambda row: (row[1][0].type, row[0])):
        for name, cluster in _told_apart(list(group)):
            identity = f"{kind}/{name}"
            if identity in taken:
                identity = f"{identity}@{_first_page(cluster).removesuffix('.txt')}"
            while identity in taken:
                identity += "'"
            taken.add(identity)
            mentions = sorted(
                (m for candidate in cluster for m in candidate.mentions),
                key=lambda m: (m.page, m.article, m.start, m.end),
            )
            known = _from_gazetteer(cluster, name)
            entities.append(_entity(identity, name, mentions, known, {c.standing for c in cluster}))
            owner.update((id(m), identity) for m in mentions)
    return tuple(sorted(entities, key=lambda e: e.id)), owner


def _told_apart(namesakes: list[tuple[str, Sequence[Candidate]]]) -> list[tuple[str, Sequence[Candidate]]]:
    """Namesakes with a page in common carry the body that they have a post in: 马文军（二公司）."""
    if len(namesakes) < 2:
        return namesakes
    pages = Counter(page for _, cluster in namesakes for page in {c.page for c in cluster})
    told = []
    for name, cluster in namesakes:
        shared = any(pages[c.page] > 1 for c in cluster)
        body = next((c.called for c in cluster if c.called), None)
        told.append((f"{name}（{body}）" if shared and body else name, cluster))
    return told


def _first_page(cluster: Sequence[Candidate]) -> str:
    return min(candidate.page for candidate in cluster)


def _from_gazetteer(cluster: Sequence[Candidate], name: str) -> dict[str, Any]:
    """What the gazetteer knows of a place, or of the territory that a body's name begins with."""
    kind, own = cluster[0].type, key_of(name)
    division = next((c.division for c in cluster if c.key == own and c.division), None)
    if division is None:
        chain = chain_of(name) if kind == ORGANISATION else ()
        return {"territory": chain[-1], "parents": chain[:-1], "gazetteer": GAZETTEER} if chain else {}
    told = {"territory": division.name} if kind == ORGANISATION else {"code": division.code}
    return {**told, "parents": division.parents, "gazetteer": GAZETTEER}


def _entity(
    identity: str, name: str, mentions: Sequence[Mention], known: Mapping[str, Any], standings: set[str | None]
) -> Entity:
    own = key_of(name)
    aliases: dict[str, str] = {}
    for form in dict.fromkeys(form for m in mentions for form in (m.name, "".join(m.text.split()))):
        if key_of(form) != own:
            aliases.setdefault(key_of(form), form)
    kind = mentions[0].type
    return Entity(
        id=identity,
        type=kind,
        name=name,
        subtype=_person_kind(mentions, standings) if kind == PERSON else _majority(mentions),
        aliases=tuple(sorted(aliases.values())),
        mentions=tuple(mentions),
        **known,
    )


def _majority(mentions: Sequence[Mention]) -> str:
    counts = Counter(m.subtype for m in mentions)
    told = {kind: n for kind, n in counts.items() if kind != "other"} or counts
    return max(sorted(told), key=lambda kind: told[kind])


def _person_kind(mentions: Sequence[Mention], standings: set[str | None]) -> str:
    if "official" in standings:
        return "official"
    if "worker" in standings:
        return "worker"
    return "journalist" if all(m.subtype == "journalist" for m in mentions) else _majority(mentions)
