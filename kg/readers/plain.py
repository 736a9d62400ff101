"""Plain text and Markdown: which encoding the bytes are in."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from kg.errors import InputError
from kg.readers.sheet import MAX_CHARACTERS, Sheet, read_bytes

# Marks at the start of a file, longest first (Unicode Standard 15, section 23.8).
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 100_000
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff\ufdd0-\ufdef\uffff]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_STANDARDS = (("gb18030", "gb2312"), ("big5", "big5"))
# The everyday characters of either standard, with its punctuation: GB 2312-80 rows 1, 3 and 16 to 55, Big5 A1 to C6.
_EVERYDAY = {
    codec: frozenset(
        bytes((row, cell)).decode(codec, "ignore") for low, high in rows for row in range(low, high) for cell in cells
    )
    for codec, rows, cells in (
        ("gb2312", ((0xA1, 0xA2), (0xA3, 0xA4), (0xB0, 0xD8)), range(0xA1, 0xFF)),
        ("big5", ((0xA1, 0xC7),), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
    )
}


def read_text(path: Path, encoding: str | None = None) -> list[Sheet]:
    """The one page of a text file: UTF-8, UTF-16 and UTF-32 with or without a mark, GB18030, or as declared.

    >>> import tempfile
    >>> page = Path(tempfile.mkdtemp()) / "甲报_2023-10-31.txt"
    >>> _ = page.write_bytes("市总工会送清凉".encode("gb18030"))
    >>> read_text(page)[0].text
    '市总工会送清凉'
    """
    return [Sheet(checked(decode(read_bytes(path), path.name, encoding), path.name))]


def decode(raw: bytes, name: str, encoding: str | None = None) -> str:
    """Bytes to text. `encoding` is what the user declares; it is believed.

    Raises `InputError` when the bytes are in no encoding that is known here, or not in the declared one.
    """
    if encoding:
        return _declared(raw, name, encoding)
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return raw.decode(marked, errors="replace")
    if wide := _without_mark(raw):
        return raw.decode(wide, errors="replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        simplified, traditional = (_everyday(raw, codec, standard) for codec, standard in _STANDARDS)
    # the same bytes are characters in both: one of the two readings is rare characters and kana
    if traditional > max(simplified, 0.8):
        raise InputError(
            f"{name} looks like Big5: say so with `--encoding big5` or a column `encoding` in pages.csv, or convert it."
        )
    broken = raw.decode("utf-8", errors="replace")
    if broken.count("\ufffd") <= len(broken) // 100 + 1 and _share(broken, "gb2312") > max(simplified, 0.5):
        return broken  # cut short, or damaged in places
    if simplified < 0.5:
        raise InputError(
            f"{name} is not text: expected UTF-8, UTF-16 or GB18030, or an encoding declared in pages.csv."
        )
    return raw.decode("gb18030")


def checked(text: str, name: str) -> str:
    """The text with line ends made one, if it is text: `InputError` for rubbish, nothing at all, or far too much."""
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{name} holds {len(text):,} characters: a page has some 10,000; split it into pages.")
    if not text.strip():
        raise InputError(f"{name} is empty: expected a page as text.")
    head = text[:_LOOKED_AT]
    odd = len(_ODD.findall(head))
    if odd > 2 + len(head) // 50:
        raise InputError(f"{name} is not text: {odd} control or unassigned characters; expected a page as text.")
    # a lone surrogate can be written in no encoding
    text = _SURROGATES.sub("\ufffd", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _declared(raw: bytes, name: str, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
    except LookupError as error:
        raise InputError(f"{name}: no encoding is called {encoding!r}: expected big5, gb18030, utf-8 …") from error
    try:
        return raw.decode("utf-8-sig" if codec.name == "utf-8" else codec.name)
    except (UnicodeDecodeError, AttributeError) as error:
        raise InputError(f"{name} is not in {encoding}, as was declared: correct it, or leave it out.") from error


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 without a mark: every ASCII character and line end leaves a zero byte on the same side."""
    head = raw[:_LOOKED_AT]
    low, high = head[1::2].count(0), head[0::2].count(0)
    if max(low, high) < max(1, len(head) // 200) or min(low, high) > max(low, high) // 10:
        return None
    side = "utf-16-le" if low > high else "utf-16-be"
    text = head[: len(head) // 2 * 2].decode(side, errors="replace")
    return side if _HAN.search(text) and _share(text, "gb2312") > 0.5 else None


def _everyday(raw: bytes, codec: str, standard: str) -> float:
    """How much of the text beyond ASCII is everyday characters, if `raw` is in `codec`; 0.0 if it is not."""
    try:
        return _share(raw.decode(codec), standard)
    except UnicodeDecodeError:
        return 0.0


def _share(text: str, standard: str) -> float:
    wide = [char for char in text[:_LOOKED_AT] if char > "\x7f"]
    return sum(char in _EVERYDAY[standard] for char in wide) / len(wide) if wide else 1.0
