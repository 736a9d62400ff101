"""Articles F1, titles and bylines on composed pages, level by level: `python -m tests.composer.quality [PAGES]`."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from kg.articles import split
from kg.evaluate import Scores, score_articles
from tests.composer.compose import Composed, pages
from tests.composer.damage import LEVELS


def quality(composed: Iterable[Composed]) -> dict[str, float]:
    """The scores of `kg evaluate` for articles, titles and bylines."""
    scores = Scores()
    for one in composed:
        score_articles(one.gold(), split(one.page), scores)
    table = scores.table()
    return {name: table[name] for name in ("articles", "titles", "bylines")}


def table(count: int, seed: int = 0) -> str:
    """A Markdown table of the figures by damage level."""
    rows = ["| damage | articles | titles | bylines |", "|---|---|---|---|"]
    for name in LEVELS:
        found = quality(pages(count, seed, damage=name))
        rows.append(f"| {name} | " + " | ".join(f"{value:.3f}" for value in found.values()) + " |")
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
