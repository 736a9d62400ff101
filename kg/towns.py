"""Towns, townships and streets with the counties that they lie in, from JioNLP's table (Apache-2.0)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.gazetteer import divisions, table_of_divisions

_ROW = re.compile(rb"\n\t\t(\t?[^\t\r\n]+)[\t\r\n]")  # of a county (two tabs) or of a town (three)
_LEVELS = ("镇", "乡", "街道", "苏木")
_LEVEL = re.compile("|".join(_LEVELS))
_SHORTEST, _LONGEST = 3, 10


@lru_cache(maxsize=1)
def towns() -> Mapping[str, tuple[str, ...]]:
    """The counties, by their full names, that have a town of a name.

    >>> "磁县" in towns()["讲武城镇"]
    True
    """
    found: dict[str, list[str]] = defaultdict(list)
    county = ""
    for row in _ROW.findall(table_of_divisions()):
        name = row.decode("utf-8")
        if name[0] != "\t":
            county = name
        elif name.endswith(_LEVELS):
            found[name[1:].removeprefix(county)].append(county)
    return {town: tuple(counties) for town, counties in found.items()}


def towns_in(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each town of the table in a text, and whether its county, or the county's short name, is
    written right before it. Of several that end together the longest such one is given, else the longest.

    >>> list(towns_in("磁县讲武城镇的农民"))
    [(2, 6, True)]
    """
    for level in _LEVEL.finditer(text):
        end = level.end()
        starts = [k for k in range(max(0, end - _LONGEST), end - _SHORTEST + 1) if text[k:end] in towns()]
        if starts:
            below = next((k for k in starts if lies_in(text, k, end)), None)
            yield (starts[0], end, False) if below is None else (below, end, True)


def lies_in(text: str, start: int, end: int) -> bool:
    """Is the county that has the town `[start, end)` written right before it?"""
    before = text[max(0, start - 12) : start]
    return any(before.endswith(name) for county in towns()[text[start:end]] for name in _names(county))


@lru_cache(maxsize=4096)
def _names(county: str) -> tuple[str, ...]:
    """A county's full and short names, the short ones of two characters or more."""
    return (county, *{d.short for d in divisions().get(county, ()) if d.name == county and len(d.short) > 1})
