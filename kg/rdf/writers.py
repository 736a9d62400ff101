"""Nodes to the text of a file, piece by piece: no format needs the graph a second time in memory.

The writers are our own because the libraries' do not serve: rdflib's need the whole graph in its store; Oxigraph's
order prefixes by chance, lower-case `zh-Latn`, give JSON-LD no context and put into RDF/XML what XML forbids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kg.errors import InputError
from kg.rdf.frames import Filled, Frame
from kg.rdf.terms import BASE, RDF, XSD, Iri, Literal, Node, Term, lone_surrogate, prefixes

Graphs = Iterable[tuple[Iri | None, Iterable[Node]]]
# What N-Triples wants escaped, and what line-minded readers take for a line's end.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LOCAL = re.compile(r"(?:[A-Za-z0-9_]|%[0-9A-F]{2})(?:[A-Za-z0-9_-]|%[0-9A-F]{2}|\.(?=[A-Za-z0-9_%-]))*")
REMEMBERED = 1 << 13  # short names of IRIs
_TYPE = RDF + "type"
_BARE = {XSD + "integer"}


def n_triples(nodes: Iterable[Node]) -> Iterator[str]:
    """One triple a line."""
    for n in nodes:
        start = f"<{n.iri}> <"
        yield "".join([f"{start}{predicate}> {_long(value)} .\n" for predicate, value in n.rows])


def n_quads(graphs: Graphs) -> Iterator[str]:
    """One quad a line."""
    for name, nodes in graphs:
        end = f" <{name}> .\n" if name else " .\n"
        for n in nodes:
            yield "".join(f"<{n.iri}> <{predicate}> {_long(value)}{end}" for predicate, value in n.rows)


def turtle(parts: Iterable[Node | Filled], *, base: str = BASE) -> Iterator[str]:
    """Turtle, a paragraph a node."""
    names = Turtle(base)
    yield names.header()
    yield from map(names.paragraphs, parts)


def trig(graphs: Graphs, *, base: str = BASE) -> Iterator[str]:
    """TriG: the unnamed graph as Turtle, each other in braces."""
    names = Turtle(base)
    yield names.header()
    for graph, nodes in graphs:
        if graph is None:
            yield from ("\n" + _block(n, names, "") for n in nodes)
            continue
        yield f"\n{names.of(graph)} {{\n"
        yield from (_block(n, names, "  ") for n in nodes)
        yield "}\n"


def rdf_xml(nodes: Iterable[Node], *, base: str = BASE) -> Iterator[str]:
    """RDF/XML.

    Raises
    ------
    InputError
        A text holds a character that XML 1.0 forbids.
    """
    spaces = {name: iri for name, iri in sorted(prefixes(base).items()) if name and not iri.startswith(base)}
    declared = "".join(f"\n  xmlns:{name}={quoteattr(iri)}" for name, iri in spaces.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    tags = {iri: name for name, iri in spaces.items()}
    for n in nodes:
        yield f"<rdf:Description rdf:about={quoteattr(n.iri)}>\n"
        for predicate, value in n.rows:
            cut = max(predicate.rfind("#"), predicate.rfind("/")) + 1
            yield _element(f"{tags[predicate[:cut]]}:{predicate[cut:]}", value, n.iri)
        yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def json_ld(nodes: Iterable[Node], *, base: str = BASE) -> Iterator[str]:
    """JSON-LD with a context of prefixes; one node a line."""
    names = Turtle(base)
    context = {"id": "@id", "type": "@type"} | {k: v for k, v in sorted(prefixes(base).items()) if k}
    yield '{"@context": ' + json.dumps(context, ensure_ascii=False) + ',\n"@graph": [\n'
    for k, n in enumerate(nodes):
        yield (",\n" if k else "") + json.dumps(_object(n, names), ensure_ascii=False)
    yield "\n]}\n"


class Turtle:
    """Terms and nodes as Turtle has them, IRIs abbreviated by the known prefixes."""

    def __init__(self, base: str) -> None:
        self.known = dict(sorted(prefixes(base).items()))
        self._of = {iri: name for name, iri in self.known.items()}
        self._looked_up = lru_cache(maxsize=REMEMBERED)(self._name)
        self.paragraph = lru_cache(maxsize=REMEMBERED)(self._paragraph)
        self._paragraphs = cache(self._paragraphs_of)

    def header(self) -> str:
        return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in self.known.items())

    def of(self, iri: str) -> str:
        """prefix:name, if the name needs no escape."""
        return getattr(iri, "short", None) or self._looked_up(iri)

    def _name(self, iri: str) -> str:
        if iri.startswith("_:"):  # SHACL wants the node of a path blank; the graph itself has none
            return iri
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        name = self._of.get(iri[:cut])
        return f"{name}:{iri[cut:]}" if name is not None and _LOCAL.fullmatch(iri, cut) else f"<{iri}>"

    def _paragraph(self, predicates: tuple[Iri, ...], indent: str) -> str:
        """A node with these predicates, `%s` in place of its IRI and of each value: predicates that follow each other
        are told once.
        """
        words = ["a" if predicate == _TYPE else self.of(predicate).replace("%", "%%") for predicate in predicates]
        said = (
            ", %s" if word == before else f"{' ' if before is None else f' ;{chr(10)}{indent}  '}{word} %s"
            for before, word in zip([None, *words], words, strict=False)
        )
        return f"{indent}%s{''.join(said)} .\n"

    def term(self, value: Term) -> str:
        if isinstance(value, Iri):
            return self.of(value)
        text, language, datatype = value
        if _ESCAPED.search(text):
            text = _ESCAPED.sub(_escape, text)
        if language:
            return f'"{text}"@{language}'
        if datatype is None:
            return f'"{text}"'
        return text if datatype in _BARE else f'"{text}"^^{self.of(datatype)}'

    def paragraphs(self, part: Node | Filled) -> str:
        """A node, or the nodes of a frame."""
        return "\n" + _block(part, self, "") if type(part) is Node else self._filled(part)  # type: ignore[arg-type]

    def _filled(self, filled: Filled) -> str:
        text, values_of = self._paragraphs(filled.frame)
        return text % values_of([(type(value) is Iri and value.short) or self.term(value) for value in filled.values])

    def _paragraphs_of(self, frame: Frame) -> tuple[str, Callable[[Sequence[str]], tuple[str, ...]]]:
        """The text of a frame, `%s` in place of each gap, and what finds the values of the gaps one after another."""
        marks = [Iri(mark, mark) for mark in (f"\0{number}\0" for number in range(frame.gaps))]
        text = "".join("\n" + _block(n, self, "") for n in Filled(frame, marks).nodes())
        said, numbers = text.replace("%", "%%").split("\0")[::2], text.split("\0")[1::2]
        return "%s".join(said), itemgetter(*map(int, numbers))


def _block(n: Node, names: Turtle, indent: str) -> str:
    """A node's paragraph."""
    text = names.paragraph(tuple([predicate for predicate, _ in n.rows]), indent)
    told = [(type(value) is Iri and value.short) or names.term(value) for _, value in n.rows]
    return text % (n.iri.short or names.of(n.iri), *told)


def _long(value: Term) -> str:
    """A term as N-Triples has it."""
    if type(value) is not Literal:
        return f"<{value}>"
    text, language, datatype = value
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(_escape, text)
    if language:
        return f'"{text}"@{language}'
    return f'"{text}"^^<{datatype}>' if datatype else f'"{text}"'


def quoted(value: Literal) -> str:
    text = value.text
    return f'"{_ESCAPED.sub(_escape, text) if _ESCAPED.search(text) else text}"'


def _escape(found: re.Match[str]) -> str:
    c = found.group()
    if "\ud800" <= c <= "\udfff":
        raise lone_surrogate(found.string, "a text")
    return _SHORT.get(c) or f"\\u{ord(c):04X}"


def _element(tag: str, value: Term, subject: Iri) -> str:
    if not isinstance(value, Literal):
        return f"  <{tag} rdf:resource={quoteattr(value)}/>\n"
    if bad := _NOT_XML.search(value.text):
        raise InputError(
            f"RDF/XML has no place for the character U+{ord(bad.group()):04X} in {tag} of <{subject}>: "
            "write Turtle, N-Triples or JSON-LD, which have."
        )
    if _SURROGATE.search(value.text):
        raise lone_surrogate(value.text, tag)
    kind = f' xml:lang="{value.language}"' if value.language else ""
    kind = f" rdf:datatype={quoteattr(value.datatype)}" if value.datatype else kind
    # a bare carriage return would be read as a line feed
    return f"  <{tag}{kind}>{escape(value.text, {chr(13): '&#13;'})}</{tag}>\n"


def _object(n: Node, names: Turtle) -> dict[str, Any]:
    out: dict[str, Any] = {"id": names.of(n.iri).strip("<>")}
    for predicate, rows in groupby(n.rows, key=lambda row: row[0]):
        values = [value for _, value in rows]
        if predicate == _TYPE:
            out["type"] = [names.of(str(value)).strip("<>") for value in values]
        else:
            out.setdefault(names.of(predicate).strip("<>"), []).extend(_json(value, names) for value in values)
    return out


def _json(value: Term, names: Turtle) -> Any:
    if not isinstance(value, Literal):
        return {"id": names.of(value).strip("<>")}
    if _SURROGATE.search(value.text):
        raise lone_surrogate(value.text, "a text")
    if value.language:
        return {"@value": value.text, "@language": value.language}
    if value.datatype is None:
        return value.text
    return int(value.text) if value.datatype in _BARE else {"@value": value.text, "@type": names.of(value.datatype)}
