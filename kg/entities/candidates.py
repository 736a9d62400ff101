"""Candidates: the mentions of one name on one page (a person's: in one article), and what is said of it there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.entities.confusion import simplified
from kg.entities.kinds import standing_nearby, standing_of
from kg.gazetteer import Division, is_division, territory_of
from kg.model import Article, Fact, Mention
from kg.schema import ORGANISATION, PERSON
from kg.text import fold

_NONE: frozenset[str] = frozenset()
_NOT_WORD = re.compile(r"[\W_]+")
_TWICE = re.compile(r"(?<=[\u3400-\u9fff])([省市县区州旗])\1(?=[纪监]?委|政府|人民政府|人大|政协)")
Key = tuple[str, str, str]  # type, folded name, page or article


@lru_cache(maxsize=32768)
def key_of(name: str) -> str:
    """A name for comparison: folded, in simplified characters, without punctuation or spaces, a division's word once.

    >>> key_of("“求学圆梦” 行动"), key_of("總工會"), key_of("叶县县委")
    ('求学圆梦行动', '总工会', '叶县委')
    """
    folded = _TWICE.sub(r"\1", simplified(fold(name)))
    key = _NOT_WORD.sub("", folded) or folded.strip()
    return name if key == name else key  # one string, not two, for most of a million names


def identity_of(kind: str, name: str, where: str) -> str:
    """What a candidate is told by.

    >>> identity_of("Place", "西安市", "甲报_2024-07-01.txt")
    'Place:西安市@甲报_2024-07-01.txt'
    """
    return f"{kind}:{name}@{where}"


class Candidate(NamedTuple):
    """A name where it stands, with what might tie it to, or tell it from, another.

    `where` is a page, or an article for a person, since two people of one name may share a page.
    """

    where: str
    page: str
    type: str
    name: str
    key: str
    mentions: tuple[Mention, ...]
    bodies: frozenset[str]  # organisations it has posts in
    called: str | None  # the first of them as printed
    standing: str | None  # official or worker, by its posts; byline for those who only sign
    homes: frozenset[str]  # divisions that those bodies are of
    within: frozenset[str]  # places it lies in
    stories: frozenset[str]
    outlets: frozenset[str]  # the papers that name it; of a byline the agency or paper it writes for
    weight: int  # mentions that carry the name themselves
    division: Division | None = None  # of a place, or of the territory of a body, where its surroundings settle it

    @property
    def id(self) -> str:
        """The name with its type and place, by which decisions tell it."""
        return identity_of(self.type, self.name, self.where)


def where_of(mention: Mention) -> str:
    """The unit within which one name is taken for one thing."""
    return mention.article if mention.type == PERSON else mention.page


def _group_of(mention: Mention) -> Key:
    return mention.type, key_of(mention.name), where_of(mention)


def gather(
    mentions: Iterable[Mention], facts: Iterable[Fact], articles: Mapping[str, Article]
) -> tuple[Candidate, ...]:
    """Candidates, sorted by type, folded name and place."""
    groups: dict[Key, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_group_of(mention)].append(mention)
    posts: dict[Key, list[Fact]] = defaultdict(list)
    within: dict[Key, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.predicate == "holdsPost":
            posts[_group_of(fact.subject)].append(fact)
        elif fact.predicate == "locatedIn" and fact.subject.type != ORGANISATION:
            within[_group_of(fact.subject)].add(key_of(fact.object.name))
    return tuple(
        _candidate(group, groups.pop(group), posts.get(group, ()), within.get(group, ()), articles)
        for group in sorted(groups)
    )


def _candidate(
    group: Key,
    found: list[Mention],
    posts: Sequence[Fact],
    within: Iterable[str],
    articles: Mapping[str, Article],
) -> Candidate:
    kind, key, where = group
    if len(found) > 1:
        # facts speak of mentions that are listed already: each is one, however often it is named
        found = list({(m.article, m.start, m.end, m.name): m for m in found}.values())
        found.sort(key=lambda m: (m.article, m.start, m.end))
    if len(found) == 1:  # the most
        name, known = found[0].name, [articles[found[0].article]] if found[0].article in articles else []
    else:
        names = [m.name for m in found]
        name = names[0] if len(set(names)) == 1 else max(sorted(set(names)), key=names.count)
        known = [articles[a] for a in dict.fromkeys([m.article for m in found]) if a in articles]
    if len(posts) > 1:
        posts = sorted(posts, key=lambda f: (f.evidence.article, f.subject.start, f.object.start))
    signed = kind == PERSON and all(m.subtype == "journalist" for m in found)
    standing = "byline" if signed else None
    told = {standing_of(f.title) for f in posts if f.title}
    if not told and kind == PERSON and not signed:
        told = {near for m in found if (near := standing_nearby(m, articles))}
    if told:
        standing = "official" if "official" in told else "worker"
    return Candidate(
        where=where,
        page=found[0].page,
        type=kind,
        name=name,
        key=key,
        mentions=tuple(found),
        bodies=_one_of_each(tuple([key_of(f.object.name) for f in posts])) if posts else _NONE,
        called="".join(posts[0].object.text.split()) if posts else None,
        standing=standing,
        homes=_one_of_each(tuple([d for f in posts if (d := _division(f.object.name))])) if posts else _NONE,
        within=frozenset(within) if within else _NONE,
        stories=_one_of_each(tuple([a.story for a in known])),
        outlets=_one_of_each(tuple([p for a in known if (p := (a.agency if signed else None) or a.publication)])),
        weight=max(1, sum([key_of(m.text) == key for m in found])) if kind == PERSON else len(found),
    )


def together(a: Candidate, b: Candidate) -> Candidate:
    """What is said of two candidates that are one thing; the mentions stay with `a`, whose name is kept."""
    return Candidate(
        where=a.where,
        page=a.page,
        type=a.type,
        name=a.name,
        key=a.key,
        mentions=a.mentions,
        bodies=_joined(a.bodies, b.bodies),
        called=a.called,
        standing=a.standing if a.standing == b.standing or b.standing is None else b.standing,
        homes=_joined(a.homes, b.homes),
        within=_joined(a.within, b.within),
        stories=_joined(a.stories, b.stories),
        outlets=_joined(a.outlets, b.outlets),
        weight=a.weight + b.weight,
        division=a.division or b.division,
    )


def _joined(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """Both sets together; one of them where it holds the other."""
    return a if b <= a else b if a <= b else a | b


@lru_cache(maxsize=4096)
def _one_of_each(names: tuple[str, ...]) -> frozenset[str]:
    """A set; candidates of one article share theirs, of which there would be millions."""
    return frozenset(names)


@lru_cache(maxsize=65536)
def _division(body: str) -> str | None:
    """The division that a body is of, or is."""
    return territory_of(body) or (body if is_division(body) else None)
