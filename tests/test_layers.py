"""Imports point one way, in the order in which data flows; heavy libraries stay behind their walls."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

ORDER = (
    "errors settings progress parallel making columns model script schema text sketches lexicon words spacing misreadings gazetteer towns preloaded readers articles lexer tokens nlp mentions names facts "
    "entities reading jumps reprints statements conflicts graph rdf html exports store pipeline make serve evaluate cli __main__"
).split()
# readers asks the articles' patterns for numerals; a graph gives its own RDF (`graph.store`, `graph.rdf`), which is made of it
ALLOWED = {("readers", "articles"), ("graph", "rdf")}
WALLS = {
    "lxml": {"readers"},
    "pypdfium2": {"readers"},
    "docx": {"readers"},
    "spacy": {"nlp", "tokens", "pipeline"},  # the last two name its types alone
    "onnxruntime": {"lexer"},
    "networkx": {"graph", "exports"},
    "rdflib": {"rdf", "graph"},  # graph names their types alone
    "pyoxigraph": {"rdf", "graph", "serve", "cli"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "oxrdflib": {"rdf"},
    "pypinyin": {"rdf"},
    "pyvis": {"html"},
    "click": {"cli"},
    "sqlite3": {"store"},
    "filelock": {"make"},
    "multiprocessing": {"parallel", "serve"},
    "rich": {"cli"},
    "pyarrow": {"exports"},
    "pandas": {"graph"},
    "orjson": {"exports", "html", "rdf", "reading"},
}
FILES = sorted((ROOT / "kg").rglob("*.py"))


def layer(path) -> str:  # type: ignore[no-untyped-def]
    parts = path.relative_to(ROOT / "kg").parts
    return str(parts[0].removesuffix(".py"))


def imports(path) -> list[str]:  # type: ignore[no-untyped-def]
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{alias.name}" if node.module == "kg" else node.module for alias in node.names]
    return found


@pytest.mark.parametrize("path", [p for p in FILES if layer(p) != "__init__"], ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_one_way(path) -> None:  # type: ignore[no-untyped-def]
    here = layer(path)
    assert here in ORDER
    for name in imports(path):
        if name.startswith("kg."):
            other = name.split(".")[1]
            assert ORDER.index(other) <= ORDER.index(here) or (here, other) in ALLOWED, f"{here} imports {other}"
        elif name.split(".")[0] in WALLS:
            assert here in WALLS[name.split(".")[0]], f"{here} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_what_lives_in_it(path) -> None:  # type: ignore[no-untyped-def]
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted((ROOT / "kg" / "data").glob("*.tsv")), ids=lambda p: p.name)
def test_every_word_list_names_its_source(path) -> None:  # type: ignore[no-untyped-def]
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert "ource" in " ".join(head)


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        # what it starts with is what a build waits for that finds no page changed
        ("kg.make", "spacy onnxruntime networkx docx pypdfium2 pyvis scipy rdflib"),
        ("kg.html", "pyvis IPython networkx"),
    ],
)
def test_what_few_need_is_imported_late(module: str, absent: str) -> None:
    code = f"import sys, {module}; print(*(name for name in {absent.split()} if name in sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not found.stdout.split()


def test_pages_are_read_without_spacy() -> None:
    """Loading it takes a second of every build; only a model or a list of words needs it."""
    code = (
        "import sys; from kg import build; from kg.model import Page; "
        "build([Page('p.txt', '# 市总送清凉\\n\\n6月30日，杭州市总工会主席李小明到西湖区调研。')]); print('spacy' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
