"""Does one line go on from another? Log odds, from the words, quotations, numbers and names across the join.

The odds are those of the true next line against any other line's beginning on a newspaper page. Their weights were
fitted by logistic regression (`python -m tests.composer.fit`) on the practice pages and the corpus, broken at random
places: each break with its own continuation, and with one from elsewhere on the page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from kg.articles.words import REACH, Edge, follows, gain, head, tail

LARGE = 200_000  # characters; of a larger text no sequences are collected
_TERMINAL = re.compile(
    r"(?:[。！？!?…；;]|(?<=[\u3400-\u9fff”\"’)）%])\.)[”’」』\"')）》]*$|[^，,、：:][”\"」][)）]?$|[)）]$"
)
_CLOSERS = "，,。、；;：:！!？?”’）)》」』…%％℃·"
_PARTICLES = "的了着过们地得等后中内上下里外时"
_OPENERS = "据近日前昨今此在为对这那其一目截随同另除如从自由与"
_UNITS = "年月日时分号个名人家元万亿余多件项次场条岁米公里吨届期版第点%％℃"
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("(", ")"), ("《", "》"))

# Features in the order of `features`; one row of weights for each kind of left edge.
FEATURES = (
    "one", "gain", "word", "left orphan", "right orphan", "classes", "2 seen", "3 seen", "4 seen", "numbers", "unit",
    "closer first", "particle first", "opening quote first", "closes a pair", "opens in a pair", "stray close",
    "opener first", "digit first",
)  # fmt: skip
_MARK = re.compile("[“”‘’（）()《》]")  # one of a pair
WEIGHTS: dict[str, tuple[float, ...]] = {
    "sentence": (
        0.17, 0.0, 0.0, 0.0, -0.43, 0.51, 0.0, 0.0, 0.0, 0.0, 0.0, -0.13, 0.36, 1.43, 1.31, 0.01, -2.56, 0.70, 0.54,
    ),
    "clause": (
        0.42, 0.0, 0.0, 0.0, -0.89, 0.55, 0.0, 0.0, 0.0, 0.0, 0.0, -0.44, -0.68, 0.12, 2.03, -2.14, -2.86, 0.22, -0.63,
    ),
    "open": (
        -0.55, 1.63, 0.46, -0.40, -0.26, 0.43, 1.21, 1.52, 0.46, 2.35, 1.90, 0.68, 0.06, 0.56, 2.61, -1.58, -3.55, 0.12,
        -0.05,
    ),
}  # fmt: skip
_PUNCTUATION = "，,。、；;：:！!？?"
_NEVER = -4.0  # of punctuation after punctuation


def regime(left: str) -> str:
    """What kind of end `left` has: of a sentence, of a clause, or none.

    >>> regime("天晴了。"), regime("天晴了，"), regime("天晴")
    ('sentence', 'clause', 'open')
    """
    return _regime(left[-8:])


@lru_cache(maxsize=65536)
def _regime(end: str) -> str:
    if _TERMINAL.search(end):
        return "sentence"
    return "clause" if end[-1:] in "，,、：:—" else "open"


class _Start(NamedTuple):
    """What a line's beginning says whatever it is joined to: a page joins it to many ends."""

    edge: Edge
    marks: bool  # of a pair
    orphan: float
    unit: bool
    closer: bool
    particle: bool
    quote: bool
    opener: bool
    digit: bool


@lru_cache(maxsize=4096)
def _start(right: str) -> _Start:
    first, edge = right[0], head(right[:REACH])
    return _Start(
        edge,
        marks=_MARK.search(right) is not None,
        orphan=min(edge.orphan, 4.0),
        unit=first in _UNITS,
        closer=first in _CLOSERS,
        particle=first in _PARTICLES,
        quote=first in "“‘《「（(",
        opener=first in _OPENERS,
        digit=first.isdigit(),
    )


def features(left: str, right: str, seen: Container[str]) -> tuple[float, ...]:
    """What is looked at, by the names of `FEATURES`."""
    before, start = tail(left[-REACH:]), _start(right)
    a, b = before.text, start.edge.text
    value, size, two, three, four = 0.0, 0, False, False, False
    if a and b:
        value, size = gain(before, start.edge)
        two = a[-1] + b[0] in seen
        # a longer run holds the pair
        three = two and ((len(a) > 1 and a[-2:] + b[0] in seen) or (len(b) > 1 and a[-1] + b[:2] in seen))
        four = three and any(len(a) >= k and len(b) >= 4 - k and a[-k:] + b[: 4 - k] in seen for k in (1, 2, 3))
    closes, opens, stray = _pairs(left, right) if start.marks else (False, False, False)
    crossed = size > 0
    number = left[-1].isdigit()
    return (
        1.0,
        min(value, 12.0) / 4,
        crossed,
        0.0 if crossed else min(before.orphan, 4.0),
        0.0 if crossed else start.orphan,
        0.0 if crossed else follows(before.kind if a else "^", start.edge.kind) if b else 0.0,
        two,
        three,
        four,
        number and start.digit,
        number and start.unit,
        start.closer,
        start.particle and not crossed,
        start.quote,
        closes,
        opens,
        stray,
        start.opener,
        start.digit,
    )


def join(left: str, right: str, seen: Container[str] = frozenset()) -> float:
    """Log odds that `right` goes on from `left`; `seen` are runs of characters of the page.

    >>> join("通过该平台实现了数字化，进一步提", "高了公司的运行效率。") > 2
    True
    >>> join("昨日，市总工会启动送清凉活动。", "高了公司的运行效率。") < 0
    True
    """
    left, right = left.rstrip(), right.lstrip()
    if not left or not right:
        return 0.0
    kind = regime(left)
    if kind != "open":
        if right[0] in _PUNCTUATION:
            return _NEVER
        if not _start(right[:60]).marks:
            return _after_end(kind, right[:REACH])
    return _weighed(kind, left, right, seen)


@lru_cache(maxsize=4096)
def _after_end(kind: str, right: str) -> float:
    """The odds after the end of a sentence or a clause: without marks of pairs, any such end gives the same."""
    return _weighed(kind, "。", right, frozenset())


def _weighed(kind: str, left: str, right: str, seen: Container[str]) -> float:
    return math.fsum(map(mul, WEIGHTS[kind], features(left[-160:], right[:60], seen)))


def _pairs(left: str, right: str) -> tuple[bool, bool, bool]:
    """Does the join close a pair of marks; does it open one inside an open one; does it close one never opened?"""
    closes = opens = stray = False
    for opening, closing in _PAIRS:
        is_open = left.rfind(opening) > left.rfind(closing)
        at, to = right.find(closing), right.find(opening)
        closes_first = at >= 0 and (to < 0 or at < to)
        if is_open and closes_first:
            closes = True
        elif is_open and to >= 0 and opening == "“":
            opens = True
        elif closes_first and not is_open and opening != "(":
            stray = True
    return closes, opens, stray
