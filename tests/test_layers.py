"""Imports point one way, and heavy libraries stay out of `import kg`."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import kg

HOME = Path(kg.__file__).parent


def _stages_used(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module]
    return {name.split(".")[1] for name in names if name.startswith("kg.")}


def test_stages_import_one_way() -> None:
    uses: dict[str, set[str]] = {}
    for path in sorted(HOME.rglob("*.py")):
        stage = path.relative_to(HOME).parts[0].removesuffix(".py")
        if stage not in ("__init__", "__main__"):
            uses.setdefault(stage, set()).update(_stages_used(path) - {stage})
    TopologicalSorter(uses).prepare()  # raises CycleError, which names the stages, where imports go in a circle


def test_import_is_silent_and_light() -> None:
    code = "import sys, kg; sys.exit(bool({'spacy', 'networkx', 'rdflib', 'onnxruntime'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
