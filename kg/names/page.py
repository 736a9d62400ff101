"""Names over a whole page: short forms of bodies and programmes that the page names in full elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from kg.gazetteer import find, territory_of
from kg.lexicon import bodies, one_of
from kg.mentions.body_names import kind_of
from kg.model import Mention
from kg.names.firms import firms_in_full
from kg.schema import ORGANISATION, PLACE, PROGRAMME
from kg.words import tag_of

# Bodies whose parts are called after their short form too: 江岸分局刑侦大队 of 武汉市公安局江岸分局.
_OWNERS = ("分局", "支队", "大队", "工务段", "机务段", "供电段", "车务段", "客运段", "电务段")
# A court called after its place alone; and how its full name goes on.
_COURT = re.compile(r"([\u3400-\u9fff]{2})(法院|检察院)")
_LOWER = re.compile(r"[\u3400-\u9fff]{0,6}(?:县|市|区|旗)?人民(?:法院|检察院)")
_LEGAL = re.compile(r"(?:股份|集团)?(?:有限责任|有限)公司$")


def autonomous_in_full(resolved: dict[str, tuple[Mention, ...]]) -> dict[str, tuple[Mention, ...]]:
    """松桃县 and 怒江州总工会 take the full name of an autonomous county or prefecture that the page names."""
    names = {m.name for found in resolved.values() for m in found if m.type in (ORGANISATION, PLACE)}
    full = {territory_of(name) for name in names if "自治" in name}
    short = {
        f"{division.short}{name[-1]}": name for name in full if name and (division := find(name)) and division.parents
    }
    if not short:
        return resolved
    begins = re.compile(one_of(short))
    return {
        article: tuple(
            replace(
                m, name=short[head.group()] + m.name[head.end() :], reason=f"{head.group()} is {short[head.group()]}"
            )
            if m.type in (ORGANISATION, PLACE) and (head := begins.match(m.name))
            else m
            for m in found
        )
        for article, found in resolved.items()
    }


def bodies_in_full(resolved: dict[str, tuple[Mention, ...]]) -> dict[str, tuple[Mention, ...]]:
    """Short forms of a body that the page names in full elsewhere take its full name."""
    names = Counter(m.name for found in resolved.values() for m in found if m.type == ORGANISATION)
    longer = firms_in_full(names)
    bare = {name: _LEGAL.sub("", name) for name in names}
    alike: dict[str, list[str]] = {}  # names that differ in their legal form alone
    ending: dict[str, list[str]] = {}  # names by their last four characters
    for name in names:
        alike.setdefault(bare[name], []).append(name)
        ending.setdefault(name[-4:], []).append(name)
    for name in sorted(names):
        if name in longer or len(name) < 4:
            continue
        whole = _of_the_people(name)
        if whole in names:
            longer[name] = whole
        if name in longer or (territory_of(name) and not name.endswith("分局")):
            continue
        full = [o for o in ending[name[-4:]] if o != name and o.endswith(name) and _prefixes(o, name)]
        legal = [o for o in alike[bare[name]] if len(o) > len(name)]
        if len(full) == 1 and names[full[0]] >= 1:
            longer[name] = full[0]
        elif len(legal) == 1:
            longer[name] = legal[0]
    for name in names:
        if name not in longer and (inner := _inside(name, names)):
            longer[name] = inner
    for name in (n for n in names if len(n) == 3 and n in bodies() and n not in longer):
        full = [o for o in names if len(o) > 3 and o.endswith(name)]
        if len(full) == 1:
            longer[name] = full[0]  # 海事局 on a page with one
    longer.update(_parts_in_full(names, longer))
    for name, full_name in list(longer.items()):
        longer[name] = longer.get(full_name, full_name)
    out = {}
    for article, found in resolved.items():
        out[article] = tuple(
            replace(
                m,
                name=longer[m.name],
                subtype=kind_of(longer[m.name]),
                reason=f"{m.name} is short for {longer[m.name]}",
            )
            if m.type == ORGANISATION and m.name in longer
            else m
            for m in found
        )
    return out


def _parts_in_full(names: Iterable[str], longer: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """江岸分局刑侦大队 where 江岸分局 is 武汉市公安局江岸分局: the part takes the full name of its body."""
    for name in names:
        if name in longer:
            continue
        short = next((name[:at] for at in range(len(name) - 2, 3, -1) if name[:at] in longer), None)
        if short is not None and short.endswith(_OWNERS):
            yield name, longer[short] + name.removeprefix(short)


def _inside(name: str, names: Iterable[str]) -> str | None:
    """丰泽分局 of 泉州市公安局丰泽分局东海派出所, 晋江法院 of 晋江市人民法院: the one body that the page names so in full."""
    if court := _COURT.fullmatch(name):
        place, kind = court.groups()
        full = {o for o in names if o.startswith(place) and o.endswith(f"人民{kind}") and _LOWER.fullmatch(o[2:])}
    elif name.endswith("分局") and len(name) < 7:
        full = {o[: o.index(name) + len(name)] for o in names if "局" + name in o}
    else:
        return None
    return full.pop() if len(full) == 1 else None


def _of_the_people(name: str) -> str:
    """浦东新区法院 is 浦东新区人民法院.

    >>> _of_the_people("浦东新区法院"), _of_the_people("浦东新区人民法院")
    ('浦东新区人民法院', '')
    """
    found = re.fullmatch(r"(.{2,})(?<!人民)(法院|检察院|政府)", name)
    return f"{found.group(1)}人民{found.group(2)}" if found else ""


def _prefixes(full: str, name: str) -> bool:
    """Is what `full` has before `name` a part of a name? 协调 of 协调满帮集团 is a verb."""
    before = full.removesuffix(name)
    return len(before) >= 2 and not tag_of(before).startswith("v")


def programmes_in_full(resolved: dict[str, tuple[Mention, ...]]) -> dict[str, tuple[Mention, ...]]:
    """Short forms of a programme take the full name that the page prints: “渔火课堂”, 《方案》, 第三次会议."""
    first: dict[str, Mention] = {}
    for found in resolved.values():
        for m in found:
            if m.type == PROGRAMME:
                first.setdefault(m.name, m)
    longer: dict[str, str] = {}
    for name in first:
        full = [
            other
            for other in first
            if len(other) > len(name) and _short_for(name, other) and not _hands_out(first[other], first[name])
        ]
        if full and (len(full) == 1 or not name.startswith("《")):
            longer[name] = max(full, key=lambda o: (_stem(o) == _stem(name), _quoted(o) == name, len(o)))
    for name, full_name in list(longer.items()):
        longer[name] = longer.get(full_name, full_name)
    return {
        article: tuple(
            replace(
                m,
                name=longer[m.name],
                subtype=first[longer[m.name]].subtype,
                reason=f"{m.name} is short for {longer[m.name]}",
            )
            if m.type == PROGRAMME and m.name in longer
            else m
            for m in found
        )
        for article, found in resolved.items()
    }


def _hands_out(meeting: Mention, award: Mention) -> bool:
    """“最美职工”发布仪式 is not the honour that is given there."""
    return award.subtype == "award" and meeting.subtype == "meeting"


def _short_for(name: str, other: str) -> bool:
    """Is `other` the same programme with more of its name?"""
    if name.startswith("《"):
        core, whole = name.strip("《》"), re.sub(r"（[^（）]*）$", "", other.strip("《》"))
        return other.startswith("《") and (whole.endswith(core) or (len(core) <= 4 and core in whole))
    if _stem(name) == _stem(other):
        return True
    quoted = _quoted(other)
    if quoted is not None and len(quoted) > 2 and not quoted.isdigit():
        if name == quoted:
            return True
        if _quoted(name) == quoted:
            tail, whole = (x.rpartition("”")[2] or x.rpartition('"')[2] for x in (name, other))
            return bool(tail) and whole.endswith(tail)
    return len(name) > 7 and other.endswith(name) and not name.startswith("《")


@lru_cache(maxsize=16384)
def _quoted(name: str) -> str | None:
    """The quoted part that singles a name out: 赋能 of “赋能”行动."""
    found = re.search(r"[“\"「]([^”\"」]+)[”\"」]", name)
    return found.group(1) if found else None


@lru_cache(maxsize=16384)
def _stem(name: str) -> str:
    """A session's name in one form: 十四届四次全委会议 and 第十四届委员会第四次全体会议 are the same."""
    plain = re.sub(r"(?<=届)委员会|第(?=[一二三四五六七八九十]+[届次])", "", name)
    return plain.replace("全体会议", "全委会议")
