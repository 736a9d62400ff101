"""Colleges that are called by two fields, and laboratories: 某大学园林与生态工程学院, 资源挖掘全国重点实验室."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.body_names import ending_of
from kg.tokens import Word

_CALLED_SO = re.compile(r"(?:学院|系|研究院|研究所|研究中心|实验室|教研室)$")
_AND = frozenset("与 和 及 暨".split())
_FIELD = frozenset({"n", "nz", "nw", "vn", "an", "j", "l", "f", "b", "a", "nt"})
_RANK = frozenset("全国 国家 省 部 市 省部共建 教育部 重点".split())
_RANKED = re.compile(r"(?:省部共建|国家级?|全国|省级?|市级?|教育部)*(?:重点|联合|工程)实验室$")
_NO_OWNERS = frozenset({"w", "u", "v", "p", "c", "d", "r", "TIME"})
_LONGEST = 6  # words of one field


def start_of_fields(words: Sequence[Word], k: int) -> int | None:
    """Where a name begins that ends with word `k` and holds two fields, or a laboratory's one; None where it does neither.

    It begins with the school that it is a part of, and a laboratory also behind a mark.
    """
    if words[k].text[-1] not in "院系所心室" or not _CALLED_SO.search(words[k].text):
        return None
    second = first = _field(words, k)
    both = second > 0 and words[second - 1].text in _AND and words[second - 1].end == words[second].start
    if both:
        first = _field(words, second - 1)
        if first == second - 1 or any(ending_of(w.text) for w in words[first : second - 1]):
            return None
    elif not _ranked(words, second, k):
        return None
    owner = words[first - 1] if first else None
    if owner is None or owner.end != words[first].start or owner.tag in _NO_OWNERS:
        return words[first].start if words[k].text.endswith("实验室") else None
    return owner.start if owner.tag in ("ORG", "nt") and ending_of(owner.text) else None


def _ranked(words: Sequence[Word], first: int, k: int) -> bool:
    """Is this a laboratory of a rank, or of several bodies, with a field before it: 木本油料资源利用国家重点实验室?"""
    name = "".join(w.text for w in words[first : k + 1])
    ranked = _RANKED.search(name)
    return ranked is not None and ranked.start() > 3


def _field(words: Sequence[Word], k: int) -> int:
    """The first of the words before `k` that name one field: nouns, and a verb before what ranks a laboratory, or before 与."""
    at = k
    while at and k - at < _LONGEST and words[at - 1].end == words[at].start:
        word = words[at - 1]
        verb = word.tag == "v" and len(word.text) == 2 and (at == k or words[at].text in _RANK) and at > 1
        noun = word.tag in _FIELD or (verb and words[at - 2].tag in _FIELD and words[at - 2].end == word.start)
        if not noun or word.text in _AND:
            break
        at -= 1
    return at
