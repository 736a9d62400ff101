"""Chinese newspaper pages to a knowledge graph whose every statement shows its words.

>>> import kg
>>> sorted(kg.PREDICATES)[:3]
['cooperatesWith', 'holdsPost', 'issues']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.articles import split
    from kg.errors import KGError
    from kg.exports import EXPORTERS, export
    from kg.exports.tables import read_tables as load
    from kg.graph import KnowledgeGraph
    from kg.model import Article, Decision, Entity, Evidence, Fact, Mention, Page, Statement
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
    "KnowledgeGraph": "kg.graph",
    "load_nlp": "kg.nlp",
    "build": "kg.pipeline",
    "query": "kg.rdf",
    "READERS": "kg.readers",
    "read": "kg.readers",
    "ENTITY_TYPES": "kg.schema",
    "PREDICATES": "kg.schema",
    "Predicate": "kg.schema",
} | dict.fromkeys(("Article", "Decision", "Entity", "Evidence", "Fact", "Mention", "Page", "Statement"), "kg.model")

__all__ = [
    "ENTITY_TYPES",
    "EXPORTERS",
    "PREDICATES",
    "READERS",
    "Article",
    "Decision",
    "Entity",
    "Evidence",
    "Fact",
    "KGError",
    "KnowledgeGraph",
    "Mention",
    "Page",
    "Predicate",
    "Statement",
    "build",
    "export",
    "load",
    "load_nlp",
    "query",
    "read",
    "split",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"kg has no {name!r}: it has {', '.join(__all__)}")
    module, _, inner = home.partition(":")
    return getattr(import_module(module), inner or name)
