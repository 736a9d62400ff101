"""The graph as RDF, and SPARQL over it: the model in `describe`, files in `writers`, questions in `store`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import NotFound
from kg.graph import KnowledgeGraph
from kg.rdf import writers
from kg.rdf.describe import Describer
from kg.rdf.shapes import describe_shapes
from kg.rdf.store import answer_turtle, rows, run, store_of, store_of_file
from kg.rdf.terms import BASE, checked_base, prefixes
from kg.rdf.vocabulary import describe_vocabulary

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = [
    "BASE",
    "FORMATS",
    "answer_turtle",
    "checked_base",
    "pieces",
    "prefixes",
    "query",
    "rows",
    "run",
    "serialize",
    "shapes_file",
    "store_of",
    "store_of_file",
    "to_dataset",
    "vocabulary_file",
]

# Every format: what a graph is described as goes in, pieces of the file's text come out.
FORMATS: dict[str, Callable[[Describer], Iterator[str]]] = {
    "turtle": lambda d: writers.turtle(d.parts(), base=d.base),
    "nt": lambda d: writers.n_triples(d.nodes()),
    "nquads": lambda d: writers.n_quads(d.graphs()),
    "trig": lambda d: writers.trig(d.graphs(), base=d.base),
    "json-ld": lambda d: writers.json_ld(d.nodes(), base=d.base),
    "xml": lambda d: writers.rdf_xml(d.nodes(), base=d.base),
}


def pieces(graph: KnowledgeGraph, form: str) -> Iterator[str]:
    """A graph's file, piece by piece, its IRIs under `graph.base_iri`; equal graphs give equal files."""
    if form not in FORMATS:
        raise NotFound(f"RDF is not written as {form!r}: expected one of {', '.join(FORMATS)}.")
    return FORMATS[form](Describer(graph))


def serialize(graph: KnowledgeGraph, form: str) -> str:
    """A graph's file whole."""
    return "".join(pieces(graph, form))


def vocabulary_file() -> str:
    """The kg vocabulary in Turtle: classes and properties with labels, comments and ties to standard ones."""
    return "".join(writers.turtle(describe_vocabulary()))


def shapes_file() -> str:
    """The SHACL shapes of a build in Turtle."""
    return "".join(writers.turtle(describe_shapes()))


def query(graph: KnowledgeGraph, sparql: str) -> list[dict[str, Any]]:
    """The rows that a query gives, as Python values; the prefixes of `kg query` need not be declared.

    Parameters
    ----------
    graph
        A graph; it is put into a store at the first question and kept there.
    sparql
        A SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE.

    Returns
    -------
    list of dict
        One dictionary a row, keyed by variable: `int`, `float`, `bool`, `datetime.date`, `str` or None.
        ASK gives one row with `ask`; CONSTRUCT and DESCRIBE rows of `subject`, `predicate`, `object`.

    Raises
    ------
    QueryError
        The query cannot be parsed; the message says where and why.

    Examples
    --------
    >>> query(KnowledgeGraph((), (), ()), "SELECT ?zh { kg:meets rdfs:label ?zh FILTER(LANG(?zh) = 'zh') }")
    [{'zh': '会见'}]
    """
    return rows(run(graph.store, sparql, base=graph.base_iri))


def to_dataset(graph: KnowledgeGraph) -> Dataset:
    """A real `rdflib.Dataset` on the graph's Oxigraph store, which other rdflib code can use."""
    from oxrdflib import OxigraphStore  # with rdflib 0.4 s, which no build needs
    from rdflib import Dataset, Namespace

    dataset = Dataset(store=OxigraphStore(store=graph.store), default_union=True)
    for name, iri in prefixes(graph.base_iri).items():
        dataset.bind(name, Namespace(iri), replace=True)
    return dataset
