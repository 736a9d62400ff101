"""Word lists: each a file in `data`, whose header names its source; read once."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


def rows(name: str) -> list[list[str]]:
    """The rows of `data/<name>.tsv`, without its header comments."""
    text = files("kg").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


class Surnames(NamedTuple):
    """Surnames of one character, compound ones, and those of one character that are oftener other words."""

    single: frozenset[str]
    compound: frozenset[str]
    wordlike: frozenset[str]


@lru_cache(maxsize=1)
def surnames() -> Surnames:
    """Chinese surnames."""
    (single,), (compound,), (wordlike,) = rows("surnames")
    return Surnames(frozenset(single), frozenset(compound.split()), frozenset(wordlike))


@lru_cache(maxsize=1)
def given_names() -> dict[str, float]:
    """Characters of given names, each with the logarithm of how much likelier it is there than elsewhere."""
    return {char: float(weight) for weight, chars in rows("given_names") for char in chars}


@lru_cache(maxsize=1)
def around_names() -> dict[str, tuple[str, ...]]:
    """Words next to a person's name, by side and strength: calling, appointing, strong, weak."""
    sides: dict[str, list[str]] = {}
    for word, side in rows("around_names"):
        sides.setdefault(side, []).append(word)
    return {side: tuple(words) for side, words in sides.items()}


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Short names of the peoples of China: 锡伯, 维吾尔."""
    return frozenset(name for (name,) in rows("peoples"))


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
