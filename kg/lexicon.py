"""Word lists: each a file in `data`, whose header names its source; read once."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """The rows of `data/<name>.tsv`, without its header comments."""
    text = files("kg").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character, and compound ones."""
    (single,), (compound,) = rows("surnames")
    return frozenset(single), frozenset(compound.split())


@lru_cache(maxsize=1)
def posts() -> dict[str, bool]:
    """Words that end a post, and whether it is one of responsibility."""
    return {word: responsible == "yes" for word, responsible in rows("posts")}


@lru_cache(maxsize=1)
def bodies() -> dict[str, str]:
    """Endings of names of bodies, with the kind of body."""
    return dict(reversed([(ending, kind) for ending, kind in rows("bodies")]))


@lru_cache(maxsize=1)
def provinces() -> dict[str, str]:
    """Other names of provinces."""
    return dict(map(tuple, rows("provinces")))  # type: ignore[arg-type]
