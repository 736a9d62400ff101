"""What the verbs share: the --output option, loading a build, tables whose Chinese columns line up."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import click

from kg.errors import NotFound
from kg.graph import KnowledgeGraph

OUTPUT = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder of a build.",
)


def load(output: Path) -> KnowledgeGraph:
    from kg.exports.tables import read_tables

    if not output.is_dir():
        raise NotFound(f"{output} is no folder: run `kg build CORPUS --output {output}` first.")
    return read_tables(output)


def aligned(rows: list[dict[str, Any]]) -> str:
    """Rows as a table; a Chinese character takes two columns."""
    if not rows:
        return "(no rows)"
    cells = [list(rows[0]), *([str("" if v is None else v) for v in row.values()] for row in rows)]
    widths = [max(_columns(line[k]) for line in cells) for k in range(len(cells[0]))]
    lines = [
        "  ".join(cell + " " * (w - _columns(cell)) for cell, w in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    return "\n".join([lines[0], "  ".join("-" * w for w in widths), *lines[1:]])


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
