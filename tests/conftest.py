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
TRIAL = ROOT / "tests" / "trial"


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_nlp()


@pytest.fixture(scope="session")
def corpus() -> KnowledgeGraph:
    return build(read(ROOT / "corpus"))


@pytest.fixture(scope="session")
def practice() -> KnowledgeGraph:
    return build(read(PRACTICE / "pages"))


@pytest.fixture(scope="session")
def trial() -> KnowledgeGraph:
    return build(read(TRIAL / "pages"))


@pytest.fixture
def article() -> Callable[[str], Article]:
    def make(text: str) -> Article:
        return Article("p#a1", "p.txt", "article", None, text, date="2024-05-22", publication="浙江工人日报")

    return make
