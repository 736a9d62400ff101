"""Stories as columns of lines, and what goes wrong between the columns and the text file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.composer.damage import CONFUSIONS, Damage
from tests.composer.sentences import SECTIONS
from tests.composer.stories import Story

TITLE = -1  # the offset of lines of a headline proper
_NOT_FIRST = "，。、；：？！）”》,.;:?!)"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column: text of `story`, paragraph `paragraph`, from its character `offset`; None for the rest."""

    text: str
    story: int | None = None
    paragraph: int | None = None
    offset: int = 0


@dataclass
class Block:
    """Lines without a blank between. `joint` stands between lines; `tight`: no blank line after it."""

    lines: list[Line]
    mark: str = ""
    joint: str = "\n"
    tight: bool = False
    head: bool = False
    whole: bool = False  # captions, briefs, teasers: never taken apart


def lay_out(found: list[Story], random: Random, rates: Damage) -> list[Block]:
    """The blocks of a page from top to bottom, damage done."""
    width = random.choice((15, 17, 18, 20, 22, 25, 30, 36)) if rates.wraps else 0
    joint = random.choice(("\n", "\n", "\n", " ")) if rates.wraps else "\n"
    marks = random.choice(("", "", "# ", "## "))
    columns: list[list[Block]] = []
    labelled = False
    for k, story in enumerate(found):
        own = width + random.choice((0, 0, 0, -1, 3)) if width else 0
        blocks = _heads(k, story, random, rates, marks)
        if story.brief and not labelled:
            blocks.insert(0, Block([Line(random.choice(SECTIONS))]))
            labelled = True
        for j, text in enumerate(story.paragraphs):
            lines = [Line(t, k, j, at) for at, t in _wrapped(text, own)]
            alone = story.kind != "article" or story.brief
            blocks.append(Block(lines, joint=joint if len(lines) > 1 else "\n", whole=alone))
        columns.append(blocks)
    _cut(columns, random, rates)
    columns = _alternate(columns, random, rates)
    page = [block for column in columns for block in column]
    _displace(page, random, rates)
    _intrude(page, random, rates)
    return [_misread(block, random, rates.misread) for block in page]


def _wrapped(text: str, width: int) -> list[tuple[int, str]]:
    """The lines of a paragraph; what may not begin a line hangs on the one before."""
    if not width or len(text) <= width:
        return [(0, text)]
    found, at = [], 0
    while at < len(text):
        end = min(at + width, len(text))
        # digits and Latin letters are half as wide
        end = min(len(text), end + sum(c.isascii() and c.isalnum() for c in text[at:end]) // 2)
        while end < len(text) and text[end] in _NOT_FIRST:
            end += 1
        found.append((at, text[at:end]))
        at = end
    return found


def _heads(k: int, story: Story, random: Random, rates: Damage, marks: str) -> list[Block]:
    found: list[Block] = []
    draw = random.random()
    title = story.title if story.kind != "teaser" else None
    if title and draw < rates.lost_heads and story.kind == "article":
        title = None
    elif title and draw < rates.lost_heads + rates.scraps and story.kind == "article":
        kept = [c for c in title if random.random() < 0.7][:6]
        found += [Block([Line(c)]) for c in kept]
        title = None
    if title:
        if story.kicker:
            found.append(Block([Line(story.kicker, k)], mark=random.choice(("", marks)), head=True))
        lines = [title]
        if random.random() < rates.broken_heads and len(title) >= 8:
            at = title.index(" ") if " " in title else len(title) // 2
            lines = [title[:at].strip(), title[at:].strip()]
        found.append(Block([Line(t, k, offset=TITLE) for t in lines], mark=marks, head=True))
        if story.subtitle:
            found.append(Block([Line(story.subtitle, k)], head=True))
    if story.above:
        found.append(Block([Line(story.above, k)], head=True))
    return found


def _cut(columns: list[list[Block]], random: Random, rates: Damage) -> None:
    """Paragraphs cut in two where a column ended; now and then a line is gone."""
    for column in columns:
        for at in range(len(column) - 1, -1, -1):
            block = column[at]
            if block.head or block.whole or len(block.lines) < 3 or random.random() >= rates.cuts:
                continue
            here = random.randint(1, len(block.lines) - 1)
            rest = block.lines[here:]
            if random.random() < rates.lost_lines and len(rest) > 1:
                rest = rest[1:]
            column[at : at + 1] = [replace(block, lines=block.lines[:here]), replace(block, lines=rest)]


def _alternate(columns: list[list[Block]], random: Random, rates: Damage) -> list[list[Block]]:
    """Neighbouring columns run into one another, block by block or line by line."""
    found: list[list[Block]] = []
    for column in columns:
        can = found and _is_text(column) and _is_text(found[-1])
        draw = random.random()
        if can and draw < rates.lines:
            found[-1] = _line_wise(found[-1], column, random)
        elif can and draw < rates.lines + rates.blocks:
            found[-1] = _block_wise(found[-1], column, random)
        else:
            found.append(column)
    return found


def _is_text(column: list[Block]) -> bool:
    stories = {line.story for block in column for line in block.lines}
    return len(stories) <= 2 and any(not b.head and not b.whole and len(b.lines) > 2 for b in column)


def _block_wise(left: list[Block], right: list[Block], random: Random) -> list[Block]:
    """One block or two of the one, then of the other; each keeps its order, headlines stay over their text."""
    first, second = list(left), list(right)
    merged: list[Block] = []
    while first and second:
        for queue in (first, second):
            for _ in range(random.choice((1, 1, 2))):
                while queue and queue[0].head:
                    merged.append(queue.pop(0))
                if queue:
                    merged.append(queue.pop(0))
    return merged + first + second


def _line_wise(left: list[Block], right: list[Block], random: Random) -> list[Block]:
    """Two paragraphs set side by side come out as lines in turn; what stands around them follows block by block."""
    a = [k for k, b in enumerate(left) if not b.head and not b.whole and len(b.lines) >= 2]
    b = [k for k, c in enumerate(right) if not c.head and not c.whole and len(c.lines) >= 2]
    if not a or not b:
        return left + right
    i, j = random.choice(a), random.choice(b)
    one, other = list(left[i].lines), list(right[j].lines)
    lines: list[Line] = []
    run = random.choice((1, 1, 1, 2, 3))
    while one and other:
        for queue in (one, other):
            for _ in range(run):
                if queue:
                    lines.append(queue.pop(0))
    lines += one + other
    mixed = Block(lines)
    return [*left[:i], *right[:j], mixed, *left[i + 1 :], *right[j + 1 :]]


def _displace(page: list[Block], random: Random, rates: Damage) -> None:
    """The end of a paragraph printed under another item."""
    for block in list(page):
        if block.head or block.whole or len(block.lines) < 3 or random.random() >= rates.displaced:
            continue
        if len({line.story for line in block.lines}) > 1:
            continue
        count = random.choice((1, 1, 2))
        tail = Block(block.lines[-count:], joint=block.joint)
        places = [
            k + 1
            for k, other in enumerate(page)
            if not other.head and other is not block and abs(page.index(block) - k) < 12
        ]
        if not places:
            continue
        block.lines = block.lines[:-count]
        page.insert(random.choice(places), tail)


def _intrude(page: list[Block], random: Random, rates: Damage) -> None:
    """Captions and teasers fall between the two halves of a paragraph."""
    alone = [b for b in page if b.whole and len({line.paragraph for line in b.lines}) == 1]
    for block in alone:
        if block.lines[0].text[:1] in "●▲■◆" or random.random() >= rates.intruders:
            continue
        at = next((k for k, b in enumerate(page) if b is block), 0)
        if at and page[at - 1].head:
            continue
        places = [
            k + 1
            for k in range(len(page) - 1)
            if not page[k].head
            and not page[k].whole
            and not page[k + 1].head
            and page[k].lines[-1].story is not None
            and page[k].lines[-1].story == page[k + 1].lines[0].story
        ]
        if places:
            del page[at]
            place = random.choice(places)
            page.insert(place - (place > at), block)


def _misread(block: Block, random: Random, rate: float) -> Block:
    if not rate:
        return block
    lines = []
    for line in block.lines:
        text = "".join(CONFUSIONS.get(c, c) if random.random() < rate * 3 else c for c in line.text)
        lines.append(replace(line, text=text))
    return replace(block, lines=lines)
