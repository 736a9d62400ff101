"""Rows to lines of CSV, one at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    r"""Header and rows; None is an empty cell.

    >>> list(csv_lines(["a", "b"], [[1, None], ["two", "x,y"]]))
    ['a,b\n', '1,\n', 'two,"x,y"\n']
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in chain([header], rows):
        out.seek(0)
        out.truncate()
        writer.writerow(row)
        yield out.getvalue()
