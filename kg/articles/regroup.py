"""Passages go to the items they continue, sentences are closed, and what was moved is put on record.

`split` puts every paragraph under the headline above it. Where columns ran into one another that is wrong: `assign`
finds the items that the passages continue, and here the items are made anew.
"""

from __future__ import annotations

from collections.abc import Container

from kg.articles.assign import Passage, assign
from kg.articles.bylines import author_of, authored, signed
from kg.articles.cohesion import rare_runs
from kg.articles.items import Item
from kg.articles.joins import join as fits
from kg.articles.joins import regime
from kg.articles.paragraphs import LONG, Paragraph, join
from kg.articles.patterns import AGENCY_END, BELOW, BYLINE, END_CREDIT, ENDING, JUMP_FROM, JUMP_TO, LEAD, is_row

CLOSE = -1.5  # log odds from which a paragraph goes on in the next one of its item


def regroup(items: list[Item], seen: Container[str]) -> list[Item]:
    """The items, each with the passages that continue it; `repairs` says what was moved."""
    homes = {id(p): k for k, item in enumerate(items) for p in item.body}
    loose = [k for k, item in enumerate(items) if item.kind == "article" and item.body]
    bodies = sorted((p for k in loose for p in items[k].body), key=lambda p: p.start)
    units = [p for p in bodies if p.start not in items[homes[id(p)]].cross]
    if not units:
        return items
    rare = rare_runs(
        [(p.text, homes[id(p)]) for p in units] + [(h.text, k) for k, item in enumerate(items) for h in item.headings]
    )
    passages = [_passage(p, homes[id(p)], items[homes[id(p)]]) for p in units]
    heads = {k: "\n".join(h.text for h in items[k].headings) for k in range(len(items))}
    chosen = assign(passages, heads, rare=rare, seen=seen)
    made: dict[int, Item] = dict(enumerate(items))
    place = {p.start: k for p, k in zip(units, chosen, strict=True)}
    follow = None
    for p in reversed(bodies):  # a heading inside a text goes where the paragraph below it goes
        follow = place.setdefault(p.start, follow if follow is not None else homes[id(p)])
    for k in loose:
        items[k].body = []
    for p in bodies:
        k, home = place[p.start], homes[id(p)]
        if k not in made:
            made[k] = Item()
        _add(made[k], p, seen, moved=k != home and p.start not in items[home].cross)
    return sorted(made.values(), key=_start)


def _start(item: Item) -> int:
    return min((p.start for p in (*item.headings, *item.body)), default=0)


def _passage(paragraph: Paragraph, home: int, item: Item) -> Passage:
    text = paragraph.text
    # a line of names or a jump line by itself: the text below it belongs with it
    first = item.body[0].text
    lead = LEAD.match(first)
    alone = lead is not None and not first[lead.end() :].strip()  # 本报讯（记者 王芳） over the first paragraph
    written = alone or BYLINE.match(first) or authored(first) or author_of(first) or BELOW.match(first)
    named = len(item.body) > 1 and bool(written or JUMP_FROM.fullmatch(first))
    fixed = (
        paragraph is item.body[0]
        or (named and paragraph is item.body[1])
        or bool(BYLINE.match(text) or is_row(text) or AGENCY_END.match(text) or JUMP_TO.match(text))
        or bool(paragraph.level)
        or (len(text) < 8 and not ENDING.search(text) and not paragraph.line)
    )
    below = not paragraph.gap
    hold = item.continued_from is not None
    closes = item.brief or any(mark.search(text) for mark in (END_CREDIT, JUMP_TO, AGENCY_END)) or bool(signed(text))
    closes = closes and not (named and paragraph is item.body[0])
    return Passage(text, home, fixed, paragraph.line, below, closes, hold, item.fresh.get(paragraph.start, 0.0))


def _add(item: Item, paragraph: Paragraph, seen: Container[str], *, moved: bool) -> None:
    last = item.body[-1] if item.body else None
    odds = fits(last.text, paragraph.text, seen) if last else 0.0
    if moved:
        item.repairs.append(
            f"“{paragraph.text[:12]}…” stood under another headline; the log odds of the join are {odds:.1f}."
        )
    if last is not None and _goes_on(last, paragraph, odds):
        if not moved and last.pieces[-1][1] + 60 < paragraph.start:
            item.repairs.append(f"“{paragraph.text[:12]}…” closes a sentence left open; the log odds are {odds:.1f}.")
        item.body[-1] = join(last, paragraph)
    else:
        item.body.append(paragraph)


def _goes_on(last: Paragraph, paragraph: Paragraph, odds: float) -> bool:
    if is_row(paragraph.text) or is_row(last.text[-80:]) or BYLINE.match(paragraph.text):
        return False
    if (
        BYLINE.match(last.text)
        or author_of(last.text)
        or paragraph.level
        or last.level
        or JUMP_TO.search(last.text[-20:])
    ):
        return False
    if len(last.text) <= LONG and regime(last.text) != "sentence" and not last.text.endswith(("：", ":")):
        return odds >= CLOSE and (len(last.text) > 12 or paragraph.line)
    return False
