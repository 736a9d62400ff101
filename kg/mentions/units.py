"""Departments, teams and shops behind the body they belong to: 某集团安全监察部, 某公司检修三班."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import bodies as body_endings
from kg.lexicon import body_words, posts
from kg.mentions.body_names import ending_of, is_name, kind_of
from kg.mentions.personal import begins_with_post
from kg.mentions.spans import ends_word, words_from
from kg.model import Mention
from kg.tokens import Word
from kg.words import frequency, is_common, segment, tag_of

_LONGEST = 14
_END = re.compile(
    r"(?:部|处|科|司|组|班|队|车间|工区|工段|专班|作业区|分厂|分会|[^法门家天前后中]庭|第?[一二三四五六七八九十]中心)$"
)
# Units with a place and people of their own, which their head and members belong to: 某供电段某工区工长, 某客运段某车队列车员.
_ESTABLISHED = re.compile(
    r"(?:工区|线路车间|[^军摩参]车队|分厂|供电所|供热所|动车所|列检所|检修所|乘务所|税务所|司法所|派出所|收费站|养护站|检查站|安检站|维修站|观测站|服务站|服务区|变电站|[一二三四五六七八九十]中心)$"
)
# Words that only seem to end as units do, and units that are nobody's by name: 内部, 班组, 全体志愿者队伍.
_NO_UNIT = re.compile(
    r"(?:[内全各大一多干两司支学]|外|局|俱乐|东|西|南|北|中|上|下|顶|底|头|胸|腹|腰)部$|(?:到|好|(?<!执法)(?<!监察)(?<!督查)(?<!检查)四|相|益|用|难|长|短|深|近|远|何|此|判|惩|查|之)处$|"
    r"(?:公|上|打|[分该各])司$|[小改重]组$|^(?:一线|基层|所有|全体|各|每个?|两个?|多个?|部分|有关|相关|多支|一支)?(?:班组|小组|车间|班|队|组|处|科|部|部队|团队|工区|科组|专班)$|(?:接|换|上|下|加|值|早|晚|夜|白|倒|当|跟|轮|顶|航)班$|"
    r"(?:排|军|部|组|列|带|率|参|领|舰|球|插|归)队$|^(?:[大小客货]|公交|专用)?车队$|培训班|研修班|进修班|学习班|夜校"
)
# Groups that a body sends out, and its party group: 全总蹲点组, 省总工会慰问组.
_SENT = re.compile(
    r"(?:蹲点|慰问|调研|督导|督查|检查|指导|巡视|巡察|考察|帮扶|攻关|评审|调查|工作|专家)组(?![长员织成合建团])|党组(?![书副成织]|会议)"
)
_TEAM = re.compile(r"[班队组]$")
_FIRM = re.compile(r"[\u3400-\u9fff]{2}(?:石化|钢铁|电网|航空|重工|铁路局|铁建|电建|建工|路桥|矿业|能源|化工)$")
# A department that has units of its own, behind the body it belongs to: 某公司供电部 and 接触网三工班.
_DEPARTMENT = re.compile(r"[\u3400-\u9fff]{8,}(?:部|车间|工区)$")
_NO_OWNER = re.compile(r"(?:(?<!总)工会|党委|党组|团委|纪委|队|班|组)$")
_INSIDE = frozenset(body_words()["inside"])
_STOPS = frozenset(body_words()["stop"])
_RELATING = frozenset(body_words()["relating"])
_JOINS = frozenset(
    "联合 会同 携手 协同 联手 共同 连同 牵手 走访 慰问 参加 举办 授予 邀请".split()
)  # two bodies, not a unit of one
# What ends the names of units that stand in one list.
_KINDS = tuple(
    re.compile(rf"(?:{ends})$")
    for ends in (
        "(?<!工)厂|矿|[分子]公司|[一二三四五六七八九十]公司",
        "车间|工区|工段|班|队|组",
        "科|部|处|[^工]室|中心",
        "站|所",
    )
)
_LISTED = re.compile("|".join(kinds.pattern for kinds in _KINDS))
_OWNS = re.compile(r"(?:集团|公司|厂|矿|局|总工会|医院|大学|学院|支队|法院|检察院|段)$")
_SELF = re.compile(r"(?:集团|股份|有限|责任|总)*公司|[\u3400-\u9fff]{0,2}总公司")
_AND = re.compile(r"[、和与及]|以及")
# How a text says that a body has units, or makes one; and what those may be.
_HAVING = (
    (re.compile(r"(?:所属|下属|旗下|下辖|直属|下设|设有)的?"), _LISTED),
    (re.compile(r"的"), re.compile(r"(?:班|车间|工区|工段)$")),
    (
        re.compile(r"(?:[近日前还又已将先后今去年并]|专门)*(?:新设|增设|设立|成立|组建)(?:了|起)?(?:一个|一支)?"),
        re.compile(r"[\u3400-\u9fff]{2}(?:部|科|处|[^工]室|中心|组|专班)$"),
    ),
)
_MADE_OF_ALL = re.compile(
    r"^(?:工作|领导|协调|专门|专项|筹备|临时|专家|服务|培训|项目|指挥|研发|创新|总|分)?(?:领导|工作)?(?:小组|组|专班|中心|部|分公司|子公司|公司|厂|企业)$"
)
_GOES_IN = frozenset(
    "走进 来到 深入 进入 前往 参观 走访 改造 建设 新建 扩建 回到 赶到 奔赴 下到 离开 查看 巡查 检查 视察 考察 调研 察看 走出 组织 所有 扮靓 返回 关闭".split()
)
_GOES_ON = frozenset("又 给 再 拟 都 则 且 均 曾 并 又将 一审 二审 还给".split())  # what goes on behind a body
_NOUNS = ("n", "vn", "an", "j", "l", "s", "f", "b", "q", "m", "nr", "ns", "nz", "nt", "i", "g", "")
_RUN = re.compile(rf"[\u3400-\u9fff\d]{{2,{_LONGEST}}}")
_NAMED_FREELY = re.compile(r"[\u3400-\u9fff]{0,4}?(?:车间|工区|车队|供电所|分厂)")
_NUMBERED = re.compile(r"[一二三四五六七八九十甲乙丙丁\d]+(?:工?班|队|组|部|科|庭|车间|工段)$")


def units(text: str, words: list[Word], bodies: list[Mention]) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each unit that stands directly behind a body; its name begins with the body's.

    A unit whose head or member is named stays in the person's title, as a department does, unless it is an
    establishment. A unit of a unit is one too: 交联车间乙班.
    """
    for m in bodies:
        sent = _SENT.match(text, m.end)
        if sent is not None:
            yield m.start, sent.end(), kind_of(m.text)
        elif (ending_of(m.text) or _FIRM.search(m.text) or _DEPARTMENT.match(m.text)) and not _NO_OWNER.search(m.text):
            end = unit_end(text, m.end, words)
            while end is not None:
                yield m.start, end, kind_of(m.text)
                end = unit_end(text, end, words) if not _TEAM.search(text[m.end : end]) else None


def unit_end(text: str, start: int, words: list[Word]) -> int | None:
    """Where the unit that begins at `start` ends: at the first word that ends as units do."""
    run = _RUN.match(text, start)
    if run is None:
        return None
    pieces = segment(run.group())
    at = start
    for k, piece in enumerate(pieces):
        at += len(piece)
        lead = text[start:at]
        if k == 0 and (piece[0] in "的和与及等在是了对为将把被从由向已也还就" or piece in _GOES_ON):
            return None
        if k == 1 and piece == "所" and tag_of(pieces[0]) == "ns" and ends_word(words, at):
            return at if re.search(r"[局司社院]$", text[:start][-1:]) else None  # 某县市场监管局铜陵所
        if _NUMBERED.fullmatch(lead) or (len(lead) >= 3 and _ends(lead) and not _NO_UNIT.search(lead)):
            return at if ends_word(words, at) and _stands(text, start, at, words) else None
        if not _inside(piece, text[at:]):
            return None
    return None


def apart(text: str, words: list[Word], bodies: list[Mention]) -> Iterator[tuple[int, int, Mention]]:
    """Start, end and owner of each unit that stands apart from the body it is a part of.

    In a list behind another unit of it (某集团炼铁厂、焦化厂), behind what says that it has it (某集团所属的炼铁厂),
    or that it sets it up (某集团新设了一个职工服务部).
    """
    whole = {m.start: m for m in sorted(bodies, key=lambda m: m.end)}  # the longest that begins there
    for m in whole.values():
        owner = _owner(m, bodies)
        if owner is not None:
            yield from ((a, b, owner) for a, b in _listed(text, words, m.end, text[owner.end : m.end]))
        for says, kinds in _HAVING:
            told = says.match(text, m.end)
            end = _run_end(text, told.end(), words, kinds) if told and not _NO_OWNER.search(m.text) else None
            if told is not None and end is not None and not begins_with_post(text, end):
                unit = text[told.end() : end]
                if (
                    len(unit) > 2
                    and unit not in body_endings()
                    and not _no_unit(unit)
                    and not _MADE_OF_ALL.search(unit)
                ):
                    yield told.end(), end, m
                    yield from ((a, b, m) for a, b in _listed(text, words, end, unit))


def _owner(m: Mention, bodies: list[Mention]) -> Mention | None:
    """The body that a unit's name begins with: another mention, else one read in the name."""
    if not _LISTED.search(m.text):
        return None
    for at in range(len(m.text) - 2, 3, -1):
        upper = m.text[:at]
        if m.text[at - 1 : at + 1] in ("矿业", "矿产", "矿山", "厂区", "局部"):
            continue  # 钱家营矿 of 钱家营矿业分公司
        if _OWNS.search(upper) and is_name(upper) and not _SELF.fullmatch(m.text[at:]):
            return replace(m, end=m.start + at, text=upper, name="".join(upper.split()), subtype=kind_of(upper))
    return None


def _listed(text: str, words: list[Word], end: int, first: str) -> Iterator[tuple[int, int]]:
    """The units in a list behind one of their kind."""
    kinds = next((kinds for kinds in _KINDS if kinds.search(first)), None)
    while kinds is not None and (mark := _AND.match(text, end)) is not None:
        start = mark.end()
        after = _run_end(text, start, words, kinds)
        if (
            after is None
            or begins_with_post(text, after)
            or _of_person(text, after, words)
            or _no_unit(text[start:after])
            or any(w.tag == "ORG" and w.end < after for w in words_from(words, start, after - 1))  # 平煤股份 and 八矿
        ):
            return
        yield start, after
        end = after


def _run_end(text: str, start: int, words: list[Word], ends: re.Pattern[str]) -> int | None:
    """Where the words that begin at `start` and make a unit's name end; None if they make none."""
    run = _RUN.match(text, start)
    at = start
    for piece in segment(run.group()) if run else ():
        at += len(piece)
        if at - start > 1 and ends.search(text[start:at]):
            return at if ends_word(words, at) and not is_common(text[at - 1 : at + 1], above=100) else None
        if not (_inside(piece, text[at:]) or (tag_of(piece) == "v" and ends.match(text, at, at + 2))):
            return None
    return None


def _no_unit(unit: str) -> bool:
    return _NO_UNIT.search(unit) is not None and not _KINDS[0].search(unit)


def _ends(lead: str) -> bool:
    return _END.search(lead) is not None or _ESTABLISHED.search(lead) is not None


def _stands(text: str, start: int, at: int, words: list[Word]) -> bool:
    """Is the unit named for itself, and not in the title of one of its people?"""
    if _ESTABLISHED.search(text[start:at]) and begins_with_post(text, at + text.startswith("副", at)):
        return True
    return not _taken(text, at) and not _of_person(text, at, words)


def _inside(piece: str, rest: str) -> bool:
    """May the name of a unit hold this word? 职业教育, 与, 三, and in offices what they do (宣教); not 召开, 职工."""
    if (piece == "职工" and rest.startswith(("服务", "法律"))) or (
        piece.endswith("工") and rest.startswith(("班", "组"))
    ):
        return True
    if piece in _JOINS or piece in _STOPS or piece in posts() or piece in _RELATING:
        return False
    if piece in ("与", "和") or piece in _INSIDE:
        return True
    if len(piece) == 1 and tag_of(piece).startswith(("nr", "v")) and piece not in "到在进下去来入建设":
        return _NAMED_FREELY.match(rest) is not None  # 卷包车间, 二道岩线路工区, 凯玉车队
    if tag_of(piece) == "v" and len(piece) == 2 and re.match(r"[一二三四五六七八九十\d]+(?:班|队|组|部|工段)", rest):
        return piece not in _GOES_IN  # 驾驶二队
    if tag_of(piece) == "v" and rest.startswith("车间"):
        return len(piece) == 2 and piece not in _GOES_IN  # 合成车间, not 走进车间
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
