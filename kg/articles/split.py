"""A page's paragraphs to articles, captions and teasers.

1. Furniture (mastheads, telephone lines, section labels, scraps of headlines) is set aside.
2. Each paragraph is told apart: heading, byline, lead, brief, caption, teaser, jump, running text.
3. Headings and what follows them begin items; running text goes on with the item before it.
4. Passages go to the items that they continue, wherever they stand (`regroup`).
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from kg.articles.compose import compose
from kg.articles.joins import LARGE, sequences
from kg.articles.paragraphs import Paragraph, cut, paragraphs, width
from kg.articles.patterns import (
    AGENCY_END,
    BRIEF,
    BYLINE,
    CAPTION,
    CROSS_HEAD,
    END_CREDIT,
    END_NAMES,
    ENDING,
    FURNITURE,
    HAN,
    JUMP_FROM,
    JUMP_TO,
    LABELS,
    LEAD,
    LIST_ROW,
    PHOTO,
    SECTIONS,
    SEE,
    STORY,
    page_number,
)
from kg.articles.place import DAY, HEADLINE_WIDTH, Told, by_place
from kg.articles.regroup import regroup
from kg.model import Article, Page

_HEADLINE_ALONE = 20  # characters at the end of a page whose item is not on it
_LONG_CAPTION = 50  # ems; what is longer, after text, is the last paragraph of a picture story
_STORY = 4  # paragraphs of a picture story at most
_TIMETABLE = re.compile(r"次[,，]|\d{1,2}:\d{2}")


@dataclass
class Item:
    """An article in the making."""

    headings: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    kind: str = "article"
    feature: bool = False  # began with a line of names: its short lines are cross-heads
    closed: bool = False  # ended with a credit
    brief: bool = False
    story: bool = False  # a headline over plain text: a photographer's credit may end it
    continued_from: int | None = None
    continues_on: int | None = None
    repairs: list[str] = field(default_factory=list)
    cross: set[int] = field(default_factory=set)  # where headings inside the text start
    fresh: dict[int, float] = field(default_factory=dict)  # where text starts that may be another item's

    @property
    def level(self) -> int:
        return min((h.level for h in self.headings if h.level), default=0)


def split(page: Page) -> tuple[Article, ...]:
    r"""The articles, captions and teasers of a page, in order of their first character.

    >>> page = Page("p", "# 甲报\n\n# 市总工会送清凉\n\n本报讯（记者王芳）昨日，市总工会送清凉。")
    >>> [a.title for a in split(page)]
    ['市总工会送清凉']
    """
    seen = sequences(page.text.split("\n")) if len(page.text) <= LARGE else frozenset()
    items = _items(_told_apart(paragraphs(page.text, seen), page))
    items = regroup(items, seen)
    found = [item for item in items if item.body or item.headings]
    return tuple(compose(item, page, number) for number, item in enumerate(found, start=1))


def _told_apart(found: list[Paragraph], page: Page) -> list[Told]:
    told: list[Told] = []
    for paragraph in found:
        for part in _parts(paragraph):
            told.append(Told(_role(part, page, early=part.start < 250), part))
    return by_place(told)


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph, cut where an item begins inside it: a brief's mark, a lead behind a headline, a jump line."""
    text = paragraph.text
    if paragraph.line:
        return [paragraph]
    if CROSS_HEAD.match(text.strip()):
        return [paragraph]
    cuts = [m.start() for m in BRIEF.finditer(text) if m.start() > 0 and len(text) - m.end() > 8]
    if story := STORY.match(text):
        cuts.append(story.end())
    lead = LEAD.search(text)
    if lead and 4 < lead.start() <= HEADLINE_WIDTH and not ENDING.search(text[: lead.start()].rstrip()):
        cuts.append(lead.start())
    if (jump := JUMP_FROM.search(text)) and jump.start() > 0:
        cuts.append(jump.start())
    parts: list[Paragraph] = []
    rest, taken = paragraph, 0
    for at in sorted(set(cuts)):
        head, rest = cut(rest, at - taken)
        taken = at
        parts.append(head)
    return [part for part in [*parts, rest] if part.text.strip()]


def _role(paragraph: Paragraph, page: Page, *, early: bool) -> str:
    text = paragraph.text.strip()
    bare = re.sub(r"[^\w]", "", text)
    name = re.sub(r"\s", "", page.publication or "")
    if not bare or bare == name or bare in SECTIONS or re.fullmatch(r"[A-Z]?\d{1,3}版?", bare):
        return "furniture"
    if SEE.search(text) and width(text) < 12:
        return "teaser"
    if len(re.findall(rf"[{HAN}A-Za-z]", text)) <= 5 and not ENDING.search(text) and not paragraph.level:
        return "furniture"
    if FURNITURE.search(text) and width(text) < 80 and not re.search(r"[。！？]", text):
        return "furniture"
    if early and re.fullmatch(rf"[{HAN}\s]{{2,12}}报", text):
        return "furniture"
    if CROSS_HEAD.match(text) or AGENCY_END.match(text) or (JUMP_TO.match(text) and width(text) < 12):
        return "text"
    if paragraph.line and not any(mark.match(text) for mark in (BRIEF, JUMP_FROM, LEAD, BYLINE)):
        return "text"
    if BRIEF.match(text) and SEE.search(text):
        return "teaser"
    if BRIEF.match(text):
        return "brief"
    if JUMP_FROM.match(text):
        return "continued"
    if SEE.search(text) and width(text) < 60 and not LEAD.search(text):
        return "teaser"
    if LEAD.match(text):
        return "lead"
    if BYLINE.match(text) and width(text) < 40:
        return "caption" if PHOTO.search(text) and text.endswith("摄") else "byline"
    if PHOTO.search(text) and width(text) < 260:
        return "caption"
    if CAPTION.match(text):
        return "caption"
    if _is_heading(paragraph):
        return "heading"
    return "text"


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.level:
        return width(text) <= 2 * HEADLINE_WIDTH and not re.search(r"。", text)
    if (
        width(text) > HEADLINE_WIDTH
        or re.search(r"[。；;]|[,，、!?！？”」]$", text)
        or re.match(r"[,，、。；;)）]", text)
    ):
        return False
    if LIST_ROW.search(text) or _TIMETABLE.search(text) or text.count("公司") > 1:
        return False
    return len(re.findall(rf"[{HAN}]", text)) >= 4 and not re.search(r"[:：]$", text)


def _items(told: list[Told]) -> list[Item]:
    items: list[Item] = []
    current: Item | None = None
    before_story: Item | None = None
    headings: list[Paragraph] = []
    own = _own_level(told)
    scraps, label = 0, False
    for at, one in enumerate(told):
        paragraph, role = one.paragraph, one.role
        if role == "furniture":
            scraps += is_scrap(paragraph.text)
            label = paragraph.text.strip(" ■○◎●").replace(" ", "") in LABELS
            continue
        if role == "heading":
            headings.append(paragraph)
            continue
        if role == "teaser":
            see = SEE.search(paragraph.text)
            item = Item(headings=headings, kind="teaser", body=[paragraph])
            item.continues_on = page_number(see.group(1)) if see else None
            headings = []
            items.append(item)
            continue
        if role == "caption":
            text_before = list(headings) if _caption_heads(told, at) else []
            item = Item(kind="caption", headings=text_before, body=[paragraph], closed=True)
            before = told[at - 1] if at else None
            ends_story = at > 0 and told[at - 1].role == "text" and width(paragraph.text) > _LONG_CAPTION
            only_credit = len(PHOTO.sub("", paragraph.text).strip()) < 6
            if (
                (only_credit or ends_story)
                and current is not None
                and current.story
                and not headings
                and 0 < len(current.body) <= _STORY
            ):
                current.body.append(paragraph)
                current.kind, current.closed = "caption" if len(current.body) == 2 else "article", True
                current = before_story or current
                continue
            if only_credit and current is not None and current.body and before and before.role == "text":
                item.body.insert(0, current.body.pop())
            if only_credit and not item.body[1:] and headings:
                item.body, item.headings = [*headings[-1:], paragraph], headings[:-1]
            if text_before or item.headings or only_credit:
                headings = []
            items.append(item)
            continue
        begins = role in ("brief", "continued", "lead") or current is None
        begins = begins or (role == "byline" and (bool(headings) or _is_signed(current)))
        if not begins and headings and role == "text":
            begins = _begins(current, headings, own, paragraph)
        if begins:
            before_story = current
            current = Item(headings=headings, feature=role == "byline", brief=role == "brief")
            current.story = role == "text" and bool(headings)
            if role == "continued" and (jump := JUMP_FROM.search(paragraph.text)):
                current.continued_from = page_number(jump.group(1))
            headings = []
            items.append(current)
        assert current is not None
        current.cross.update(h.start for h in headings)
        current.body += [*headings, paragraph]
        current.fresh[paragraph.start] = _freshness(paragraph, scraps, label)
        scraps, label, headings = 0, False, []
        if jump := JUMP_TO.search(paragraph.text):
            current.continues_on = page_number(jump.group(1))
            current.closed = True
        if AGENCY_END.search(paragraph.text):
            current.closed = True
        if role == "text" and (END_CREDIT.search(paragraph.text) or END_NAMES.search(paragraph.text)):
            current.closed = True
    if sum(len(h.text) for h in headings) >= _HEADLINE_ALONE:
        items.append(Item(headings=headings))
    return items


def _is_signed(item: Item | None) -> bool:
    """Does the item name its reporters in its lead, or has it ended? Then a line of names begins another."""
    return (
        item is not None
        and bool(item.body)
        and (item.closed or bool((m := LEAD.match(item.body[0].text)) and m["names"]))
    )


def is_scrap(text: str) -> bool:
    """A character or a few of a headline in pieces."""
    bare = re.sub(r"[^\w]", "", text)
    known = bare in SECTIONS or FURNITURE.search(text)
    return 0 < len(bare) <= 8 and bool(re.search(rf"[{HAN}]", bare)) and not known


def _freshness(paragraph: Paragraph, scraps: int, label: bool) -> float:
    """Log odds that text begins an item whose headline is lost: a headline in scraps, a label, a day speak for it."""
    dated = bool(DAY.match(paragraph.text))
    return (5.0 if dated else 2.0) * (scraps > 0) + 6.0 * label + 1.0 * dated


def _own_level(told: list[Told]) -> int:
    """The deepest marks of a headline over a lead or a byline; what is marked deeper is a cross-head. 0: unknown."""
    pairs = itertools.pairwise(told)
    levels = [a.paragraph.level for a, b in pairs if a.role == "heading" and b.role in ("lead", "byline")]
    return max(levels, default=0)


def _caption_heads(told: list[Told], at: int) -> bool:
    """Do the headings before a caption belong to it? They do unless an article's text without a headline follows."""
    following = next((one.role for one in told[at + 1 :] if one.role not in ("caption", "furniture")), None)
    return following not in ("lead", "byline", "text") or (following == "text" and told[at - 1].paragraph.level == 0)


def _begins(current: Item | None, headings: list[Paragraph], own: int, first: Paragraph) -> bool:
    """Do headings before plain text begin an item, or are they cross-heads of the one before?"""
    if current is None or current.closed:
        return True
    if current.continued_from is not None:
        return False
    level = min((h.level for h in headings if h.level), default=0)
    if level and own and level > own:
        return False
    if level and current.level:
        return level <= current.level
    if level and not current.level:
        return not current.feature or level == 1
    last = current.body[-1].text if current.body else ""
    if not ENDING.search(last) and not DAY.match(first.text):
        return False
    return not current.feature and not current.level
