"""What a line is by where it stands: a headline before a byline or a lead, a sentence broken before its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.articles.joins import join as fits
from kg.articles.paragraphs import Paragraph, width
from kg.articles.patterns import CROSS_HEAD, FURNITURE, HAN, JUMP_TO, LEAD, PERSON_ROW, SECTIONS
from kg.articles.words import dictionary

HEADLINE_WIDTH = 34  # ems; a wider line is running text
_WIDEST = 60  # a kicker and a headline on one line, right before a byline or a lead
_MOST = 4  # lines of one headline
_BROKEN = 2.5  # log odds that the next goes on from a line
DAY = re.compile(r"^(?:\d{1,2}月\d{1,2}日|近日|日前|昨日|图为)")


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph and what it is."""

    role: str
    paragraph: Paragraph


def by_place(told: list[Told]) -> list[Told]:
    """The same paragraphs, roles put right by what stands before and after each."""
    found = [_broken(told, at) for at in range(len(told))]
    for at, one in enumerate(found):
        if one.role in ("lead", "byline"):
            _headline_above(found, at)
        elif one.role in ("text", "caption") and _tells_picture(found, at):
            _picture_head(found, at)
    _last_headline(found)
    for at, one in enumerate(found):
        if one.role == "furniture" and (_part_of_headline(found, at) or _short_lines(found, at)):
            found[at] = Told("heading", one.paragraph)
    return found


def _short_lines(told: list[Told], at: int) -> bool:
    """Is this one of the two or three short lines of a headline by itself, over text: 火把点亮 / 哀牢山?"""
    first = at
    while first > max(0, at - 3) and not told[first].paragraph.gap:
        first -= 1
    last = first + 1
    while last < min(len(told), first + 4) and not told[last].paragraph.gap:
        last += 1
    lines = [one.paragraph.text.strip() for one in told[first:last]]
    han = [len(re.findall(rf"[{HAN}]", line)) for line in lines]
    if not 2 <= len(lines) <= 3 or not all(2 <= n <= 9 for n in han) or sum(han) < 7 or last == len(told):
        return False
    if any(FURNITURE.search(line) or line in SECTIONS or re.search(r"[,，。；;：:]", line) for line in lines):
        return False
    return told[last].role in ("heading", "lead", "byline", "text")


def _last_headline(told: list[Told]) -> None:
    """Lines at the foot of a page, after a picture or a jump, that are no sentence: a headline whose item is lost."""
    for k in range(len(told) - 1, 0, -1):
        one, before = told[k], told[k - 1]
        if one.role != "text" or not _could_be_headline(one, near=True):
            return
        if before.role == "caption" or JUMP_TO.search(before.paragraph.text):
            for j in range(k, len(told)):
                told[j] = Told("heading", told[j].paragraph)
            return


def _part_of_headline(told: list[Told], at: int) -> bool:
    """Is this a short line of a headline broken over lines: the line before or after, no blank between, is one?"""
    one = told[at].paragraph
    if not 3 <= len(re.findall(rf"[{HAN}]", one.text)) <= 5 or FURNITURE.search(one.text) or one.text in SECTIONS:
        return False
    after = told[at + 1] if at + 1 < len(told) else None
    if after is not None and after.paragraph.text.startswith("——"):
        return True  # a subtitle needs a title
    below = after is not None and after.role == "heading" and not after.paragraph.gap
    return below or (at > 0 and told[at - 1].role == "heading" and not one.gap)


def _broken(told: list[Told], at: int) -> Told:
    """A short line without marks that the next paragraph goes on with is no heading."""
    one = told[at]
    if one.role != "heading" or one.paragraph.level or at + 1 == len(told) or told[at + 1].role != "text":
        return one
    if told[at + 1].paragraph.line:
        return one  # over mixed columns nothing tells what goes on
    here, after = one.paragraph.text, told[at + 1].paragraph.text
    if _is_rest(after) or (at > 0 and told[at - 1].role in ("text", "lead") and _breaks(here, after)):
        return Told("text", one.paragraph)
    return one


def _is_rest(text: str) -> bool:
    """Does the text begin with the last character or two of a word: 率。, but not 会上，?"""
    found = re.match(rf"([{HAN}]{{0,2}})[,，、。]", text)
    return found is not None and not DAY.match(text) and found.group(1) not in dictionary()


def _breaks(here: str, after: str) -> bool:
    return not re.search(r"[ \u3000]", here.strip()) and fits(here, after) >= _BROKEN and not DAY.match(after)


def _headline_above(told: list[Told], at: int) -> None:
    """Lines right above a byline or a lead that could be its headline become headings."""
    for k in range(at - 1, max(at - 1 - _MOST, -1), -1):
        one = told[k]
        if one.role == "heading":
            continue
        if one.role not in ("text", "furniture") or not _could_be_headline(one, near=k == at - 1):
            return
        if one.role == "furniture" and k != at - 1:
            return
        told[k] = Told("heading", one.paragraph)


def _could_be_headline(one: Told, *, near: bool) -> bool:
    text = one.paragraph.text.strip()
    if one.paragraph.line:
        return False
    han = len(re.findall(rf"[{HAN}]", text))
    if han < 4 or FURNITURE.search(text) or text.strip("■○◎ ") in SECTIONS or CROSS_HEAD.match(text):
        return False
    if (
        JUMP_TO.search(text)
        or LEAD.search(text)
        or PERSON_ROW.match(text)
        or re.search(r"[。；;]|[,，、]$", text)
        or re.match(r"[,，、)）]", text)
    ):
        return False
    if re.search(r"报$", re.sub(r"\s", "", text)) and han < 9:
        return False
    widest = _WIDEST if near or one.paragraph.gap else HEADLINE_WIDTH
    return width(text) <= widest and one.paragraph.lines <= 3


def _tells_picture(told: list[Told], at: int) -> bool:
    """Is this the text of a picture: it begins with a day and only a photographer's credit follows?"""
    if not DAY.match(told[at].paragraph.text):
        return False
    return told[at].role == "caption" or (at + 1 < len(told) and told[at + 1].role == "caption")


def _picture_head(told: list[Told], at: int) -> None:
    if at and told[at - 1].role in ("text", "furniture") and _could_be_headline(told[at - 1], near=False):
        told[at - 1] = Told("heading", told[at - 1].paragraph)
