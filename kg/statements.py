"""Facts to statements: the same thing said in several places is one statement with all its words."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.making import maker
from kg.model import Article, Evidence, Fact, Mention, Statement
from kg.schema import PREDICATES
from kg.text import fold

_make = maker(Statement)


def to_statements(
    facts: Iterable[Fact], entity_of: Callable[[Mention], str], articles: Mapping[str, Article]
) -> tuple[Statement, ...]:
    """Statements, sorted by id.

    An undated fact joins the first dated statement of its kind; two dates of one visit are two statements.
    Support counts stories: two printings of one agency story are one.
    """
    groups: dict[tuple[str, str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        subject = entity_of(fact.subject)
        thing = entity_of(fact.object)
        if subject == thing:
            continue
        if PREDICATES[fact.predicate].symmetric and thing < subject:
            subject, thing = thing, subject
        groups[subject, fact.predicate, thing, fold(fact.title) if fact.title else ""].append(fact)
    statements = []
    for (subject, predicate, thing, _), said in sorted(groups.items(), key=lambda row: row[0]):
        for dated in _by_date(said):
            statements.append(_statement(subject, predicate, thing, dated, articles))
    return tuple(sorted(statements, key=lambda s: s.id))


def _by_date(facts: Sequence[Fact]) -> list[list[Fact]]:
    dates = sorted({fact.date for fact in facts if fact.date})
    if not dates:
        return [list(facts)]
    # 2024 and 2024-05-17 are one statement told with more or less care
    finest = [date for date in dates if not any(other != date and other.startswith(date) for other in dates)]
    groups: dict[str, list[Fact]] = {date: [] for date in finest}
    for fact in facts:
        date = fact.date or finest[0]
        groups[next((d for d in finest if d.startswith(date)), finest[0])].append(fact)
    return list(groups.values())


def _statement(
    subject: str, predicate: str, thing: str, facts: Sequence[Fact], articles: Mapping[str, Article]
) -> Statement:
    if len(facts) > 1:  # most are said once
        facts = sorted(facts, key=lambda f: (-f.confidence, f.evidence.page, f.evidence.article, f.evidence.start))
    evidence: dict[tuple[str, int, int], Evidence] = {}
    for fact in facts:
        evidence.setdefault((fact.evidence.article, fact.evidence.start, fact.evidence.end), fact.evidence)
    stories: dict[str, float] = {}
    for fact in facts:
        story = articles[fact.evidence.article].story
        stories[story] = max(stories.get(story, 0.0), fact.confidence)
    doubt = 1.0
    for confidence in stories.values():
        doubt *= 1.0 - confidence
    seen = sorted([date for e in evidence.values() if (date := articles[e.article].date)])
    date = max([f.date for f in facts if f.date], key=len, default=None)
    title = facts[0].title
    return _make(
        id=_identity(subject, predicate, thing, title, date),
        subject=subject,
        predicate=predicate,
        object=thing,
        evidence=tuple([evidence[key] for key in sorted(evidence)]),
        title=title,
        date=date,
        end_date=max([f.end_date for f in facts if f.end_date], default=None),
        confidence=round(min(0.99, 1.0 - doubt), 3),
        support=len(stories),
        first_attested=seen[0] if seen else None,
        last_attested=seen[-1] if seen else None,
        rules=tuple(sorted({fact.rule for fact in facts if fact.rule})),
    )


def _identity(*parts: str | None) -> str:
    """An id from the content, so that it outlives rebuilds and added pages."""
    return "s" + hashlib.blake2b("\x1f".join(part or "" for part in parts).encode(), digest_size=8).hexdigest()
