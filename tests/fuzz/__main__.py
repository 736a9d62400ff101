"""`python -m tests.fuzz [COUNT] [FIRST SEED]`: read damaged pages and files; print what was tried and what was found."""

from __future__ import annotations

import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from kg.errors import InputError
from kg.model import Page
from kg.pipeline import read_page
from kg.readers import read
from tests.fuzz import inputs
from tests.fuzz.checks import check

SLOW = 2000.0  # characters a second; a page well read passes 20,000, and pages under 2,000 characters are not timed


def run(count: int, first: int) -> list[str]:
    """Findings of `count` inputs, two thirds pages and one third files, as sentences."""
    found: list[str] = []
    outcomes: Counter[str] = Counter()
    slowest = float("inf")
    read_page(Page("warm.txt", "工会。"))  # the lexer and the lists are loaded once, and not by the first input
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            try:
                if seed % 3:
                    pages = [Page("甲报_2024-07-01.txt", inputs.text(seed), publication="甲报", date="2024-07-01")]
                    kind = "page"
                else:
                    ending, raw = inputs.file(seed)
                    path = Path(folder) / f"甲报_2024-07-01{ending}"
                    path.write_bytes(raw)
                    kind = ending
                    pages = read(path)
                for page in pages:
                    began = time.perf_counter()
                    check(page, read_page(page))
                    rate = len(page.text) / (time.perf_counter() - began)
                    if len(page.text) > 2000:
                        slowest = min(slowest, rate)
                        if rate < SLOW:
                            found.append(f"seed {seed}: {rate:.0f} characters a second on {len(page.text)}")
                outcomes[f"{kind} read"] += 1
            except InputError:
                outcomes[f"{kind} refused"] += 1
            except Exception:
                found.append(f"seed {seed} ({kind}): {traceback.format_exc(limit=-3)}")
    print(
        f"{count} inputs from seed {first}: {dict(sorted(outcomes.items()))}; slowest {slowest:,.0f} characters a second"
    )
    return found


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    findings = run(arguments[0] if arguments else 300, arguments[1] if len(arguments) > 1 else 0)
    print("\n".join(findings) or "nothing found")
    sys.exit(bool(findings))
