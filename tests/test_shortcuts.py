"""What the finders of facts do in a shorter way for speed alone finds what the plain way finds."""

from __future__ import annotations

import re

import pytest

from kg.articles import split
from kg.facts import appointments, frame, offices
from kg.facts.grammar import is_verb
from kg.facts.passage import Passage, passage
from kg.lexicon import one_of, posts
from kg.nlp import read_texts
from kg.readers import read
from kg.schema import PREDICATES
from tests.conftest import SETS

POST = one_of(posts())
ROWS = [row for row in PREDICATES.values() if row.verbs]


@pytest.fixture(scope="module")
def passages(nlp) -> list[Passage]:  # type: ignore[no-untyped-def]
    articles = [article for page in read(SETS["practice"][0]) for article in split(page)]
    docs = read_texts(nlp, [article.text for article in articles])
    return [passage(article, (), doc) for article, doc in zip(articles, docs, strict=True)]


# Forms that the pages do not have.
RARE = ["拟任市总工会副主席，", "成为机修厂班长，", "进机修厂当了一名班长，", "干到班长，", "，是机修厂工会主席，"]


@pytest.fixture(scope="module")
def stretches(passages: list[Passage]) -> list[str]:
    """What may stand behind a name: every text from every tenth character, and from every comma."""
    starts = ((p.text, at) for p in passages for at in range(len(p.text)) if at % 10 == 0 or p.text[at] in "，（任为")
    return [*(text[at : at + 70].split("\n")[0] for text, at in starts), *RARE]


def test_verbs_of_an_article_are_those_of_its_clauses(passages: list[Passage]) -> None:
    patterns = [(row, re.compile("|".join(sorted(map(re.escape, row.verbs), key=len, reverse=True)))) for row in ROWS]
    found = 0
    for text in passages:
        for clause in (clause for sentence in text.sentences() for clause in text.clauses(sentence)):
            matches = [
                (row, *match.span())
                for row, pattern in patterns
                for match in pattern.finditer(text.text, clause.start, clause.end)
            ]
            plain = [(row, a, b) for row, a, b in matches if is_verb(text, a, b)]
            assert frame.verbs_in(text, clause) == plain
            found += len(plain)
    assert found > 500


@pytest.mark.parametrize("form", appointments._FORMS, ids=lambda form: form.opens.pattern[:12])
def test_a_form_in_two_patterns_reads_what_one_pattern_does(form: appointments.Form, stretches: list[str]) -> None:
    whole = re.compile(f"(?:{form.opens.pattern})(?:{form.told.pattern})")
    found = 0
    for stretch in stretches:
        plain = [(match.start(), match.span("post"), match.end()) for match in whole.finditer(stretch)]
        assert [(at, told.span("post"), told.end()) for at, told in form.read(stretch)] == plain
        found += len(plain)
    assert found


def test_titles_by_their_posts_are_those_of_one_pattern_with_all_posts(stretches: list[str]) -> None:
    before = offices._BEFORE_POST.pattern.removesuffix("$")
    title = re.compile(f"(?P<title>{before}{POST})$")
    units = re.compile(f"{offices._UNITS.pattern}{POST}")
    found = 0
    for stretch in stretches:
        for text in (
            part for end in range(0, len(stretch), 7) for part in (stretch[:end], stretch[max(0, end - 9) : end])
        ):
            plain = title.search(text)
            assert offices._title_ending(text) == (plain["title"] if plain else "")
            assert offices._is_title(text) == (title.fullmatch(text) is not None)
            assert offices._of_units(text) == (units.fullmatch(text) is not None)
            found += plain is not None
    assert found > 100
    assert offices._of_units("地球科学与工程学院教授")
