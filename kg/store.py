"""The store of readings: what a page gave, kept by its content and by the version of the program that read it.

One SQLite file, so that a build killed at any moment leaves whole readings and the next build goes on from them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from kg.model import Page
from kg.reading import Reading, from_json, to_json

FILE = "readings.sqlite"


@lru_cache(maxsize=1)
def version() -> str:
    """A digest of the package's own files: a changed rule or word list makes every kept reading void."""
    digest = hashlib.blake2b(digest_size=12)
    root = Path(__file__).parent
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".tsv"}:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def key_of(page: Page, *, model: str | None = None) -> str:
    """The key of a page's reading: its fields, the model and the version."""
    fields = json.dumps([asdict(page), model, version()], ensure_ascii=False, sort_keys=True)
    return hashlib.blake2b(fields.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class ReadingStore:
    """Readings on disk, by key. A damaged or foreign file is put aside and begun anew."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE
        try:
            self._open(path)
        except sqlite3.DatabaseError:
            path.replace(path.with_suffix(".damaged"))
            self._open(path)

    def _open(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, body BLOB) WITHOUT ROWID")

    def get(self, key: str) -> Reading | None:
        """The reading kept under `key`, or None."""
        row = self._db.execute("SELECT body FROM readings WHERE key = ?", (key,)).fetchone()
        return from_json(zlib.decompress(row[0]).decode()) if row else None

    def known(self, keys: Iterable[str]) -> set[str]:
        """Those of `keys` that are kept."""
        kept = {key for (key,) in self._db.execute("SELECT key FROM readings")}
        return kept.intersection(keys)

    def put(self, readings: Mapping[str, Reading]) -> None:
        """Keep readings; they are on disk when this returns."""
        rows = [(key, zlib.compress(to_json(reading).encode(), 1)) for key, reading in readings.items()]
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?)", rows)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget every reading that is not among `keys`: pages changed or removed."""
        wanted = set(keys)
        gone = [(key,) for (key,) in self._db.execute("SELECT key FROM readings") if key not in wanted]
        with self._db:
            self._db.executemany("DELETE FROM readings WHERE key = ?", gone)

    def close(self) -> None:
        self._db.close()
