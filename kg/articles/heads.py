"""Heads of briefs, which are short, carry a mark or stand on the line of their text; rows of tables.

A head by itself looks like a label, a scrap or a cross-head. What tells it is that another stands over the next brief,
that a label of briefs stands above, or that its text begins as news does.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.articles.bylines import author_of, authored, is_author, is_surname, signed
from kg.articles.joins import join as fits
from kg.articles.paragraphs import HEADLINE_WIDTH, cut, width
from kg.articles.patterns import (
    BOXED,
    BRIEF,
    BYLINE,
    ENDING,
    FURNITURE,
    HAN,
    LEAD,
    PART,
    SIGNED_OFF,
    STOP,
    is_notice,
    is_section,
)
from kg.articles.told import DAY, Told
from kg.articles.words import entry
from kg.gazetteer import is_division
from kg.words import is_common

_BRIEF = 16  # characters of a brief at least
_BROAD = 15  # ems of a line that may be a broken brief
_GOES_ON = 0.5  # log odds from which text goes on from a line
_BODY = 40  # characters of a paragraph that tells something
_PARTS = 2  # paragraphs of a brief with a short head, at most
_DAY_BELOW = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")  # the day that ends a notice
_PLACED = re.compile(rf"([{HAN}]{{2,4}})[ \u3000]+[^ \u3000。，,；;：:]{{4,20}}")
_APART = re.compile(rf"[{HAN}](?:\s+[{HAN}])+")
_FIRST = re.compile(r"\S{2,8}[ \u3000]+")
_NUMBERS = re.compile(r"[-+－]?[\d.,:：～~%℃元/]+")
_SHORT = re.compile(rf"[【〖［]?[{HAN}“”0-9A-Za-z！？]{{2,8}}[】〗］]?")
_QUOTED = re.compile(rf"[{HAN}]{{1,4}}“[{HAN}]{{2,6}}”|“[{HAN}]{{2,6}}”[{HAN}]{{1,4}}")  # 评“笋王”
# 巧手工坊 市总工会昨日……, ■巧手工坊 市总工会昨日……, 【巧手工坊】市总工会昨日……
_INLINE = re.compile(
    rf"(?:(?:{BRIEF.pattern}[ \u3000]?(?P<marked>[{HAN}“”]{{10,18}})"
    rf"|(?:{BRIEF.pattern}[ \u3000]?)?(?P<head>[{HAN}“”]{{2,9}})|(?P<long>[{HAN}“”]{{10,16}}))[ \u3000]+"
    rf"|[【〖［](?P<boxed>[^】〗］]{{3,18}})[】〗］][ \u3000]*)(?=[{HAN}“\d])"
)
_SPEAKERS = frozenset("记者 读者 主持人 编辑 网友 市民 律师 专家 医生 观众 听众".split())  # stand before what they say
_CELLS = 3
_CELL = 8  # characters of a cell at most


def with_heads(told: list[Told]) -> list[Told]:
    """The same paragraphs, heads of briefs told from labels and text, rows of tables set aside."""
    found = _inline(told)
    _tables(found)
    for at in range(len(found) - 1):
        if _is_marked(found, at) or _is_placed_head(found, at):
            found[at] = Told("heading", found[at].paragraph)
    _short(found)
    return found


def _is_text(one: Told) -> bool:
    return one.role in ("text", "lead") and not one.paragraph.line and len(one.paragraph.text) >= _BRIEF


def _is_marked(told: list[Told], at: int) -> bool:
    """Is this a line with a mark that is no sentence, over text: ◎高明设“工匠食堂”?"""
    one, after = told[at], told[at + 1]
    text = one.paragraph.text.strip()
    if one.role != "brief" or one.paragraph.line or not BRIEF.match(text) or width(text) > HEADLINE_WIDTH:
        return False
    if (
        len(BRIEF.findall(text)) > 1
        or BYLINE.match(text)
        or ENDING.search(text.rstrip("”？！?!"))
        or re.search(rf"[，,。；;]|{STOP}", text)
    ):
        return False
    if not after.paragraph.gap and width(text) >= _BROAD and fits(text, after.paragraph.text) > _GOES_ON:
        return False  # a brief broken over lines
    return _is_text(after) and not LEAD.search(text)


def _is_placed_head(told: list[Told], at: int) -> bool:
    """Is this a head that begins with where it comes from, right over its text: 宣化 老工匠进校园?"""
    one, after = told[at].paragraph, told[at + 1].paragraph
    found = _PLACED.fullmatch(one.text.strip())
    if found is None or one.line or not one.gap or after.gap or told[at].role not in ("text", "furniture", "heading"):
        return False
    return is_division(found.group(1)) and _is_text(told[at + 1])


def _short(told: list[Told]) -> None:
    """Heads of two to five characters over briefs: two or more in a row, or one over what begins or ends as news."""
    heads = [at for at in range(len(told) - 1) if _could_be_short(told, at)]
    for k, at in enumerate(heads):
        nearby = [heads[j] for j in (k - 1, k + 1) if 0 <= j < len(heads)]
        in_row = any(_only_brief_between(told, *sorted((at, other))) for other in nearby)
        labelled = _is_labelled(told, at)
        written = author_of(told[at + 1].paragraph.text) is not None
        if (
            in_row
            or labelled
            or _is_tight(told, at)
            or written
            or _is_news(told, at)
            or (told[at].paragraph.gap and _after_credit(told, at))
        ):
            told[at] = Told("heading", told[at].paragraph)


def _could_be_short(told: list[Told], at: int) -> bool:
    one, text = told[at], told[at].paragraph.text.strip()
    text = re.sub(r"\s", "", text) if _APART.fullmatch(text) else text
    if one.paragraph.line or not _SHORT.fullmatch(text):
        return False
    if one.role != "furniture" and not (one.role == "text" and _QUOTED.fullmatch(text)):
        return False
    if not (one.paragraph.gap or _is_labelled(told, at)):
        return False
    if is_section(text) or FURNITURE.search(text) or len(re.findall(rf"[{HAN}]", text)) < 2 or text.endswith("报"):
        return False
    after = told[at + 1]
    if BOXED.fullmatch(text) and after.role == "furniture" and not after.paragraph.gap:
        return False  # the name of a column over its first head
    before = told[at - 1] if at else None
    if before is not None and before.role in ("text", "lead"):
        ended = ENDING.search(before.paragraph.text) or _DAY_BELOW.search(before.paragraph.text)
        if ended is None:
            return False
    below = _below(told, at)
    if at and told[at - 1].role == "heading":
        return False  # an author, or a part of the headline
    return below is not None and _is_text(below) and (bool(ENDING.search(below.paragraph.text)) or _is_tight(told, at))


def _is_labelled(told: list[Told], at: int) -> bool:
    """Does a label of briefs, or the name of a column in brackets, stand right above a line?"""
    if at == 0 or told[at - 1].role != "furniture":
        return False
    above = told[at - 1].paragraph.text.strip()
    return is_section(above) or bool(BOXED.fullmatch(above) and not PART.search(above))


def _below(told: list[Told], at: int) -> Told | None:
    """What stands below a head, an author's line passed over."""
    after = told[at + 1].paragraph.text
    at += 2 if author_of(after) or authored(after) else 1
    return told[at] if at < len(told) else None


def _is_tight(told: list[Told], at: int) -> bool:
    """Does a line stand right over a paragraph, no blank between, below another line that is no text?"""
    after = told[at + 1].paragraph
    return not after.gap and len(after.text) >= _BODY and at > 0 and told[at - 1].role in ("furniture", "caption")


def _after_credit(told: list[Told], at: int) -> bool:
    """Has what stands above a line ended with who wrote it, or a notice with its day?"""
    if at == 0 or told[at - 1].role != "text":
        return False
    above = told[at - 1].paragraph.text
    return signed(above) is not None or bool(SIGNED_OFF.match(above.strip()) or _DAY_BELOW.search(above))


def _only_brief_between(told: list[Told], first: int, second: int) -> bool:
    between = told[first + 1 : second]
    if between and author_of(between[0].paragraph.text):
        between = between[1:]
    return len(between) <= _PARTS and all(one.role in ("text", "lead") for one in between)


def _is_news(told: list[Told], at: int) -> bool:
    """Does the text right below a head, no blank between, begin with a day or a lead, and end with a credit?"""
    after = told[at + 1].paragraph
    if after.gap:
        return False
    return told[at + 1].role == "lead" or bool(DAY.match(after.text)) or signed(after.text) is not None


def _inline(told: list[Told]) -> list[Told]:
    """Heads on the lines of their texts, two or more in a row, as paragraphs of their own."""
    matched = [_head_inside(one) for one in told]
    marked = [_head_of_line(one) for one in told]
    rows = sum(match is not None for match in marked) > 1
    found: list[Told] = []
    for at, (one, match) in enumerate(zip(told, matched, strict=True)):
        if rows and (mark := marked[at]):
            head, rest = cut(one.paragraph, [mark.end()])
            found += [Told("heading", head), Told("brief", replace(rest, line=True))]
            continue
        if match is None or not any(matched[max(0, at - 1) : at] + matched[at + 1 : at + 2]):
            found += _notice_inside(one)
            continue
        head, rest = cut(one.paragraph, [match.end()])
        found += [Told("heading", head), Told("brief", rest)]
    return found


def _head_of_line(one: Told) -> re.Match[str] | None:
    """The head at the beginning of a brief in a block of mixed columns, after its mark: ◆复线　某市人民政府……."""
    found = _INLINE.match(one.paragraph.text) if one.role == "brief" and one.paragraph.line else None
    if found is None or not found["head"] or not BRIEF.match(one.paragraph.text):
        return None
    return None if is_division(found["head"]) or is_author(found["head"]) else found


def _notice_inside(one: Told) -> list[Told]:
    """讣告 and what it tells on one line, as two paragraphs; any other as it stands."""
    head = _FIRST.match(one.paragraph.text) if _is_text(one) and one.role == "text" else None
    if head is None or not is_notice(head.group()) or head.group().startswith("编"):
        return [one]  # 编后 before its sentence belongs to the letter above
    first, rest = cut(one.paragraph, [head.end()])
    return [Told("heading", first), Told("text", rest)]


def _head_inside(one: Told) -> re.Match[str] | None:
    if one.role not in ("text", "brief") or one.paragraph.line or len(one.paragraph.text) < _BRIEF:
        return None
    found = _INLINE.match(one.paragraph.text)
    if found is None or len(one.paragraph.text) - found.end() < _BRIEF or not ENDING.search(one.paragraph.text):
        return None
    if boxed := found["boxed"]:
        return None if PART.search(boxed) or re.search(r"[。，,]", boxed) else found
    if found["marked"]:
        return found
    if found["long"]:
        return found if signed(one.paragraph.text) else None
    head = found["head"]
    person = len(head) <= 3 and is_surname(head) and entry(head) is None and not is_common(head[1:])  # 查隐患 is none
    return (
        None
        if person
        or head in _SPEAKERS
        or is_division(head)
        or re.match(r"[男女][，,]", one.paragraph.text[found.end() :])
        else found
    )


def _tables(told: list[Told]) -> None:
    """Rows of a table, two or more with as many cells: text below a headline, else furniture."""
    at = 0
    while at < len(told):
        cells = _cells(told[at])
        end = at + 1
        while cells and end < len(told) and _cells(told[end]) == cells and not told[end].paragraph.gap:
            end += 1
        if end - at > 1 and any(_has_numbers(one) for one in told[at:end]):
            titled = at > 0 and told[at - 1].role in ("heading", "text") and not is_section(told[at - 1].paragraph.text)
            for k in range(at, end):
                told[k] = Told("text" if titled else "furniture", told[k].paragraph)
        at = end


def _cells(one: Told) -> int:
    """How many cells a row has; 0 for what is none."""
    cells = one.paragraph.text.split()
    if one.role not in ("heading", "furniture", "text") or len(cells) < _CELLS or max(map(len, cells)) > _CELL:
        return 0
    return 0 if re.search(r"[，。；！？]", one.paragraph.text) else len(cells)


def _has_numbers(one: Told) -> bool:
    return sum(bool(_NUMBERS.fullmatch(cell)) for cell in one.paragraph.text.split()) >= 2
