"""One page as a file holds it, before anything is known of the paper: what every reader gives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

MAX_BYTES = 200_000_000  # of a file; scans' PDFs are large, pages of text are not
MAX_CHARACTERS = 120_000  # of a page; a broadsheet page has 3,000 to 15,000, and all eight of a small issue fit


@dataclass(frozen=True, slots=True)
class Sheet:
    """`text` of one page; `hint` is what the file says of it elsewhere (a document's title, the scan's file name)."""

    text: str
    hint: str = ""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, once.

    Raises `InputError` for a file that is too large, or that changes while it is read; `OSError` as the system does.
    """
    before = path.stat()
    if before.st_size > MAX_BYTES:
        raise InputError(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB: a page is not; split it.")
    raw = path.read_bytes()
    after = path.stat()
    if len(raw) != before.st_size or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError(f"{path.name} changed while it was read: build again when it has been written.")
    return raw
