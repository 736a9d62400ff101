"""The graph as one self-contained page: pyvis builds the network, the project's own template shows it.

pyvis's own page needs the network and runs scripts out of titles; ours carries vis-network from pyvis's package,
the data as JSON, and puts words of newspapers into the page only as text.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from kg.graph import KnowledgeGraph
from kg.html.layout import positions
from kg.schema import ENTITY_TYPES, PREDICATES

_MARK = re.compile(r"@@([A-Z]+)@@")
FIRST = 300  # nodes drawn when the page opens
STEP = 80  # neighbours that one expansion adds
ROWS = 1000  # rows of the table at a time: the browser needs 20 s to lay 40,000 out


def to_pyvis(graph: KnowledgeGraph) -> Network:
    """The network as pyvis's own object, positions computed, physics off."""
    network = Network(directed=True, height="100%", width="100%", cdn_resources="in_line")
    network.toggle_physics(False)
    place = positions(_ranked(graph), [(s.subject, s.object) for s in graph.statements])
    for e in graph.entities:
        kind = ENTITY_TYPES[e.type]
        x, y = place[e.id]
        network.add_node(e.id, label=e.name, group=e.type, color=kind.colour, shape=kind.shape, x=x, y=y)
    # pyvis looks through all edges for each one that it adds; a list of our own costs nothing
    network.edges = [
        {"from": s.subject, "to": s.object, "label": PREDICATES[s.predicate].zh, "arrows": "to", "id": s.id}
        for s in graph.statements
    ]
    return network


def to_html(graph: KnowledgeGraph) -> str:
    """The page, UTF-8 text without a request to anything."""
    network = to_pyvis(graph)
    home = files("kg.html")
    style = home.joinpath("page.css").read_text(encoding="utf-8")
    script = home.joinpath("page.js").read_text(encoding="utf-8")
    library = _vis_network()
    payload = _payload(graph, network)
    texts = _json(payload.pop("articles"))  # apart, since the page parses them only when they are read
    data = _json(payload)
    policy = (
        "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        f"script-src {_digest(library)} {_digest(script)}"
    )
    page = home.joinpath("page.html").read_text(encoding="utf-8")
    parts = {"POLICY": policy, "STYLE": style, "LIBRARY": library, "DATA": data, "ARTICLES": texts, "SCRIPT": script}
    return _MARK.sub(lambda mark: parts[mark.group(1)], page)


def _ranked(graph: KnowledgeGraph) -> list[str]:
    """Entity ids, most statements first."""
    degree = dict.fromkeys((e.id for e in graph.entities), 0)
    for s in graph.statements:
        degree[s.subject] += 1
        degree[s.object] += 1
    return sorted(degree, key=lambda node: (-degree[node], node))


def _payload(graph: KnowledgeGraph, network: Network) -> dict[str, Any]:
    """Compact rows; entities, articles and statements refer to each other by their index."""
    order = {identity: k for k, identity in enumerate(_ranked(graph))}
    entities = sorted(graph.entities, key=lambda e: order[e.id])
    place = {node["id"]: (node["x"], node["y"]) for node in network.nodes}
    used = {e.article for s in graph.statements for e in s.evidence} | {m.article for e in entities for m in e.mentions}
    articles = [a for a in graph.articles if a.id in used]
    index = {a.id: k for k, a in enumerate(articles)}
    marks: list[list[list[int]]] = [[] for _ in articles]
    for k, e in enumerate(entities):
        for m in e.mentions:
            marks[index[m.article]].append([m.start, m.end, k])
    return {
        "first": FIRST,
        "step": STEP,
        "rows": ROWS,
        "types": {t.name: [t.zh, t.en, t.colour, t.shape] for t in ENTITY_TYPES.values()},
        "predicates": {p.name: [p.zh, p.en, p.colour] for p in PREDICATES.values()},
        "entities": [[e.id, e.name, e.type, e.subtype, list(e.aliases), *place[e.id]] for e in entities],
        "statements": [
            [
                s.id,
                order[s.subject],
                s.predicate,
                order[s.object],
                s.title,
                s.date,
                s.confidence,
                s.support,
                [[index[e.article], e.start, e.end] for e in s.evidence],
            ]
            for s in graph.statements
        ],
        "articles": [
            [a.id, a.title, a.publication, a.date, a.page, a.text, sorted(marks[k])] for k, a in enumerate(articles)
        ],
    }


def _json(value: object) -> str:
    """Compact JSON that cannot end or comment out the script element around it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/").replace("<!--", "<\\u0021--")


def _vis_network() -> str:
    """The library that pyvis bundles."""
    path = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    if not path.is_file():
        path = next(Path(pyvis.__file__).parent.rglob("vis-network.min.js"))
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")


def _digest(script: str) -> str:
    """A script's hash as a content security policy wants it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
