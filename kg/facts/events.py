"""Events: what clauses with a verb say that people and bodies do; the verbs stand in `data/verbs.tsv`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.facts import lists
from kg.facts.clauses import Span, clauses, quote, sentences
from kg.facts.dates import date_at, dates_in, lead_date
from kg.lexicon import rows
from kg.model import Article, Fact, Mention
from kg.schema import ORGANISATION, PERSON, PLACE, PROGRAMME

VERBS = {predicate: tuple(verbs.split()) for predicate, verbs in rows("verbs")}
_PATTERN = {
    predicate: re.compile("|".join(sorted(map(re.escape, verbs), key=len, reverse=True)))
    for predicate, verbs in VERBS.items()
}
_DENIED = re.compile(
    r"未能|没有|从未|并未|尚未|未与|未曾|取消|否认|如果|假如|倘若|能够|希望|呼吁|不再|并非|网传|传言|误传|无此事|(?<![\u3400-\u9fff])未"
)
_LIST = re.compile(r"^(?:[、，,]|和|与|及|以及|\s|[“”\"]|共同|分别|先后|等|[（(][^）)]{0,8}[)）])*$")
_ROLES = (
    "参赛",
    "参展",
    "第一名",
    "第二名",
    "第三名",
    "前三名",
    "冠军",
    "亚军",
    "季军",
    "担任裁判长",
    "担任导师",
    "担任评委",
)
_IMPLIES_MEETING = ("讲话", "致辞", "发言", "列席", "到会", "部署", "介绍经验", "主持", "作工作报告", "作报告", "汇报")
_EVENT = ("meeting", "competition", "campaign", "other", "training", "project")
_MEETING_WORD = re.compile(r"会议|大会|会上|仪式|论坛|座谈|竞赛|大赛|活动|启幕式|闭幕式|开幕式|签约仪式|比赛|推进会")
_TOOK_PART = re.compile(
    r"出席|参加|主持|(?<!重要)(?<!的)讲话(?!精神)|致辞|列席|到会|作报告|作工作报告|发言|介绍经验|汇报|宣布|宣读|被授予|座谈|会见|夺得|获得|分别"
)
_BACKGROUND = re.compile(r"[”》]?(?:胜利)?(?:召开)?(?:精神|以来|报告|之后|部署|决策|作出|确定)")
_STUDIED = re.compile(r"(?:贯彻|学习|落实|围绕|迎接|自|从|党的)[^，。]{0,3}$")
_REFERS = re.compile(r"会议|大会|全会|会上")


@dataclass
class Spoken:
    """What the sentences so far spoke of: who acts, and which event is on."""

    actors: list[Mention] = field(default_factory=list)
    event: Mention | None = None
    meeting: Mention | None = None
    person: Mention | None = None
    run: list[Mention] = field(default_factory=list)  # the people of the sentence since its last verb of taking part
    listed: list[Mention] = field(default_factory=list)  # the people that took part in the sentence's last such verb
    dates: dict[str, str] = field(default_factory=dict)  # event name -> its date


def find(article: Article, mentions: tuple[Mention, ...]) -> list[Fact]:
    """The facts that the verbs of an article state, rejected ones included."""
    found: list[Fact] = []
    meetings = [m for m in mentions if m.type == PROGRAMME and m.subtype == "meeting" and _takes_place(article, m)]
    spoken = Spoken(meeting=meetings[0] if meetings else None)
    bylines = {(c.start, c.end) for c in article.byline}
    named = tuple(m for m in mentions if (m.start, m.end) not in bylines)
    for sentence in sentences(article, named):
        spoken.run, spoken.listed = [], []
        for clause in clauses(article, sentence):
            found += _clause(article, sentence, clause, spoken)
            _remember(article, clause, spoken)
    known = {(f.subject.name, f.predicate, f.object.name) for f in found if f.rejected is None}
    listed = lists.find(article, named)
    return found + [f for f in listed if (f.subject.name, f.predicate, f.object.name) not in known]


def _takes_place(article: Article, event: Mention) -> bool:
    """Whether an event is on, not the background whose spirit is studied."""
    before = article.text[max(0, event.start - 6) : event.start]
    return not _BACKGROUND.match(article.text, event.end) and not _STUDIED.search(before)


def _remember(article: Article, clause: Span, spoken: Spoken) -> None:
    people = [m for m in clause.mentions if m.type == PERSON]
    verbs = [v.end() + clause.start for v in _TOOK_PART.finditer(clause.text)]
    if verbs:
        spoken.listed = spoken.run + people
    spoken.run = [m for m in people if m.start >= verbs[-1]] if verbs else spoken.run + people
    if people:
        spoken.person = people[0]
    actors = _actors(clause.mentions, clause)
    if actors:
        spoken.actors = actors
    events = [
        m
        for m in clause.mentions
        if m.type == PROGRAMME and m.subtype in ("meeting", "competition", "campaign") and _takes_place(article, m)
    ]
    if events:
        spoken.event = events[-1]
    for event in events:
        if event.subtype == "meeting":
            spoken.meeting = event
        at_once = [iso for at, iso in dates_in(article) if event.end <= at <= event.end + 2]
        if date := at_once[0] if at_once else date_at(article, event.start):
            spoken.dates.setdefault(event.name, date)


def _actors(mentions: Sequence[Mention], clause: Span) -> list[Mention]:
    """The coordinated people or bodies that open a clause; a person hides the body of their post."""
    people = [m for m in mentions if m.type == PERSON]
    if people:
        return people
    bodies = [m for m in mentions if m.type == ORGANISATION]
    return _group(bodies, clause) if bodies else []


def _group(mentions: Sequence[Mention], clause: Span) -> list[Mention]:
    """The first mention and those joined to it by 、 和 与 及."""
    group = [mentions[0]]
    for m in mentions[1:]:
        gap = clause.text[group[-1].end - clause.start : m.start - clause.start]
        if not (_LIST.match(gap) or gap in ("联合", "会同")):
            break
        group.append(m)
    return group


def _clause(article: Article, sentence: Span, clause: Span, spoken: Spoken) -> list[Fact]:
    found: list[Fact] = []
    for predicate, pattern in _PATTERN.items():
        for match in pattern.finditer(clause.text):
            at = clause.start + match.start()
            if any(m.start <= at < m.end for m in clause.mentions):
                continue
            before = [m for m in clause.mentions if m.end <= at]
            after = [m for m in clause.mentions if m.start >= at + len(match.group())]
            made = _RULES[predicate](article, clause, spoken, before, after, match.group(), at)
            for subject, thing, rule, confidence in made:
                if subject.name == thing.name:
                    continue
                verb = match.group()
                found.append(
                    _fact(article, sentence, predicate, subject, thing, at, verb, rule, confidence, spoken.dates)
                )
    return found


def _fact(
    article: Article, sentence: Span, predicate: str, subject: Mention, thing: Mention, at: int, verb: str,
    rule: str, confidence: float, dates: dict[str, str],
) -> Fact:  # fmt: skip
    near = [m for m in (subject, thing) if m.start >= sentence.start]
    words = quote(article, at, at + len(verb), *(x for m in near for x in (m.start, m.end)))
    context = article.text[max(sentence.start, at - 12) : at + 1]
    denied = _DENIED.search(context) or re.search(r"否认|未能举办|并无此事", sentence.text)
    date = date_at(article, at)
    if predicate == "participatesIn":
        date = date_at(article, at, carried=False) or dates.get(thing.name) or date
    elif predicate in ("visits", "meets"):
        date = date or lead_date(article)
    return Fact(
        subject, predicate, thing, words, date=date, rule=rule, confidence=confidence,
        rejected=f"“{denied.group()}” denies or supposes it" if denied else None,
    )  # fmt: skip


Found = list[tuple[Mention, Mention, str, float]]
Rule = Callable[[Article, Span, Spoken, Sequence[Mention], Sequence[Mention], str, int], Found]


def _bodies(before: Sequence[Mention], clause: Span, spoken: Spoken) -> tuple[list[Mention], bool]:
    """Bodies before the verb, else those that acted last; and whether they were carried over."""
    here = [m for m in before if m.type == ORGANISATION]
    if here:
        tail = [here[-1]]
        for m in reversed(here[:-1]):
            gap = clause.text[m.end - clause.start : tail[0].start - clause.start]
            if not (_LIST.match(gap) or gap in ("联合", "会同", "将联合", "还将联合", "还联合")):
                break
            tail.insert(0, m)
        return tail, False
    return [m for m in spoken.actors if m.type == ORGANISATION], True


def _does(kinds: tuple[str, ...] | None, documents: bool | None) -> Rule:
    def rule(
        article: Article, clause: Span, spoken: Spoken, before: Sequence[Mention], after: Sequence[Mention],
        verb: str, at: int,
    ) -> Found:  # fmt: skip
        things = [m for m in after if m.type == PROGRAMME and _fits(m, kinds, documents)]
        things = _group(things, clause) if things else []
        subjects, carried = _bodies(before, clause, spoken)
        passive = clause.text[: at - clause.start]
        if not things and ("由" in passive or re.search(r"的$|承办|主办|协办", verb)):
            things = [m for m in before if m.type == PROGRAMME and _fits(m, kinds, documents)][-1:]
            if not things and spoken.event and documents is not True and verb in ("主办", "承办", "协办"):
                things = [spoken.event]
        if not things and not after and subjects and not carried:
            # the thing first, then who does it: “…”行动由省总工会启动
            earlier = [m for m in before if m.type == PROGRAMME and _fits(m, kinds, documents)]
            things = [m for m in earlier[-1:] if subjects[0].start > m.end]
        confidence = 0.7 if carried else 0.85
        return [(s, t, "carried subject" if carried else "verb", confidence) for s in subjects for t in things]

    return rule


def _fits(m: Mention, kinds: tuple[str, ...] | None, documents: bool | None) -> bool:
    if documents is not None and (m.subtype == "document") != documents:
        return False
    return kinds is None or m.subtype in kinds


def _event(spoken: Spoken, clause: Span, verb: str) -> Mention | None:
    """The event a clause refers back to: a meeting where it says so, else the one named last."""
    last = spoken.event or spoken.meeting
    says = _REFERS.search(clause.text) or (verb in _IMPLIES_MEETING and last and last.subtype != "competition")
    return (spoken.meeting or last) if says or last is None else last


def _since(spoken: Spoken, clause: Span, here: list[Mention], at: int) -> list[Mention]:
    """The people before the verb, back to the last verb of taking part: a list of titles runs over commas."""
    earlier = [v.end() + clause.start for v in _TOOK_PART.finditer(clause.text) if v.end() + clause.start <= at]
    if earlier and any(m.start >= earlier[-1] for m in here):
        return [m for m in here if m.start >= earlier[-1]]
    return [m for m in spoken.run if m.start < clause.start and m not in here] + here


def _participates(
    article: Article, clause: Span, spoken: Spoken, before: Sequence[Mention], after: Sequence[Mention],
    verb: str, at: int,
) -> Found:  # fmt: skip
    if verb == "讲话" and re.search(r"重要讲话|的讲话|讲话精神", article.text[max(0, at - 2) : at + 4]):
        return []  # a speech that is studied, not held
    here = [m for m in before if m.type == PERSON]
    subjects = _since(spoken, clause, here, at) if _TOOK_PART.fullmatch(verb) or verb in _ROLES else here
    if not subjects:
        subjects = (
            [m for m in before if m.type == ORGANISATION]
            if verb in ("发言", "介绍经验", "参赛", "参加", "参与", "启程", "参展", "报名", "加入")
            else []
        )
    if not subjects and verb in ("主持",) and "由" in clause.text:
        subjects = [m for m in clause.mentions if m.type == PERSON]
    if not subjects:
        subjects = [m for m in spoken.actors if m.type == PERSON] if verb not in ("介绍", "宣布", "部署") else []
    if not here and verb == "出席":
        bodies = [m for m in (*before, *after, *spoken.actors) if m.type == ORGANISATION and m.text.endswith("代表团")]
        subjects = bodies[:1] or subjects
    things = [m for m in after if m.type == PROGRAMME and m.subtype != "document" and m.subtype != "award"]
    if not things and (_MEETING_WORD.search(clause.text) or verb in _IMPLIES_MEETING or verb in _ROLES):
        things = [m for m in before if m.type == PROGRAMME and m.subtype in _EVENT][-1:]
        event = _event(spoken, clause, verb)
        if not things and event is not None:
            things = [event]
    if verb in ("介绍", "宣布", "部署", "当选") and not things:
        return []
    if verb == "当选":
        things = [t for t in things if t.subtype == "meeting"]
    return [(s, t, "verb", 0.75) for s in subjects for t in things[:1]]


def _visits(
    article: Article, clause: Span, spoken: Spoken, before: Sequence[Mention], after: Sequence[Mention],
    verb: str, at: int,
) -> Found:  # fmt: skip
    subjects = [m for m in before if m.type == PERSON] or (
        [m for m in before if m.type == ORGANISATION and m.subtype in ("other", "association", "union")]
        if not re.search(r"[到在赴]", clause.text[: at - clause.start])
        else []
    )
    carried = not subjects
    if carried:
        subjects = [m for m in spoken.actors if m.type == PERSON]
    targets = [m for m in after if m.type in (PLACE, ORGANISATION) and not m.anaphor]
    if verb in ("调研", "考察", "走访", "慰问", "看望", "观摩", "察看") and not targets:
        lead = clause.text[: at - clause.start]
        to = max(lead.rfind("到"), lead.rfind("在"), lead.rfind("赴"))
        if to >= 0:
            targets = [m for m in before if m.type in (PLACE, ORGANISATION) and m.start >= clause.start + to]
            subjects = [s for s in subjects if s.start < clause.start + to]
    targets = [
        t for t in targets if not any(o.start == t.end and o.type in (PLACE, ORGANISATION) for o in clause.mentions)
    ]
    targets = [
        t
        for t in targets
        if not any(p.type == PERSON and t.end <= p.start <= t.end + 12 for p in after) or t.type == PLACE
    ]
    return [
        (s, t, "carried subject" if carried else "verb", 0.7 if carried else 0.8) for s in subjects for t in targets
    ]


def _meets(
    article: Article, clause: Span, spoken: Spoken, before: Sequence[Mention], after: Sequence[Mention],
    verb: str, at: int,
) -> Found:  # fmt: skip
    people = [m for m in clause.mentions if m.type == PERSON]
    first = [m for m in before if m.type == PERSON]
    if verb == "会见":
        others = [m for m in after if m.type == PERSON]
        return [(a, b, "verb", 0.85) for a in _since(spoken, clause, first, at) or _people(spoken) for b in others]
    start = clause.start
    joint = re.search(r"(?<!共)[与同]|和", article.text[start:at])
    if joint is None and spoken.run and not first:
        start = max(article.text.rfind(mark, 0, at) for mark in "。\n；") + 1
        joint = re.search(r"(?<!共)[与同]", article.text[start:at])
    if joint is None:
        return []
    people = [m for m in (*(m for m in spoken.run if start <= m.start < clause.start), *people) if m.end <= at]
    split = start + joint.start()
    left = [m for m in people if m.end <= split] or _people(spoken)
    right = [m for m in people if m.start >= split]
    return [(a, b, "verb", 0.8) for a in left for b in right if a.name != b.name]


def _people(spoken: Spoken) -> list[Mention]:
    people = [m for m in spoken.actors if m.type == PERSON]
    return people or ([spoken.person] if spoken.person else [])


def _cooperates(
    article: Article, clause: Span, spoken: Spoken, before: Sequence[Mention], after: Sequence[Mention],
    verb: str, at: int,
) -> Found:  # fmt: skip
    left = [m for m in before if m.type == ORGANISATION]
    right = [m for m in after if m.type == ORGANISATION]
    if verb in ("联合", "携手", "会同"):
        if right and clause.text[at + len(verb) - clause.start : right[0].start - clause.start].strip() in ("", "了"):
            left = left[-1:] or [m for m in spoken.actors if m.type == ORGANISATION][-1:]
            return [(a, b, "verb", 0.85) for a in left for b in _group(right, clause)]
        group = _bodies(before, clause, spoken)
        if not group[1] and len(group[0]) > 1:
            return [(a, b, "jointly", 0.85) for i, a in enumerate(group[0]) for b in group[0][i + 1 :]]
        return []
    joint = [m for m in clause.mentions if m.type == ORGANISATION]
    for a, b in itertools.pairwise(joint):
        gap = clause.text[a.end - clause.start : b.start - clause.start]
        if re.fullmatch(r"[\u3400-\u9fff]{0,8}?[与和同](?:[\u3400-\u9fff]{0,6}的)?", gap) and b.end <= at:
            return [(a, b, "verb", 0.8)]
    lead = re.match(r"[^\u3400-\u9fff]*(?:[\u3400-\u9fff]{0,6})[与同]", clause.text)
    actors = [m for m in spoken.actors if m.type == ORGANISATION]
    if lead and joint and len(actors) == 1 and joint[0].start - clause.start <= lead.end() + 6:
        return [(actors[0], joint[0], "carried subject", 0.65)]
    return []


def _receives(
    article: Article, clause: Span, spoken: Spoken, before: Sequence[Mention], after: Sequence[Mention],
    verb: str, at: int,
) -> Found:  # fmt: skip
    awards = [m for m in after if m.type == PROGRAMME and m.subtype not in ("document", "meeting")]
    if verb == "当选":
        awards = [m for m in awards if m.subtype == "award"]
    subjects = [m for m in before if m.type == PERSON]
    if not subjects:
        subjects = [m for m in before if m.type == ORGANISATION]
        if verb in ("授予", "命名为") and "被" not in clause.text:
            subjects = []
        subjects = [m for m in subjects if not re.search(rf"被[^，]{{0,4}}{re.escape(m.text)}", clause.text)]
    if not subjects and spoken.person and re.search(r"[他她]", clause.text[: at - clause.start]):
        subjects = [spoken.person]
    if not subjects and re.search(r"\d[个名位人]", clause.text[: at - clause.start]):
        return []
    if not subjects:
        subjects = spoken.listed or spoken.actors
    return [(s, t, "verb", 0.8) for s in subjects if s.type != PLACE for t in awards[:1]]


_RULES: dict[str, Rule] = {
    "issues": _does(None, True),
    "organises": _does(("meeting", "competition", "campaign", "other", "training"), False),
    "launches": _does(("campaign", "project", "platform", "brand", "training", "other", "award"), False),
    "participatesIn": _participates,
    "visits": _visits,
    "meets": _meets,
    "cooperatesWith": _cooperates,
    "receives": _receives,
}
