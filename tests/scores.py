"""`python -m tests.scores`: build every set of pages with gold and print its figures side by side, as README's table."""

from __future__ import annotations

from kg.evaluate import evaluate
from kg.pipeline import build
from kg.readers import read
from tests.conftest import SETS


def table() -> str:
    """The figures of `kg evaluate` on each set of `SETS`, a row a figure."""
    columns = [evaluate(build(read(pages)), gold).table() for pages, gold in SETS.values()]
    names = list(dict.fromkeys(name for column in columns for name in column))
    rows = [f"| {name} | " + " | ".join(f"{column[name]:.3f}" for column in columns) + " |" for name in names]
    return "\n".join([f"| figure | {' | '.join(SETS)} |", "|---" * (len(SETS) + 1) + "|", *rows])


if __name__ == "__main__":
    print(table())
