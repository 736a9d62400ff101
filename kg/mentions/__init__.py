"""What an article names: people, organisations, places and programmes, as they stand in its text."""

from __future__ import annotations

import re

from kg.mentions import organisations, people, places, programmes
from kg.mentions.body_names import kind_of
from kg.mentions.chains import chain_of_body
from kg.mentions.hosts import hosts
from kg.mentions.spans import mention, stretches
from kg.mentions.stops import as_places, find_stops
from kg.model import Article, Mention
from kg.schema import ORGANISATION, PLACE
from kg.tokens import Text, tokens_of

__all__ = ["find"]

_HAS = re.compile(r"旗下的?|所属的?|下属的?|的")
_REST_OF_QUOTATION = re.compile(r"[\u3400-\u9fff]{1,6}[”\"]")


def find(article: Article, read: Text) -> tuple[Mention, ...]:
    """The mentions of an article, sorted by place, longer ones first.

    A programme's name hides the names inside it, and so does a person's; a body's name hides people and places
    inside it, but for the links of a written-out chain of divisions and the bodies that posts are held in.
    """
    found = _found(article, read)
    if not (given := _given(article, read)):
        return found
    # what a word list or a user's component is sure of outranks the rules
    kept = [m for m in found if not _crosses(m, given)]
    return tuple(sorted([*given, *kept], key=lambda m: (m.start, -m.end, m.type)))


def _given(article: Article, read: Text) -> list[Mention]:
    return [
        mention(article, start, end, kind, subtype=kind_of(article.text[start:end]) if plain else subtype, rule="given")
        for start, end, kind, subtype in tokens_of(read).given
        for plain in [kind == ORGANISATION and subtype == "other"]
    ]


def _found(article: Article, read: Text) -> tuple[Mention, ...]:
    stops, named = as_places(article.text, programmes.find(article, read))
    stops += find_stops(article, stretches([*named, *stops]))
    works = stretches([*named, *stops])
    bodies = [m for m in organisations.find(article, read) if not works.hold(m.start, m.end)]
    held = stretches(bodies)
    humans = [
        m
        for m in people.find(article, read)
        if not works.hold(m.start, m.end) and (m.rule == "row" or not held.cross(m.start, m.end))
    ]
    sure = stretches(h for h in humans if h.rule in ("byline", "row"))
    bodies = [m for m in bodies if not sure.cross(m.start, m.end)]
    teams = {m.start + n: m.end for m in bodies for n in (m.text.find("“"), m.text.find('"')) if n >= 0}
    named = [m for m in named if teams.get(m.start, 0) <= m.end]  # “银龄”志愿服务 of “银龄”志愿服务队
    sited = hosts(article, bodies, named)
    bodies = [m for m in bodies if m not in sited]
    held, lived = stretches(bodies), stretches(humans)
    chains = [x for body in bodies for x in chain_of_body(article, body)]
    linked = {(x.start, x.end) for x in chains}
    spots = [
        m
        for m in [*places.find(article, read), *chains, *(site for found in sited.values() for site in found)]
        if not works.hold(m.start, m.end)
        and not lived.cross(m.start, m.end)
        and (not held.hold(m.start, m.end) or (m.start, m.end) in linked)
    ]
    firms = {m.start: m for m in sorted(bodies, key=lambda m: m.end) if m.subtype == "company"}
    spots = [_behind_firm(article, m, firms.get(m.start)) for m in spots]
    begun = {m.start for m in spots}
    spots = [m for m in spots if m.end in begun or not _in_quotation(article.text, m)]
    sites = stretches(m for m in spots if m.rule == "venue")
    spots = [m for m in spots if not sites.hold(m.start, m.end + 1)]  # 绥芬河 of 绥芬河口岸
    longest = {m.start: m.end for m in sorted(spots, key=lambda m: m.end)}
    spots = [m for m in spots if m.end == longest[m.start]]  # 朱家沟 of 朱家沟社区
    spots += stops
    unique = {(m.start, m.end, m.type): m for m in [*named, *bodies, *humans, *spots]}
    first = {m.end: m.start for m in sorted(spots, key=lambda m: -m.start)}
    result = [m for m in unique.values() if m.type != PLACE or first[m.end] == m.start]
    return tuple(sorted(result, key=lambda m: (m.start, -m.end, m.type)))


def _behind_firm(article: Article, m: Mention, firm: Mention | None) -> Mention:
    """某工程有限公司常泰长江大桥 (项目): what a firm builds or runs is called without it."""
    if m.rule != "venue" or firm is None or not firm.end < m.end - 2:
        return m
    held = _HAS.match(article.text, firm.end)
    if m.subtype == "venue" and not held:
        return m
    start = held.end() if held else firm.end
    return mention(article, start, m.end, PLACE, subtype=m.subtype, rule=m.rule)


def _in_quotation(text: str, m: Mention) -> bool:
    """Does a quoted name begin with the place's: “榕江号”, “三峡味道”? Then it is a name for something else."""
    return text[m.start - 1 : m.start] in ("“", '"') and _REST_OF_QUOTATION.match(text, m.end) is not None


def _crosses(m: Mention, others: list[Mention]) -> bool:
    return any(o.start < m.end and m.start < o.end for o in others)
