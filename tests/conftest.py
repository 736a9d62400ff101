"""Fixtures: the pipeline, the two builds, and an article made of a string."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from kg.graph import KnowledgeGraph
from kg.model import Article
from kg.nlp import load_nlp
from kg.pipeline import build
from kg.readers import read

ROOT = Path(__file__).parent.parent
PRACTICE = ROOT / "tests" / "practice"
# The sets of pages with gold, as (pages, gold): two that rules were made on, three read later, two of which half of the
# pages were read (r01 to r04, s01 to s04), one read last, two kept back: of `unseen` and `blind` totals alone are looked at.
# Of `extra` and `damaged`, the last, u09 to u12 and v01 to v04 were read; u13 to u16 and v05 to v08 are kept back.
SETS = {
    "corpus": (ROOT / "corpus", ROOT / "tests" / "gold"),
    **{
        name: (ROOT / "tests" / name / "pages", ROOT / "tests" / name / "gold")
        for name in (
            "practice",
            "trial",
            "further",
            "later",
            "fresh",
            "recent",
            "newest",
            "unseen",
            "blind",
            "extra",
            "damaged",
        )
    },
}


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_nlp()


@pytest.fixture(scope="session")
def corpus() -> KnowledgeGraph:
    return build(read(ROOT / "corpus"))


@pytest.fixture(scope="session")
def practice() -> KnowledgeGraph:
    return build(read(SETS["practice"][0]))


@pytest.fixture(scope="session")
def trial() -> KnowledgeGraph:
    return build(read(SETS["trial"][0]))


@pytest.fixture(scope="session")
def further() -> KnowledgeGraph:
    return build(read(SETS["further"][0]))


@pytest.fixture(scope="session")
def later() -> KnowledgeGraph:
    return build(read(SETS["later"][0]))


@pytest.fixture(scope="session")
def fresh() -> KnowledgeGraph:
    return build(read(SETS["fresh"][0]))


@pytest.fixture(scope="session")
def recent() -> KnowledgeGraph:
    return build(read(SETS["recent"][0]))


@pytest.fixture(scope="session")
def newest() -> KnowledgeGraph:
    return build(read(SETS["newest"][0]))


@pytest.fixture(scope="session")
def unseen() -> KnowledgeGraph:
    return build(read(SETS["unseen"][0]))


@pytest.fixture(scope="session")
def blind() -> KnowledgeGraph:
    return build(read(SETS["blind"][0]))


@pytest.fixture(scope="session")
def extra() -> KnowledgeGraph:
    return build(read(SETS["extra"][0]))


@pytest.fixture(scope="session")
def damaged() -> KnowledgeGraph:
    return build(read(SETS["damaged"][0]))


@pytest.fixture
def article() -> Callable[[str], Article]:
    def make(text: str) -> Article:
        return Article("p#a1", "p.txt", "article", None, text, date="2024-05-22", publication="浙江工人日报")

    return make
