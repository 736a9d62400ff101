"""OCR as libraries keep it: ALTO (Library of Congress) and PAGE XML (PRImA), in their own reading order.

Documents are parsed without entities, external files or network (CWE-776, CWE-611): a bomb expands to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from kg.errors import InputError
from kg.readers.plain import checked
from kg.readers.sheet import Sheet, read_bytes

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def read_xml(path: Path, encoding: str | None = None) -> list[Sheet]:
    """The pages of an ALTO or PAGE file; `encoding` overrides what the document declares.

    Raises `InputError` for other XML, a truncated file, or one that declares entities.
    """
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(read_bytes(path), parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise InputError(f"{path.name} is no well-formed XML: {error}; expected ALTO or PAGE.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(f"{path.name} declares a document type, which no ALTO or PAGE file needs: it is not read.")
    reader = {"alto": _alto, "PcGts": _page}.get(_name(root))
    if reader is None:
        raise InputError(f"{path.name} is XML of the kind {_name(root)!r}: expected ALTO or PAGE.")
    try:
        sheets = [Sheet(checked(sheet.text, path.name), sheet.hint) for sheet in reader(root) if sheet.text.strip()]
    except ValueError as error:
        raise InputError(f'{path.name} has an order that is no whole number ({error}): expected index="0".') from error
    if not sheets:
        raise InputError(f"{path.name} holds no line of text: expected recognised text.")
    return sheets


def _alto(root: etree._Element) -> Iterator[Sheet]:
    """ALTO 2 to 4: blocks in the order of the document, or of `ReadingOrder` where version 4.3 gives one."""
    image = next((e.text or "" for e in _all(root, "fileName")), "")
    order = {e.get("REF", ""): k for k, e in enumerate(_all(root, "ElementRef"))}
    for page in _all(root, "Page"):
        blocks = list(_all(page, "TextBlock"))
        if order:
            blocks.sort(key=lambda block: order.get(block.get("ID", ""), len(order)))
        text = "\n\n".join("\n".join(_alto_line(line) for line in _all(block, "TextLine")) for block in blocks)
        yield Sheet(text, image)


def _alto_line(line: etree._Element) -> str:
    """Strings joined; of the spaces between Chinese characters those as wide as half a character are kept."""
    parts: list[str] = []
    for element in line:
        name = _name(element)
        if name == "String":
            parts.append(element.get("CONTENT", ""))
        elif name == "SP" and parts:
            width, height = _number(element.get("WIDTH")), _number(line.get("HEIGHT"))
            narrow = width is not None and height is not None and width < height / 2
            parts.append("" if narrow and _HAN.match(parts[-1][-1:]) else " ")
        elif name == "HYP":
            parts.append(element.get("CONTENT", ""))
    return "".join(parts).strip()


def _page(root: etree._Element) -> Iterator[Sheet]:
    """PAGE 2013 to 2019: regions by `ReadingOrder` where it stands, else as in the document."""
    for page in _all(root, "Page"):
        order = {e.get("regionRef", ""): k for k, e in enumerate(_ordered_refs(page))}
        regions = [e for e in _all(page, "TextRegion") if not any(_name(a) == "TextRegion" for a in e.iterancestors())]
        if order:
            regions.sort(key=lambda region: order.get(region.get("id", ""), len(order)))
        texts = [_page_region(region) for region in regions]
        yield Sheet("\n\n".join(text for text in texts if text), page.get("imageFilename", ""))


def _ordered_refs(page: etree._Element) -> list[etree._Element]:
    refs = list(_all(page, "RegionRefIndexed"))
    nested = any(_name(a) == "OrderedGroupIndexed" for ref in refs for a in ref.iterancestors())
    return refs if nested else sorted(refs, key=lambda ref: int(ref.get("index", "0")))


def _page_region(region: etree._Element) -> str:
    lines = [_page_text(line) for line in _all(region, "TextLine")]
    return "\n".join(line for line in lines if line) or _page_text(region)


def _page_text(element: etree._Element) -> str:
    """The first reading of a line (lowest `index`), else its words in a row."""
    readings = [e for e in element if _name(e) == "TextEquiv"]
    if readings:
        best = min(readings, key=lambda e: int(e.get("index", "0")))
        return next((e.text or "" for e in _all(best, "Unicode")), "").strip()
    words = [_page_text(word) for word in element if _name(word) == "Word"]
    return "".join(
        a + (" " if a[-1:].isascii() and b[:1].isascii() else "") for a, b in zip(words, [*words[1:], ""], strict=True)
    ).strip()


def _all(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return element.iter(f"{{*}}{name}")


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
