"""Sentences that end under another item: the open end and the loose beginning that fit are put together again.

Whether they fit is judged by the join: does it make a word of the dictionary, close a quotation or a bracket,
stay within one number? jieba's word list (MIT licence) is the dictionary.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.articles.paragraphs import Paragraph, join
from kg.articles.patterns import BRIEF, BYLINE, ENDING, JUMP_FROM, JUMP_TO, LEAD, LIST_ROW

if TYPE_CHECKING:
    from kg.articles.split import Item

FIT = 2.0  # a join that makes a word of three characters, or closes a quotation, or goes on in reading order
_NEVER_FIRST = frozenset("，,。、；;：:！!？?”’）)》」』的了着过们")
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("(", ")"), ("《", "》"))


@lru_cache(maxsize=1)
def dictionary() -> dict[str, int]:
    """Words of two characters and more with their counts."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    words = {}
    for line in (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        if len(word) > 1:
            words[word] = int(count)
    return words


def fit(left: str, right: str) -> float:
    """How well `right` goes on from `left`; 0 is nothing, 2 and more is sure enough to move text."""
    left, right = left.rstrip(), right.lstrip()
    if not left or not right or ENDING.search(left):
        return 0.0
    score = 0.0
    known = dictionary()
    for before in range(1, min(4, len(left)) + 1):
        for after in range(1, min(4, len(right)) + 1):
            word = left[-before:] + right[:after]
            if known.get(word, 0) >= 3:
                score = max(score, 0.6 * len(word) + (0.3 if known[word] > 500 else 0.0))
    if right[0] in _NEVER_FIRST:
        score += 1.2
    if left[-1].isdigit() and right[0].isdigit():
        score += 1.0
    for opening, closing in _PAIRS:
        if left.count(opening) > left.count(closing) and right.count(closing) > right.count(opening):
            score += 1.5
    return score


def reunite(items: list[Item]) -> None:
    """Close the items' open ends with loose beginnings, in place; what was moved is recorded in `repairs`."""
    _close_neighbours(items)
    for item in items:
        for at in range(len(item.body)):
            while (home := _loose(item, at)) is not None and (target := _best(items, item, home)) is not None:
                owner, place, score = target
                moved = item.body.pop(home)
                owner.body[place] = join(owner.body[place], moved)
                words = moved.text[:12]
                owner.repairs.append(f"“{words}…” closes a sentence left open; the join scores {score:.1f}.")
                if at >= len(item.body):
                    break


def _is_open(paragraph: Paragraph) -> bool:
    text = paragraph.text.rstrip()
    if LIST_ROW.search(text[-80:]) or text.endswith(("：", ":")):
        return False  # rows of a list stand by themselves
    return len(text) > 12 and not ENDING.search(text) and not BYLINE.match(text) and not JUMP_TO.search(text)


def _can_go_on(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if LIST_ROW.search(text):
        return False
    return not (LEAD.match(text) or BRIEF.match(text) or BYLINE.match(text) or JUMP_FROM.match(text) or paragraph.level)


def _close_neighbours(items: list[Item]) -> None:
    """Text that goes on in the next paragraph of the same item: a column's foot and the next one's head."""
    for item in items:
        at = 0
        while at + 1 < len(item.body):
            left, right = item.body[at], item.body[at + 1]
            here = fit(left.text, right.text)
            if _is_open(left) and _can_go_on(right) and len(right.text) > 8:
                later = max((fit(left.text, other.text) for other in item.body[at + 2 :]), default=0.0)
                if here >= FIT or later < FIT:
                    item.body[at] = join(left, right)
                    del item.body[at + 1]
                    continue
            at += 1


def _loose(item: Item, at: int) -> int | None:
    """The index of a paragraph that begins in the middle of a sentence and has nothing open before it."""
    if at >= len(item.body) or item.kind != "article":
        return None
    paragraph = item.body[at]
    if not _can_go_on(paragraph) or (at > 0 and _is_open(item.body[at - 1])):
        return None
    return at


def _best(items: list[Item], item: Item, at: int) -> tuple[Item, int, float] | None:
    paragraph = item.body[at]
    found = [
        (fit(body.text, paragraph.text), -abs(body.start - paragraph.start), k, place)
        for k, other in enumerate(items)
        for place, body in enumerate(other.body)
        if body is not paragraph and _is_open(body) and other.kind == "article"
    ]
    if not found:
        return None
    score, _, k, place = max(found)
    need = FIT if paragraph.text[0] in _NEVER_FIRST or len(item.body) > 1 else FIT + 0.5
    if score < need:
        return None
    return items[k], place, score
