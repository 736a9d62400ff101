"""The knowledge graph: articles, entities, statements and decisions, with a networkx view of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Article, Decision, Entity, Fact, Statement


@dataclass(frozen=True)
class KnowledgeGraph:
    """What a build made. All tuples are sorted by id, so that equal corpora give equal graphs."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Fact, ...] = field(default=(), repr=False)
