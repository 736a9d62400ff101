"""What mentions and names in context cost beside the lexer alone, in one run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from tests.conftest import PRACTICE, ROOT

ROUNDS = 3


def run() -> None:
    """Characters a second of the lexer, of mentions and of names in context."""
    os.environ["OMP_NUM_THREADS"] = "1"  # before numpy wakes its threads: one core is what is measured
    from kg import mentions
    from kg.articles import split
    from kg.names import in_context
    from kg.nlp import load_nlp, read_texts
    from kg.readers import read

    nlp = load_nlp()
    pages = [split(page) for page in [*read(ROOT / "corpus"), *read(PRACTICE / "pages")]]
    size = sum(len(article.text) for page in pages for article in page)

    def lex() -> object:
        return [dict(zip([a.id for a in page], read_texts(nlp, [a.text for a in page]), strict=True)) for page in pages]

    docs = [dict(zip([a.id for a in page], read_texts(nlp, [a.text for a in page]), strict=True)) for page in pages]
    surface = [{a.id: mentions.find(a, read_[a.id]) for a in page} for page, read_ in zip(pages, docs, strict=True)]
    rows: dict[str, Callable[[], object]] = {
        "lexer": lex,
        "mentions": lambda: [
            mentions.find(a, read_[a.id]) for page, read_ in zip(pages, docs, strict=True) for a in page
        ],
        "names in context": lambda: [in_context(page, found) for page, found in zip(pages, surface, strict=True)],
    }
    beside = 0.0
    print(f"{size} characters of {len(pages)} pages, one core, best of {ROUNDS}")
    for name, work in rows.items():
        seconds = min(_seconds(work) for _ in range(ROUNDS))
        beside = beside or seconds
        print(f"{name:18} {size / seconds:9,.0f} characters/s  {seconds / beside:5.2f} × the lexer's time")


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()  # of this process: other work on the machine does not count
    work()
    return time.process_time() - began
