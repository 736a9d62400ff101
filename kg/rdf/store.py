"""The graph in an Oxigraph store, and questions to it."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.graph import KnowledgeGraph
from kg.rdf.describe import Describer
from kg.rdf.terms import BASE, XSD, Iri, Literal, Node, Term, node, prefixes
from kg.rdf.writers import n_triples, turtle

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
BATCH = 1 << 18  # characters handed to the store at a time
AHEAD = 8  # batches made before the store asks for them
_UPDATE = re.compile(
    r"(?:\s|PREFIX|BASE|\w*:)*\b(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE
)
_PLACE = re.compile(r"error at (\d+):(\d+): ")
# A query with its strings, IRIs and comments, where words mean nothing, or the word that reaches out of the graph.
_LEXED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^\s<>\"{}|\\^`]*>|#[^\n]*|[\w?$:]*[?$:]\w+|(?P<service>\bSERVICE\b)",
    re.IGNORECASE,
)


def store_of(graph: KnowledgeGraph) -> ox.Store:
    """The graph in an Oxigraph store in memory; keep it to ask more than one question."""
    store = ox.Store()
    load(store, Describer(graph).nodes())
    return store


def store_of_file(path: Path) -> ox.Store:
    """The Turtle file of a build in a store: faster than the graph's nouns, which must be read and described first.

    Raises
    ------
    InputError
        The file cannot be read, or is no Turtle.
    """
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE, lenient=True)
    except (SyntaxError, OSError) as error:
        raise InputError(f"{path} cannot be read as Turtle ({error}): run `kg build` again.") from error
    return store


def load(store: ox.Store, nodes: Iterable[Node]) -> None:
    """Put nodes into a store, as a stream of N-Triples: twice as fast as building its objects one by one."""
    store.bulk_load(_Stream(n_triples(nodes)), ox.RdfFormat.N_TRIPLES, lenient=True)  # type: ignore[arg-type]


class _Stream(io.RawIOBase):
    """Pieces of text as a binary file that is read once; they are made while the store takes in those before."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._batches: Queue[bytes | BaseException] = Queue(AHEAD)
        self._rest = b""
        self._ended = False
        Thread(target=self._make, args=(pieces,), daemon=True).start()

    def _make(self, pieces: Iterable[str]) -> None:
        try:
            batch, length = [], 0
            for piece in pieces:
                batch.append(piece)
                length += len(piece)
                if length > BATCH:
                    self._batches.put("".join(batch).encode())
                    batch, length = [], 0
            self._batches.put("".join(batch).encode())
            self._batches.put(b"")
        except BaseException as error:  # told to whoever reads
            self._batches.put(error)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if not self._rest and not self._ended:
            batch = self._batches.get()
            if isinstance(batch, BaseException):
                raise batch
            self._ended = not batch
            self._rest = batch
        if size < 0 or size >= len(self._rest):
            out, self._rest = self._rest, b""
        else:
            out, self._rest = self._rest[:size], self._rest[size:]
        return out


def run(store: ox.Store, sparql: str, *, base: str = BASE) -> Answer:
    """The answer of a store to a query whose prefixes need not be declared.

    Raises
    ------
    QueryError
        The query cannot be parsed, or asks another server by SERVICE.
    """
    if any(found.group("service") for found in _LEXED.finditer(sparql)):
        raise QueryError("the query asks another server (SERVICE), which kg never does: leave that part out.")
    try:
        return store.query(sparql, prefixes=prefixes(base))
    except SyntaxError as error:
        raise QueryError(f"the query cannot be parsed {_explained(str(error), sparql)}.") from error
    except UnicodeEncodeError as error:
        raise QueryError("the query holds half a character: give it as UTF-8.") from error


def _explained(words: str, sparql: str) -> str:
    """The parser's place and reason, without its tables of characters."""
    if update := _UPDATE.match(_LEXED.sub(" ", sparql)):
        return f"for it is an update ({update.group(1).upper()}): a build is read, never changed"
    place = _PLACE.match(words)
    if not place:
        return f"({words})"
    line, column = int(place.group(1)), int(place.group(2))
    lines = sparql.split("\n")
    before, rest = lines[line - 1][: column - 1], lines[line - 1][column - 1 :].strip()
    near = f"at {rest[:20]!r}" if rest else "at its end"
    reason = words[place.end() :]
    if "Prefix not found" in reason:
        name = re.search(r"([^\s<({\[;,.|/^]*):\S*\s*$", before)
        told = f"the prefix {name.group(1) if name else ''}: is neither declared nor known"
    elif found := re.search(r"(The SELECT [^,\]]+|[A-Z][a-z]+ [a-z][^,\[\]]{10,})", reason):
        told = found.group(1)[0].lower() + found.group(1)[1:]
    elif not rest and line == len(lines):
        told = "it ends before it is complete"
    else:
        options = re.findall(r'"((?:[^"\\]|\\.)+)"|\b([A-Za-z]{3,})\b', re.sub(r"\[[^\]]*\]+", "", reason))
        named = [a or b for a, b in options if (a or b) not in ("expected", "one")][:6]
        told = f"expected {' or '.join(named)}" if named else "something else is expected there"
    return f"in line {line}, column {column}, {near}: {told}"


def answer_turtle(answer: ox.QueryTriples, *, base: str = BASE) -> str:
    """The triples of a CONSTRUCT or DESCRIBE as Turtle, sorted."""
    nodes: dict[Iri, list[tuple[Iri, Term]]] = {}
    for triple in answer:
        nodes.setdefault(_iri(triple.subject), []).append((_iri(triple.predicate), _term(triple.object)))
    return "".join(turtle((node(iri, sorted(nodes[iri], key=str)) for iri in sorted(nodes)), base=base))


def _iri(found: Any) -> Iri:
    return Iri(found.value if isinstance(found, ox.NamedNode) else str(found))


def _term(found: Any) -> Term:
    if not isinstance(found, ox.Literal):
        return _iri(found)
    plain = found.language or found.datatype.value == XSD + "string"
    return Literal(found.value, found.language, None if plain else _iri(found.datatype))


def rows(answer: Answer) -> list[dict[str, Any]]:
    """An answer as Python values, one dictionary a row; ASK gives one row with `ask`.

    Integers, decimals, truth values and full dates become Python's own; IRIs and texts are strings,
    what is unbound None.
    """
    if isinstance(answer, ox.QueryBoolean):
        return [{"ask": bool(answer)}]
    if isinstance(answer, ox.QueryTriples):
        return [dict(zip(("subject", "predicate", "object"), map(value, t), strict=True)) for t in answer]
    names = [variable.value for variable in answer.variables]
    return [dict(zip(names, map(value, row), strict=True)) for row in answer]


def value(found: Any) -> Any:
    """A term as a Python value."""
    if not isinstance(found, ox.Literal):
        return None if found is None else found.value if isinstance(found, ox.NamedNode) else str(found)
    read = _READ.get(found.datatype.value)
    try:
        return read(found.value) if read else found.value
    except ValueError:
        return found.value


_READ: Mapping[str, Any] = {
    XSD + "integer": int,
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": "true".__eq__,
    XSD + "date": datetime.date.fromisoformat,
}
