"""Every format is written, read back by a reader of its ecosystem, and safe against hostile words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph

from kg import rdf
from kg.errors import InputError, NotFound, QueryError
from kg.exports import EXPORTERS, export, read_tables, write_all

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix kg: <https://kg.example/ns#> .
kg:S a sh:NodeShape ; sh:targetClass rdf:Statement ;
  sh:property [ sh:path rdf:subject ; sh:minCount 1 ; sh:maxCount 1 ] , [ sh:path rdf:object ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path [ sh:inversePath oa:hasBody ] ; sh:minCount 1 ; sh:class oa:Annotation ] .
"""


def test_tables_give_the_graph_back(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_all(corpus, tmp_path)
    again = read_tables(tmp_path)
    assert (again.articles, again.entities, again.statements) == (corpus.articles, corpus.entities, corpus.statements)
    assert (again.decisions, again.rejected) == (corpus.decisions, corpus.rejected)
    (tmp_path / "entities.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_tables(tmp_path)


@pytest.mark.parametrize("suffix", sorted(EXPORTERS))
def test_every_format_is_written(corpus, tmp_path: Path, suffix: str) -> None:  # type: ignore[no-untyped-def]
    path = export(corpus, tmp_path / f"graph{suffix}")
    assert path.stat().st_size > 1000
    # the others hold ids or bytes; their readers are asked in test_formats.py
    assert suffix in (".nt", ".edges.csv") or suffix.endswith("parquet") or "庄稼汉" in path.read_text(encoding="utf-8")


def test_line_separators_inside_words_part_no_rows(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    first = replace(corpus.articles[0], title="上\u2028下\x85左\x0c右")
    write_all(replace(corpus, articles=(first, *corpus.articles[1:])), tmp_path)
    assert read_tables(tmp_path).articles[0].title == first.title


def test_an_unknown_suffix_lists_the_known(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotFound, match=r"\.graphml"):
        export(corpus, tmp_path / "graph.docx")


@pytest.mark.parametrize(
    ("form", "theirs", "ours"),
    [
        ("turtle", "turtle", ox.RdfFormat.TURTLE),
        ("nt", "nt", ox.RdfFormat.N_TRIPLES),
        ("xml", "xml", ox.RdfFormat.RDF_XML),
        ("json-ld", "json-ld", None),
    ],
)
def test_two_readers_read_the_same_triples(corpus, form: str, theirs: str, ours) -> None:  # type: ignore[no-untyped-def]
    text = rdf.serialize(corpus, form)
    expected = len(rdf.to_graph(corpus))
    assert len(Graph().parse(data=text, format=theirs)) == expected
    if ours is not None:
        assert len({str(t) for t in ox.parse(input=text.encode(), format=ours)}) == expected


def test_shapes_hold_and_miss_what_has_no_evidence(practice) -> None:  # type: ignore[no-untyped-def]
    few = replace(practice, statements=practice.statements[:40])
    shapes = Graph().parse(data=SHAPES, format="turtle")
    whole = rdf.to_graph(few)
    assert pyshacl.validate(whole, shacl_graph=shapes)[0]
    bare = rdf.to_graph(replace(few, statements=(replace(few.statements[0], evidence=()), *few.statements[1:])))
    assert not pyshacl.validate(bare, shacl_graph=shapes)[0]


@pytest.mark.parametrize(
    "words", ['"quote" \\ back', "]]></script>", "control\x01\x08", "rtl\u202e名", "lone\ud800", "line\nbreak"]
)
def test_hostile_words_survive(corpus, words: str) -> None:  # type: ignore[no-untyped-def]
    first = replace(corpus.entities[0], name=words)
    graph = replace(corpus, entities=(first,), statements=(), articles=())
    for form in ("turtle", "nt", "xml"):
        labels = {str(o) for o in Graph().parse(data=rdf.serialize(graph, form), format=form).objects()}
        assert any(label.startswith(words[:3]) for label in labels)


def test_queries_give_python_values_and_say_what_is_wrong(corpus) -> None:  # type: ignore[no-untyped-def]
    rows = rdf.query(corpus, "SELECT (COUNT(*) AS ?n) WHERE { ?s a rdf:Statement }")
    assert rows == [{"n": len(corpus.statements)}]
    assert rdf.query(corpus, "ASK { ?s a org:Membership }") == [{"ask": True}]
    with pytest.raises(QueryError, match="line 1"):
        rdf.query(corpus, "SELECT ?x WHERE { ?x ")
    dataset = rdf.to_dataset(corpus)
    assert len(list(dataset.query("SELECT ?s WHERE { ?s a <http://www.w3.org/ns/org#Membership> }"))) > 10


def test_questions_of_the_graph(corpus) -> None:  # type: ignore[no-untyped-def]
    person = corpus.one("庄稼汉")
    assert {s.title for s in corpus.posts(person)} == {"主席", "副主任"}
    assert [e.name for e, _ in corpus.officials(of="福建省总工会", at="2023-10-31") if e.name == "庄稼汉"]
    assert corpus.one("福建省总工会") in corpus.neighbours(person)
    path = corpus.paths(person, "福建省人大常委会")[0]
    assert (path[0].name, path[-1].name) == ("庄稼汉", "福建省人大常委会")
    assert corpus.subgraph(path).statements
    with pytest.raises(NotFound):
        corpus.one("没有这个名字")
