"""The graph as nodes of RDF: entities, articles, statements and the words that say them.

The model is n-ary. A statement is an `rdf:Statement`, a post also an `org:Membership` (W3C ORG), each of its quotes an
`oa:Annotation` with its words and their place (Web Annotation), an article a `schema:NewsArticle`, the build a
`prov:Activity`. Direct edges are derived, only from statements that have neither ended nor are contradicted: they are
untimed, so two chairmen in turn must not both keep theirs. Nothing is blank and nothing is invented.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from importlib.metadata import version
from typing import Any

from kg.conflicts import is_former, is_sole
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Evidence, Statement
from kg.rdf.frames import Filled, Frame, Gap
from kg.rdf.pinyin import pinyin
from kg.rdf.terms import (
    Iri,
    Literal,
    Node,
    Row,
    Term,
    checked_base,
    chinese,
    date,
    decimal,
    identify,
    integer,
    node,
    plain,
    term,
)
from kg.rdf.vocabulary import describe_vocabulary, standard_edges
from kg.schema import ENTITY_TYPES, ORGANISATION, PLACE, PREDICATES

REMEMBERED = 1 << 15  # IRIs of entities
AROUND = 20  # characters before and after a quote, which find it again in a text that has changed
Pairs = Iterator[tuple[Iri, Term | None]]
Told = tuple[Any, ...]
Unit = tuple[Callable[[], Told], Callable[[], Iterable[Node | Filled]]]
A = term("rdf:type")


def _quote_frame(*, before: bool, after: bool) -> Frame:
    """The nodes of a quote: the annotation, its target, the words and their place; of words at an article's beginning
    or end nothing stands before or after.
    """
    quote, statement, article, run, exact, prefix, suffix, start, end = map(Gap, range(9))
    target, words, place = (Gap(0, end) for end in (".t", ".q", ".p"))
    around = [(term("oa:prefix"), prefix)] * before + [(term("oa:suffix"), suffix)] * after
    return Frame(
        9,
        (
            (
                quote,
                (
                    (A, term("oa:Annotation")), (term("oa:motivatedBy"), term("oa:describing")),
                    (term("oa:hasBody"), statement), (term("oa:hasTarget"), target),
                    (term("prov:wasGeneratedBy"), run),
                ),
            ),
            (
                target,
                (
                    (A, term("oa:SpecificResource")), (term("oa:hasSource"), article),
                    (term("oa:hasSelector"), words), (term("oa:hasSelector"), place),
                ),
            ),
            (words, ((A, term("oa:TextQuoteSelector")), (term("oa:exact"), exact), *around)),
            (place, ((A, term("oa:TextPositionSelector")), (term("oa:start"), start), (term("oa:end"), end))),
        )
    )  # fmt: skip


_QUOTE = {(b, a): _quote_frame(before=b, after=a) for b in (False, True) for a in (False, True)}


@dataclass(frozen=True)
class Describer:
    """Nodes of one graph; what several nodes need is worked out once."""

    graph: KnowledgeGraph

    def nodes(self) -> Iterator[Node]:
        """Every node once, entities first, so that a reader meets names before what is said of them."""
        for part in self.parts():
            if type(part) is Filled:
                yield from part.nodes()
            else:
                yield part  # type: ignore[misc]

    def parts(self) -> Iterator[Node | Filled]:
        """The same, for writers that fill frames: quotes whole."""
        for _, made in self.units():
            yield from made()

    def units(self) -> Iterator[Unit]:
        """The same in units: what tells the facts that each follows from, and what makes its parts.

        Equal facts make equal parts, but for the run; of what nobody needs to tell apart no facts are given.
        """
        yield from self._derived_units()
        for article in self.graph.articles:
            yield partial(self._told_by_article, article), partial(_alone, self.article, article)
        for statement in self.graph.statements:
            yield partial(self._told_by_statement, statement), partial(self._stated, statement)

    def _stated(self, statement: Statement) -> Iterator[Node | Filled]:
        """A statement with its quotes."""
        whole = (*self.statement(statement).rows, *self.weight(statement).rows)
        yield Node(self._statement(statement), whole)
        for evidence in statement.evidence:
            yield self.quote(statement, evidence)

    def _told_by_entity(self, e: Entity) -> Told:
        edges = [(s.predicate, s.subject, s.object, s.title) for s in self._standing.get(e.id, ())]
        above = self._above(e) if e.type == PLACE else None
        return (e.id, e.type, e.subtype, e.name, e.aliases, e.code, e.territory, e.parents, e.gazetteer, above, edges)

    def _told_by_article(self, a: Article) -> Told:
        names = [credit.name for credit in a.byline]
        return (
            a.id, a.title, a.kicker, a.subtitle, a.date, a.publication, a.page, a.page_number, a.kind, a.agency,
            a.reprint_of, names,
        )  # fmt: skip

    def _told_by_statement(self, s: Statement) -> Told:
        quotes = [(e.article, e.start, e.end, e.text, *self._around(e)) for e in s.evidence]
        rivals = [rival.id for rival in self._rivals.get(s.id, ())]
        return (
            s.id, s.subject, s.predicate, s.object, s.title, s.date, s.end_date, s.confidence, s.support,
            s.first_attested, s.last_attested, is_former(s), rivals, quotes,
        )  # fmt: skip

    def graphs(self) -> Iterator[tuple[Iri | None, Iterator[Node]]]:
        """The same by named graph: one an article with what it says; the unnamed one holds what follows from all.

        A statement that two articles make stands in both graphs. So an article is replaced by replacing its graph
        and the unnamed one, and a statement is gone when the last graph that makes it is.
        """
        weights = (self.weight(s) for s in self.graph.statements)
        yield None, (n for part in (self.derived(), weights) for n in part)
        for article in self.graph.articles:
            yield self._article(article.id), self._said_by(article)

    def _said_by(self, article: Article) -> Iterator[Node]:
        yield self.article(article)
        for statement in self._statements_of[article.id]:
            yield self.statement(statement, article.id)
            for evidence in statement.evidence:
                if evidence.article == article.id:
                    yield from self.quote(statement, evidence).nodes()

    def derived(self) -> Iterator[Node]:
        """What no single article says: the vocabulary, the run, entities with their edges, roles, posts, papers."""
        for _, made in self._derived_units():
            yield from made()  # type: ignore[misc]

    def _derived_units(self) -> Iterator[Unit]:
        yield tuple, describe_vocabulary
        yield tuple, partial(_alone, self._run_node)
        for entity in self.graph.entities:
            yield partial(self._told_by_entity, entity), partial(_alone, self._entity_node, entity)
        yield tuple, self._roles_and_papers

    def _entity_node(self, entity: Entity) -> Node:
        return node(self._entity(entity.id), (*self._of_entity(entity), *self._edges(entity.id)))

    def _roles_and_papers(self) -> Iterator[Node]:
        for title in sorted({s.title for s in self.graph.statements if s.title}):
            yield self._role_node(title)
        posts = {(s.object, s.title) for s in self.graph.statements if s.title and self._type(s.object) == ORGANISATION}
        for body, title in sorted(posts):
            yield self._post_node(body, title)
        for page, paper in sorted({a.page: a.publication for a in self.graph.articles}.items()):
            yield self._page_node(page, paper)
        for paper in sorted({a.publication for a in self.graph.articles if a.publication}):
            yield node(self._id("newspaper", paper), ((A, term("schema:Newspaper")), *_labels(paper, "Newspaper")))

    def article(self, article: Article) -> Node:
        derived = self._article(article.reprint_of) if article.reprint_of else None
        rows: list[tuple[Iri, Term | None]] = [
            (A, term("schema:NewsArticle")),
            (term("dct:title"), chinese(article.title)),
            (term("schema:alternativeHeadline"), chinese(article.kicker)),
            (term("schema:alternativeHeadline"), chinese(article.subtitle)),
            (term("dct:issued"), date(article.date)),
            (term("dct:publisher"), self._id("newspaper", article.publication) if article.publication else None),
            (term("schema:isPartOf"), self._id("page", article.page)),
            (term("schema:pagination"), plain(str(article.page_number)) if article.page_number else None),
            (term("schema:genre"), plain(article.kind)),
            (term("schema:sourceOrganization"), chinese(article.agency)),
            (term("prov:wasDerivedFrom"), derived),
        ]
        rows += [(term("schema:author"), chinese(credit.name)) for credit in article.byline]
        return node(self._article(article.id), rows)

    def statement(self, statement: Statement, article: str | None = None) -> Node:
        """What is stated; with `article`, on whose word: that article's alone."""
        return node(self._statement(statement), self._of_statement(statement, article))

    def weight(self, statement: Statement) -> Node:
        """What follows from all the words of a statement together."""
        return node(
            self._statement(statement),
            (
                (term("kg:confidence"), decimal(statement.confidence)),
                (term("kg:support"), integer(statement.support)),
                (term("kg:firstAttested"), date(statement.first_attested)),
                (term("kg:lastAttested"), date(statement.last_attested)),
                (term("kg:former"), Literal("true", datatype=term("xsd:boolean")) if is_former(statement) else None),
                *((term("kg:contradicts"), self._statement(rival)) for rival in self._rivals.get(statement.id, ())),
            ),
        )

    def quote(self, statement: Statement, evidence: Evidence) -> Filled:
        """The annotation of one quote: whose body is the statement, whose target the words in their article."""
        before, after = self._around(evidence)
        said = f"{statement.id}\x1f{evidence.article}\x1f{evidence.start}\x1f{evidence.end}"
        name = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return Filled(
            _QUOTE[before != "", after != ""],
            (
                Iri(f"{self.base}quote/{name}", f"quote:{name}"), self._statement(statement),
                self._article(evidence.article), self.run, Literal(evidence.text), Literal(before), Literal(after),
                integer(evidence.start), integer(evidence.end),
            ),
        )  # fmt: skip

    def _around(self, evidence: Evidence) -> tuple[str, str]:
        """The words before a quote and after it."""
        text = self.graph.article(evidence.article).text
        return text[max(0, evidence.start - AROUND) : evidence.start], text[evidence.end : evidence.end + AROUND]

    def _of_statement(self, s: Statement, article: str | None) -> Pairs:
        subject, thing = self._entity(s.subject), self._entity(s.object)
        yield A, term("rdf:Statement")
        if s.predicate == "holdsPost":
            in_body = self._type(s.object) == ORGANISATION
            yield A, term("org:Membership")
            yield term("org:member"), subject
            yield term("org:organization" if in_body else "kg:jurisdiction"), thing
            if s.title:
                yield term("org:role"), self._id("role", s.title)
                yield term("kg:post"), self._id("post", f"{s.object}/{s.title}") if in_body else None
        yield term("rdf:subject"), subject
        yield term("rdf:predicate"), term(f"kg:{s.predicate}")
        yield term("rdf:object"), thing
        if s.predicate != "holdsPost":
            yield term("dct:date"), date(s.date)
        elif s.date != s.end_date:  # a sentence that dates a post's end says nothing of its beginning
            yield term("schema:startDate"), date(s.date)
        yield term("schema:endDate"), date(s.end_date)
        for source in sorted({e.article for e in s.evidence}):
            if article in (None, source):
                yield term("prov:wasDerivedFrom"), self._article(source)

    def _of_entity(self, entity: Entity) -> Pairs:
        kind = ENTITY_TYPES[entity.type]
        yield A, term(kind.rdf)
        if entity.type == PLACE and entity.subtype == "division":
            yield A, term("schema:AdministrativeArea")
        yield from _labels(entity.name, entity.type)
        for alias in entity.aliases:
            yield term("skos:altLabel"), chinese(alias)
        yield term("kg:subtype"), plain(entity.subtype)
        yield term("kg:divisionCode"), plain(entity.code)
        yield term("kg:territory"), chinese(entity.territory)
        for parent in entity.parents:
            yield term("kg:withinDivision"), chinese(parent)
        yield term("kg:divisionSource"), plain(entity.gazetteer)  # none of the three is said by an article
        if entity.type == PLACE and (above := self._above(entity)):
            yield term("schema:containedInPlace"), self._entity(above)

    def _above(self, entity: Entity) -> str | None:
        """The nearest division above a place that the graph has."""
        chains = (entity.parents[:length] for length in range(len(entity.parents), 0, -1))
        return next((self._divisions[chain] for chain in chains if chain in self._divisions), None)

    def _run_node(self) -> Node:
        return node(
            self.run,
            (
                (A, term("prov:Activity")),
                (term("rdfs:label"), Literal("kg build", "en")),
                (term("schema:softwareVersion"), plain(version("newspaper-kg"))),
                (term("kg:contentDigest"), plain(self._digest)),
                *(
                    (term("prov:used"), self._id("page", page))
                    for page in sorted({a.page for a in self.graph.articles})
                ),
            ),
        )

    def _page_node(self, page: str, paper: str | None) -> Node:
        return node(
            self._id("page", page),
            (
                (A, term("prov:Entity")),
                (A, term("schema:CreativeWork")),
                (term("dct:identifier"), plain(page)),
                (term("schema:isPartOf"), self._id("newspaper", paper) if paper else None),
            ),
        )

    def _role_node(self, title: str) -> Node:
        return node(
            self._id("role", title),
            (
                (A, term("org:Role")), (A, term("skos:Concept")), *_labels(title, "Role"),
                (term("skos:inScheme"), term("kg:roles")), (term("org:roleProperty"), role_property(title)),
            ),
        )  # fmt: skip

    def _post_node(self, body: str, title: str) -> Node:
        return Node(
            self._id("post", f"{body}/{title}"),
            (
                (A, term("org:Post")),
                (term("org:postIn"), self._entity(body)),
                (term("org:role"), self._id("role", title)),
            ),
        )

    @cached_property
    def base(self) -> str:
        return checked_base(self.graph.base_iri)

    def _edges(self, identity: str) -> Iterator[Row]:
        """Direct edges that start from an entity."""
        for s in self._standing.get(identity, ()):
            yield from self._edges_of(s, identity)

    def _edges_of(self, s: Statement, start: str) -> Iterator[Row]:
        """The edges that a statement implies, of those that start from one of its ends."""
        ends = self._type(s.subject), self._type(s.object)
        if start == s.subject:
            yield term(f"kg:{s.predicate}"), self._entity(s.object)
        if start == s.object and PREDICATES[s.predicate].symmetric:
            yield term(f"kg:{s.predicate}"), self._entity(s.subject)
        for edge in standard_edges(s.predicate, *ends):
            from_, to = (s.object, s.subject) if edge.inverse else (s.subject, s.object)
            if from_ == start:
                yield term(edge.term), self._entity(to)
        if start == s.subject and s.predicate == "holdsPost" and s.title and ends[1] == ORGANISATION:
            yield role_property(s.title), self._entity(s.object)

    @cached_property
    def _standing(self) -> dict[str, list[Statement]]:
        """Statements that still hold and that nothing contradicts, by both their ends."""
        standing: dict[str, list[Statement]] = {}
        for s in self.graph.statements:
            if s.end_date is None and not is_former(s) and s.id not in self._rivals:
                for end in {s.subject, s.object}:
                    standing.setdefault(end, []).append(s)
        return standing

    @cached_property
    def _rivals(self) -> dict[str, list[Statement]]:
        """The statements that contradict a statement, by its id."""
        rivals: dict[str, list[Statement]] = defaultdict(list)
        for a, b in self.graph.conflicts():
            rivals[a.id].append(b)
            rivals[b.id].append(a)
        return dict(rivals)

    @cached_property
    def _statements_of(self) -> dict[str, list[Statement]]:
        made: dict[str, list[Statement]] = defaultdict(list)
        for s in self.graph.statements:
            for article in sorted({e.article for e in s.evidence}):
                made[article].append(s)
        return made

    @cached_property
    def _divisions(self) -> dict[tuple[str, ...], str]:
        """Divisions by their chain, for two counties may have one name."""
        return {(*e.parents, e.name): e.id for e in self.graph.entities if e.type == PLACE and e.code}

    @cached_property
    def _digest(self) -> str:
        """Of the articles' words: two builds of the same pages have the same."""
        digest = hashlib.blake2b(digest_size=12)
        for article in self.graph.articles:
            digest.update(f"{article.id}\x1f{article.text}\x1e".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    @cached_property
    def run(self) -> Iri:
        """The build that quotes are generated by: one for the same articles."""
        return self._id("run", self._digest)

    def _type(self, identity: str) -> str:
        return self.graph.entity(identity).type

    def _id(self, folder: str, name: str) -> Iri:
        return identify(self.base, folder, name)

    @cached_property
    def _entity(self) -> Callable[[str], Iri]:
        """The IRI of an entity's id; those met again are looked up."""

        def made(identity: str) -> Iri:
            kind, _, name = identity.partition("/")
            return identify(self.base, kind, name)

        return lru_cache(maxsize=REMEMBERED)(made)

    def _article(self, identity: str) -> Iri:
        return self._id("article", identity)

    def _statement(self, statement: Statement) -> Iri:
        name = statement.id
        if name.isascii() and name.isalnum():  # as every build makes them: nothing to encode
            return Iri(f"{self.base}statement/{name}", f"statement:{name}")
        return self._id("statement", name)


def _alone(make: Callable[..., Node], *args: object) -> Iterator[Node]:
    yield make(*args)


def role_property(title: str) -> Iri:
    """The direct edge that a role implies (`org:roleProperty`): its holder heads the body, or belongs to it."""
    return term("org:headOf" if is_sole(title) else "org:memberOf")


def _labels(name: str, kind: str) -> Pairs:
    """The name, and its reading: as an alternative, so that whoever asks for preferred labels gets each thing once."""
    yield term("skos:prefLabel"), Literal(name, "zh")
    reading = pinyin(name, kind)
    yield term("skos:altLabel"), Literal(reading, "zh-Latn") if reading else None
