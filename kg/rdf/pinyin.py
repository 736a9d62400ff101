"""Names in pinyin, as library catalogues file them.

A person's name is written surname first, the given name as one word (GB/T 28039-2011); other names
syllable by syllable, since where their words begin is a matter of opinion.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

from kg.lexicon import surname_readings, surnames
from kg.schema import PERSON

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+|[A-Za-z0-9]+")
_OPEN = tuple("aāáǎàoōóǒòeēéěè")  # a syllable that begins so is set off by an apostrophe


@lru_cache(maxsize=4096)
def pinyin(name: str, kind: str) -> str | None:
    """The reading of a name; None where it has no Chinese character or one whose reading is not known.

    >>> pinyin("曾单华", "Person"), pinyin("福建省总工会", "Organisation")
    ('Zēng Dānhuá', 'fú jiàn shěng zǒng gōng huì')
    """
    if not _HAN.search(name):
        return None
    words = _person(name) if kind == PERSON else _syllables(name)
    reading = " ".join(words)
    return None if _HAN.search(reading) else reading


def _person(name: str) -> list[str]:
    single, compound = surnames()[:2]
    length = 2 if name[:2] in compound and len(name) > 2 else 1
    surname, given = name[:length], name[length:]
    known = length == 2 or surname in single or surname in surname_readings()
    if not known or not all(map(_HAN.match, name)) or len(name) > length + 2:
        return [_joined(part) for part in re.split("[·•・.]", name)]
    return [_joined(surname, surname_readings().get(surname)), *filter(None, [_joined(given)])]


def _joined(part: str, reading: str | None = None) -> str:
    syllables = [reading] if reading else _syllables(part)
    return "".join("'" * (k > 0 and s.startswith(_OPEN)) + s for k, s in enumerate(syllables)).capitalize()


def _syllables(words: str) -> list[str]:
    return [s for word in _WORD.findall(words) for s in (_read(word) if _HAN.match(word) else [word])]


def _read(word: str) -> list[str]:
    """A run of Chinese characters as `pypinyin.lazy_pinyin` reads it, in a quarter of the time.

    The longest phrase of its list that begins at a character is read as the list has it, a character that begins none
    by itself. What could be the beginning of a phrase that the end cuts off is read character by character.
    """
    phrases, longest, order = _phrases()
    syllables: list[str] = []
    at, end = 0, len(word)
    while at < end:
        most = longest.get(word[at], 1)
        for length in range(min(most, end - at), 1, -1):
            if (phrase := word[at : at + length]) in phrases:
                syllables += [sounds[0] for sounds in phrases[phrase]]
                at += length
                break
        else:
            length = end - at if 1 < end - at < most and _begins(order, word[at:]) else 1
            syllables += map(_SOUNDS.__getitem__, word[at : at + length])
            at += length
    return syllables


def _begins(order: list[str], words: str) -> bool:
    """Do some words begin a phrase?"""
    at = bisect_left(order, words)
    return at < len(order) and order[at].startswith(words)


class _Sounds(dict[str, str]):
    """The first reading of a character, itself if none is known."""

    def __missing__(self, character: str) -> str:
        self[character] = first = _characters().get(str(ord(character)), character).partition(",")[0]
        return first


_SOUNDS = _Sounds()


@lru_cache(maxsize=1)
def _characters() -> dict[str, str]:
    """The readings of characters, by their code points in decimal."""
    table: dict[str, str] = _table("pinyin_dict")
    return table


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[str, list[list[str]]], dict[str, int], list[str]]:
    """Phrases with their readings, the length of the longest that begins with a character, and all in order."""
    phrases: dict[str, list[list[str]]] = _table("phrases_dict")
    longest: dict[str, int] = {}
    for phrase in phrases:
        if len(phrase) > longest.get(phrase[0], 0):
            longest[phrase[0]] = len(phrase)
    return phrases, longest, sorted(phrases)


def _table(name: str) -> Any:
    """A table of pypinyin, from its file: the package reads more, and cuts its phrases into beginnings."""
    spec = find_spec("pypinyin")
    assert spec is not None
    assert spec.origin is not None
    return orjson.loads(Path(spec.origin).with_name(f"{name}.json").read_bytes())
