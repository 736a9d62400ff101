"""IRIs, literals and nodes: what RDF is made of, as plain values that every writer can put down."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import quote

from kg.errors import InputError
from kg.graph import BASE_IRI

BASE = BASE_IRI
KG = "https://kg.example/ns#"
DCT, FOAF, OA = "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/oa#"
ORG, OWL, PROV = "http://www.w3.org/ns/org#", "http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/prov#"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA, SH = "https://schema.org/", "http://www.w3.org/ns/shacl#"
SKOS, XSD = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2001/XMLSchema#"
# The vocabularies that files declare and queries need not.
VOCABULARIES = {
    "dct": DCT, "foaf": FOAF, "kg": KG, "oa": OA, "org": ORG, "owl": OWL, "prov": PROV, "rdf": RDF, "rdfs": RDFS,
    "schema": SCHEMA, "sh": SH, "skos": SKOS, "xsd": XSD,
}  # fmt: skip
# The folders under the base, each with its prefix: person:%E5%BA%84… is shorter than the whole IRI.
FOLDERS = {
    "organisation": "Organisation/", "person": "Person/", "place": "Place/", "programme": "Programme/",
    "article": "article/", "newspaper": "newspaper/", "page": "page/", "post": "post/", "quote": "quote/",
    "role": "role/", "run": "run/", "statement": "statement/",
}  # fmt: skip
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\[\]_a-z~]*")


class Iri(str):
    """An absolute IRI; ASCII only, whatever the name that it was made of.

    `short` is its prefixed name, where who made it knew one that needs no escape: writers look up the others.
    """

    __slots__ = ("short",)
    short: str | None

    def __new__(cls, iri: str, short: str | None = None) -> Iri:
        self = super().__new__(cls, iri)
        self.short = short
        return self


class Literal(NamedTuple):
    """A text with a language or a datatype; a plain string has neither."""

    text: str
    language: str | None = None
    datatype: Iri | None = None


Term = Iri | Literal
Row = tuple[Iri, Term]


class Node(NamedTuple):
    """A subject with its rows of predicate and object, in the order in which they are written."""

    iri: Iri
    rows: tuple[Row, ...]


def node(iri: Iri, rows: Iterable[tuple[Iri, Term | None]]) -> Node:
    """A node of the rows that have a value, each once."""
    return Node(iri, tuple(dict.fromkeys([row for row in rows if row[1] is not None])))  # type: ignore[misc]


@cache
def term(curie: str) -> Iri:
    """The IRI that a name such as `org:Membership` abbreviates.

    >>> term("kg:holdsPost")
    'https://kg.example/ns#holdsPost'
    """
    prefix, _, name = curie.partition(":")
    return Iri(VOCABULARIES[prefix] + name, curie)


def prefixes(base: str = BASE) -> dict[str, str]:
    """Every known prefix and what it stands for."""
    return {"": base} | VOCABULARIES | {name: base + folder for name, folder in FOLDERS.items()}


def checked_base(base: str) -> str:
    """A base that IRIs can be put under: absolute, plain, ending in `/` or `#`.

    >>> checked_base("https://data.example.org/gonghui")
    'https://data.example.org/gonghui/'

    Raises
    ------
    InputError
        The text is no absolute IRI.
    """
    if not _BASE.fullmatch(base):
        raise InputError(f"{base!r} is no base for IRIs: expected one such as https://example.org/id/.")
    return base if base.endswith(("/", "#")) else base + "/"


@lru_cache(maxsize=1 << 14)
def identify(base: str, folder: str, name: str) -> Iri:
    """The IRI of a thing: everything but letters, digits and `-._~` percent-encoded, so that no tool trips over it."""
    try:
        local = "".join(map(_ENCODED.__getitem__, name))
    except UnicodeEncodeError as error:
        raise lone_surrogate(name, folder) from error
    prefix = _PREFIXES.get(folder)
    return Iri(f"{base}{folder}/{local}", f"{prefix}:{local}" if prefix and not _NOT_LOCAL.search(local) else None)


class _Encoded(dict[str, str]):
    """Characters as IRIs have them; each is worked out when it is first met."""

    def __missing__(self, character: str) -> str:
        self[character] = encoded = quote(character, safe="")
        return encoded


_ENCODED = _Encoded()
_PREFIXES = {folder.removesuffix("/"): name for name, folder in FOLDERS.items()}
# What a percent-encoded name may hold and the local part of a prefixed name may not, not without an escape.
_NOT_LOCAL = re.compile(r"\A(?:[-.]|\Z)|~|\.(?:\.|\Z)")


def lone_surrogate(text: str, where: str) -> InputError:
    """The error for half a character, which bad decoding leaves and RDF has no place for."""
    at = next(k for k, c in enumerate(text) if "\ud800" <= c <= "\udfff")
    shown = text.encode("utf-8", "replace").decode()
    return InputError(
        f"{where} holds half a character (U+{ord(text[at]):04X}) at {at} of {shown!r}: "
        "RDF holds whole ones; give the page in its right encoding and build again."
    )


def chinese(words: str | None) -> Literal | None:
    """Words in Chinese; nothing for none."""
    return Literal(words, language="zh") if words else None


def plain(words: str | None) -> Literal | None:
    """A string without a language; nothing for none."""
    return Literal(words) if words else None


@lru_cache(maxsize=1 << 14)
def integer(number: int) -> Literal:
    return Literal(str(number), datatype=_INTEGER)


@lru_cache(maxsize=1 << 10)
def decimal(number: float) -> Literal:
    """A decimal in XSD's canonical form, which readers that normalise leave alone."""
    return Literal(f"{number:.3f}".rstrip("0") + "0" * number.is_integer(), datatype=_DECIMAL)


@lru_cache(maxsize=1 << 14)
def date(iso: str | None) -> Literal | None:
    """A day, a month or a year, as exact as the text that gives it."""
    return Literal(iso, datatype=_DATES.get(len(iso), _DAY)) if iso else None


_INTEGER, _DECIMAL, _DAY = term("xsd:integer"), term("xsd:decimal"), term("xsd:date")
_DATES = {4: term("xsd:gYear"), 7: term("xsd:gYearMonth")}
