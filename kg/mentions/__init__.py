"""What an article names: people, organisations, places and programmes, as they stand in its text."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.mentions import organisations, people, places, programmes
from kg.mentions.body_names import kind_of
from kg.mentions.chains import chain_of_body
from kg.mentions.hosts import hosts
from kg.mentions.spans import mention
from kg.model import Article, Mention
from kg.nlp import GIVEN
from kg.schema import ORGANISATION, PLACE

__all__ = ["find"]


def find(article: Article, doc: Doc) -> tuple[Mention, ...]:
    """The mentions of an article, sorted by place, longer ones first.

    A programme's name hides the names inside it, and so does a person's; a body's name hides people and places
    inside it, but for the links of a written-out chain of divisions and the bodies that posts are held in.
    """
    found = _found(article, doc)
    if not (given := _given(article, doc)):
        return found
    # what a word list or a user's component is sure of outranks the rules
    kept = [m for m in found if not _crosses(m, given)]
    return tuple(sorted([*given, *kept], key=lambda m: (m.start, -m.end, m.type)))


def _given(article: Article, doc: Doc) -> list[Mention]:
    return [
        mention(article, start, end, kind, subtype=kind_of(article.text[start:end]) if plain else subtype, rule="given")
        for start, end, kind, subtype in doc.user_data.get(GIVEN, ())
        for plain in [kind == ORGANISATION and subtype == "other"]
    ]


def _found(article: Article, doc: Doc) -> tuple[Mention, ...]:
    named = programmes.find(article, doc)
    bodies = [m for m in organisations.find(article, doc) if not _inside(m, named)]
    humans = [
        m for m in people.find(article, doc) if not _inside(m, named) and (m.rule == "row" or not _crosses(m, bodies))
    ]
    bodies = [
        m
        for m in bodies
        if not any(h.start < m.end and m.start < h.end and h.rule in ("byline", "row") for h in humans)
    ]
    sited = hosts(article, bodies, named)
    bodies = [m for m in bodies if m not in sited]
    chains = [x for body in bodies for x in chain_of_body(article, body)]
    linked = {(x.start, x.end) for x in chains}
    spots = [
        m
        for m in [*places.find(article, doc), *chains, *(site for found in sited.values() for site in found)]
        if not _inside(m, named) and not _crosses(m, humans) and (not _inside(m, bodies) or (m.start, m.end) in linked)
    ]
    sites = [m for m in spots if m.rule == "venue"]
    spots = [m for m in spots if not any(o.start <= m.start and m.end < o.end for o in sites)]  # 绥芬河 of 绥芬河口岸
    spots = [m for m in spots if not any(o.start == m.start and m.end < o.end for o in spots)]  # 朱家沟 of 朱家沟社区
    unique = {(m.start, m.end, m.type): m for m in [*named, *bodies, *humans, *spots]}
    same_end = {(m.end, m.start) for m in spots}
    result = [m for m in unique.values() if m.type != PLACE or not any(e == m.end and s < m.start for e, s in same_end)]
    return tuple(sorted(result, key=lambda m: (m.start, -m.end, m.type)))


def _inside(m: Mention, others: list[Mention]) -> bool:
    return any(o.start <= m.start and m.end <= o.end for o in others)


def _crosses(m: Mention, others: list[Mention]) -> bool:
    return any(o.start < m.end and m.start < o.end for o in others)
