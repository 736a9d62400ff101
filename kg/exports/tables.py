"""The tables of a build, one JSON object a line: the contract with other tools, and what a graph is loaded from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.graph import KnowledgeGraph
from kg.model import Decision, Entity, Evidence, Mention, Statement
from kg.reading import article_from, fact_from

Row = dict[str, Any]

# The tables, and the rows that each has of a graph.
TABLES: dict[str, Callable[[KnowledgeGraph], Iterator[Row]]] = {
    "articles": lambda graph: (asdict(row) for row in graph.articles),
    "entities": lambda graph: (asdict(row) for row in graph.entities),
    "statements": lambda graph: (asdict(row) for row in graph.statements),
    "decisions": lambda graph: (asdict(row) for row in graph.decisions),
    "rejected": lambda graph: (asdict(row) for row in graph.rejected),
}


def to_table(graph: KnowledgeGraph, name: str) -> str:
    """One table as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in TABLES[name](graph))


def read_tables(folder: str | Path) -> KnowledgeGraph:
    """The graph that a build wrote into `folder`.

    Raises `InputError` if a table is missing or broken.
    """
    folder = Path(folder)
    rows = {name: _read(folder / f"{name}.jsonl") for name in TABLES}
    try:
        return KnowledgeGraph(
            articles=tuple(article_from(row) for row in rows["articles"]),
            entities=tuple(
                Entity(
                    **{
                        **row,
                        "aliases": tuple(row["aliases"]),
                        "mentions": tuple(Mention(**m) for m in row["mentions"]),
                    }
                )
                for row in rows["entities"]
            ),
            statements=tuple(
                Statement(
                    **{**row, "evidence": tuple(Evidence(**e) for e in row["evidence"]), "rules": tuple(row["rules"])}
                )
                for row in rows["statements"]
            ),
            decisions=tuple(Decision(**{**row, "reasons": tuple(row["reasons"])}) for row in rows["decisions"]),
            rejected=tuple(fact_from(row) for row in rows["rejected"]),
        )
    except (KeyError, TypeError) as error:
        raise InputError(f"{folder} was written by another version ({error}): run `kg build` again.") from error


def _read(path: Path) -> list[Row]:
    if not path.is_file():
        raise InputError(f"{path} is missing: run `kg build CORPUS --output {path.parent}` first.")
    rows = []
    # not splitlines: it also parts at U+2028, which JSON leaves as it is
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line:
            continue
        try:
            rows.append(json.loads(line))
        except ValueError as error:
            raise InputError(f"{path} line {number} is no JSON: run `kg build` again.") from error
    return rows
