"""A build to rely on: the same bytes from anything, exact after changes, whole after any death."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock

from kg import pipeline
from kg.errors import Busy, InputError, KGError
from kg.exports import read_tables
from kg.exports.placing import KEPT, NEXT, READY, current, finish, staged, write_whole
from kg.make import make
from kg.parallel import share
from kg.progress import Event
from kg.settings import Settings
from kg.store import ReadingStore
from tests.conftest import ROOT

HEAD = "# 浙江工人日报\n\n2024年7月1日 星期一\n\n"
SENTENCES = (
    "本报讯（记者王芳）6月30日，杭州市总工会主席李小明到西湖区调研。",
    "本报讯（记者赵敏）6月28日，宁波市总工会举办“甬工杯”职业技能竞赛，浙江省总工会副主席陈大勇出席。",
    "本报讯（通讯员周强）日前，温州市总工会印发《职工疗休养实施办法》。",
    "本报讯（记者王芳）6月29日，绍兴市总工会党组书记孙立到越城区走访慰问。",
)


def write(folder: Path, name: str, *numbers: int, note: str = "") -> None:
    words = "\n\n".join(f"# 新闻第{n}条{note}\n\n{SENTENCES[n % len(SENTENCES)]}" for n in numbers)
    (folder / name).write_text(HEAD + words + "\n", encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    write(folder, "甲报_2024-07-01_01.txt", 0, 1)
    write(folder, "甲报_2024-07-01_02.txt", 2)
    write(folder, "乙报_2024-07-02_01.txt", 3, 0)
    return folder


def files(output: Path) -> dict[str, bytes]:
    """A build's files by name, as one reads them."""
    names = sorted(path.name for path in output.iterdir() if path.is_file())
    return {name: current(output, name).read_bytes() for name in names}


def stamps(output: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in output.iterdir() if path.is_file()}


def fresh(corpus: Path, tmp_path: Path) -> dict[str, bytes]:
    """What a build from nothing writes."""
    output = tmp_path / f"fresh{time.monotonic_ns()}"
    make(corpus, output)
    return files(output)


def test_added_changed_and_removed_pages_give_what_a_build_from_nothing_gives(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert make(corpus, output).read == 3
    write(corpus, "丙报_2024-07-03.txt", 1, 3)
    assert make(corpus, output).read == 1
    assert files(output) == fresh(corpus, tmp_path)
    write(corpus, "甲报_2024-07-01_01.txt", 0, 2, note="改")
    assert make(corpus, output).read == 1
    assert files(output) == fresh(corpus, tmp_path)
    (corpus / "乙报_2024-07-02_01.txt").unlink()
    summary = make(corpus, output)
    assert (summary.read, summary.pages) == (0, 3)
    assert files(output) == fresh(corpus, tmp_path)
    assert b"\xe4\xb9\x99\xe6\x8a\xa5" not in b"".join(files(output).values())  # nothing of 乙报 is left
    store = ReadingStore(output / KEPT)
    assert len(store.known()) == 3
    store.close()


def test_nothing_changed_writes_nothing_and_a_lost_file_comes_back(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    make(corpus, output)
    before = stamps(output)
    again = make(corpus, output)
    assert again.unchanged
    assert stamps(output) == before
    whole = files(output)
    (output / "graph.ttl").unlink()
    (output / "entities.jsonl").write_text("touched", encoding="utf-8")
    assert not make(corpus, output).unchanged
    assert files(output) == whole
    (corpus / "judgements.jsonl").write_text('{"left": "李小明", "right": "孙立", "same": false}\n', encoding="utf-8")
    assert not make(corpus, output).unchanged
    assert "a person recorded" in (output / "decisions.jsonl").read_text(encoding="utf-8")


def test_a_changed_rule_reads_every_page_again(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(corpus, tmp_path / "out")
    monkeypatch.setattr("kg.store.digest_of", lambda **_: "another version")
    assert make(corpus, tmp_path / "out").read == 3


def test_fresh_forgets(corpus: Path, tmp_path: Path) -> None:
    make(corpus, tmp_path / "out")
    assert make(corpus, tmp_path / "out", fresh=True).read == 3


def test_processes_and_their_number_change_no_byte(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "WORTH", 10)  # else so small a corpus is read by one process
    seen: dict[int, set[str]] = {}
    built = []
    for jobs in (1, 2, 3):
        pages: set[str] = set()
        make(
            corpus,
            tmp_path / str(jobs),
            settings=Settings(jobs=jobs),
            tell=lambda e, pages=pages: pages.add(e.name) if e.kind == "page" else None,  # type: ignore[misc]
        )
        seen[jobs] = pages
        built.append(files(tmp_path / str(jobs)))
    assert built[0] == built[1] == built[2]
    assert seen[1] == seen[2] == seen[3]
    assert len(seen[1]) == 3


def test_pages_are_drawn_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "WORTH", 1)
    drawn, most = 0, 0

    def pages() -> Iterator[pipeline.Page]:
        nonlocal drawn
        for number in range(40):
            drawn += 1
            yield pipeline.Page(f"{number}.txt", SENTENCES[number % 4])

    done = 0
    for _ in pipeline.read_pages(pages(), ReadingStore(), model=None, jobs=1):
        done += 1
        most = max(most, drawn - done)
    assert done == 40
    assert most <= pipeline.TOGETHER + 1


def test_one_failing_rule_costs_one_page(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = pipeline.split

    def split(page: pipeline.Page) -> object:
        if "_02" in page.id:
            raise ZeroDivisionError("a fault")
        return true(page)

    monkeypatch.setattr(pipeline, "split", split)
    summary = make(corpus, tmp_path / "out")
    assert summary.pages == 2
    assert [row.path for row in summary.skipped] == ["甲报_2024-07-01_02.txt"]
    assert "ZeroDivisionError: a fault" in summary.skipped[0].reason
    with pytest.raises(Exception, match="甲报_2024-07-01_02"):
        pipeline.build([pipeline.Page("甲报_2024-07-01_02.txt", SENTENCES[0])])


def test_two_builds_of_one_folder_do_not_mix(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    make(corpus, output)
    with FileLock(output / KEPT / "lock"):
        command = [sys.executable, "-m", "kg", "build", str(corpus), "--output", str(output)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == Busy.exit_code
        assert done.stderr == f"kg: another build is writing {output}: wait for it, or name another folder.\n"
    assert make(corpus, output).unchanged


@pytest.mark.parametrize("moved", range(4))
def test_a_death_between_two_renames_is_finished_by_whoever_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    for name in "abc":
        (tmp_path / name).write_text("old", encoding="utf-8")
    true, left = os.replace, moved + len("abc") + 1  # each file and the list are put in place by a rename too

    def replace(source: Path, target: Path) -> None:
        nonlocal left
        if left == 0:
            raise KeyboardInterrupt
        left -= 1
        true(source, target)

    monkeypatch.setattr(os, "replace", replace)
    if moved < 3:
        with pytest.raises(KeyboardInterrupt):
            _write(tmp_path)
    else:
        _write(tmp_path)
    assert {name: current(tmp_path, name).read_text(encoding="utf-8") for name in "abc"} == dict.fromkeys("abc", "new")
    monkeypatch.undo()
    finish(tmp_path)
    assert {
        path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir() if path.is_file()
    } == dict.fromkeys("abc", "new")
    assert not (tmp_path / KEPT / NEXT).exists()


def _write(folder: Path) -> None:
    with staged(folder) as beside:
        for name in "abc":
            write_whole(beside / name, ["new"])


def test_an_error_while_writing_leaves_everything(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), staged(tmp_path) as beside:
        write_whole(beside / "a", (str(1 // n) for n in (1, 0)))
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert not (tmp_path / KEPT / NEXT / READY).exists()


def test_a_full_disk_leaves_the_last_build_whole(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    make(corpus, output)
    whole = files(output)
    write(corpus, "丙报_2024-07-03.txt", 1, 3)
    command = [sys.executable, "-m", "kg", "build", str(corpus), "--output", str(output), "-q"]

    def full() -> None:  # no file may grow beyond 100 kB: the page with its library cannot be written
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=full, check=False)
    assert done.returncode == InputError.exit_code
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "make room" in done.stderr
    assert files(output) == whole
    summary = make(corpus, output)
    assert summary.read == 0  # what the build on the full disk had read was kept
    assert files(output) == fresh(corpus, tmp_path)


def test_ctrl_c_says_what_is_kept(corpus: Path, tmp_path: Path) -> None:
    for number in range(60):
        write(corpus, f"丁报_2024-07-{number % 28 + 1:02}_{number:02}.txt", *range(number, number + 30))
    output = tmp_path / "out"
    command = [sys.executable, "-m", "kg", "build", str(corpus), "--output", str(output), "--verbose", "--jobs", "2"]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert running.stderr is not None
    lines = []
    for line in running.stderr:
        lines.append(line)
        if len(lines) == 8:
            os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all processes of the group
    assert running.wait(timeout=60) == 130
    assert "are kept" in lines[-1], lines
    assert not any("Traceback" in line for line in lines)
    assert not any(path.is_file() for path in output.iterdir())
    store = ReadingStore(output / KEPT)
    assert len(store.known()) >= 5
    store.close()


def test_workers_do_not_outlive_a_killed_build(corpus: Path, tmp_path: Path) -> None:
    for number in range(80):
        write(corpus, f"丁报_2024-07-{number % 28 + 1:02}_{number:02}.txt", *range(number, number + 30))
    command = [
        sys.executable,
        "-m",
        "kg",
        "build",
        str(corpus),
        "--output",
        str(tmp_path / "out"),
        "--verbose",
        "-j",
        "2",
    ]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert running.stderr is not None
    for _ in range(6):
        running.stderr.readline()
    running.kill()
    running.wait()
    ends = time.monotonic() + 20
    while _alive(running.pid) and time.monotonic() < ends:
        time.sleep(0.1)
    assert not _alive(running.pid)


def _alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_fifty_kills_lose_nothing(corpus: Path, tmp_path: Path) -> None:
    """A build dies at fifty random moments; each time its folder holds one whole set of files, the last or the next."""
    output = tmp_path / "out"
    make(corpus, output)
    whole = files(output)
    chance = random.Random(8)
    helper = subprocess.Popen(
        [sys.executable, "-m", "tests.killing", str(corpus), str(output)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert helper.stdin is not None
    assert helper.stdout is not None
    assert helper.stdout.readline() == "ready\n"

    def one(seconds: float) -> str:
        assert helper.stdin is not None
        assert helper.stdout is not None
        helper.stdin.write(f"{seconds}\n")
        helper.stdin.flush()
        return helper.stdout.readline().strip()

    write(corpus, "丙报_2024-07-03.txt", 1, note="零")
    began = time.monotonic()
    assert one(60.0) == "done"
    lasted = time.monotonic() - began
    whole = files(output)
    killed = 0
    for number in range(1000):
        if killed == 50:
            break
        write(corpus, "丙报_2024-07-03.txt", number, number + 1, note=f"第{number}次")
        died = one(chance.uniform(0.0, lasted)) == "killed"
        killed += died
        after = files(output)
        graph = read_tables(output)
        assert graph.statements
        if after != whole:  # moved on: then it moved on as a set, to this corpus's own files
            make(corpus, output)
            assert files(output) == after
            whole = after
    helper.stdin.close()
    helper.wait()
    assert killed == 50
    make(corpus, output)
    assert files(output) == fresh(corpus, tmp_path)


def test_events_tell_the_story(corpus: Path, tmp_path: Path) -> None:
    heard: list[Event] = []
    summary = make(corpus, tmp_path / "out", tell=heard.append)
    stages = [event.name for event in heard if event.kind == "stage"]
    assert stages == ["pages", "load", "reprints", "entities", "statements", "write"]
    assert [event.name for event in heard if event.kind == "done"][-1] == "write"
    assert {event.name for event in heard if event.kind == "page"} == {path.name for path in corpus.iterdir()}
    assert summary.seconds["lexer"] > 0
    assert sum(summary.counts["statements"].values()) == len(read_tables(tmp_path / "out").statements)
    told = json.loads((tmp_path / "out" / KEPT / "built.json").read_text(encoding="utf-8"))
    assert set(told["files"]) == set(summary.files)


def test_tasks_are_shared_by_copies_of_the_process(tmp_path: Path) -> None:
    tasks = [partial((tmp_path / str(k)).write_text, str(k)) for k in range(20)]
    share(tasks, jobs=3)
    assert sorted(int(path.read_text()) for path in tmp_path.iterdir()) == list(range(20))


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_goes_wrong_in_a_copy_is_told(jobs: int) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        share([fail, *[partial(time.sleep, 0.01)] * 3, fail, fail], jobs=jobs)


def test_a_copy_that_is_killed_is_missed() -> None:
    first = os.getpid()

    def die() -> None:
        if os.getpid() == first:
            time.sleep(0.3)  # the copy takes the other one
        else:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(KGError, match="killed"):
        share([die, die], jobs=2)
