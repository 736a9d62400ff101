"""The scene of a clause: a place, or a list of places, and what the clauses beside it say is done there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.facts.grammar import linked
from kg.facts.passage import Passage, Span, of_type
from kg.model import Mention
from kg.schema import ORGANISATION, PLACE, PROGRAMME

Proposal = tuple[Mention, str]  # what is there, and the rule that says so

HELD = re.compile(
    r"举行|召开|举办|开幕|启幕|闭幕|开展|收官|开班|开课|开赛|开讲|落幕|打响|拉开[帷序战大]?幕|落下(?:帷|大)幕|实施|推出|启动|签署|试行|展出|铺开|推开|推行|开馆|进行|"
    r"推广|建成|试点|新建|开办|开设|设立|落地|揭牌|上演|首发|首演|开营|开机|开工|奠基|投用|启用|挂牌|开庭|点亮|亮灯|开演|开园|开诊|开棚|开业|结业|封顶|通车|投运|建设|唱响|登场|亮相|巡演|巡展|运行|揭幕|圆满结束|"
    r"鸣锣|鸣枪|开跑|起跑|开球|对决|开门迎客|开街|开张|办起|办了|上线|建起|搭起|[开建](?:了)?[一二两三四五六七八九十\d]+[条家个间场期座所处]|开(?=[，,。]|$)"
)
TIME = r"(?:近日|日前|昨日|昨天|今天|明天|当日|当天|当晚|(?:\d{2,4}年)?\d+月(?:\d+日)?|\d+日|至|[上下中]午|[早晚]上?|凌晨|\d+[时点]|今年|去年|明年|即将|要|将|已|于|先后|分别|定于|\s)"
GOES = re.compile(r"(?:赴|到|前往|深入|来到|走进|远赴)$")
_SETTING = re.compile(rf"{TIME}*(?:在|于)")
_INSIDE = re.compile(r"(?:上|内|里|中|外|现场|门前)")  # 某广场上，某演出上演
_TIMES = re.compile(rf"{TIME}*")
# 在某镇走访时，他旁听了…
_WHILE = re.compile(r"(?:走访|调研|考察|慰问|采访|检查|视察|参观)(?:时|期间|中|途中)?$")
_SEES = re.compile(r"(?:旁听|观摩|参加|出席|见证|察看|体验|启动)了?")
# 首批在某镇实施: a document that the sentence named
_CARRIED_OUT = re.compile(r"(?:等地)?(?:先行|率先|正式|开始)?(?:实施|试行|施行|推行|试点|落地)")
_SINCE = re.compile(r"(?:自|从)[^，。]*?(?:启动|开展|实施|推行|开办|创办|推出|打造)[^，。]*?以来$")
_VISITS = re.compile(r"(?:走进|来到|走访|考察|察看|参观|调研|看望|探访|登上|走上|步入|检查|视察)了?$")
_DOES = re.compile(r"\s*(?:集中|专题|联合)?(?:开展|举办|举行|启动|实施|推介|推广|举行了|开展了)")
_ADDRESS = re.compile(r"(?:地址|地点|所在地|举办地|会址|办公地)$")


def lead_of(passage: Passage, clause: Span, place: Mention) -> tuple[int, str]:
    """Where the chain that ends in a place begins, and the words of the clause before it."""
    start = place.start
    places = of_type(clause.heads, PLACE)
    while left := next((p for p in places if p.end == start), None):
        start = left.start
    first = next((p for p in places if p.end < start and linked(passage, p, place)), None)
    if first is not None:
        return lead_of(passage, clause, first)
    return start, passage.text[clause.start : start]


def beside(
    passage: Passage, sentence: Span, before: Span | None, clause: Span, following: Span | None, place: Mention
) -> Iterator[Proposal]:
    """What the clauses beside one put in its place."""
    yield from _sets_scene(passage, clause, following, place)
    yield from _document(passage, sentence, clause, place)
    yield from _after(passage, before, clause, place)


def _sets_scene(passage: Passage, clause: Span, following: Span | None, place: Mention) -> Iterator[Proposal]:
    """在某渔港，某某龙舟赛开赛; 赴某市，开展某某行动; 在某村，王芳走进某合作社: what the next clause speaks of is there."""
    _, lead = lead_of(passage, clause, place)
    if following is None or not _ends_clause(passage, clause, place):
        return
    events = [m for m in of_type(following.heads, PROGRAMME) if m.subtype not in ("award", "document")]
    places = of_type(following.heads, PLACE)
    inside = _is_site(place) and _INSIDE.match(passage.text, place.end) and _TIMES.fullmatch(lead.strip(" ，,"))
    if inside or _SETTING.fullmatch(lead.strip()):
        held = [m for m in events if HELD.search(passage.text, m.end, following.end)]
        held += [m for m in events if m not in held and _SEES.search(passage.text, following.start, m.start)]
        if held and not places:
            yield from ((m, "held in") for m in together(passage, held))
        small = not place.name.endswith(
            ("省", "市", "州", "自治区")
        )  # whom one calls on in a city is not said to be of it
        seen = of_type(following.heads, ORGANISATION, PLACE) if small else []
        if seen and _VISITS.search(passage.text, following.start, seen[0].start):
            for m in together(passage, seen):
                if m.subtype not in ("division", "government"):
                    yield m, "visited there"
    elif GOES.search(lead) and _DOES.match(following.text) and events and not places:
        yield from ((m, "held in") for m in together(passage, events))


def _document(passage: Passage, sentence: Span, clause: Span, place: Mention) -> Iterator[Proposal]:
    """印发《某方案》，首批在某镇实施: where a document that the sentence named is carried out."""
    _, lead = lead_of(passage, clause, place)
    documents = [m for m in of_type(sentence.heads, PROGRAMME) if m.subtype == "document" and m.end <= clause.start]
    if documents and re.fullmatch(rf"(?:首批|首先|先期|率先|先|{TIME})*在", lead.strip()):
        last = last_listed(passage, clause, place)
        if _CARRIED_OUT.match(passage.text, last.end):
            yield documents[-1], "held in"


def last_listed(passage: Passage, clause: Span, place: Mention) -> Mention:
    """The last of the places that one is listed with."""
    last = place
    for m in of_type(clause.heads, PLACE):
        if m.start >= last.end and (m.start == last.end or linked(passage, last, m)):
            last = m
    return last


def _ends_clause(passage: Passage, clause: Span, place: Mention) -> bool:
    """Is a place, or the list that it is in, the end of its clause?"""
    rest = passage.text[last_listed(passage, clause, place).end : clause.end].strip(" 等地两三四市县区")
    return not rest or _WHILE.fullmatch(rest) is not None or (_INSIDE.fullmatch(rest) is not None and _is_site(place))


def _is_site(place: Mention) -> bool:
    """A square or a hall, in which something is held; in a town much is."""
    return place.subtype in ("venue", "station", "other")


def _after(passage: Passage, before: Span | None, clause: Span, place: Mention) -> Iterator[Proposal]:
    """自2017年启动某工程以来，某市…; 某中心地址：某路."""
    _, lead = lead_of(passage, clause, place)
    if before is None or lead.strip():
        return
    named = [m for m in of_type(before.heads, PROGRAMME) if m.subtype not in ("document", "award")]
    if named and _SINCE.search(before.text.strip()):
        yield named[-1], "a place that acts"
    elif _ADDRESS.search(before.text.strip()):
        things = of_type(before.heads, ORGANISATION, PROGRAMME)
        yield from ((m, "lies in") for m in things[-1:])


def together(passage: Passage, things: Sequence[Mention]) -> list[Mention]:
    kept = list(things[:1])
    for m in things[1:]:
        if not linked(passage, kept[-1], m):
            break
        kept.append(m)
    return kept
