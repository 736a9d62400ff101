"""Corpora of composed pages, and the command run on them with its time and memory measured."""

from __future__ import annotations

import json
import os
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
EVERY = 0.05  # seconds between looks whether a build has ended
LOOKING = 50  # times as long as a look at the memory takes until the next: it takes the time from what is measured


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
        peak, pause = 0, EVERY
        ended, looked = 0, began
        while not ended:
            time.sleep(EVERY)
            if time.monotonic() - looked > pause:
                looked = time.monotonic()
                peak = max(peak, _memory(running.pid))
                pause = LOOKING * (time.monotonic() - looked)
            ended, status, used = os.wait4(running.pid, os.WNOHANG)  # with what its workers, which it waited for, used
        wall = time.monotonic() - began
        running.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        lines = log.read().splitlines()
    if running.returncode:
        raise RuntimeError("\n".join(lines[-5:]))
    return Run(wall, used.ru_utime + used.ru_stime, peak, json.loads(lines[-1]))


def _memory(pid: int) -> int:
    """Bytes of a process and its descendants, a page shared by several counted once (Linux's PSS)."""
    total = 0
    try:
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            total += one.memory_full_info().pss
    except psutil.Error:  # gone between two looks
        pass
    return total
