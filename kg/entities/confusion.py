"""Characters that OCR or a typist takes for each other: alike in shape, or alike in sound.

Shape comes from the components, four-corner code and Wubi code of JioNLP's character dictionary
(Apache-2.0), sound from the pinyin in it.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_PINYIN = re.compile(r"\[([^\]]+)\]")
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü")

# Characters that tell siblings apart (一公司 and 二公司, 东区 and 西区); never a misprint of each other.
DISTINGUISHING = frozenset("一二三四五六七八九十百甲乙丙丁东西南北中上下左右前后大小新老0123456789")


# Letters of other scripts and radicals that a scan reads for characters of the same strokes (no dictionary has them).
_TWINS = {
    frozenset(pair) for pair in ("エ工", "ロ口", "カ力", "ニ二", "ハ八", "夕タ", "卜ト", "口囗", "ー一", "O〇", "0〇")
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """What a character looks and sounds like."""

    radical: str
    corners: str  # four-corner code, five digits
    parts: frozenset[str]
    wubi: str
    sounds: frozenset[str]  # pinyin without tones


@lru_cache(maxsize=1)
def glyphs() -> dict[str, Glyph]:
    """Every character of the dictionary; read from its file, since importing the package is slow and talks."""
    spec = find_spec("jionlp")
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin).parent / "dictionary" / "chinese_char_dictionary.zip"
    with zipfile.ZipFile(path) as archive:
        lines = archive.read("chinese_char_dictionary.txt").decode("utf-8").splitlines()
    table: dict[str, Glyph] = {}
    for line in lines:
        columns = line.split("\t")
        if len(columns) < 8 or len(columns[0]) != 1:
            continue
        char, radical, _, corners, parts, _, wubi, senses = columns[:8]
        sounds = frozenset(
            sound.strip().translate(_TONES) for found in _PINYIN.findall(senses) for sound in found.split(",")
        )
        table[char] = Glyph(radical, corners, frozenset(parts), wubi, sounds)
    return table


@lru_cache(maxsize=1)
def _simple() -> dict[int, str]:
    """Traditional and variant characters to their simplified ones, from JioNLP's table."""
    spec = find_spec("jionlp")
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin).parent / "dictionary" / "tra2sim_char.txt"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {ord(row[0]): row[1] for row in rows if len(row) == 2 and len(row[0]) == len(row[1]) == 1}


def simplified(text: str) -> str:
    """A text in simplified characters, one for one.

    >>> simplified("總工會")
    '总工会'
    """
    return text.translate(_simple())


@lru_cache(maxsize=65536)
def confusable(a: str, b: str) -> str | None:
    """How two characters may be taken for each other, as words; None if they are not.

    >>> confusable("神", "北") is None
    True
    >>> confusable("一", "二") is None
    True
    """
    if a == b or (a in DISTINGUISHING and b in DISTINGUISHING):
        return None
    if frozenset((a, b)) in _TWINS:
        return f"{a} and {b} look alike"
    left, right = glyphs().get(a), glyphs().get(b)
    if left is None or right is None:
        strange = a if left is None else b
        return f"{strange} stands in no dictionary" if "\u4e00" <= strange <= "\u9fff" else None
    if left.sounds & right.sounds:
        return f"{a} and {b} sound alike"
    # a shared radical alone makes no likeness (江 and 河), a shared phonetic does (城 and 诚)
    shared = (left.parts & right.parts) - ({left.radical} & {right.radical})
    corners = sum(x == y for x, y in zip(left.corners, right.corners, strict=False))
    if shared or corners >= 4 or (left.radical == right.radical and corners >= 3):
        return f"{a} and {b} look alike"
    return None


def look_alike(a: str, b: str) -> bool:
    """May one character be misread for the other by its shape, whatever it sounds like?

    >>> look_alike("苟", "荀"), look_alike("晓", "小")
    (True, False)
    """
    return (confusable(a, b) or "").endswith("look alike")
