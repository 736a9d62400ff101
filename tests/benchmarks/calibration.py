"""What a confidence is worth: rules counted against the gold pages, and checked on pages left out of the count."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable

from kg.evaluate import judged
from kg.facts.confidence import ANY, look_up
from kg.model import Statement
from kg.pipeline import build
from kg.readers import read
from tests.conftest import ROOT, SETS

Judged = tuple[str, Statement, bool]
STRENGTH = 5  # facts that the next coarser share counts as; 3 and 8 gave the same table to within 0.02
UNTRIED = (
    0.8  # statements that were right on the eight pages of tests/trial before anybody had tuned rules on them: 0.795
)
COUNTED = ("corpus", "practice", "trial", "further", "later", "fresh", "recent", "newest")
KEPT_BACK = ("unseen", "blind")
BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
HEAD = """\
# How often each way of saying a predicate was right. Columns: predicate, rule, right, seen, confidence.
# Confidence is (right + {strength} x coarser) / (seen + {strength}): a rule's coarser share is its predicate's, at most the {untried}
# measured on pages that no rule had been tuned on; a predicate's is that of all facts. `*` stands for any. Made by `python -m tests.benchmarks calibrate`. Source: the project's gold pages; Apache-2.0.
"""


def reliability() -> None:
    """Confidence against the share that is right, on pages that were counted and on those kept back."""
    kept = _judged(KEPT_BACK)
    print(f"{len(kept)} statements on {len({page for page, _, _ in kept})} pages kept back, which no count knows")
    _print_bands((statement.confidence, right) for _, statement, right in kept)
    rows = _judged(COUNTED)
    pages = sorted({page for page, _, _ in rows})
    told = []
    for page in pages:
        table = _table(row for row in rows if row[0] != page)
        told += [(_confidence(table, s), right) for where, s, right in rows if where == page]
    print(f"{len(told)} statements on {len(pages)} pages, each page left out of the count that judges it")
    _print_bands(told)


def _print_bands(judgements: Iterable[tuple[float, bool]]) -> None:
    told = list(judgements)
    print("| confidence | statements | mean confidence | right |\n|---|---|---|---|")
    for low, high in itertools.pairwise(BANDS):
        band = [(c, right) for c, right in told if low <= c < high]
        if band:
            mean = sum(c for c, _ in band) / len(band)
            share = sum(right for _, right in band) / len(band)
            print(f"| {low:.1f} to {min(high, 1.0):.1f} | {len(band)} | {mean:.2f} | {share:.2f} |")


def calibrate() -> None:
    """Count the rules anew and rewrite kg/data/confidence.tsv."""
    rows = _judged(COUNTED)
    seen, right = _counts(rows)
    table = _table(rows)
    lines = [
        f"{predicate}\t{rule}\t{right[predicate, rule]}\t{seen[predicate, rule]}\t{table[predicate, rule]:.3f}"
        for predicate, rule in sorted(seen)
    ]
    text = HEAD.format(strength=STRENGTH, untried=UNTRIED) + "\n".join(lines) + "\n"
    (ROOT / "kg" / "data" / "confidence.tsv").write_text(text, encoding="utf-8")
    print(f"{len(lines)} rows")


def _judged(sets: Iterable[str]) -> list[Judged]:
    return [row for name in sets for pages, gold in [SETS[name]] for row in judged(build(read(pages)), gold)]


def _counts(rows: Iterable[Judged]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    seen: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for _, statement, is_right in rows:
        keys = [(statement.predicate, rule) for rule in statement.rules] + [(statement.predicate, ANY), (ANY, ANY)]
        seen.update(keys)
        if is_right:
            right.update(keys)
    return seen, right


def _table(rows: Iterable[Judged]) -> dict[tuple[str, str], float]:
    seen, right = _counts(rows)
    table: dict[tuple[str, str], float] = {}
    for key in sorted(seen, key=lambda k: (k[0] != ANY, k[1] != ANY, k)):
        coarser = (key[0], ANY) if key[1] != ANY else (ANY, ANY)
        prior = table.get(coarser, 0.5) if key != (ANY, ANY) else 0.5
        if key[1] != ANY:
            prior = min(prior, UNTRIED)
        table[key] = (right[key] + STRENGTH * prior) / (seen[key] + STRENGTH)
    return table


def _confidence(table: dict[tuple[str, str], float], statement: Statement) -> float:
    return max(look_up(table, statement.predicate, rule) for rule in statement.rules)
