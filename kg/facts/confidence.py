"""How often a way of saying something was right: the confidence of a fact, from `data/confidence.tsv`.

The table is made from the gold pages by `python -m tests.benchmarks calibrate`; its header says how.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from kg.lexicon import rows
from kg.model import Fact

ANY = "*"
Table = Mapping[tuple[str, str], float]


def weighed(fact: Fact) -> Fact:
    """A fact with its confidence; its rule says whether an end is a word such as 该公司 that stands for a name.

    >>> from kg.model import Evidence, Mention
    >>> one = Mention("p#a1", "p", 0, 2, "该校", "Organisation", "贵州大学", rule="context", anaphor=True)
    >>> weighed(Fact(one, "launches", one, Evidence("p", "p#a1", 0, 2, "该校"), rule="does")).rule
    'does, stand-in'
    """
    stands_in = any(m.anaphor and m.rule == "context" for m in (fact.subject, fact.object))
    rule = f"{fact.rule}, stand-in" if stands_in else fact.rule
    return replace(fact, rule=rule, confidence=look_up(_table(), fact.predicate, rule))


def look_up(table: Table, predicate: str, rule: str) -> float:
    """The confidence of a rule, else of its predicate, else of any fact."""
    return next((table[key] for key in ((predicate, rule), (predicate, ANY), (ANY, ANY)) if key in table), 0.5)


@lru_cache(maxsize=1)
def _table() -> Table:
    return {(predicate, rule): float(confidence) for predicate, rule, _, _, confidence in rows("confidence")}
