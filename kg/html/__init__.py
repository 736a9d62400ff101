"""The graph as one self-contained page, and as pyvis's own network.

pyvis's own page needs the network and runs scripts out of titles; ours carries vis-network from pyvis's package,
the data as JSON, and puts words of newspapers into the page only as text.

Reading order: `core` (what the page opens on), `layout` with `spreading`, `near` and `packing` (where things stand),
`names` (what finds them), `payload` (the rows), `page/` (the template, its style and its scripts, one idea a file).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.graph import KnowledgeGraph
from kg.html.core import box, pared, radius, ranked
from kg.html.layout import positions
from kg.html.payload import Spot, blocks
from kg.html.template import render
from kg.model import Entity
from kg.schema import ENTITY_TYPES, PREDICATES

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["to_html", "to_pyvis"]


class Drawing(NamedTuple):
    """The entities, those of the opening view first, with their places in the whole and in the opening view."""

    order: list[Entity]
    degrees: list[int]
    whole: list[Spot]
    opening: list[Spot]


def draw(graph: KnowledgeGraph) -> Drawing:
    """Where everything stands, in the drawing of all entities and in that of the opening view."""
    number = {e.id: k for k, e in enumerate(graph.entities)}
    edges = [(number[s.subject], number[s.object]) for s in graph.statements]
    order, first = ranked(len(graph.entities), edges)
    place = {node: k for k, node in enumerate(order)}
    edges = [(place[a], place[b]) for a, b in edges]
    degrees = [0] * len(order)
    for a, b in edges:
        degrees[a] += 1
        degrees[b] += 1
    entities = [graph.entities[k] for k in order]
    sizes = [box(e.name, degree) for e, degree in zip(entities, degrees, strict=True)]
    inner = [(a, b) for a, b in edges if a < first and b < first]
    return Drawing(entities, degrees, _spots(edges, sizes), _spots(inner, sizes[:first]))


def _spots(edges: list[tuple[int, int]], sizes: list[tuple[float, float, float]]) -> list[Spot]:
    """The middle of each symbol, in whole pixels; the label hangs below it."""
    table = np.array(sizes, dtype=float).reshape(-1, 3)
    at = positions(edges, table[:, :2])
    return [(round(x), round(y - lift)) for (x, y), lift in zip(at.tolist(), table[:, 2].tolist(), strict=True)]


def to_pyvis(graph: KnowledgeGraph, *, drawing: Drawing | None = None) -> Network:
    """The network as pyvis's own object, positions computed, physics off.

    Nodes carry no title, since pyvis's page runs scripts that stand in one; an edge's title is its first quote.

    >>> from kg.graph import KnowledgeGraph
    >>> to_pyvis(KnowledgeGraph((), (), ())).nodes
    []
    """
    from pyvis.network import Network  # 0.3 s, with all of IPython
    from pyvis.node import Node

    drawing = drawing or draw(graph)
    network = Network(directed=True, height="100%", width="100%", cdn_resources="in_line")
    network.toggle_physics(False)
    # pyvis looks through all nodes and edges for each one that it adds; lists of our own cost nothing
    network.nodes = [
        Node(
            e.id, kind.shape, e.name,
            group=e.type, color=kind.colour, size=radius(degree), x=x, y=y, font_color=network.font_color,
        ).options
        for e, degree, (x, y) in zip(drawing.order, drawing.degrees, drawing.whole, strict=True)
        for kind in [ENTITY_TYPES[e.type]]
    ]  # fmt: skip
    network.node_ids = [e.id for e in drawing.order]
    network.node_map = dict(zip(network.node_ids, network.nodes, strict=True))
    network.edges = [
        {
            "from": s.subject, "to": s.object, "id": s.id, "label": s.title or PREDICATES[s.predicate].zh,
            "title": s.evidence[0].text if s.evidence else "", "color": PREDICATES[s.predicate].colour, "arrows": "to",
        }
        for s in graph.statements
    ]  # fmt: skip
    return network


def to_html(graph: KnowledgeGraph) -> str:
    """The page, UTF-8 text without a request to anything; of a large graph its core (`kg.html.core.pared`)."""
    core = pared(graph)
    drawing = draw(core)
    data, texts = blocks(core, drawing.order, drawing.whole, drawing.opening, of=len(graph.entities))
    return render(data, texts)
