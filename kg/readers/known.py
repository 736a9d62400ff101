"""What is known of a page: paper, date and number, from its file's name, its masthead, and `pages.csv`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import date as calendar
from pathlib import Path

from kg.articles.patterns import is_section, page_number
from kg.errors import InputError
from kg.model import Page
from kg.readers.plain import decode
from kg.readers.sheet import Sheet, read_bytes

TABLE = "pages.csv"
COLUMNS = ("page", "publication", "date", "number", "encoding", "note")
_HAN = r"\u3400-\u9fff"
_NAME = re.compile(r"^(?P<paper>[^_]+)_(?P<date>\d{4}-\d{2}-\d{2})(?:_(?P<number>\d{1,3}))?$")
_DATE = re.compile(
    r"([12O0][0-9O]{3})(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|[./-](\d{1,2})[./-](\d{1,2}))"
    r"\s*[　 ]*(?:星期|周[一二三四五六日])"
)
# the same without the day of the week: alone on its line, or with the number of the page or the issue
_DAY_ALONE = re.compile(
    r"^(?:\W*|\S{2,10}[ \u3000]+第\d+期(?:[（(]\S{2,10}[)）])?[ \u3000]+)"
    r"([12]\d{3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日[ \u3000]*"
    r"(?:$|第?[A-Z]?[一二三四五六七八九十\d]{1,3}版|[总第]|出版)",
    re.MULTILINE,
)
# a paper whatever its name ends with, right over the day: 甲河林业
_ANY_PAPER = re.compile(
    rf"^#[ \u3000]+((?:[{_HAN}][ \u3000]*){{2,9}})\s*\n\s*[12]\d{{3}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日"
)
_HINT_DATE = re.compile(r"([12]\d{3})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})")
# a paper's name on a line of its own, or before the day of issue or the name and the number of the page
_PAPER = re.compile(
    rf"^#*\s*((?:[{_HAN}][ \u3000]*){{2,9}}[报報])"
    rf"(?:\s*$|[ \u3000]+(?=[12]\d{{3}}[年./-]\d|第\d+期|[{_HAN}]{{2,4}}[ \u3000]+[A-Z]?\d{{1,2}}版?\s*$))",
    re.MULTILINE,
)
_HINT_PAPER = re.compile(rf"[{_HAN}]{{2,9}}[报報](?![{_HAN}])")
_NUMBER = re.compile(
    rf"第\s*([一二三四五六七八九十\d]{{1,3}})\s*版|^\s*[A-Z]?(\d{{1,2}})\s+(?:版|[{_HAN}]{{2,4}}\s*$)", re.MULTILINE
)
_TOP = 150  # characters of a page's head, in which a day alone is the issue's
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def table_of(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """The rows of a folder's `pages.csv` by page; empty where there is none.

    Raises `InputError` if it has no column `page`, or a date or number that is none.
    """
    path = folder / TABLE
    if not path.is_file():
        return {}
    rows = list(csv.DictReader(io.StringIO(decode(read_bytes(path), TABLE).lstrip("\ufeff"), newline="")))
    if rows and "page" not in rows[0]:
        raise InputError(f"{path} has no column `page`: expected {','.join(COLUMNS)}.")
    told = {}
    for row in rows:
        cells = {key: value.strip() for key, value in row.items() if key and isinstance(value, str)}
        if cells.get("date") and not _is_date(cells["date"]):
            raise InputError(f"{path}, {cells['page']}: {cells['date']!r} is no date: expected 2023-10-31.")
        if cells.get("number") and not cells["number"].isdecimal():
            raise InputError(f"{path}, {cells['page']}: {cells['number']!r} is no page number: expected digits.")
        told[cells["page"]] = cells
    return told


def page_of(sheet: Sheet, *, identity: str, stem: str, row: Mapping[str, str], order: int | None = None) -> Page:
    """A page with what is told of it: the table outranks the file's name, that the masthead, that the file's own hint.

    `order` is the sheet's place in a file of several.
    """
    head = sheet.text[:1500]
    publication, date, number = _from_hint(sheet.hint)
    found = _PAPER.search(head[:400]) or _ANY_PAPER.match(head.lstrip())
    if found and not is_section(found.group(1)):
        publication = re.sub(r"\s", "", found.group(1))
    if (found := _DAY_ALONE.search(head[:_TOP])) and date is None:
        date = _iso(*found.groups())
    if found := _DATE.search(head):
        year, *day = filter(None, found.groups())
        date = _iso(year.replace("O", "0"), *day) or date
    if found := _NUMBER.search(head[:300]):
        number = page_number(found.group(1) or found.group(2))
    elif order is not None:
        number = order
    if found := _NAME.match(stem):
        publication = None if found.group("paper").startswith("未署") else found.group("paper")
        date = found.group("date") if _is_date(found.group("date")) else date
        number = int(found.group("number")) if found.group("number") else number
    return Page(
        identity,
        sheet.text,
        publication=row.get("publication") or publication,
        date=row.get("date") or date,
        number=int(row["number"]) if row.get("number") else number,
    )


def _from_hint(hint: str) -> tuple[str | None, str | None, int | None]:
    """Paper, date and number from a document's title or a scan's name: 浙江工人日报 2024年07月01日 第03版."""
    stem = hint.replace("\\", "/").rpartition("/")[2]
    stem = re.sub(r"\.\w{2,4}$", "", stem)
    if named := _NAME.match(stem):
        number = named.group("number")
        return named.group("paper"), named.group("date"), int(number) if number else None
    paper, day, sheet = _HINT_PAPER.search(hint), _HINT_DATE.search(hint), _NUMBER.search(hint)
    return (
        paper.group() if paper else None,
        _iso(*day.groups()) if day else None,
        page_number((sheet.group(1) or sheet.group(2)).lstrip("0")) if sheet else None,
    )


def _iso(year: str, month: str, day: str) -> str | None:
    iso = f"{year}-{int(month):02}-{int(day):02}"
    return iso if _is_date(iso) else None


def _is_date(text: str) -> bool:
    """An ISO date as far as it is known: 2023, 2023-10, 2023-10-31."""
    if not _ISO.fullmatch(text):
        return False
    try:
        calendar.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True
