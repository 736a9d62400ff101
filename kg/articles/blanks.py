"""Where a page without blank lines would have them: before a headline, and between it and its text.

A text file may have lost the blanks of the page. What is left: paragraphs begin with an indent, their last lines end
with a sentence, and a line that does neither and is narrower than the column stands by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.articles.bylines import are_authors, author_of, authored, signed
from kg.articles.patterns import (
    BRIEF,
    BYLINE,
    ENDING,
    FURNITURE,
    HAN,
    JUMP_FROM,
    JUMP_TO,
    LEAD,
    LIST_HEAD,
    PHOTO,
    SALUTATION,
    SIGNED_DAY,
    STOP,
    is_row,
    is_section,
)

HEADLINE_WIDTH = 34  # ems; a wider line is running text
_NARROW = 0.86  # of the column: a line as narrow does not go on in the next
_MOST = 4  # lines of one headline with its label
_LEAST = 3  # lines from which a column has a width
_TEXT = 20  # ems of running text in files that keep a paragraph on one line


def breaks(lines: Sequence[str], widths: Sequence[float], indents: Sequence[bool], *, indented: bool) -> set[int]:
    """The lines, by number, before which a blank is missing; `indented`: paragraphs of the page begin with indents."""
    column = _column(widths)
    found: set[int] = set()
    at = 1
    while at < len(lines):
        if indented and indents[at] and _ends(lines[at - 1]):
            found.add(at)
        elif _could_begin(lines, at) and (body := _body(lines, widths, indents, at, column, indented=indented)):
            found |= {at, body} | {k + 1 for k in range(at, body) if is_section(lines[k])}
            at = body
        at += 1
    if len(lines) > 1 and (body := _body(lines, widths, indents, 0, column, indented=indented)):
        found |= {body} | {k + 1 for k in range(body) if is_section(lines[k])}
    return found


def _column(widths: Sequence[float]) -> float:
    """The width of the column: most lines are as wide."""
    return sorted(widths)[3 * len(widths) // 4] if len(widths) > _LEAST else 0.0


def _ends(line: str) -> bool:
    return bool(ENDING.search(line) or FURNITURE.search(line) or JUMP_TO.search(line) or SIGNED_DAY.match(line))


def _could_begin(lines: Sequence[str], at: int) -> bool:
    """May a headline stand here: what is above it has ended?"""
    above = lines[at - 1]
    return _ends(above) or bool(PHOTO.search(above)) or signed(above[-40:]) is not None


def _body(
    lines: Sequence[str], widths: Sequence[float], indents: Sequence[bool], at: int, column: float, *, indented: bool
) -> int:
    """The number of the line where the text below a headline at `at` begins; 0 if none stands here."""
    for k in range(at, min(at + _MOST, len(lines))):
        if k > at and _begins_text(lines[k], indents[k], indented=indented):
            return k
        if not _could_head(lines[k], widths[k]) or indents[k]:
            wide = widths[k] >= max(_TEXT, _NARROW * column)
            # without indents, a narrow line that ends no sentence tells a headline from the text around it
            return k if k > at and wide and not indented and _is_narrow(widths[k - 1], column) else 0
        if not indented and k > at and widths[k] >= _NARROW * column and _is_narrow(widths[k - 1], column):
            return k if column and _runs_on(lines, k) else 0
    return 0


def _runs_on(lines: Sequence[str], at: int) -> bool:
    """Does running text stand here: a comma or the end of a sentence within three lines?"""
    return bool(re.search(r"[,，。.]", "".join(lines[at : at + 3])))


def _is_narrow(width: float, column: float) -> bool:
    return not column or width < _NARROW * column or width > column * 1.2


def _begins_text(line: str, indent: bool, *, indented: bool) -> bool:
    if LEAD.match(line) or BYLINE.match(line) or JUMP_FROM.match(line) or SALUTATION.match(line) or authored(line):
        return True
    return (indented and indent) or are_authors(line) or author_of(line) is not None


def _could_head(line: str, width: float) -> bool:
    if width > HEADLINE_WIDTH or not re.search(rf"[{HAN}]{{2}}|[{HAN}][ \u3000][{HAN}]", line):
        return False
    if (
        re.search(rf"[。；;，,、]$|[。；]|{STOP}", line)
        or BRIEF.match(line)
        or FURNITURE.search(line)
        or LIST_HEAD.match(line)
    ):
        return False
    if re.match(r"[,，、。）)”]", line) or is_row(line) or SIGNED_DAY.match(line) or PHOTO.search(line):
        return False
    return not re.search(r"(?:[:：]|[！？]”)$", line) or len(line) > 4
