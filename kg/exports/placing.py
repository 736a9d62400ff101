"""The files of a build, moved into place as a set.

They are written into `.kg/next` first. When all are whole, a list of them (`READY`) is put beside them: from that
moment the new set is the build, and what is left is to rename. A build killed before then leaves the files as they
were; one killed after it is finished by whoever comes next: `current` reads past it, `finish` does the renames.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

KEPT = ".kg"  # what the program keeps for itself in a build's folder
NEXT = "next"
READY = "READY"
BUFFER = 1 << 20  # bytes: a graph is written in some hundred thousand pieces


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """A folder to write the next set of files in; when the block ends without an error they take their places.

    Raises
    ------
    OSError
        If the disk is full or the folder cannot be written; the files in place are untouched.
    """
    folder.mkdir(parents=True, exist_ok=True)
    finish(folder)
    beside = folder / KEPT / NEXT
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    try:
        yield beside
        names = sorted(path.relative_to(beside).as_posix() for path in beside.rglob("*") if path.is_file())
        for name in names:
            _sync(beside / name)
        write_whole(beside / READY, [json.dumps(names)])
    except BaseException:
        if not (beside / READY).exists():
            shutil.rmtree(beside, ignore_errors=True)
        raise
    finish(folder)


def finish(folder: Path) -> None:
    """Move what a killed build had made ready into place; nothing if it had not."""
    beside = folder / KEPT / NEXT
    try:
        names = json.loads((beside / READY).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    for name in names:
        if (beside / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            os.replace(beside / name, folder / name)
    (beside / READY).unlink()
    shutil.rmtree(beside, ignore_errors=True)


def current(folder: Path, name: str) -> Path:
    """Where the last whole version of a build's file lies: beside, if a killed build had it ready, else in place."""
    beside = folder / KEPT / NEXT
    return beside / name if (beside / READY).exists() and (beside / name).exists() else folder / name


def write_whole(path: Path, chunks: Iterable[str | bytes]) -> Path:
    """Write a file whole or not at all, chunk by chunk; text becomes UTF-8.

    A lone surrogate, which UTF-8 cannot hold, is written as the escape by which JSON and Python know it.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb", buffering=BUFFER) as file:
            for chunk in chunks:
                file.write(chunk.encode("utf-8", "backslashreplace") if isinstance(chunk, str) else chunk)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    os.replace(beside, path)
    return path


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
