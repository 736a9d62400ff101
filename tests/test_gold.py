"""Quality has a floor that only rises, over gold pages that must not change unseen; and builds are reproducible."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.evaluate import below, evaluate
from tests.conftest import ROOT, SETS

FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text(encoding="utf-8"))
GOLD = {name: gold for name, (_, gold) in SETS.items()}


@pytest.mark.parametrize("which", SETS)
def test_no_figure_is_under_its_floor(which: str, request) -> None:  # type: ignore[no-untyped-def]
    scores = evaluate(request.getfixturevalue(which), GOLD[which])
    assert below(scores, FLOORS[which]) == []


def test_the_gold_is_what_the_floors_were_measured_on() -> None:
    digest = hashlib.sha256()
    for folder in GOLD.values():
        for path in sorted(folder.glob("*.json")):
            digest.update(path.read_bytes())
    assert digest.hexdigest()[:16] == FLOORS["gold"]


@pytest.mark.parametrize("which", SETS)
def test_every_quote_stands_in_its_article(which: str, request) -> None:  # type: ignore[no-untyped-def]
    graph = request.getfixturevalue(which)
    for statement in graph.statements:
        assert statement.evidence
        for article, evidence in graph.evidence(statement):
            assert article.text[evidence.start : evidence.end] == evidence.text
    for entity in graph.entities:
        for m in entity.mentions:
            assert graph.article(m.article).text[m.start : m.end] == m.text


SCRIPT = """
import sys
from pathlib import Path
from kg.exports import write_all
from kg.pipeline import build
from kg.readers import read
pages = read(sys.argv[1])
write_all(build(pages[::-1] if sys.argv[3] == "back" else pages, jobs=int(sys.argv[4])), sys.argv[2])
"""


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    """Whatever the hash seed, the order of the pages and the number of processes."""
    script = tmp_path / "build.py"
    guarded = f"if __name__ == '__main__':\n{''.join('    ' + line + chr(10) for line in SCRIPT.splitlines())}"
    script.write_text(guarded, encoding="utf-8")
    made = []
    for seed, order, jobs in (("0", "on", "1"), ("7", "back", "2")):
        out = tmp_path / f"out{seed}"
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, str(script), str(ROOT / "corpus"), str(out), order, jobs]
        subprocess.run(command, env=environment, check=True, cwd=ROOT)
        made.append({path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()})
    assert made[0] == made[1]
