"""Divisions of China down to the county with their GB/T 2260 codes, from JioNLP's table (Apache-2.0)."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from kg.lexicon import provinces

GAZETTEER = "GB/T 2260"  # what its codes are, as outputs name the source

_CODE = re.compile(rb"\t(\d{6})\t")  # in rows of provinces, cities and counties, not in the 700,000 below them
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city or county. `parents` are the full names above it, province first."""

    name: str
    short: str
    code: str
    parents: tuple[str, ...]


def table_of_divisions() -> bytes:
    """JioNLP's table as it is: a row a division, a tab more for each level, codes and short names down to counties."""
    spec = find_spec("jionlp")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "dictionary" / "china_location.zip"
    with zipfile.ZipFile(path) as archive:
        return archive.read("china_location.txt")


@lru_cache(maxsize=1)
def divisions() -> dict[str, tuple[Division, ...]]:
    """Divisions by full name and by short name."""
    raw = table_of_divisions()
    table: dict[str, list[Division]] = defaultdict(list)
    above: list[str] = []
    for match in _CODE.finditer(raw):
        begin, end = raw.rfind(b"\n", 0, match.start()) + 1, raw.find(b"\n", match.end())
        indented = raw[begin : match.start()].decode("utf-8")
        name, code = indented.lstrip("\t"), match.group(1).decode("ascii")
        short = raw[match.end() : end if end >= 0 else len(raw)].decode("utf-8").rstrip("\r")
        above = [*above[: len(indented) - len(name)], name]
        parents = tuple(dict.fromkeys(p for p in above[:-1] if p != name and not p.endswith("行政区划")))
        division = Division(name, short, code, parents)
        keys = {name, short}
        if name.endswith(("自治县", "自治州", "自治旗")):
            keys.add(short + name[-1])  # 景谷县, 延边州
        for key in keys:
            if all(d.code != code for d in table[key]):
                table[key].append(division)
    return {key: tuple(sorted(found, key=lambda d: d.code)) for key, found in table.items()}


def find(name: str, *, within: str | None = None) -> Division | None:
    """The division of a full or short name, if it is clear which; `within` is a province or city that it lies in.

    >>> find("十堰").name, find("长安区", within="西安市").code
    ('十堰市', '610116')
    """
    found = divisions().get(name, ())
    if within:
        near = [d for d in found if within in d.parents or d.name == within]
        found = tuple(near) or found
    if len(found) > 1:
        exact = [d for d in found if d.name == name]
        high = [d for d in found if len(d.parents) <= 1 and not d.name.endswith(("区", "县"))]
        found = tuple(high or exact or found)
    return found[0] if len(found) == 1 else None


def is_division(name: str) -> bool:
    """Is this the full or short name of a province, city or county?"""
    return name in divisions()


def full_name(name: str, *, within: str | None = None) -> str | None:
    """福建 → 福建省, 湘西州 → 湘西土家族苗族自治州; None if it is no division or not clear."""
    found = find(name, within=within)
    if found:
        return found.name
    if any(d.name == name for d in divisions().get(name, ())):
        return name
    if name.endswith("州") and len(name) > 2 and (found := find(name[:-1], within=within)):
        return found.name
    if name in provinces():
        return provinces()[name]
    return None


def code_of(name: str) -> str | None:
    """The GB/T 2260 code of a division whose name is unambiguous."""
    found = divisions().get(name, ())
    codes = {d.code for d in found}
    if name in _MUNICIPALITIES or len(codes) > 1:
        return min(codes, default=None) if name in _MUNICIPALITIES else None
    return next(iter(codes), None)


def province_of(name: str, *, within: str | None = None) -> str | None:
    """The province that a division lies in, itself if it is one."""
    found = find(name, within=within)
    if found is None:
        return provinces().get(name)
    return found.parents[0] if found.parents else found.name


@lru_cache(maxsize=65536)
def territory_of(name: str) -> str | None:
    """The division that a name begins with, by its full name: 福建省总工会 → 福建省.

    >>> territory_of("福建省总工会"), territory_of("传化集团"), territory_of("叶县总工会")
    ('福建省', None, '叶县')
    """
    for length in range(min(12, len(name)), 1, -1):
        head = name[:length]
        if length == 2 and (head[1] != "县" or head == "和县"):
            return None  # a province or a city in short, or any word; 和县司法局 after another body is the county's
        if head in divisions() and any(d.name == head for d in divisions()[head]):
            return head
    return None


@lru_cache(maxsize=65536)
def chain_of(name: str) -> tuple[str, ...]:
    """The divisions that a name begins with, written out one after the other.

    >>> chain_of("浙江省温州市总工会"), chain_of("传化集团")
    (('浙江省', '温州市'), ())
    """
    found = []
    while head := territory_of(name):
        found.append(head)
        name = name[len(head) :]
    return tuple(found)
