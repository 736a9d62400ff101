"""A page's lines closed to paragraphs: hard breaks inside sentences are undone, character by character traceable."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from kg.articles.blanks import breaks
from kg.articles.bylines import author_of, authored, is_author, reader, signed
from kg.articles.joins import join as fits
from kg.articles.joins import regime
from kg.articles.patterns import (
    BELOW,
    BRIEF,
    BYLINE,
    CLOSE_LEAD,
    DAY_BELOW_HEAD,
    ENDING,
    FURNITURE,
    LEAD,
    OPEN_LEAD,
    PHOTO,
    SEE_CUT,
    SEE_WHOLE,
    SIGNED_DAY,
    TAIL,
    is_deck,
    is_figures,
    is_notice,
    is_row,
    is_section,
)

FULL = 0.86  # of the widest line: narrower, and the line ended a paragraph
BROKEN = 0.93  # of the widest line: a line broken in mid-sentence is as wide, some letters lost
DOUBTFUL = -0.4  # log odds of a join
SECOND = 3.0  # log odds against a second column
TURN = 0.5  # log odds against a line of the other column
HEADLINE_WIDTH = 34  # ems; a wider line is running text
APART = 8  # lines between two of one column
MARGIN = 2.0  # log odds from which a block is read as two columns
LONG = 3000  # characters of a paragraph; a longer one is not looked into
MIN_WIDTH = 13  # ems: narrower columns are not set in newspapers
_MARKS = re.compile(r"^(#+)[ \u3000]*|^\*\*|\*\*$|[ \u3000]*🖒$")
_INDENTS = 3  # lines set in from which indents mean something
_TIGHT = 9  # lines to a blank from which blanks are missing
_UNBROKEN = 60  # ems of a line that is a paragraph by itself
_HEADED = re.compile(r"[\u3400-\u9fff“”]{2,9}[ \u3000]+[\u3400-\u9fff“\d]")
_PLAIN = re.compile(r"[^，,。；;、：:（）()]{6,}[^，,。；;、：:（）()的了在和与为]")  # no part of a sentence
_PLACED_HEAD = re.compile(r"[\u3400-\u9fff]{2,8}[:：][^，,。；;、：:（）()]{5,}")  # 甲车站：列检库里比“听功”
_CONTINUES = re.compile(
    r"[里中上下内]?[,，、。；]|以来|之[后前中际]|[里中内的等与和及](?![\u3400-\u9fff]{2,9}$)"
)  # begins no sentence
BOLD = 5  # a line in bold is deeper than one with marks of a heading
_BOLD = re.compile(r"[^，,。；;]{5,34}(?<![:：！？!?])")  # a head in bold, not who speaks
_BRIEF = 16  # characters of the text behind such a head at least
_CREDIT_END = re.compile(r" [\u3400-\u9fff]{2,4}[)）]$|(?<=[。！？”]) [\u3400-\u9fff]{2,4}$")
_HEADS = 3  # lines of a headline with what stands over and under it
_HELD = re.compile(r"(?:召开|举行|开幕|闭幕|落幕|启幕|收官|开赛|换届|揭晓|落成|签约)$")  # tells an event whole
_SAYS = re.compile(r"[\u3400-\u9fff]{2,4}(?:强调|指出|要求|讲话|致辞|主持|出席|作报告)")
_HALVES = re.compile(r"[\u3400-\u9fff”]{3,}[ \u3000，,][\u3400-\u9fff“]{3,}")  # 表彰先进 弘扬劳模精神
_OPEN_END = re.compile(r"[的和与及、在为把将对向让、，,：:—]$")
_NARROW = re.compile(r"[^\u2e80-\uffef“”‘’…—]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces of the page, `[start, end)`, that read as one paragraph. `level` counts heading marks."""

    text: str
    pieces: tuple[tuple[int, int], ...]
    level: int = 0
    lines: int = 1
    gap: bool = True  # a blank line before it
    line: bool = False  # a line of a block in which columns are mixed
    indent: bool = False  # set in from the edge

    @property
    def start(self) -> int:
        return self.pieces[0][0]


def width(text: str) -> float:
    """Width in ems: a Chinese character is one, a Latin letter or digit a half."""
    if len(text) > LONG:
        return float(len(text))  # wider than whatever it is compared with
    return len(text) - len(_NARROW.findall(text)) / 2


def join(left: Paragraph, right: Paragraph) -> Paragraph:
    """Two paragraphs read as one."""
    return Paragraph(left.text + right.text, left.pieces + right.pieces, left.level, left.lines + right.lines, left.gap)


def cut(paragraph: Paragraph, places: Sequence[int]) -> list[Paragraph]:
    """A paragraph as several, cut before each of its characters in `places` (ascending); time grows with its length."""
    if not places:
        return [Paragraph(paragraph.text, paragraph.pieces, paragraph.level, gap=paragraph.gap)]
    edges = [0, *places, len(paragraph.text)]
    pieces: list[list[tuple[int, int]]] = [[] for _ in edges[1:]]
    seen, part = 0, 0
    for start, end in paragraph.pieces:
        while start < end:
            while part + 1 < len(pieces) and edges[part + 1] <= seen:
                part += 1
            taken = min(end - start, edges[part + 1] - seen) if part + 1 < len(pieces) else end - start
            pieces[part].append((start, start + taken))
            start, seen = start + taken, seen + taken
    return [
        Paragraph(paragraph.text[a:b], tuple(found), paragraph.level if k == 0 else 0, gap=paragraph.gap and k == 0)
        for k, ((a, b), found) in enumerate(zip(itertools.pairwise(edges), pieces, strict=True))
    ]


def paragraphs(text: str, seen: Container[str] | None = None) -> list[Paragraph]:
    """The paragraphs of a page in reading order, furniture included.

    With the page's sequences of characters, lines of mixed columns are told, and stand each by itself.
    """
    found: list[Paragraph] = []
    for group in groups(text):
        whole = closed(group, text)
        if seen is not None and len(group) >= 3 and _mixed(whole, group, text, seen):
            found += _heads_apart(_leads_closed(group))
        else:
            found += [close_gaps(paragraph) for paragraph in whole]
    return found


def closed(group: list[Paragraph], page: str) -> list[Paragraph]:
    """Lines without a blank between them closed to paragraphs."""
    found: list[Paragraph] = []
    widest = max(width(line.text) for line in group)
    headed = 1 < len(group) <= _HEADS and all(_may_be_head(line) for line in group)
    current: Paragraph | None = None
    for line in group:
        if current is not None and headed and _is_head_below(current.text, line.text):
            found.append(current)
            current = line
        elif current is not None and _goes_on(current, line, widest, page):
            current = join(current, line)
        else:
            if current is not None:
                found.append(current)
            current = line
    if current is not None:
        found.append(current)
    return found


def _may_be_head(line: Paragraph) -> bool:
    """Could a line be a headline's: no sentence, nor the end of one?"""
    return (
        width(line.text) <= HEADLINE_WIDTH
        and (line.text[-1:] == "”" or not ENDING.search(line.text))
        and not re.search("[。；;]", line.text)
    )


def _is_head_below(above: str, text: str) -> bool:
    """Is a line a headline by itself below a whole one, and not its second half: …表彰大会举行 / 十名工匠受表彰?"""
    if text.startswith("第"):
        return False  # 某公司工会召开 / 第十次会员代表大会
    return bool(
        _HELD.search(above)
        or _SAYS.match(text)
        or (_HALVES.search(text) and not _HALVES.search(above) and not _OPEN_END.search(above))
    )


def _heads_apart(group: list[Paragraph]) -> list[Paragraph]:
    """The lines of a block of mixed columns; a headline at its top or over a lead is none of them."""
    widths = sorted(width(line.text) for line in group)
    narrow = FULL * widths[len(widths) // 2]
    found: list[Paragraph] = []
    for at, line in enumerate(group):
        over = at + 1 < len(group) and (at == 0 or any(LEAD.match(below.text) for below in group[at + 1 : at + 3]))
        right_over = over and at > 0 and bool(LEAD.match(group[at + 1].text) and ENDING.search(group[at - 1].text))
        headed = _PLAIN.fullmatch(line.text) or (right_over and _PLACED_HEAD.fullmatch(line.text))
        if over and width(line.text) < narrow and headed and not LEAD.match(line.text):
            found.append(replace(line, gap=True))
        else:
            below_head = bool(found) and not any(above.line for above in found)
            found.append(replace(line, line=True, gap=line.gap or below_head))
    return found


def _leads_closed(group: list[Paragraph]) -> list[Paragraph]:
    """The lines of a block, a lead whose bracket is broken over two of them made whole: 本报讯（记者王芳 / 李明）."""
    lines = list(group)
    for at, line in enumerate(lines):
        if not OPEN_LEAD.match(line.text):
            continue
        after = next((k for k in (at + 1, at + 2) if k < len(lines) and CLOSE_LEAD.match(lines[k].text)), None)
        if after is not None:
            lines[at] = join(line, lines.pop(after))
    return lines


def _mixed(whole: list[Paragraph], group: list[Paragraph], page: str, seen: Container[str]) -> bool:
    """Are these lines of two columns in turn?"""
    if _lead_inside(group):
        return True
    joins = (fits(page[a:b], page[c:d], seen) for p in whole for (a, b), (c, d) in itertools.pairwise(p.pieces))
    if not any(odds < DOUBTFUL for odds in joins):
        return False
    return two_columns([line.text for line in group], seen) > MARGIN


def two_columns(lines: list[str], seen: Container[str]) -> float:
    """By how much the log odds of the best reading as two columns in turn exceed those of the lines as they stand.

    The best reading is found line by line: for each line that the other column may have
    stopped at, the best sum so far.
    """
    odds: dict[tuple[int, int], float] = {}

    def go(a: int, b: int) -> float:
        if (a, b) not in odds:
            odds[a, b] = fits(lines[a], lines[b], seen)
        return odds[a, b]

    plain = 0.0
    best: dict[int, float] = {}  # last line of the other column: sum, the line at hand being the last of its own
    for at in range(1, len(lines)):
        on = go(at - 1, at)
        following = {other: value + on for other, value in best.items() if at - other <= APART}
        turned = [value + go(other, at) - TURN for other, value in best.items()]
        turned.append(plain - SECOND)
        following[at - 1] = max(turned)
        plain += on
        best = following
    return max(best.values(), default=0.0) - plain


def _lead_inside(group: list[Paragraph]) -> bool:
    """Does a lead stand right below a line that stops in mid-sentence, and not below the lines of its headline?"""
    leads = [k for k, line in enumerate(group) if LEAD.match(line.text)]
    if not leads or leads[0] == len(group) - 1:
        return False
    full = BROKEN * max(width(line.text) for line in group)
    if all(width(line.text) < full for line in group[: leads[0]]):
        leads = leads[1:]
    return any(
        k > 0 and width(group[k - 1].text) >= MIN_WIDTH and regime(group[k - 1].text) != "sentence" for k in leads
    )


def groups(text: str) -> list[list[Paragraph]]:
    """Lines, trimmed, in groups parted by blank lines."""
    found: list[list[Paragraph]] = [[]]
    start = 0
    for raw in text.split("\n"):
        a, b = start, start + len(raw)
        start = b + 1
        indent = raw.startswith(("\u3000\u3000", "  "))
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        level = 0
        if (mark := _MARKS.match(text[a:b])) and mark.end() > 0:
            level = len(mark.group(1)) if mark.group(1) else BOLD
            a += mark.end()
            if text[a:b].endswith("**"):
                b -= 2
        if a == b:
            if found[-1]:
                found.append([])
            continue
        line = Paragraph(text[a:b], ((a, b),), level, gap=not found[-1], indent=indent)
        found[-1] += _bold_apart(line, text) if "**" in line.text else [line]
    return _parted([group for group in found if group])


def _bold_apart(line: Paragraph, page: str) -> list[Paragraph]:
    """A line that begins in bold: the head of a brief and its text as two, a speaker or 本报讯 and its text as one."""
    bold, mark, _ = line.text.partition("**")
    a, b = line.pieces[0]
    rest = a + len(bold) + len(mark)
    if page[a - 2 : a] != "**" or rest >= b or "**" in page[rest:b]:
        return [line]
    whole = bold.strip()
    if not _BOLD.fullmatch(whole) or b - rest < _BRIEF:
        return [replace(line, text=bold + page[rest:b], pieces=((a, a + len(bold)), (rest, b)), level=0)]
    while page[rest].isspace():
        rest += 1
    below = Paragraph(page[rest:b], ((rest, b),), gap=False)
    return [replace(line, text=whole, pieces=((a, a + len(whole)),), level=0), below]


def _parted(found: list[list[Paragraph]]) -> list[list[Paragraph]]:
    """The groups, parted where a blank is missing."""
    lines = [line for group in found for line in group]
    indented = sum(line.indent for line in lines) >= _INDENTS and not all(line.indent for line in lines)
    parted: list[list[Paragraph]] = []
    tight = len(lines) >= _TIGHT * len(found)  # the page has few blanks
    for group in found:
        places: set[int] = set()
        widths = [width(line.text) for line in group]
        if len(group) > 1 and (tight or max(widths) > _UNBROKEN) and not any(line.level for line in group):
            places = breaks([line.text for line in group], widths, [line.indent for line in group], indented=indented)
        edges = [0, *sorted(places), len(group)]
        for a, b in itertools.pairwise(edges):
            parted.append([replace(group[a], gap=True), *group[a + 1 : b]])
    return parted


def _goes_on(current: Paragraph, line: Paragraph, widest: float, page: str) -> bool:
    """Does `line` continue `current`, judged by the width of its last line and by what it begins with?"""
    if len(current.text) > LONG:
        return False
    if SEE_CUT.search(current.text[-6:]) and re.match(r"[见第]?[^，。]{0,4}版", line.text):
        return True
    if current.level or line.level or LEAD.match(line.text) or BRIEF.match(line.text) or BYLINE.match(line.text):
        return False
    if TAIL.fullmatch(line.text) and current.lines == 1 and _PLAIN.fullmatch(current.text):
        return True
    if current.lines == 1 and (
        BYLINE.match(current.text)
        or FURNITURE.search(current.text)
        or is_section(current.text)
        or is_notice(current.text)
        or is_deck(line.text)
    ):
        return False
    if FURNITURE.search(line.text) and width(line.text) < 40:
        return False
    if line.text[0] in "□◇" and authored(line.text):
        return False
    if DAY_BELOW_HEAD.match(line.text) and current.lines == 1 and width(current.text) <= HEADLINE_WIDTH:
        return False
    if line.text.startswith("——") and current.lines == 1 and width(current.text) <= HEADLINE_WIDTH:
        return False  # a subtitle
    if current.lines == 1 and (author_of(line.text) or is_author(line.text)):
        return False
    if is_figures(line.text):
        return False
    last = page[current.pieces[-1][0] : current.pieces[-1][1]]
    rows = is_row(line.text) or (is_row(current.text) and current.lines == 1)
    if rows and last[-1:] not in "，、":
        return False
    ended = bool(ENDING.search(last))
    if ended and (SIGNED_DAY.match(line.text) or reader(line.text) or (last[-1:] in ")）" and signed(last[-40:]))):
        return False  # signed: nothing follows
    if ended and _HEADED.match(line.text) and _HEADED.match(current.text):
        return False  # 助企 某公司……: each brief with its head on its line
    if "版" in current.text[-3:] and SEE_WHOLE.search(current.text[-16:]):
        return False
    if PHOTO.search(last):
        return False  # the photographer ends what a picture's text is
    if ended and BELOW.match(line.text):
        return True
    if widest < MIN_WIDTH:
        return not ended and width(last) >= FULL * widest and current.lines > 1
    if width(last) >= FULL * widest and widest < 60:
        return True
    if last[-1:] in "”》" and _CONTINUES.match(line.text) and width(last) >= MIN_WIDTH:
        return True
    if not ended and current.lines == 1 and _is_open(last) and _closes(line.text):
        return True
    return not ended and (width(last) >= MIN_WIDTH or current.lines > 1) and _is_text(current.text)


def _is_open(text: str) -> bool:
    """Is a title or a quotation left open at the end of a line: 二版《三明：矿山里的?"""
    return text.rfind("《") > text.rfind("》") or text.rfind("“") > text.rfind("”")


def _closes(text: str) -> bool:
    """Does a line close what was open before it?"""
    found = re.search(r"[《》“”]", text)
    return found is not None and (found.group() in "》”" or re.match(r"“[^“”]*”[^《]*》", text) is not None)


def _is_text(text: str) -> bool:
    """Running text has commas or is long; a headline is neither."""
    return len(text) > 30 or bool(re.search(r"[,，。；;]", text))


def close_gaps(paragraph: Paragraph) -> Paragraph:
    """Drop the spaces that a reader of wrapped lines left where lines ended (带 领下): they come at even distances."""
    if " " not in paragraph.text:
        return paragraph
    gaps = [
        m.start() for m in re.finditer(r"(?<=[^\s\x00-\x7f]) (?=\S)|(?<=[,;:.!?]) (?=[^\s\x00-\x7f])", paragraph.text)
    ]
    if not gaps:
        return paragraph
    if _CREDIT_END.match(paragraph.text, gaps[-1]) or SEE_WHOLE.search(paragraph.text, gaps[-1]):
        return paragraph  # （宣传部 王芳）, 夜校今起报名 3版
    edges = [-1, *gaps, len(paragraph.text)]
    widths = [width(paragraph.text[a + 1 : b]) for a, b in itertools.pairwise(edges)]
    wide = max(widths[:-1])
    if wide < MIN_WIDTH or min(widths[:-1]) < 0.7 * wide or widths[-1] > 1.2 * wide or wide > 45:
        return paragraph
    # every gap is a part of its own, and left out
    parts = cut(paragraph, [at for gap in gaps for at in (gap, gap + 1)])[::2]
    text = "".join(part.text for part in parts)
    pieces = tuple(piece for part in parts for piece in part.pieces)
    return Paragraph(text, pieces, paragraph.level, paragraph.lines, paragraph.gap)
