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
EVERY = 0.1  # seconds between looks at the memory


@contextmanager
def corpus(count: int) -> Iterator[Path]:
    """A folder of composed pages of all damage that a scanned newspaper shows, gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        write_pages(Path(folder), count)
        yield Path(folder)


def write_pages(folder: Path, count: int, seed: int = 0) -> None:
    """Write `count` composed pages; those of one seed are the same in every corpus."""
    for number, one in enumerate(pages(count, seed)):
        page = one.page
        name = f"{page.publication}_{page.date}_{number:05}.txt"
        (folder / name).write_text(one.text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Run:
    """A build measured: seconds on the clock, peak bytes of all its processes together and of
    its main one, and its closing summary."""

    wall: float
    peak: int
    main: int
    summary: dict[str, Any]

    @property
    def rate(self) -> float:
        """Characters a second, from the start of the command to its end."""
        return float(self.summary["characters"]) / self.wall


def build(folder: Path, output: Path, *options: str) -> Run:
    """Run `kg build` as a command of its own."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "--output", str(output), "--log-json", *options]
    began = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        done = subprocess.Popen(command, cwd=ROOT, stderr=log)
        peak = main = 0
        while done.poll() is None:
            whole, own = _memory(done.pid)
            peak, main = max(peak, whole), max(main, own)
            time.sleep(EVERY)
        wall = time.monotonic() - began
        log.seek(0)
        lines = log.read().splitlines()
    if done.returncode:
        raise RuntimeError("\n".join(lines[-5:]))
    return Run(wall, peak, main, json.loads(lines[-1]))


def _memory(pid: int) -> tuple[int, int]:
    """Bytes of a process with its children, shared pages once (Linux's PSS), and of the process alone."""
    total = own = 0
    try:
        process = psutil.Process(pid)
        for one in (process, *process.children(recursive=True)):
            size = one.memory_full_info().pss
            total += size
            own = own or size
    except psutil.Error:
        pass
    return total, own
