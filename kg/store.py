"""The store of readings: what a page gave, kept by its content and by the version of the stages that read it.

One SQLite file, so that a build killed at any moment leaves whole readings and the next build goes on from them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from kg.errors import InputError
from kg.model import Page
from kg.reading import Reading, from_bytes

FILE = "readings.sqlite"
# Packages whose data or arithmetic decide what a page gives.
STANDING_ON = ("jieba", "jionlp", "numpy", "onnxruntime", "spacy")
# What comes after the reading of a page; a change there leaves every reading as it was.
AFTER_READING = frozenset(
    "__init__ __main__ cli entities evaluate exports graph html make parallel progress rdf reprints serve settings "
    "statements".split()
)


@lru_cache(maxsize=2)
def digest_of(*, everything: bool = False) -> str:
    """A digest of the code and the word lists of the stages that read a page, and of the packages they stand on.

    A changed rule makes every kept reading void; a changed export does not. With `everything`, of the whole package.
    """
    digest = hashlib.blake2b(digest_size=12)
    root = Path(__file__).parent
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if "__pycache__" in inside.parts or not path.is_file():
            continue
        if everything or inside.parts[0].removesuffix(".py") not in AFTER_READING:
            digest.update(inside.as_posix().encode())
            digest.update(path.read_bytes())
    for package in STANDING_ON:
        digest.update(f"{package} {version(package)}".encode())
    return digest.hexdigest()


def _whole() -> str:
    return digest_of(everything=True)


def key_of(page: Page, *, model: str | tuple[object, ...] | None = None) -> str:
    """The key of a page's reading: a digest of its fields, the model and what reads it."""
    told = json.dumps([asdict(page), model, digest_of()], sort_keys=True)
    return hashlib.blake2b(told.encode("ascii"), digest_size=16).hexdigest()


class ReadingStore:
    """Readings on disk, by key. A damaged or foreign file is put aside and begun anew.

    Parameters
    ----------
    folder
        Where the store's file lies; None for one of its own that goes with it.

    Raises
    ------
    InputError
        If the disk is full or the folder cannot be written.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            self._open("")  # SQLite's private database: in memory, and on disk once it grows
            return
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE
        try:
            self._open(str(path))
        except sqlite3.OperationalError as error:
            raise InputError(f"{path} cannot be written ({error}): name another folder or make room.") from error
        except sqlite3.DatabaseError:
            path.replace(path.with_suffix(".damaged"))
            self._open(str(path))

    def _open(self, path: str) -> None:
        self._path = path
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID")
        self._db.execute("CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, version TEXT, body BLOB)")

    def get(self, key: str) -> Reading:
        """The reading kept under `key`; KeyError if there is none."""
        row = self._db.execute("SELECT body FROM readings WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return from_bytes(row[0])

    def readings(self, keys: Iterable[str]) -> Iterator[Reading]:
        """The readings under `keys`, in that order, one at a time."""
        return (self.get(key) for key in keys)

    def known(self) -> set[str]:
        """Every key that is kept."""
        return {key for (key,) in self._db.execute("SELECT key FROM readings")}

    def put(self, key: str, body: bytes) -> None:
        """Keep a reading as `to_bytes` gives it; it is on disk when this returns."""
        with self._writing():
            self._db.execute("INSERT OR REPLACE INTO readings VALUES (?, ?)", (key, body))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._db:
                yield
        except sqlite3.OperationalError as error:
            raise InputError(
                f"{self._path} cannot be written ({error}): make room and build again; what was read is kept."
            ) from error

    def note(self, name: str) -> bytes:
        """What this version of the program put under a name; nothing if it put none."""
        row = self._db.execute("SELECT body FROM notes WHERE name = ? AND version = ?", (name, _whole())).fetchone()
        return bytes(row[0]) if row is not None else b""

    def put_note(self, name: str, body: bytes) -> None:
        """Keep something beside the readings, for this version of the program alone."""
        with self._writing():
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (name, _whole(), body))

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget every reading that is not among `keys`: pages changed or removed."""
        gone = [(key,) for key in self.known().difference(keys)]
        with self._db:
            self._db.executemany("DELETE FROM readings WHERE key = ?", gone)

    def close(self) -> None:
        self._db.close()
