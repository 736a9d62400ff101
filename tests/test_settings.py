"""Settings: kg.toml and the command line, which agree on names; a mistake is one sentence."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import InputError
from kg.settings import SETTINGS, Settings, read_settings

PAGE = "# 浙江工人日报\n\n2024年7月1日 星期一\n\n# 市总送清凉\n\n本报讯（记者王芳）6月30日，杭州市总工会主席李小明到西湖区调研。\n"


def test_every_setting_has_its_row_and_its_option() -> None:
    assert {row.name for row in SETTINGS} == {field.name for field in fields(Settings)}
    options = {parameter.name for parameter in main.commands["build"].params}
    assert {row.name for row in SETTINGS} <= options


def test_the_command_line_outranks_the_file(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text(
        'jobs = 3\nstrict = true\nformats = [".graphml"]\noutput = "built"\n', encoding="utf-8"
    )
    told = read_settings(tmp_path, {"jobs": 1, "model": None, "formats": ()})
    assert (told.jobs, told.strict, told.formats, told.output) == (1, True, (".graphml",), tmp_path / "built")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("jbos = 2", "`jbos` is no setting: expected one of output, formats,"),
        ("jobs = 0", "`jobs` is 0: expected a positive number."),
        ("jobs = true", "`jobs` is True: expected a positive number."),
        ('formats = ".json"', "expected a list of words"),
        ("strict = 1", "expected true or false"),
        ("jobs = = 2", "is no TOML"),
        ('formats = [".docx"]', "has no known format"),
    ],
)
def test_a_mistake_in_the_file_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "kg.toml").write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    if "docx" not in text:
        with pytest.raises(InputError, match=r"kg\.toml"):
            read_settings(tmp_path)
    result = CliRunner().invoke(main, ["build", str(tmp_path), "--output", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert words in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_formats_of_the_file_are_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "kg.toml").write_text('formats = [".nodes.csv", ".cypher"]\noutput = "built"\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "built" / "graph.nodes.csv").is_file()
    assert (tmp_path / "built" / "graph.cypher").is_file()


def test_help_groups_the_options() -> None:
    words = CliRunner().invoke(main, ["build", "--help"]).output
    at = [words.index(heading) for heading in ("What is written:", "How pages are read:", "This run alone:")]
    assert at == sorted(at)
    assert words.index("--jobs") > at[1]
    assert words.index("--fresh") > at[2]
    assert "kg.toml" in words
