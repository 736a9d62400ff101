"""What every match of a pattern holds: its literal words in all their variants, with gaps for what may be anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser
from typing import Any

GAP = "\0"
_FEW = 8  # characters of a class that are told apart


def skeletons(pattern: re.Pattern[str]) -> set[str]:
    """The words of a pattern's matches; lookarounds take up no room.

    >>> sorted(skeletons(re.compile("第.{1,3}(?:届|次)会议?")))
    ['第\\x00届会', '第\\x00届会议', '第\\x00次会', '第\\x00次会议']
    """
    return set(_sequence(parser.parse(pattern.pattern, pattern.flags)))


def _sequence(parts: Iterable[Any]) -> Iterator[str]:
    for words in product(*(set(_variants(op, value)) for op, value in parts)):
        yield re.sub(f"{GAP}+", GAP, "".join(words))


def _variants(op: Any, value: Any) -> Iterator[str]:
    if op is ops.LITERAL:
        yield chr(value)
    elif op is ops.IN and len(value) <= _FEW and all(kind is ops.LITERAL for kind, _ in value):
        yield from (chr(char) for _, char in value)
    elif op is ops.BRANCH:
        for branch in value[1]:
            yield from _sequence(branch)
    elif op is ops.SUBPATTERN:
        yield from _sequence(value[-1])
    elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[:2] == (0, 1):
        yield ""
        yield from _sequence(value[2])
    elif op in (ops.ASSERT, ops.ASSERT_NOT, ops.AT):
        yield ""
    else:
        yield GAP
