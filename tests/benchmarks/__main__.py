"""`python -m tests.benchmarks [NAME ...]`: run the named benchmarks, or list them.

A benchmark is a function without arguments that prints a table; it stands in a module of this folder under the
name of what it measures, and has its row in `BENCHMARKS`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.benchmarks import articles, building, calibration, facts, lexer, mentions, page, resolution, sparql

BENCHMARKS: dict[str, Callable[[], None]] = {
    "articles": articles.run,
    "facts": facts.run,
    "page": page.run,
    "lexer": lexer.run,
    "mentions": mentions.run,
    "reliability": calibration.reliability,
    "calibrate": calibration.calibrate,
    "resolution": resolution.run,
    "speed": building.speed,
    "growth": building.growth,
    "growth-10000": building.growth_10000,
    "incremental": building.incremental,
    "sparql": sparql.run,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown or not names:
        for name, run in BENCHMARKS.items():
            print(f"{name:14} {(run.__doc__ or '').strip().splitlines()[0]}")
        return 2 if unknown else 0
    for name in names:
        print(f"== {name}")
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
