"""The tutorial runs from its first cell to its last, and shows what its words say."""

from __future__ import annotations

import nbformat
from nbclient import NotebookClient

from tests.conftest import ROOT


def run() -> nbformat.NotebookNode:
    notebook = nbformat.read(ROOT / "tests" / "tutorial.ipynb", as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    return notebook


def test_the_tutorial_runs() -> None:
    notebook = run()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.get("name") == "stderr"], "a warning would puzzle the reader"
    text = "".join(output.get("text", "") + output.get("data", {}).get("text/plain", "") for output in outputs)
    assert "张铠" in text
    assert "张锐" in text, "the finding: one person, two spellings"
    assert "because" in text
    assert [output for output in outputs if "image/png" in output.get("data", {})], "the plot"


if __name__ == "__main__":  # shows the outputs in the file: python -m tests.test_tutorial
    executed = run()
    for cell in executed.cells:
        cell.metadata.clear()
    nbformat.write(executed, ROOT / "tests" / "tutorial.ipynb")
