"""Fits the weights of `kg.articles.joins`: `python -m tests.composer.fit` prints them and how well they tell.

The paragraphs of running text of pages whose columns are not mixed are broken at random places. Weights are fitted on every other
page and checked on the rest, then printed as fitted on all.
"""

from __future__ import annotations

from random import Random

import numpy as np

from kg.articles.joins import FEATURES, features, regime
from kg.articles.paragraphs import close_gaps, closed, groups
from kg.articles.runs import Sequences, sequences
from kg.readers import read
from tests.conftest import PRACTICE, ROOT

BREAKS = 400  # a page
MIXED = ("p04.txt", "p08.txt", "p12.txt")
OTHERS = 3  # false continuations for a true one
NEVER_FIRST = "，,。、；;：:！!？?”’）)》」』…%％"  # no line is set to begin with these


def examples(text: list[str], random: Random) -> list[tuple[str, tuple[float, ...], int]]:
    """Breaks of one page: kind of edge, features, 1 for the true continuation."""
    places = [(p, k) for p in range(len(text)) for k in range(4, len(text[p]) - 4) if text[p][k] not in NEVER_FIRST]
    ends = [(p, k) for p, k in places if regime(text[p][:k]) != "open"]
    chosen = random.sample(places, min(BREAKS, len(places))) + random.sample(ends, min(BREAKS, len(ends)))
    width = random.choice((15, 18, 20, 25, 30))
    # what the page shows of itself are its lines: sequences across the breaks under test may not be known from there
    seen = sequences(t[k : k + width] for t in text for k in range(0, len(t), width))
    found = []
    for p, k in chosen:
        left = text[p][max(0, k - 160) : k]
        own = _without(text, p, k, width)
        found.append((regime(left), features(left, text[p][k : k + 60], own), 1))
        found += [
            (regime(left), features(left, text[q][j : j + 60], seen), 0)
            for q, j in random.sample(places, OTHERS)
            if (q, j) != (p, k)
        ]
    return found


def _without(text: list[str], p: int, k: int, width: int) -> Sequences:
    """The page's sequences if its lines broke at this place."""
    lines = []
    for q, t in enumerate(text):
        first = k % width if q == p else 0
        lines += [t[max(0, j) : j + width] for j in range(first - width if first else 0, len(t), width)]
    return sequences(lines)


def fit(rows: list[tuple[tuple[float, ...], int]], ridge: float = 2.0) -> np.ndarray:
    """Logistic regression by Newton's method; false examples weigh as much as true ones in all."""
    x = np.array([r[0] for r in rows])
    y = np.array([r[1] for r in rows], dtype=float)
    s = np.where(y == 1, 1.0, y.sum() / max((1 - y).sum(), 1))
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        gradient = x.T @ (s * (y - p)) - ridge * w
        hessian = (x * (s * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        w += np.linalg.solve(hessian, gradient)
    return w


def auc(scores: np.ndarray, truth: np.ndarray) -> float:
    """The chance that a true continuation scores above a false one."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    n = truth.sum()
    return float((ranks[truth == 1].sum() - n * (n + 1) / 2) / (n * (len(truth) - n)))


def texts() -> list[list[str]]:
    """For each page whose columns are not mixed, its paragraphs of running text."""
    pages = [p for p in [*read(ROOT / "corpus"), *read(PRACTICE / "pages")] if p.id not in MIXED]
    return [
        [
            text
            for group in groups(page.text)
            for paragraph in closed(group, page.text)
            if len(text := close_gaps(paragraph).text) > 60 and text[-1] in "。”！？"
        ]
        for page in pages
    ]


def main() -> None:
    random = Random(3)
    by_page = [examples(t, random) for t in texts() if t]
    for kind in ("sentence", "clause", "open"):
        rows = [[(f, y) for r, f, y in page if r == kind] for page in by_page]
        tune = [r for page in rows[::2] for r in page]
        check = [r for page in rows[1::2] for r in page]
        w = fit(tune)
        x, y = np.array([f for f, _ in check]), np.array([y for _, y in check])
        print(
            f"# {kind}: {len(tune)} breaks; on the other pages a true continuation outscores a false one {auc(x @ w, y):.3f}"
        )
        whole = fit(tune + check)
        print(f'    "{kind}": (' + ", ".join(f"{v:.2f}" for v in whole) + "),")
        print("#   " + "; ".join(f"{n} {v:.2f}" for n, v in zip(FEATURES, whole, strict=True)))


if __name__ == "__main__":
    main()
