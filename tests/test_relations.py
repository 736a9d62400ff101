"""Sentences with the statements that they must give, and those that they must not: tests/sentences/relations.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kg.schema import PREDICATES
from tests.conftest import ROOT
from tests.test_facts import said


def sentences() -> Iterator[tuple[str, list[str]]]:
    """Each text of the file, and the lines of statements below it; `\\n` in a text begins a paragraph."""
    text = (ROOT / "tests" / "sentences" / "relations.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n{2,}", text):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            yield lines[0].replace("\\n", "\n"), lines[1:]


@pytest.mark.parametrize(("text", "lines"), list(sentences()))
def test_statements(nlp, article, text: str, lines: list[str]) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    told = set()
    for f in accepted:
        told |= {(f.subject.name, f.predicate, f.object.name), (f.subject.name, f.predicate, f.object.name, f.title)}
        if PREDICATES[f.predicate].symmetric:
            told.add((f.object.name, f.predicate, f.subject.name))
    for line in lines:
        statement = tuple(part.strip() for part in line[1:].split("|"))
        assert (statement in told) == line.startswith("+"), line
