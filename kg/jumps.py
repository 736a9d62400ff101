"""Jump lines across pages: 下转第3版 on one page and 上接第一版 on another are two parts of one article.

The page numbers must fit as far as they are known; among several fits the words decide: a headline repeated over the
second part, terms that both parts share, a sentence that the break cut.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Article
from kg.text import fold

GRAM = 3  # characters: names and terms of three and more tie two parts, common words of two do not
ENOUGH = 3.0  # evidence where a number is unknown or several parts fit: three shared terms, or a cut sentence and one
_LETTERS = re.compile(r"[\W_\d]+")
_JUMP = re.compile(r"[（(]?(?:上接|下转)第?[一二三四五六七八九十\d]+版[)）]?")
_ENDED = re.compile(r"[。！？!?”」』…;；]$")


def link_parts(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in their order; those that a jump line parts have `next_part` and `previous_part` set.

    Only pages of one paper and one day are joined; a part has at most one part before and one behind it.
    """
    issues: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        if article.publication and article.issue and (article.continues_on or article.continued_from):
            issues[article.publication, article.issue].append(article)
    following: dict[str, str] = {}
    for parts in issues.values():
        following |= _links(sorted(parts, key=lambda part: part.id))
    before = {second: first for first, second in following.items()}
    ends = following.keys() | before.keys()
    return tuple(
        replace(a, next_part=following.get(a.id), previous_part=before.get(a.id)) if a.id in ends else a
        for a in articles
    )


def _links(parts: Sequence[Article]) -> dict[str, str]:
    """First part to second, the best tied first."""
    fits = [
        (first, second)
        for first in parts
        for second in parts
        if first.continues_on and second.continued_from and first.page != second.page and _fit(first, second)
    ]
    scored = sorted(((-_tie(a, b), a.id, b.id) for a, b in fits), key=lambda row: row)
    known = {(a.id, b.id) for a, b in fits if a.page_number and b.page_number}
    rivals = [a.id for a, _ in fits] + [b.id for _, b in fits]
    following: dict[str, str] = {}
    for score, first, second in scored:
        alone = rivals.count(first) == rivals.count(second) == 1 and (first, second) in known
        if first not in following and second not in following.values() and (alone or -score >= ENOUGH):
            following[first] = second
    return following


def _fit(first: Article, second: Article) -> bool:
    """Do the jump lines name each other's pages, as far as the pages' numbers are known?"""
    return second.page_number in (None, first.continues_on) and first.page_number in (None, second.continued_from)


def _tie(first: Article, second: Article) -> float:
    """How the words tie two parts: shared terms (half a point each, 4 at most), a repeated headline, a cut sentence."""
    ends, begins = (_JUMP.sub("", part.text).strip() for part in (first, second))
    shared = len(_grams(ends) & _grams(begins))
    headline = _grams(first.title or "") & _grams(second.title or second.kicker or begins[:40])
    cut = not _ENDED.search(ends) and second.title is None
    return min(4.0, shared / 2) + min(3.0, float(len(headline))) + 2.0 * cut


def _grams(text: str) -> set[str]:
    letters = _LETTERS.sub("\n", fold(text))
    return {gram for k in range(len(letters) - GRAM + 1) if "\n" not in (gram := letters[k : k + GRAM])}
