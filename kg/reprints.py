"""Reprints: the same story, or a long passage of it, printed twice.

Near-duplicates are found by MinHash over five-character shingles (Broder 1997), as datasketch implements it;
the passage itself is then measured, so that a shared slogan makes no reprint.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from datasketch import MinHash, MinHashLSH

from kg.model import Article
from kg.text import fold

SHINGLE = 5
WINDOW = 200  # characters: passages of this length are compared, since two papers cut one story differently
MIN_SHARED = 120  # characters in common runs of at least RUN: below, two reports share a quotation and no more
RUN = 12
_SPACE = re.compile(r"[\W_]+")


def mark_reprints(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, those that print an earlier one's story marked with its id.

    The original is the first by date and id; the order of `articles` is kept.
    """
    order = sorted(articles, key=lambda a: (a.date or "9999", a.id))
    texts = {article.id: _SPACE.sub("", fold(article.text)) for article in order}
    index = MinHashLSH(threshold=0.35, num_perm=64)
    seen: dict[str, str] = {}  # window key -> article id
    original: dict[str, str] = {}
    for article in order:
        text = texts[article.id]
        if len(text) < MIN_SHARED:
            continue
        hashes = []
        for start in range(0, max(1, len(text) - WINDOW // 2), WINDOW // 2):
            sketch = MinHash(num_perm=64, seed=1)
            window = text[start : start + WINDOW]
            sketch.update_batch([window[i : i + SHINGLE].encode() for i in range(max(1, len(window) - SHINGLE + 1))])
            hashes.append((f"{article.id}@{start}", sketch))
        found = sorted({seen[key] for _, sketch in hashes for key in index.query(sketch)})
        for other in found:
            if _shared(texts[other], text) >= min(MIN_SHARED, len(text) // 2):
                original[article.id] = original.get(other, other)
                break
        for key, sketch in hashes:
            index.insert(key, sketch)
            seen[key] = article.id
    return tuple(replace(a, reprint_of=original[a.id]) if a.id in original else a for a in articles)


def _shared(left: str, right: str) -> int:
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= RUN)
