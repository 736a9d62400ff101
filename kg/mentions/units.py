"""Departments, teams and shops behind the body they belong to: 某集团安全监察部, 某公司检修三班."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import body_words, posts
from kg.mentions.body_names import ending_of, kind_of
from kg.mentions.personal import begins_with_post
from kg.mentions.spans import ends_word, words_from
from kg.model import Mention
from kg.tokens import Word
from kg.words import frequency, is_common, segment, tag_of

_LONGEST = 14
_END = re.compile(r"(?:部|处|科|司|组|班|队|车间|工区|专班|作业区)$")
# Words that only seem to end as units do, and units that are nobody's by name: 内部, 班组, 全体志愿者队伍.
_NO_UNIT = re.compile(
    r"(?:[内全各大一多干两司支学]|外|局|俱乐|东|西|南|北|中|上|下|顶|底|头|胸|腹|腰)部$|(?:到|好|四|相|益|用|难|长|短|深|近|远|何|此)处$|"
    r"(?:公|上|打|[分该各])司$|[小改重]组$|^(?:一线|基层|所有|全体|各|每个?|两个?|多个?|部分|有关|相关|多支|一支)?(?:班组|小组|车间|班|队|组|处|科|部|部队|团队|工区|科组|专班)$|(?:接|换|上|下|加|值|早|晚|夜|白|倒|当|跟|轮|顶|航)班$|"
    r"(?:排|军|部|组|车|列|带|率|参|领|舰|球|插|归)队$|培训班|研修班|进修班|学习班|夜校"
)
# Groups that a body sends out, and its party group: 全总蹲点组, 省总工会慰问组.
_SENT = re.compile(
    r"(?:蹲点|慰问|调研|督导|督查|检查|指导|巡视|巡察|考察|帮扶|攻关|评审|调查|工作|专家)组(?![长员织成合建团])|党组(?![书副成织]|会议)"
)
_NO_OWNER = re.compile(r"(?:(?<!总)工会|党委|党组|团委|纪委|队|班|组)$")
_INSIDE = frozenset(body_words()["inside"])
_STOPS = frozenset(body_words()["stop"])
_RELATING = frozenset(body_words()["relating"])
_JOINS = frozenset(
    "联合 会同 携手 协同 联手 共同 连同 牵手 走访 慰问 参加 举办 授予 邀请".split()
)  # two bodies, not a unit of one
_NOUNS = ("n", "vn", "an", "j", "l", "s", "f", "b", "q", "m", "nr", "ns", "nz", "nt", "i", "g", "")
_RUN = re.compile(rf"[\u3400-\u9fff]{{2,{_LONGEST}}}")


def units(text: str, words: list[Word], bodies: list[Mention]) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each unit that stands directly behind a body; its name begins with the body's.

    A unit whose head or member is named stays in the person's title, as a department does.
    """
    for m in bodies:
        sent = _SENT.match(text, m.end)
        if sent is not None:
            yield m.start, sent.end(), kind_of(m.text)
        elif ending_of(m.text) and not _NO_OWNER.search(m.text):
            end = _unit_end(text, m.end, words)
            if end is not None:
                yield m.start, end, kind_of(m.text)


def _unit_end(text: str, start: int, words: list[Word]) -> int | None:
    """Where the unit that begins at `start` ends: at the first word that ends as units do."""
    run = _RUN.match(text, start)
    if run is None:
        return None
    pieces = segment(run.group())
    at = start
    for k, piece in enumerate(pieces):
        at += len(piece)
        lead = text[start:at]
        if k == 0 and piece[0] in "的和与及等在是了对为将把被从由向已也还就":
            return None
        if _END.search(piece) and len(lead) >= 3 and not _NO_UNIT.search(lead):
            return at if ends_word(words, at) and not _taken(text, at) and not _of_person(text, at, words) else None
        if not _inside(piece, text[at:]):
            return None
    return None


def _inside(piece: str, rest: str) -> bool:
    """May the name of a unit hold this word? 职业教育, 与, 三, and in offices what they do (宣教); not 召开, 职工."""
    if piece in _JOINS or piece in _STOPS or piece in posts() or piece in _RELATING:
        return False
    if piece in ("与", "和") or piece in _INSIDE:
        return True
    if tag_of(piece) == "v":
        return len(piece) == 2 and re.match(r"[\u3400-\u9fff]{0,4}?(?:部|处|科|司)", rest) is not None
    return tag_of(piece).startswith(_NOUNS) and not (tag_of(piece).startswith("nr") and frequency(piece) > 1000)


def _of_person(text: str, at: int, words: list[Word]) -> bool:
    """Is a member or head of the unit named: 包装车间女工某某?"""
    return any(
        w.tag in ("PER", "nr") and re.fullmatch(r"[\u3400-\u9fff、]*", text[at : w.start])
        for w in words_from(words, at, at + 10)
    )


def _taken(text: str, at: int) -> bool:
    """Does what follows go on with the name, or make a title or a place of it: 安全监察部部长, 信号处理, 车间里?"""
    after = text[at : at + 4]
    if after[:1] in ("里", "内") and text[at - 2 : at] in ("车间", "工区"):
        return True  # 在某公司轮机车间里: a place
    return begins_with_post(after) or any(is_common(text[at - 1] + after[:n], above=100) for n in (1, 2) if after)
