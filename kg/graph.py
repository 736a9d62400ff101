"""The knowledge graph: articles, entities, statements and decisions, with the questions one asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.conflicts import contradictions
from kg.errors import NotFound
from kg.model import Article, Decision, Entity, Evidence, Fact, Statement
from kg.reading import as_row
from kg.schema import PREDICATES

if TYPE_CHECKING:
    import networkx
    import pyoxigraph
    import rdflib
    from pandas import DataFrame

_ENTITY_COLUMNS = "id type subtype name aliases code territory mentions pages".split()
_STATEMENT_COLUMNS = (
    "id subject subject_name predicate object object_name title date end_date first_attested last_attested "
    "confidence support".split()
)
_EVIDENCE_COLUMNS = "statement page article start end text".split()


class Frames(NamedTuple):
    """A graph as pandas tables."""

    entities: DataFrame
    statements: DataFrame
    evidence: DataFrame


BASE_IRI = "https://kg.example/id/"


@dataclass(frozen=True)
class KnowledgeGraph:
    """What a build made. All tuples are sorted by id, so that equal corpora give equal graphs.

    `base_iri` is what the IRIs of its RDF begin with.
    """

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    decisions: Sequence[Decision] = ()
    rejected: tuple[Fact, ...] = field(default=(), repr=False)
    base_iri: str = field(default=BASE_IRI, repr=False)

    @cached_property
    def nx(self) -> networkx.MultiDiGraph:
        """The graph as networkx's own: nodes are entity ids, edges statements keyed by their ids.

        It is made once and yours to change: nothing else looks at it but `paths`.

        Examples
        --------
        >>> import kg, networkx
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> rank = networkx.pagerank(graph.nx)
        >>> abs(sum(rank.values()) - 1) < 1e-6
        True
        >>> graph.nx.nodes["Organisation/福建省总工会"]["type"]
        'Organisation'
        """
        from networkx import MultiDiGraph  # 0.3 s, which no build needs

        network = MultiDiGraph()
        network.add_nodes_from((e.id, node_of(e)) for e in self.entities)
        network.add_edges_from((s.subject, s.object, s.id, edge_of(s)) for s in self.statements)
        return network

    @cached_property
    def store(self) -> pyoxigraph.Store:
        """The graph in an Oxigraph store in memory, for SPARQL; put there when it is first asked for."""
        from kg.rdf import store_of

        return store_of(self)

    @cached_property
    def rdf(self) -> rdflib.Dataset:
        """The graph as rdflib's own, on `store`: other rdflib code can use it, and queries see what it adds."""
        from kg.rdf import to_dataset

        return to_dataset(self)

    @cached_property
    def _entities(self) -> dict[str, Entity]:
        return {e.id: e for e in self.entities}

    @cached_property
    def _named(self) -> dict[str, tuple[Entity, ...]]:
        named: dict[str, list[Entity]] = {}
        for e in self.entities:
            for name in dict.fromkeys((e.id, e.name, *e.aliases)):
                named.setdefault(name, []).append(e)
        return {name: tuple(found) for name, found in named.items()}

    @cached_property
    def _about(self) -> dict[str, tuple[Statement, ...]]:
        about: dict[str, list[Statement]] = {}
        for s in self.statements:
            for end in {s.subject, s.object}:
                about.setdefault(end, []).append(s)
        return {end: tuple(found) for end, found in about.items()}

    @cached_property
    def _undirected(self) -> networkx.Graph:
        from networkx import Graph

        return Graph(self.nx)

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {a.id: a for a in self.articles}

    def entity(self, identity: str) -> Entity:
        """The entity with an id.

        Raises
        ------
        NotFound
            If there is none.
        """
        try:
            return self._entities[identity]
        except KeyError:
            raise NotFound(f"no entity has the id {identity!r}: `find` looks names up.") from None

    def article(self, identity: str) -> Article:
        """The article with an id.

        Raises
        ------
        NotFound
            If there is none.
        """
        try:
            return self._articles[identity]
        except KeyError:
            raise NotFound(f"no article has the id {identity!r}.") from None

    def find(self, name: str) -> tuple[Entity, ...]:
        """Entities by id, name or alias; exact ones if there are any, else those that contain the words.

        Parameters
        ----------
        name
            An id, a name, an alias or a part of one.

        Returns
        -------
        tuple of Entity
            Sorted by id; empty if nothing is called so.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> [entity.id for entity in graph.find("福建省总工会")]
        ['Organisation/福建省总工会']
        """
        exact = self._named.get(name)
        return exact or tuple(e for e in self.entities if any(name in n for n in (e.name, *e.aliases)))

    def one(self, name: str) -> Entity:
        """The one entity that a name means: the one called so, the most mentioned of several.

        Raises
        ------
        NotFound
            If nothing is called so, even in part.
        """
        found = self.find(name)
        if not found:
            raise NotFound(f"nothing in the graph is called {name!r}: try a part of the name.")
        return max(found, key=lambda e: (e.name == name or e.id == name, len(e.mentions), e.id))

    def facts_about(
        self, entity: Entity | str, *, predicate: str | None = None, between: tuple[str, str] | None = None
    ) -> tuple[Statement, ...]:
        """Statements with an entity as subject or object.

        Parameters
        ----------
        entity
            An entity, its id or a name.
        predicate
            One of `kg.PREDICATES`; all by default.
        between
            Two ISO dates, of a year, a month or a day: of dated statements those within, both ends included.

        Returns
        -------
        tuple of Statement
            Sorted by id.

        Raises
        ------
        NotFound
            If nothing is called so, or there is no such predicate.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> sorted(statement.title for statement in graph.facts_about("庄稼汉", predicate="holdsPost"))
        ['主席', '副主任']
        """
        if predicate is not None and predicate not in PREDICATES:
            raise NotFound(f"there is no predicate {predicate!r}: expected one of {', '.join(PREDICATES)}.")
        return tuple(
            s
            for s in self._about.get(self._identity(entity), ())
            if predicate in (None, s.predicate)
            and (between is None or (s.date is not None and between[0] <= s.date <= between[1] + "~"))
        )

    def posts(self, person: Entity | str) -> tuple[Statement, ...]:
        """The posts of a person, by first attestation.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> sorted((graph.entity(post.object).name, post.title) for post in graph.posts("庄稼汉"))
        [('福建省人大常委会', '副主任'), ('福建省总工会', '主席')]
        """
        identity = self._identity(person)
        held = [s for s in self.facts_about(person, predicate="holdsPost") if s.subject == identity]
        return tuple(sorted(held, key=lambda s: (s.first_attested or "", s.id)))

    def officials(self, *, of: Entity | str, at: str | None = None) -> tuple[tuple[Entity, Statement], ...]:
        """Who holds a post in a body, each with the statement that says so.

        Parameters
        ----------
        of
            A body: an entity, its id or a name.
        at
            An ISO date: those attested by then whose post has not ended before it. All by default.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> sorted({person.name for person, post in graph.officials(of="福建省总工会", at="2023-10-31")})
        ['庄稼汉', '祝荣亮']
        >>> graph.officials(of="福建省总工会", at="2022-01-01")
        ()
        """
        identity = self._identity(of)
        held = [s for s in self.facts_about(of, predicate="holdsPost") if s.object == identity]
        if at is not None:
            held = [s for s in held if (s.date or s.first_attested or at) <= at and (s.end_date or at) >= at]
        return tuple((self._entities[s.subject], s) for s in held)

    def neighbours(self, entity: Entity | str) -> tuple[Entity, ...]:
        """The entities that share a statement with one, sorted by id.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> [neighbour.name for neighbour in graph.neighbours("庄稼汉")]
        ['福建省人大常委会', '福建省总工会']
        """
        identity = self._identity(entity)
        near = {s.object if s.subject == identity else s.subject for s in self._about.get(identity, ())}
        return tuple(self._entities[n] for n in sorted(near))

    def paths(self, a: Entity | str, b: Entity | str, *, limit: int = 5) -> tuple[tuple[Entity, ...], ...]:
        """The shortest paths between two entities, direction ignored.

        Parameters
        ----------
        a, b
            Entities, their ids or names.
        limit
            Paths at the most; of more than 200 shortest ones any may be left out.

        Returns
        -------
        tuple of tuple of Entity
            Each from `a` to `b`; empty if nothing joins them.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> [[entity.name for entity in path] for path in graph.paths("祝荣亮", "庄稼汉")]
        [['祝荣亮', '福建省总工会', '庄稼汉']]
        """
        from networkx import NetworkXNoPath, all_shortest_paths

        try:
            found = all_shortest_paths(self._undirected, self._identity(a), self._identity(b))
            every = sorted(tuple(path) for path, _ in zip(found, range(200), strict=False))
        except NetworkXNoPath:
            return ()
        return tuple(tuple(self._entities[n] for n in path) for path in every[:limit])

    def subgraph(self, entities: Iterable[Entity | str]) -> KnowledgeGraph:
        """The graph of some entities and the statements between them; `articles` stay, so that it can be quoted.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> small = graph.subgraph(["庄稼汉", "福建省总工会"])
        >>> len(small.entities), len(small.statements)
        (2, 1)
        """
        kept = {self._identity(e) for e in entities}
        statements = tuple(s for s in self.statements if s.subject in kept and s.object in kept)
        return KnowledgeGraph(
            articles=self.articles,
            entities=tuple(e for e in self.entities if e.id in kept),
            statements=statements,
            base_iri=self.base_iri,
        )

    def evidence(self, statement: Statement) -> tuple[tuple[Article, Evidence], ...]:
        """The words that say a statement, each with its article.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> for article, words in graph.evidence(graph.posts("庄稼汉")[0]):
        ...     assert article.text[words.start : words.end] == words.text
        """
        return tuple((self._articles[e.article], e) for e in statement.evidence)

    def to_pandas(self) -> Frames:
        """The graph as pandas tables: entities, statements, and one row for each quote.

        Returns
        -------
        Frames
            `entities` (indexed by id: type, subtype, name, aliases, code, territory, mentions, pages),
            `statements` (indexed by id: subject, predicate, object and their names, title, date, end_date,
            first_attested, last_attested, confidence, support) and `evidence` (statement, page, article, start,
            end, text). Dates stay ISO text, since many are of a month or a year.

        Raises
        ------
        NotFound
            If pandas is not installed: it is of use to those who ask for it alone, and larger than the package.

        Examples
        --------
        >>> import kg
        >>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
        >>> entities, statements, evidence = graph.to_pandas()
        >>> statements[statements.subject_name == "庄稼汉"].title.sort_values().to_list()
        ['主席', '副主任']
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise NotFound("to_pandas needs pandas: install it with `pip install 'newspaper-kg[pandas]'`.") from error
        names = {e.id: e.name for e in self.entities}
        entities = [
            (e.id, e.type, e.subtype, e.name, list(e.aliases), e.code, e.territory, len(e.mentions),
             len({m.page for m in e.mentions}))
            for e in self.entities
        ]  # fmt: skip
        statements = [
            (s.id, s.subject, names[s.subject], s.predicate, s.object, names[s.object], s.title, s.date, s.end_date,
             s.first_attested, s.last_attested, s.confidence, s.support)
            for s in self.statements
        ]  # fmt: skip
        evidence = [(s.id, e.page, e.article, e.start, e.end, e.text) for s in self.statements for e in s.evidence]
        return Frames(
            pd.DataFrame(entities, columns=list(_ENTITY_COLUMNS)).set_index("id"),
            pd.DataFrame(statements, columns=list(_STATEMENT_COLUMNS)).set_index("id"),
            pd.DataFrame(evidence, columns=list(_EVIDENCE_COLUMNS)),
        )

    def _identity(self, entity: Entity | str) -> str:
        return entity.id if isinstance(entity, Entity) else self.one(entity).id

    def conflicts(self) -> tuple[tuple[Statement, Statement], ...]:
        """Pairs of statements that contradict each other: two people in one sole post of one body at one time."""
        return contradictions(self.statements)


def node_of(entity: Entity) -> dict[str, Any]:
    """The attributes of an entity's node."""
    return {
        "type": entity.type,
        "subtype": entity.subtype,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "code": entity.code,
        "territory": entity.territory,
        "parents": list(entity.parents),
        "gazetteer": entity.gazetteer,
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
