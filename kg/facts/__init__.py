"""What an article says: facts between its mentions, each with its words; rejected ones keep their reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kg.facts import appointments, events, lists, locations, parts, posts, results
from kg.facts.confidence import weighed
from kg.facts.passage import Passage, passage
from kg.model import Article, Fact, Mention
from kg.schema import PREDICATES
from kg.tokens import Text

__all__ = ["FINDERS", "find"]

# One finder a kind of sentence; each gives facts of one or more predicates. Of equal facts the earlier finder's stays.
FINDERS: tuple[Callable[[Passage], list[Fact]], ...] = (
    posts.find,
    appointments.find,
    events.find,
    lists.find,
    results.find,
    locations.find,
    parts.find,
)


def find(
    article: Article, mentions: tuple[Mention, ...], read: Text, elsewhere: frozenset[str] = frozenset()
) -> tuple[Fact, ...]:
    """The facts of an article, sorted by their words' place; of equal facts the first stays.

    `elsewhere` are the names of bodies on the rest of the page: what a short form may stand for.
    """
    text = passage(article, mentions, read, elsewhere)
    if not text.mentions:
        return ()
    text = replace(text, titles=posts.titles(text))
    unique: dict[tuple[str, str, str, str, str, bool], Fact] = {}
    found = [weighed(_typed(fact)) for finder in FINDERS for fact in finder(text)]
    found.sort(key=lambda f: (f.evidence.start, f.evidence.end, f.predicate, f.subject.start, f.object.start))
    for fact in found:
        key = (
            fact.subject.type + fact.subject.name,
            fact.predicate,
            fact.object.type + fact.object.name,
            fact.title or "",
            fact.date or "",
            fact.rejected is None,
        )
        unique.setdefault(key, fact)
    return tuple(unique.values())


def _typed(fact: Fact) -> Fact:
    """A fact whose ends have the wrong types is rejected, not dropped."""
    row = PREDICATES[fact.predicate]
    if fact.rejected is None and (fact.subject.type not in row.subjects or fact.object.type not in row.objects):
        return replace(fact, rejected=f"{fact.predicate} does not join {fact.subject.type} and {fact.object.type}")
    return fact
