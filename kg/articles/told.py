"""A paragraph with its role, and what its words alone say: where it comes from, whether it can be a headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.articles.paragraphs import HEADLINE_WIDTH, Paragraph, width
from kg.articles.patterns import (
    BELOW,
    CROSS_HEAD,
    FURNITURE,
    HAN,
    JUMP_TO,
    LEAD,
    PERSON_ROW,
    PLACED,
    PRIZE,
    SEE_LIST,
    SIGNED_OFF,
    STOP,
    is_section,
)
from kg.gazetteer import is_division

DAY = re.compile(r"^(?:\d{1,2}月\d{1,2}日|近日|日前|昨日|图为)")
_WIDEST = 60  # a kicker and a headline on one line, right before a byline or a lead


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph and what it is."""

    role: str
    paragraph: Paragraph


def comes_from(text: str) -> bool:
    """Does a line begin with where it comes from: 昭通：……, 汕头南澳：……?"""
    found = PLACED.match(text.strip())
    return found is not None and any(is_division(found["place"][:n]) for n in (len(found["place"]), 2, 3))


def could_be_headline(one: Told, *, near: bool) -> bool:
    """Can a line be a headline? One that is near what it stands over may be wider."""
    text = one.paragraph.text.strip()
    if one.paragraph.line:
        return False
    han = len(re.findall(rf"[{HAN}]", text))
    if han < 4 or FURNITURE.search(text) or is_section(text) or CROSS_HEAD.match(text):
        return False
    if (
        JUMP_TO.search(text)
        or LEAD.search(text)
        or SIGNED_OFF.match(text)
        or SEE_LIST.match(text)
        or BELOW.match(text)
        or PERSON_ROW.match(text)
        or PRIZE.match(text)
        or re.search(rf"[。；;]|{STOP}|[,，、]$", text)
        or re.match(r"[,，、)）]", text)
    ):
        return False
    if re.search(r"报$", re.sub(r"\s", "", text)) and han < 9:
        return False
    widest = _WIDEST if near or one.paragraph.gap else HEADLINE_WIDTH
    return width(text) <= widest and one.paragraph.lines <= 3
