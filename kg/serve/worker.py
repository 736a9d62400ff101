"""The process that answers queries: it can be killed in the middle of one, and the server lives on."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf import run

MEMORY = 4 << 30  # bytes a query may take beyond what the process has: sorting a cross product takes all there is
RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the media types that its asker takes, the dearest first."""

    sparql: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP status, a media type and a body."""

    status: int
    kind: str
    body: bytes


def said(status: int, sentence: str) -> Reply:
    """A reply that is one sentence."""
    return Reply(status, "text/plain; charset=utf-8", (sentence + "\n").encode("utf-8", "replace"))


def work(connection: Connection, store: str, base: str, most: int) -> None:
    """Answer questions until the other end is gone; `most` is how many bytes an answer may have."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the server ends its workers itself
    opened = ox.Store.read_only(store)
    _bound_memory()
    connection.send(None)
    with suppress(EOFError, OSError):
        while True:
            connection.send(answer(opened, connection.recv(), base=base, most=most))


def answer(store: ox.Store, question: Question, *, base: str, most: int) -> Reply:
    """The reply to one question."""
    out = _Bounded(most)
    try:
        found = run(store, question.sparql, base=base)
        table = GRAPHS if isinstance(found, ox.QueryTriples) else RESULTS
        kind = chosen(question.accepted, tuple(table))
        if kind is None:
            return said(406, f"an answer of this kind comes as one of {', '.join(table)}.")
        found.serialize(out, format=table[kind])  # type: ignore[arg-type]
    except QueryError as error:
        return said(400, str(error))
    except _TooLarge:
        return said(
            500, f"the answer is larger than {most >> 20} MB: add a LIMIT, or start kg serve with a larger --max-mb."
        )
    except OSError as error:
        return said(500, f"the query could not be answered: {error}.")
    return Reply(200, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, b"".join(out.pieces))


def chosen(accepted: Sequence[str], offered: Sequence[str]) -> str | None:
    """The first media type offered that the dearest accepted one fits."""
    for wanted in accepted:
        major = wanted.removesuffix("*") if wanted.endswith("/*") else None
        for kind in offered:
            if wanted in ("*/*", kind) or (major and kind.startswith(major)):
                return kind
    return None


class _TooLarge(Exception):
    """The answer grew over its bound."""


class _Bounded:
    """A file that keeps what is written to it, up to a bound."""

    def __init__(self, most: int) -> None:
        self.pieces: list[bytes] = []
        self._left = most

    def write(self, piece: bytes) -> int:
        self._left -= len(piece)
        if self._left < 0:
            raise _TooLarge
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        pass


def _bound_memory() -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system has such bounds
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            now = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
