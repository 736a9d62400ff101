"""Another spaCy model in place of the lexer, a component of one's own, a list of names: none touches the package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result
from spacy.language import Language

from kg.cli import main
from kg.errors import InputError
from kg.nlp import Known, load_nlp, read_words

TEXT = "# 星火厂报喜\n\n本报讯（记者王芳）7月1日，星火机床厂厂长欧阳铁柱到望江镇参加“春晖行动”，职工们很高兴。\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "甲报_2024-07-01.txt").write_text(TEXT, encoding="utf-8")
    return folder


def entities(corpus: Path, *options: object) -> set[tuple[str, str]]:
    out = corpus.parent / "out"
    result = run("build", corpus, "--output", out, "-q", *options)
    assert result.exit_code == 0, result.output
    rows = map(json.loads, (out / "entities.jsonl").read_text(encoding="utf-8").splitlines())
    return {(row["type"], row["name"]) for row in rows}


def tiny() -> Language:
    """A model that knows three names by its own labels, and words by single characters."""
    nlp = spacy.blank("zh")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PERSON", "pattern": "欧阳铁柱"},
            {"label": "ORG", "pattern": "星火机床厂"},
            {"label": "GPE", "pattern": "望江镇"},
            {"label": "DATE", "pattern": "7月1日"},
        ]
    )
    nlp.meta["name"] = "tiny"
    return nlp


@pytest.mark.parametrize(
    ("label", "tag"),
    [("PERSON", "PER"), ("GPE", "LOC"), ("LOC", "LOC"), ("FAC", "LOC"), ("ORG", "ORG"), ("DATE", "TIME")],
)
def test_labels_of_a_model_become_the_lexers_tags(tmp_path: Path, label: str, tag: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": label, "pattern": "望江台"}])
    nlp.to_disk(tmp_path / "model")
    doc = load_nlp(tmp_path / "model")("我们到望江台去。")
    assert doc.text == "我们到望江台去。"
    assert ("望江台", tag) in {(token.text, token.tag_) for token in doc}


def test_a_saved_model_reads_the_pages(corpus: Path) -> None:
    tiny().to_disk(corpus.parent / "tiny")
    found = entities(corpus, "--model", corpus.parent / "tiny", "--jobs", "2")
    assert {("Person", "欧阳铁柱"), ("Organisation", "星火机床厂"), ("Place", "望江镇")} <= found


def test_an_installed_model_is_found_by_its_name(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = corpus.parent / "site"
    package = site / "zh_tiny"
    package.mkdir(parents=True)
    tiny().to_disk(package / "zh_tiny-0.1")
    (package / "meta.json").write_text((package / "zh_tiny-0.1" / "meta.json").read_text(encoding="utf-8"))
    meta = json.loads((package / "meta.json").read_text(encoding="utf-8"))
    (package / "meta.json").write_text(json.dumps({**meta, "lang": "zh", "name": "tiny", "version": "0.1"}))
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    )
    information = site / "zh_tiny-0.1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: zh_tiny\nVersion: 0.1\n")
    monkeypatch.syspath_prepend(str(site))
    assert ("Person", "欧阳铁柱") in entities(corpus, "--model", "zh_tiny", "--jobs", "1")


def test_a_component_of_ones_own_works_in_the_lexers_pipeline(corpus: Path) -> None:
    nlp = load_nlp()
    nlp.add_pipe("entity_ruler", config={"overwrite_ents": True}).add_patterns(
        [{"label": "Programme", "pattern": [{"TEXT": {"REGEX": "高兴$"}}], "id": "campaign"}]
    )
    nlp.to_disk(corpus.parent / "own")
    found = entities(corpus, "--model", corpus.parent / "own")
    assert ("Programme", "很高兴") in found
    assert ("Person", "王芳") in found


def test_a_list_of_names_outranks_the_rules(corpus: Path) -> None:
    words = corpus.parent / "names.tsv"
    words.write_text("# mine\n望江镇参加\tPlace\tvenue\n春晖行动\tProgramme\n", encoding="utf-8")
    assert ("Place", "望江镇参加") in entities(corpus, "--words", words)
    words.write_text("望江镇\tPlace\tvenue\n", encoding="utf-8")  # another list reads the pages anew
    found = entities(corpus, "--words", words)
    assert ("Place", "望江镇") in found
    assert ("Place", "望江镇参加") not in found


def test_the_list_works_from_python_and_with_a_model(tmp_path: Path) -> None:
    tiny().to_disk(tmp_path / "tiny")
    nlp = load_nlp(tmp_path / "tiny", words=[Known("春晖行动", "Programme", "campaign")])
    assert nlp("参加“春晖行动”").user_data["kg given"] == [(3, 7, "Programme", "campaign")]


@pytest.mark.parametrize("line", ["望江台", "望江台\tTown", "\tPlace", "望江台\tPlace\tpalace"])
def test_a_broken_list_says_where(tmp_path: Path, line: str) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(f"# x\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2: expected a name"):
        read_words(path)


def test_a_model_that_is_not_there_is_told(corpus: Path) -> None:
    result = run("build", corpus, "--output", corpus.parent / "out", "--model", "zh_core_web_none")
    assert result.exit_code == 2
    assert "no spaCy model 'zh_core_web_none' is installed" in result.output
