"""Damaged pages as text, damaged files as bytes; each from its seed alone."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "corpus").glob("*.txt")) + sorted((ROOT / "tests" / "practice" / "pages").glob("*.txt"))
ODD = (
    "\x00", "\x07", "\ufeff", "\u200b", "\u202e", "\ufffd", "\U0001f600", "\U00020000", "e\u0301", "\u3000", "\t", "\r", "\f", "\x85", "\u2028",
    "（", "）", "“", "”", "《", "》", "、", "。", "·", "——", "#", "*", "|", "<script>", "</p>", "&amp;", "1" * 50, "工" * 300, "、" * 200, "（" * 200,
    "本报讯（记者", "（上接第一版）", "（下转第九九九版）", "2023年13月32日", "99999999年", "A" * 200, "主席", "总工会", "先生", "等", "分别",
)  # fmt: skip


def text(seed: int) -> str:
    """A page of ours after one to eight damages."""
    rng = random.Random(seed)
    page = rng.choice(SOURCES).read_text(encoding="utf-8")
    for _ in range(rng.randint(1, 8)):
        page = rng.choice(DAMAGES)(page, rng)
    return page[:40_000]


def _insert(page: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 40)):
        at = rng.randint(0, len(page))
        page = page[:at] + rng.choice(ODD) + page[at:]
    return page


def _cut(page: str, rng: random.Random) -> str:
    a, b = sorted(rng.randint(0, len(page)) for _ in range(2))
    return page[:a] + page[b:] if rng.random() < 0.5 else page[a:b]


def _repeat(page: str, rng: random.Random) -> str:
    a = rng.randint(0, len(page))
    piece = page[a : a + rng.randint(1, 60)]
    return page[:a] + piece * rng.randint(2, 60) + page[a:]


def _shuffle_lines(page: str, rng: random.Random) -> str:
    lines = page.split("\n")
    rng.shuffle(lines)
    return "\n".join(lines)


def _no_breaks(page: str, rng: random.Random) -> str:
    return page.replace("\n", rng.choice(("", " ", "\u3000")))


def _a_break_everywhere(page: str, rng: random.Random) -> str:
    every = rng.randint(1, 9)
    return "\n".join(page[k : k + every] for k in range(0, min(len(page), 6000), every))


def _no_punctuation(page: str, rng: random.Random) -> str:
    return page.translate({ord(char): None for char in '，。、；：！？“”（）《》,.;:!?()"'})


def _swap(page: str, rng: random.Random) -> str:
    chars = list(page)
    for _ in range(rng.randint(1, 200)):
        if len(chars) > 1:
            a, b = rng.randrange(len(chars)), rng.randrange(len(chars))
            chars[a], chars[b] = chars[b], chars[a]
    return "".join(chars)


def _splice(page: str, rng: random.Random) -> str:
    other = rng.choice(SOURCES).read_text(encoding="utf-8").split("\n")
    lines = page.split("\n")
    return "\n".join(line for pair in zip(lines, other, strict=False) for line in pair)


def _points(page: str, rng: random.Random) -> str:
    return (
        "".join(
            chr(rng.choice((rng.randint(1, 0x2FFF), rng.randint(0x3000, 0xD7FF), rng.randint(0xE000, 0x1FFFF))))
            for _ in range(400)
        )
        + page
    )


DAMAGES: tuple[Callable[[str, random.Random], str], ...] = (
    _insert, _cut, _repeat, _shuffle_lines, _no_breaks, _a_break_everywhere, _no_punctuation, _swap, _splice, _points,
)  # fmt: skip


def file(seed: int) -> tuple[str, bytes]:
    """The ending of a file and its bytes: a page in some encoding or dress, then bytes flipped, cut, or doubled."""
    rng = random.Random(seed)
    page = text(seed)[:3000]
    ending, raw = rng.choice(DRESSES)(page, rng)
    for _ in range(rng.randint(0, 3)):
        if not raw:
            break
        at = rng.randrange(len(raw))
        how = rng.randrange(4)
        if how == 0:
            raw = raw[:at]
        elif how == 1:
            raw = raw[:at] + bytes(rng.randrange(256) for _ in range(rng.randint(1, 20))) + raw[at + 1 :]
        elif how == 2:
            raw = raw[at:]
        else:
            raw = raw[:at] + raw[at : at + 500] * rng.randint(2, 8) + raw[at:]
    return ending, raw


def _plain(page: str, rng: random.Random) -> tuple[str, bytes]:
    encoding = rng.choice(("utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5"))
    return rng.choice((".txt", ".md")), page.encode(encoding, "ignore")


def _html(page: str, rng: random.Random) -> tuple[str, bytes]:
    tags = (
        "<p>",
        "</p>",
        "<div>",
        "</table>",
        "<td>",
        "<h2>",
        "<b>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<script>",
        "</script>",
        "&#x110000;",
        "&nbsp;",
        "<svg>",
    )
    parts = [page[k : k + 80] + rng.choice(tags) for k in range(0, len(page), 80)]
    return ".html", ("<html><meta charset=utf-8><title>" + page[:20] + "</title><body>" + "".join(parts)).encode(
        "utf-8", "ignore"
    )


def _alto(page: str, rng: random.Random) -> tuple[str, bytes]:
    lines = "".join(
        f"<TextLine HEIGHT='3'><String CONTENT='{_escaped(line)}'/></TextLine>" for line in page.split("\n")
    )
    return ".xml", f"<alto><Layout><Page><TextBlock>{lines}</TextBlock></Page></Layout></alto>".encode(
        "utf-8", "ignore"
    )


def _page_xml(page: str, rng: random.Random) -> tuple[str, bytes]:
    lines = "".join(
        f"<TextLine><TextEquiv><Unicode>{_escaped(line)}</Unicode></TextEquiv></TextLine>" for line in page.split("\n")
    )
    return ".xml", f"<PcGts><Page><TextRegion>{lines}</TextRegion></Page></PcGts>".encode("utf-8", "ignore")


def _docx(page: str, rng: random.Random) -> tuple[str, bytes]:
    import docx

    document = docx.Document()
    for line in page.split("\n")[:20]:
        document.add_paragraph(_escaped(line))
    buffer = io.BytesIO()
    document.save(buffer)
    if rng.random() < 0.3:  # a package with other things in it
        with zipfile.ZipFile(buffer, "a") as package:
            package.writestr("word/other.xml", "<x" * 100)
    return ".docx", buffer.getvalue()


def _pdf(page: str, rng: random.Random) -> tuple[str, bytes]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer)
    sheet.setFont("STSong-Light", 9)
    for k, line in enumerate(page.split("\n")[:60]):
        sheet.drawString(
            rng.choice((40, 300)), 800 - 12 * k, "".join(char for char in line if "\u4e00" <= char < "\u9fa6")
        )
    sheet.showPage()
    sheet.save()
    return ".pdf", buffer.getvalue()


def _rubbish(page: str, rng: random.Random) -> tuple[str, bytes]:
    return rng.choice((".txt", ".html", ".xml", ".pdf", ".docx")), rng.randbytes(rng.randint(0, 4000))


def _escaped(line: str) -> str:
    return "".join(
        char
        for char in line
        if char >= " " and char not in "<>&'\"" and not "\ufdd0" <= char < "\ufdf0" and char not in "\ufffe\uffff"
    )


DRESSES: tuple[Callable[[str, random.Random], tuple[str, bytes]], ...] = (
    _plain, _plain, _html, _alto, _page_xml, _docx, _pdf, _rubbish,
)  # fmt: skip
