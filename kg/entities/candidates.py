"""Candidates: all mentions of one name of one type on one page, with what the page says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Article, Fact, Mention
from kg.schema import ORGANISATION, PERSON
from kg.text import fold

_NOT_WORD = re.compile(r"[\W_]+")


def key_of(name: str) -> str:
    """A name for comparison: folded, without punctuation or spaces.

    >>> key_of("“求学圆梦” 行动")
    '求学圆梦行动'
    """
    return _NOT_WORD.sub("", fold(name)) or fold(name).strip()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name on a page. `bodies` are the organisations it has posts in, `within` the places it lies in."""

    page: str
    type: str
    name: str
    key: str
    mentions: tuple[Mention, ...]
    bodies: frozenset[str]
    titles: frozenset[str]
    within: frozenset[str]
    stories: frozenset[str]
    publication: str | None
    weight: int  # mentions that carry the name themselves

    @property
    def id(self) -> str:
        return f"{self.type}:{self.name}@{self.page}"


def gather(
    mentions: Iterable[Mention], facts: Iterable[Fact], articles: Mapping[str, Article]
) -> tuple[Candidate, ...]:
    """Candidates, sorted by type, name and page."""
    groups: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.type, key_of(mention.name), mention.page].append(mention)
    bodies: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    titles: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    within: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for fact in facts:
        subject = (fact.subject.type, key_of(fact.subject.name), fact.subject.page)
        if fact.predicate == "holdsPost":
            bodies[subject].add(key_of(fact.object.name))
            titles[subject].add(fact.title or "")
        elif fact.predicate == "locatedIn" and fact.subject.type != ORGANISATION:
            within[subject].add(key_of(fact.object.name))
    made = []
    for group, found in sorted(groups.items()):
        found.sort(key=lambda m: (m.article, m.start, m.end))
        names = [m.name for m in found]
        name = max(sorted(set(names)), key=names.count)
        spelt = sum(key_of(m.text) == group[1] for m in found) if group[0] == PERSON else len(found)
        stories = frozenset(articles[m.article].story for m in found if m.article in articles)
        publication = next((articles[m.article].publication for m in found if m.article in articles), None)
        made.append(
            Candidate(
                page=group[2],
                type=group[0],
                name=name,
                key=group[1],
                mentions=tuple(found),
                bodies=frozenset(bodies[group]),
                titles=frozenset(titles[group]),
                within=frozenset(within[group]),
                stories=stories,
                publication=publication,
                weight=max(1, spelt),
            )
        )
    return tuple(made)
