"""Files to pages: the text, and what is known of the paper, the date and the page number.

A page's name (`工人日报_2023-10-31_02.txt`), its masthead, and a `pages.csv` beside it tell them; the last outranks
the others, cell by cell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

from kg.articles.patterns import page_number
from kg.errors import InputError
from kg.model import Page

TABLE = "pages.csv"
NOT_PAGES = frozenset({"provenance.md", "readme.md", "license.md"})
MAX_BYTES = 200_000_000
_NAME = re.compile(r"^(?P<paper>[^_]+)_(?P<date>\d{4}-\d{2}-\d{2})(?:_(?P<number>\d{1,3}))?$")
_DATE = re.compile(r"([12O0][0-9O]{3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[　 ]*星期")
_PAPER = re.compile(r"^#*\s*((?:[\u3400-\u9fff]\s*){2,9}报)\s*$", re.MULTILINE)
_NUMBER = re.compile(
    r"第\s*([一二三四五六七八九十\d]{1,3})\s*版|^\s*[A-Z]?(\d{1,2})\s+(?:版|[\u3400-\u9fff]{2,4}\s*$)", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read, and why, in a sentence."""

    path: str
    reason: str


def read(path: str | Path) -> list[Page]:
    """The pages of one file, or of every file of a folder.

    Raises `InputError` if there is none to read.
    """
    path = Path(path)
    if path.is_dir():
        return read_corpus(path)[0]
    if not path.exists():
        raise InputError(f"{path} does not exist: name a page file or a folder of pages.")
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} is no kind of page known here: expected one of {', '.join(sorted(READERS))}.")
    text = reader(path)
    return [_told(Page(path.name, text), _table(path.parent).get(path.name, {}))]


def read_corpus(folder: str | Path) -> tuple[list[Page], list[Skipped]]:
    """All pages of a folder by name, and the files that could not be read.

    Raises `InputError` if the folder is missing, or holds no page at all.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: name a folder of newspaper pages ({', '.join(sorted(READERS))}).")
    table = _table(folder)
    pages: list[Page] = []
    skipped: list[Skipped] = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.suffix.lower() not in READERS or path.name.lower() in NOT_PAGES or path.name.startswith("."):
            continue
        try:
            if not path.is_file():
                raise InputError(f"{path.name} is no file: expected a page.")
            pages.append(_told(Page(path.name, READERS[path.suffix.lower()](path)), table.get(path.name, {})))
        except InputError as error:
            skipped.append(Skipped(path.name, str(error)))
        except OSError as error:
            skipped.append(Skipped(path.name, f"{path.name} cannot be read: {error.strerror or error}."))
    if not pages and not skipped:
        raise InputError(f"{folder} holds no pages: expected files that end in {', '.join(sorted(READERS))}.")
    return pages, skipped


def read_text(path: Path) -> str:
    """Plain text: UTF-8 with or without a mark, UTF-16 with one, GB18030."""
    raw = _bytes(path)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _clean(raw.decode("utf-16", errors="replace"), path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return _clean(raw.decode(encoding), path)
        except UnicodeDecodeError:
            continue
    raise InputError(f"{path.name} is not text: expected UTF-8, UTF-16 or GB18030; convert it or take it out.")


class _Text(HTMLParser):
    """The text of a document, a line a block; scripts and styles left out."""

    BLOCKS = frozenset({"p", "div", "br", "h1", "h2", "h3", "h4", "li", "tr", "td", "section", "article", "title"})
    SILENT = frozenset({"script", "style", "head", "noscript"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.parts.append("\n\n" if tag != "br" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT and self.silent > 0
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(" ".join(data.split()))


def read_html(path: Path) -> str:
    """A saved page of an e-paper site: its visible text."""
    parser = _Text()
    parser.feed(read_text(path))
    return re.sub(r"\n{3,}", "\n\n", "".join(parser.parts)).strip("\n")


# How each kind of file becomes text; a new kind is a function and a line here.
READERS: dict[str, Callable[[Path], str]] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
}


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise InputError(f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB: a page is not; split it.")
    return path.read_bytes()


def _clean(text: str, path: Path) -> str:
    odd = sum(
        1
        for c in text[:100_000]
        if (ord(c) < 32 and c not in "\t\n\r\f\v") or c == "\ufffd" or 0xE000 <= ord(c) < 0xF900
    )
    if odd > 2 + len(text[:100_000]) // 50:
        raise InputError(f"{path.name} is not text: {odd} control or unassigned characters; expected a page as text.")
    if not text.strip():
        raise InputError(f"{path.name} is empty: expected a page as text.")
    # a lone surrogate can be written in no encoding
    text = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _table(folder: Path) -> Mapping[str, Mapping[str, str]]:
    path = folder / TABLE
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    if rows and "page" not in rows[0]:
        raise InputError(f"{path} has no column `page`: expected page,publication,date,number,note.")
    return {row["page"]: {k: (v or "").strip() for k, v in row.items() if k} for row in rows}


def _told(page: Page, row: Mapping[str, str]) -> Page:
    """What the name, the masthead and the table tell of a page."""
    stem = page.id.rsplit(".", 1)[0]
    head = page.text[:1500]
    publication = date = None
    number: int | None = None
    if found := _PAPER.search(head[:400]):
        publication = re.sub(r"\s", "", found.group(1))
    if found := _DATE.search(head):
        year = found.group(1).replace("O", "0")
        date = _iso(year, found.group(2), found.group(3))
    if found := _NUMBER.search(head[:300]):
        number = page_number(found.group(1) or found.group(2))
    if found := _NAME.match(stem):
        publication = None if found.group("paper").startswith("未署") else found.group("paper")
        date = found.group("date")
        number = int(found.group("number")) if found.group("number") else number
    if row.get("publication"):
        publication = row["publication"]
    if row.get("date"):
        date = row["date"]
    if row.get("number", "").isdigit():
        number = int(row["number"])
    return replace(page, publication=publication, date=date, number=number)


def _iso(year: str, month: str, day: str) -> str | None:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return f"{year}-{int(month):02}-{int(day):02}"
