"""Chinese newspaper pages to a knowledge graph whose every statement shows its words.

>>> import kg
>>> graph = kg.build(kg.read("corpus/工人日报_2023-10-31.txt"))
>>> for post in graph.posts("祝荣亮"):
...     assert "祝荣亮" in post.evidence[0].text

`read` gives pages, `build` a graph, `make` a folder of files, `load` the graph of such a folder, `export` a file in
another format, `query` answers to SPARQL, `to_pyvis` the network as pyvis's own object, `load_nlp` the spaCy pipeline
underneath.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.articles import split
    from kg.errors import KGError
    from kg.exports import EXPORTERS, export
    from kg.exports.tables import read_tables as load
    from kg.graph import Frames, KnowledgeGraph
    from kg.html import to_pyvis
    from kg.make import Summary, make
    from kg.model import Article, Block, Credit, Decision, Entity, Evidence, Fact, Mention, Page, Run, Statement
    from kg.nlp import load_nlp
    from kg.pipeline import build
    from kg.rdf import query
    from kg.readers import READERS, read
    from kg.schema import ENTITY_TYPES, PREDICATES, Predicate

# Where each public name lives; it is imported when it is first asked for, so that `import kg` costs nothing.
_HOMES = {
    "split": "kg.articles",
    "KGError": "kg.errors",
    "EXPORTERS": "kg.exports",
    "export": "kg.exports",
    "load": "kg.exports.tables:read_tables",
    "Frames": "kg.graph",
    "KnowledgeGraph": "kg.graph",
    "to_pyvis": "kg.html",
    "Summary": "kg.make",
    "make": "kg.make",
    "load_nlp": "kg.nlp",
    "build": "kg.pipeline",
    "query": "kg.rdf",
    "READERS": "kg.readers",
    "read": "kg.readers",
    "ENTITY_TYPES": "kg.schema",
    "PREDICATES": "kg.schema",
    "Predicate": "kg.schema",
} | dict.fromkeys(
    ("Article", "Block", "Credit", "Decision", "Entity", "Evidence", "Fact", "Mention", "Page", "Run", "Statement"),
    "kg.model",
)

__all__ = [
    "ENTITY_TYPES",
    "EXPORTERS",
    "PREDICATES",
    "READERS",
    "Article",
    "Block",
    "Credit",
    "Decision",
    "Entity",
    "Evidence",
    "Fact",
    "Frames",
    "KGError",
    "KnowledgeGraph",
    "Mention",
    "Page",
    "Predicate",
    "Run",
    "Statement",
    "Summary",
    "build",
    "export",
    "load",
    "load_nlp",
    "make",
    "query",
    "read",
    "split",
    "to_pyvis",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"kg has no {name!r}: it has {', '.join(__all__)}")
    module, _, inner = home.partition(":")
    return getattr(import_module(module), inner or name)
