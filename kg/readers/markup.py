"""Saved pages of e-paper sites: the words that a browser would show, a paragraph a block."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from kg.errors import InputError
from kg.readers.plain import checked, decode
from kg.readers.sheet import Sheet, read_bytes

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_HEADS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_SILENT = frozenset("head iframe noscript object script select style svg template textarea".split())
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")


def read_html(path: Path, encoding: str | None = None) -> list[Sheet]:
    """The one page of an HTML file; headings are marked with # as in Markdown, scripts and styles left out.

    The encoding is the declared one, else that of the document's `meta`, else as for plain text.
    """
    raw = read_bytes(path)
    if encoding is None and (told := _CHARSET.search(raw[:4096])):
        # pages that say gb2312 use characters beyond it (WHATWG Encoding Standard, section 4.2)
        name = told.group(1).decode().lower()
        encoding = {"gb2312": "gb18030", "gbk": "gb18030"}.get(name, name)
        try:
            text = decode(raw, path.name, encoding)
        except InputError:
            text = decode(raw, path.name)
    else:
        text = decode(raw, path.name, encoding)
    return [sheet_of(checked(text, path.name), path.name)]


def sheet_of(source: str, name: str) -> Sheet:
    """The words of an HTML document, given as text.

    >>> sheet_of("<title>甲报</title><h1>送清凉</h1><p>昨日，<b>市总工会</b>慰问。<script>x()</script>", "a.html")
    Sheet(text='# 送清凉\\n\\n昨日，市总工会慰问。', hint='甲报')
    """
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source).replace("\x00", "")
    try:
        root = etree.fromstring(
            source.encode(), etree.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} is not HTML: {error}; expected a saved page.") from error
    if root is None:
        raise InputError(f"{name} is empty: expected a saved page.")
    title = root.findtext(".//title") or ""
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if tag in _BLOCKS:
                parts.append("\n\n" + _HEADS.get(tag, ""))
            elif tag == "br":
                parts.append("\n")
            if element.text and not _silent(element):
                parts.append(_SPACE.sub(" ", element.text))
        else:
            if tag in _BLOCKS:
                parts.append("\n\n")
            parent = element.getparent()
            if element.tail and parent is not None and not _silent(parent):
                parts.append(_SPACE.sub(" ", element.tail))
    text = re.sub(r" *\n *", "\n", "".join(parts))
    text = re.sub(r"(?m)^#+ *\n+", "", re.sub(r"\n{3,}", "\n\n", text)).strip()
    return Sheet(checked(text, name), _SPACE.sub(" ", title).strip())


def _silent(element: etree._Element) -> bool:
    return element.tag in _SILENT or any(above.tag in _SILENT for above in element.iterancestors())
