"""A million triples loaded and asked: kg beside pyoxigraph alone and rdflib alone; memory while they are written."""

from __future__ import annotations

import random
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

import kg
from kg import rdf
from kg.exports import export
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Evidence, Statement
from kg.rdf.terms import prefixes

STATEMENTS = 32_000  # some 31 triples each with their quotes; entities and articles come beside
TITLES = "主席 副主席 党组书记 部长 副部长 主任 秘书长 委员".split()
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文华"
PLACES = "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德".split()

QUERIES = {
    "join and date": "SELECT ?p ?o { ?m org:member ?p ; org:organization ?o ; kg:firstAttested ?d FILTER(?d >= '2023-06-01'^^xsd:date) }",
    "count, order": "SELECT ?o (COUNT(DISTINCT ?p) AS ?n) { ?m org:organization ?o ; org:member ?p } GROUP BY ?o ORDER BY DESC(?n) LIMIT 20",
    "path": "SELECT ?a ?b { ?a org:subOrganizationOf+ ?b }",
    "words": "SELECT ?q { ?x oa:exact ?q FILTER(CONTAINS(?q, '王伟')) }",
    "one person": "SELECT ?n ?t ?q { ?p a foaf:Person ; skos:prefLabel ?n FILTER(?n = '王伟芳0'@zh) ?m org:member ?p ; org:role/skos:prefLabel ?t . ?a oa:hasBody ?m ; oa:hasTarget/oa:hasSelector/oa:exact ?q }",
    "single source": "SELECT ?s ?page { ?s kg:support 1 ; kg:confidence ?c FILTER(?c < 0.6) ?s prov:wasDerivedFrom/schema:isPartOf/dct:identifier ?page }",
}  # fmt: skip


def synthetic(statements: int = STATEMENTS, seed: int = 7) -> KnowledgeGraph:
    """A graph of posts, places and parts in the proportions of a trade-union paper, of invented people."""
    chance = random.Random(seed)
    bodies = [
        Entity(f"Organisation/{p}市第{n}总工会", "Organisation", f"{p}市第{n}总工会", "union")
        for p in PLACES
        for n in range(60)
    ]
    names = [
        chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN) + str(n) for n in range(statements // 4)
    ]
    people = [Entity(f"Person/{name}", "Person", name, "official") for name in dict.fromkeys(["王伟芳0", *names])]
    articles, said = [], []
    for n in range(statements // 8):
        day = f"20{20 + n % 5}-{1 + n % 12:02}-{1 + n % 28:02}"
        held = [(chance.choice(people), chance.choice(bodies), chance.choice(TITLES)) for _ in range(8)]
        sentences = [f"{body.name}{title}{person.name}出席会议。" for person, body, title in held]
        text = "".join(sentences)
        articles.append(
            Article(f"p{n:05}#a1", f"p{n:05}.txt", "article", f"会议{n}", text, date=day, publication="某报")
        )
        start = 0
        for k, ((person, body, title), sentence) in enumerate(zip(held, sentences, strict=True)):
            words = Evidence(f"p{n:05}.txt", f"p{n:05}#a1", start, start + len(sentence), sentence)
            said.append(
                Statement(f"s{n:05}{k}", person.id, "holdsPost", body.id, (words,), title, None, None,
                          0.5 + (n + k) % 50 / 100, 1, day, day)
            )  # fmt: skip
            start += len(sentence)
    parts = [
        Statement(f"sp{n:05}", body.id, "partOf", bodies[n // 6].id, said[n].evidence, confidence=0.9, first_attested="2023-01-01",
                  last_attested="2023-01-01")
        for n, body in enumerate(bodies) if n
    ]  # fmt: skip
    return KnowledgeGraph(tuple(articles), tuple(bodies + people), tuple(said + parts))


def run() -> None:
    """SPARQL over a million triples: load and questions, in seconds, with ratios to pyoxigraph and rdflib alone."""
    graph = synthetic()
    rdf.pieces(graph, "nt")
    with tempfile.TemporaryDirectory() as folder:
        _written(graph, Path(folder))
        _asked(graph, Path(folder, "graph.nt"))


def _written(graph: KnowledgeGraph, folder: Path) -> None:
    """Each format's time, size and by how much the process's greatest size grew."""
    print(f"{'written':16}{'s':>8}{'MB':>8}{'more MB of memory':>20}")
    for suffix in (".nt", ".ttl", ".nq", ".trig", ".jsonld", ".rdf"):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        seconds, path = _timed(lambda suffix=suffix: export(graph, folder / f"graph{suffix}"))
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{suffix:16}{seconds:8.2f}{path.stat().st_size / 2**20:8.0f}{grown:20.0f}")


def _asked(graph: KnowledgeGraph, file: Path) -> None:
    known = prefixes()
    alone = ox.Store()
    times: dict[str, tuple[float, float, float]] = {}
    alone.bulk_load(path=str(file), format=ox.RdfFormat.N_TRIPLES)
    made, store = _timed(lambda: graph.store)
    theirs, ours, _, loaded = _pair(
        lambda: ox.Store().bulk_load(path=str(file), format=ox.RdfFormat.N_TRIPLES),
        lambda: len(rdf.store_of_file(file.with_suffix(".ttl"))),
    )
    assert loaded == len(store)
    plain = rdflib.Graph()
    for name, iri in known.items():
        plain.bind(name, iri, replace=True)
    slow, _ = _timed(lambda: plain.parse(str(file), format="nt"))
    assert len(alone) == len(store) == len(plain)
    times["load"] = (ours, theirs, slow)  # kg query reads the build's Turtle, the others the same triples line by line
    for name, sparql in QUERIES.items():
        theirs, ours, a, b = _pair(
            lambda sparql=sparql: [tuple(row) for row in alone.query(sparql, prefixes=known)],
            lambda sparql=sparql: kg.query(graph, sparql),
        )
        slow, c = _timed(lambda sparql=sparql: list(plain.query(sparql)))
        assert len(a) == len(b) == len(c) > 0, name
        times[name] = (ours, theirs, slow)
    print(f"\n{len(plain):,} triples; described and loaded from the graph's nouns in {made:.1f} s")
    print(f"{'':16}{'kg':>9}{'pyoxigraph':>12}{'rdflib':>9}{'kg/pyoxigraph':>15}{'rdflib/kg':>11}")
    questions = [sum(row[k] for name, row in times.items() if name != "load") for k in range(3)]
    for name, (ours, theirs, slow) in {
        **times,
        "all questions": tuple(questions),
        "load and all": tuple(a + b for a, b in zip(times["load"], questions, strict=True)),
    }.items():
        print(f"{name:16}{ours:9.3f}{theirs:12.3f}{slow:9.2f}{ours / theirs:15.2f}{slow / ours:11.1f}")


def _timed(do: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    result = do()
    return time.perf_counter() - began, result


def _pair(one: Callable[[], Any], other: Callable[[], Any], times: int = 5) -> tuple[float, float, Any, Any]:
    """The best of several runs in turn, and what each gives: what others take of the machine is not the engines'."""
    runs = [(_timed(one), _timed(other)) for _ in range(times)]
    return min(a[0] for a, _ in runs), min(b[0] for _, b in runs), runs[0][0][1], runs[0][1][1]
