"""`kg why` says it of any pair of names; `kg judge` records a decision that outlives rebuilds."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

PAGES = {
    "西湖日报_2024-07-01.txt": "# 市总工会送清凉\n\n本报讯（记者王芳）6月30日，杭州市总工会主席李小明到西湖区、余杭区调研。"
    "李小明说，杭州市要建好“清凉驿站”。\n\n# 新任厂长\n\n本报讯（记者王芳）东海市机床厂装配工赵志刚昨天获得表彰。\n",
    "金城晚报_2024-07-02.txt": "# 兰州市总工会慰问职工\n\n本报讯（记者孙丽）7月1日，兰州市总工会主席李小明到城关区调研，"
    "向职工送去慰问品。\n",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def built(tmp_path: Path) -> Path:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    assert run("build", tmp_path, "--output", out, "-q").exit_code == 0
    return out


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("杭州市总工会", "西湖区", "are two: an organisation and a place."),
        ("杭州市", "西湖区", "are two places: they are two divisions"),
        ("杭州市总工会", "兰州市总工会", "杭州市总工会 is of 杭州市 and 兰州市总工会 of 兰州市"),
        ("杭州市总工会", "市总工会", "are one organisation, 杭州市总工会: 市总工会 on 西湖日报_2024-07-01.txt: 市 is 杭州市"),
        ("孙丽", "王芳", "different names, and nothing says that one is a form of the other"),
        ("李小明", "李小明", "the posts of the one are in 浙江省, those of the other in 甘肃省, though both are called 李小明"),
        ("李小明（杭州市总工会）", "李小明（兰州市总工会）", "are two persons: "),
        ("李小明@金城晚报_2024-07-02", "李小明（兰州市总工会）", "are one person"),
    ],
)  # fmt: skip
def test_why_says_it_of_any_pair_in_one_sentence(built: Path, left: str, right: str, words: str) -> None:
    result = run("why", left, right, "--output", built)
    assert result.exit_code == 0, result.output
    assert words in result.output
    assert result.output.count("\n") == 1
    assert result.output.endswith(".\n")


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("没有的名字", "西湖区", "nothing in the graph is called 没有的名字"),
        ("杭州", "西湖区", "near it are 杭州市"),
        ("李小明", "王芳芳", "nothing in the graph is called 王芳芳"),
    ],
)
def test_a_name_that_does_not_exist_is_told(built: Path, left: str, right: str, words: str) -> None:
    result = run("why", left, right, "--output", built)
    assert result.exit_code == 2
    assert words in result.output


def test_a_namesake_must_be_named_clearly(built: Path) -> None:
    result = run("judge", "李小明", "王芳", "--different", "--corpus", built.parent, "--output", built)
    assert result.exit_code == 1 or result.exit_code == 2
    assert "李小明 is the name of 2 entities: Person/李小明" in result.output
    assert "@page" in result.output


def test_a_judgement_outlives_rebuilds_is_replaced_and_forgotten(built: Path) -> None:
    corpus = built.parent
    places = ("--corpus", corpus, "--output", built)

    def rebuilt() -> str:
        assert run("build", corpus, "--output", built, "-q").exit_code == 0
        return run("why", "杭州市", "西湖区", "--output", built).output

    told = run("judge", "杭州市", "西湖区", "--same", *places, "--note", "一处")
    assert told.output == "recorded: 杭州市 and 西湖区 are one; the next build follows it.\n"
    for _ in range(2):
        assert "are one place" in rebuilt()
    assert "a person recorded that 杭州市 and 西湖区 are the same and 一处" in rebuilt()
    assert "in place of: they are one" in run("judge", "西湖区", "杭州市", "--different", *places).output
    assert "are two places: a person recorded" in rebuilt()
    assert "forgotten: 西湖区 and 杭州市 are two" in run("judge", "杭州市", "西湖区", "--forget", *places).output
    assert "they are two divisions" in rebuilt()
    again = run("judge", "杭州市", "西湖区", "--forget", *places)
    assert again.exit_code == 2
    assert "no decision about 杭州市 and 西湖区 is recorded" in again.output


def test_namesakes_are_joined_by_their_bodies(built: Path) -> None:
    corpus = built.parent
    sides = ("李小明（杭州市总工会）", "李小明（兰州市总工会）")
    told = run("judge", *sides, "--same", "--corpus", corpus, "--output", built)
    assert "recorded: Person:李小明@" in told.output
    assert run("build", corpus, "--output", built, "-q").exit_code == 0
    assert "are one person" in run("why", *sides, "--output", built).output
    parted = run("judge", "李小明@西湖日报_2024-07-01", "李小明@金城晚报_2024-07-02", "--different",
                 "--corpus", corpus, "--output", built)  # fmt: skip
    assert "in place of: they are one" in parted.output
    assert run("build", corpus, "--output", built, "-q").exit_code == 0
    assert "are two persons: a person recorded" in run("why", "李小明", "李小明", "--output", built).output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("杭州市总工会", "西湖区", "--same"), "only things of one kind"),
        (("杭州市总工会", "没有的名字", "--same"), "nothing in the graph is called 没有的名字"),
        (("杭州市总工会", "市总工会", "--different"), "both stand for 杭州市总工会, so there is nothing to decide"),
        (("杭州市总工会", "西湖区", "--same", "--forget"), "one of --same, --different and --forget"),
    ],
)
def test_a_judgement_that_means_nothing_is_refused(built: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run("judge", *arguments, "--corpus", built.parent, "--output", built)
    assert result.exit_code == 1 or result.exit_code == 2
    assert words in result.output
    assert result.output.count("\n") == 1
    assert not (built.parent / "judgements.jsonl").exists()


def test_judgements_that_contradict_each_other_are_refused(built: Path) -> None:
    places = ("--corpus", built.parent, "--output", built)
    assert run("judge", "杭州市", "西湖区", "--same", *places).exit_code == 0
    assert run("judge", "西湖区", "余杭区", "--same", *places).exit_code == 0
    result = run("judge", "杭州市", "余杭区", "--different", *places)
    assert result.exit_code == 2
    assert "cannot be two things, since it is recorded that 杭州市 = 西湖区 and 西湖区 = 余杭区" in result.output


def test_without_a_build_a_judgement_is_recorded_as_it_stands(tmp_path: Path) -> None:
    result = run("judge", "甲", "乙", "--different", "--corpus", tmp_path, "--output", tmp_path / "none")
    assert result.exit_code == 0
    assert "holds no build" in result.output
