"""The grammar that the finders share: coordination, prepositions, unnamed subjects."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from kg.facts.passage import Passage, Span
from kg.model import Mention
from kg.schema import ORGANISATION, PERSON, PREDICATES, PROGRAMME
from kg.tokens import Word

# Words that put what follows them beside the clause's subject and object.
PREPOSITIONS = frozenset(
    "在 于 到 赴 往 至 从 自 向 对 为 给 与 同 和 跟 由 被 受 经 据 以 按 按照 根据 围绕 依托 通过 随 随着 除 除了 作为 针对 结合 借助 就 将 把 因 因为 "
    "经过 关于 对于 沿着 面向 来自 走进 来到 前往 抵达 位于 按 凭 凭借 自从".split()
)
LOCALISERS = frozenset("上 下 中 里 内 外 前 后 时 间 期间 之后 之前 以来 以后 之际 旁 边".split())
COMPANION_CASES = ("与", "和", "同", "跟")  # what makes the mention behind it a companion of the subject
_THE_PAPER = ("本报", "本社", "本刊", "本台", "我社", "我报")
_THROUGH = frozenset({"由", "被", "与", "和"})  # what governs a mention even over 的: 由省总工会主管的中国职工报
_NOUN_TAGS = frozenset({"n", "nz", "nw", "r", "nr", "NN", "NR", "PN"})
_START = attrgetter("start")
_LONGEST_NAME = 200
_LONGEST_LIST = 400  # characters between a preposition and the last name that it governs
_VERB_TAGS = frozenset({"v", "VV"})
# Adverbs and auxiliaries that may stand between the members of a list of subjects and before a verb.
_ADVERB = (
    r"将于|将|还|也|又|正|已|则|先后|共同|近日|日前|此次|一起|分别|联手|今年|去年|明年|今天|昨日|昨天|当天|同时|日前|"
    r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{4}年|\d{1,2}日|[（(][^）)]{1,16}[）)]|等(?:地|人)?|\s|[“”\"]"
)
_JOINT = r"、|，|,|和|与|同|及|以及|暨|跟|联合|会同|携手|协同|连同"
_LINK = re.compile(rf"(?:{_ADVERB})*(?:{_JOINT})(?:{_ADVERB}|{_JOINT})*")
_LISTS = re.compile(r"[、和及]")
# 向卷绕三班班长王芳了解…: the preposition that opens a clause governs its first person, whatever the lexer takes a title for.
_OPENING = re.compile(
    r"[“”\"\s]*(?:并|又|还|再|随后|接着|并且)?(?P<case>[向与跟](?!会|此|党)|同(?![时为样属是在期年日意志龄乡])|对(?!此|于|话))(?P<title>[^，,。；：时后]{0,40})"
)
_COMPOUND = frozenset("能 能够 可 可以 会 要 继续 积极 开始 正在 牵头 主动 率先".split())
_CAUSES = frozenset("派出 选派 组织 带领 率领 动员 邀请 安排 委派".split())  # the lexer often takes them for nouns
# Nouns that open a clause without being what it is about.
_NO_TOPIC = frozenset(
    "本报讯 本刊讯 本网讯 本报 报讯 期间 现场 同时 首期 首批 此举 目前 如今 当场 当天 当日 当晚 全程 一线 今后 年内 其中 其间 此次 会上 会后 总投资 共 累计 一行 同志 先生 女士".split()
)


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated mentions of a clause, and the preposition that governs them (None: subject or object)."""

    members: tuple[Mention, ...]
    case: str | None

    @property
    def start(self) -> int:
        return self.members[0].start

    @property
    def end(self) -> int:
        return self.members[-1].end


def linked(passage: Passage, left: Mention, right: Mention) -> bool:
    """Are two mentions joined by 、和与及 or 联合, the right one's title and what a list may hold apart?

    Quoted names may stand in a list without a mark between them: “大调研”“大走访”.
    """
    if left.end == right.start and left.type == right.type == PROGRAMME and passage.text[right.start] in '“"《':
        return True
    until = passage.titles.get(right.start, right.start)
    while above := next((m for m in passage.places_by_end.get(until, ()) if m.start >= left.end), None):
        until = above.start
    return until >= left.end and _LINK.fullmatch(passage.text, left.end, until) is not None


def listed(passage: Passage, left: Mention, right: Mention) -> bool:
    """Are two mentions members of a list that may hold nouns which name nothing: A、某驿站、B?"""
    gap = passage.text[left.end : right.start]
    if len(gap) > 40 or not _LISTS.search(gap):
        return False
    return not any(w.tag in _VERB_TAGS or w.tag in ("p", "P", "r") for w in passage.words_in(left.end, right.start))


def groups(passage: Passage, clause: Span, mentions: Sequence[Mention]) -> list[Group]:
    """The mentions of a clause by coordination, in order."""
    found: list[list[Mention]] = []
    for m in mentions:
        if found and (linked(passage, found[-1][-1], m) or _same_list(passage, found[-1][-1], m)):
            found[-1].append(m)
        else:
            found.append([m])
    return [Group(tuple(g), case_of(passage, clause, g[0])) for g in found]


def _same_list(passage: Passage, left: Mention, right: Mention) -> bool:
    return left.type == right.type == ORGANISATION and listed(passage, left, right)


def case_of(passage: Passage, clause: Span, m: Mention) -> str | None:
    """The preposition that governs a mention in its clause: 由 in 由省总工会主办; None if a verb or nothing does."""
    if m.type == PERSON and (case := _opening_case(passage, clause, m)):
        return case
    until = passage.titles.get(m.start, m.start)
    distance, described = 0, False
    first = max(clause.start, until - _LONGEST_LIST)
    # of a clause of hundreds of names (a list without a stop) not each is asked
    low = bisect_left(clause.mentions, first - _LONGEST_NAME, key=_START)
    near = clause.mentions[low : bisect_left(clause.mentions, until, low, key=_START)]
    before = [o for o in near if first < o.end]
    for word in reversed(passage.words_in(first, until)):
        if any(o.start <= word.start and word.end <= o.end for o in before):
            continue
        if word.text in COMPANION_CASES and passage.text.endswith(_THE_PAPER, 0, word.start):
            continue  # 由本报与某工会主办: the paper is named by no mention
        if word.text in PREPOSITIONS:
            return None if described and word.text not in _THROUGH else word.text
        described = described or word.text == "的"
        if word.tag in _VERB_TAGS or word.text in LOCALISERS or (word.tag == "w" and word.text not in '、“”"《》'):
            return None
        distance += word.end - word.start
        if distance > 16:
            return None
    return None


def _opening_case(passage: Passage, clause: Span, m: Mention) -> str | None:
    """The preposition that opens a clause before its first person; None if none does."""
    opening = _OPENING.match(clause.text)
    if opening is None or not clause.start + opening.start("title") <= m.start <= clause.start + opening.end("title"):
        return None
    first = next((o for o in clause.mentions if o.type == PERSON), None)
    return opening.group("case") if first is m else None


def unnamed_subject(passage: Passage, clause: Span, at: int) -> str | None:
    """The noun that a clause is about where no mention is: 各级工会 in 各级工会开展…; None if there is none.

    What a preposition governs, times, numbers and what follows the first verb are no subject.
    """
    if passage.text.startswith("与会", clause.start):
        return "与会"  # 与会人员还走进…: those at the meeting, not its host
    head: str | None = None
    skipping = False
    named = clause.mentions
    for word in passage.words_in(clause.start, at):
        if named and any(o.start <= word.start < o.end for o in named):
            if not skipping:
                head = None
            continue
        if word.text in PREPOSITIONS or word.tag in ("p", "P"):
            skipping, head = True, None if skipping else head
        elif word.text in LOCALISERS or word.tag == "f":
            skipping, head = False, None
        elif (word.tag in _VERB_TAGS and word.text not in _COMPOUND) or word.text in _CAUSES:
            return head
        elif word.tag == "vn" and head is None and not skipping and word.text in predicate_verbs():
            return None  # 试运行…平台: the lexer takes the verb that opens a clause for a noun
        elif word.tag in _NOUN_TAGS and not skipping and word.text not in _NO_TOPIC:
            head = word.text
    return head


def predicate_verbs() -> frozenset[str]:
    """The verbs of all predicates."""
    return _union(tuple(row.verbs for row in PREDICATES.values()))


@lru_cache(maxsize=4)
def _union(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(verb for verbs in lists for verb in verbs)


def has_verb(passage: Passage, clause: Span) -> bool:
    """Does a clause hold a verb outside names?"""
    words = passage.words_in(clause.start, clause.end)
    return any(not any(m.start <= w.start < m.end for m in clause.mentions) for w in words if w.tag in _VERB_TAGS)


def is_verb(passage: Passage, start: int, end: int) -> bool:
    """Do these characters stand for a verb: at a word's edge, and not as the noun that 组织 or 建设 may be?"""
    inside = [w for w in passage.words_in(max(0, start - 8), end) if w.end > start]
    if not inside:
        return True
    first = inside[0]
    if start in passage.names_end:
        return True  # 公茂松座 and 谈: the lexer's word runs over the end of a name
    if first.start < start and first.tag in _NOUN_TAGS:
        return False
    return not (
        first.tag in _NOUN_TAGS
        and first.start == start
        and first.end <= end
        and len(first.text) > 1
        and _noun_here(passage, first)
    )


def _noun_here(passage: Passage, word: Word) -> bool:
    """A word tagged noun that nothing follows as its object is one: 各级工会组织, 工会的建设."""
    return passage.text[word.end : word.end + 1] not in ("了", "“", "《", '"')


def people(mentions: Sequence[Mention]) -> list[Mention]:
    """The people among mentions."""
    return [m for m in mentions if m.type == PERSON]
