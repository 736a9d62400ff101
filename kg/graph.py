"""The knowledge graph: articles, entities, statements and decisions, with the questions one asks of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import networkx as nx

from kg.errors import NotFound
from kg.model import Article, Decision, Entity, Evidence, Fact, Statement
from kg.reading import as_row


@dataclass(frozen=True)
class KnowledgeGraph:
    """What a build made. All tuples are sorted by id, so that equal corpora give equal graphs."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    decisions: tuple[Decision, ...] = ()
    rejected: tuple[Fact, ...] = field(default=(), repr=False)

    @cached_property
    def nx(self) -> nx.MultiDiGraph:
        """The graph as networkx's own: nodes are entity ids, edges statements keyed by their ids."""
        network = nx.MultiDiGraph()
        network.add_nodes_from((e.id, node_of(e)) for e in self.entities)
        network.add_edges_from((s.subject, s.object, s.id, edge_of(s)) for s in self.statements)
        return network

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {e.id: e for e in self.entities}

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {a.id: a for a in self.articles}

    def entity(self, identity: str) -> Entity:
        """The entity with an id."""
        try:
            return self._entities[identity]
        except KeyError:
            raise NotFound(f"no entity has the id {identity!r}: `find` looks names up.") from None

    def article(self, identity: str) -> Article:
        """The article with an id."""
        try:
            return self._articles[identity]
        except KeyError:
            raise NotFound(f"no article has the id {identity!r}.") from None

    def find(self, name: str) -> tuple[Entity, ...]:
        """Entities by id, name or alias; exact ones if there are any, else those that contain the words."""
        exact = tuple(e for e in self.entities if name in (e.id, e.name, *e.aliases))
        return exact or tuple(e for e in self.entities if any(name in n for n in (e.name, *e.aliases)))

    def one(self, name: str) -> Entity:
        """The one entity that a name means; the most mentioned of several."""
        found = self.find(name)
        if not found:
            raise NotFound(f"nothing in the graph is called {name!r}: try a part of the name.")
        return max(found, key=lambda e: (e.name == name or e.id == name, len(e.mentions), e.id))

    def facts_about(
        self, entity: Entity | str, *, predicate: str | None = None, between: tuple[str, str] | None = None
    ) -> tuple[Statement, ...]:
        """Statements with an entity as subject or object.

        `between` is a pair of ISO dates: of dated statements those within, both ends included.
        """
        identity = entity.id if isinstance(entity, Entity) else self.one(entity).id
        return tuple(
            s
            for s in self.statements
            if identity in (s.subject, s.object)
            and predicate in (None, s.predicate)
            and (between is None or (s.date is not None and between[0] <= s.date <= between[1] + "~"))
        )

    def posts(self, person: Entity | str) -> tuple[Statement, ...]:
        """The posts of a person, by first attestation."""
        identity = person.id if isinstance(person, Entity) else self.one(person).id
        held = [s for s in self.statements if s.predicate == "holdsPost" and s.subject == identity]
        return tuple(sorted(held, key=lambda s: (s.first_attested or "", s.id)))

    def officials(self, *, of: Entity | str, at: str | None = None) -> tuple[tuple[Entity, Statement], ...]:
        """Who holds a post in a body; `at` keeps those attested, and not ended, on an ISO date."""
        identity = of.id if isinstance(of, Entity) else self.one(of).id
        held = [s for s in self.statements if s.predicate == "holdsPost" and s.object == identity]
        if at is not None:
            held = [s for s in held if (s.date or s.first_attested or at) <= at and (s.end_date or at) >= at]
        return tuple((self._entities[s.subject], s) for s in held)

    def neighbours(self, entity: Entity | str) -> tuple[Entity, ...]:
        """The entities that share a statement with one."""
        identity = entity.id if isinstance(entity, Entity) else self.one(entity).id
        near = {s.object if s.subject == identity else s.subject for s in self.facts_about(self._entities[identity])}
        return tuple(self._entities[n] for n in sorted(near))

    def paths(self, a: Entity | str, b: Entity | str, *, limit: int = 5) -> tuple[tuple[Entity, ...], ...]:
        """The shortest paths between two entities, direction ignored, `limit` at most."""
        ends = [x.id if isinstance(x, Entity) else self.one(x).id for x in (a, b)]
        try:
            found = nx.all_shortest_paths(nx.Graph(self.nx), *ends)
            every = sorted(tuple(path) for path, _ in zip(found, range(200), strict=False))
        except nx.NetworkXNoPath:
            return ()
        return tuple(tuple(self._entities[n] for n in path) for path in every[:limit])

    def subgraph(self, entities: Iterable[Entity]) -> KnowledgeGraph:
        """The graph of some entities and the statements between them."""
        kept = {e.id for e in entities}
        statements = tuple(s for s in self.statements if s.subject in kept and s.object in kept)
        return KnowledgeGraph(
            articles=self.articles,
            entities=tuple(e for e in self.entities if e.id in kept),
            statements=statements,
        )

    def evidence(self, statement: Statement) -> tuple[tuple[Article, Evidence], ...]:
        """The words that say a statement, each with its article."""
        return tuple((self._articles[e.article], e) for e in statement.evidence)

    def conflicts(self) -> tuple[tuple[Statement, Statement], ...]:
        """Pairs of people in one sole post of one body, first attested on the same day or dated alike."""
        sole = (
            "主席",
            "书记",
            "党组书记",
            "局长",
            "厅长",
            "市长",
            "省长",
            "县长",
            "区长",
            "校长",
            "院长",
            "董事长",
            "总经理",
            "会长",
        )
        held: dict[tuple[str, str], list[Statement]] = {}
        for s in self.statements:
            if s.predicate == "holdsPost" and s.title in sole and s.end_date is None:
                held.setdefault((s.object, s.title), []).append(s)
        return tuple(
            (a, b)
            for group in held.values()
            for i, a in enumerate(group)
            for b in group[i + 1 :]
            if a.subject != b.subject and (a.date or a.first_attested) == (b.date or b.first_attested)
        )


def node_of(entity: Entity) -> dict[str, Any]:
    """The attributes of an entity's node."""
    return {
        "type": entity.type,
        "subtype": entity.subtype,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "code": entity.code,
        "mentions": len(entity.mentions),
    }


def edge_of(statement: Statement) -> dict[str, Any]:
    """The attributes of a statement's edge."""
    return {
        "predicate": statement.predicate,
        "title": statement.title,
        "date": statement.date,
        "confidence": statement.confidence,
        "support": statement.support,
        "evidence": [as_row(e) for e in statement.evidence],
    }
