"""Each format for other tools is read back by the reader of its ecosystem, to the same nodes, edges and words."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import duckdb
import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest
import real_ladybug as ladybug

from kg.errors import InputError, NotFound
from kg.exports import export
from kg.exports.neo4j import EDGES, NODES
from kg.graph import KnowledgeGraph
from kg.model import Entity, Evidence, Statement
from kg.schema import ENTITY_TYPES

HOSTILE = (
    "a \"quoted\", 'single', back\\slash",
    "semi;colon；full",
    "line\nbreak\ttab\r",
    "control\x01\x0b",
    "]]></graph><x>&amp;",
    "雷　鹏・🧑",
    "rtl\u202e",
    "lone\udcff",
)


@pytest.fixture(scope="module")
def hostile() -> KnowledgeGraph:
    """A graph whose names and quotes are what breaks writers."""
    entities = tuple(
        Entity(f"Person/{k}", "Person", words, aliases=(words + "又名",)) for k, words in enumerate(HOSTILE)
    )
    body = Entity("Organisation/o", "Organisation", "某市总工会")
    statements = tuple(
        Statement(
            f"s{k}", e.id, "holdsPost", body.id, (Evidence("p", "p#a1", 0, 1, words),), title=words, date="2024-07-01"
        )
        for k, (e, words) in enumerate(zip(entities, HOSTILE, strict=True))
    )
    return KnowledgeGraph((), (*entities, body), statements)


def both(graph: KnowledgeGraph) -> tuple[int, int]:
    return len(graph.entities), len(graph.statements)


@pytest.mark.parametrize(("suffix", "reader"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_networkx_reads_xml(corpus, hostile, tmp_path: Path, suffix: str, reader) -> None:  # type: ignore[no-untyped-def]
    for graph in (corpus, hostile):
        again = reader(export(graph, tmp_path / f"g{suffix}"))
        assert (again.number_of_nodes(), again.number_of_edges()) == both(graph)
        names = {data["name"] for _, data in again.nodes(data=True)}
        assert {e.name for e in graph.entities if e.name.isprintable()} <= names, names


def test_networkx_reads_node_link(corpus, hostile, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for graph in (corpus, hostile):
        data = json.loads(export(graph, tmp_path / "g.json").read_text(encoding="utf-8"))
        again = nx.node_link_graph(data, edges="edges")
        assert nx.utils.graphs_equal(again, graph.nx)


def test_pandas_reads_the_statements(corpus, hostile, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for graph in (corpus, hostile):
        rows = pd.read_csv(export(graph, tmp_path / "g.csv"), keep_default_na=False)
        assert list(rows["id"]) == [s.id for s in graph.statements]
        # pandas, like the standard, takes a lone carriage return for the end of a line only outside quotes
        quotes = [s.evidence[0].text for s in graph.statements]
        assert [q for q in rows["quote"] if q.isprintable()] == [valid(q) for q in quotes if valid(q).isprintable()]
        columns = pd.read_parquet(export(graph, tmp_path / "g.parquet"))
        assert list(columns["subject"]) == [valid(graph.entity(s.subject).name) for s in graph.statements]
        assert columns["confidence"].dtype == "float64"


def posts(graph: KnowledgeGraph) -> list[Statement]:
    return [s for s in graph.statements if s.predicate == "holdsPost"]


def whole(words: str) -> str:
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def valid(words: str) -> str:
    return words.encode("utf-8", "backslashreplace").decode()


def test_duckdb_joins_nodes_and_edges(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    nodes, edges = (export(corpus, tmp_path / f"g.{part}.parquet") for part in ("nodes", "edges"))
    rows = duckdb.execute(
        f"SELECT n.name, e.title, e.quotes[1] FROM '{edges}' e JOIN '{nodes}' n ON e.subject = n.id "
        "WHERE e.predicate = 'holdsPost' ORDER BY e.id"
    ).fetchall()
    assert rows == [(corpus.entity(s.subject).name, s.title, s.evidence[0].text) for s in posts(corpus)]
    assert duckdb.execute(f"SELECT count(*) FROM '{nodes}' WHERE len(aliases) > 0").fetchone() == (
        sum(bool(e.aliases) for e in corpus.entities),
    )


def test_arrow_keeps_every_word(hostile, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = pq.read_table(export(hostile, tmp_path / "g.edges.parquet")).to_pylist()
    assert [row["quotes"] for row in rows] == [[valid(words)] for words in HOSTILE]


def test_neo4j_importer_files(corpus, hostile, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """The importer itself needs a Java server under the GPL; its header grammar is checked, and two readers read them."""
    for graph in (corpus, hostile):
        nodes, edges = (export(graph, tmp_path / f"g.{part}.csv") for part in ("nodes", "edges"))
        for path, header, count in ((nodes, NODES, both(graph)[0]), (edges, EDGES, both(graph)[1])):
            for field in header:
                assert re.fullmatch(r"\w*:(ID|LABEL|START_ID|END_ID|TYPE)|\w+(:(int|double|string\[\]))?", field)
            rows = pd.read_csv(path, keep_default_na=False)
            assert (list(rows.columns), len(rows)) == (list(header), count)
        ends = pd.read_csv(edges, keep_default_na=False)
        known = set(pd.read_csv(nodes, keep_default_na=False)["id:ID"])
        assert {*ends[":START_ID"], *ends[":END_ID"]} <= known
    aliases = pd.read_csv(nodes, keep_default_na=False)["aliases:string[]"]
    assert all(";" not in cell for cell in aliases)


def test_a_property_graph_database_runs_the_cypher(corpus, hostile, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """The embedded database wants its tables declared and knows no constraints; all other lines run as written."""
    for number, graph in enumerate((corpus, hostile)):
        connection = ladybug.Connection(ladybug.Database(str(tmp_path / f"db{number}")))
        for kind in ENTITY_TYPES:
            connection.execute(
                f"CREATE NODE TABLE {kind} (id STRING PRIMARY KEY, name STRING, subtype STRING, aliases STRING[], code STRING)"
            )
        ends = {(graph.entity(s.subject).type, s.predicate, graph.entity(s.object).type) for s in graph.statements}
        for predicate in sorted({p for _, p, _ in ends}):
            pairs = ", ".join(f"FROM {a} TO {b}" for a, p, b in sorted(ends) if p == predicate)
            connection.execute(
                f"CREATE REL TABLE {predicate} ({pairs}, id STRING, title STRING, date STRING, end_date STRING, "
                "confidence DOUBLE, support INT64, pages STRING[], quotes STRING[])"
            )
        lines = export(graph, tmp_path / "g.cypher").read_text(encoding="utf-8").split("\n")
        assert sum(line.startswith("CREATE CONSTRAINT") for line in lines) == len(ENTITY_TYPES)
        for line in lines:
            if line and not line.startswith("CREATE CONSTRAINT"):
                connection.execute(line)
        found = connection.execute("MATCH (a)-[r]->(b) RETURN r.id, a.name, r.quotes[1] ORDER BY r.id")
        rows = []
        while found.has_next():
            rows.append(found.get_next())
        assert rows == [
            [s.id, whole(graph.entity(s.subject).name), whole(s.evidence[0].text)]
            for s in sorted(graph.statements, key=lambda s: s.id)
        ]


def test_formats_are_the_same_bytes_every_time(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for suffix in (".json", ".graphml", ".gexf", ".nodes.csv", ".edges.csv", ".cypher", ".edges.parquet"):
        first = export(corpus, tmp_path / f"a{suffix}").read_bytes()
        assert first == export(replace(corpus), tmp_path / f"b{suffix}").read_bytes()


def test_without_pyarrow_one_is_told_what_to_install(corpus, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(NotFound, match=r"newspaper-kg\[parquet\]"):
        export(corpus, tmp_path / "g.parquet")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_one_sentence(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="cannot be written"):
        export(corpus, tmp_path / "nowhere" / "g.json")


def test_empty_graphs_are_written(tmp_path: Path) -> None:
    for suffix in (".json", ".graphml", ".gexf", ".csv", ".nodes.csv", ".edges.csv", ".parquet", ".edges.parquet"):
        assert export(KnowledgeGraph((), (), ()), tmp_path / f"e{suffix}").stat().st_size
    assert pd.read_csv(io.StringIO((tmp_path / "e.csv").read_text())).empty
