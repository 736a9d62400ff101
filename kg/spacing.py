"""Spaces that stand for nothing: an article whose words OCR has set apart is read closed up, and given back as printed.

Some pages print a space before every comma and around every name (苗青云 ，西吉县委书记 郝连峰 先后到…), or one in
the middle of a word. Single spaces between characters are then left out for reading; wider gaps part rows and columns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.model import Article, Fact, Mention
from kg.words import frequency, segment

# A space before a mark that no typesetter puts one before: what tells such a page from one with gaps in its rows.
_BEFORE_MARK = re.compile(r"(?<=[\u3400-\u9fff”》）\d]) (?=[，。、；：？！）”》])")
_ENOUGH = 3
_RARE = 120  # characters of text to such a space, above which the spaces are slips
# Between characters and marks of Chinese text and numbers; Latin words keep theirs, and so does a wider gap.
_IDLE = re.compile(r"(?<=[^ \u3000\nA-Za-z]) (?=[^ \u3000\nA-Za-z])")

MOSTLY = 0.25  # share of a text's spaces that part words, from which none of them means anything
KNOWN = 20  # times that such a word was counted
NEAR = 4  # characters on each side of a space
_BEFORE, _AFTER = re.compile(r"[\u3400-\u9fff]+$"), re.compile(r"[\u3400-\u9fff]+")
_APART = re.compile(r"[\u3400-\u9fff](?: [\u3400-\u9fff]){1,3} ")
_RUNNING = re.compile(r"[^\n]{12,}[，。；][^\n]*")
_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff，。、；：]) (?=[\u3400-\u9fff，。、；：])")
_CREDIT = re.compile(r"(?:记者|通讯员|摄影|摄|[文图])[\u3400-\u9fff \u3000]{0,16}$")  # names are set apart there


@dataclass(frozen=True, slots=True)
class Closed:
    """An article as it is read; `places[k]` is where its character `k` is printed, None if none was left out."""

    article: Article
    places: Sequence[int] | None = None

    def mention(self, m: Mention) -> Mention:
        """A mention with the places of the printed text."""
        if self.places is None:
            return m
        start, end = self._printed(m.start, m.end)
        return replace(m, start=start, end=end)

    def fact(self, fact: Fact) -> Fact:
        """A fact with the places of the printed text."""
        if self.places is None:
            return fact
        start, end = self._printed(fact.evidence.start, fact.evidence.end)
        return replace(
            fact,
            subject=self.mention(fact.subject),
            object=self.mention(fact.object),
            evidence=replace(fact.evidence, start=start, end=end),
        )

    def _printed(self, start: int, end: int) -> tuple[int, int]:
        assert self.places is not None
        first = self.places[start]
        return first, self.places[end - 1] + 1 if end > start else first


def is_spaced(text: str) -> bool:
    """Does a text print spaces where none belong?

    >>> is_spaced("市长 苗青云 ，书记 郝连峰 到场 ，看望 群众 。"), is_spaced("记者 王芳 摄，甲厂 乙厂")
    (True, False)
    """
    if " ，" not in text and " 。" not in text and " 、" not in text:
        return False
    found = sum(1 for _ in _BEFORE_MARK.finditer(text))
    return found >= _ENOUGH and len(text) < found * _RARE


def slips(text: str) -> set[int]:
    """Where single narrow spaces stand inside sentences of a text that sets wide ones where it wants a gap, or whose
    spaces part words in their middle.

    >>> sorted(slips("本报讯　7月2日走进桃 花源村，村 医说，路通了。"))
    [11, 17]
    >>> slips("本报讯 7月2日甲厂 乙厂的人来了，路通了。")
    set()
    >>> sorted(slips("本报讯 7月2日上午，市总工 会召开会议，部署工 作。"))
    [14, 24]
    """
    if " " not in text:
        return set()
    gaps = {
        line.start() + gap.start()
        for line in _RUNNING.finditer(text)
        for gap in _BETWEEN.finditer(line.group())
        if gap.start() >= _head_of(line.group()) and not _CREDIT.search(line.group(), 0, gap.start())
    }
    if not gaps or "\u3000" in text:
        return gaps
    inside = {at for at in gaps if _parts_word(text, at)}
    return gaps if len(inside) >= MOSTLY * len(gaps) else inside


def _head_of(line: str) -> int:
    """How long the head of a brief is whose characters are set apart, on the line of its text: 延 边 延边州公安局……."""
    head = _APART.match(line)
    return head.end() if head else 0


def _parts_word(text: str, at: int) -> bool:
    """Does the likeliest cut of the text around a space, were it not there, hold a word that reaches over it?"""
    left, right = _BEFORE.search(text, max(0, at - NEAR), at), _AFTER.match(text, at + 1, at + 1 + NEAR)
    if left is None or right is None:
        return False
    end = 0
    for word in segment(left.group() + right.group()):
        start, end = end, end + len(word)
        if start < len(left.group()) < end:
            return frequency(word) >= KNOWN
    return False


def closed(article: Article) -> Closed:
    """The article without its idle spaces; itself if it has none."""
    text = article.text
    idle = {match.start() for match in _IDLE.finditer(text)} if is_spaced(text) else slips(text)
    if not idle:
        return Closed(article)
    places = [k for k in range(len(text)) if k not in idle]
    credits = tuple(
        replace(credit, start=bisect_left(places, credit.start), end=bisect_left(places, credit.end))
        for credit in article.byline
    )
    blocks = tuple(
        replace(block, start=bisect_left(places, block.start), end=bisect_left(places, block.end))
        for block in article.blocks
    )
    kept = "".join(text[k] for k in places)
    return Closed(replace(article, text=kept, byline=credits, blocks=blocks), places)
