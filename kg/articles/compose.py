"""An item in the making to an `Article`: text, blocks, headline, credits, dates, and the way back to the page."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from kg.articles.bylines import agency, authored, credits
from kg.articles.paragraphs import Paragraph, width
from kg.articles.patterns import BYLINE, COLUMN, LEAD, SEE, SEE_FIRST, close_up, is_deck, is_over, is_section
from kg.model import Article, Block, Page, Run

if TYPE_CHECKING:
    from kg.articles.items import Item

_LABEL = re.compile(r"^[^。]{2,12}(?:进行时|在行动|在现场)$")  # the name of a column
_MARKS = "●▲△■◆★○◎▶□◇☆ \u3000"  # before a head
_SHORT = 14  # ems; a line so narrow may be a part of a headline
_LONG = 10  # ems; a line so wide above a headline is no label
_REST = 7
_THREE = 3  # lines of a headline with one above and one below it
_WHOLE = 7  # ems of a line that can stand by itself
_LABELLED = 4  # ems
_COUPLET = (6, 11)  # characters of each half
# an event is told whole
_TOLD_WHOLE = re.compile(
    r"(?:召开|举行|开幕|闭幕|落幕|启幕|启动|开课|开班|开讲|开赛|揭晓|揭牌|公布|发文|出台|启用|收官|成立|上线|当选|换届|时|后|中)$"
)
# 劳动竞赛见闻: what kind of report stands below
_REPORT = re.compile(r".{8,}(?:见闻|侧记|纪实|纪事|走访记|巡礼|速写|综述)$")
# a day, a year or what a thing costs: a headline seldom says so
_MORE = re.compile(r"(?<=\w{4})\d{1,2}月\d{1,2}日|^(?:19|20)\d\d年|^(?:成果刊|历时|总投资|涉案|惠及|预计|力争|全长)")
# 交警：设37个岗 供电：备6台车: who did what of what the headline says
_DETAILS = re.compile(r"(?:[\u3400-\u9fff]{2,6}[:：][^:： \u3000]+(?:[ \u3000]+|$)){2,}$")
_CHAPTER = re.compile(r"第[一二三四五六七八九十百\d]+[章节回篇集]|[（(]")  # below the headline of a book
_DATELINE = re.compile(r"(\d{1,2})月(\d{1,2})日[电由]")


def compose(item: Item, page: Page, number: int) -> Article:
    """The article of an item; `number` makes its id."""
    parts = [*item.headings, *item.body]
    text = "\n".join(part.text for part in parts)
    runs, at = [], 0
    for part in parts:
        inner = at
        for start, end in part.pieces:
            runs.append(Run(inner, start, end - start))
            inner += end - start
        at += len(part.text) + 1
    roles = headline_roles(item.headings)
    title, kicker, subtitle = (_line(item.headings, roles, role) for role in ("title", "kicker", "subtitle"))
    body = sum(len(part.text) + 1 for part in item.headings)
    if item.kind == "teaser" and title is None:
        title = SEE_FIRST.sub("", SEE.sub("", item.body[0].text)).strip(" \u3000*●▲■>》〉▶…·") or None
        title = re.sub(r"^(?:今日)?导读[ \u3000:：]+", "", title) if title else None
    return Article(
        id=f"{page.id.removesuffix('.txt')}#a{number}",
        page=page.id,
        kind=item.kind,
        title=title,
        kicker=kicker,
        subtitle=subtitle,
        text=text,
        blocks=_blocks(parts, roles),
        runs=tuple(_merged(runs)),
        byline=credits(text, body=body),
        agency=agency(text),
        date=_date(text, page.date),
        publication=page.publication,
        issue=page.date,
        page_number=page.number,
        continued_from=item.continued_from,
        continues_on=item.continues_on,
        repairs=tuple(item.repairs),
    )


def headline_roles(headings: list[Paragraph]) -> list[str]:
    """Which of the lines is the title, what stands above and below it.

    A line after —— is a subtitle, one that ends in a colon or 强调 is a kicker; of marked lines the strongest
    is the title; lines that cannot be ranked end in the title.
    """
    roles = ["kicker"] * len(headings)
    if not headings:
        return roles
    levels = [h.level or 9 for h in headings]
    free = [
        k
        for k, h in enumerate(headings)
        if not h.text.startswith(("——", "—", "--"))
        and not _in_brackets(headings, k)
        and not (k and _ends_subtitle(headings[k - 1], h))
        and not _LABEL.search(h.text.strip())
        and (not is_over(h.text) or (k + 1 < len(headings) and _is_first_half(h, headings[k + 1])))
    ] or list(range(len(headings)))
    free = [k for k in free if k == free[0] or not _is_detail(headings[k].text, headings[free[0]].text)]
    if len(free) > 1 and re.search(r"(?:光荣|荣誉|功勋|英雄|龙虎|红)榜$", headings[free[0]].text.strip()):
        free = free[:1]  # 光荣榜 stands over what it is of
    if len(free) == _THREE and _has_deck([headings[k] for k in free]):
        title = free[1]
        return ["title" if k == title else "subtitle" if k > title else "kicker" for k in range(len(headings))]
    if len(free) > 1 and free[0] == 0 and _is_label(headings[0], headings[free[1]]):
        free = free[1:]
    top = min(levels[k] for k in free)
    best = [k for k in free if levels[k] == top]
    title = best[-1]
    for k in range(len(headings)):
        roles[k] = "title" if k == title else "subtitle" if k > title else "kicker"
    # one headline broken over short lines with no blank between, or over marked lines inside a quotation
    for k in range(title - 1, -1, -1):
        if k not in best and not (k in free and _is_couplet(headings[k].text, headings[k + 1].text)):
            break
        if (headings[k + 1].gap or width(headings[k].text) > _SHORT) and not _is_rest(headings[k], headings[k + 1]):
            break
        roles[k] = "title"
    for k in range(title + 1, len(headings)):
        if k in free and _is_couplet(headings[k - 1].text, headings[k].text):
            roles[k] = "title"
            continue
        if headings[k].gap or k not in free or width(headings[k].text) > _SHORT:
            break
        roles[k] = "title"
    for k in best[:-1]:
        if headings[k].text.count("“") > headings[k].text.count("”"):
            roles[k] = "title"
    return roles


def _ends_subtitle(upper: Paragraph, lower: Paragraph) -> bool:
    """Is a short line the rest of a subtitle above it: ——记某镇护湖队队长 / 杨金花?"""
    if not upper.text.startswith("——") or lower.gap or lower.level:
        return False
    return width(upper.text) >= _LONG and width(lower.text) <= _REST


def _is_detail(line: str, above: str) -> bool:
    """Does a line tell only more of what the line above says whole: who spoke, on what day, what it is a report of?"""
    line, above = line.strip(), above.strip()
    if any(is_deck(half) for half in (line, *line.split())):
        return True
    if _DETAILS.match(line) and not _DETAILS.match(above):
        return True
    if _REPORT.search(line) and not _REPORT.search(above):
        return True
    return len(above) >= _LONG and bool(_MORE.search(line)) and not _MORE.search(above)


def _is_label(line: Paragraph, below: Paragraph) -> bool:
    """Is a line the name of the column that the headline below stands in: 民警手记, 师说?"""
    text = line.text.strip()
    if COLUMN.match(text) or is_section(text):
        return True
    short = re.fullmatch(r"[\u3400-\u9fff]{2,4}", text) is not None
    if short and below.level > line.level > 0 and not _CHAPTER.match(below.text.strip()):
        return True
    return short and len(re.findall(r"\w", below.text)) >= _WHOLE and not _CHAPTER.match(below.text.strip())


def _has_deck(lines: list[Paragraph]) -> bool:
    """Are three lines, no blank between, what stands above the headline, the headline, and what stands below it?"""
    sizes = [width(line.text) for line in lines]
    # a label of four characters above two lines too wide to be parts of one: 备战春运
    labelled = sizes[0] == _LABELLED and min(sizes[1:]) >= _SHORT
    whole = (min(sizes) >= _WHOLE or labelled) and not any(line.gap or line.level for line in lines[1:])
    return whole and not _is_couplet(lines[1].text, lines[2].text) and not _is_couplet(lines[0].text, lines[1].text)


def _is_rest(upper: Paragraph, lower: Paragraph) -> bool:
    """Is a short line the rest of the long one above: 某集团召开年度 / 科技会议, not 某学堂开课 / 歇网不歇学?"""
    if _is_couplet(upper.text, lower.text):
        return True
    if width(lower.text) > _REST or width(upper.text) < _LONG:
        return False
    return not _TOLD_WHOLE.search(upper.text.strip()) and not re.search(
        r"[ \u3000，,：:！？”]", upper.text + lower.text
    )


def _is_couplet(upper: str, lower: str) -> bool:
    """Are two lines of one length, as the halves of one headline are: 机器人进车间忙 / 老师傅上讲台教?"""
    sizes = [len(re.findall(r"\w", line)) for line in (upper, lower)]
    return (
        abs(sizes[0] - sizes[1]) <= 1
        and min(sizes) >= _COUPLET[0]
        and max(sizes) <= _COUPLET[1]
        and not re.search(r"[ \u3000：:]", upper + lower)
    )


def _in_brackets(headings: list[Paragraph], at: int) -> bool:
    """Does the line stand in brackets that open at the beginning of this line or of one above?"""
    above = "".join(h.text for h in headings[:at])
    opened = len(re.findall(r"[（(]", above)) > len(re.findall(r"[)）]", above))
    return opened or headings[at].text.strip().startswith(("（", "("))


def _is_first_half(line: Paragraph, after: Paragraph) -> bool:
    """A short line that ends in a colon, the rest of the headline right below: “某亭”： / 一杯热水里的温度."""
    return line.text.endswith((":", "：")) and width(line.text) <= _SHORT and not after.gap


def _line(headings: list[Paragraph], roles: list[str], role: str) -> str | None:
    lines = [_unmarked(close_up(h.text)) for h, r in zip(headings, roles, strict=True) if r == role]
    if not lines:
        return None if role == "title" else ""
    if role != "title":
        return " ".join(lines)
    return "".join(lines[:1] + [" " * _is_couplet(a, b) + b for a, b in itertools.pairwise(lines)]) or None


def _unmarked(line: str) -> str:
    """A line of a headline without its mark or the brackets round it: ◎夜校开课了, 【夜校开课了】."""
    line = line.lstrip(_MARKS)
    boxed = re.fullmatch(r"[【〖［]([^】〗］]+)[】〗］]", line.strip())
    return boxed.group(1) if boxed else line


def _blocks(parts: list[Paragraph], roles: list[str]) -> tuple[Block, ...]:
    blocks, at = [], 0
    for k, part in enumerate(parts):
        named = BYLINE.match(part.text) or authored(part.text)
        role = roles[k] if k < len(roles) else "byline" if named else "body"
        blocks.append(Block(at, at + len(part.text), role))
        at += len(part.text) + 1
    return tuple(blocks)


def _merged(runs: list[Run]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and last.start + last.length == run.start and last.page_start + last.length == run.page_start:
            merged[-1] = Run(last.start, last.page_start, last.length + run.length)
        else:
            merged.append(run)
    return merged


def _date(text: str, issue: str | None) -> str | None:
    """The dateline's day in the issue's year (the year before, if it lies ahead), else the day of issue."""
    found = _DATELINE.search(text[:120]) if LEAD.search(text[:120]) else None
    if not found or not issue or len(issue) < 10:
        return issue
    month, day = int(found.group(1)), int(found.group(2))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return issue
    date = f"{issue[:4]}-{month:02}-{day:02}"
    return date if date <= issue else f"{int(issue[:4]) - 1}-{month:02}-{day:02}"
