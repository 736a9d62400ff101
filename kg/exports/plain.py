"""The graph with plain attributes, for formats that know no lists and no absent values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.graph import KnowledgeGraph

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def plain(graph: KnowledgeGraph) -> MultiDiGraph:
    """A copy of `graph.nx` whose attributes are text and numbers: lists joined, what is unknown left out."""
    from networkx import MultiDiGraph

    copy = MultiDiGraph()
    for node, data in graph.nx.nodes(data=True):
        copy.add_node(xml_text(node), **_attributes(data))
    for a, b, key, data in graph.nx.edges(keys=True, data=True):
        copy.add_edge(xml_text(a), xml_text(b), key=key, **_attributes(data))
    return copy


def xml_text(words: str) -> str:
    """Words without the characters that XML 1.0 cannot hold, U+FFFD in their place."""
    return _NOT_XML.sub("\ufffd", words)


_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _attributes(data: dict[str, Any]) -> dict[str, Any]:
    kept = {}
    for key, value in data.items():
        if isinstance(value, list):
            kept[key] = xml_text("；".join(v if isinstance(v, str) else v.get("text", "") for v in value))
        elif isinstance(value, str):
            kept[key] = xml_text(value)
        elif value is not None:
            kept[key] = value
    return kept


def letters(xml: str) -> str:
    """Character references of letters as the letters, so that a person can read the file."""
    return re.sub(r"&#(\d{3,});", lambda m: chr(int(m.group(1))) if int(m.group(1)) > 159 else m.group(), xml)
