"""The kg vocabulary: its classes and properties with labels, comments and ties to standard ones.

Entity types and predicates come from the schema table; what only RDF needs stands in the two tables here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.rdf.terms import KG, Iri, Literal, Node, node, term
from kg.schema import ENTITY_TYPES, ORGANISATION, PERSON, PLACE, PREDICATES, PROGRAMME, EntityType, Predicate

A, LABEL, COMMENT = term("rdf:type"), term("rdfs:label"), term("rdfs:comment")
ONTOLOGY = Iri(KG.removesuffix("#"))


@dataclass(frozen=True, slots=True)
class Edge:
    """The standard property that a predicate is between two types; `inverse` turns it round."""

    predicate: str
    subject: str
    object: str
    term: str
    inverse: bool = False


# Direct edges in standard terms, so that queries written for W3C ORG or schema.org find them.
STANDARD = (
    Edge("partOf", ORGANISATION, ORGANISATION, "org:subOrganizationOf"),
    Edge("partOf", PROGRAMME, PROGRAMME, "schema:isPartOf"),
    Edge("locatedIn", PLACE, PLACE, "schema:containedInPlace"),
    Edge("locatedIn", ORGANISATION, PLACE, "schema:location"),
    Edge("locatedIn", PROGRAMME, PLACE, "schema:location"),
    Edge("organises", ORGANISATION, PROGRAMME, "schema:organizer", inverse=True),
    Edge("issues", ORGANISATION, PROGRAMME, "schema:publisher", inverse=True),
    Edge("participatesIn", PERSON, PROGRAMME, "schema:attendee", inverse=True),
    Edge("participatesIn", ORGANISATION, PROGRAMME, "schema:attendee", inverse=True),
    Edge("receives", PERSON, PROGRAMME, "schema:award"),
    Edge("receives", ORGANISATION, PROGRAMME, "schema:award"),
)


@dataclass(frozen=True, slots=True)
class Property:
    """A property of statements, entities or builds that no standard vocabulary has."""

    name: str
    zh: str
    en: str
    gloss_zh: str
    gloss_en: str
    range: str


PROPERTIES = (
    Property("post", "岗位", "post", "任职所在的岗位", "the post that a membership fills", "org:Post"),
    Property(
        "jurisdiction", "辖区", "jurisdiction", "职务所辖的地方（机关未点名）",
        "the place that an official serves, where the text names no body", "schema:Place",
    ),
    Property(
        "confidence", "可信度", "confidence", "0 至 1；由规则给出", "between 0 and 1; set by rule",
        "xsd:decimal",
    ),
    Property(
        "support", "来源数", "support", "独立报道的篇数，转载不计",
        "number of distinct stories that say it; reprints do not count", "xsd:integer",
    ),
    Property(
        "firstAttested", "最早见报", "first attested", "最早一篇报道的日期，并非起始日期",
        "date of the earliest article that says it, which is no start date", "rdfs:Literal",
    ),
    Property(
        "lastAttested", "最晚见报", "last attested", "最晚一篇报道的日期，并非终止日期",
        "date of the latest article that says it, which is no end date", "rdfs:Literal",
    ),
    Property(
        "former", "前任", "former", "文中称其为原任、前任", "the text calls the person a former holder",
        "xsd:boolean",
    ),
    Property(
        "contradicts", "矛盾", "contradicts", "两说不能同真",
        "the two statements cannot both hold: two people in one sole post of one body at one time", "rdf:Statement",
    ),
    Property("subtype", "细类", "subtype", "实体类型之下的细类", "the kind within an entity's type", "xsd:string"),
    Property(
        "divisionCode", "行政区划代码", "division code", "GB/T 2260 行政区划代码",
        "code of an administrative division after GB/T 2260", "xsd:string",
    ),
    Property(
        "territory", "所在区划", "territory", "组织名称起首的行政区划",
        "the division that an organisation's name begins with", "rdf:langString",
    ),
    Property(
        "withinDivision", "上级区划", "within division", "所属的各级行政区划名称",
        "a division above the place, or above the organisation's territory", "rdf:langString",
    ),
    Property(
        "divisionSource", "区划出处", "division source", "代码与上级区划的出处，并非报道所述",
        "where code, territory and divisions above come from: never from an article", "xsd:string",
    ),
    Property(
        "contentDigest", "内容摘要值", "content digest", "所用文章文本的摘要值",
        "digest of the words of the articles that a build used", "xsd:string",
    ),
)  # fmt: skip


@cache
def standard_edges(predicate: str, subject: str, thing: str) -> tuple[Edge, ...]:
    """The standard properties of a predicate between entities of two types."""
    return tuple(e for e in STANDARD if (e.predicate, e.subject, e.object) == (predicate, subject, thing))


def describe_vocabulary() -> Iterator[Node]:
    """The vocabulary, node by node."""
    yield node(
        ONTOLOGY,
        (
            (A, term("owl:Ontology")),
            (LABEL, Literal("报纸知识图谱词汇", "zh")),
            (LABEL, Literal("Vocabulary of newspaper knowledge graphs", "en")),
        ),
    )
    yield node(
        term("kg:roles"),
        ((A, term("skos:ConceptScheme")), (LABEL, Literal("职务", "zh")), (LABEL, Literal("roles", "en"))),
    )
    for kind in ENTITY_TYPES.values():
        yield _class(kind)
    for predicate in PREDICATES.values():
        yield _predicate(predicate)
    for row in PROPERTIES:
        yield node(
            term(f"kg:{row.name}"),
            (
                (A, term("rdf:Property")),
                (A, term("owl:ObjectProperty" if row.range in _OBJECTS else "owl:DatatypeProperty")),
                *_words(row.zh, row.en, row.gloss_zh, row.gloss_en),
                (term("rdfs:range"), term(row.range)),
                (term("rdfs:isDefinedBy"), ONTOLOGY),
            ),
        )


_OBJECTS = ("org:Post", "schema:Place", "rdf:Statement")


def _class(kind: EntityType) -> Node:
    own = kind.rdf.startswith("kg:")
    return node(
        term(kind.rdf),
        (
            (A, term("owl:Class")),
            (LABEL, Literal(kind.zh, "zh")),
            (LABEL, Literal(kind.en, "en")),
            (term("rdfs:isDefinedBy"), ONTOLOGY if own else None),
        ),
    )


def _predicate(row: Predicate) -> Node:
    """A predicate with one class as domain or range has it stated; with several, the shapes say which."""
    iri = term(f"kg:{row.name}")
    aligned = sorted({row.rdf, *(e.term for e in STANDARD if e.predicate == row.name and not e.inverse)})
    inverse = sorted({e.term for e in STANDARD if e.predicate == row.name and e.inverse})
    return node(
        iri,
        (
            (A, term("rdf:Property")),
            (A, term("owl:ObjectProperty")),
            (A, term("owl:SymmetricProperty") if row.symmetric else None),
            *_words(row.zh, row.en, row.gloss_zh, row.gloss_en),
            (term("rdfs:domain"), _only(row.subjects)),
            (term("rdfs:range"), _only(row.objects)),
            *((term("skos:closeMatch"), term(t)) for t in aligned if term(t) != iri and t not in inverse),
            *((term("owl:inverseOf"), term(t)) for t in inverse if len(row.subjects) == 1),
            (term("rdfs:isDefinedBy"), ONTOLOGY),
        ),
    )


def _only(types: tuple[str, ...]) -> Iri | None:
    return term(ENTITY_TYPES[types[0]].rdf) if len(types) == 1 else None


def _words(zh: str, en: str, gloss_zh: str, gloss_en: str) -> tuple[tuple[Iri, Literal], ...]:
    return (
        (LABEL, Literal(zh, "zh")), (LABEL, Literal(en, "en")),
        (COMMENT, Literal(gloss_zh, "zh")), (COMMENT, Literal(gloss_en, "en")),
    )  # fmt: skip
