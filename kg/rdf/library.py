"""Named queries: files in `queries`, each a whole query that runs as it stands.

Its first two lines say in Chinese and English what it asks. A line `VALUES ?body { "…"@zh }  # body: …` is a parameter
with its default; a value given takes the default's place as a literal of the same kind, so no value can end the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kg.errors import NotFound, QueryError
from kg.rdf.terms import Literal
from kg.rdf.writers import quoted

_PARAMETER = re.compile(
    r'^(?P<head>\s*VALUES \?(?P<name>\w+) \{ )(?:"(?P<text>[^"]*)"(?:@(?P<language>\w+))?|(?P<number>[\d.]+))'
    r"(?P<tail> \}  # (?P=name): (?P<gloss>.+))$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query takes."""

    name: str
    default: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Named:
    """A query of the library."""

    name: str
    zh: str
    en: str
    sparql: str

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        found = _PARAMETER.finditer(self.sparql)
        return tuple(Parameter(m["name"], m["number"] or m["text"] or "", m["gloss"]) for m in found)

    def with_values(self, values: Mapping[str, str]) -> str:
        """The query with values in place of the defaults.

        >>> 'VALUES ?person { "\\\\"}"@zh }' in library()["posts"].with_values({"person": '"}'})
        True

        Raises
        ------
        NotFound
            The query has no parameter of a name.
        QueryError
            A number is wanted and something else given.
        """
        known = [p.name for p in self.parameters]
        if wrong := sorted(set(values) - set(known)):
            told = f"it takes {', '.join(known)}" if known else "it takes none"
            raise NotFound(f"the query {self.name} has no parameter {wrong[0]!r}: {told}.")
        return _PARAMETER.sub(lambda m: _filled(m, values), self.sparql)


@lru_cache(maxsize=1)
def library() -> dict[str, Named]:
    """The named queries by name."""
    found = {}
    for file in sorted(files("kg.rdf").joinpath("queries").iterdir(), key=lambda f: f.name):
        name, _, suffix = file.name.rpartition(".")
        if suffix == "rq":
            text = file.read_text(encoding="utf-8")
            zh, en = (line.removeprefix("# ") for line in text.splitlines()[:2])
            found[name] = Named(name, zh, en, text)
    return found


def _filled(parameter: re.Match[str], values: Mapping[str, str]) -> str:
    given = values.get(parameter["name"])
    if given is None:
        return parameter.group()
    if parameter["number"]:
        if not re.fullmatch(r"\d+(\.\d+)?", given):
            raise QueryError(f"the parameter {parameter['name']} is {given!r}: expected a number.")
        return f"{parameter['head']}{given}{parameter['tail']}"
    language = f"@{parameter['language']}" if parameter["language"] else ""
    return f"{parameter['head']}{quoted(Literal(given))}{language}{parameter['tail']}"
