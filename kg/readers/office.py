"""Word documents (.docx): paragraphs and tables in the order of the document."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from kg.errors import InputError
from kg.readers.plain import checked
from kg.readers.sheet import MAX_BYTES, Sheet, read_bytes


def read_docx(path: Path, encoding: str | None = None) -> list[Sheet]:
    """The one page of a document; headings are marked with #, cells of a table parted by spaces.

    Raises `InputError` for a file that is none, is cut short, or unpacks to more than a page can hold.
    """
    import docx  # 0.1 s, which builds without such a document do not need
    from docx.opc.exceptions import PackageNotFoundError
    from docx.oxml.exceptions import InvalidXmlError
    from docx.table import Table
    from lxml import etree

    raw = read_bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_BYTES:
                raise InputError(f"{path.name} unpacks to more than {MAX_BYTES // 1_000_000} MB: a page does not.")
        document = docx.Document(io.BytesIO(raw))
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        InvalidXmlError,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
    ) as error:
        raise InputError(f"{path.name} cannot be opened as a Word document ({error}): it may be cut short.") from error
    parts: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            parts += [" ".join(cell.text.strip() for cell in row.cells) for row in block.rows]
        elif block.text.strip():
            style = block.style.name if block.style is not None and block.style.name else ""
            level = style.removeprefix("Heading ")
            head = "# " if style == "Title" else "#" * int(level) + " " if level.isdigit() and level != style else ""
            parts.append(head + block.text)
    return [Sheet(checked("\n\n".join(parts), path.name), document.core_properties.title or "")]
