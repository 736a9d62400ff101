"""The RDF of a graph: what it says, that every reader reads it, that hostile words survive, that shapes hold."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT
from rdflib import Dataset, Graph

from kg import rdf
from kg.errors import InputError, NotFound
from kg.exports import write_all
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Evidence, Mention, Statement
from kg.rdf import vocabulary
from kg.rdf.describe import Describer
from kg.rdf.pinyin import _read, pinyin
from kg.rdf.terms import Iri, Literal, Node, prefixes, term
from kg.schema import ENTITY_TYPES, PREDICATES
from tests.conftest import ROOT

Triples = set[tuple[str, ...]]
# format → rdflib's name for it, Oxigraph's, and whether it has named graphs
READERS = {
    "turtle": ("turtle", ox.RdfFormat.TURTLE, False),
    "nt": ("nt", ox.RdfFormat.N_TRIPLES, False),
    "nquads": ("nquads", ox.RdfFormat.N_QUADS, True),
    "trig": ("trig", ox.RdfFormat.TRIG, True),
    "json-ld": ("json-ld", ox.RdfFormat.JSON_LD, False),
    "xml": ("xml", ox.RdfFormat.RDF_XML, False),
}
UNION = "福建省总工会"


def literal(text: str, language: str | None, kind: object) -> str:
    """A literal as one string; the case of a language tag means nothing (RDF 1.1, 3.3)."""
    kind = None if language or str(kind) == str(rdflib.XSD.string) else kind
    return f"{text!r}@{(language or '').lower()}^^{kind}"


def described(graph: KnowledgeGraph) -> Triples:
    def told(value: Iri | Literal) -> str:
        return literal(value.text, value.language, value.datatype) if isinstance(value, Literal) else str(value)

    return {(n.iri, p, told(o)) for n in Describer(graph).nodes() for p, o in n.rows}


def read_by_rdflib(text: str, form: str) -> Triples:
    def told(value: object) -> str:
        return literal(str(value), value.language, value.datatype) if isinstance(value, rdflib.Literal) else str(value)

    if READERS[form][2]:
        dataset = Dataset()
        dataset.parse(data=text, format=READERS[form][0])
        return {(str(s), str(p), told(o)) for s, p, o, _ in dataset.quads()}
    return {(str(s), str(p), told(o)) for s, p, o in Graph().parse(data=text, format=READERS[form][0])}


def read_by_oxigraph(text: str, form: str) -> Triples:
    def told(value: object) -> str:
        if isinstance(value, ox.Literal):
            return literal(value.value, value.language, value.datatype.value)
        assert isinstance(value, ox.NamedNode), "a blank node"
        return value.value

    return {
        (told(q.subject), told(q.predicate), told(q.object)) for q in ox.parse(text.encode(), format=READERS[form][1])
    }


@pytest.mark.parametrize("form", sorted(READERS))
def test_two_readers_read_the_triples_that_were_written(corpus, form: str) -> None:  # type: ignore[no-untyped-def]
    text = rdf.serialize(corpus, form)
    assert read_by_oxigraph(text, form) == read_by_rdflib(text, form) == described(corpus)


def test_every_format_has_its_readers() -> None:
    assert set(READERS) == set(rdf.FORMATS)


def test_equal_graphs_give_equal_bytes(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_all(corpus, tmp_path, formats=())
    code = (
        "import hashlib, sys, kg; from kg import rdf; graph = kg.load(sys.argv[1])\n"
        "print(*(hashlib.sha256(rdf.serialize(graph, f).encode()).hexdigest() for f in rdf.FORMATS))"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, tmp_path],
            env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True, check=True, cwd=ROOT,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1
    assert len(digests.pop().split()) == len(rdf.FORMATS)


def test_no_node_is_written_twice(corpus) -> None:  # type: ignore[no-untyped-def]
    assert max(Counter(n.iri for n in Describer(corpus).nodes()).values()) == 1


# --- hostile words

# every character that JSON or UTF-8 can carry, the hostile ones often; no half characters
HOSTILE = st.text(
    st.sampled_from("\"'\\<>&]{}|^`\n\r\t\x00\x01\x0b\x7f\x85\u2028\u2029\u202e\u200f\ufeff\ufffe\uffff福\U00020000")
    | st.characters(exclude_categories=["Cs"]),
    min_size=1,
    max_size=30,
)


def one_entity(words: str, name: str = "某会") -> KnowledgeGraph:
    article = Article("p#a1", "p.txt", "article", words, "文" + words, date="2024-05-22", publication="某报")
    return KnowledgeGraph((article,), (Entity("Organisation/某会", "Organisation", name, "other", (words,)),), ())


@pytest.mark.parametrize("form", sorted(READERS))
@settings(max_examples=40, deadline=None)
@given(words=HOSTILE)
def test_hostile_words_survive_or_are_refused(form: str, words: str) -> None:
    graph = one_entity(words)
    if form == "xml" and re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", words):  # XML 1.0, production Char
        with pytest.raises(InputError, match="has no place for the character U"):
            rdf.serialize(graph, form)
        return
    text = rdf.serialize(graph, form)
    assert read_by_oxigraph(text, form) == described(graph)
    if form == "json-ld" or "\x00" not in words:
        assert read_by_rdflib(text, form) == described(graph)


@settings(max_examples=40, deadline=None)
@given(name=HOSTILE)
def test_hostile_names_make_safe_iris(name: str) -> None:
    graph = replace(one_entity("x"), entities=(Entity(f"Organisation/{name}", "Organisation", name, "other"),))
    for form in ("turtle", "nt", "json-ld"):
        assert read_by_oxigraph(rdf.serialize(graph, form), form) == described(graph)
    iris = [n.iri for n in Describer(graph).nodes()]
    assert all(iri.isascii() and not set(iri) & set(' <>"{}|^`\\') for iri in iris)


@pytest.mark.parametrize("form", sorted(READERS))
def test_half_a_character_is_refused_in_one_sentence(form: str) -> None:
    for graph in (
        one_entity("半\ud800字"),
        replace(one_entity("x"), entities=(Entity("Person/\udfff", "Person", "\udfff"),)),
    ):
        with pytest.raises(InputError, match=r"half a character \(U\+D") as caught:
            rdf.serialize(graph, form)
        assert "\n" not in str(caught.value)
        str(caught.value).encode()


# --- the model


def test_a_post_is_a_membership_with_role_post_and_words(corpus) -> None:  # type: ignore[no-untyped-def]
    graph: Dataset = corpus.rdf
    found = list(
        graph.query(
            """
            SELECT ?role ?exact ?prefix ?start ?end ?article WHERE {
              ?m a org:Membership, rdf:Statement ; org:member ?p ; org:organization ?o ; org:role ?r ; kg:post ?post ;
                 rdf:subject ?p ; rdf:predicate kg:holdsPost ; rdf:object ?o ; prov:wasDerivedFrom ?article .
              ?post a org:Post ; org:postIn ?o ; org:role ?r .
              ?p skos:prefLabel "庄稼汉"@zh ; skos:altLabel "Zhuāng Jiàhàn"@zh-latn ; org:headOf ?o ; kg:holdsPost ?o .
              ?o skos:prefLabel "福建省总工会"@zh . ?r skos:prefLabel ?role .
              ?a oa:hasBody ?m ; oa:hasTarget ?t ; prov:wasGeneratedBy/prov:used/dct:identifier ?page .
              ?t oa:hasSource ?article ; oa:hasSelector ?q, ?w . ?article schema:isPartOf/dct:identifier ?page .
              ?q a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix .
              ?w a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
            }
            """
        )
    )
    assert {str(row.role) for row in found} == {"主席"}
    for row in found:
        article = next(a for a in corpus.articles if Describer(corpus)._article(a.id) == str(row.article))
        assert article.text[row.start.value : row.end.value] == str(row.exact)
        assert article.text[: row.start.value].endswith(str(row.prefix))


def post(number: int, *, title: str = "主席", **more: str) -> Statement:
    return Statement(
        f"s{number}", f"Person/{'甲乙丙丁'[number]}", "holdsPost", f"Organisation/{UNION}",
        (Evidence("p.txt", "p#a1", 0, 2, "甲乙"),), title=title, first_attested=more.pop("seen", "2024-05-22"), **more,
    )  # fmt: skip


def posts(*statements: Statement) -> KnowledgeGraph:
    people = tuple(Entity(f"Person/{c}", "Person", c, "official") for c in "甲乙丙丁")
    place = Entity("Place/福建省", "Place", "福建省", "division", code="350000")
    city = Entity("Place/福州市", "Place", "福州市", "division", code="350100", parents=("福建省",))
    article = Article("p#a1", "p.txt", "article", "题", "甲乙丙丁", date="2024-05-22", publication="某报")
    return KnowledgeGraph(
        (article,), (Entity(f"Organisation/{UNION}", "Organisation", UNION, "union"), *people, place, city), statements
    )


@pytest.mark.parametrize(
    ("statements", "edges"),
    [
        ([post(0)], {("甲", "kg:holdsPost"), ("甲", "org:headOf")}),
        ([post(0, title="副主席")], {("甲", "kg:holdsPost"), ("甲", "org:memberOf")}),
        ([post(0, end_date="2024-05-01")], set()),
        ([post(0, end_date="2024-05-01"), post(1)], {("乙", "kg:holdsPost"), ("乙", "org:headOf")}),
        ([post(0), post(1)], set()),  # contradicted: both cannot be, and nobody knows which
        ([post(0), post(1, seen="2024-06-01")], {(w, p) for w in "甲乙" for p in ("kg:holdsPost", "org:headOf")}),
    ],
)
def test_direct_edges_come_of_what_stands(statements: list[Statement], edges: set[tuple[str, str]]) -> None:
    found = posts(*statements).store.quads_for_pattern(
        None, None, ox.NamedNode(Describer(posts())._entity(f"Organisation/{UNION}")), None
    )
    names = {ox.NamedNode(Describer(posts())._entity(f"Person/{c}")): c for c in "甲乙丙丁"}
    wanted = {ox.NamedNode(term(p)): p for p in ("kg:holdsPost", "org:headOf", "org:memberOf")}
    assert {(names[q.subject], wanted[q.predicate]) for q in found if q.subject in names} == edges


@pytest.mark.parametrize(
    ("statement", "start", "end"),
    [
        (post(0), None, None),  # a report's date is no start
        (post(0, date="2024-05"), "2024-05", None),
        (post(0, date="2024-05-01", end_date="2024-05-01"), None, "2024-05-01"),  # the end is dated, not the beginning
        (post(0, date="2020", end_date="2024-05-01"), "2020", "2024-05-01"),
    ],
)
def test_dates_only_where_stated(statement: Statement, start: str | None, end: str | None) -> None:
    row = rdf.query(
        posts(statement),
        "SELECT (STR(?a) AS ?start) (STR(?b) AS ?end) (STR(?c) AS ?seen) { ?s kg:firstAttested ?c "
        "OPTIONAL { ?s schema:startDate ?a } OPTIONAL { ?s schema:endDate ?b } }",
    )
    assert row == [{"start": start, "end": end, "seen": "2024-05-22"}]


def test_places_have_codes_and_lie_in_one_another() -> None:
    rows = rdf.query(
        posts(post(0)),
        'SELECT ?code ?above { ?p a schema:AdministrativeArea, schema:Place ; skos:prefLabel "福州市"@zh ; kg:divisionCode ?code ;'
        " schema:containedInPlace/skos:prefLabel ?above }",
    )
    assert rows == [{"code": "350100", "above": "福建省"}]


@pytest.mark.parametrize(
    ("name", "kind", "reading"),
    [
        ("庄稼汉", "Person", "Zhuāng Jiàhàn"),
        ("欧阳修", "Person", "Ōuyáng Xiū"),
        ("单霁翔", "Person", "Shàn Jìxiáng"),
        ("曾庆红", "Person", "Zēng Qìnghóng"),
        ("解西安", "Person", "Xiè Xī'ān"),
        ("艾力·吐尔逊", "Person", "Àilì Tǔ'ěrxùn"),
        ("重庆市总工会", "Organisation", "chóng qìng shì zǒng gōng huì"),
        ("“匠心杯”2024技能竞赛", "Programme", "jiàng xīn bēi 2024 jì néng jìng sài"),
        ("12351", "Programme", None),
    ],
)
def test_readings(name: str, kind: str, reading: str | None) -> None:
    assert pinyin(name, kind) == reading


PHRASES = sorted(PHRASES_DICT)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PHRASES), st.integers(0, 3), st.integers(1, 5)), min_size=1, max_size=4))
def test_readings_are_those_of_pypinyin(parts: list[tuple[str, int, int]]) -> None:
    """Of phrases, of those that run into one another, and of beginnings that the end of a name cuts off."""
    words = "".join(phrase[start : start + length] or phrase for phrase, start, length in parts)
    assert _read(words) == lazy_pinyin(words, style=Style.TONE)


def test_the_base_is_the_users() -> None:
    graph = replace(posts(post(0)), base_iri="https://data.example.org/gonghui")
    own = [
        n.iri
        for n in Describer(graph).nodes()
        if not n.iri.startswith(tuple(prefixes("x:").values())) and n.iri != vocabulary.ONTOLOGY
    ]
    assert own
    assert all(iri.startswith("https://data.example.org/gonghui/") for iri in own if "kg.example/ns" not in iri)
    for bad in ("gonghui", "https://例子/", "http://a b/", ""):
        with pytest.raises(InputError, match="no base for IRIs"):
            rdf.serialize(replace(graph, base_iri=bad), "nt")


def test_the_run_tells_version_and_content(corpus) -> None:  # type: ignore[no-untyped-def]
    ask = "SELECT ?version ?digest (COUNT(?page) AS ?pages) { ?r a prov:Activity ; schema:softwareVersion ?version ; kg:contentDigest ?digest ; prov:used ?page } GROUP BY ?version ?digest"
    (whole,), (part,) = (
        rdf.query(corpus, ask),
        rdf.query(replace(corpus, articles=corpus.articles[:2], statements=()), ask),
    )
    assert whole["pages"] == 5
    assert whole["version"] == part["version"]
    assert whole["digest"] != part["digest"]


def test_one_article_can_be_replaced(corpus) -> None:  # type: ignore[no-untyped-def]
    """Take an article out of a store of the whole, graph by graph: what is left is the corpus without it."""
    gone = max(corpus.articles, key=lambda a: sum(e.article == a.id for s in corpus.statements for e in s.evidence)).id
    kept = []
    for s in corpus.statements:
        evidence = tuple(e for e in s.evidence if e.article != gone)
        if evidence:
            kept.append(replace(s, evidence=evidence))
    without = replace(corpus, articles=tuple(a for a in corpus.articles if a.id != gone), statements=tuple(kept))

    store, wanted = ox.Store(), ox.Store()
    store.load(rdf.serialize(corpus, "nquads").encode(), ox.RdfFormat.N_QUADS)
    wanted.load(rdf.serialize(without, "trig").encode(), ox.RdfFormat.TRIG)
    name = ox.NamedNode(Describer(corpus)._article(gone))
    assert store.contains_named_graph(name)
    store.remove_graph(name)
    # the run's digest and the unnamed graph follow from all articles; the graphs of the others do not change
    assert {q for q in store if q.graph_name != ox.DefaultGraph() and "run" not in str(q.object)} == {
        q for q in wanted if q.graph_name != ox.DefaultGraph() and "run" not in str(q.object)
    }


# --- vocabulary and shapes


def test_the_vocabulary_follows_the_schema_table() -> None:
    graph = Graph().parse(data=rdf.vocabulary_file(), format="turtle")
    for row in PREDICATES.values():
        node = rdflib.URIRef(term(f"kg:{row.name}"))
        assert {(str(o), o.language) for o in graph.objects(node, rdflib.RDFS.label)} == {
            (row.zh, "zh"),
            (row.en, "en"),
        }
        assert {(str(o), o.language) for o in graph.objects(node, rdflib.RDFS.comment)} == {
            (row.gloss_zh, "zh"),
            (row.gloss_en, "en"),
        }
        assert ((node, rdflib.RDF.type, rdflib.OWL.SymmetricProperty) in graph) == row.symmetric
        domains = {str(o) for o in graph.objects(node, rdflib.RDFS.domain)}
        assert domains == ({term(ENTITY_TYPES[row.subjects[0]].rdf)} if len(row.subjects) == 1 else set())
    for kind in ENTITY_TYPES.values():
        assert (rdflib.URIRef(term(kind.rdf)), rdflib.RDFS.label, rdflib.Literal(kind.zh, "zh")) in graph


def test_a_twelfth_predicate_reaches_vocabulary_and_shapes(monkeypatch: pytest.MonkeyPatch) -> None:
    row = replace(PREDICATES["meets"], name="teaches", zh="师从", symmetric=False, rdf="kg:teaches")
    monkeypatch.setitem(PREDICATES, "teaches", row)
    assert "kg:teaches a rdf:Property" in rdf.vocabulary_file()
    assert "kg:teaches-subjects a sh:NodeShape" in rdf.shapes_file()


def test_every_kg_term_of_a_build_is_in_the_vocabulary(corpus) -> None:  # type: ignore[no-untyped-def]
    defined = {n.iri for n in vocabulary.describe_vocabulary()}
    used = {p for n in Describer(corpus).nodes() for p, _ in n.rows} | {
        o for n in Describer(corpus).nodes() for p, o in n.rows if p == term("rdf:type")
    }
    assert {iri for iri in used if iri.startswith(prefixes()["kg"])} <= defined
    assert {e.predicate for e in vocabulary.STANDARD} <= set(PREDICATES)


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(data=rdf.shapes_file(), format="turtle")


def told(graph: KnowledgeGraph) -> Graph:
    return Graph().parse(data=rdf.serialize(graph, "turtle"), format="turtle")


def test_the_build_meets_its_shapes(corpus, shapes: Graph) -> None:  # type: ignore[no-untyped-def]
    conforms, _, report = pyshacl.validate(told(corpus), shacl_graph=shapes)
    assert conforms, report


def test_a_copy_without_evidence_is_refused(corpus, shapes: Graph) -> None:  # type: ignore[no-untyped-def]
    bare = replace(
        corpus, statements=tuple(replace(s, evidence=()) for s in corpus.statements[:3]) + corpus.statements[3:]
    )
    conforms, results, _ = pyshacl.validate(told(bare), shacl_graph=shapes)
    assert not conforms
    focus = {str(o) for o in results.objects(None, rdflib.SH.focusNode)}
    assert focus == {Describer(corpus)._statement(s) for s in corpus.statements[:3]}


SPOILT = {
    "a statement with two subjects": (None, "rdf:subject", "Person/乙"),
    "a predicate out of the blue": (None, "rdf:predicate", "Person/乙"),
    "a post of a place": ("Place/福建省", "kg:holdsPost", f"Organisation/{UNION}"),
    "a union that holds a post": (f"Organisation/{UNION}", "kg:holdsPost", f"Organisation/{UNION}"),
    "a post in a person": ("Person/甲", "kg:holdsPost", "Person/乙"),
}


@pytest.mark.parametrize("fault", sorted(SPOILT))
def test_shapes_refuse(fault: str, shapes: Graph) -> None:
    graph = posts(post(0))
    data = told(graph)
    assert pyshacl.validate(data, shacl_graph=shapes)[0]
    subject, predicate, thing = SPOILT[fault]
    describer = Describer(graph)
    start = describer._entity(subject) if subject else describer._statement(graph.statements[0])
    data.add((rdflib.URIRef(start), rdflib.URIRef(term(predicate)), rdflib.URIRef(describer._entity(thing))))
    assert not pyshacl.validate(data, shacl_graph=shapes)[0]


# --- W3C ORG's own questions

ORG = "PREFIX org: <http://www.w3.org/ns/org#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
# The Organization Ontology (W3C Recommendation, 16 January 2014), 5.3.5, usage note of org:roleProperty
ROLE_RULE = (
    ORG + "CONSTRUCT { ?a ?r ?o } WHERE { [] org:member ?a ; org:organization ?o ; org:role [ org:roleProperty ?r ] }"
)


def test_the_rule_of_org_gives_the_direct_edges(corpus) -> None:  # type: ignore[no-untyped-def]
    """The rule derives the edges that the graph has, and those of what ended or is contradicted, which it has not."""
    derived = {tuple(t) for t in corpus.rdf.query(ROLE_RULE)}
    held = {
        (s, p, o) for p in (rdflib.ORG.headOf, rdflib.ORG.memberOf) for s, _, o in corpus.rdf.triples((None, p, None))
    }
    assert len(held) > 20
    assert held <= derived
    untold = {s.id for pair in corpus.conflicts() for s in pair} | {s.id for s in corpus.statements if s.end_date}
    assert len(derived - held) <= len(untold)


def test_the_structure_of_org_is_there(corpus) -> None:  # type: ignore[no-untyped-def]
    """Transitive sub-organisations, people in organisations by way of posts and memberships: as ORG's text has them."""
    for ask in (
        "SELECT ?part ?whole { ?part org:subOrganizationOf+ ?whole . ?part a org:FormalOrganization }",
        "SELECT ?p ?role { ?m a org:Membership ; org:member ?p ; org:organization ?o ; org:role ?r . ?r a org:Role ; skos:prefLabel ?role }",
        "SELECT ?post ?o { ?post a org:Post ; org:postIn ?o ; org:role ?r . ?m org:role ?r ; org:organization ?o }",
        "SELECT ?head { ?head org:headOf ?o . ?o a org:FormalOrganization ; skos:prefLabel ?name }",
    ):
        assert len(list(corpus.rdf.query(ORG + ask)))


def test_the_dataset_is_rdflibs(corpus) -> None:  # type: ignore[no-untyped-def]
    graph = replace(corpus, statements=corpus.statements[:5])
    dataset = graph.rdf
    assert isinstance(dataset, Dataset)
    assert len(dataset) == len(described(graph))
    assert graph.rdf is dataset
    node = rdflib.URIRef("https://example.org/x")
    dataset.add((node, rdflib.RDFS.label, rdflib.Literal("甲", "zh")))
    assert rdf.query(graph, "SELECT ?l { <https://example.org/x> rdfs:label ?l }") == [{"l": "甲"}]
    assert len(Graph().parse(data=dataset.serialize(format="nt"), format="nt")) >= len(described(graph))


def test_an_unknown_format_lists_the_known() -> None:
    with pytest.raises(NotFound, match="nquads"):
        rdf.serialize(posts(), "n3")


def test_nodes_drop_what_is_missing_or_double() -> None:
    from kg.rdf.terms import node

    label = term("rdfs:label")
    assert node(Iri("x:a"), [(label, None), (label, Literal("a")), (label, Literal("a"))]) == Node(
        Iri("x:a"), ((label, Literal("a")),)
    )


def test_mentions_are_not_needed() -> None:
    """A graph without mentions, as a filter may leave it, is written all the same."""
    entity = Entity("Person/甲", "Person", "甲", mentions=(Mention("p#a1", "p.txt", 0, 1, "甲", "Person", "甲"),))
    assert "甲" in rdf.serialize(KnowledgeGraph((), (entity,), ()), "turtle")
