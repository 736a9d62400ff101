"""The whole story on one screen: pages to a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from typing import TYPE_CHECKING

from kg.articles import split
from kg.entities import Judgement, resolve
from kg.graph import KnowledgeGraph
from kg.model import Page
from kg.reading import Reading
from kg.reprints import mark_reprints
from kg.statements import to_statements
from kg.store import ReadingStore, key_of

if TYPE_CHECKING:
    from spacy.language import Language


def build(
    pages: Iterable[Page],
    *,
    model: str | None = None,
    judgements: Sequence[Judgement] = (),
    jobs: int = 1,
    store: ReadingStore | None = None,
    on_page: Callable[[str], None] | None = None,
) -> KnowledgeGraph:
    """Pages to a graph: split, read, relate, judge, connect.

    Parameters
    ----------
    pages
        Pages as `kg.read` gives them, in any order.
    model
        Name of an installed spaCy model to use in place of the lexer.
    judgements
        A person's decisions about names; they outrank the program's.
    jobs
        Processes to read pages with; the graph does not depend on it.
    store
        Where readings of pages are kept from one build to the next.
    on_page
        Called with a page's id when it has been read.
    """
    ordered = sorted(pages, key=lambda page: page.id)
    readings = {}
    for reading in _read_all(ordered, model=model, jobs=jobs, store=store):
        readings[reading.page] = reading
        if on_page:
            on_page(reading.page)
    return connect([readings[page.id] for page in ordered], judgements=judgements)


def read_page(page: Page, *, model: str | None = None) -> Reading:
    """One page by itself: articles, mentions in context, facts (rejected ones included)."""
    from kg import facts as fact_finders
    from kg import mentions as mention_finders
    from kg.names import in_context
    from kg.nlp import read_texts

    nlp = _language(model)
    articles = split(page)
    docs = dict(zip([a.id for a in articles], read_texts(nlp, [a.text for a in articles]), strict=True))
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


def _read_all(pages: Sequence[Page], *, model: str | None, jobs: int, store: ReadingStore | None) -> Iterator[Reading]:
    """Kept readings first, then new ones, each put into the store as it comes."""
    keys = {page.id: key_of(page, model=model) for page in pages} if store else {}
    kept = store.known(keys.values()) if store else set()
    missing = []
    for page in pages:
        reading = store.get(keys[page.id]) if store and keys[page.id] in kept else None
        if reading is None:
            missing.append(page)
        else:
            yield reading
    for reading in _read_new(missing, model=model, jobs=jobs):
        if store:
            store.put({keys[reading.page]: reading})
        yield reading
    if store:
        store.keep_only(keys.values())


def _read_new(pages: Sequence[Page], *, model: str | None, jobs: int) -> Iterator[Reading]:
    if jobs <= 1 or len(pages) < 2:
        yield from (read_page(page, model=model) for page in pages)
        return
    # spawn: forking a process that holds the lexer's threads may deadlock
    with ProcessPoolExecutor(max_workers=min(jobs, len(pages)), mp_context=get_context("spawn")) as pool:
        tasks = ((page, model) for page in pages)
        yield from pool.map(_read_with, tasks, chunksize=max(1, min(16, len(pages) // (jobs * 4))))


def _read_with(task: tuple[Page, str | None]) -> Reading:
    return read_page(task[0], model=task[1])
