"""Headlines that stand over another item's text go to the item whose words they say.

Where columns were read one beside the other, two headlines come before two texts. A headline shares words with its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.articles.patterns import HAN, is_over

if TYPE_CHECKING:
    from kg.articles.items import Item
    from kg.articles.paragraphs import Paragraph

_AWAY = 4  # items between a headline and its text
_SHARED = 3  # pairs of characters that a headline shares with its text
_STRAY = 1  # and with any other, by chance
_LOOKED_AT = 400  # characters of a text


def to_owners(items: list[Item]) -> None:
    """Give headlines that share nothing with their item to one near by that has none and shares much."""
    bare = [k for k, item in enumerate(items) if item.kind == "article" and item.body and not item.headings]
    for k in bare:
        text = _pairs("".join(p.text for p in items[k].body)[:_LOOKED_AT])
        found: tuple[int, int, list[Paragraph]] | None = None
        for j in range(max(0, k - _AWAY), min(len(items), k + _AWAY + 1)):
            if j == k or items[j].kind != "article":
                continue
            groups = _groups(items[j].headings)
            own = _pairs("".join(p.text for p in items[j].body)[:_LOOKED_AT])
            for group in groups:
                if items[j].body and group[-1].pieces[-1][1] == items[j].body[0].start:
                    continue  # on the line of its text
                words = _pairs("".join(h.text for h in group))
                shared = len(words & text)
                if shared >= _SHARED and len(words & own) <= _STRAY and (found is None or shared > found[0]):
                    found = shared, j, group
        if found is not None:
            _, j, group = found
            items[j].headings = [h for h in items[j].headings if h not in group]
            items[k].headings = group


def _pairs(text: str) -> set[str]:
    return {run[k : k + 2] for run in re.findall(rf"[{HAN}]+", text) for k in range(len(run) - 1)}


def _groups(headings: list[Paragraph]) -> list[list[Paragraph]]:
    """Lines of headlines between blanks; what goes on in the next line stays with it."""
    found: list[list[Paragraph]] = []
    for heading in headings:
        if not found or (heading.gap and not is_over(found[-1][-1].text) and not heading.text.startswith("——")):
            found.append([])
        found[-1].append(heading)
    return found
