"""Common words of Chinese: jieba's own dictionary (MIT) with its frequencies and parts of speech, read once."""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_LONGEST = 8
# The dictionary's frequencies sum to this; an unknown character counts as rarer than any entry.
TOTAL = 60101967


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, int], dict[str, str]]:
    """The frequency and the part of speech of each word; a line of the file is word, frequency and tag."""
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    fields = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").split()
    words = fields[0::3]
    tags = map(sys.intern, fields[2::3])  # a hundred, written 350,000 times
    return dict(zip(words, map(int, fields[1::3]), strict=True)), dict(zip(words, tags, strict=True))


def forget() -> None:
    """Give back the 95 MB of the dictionary; it is read again when it is next asked for."""
    _tables.cache_clear()


def frequencies() -> Mapping[str, int]:
    """How often each word of the dictionary stands in the text that it was counted on."""
    return _tables()[0]


def frequency(word: str) -> int:
    """How often a word stands in the 60 million words that the dictionary was counted on; 0 for an unknown one."""
    return _tables()[0].get(word, 0)


def tag_of(word: str) -> str:
    """The part of speech that the dictionary gives a word (nr a person, ns a place …); empty for an unknown one."""
    return _tables()[1].get(word, "")


def is_common(word: str, *, above: int = 2) -> bool:
    """Is this a word of the language and no name? `above` is the frequency that it must exceed.

    >>> is_common("安全"), is_common("王芳"), is_common("田野"), is_common("西安")
    (True, False, False, False)
    """
    return frequency(word) > above and not tag_of(word).startswith(("nr", "ns", "nt", "nz"))


@lru_cache(maxsize=16384)
def segment(text: str) -> tuple[str, ...]:
    """The likeliest cut of a short text into dictionary words, by their frequencies alone.

    >>> segment("派出工作组")
    ('派出', '工作组')
    """
    times_of, log, floor, size = _tables()[0].get, math.log, math.log(TOTAL), len(text)
    # of the best cut from each character on: its score, and where its first word ends
    scores, ends = [0.0] * (size + 1), [0] * size
    for start in range(size - 1, -1, -1):
        times = times_of(text[start])
        best, until = (log(times) if times else 0.0) - floor + scores[start + 1], start + 1
        for end in range(start + 2, min(size, start + _LONGEST) + 1):
            times = times_of(text[start:end])
            if times is None:
                continue
            score = (log(times) if times else 0.0) - floor + scores[end]
            if score >= best:
                best, until = score, end
        scores[start], ends[start] = best, until
    cut, at = [], 0
    while at < size:
        cut.append(text[at : ends[at]])
        at = ends[at]
    return tuple(cut)
