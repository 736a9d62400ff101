"""The whole story on one screen: pages to a graph."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from kg.articles import split
from kg.conflicts import with_rivals
from kg.entities import Judgement, Memory, resolve
from kg.errors import InputError, KGError
from kg.graph import KnowledgeGraph
from kg.jumps import link_parts
from kg.misreadings import mended
from kg.model import Article, Fact, Mention, Page
from kg.parallel import each
from kg.progress import Event, Tell, silence, stage, timed
from kg.reading import Reading, to_bytes
from kg.reprints import Measured, mark_reprints
from kg.schema import ORGANISATION
from kg.script import printed_fact, printed_mention, readable
from kg.sketches import sketch
from kg.spacing import Closed, closed
from kg.statements import to_statements
from kg.store import ReadingStore, key_of
from kg.tokens import Tokens, read_tokens, tokens_of

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.nlp import Lexis

# Characters to be read, for each process: for less, starting one takes longer than it saves.
WORTH = 40_000
# Pages, and characters of pages, that a process reads at once: the lexer is a tenth faster for it.
TOGETHER = 4
LENGTH = 12_000
# Words that spaCy's vocabulary may hold, 20 MB of them.
COMMON_WORDS = 50_000

# Read once before a process is copied, so that every copy has the dictionaries, the lexer and the patterns.
_SPECIMEN = Page("specimen", "市总送清凉\n\n本报讯（记者 王小明）7月1日，福建省总工会主席李小明到福州市某某公司调研。")

Task = tuple[str, Page]  # a page to be read, with its key in the store


def build(
    pages: Iterable[Page],
    *,
    model: str | Lexis | None = None,
    judgements: Sequence[Judgement] = (),
    jobs: int = 1,
    store: ReadingStore | None = None,
    tell: Tell = silence,
) -> KnowledgeGraph:
    """Pages to a graph: split, read, relate, judge, connect.

    Parameters
    ----------
    pages
        Pages as `kg.read` gives them, in any order; they are drawn one at a time and not held.
    model
        An installed spaCy model, or a saved pipeline's folder, to use in place of the lexer; `kg.nlp.lexis` joins
        one with a list of names.
    judgements
        A person's decisions about names; they outrank the program's.
    jobs
        Processes to read pages with; the graph does not depend on it. A script that asks for more than one
        needs `if __name__ == "__main__":` around what it does, as always with processes.
    store
        Where readings of pages are kept from one build to the next; by default nothing is kept.
    tell
        Called with an `Event` for every page and stage.

    Returns
    -------
    KnowledgeGraph
        All its parts sorted by id: equal pages give equal graphs.

    Raises
    ------
    InputError
        If two pages have one id.
    KGError
        If a page makes a rule fail; the message names the page.

    Examples
    --------
    >>> page = Page("甲报_2024-07-01.txt", "市总送清凉\\n\\n本报讯 7月1日，福建省总工会主席李小明到福州市调研。",
    ...             publication="甲报", date="2024-07-01")
    >>> graph = build([page])
    >>> [(graph.entity(s.subject).name, s.title, graph.entity(s.object).name) for s in graph.posts("李小明")]
    [('李小明', '主席', '福建省总工会')]
    """
    own = ReadingStore() if store is None else store
    keys: dict[str, str] = {}
    for one in read_pages(pages, own, model=model, jobs=jobs):
        if one.failed is not None:
            raise KGError(f"{one.page}: {one.failed}")
        if one.page in keys:
            raise InputError(f"two pages have the id {one.page!r}: give each its own.")
        keys[one.page] = one.key
        tell(one.event)
    return connect(own.readings(keys[page] for page in sorted(keys)), judgements=judgements, tell=tell)


def read_page(page: Page, *, model: str | Lexis | None = None) -> Reading:
    """One page by itself: articles, mentions in context, facts (rejected ones included)."""
    return _readings([page], model, [{}])[0]


def _readings(pages: Sequence[Page], model: str | Lexis | None, seconds: Sequence[dict[str, float]]) -> list[Reading]:
    """Pages whose texts the lexer reads at once; `seconds` of each is added to: what each stage took."""
    parted = []
    for page, took in zip(pages, seconds, strict=True):
        with timed("articles", took):
            articles = split(page)
            parted.append((page, articles, [closed(_legible(article)) for article in articles], took))
    with timed("lexer", seconds[0]):
        texts = iter(_tokens([one.article.text for _, _, read, _ in parted for one in read], model))
    return [
        _reading(page, articles, read, {one.article.id: next(texts) for one in read}, took)
        for page, articles, read, took in parted
    ]


def _legible(article: Article) -> Article:
    """The article in the characters and marks that it is read in."""
    read = readable(article)
    text = mended(read.text)
    return read if text == read.text else replace(read, text=text)


def _tokens(texts: Sequence[str], model: str | Lexis | None) -> list[Tokens]:
    """The tokens of each text; without a model or a word list spaCy is not even loaded, which takes a second."""
    if model is None:
        return read_tokens(texts)
    from kg.nlp import read_texts

    nlp = _language(model)
    # spaCy keeps every word that it ever reads: the common ones for good, which saves making them anew for each page,
    # those that come after them for these pages alone
    with nlp.memory_zone() if len(nlp.vocab) > COMMON_WORDS else nullcontext():
        return [tokens_of(doc) for doc in read_texts(nlp, texts)]


def _reading(
    page: Page, articles: Sequence[Article], read: Sequence[Closed], texts: Mapping[str, Tokens], took: dict[str, float]
) -> Reading:
    from kg import facts as fact_finders
    from kg import mentions as mention_finders
    from kg.names import in_context

    with timed("mentions", took):
        surface = {one.article.id: mention_finders.find(one.article, texts[one.article.id]) for one in read}
    with timed("names", took):
        named = in_context([one.article for one in read], surface)
    with timed("facts", took):
        bodies = frozenset(m.name for found in named.values() for m in found if m.type == ORGANISATION)
        facts = [
            printed_fact(one.fact(fact), printed)
            for one, printed in zip(read, articles, strict=True)
            for fact in fact_finders.find(one.article, named.get(printed.id, ()), texts[printed.id], bodies)
        ]
    mentions = [
        printed_mention(one.mention(mention), printed)
        for one, printed in zip(read, articles, strict=True)
        for mention in named.get(printed.id, ())
    ]
    with timed("keep", took):
        sketches = tuple(sketch(article.text) for article in articles)
    return Reading(page.id, tuple(articles), tuple(mentions), tuple(facts), sketches)


def connect(
    readings: Iterable[Reading],
    *,
    judgements: Sequence[Judgement] = (),
    memory: Memory | None = None,
    measured: Measured | None = None,
    tell: Tell = silence,
) -> KnowledgeGraph:
    """Readings of pages to one graph: jump lines, reprints, entities, statements.

    `memory` holds what earlier builds decided about pairs of names, `measured` which articles they found to be
    reprints; the graph does not depend on them.
    """
    with stage("load", tell):
        articles: list[Article] = []
        mentions: list[Mention] = []
        facts: list[Fact] = []
        sketches: dict[str, bytes] = {}
        for reading in readings:
            sketches.update(zip((article.id for article in reading.articles), reading.sketches, strict=True))
            articles += reading.articles
            mentions += reading.mentions
            facts += reading.facts
    with stage("reprints", tell):
        marked = mark_reprints(link_parts(articles), sketches, measured)
        del articles, sketches  # of a large corpus some ten megabytes, which what follows needs
    with stage("entities", tell):
        accepted = [fact for fact in facts if fact.rejected is None]
        found = resolve(mentions, accepted, marked, judgements, memory)
    with stage("statements", tell):
        statements = to_statements(accepted, found.entity_of, {article.id: article for article in marked})
        return KnowledgeGraph(
            articles=tuple(sorted(marked, key=lambda a: a.id)),
            entities=found.entities,
            statements=with_rivals(statements),
            decisions=found.decisions,
            rejected=tuple(fact for fact in facts if fact.rejected is not None),
        )


@dataclass(frozen=True, slots=True)
class Read:
    """A page that lies in the store under `key`; `failed` says why it does not."""

    page: str
    key: str
    event: Event
    body: bytes = b""
    failed: str | None = None


def read_pages(pages: Iterable[Page], store: ReadingStore, *, model: str | Lexis | None, jobs: int) -> Iterator[Read]:
    """Every page into the store, those that it has not yet read now; in the order in which they are done."""
    kept = store.known()
    known: list[Read] = []

    def missing() -> Iterator[Task]:
        for page in pages:
            key = key_of(page, model=model)
            if key in kept:
                known.append(Read(page.id, key, Event("page", page.id, len(page.text), kept=True)))
            else:
                yield key, page

    work = partial(_read, model=model)
    tasks = missing()
    first: list[Task] = []
    while sum(len(page.text) for _, page in first) < WORTH * jobs and (task := next(tasks, None)):
        first.append(task)
    jobs = max(1, min(jobs, sum(len(page.text) for _, page in first) // WORTH))
    ready = partial(read_page, _SPECIMEN) if model is None else None  # a model of spaCy's may bring threads
    for batch in each(work, _batches(_chain(first, tasks), jobs=jobs), jobs=jobs, ready=ready):
        for one in batch:
            if one.failed is None:
                store.put(one.key, one.body)
            yield one
        yield from known
        known.clear()
    yield from known


def _chain(first: list[Task], rest: Iterator[Task]) -> Iterator[Task]:
    while first:
        yield first.pop(0)
    yield from rest


def _batches(tasks: Iterable[Task], *, jobs: int) -> Iterator[list[Task]]:
    """Pages to be read at once; of several processes' the last ones singly, so that all end at about one time."""
    waiting: deque[Task] = deque()
    last = TOGETHER * jobs if jobs > 1 else 0
    batch: list[Task] = []
    for task in tasks:
        waiting.append(task)
        if len(waiting) <= last:
            continue
        batch.append(waiting.popleft())
        if len(batch) == TOGETHER or sum(len(page.text) for _, page in batch) >= LENGTH:
            yield batch
            batch = []
    if batch:
        yield batch
    yield from ([task] for task in waiting)


def _read(tasks: Sequence[Task], *, model: str | Lexis | None) -> list[Read]:
    seconds: list[dict[str, float]] = [{} for _ in tasks]
    try:
        with _seldom_collected():
            readings = _readings([page for _, page in tasks], model, seconds)
    except KGError:
        raise
    except Exception as error:
        if len(tasks) > 1:  # a fault of one rule on one page must not cost the other pages
            return [one for task in tasks for one in _read([task], model=model)]
        ((key, page),) = tasks
        told = f"a rule failed on this page ({type(error).__name__}: {error})."
        return [Read(page.id, key, _event(page, seconds[0]), failed=told)]
    done = []
    for (key, page), reading, took in zip(tasks, readings, seconds, strict=True):
        with timed("keep", took):
            body = to_bytes(reading)
        done.append(Read(page.id, key, _event(page, took), body))
    return done


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """With the cycle collector mostly at rest: it would go through all lists and patterns to find next to nothing."""
    was = gc.get_threshold()
    gc.set_threshold(10_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*was)


def _event(page: Page, seconds: dict[str, float]) -> Event:
    return Event("page", page.id, len(page.text), seconds=seconds)


@lru_cache(maxsize=2)
def _language(model: str | Lexis | None) -> Language:
    from kg.nlp import load_nlp

    return load_nlp(model.model, words=model.words) if isinstance(model, tuple) else load_nlp(model)
