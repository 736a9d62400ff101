"""The whole story on one screen: pages to a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.articles import split
from kg.entities import Judgement, resolve
from kg.graph import KnowledgeGraph
from kg.model import Article, Fact, Mention, Page
from kg.reprints import mark_reprints
from kg.statements import to_statements

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page gives by itself: its articles, what they name and what they say."""

    page: str
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]


def build(
    pages: Iterable[Page],
    *,
    model: str | None = None,
    judgements: Sequence[Judgement] = (),
    jobs: int = 1,
    on_page: Callable[[Reading], None] | None = None,
) -> KnowledgeGraph:
    """Pages to a graph: split, read, relate, judge, connect.

    `model` names an installed spaCy model to use in place of the lexer; `on_page` hears of each page read.
    The graph does not depend on the order of the pages nor on `jobs`.
    """
    ordered = sorted(pages, key=lambda page: page.id)
    readings = []
    for reading in _read_all(ordered, model=model, jobs=jobs):
        readings.append(reading)
        if on_page:
            on_page(reading)
    return connect(readings, judgements=judgements)


def read_page(page: Page, *, model: str | None = None) -> Reading:
    """One page by itself: articles, mentions in context, facts (rejected ones included)."""
    from kg import facts as fact_finders
    from kg import mentions as mention_finders
    from kg.names import in_context

    nlp = _language(model)
    articles = split(page)
    docs = {article.id: nlp(article.text) for article in articles}
    surface = {article.id: mention_finders.find(article, docs[article.id]) for article in articles}
    named = in_context(articles, surface)
    facts = [
        fact for article in articles for fact in fact_finders.find(article, named.get(article.id, ()), docs[article.id])
    ]
    mentions = [mention for article in articles for mention in named.get(article.id, ())]
    return Reading(page.id, tuple(articles), tuple(mentions), tuple(facts))


def connect(readings: Sequence[Reading], *, judgements: Sequence[Judgement] = ()) -> KnowledgeGraph:
    """Readings of pages to one graph: reprints, entities, statements."""
    articles = mark_reprints([article for reading in readings for article in reading.articles])
    facts = [fact for reading in readings for fact in reading.facts]
    accepted = [fact for fact in facts if fact.rejected is None]
    mentions = [mention for reading in readings for mention in reading.mentions]
    found = resolve(mentions, accepted, articles, judgements)
    statements = to_statements(accepted, found.entity_of, {article.id: article for article in articles})
    return KnowledgeGraph(
        articles=tuple(sorted(articles, key=lambda a: a.id)),
        entities=found.entities,
        statements=statements,
        decisions=found.decisions,
        rejected=tuple(fact for fact in facts if fact.rejected is not None),
    )


@lru_cache(maxsize=2)
def _language(model: str | None) -> Language:
    from kg.nlp import load_nlp

    return load_nlp(model)


def _read_all(pages: Sequence[Page], *, model: str | None, jobs: int) -> Iterable[Reading]:
    if jobs <= 1 or len(pages) < 2:
        yield from (read_page(page, model=model) for page in pages)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(pages))) as pool:
        yield from pool.map(_read_with, ((page, model) for page in pages), chunksize=max(1, len(pages) // (jobs * 8)))


def _read_with(task: tuple[Page, str | None]) -> Reading:
    return read_page(task[0], model=task[1])
