"""What one page gives by itself, and how it is kept: the unit of incremental and parallel work."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Any

import orjson

from kg.columns import Columns
from kg.making import made, maker
from kg.model import Article, Block, Credit, Evidence, Fact, Mention, Run

Row = dict[str, Any]
_MANY = 1 << 15
_NUMBERS = tuple(range(_MANY))  # offsets in articles: two for each mention, of which a corpus has millions


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's articles, what they name, and what they say (rejected facts included)."""

    page: str
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    sketches: tuple[bytes, ...]  # of each article's text, by which its reprints are found


_NAMES: dict[type, tuple[str, ...]] = {
    noun: tuple(field.name for field in fields(noun)) for noun in (Article, Block, Credit, Evidence, Fact, Mention, Run)
}
_mention_values = attrgetter(*_NAMES[Mention])
_evidence_values = attrgetter(*_NAMES[Evidence])
_FACT_PLAIN = tuple(name for name in _NAMES[Fact] if name not in ("subject", "predicate", "object", "evidence"))
_fact_values = attrgetter("predicate", *_FACT_PLAIN)
_make_article = maker(Article)


def as_row(noun: Any) -> Row:
    """A noun as plain dictionaries and lists, all the way down.

    `dataclasses.asdict` copies every value deeply and takes six times as long.

    >>> as_row(Run(0, 7, 3))
    {'start': 0, 'page_start': 7, 'length': 3}
    """
    kind = type(noun)
    names = _NAMES.get(kind)
    if names is None:
        names = _NAMES[kind] = tuple(field.name for field in fields(kind))
    return {name: _plain(getattr(noun, name)) for name in names}


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int or value is None or kind is float or kind is bool:
        return value
    if kind is tuple or kind is list:
        return [_plain(one) for one in value]
    if kind is Columns:
        return value.rows()
    return as_row(value)


def to_bytes(reading: Reading) -> bytes:
    """A reading, small: each mention once, facts refer to them by number; `from_bytes` gives it back exactly."""
    numbers: dict[Mention, int] = {}
    for mention in reading.mentions:
        numbers.setdefault(mention, len(numbers))
    own = [numbers[mention] for mention in reading.mentions]
    ends = [[numbers.setdefault(end, len(numbers)) for end in (fact.subject, fact.object)] for fact in reading.facts]
    whole = {
        "page": reading.page,
        "articles": [_packed(article) for article in reading.articles],
        "every": _turned(map(_mention_values, numbers)),
        "mentions": own,
        "ends": _turned(ends),
        "evidence": _turned(_evidence_values(fact.evidence) for fact in reading.facts),
        "facts": _turned(map(_fact_values, reading.facts)),
        "sketches": [b64encode(one).decode("ascii") for one in reading.sketches],
    }
    try:
        text = orjson.dumps(whole)
    except orjson.JSONEncodeError:
        # ASCII keeps what no encoding can: a lone surrogate of a file's name or of a broken page
        text = json.dumps(whole, separators=(",", ":")).encode("ascii")
    return zlib.compress(text, 1)


def from_bytes(raw: bytes) -> Reading:
    """The reading that `to_bytes` wrote. Equal words are one object, so that a corpus of readings stays small."""
    text = zlib.decompress(raw)
    try:
        whole = orjson.loads(text)
    except orjson.JSONDecodeError:  # a lone surrogate, which orjson refuses
        whole = json.loads(text)
    every = made(Mention, map(_shared, whole["every"]))
    ends = [[every[number] for number in column] for column in whole["ends"]]
    evidence = made(Evidence, map(_shared, whole["evidence"]))
    return Reading(
        page=whole["page"],
        articles=tuple(_unpacked(row) for row in whole["articles"]),
        mentions=tuple(every[number] for number in whole["mentions"]),
        facts=tuple(_facts(ends, evidence, whole["facts"])),
        sketches=tuple(map(b64decode, whole["sketches"])),
    )


def _facts(ends: Sequence[list[Mention]], evidence: list[Evidence], plain: Sequence[Sequence[Any]]) -> list[Fact]:
    if not ends:
        return []
    (subjects, objects), (predicates, *others) = ends, map(_shared, plain)
    return made(Fact, [subjects, predicates, objects, evidence, *others])


def _turned(rows: Iterable[Iterable[Any]]) -> list[tuple[Any, ...]]:
    """Rows as columns; none of no rows."""
    return list(zip(*rows, strict=True))


def _packed(article: Article) -> Row:
    """An article's row with its runs and blocks, most of it, as bare numbers."""
    runs = [n for run in article.runs for n in (run.start, run.page_start, run.length)]
    blocks = [n for block in article.blocks for n in (block.start, block.end)]
    roles = [block.role for block in article.blocks]
    return {**as_row(replace(article, runs=(), blocks=())), "runs": runs, "blocks": blocks, "roles": roles}


def _unpacked(row: Row) -> Article:
    roles = _same_roles(tuple(row.pop("roles")))
    row["runs"], row["blocks"] = Columns(Run, row["runs"]), Columns(Block, row["blocks"], roles)
    return _article(row)


@lru_cache(maxsize=1024)
def _same_roles(roles: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all articles built alike."""
    return tuple(map(intern, roles))


def _shared(column: Sequence[Any]) -> Sequence[Any]:
    """The values, equal words and equal small numbers each one object."""
    kinds = set(map(type, column))
    if kinds == {str}:
        return list(map(intern, column))
    if kinds == {int} and max(column) < _MANY:
        return list(map(_NUMBERS.__getitem__, column))
    return [intern(value) if type(value) is str else value for value in column]


def article_from(row: Row) -> Article:
    """An article from its fields as plain lists and dictionaries."""
    blocks = tuple(Block(**b) for b in row["blocks"])
    return _article({**row, "blocks": blocks, "runs": tuple(Run(**r) for r in row["runs"])})


def _article(row: Row) -> Article:
    """An article from its fields, blocks and runs made already; the row is used up."""
    row["id"], row["page"] = intern(row["id"]), intern(row["page"])
    row["byline"] = tuple([Credit(**credit) for credit in row["byline"]])
    row["repairs"] = tuple(row["repairs"])
    row["reprint_passage"] = tuple(passage) if (passage := row.get("reprint_passage")) else None
    return _make_article(**row)


def fact_from(row: Row) -> Fact:
    """A fact from its fields as plain dictionaries."""
    nested = {
        "subject": Mention(**row["subject"]),
        "object": Mention(**row["object"]),
        "evidence": Evidence(**row["evidence"]),
    }
    return Fact(**{**row, **nested})
