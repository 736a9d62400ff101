"""Where the name of a body begins and ends among the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.gazetteer import is_division, territory_of
from kg.lexicon import bodies, body_words, companies, geography, posts
from kg.mentions.below_towns import start_below_town
from kg.mentions.body_names import ending_of, is_name
from kg.mentions.fields import start_of_fields
from kg.text import lengths_of, longest_ending
from kg.tokens import Word
from kg.words import frequency, is_common, segment, tag_of

_INSIDE = frozenset(
    {"n", "nz", "nw", "nt", "ns", "s", "LOC", "ORG", "vn", "an", "f", "j", "a", "m", "v", "xc", "b", "ad"}
)
# Verbs that occur inside names of bodies; any other verb ends the name.
_VERBS = frozenset(body_words()["inside"])
_STOPS = frozenset(body_words()["stop"])
_NOT_FIRST = re.compile(f"^(?:{'|'.join(sorted(body_words()['before'], key=len, reverse=True))})")
_WHOLE = re.compile(r"(?:总工会|有限公司|集团|大学|医院|协会|委员会|[厅局])$")  # what 与 follows begins another name
_LEAD = re.compile(r"讯\s+|新华社电\s*")  # of 本报讯, set apart from the body that the text begins with
# Of these only a name's own first characters are left: 同济, 和平, 前进, 向阳, 经纬, 任丘, 家乐, 首钢, 原平.
_KEPT = frozenset("同 和 前 向 经 任 家 首 原".split())
_POST_LENGTHS = lengths_of(posts())
_RESPONSIBLE = tuple(sorted(post for post, responsible in posts().items() if responsible))
_PROPER = frozenset({"LOC", "ORG", "nz", "ns", "PER"})
_OWNERS = frozenset("省 市 县 区 州 国家 自治区".split())
_UNIT = re.compile(r"第?[一二三四五六七八九十百\d]+(?:厂|矿|队|工区|作业区|工段)")
# Endings of bodies that stand by themselves, and no part of a firm: 项目部, 分公司 and 车间 are parts.
_ITS_OWN = re.compile(r"(?:(?<![分支])公司|集团|学校|大学|医院|总工会|[局厅])$")
_ANY_BODY = re.compile(r"(?:(?<!分)公司|集团|学校|大学|医院|总工会|(?<!分)局|政府|[厅委办院会协联])$")
_UNION = re.compile(r"(?:总工会|工会联合会|公司工会)\s*(?=[\u3400-\u9fff]{5})")
_OF_UNION = ("总工会", "工会联合会", "公司工会", "有限公司")
# An authority with the division that it is of, up to the name of the next: 某县人社局, 县卫健局.
_AUTHORITY = re.compile(
    r"^(?P<of>[\u3400-\u9fff]{1,5}?(?P<level>[省市县区州旗镇])|(?P<alone>[省市县区州旗镇]))[\u3400-\u9fff]{0,14}?"
    r"(?:[局厅委办]|委员会|宣传部|组织部|统战部|[法检]院|检察院|总工会|联合会|妇联|残联|银行|医院)"
    r"(?=(?:(?P=of)|(?P=level)|(?P=alone))[\u3400-\u9fff]{2})"
)
_RELATING = frozenset(body_words()["relating"])
_JOINING = frozenset("联合 会同 携手 联手 协同".split())
# What a body has within it, behind the body's own name.
_DEPARTMENT = re.compile(r"[\u3400-\u9fff]{2,10}(?:科|部|处|(?<!公)司|室|组|班|队|庭|车间)")
# Between a body and a part of it that has a name of its own: 南宁海关所属友谊关海关.
_HAVING = frozenset("所属 下属 下辖 旗下 直属 管辖".split())
_AS_NOUNS = frozenset("诉前 庭前 院前 产前 术前 岗前 灾后".split())  # 诉前调解中心, 院前急救中心
# Who comes to a post stands before it, and the body of the post behind it: 行长王某兼任联合会副主席, 大会选举某公司董事长….
_HOLDING = frozenset("兼任 担任 出任 就任 接任 当选 选举 推选 增选 补选 聘请 替补".split())
_COPULA = frozenset("系 是 为 原是 于 由 任".split())


# A verb's last character, or the whole verb, that the lexer gave to the name behind it: 会同|某县检察院, 拟任|某区委,
# 率|某市代表团, 应|某市政府邀请, 原|某地区研究所.
_LEADING = re.compile(
    r"(?:(?<=会)同|(?<=[拟现时历曾兼调升改转出新])任|(?<=[并建组改])成(?![都武县安])|(?<=[\u3400-\u9fff])率|应(?![用急收])|(?<![\u3400-\u9fff])原(?![子创野始平州]))"
)


def left_end(text: str, words: list[Word], k: int, end: int) -> int:
    """Where the name that ends with word `k` begins: leftwards over words that names of bodies are made of."""
    start = words[k].start
    at = k - 1
    while at >= 0 and words[at].end == start and end - start < 30:
        word = words[at]
        if word.text in ("(", "（", ")", "）") or word.text in '“”"':
            inner = _bracket(text, start)
            if inner is None:
                break
            start = inner
            while at >= 0 and words[at].start >= start:
                at -= 1
            if at >= 0 and words[at].end == start and words[at].tag in ("PER", "nr") and text[start] in "（(":
                return words[at].start  # 元翔（福州）国际航空港有限公司
            continue
        if word.text in _HOLDING and words[at + 1].tag in _PROPER:
            break
        if _joins(words, at):
            at -= 1
        elif not _goes_on(word, words[at - 1].text if at else "") and not _begins_ending(text[word.start : end]):
            break
        if (of_fields := start_of_fields(words, at)) is not None:
            return of_fields
        start = words[at].start
        at -= 1
    if text[:start].endswith("新") and text.startswith("就业形态", start):
        start -= 1
    return start


def _joins(words: list[Word], at: int) -> bool:
    """The 和 of 省海洋和渔业局, 市文化和旅游局: a common noun before it, and before that whose body it is."""
    if at < 2 or words[at].text not in ("和", "与"):
        return False
    noun = words[at - 1]
    following = words[at + 1] if at + 1 < len(words) else noun
    if noun.end != words[at].start or noun.tag not in ("n", "vn", "an", "j", "nz") or _owns_itself(following):
        return False
    owner = words[at - 2]
    if owner.end != noun.start:
        return False
    if at > 2 and owner.tag in ("n", "vn", "an") and owner.text not in _OWNERS and words[at - 3].end == owner.start:
        owner = words[at - 3]  # 文化广电和旅游局, 住房保障和房产局
    return not ending_of(noun.text) and (owner.tag in ("LOC", "ns") or owner.text in _OWNERS)


def _owns_itself(word: Word) -> bool:
    """Is this a place, or a body named from one, so that another name begins with it?"""
    return word.tag in ("LOC", "ns") or (word.tag == "ORG" and any(is_division(word.text[:n]) for n in (2, 3)))


def _begins_ending(rest: str) -> bool:
    """律师 is a calling, and yet a part of 律师事务所."""
    return rest in bodies()


def _goes_on(word: Word, before: str) -> bool:
    """May a name of a body reach over this word, with `before` as the word before it?"""
    if before + word.text in _AS_NOUNS:
        return True
    if word.tag not in _INSIDE or (word.tag in ("v", "ad", "a", "xc") and word.text not in _VERBS):
        return False
    if _NOT_FIRST.match(word.text) and word.tag not in _PROPER:
        return False
    if word.text in _STOPS or word.text.endswith("子公司"):
        return False
    if longest_ending(word.text, posts(), _POST_LENGTHS) and (word.text.endswith(_RESPONSIBLE) or ending_of(before)):
        return False  # a person stands here; 产业工人队伍 and 教师协会 hold work, not a person
    return word.tag != "m" or bool(re.match(r"第?[一二三四五六七八九十百\d]+[届批分]?$", word.text))


def _bracket(text: str, start: int) -> int | None:
    """The start of a bracket or quotation that ends at `start`: 工业（国防）工会, “黔心”共产党员服务队."""
    closing = text[start - 1 : start]
    opening = {"）": "（", ")": "(", "”": "“", '"': '"'}.get(closing)
    if opening is None:
        return None
    at = text.rfind(opening, max(0, start - 12), start - 1)
    sound = (
        at > 0
        and re.match(r"[\u3400-\u9fff]", text[at - 1])
        and not re.search(r"[，。、]|记者|通讯员|摄|^.(?:男|女|[\u3400-\u9fff]{1,4}族)", text[at:start])
    )
    return at if sound else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without words before the name: 由, 各, 原, 该."""
    if _LEADING.match(text, start, end) and not is_division(text[start : start + 2]):
        start += 1
    if text.startswith("会同", start) and any(is_division(text[start + 2 : start + n]) for n in (4, 5)):
        start += 2  # 会同石狮市公证处; 会同 by itself is a county's short name
    while (
        (first := _NOT_FIRST.match(text[start:end]))
        and not _of_a_name(text, start)
        and (first.group() not in _KEPT or (first.group() == "任" and text[start - 1 : start] in (")", "）")))
    ):
        start += len(first.group())
    if lead := _LEAD.match(text, start, end):
        start = lead.end()
    return start, end


def _joined(text: str) -> int:
    """Where a second body begins behind a firm's legal form, both printed in one run; 0 where none does.

    >>> _joined("宜昌光电有限公司天门市技工学校"), _joined("东方物流有限公司成都分公司")
    (8, 0)
    >>> _joined("宁海县总工会奉化区服装行业工会联合会"), _joined("宁海县总工会奉化办事处")
    (6, 0)
    """
    for form in _UNION.finditer(text):
        rest = text[form.end() :]
        if rest.endswith(_OF_UNION) and any(is_division(rest[:n]) for n in (2, 3)):
            return form.end()  # a row of prize-winners printed without gaps
    for form in _AUTHORITY.finditer(text):
        # 某县人社局 and 某县卫健局, each named from the county: 某县公安局 and what it has in the county are one name
        rest = text[form.end() :]
        if _ANY_BODY.search(rest) and len(rest) > 2:
            return form.end()
    for form in re.finditer(r"(?:有限公司|有限责任公司)\s*", text):
        rest = text[form.end() :]
        own = len(rest) > 4 and _ITS_OWN.search(rest) and any(is_division(rest[:n]) for n in (2, 3))
        if own:
            return form.end()
    return 0


def _of_a_name(text: str, start: int) -> bool:
    """Is what looks like a word before the name its beginning: 以色列政府, 对外经济贸易大学?"""
    if text.startswith("企业家", start):
        return True
    if text.startswith("对外", start):
        return not text.startswith("对外地", start)
    if text[start : start + 1] in "本任从原向前那":
        return any(is_division(text[start : start + n]) for n in (2, 3))  # 本溪, 任丘, 从化
    return any(text[start : start + n] in geography() for n in (3, 4, 5))


@lru_cache(maxsize=16384)
def parts(text: str) -> tuple[tuple[int, int], ...]:
    """The names in what the lexer took for one body: 国家防总派出工作组 holds 国家防总, 孟某系某公司 the company.

    A verb that no name of a body contains parts it, and so does a copula behind a person; a piece that is not the
    last must end as bodies end. What has neither ending nor proper word is none.
    """
    return tuple(_names_in(text))


def _names_in(text: str) -> Iterator[tuple[int, int]]:
    if (second := _joined(text)) > 0:
        yield from parts(text[:second].rstrip())
        yield from ((second + a, second + b) for a, b in parts(text[second:]))
        return
    start = at = 0
    ended = 0  # where the longest name ends that begins at `start` and has an ending
    for piece in segment("".join(text.split())) if text.isprintable() and " " not in text else (text,):
        if at > start:
            before = text[start:at]
            ended = at if ending_of(before) and is_name(before) else ended
            if piece in _HOLDING and len(text) - at > 4:
                if ended:
                    yield start, ended
                start, ended = at + len(piece), 0
            elif _parts(text, start, at, piece) or (ended and _joins_local(piece, text[at + len(piece) :])):
                if ended == at or (ended and not _parts(text, start, at, piece)):
                    yield start, ended
                start, ended = at + len(piece), 0
        at += len(piece)
    rest = text[start:]
    if not rest:
        return
    tail = text[ended:] if ended and not ending_of(rest) else ""
    if tail and (longest_ending(tail, posts(), _POST_LENGTHS) or _holds_person(tail)):
        yield start, ended  # 某餐饮公司行政总厨, 某盟委委员, 某支行行长王小明
    elif (start == 0 or ending_of(rest) or rest[-1] in "部委办署") and not _only_words(rest):
        yield start, len(text)
    elif tail and _DEPARTMENT.fullmatch(tail):
        yield start, ended  # 某服务中心设备科


def _holds_person(text: str) -> bool:
    """A post and, behind it, what is as long as a person's name: 行长王小明."""
    return any(text[:n] in posts() and 2 <= len(text) - n <= 4 for n in (2, 3, 4, 5))


def _joins_local(piece: str, rest: str) -> bool:
    """Does the second of two bodies begin behind this word with its own division: 某局监管科联合某县消委会?"""
    return piece in _JOINING and any(is_division(rest[:n]) for n in (2, 3)) and ending_of(rest) != ""


def _parts(text: str, start: int, at: int, piece: str) -> bool:
    """Does this word part two names?"""
    before = text[start:at]
    if piece == "由" and len(rest := text[at + 1 :]) > 3 and ending_of(rest):
        return True  # 岷江大桥由市交通运输局 (建设)
    if piece in ("与", "和") and _WHOLE.search(before) and ending_of(before) and is_name(before):
        return bool(_WHOLE.search(text)) and is_name(text[at + 1 :])  # 自治区总工会与兵团总工会
    if piece in _COPULA:
        return len(before) <= 4 and len(text) - at >= 4 and ending_of(text) != "" and not ending_of(before)
    rest = text[at + len(piece) :]
    if piece in _HAVING and len(rest) > 3:
        return ending_of(before) != "" and ending_of(rest) != "" and is_name(before)
    if piece in ("又", "将", "还", "也", "给") and len(before) > 4 and ending_of(before) and len(rest) > 1:
        return True
    if piece == "在" and len(before) > 3 and ending_of(before) and len(rest) > 2:
        return True  # 管理处在矿山博物馆
    if piece == "联合" and (ending_of(before) or before.endswith("总")):
        return len(rest) > 3 and rest not in bodies()
    if _UNIT.match(rest):
        return False  # 油田采油二厂: a numbered unit goes with what it is a unit of
    named = is_division(piece) or frequency(piece) < 20  # 遵义 and 符离, which are places, whatever their tag
    if before.endswith("大学") and rest.endswith("学院") and piece not in _RELATING and piece not in _JOINING:
        return False  # 包装设计艺术学院 of a university
    if len(piece) < 2 or named or piece in _VERBS or piece in _AS_NOUNS or not ending_of(before):
        return False
    if (tag_of(piece) == "l" and (rest in bodies() or (len(rest) < 5 and ending_of(rest)))) or rest.startswith(
        ("学院", "书院")
    ):
        return False  # 土木工程学院 of a university
    return piece in _RELATING or tag_of(piece) in ("v", "i", "l", "d")


def _only_words(text: str) -> bool:
    """No ending of bodies, and a verb or an adjective inside: 全国人民报平安."""
    if ending_of(text) or text in companies():
        return False
    pieces = segment(text)
    if all(len(piece) > 1 and is_common(piece) for piece in pieces):
        return True
    return any(
        len(piece) > 1 and is_common(piece) and tag_of(piece)[:1] in ("v", "a", "d", "i", "l") and piece not in _VERBS
        for piece in pieces
    )


def owned_start(text: str, start: int, end: int) -> int:
    """Where a name begins whose division the lexer cut: 与会 and 东县总工会 are 与 and 会东县总工会.

    >>> owned_start("与会东县总工会座谈", 2, 7), owned_start("与江西省总工会座谈", 1, 7)
    (1, 1)
    """
    if territory_of(text[start:end]):
        return start
    if (begun := start_below_town(text, start, end)) is not None:
        return begun
    return next((start - n for n in (1, 2) if start >= n and territory_of(text[start - n : end])), start)


def cut_at_title(start: int, end: int, titled: Mapping[int, str]) -> int:
    """Where a name ends whose last characters belong to a title: 总工会社会化工会 before 工作者."""
    for title_end in range(end, end + 8):
        begin = title_end - len(titled.get(title_end, ""))
        if title_end == end and not titled.get(title_end, "").endswith("队长"):
            continue  # 刑侦大队大队长: the lexer's name runs to the title's end
        if titled.get(title_end) == "会计":
            continue  # 总工会计划 is no 会计
        if title_end in titled and start + 2 < begin < end:
            return begin
    return end
