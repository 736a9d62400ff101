"""What a user may type to find an entity: printed forms that no name or alias shows, and how characters sound."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.entities.confusion import glyphs
from kg.model import Entity
from kg.text import fold

_LOOSE = re.compile(r"[\s\"“”'‘’]+")  # spaces and quotation marks tell no two names apart


def plain(name: str) -> str:
    """A name as the search compares it.

    >>> plain("“大走访” 活动")
    '大走访活动'
    """
    return _LOOSE.sub("", fold(name)).lower()


def printed(entity: Entity) -> list[str]:
    """Forms in which pages print an entity, former misprints among them, beyond its name and aliases."""
    texts = dict.fromkeys([mention.text for mention in entity.mentions if not mention.anaphor])
    texts.pop(entity.name, None)
    if not texts:  # as of most
        return []
    known = {plain(name) for name in (entity.name, *entity.aliases)}
    forms: dict[str, str] = {}
    for text in texts:
        key = plain(text)
        if key and key not in known:
            forms.setdefault(key, text)
    return sorted(forms.values())


def sounds(names: Iterable[str]) -> dict[str, str]:
    """The pinyin readings, without tones, of every character of some names: `{"重": "chong zhong"}`."""
    known = glyphs()
    return {
        character: " ".join(sorted(sound.replace("ü", "v") for sound in known[character].sounds))
        for character in sorted(set("".join(names)))
        if character in known and known[character].sounds
    }
