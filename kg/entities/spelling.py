"""Two spellings side by side: the characters in which they differ, and names stripped to what tells them apart."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.entities.confusion import DISTINGUISHING, confusable
from kg.words import is_common

LEGAL_FORMS = ("股份有限公司", "有限责任公司", "有限公司")
_FREQUENT = 1000  # counts of words that no printer puts for one another unseen
_LONG = 10  # characters from which two slips in a name are slips, not another name
_VERY_LONG = 20  # from which a word left out is one: in 全国女职工技能大赛 one character more makes another contest
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_NUMBER = re.compile(r"\d+|[〇零一二三四五六七八九十百]+")
_SPELT = re.compile(r"(?:([一二三四五六七八九]?)百)?零?(?:([一二三四五六七八九]?)十)?零?([一二三四五六七八九])?")
_DASH = re.compile(r"(?<=\d)一(?=\d)")  # 2025一2027: a dash read as a number
_CAMPAIGN = re.compile(r"^(?:(?:19|20)\d\d年度?)?[“\"「『]([^”\"」』]{3,})[”\"」』](?:活动|行动|系列活动|专项行动)?$")


@lru_cache(maxsize=1024)  # half a dozen features ask it of one pair
def differing(a: str, b: str) -> tuple[str, str] | None:
    """The one pair of characters in which two names of equal length differ.

    >>> differing("张铠", "张锐"), differing("张铠", "李锐")
    (('铠', '锐'), None)
    """
    if len(a) != len(b) or a == b:
        return None
    at = next(k for k, (x, y) in enumerate(zip(a, b, strict=True)) if x != y)
    return (a[at], b[at]) if a[at + 1 :] == b[at + 1 :] else None


def two_words(a: str, b: str) -> bool:
    """Does the one character in which two names differ make two words of the language: 医院 and 法院?

    >>> two_words("双柏县人民医院", "双柏县人民法院"), two_words("甘肃黄河石化公司", "甘肃黄河石化公句")
    (True, False)
    """
    at = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    pairs = [(a[k : k + 2], b[k : k + 2]) for k in (at - 1, at) if 0 <= k < len(a) - 1]
    return any(is_common(x, above=_FREQUENT) and is_common(y, above=_FREQUENT) for x, y in pairs)


def slips(a: str, b: str) -> list[tuple[str, str]] | None:
    """What a printer's slip changed between two long names: at most three characters exchanged, or two left out.

    None where the names are short or differ by more. What is left out is told with an empty other side.

    >>> slips("以高质量发展汇聚产业工人磅礴力量", "以高质量发展汇聚产业エ人磅薄力量")
    [('工', 'エ'), ('礴', '薄')]
    """
    if a == b or min(len(a), len(b)) < _LONG:
        return None
    if len(a) == len(b):
        pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return pairs if len(pairs) <= min(3, len(a) // 6) else None
    long, short = (a, b) if len(a) > len(b) else (b, a)
    gap = len(long) - len(short)
    if gap > 2 or len(short) < _VERY_LONG:
        return None
    head = next((k for k, (x, y) in enumerate(zip(long, short, strict=False)) if x != y), len(short))
    return [(long[head : head + gap], "")] if long[head + gap :] == short[head:] else None


def harmless(pair: tuple[str, str]) -> bool:
    """Can a slip have made this difference, or does it tell two things apart?"""
    a, b = pair
    if not b:
        return not set(a) & DISTINGUISHING and not re.search(r"[非不未省市县区]", a)
    return not (a in DISTINGUISHING and b in DISTINGUISHING) and confusable(a, b) is not None


@lru_cache(maxsize=8192)
def numbers(name: str) -> tuple[str, ...]:
    """The numbers of a name in figures: 第十八次 and 第18次 have the same.

    >>> numbers("中国工会第十八次全国代表大会"), numbers("5年来")
    (('18',), ('5',))
    """
    return tuple(_figures(found) for found in _NUMBER.findall(name))


def _figures(number: str) -> str:
    """A number in figures; what is none (百千) as it stands."""
    found = _SPELT.fullmatch(number)
    if found is None:
        return number.translate(_DIGITS)
    hundreds, tens, ones = found.groups()
    value = 100 * _digit(hundreds) if hundreds is not None else 0
    value += 10 * _digit(tens) if tens is not None else 0
    return str(value + (_digit(ones) if ones else 0))


def _digit(figure: str) -> int:
    return int(figure.translate(_DIGITS) or 1)


@lru_cache(maxsize=8192)
def in_figures(key: str) -> str:
    """A name with its numbers in figures, so that 五年来 and 5年来 are spelt alike."""
    return _NUMBER.sub(lambda found: _figures(found.group()), _DASH.sub("", key))


def without_legal_form(key: str) -> str:
    """A company's name without its legal form."""
    return next((key.removesuffix(form) for form in LEGAL_FORMS if key.endswith(form)), key)


def campaign(name: str) -> str | None:
    """What singles a campaign out: 冬送温暖 of 2023年“冬送温暖”活动; None for names of another make.

    >>> campaign("2023年“冬送温暖”活动"), campaign("“我最善辩”辩论赛")
    ('冬送温暖', None)
    """
    found = _CAMPAIGN.match(name)
    return found.group(1) if found else None
