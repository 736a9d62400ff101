"""What the facts stage costs beside the lexer, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

from kg import facts, mentions
from kg.articles import split
from kg.lexer import load_lexer
from kg.names import in_context
from kg.nlp import load_nlp
from kg.readers import read
from tests.conftest import PRACTICE, ROOT

ROUNDS = 5


def run() -> None:
    """Characters a second of the facts stage and of the lexer."""
    nlp, lexer = load_nlp(), load_lexer()
    work = []
    for page in [*read(ROOT / "corpus"), *read(PRACTICE / "pages")]:
        articles = split(page)
        docs = {a.id: nlp(a.text) for a in articles}
        named = in_context(articles, {a.id: mentions.find(a, docs[a.id]) for a in articles})
        work += [(a, named[a.id], docs[a.id]) for a in articles]
    size = sum(len(a.text) for a, _, _ in work)
    rows: dict[str, Callable[[], object]] = {
        "lexer": lambda: [lexer.words(a.text) for a, _, _ in work],
        "facts": lambda: [facts.find(*row) for row in work],
    }
    speeds = {name: size / min(_seconds(do) for _ in range(ROUNDS)) for name, do in rows.items()}
    print(f"{size} characters of {len(work)} articles, one core, best of {ROUNDS}")
    for name, speed in speeds.items():
        print(f"{name:8} {speed:9,.0f} characters/s  {speed / speeds['lexer']:5.2f} × the lexer's speed")


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
