"""Bodies in lists: what stands between two bodies, or in a list that is said to be one of firms, is a body too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kg.lexicon import bodies, body_words
from kg.mentions.body_names import ending_of, is_name
from kg.words import is_common, segment

_RUN = re.compile(r"[^，,。；;：:！？“”\"《》、\n（）()]{2,24}(?:、[^，,。；;：:！？“”\"《》、\n（）()]{2,24})+")
# 等15家头部平台企业, 等多家单位: what the list is one of.
_SAID = re.compile(
    r"等(?:[\d一二三四五六七八九十百多数几]+[余多]?[家个所])?[\u3400-\u9fff]{0,6}?(?:企业|公司|单位|平台|院校|高校|机构|银行|车企|部门)"
)
_ITEM = re.compile(r"[^、]+")
_VERBS = (*body_words()["relating"], "联合", "由", "和", "与", "及")
_LONGEST = 14


def listed_bodies(text: str, spans: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Items of lists that no rule found alone. `spans` are the bodies found so far.

    >>> list(listed_bodies("顺帆速运、闪驿配送等15家企业成立工会", [(0, 4)]))
    [(5, 9)]
    """
    starts = {start for start, _ in spans}
    ends = {end for _, end in spans}
    for run in _RUN.finditer(text) if "、" in text else ():
        said = _SAID.search(run.group())
        stop = run.start() + said.start() if said else run.end()
        items = [(run.start() + m.start(), min(run.start() + m.end(), stop)) for m in _ITEM.finditer(run.group())]
        known = [start in starts or end in ends for start, end in items]
        for k, (start, end) in enumerate(items):
            if known[k] or end <= start:
                continue
            beside = any(known[max(0, k - 1) : k]) or any(known[k + 1 : k + 2])
            first = _after_verb(text, start, end) if k == 0 else start
            last_open = k == len(items) - 1 and said is None
            item = text[first:end]
            if last_open or not 2 <= len(item) <= _LONGEST or re.search(r"[的了是在]", item):
                continue
            if (ending_of(item) and item not in bodies() and (beside or said) and is_name(item)) or (
                said and any(known) and not _plain(item) and len(item) <= 6
            ):
                yield first, end


def _after_verb(text: str, start: int, end: int) -> int:
    """The first item of a list stands behind its verb: 联合时尚控股."""
    item = text[start : end - 2]
    return max((text.rfind(verb, start, end) + len(verb) for verb in _VERBS if verb in item), default=start)


def _plain(item: str) -> bool:
    """Made of common words: 快递, 网约车平台."""
    return all(len(piece) > 1 and is_common(piece) for piece in segment(item))
