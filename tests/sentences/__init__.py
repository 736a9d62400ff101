"""Items of the project's own making with all that they say, and the reading of their file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("items.txt")


@dataclass(frozen=True, slots=True)
class Item:
    """A short newspaper item; `wanted` holds (subject, predicate, object, title, date)."""

    held_out: bool
    domain: str
    text: str
    wanted: tuple[tuple[str, str, str, str, str], ...]


def items() -> list[Item]:
    """The items of `items.txt`, in order."""
    blocks = FILE.read_text(encoding="utf-8").split("\n\n")
    found = []
    for block in blocks:
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        which, _, domain = lines[0].partition(" ")
        wanted = [tuple(part.strip() for part in line.split("|")) for line in lines[2:]]
        padded = [(*row, "", "", "")[:5] for row in wanted]
        found.append(Item(which == "held-out", domain, lines[1], tuple(padded)))  # type: ignore[arg-type]
    return found
