"""What a line is by where it stands: a headline before a byline or a lead, a sentence broken before its end."""

from __future__ import annotations

import re

from kg.articles.authors import VERSE, author, poems
from kg.articles.bylines import are_authors, author_of, reader, signed
from kg.articles.joins import join as fits
from kg.articles.paragraphs import HEADLINE_WIDTH, width
from kg.articles.patterns import (
    ADDRESSED,
    BOXED,
    COLUMN,
    ENDING,
    FURNITURE,
    GUIDE,
    HAN,
    JUMP_TO,
    PLACED_APART,
    SALUTATION,
    SEE_FIRST,
    SIGNED_DAY,
    is_deck,
    is_notice,
    is_row,
    is_section,
)
from kg.articles.told import DAY, Told, comes_from, could_be_headline
from kg.articles.words import entry
from kg.gazetteer import is_division

_MOST = 4  # lines of one headline
_GOES_ON = 0.5  # log odds from which a line below the head of a notice is its text
_BROKEN = 2.5  # log odds that the next goes on from a line
_SIGNERS = 4  # lines that sign a notice, the day among them


def _is_placed(text: str) -> bool:
    """Does a text begin with where it comes from, before a colon or set apart: 中 宁 8月8日……?"""
    apart = PLACED_APART.match(text)
    return comes_from(text) or (apart is not None and is_division(re.sub(r"\s", "", apart["place"])))


def by_place(told: list[Told]) -> list[Told]:
    """The same paragraphs, roles put right by what stands before and after each."""
    found = [_broken(told, at) for at in range(len(told))]
    _round_up(found)
    poems(found)
    for at in range(len(found)):
        if found[at].role == "text" and (_ends_in_quotation(found, at) or _asks(found, at)):
            found[at] = Told("heading", found[at].paragraph)
    for at in range(1, len(found)):
        author(found, at)
    for at in range(len(found)):
        if found[at].role in ("heading", "furniture") and (_signs_off(found, at) or _signs_letter(found, at)):
            found[at] = Told("text", found[at].paragraph)
    for at, one in enumerate(found):
        if one.role in ("lead", "byline"):
            _headline_above(found, at)
        elif one.role in ("text", "caption") and _tells_picture(found, at):
            _picture_head(found, at)
    _last_headline(found)
    for at, one in enumerate(found):
        if one.role == "furniture" and (_part_of_headline(found, at) or _short_lines(found, at)):
            found[at] = Told("heading", one.paragraph)
    for at in range(1, len(found)):
        above = found[at - 1]
        guided = above.role == "teaser" or GUIDE.match(above.paragraph.text)
        if guided and found[at].role in ("furniture", "heading") and SEE_FIRST.match(found[at].paragraph.text):
            found[at] = Told("teaser", found[at].paragraph)
    for at in range(1, len(found) - 1):
        if _begins_notice(found, at):
            found[at] = Told("text", found[at].paragraph)
    for at in range(len(found) - 1):
        if _is_column(found, at):
            found[at] = Told("furniture", found[at].paragraph)
    return found


def _begins_notice(told: list[Told], at: int) -> bool:
    """Is this the first line of a notice's text, right below its head: 公告 / 王小军：本会受理李某等9人与 / ……?"""
    head, one, after = told[at - 1], told[at], told[at + 1]
    if (head.role, one.role, after.role) != ("heading", "heading", "text") or not is_notice(head.paragraph.text):
        return False
    if one.paragraph.gap or after.paragraph.gap or one.paragraph.level or is_notice(one.paragraph.text):
        return False
    return "：" in one.paragraph.text or fits(one.paragraph.text, after.paragraph.text) > _GOES_ON


def _is_column(told: list[Told], at: int) -> bool:
    """Is this the name of a column, right over the headline of what stands in it: 劳模故事?"""
    one, below = told[at], told[at + 1]
    if one.role != "heading" or below.role != "heading" or one.paragraph.level or below.paragraph.lines > 2:
        return False
    first = at == 0 or told[at - 1].role != "heading" or one.paragraph.gap
    text = below.paragraph.text
    return (
        first and COLUMN.match(one.paragraph.text) is not None and not text.startswith(("—", "-")) and not is_deck(text)
    )


def _ends_in_quotation(told: list[Told], at: int) -> bool:
    """Is this a headline that ends in a quotation, by itself over text: 麻辣烫带火“小吃夜校”?"""
    one = told[at].paragraph
    text = one.text.strip()
    if _is_quoted(told, at):
        return True
    if (
        not re.fullmatch(r"[^“”\"。；;，,]{2,}[“\"][^“”\"。，]{2,12}[”\"]", text)
        or width(text) > HEADLINE_WIDTH
        or one.line
    ):
        return False
    if re.search(r"(?:[说称问答叫]|[说笑问答喊]道)[:：]?[“\"]", text) or at + 1 == len(told):
        return False
    if not one.gap and not is_section(told[at - 1].paragraph.text) and told[at - 1].role != "heading":
        return False
    after = told[at + 1].paragraph
    if told[at - 1].role == "heading" == told[at + 1].role and not one.gap and not after.gap:
        return True  # the second of three lines: 毕业季租房热 / 小心“二房东” / 签约前先看房产证
    over = told[at + 1].role in ("text", "lead") and len(after.text) > 40
    over = over or told[at + 1].role == "byline" or author_of(after.text) is not None or are_authors(after.text)
    if ADDRESSED.match(after.text.strip()):
        return True
    if not after.gap and over and one.gap and at > 0:  # a head of a brief, right over its text
        credited = signed(told[at - 1].paragraph.text) or signed(after.text)
        return credited is not None and DAY.match(after.text) is not None
    return after.gap and (over or bool(SALUTATION.match(after.text.strip())))


def _is_quoted(told: list[Told], at: int) -> bool:
    """Is a quotation by itself a headline: over a byline or a lead, or below what is no text?"""
    one = told[at].paragraph
    if (
        not re.fullmatch(r"[“\"][^“”\"。]{4,24}[”\"]", one.text.strip())
        or one.line
        or not one.gap
        or at + 1 == len(told)
    ):
        return False
    after = told[at + 1]
    if after.role in ("byline", "lead") or after.paragraph.text.startswith("——"):
        return True
    below_none = at == 0 or told[at - 1].role in ("furniture", "caption")
    return below_none and after.role == "text" and len(after.paragraph.text) > 40


def _asks(told: list[Told], at: int) -> bool:
    """Is this a headline that asks or exclaims, by itself over text: 谁来管一管飞线？"""
    one = told[at].paragraph
    text = one.text.strip()
    below_text = at > 0 and told[at - 1].role not in ("furniture", "caption")
    if one.line or not text.endswith(("？", "！", "?", "!")) or width(text) > HEADLINE_WIDTH:
        return False
    if not one.gap and (below_text or at == 0):
        return False
    shape = r"[^。；;：:“”\"]{6,}" if below_text else r"[^。；;：:“”\"][^。；;：:]{5,}"
    if not re.fullmatch(shape, text) or at + 1 == len(told):
        return False
    after = told[at + 1]
    if not after.paragraph.gap:
        return bool(re.match(r"问[:：]", after.paragraph.text) or ADDRESSED.match(after.paragraph.text.strip()))
    if after.role == "byline" or ADDRESSED.match(after.paragraph.text.strip()):
        return True
    return after.role in ("text", "lead") and len(after.paragraph.text) > 40


def _signs_off(told: list[Told], at: int) -> bool:
    """Is this one who signs a notice or a letter, with the day below?"""
    if at == 0 or (told[at].paragraph.gap and told[at - 1].role != "text"):
        return False
    for one in told[at + 1 : at + _SIGNERS]:
        if one.paragraph.gap:
            return False
        if one.role == "text" and SIGNED_DAY.match(one.paragraph.text.strip()):
            return True
    return False


def _signs_letter(told: list[Told], at: int) -> bool:
    """Is this the reader who wrote the letter above, one line by itself: 甲市读者 王芳?"""
    if at == 0 or told[at - 1].role != "text" or not ENDING.search(told[at - 1].paragraph.text):
        return False
    beside = [told[k].paragraph.text for k in (at - 1, at + 1) if 0 <= k < len(told)]
    return reader(told[at].paragraph.text) is not None and not any(map(reader, beside))


def _round_up(told: list[Told]) -> None:
    """Items of a round-up that begin with where they come from, two or more in a row: 阜新：12月2日……"""
    placed = [
        one.role in ("text", "lead") and len(one.paragraph.text) > 40 and _is_placed(one.paragraph.text) for one in told
    ]
    for at, one in enumerate(told):
        if placed[at] and any(placed[max(0, at - 1) : at] + placed[at + 1 : at + 2]):
            told[at] = Told("brief", one.paragraph)


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
    if any(FURNITURE.search(line) or is_section(line) or re.search(r"[,，。；;：:]|报$|\d日$", line) for line in lines):
        return False
    return told[last].role in ("heading", "lead", "byline", "text")


def _last_headline(told: list[Told]) -> None:
    """Lines at the foot of a page, after a picture or a jump, that are no sentence: a headline whose item is lost."""
    for k in range(len(told) - 1, 0, -1):
        one, before = told[k], told[k - 1]
        if one.role != "text" or not could_be_headline(one, near=True):
            return
        if before.role == "caption" or JUMP_TO.search(before.paragraph.text):
            for j in range(k, len(told)):
                told[j] = Told("heading", told[j].paragraph)
            return


def _part_of_headline(told: list[Told], at: int) -> bool:
    """Is this a short line of a headline broken over lines: the line before or after, no blank between, is one?"""
    one = told[at].paragraph
    counted = re.match(rf"\d+[{HAN}]", one.text)  # 6635名 / 选手同台比武
    letters = re.findall(rf"[{HAN}\d]" if counted else rf"[{HAN}]", one.text)
    if not 3 <= len(letters) <= 5 + bool(counted) or FURNITURE.search(one.text) or is_section(one.text):
        return False
    after = told[at + 1] if at + 1 < len(told) else None
    if after is not None and after.paragraph.text.startswith("——"):
        return True  # a subtitle needs a title
    if BOXED.fullmatch(one.text.strip()):
        return False  # the name of a column
    below = after is not None and after.role == "heading" and not after.paragraph.gap
    return below or (at > 0 and told[at - 1].role == "heading" and not one.gap)


def _broken(told: list[Told], at: int) -> Told:
    """A short line without marks that the next paragraph goes on with is no heading."""
    one = told[at]
    if one.role != "heading" or one.paragraph.level or at + 1 == len(told):
        return one
    if not one.paragraph.gap and at > 0 and told[at - 1].role in ("text", "lead") and _stays_open(told, at):
        return Told("text", one.paragraph)  # what somebody says, cut off before another item
    if told[at + 1].role != "text":
        return one
    if is_notice(one.paragraph.text.strip()):
        return one
    if told[at + 1].paragraph.line or (comes_from(one.paragraph.text) and told[at + 1].paragraph.gap):
        return one  # over mixed columns nothing tells what goes on; 昭通：… is a headline of its own
    here, after = one.paragraph.text, told[at + 1].paragraph.text
    if _is_rest(after) or (at > 0 and told[at - 1].role in ("text", "lead") and _breaks(here, after)):
        return Told("text", one.paragraph)
    return one


def _stays_open(told: list[Told], at: int) -> bool:
    """Does a quotation begin in the line that the next does not close?"""
    text, after = told[at].paragraph.text, told[at + 1].paragraph.text
    return text.count("“") > text.count("”") and "”" not in after.split("“")[0]


def _is_rest(text: str) -> bool:
    """Does the text begin with the last character or two of a word: 率。, but not 会上，?"""
    found = re.match(rf"([{HAN}]{{0,2}})[,，、。.]", text)
    return found is not None and not DAY.match(text) and entry(found.group(1)) is None


def _breaks(here: str, after: str) -> bool:
    return not re.search(r"[ \u3000]", here.strip()) and fits(here, after) >= _BROKEN and not DAY.match(after)


def _headline_above(told: list[Told], at: int) -> None:
    """Lines right above a byline or a lead that could be its headline become headings."""
    for k in range(at - 1, max(at - 1 - _MOST, -1), -1):
        one = told[k]
        if one.role == "heading":
            continue
        if k == at - 1 and _is_last_word(told, k):
            told[k] = Told("heading", one.paragraph)
            continue
        if one.role == "text" and _in_stanza(told, k):
            return
        if one.role not in ("text", "furniture") or not could_be_headline(one, near=k == at - 1):
            return
        if not one.paragraph.gap and _stays_open(told, k):
            return
        if k != at - 1 and is_row(one.paragraph.text):
            return  # of the list above
        if one.role == "furniture" and k != at - 1:
            return
        told[k] = Told("heading", one.paragraph)


def _in_stanza(told: list[Told], at: int) -> bool:
    """Is this the third or a later short line of text in a row, no blank between, as verse is printed?"""
    lines = told[max(0, at - 2) : at + 1]
    return (
        len(lines) == 3
        and not any(one.paragraph.gap for one in lines[1:])
        and all(one.role == "text" and width(one.paragraph.text) <= VERSE for one in lines)
    )


def _is_last_word(told: list[Told], at: int) -> bool:
    """Is this the last word of a headline, right below the rest of it: 首个“职工心灵驿站” / 揭牌?"""
    one, text = told[at], told[at].paragraph.text.strip()
    if one.role != "furniture" or one.paragraph.gap or at == 0 or is_section(text):
        return False
    return bool(re.fullmatch(rf"[{HAN}]{{2,3}}", text)) and could_be_headline(told[at - 1], near=False)


def _tells_picture(told: list[Told], at: int) -> bool:
    """Is this the text of a picture: it begins with a day and only a photographer's credit follows?"""
    if not DAY.match(told[at].paragraph.text):
        return False
    return told[at].role == "caption" or (at + 1 < len(told) and told[at + 1].role == "caption")


def _picture_head(told: list[Told], at: int) -> None:
    above = told[at - 1]
    if at and above.paragraph.gap and above.role in ("text", "furniture") and could_be_headline(above, near=False):
        told[at - 1] = Told("heading", told[at - 1].paragraph)
