"""Names in pinyin, as library catalogues file them.

A person's name is written surname first, the given name as one word (GB/T 28039-2011); other names
syllable by syllable, since where their words begin is a matter of opinion.
"""

from __future__ import annotations

import re
from functools import lru_cache

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
    from pypinyin import Style, lazy_pinyin  # its word list takes 0.2 s to load

    return [syllable for word in _WORD.findall(words) for syllable in lazy_pinyin(word, style=Style.TONE)]
