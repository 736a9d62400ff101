"""SHACL shapes that a build must meet, made from the schema table and the model.

Each node but that of an inverse path has an IRI, so that the file is as stable as the graph; lists are chains of nodes.
SHACL cannot see whether a quote stands in its article: the build's own tests do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.rdf.terms import Iri, Literal, Node, Term, integer, node, term
from kg.schema import ENTITY_TYPES, PREDICATES

A = term("rdf:type")


@dataclass(frozen=True, slots=True)
class Field:
    """A property that nodes of a class have: how often, and what its values are."""

    path: str  # `^` before it: the property that points here
    least: int = 0
    most: int | None = None
    of: str | None = None  # class, or datatype if it is one of xsd
    iri: bool = False


# What each class of node must have.
MODEL: dict[str, tuple[Field, ...]] = {
    "rdf:Statement": (
        Field("rdf:subject", 1, 1, iri=True),
        Field("rdf:predicate", 1, 1, iri=True),
        Field("rdf:object", 1, 1, iri=True),
        Field("kg:confidence", 1, 1, "xsd:decimal"),
        Field("kg:support", 1, 1, "xsd:integer"),
        Field("prov:wasDerivedFrom", 1, None, "schema:NewsArticle"),
        Field("^oa:hasBody", 1, None, "oa:Annotation"),
        Field("schema:startDate", 0, 1),
        Field("schema:endDate", 0, 1),
        Field("dct:date", 0, 1),
    ),
    "org:Membership": (
        Field("org:member", 1, 1, "foaf:Person"),
        Field("org:organization", 0, 1, "org:FormalOrganization"),
        Field("kg:jurisdiction", 0, 1, "schema:Place"),
        Field("org:role", 0, 1, "org:Role"),
        Field("kg:post", 0, 1, "org:Post"),
    ),
    "org:Post": (Field("org:postIn", 1, 1, "org:FormalOrganization"), Field("org:role", 1, 1, "org:Role")),
    "org:Role": (Field("skos:prefLabel", 1), Field("org:roleProperty", 1, 1, iri=True)),
    "oa:Annotation": (
        Field("oa:hasBody", 1, 1, "rdf:Statement"),
        Field("oa:hasTarget", 1, 1, "oa:SpecificResource"),
        Field("prov:wasGeneratedBy", 1, 1, "prov:Activity"),
    ),
    "oa:SpecificResource": (
        Field("oa:hasSource", 1, 1, "schema:NewsArticle"),
        Field("oa:hasSelector", 2, 2, iri=True),
    ),
    "oa:TextQuoteSelector": (Field("oa:exact", 1, 1, "xsd:string"),),
    "oa:TextPositionSelector": (Field("oa:start", 1, 1, "xsd:integer"), Field("oa:end", 1, 1, "xsd:integer")),
    "schema:NewsArticle": (
        Field("schema:isPartOf", 1, 1, iri=True),
        Field("dct:issued", 0, 1),
        Field("dct:publisher", 0, 1, "schema:Newspaper"),
    ),
    "prov:Activity": (
        Field("prov:used", 1, None, "prov:Entity"),
        Field("kg:contentDigest", 1, 1, "xsd:string"),
        Field("schema:softwareVersion", 1, 1, "xsd:string"),
    ),
}


def describe_shapes() -> Iterator[Node]:
    """The shapes, node by node."""
    for kind, fields in MODEL.items():
        yield from _shape(kind, fields)
    for row in ENTITY_TYPES.values():
        yield from _shape(row.rdf, (Field("skos:prefLabel", 1), Field("kg:subtype", 1, 1, "xsd:string")))
        name = f"{_name(row.rdf)}-kg-subtype"
        yield from _list(name, [Literal(kind) for kind in row.subtypes])
    yield from _list("predicates", [term(f"kg:{name}") for name in PREDICATES])
    yield node(term("kg:predicates-shape"), (*_target("sh:targetObjectsOf", "rdf:predicate"), *_in("predicates")))
    # end after start, which no table of fields can say
    positions = term("kg:position-order")
    yield node(
        positions,
        ((A, term("sh:PropertyShape")), (term("sh:path"), term("oa:start")), (term("sh:lessThan"), term("oa:end"))),
    )
    yield node(
        term("kg:order-shape"),
        (*_target("sh:targetClass", "oa:TextPositionSelector"), (term("sh:property"), positions)),
    )
    for predicate in PREDICATES.values():
        ends = (
            ("subjects", "sh:targetSubjectsOf", predicate.subjects),
            ("objects", "sh:targetObjectsOf", predicate.objects),
        )
        for end, target, types in ends:
            yield from _ends(f"{predicate.name}-{end}", _target(target, f"kg:{predicate.name}"), types)


def _ends(name: str, target: Sequence[tuple[Iri, Term]], types: Sequence[str]) -> Iterator[Node]:
    """What may stand at one end of a predicate: a thing of one of the types."""
    kinds = [(kind, term(f"kg:{name}-{kind}")) for kind in types]
    yield node(term(f"kg:{name}"), (*target, (term("sh:or"), term(f"kg:{name}-list-0"))))
    yield from _list(name, [iri for _, iri in kinds])
    for kind, iri in kinds:
        yield node(iri, ((A, term("sh:NodeShape")), (term("sh:class"), term(ENTITY_TYPES[kind].rdf))))


def _shape(kind: str, fields: Sequence[Field]) -> Iterator[Node]:
    name = _name(kind)
    properties = [(field, term(f"kg:{name}-{_name(field.path)}")) for field in fields]
    links = ((term("sh:property"), iri) for _, iri in properties)
    yield node(term(f"kg:{name}-shape"), (*_target("sh:targetClass", kind), *links))
    for field, iri in properties:
        path = term(field.path.lstrip("^"))
        if field.path.startswith("^"):
            inverse = Iri(f"_:{name}-{_name(field.path)}")
            yield node(inverse, ((term("sh:inversePath"), path),))
            path = inverse
        yield node(iri, _property(field, path, f"{name}-{_name(field.path)}"))


def _property(field: Field, path: Iri, name: str) -> Iterator[tuple[Iri, Term | None]]:
    yield A, term("sh:PropertyShape")
    yield term("sh:path"), path
    yield term("sh:minCount"), integer(field.least) if field.least else None
    yield term("sh:maxCount"), integer(field.most) if field.most else None
    if field.of:
        yield term("sh:datatype" if field.of.startswith("xsd:") else "sh:class"), term(field.of)
    if field.iri:
        yield term("sh:nodeKind"), term("sh:IRI")
    if field.path == "kg:subtype":
        yield from _in(name)
    if field.path == "skos:prefLabel":  # SKOS: one preferred label a language
        yield term("sh:uniqueLang"), Literal("true", datatype=term("xsd:boolean"))


def _target(how: str, what: str) -> tuple[tuple[Iri, Term], ...]:
    return (A, term("sh:NodeShape")), (term(how), term(what))


def _in(name: str) -> tuple[tuple[Iri, Term], ...]:
    return ((term("sh:in"), term(f"kg:{name}-list-0")),)


def _list(name: str, values: Sequence[Term]) -> Iterator[Node]:
    for k, value in enumerate(values):
        rest = term(f"kg:{name}-list-{k + 1}") if k + 1 < len(values) else term("rdf:nil")
        yield node(term(f"kg:{name}-list-{k}"), ((term("rdf:first"), value), (term("rdf:rest"), rest)))


def _name(curie: str) -> str:
    return curie.lstrip("^").replace(":", "-")
