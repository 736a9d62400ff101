"""The build from end to end: speed by stage, growth with the corpus, cost of a change.

Other work on the machine stretches the clock and, less, processor time; so rates are given in both, and everything
that is compared is measured in one run.
"""

from __future__ import annotations

import math
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import jieba.posseg

from kg.cli.telling import CONNECTING, READING
from kg.lexer import load_lexer
from kg.readers import read
from tests.benchmarks.corpora import Run, build, corpus, write_pages

MEGA = 1e6


def speed() -> None:
    """Characters a second end to end and by stage, one process and two, beside jieba's tagger and the bare lexer."""
    with corpus(200) as folder, tempfile.TemporaryDirectory() as output:
        texts = [page.text for page in read(folder)]
        length = sum(map(len, texts))
        lexer = load_lexer()
        beside = {
            "jieba's tagger": _clocked(lambda: [list(jieba.posseg.cut(text)) for text in texts]),
            "the bare lexer": _clocked(lambda: [lexer.words(text) for text in texts]),
        }
        one, two = (build(folder, Path(output, jobs), "--jobs", jobs) for jobs in ("1", "2"))
    print(f"{len(texts)} composed pages, {length:,} characters\n")
    print("| what | characters/s of processor time | characters/s on the clock |\n|---|---|---|")
    for name, (wall, cpu) in beside.items():
        print(f"| {name} | {length / cpu:,.0f} | {length / wall:,.0f} |")
    for name, run in (("kg build --jobs 1", one), ("kg build --jobs 2", two)):
        print(f"| {name} | {length / run.cpu:,.0f} | {length / run.wall:,.0f} |")
    print(f"\ntwo processes / one, on the clock: {one.wall / two.wall:.2f}\n")
    print("| stage of --jobs 1 | seconds | share |\n|---|---|---|")
    seconds = one.summary["seconds"]
    for name in (*READING, *CONNECTING):
        print(f"| {name} | {seconds.get(name, 0.0):.2f} | {seconds.get(name, 0.0) / one.wall:.1%} |")


def growth() -> None:
    """Cost per page and memory at 100 and 1,000 composed pages, with the exponent."""
    _growth((100, 1000))


def growth_10000() -> None:
    """The same to 10,000 pages; half an hour on two free cores."""
    _growth((100, 1000, 10_000))


TIMES = 3  # that a change is made


def incremental() -> None:
    """1,000 pages built by one process and by two, then again: unchanged, a page more, one changed, one less.

    The first build takes minutes, over which a machine's moods even out; a build after a change takes seconds, and
    three of them differ by a tenth: the median is told.
    """
    first: dict[str, Run] = {}
    for jobs in ("1", "2"):
        with corpus(1000) as folder, tempfile.TemporaryDirectory() as output:
            rows = _changes(folder, partial(build, folder, Path(output), "--jobs", jobs))
        first[jobs] = rows[0][1]
        print(f"\n| --jobs {jobs} | pages read | seconds | of the first | processor s | of the first |")
        print("|---|---|---|---|---|---|")
        for name, run in rows:
            share, cpu = run.wall / first[jobs].wall, run.cpu / first[jobs].cpu
            print(f"| {name} | {run.summary['read']} | {run.wall:.1f} | {share:.1%} | {run.cpu:.1f} | {cpu:.1%} |")
        _stages(rows)
    print(f"\ntwo processes / one, on the clock, of the first build: {first['1'].wall / first['2'].wall:.2f}")


def _changes(folder: Path, build_it: Callable[[], Run]) -> list[tuple[str, Run]]:
    """Builds of a folder, one after each change to it; of a kind of change, made `TIMES` times, the median."""

    def more(k: int) -> None:
        write_pages(folder, 1, seed=k + 1)

    def changed(k: int) -> None:
        page = sorted(folder.glob("*.txt"))[500 + k]
        page.write_text(page.read_text(encoding="utf-8").replace("。", "！", 3), encoding="utf-8")

    def less(k: int) -> None:
        sorted(folder.glob("*.txt"))[500 + k].unlink()

    rows = [("first", build_it()), ("nothing changed", build_it())]
    for name, change in (("one page more", more), ("one page changed", changed), ("one page less", less)):
        runs = []
        for k in range(TIMES):
            change(k)
            runs.append(build_it())
        rows.append((name, sorted(runs, key=lambda run: run.cpu)[TIMES // 2]))
    return rows


def _growth(sizes: Iterable[int]) -> None:
    runs: list[Run] = []
    for size in sizes:
        with corpus(size) as folder, tempfile.TemporaryDirectory() as output:
            runs.append(build(folder, Path(output)))
            shutil.rmtree(output)
    print("| pages | characters | seconds | processor ms a page | exponent | peak MB | statements |")
    print("|---|---|---|---|---|---|---|")
    before: Run | None = None
    for run in runs:
        exponent = math.log(run.cpu / before.cpu) / math.log(run.pages / before.pages) if before else math.nan
        said = sum(run.summary["counts"]["statements"].values())
        print(
            f"| {run.pages:,} | {run.characters:,} | {run.wall:.1f} | {run.cpu / run.pages * 1000:.0f} | {exponent:.2f} "
            f"| {run.peak / MEGA:.0f} | {said:,} |"
        )
        before = run
    _stages([(f"{run.pages:,} pages", run) for run in runs])


def _stages(rows: Iterable[tuple[str, Run]]) -> None:
    print("\n| seconds by stage |", " | ".join((*READING, *CONNECTING)), "|")
    print("|---|" + "---|" * len((*READING, *CONNECTING)))
    for name, run in rows:
        told = (f"{run.summary['seconds'].get(stage, 0.0):.1f}" for stage in (*READING, *CONNECTING))
        print(f"| {name} |", " | ".join(told), "|")


def _clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of processor time, warm."""
    jieba.initialize()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu
