"""What must hold of a page's reading, whatever the page: places lead back, words are quoted, nothing is invented."""

from __future__ import annotations

from kg.model import Page
from kg.reading import Reading
from kg.schema import PREDICATES


def check(page: Page, reading: Reading) -> None:
    """Raises `AssertionError` with what is broken."""
    texts = {article.id: article.text for article in reading.articles}
    assert len(texts) == len(reading.articles), "two articles have one id"
    for article in reading.articles:
        for run in article.runs:
            printed = page.text[run.page_start : run.page_start + run.length]
            assert article.text[run.start : run.start + run.length] == printed, f"{article.id}: a run leads astray"
        placed = sum(run.length for run in article.runs)
        assert placed + article.text.count("\n") >= len(article.text), f"{article.id}: characters without a place"
        for credit in article.byline:
            assert 0 <= credit.start < credit.end <= len(article.text), f"{article.id}: a credit beyond the text"
    for mention in reading.mentions:
        assert texts[mention.article][mention.start : mention.end] == mention.text, f"{mention.id}: another text"
        assert mention.name.strip(), f"{mention.id}: no name"
    for fact in reading.facts:
        words = fact.evidence
        assert texts[words.article][words.start : words.end] == words.text, f"{words}: another text"
        assert words.text.strip(), "a fact without words"
        assert fact.predicate in PREDICATES
        assert 0 < fact.confidence <= 1
