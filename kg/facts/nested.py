"""A body whose name goes on from that of the body it is a part of: 金沙集团西北公司铜川分公司, 某大学科研处."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate

from kg.facts.passage import Passage, of_type, quote
from kg.gazetteer import is_division
from kg.lexicon import companies, national_bodies
from kg.mentions.body_names import VENUE, ending_of, is_name, kind_of
from kg.model import Fact, Mention
from kg.names import written_out
from kg.names.firms import LEGAL, abbreviates
from kg.schema import ORGANISATION
from kg.words import frequency, segment

_HAN = "\u3400-\u9fff"
# The legal form of the same body is no part of it: 集团 and 集团有限公司.
_SAME_BODY = re.compile(r"(?:集团|股份|有限|责任|总)*(?:公司|集团)")
_SELF = re.compile(r"(?:全国|[省市县区])委员会|(?:集团|股份|有限|责任|总)*(?:公司|集团)(?:工会|党委)?")
_ORGAN = r"工会(?:委员会)?|机关党委|党委|党组|党总支|党支部|团委|团总支|团支部|纪委|妇委会|女工委|女职工委员会|经审会"
_TEAM = rf"[{_HAN}\d“”\"]{{0,14}}(?:队|组|班|团队)"
_FIRM = r"集团|公司|局|铁建|建工|航空|电网|厂|矿|油田|银行|中[建铁交]|合作社|工程局"
_TRADE = r"钢铁|电网|航空|石化|电力|重工|铁路|航运|港务|物流|配送|快递|财险|人寿|保险|路桥|矿业|能源|化工|电建|铁建|建工|速运"
_ASSOCIATION = r"协会|学会|联合会|商会|联盟|促进会|研究会|基金会|校友会"
# What a part may be called behind the name of its body, and what that name must then end with (none: anything).
_PARTS: tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...] = tuple(
    (re.compile(part), re.compile(f"(?:{whole})$") if whole else None)
    for part, whole in (
        (_ORGAN, ""),
        (rf"[{_HAN}“”\"]{{0,14}}(?:分公司|子公司|公司|项目部|事业部|项目经理部|营业部|大区|分厂|厂|矿|煤矿|电厂|银行|供电局|供电所)", f"{_FIRM}|{_TRADE}"),
        (rf"[{_HAN}]{{2,10}}局", r"部|总局|总署"),
        (rf"[{_HAN}]{{0,12}}(?:支行|分行|总行|营业厅|网点|门店|分店)", r"银行|公司|集团|分行|支行|信用社|联社|局"),
        (rf"[{_HAN}]{{2,8}}(?:中心)?支公司", r"财险|人寿|保险|太保|平安|公司"),
        (r"[\u3400-\u9fff]{0,4}(?:天文台|气象台|地震台|观象台)", r"院|局"),
        (rf"[{_HAN}]{{2,12}}(?:学院|书院|系)|[{_HAN}]{{0,6}}附属[{_HAN}]{{0,8}}(?:医院|学校|中学|小学|幼儿园)|[{_HAN}]{{0,6}}第[{_HAN}]{{1,3}}(?:临床)?附?属?医院|附[中小]|[{_HAN}]{{2,4}}校区", r"大学|学院"),
        (rf"[{_HAN}]{{0,10}}(?:分局|派出所|支队|大队|中队|总队|税务所|司法所|检查站)", r"局|厅|部|委|支队|总队|大队|院"),
        (rf"[{_HAN}]{{0,6}}(?:人民)?法庭|(?:执行|行政装备管理)局", r"法院"),
        (rf"[{_HAN}]{{2,6}}(?<![书饭酒商])店", r"书店|药店|超市|百货|商场|酒店|公司|集团"),
        (r"第[一二三四五六七八九十]+届(?:委员会|理事会|监事会|经费审查委员会)", ""),
        (rf"[{_HAN}]{{2,14}}(?:{_ASSOCIATION})", r"大学|学院|集团|公司|总工会|学校|中学"),
        (rf"[{_HAN}]{{2,8}}(?:产业)?工会", r"总工会"),
        (rf"[{_HAN}]{{0,12}}(?:专业|工作|技术|建设|水利|指导|管理|分|执行|教育|学术|运动|调解|仲裁|协商|监督|评审)委员会|(?:专家|教职工|青年|女职工)委员会", ""),
        (rf"[{_HAN}]{{0,14}}(?:部|处|室|科|司|办公[室厅]|新闻办|外办|法制办|站|段|所|工区|工段|车间|作业区|庭|中心|研究院|(?<![学医法察])院|总部|总站|分会|分院|分校|分社|分部|分队|俱乐部|专班|指挥部|领导小组|协调小组|常委会|采油厂)", ""),
        (_TEAM, ""),
        (rf"驻[{_HAN}]{{2,12}}(?:站|队|组|办事处|办)", ""),
        (rf"[{_HAN}]{{0,8}}(?:职工|中心|总)医院", _FIRM),
        (rf"[{_HAN}]{{2,8}}办事处|党校|团校|干校|疗养院", r"委|局|总工会|公司|集团|部|府"),
    )
)  # fmt: skip
# What only a firm has: with it a firm may be called by its place and trade, 某地钢铁第三炼钢厂.
_BRANCH = re.compile(
    r"(?:第?[一二三四五六七八九十]+[\u3400-\u9fff]{0,4}[厂矿]|[分支]公司|[一二三四五六七八九十]公司|供电[局所公司]+|事业部|项目部|客舱部|飞行部|大区)$"
)
# Words that seem to end as the names of parts do, or that say what a body as a whole is.
_NO_PART = re.compile(
    r"(?:全|内|大|各|干|多|一)部|部[分署门队]|代表团|(?:到|好|四|相|用|益)处|报社|分享|公安|司法|[上下公]司|[党团]组织"
)
_DIVISION = re.compile(rf"[{_HAN}]{{2,8}}?[省市州县区]")
_OWN_UNION = re.compile(
    r"(?:行业|产业|系统|街道|社区|村|镇|乡|园区|开发区|区域|机关|战线|全国|职工|联合|[省市县区州])$"
)


def nested(passage: Passage) -> Iterator[Fact]:
    """partOf facts that names themselves state, each part in the nearest body that its name begins with."""
    bodies = of_type(passage.mentions, ORGANISATION)
    known = {m.text: m for m in reversed(bodies)} | {m.name: m for m in reversed(bodies)}
    fullest = sorted((b for b in bodies if not b.anaphor), key=lambda b: (len(b.text), -b.start))
    for m in {b.name: b for b in fullest}.values():
        words = quote(passage.article, m.start, m.end)
        part = m
        while (found := _whole(part, known, passage.elsewhere)) is not None:
            rule = "inner name" if found.rule == "inner name" else "name goes on"
            yield Fact(part, "partOf", found, words, rule=rule)
            if found.rule != "inner name" or found.name.endswith(("有限公司", "有限责任公司")):
                break  # a body that is named by itself says by itself what it is a part of
            part = found


def _whole(m: Mention, known: Mapping[str, Mention], elsewhere: frozenset[str]) -> Mention | None:
    """The body that another is a part of by its name: one that the article names, else one read in the name.

    What the name begins with goes under the full name that the article, else the page, gives it.
    """
    cut = split_name(m.name, known)
    if cut is None:
        group = _group(m, known)
        return known[group] if group else None
    upper, lower = cut
    others = {name for name, o in known.items() if o.name != m.name}
    if (name := _in_full(upper, others)) is not None:
        return known[name]
    printed = m.text[: -len(lower)] if m.text.endswith(lower) else ""
    if len(printed) < 2:
        return None
    name = _in_full(upper, elsewhere - {m.name}) or written_out(upper)
    return replace(
        m, end=m.start + len(printed), text=printed, name=name, subtype=kind_of(name), rule="inner name",
        reason=f"the beginning of {m.name}",
    )  # fmt: skip


def split_name(name: str, known: Mapping[str, Mention] | Sequence[str] = ()) -> tuple[str, str] | None:
    """The nearest body that a name begins with, and what the rest calls its part; None where the name is one body's.

    >>> split_name("金沙移动集团四川有限公司阿坝分公司")
    ('金沙移动集团四川有限公司', '阿坝分公司')
    >>> split_name("湖南湘江建工集团有限公司"), split_name("浙江省医院协会")
    (None, None)
    """
    if name in companies() or name in national_bodies():
        return None
    last = len(name) - max(1, len(ending_of(name)) if ending_of(name) != name else 1)
    for at in range(last, 2, -1):
        upper, lower = name[:at], name[at:]
        if not _is_part(upper, lower):
            continue
        if upper in known or (_parts_words(name, at) and _is_whole(upper, lower)):
            return upper, lower
    return None


def _parts_words(name: str, at: int) -> bool:
    """May a name be cut here: at an edge of the dictionary's words, or where none of them stands over the cut?"""
    if at in _edges(name):
        return True
    over = (name[max(0, at - a) : at + b] for a in (1, 2, 3) for b in (1, 2, 3) if a + b <= 4)
    return not any(frequency(piece) > 2 for piece in over)


@lru_cache(maxsize=1024)
def _edges(name: str) -> frozenset[int]:
    return frozenset(accumulate(len(piece) for piece in segment(name)))


@lru_cache(maxsize=16384)  # the names of a corpus come again and again
def _is_part(upper: str, lower: str) -> bool:
    if (
        _SAME_BODY.fullmatch(lower)
        or _SELF.fullmatch(lower)
        or _NO_PART.match(lower)
        or re.search(r"[的了又将已以被给]|派出(?!所)|判处", lower)
    ):
        return False
    if (
        re.search(r"有限公司$", upper)
        and re.search(r"有限(?:责任)?公司$", lower)
        and not upper.endswith("集团有限公司")
    ):
        return False  # two firms that stand in one line
    if re.search(r"(?<![分子支])公司$", lower) and not re.search(
        r"(?:集团|公司|局|铁建|电网|合作社|中建|中铁)$", upper
    ):
        return False  # 某某航空部件公司 makes parts
    if lower in ("分公司", "支公司") and not re.search(r"(?:公司|集团)$", upper):
        return False  # 某快递路桥分公司: the branch of 路桥
    if is_division(lower) or (lower == "项目部" and not upper.endswith(("公司", "集团", "局"))):
        return False
    if upper in companies() and lower.endswith("集团有限公司"):
        return False  # 中国铁路某局集团有限公司: a firm that is called after its system
    return any(part.fullmatch(lower) and (whole is None or whole.search(upper)) for part, whole in _PARTS)


def _is_whole(upper: str, lower: str) -> bool:
    """Is this by itself the name of a body? What has a union or a party branch of its own is one."""
    if is_name(upper) and (ending_of(upper) or upper in companies() or upper in national_bodies()):
        return True
    if split_name(upper) is not None or upper.endswith("总会"):
        return True  # 某航空客舱部, which is a part itself
    if len(upper) >= 4 and re.search(rf"(?:{_TRADE})$", upper) and _BRANCH.search(lower):
        return True
    owns = re.fullmatch(_ORGAN, lower) is not None
    return (
        owns
        and bool(VENUE.search(upper) or upper.endswith(("场", "馆", "店", "港", "站", "园")))
        and not _OWN_UNION.search(upper)
    )


def _group(m: Mention, known: Collection[str]) -> str | None:
    """The group that a branch is called after: 金沙航空西北分公司 of 金沙航空集团."""
    if not m.name.endswith("分公司"):
        return None
    stems = {name: _SAME_BODY.sub("", name) for name in known if name != m.name and name.endswith(("公司", "集团"))}
    able = [name for name, stem in stems.items() if len(stem) >= 4 and m.name.startswith(stem) and stem != name]
    able = [name for name in able if _is_part(f"{stems[name]}公司", m.name[len(stems[name]) :])]
    return max((name for name in able if not name.endswith("分公司")), key=len, default=None)


def _in_full(upper: str, names: Collection[str]) -> str | None:
    """Which of some names is that of a body under another form: as it stands, in full, or for short."""
    if upper in names:
        return upper
    bare = LEGAL.sub("", upper)
    fuller = [n for n in names if abbreviates(upper, n)]
    ending = [n for n in names if n.endswith(upper) and len(n) - len(upper) <= 3]
    legal = [n for n in names if len(n) >= 4 and LEGAL.sub("", n) == bare]
    if not (fuller or ending or legal) and (division := _DIVISION.match(upper)) and is_division(division.group()):
        legal = [
            n for n in names if n == upper[division.end() :] and len(n) >= 4
        ]  # 昆明市某厂工会, where the text has 某厂
    return next(iter(sorted(fuller, key=len) or sorted(ending, key=len) or sorted(legal, key=len)), None)
