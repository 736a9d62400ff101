"""Where things are by how they are written: chains of places, lists behind a province, 镇上的, 某村的某合作社."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.facts.grammar import linked
from kg.facts.passage import Passage, of_type, quote
from kg.gazetteer import divisions
from kg.gazetteer import find as division_of
from kg.lexicon import geography
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PLACE, PROGRAMME

_SEATS = ("首都", "省会", "首府")
_THERE = re.compile(r"(镇|乡|村|社区|街道|县|区|市|园区|校园|馆|辖区)(?:里|上|内|中)?的?$")
_BEFORE_BARE = "在到进入全该本访了为是往"
_LIST_MARK = re.compile(r"[、和及与]|以及")
_ORDER = ("省", "自治区", "市", "州", "地区", "盟", "县", "区", "旗", "街道", "镇", "乡", "社区", "村")
# 某村里的某社, 某岛东端的灯塔, 两站的两个某小站
_OWNED = re.compile(
    r"(?:里|内|中|上|境内|辖区内?|旁|畔|边|旁边|附近|脚下|门口|[东南西北]+(?:端|部|侧|岸|面|郊))?的(?:[一二两三四五六七八九十\d]+[个家处座间所条支])?"
)
_DONE_THERE = re.compile(
    r"(?<![\u3400-\u9fff])(?:\d{4}年\d*月?[，,]?|今年|去年|在)?(?P<level>村|镇|社区|馆|园区|校园)(?:里|内)(?:还|又|也|先后|专门|已|今年|去年|就|新)*"
    r"(?:成立|开设|设立|办起|建起|开办|建成|设有|开展|实施|搭起)了?"
)
_LONGEST_QUOTE = 160
_THAT_PLACE = re.compile(
    r"(?:在|于)(?:那里|这里|此|当地|该[\u3400-\u9fff]{1,2})[^，。；]{0,6}?(?:开办|开设|设立|落户|建成|兴办|设)?的$"
)


def written_out(passage: Passage) -> list[Fact]:
    """locatedIn facts that the order of words alone states."""
    return [*_chains(passage), *_lists(passage), *_there(passage), *_done_there(passage)]


def _chains(passage: Passage) -> Iterator[Fact]:
    """西安市长安区韦曲街道: each link in the one before it; and what follows a place directly lies in it."""
    places = of_type(passage.mentions, PLACE)
    for m in of_type(passage.mentions, PLACE, ORGANISATION, PROGRAMME):
        if m.anaphor:
            continue
        for place in places:
            if not place.end <= m.start <= place.end + 8 or place.name == m.name:
                continue
            gap = passage.text[place.end : m.start]
            if _follows(passage, m, place, gap):
                rule = "chain of places" if m.type == PLACE else "behind a place"
                if m.type == PROGRAMME and not gap:
                    rule = "quoted behind a place"
                for one in _listed_before(passage, m, place) if gap else [place]:
                    yield Fact(m, "locatedIn", one, quote(passage.article, one.start, m.end), rule=rule)


def _listed_before(passage: Passage, m: Mention, place: Mention) -> list[Mention]:
    """A place and those it is listed with: 世博园站、福海站的两个小站."""
    found = [place]
    if m.type != PROGRAMME and passage.places_by_end.get(place.start):
        return found  # 甲县某电站、乙县某镇的某园: the last has a chain of its own
    for p in reversed([p for p in of_type(passage.mentions, PLACE) if p.end < place.start]):
        if p.subtype == "division" or not linked(passage, p, found[-1]):
            break
        found.append(p)
    return found


def _follows(passage: Passage, m: Mention, place: Mention, gap: str) -> bool:
    if "首都" in (place.text, m.text):
        return False  # 莱索托首都马塞卢: no city's name
    if (gap and gap not in _SEATS and not _OWNED.fullmatch(gap)) or "\n" in passage.text[place.end : m.start + 1]:
        return False
    if m.type == PROGRAMME:
        if m.subtype in ("document", "award", "meeting"):
            return False
        # a community's own scheme: 果园巷社区的“葡萄架下说事”议事平台; 全县“幸福驿站”达50家, 中山“灯饰工匠”直播间
        return bool(gap) or (m.text[0] in '“"「‘' and _by_itself(passage, place))
    if place.anaphor:
        return False
    if m.type == PLACE:
        return _below(m, place) if gap in ("", *_SEATS) else m.subtype != "division"
    # 某镇的全国人大代表: what is of the place is the person
    return not (gap and m.name.startswith(("全国", "中国", "中华")))


def _by_itself(passage: Passage, place: Mention) -> bool:
    """Does a place open its clause, with no verb, preposition or further word before it?"""
    while above := next(iter(passage.places_by_end.get(place.start, ())), None):
        place = above  # 杭州市上城区近江街道“…”驿站
    before = passage.text[max(0, place.start - 1) : place.start]
    return before == "" or before in "\n，。；：、,;:！？ \u3000▶●■"


def _lists(passage: Passage) -> Iterator[Fact]:
    """浙江杭州、义乌、诸暨: the province before the first of a list is that of all that lie in it."""
    places = [m for m in of_type(passage.mentions, PLACE) if not m.anaphor]
    for upper in places:
        first = next((m for m in places if m.start == upper.end and _below(m, upper)), None)
        last = first
        while last is not None:
            end = last.end
            following = next((m for m in places if 0 < m.start - end <= 2), None)
            if following is None or not _LIST_MARK.fullmatch(passage.text[end : following.start]):
                break
            division = any(upper.name in d.parents for d in divisions().get(following.name, ()))
            if not (division or _alike(first, following, upper)) or any(m.start == following.end for m in places):
                break
            yield Fact(
                following, "locatedIn", upper, quote(passage.article, upper.start, following.end), rule="list of places"
            )  # fmt: skip
            last = following


def _alike(first: Mention | None, following: Mention, upper: Mention) -> bool:
    """某街道甲社区、乙社区: communities or villages that stand in one list behind their town."""
    level = re.search(r"社区|村$", first.name) if first else None
    return bool(level and following.name.endswith(level.group()) and upper.name.endswith(("街道", "镇", "乡")))


def _below(lower: Mention, upper: Mention) -> bool:
    """Is the first a smaller kind of place than the second, or a division of it?"""
    if lower.subtype in ("venue", "station", "other", "community"):
        return upper.subtype in ("division", "community", "other", "venue", "station")
    if geography().get(upper.name) == "country":
        return geography().get(lower.name) != "country"
    inner, outer = division_of(lower.name, within=upper.name), division_of(upper.name)
    if inner and outer:
        return upper.name in inner.parents
    return _rank(lower.name) > _rank(upper.name)


def _rank(name: str) -> int:
    return next((k for k, level in enumerate(_ORDER) if name.endswith(level)), 20)


def _there(passage: Passage) -> Iterator[Fact]:
    """走进镇上的苗韵合作社: what is on the spot lies in the place of that kind spoken of last."""
    for m in of_type(passage.mentions, ORGANISATION, PLACE, PROGRAMME):
        if m.subtype in ("document", "award", "division"):
            continue
        if (that := _THAT_PLACE.search(passage.text, max(0, m.start - 14), m.start)) is not None:
            yield from _that_place(passage, m, that.start())
            continue
        near = _THERE.search(passage.text[max(0, m.start - 5) : m.start])
        if near is None or not near.group().endswith("的"):
            continue
        before = passage.text[max(0, m.start - len(near.group()) - 1)]
        if near.group()[:-1] == near.group(1) and "\u3400" <= before <= "\u9fff" and before not in _BEFORE_BARE:
            continue  # 陈埭镇的某厂: a town by a name that was not found, not the one spoken of
        if any(o.start < m.start <= o.end for o in passage.mentions if o is not m):
            continue
        paragraph = passage.text.rfind("\n", 0, m.start) + 1
        places = [p for p in of_type(passage.mentions, PLACE) if paragraph <= p.start and p.end < m.start - 2]
        level = near.group(1)
        places = [p for p in places if p.name.endswith(level)] if level != "辖区" else places
        if places and places[-1].name != m.name and m.start - places[-1].end < 60:
            words = quote(passage.article, places[-1].start, m.end)
            yield Fact(m, "locatedIn", places[-1], words, rule="on the spot")


def _done_there(passage: Passage) -> Iterator[Fact]:
    """馆内还开设某课堂, 村里成立了某协会: what is set up there is in the place of that kind spoken of last."""
    for match in _DONE_THERE.finditer(passage.text):
        things = [m for m in of_type(passage.mentions, PROGRAMME, ORGANISATION) if 0 <= m.start - match.end() <= 6]
        level = match.group("level")
        places = [p for p in of_type(passage.mentions, PLACE) if p.end <= match.start() and p.name.endswith(level)]
        if not things or not places or things[0].subtype in ("document", "award", "government", "party"):
            continue
        thing = things[0]
        near = thing.end - places[-1].start < _LONGEST_QUOTE
        words = quote(passage.article, *(places[-1].start, thing.end) if near else (match.start(), thing.end))
        yield Fact(thing, "locatedIn", places[-1], words, rule="on the spot")


def _that_place(passage: Passage, m: Mention, at: int) -> Iterator[Fact]:
    """来到某社区，走访了在那里开办的某中心: the place spoken of last in the sentence."""
    begin = max(passage.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    places = [p for p in of_type(passage.mentions, PLACE) if begin <= p.start and p.end <= at]
    if places and places[-1].name != m.name:
        yield Fact(m, "locatedIn", places[-1], quote(passage.article, places[-1].start, m.end), rule="on the spot")
