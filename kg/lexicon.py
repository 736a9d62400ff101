"""Word lists: each a file in `data`, whose header names its source; read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
def name_parts() -> frozenset[str]:
    """Words that names of several peoples are made of: 扎西, 卓玛, 其其格."""
    return frozenset(word for word, _ in rows("name_parts"))


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Short names of the peoples of China: 锡伯, 维吾尔."""
    return frozenset(name for (name,) in rows("peoples"))


@lru_cache(maxsize=1)
def surname_readings() -> dict[str, str]:
    """Surnames that are read otherwise than their characters elsewhere, and how."""
    return dict(map(tuple, rows("surname_readings")))  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def posts() -> dict[str, bool]:
    """Words that end a post, and whether it is one of responsibility."""
    return {word: responsible == "yes" for word, responsible in rows("posts")}


@lru_cache(maxsize=1)
def bodies() -> dict[str, str]:
    """Endings of names of bodies, with the kind of body."""
    return dict(reversed([(ending, kind) for ending, kind in rows("bodies")]))


@lru_cache(maxsize=1)
def body_words() -> dict[str, tuple[str, ...]]:
    """Words in and around names of bodies, by role: inside, before, stop, generic, venue."""
    roles: dict[str, list[str]] = {}
    for word, role in rows("body_words"):
        roles.setdefault(role, []).append(word)
    return {role: tuple(words) for role, words in roles.items()}


@lru_cache(maxsize=1)
def national_bodies() -> dict[str, tuple[str, str]]:
    """Names and short names of bodies of the nation and the world, each with the full name and the kind of body."""
    return {name: (full, kind) for name, full, kind in rows("national_bodies")}


@lru_cache(maxsize=1)
def companies() -> frozenset[str]:
    """Short names of companies that are known everywhere."""
    return frozenset(name for (name,) in rows("companies"))


@lru_cache(maxsize=1)
def place_words() -> dict[str, frozenset[str]]:
    """Words that look like places and name none, by role: generic, common."""
    table = rows("place_words")
    return {role: frozenset(word for word, r in table if r == role) for role in {r for _, r in table}}


@lru_cache(maxsize=1)
def venues() -> dict[str, tuple[str, bool]]:
    """Endings of places that are no division, each with its subtype and whether a proper name must stand before it."""
    return {ending: (subtype, needs == "name") for ending, subtype, needs in rows("venues")}


@lru_cache(maxsize=1)
def geography() -> dict[str, str]:
    """Countries, seas, rivers, lakes and mountains, each with its kind."""
    return dict(rows("geography"))


@lru_cache(maxsize=1)
def provinces() -> dict[str, str]:
    """Other names of provinces."""
    return dict(map(tuple, rows("provinces")))  # type: ignore[arg-type]


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first, and fails at the first character that begins none.

    >>> one_of(["国务院", "国家民委", "全总"])
    '(?:国(?:家民委|务院)|全(?:总))'
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        heads.setdefault(word[0], []).append(re.escape(word[1:]))
    return "(?:" + "|".join(f"{re.escape(head)}(?:{'|'.join(tails)})" for head, tails in heads.items()) + ")"
