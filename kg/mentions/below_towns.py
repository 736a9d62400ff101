"""Where the name of a body begins whose town or village the lexer cut: 磁县, 讲 and 武城镇东小屋村党支部."""

from __future__ import annotations

import re

from kg.mentions.chains import village_end
from kg.towns import lies_in, towns

_TOWN = re.compile(r"[\u3400-\u9fff]{1,7}?(?:镇|乡|街道|苏木)")
_VILLAGE = re.compile(r"[\u3400-\u9fff]{1,4}?(?:村|社区)")
_ABOVE = r"(?P<town>[\u3400-\u9fff]{2,5}(?:镇|乡|街道))"
# A town, and the words that the lexer took a village's name for: 王母街道, 平绕 and 村党支部.
_TOWN_AND_STEM = re.compile(rf"{_ABOVE}(?P<stem>[\u3400-\u9fff]{{2,4}})$")
# A town, and a first character of a village's name that the lexer took for a word: 加麻乡, 加 and 麻村.
_TOWN_AND_ONE = re.compile(rf"{_ABOVE}[^的及和与各等将把是有驻辖建办来到在赴至从于往向进\W\d]$")
_FURTHEST = 4  # characters of a town's name that the lexer may have cut off


def start_below_town(text: str, start: int, end: int) -> int | None:
    """Where the name really begins that was found to be `[start, end)`; None if no town says otherwise.

    >>> start_below_town("磁县讲武城镇东小屋村党支部", 3, 13), start_below_town("加麻乡加麻村工作队", 4, 9)
    (2, 3)
    """
    if town := _TOWN.match(text, start, end):
        for begun in range(start - 1, max(-1, start - _FURTHEST - 1), -1):
            if text[begun : town.end()] in towns() and lies_in(text, begun, town.end()):
                return begun
    before = text[max(0, start - 10) : start]
    if text.startswith(("村", "社区"), start) and (stem := _TOWN_AND_STEM.search(before)):
        begun = start - len(stem.group("stem"))
        return begun if _ends_with_town(stem) and village_end(text, begun) is not None else None
    if _VILLAGE.match(text, start, end) and (one := _TOWN_AND_ONE.search(before)):
        return start - 1 if _ends_with_town(one) else None
    return None


def _ends_with_town(above: re.Match[str]) -> bool:
    town = above.group("town")
    return any(town[k:] in towns() for k in range(len(town) - 2))
