"""Where things are: chains of places, 位于, 落户, held in, carried out in, a place that acts, 镇上的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.dates import date_at
from kg.facts.grammar import linked
from kg.facts.modality import not_asserted
from kg.facts.passage import Passage, Span, of_type, quote
from kg.facts.spots import written_out
from kg.facts.topic import anaphor_in
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PLACE, PROGRAMME

_HELD = re.compile(
    r"举行|召开|举办|开幕|启幕|闭幕|开展|收官|开班|开课|开赛|开讲|落幕|打响|拉开帷幕|拉开序幕|落下(?:帷|大)幕|实施|推出|启动|签署|试行|展出|铺开|开馆|进行|"
    r"推广|建成|试点|新建|开办|开设|设立|落地|揭牌|上演|首发|首演|开营|开机|开工|奠基|投用|启用|开庭|点亮|唱响|登场|亮相|巡演|巡展|运行|揭幕|圆满结束|"
    r"鸣锣|鸣枪|开跑|起跑|开球|对决|开门迎客|开街|开张|办起|办了|上线|建起|搭起|开(?:了)?[一二两三四五六七八九十\d]+[条家个间场期座所]|开(?=[，,。]|$)"
)
_TIME = r"(?:近日|日前|昨日|昨天|今天|明天|当日|当天|当晚|(?:\d{2,4}年)?\d+月(?:\d+日)?|\d+日|至|[上下中]午|[早晚]上?|凌晨|\d+[时点]|今年|去年|明年|即将|要|将|已|于|先后|分别|定于|\s)"
# 重庆市举办…, 坂田街道曾试点…, 某社区在社区商铺建立了…
_ACTS = re.compile(
    rf"(?:还|也|则|正|曾|又|陆续|全面|率先|深入|积极|大力|精心|倾心|连续|\d+年|[，,]|{_TIME})*(?P<there>在[\u3400-\u9fff]{{2,8}}?)?(?P<verb>举办|开展|启动|推出|实施|打造|举行|开办|开设|"
    r"建成|建立|建设|创建|打响|擦亮|推广|推行|试点|成立|承办|组织|共有|设立|新建|设有|现有|已有|上线|试行)"
)
_BUILT = re.compile(r"建成|建立|设立|新建|开办|成立|打造|设有")
_SITE = re.compile(r"(?:中心|站|馆|[校园厂店]|学院|基地|食堂|餐厅|驿站|书屋|合作社|车间|工坊|夜校|讲堂)$")
_AT = re.compile(r"(?:在|走进|移师|落户|落地|于|至|定在|设在|放在|来到|走入)$")
_GOES = re.compile(r"(?:赴|到|前往|深入|来到|走进|远赴)$")
_MOVES = re.compile(r"(?:走进|移师|落户|落地|定在|设在|放在|走入|搬进)$")
_SETTING = re.compile(rf"{_TIME}*(?:在|于)")
# 在某镇走访时，他旁听了…
_WHILE = re.compile(r"(?:走访|调研|考察|慰问|采访|检查|视察|参观)(?:时|期间|中|途中)?$")
_SEES = re.compile(r"(?:旁听|观摩|参加|出席|见证|察看|体验|启动)了?")
# 首批在某镇实施: a document that the sentence named
_CARRIED_OUT = re.compile(r"(?:等地)?(?:先行|率先|正式|开始)?(?:实施|试行|施行|推行|试点|落地)")
# 把指导价推广到某县
_SPREADS = re.compile(r"把(?P<what>[\u3400-\u9fff]{2,8})(?:推广|复制|延伸|普及|推介)(?:到|至)$")
_REFERS = re.compile(r"(?:该|此次|本次|本届|这一|这次|此项)[\u3400-\u9fff]{1,4}")
_SAME_KIND = {
    "competition": ("比赛", "赛事", "大赛", "竞赛"),
    "meeting": ("会议", "大会", "论坛"),
    "training": ("培训", "开班", "课堂", "夜校", "班"),
}
_SINCE = re.compile(r"(?:自|从)[^，。]*?(?:启动|开展|实施|推行|开办|创办|推出|打造)[^，。]*?以来$")
_VISITS = re.compile(r"(?:走进|来到|走访|考察|察看|参观|调研|看望|探访)了?$")
_DOES = re.compile(r"\s*(?:集中|专题|联合)?(?:开展|举办|举行|启动|实施|推介|推广|举行了|开展了)")
_ADDRESS = re.compile(r"(?:地址|地点|所在地|举办地|会址|办公地)$")
_LIES = re.compile(r"(?:位于|坐落在|坐落于|落户|地处|落户于|落户在|设在|建在|坐落|扎根|总部设在)$")
_EVENT_NOUN = re.compile(
    r"会议|大会|竞赛|大赛|活动|论坛|比赛|联展|展览|培训班|课堂|夜校|教室|首站|首期|首批|首场|主会场|揭幕战|决赛|仪式|开班|巡展|工程|项目|赛事|启动会"
)
_NO_SUBJECT = re.compile(rf"{_TIME}*(?:在|于|走进)")
_LONGEST_QUOTE = 160


def find(passage: Passage) -> list[Fact]:
    """locatedIn facts of an article; of the links of one thing to places in one another the nearest stays."""
    found = [*written_out(passage), *_held(passage)]
    return _nearest(passage, found)


def _nearest(passage: Passage, facts: Sequence[Fact]) -> list[Fact]:
    """果园巷社区 in 巴格街道 and in 伊宁市, where the text puts 巴格街道 in 伊宁市: only the nearer is a statement.

    What a headline puts behind a district (某区“课堂”开班) is where the article says it is held.
    """
    said = [f for f in facts if f.rejected is None]
    above = {(f.subject.name, f.object.name) for f in said}
    closer = {f.subject.name for f in said if f.rule != "quoted behind a place"}
    kept = []
    for f in facts:
        others = [o for s, o in above if s == f.subject.name and o != f.object.name]
        outdone = f.rule == "quoted behind a place" and f.subject.name in closer
        if not outdone and not any((o, f.object.name) in above for o in others):
            kept.append(f)
    return kept


def _held(passage: Passage) -> Iterator[Fact]:
    """Events and bodies in a clause with a place: 在…举行, 位于…, X镇开展…; or the event that the clause refers to."""
    event: Mention | None = None
    for sentence in passage.sentences():
        clauses = passage.clauses(sentence)
        for k, clause in enumerate(clauses):
            programmes = [m for m in of_type(clause.heads, PROGRAMME) if m.subtype != "award"]
            events = [m for m in programmes if m.subtype != "document"]
            following = clauses[k + 1] if k + 1 < len(clauses) else None
            for place in _lowest(clause):
                proposals = [
                    *_lies(passage, sentence, clause, place),
                    *_takes_place(passage, clause, place, programmes, event),
                    *_acts(passage, clause, place, events),
                    *_sets_scene(passage, clause, following, place),
                    *_document(passage, sentence, clause, place),
                    *_after(passage, clauses[k - 1] if k else None, clause, place),
                ]
                for thing, rule in proposals:
                    why = not_asserted(passage, sentence, clauses[: k + 1], (place.end, place.end + 1))
                    if thing.name != place.name:
                        yield _fact(passage, thing, place, rule, why)
            if events:
                event = events[-1]


def _sets_scene(
    passage: Passage, clause: Span, following: Span | None, place: Mention
) -> Iterator[tuple[Mention, str]]:
    """在某渔港，某某龙舟赛开赛; 赴某市，开展某某行动; 在某村，王芳走进某合作社: what the next clause speaks of is there."""
    _, lead = _lead(passage, clause, place)
    if following is None or not _ends_clause(passage, clause, place):
        return
    events = [m for m in of_type(following.heads, PROGRAMME) if m.subtype not in ("award", "document")]
    places = of_type(following.heads, PLACE)
    if _SETTING.fullmatch(lead.strip()):
        held = [m for m in events if _HELD.search(passage.text, m.end, following.end)]
        held += [m for m in events if m not in held and _SEES.search(passage.text, following.start, m.start)]
        if held and not places:
            yield from ((m, "held in") for m in _together(passage, held))
        small = not place.name.endswith(
            ("省", "市", "州", "自治区")
        )  # whom one calls on in a city is not said to be of it
        for m in of_type(following.heads, ORGANISATION, PLACE)[:1] if small else []:
            if _VISITS.search(passage.text, following.start, m.start) and m.subtype not in ("division", "government"):
                yield m, "visited there"
    elif _GOES.search(lead) and _DOES.match(following.text) and events and not places:
        yield from ((m, "held in") for m in _together(passage, events))


def _document(passage: Passage, sentence: Span, clause: Span, place: Mention) -> Iterator[tuple[Mention, str]]:
    """印发《某方案》，首批在某镇实施: where a document that the sentence named is carried out."""
    _, lead = _lead(passage, clause, place)
    documents = [m for m in of_type(sentence.heads, PROGRAMME) if m.subtype == "document" and m.end <= clause.start]
    if documents and re.fullmatch(rf"(?:首批|首先|先期|率先|先|{_TIME})*在", lead.strip()):
        last = _last_listed(passage, clause, place)
        if _CARRIED_OUT.match(passage.text, last.end):
            yield documents[-1], "held in"


def _last_listed(passage: Passage, clause: Span, place: Mention) -> Mention:
    """The last of the places that one is listed with."""
    last = place
    for m in of_type(clause.heads, PLACE):
        if m.start >= last.end and (m.start == last.end or linked(passage, last, m)):
            last = m
    return last


def _ends_clause(passage: Passage, clause: Span, place: Mention) -> bool:
    """Is a place, or the list that it is in, the end of its clause?"""
    rest = passage.text[_last_listed(passage, clause, place).end : clause.end].strip(" 等地两三四市县区")
    return not rest or _WHILE.fullmatch(rest) is not None


def _after(passage: Passage, before: Span | None, clause: Span, place: Mention) -> Iterator[tuple[Mention, str]]:
    """自2017年启动某工程以来，某市…; 某中心地址：某路."""
    _, lead = _lead(passage, clause, place)
    if before is None or lead.strip():
        return
    named = [m for m in of_type(before.heads, PROGRAMME) if m.subtype not in ("document", "award")]
    if named and _SINCE.search(before.text.strip()):
        yield named[-1], "a place that acts"
    elif _ADDRESS.search(before.text.strip()):
        things = of_type(before.heads, ORGANISATION, PROGRAMME)
        yield from ((m, "lies in") for m in things[-1:])


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
    if not (_AT.search(lead) or _GOES.search(lead) or _SPREADS.search(lead)):
        return
    after = passage.text[place.end : clause.end]
    held = _HELD.search(after)
    moves = _MOVES.search(lead)
    if (spread := _SPREADS.search(lead)) is not None:
        named = [m for m in of_type(passage.mentions, PROGRAMME) if m.end <= start and spread.group("what") in m.name]
        yield from ((m, "held in") for m in named[-1:])
        return
    things = [m for m in programmes if m.end <= start]
    if things and (held or moves):
        yield from ((m, "held in") for m in _together(passage, things))
        return
    things = [m for m in programmes if m.start >= place.end]
    if held and held.group() in ("签署", "举行", "召开"):
        things = [m for m in things if m.subtype != "document"]
    if things and held:
        for m in _together(passage, things):
            yield m, "held in"
        return
    if event is None or not _AT.search(lead) or not (held or moves):
        return
    between = passage.text[event.end : place.start]
    goes_on = _NO_SUBJECT.fullmatch(lead) and not re.search(r"[。！？]", between)
    if "\n" in between:
        same = any(kind in lead + after for kind in _SAME_KIND.get(event.subtype, ()))
        goes_on = same or (goes_on_here(passage, clause) and _NO_SUBJECT.fullmatch(lead) is not None)
        if goes_on:
            yield event, "held in, event spoken of"
    elif goes_on or anaphor_in(clause.text) or _EVENT_NOUN.search(clause.text):
        yield event, "held in, event spoken of"


def goes_on_here(passage: Passage, clause: Span) -> bool:
    """Does the sentence of a clause begin with a word for the event spoken of: 该活动由…主办，7月8日在…?"""
    begin = max(passage.text.rfind(mark, 0, clause.start) for mark in "。！？\n") + 1
    return _REFERS.match(passage.text, begin) is not None


def _acts(passage: Passage, clause: Span, place: Mention, events: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """重庆市举办…: the place that acts is where it is."""
    _, lead = _lead(passage, clause, place)
    if re.sub(rf"[“\"\s]|以来|如今|目前|年底前|年内|该|\d{{4}}年|{_TIME}", "", lead):
        return
    acts = _ACTS.match(passage.text, place.end)
    if acts is None or any(place.end <= m.start < acts.start("verb") for m in of_type(clause.mentions, PLACE)):
        return
    for m in _together(passage, [m for m in events if m.start >= place.end]):
        yield m, "a place that acts"
    if _BUILT.fullmatch(acts.group("verb")):
        sites = [m for m in of_type(clause.heads, ORGANISATION, PLACE) if acts.end() <= m.start <= acts.end() + 8]
        yield from ((m, "a place that acts") for m in sites[:1] if _SITE.search(m.name))


def _together(passage: Passage, things: Sequence[Mention]) -> list[Mention]:
    kept = list(things[:1])
    for m in things[1:]:
        if not linked(passage, kept[-1], m):
            break
        kept.append(m)
    return kept


def _fact(passage: Passage, thing: Mention, place: Mention, rule: str, rejected: str | None) -> Fact:
    spans = (thing.start, thing.end, place.start, place.end)
    near = abs(thing.start - place.start) < _LONGEST_QUOTE
    words = quote(passage.article, *(spans if near else spans[2:]))
    date = None if rule == "lies in" else date_at(passage, place.start)
    return Fact(thing, "locatedIn", place, words, date=date, rule=rule, rejected=rejected)
