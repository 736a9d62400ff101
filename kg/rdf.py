"""The graph as RDF, and SPARQL over it.

The model is n-ary: every statement is an `rdf:Statement`, a post also an `org:Membership` (W3C ORG), each of its
quotes an `oa:Annotation` with text and position (Web Annotation), each article a `schema:NewsArticle`. Direct edges
are derived from statements that have not ended. Every node has an IRI; nothing is blank.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from rdflib import Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Evidence, Statement
from kg.schema import ENTITY_TYPES, PREDICATES

BASE = "https://kg.example/id/"
KG = Namespace("https://kg.example/ns#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
PREFIXES: dict[str, str] = {
    "": BASE,
    "kg": str(KG),
    "org": str(ORG),
    "oa": str(OA),
    "prov": str(PROV),
    "skos": str(SKOS),
    "dct": str(DCTERMS),
    "schema": str(SCHEMA),
    "foaf": str(FOAF),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "xsd": str(XSD),
}
_DECLARED = re.compile(r"\bPREFIX\s+([\w-]*):", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
Triple = tuple[URIRef, URIRef, Node]


def triples(graph: KnowledgeGraph, *, base: str = BASE) -> Iterator[Triple]:
    """The triples of a graph, node by node."""
    yield from _vocabulary()
    for entity in graph.entities:
        yield from _entity(entity, base)
    for article in graph.articles:
        yield from _article(article, base)
    for statement in graph.statements:
        yield from _statement(statement, graph, base)


def to_graph(graph: KnowledgeGraph, *, base: str = BASE) -> Graph:
    """The graph as rdflib's, on its own memory store, for serialising."""
    out = Graph()
    _bind(out, base)
    for triple in triples(graph, base=base):
        out.add(triple)
    return out


def to_dataset(graph: KnowledgeGraph, *, base: str = BASE) -> Dataset:
    """A real `rdflib.Dataset` on the Oxigraph store, which other rdflib code can use."""
    dataset = Dataset(store="Oxigraph", default_union=True)
    _bind(dataset, base)
    lines = ox.serialize((ox.Triple(*triple) for triple in _oxigraph(graph, base)), format=ox.RdfFormat.N_TRIPLES)
    dataset.default_graph.parse(data=lines, format="ox-nt")
    return dataset


def serialize(graph: KnowledgeGraph, form: str, *, base: str = BASE) -> str:
    """turtle, nt, trig, json-ld or xml; equal graphs give equal bytes."""
    if form == "trig":
        return to_graph(graph, base=base).serialize(format="turtle")
    if form == "xml":
        return to_graph(graph, base=base).serialize(format="pretty-xml", max_depth=1)
    text = to_graph(graph, base=base).serialize(format=form)
    if form == "nt":
        return "\n".join(sorted(line for line in text.split("\n") if line)) + "\n"
    if form == "json-ld":
        nodes = sorted(json.loads(text), key=lambda node: str(node["@id"]))
        for node in nodes:
            for key, values in node.items():
                if isinstance(values, list):
                    node[key] = sorted(values, key=lambda v: json.dumps(v, sort_keys=True))
        return json.dumps(nodes, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return text


def query(graph: KnowledgeGraph, sparql: str) -> list[dict[str, Any]]:
    """The rows that a SELECT gives, as Python values; ASK gives one row with `ask`.

    Prefixes need not be declared. Raises `QueryError` with the parser's words for a wrong query.
    """
    solutions = run(store_of(graph), sparql)
    if isinstance(solutions, ox.QueryBoolean):
        return [{"ask": bool(solutions)}]
    if isinstance(solutions, ox.QueryTriples):
        return [{"subject": str(t.subject), "predicate": str(t.predicate), "object": str(t.object)} for t in solutions]
    names = [variable.value for variable in solutions.variables]
    return [{name: _value(row[name]) for name in names} for row in solutions]


def run(store: ox.Store, sparql: str) -> Any:
    """Run a query with the known prefixes; `QueryError` for a wrong one."""
    declared = set(_DECLARED.findall(sparql))
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items() if name not in declared)
    try:
        return store.query(head + sparql, use_default_graph_as_union=True)
    except SyntaxError as error:
        words = re.sub(r"\s+", " ", str(error))
        lines = len(head.splitlines())
        place = re.sub(r"error at (\d+):", lambda m: f"error at line {int(m.group(1)) - lines}, column ", words)
        short = re.sub(r"expected one of .{60,}", "something else was expected here", place)
        raise QueryError(
            f"the query cannot be parsed: {short}; see `kg query --help` for the known prefixes."
        ) from error


def store_of(graph: KnowledgeGraph, *, base: str = BASE) -> ox.Store:
    """The graph in an Oxigraph store in memory; keep it to ask more than one question."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in _oxigraph(graph, base))
    return store


def _oxigraph(graph: KnowledgeGraph, base: str) -> Iterator[tuple[Any, Any, Any]]:
    for subject, predicate, thing in triples(graph, base=base):
        value: Any
        if not isinstance(thing, Literal):
            value = ox.NamedNode(str(thing))
        else:
            kind = ox.NamedNode(str(thing.datatype)) if thing.datatype else None
            value = ox.Literal(str(thing), language=thing.language, datatype=None if thing.language else kind)
        yield ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), value


def _value(term: Any) -> Any:
    if not isinstance(term, ox.Literal):
        return None if term is None else term.value if isinstance(term, ox.NamedNode) else str(term)
    kind = term.datatype.value.removeprefix(str(XSD))
    if kind == "integer":
        return int(term.value)
    return float(term.value) if kind in ("decimal", "double", "float") else term.value


def _bind(graph: Graph, base: str) -> None:
    for name, iri in PREFIXES.items():
        graph.bind(name, Namespace(base if name == "" else iri), replace=True)


def _iri(identity: str, base: str) -> URIRef:
    return URIRef(base + quote(identity, safe="/@#-._~").replace("#", "%23"))


def _text(words: str, language: str | None = "zh") -> Literal:
    """A literal without what XML and Turtle readers refuse: control characters and lone surrogates become U+FFFD."""
    return Literal(_CONTROL.sub("\ufffd", words), lang=language)


def _term(curie: str) -> URIRef:
    prefix, _, name = curie.partition(":")
    return URIRef(PREFIXES[prefix] + name)


def _vocabulary() -> Iterator[Triple]:
    for row in ENTITY_TYPES.values():
        yield _term(row.rdf), RDFS.label, Literal(row.zh, lang="zh")
        yield _term(row.rdf), RDFS.label, Literal(row.en, lang="en")
    for predicate in PREDICATES.values():
        term = KG[predicate.name]
        yield term, RDF.type, RDF.Property
        yield term, RDFS.label, Literal(predicate.zh, lang="zh")
        yield term, RDFS.label, Literal(predicate.en, lang="en")
        yield term, RDFS.comment, Literal(predicate.gloss_zh, lang="zh")
        yield term, RDFS.comment, Literal(predicate.gloss_en, lang="en")
        if _term(predicate.rdf) != term:
            yield term, RDFS.seeAlso, _term(predicate.rdf)


def _entity(entity: Entity, base: str) -> Iterator[Triple]:
    node = _iri(entity.id, base)
    yield node, RDF.type, _term(ENTITY_TYPES[entity.type].rdf)
    yield node, SKOS.prefLabel, _text(entity.name)
    yield node, KG.subtype, Literal(entity.subtype)
    for alias in entity.aliases:
        yield node, SKOS.altLabel, _text(alias)
    if entity.code:
        yield node, KG.divisionCode, Literal(entity.code)
    if entity.territory:
        yield node, KG.territory, _text(entity.territory)
    for parent in entity.parents:
        yield node, KG.withinDivision, _text(parent)
    if entity.gazetteer:  # none of the three is said by an article
        yield node, KG.divisionSource, Literal(entity.gazetteer)


def _article(article: Article, base: str) -> Iterator[Triple]:
    node = _iri(f"article/{article.id}", base)
    yield node, RDF.type, SCHEMA.NewsArticle
    yield node, KG.page, Literal(article.page)
    if article.title:
        yield node, DCTERMS.title, _text(article.title)
    if article.date:
        yield node, DCTERMS.issued, _date(article.date)
    if article.publication:
        yield node, DCTERMS.publisher, _text(article.publication)
    if article.reprint_of:
        yield node, PROV.wasDerivedFrom, _iri(f"article/{article.reprint_of}", base)
    for credit in article.byline:
        yield node, SCHEMA.author, _text(credit.name)


def _statement(statement: Statement, graph: KnowledgeGraph, base: str) -> Iterator[Triple]:
    node = _iri(f"statement/{statement.id}", base)
    subject, thing = _iri(statement.subject, base), _iri(statement.object, base)
    yield node, RDF.type, RDF.Statement
    yield node, RDF.subject, subject
    yield node, RDF.predicate, KG[statement.predicate]
    yield node, RDF.object, thing
    yield node, KG.confidence, Literal(f"{statement.confidence:.3f}", datatype=XSD.decimal)
    yield node, KG.support, Literal(statement.support)
    if statement.date:
        yield node, SCHEMA.startDate if statement.predicate == "holdsPost" else DCTERMS.date, _date(statement.date)
    if statement.end_date:
        yield node, SCHEMA.endDate, _date(statement.end_date)
    for term, date in ((KG.firstAttested, statement.first_attested), (KG.lastAttested, statement.last_attested)):
        if date:
            yield node, term, _date(date)
    if statement.predicate == "holdsPost" and statement.title:
        role = _iri(f"role/{statement.title}", base)
        yield node, RDF.type, ORG.Membership
        yield node, ORG.member, subject
        yield node, ORG.organization, thing
        yield node, ORG.role, role
        yield role, RDF.type, ORG.Role
        yield role, SKOS.prefLabel, _text(statement.title)
    if statement.end_date is None:
        yield subject, KG[statement.predicate], thing
    for number, evidence in enumerate(statement.evidence, start=1):
        yield from _evidence(node, statement, evidence, graph, number, base)


def _evidence(
    node: URIRef, statement: Statement, evidence: Evidence, graph: KnowledgeGraph, number: int, base: str
) -> Iterator[Triple]:
    article = graph.article(evidence.article)
    source = _iri(f"article/{evidence.article}", base)
    stem = f"statement/{statement.id}/evidence/{number}"
    annotation, target, words, place = (_iri(stem + end, base) for end in ("", "/target", "/quote", "/position"))
    yield node, PROV.wasDerivedFrom, source
    yield annotation, RDF.type, OA.Annotation
    yield annotation, OA.motivatedBy, OA.describing
    yield annotation, OA.hasBody, node
    yield annotation, OA.hasTarget, target
    yield target, RDF.type, OA.SpecificResource
    yield target, OA.hasSource, source
    yield target, OA.hasSelector, words
    yield target, OA.hasSelector, place
    yield words, RDF.type, OA.TextQuoteSelector
    yield words, OA.exact, _text(evidence.text, None)
    yield words, OA.prefix, _text(article.text[max(0, evidence.start - 20) : evidence.start], None)
    yield words, OA.suffix, _text(article.text[evidence.end : evidence.end + 20], None)
    yield place, RDF.type, OA.TextPositionSelector
    yield place, OA.start, Literal(evidence.start)
    yield place, OA.end, Literal(evidence.end)


def _date(iso: str) -> Literal:
    kind = {4: XSD.gYear, 7: XSD.gYearMonth}.get(len(iso), XSD.date)
    return Literal(iso, datatype=kind, normalize=False)
