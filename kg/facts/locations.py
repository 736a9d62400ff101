"""Where things are: chains of places, 位于, 落户, held in, carried out in, a place that acts, 镇上的."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.facts.dates import date_at
from kg.facts.grammar import case_of
from kg.facts.modality import not_asserted
from kg.facts.passage import Passage, Span, of_type, quote
from kg.facts.scenes import GOES, HELD, TIME, Proposal, beside, last_listed, lead_of, together
from kg.facts.spots import written_out
from kg.facts.topic import anaphor_in, takes_place
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PLACE, PROGRAMME

# 重庆市举办…, 坂田街道曾试点…, 某社区在社区商铺建立了…
_ACTS = re.compile(
    rf"(?:还|也|则|正|曾|又|陆续|全面|率先|深入|积极|大力|精心|倾心|连续|\d+年|[，,]|{TIME})*(?P<there>在[\u3400-\u9fff]{{2,8}}?)?(?P<verb>举办|开展|启动|推出|实施|打造|举行|开办|开设|"
    r"建成|建立|建设|创建|打响|擦亮|推广|推行|试点|成立|承办|组织|共有|设立|新建|设有|现有|已有|上线|试行|办起|搭起|建起|搭建)"
)
# What an item opens with: 本报讯（记者…）, 本报记者…报道.
_DATELINE = r"本[报网台]讯|[（(][^（）()]{1,30}[）)]|(?:本报)?(?:记者|通讯员)[\u3400-\u9fff、]{2,16}报道"
_BUILT = re.compile(r"建成|建立|设立|新建|开办|成立|打造|设有")
_SITE = re.compile(r"(?:中心|站|馆|[校园厂店]|学院|基地|食堂|餐厅|驿站|书屋|合作社|车间|工坊|夜校|讲堂)$")
_AT = re.compile(
    r"(?:在|走进|移师|落户|落地|于|至|定在|设在|放在|来到|走入|开到|开进|办到|办进|搬进|搬到|覆盖)(?:了)?$"
)
_MOVES = re.compile(r"(?:走进|移师|落户|落地|定在|设在|放在|走入|搬进|搬到|开到|开进|办到|办进|覆盖)(?:了)?$")
# 把指导价推广到某县
_SPREADS = re.compile(r"把(?P<what>[\u3400-\u9fff]{2,8})(?:推广|复制|延伸|普及|推介)(?:到|至)$")
_REFERS = re.compile(r"(?:该|此次|本次|本届|这一|这次|此项)[\u3400-\u9fff]{1,4}")
_SAME_KIND = {
    "competition": ("比赛", "赛事", "大赛", "竞赛"),
    "meeting": ("会议", "大会", "论坛"),
    "training": ("培训", "开班", "课堂", "夜校", "班"),
}
_LIES = re.compile(
    r"(?:迁至|迁到|迁入|搬至|搬迁至|位于|坐落在|坐落于|落户|地处|落户于|落户在|设在|建在|坐落|扎根|总部设在)$"
)
_EVENT_NOUN = re.compile(
    r"会议|大会|竞赛|大赛|活动|论坛|比赛|联展|展览|培训班|课堂|夜校|教室|首站|首期|首批|首场|主会场|揭幕战|决赛|仪式|开班|巡展|工程|项目|赛事|启动会"
)
_NO_SUBJECT = re.compile(rf"{TIME}*(?:在|于|走进)")
# 某商会在某区成立, 某医院在某地揭牌; 在某区发起成立某联盟: what bodies and venues do once, where they are.
_OPENED = re.compile(
    r"(?:正式|隆重|举行|联合|共同|发起|牵头|宣布)*(?:成立|揭牌|挂牌|开园|开馆|开业|开诊|开张|落成|建成|投用|启用|奠基|开工|动工|开街|投运|开门)"
)
_BEFORE_AT = re.compile(rf"(?:{TIME}|正式|[，,])*(?:在|于)$")
_JOINS = re.compile(r"(?:参加|出席)(?:了)?(?:[\u3400-\u9fff\d年月日]{0,8}的)?")
_MOVED = re.compile(r"(?:迁至|迁到|迁入|搬至|搬迁至|迁址)$")
_LONG_AGO = re.compile(r"(?:去年|前年|此前|当年|曾|上届)[^，,。；]{0,20}$")
_MARKS = "△▲▽▼■□●○◆◇★☆→↑※"
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
    closer = {f.subject.name: f.object.name for f in said if f.rule != "quoted behind a place"}
    kept = []
    for f in facts:
        nearer = [o for s, o in above if s == f.subject.name and o != f.object.name and (o, f.object.name) in above]
        if f.rule == "quoted behind a place" and f.subject.name in closer:
            nearer.append(closer[f.subject.name])
        if f.rejected is None and nearer:
            f = replace(f, rejected=f"the text puts it nearer, in “{min(nearer)}”: only the nearest place counts")
        kept.append(f)
    return kept


def _held(passage: Passage) -> Iterator[Fact]:
    """Events and bodies in a clause with a place: 在…举行, 位于…, X镇开展…; or the event that the clause refers to."""
    event: Mention | None = None
    if not of_type(passage.mentions, PLACE):
        return
    for sentence in passage.sentences():
        clauses = passage.clauses(sentence) if sentence.mentions else []
        for k, clause in enumerate(clauses):
            if not clause.mentions:
                continue
            programmes = [m for m in of_type(clause.heads, PROGRAMME) if m.subtype != "award"]
            events = [m for m in programmes if m.subtype != "document"]
            following = clauses[k + 1] if k + 1 < len(clauses) else None
            for place in _lowest(clause):
                proposals = [
                    *_lies(passage, sentence, clause, place),
                    *_takes_place(passage, clause, place, programmes, event),
                    *_acts(passage, clause, place, events),
                    *_opened(passage, clause, place),
                    *beside(passage, sentence, clauses[k - 1] if k else None, clause, following, place),
                ]
                for thing, rule in proposals:
                    why = not_asserted(passage, sentence, clauses[: k + 1], (place.end, place.end + 1))
                    if thing.name != place.name:
                        yield _fact(passage, thing, place, rule, why)
            if (
                events
                and takes_place(passage, events[-1])
                and not _LONG_AGO.search(passage.text[clause.start : events[-1].start])
            ):
                event = events[-1]


def _lowest(clause: Span) -> list[Mention]:
    """The places of a clause that no smaller one and no body follows."""
    able = of_type(clause.heads, PLACE)
    return [p for p in able if not any(o.start == p.end for o in of_type(clause.heads, PLACE, ORGANISATION))]


def _lies(passage: Passage, sentence: Span, clause: Span, place: Mention) -> Iterator[Proposal]:
    start, lead = lead_of(passage, clause, place)
    if not _LIES.search(lead):
        return
    listed = last_listed(passage, clause, place)
    behind = passage.text[listed.end : listed.end + 2]
    things = [m for m in of_type(clause.heads, ORGANISATION, PLACE, PROGRAMME) if m.start >= listed.end]
    if behind.startswith(("的", "境内", "畔", "旁")) and things and things[0].subtype not in ("document", "award"):
        yield things[0], "lies in"
        return
    earlier = [m for m in of_type(sentence.heads, ORGANISATION, PLACE, PROGRAMME) if m.end <= start]
    earlier = [m for m in earlier if m.name != place.name and m.subtype not in ("division", "document", "award")]
    if earlier:
        free = [m for m in earlier if case_of(passage, _clause_of(passage, sentence, m), m) is None]
        moved = _MOVED.search(lead) is not None  # 某集团把某厂由A迁至C: the works
        yield (
            earlier[-1] if moved else (free or earlier)[-1],
            "moved to" if moved else "lies in",
        )  # 中心由A与B共建，设在C
    elif called := _called(passage, clause, lead):
        yield called, "lies in"


def _called(passage: Passage, clause: Span, lead: str) -> Mention | None:
    """分院设在某街道: the body or venue of the sentences before whose name ends so."""
    noun = _LIES.sub("", lead).strip()
    if not re.fullmatch(r"[\u3400-\u9fff]{2,4}", noun):
        return None
    before = of_type(passage.mentions_in(max(0, clause.start - _LONGEST_QUOTE), clause.start), ORGANISATION, PLACE)
    return next((m for m in reversed(before) if m.name.endswith(noun)), None)


def _opened(passage: Passage, clause: Span, place: Mention) -> Iterator[Proposal]:
    """某商会在某区成立; 在某区发起成立某联盟: the body or venue."""
    start, lead = lead_of(passage, clause, place)
    opened = _OPENED.match(passage.text, last_listed(passage, clause, place).end)
    if opened is None or not _AT.search(lead):
        return
    able = [m for m in of_type(clause.heads, ORGANISATION, PLACE) if m.subtype != "division"]
    ends = passage.text[opened.end() : clause.end][:1].strip("。！”、") == ""
    for m in able:
        itself = ends and m.end <= start and _BEFORE_AT.fullmatch(passage.text, m.end, start)
        if itself or (0 <= m.start - opened.end() <= 3 and m.subtype not in ("government", "party")):
            yield m, "opened in"


def _clause_of(passage: Passage, sentence: Span, m: Mention) -> Span:
    return next((c for c in passage.clauses(sentence) if c.start <= m.start < c.end), sentence)


def _takes_place(
    passage: Passage, clause: Span, place: Mention, programmes: Sequence[Mention], event: Mention | None
) -> Iterator[Proposal]:
    start, lead = lead_of(passage, clause, place)
    if not (_AT.search(lead) or GOES.search(lead) or _SPREADS.search(lead)):
        return
    after = passage.text[place.end : clause.end]
    held = HELD.search(after)
    moves = _MOVES.search(lead)
    if (spread := _SPREADS.search(lead)) is not None:
        named = [m for m in of_type(passage.mentions, PROGRAMME) if m.end <= start and spread.group("what") in m.name]
        yield from ((m, "held in") for m in named[-1:])
        return
    joined = _JOINS.match(after) if not _MOVES.search(lead) else None
    things = [m for m in programmes if joined and m.start - place.end <= joined.end() + 12]
    if joined and GOES.search(lead) and (at := [m for m in things if m.start >= place.end + joined.end()]):
        yield from ((m, "held in") for m in at[:1] if m.subtype in ("meeting", "competition", "training"))
        return
    things = [m for m in programmes if m.end <= start]
    if things and (held or moves):
        yield from ((m, "held in") for m in together(passage, things))
        return
    things = [m for m in programmes if m.start >= place.end]
    if held and held.group() in ("签署", "举行", "召开"):
        things = [m for m in things if m.subtype != "document"]
    if things and held:
        for m in together(passage, things):
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


def _acts(passage: Passage, clause: Span, place: Mention, events: Sequence[Mention]) -> Iterator[Proposal]:
    """重庆市举办…: the place that acts is where it is."""
    _, lead = lead_of(passage, clause, place)
    if re.sub(rf"[“\"\s{_MARKS}]|{_DATELINE}|以来|如今|目前|年底前|年内|该|\d{{4}}年|{TIME}", "", lead):
        return
    acts = _ACTS.match(passage.text, place.end)
    if acts is None or any(place.end <= m.start < acts.start("verb") for m in of_type(clause.mentions, PLACE)):
        return
    for m in together(passage, [m for m in events if m.start >= place.end]):
        yield m, "a place that acts"
    if _BUILT.fullmatch(acts.group("verb")):
        sites = [m for m in of_type(clause.heads, ORGANISATION, PLACE) if acts.end() <= m.start <= acts.end() + 8]
        yield from ((m, "a place that acts") for m in sites[:1] if _SITE.search(m.name))


def _fact(passage: Passage, thing: Mention, place: Mention, rule: str, rejected: str | None) -> Fact:
    spans = (thing.start, thing.end, place.start, place.end)
    near = abs(thing.start - place.start) < _LONGEST_QUOTE
    words = quote(passage.article, *(spans if near else spans[2:]))
    at = thing.start if rule == "a place that acts" and thing.start > place.start else place.start
    date = None if rule == "lies in" else date_at(passage, at)  # 某镇6月20日启动…: the day stands behind the place
    return Fact(thing, "locatedIn", place, words, date=date, rule=rule, rejected=rejected)
