"""What a user may set of a build, in `kg.toml` beside the pages or on the command line: one row each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import InputError

FILE = "kg.toml"
PAGE_HOLDS = 20_000  # entities in graph.html: with more a browser takes seconds to open it


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a build; `jobs` None is as many as there are cores."""

    output: Path = Path("output")
    formats: tuple[str, ...] = ()
    base_iri: str | None = None
    strict: bool = False
    jobs: int | None = None
    model: str | None = None
    words: Path | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One setting: its field of `Settings`, kind, group in the help, and what it does, in a sentence."""

    name: str
    kind: type
    group: str
    help: str
    short: str | None = None
    metavar: str | None = None


# Every setting; the command line, `kg.toml` and the help follow.
SETTINGS: tuple[Row, ...] = (
    Row("output", Path, "What is written", "Folder to write the graph to; in kg.toml relative to that file.", "o"),
    Row(
        "formats", tuple, "What is written", "A format to write too, such as .graphml; may be repeated.",
        metavar="SUFFIX",
    ),
    Row("base_iri", str, "What is written", "What the IRIs of the RDF begin with.", metavar="IRI"),
    Row("strict", bool, "What is written", "Exit with 1, not 3, when a file could not be read."),
    Row("jobs", int, "How pages are read", "Processes to read pages with; as many as there are cores by default.", "j"),
    Row("encoding", str, "How pages are read", "Of text files that are neither Unicode nor GB18030: big5."),
    Row("model", str, "How pages are read", "Installed spaCy model, or a pipeline's folder, in place of the lexer."),
    Row("words", Path, "How pages are read", "File of names that are known: name, tab, type; a line each."),
)  # fmt: skip


def read_settings(corpus: Path, given: Mapping[str, Any] | None = None) -> Settings:
    """The settings for a corpus: those given, else those of its `kg.toml`, else the defaults.

    Parameters
    ----------
    corpus
        Folder of pages; a `kg.toml` in it is read.
    given
        Settings by name that outrank the file; None and empty ones say nothing.

    Raises
    ------
    InputError
        If the file is no TOML, or holds an unknown key or a value of the wrong kind.

    Examples
    --------
    >>> read_settings(Path("nowhere"), {"jobs": 2}).jobs
    2
    """
    told = {**_file(corpus / FILE), **{k: v for k, v in (given or {}).items() if v is not None and v != ()}}
    return replace(Settings(), **told)


def _file(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is no TOML: {error}.") from error
    rows = {row.name: row for row in SETTINGS}
    told = {}
    for key, value in table.items():
        if key not in rows:
            raise InputError(f"{path}: `{key}` is no setting: expected one of {', '.join(rows)}.")
        told[key] = _value(path, rows[key], value)
    return told


def _value(path: Path, row: Row, value: Any) -> Any:
    """A value as `Settings` holds it; a sentence if it is of another kind."""
    if row.kind is tuple and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if row.kind is Path and isinstance(value, str):
        return path.parent / value
    if row.kind in (str, bool) and type(value) is row.kind:
        return value
    if row.kind is int and type(value) is int and value > 0:
        return value
    wanted = {tuple: "a list of words", Path: "a path", str: "words", bool: "true or false", int: "a positive number"}
    raise InputError(f"{path}: `{row.name}` is {value!r}: expected {wanted[row.kind]}.")
