"""What an entity is called: its right spelling, its aliases, its kind and its id."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from kg.entities.candidates import Candidate, Key, key_of
from kg.entities.confusion import simplified
from kg.entities.kinds import kind_by_name
from kg.entities.spelling import campaign, slips
from kg.gazetteer import GAZETTEER, chain_of, is_division
from kg.lexicon import surnames
from kg.making import maker
from kg.model import Entity, Mention
from kg.schema import ORGANISATION, PERSON, PLACE
from kg.text import fold
from kg.words import frequency, segment

# What speaks for a spelling: a printing, so many of them at the most, a surname or division, a character in a word.
PRINTING, MANY, WORD, CHARACTER = 2.5, 6, 6.0, 3.0

_make = maker(Entity)


def right_spelling(cluster: Sequence[Candidate]) -> str:
    """The name printed most; a form that holds another whole outranks it, and words outrank what is none.

    Printings and words are weighed together: 社会 printed once beside 杜会 printed twice is right.
    """
    if len({candidate.name for candidate in cluster}) == 1:
        return cluster[0].name
    weights: Counter[str] = Counter()
    for candidate in cluster:
        weights[candidate.name] += candidate.weight
    keys = {name: key_of(name) for name in weights}
    bare = {candidate.name for candidate in cluster if any(campaign(n) == candidate.name for n in weights)}
    if bare:
        return min(bare)
    longest = max(weights, key=lambda name: (len(keys[name]), name))
    if any(_holds(keys[longest], key) for key in keys.values()):
        return longest
    order = [candidate.name for candidate in cluster]
    likely = {name: _likelihood(name, cluster[0].type) for name in weights}
    return max(
        weights,
        key=lambda name: (
            PRINTING * min(weights[name], MANY) + likely[name],
            weights[name],
            len(keys[name]),
            -order.index(name),
        ),
    )


@lru_cache(maxsize=4096)
def _likelihood(name: str, kind: str) -> float:
    """How far a name is made of words and divisions; a person's, whether it begins with a surname."""
    if kind == PERSON:
        return WORD if name[:1] in surnames()[0] or name[:2] in surnames()[1] else 0.0
    simple = -2.0 * sum(simplified(c) != c for c in name)  # 囯 for 国
    known = WORD if chain_of(name) or (kind == PLACE and is_division(name)) else 0.0
    plain = "".join(c for c in fold(name) if c.isalnum())
    covered = sum(len(word) for word in segment(plain) if len(word) > 1 and frequency(word))
    return simple + known + CHARACTER * covered


def _holds(longer: str, shorter: str) -> bool:
    """Is the shorter a beginning of the longer, or the longer with a word left out?"""
    if len(shorter) >= len(longer):
        return False
    return longer.startswith(shorter) or bool(slips(longer, shorter))


def to_entities(
    clusters: Sequence[Sequence[Candidate]],
) -> tuple[tuple[Entity, ...], dict[Key, str]]:
    """Entities with stable ids, sorted by id, and the entity's id of each candidate.

    An id is the type and the name; of namesakes the first page's keeps it and the others add their page,
    so that a page added later renames none of the entities already there. Namesakes on one page carry their body.
    """
    named = [(row[0].type, right_spelling(row), min([c.where for c in row]), row) for row in clusters]
    named.sort(key=itemgetter(0, 1, 2))
    entities: list[Entity] = []
    owners: dict[Key, str] = {}
    taken: set[str] = set()
    for (kind, called), group in itertools.groupby(named, key=itemgetter(0, 1)):
        for name, cluster in _told_apart(called, [row[3] for row in group]):
            identity = f"{kind}/{name}"
            if identity in taken:
                identity = f"{identity}@{_first_page(cluster).removesuffix('.txt')}"
            while identity in taken:
                identity += "'"
            taken.add(identity)
            mentions = cluster[0].mentions  # sorted, and of one page
            if len(cluster) > 1:
                every = [m for candidate in cluster for m in candidate.mentions]
                mentions = tuple(sorted(every, key=attrgetter("page", "article", "start", "end")))
            known = _from_gazetteer(cluster, name)
            entities.append(_entity(identity, name, mentions, known, {c.standing for c in cluster}))
            owners.update([((c.type, c.key, c.where), identity) for c in cluster])
    return tuple(sorted(entities, key=attrgetter("id"))), owners


def _told_apart(name: str, namesakes: list[Sequence[Candidate]]) -> list[tuple[str, Sequence[Candidate]]]:
    """Namesakes with a page in common carry the body that they have a post in: 马文军（二公司）."""
    if len(namesakes) < 2:
        return [(name, cluster) for cluster in namesakes]
    pages = Counter(page for cluster in namesakes for page in {c.page for c in cluster})
    told = []
    for cluster in namesakes:
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
    identity: str, name: str, mentions: tuple[Mention, ...], known: Mapping[str, Any], standings: set[str | None]
) -> Entity:
    own = key_of(name)
    aliases: dict[str, str] = {}
    for full, text in dict.fromkeys([(m.name, m.text) for m in mentions]):
        for form in (full, text if text == full else "".join(text.split())):
            if form != name and (key := key_of(form)) != own:
                aliases.setdefault(key, form)
    kind = mentions[0].type
    return _make(
        id=identity,
        type=kind,
        name=name,
        subtype=_person_kind(mentions, standings) if kind == PERSON else kind_by_name(kind, name, _majority(mentions)),
        aliases=tuple(sorted(aliases.values())),
        mentions=mentions,
        **known,
    )


def _majority(mentions: Sequence[Mention]) -> str:
    if len({m.subtype for m in mentions}) == 1:
        return mentions[0].subtype
    counts = Counter(m.subtype for m in mentions)
    told = {kind: n for kind, n in counts.items() if kind != "other"} or counts
    return max(sorted(told), key=lambda kind: told[kind])


def _person_kind(mentions: Sequence[Mention], standings: set[str | None]) -> str:
    if "official" in standings:
        return "official"
    if "worker" in standings:
        return "worker"
    return "journalist" if all(m.subtype == "journalist" for m in mentions) else _majority(mentions)
