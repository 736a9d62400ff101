"""Every verb has help; a user's mistake is one sentence and an exit code; what is kept speeds the next build."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.conftest import ROOT

PAGE = "# 浙江工人日报\n\n2024年7月1日 星期一\n\n# 市总工会送清凉\n\n本报讯（记者王芳）6月30日，杭州市总工会主席李小明到西湖区调研。\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "甲报_2024-07-01.txt").write_text(PAGE, encoding="utf-8")
    out = folder / "out"
    assert run("build", folder, "--output", out).exit_code == 0
    return out


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_every_verb_has_help(verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert main.commands[verb].help


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "nowhere"], "is no folder"),
        (["inspect", "nowhere.txt"], "does not exist"),
        (["stats", "--output", "nowhere"], "run `kg build"),
        (["judge", "甲", "乙"], "one of --same"),
    ],
)
def test_a_mistake_is_one_sentence(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert "Traceback" not in result.output


def test_an_empty_folder(tmp_path: Path) -> None:
    result = run("build", tmp_path, "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert "holds no pages" in result.output


def test_a_bad_page_is_skipped_and_the_others_are_built(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "c.txt").write_text("", encoding="utf-8")
    (tmp_path / "d.txt").mkdir()
    out = tmp_path / "out"
    result = run("build", tmp_path, "--output", out)
    assert result.exit_code == 3
    rows = [json.loads(line) for line in (out / "skipped.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["path"] for row in rows] == ["b.txt", "c.txt", "d.txt"]
    assert "李小明" in (out / "entities.jsonl").read_text(encoding="utf-8")
    assert run("build", tmp_path, "--output", out, "--strict").exit_code == 1


def test_show_query_export_inspect(built: Path) -> None:
    assert "杭州市总工会" in run("show", "李小明", "--output", built).output
    rows = json.loads(
        run("query", "SELECT ?n WHERE { ?p a foaf:Person ; skos:prefLabel ?n }", "-o", built, "--format", "json").output
    )
    assert {"n": "李小明"} in rows
    assert run("query", "SELECT ?n WHERE {", "-o", built).exit_code == 2
    assert run("export", built / "g.graphml", "-o", built).exit_code == 0
    assert run("export", built / "g.xyz", "-o", built).exit_code == 2
    stages = {
        stage: run("inspect", built.parent / "甲报_2024-07-01.txt", "--stage", stage).output
        for stage in ("articles", "mentions", "facts")
    }
    for output in stages.values():
        assert [json.loads(line) for line in output.splitlines()]


def test_a_second_build_reads_nothing_and_gives_the_same(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (built / "statements.jsonl").read_bytes()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("read a page again")

    monkeypatch.setattr("kg.pipeline._readings", never)
    assert run("build", built.parent, "--output", built, "-q").exit_code == 0
    assert (built / "statements.jsonl").read_bytes() == before


def test_a_damaged_store_is_put_aside(built: Path) -> None:
    (built / ".kg" / "readings.sqlite").write_bytes(b"no database" * 1000)
    for extra in (built / ".kg").glob("readings.sqlite-*"):
        extra.unlink()
    assert run("build", built.parent, "--output", built, "-q").exit_code == 0
    assert (built / ".kg" / "readings.damaged").exists()


def test_floors(built: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"corpus": {"entities": 1.1}}', encoding="utf-8")
    result = run("evaluate", ROOT / "tests" / "gold", "--output", built, "--floors", floors)
    assert result.exit_code == 1
    assert "its floor 1.100" in result.output


def test_import_is_quick_and_silent() -> None:
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", "import kg"], capture_output=True, check=True)
    assert done.stdout == done.stderr == b""
    assert time.monotonic() - began < 2.5


def test_quiet_verbose_and_json_tell_as_asked(built: Path) -> None:
    corpus = built.parent
    assert run("build", corpus, "--output", built, "--quiet", "--fresh").output == ""
    words = run("build", corpus, "--output", built, "--fresh").output
    for line in (
        "pages       1: 1 read now",
        "entities    ",
        "statements  ",
        "skipped     0",
        "time        ",
    ):
        assert line in words
    assert "1 holdsPost" in words
    verbose = run("build", corpus, "--output", built, "--fresh", "--verbose").output
    assert "甲报_2024-07-01.txt: " in verbose
    assert "entities ..." in verbose
    lines = run("build", corpus, "--output", built, "--fresh", "--log-json").output.splitlines()
    events = [json.loads(line) for line in lines]
    assert {event["event"] for event in events} == {"stage", "page", "done", "summary"}
    assert events[-1]["counts"]["statements"]["holdsPost"] == 1
    assert events[-1]["read"] == 1


def test_stats_count_a_folder(built: Path) -> None:
    words = run("stats", built).output
    assert words == run("stats", "--output", built).output
    assert "holdsPost" in words


def test_a_bar_at_a_terminal(built: Path) -> None:
    (built.parent / "bad.txt").write_bytes(b"")
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(built.parent),
        "--output",
        str(built.parent / "seen"),
        "--fresh",
    ]
    running = subprocess.Popen(command, stderr=theirs, cwd=ROOT, env={**os.environ, "TERM": "xterm", "COLUMNS": "100"})
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 4096)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not chunk:
            break
        seen += chunk
    (built.parent / "bad.txt").unlink()
    assert running.wait() == 3
    words = seen.decode("utf-8", "replace")
    assert "0/2" in words
    assert "bad.txt is empty" in words
    assert "pages       1: 1 read now" in words


@pytest.mark.parametrize(
    ("arguments", "code", "told", "complaint"),
    [
        (["schema", "--shacl"], 0, "sh:NodeShape", ""),
        (["build", "nowhere"], 2, "", "kg: nowhere is no folder"),
        (["nonsense"], 2, "", "No such command"),
    ],
)
def test_a_process_that_ends_at_once_has_said_everything(
    arguments: list[str], code: int, told: str, complaint: str
) -> None:
    done = subprocess.run([sys.executable, "-m", "kg", *arguments], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, told in done.stdout, complaint in done.stderr) == (code, True, True)
    in_process = run(*arguments)
    assert done.stdout == in_process.stdout


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "kg", "schema", "--shacl"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == b""
    running.wait(timeout=60)
