"""What one page gives by itself, and how it is kept: the unit of incremental and parallel work."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from kg.model import Article, Block, Credit, Evidence, Fact, Mention, Run


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's articles, what they name, and what they say (rejected facts included)."""

    page: str
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]


def to_json(reading: Reading) -> str:
    """A reading as one JSON object; `from_json` gives it back exactly."""
    return json.dumps(asdict(reading), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Reading:
    """The reading that `to_json` wrote."""
    row = json.loads(text)
    return Reading(
        page=row["page"],
        articles=tuple(article_from(a) for a in row["articles"]),
        mentions=tuple(Mention(**m) for m in row["mentions"]),
        facts=tuple(fact_from(f) for f in row["facts"]),
    )


def article_from(row: dict[str, Any]) -> Article:
    """An article from its fields as plain lists and dictionaries."""
    nested = {
        "blocks": tuple(Block(**b) for b in row["blocks"]),
        "runs": tuple(Run(**r) for r in row["runs"]),
        "byline": tuple(Credit(**c) for c in row["byline"]),
        "repairs": tuple(row["repairs"]),
    }
    return Article(**{**row, **nested})


def fact_from(row: dict[str, Any]) -> Fact:
    """A fact from its fields as plain dictionaries."""
    nested = {
        "subject": Mention(**row["subject"]),
        "object": Mention(**row["object"]),
        "evidence": Evidence(**row["evidence"]),
    }
    return Fact(**{**row, **nested})
