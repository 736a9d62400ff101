"""Characters a second on one core: the lexer, what stands on it, and jieba's tagger, in one run."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable

from tests.conftest import PRACTICE, ROOT

ROUNDS = 5


def run() -> None:
    """Characters a second of the lexer, of whole pages and of jieba's own tagger."""
    os.environ["OMP_NUM_THREADS"] = "1"  # before numpy wakes its threads: one core is what is measured
    import jieba
    import jieba.posseg

    from kg import pipeline
    from kg.lexer import load_lexer
    from kg.readers import read

    jieba.setLogLevel(logging.ERROR)
    pages = [*read(ROOT / "corpus"), *read(PRACTICE / "pages")]
    texts = [page.text for page in pages]
    lexer = load_lexer()
    readings = [pipeline.read_page(page) for page in pages]
    rows: dict[str, Callable[[], object]] = {
        "jieba's tagger": lambda: [list(jieba.posseg.cut(text)) for text in texts],
        "lexer, page by page": lambda: [lexer.words(text) for text in texts],
        "lexer, all at once": lambda: lexer.read(texts),
        "pages read": lambda: [pipeline.read_page(page) for page in pages],
        "pages read and connected": lambda: (
            [pipeline.read_page(page) for page in pages],
            pipeline.connect(readings),
        ),
    }
    size = sum(map(len, texts))
    beside = 0.0
    print(f"{size} characters of {len(pages)} pages, one core, best of {ROUNDS}")
    for name, work in rows.items():
        speed = size / min(_seconds(work) for _ in range(ROUNDS))
        beside = beside or speed
        print(f"{name:26} {speed:9,.0f} characters/s  {speed / beside:5.2f} × jieba's tagger")


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()  # of this process: other work on the machine does not count
    work()
    return time.process_time() - began
