"""Who wrote what stands below: names under headlines, verse, salutations of letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.bylines import are_authors, author_of, authored, is_author, is_surname, signed
from kg.articles.paragraphs import width
from kg.articles.patterns import BELOW, FURNITURE, HAN, NAME, POEM, SALUTATION, is_section
from kg.articles.told import Told, could_be_headline

VERSE = 20  # ems of a line of a poem at most
_STANZA = 2  # lines
_LOOSE = ("heading", "furniture", "text")
_APART = re.compile(rf"[{HAN}][ \u3000][{HAN}]")
_WITH_BODY = re.compile(rf"({NAME})[（(][^（）()，。]{{2,16}}[)）]")


def author(told: list[Told], at: int) -> None:
    """A name by itself below a headline is its author, and a salutation begins a letter; the headline may be short,
    and short lines below are verse."""
    one, above = told[at], told[at - 1]
    text = one.paragraph.text.strip()
    salutation = bool(SALUTATION.match(text)) and above.paragraph.gap and not one.paragraph.level
    credited = one.role == "byline" and (at < 2 or told[at - 2].role != "heading")
    if not (salutation or credited or authored(text) or _is_author(told, at, text)):
        return
    if above.role == "furniture" and _could_be_title(above.paragraph.text.strip()):
        told[at - 1] = above = Told("heading", above.paragraph)
    asks = (
        salutation and above.role == "text" and above.paragraph.gap and above.paragraph.text.endswith(("?", "？", "！"))
    )
    if asks and could_be_headline(above, near=False):  # 楼道里的杂物谁来清？
        told[at - 1] = above = Told("heading", above.paragraph)
    if above.role == "heading" and salutation:
        told[at] = Told("text", one.paragraph)
    if above.role != "heading" or salutation:
        return
    told[at] = Told("byline", one.paragraph)
    for k in _verse(told, at + 1):
        told[k] = Told("text", told[k].paragraph)


def _is_author(told: list[Told], at: int, text: str) -> bool:
    """Is this the name of who wrote what stands below: alone, with where he works, or over verse?"""
    one, above = told[at], told[at - 1]
    own = _is_own(told, at)
    if one.role == "furniture" and own and is_author(text) and not _is_headed(told, at):
        return True
    if _APART.fullmatch(text) and is_surname(text) and len(list(_verse(told, at + 1))) > _STANZA:
        return True
    titled = above.role == "furniture" and above.paragraph.gap and _could_be_title(above.paragraph.text.strip())
    # the second line of a headline, too short to be one by itself
    second = above.role == "furniture" and not above.paragraph.gap and at > 1 and told[at - 2].role == "heading"
    if not (above.role == "heading" or titled or second) or not _over_text(told, at):
        return False
    if titled and told[at + 1].role != "text":
        return False  # over a lead, the rest of a headline: 医疗队扎在 / 翟店镇
    if author_of(text) is not None or (own and _with_body(text)) or (BELOW.match(text) and signed(text)):
        return True
    # one name without a space in it is told from a label only by the blanks round it, or right below a title
    below = not one.paragraph.gap and (told[at + 1].paragraph.gap or titled)
    return are_authors(text) and (below or bool(re.search(r"[ \u3000]", text)))


def _with_body(text: str) -> bool:
    """Is this one name with where its bearer works behind it: 王芳（九江石化）?"""
    found = _WITH_BODY.fullmatch(text)
    return found is not None and is_author(found.group(1))


def _is_headed(told: list[Told], at: int) -> bool:
    """Does a headline stand below the line? Then it is the name of a column: 师 说."""
    below = [one for one in told[at + 1 : at + 3] if not is_section(one.paragraph.text)]
    if not below or below[0].role not in ("heading", "byline"):
        return False
    return len(below) < 2 or below[1].paragraph.gap or below[1].role != below[0].role


def _over_text(told: list[Told], at: int) -> bool:
    """Does running text begin right below the line?"""
    return at + 1 < len(told) and told[at + 1].role in ("text", "lead") and len(told[at + 1].paragraph.text) > VERSE


def _is_own(told: list[Told], at: int) -> bool:
    """Does the line stand between blank ones?"""
    return told[at].paragraph.gap and (at + 1 == len(told) or told[at + 1].paragraph.gap)


def _could_be_title(text: str) -> bool:
    return 2 <= len(re.findall(rf"[{HAN}]", text)) <= 5 and not is_section(text) and not FURNITURE.search(text)


def _verse(told: list[Told], at: int) -> Iterator[int]:
    """The short lines of stanzas from `at` on: groups without a blank, of two lines at least, then of three."""
    least = 2
    while at < len(told) and told[at].paragraph.gap:
        end = at + 1
        while end < len(told) and not told[end].paragraph.gap:
            end += 1
        lines = [one.paragraph for one in told[at:end]]
        if len(lines) < least or any(line.level or width(line.text) > VERSE for line in lines):
            return
        yield from range(at, end)
        at, least = end, 3


def poems(told: list[Told]) -> None:
    """Below the headline of a poem, its lines are no headlines: 船坞的灯（外一首）."""
    for at, one in enumerate(told):
        if one.role != "heading" or not POEM.search(one.paragraph.text):
            continue
        k = at + 1
        while k < len(told) and width(told[k].paragraph.text) <= VERSE and told[k].role in _LOOSE:
            told[k] = Told("text", told[k].paragraph)
            k += 1
