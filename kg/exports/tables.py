"""The tables of a build, one JSON object a line: the contract with other tools, and what a graph is loaded from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.columns import Tabular
from kg.errors import InputError
from kg.exports.json_lines import json_line
from kg.exports.placing import current
from kg.graph import BASE_IRI, KnowledgeGraph
from kg.model import Decision, Entity, Evidence, Mention, Statement
from kg.reading import Row, article_from, fact_from

# The tables, and the rows that each has of a graph.
TABLES: dict[str, Callable[[KnowledgeGraph], Iterable[Any]]] = {
    "articles": lambda graph: graph.articles,
    "entities": lambda graph: graph.entities,
    "statements": lambda graph: graph.statements,
    "decisions": lambda graph: held.rows() if isinstance(held := graph.decisions, Tabular) else held,
    "rejected": lambda graph: graph.rejected,
}


def to_table(graph: KnowledgeGraph, name: str) -> Iterator[bytes]:
    """One table as lines of JSON."""
    for noun in TABLES[name](graph):
        yield json_line(noun)


def read_tables(folder: str | Path) -> KnowledgeGraph:
    """The graph that a build wrote into `folder`.

    Raises
    ------
    InputError
        If a table is missing or broken.

    Examples
    --------
    >>> import tempfile
    >>> from kg.exports import write_all
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     files = write_all(KnowledgeGraph((), (), ()), folder, formats=())
    ...     read_tables(folder)
    KnowledgeGraph(articles=(), entities=(), statements=(), decisions=())
    """
    folder = Path(folder)
    try:
        return KnowledgeGraph(
            articles=tuple(article_from(row) for row in _rows(folder, "articles")),
            entities=tuple(
                Entity(
                    **{
                        **row,
                        "aliases": tuple(row["aliases"]),
                        "parents": tuple(row["parents"]),
                        "mentions": tuple(Mention(**m) for m in row["mentions"]),
                    }
                )
                for row in _rows(folder, "entities")
            ),
            statements=tuple(
                Statement(
                    **{
                        **row,
                        "evidence": tuple(Evidence(**e) for e in row["evidence"]),
                        "rules": tuple(row["rules"]),
                        "contradicts": tuple(row["contradicts"]),
                    }
                )
                for row in _rows(folder, "statements")
            ),
            decisions=tuple(
                Decision(**{**row, "reasons": tuple(row["reasons"])}) for row in _rows(folder, "decisions")
            ),
            rejected=tuple(fact_from(row) for row in _rows(folder, "rejected")),
            base_iri=base_of(folder),
        )
    except (KeyError, TypeError) as error:
        raise InputError(f"{folder} was written by another version ({error}): run `kg build` again.") from error


def base_of(folder: Path) -> str:
    """The base that the build was given, which its Turtle file declares in its first line."""
    path = current(folder, "graph.ttl")
    if not path.is_file():
        return BASE_IRI
    with path.open(encoding="utf-8") as file:
        found = re.match(r"@prefix : <([^>]+)>", file.readline())
    return found.group(1) if found else BASE_IRI


def _rows(folder: Path, name: str) -> Iterator[Row]:
    path = current(folder, f"{name}.jsonl")
    if not path.is_file():
        raise InputError(f"{path} is missing: run `kg build CORPUS --output {folder}` first.")
    # a file parts its lines at newlines alone, not at U+2028, which JSON leaves as it is
    with path.open(encoding="utf-8", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise InputError(f"{path} line {number} is no JSON: run `kg build` again.") from error
