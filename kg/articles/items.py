"""Paragraphs whose roles are known to items: what begins one, what its headline is, what belongs to it as it stands."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from kg.articles.bylines import reader, signed
from kg.articles.joins import join as fits
from kg.articles.paragraphs import Paragraph, width
from kg.articles.patterns import (
    ADDRESSED,
    AGENCY_END,
    BOXED,
    DOCUMENT,
    END_CREDIT,
    ENDING,
    FURNITURE,
    HAN,
    JUMP_FROM,
    JUMP_TO,
    LABEL,
    LABELS,
    LEAD,
    PART,
    PHOTO,
    POEM,
    SALUTATION,
    SECTIONS,
    SEE,
    SEE_FIRST,
    SIGNED_DAY,
    SIGNED_OFF,
    is_notice,
    is_over,
    is_section,
    page_number,
)
from kg.articles.told import DAY, Told, comes_from

_HEADLINE_ALONE = 20  # characters at the end of a page whose item is not on it
_LONG_CAPTION = 50  # ems; what is longer, after text, is the last paragraph of a picture story
_STORY = 4  # paragraphs of a picture story at most
_BLOCK = 60  # lines of a block that are looked through
_SIGNED = 8  # paragraphs of a short item with its writer at the end
_GOES_ON = 1.0  # log odds from which text goes on from the line above
# who issued a notice and the day, run into its last sentence
_SIGNED_BELOW = re.compile(rf"[。！][{HAN}（）]{{3,30}}\d{{4}}年\d{{1,2}}月\d{{1,2}}日$")
_LISTED = 40  # paragraphs of a document at most
_PAIRS, _TOLD, _OPENING = 5, 0.7, 80  # pairs of characters of a headline, the share that is told, where it is told
_NEWS = 8  # characters of a headline of news at least
_NEAR = 3  # items back in which one that waits for its headline is looked for


@dataclass
class Item:
    """An article in the making."""

    headings: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    kind: str = "article"
    feature: bool = False  # began with a line of names: its short lines are cross-heads
    closed: bool = False  # ended with a credit
    document: bool = False  # a decision or a circular, with lists under heads of their own
    brief: bool = False
    label: bool = False  # stands below a label of briefs, or below such an item
    story: bool = False  # a headline over plain text: a photographer's credit may end it
    continued_from: int | None = None
    continues_on: int | None = None
    waits: bool = False  # began in a block of mixed columns without a headline
    repairs: list[str] = field(default_factory=list)
    cross: set[int] = field(default_factory=set)  # where headings inside the text start
    fresh: dict[int, float] = field(default_factory=dict)  # where text starts that may be another item's

    @property
    def level(self) -> int:
        return min((h.level for h in self.headings if h.level), default=0)


@dataclass
class _Reading:
    """How far the page has been read."""

    told: list[Told]
    own: int
    items: list[Item] = field(default_factory=list)
    current: Item | None = None
    before_story: Item | None = None
    headings: list[Paragraph] = field(default_factory=list)
    scraps: int = 0
    label: bool = False
    briefs: bool = False  # below a label of briefs
    lone: bool = False  # below the name of a column


def items_of(told: list[Told]) -> list[Item]:
    """The items of a page, each with what stands under its headline."""
    reading = _Reading(told, _own_level(told))
    for at, one in enumerate(told):
        if one.role == "furniture":
            if reading.headings and is_scrap(one.paragraph.text) | is_section(one.paragraph.text):
                _give_waiting(reading)
            reading.scraps += is_scrap(one.paragraph.text)
            if is_scrap(one.paragraph.text) or is_section(one.paragraph.text):
                reading.lone = _is_lone(told, at)
            reading.label = _is_label(one.paragraph.text) or (reading.briefs and _is_mark(one.paragraph.text))
            reading.briefs = reading.briefs or reading.label
        elif one.role == "heading":
            reading.headings.append(one.paragraph)
        elif one.role == "teaser":
            _teaser(reading, one.paragraph)
        elif one.role == "caption":
            _caption(reading, at)
        else:
            _text(reading, at)
    if sum(len(h.text) for h in reading.headings) >= _HEADLINE_ALONE:
        reading.items.append(Item(headings=reading.headings))
    return reading.items


def _is_mark(text: str) -> bool:
    return bool(re.fullmatch(r"[◇◆■□●○★☆※▲▼\s]+", text))


def _is_label(text: str) -> bool:
    bare = re.sub(r"\s", "", text)  # 供 求
    return bare.strip("■○◎●") in LABELS or bool(LABEL.match(bare) or (BOXED.fullmatch(bare) and not PART.search(bare)))


def _teaser(reading: _Reading, paragraph: Paragraph) -> None:
    see = SEE.search(paragraph.text) or SEE_FIRST.match(paragraph.text)
    own = len(re.findall(rf"[{HAN}]", SEE.sub("", paragraph.text))) >= 6
    item = Item(headings=[] if own else reading.headings, kind="teaser", body=[paragraph])
    item.continues_on = page_number(next(filter(None, see.groups()))) if see else None
    reading.headings = reading.headings if own else []
    reading.items.append(item)


def _caption(reading: _Reading, at: int) -> None:
    paragraph, current = reading.told[at].paragraph, reading.current
    text_before = list(reading.headings) if _caption_heads(reading.told, at) else []
    item = Item(kind="caption", headings=text_before, body=[paragraph], closed=True)
    broken = at > 0 and _is_broken(reading.told, at)
    after_text = at > 0 and (reading.told[at - 1].role == "text" or broken)
    points = paragraph.text[0] in "▲△▼↑↓←→"  # at its picture: a text of its own
    ends_story = after_text and (broken or width(paragraph.text) > _LONG_CAPTION) and not points
    only_credit = len(PHOTO.sub("", paragraph.text).strip()) < 6
    if only_credit and not paragraph.gap and at > 0 and reading.told[at - 1].role == "caption":
        reading.items[-1].body.append(paragraph)  # the photographer on a line below the picture's text
        return
    is_story = (
        current is not None
        and current.story
        and (only_credit or not current.closed)
        and not reading.headings
        and 0 < len(current.body) <= _STORY
    )
    if current is not None and is_story and (only_credit or ends_story):
        current.body.append(paragraph)
        current.kind, current.closed = "caption" if len(current.body) == 2 else "article", True
        reading.current = reading.before_story or current
        return
    if only_credit and current is not None and current.body and after_text:
        item.body.insert(0, current.body.pop())
    if only_credit and not item.body[1:] and reading.headings:
        item.body, item.headings = [*reading.headings[-1:], paragraph], reading.headings[:-1]
    if text_before or item.headings or only_credit:
        reading.headings = []
    reading.items.append(item)


def _is_broken(told: list[Told], at: int) -> bool:
    """Does text above stop in mid-sentence at the foot or the head of a page, which stands in between?"""
    above = at - 1
    while above > 0 and told[above].role == "furniture" and not is_section(told[above].paragraph.text):
        above -= 1
    return told[above].role == "text" and above < at - 1 and not ENDING.search(told[above].paragraph.text)


def _text(reading: _Reading, at: int) -> None:
    """A lead, a byline, a brief, a jump or running text: it begins an item or goes on with the one at hand."""
    paragraph, role = reading.told[at].paragraph, reading.told[at].role
    held: list[Paragraph] = []
    if paragraph.line and reading.headings:
        held = _held(reading, at)
    if _begins_item(reading, at):
        _begin(reading, role, paragraph)
    current = reading.current
    assert current is not None
    current.cross.update(h.start for h in reading.headings)
    current.body += [*reading.headings, paragraph]
    current.fresh[paragraph.start] = _freshness(paragraph, reading.scraps, reading.label)
    reading.scraps, reading.label, reading.lone, reading.headings = 0, False, False, held
    if jump := JUMP_TO.search(paragraph.text):
        current.continues_on = page_number(jump.group(1))
        current.closed = True
    if AGENCY_END.search(paragraph.text):
        current.closed = True
    if role == "text" and (END_CREDIT.search(paragraph.text) or signed(paragraph.text) or _is_last(paragraph.text)):
        current.closed = True


def _held(reading: _Reading, at: int) -> list[Paragraph]:
    """Headings above a block of mixed columns that belong to a lead further down in it; the others stay.

    Two headlines over two columns come one after the other, and then the columns' lines in turn:
    the last one is the second lead's. One headline and a lead after a line of text: the headline is the lead's.
    """
    if reading.told[at].role == "brief":
        return []
    leads = [k for k in _block(reading.told, at) if reading.told[k].role == "lead"]
    groups: list[list[Paragraph]] = []
    for heading in reading.headings:
        if not groups or (heading.gap and not is_over(groups[-1][-1].text)):
            groups.append([])
        groups[-1].append(heading)
    if leads and at not in leads:
        kept, held = [], reading.headings
    elif len(leads) > 1 and len(groups) > 1:
        held = groups[-1]
        kept = [h for group in groups[:-1] for h in group]
    else:
        return []
    reading.headings = kept
    return held


def _block(told: list[Told], at: int) -> list[int]:
    """The lines from `at` to the end of the block of mixed columns."""
    found = [at]
    for k in range(at + 1, min(len(told), at + _BLOCK)):
        if not told[k].paragraph.line or told[k].paragraph.gap:
            break
        found.append(k)
    return found


def _begins_item(reading: _Reading, at: int) -> bool:
    role, paragraph, current = reading.told[at].role, reading.told[at].paragraph, reading.current
    if role in ("brief", "continued", "lead") or current is None:
        return True
    if role == "byline":
        return bool(reading.headings) or _is_signed(current)
    if reading.headings and current.feature and not current.headings and len(current.body) == 1:
        current.headings, reading.headings = reading.headings, []  # the byline stood above its headline
        return False
    if not reading.headings:
        # a brief without a headline, after another's credit, or a letter
        own = current.closed and signed(paragraph.text) is not None
        return (own or bool(ADDRESSED.match(paragraph.text.strip()))) and not paragraph.line
    if current.document and not current.closed and len(current.body) < _LISTED and not reading.label:
        return any(_begins_itself(h.text) for h in reading.headings)  # lists of a decision go on till its signature
    if not (
        reading.label
        or reading.lone
        or (fits(reading.headings[-1].text, paragraph.text) < _GOES_ON and _ends_signed(reading.told, at))
        or _is_whole(reading.headings, paragraph)
        or _begins(current, reading.headings, 0 if reading.briefs and current.label else reading.own, paragraph)
    ):
        return False
    # a headline below the lead that it was written for: columns were mixed above it
    return not _give_waiting(reading)


def _is_lone(told: list[Told], at: int) -> bool:
    """Is this the name of a column, one short line by itself right above a headline: 警钟, 热线追踪?"""
    one, after = told[at].paragraph, told[at + 1] if at + 1 < len(told) else None
    if after is None or after.role != "heading" or not re.fullmatch(rf"[{HAN}]{{2,6}}", re.sub(r"\s", "", one.text)):
        return False
    return one.gap and (at == 0 or told[at - 1].role not in ("furniture", "heading"))


def _ends_signed(told: list[Told], at: int) -> bool:
    """Does the text from here to the next headline end with who wrote it? Then it is an item of its own."""
    last = at
    while last + 1 < len(told) and last < at + _SIGNED and told[last + 1].role == "text":
        last += 1
    text = told[last].paragraph.text
    return not told[last].paragraph.line and (signed(text) is not None or bool(SIGNED_OFF.match(text.strip())))


def _give_waiting(reading: _Reading) -> bool:
    """The headings at hand to an item above that waits for its headline; false if none does."""
    waiting = next((i for i in reversed(reading.items[-_NEAR:]) if i.waits), None)
    if waiting is not None:
        waiting.headings, waiting.waits, reading.headings = reading.headings, False, []
    return waiting is not None


def _begin(reading: _Reading, role: str, paragraph: Paragraph) -> None:
    item = Item(headings=reading.headings, feature=role == "byline", brief=role == "brief")
    item.document = role == "text" and any(DOCUMENT.search(h.text.strip()) for h in item.headings)
    item.story = role == "text" and bool(reading.headings)
    item.label = reading.label or (reading.briefs and reading.current is not None and reading.current.label)
    item.waits = role == "lead" and paragraph.line and not reading.headings
    if role == "continued" and (jump := JUMP_FROM.search(paragraph.text)):
        item.continued_from = page_number(jump.group(1))
    reading.briefs = reading.briefs and not (reading.headings and role in ("lead", "byline"))
    reading.before_story, reading.current, reading.headings = reading.current, item, []
    reading.items.append(item)


def _is_signed(item: Item | None) -> bool:
    """Does the item name its reporters in its lead, or has it ended? Then a line of names begins another."""
    return (
        item is not None
        and bool(item.body)
        and (item.closed or bool((m := LEAD.match(item.body[0].text)) and m["names"]))
    )


def _is_last(text: str) -> bool:
    """The day below a notice's signature, who the author is, or the reader who wrote a letter."""
    return bool(
        _SIGNED_BELOW.search(text) or SIGNED_DAY.match(text.strip()) or SIGNED_OFF.match(text.strip()) or reader(text)
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


def _begins_itself(text: str) -> bool:
    """The head of a notice, or a headline that says where it comes from, stands over nothing but an item of its own."""
    return is_notice(text) or bool(POEM.search(text)) or comes_from(text)


def _is_told(heading: str, text: str) -> bool:
    """Does the first sentence of a text tell what a headline says? A cross-head says it in other words."""
    runs = re.findall(rf"[{HAN}]+", heading)
    pairs = {run[k : k + 2] for run in runs for k in range(len(run) - 1)}
    return len(pairs) >= _PAIRS and sum(pair in text[:_OPENING] for pair in pairs) >= _TOLD * len(pairs)


def _is_whole(headings: list[Paragraph], first: Paragraph) -> bool:
    """Does what stands here begin an item whatever is above it: a text with its own credit, a letter, a headline
    with a subtitle?"""
    own = bool(signed(first.text) or SALUTATION.match(first.text.strip()))
    return own or any(h.text.startswith("——") for h in headings[1:])


def _begins(current: Item | None, headings: list[Paragraph], own: int, first: Paragraph) -> bool:
    """Do headings before plain text begin an item, or are they cross-heads of the one before?"""
    if current is None or current.closed:
        return True
    if any(_begins_itself(h.text) or _is_told(h.text, first.text) for h in headings):
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
    if current.feature and not current.level and DAY.match(first.text) and len(current.body) > 1:
        # news begins with its day, a part of a feature seldom
        return any(len(h.text.strip()) >= _NEWS for h in headings)
    return not current.feature and not current.level
