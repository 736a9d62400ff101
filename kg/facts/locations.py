"""Where things are: written-out chains of places, 在…举行, 位于…, 落户…."""

from __future__ import annotations

import re

from kg.facts.dates import date_at
from kg.facts.passage import Passage, quote
from kg.gazetteer import find as division_of
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PLACE, PROGRAMME

_HELD = re.compile(
    r"举行|召开|举办|开幕|启幕|开展|收官|开班|开课|开赛|落幕|打响|拉开帷幕|实施|推出|启动|签署|试行|展出|铺开|开馆|进行"
)
_AT = re.compile(r"在|走进|移师|落户|于")
_LIES = re.compile(r"位于|坐落在|坐落于|落户|地处|来自")
_DENIED = re.compile(r"未能|取消|没有|未在|如果|从未")
_ORDER = ("省", "自治区", "市", "州", "地区", "盟", "县", "区", "旗", "街道", "镇", "乡", "社区", "村")


def find(passage: Passage) -> list[Fact]:
    """locatedIn facts of an article."""
    return [*_chains(passage), *_held(passage)]


def _chains(passage: Passage) -> list[Fact]:
    """西安市长安区韦曲街道: each link in the one before it; and what follows a place directly lies in it."""
    places = [m for m in passage.mentions if m.type == PLACE and not m.anaphor]
    found = []
    for m in passage.mentions:
        if m.anaphor or m.type not in (PLACE, ORGANISATION):
            continue
        for place in places:
            gap = passage.text[place.end : m.start] if place.end <= m.start <= place.end + 4 else None
            if gap is None or place.name == m.name or gap not in ("", "的", "里的", "境内的"):
                continue
            if m.type == PLACE and gap == "" and not _below(m, place):
                continue
            if m.type == PLACE and gap and m.subtype == "division":
                continue
            found.append(
                Fact(
                    m,
                    "locatedIn",
                    place,
                    quote(passage.article, place.start, m.end),
                    rule="chain of places",
                )
            )
    return found


def _below(lower: Mention, upper: Mention) -> bool:
    """Is the first a smaller kind of place than the second, or a division of it?"""
    if lower.subtype in ("venue", "station", "other", "community"):
        return upper.subtype in ("division", "community", "other", "venue")
    inner, outer = division_of(lower.name, within=upper.name), division_of(upper.name)
    if inner and outer:
        return upper.name in inner.parents
    return _rank(lower.name) > _rank(upper.name)


def _rank(name: str) -> int:
    return next((k for k, level in enumerate(_ORDER) if name.endswith(level)), 20)


def _held(passage: Passage) -> list[Fact]:
    found = []
    event: Mention | None = None
    for sentence in passage.sentences():
        for clause in passage.clauses(sentence):
            programmes = [m for m in clause.mentions if m.type == PROGRAMME and m.subtype not in ("document", "award")]
            places = [m for m in clause.mentions if m.type == PLACE]
            nearest = [p for p in places if not any(o.start == p.end for o in places)]
            for p in nearest:
                after = clause.text[p.end - clause.start :]
                chain_start = _chain_start(p, places)
                lead = passage.text[max(clause.start, chain_start - 4) : chain_start]
                denied = _DENIED.search(clause.text)
                rejected = f"“{denied.group()}” denies or supposes it" if denied else None
                if _LIES.search(lead):
                    things = [m for m in clause.mentions if m.type in (ORGANISATION, PLACE) and m.start > p.end][:1]
                    things = (
                        things or [m for m in clause.mentions if m.type == ORGANISATION and m.end <= chain_start][-1:]
                    )
                    if "来自" not in lead or things:
                        found += [_fact(passage, t, p, "lies in", None, rejected) for t in things if t.name != p.name]
                elif _AT.search(lead) and (held := _HELD.search(after)):
                    things = [m for m in programmes if m.end <= chain_start or m.start > p.end][:1]
                    if (
                        not things
                        and event is not None
                        and re.search(r"会议|大会|竞赛|大赛|活动|论坛|比赛|展", clause.text)
                    ):
                        things = [event]
                    date = date_at(passage, p.start)
                    found += [_fact(passage, t, p, f"在…{held.group()}", date, rejected) for t in things]
                elif (
                    programmes
                    and clause.text.startswith(p.text)
                    and re.match(r"(?:举办|开展|启动|推出|实施|打造|举行)", after)
                ):
                    date = date_at(passage, p.start)
                    found += [_fact(passage, t, p, "a place that acts", date, rejected) for t in programmes[:1]]
            if programmes:
                event = programmes[-1]
    return found


def _chain_start(place: Mention, places: list[Mention]) -> int:
    start = place.start
    while left := next((p for p in places if p.end == start), None):
        start = left.start
    return start


def _fact(
    passage: Passage,
    thing: Mention,
    place: Mention,
    rule: str,
    date: str | None,
    rejected: str | None,
) -> Fact:
    spans = (thing.start, thing.end, place.start, place.end)
    near = abs(thing.start - place.start) < 160
    words = quote(passage.article, *(spans if near else spans[2:]))
    return Fact(thing, "locatedIn", place, words, date=date, rule=rule, rejected=rejected)
