"""Corpora of composed pages, and the command run on them with its time and memory measured."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from tests.composer import pages

ROOT = Path(__file__).parent.parent.parent
EVERY = 0.2  # seconds between looks at the memory


@contextmanager
def corpus(count: int) -> Iterator[Path]:
    """A folder of composed pages, worn as scans are, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        write_pages(Path(folder), count)
        yield Path(folder)


def write_pages(folder: Path, count: int, seed: int = 0) -> None:
    """Write `count` composed pages; the first of one seed are the same in every corpus."""
    for number, one in enumerate(pages(count, seed)):
        name = f"{one.page.publication}_{one.page.date}_{seed}{number:05}.txt"
        (folder / name).write_text(one.text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Run:
    """A build measured.

    `wall` is seconds on the clock, `cpu` seconds of processors, the command's start included; `peak` is the most
    memory in bytes of all its processes together (pages that they share counted once); `summary` is the closing
    line of `--log-json`.
    """

    wall: float
    cpu: float
    peak: int
    summary: dict[str, Any]

    @property
    def characters(self) -> int:
        return int(self.summary["characters"])

    @property
    def pages(self) -> int:
        return int(self.summary["pages"])


def build(folder: Path, output: Path, *options: str) -> Run:
    """Run `kg build` as a command of its own."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "--output", str(output), "--log-json", *options]
    began = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        running = subprocess.Popen(command, cwd=ROOT, stderr=log)
        peak = 0
        used: dict[
            int, float
        ] = {}  # by process: workers are no children of the command's own, so the system sums up none
        while running.poll() is None:
            peak = max(peak, _look(running.pid, used))
            time.sleep(EVERY)
        wall = time.monotonic() - began
        log.seek(0)
        lines = log.read().splitlines()
    if running.returncode:
        raise RuntimeError("\n".join(lines[-5:]))
    return Run(wall, sum(used.values()), peak, json.loads(lines[-1]))


def _look(pid: int, used: dict[int, float]) -> int:
    """Bytes of a process and its descendants, a page shared by several counted once (Linux's PSS); notes in `used`
    the processor seconds of each so far."""
    total = 0
    try:
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            told = one.cpu_times()
            used[one.pid] = told.user + told.system
            total += one.memory_full_info().pss
    except psutil.Error:  # gone between two looks
        pass
    return total
