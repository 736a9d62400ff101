"""Programmes that belong to others: what a festival holds, a contest's awards and finals, a plan's measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.facts.grammar import linked
from kg.facts.passage import Passage, Span, of_type
from kg.facts.topic import anaphor_in
from kg.model import Mention
from kg.names.rounds import ROUND
from kg.schema import PROGRAMME

Link = tuple[Mention, Mention, str]  # part, whole, rule

_HOLDS = r"(?:举办|举行|推出|开展|组织|安排|开设|设立|还?设有?|上演|评选)"
# 冰雪节期间，将先后举办…: an event of that kind was named; 春节 and 汛期 are none.
_DURING = re.compile(rf"(?P<kind>[\u3400-\u9fff]{{0,8}})期间[，,]?(?=[^。；]{{0,16}}{_HOLDS})")
_HELD_VERB = re.compile(_HOLDS)
# 文化节由甲主办，内容包括A、B: what the event spoken of is made up of.
_CONTENTS = re.compile(
    r"(?:主要|活动)?(?:内容|活动|赛事|板块)(?:有|包括|包含|分为|涵盖)|(?:^|[，,])(?:其中|还)?(?:包括|包含)(?=[^。]{0,8}[“\"])"
)
_EVENT_END = re.compile(r"(?:节|周|月|季|会|赛|展|日|活动|行动)$")
_EVENT_NOUN = re.compile(
    r"(?:本届|本次|此次|该|整个)?(?P<kind>[\u3400-\u9fff]{0,4}?(?:节|周|月|季|[大峰年]会|大?赛|展|活动))(?=[\u3400-\u9fff\d])"
)
_THIS = re.compile(r"(?:本届|本次|此次|该|大|这一|整个)")
_FEAST = re.compile(r"(?:春|端午|中秋|元宵|清明|重阳|国庆|劳动|五一|元旦|双|两|中高考|高考|节假)(?:节|日)?$")
_SETS_UP = re.compile(r"(?:设|设立|设置|有设|设有|增设|评选|评出|下设|包括|包含|分为|推出)(?:了)?")
_BACK_SETS = re.compile(r"(?:期间[^。]{0,12}|共|还|另)?(?:设|增设|下设)|期间[^。]{0,12}(?:举办|举行|推出|开展)")
_IN_A_WHOLE = re.compile(r"(?:已|被|正式|并|一并)*(?:纳入|列入|列为)(?:了)?[\u3400-\u9fff]{0,6}")
_ONE_OF = re.compile(
    r"[，,]?(?:便|就|正|也|即)?是(?:其中|其|该[\u3400-\u9fff]{2,4}|这一[\u3400-\u9fff]{2,4})(?:的|之)?(?:一部分|之?一[个项环]?|[一重]个?[\u3400-\u9fff]{0,6}(?:环节|内容|项目|板块|举措|活动|部分))"
)
_AS_PART = re.compile(
    r"作为(?:(?:该|此|这一|本次|本届)?[\u3400-\u9fff]{0,4}(?:计划|行动|项目|工程|活动|大赛|竞赛|平台|品牌))?的?(?:配套|组成部分|子项目|重要内容|延伸|重要环节|重头戏|系列活动之一|板块|内容之一)"
)
# 甲是乙工程的组成部分; 作为乙工程的重要内容，甲…
_IS_OF = re.compile(r"(?:也|既|正|便)?(?:是|系|为|属于|属)")
_PART_OF_IT = re.compile(
    r"[”》]?(?:的|中的)?(?:重要|核心|主要|关键|有机|一个|一项|系列|配套|主题|分项|重点|特色|其中)*"
    r"(?:组成部分|一部分|子项目|子活动|子品牌|系列活动|活动|项目|内容|环节|板块|延伸|单项赛|分站赛|专项行动)(?:之一)?(?=[，,。；]|$)|之一(?=[，,。；]|$)"
)
# What a programme's own part is called: 平台的“工情通”应用, 技能周的“夜校”板块.
_OWN = re.compile(r"(?:旗下|下设|其中|中|里|上)?的")
_PART_NOUN = re.compile(r"(?:应用|模块|板块|环节|单元|专场|分会场|分论坛|子项目|课程|专区|小程序|分项|平行论坛)")
# 某杯篮球赛总决赛, 某工程攻坚战, 某计划首场推介会, 某项目线上平台: what the name of a whole goes on to.
_FINAL = re.compile(
    rf"^(?P<whole>.{{5,}}?(?:赛|比武))(?:{ROUND}|收官战|揭幕战)$"
    r"|^(?P<plan>.{4,}?(?:工程|计划|项目|行动))(?:攻坚战|首[场站期次][\u3400-\u9fff]{2,4}(?:会|赛|仪式|活动)|(?:线上|网络|数字)平台|小程序|第[一二三四五六七八九十]期)$"
)
_QUOTED = re.compile(r"[“\"「][^”\"」]+[”\"」]")
_NOT_WHOLE = ("document", "award")


def subprogrammes(passage: Passage) -> Iterator[Link]:
    """The links between programmes that an article states, in the order of its text."""
    spoken: list[Mention] = []
    for sentence in passage.sentences():
        if not of_type(sentence.mentions, PROGRAMME):
            continue
        clauses = passage.clauses(sentence)
        yield from _during(passage, sentence, spoken)
        yield from _contents(passage, sentence, spoken)
        for k, clause in enumerate(clauses):
            named = list(of_type(clause.heads, PROGRAMME))
            last = spoken[-1] if spoken else None
            yield from _in_clause(passage, clause, named, last)
            yield from _said_part(passage, clauses, k, named, last)
            spoken += [m for m in named if m.subtype not in _NOT_WHOLE]
    yield from _finals(passage)


def _during(passage: Passage, sentence: Span, spoken: list[Mention]) -> Iterator[Link]:
    """…节期间，将先后举办A和B: the event of that kind spoken of last, in the sentence or before it."""
    for match in _DURING.finditer(passage.text, sentence.start, sentence.end):
        programmes = of_type(sentence.heads, PROGRAMME)
        kind = match.group("kind")
        direct = next((m for m in programmes if match.start() <= m.end == match.end("kind")), None)
        before = [m for m in [*spoken, *programmes] if m.end <= match.end("kind") and m.subtype not in _NOT_WHOLE]
        if not kind and (said := _EVENT_NOUN.match(passage.text, sentence.start)) and said.end() < match.start():
            kind = said.group("kind")  # 交流周为期五天，期间…
        whole = direct or _of_kind(kind, _near(passage, sentence, before) if not kind else before)
        holds = _HELD_VERB.search(passage.text, match.end(), sentence.end)
        begin = holds.end() if holds else match.end()  # 行动期间，12351热线增设…: the line is no part of it
        after = [m for m in programmes if m.start >= begin and m.subtype != "document"]
        if whole is not None and whole.subtype not in _NOT_WHOLE:
            yield from ((m, whole, "during") for m in _list(passage, after))


def _contents(passage: Passage, sentence: Span, spoken: list[Mention]) -> Iterator[Link]:
    """第八届文化节…。文化节由甲主办，内容包括A、B: the parts of the event that the sentence is about."""
    match = _CONTENTS.search(passage.text, sentence.start, sentence.end)
    opening = _EVENT_NOUN.match(passage.text, sentence.start)
    if match is None:
        return
    programmes = of_type(sentence.heads, PROGRAMME)
    before = [m for m in programmes if m.end <= match.start() and m.subtype not in _NOT_WHOLE]
    if opening is not None and opening.end() <= match.start() and not before:
        whole = _of_kind(opening.group("kind"), spoken)
    else:
        whole = before[0] if before and before[0].start - sentence.start < 8 else None
    after = [m for m in programmes if m.start >= match.end() and m.subtype not in _NOT_WHOLE]
    if whole is not None and after and "，" not in passage.text[match.end() : after[0].start]:
        yield from ((m, whole, "contents") for m in _list(passage, after))


def _near(passage: Passage, sentence: Span, before: list[Mention]) -> list[Mention]:
    """Those of the sentence, else of the text directly before it in its paragraph."""
    here = [m for m in before if m.start >= sentence.start]
    paragraph = passage.text.rfind("\n", 0, sentence.start) + 1
    return here[:1] or [m for m in before if m.start >= paragraph]


def _of_kind(kind: str, before: list[Mention]) -> Mention | None:
    """The last programme that a word such as 冰雪节, 节日, 活动 or nothing at all stands for."""
    bare = _THIS.sub("", kind)
    if _FEAST.search(bare):
        return None
    if not bare:
        return before[-1] if before else None
    bare = {"节日": "节", "节会": "节", "赛事": "赛", "盛会": "会"}.get(bare, bare)
    if not _EVENT_END.search(bare):
        return None
    for length in range(min(len(bare), 4), 0, -1):
        tail = bare[-length:]
        if found := [m for m in before if m.name.rstrip('”"').endswith(tail)]:
            return found[-1]
    return None


def _in_clause(passage: Passage, clause: Span, named: list[Mention], last: Mention | None) -> Iterator[Link]:
    text = passage.text
    for k, m in enumerate(named):
        before = text[clause.start : m.start] if k == 0 else text[named[k - 1].end : m.start]
        upper = named[k - 1] if k else None
        back = anaphor_in(before)
        spoken = last is not None and last.end < clause.start and "\n" not in text[last.end : m.start]
        if upper is None and back and spoken and _BACK_SETS.match(before[back.end() :]):
            upper, before = last, before[back.end() :]
        elif upper is None and back and spoken and _IN_A_WHOLE.fullmatch(before[back.end() :]) and last is not None:
            yield last, m, "taken into"
        if upper is None or upper.subtype in _NOT_WHOLE:
            continue
        if m.subtype == "award" and _SETS_UP.search(before) and len(before) < 24:
            yield from ((p, upper, "sets up") for p in _list(passage, named[k:]))
        elif re.fullmatch(r"(?:系列[\u3400-\u9fff]{0,4})?之", before) or _owned(text, upper, m, before):
            yield from ((p, upper, "its part") for p in _list(passage, named[k:]))
        elif _is_of(passage, upper, m, before):
            yield upper, m, "part named so"
        elif _in(text, upper) and re.fullmatch(
            r"[\u3400-\u9fff]{0,2}?(?:上|内|中|里)?(?:设立|推出|开设|上线|开辟)(?:了)?", before
        ):
            yield m, upper, "set up in"
        elif _IN_A_WHOLE.fullmatch(before):
            yield upper, m, "taken into"


def _owned(text: str, upper: Mention, m: Mention, between: str) -> bool:
    """数字平台的“某某通”应用: a platform's or project's part, called so."""
    if m.subtype in _NOT_WHOLE or not _OWN.fullmatch(between):
        return False
    return bool(_PART_NOUN.match(text, m.end) or _PART_NOUN.search(m.text[-4:]) or between != "的")


def _is_of(passage: Passage, part: Mention, whole: Mention, between: str) -> bool:
    """甲是某工会乙工程的组成部分: nothing but the body whose whole it is between 是 and the whole."""
    said = _IS_OF.match(between)
    if said is None or whole.subtype in _NOT_WHOLE or (part_of := _PART_OF_IT.match(passage.text, whole.end)) is None:
        return False
    if re.fullmatch(r"[”》]?(?:活动|项目|内容|环节|行动)", part_of.group()):
        return False  # 甲是“乙”活动: it is that itself
    rest = part.end + said.end()
    owner = next((o for o in passage.mentions_in(rest, whole.start) if o.end <= whole.start), None)
    return rest == whole.start or (owner is not None and owner.start == rest and whole.start - owner.end < 3)


def _in(text: str, upper: Mention) -> bool:
    return text[max(0, upper.start - 1) : upper.start] == "在"


def _said_part(
    passage: Passage, clauses: list[Span], k: int, named: list[Mention], last: Mention | None
) -> Iterator[Link]:
    """作为该计划的配套，A…; A，B就是其中之一."""
    clause = clauses[k]
    following = clauses[k + 1] if k + 1 < len(clauses) else None
    if _AS_PART.match(clause.text.strip()) and last is not None:
        after = named or (of_type(following.heads, PROGRAMME) if following else [])
        yield from ((m, last, "part named so") for m in after[:1])
    if (
        named
        and passage.text.endswith("作为", clause.start, named[0].start)
        and following
        and _is_whole(passage, named[0])
    ):
        after = of_type(following.heads, PROGRAMME)
        yield from ((m, named[0], "part named so") for m in after[:1])
    for m in named[-1:]:
        whole = named[-2] if len(named) > 1 else last
        if whole is not None and whole.subtype not in _NOT_WHOLE and _ONE_OF.match(passage.text, m.end):
            yield m, whole, "part named so"


def _is_whole(passage: Passage, m: Mention) -> bool:
    return m.subtype not in _NOT_WHOLE and _PART_OF_IT.match(passage.text, m.end) is not None


def _finals(passage: Passage) -> Iterator[Link]:
    """A contest's final is a part of the contest, a plan's first fair one of the plan: its name begins with it."""
    programmes = of_type(passage.mentions, PROGRAMME)
    for m in {p.name: p for p in reversed(programmes)}.values():
        if whole := whole_of(passage, m):
            yield m, whole, "name goes on"


def whole_of(passage: Passage, m: Mention) -> Mention | None:
    """The contest or plan that a programme's name begins with: 某联赛 of 某联赛第六轮, named elsewhere or only there."""
    cut = _FINAL.match(m.name)
    if cut is None:
        return None
    programmes = of_type(passage.mentions, PROGRAMME)
    whole, core = cut.group("whole") or cut.group("plan"), _QUOTED.search(m.name)
    named = [p for p in programmes if p.name == whole]
    same = [p for p in programmes if core and core.group() in p.name and _FINAL.match(p.name) is None]
    known = next((p for p in [*named, *same] if p.name.endswith((whole[-2:], "赛"))), None)
    if known is not None:
        return known
    rest = len(m.name) - len(whole)
    rounds = [p for p in [m, *programmes] if p.name.startswith(whole) and _FINAL.match(p.name)]
    printed = next((p for p in rounds if len(p.text) > rest + 4), m)  # 决赛 alone does not print the contest's name
    length = len(printed.text) - (len(printed.name) - len(whole))
    if length < 2 or printed.text[length - 1] != whole[-1]:
        return None
    return replace(
        printed, end=printed.start + length, text=printed.text[:length], name=whole, rule="inner name",
        reason=f"the beginning of {printed.name}",
    )  # fmt: skip


def _list(passage: Passage, named: list[Mention]) -> list[Mention]:
    kept = named[:1]
    for m in named[1:]:
        if not linked(passage, kept[-1], m):
            break
        kept.append(m)
    return kept


def words_of_link(passage: Passage, lower: Mention, upper: Mention) -> tuple[int, ...]:
    """What a link is quoted by: both names, or the part alone where the whole stands far off."""
    ends = (lower.start, lower.end, upper.start, upper.end)
    return ends if abs(lower.start - upper.start) < 160 else ends[:2]
