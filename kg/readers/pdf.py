"""Searchable PDF: the text layer, a page of the file a page of the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.readers.plain import checked
from kg.readers.sheet import MAX_CHARACTERS, Sheet, read_bytes

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MAX_PAGES = 500
_GAP = 1.9  # line heights between two baselines: a paragraph or a new block begins; lines of a column lie at 1.2 to 1.6


def read_pdf(path: Path, encoding: str | None = None) -> list[Sheet]:
    """The pages of a PDF that have text, in the order of the file; `encoding` says nothing here.

    Raises `InputError` for a damaged or locked file, and for scans without a text layer.
    """
    import pypdfium2 as pdfium  # not imported by builds that read no PDF

    try:
        document = pdfium.PdfDocument(read_bytes(path))
    except pdfium.PdfiumError as error:
        raise InputError(f"{path.name} cannot be opened as PDF ({error}): it may be cut short or locked.") from error
    try:
        if len(document) > MAX_PAGES:
            raise InputError(f"{path.name} has {len(document)} pages: expected at most {MAX_PAGES}; split it.")
        texts = []
        for number in range(len(document)):
            try:
                page = document[number]
                layer = page.get_textpage()
            except pdfium.PdfiumError as error:
                raise InputError(f"{path.name}: page {number + 1} cannot be read ({error}).") from error
            texts.append(_lines(layer, path.name))
            layer.close()
            page.close()
    finally:
        document.close()
    if not any(text.strip() for text in texts):
        raise InputError(f"{path.name} has no text layer: recognise its text (OCR) first.")
    return [Sheet(checked(text, path.name) if text.strip() else "") for text in texts]


def _lines(layer: pdfium.PdfTextPage, name: str) -> str:
    """The lines of a page; a blank line where the next one begins elsewhere or far below."""
    count = layer.count_chars()
    if count > MAX_CHARACTERS:
        raise InputError(f"{name} holds {count:,} characters on a page: a page has some 10,000.")
    out: list[str] = []
    last: tuple[float, float, float, float] | None = None
    at = 0
    # one index a character, generated ones included: PDFium counts them alike
    for line in layer.get_text_range(0, count, errors="replace").split("\n"):
        words = line.rstrip("\r")
        inked = [at + k for k, char in enumerate(words) if not char.isspace()]
        at += len(line) + 1
        if not inked:
            continue
        left, bottom, _, top = layer.get_charbox(min(inked[0], count - 1))
        _, _, right, _ = layer.get_charbox(min(inked[-1], count - 1))
        if last is not None and _parted(last, (left, bottom, right, top)):
            out.append("")
        out.append(words.strip())
        last = (left, bottom, right, top)
    return "\n".join(out)


def _parted(above: tuple[float, float, float, float], below: tuple[float, float, float, float]) -> bool:
    height = max(above[3] - above[1], below[3] - below[1], 1.0)
    step = above[1] - below[1]
    apart = below[0] > above[2] or below[2] < above[0]
    return apart or step < 0 or step > _GAP * height
