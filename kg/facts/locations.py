"""Where things are: chains of places, 位于, 落户, held in, carried out in, a place that acts, 镇上的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.dates import date_at
from kg.facts.grammar import linked
from kg.facts.modality import not_asserted
from kg.facts.passage import Passage, Span, of_type, quote
from kg.facts.topic import anaphor_in
from kg.gazetteer import divisions
from kg.gazetteer import find as division_of
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PLACE, PROGRAMME

_HELD = re.compile(
    r"举行|召开|举办|开幕|启幕|闭幕|开展|收官|开班|开课|开赛|开讲|落幕|打响|拉开帷幕|拉开序幕|实施|推出|启动|签署|试行|展出|铺开|开馆|进行|"
    r"推广|建成|试点|新建|开办|开设|设立|落地|揭牌|上演|首发|首演|开营|开机|开工|奠基|投用|启用|开庭|点亮|唱响|登场|亮相|巡演|巡展|运行"
)
_ACTS = re.compile(
    r"(?:还|也|则|今年|近日|日前|已|将|正|先后|陆续|全面|率先|深入|积极|大力|精心|倾心|连续|\d+年|[，,])*(?:举办|开展|启动|推出|实施|打造|举行|开办|开设|"
    r"建成|建立|建设|创建|打响|擦亮|推广|推行|试点|成立|承办|组织|共有|设立|新建|设有|现有|已有|上线|试行)"
)
_AT = re.compile(r"(?:在|走进|移师|落户|落地|于|至|定在|设在|放在|来到|走入)$")
_MOVES = re.compile(r"(?:走进|移师|落户|落地|定在|设在|放在|走入)$")
_LIES = re.compile(r"(?:位于|坐落在|坐落于|落户|地处|落户于|落户在|设在|建在|坐落|扎根|总部设在)$")
_EVENT_NOUN = re.compile(
    r"会议|大会|竞赛|大赛|活动|论坛|比赛|联展|展览|培训班|课堂|夜校|教室|首站|首期|首批|首场|主会场|揭幕战|决赛|仪式|开班|巡展|工程|项目|赛事|启动会"
)
_NO_SUBJECT = re.compile(r"(?:近日|日前|昨日|昨天|今天|(?:\d{4}年)?\d+月\d+日|将|已|\s)*(?:在|于|走进)")
_THERE = re.compile(r"(镇|乡|村|社区|街道|县|区|市|园区|校园|馆|辖区)(?:里|上|内|中)?的?$")
_LIST_MARK = re.compile(r"[、和及与]|以及")
_ORDER = ("省", "自治区", "市", "州", "地区", "盟", "县", "区", "旗", "街道", "镇", "乡", "社区", "村")
_LONGEST_QUOTE = 160


def find(passage: Passage) -> list[Fact]:
    """locatedIn facts of an article; of the links of one thing to places in one another the nearest stays."""
    found = [*_chains(passage), *_lists(passage), *_held(passage), *_there(passage)]
    return _nearest(passage, found)


def _nearest(passage: Passage, facts: Sequence[Fact]) -> list[Fact]:
    """果园巷社区 in 巴格街道 and in 伊宁市, where the text puts 巴格街道 in 伊宁市: only the nearer is a statement."""
    above = {(f.subject.name, f.object.name) for f in facts if f.rejected is None}
    kept = []
    for f in facts:
        others = [o for s, o in above if s == f.subject.name and o != f.object.name]
        kept.append(f if not any((o, f.object.name) in above for o in others) else None)
    return [f for f in kept if f is not None]


def _chains(passage: Passage) -> Iterator[Fact]:
    """西安市长安区韦曲街道: each link in the one before it; and what follows a place directly lies in it."""
    places = [m for m in of_type(passage.mentions, PLACE) if not m.anaphor]
    for m in of_type(passage.mentions, PLACE, ORGANISATION, PROGRAMME):
        if m.anaphor:
            continue
        for place in places:
            if not place.end <= m.start <= place.end + 4 or place.name == m.name:
                continue
            gap = passage.text[place.end : m.start]
            if _follows(passage, m, place, gap):
                rule = "chain of places" if m.type == PLACE else "behind a place"
                yield Fact(m, "locatedIn", place, quote(passage.article, place.start, m.end), rule=rule)


def _follows(passage: Passage, m: Mention, place: Mention, gap: str) -> bool:
    if gap not in ("", "的", "里的", "境内的", "内的"):
        return False
    if m.type == PROGRAMME:
        # a community's own scheme: 果园巷社区的“葡萄架下说事”议事平台
        return gap == "的" and m.subtype not in ("document", "award", "meeting")
    if m.type == PLACE:
        return _below(m, place) if gap == "" else m.subtype != "division"
    return True


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
            division = next((d for d in divisions().get(following.name, ()) if upper.name in d.parents), None)
            if division is None or any(m.start == following.end for m in places):
                break
            yield Fact(
                following, "locatedIn", upper, quote(passage.article, upper.start, following.end), rule="list of places"
            )  # fmt: skip
            last = following


def _below(lower: Mention, upper: Mention) -> bool:
    """Is the first a smaller kind of place than the second, or a division of it?"""
    if lower.subtype in ("venue", "station", "other", "community"):
        return upper.subtype in ("division", "community", "other", "venue", "station")
    inner, outer = division_of(lower.name, within=upper.name), division_of(upper.name)
    if inner and outer:
        return upper.name in inner.parents
    return _rank(lower.name) > _rank(upper.name)


def _rank(name: str) -> int:
    return next((k for k, level in enumerate(_ORDER) if name.endswith(level)), 20)


def _held(passage: Passage) -> Iterator[Fact]:
    """Events and bodies in a clause with a place: 在…举行, 位于…, X镇开展…; or the event that the clause refers to."""
    event: Mention | None = None
    for sentence in passage.sentences():
        clauses = passage.clauses(sentence)
        for k, clause in enumerate(clauses):
            programmes = [m for m in of_type(clause.heads, PROGRAMME) if m.subtype != "award"]
            events = [m for m in programmes if m.subtype != "document"]
            for place in _lowest(clause):
                proposals = [
                    *_lies(passage, sentence, clause, place),
                    *_takes_place(passage, clause, place, programmes, event),
                    *_acts(passage, clause, place, events),
                ]
                for thing, rule in proposals:
                    why = not_asserted(passage, sentence, clauses[: k + 1], (place.end, place.end + 1))
                    yield _fact(passage, thing, place, rule, why)
            if events:
                event = events[-1]


def _lowest(clause: Span) -> list[Mention]:
    """The places of a clause that no smaller one and no body follows."""
    able = of_type(clause.heads, PLACE)
    return [p for p in able if not any(o.start == p.end for o in of_type(clause.heads, PLACE, ORGANISATION))]


def _lead(passage: Passage, clause: Span, place: Mention) -> tuple[int, str]:
    """Where the chain that ends in a place begins, and the words of the clause before it."""
    start = place.start
    places = of_type(clause.heads, PLACE)
    while left := next((p for p in places if p.end == start), None):
        start = left.start
    first = next((p for p in places if p.end < start and linked(passage, p, place)), None)
    if first is not None:
        return _lead(passage, clause, first)
    return start, passage.text[clause.start : start]


def _lies(passage: Passage, sentence: Span, clause: Span, place: Mention) -> Iterator[tuple[Mention, str]]:
    start, lead = _lead(passage, clause, place)
    if not _LIES.search(lead):
        return
    behind = passage.text[place.end : place.end + 2]
    things = [m for m in of_type(clause.heads, ORGANISATION, PLACE) if m.start >= place.end]
    if behind.startswith(("的", "境内", "畔", "旁")) and things:
        yield things[0], "lies in"
        return
    earlier = [m for m in of_type(sentence.heads, ORGANISATION, PLACE, PROGRAMME) if m.end <= start]
    earlier = [m for m in earlier if m.name != place.name and m.subtype not in ("division", "document", "award")]
    if earlier:
        yield earlier[-1], "lies in"


def _takes_place(
    passage: Passage, clause: Span, place: Mention, programmes: Sequence[Mention], event: Mention | None
) -> Iterator[tuple[Mention, str]]:
    start, lead = _lead(passage, clause, place)
    if not _AT.search(lead):
        return
    after = passage.text[place.end : clause.end]
    held = _HELD.search(after)
    moves = _MOVES.search(lead)
    things = [m for m in programmes if m.end <= start]
    if things and (held or moves):
        yield things[0], "held in"
        return
    things = [m for m in programmes if m.start >= place.end]
    if held and held.group() in ("签署", "举行", "召开"):
        things = [m for m in things if m.subtype != "document"]
    if things and held:
        for m in _together(passage, things):
            yield m, "held in"
        return
    if event is None or not (held or moves) or "\n" in passage.text[event.end : place.start]:
        return
    goes_on = _NO_SUBJECT.fullmatch(lead) and not re.search(r"[。！？]", passage.text[event.end : place.start])
    if goes_on or anaphor_in(clause.text) or _EVENT_NOUN.search(clause.text):
        yield event, "held in, event spoken of"


def _acts(passage: Passage, clause: Span, place: Mention, events: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """重庆市举办…: the place that acts is where it is."""
    _start, lead = _lead(passage, clause, place)
    if re.sub(r"[“\"\s]|今年|近日|日前|\d{4}年|\d+月|\d+日|以来|如今|目前|年底前|年内|该", "", lead):
        return
    if not _ACTS.match(passage.text, place.end):
        return
    for m in _together(passage, [m for m in events if m.start >= place.end]):
        yield m, "a place that acts"


def _together(passage: Passage, things: Sequence[Mention]) -> list[Mention]:
    kept = list(things[:1])
    for m in things[1:]:
        if not linked(passage, kept[-1], m):
            break
        kept.append(m)
    return kept


def _there(passage: Passage) -> Iterator[Fact]:
    """走进镇上的苗韵合作社: what is on the spot lies in the place of that kind spoken of last."""
    for m in of_type(passage.mentions, ORGANISATION, PLACE, PROGRAMME):
        if m.subtype in ("document", "award", "division"):
            continue
        near = _THERE.search(passage.text[max(0, m.start - 5) : m.start])
        if near is None or any(o.start < m.start <= o.end for o in passage.mentions if o is not m):
            continue
        if not near.group().endswith("的"):
            continue
        paragraph = passage.text.rfind("\n", 0, m.start) + 1
        places = [p for p in of_type(passage.mentions, PLACE) if paragraph <= p.start and p.end < m.start - 2]
        level = near.group(1)
        places = [p for p in places if p.name.endswith(level)] if level != "辖区" else places
        if places and places[-1].name != m.name and m.start - places[-1].end < 60:
            words = quote(passage.article, places[-1].start, m.end)
            yield Fact(m, "locatedIn", places[-1], words, rule="on the spot")


def _fact(passage: Passage, thing: Mention, place: Mention, rule: str, rejected: str | None) -> Fact:
    spans = (thing.start, thing.end, place.start, place.end)
    near = abs(thing.start - place.start) < _LONGEST_QUOTE
    words = quote(passage.article, *(spans if near else spans[2:]))
    date = None if rule == "lies in" else date_at(passage, place.start)
    return Fact(thing, "locatedIn", place, words, date=date, rule=rule, rejected=rejected)
