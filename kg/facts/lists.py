"""What lists and appositions state without a verb: delegates, holders of awards, award lists, matches played."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.facts.dates import date_at, lead_date
from kg.facts.grammar import linked
from kg.facts.passage import Passage, Span, of_type, outermost, quote
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PERSON, PROGRAMME

_CONGRESS = re.compile(r"代表大会$|[一二三四五六七八九十]大$")
_DELEGATE = re.compile(r"(?<![\u3400-\u9fff])(?:[\u3400-\u9fff]{2,3})?代表、|代表中[^，,。]{0,10}是")
_IS_ONE = re.compile(r"(?<!不)(?:是|系|也是|还是|作为|当选为?)(?:一名|一位)?$")  # 她是某班班长，也是党的二十大代表
_AS_DELEGATE = re.compile(r"(?:代表)(?:之一)?[，,]")
_NEAR = 20  # characters of titles before a name
_ROSTER = re.compile(r"代表(?:[\u3400-\u9fff]{0,4})名单")
_ROSTER_LINE = re.compile(r"\s*(?:[（(][^）)]{1,8}[)）])?[\u3000 ]+[\u3400-\u9fff]")
_AWARD_HEAD = re.compile(
    r"[”\"]?\s*(?:获奖|名单)?\s*[（(](?:(?:共)?\d+(?:名|个|人|家|项)|部分|摘登|节选|排名不分先后)[)）]\s*$"
)
_GIVEN_TO = re.compile(r"授予(?:以下|下列|下述)")  # …授予下列同学“…”称号：
_MATCH = re.compile(
    r"战胜|战平|负于|险胜|逆转|横扫|轻取|小胜|淘汰|\d+[∶：:比]\d+胜(?=[\u3400-\u9fff]{2,10}队)|迎战|对阵|击败|不敌|大胜|逼平|力克|惜败|完胜"
)
# 公布“某工匠”名单，甲、乙、丙榜上有名: those on the list have the award.
_ON_LIST = re.compile(r"榜上有名|名列其中|上榜|入选|在列")
_LIST_OF = re.compile(
    r"[”\"]?(?:名单|称号名单|的(?:决定|通报|通知)|评选结果|获奖名单|入选名单|(?:评选)?(?:正式|近日|日前)?(?:揭晓|出炉))"
)
_IS_OUT = re.compile(
    r"[”\"]?(?:(?:获奖|入选|当选|拟表彰)?(?:者|人选|人员)?名单|评选|评选结果|结果)?(?:正式|近日|日前|昨日|今天|已|全部)*(?:揭晓|出炉|公布|名单)"
)
_AMONG = re.compile(r"(?:当选|获奖|入选|获评|上榜|受表彰|获得)(?:者|人员|的\d+人|的职工)中[，,]")
_ALSO_IN = re.compile(r"(?:同时|也|双双|一同|成功|光荣)*(?:入选|当选|上榜|榜上有名|名列其中|在列|获此殊荣|获此荣誉)$")
_SENTENCES = 3  # that a list which is out is told of
_READ_OUT = re.compile(r"宣读|会上|现场|当场|仪式上")
_BEFORE_LISTED = re.compile(
    r"[（(]?.{0,2}|(?:等)?(?:共|计)?(?:\d+|[一二两三四五六七八九十百]+)(?:余|多)?[名位个家人支](?:人|单位|集体|企业|班组|职工|同志|个人|组织|项目部)?(?:成功|双双|光荣|均|都|共同)?"
)
# What opens the list of those honoured, and ends it: 4家单位入选：…其中，
_FOLLOWS = re.compile(
    r"(?:入选|获奖|上榜|获评|榜上有名|名单如下|分别是|\d+[人家个名]是|[一二两三四五六七八九十]+[人家名]是)[：:]"
)
_ROWS = re.compile(r"(?:\n[^。\n]{2,60}(?=\n|$))+")
_ASIDE_OF = re.compile(r"其中[，,]")
_HOLDER = re.compile(r"(?:称号|奖章|奖)?(?:获得者|得主)?[”\"]?[、 ]?")
_STEP = re.compile(r"[，,；;。：:\n]")
_YEAR = re.compile(r"\s*(20\d\d)年(?!度)")  # a heading's year is that of the giving; 年度 may be the one before
_HONOURS = ("award", "brand", "other")  # “某省模范职工之家”名单: what is listed is held
_LONG_ENTRY = 60


def find(passage: Passage) -> list[Fact]:
    """The facts that rosters, award lists, appositions and match reports of an article state."""
    return [
        *_delegates(passage),
        *_holders(passage),
        *_award_lists(passage),
        *_on_lists(passage),
        *_lists_behind(passage),
        *_matches(passage),
    ]


def _fact(passage: Passage, subject: Mention, predicate: str, thing: Mention, rule: str) -> Fact:
    offsets = (subject.start, subject.end)
    if abs(subject.start - thing.start) < _LONG_ENTRY:
        offsets = (min(subject.start, thing.start), max(subject.end, thing.end))
    # else the list is of the day on which the report says that it was drawn up, or the match played
    date = date_at(passage, subject.start, carried=False) or date_at(passage, thing.start, carried=False)
    return Fact(subject, predicate, thing, quote(passage.article, *offsets), date=date, rule=rule)


def _next_person(passage: Passage, at: int) -> Mention | None:
    """The first person after `at`, with nothing but titles in between."""
    person = next((m for m in passage.mentions if m.type == PERSON and m.start >= at), None)
    return person if person and not _STEP.search(passage.text, at, person.start) else None


def _list_from(passage: Passage, person: Mention) -> list[Mention]:
    """A person and those listed after with their titles: 代表的…副主席张铠、…主席柳海榕."""
    kept = [person]
    for m in passage.mentions:
        if m.type == PERSON and m.start > kept[-1].end and linked(passage, kept[-1], m):
            kept.append(m)
    return kept


def _delegates(passage: Passage) -> list[Fact]:
    congresses = [
        m for m in passage.mentions if m.type == PROGRAMME and (_CONGRESS.search(m.name) or _CONGRESS.search(m.text))
    ]
    found: list[Fact] = []
    for m in congresses:
        if passage.text.startswith(("代表、", "代表的"), m.end) or _is_delegate(passage, m):
            person = _next_person(passage, m.end)
            if person:
                found += [_fact(passage, p, "participatesIn", m, "delegate") for p in _list_from(passage, person)]
        elif passage.text.startswith("代表", m.end) and _IS_ONE.search(passage.text, max(0, m.start - 6), m.start):
            person = passage.person_begun(m.start)
            behind = _AS_DELEGATE.match(passage.text, m.end) if passage.text.endswith("作为", 0, m.start) else None
            if behind and (next_one := _next_person(passage, behind.end())) and next_one.start - behind.end() < _NEAR:
                found.append(_fact(passage, next_one, "participatesIn", m, "delegate"))  # 作为…代表，王芳…
            elif person and not re.search(r"[。！？\n]", passage.text[person.end : m.start]):
                found.append(_fact(passage, person, "participatesIn", m, "delegate"))
    if not congresses:
        return found
    for match in _DELEGATE.finditer(passage.text):
        person = _next_person(passage, match.end())
        if person:
            near = [m for m in congresses if m.start < match.start()] or congresses
            found.append(_fact(passage, person, "participatesIn", near[-1], "delegate"))
    head = _ROSTER.search(passage.text)
    if head:
        for m in passage.mentions:
            opens = m.start == 0 or passage.text[m.start - 1] == "\n"
            if m.type == PERSON and m.start > head.end() and opens and _ROSTER_LINE.match(passage.text, m.end):
                found.append(_fact(passage, m, "participatesIn", congresses[0], "roster"))
    return found


def _is_delegate(passage: Passage, congress: Mention) -> bool:
    """某厂班长、中国工会十八大代表王芳: the congress stands in the title of the name behind it."""
    person = _next_person(passage, congress.end) if passage.text.startswith("代表", congress.end) else None
    return person is not None and person.start == congress.end + len("代表")


def _holders(passage: Passage) -> list[Fact]:
    """`全国劳动模范、某厂工人某某`: an award as the title of the person that follows."""
    found: list[Fact] = []
    for m in passage.mentions:
        if m.type != PROGRAMME or m.subtype != "award":
            continue
        tail = _HOLDER.match(passage.text, m.end)
        if tail is None or not (tail.group() or _label(passage, m)):
            continue
        person = _next_person(passage, tail.end())
        if person and person.start - m.end < _LONG_ENTRY:
            held = [person, *_beside(passage, person)] if person.start == tail.end() else [person]
            found += [replace(_fact(passage, p, "receives", m, "title"), date=None) for p in held]  # long since
    return found


def _beside(passage: Passage, person: Mention) -> list[Mention]:
    """全国劳动模范甲、乙、丙: the names that follow the first with nothing but 、 or 和 between."""
    kept = [person]
    for m in passage.mentions_in(person.end, person.end + _LONG_ENTRY):
        if m.type == PERSON and passage.text[kept[-1].end : m.start] in ("、", "和", "与", "及"):
            kept.append(m)
    return kept[1:]


def _label(passage: Passage, m: Mention) -> bool:
    """“甬城工匠”王芳: an honour in quotation marks, or one known to all, that stands on a name."""
    return (m.text[0] in '“"' or m.rule == "fixed form") and any(
        p.type == PERSON and p.start == m.end for p in passage.mentions_in(m.end, m.end + 1)
    )


def _award_lists(passage: Passage) -> list[Fact]:
    """Under a heading line `某奖(5名)` each short line names a receiver: its person, else its body."""
    found: list[Fact] = []
    award: Mention | None = None
    year: re.Match[str] | None = None
    offset = 0
    for line in passage.text.split("\n"):
        start, end = offset, offset + len(line)
        offset = end + 1
        here = [m for m in passage.mentions if start <= m.start and m.end <= end]
        heads = [m for m in here if m.type == PROGRAMME and _AWARD_HEAD.match(passage.text[m.end : end])]
        heads = heads or [m for m in here if _is_given(passage, m, line)]
        awards = [m for m in here if m.type == PROGRAMME and m.subtype == "award"]
        opens = passage.text.rfind("\n", 0, max(0, start - 1)) + 1
        if heads:
            award, year = heads[-1], _YEAR.match(line)
        elif awards and line.rstrip().endswith(("：", ":")) and _GIVEN_TO.search(passage.text[opens:end]):
            award, year = awards[-1], None
        elif len(line) > _LONG_ENTRY or "。" in line:
            award = None
        elif award is not None:
            people = [m for m in here if m.type == PERSON]
            for receiver in people or _columns(passage, here, start):
                given = _fact(passage, receiver, "receives", award, "award list")
                found.append(replace(given, date=year.group(1)) if year and given.date is None else given)
    return found


def _is_given(passage: Passage, m: Mention, line: str) -> bool:
    """Is a line nothing but an award that the text before it says is given: 授予…“某先锋”称号, then a line 某先锋?"""
    if m.type != PROGRAMME or m.subtype != "award" or line.strip() != m.text:
        return False
    before = [p for p in passage.mentions if p.name == m.name and p.end < m.start]
    return any("授予" in passage.text[max(0, p.start - 60) : p.start] for p in before)


def _on_lists(passage: Passage) -> list[Fact]:
    """公布“某工匠”名单，某厂工人甲、乙榜上有名: the people, else the bodies, from the list's name to the verb."""
    found: list[Fact] = []
    out: tuple[Mention, int] | None = None  # the award whose list is out, and the sentence that says so
    for number, sentence in enumerate(passage.sentences()):
        if out is not None and number - out[1] <= _SENTENCES:
            made = [_fact(passage, p, "receives", out[0], "on a list") for p in _listed_after(passage, sentence)]
            found += [f if f.date else replace(f, date=date_at(passage, out[0].start)) for f in made]
        told = [m for m in of_type(sentence.heads, PROGRAMME) if m.subtype in _HONOURS or m.name.endswith("评选")]
        if told and _IS_OUT.match(passage.text, told[-1].end):
            out = told[-1], number
        verb = _ON_LIST.search(sentence.text)
        if verb is None:
            continue
        at = sentence.start + verb.start()
        awards = [m for m in sentence.mentions if m.type == PROGRAMME and m.end < at]
        awards = [m for m in awards if m.subtype in _HONOURS and _LIST_OF.match(passage.text, m.end)]
        listed = [m for m in sentence.heads if awards and awards[-1].end < m.start < at]
        people = [m for m in listed if m.type == PERSON]
        holders = people or [m for m in listed if m.type == ORGANISATION]
        if holders and _BEFORE_LISTED.fullmatch(passage.text, holders[-1].end, at):
            made = [_fact(passage, p, "receives", awards[-1], "on a list") for p in holders]
            read_out = lead_date(passage) if _READ_OUT.search(sentence.text) else None  # the meeting's day
            found += [fact if fact.date else replace(fact, date=read_out) for fact in made]
    return found


def _listed_after(passage: Passage, sentence: Span) -> list[Mention]:
    """当选者中，年纪最大的是甲，最小的是乙; 甲、乙同时入选: those of a list of which the sentence before told."""
    people = of_type(sentence.mentions, PERSON)
    if not people:
        return []
    opens, ends = _AMONG.search(sentence.text), _ALSO_IN.search(sentence.text.rstrip("。！”"))
    if opens is not None:
        return [m for m in people if m.start >= sentence.start + opens.end()]
    if ends is None or not _BEFORE_LISTED.fullmatch(passage.text, people[-1].end, sentence.start + ends.start()):
        return []
    return people


def _lists_behind(passage: Passage) -> list[Fact]:
    """公布“某某之家”名单，4家单位入选：A、B; …某奖章名单，获奖的3人是：, and a row for each: those named behind have it."""
    found: list[Fact] = []
    for match in _FOLLOWS.finditer(passage.text):
        begin = passage.text.rfind("\n", 0, match.start()) + 1
        awards = [m for m in passage.mentions if m.type == PROGRAMME and begin <= m.start and m.end <= match.start()]
        awards = [m for m in awards if _LIST_OF.match(passage.text, m.end)]
        if not awards:
            continue
        end = passage.text.find("。", match.end()) if not passage.text.startswith("\n", match.end()) else -1
        rows = _ROWS.match(passage.text, match.end())
        end = rows.end() if rows else end
        inside = [m for m in passage.mentions_in(match.end(), max(end, match.end())) if m.end <= end]
        if also := _ASIDE_OF.search(passage.text, match.end(), max(end, match.end())):
            inside = [m for m in inside if m.end <= also.start()]
        people = [m for m in inside if m.type == PERSON]
        bodies = outermost([m for m in inside if m.type == ORGANISATION])
        found += [_fact(passage, m, "receives", awards[-1], "list behind") for m in people or bodies]
    return found


def _columns(passage: Passage, here: list[Mention], start: int) -> list[Mention]:
    """The bodies that open a line or stand behind a gap in it, the longest at each place: `甲厂 乙公司 丙医院`."""
    opening: dict[int, Mention] = {}
    for m in here:
        if m.type == ORGANISATION and (m.start == start or passage.text[m.start - 1].isspace()):
            opening[m.start] = max(opening.get(m.start, m), m, key=lambda b: b.end)
    return list(opening.values())


def _matches(passage: Passage) -> list[Fact]:
    """Both sides of a match take part in the competition that the article is about."""
    cups = [m for m in passage.mentions if m.type == PROGRAMME and m.subtype == "competition"]
    if not cups:
        return []
    found: list[Fact] = []
    for sentence in passage.sentences():
        for match in _MATCH.finditer(sentence.text):
            at = sentence.start + match.start()
            found += [
                _fact(passage, side, "participatesIn", ([c for c in cups if c.start < at] or cups)[-1], "match")
                for side in _sides(sentence, at)
            ]
    return found


def _sides(sentence: Span, at: int) -> list[Mention]:
    teams = [m for m in sentence.mentions if m.type == ORGANISATION and m.text.endswith("队")]
    return [m for m in teams if m.end <= at][-1:] + [m for m in teams if m.start >= at][:1]
