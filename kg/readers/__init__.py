"""Files to pages: the text of each kind of file, and what is known of the paper, the date and the page number.

A file of several pages (a PDF, an ALTO file of an issue) gives pages `name.pdf:1`, `name.pdf:2` …; `pages.csv` may
have a row for the file and one for each of its pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg.errors import InputError
from kg.model import Page
from kg.readers.known import TABLE, page_of, table_of
from kg.readers.markup import read_html
from kg.readers.ocr_xml import read_xml
from kg.readers.office import read_docx
from kg.readers.pdf import read_pdf
from kg.readers.plain import read_text
from kg.readers.sheet import Sheet

__all__ = ["READERS", "TABLE", "Sheet", "Skipped", "page_files", "read", "read_corpus", "scan"]

NOT_PAGES = frozenset({"provenance.md", "readme.md", "license.md"})


class Reader(Protocol):
    """A file and the encoding that the user declares for it, to the sheets it holds."""

    def __call__(self, path: Path, encoding: str | None = None) -> list[Sheet]: ...


# How each kind of file becomes text; a new kind is a function and a line here.
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xml": read_xml,
    ".pdf": read_pdf,
    ".docx": read_docx,
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read, and why, in a sentence."""

    path: str
    reason: str


def read(path: str | Path, *, encoding: str | None = None) -> list[Page]:
    """The pages of one file, or of every file of a folder that can be read.

    Parameters
    ----------
    path
        A page file (`READERS` lists the kinds) or a folder of them.
    encoding
        Of text files, where it is neither Unicode nor GB18030: `big5`. `pages.csv` outranks it.

    Raises
    ------
    InputError
        If there is no page, or the file cannot be read; the message says why.

    Examples
    --------
    >>> [page.date for page in read("corpus/工人日报_2023-10-31.txt")]
    ['2023-10-31']
    """
    path = Path(path)
    if path.is_dir():
        return read_corpus(path, encoding=encoding)[0]
    if not path.exists():
        raise InputError(f"{path} does not exist: name a page file or a folder of pages.")
    if path.suffix.lower() not in READERS:
        raise InputError(f"{path.name} is no kind of page known here: expected one of {', '.join(sorted(READERS))}.")
    table = table_of(path.parent)
    return _pages(path, table, encoding)


def scan(folder: str | Path, *, encoding: str | None = None) -> Iterator[Page | Skipped]:
    """The pages of a folder by name, one file in memory at a time, and in their place the files that could not be read.

    Raises `InputError` if the folder is missing, holds nothing to read, or has a `pages.csv` that cannot be understood.
    """
    folder = Path(folder)
    names = page_files(folder)
    table = table_of(folder)
    for name in names:
        try:
            yield from _pages(folder / name, table, encoding)
        except InputError as error:
            yield Skipped(name, str(error))
        except OSError as error:
            yield Skipped(name, f"{name} cannot be read: {error.strerror or error}.")


def page_files(folder: Path) -> list[str]:
    """The names of a folder's page files, sorted; raises `InputError` if it is missing or holds none."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: name a folder of newspaper pages ({', '.join(sorted(READERS))}).")
    names = sorted(
        path.name
        for path in folder.iterdir()
        if path.suffix.lower() in READERS and path.name.lower() not in NOT_PAGES and not path.name.startswith(".")
    )
    if not names:
        raise InputError(f"{folder} holds no pages: expected files that end in {', '.join(sorted(READERS))}.")
    return names


def read_corpus(folder: str | Path, *, encoding: str | None = None) -> tuple[list[Page], list[Skipped]]:
    """All pages of a folder by name, and the files that could not be read; raises as `scan` does."""
    found = list(scan(folder, encoding=encoding))
    return [x for x in found if isinstance(x, Page)], [x for x in found if isinstance(x, Skipped)]


def _pages(path: Path, table: Mapping[str, Mapping[str, str]], encoding: str | None) -> list[Page]:
    if not path.is_file() and path.exists():
        raise InputError(f"{path.name} is no file: expected a page.")
    row = table.get(path.name, {})
    sheets = READERS[path.suffix.lower()](path, row.get("encoding") or encoding)
    if len(sheets) == 1:
        return [page_of(sheets[0], identity=path.name, stem=path.stem, row=row)]
    pages = []
    for order, sheet in enumerate(sheets, 1):
        identity = f"{path.name}:{order}"
        told = {**row, **{key: value for key, value in table.get(identity, {}).items() if value}}
        if sheet.text:
            pages.append(page_of(sheet, identity=identity, stem=path.stem, row=told, order=order))
    return pages
