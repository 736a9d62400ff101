"""What the README shows is what one gets."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main, predicate_table
from kg.exports import EXPORTERS, write_all
from kg.settings import SETTINGS, Row
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(mark: str) -> str:
    found = re.search(rf"<!-- {mark} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, mark
    return found.group(1)


def test_the_query_and_its_answer(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_all(corpus, tmp_path)
    result = CliRunner().invoke(main, ["query", block("query"), "--output", str(tmp_path)])
    assert result.output.strip() == block("answer").strip()


def test_the_snippet_and_what_it_prints(corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    write_all(corpus, tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(block("python"), {})
    assert printed.getvalue().strip() == block("printed").strip()


def test_the_predicates() -> None:
    assert predicate_table() in README


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_every_verb_is_told(verb: str) -> None:
    assert f"kg {verb}" in README


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_the_settings(row: Row) -> None:
    option = {p.name: p.opts[0] for p in main.commands["build"].params}[row.name]
    assert f"| `{row.name}` | `{option}` | {row.help} |" in README


@pytest.mark.parametrize("suffix", EXPORTERS)
def test_every_format_is_told(suffix: str) -> None:
    assert f"`{suffix}`" in README


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
