"""The graph for other tools: node-link JSON, GraphML, GEXF, CSV of statements, Cypher."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import networkx as nx

from kg.graph import KnowledgeGraph


def to_node_link(graph: KnowledgeGraph) -> str:
    """networkx's node-link JSON of the multigraph; `networkx.node_link_graph(data, edges="edges")` reads it."""
    data = nx.node_link_data(graph.nx, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def to_graphml(graph: KnowledgeGraph) -> str:
    """GraphML, lists flattened to text."""
    return _characters("\n".join(nx.generate_graphml(flat(graph))) + "\n")


def to_gexf(graph: KnowledgeGraph) -> str:
    """GEXF 1.2 for Gephi, without the day of writing that would make no two files equal."""
    lines = nx.generate_gexf(flat(graph), version="1.2draft")
    kept = [line for line in lines if "lastmodifieddate" not in line and not line.strip().startswith("<creator>")]
    return _characters("\n".join(line for line in kept if line.strip() != "</meta>") + "\n")


def _characters(xml: str) -> str:
    """Character references of letters as the letters, so that a person can read the file."""
    return re.sub(r"&#(\d{3,});", lambda m: chr(int(m.group(1))) if int(m.group(1)) > 159 else m.group(), xml)


def to_csv(graph: KnowledgeGraph) -> str:
    """One row a statement, with its first quote."""
    names = {e.id: e.name for e in graph.entities}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "subject", "predicate", "object", "title", "date", "confidence", "support", "page", "quote"])
    for s in graph.statements:
        first = s.evidence[0]
        writer.writerow(
            [s.id, names[s.subject], s.predicate, names[s.object], s.title or "", s.date or "", s.confidence, s.support,
             first.page, first.text]
        )  # fmt: skip
    return out.getvalue()


def to_cypher(graph: KnowledgeGraph) -> str:
    """CREATE statements for Neo4j; strings quoted as Cypher wants them."""
    lines = [
        f"CREATE (:{e.type} {{id: {_quoted(e.id)}, name: {_quoted(e.name)}, subtype: {_quoted(e.subtype)}}});"
        for e in graph.entities
    ]
    for s in graph.statements:
        facts = {"id": s.id, "title": s.title, "date": s.date, "quote": s.evidence[0].text}
        inner = ", ".join(f"{key}: {_quoted(value)}" for key, value in facts.items() if value)
        lines.append(
            f"MATCH (a {{id: {_quoted(s.subject)}}}), (b {{id: {_quoted(s.object)}}}) "
            f"CREATE (a)-[:{s.predicate} {{{inner}, confidence: {s.confidence}}}]->(b);"
        )
    return "\n".join(lines) + "\n"


def flat(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    """A copy whose attributes are plain: lists joined, what is unknown left out."""
    copy = nx.MultiDiGraph()
    for node, data in graph.nx.nodes(data=True):
        copy.add_node(node, **_plain(data))
    for a, b, key, data in graph.nx.edges(keys=True, data=True):
        copy.add_edge(a, b, key=key, **_plain(data))
    return copy


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    kept = {}
    for key, value in data.items():
        if isinstance(value, list):
            kept[key] = "；".join(v if isinstance(v, str) else v.get("text", "") for v in value)
        elif value is not None:
            kept[key] = value
    return kept


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"
