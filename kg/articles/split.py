"""A page's paragraphs to articles, captions and teasers.

1. Furniture (mastheads, telephone lines, section labels, scraps of headlines) is set aside.
2. Each paragraph is told apart: heading, byline, lead, brief, caption, teaser, jump, running text.
3. Headings and what follows them begin items; running text goes on with the item before it.
4. Passages go to the items that they continue, wherever they stand (`regroup`).
"""

from __future__ import annotations

import re

from kg.articles.bylines import WROTE, authored, first_names, reported, signed
from kg.articles.compose import compose
from kg.articles.heads import with_heads
from kg.articles.items import items_of
from kg.articles.joins import LARGE
from kg.articles.owners import to_owners
from kg.articles.paragraphs import HEADLINE_WIDTH, LONG, Paragraph, cut, paragraphs, width
from kg.articles.patterns import (
    ADDRESSED,
    AGENCY_END,
    ALONE,
    ANONYMOUS,
    BELOW,
    BRIEF,
    BYLINE,
    CAPTION,
    CROSS_HEAD,
    ENDING,
    FIRST_CREDIT,
    FURNITURE,
    GIVEN,
    GUIDE,
    HAN,
    JUMP_FROM,
    JUMP_TO,
    LEAD,
    LIST_HEAD,
    OCR_DAY,
    PASSED,
    PHOTO,
    PICTURE_END,
    POEM,
    SECTIONS,
    SEE,
    SEE_LIST,
    SIGNED_DAY,
    SIGNED_OFF,
    SLOGAN,
    STOP,
    STORY,
    is_notice,
    is_row,
    is_section,
)
from kg.articles.place import by_place
from kg.articles.regroup import regroup
from kg.articles.runs import sequences
from kg.articles.told import Told
from kg.model import Article, Page

_KEPT = (LIST_HEAD, PASSED, ADDRESSED, ANONYMOUS)  # lines however short that are of the text
_TOLD_BY = re.compile(rf"^[{HAN} \u3000]{{2,24}}(?:口述|整理|编译|供稿)$")
_WIDEST_CAPTION = 260  # ems
_BYLINE = 40  # ems of a line of names at most
_TOP = 60  # characters of a page's head at least
_NAME = re.compile(rf"[{HAN}](?:[ \u3000]?[{HAN}]){{1,6}}")  # of a paper
_PAPER = ("报", "刊", "新闻", "通讯")  # a paper's name ends so
_NOT_WORD = re.compile(r"\W+")
_PAGE_NUMBER = re.compile(r"第?(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}(?=版))版?")
_SIX_LETTERS = re.compile(rf"(?:[^{HAN}A-Za-z]*+[{HAN}A-Za-z]){{6}}")
_FOUR_HAN = re.compile(rf"(?:[^{HAN}]*+[{HAN}]){{4}}")
# 男子100米：1.王芳（甲城）10秒87; 甲城商会　　8600元; 问： before a question
_RESULT = re.compile(r"[:：][ \u3000]*\d{1,2}[.．、]|\d[秒米分][\d零]|[ \u3000]{2,}[\dOol,.]+元?$|^[问答][:：]")
# 职中学生有了“双师傅”, and a headline that is one quotation; 他笑着说“一定来” is text
_QUOTING = re.compile(r"[^“”，,。；;：:、]{3,}(?<![说道称喊问答叫])“[^“”，,。；;：:]{2,8}”$|“[^“”。；;]{7,}”$")
_TIMETABLE = re.compile(r"次[,，]|\d{1,2}:\d{2}")


def split(page: Page) -> tuple[Article, ...]:
    r"""The articles, captions and teasers of a page, in order of their first character.

    >>> page = Page("p", "# 甲报\n\n# 市总工会送清凉\n\n本报讯（记者王芳）昨日，市总工会送清凉。")
    >>> [a.title for a in split(page)]
    ['市总工会送清凉']
    """
    # a text as large as that is no page: it is cut into items, and left as it stands
    seen = sequences(page.text.split("\n")) if len(page.text) <= LARGE else None
    items = items_of(_told_apart(paragraphs(page.text, seen), page))
    if seen is not None:
        items = regroup(items, seen)
        to_owners(items)
    found = [item for item in items if item.body or item.headings]
    return tuple(compose(item, page, number) for number, item in enumerate(found, start=1))


def _told_apart(found: list[Paragraph], page: Page) -> list[Told]:
    told: list[Told] = []
    name = re.sub(r"\s", "", page.publication or "")
    for paragraph in found:
        for part in _parts(paragraph):
            told.append(Told(_role(part, name, early=part.start < 250), part))
    if _is_running_head(told):
        told[0] = Told("furniture", told[0].paragraph)
    for at in range(1, len(told)):
        if told[at].role == "text" and SIGNED_DAY.match(told[at].paragraph.text) and _is_named(told[at - 1], name):
            told[at] = Told("furniture", told[at].paragraph)  # the day of issue below the paper's name
    return by_place(with_heads(told))


def _is_named(one: Told, name: str) -> bool:
    return bool(name) and one.role == "furniture" and _NOT_WORD.sub("", one.paragraph.text) == name


def _is_running_head(told: list[Told]) -> bool:
    """Is the first line of a page the name of its paper, whatever it ends with, right over the day: 甲河林业?"""
    if len(told) < 2 or told[0].role != "heading" or told[1].role != "furniture":
        return False
    name = told[0].paragraph.text.strip()
    if not (_NAME.fullmatch(name) and (told[0].paragraph.level == 1 or name.endswith(_PAPER))):
        return False
    return any(one.role == "furniture" and OCR_DAY.search(one.paragraph.text[:_TOP]) for one in told[1:3])


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph, cut where an item begins inside it: a brief's mark, a lead behind a headline, a jump line."""
    text = paragraph.text
    if paragraph.line:
        return [paragraph]
    if CROSS_HEAD.match(text.strip()):
        return [paragraph]
    cuts = [m.start() for m in BRIEF.finditer(text) if m.start() > 0 and len(text) - m.end() > 8]
    if (story := STORY.match(text)) and not SEE.search(text[-16:]):
        cuts.append(story.end())
    lead = LEAD.search(text[: 2 * HEADLINE_WIDTH])
    if lead and 4 < lead.start() <= HEADLINE_WIDTH and not ENDING.search(text[: lead.start()].rstrip()):
        cuts.append(lead.start())
    if (jump := JUMP_FROM.search(text)) and jump.start() > 0:
        cuts.append(jump.start())
    return [part for part in cut(paragraph, sorted(set(cuts))) if part.text.strip()]


def _role(paragraph: Paragraph, name: str, *, early: bool) -> str:
    text = paragraph.text.strip()
    if len(text) > LONG:
        return _role_of_long(text)
    bare = _NOT_WORD.sub("", text)
    if not bare or bare == name or bare in SECTIONS or _PAGE_NUMBER.fullmatch(bare):
        return "furniture"
    if early and name and re.sub(r"\s", "", text).startswith(name) and width(text) < 60 and not LEAD.match(text):
        return "furniture"  # 丹江晨报 综合新闻 A04
    if GUIDE.match(text):
        return "furniture"
    if SEE_LIST.match(text):
        return "text"  # where the list stands that the item above tells of
    if SEE.search(text) and width(text) < 12:
        return "teaser"
    if name and OCR_DAY.search(text) and name in re.sub(r"\s", "", text) and width(text) < 60:
        return "furniture"
    if (is_notice(text) or POEM.search(text)) and not paragraph.line:
        return "heading"
    if is_section(text):
        return "furniture"
    if authored(text) or _TOLD_BY.search(text):
        return "byline"
    told = (
        re.match(r"[□◇■●○◆▲]|\S+[ \u3000]|[文图撰采整][^ ]{0,2}[:：/／]|[^ ]{2,4}[/／][文图]", text)
        if len(text) < 12
        else None
    )
    if told and BYLINE.match(text) and not PHOTO.search(text):
        return "byline"  # ■ 记者 王芳
    if BRIEF.match(text) and width(text) < _BYLINE and BYLINE.match(text):
        return "byline"  # ◎本报记者 王芳 实习生 李明
    if paragraph.start < _TOP and SIGNED_DAY.match(text):
        return "furniture"
    if SIGNED_OFF.match(text) or ALONE.match(text) or SIGNED_DAY.match(text) or any(mark.match(text) for mark in _KEPT):
        return "text"
    if BELOW.match(text) and signed(text):
        return "text"
    if len(text) < 12 and re.search(r"[ \u3000](?:摄影?|供图)$", text) and PHOTO.search(text):
        return "caption"  # 王芳 摄
    if JUMP_FROM.match(text):
        return "continued"
    if not _SIX_LETTERS.match(text) and not ENDING.search(text) and not paragraph.level:
        return "furniture"
    if FURNITURE.search(text) and width(text) < 80 and not re.search(rf"[。！？]|{STOP}", text):
        return "furniture"
    if SLOGAN.match(text) and not paragraph.level:
        return "furniture"
    if early and re.fullmatch(rf"[{HAN}\s]{{2,12}}报[A-Z\s]*|[{HAN}]{{2,16}}主办", text):
        return "furniture"
    if CROSS_HEAD.match(text) or AGENCY_END.match(text) or (JUMP_TO.match(text) and width(text) < 12):
        return "text"
    if paragraph.line and not any(mark.match(text) for mark in (BRIEF, JUMP_FROM, LEAD, BYLINE)):
        return "text"
    if BRIEF.match(text) and SEE.search(text):
        return "teaser"
    if BRIEF.match(text):
        shown = PHOTO.search(text) and text[0] in "▲△▼" and width(text) < _WIDEST_CAPTION
        return "caption" if shown else "brief"
    if SEE.search(text) and width(text) < 60 and not LEAD.search(text):
        return "teaser"
    if LEAD.match(text) or FIRST_CREDIT.match(text) or first_names(text) or reported(text):
        return "lead"
    if BYLINE.match(text) and width(text) < _BYLINE:
        of_picture = text.endswith("摄") and PHOTO.search(text) and not WROTE.search(text)
        return "caption" if of_picture else "byline"
    if width(text) < _WIDEST_CAPTION and (PHOTO.search(text) or PICTURE_END.search(text)):
        return "caption"
    if CAPTION.match(text):
        return "caption"
    if _is_heading(paragraph):
        return "heading"
    return "text"


def _role_of_long(text: str) -> str:
    """Running text, unless it begins as a lead, a brief or a jump; the rest of it is not looked at."""
    beginning = text[:200]
    for role, mark in (("brief", BRIEF), ("continued", JUMP_FROM), ("lead", LEAD)):
        if mark.match(beginning):
            return role
    return "text"


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.level:
        return width(text) <= 2 * HEADLINE_WIDTH and not re.search(rf"。|{STOP}", text)
    if GIVEN.match(text):
        return False
    if paragraph.gap and width(text) <= HEADLINE_WIDTH and _QUOTING.match(text):
        return True
    if (
        width(text) > HEADLINE_WIDTH
        or re.search(rf"[。；;]|{STOP}|[,，、!?！？”」]$", text)
        or re.match(r"[,，、。；;)）]", text)
    ):
        return False
    if is_row(text) or _TIMETABLE.search(text) or _RESULT.search(text) or text.count("公司") > 1:
        return False
    return bool(_FOUR_HAN.match(text)) and not re.search(r"[:：]$", text)
