"""Stops, huts and canteens under a name in quotation marks: a place where somebody is in one, else a scheme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.spans import Stretches, mention
from kg.model import Article, Mention
from kg.schema import PLACE

_KINDS = r"(?:驿站|小站|驿家|之家|小屋|食堂|凉棚|书屋|书吧|服务站|亭)"
_STOP = re.compile(rf"{_KINDS}[”\"]?$")
# Somebody goes to it, is in it, or it is opened where it stands, alone: 登上三沙渔港的“海上驿家”, 为“暖阳”心理驿站揭牌.
_TO = re.compile(r"(?:走进|来到|登上|抵达|前往|参观|察看|探访|走访)[\u3400-\u9fff]{0,12}$")
_IN = re.compile(r"在[\u3400-\u9fff]{0,8}$")
_INSIDE = re.compile(r"[里内](?!容)|用餐|休息|歇脚|座谈|与[\u3400-\u9fff]{2,14}(?:座谈|交谈|聊)")
_OPENED = re.compile(r"为$")
_HEAD = re.compile(r"(?:首任|现任)?(?:驿站?长|站长|管理员|店长)(?:由|是)?")
_QUOTED = re.compile(rf"[“\"](?P<name>[\u3400-\u9fff]{{1,8}}?{_KINDS})[”\"]")
_SEVERAL = re.compile(r"[一二三四五六七八九十百两几多\d]+(?:余|多)?[个座家处间]$|各|全[省市县区]|首批")


def as_places(text: str, named: Sequence[Mention]) -> tuple[list[Mention], list[Mention]]:
    """The programmes that are none but places, and the others; all mentions of one name go together."""
    stops = [m for m in named if _STOP.search(m.text)]
    several = {m.name for m in stops if _SEVERAL.search(text[max(0, m.start - 6) : m.start])}
    single = {m.name for m in stops if m.name not in several and _is_place(text, m.start, m.end)}
    places = [replace(m, type=PLACE, subtype="station", rule="venue") for m in named if m.name in single]
    return places, [m for m in named if m.name not in single]


def find_stops(article: Article, taken: Stretches) -> list[Mention]:
    """Those that are nothing else in the article, so that no programme was found."""
    return [
        mention(article, *match.span(), PLACE, subtype="station", rule="venue", name=match.group("name"))
        for match in _QUOTED.finditer(article.text)
        if not taken.cross(*match.span()) and _is_place(article.text, *match.span())
    ]


def _is_place(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 18) : start], text[end : end + 18]
    if _SEVERAL.search(before[-6:]):
        return False
    if _TO.search(before) or _HEAD.match(after):
        return True
    if _IN.search(before) and _INSIDE.match(after):
        return True
    return bool(_OPENED.search(before)) and after.startswith("揭牌")
