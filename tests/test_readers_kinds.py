"""Kinds of file: HTML, ALTO, PAGE XML, PDF and Word, each made by, or as, its own ecosystem makes it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A3
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from kg.articles import split
from kg.errors import InputError
from kg.readers import read, read_corpus

LINES = ("昨日，市总工会主席李小", "明到西湖区慰问职工。")

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><sourceImageInformation>
<fileName>浙江工人日报_2024-07-01_03.tif</fileName></sourceImageInformation></Description>
<Layout><Page ID="P1"><ReadingOrder><OrderedGroup><ElementRef REF="B2"/><ElementRef REF="B1"/></OrderedGroup></ReadingOrder>
<PrintSpace>
<TextBlock ID="B1"><TextLine HEIGHT="30"><String CONTENT="昨日，市总工会主席"/><SP WIDTH="4"/><String CONTENT="李小"/></TextLine>
<TextLine HEIGHT="30"><String CONTENT="明到西湖区慰问职工。"/></TextLine></TextBlock>
<TextBlock ID="B2"><TextLine HEIGHT="60"><String CONTENT="市总送清凉"/></TextLine>
<TextLine HEIGHT="30"><String CONTENT="本报记者"/><SP WIDTH="30"/><String CONTENT="王芳"/></TextLine></TextBlock>
</PrintSpace></Page></Layout></alto>"""

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="scan_17.tif">
<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="r1"/><RegionRefIndexed index="0" regionRef="r2"/></OrderedGroup></ReadingOrder>
<TextRegion id="r1"><TextLine id="l1"><TextEquiv index="1"><Unicode>昨曰，</Unicode></TextEquiv><TextEquiv index="0"><Unicode>昨日，市总工会主席李小</Unicode></TextEquiv></TextLine>
<TextLine id="l2"><Word><TextEquiv><Unicode>明到西湖区</Unicode></TextEquiv></Word><Word><TextEquiv><Unicode>慰问职工。</Unicode></TextEquiv></Word></TextLine></TextRegion>
<TextRegion id="r2"><TextEquiv><Unicode>市总送清凉</Unicode></TextEquiv></TextRegion>
</Page></PcGts>"""

BOMB = """<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY a "工会工会工会工会工会">
{}]><alto><Layout><Page><TextBlock><TextLine><String CONTENT="&z;"/></TextLine></TextBlock></Page></Layout></alto>""".format(
    "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghij", "bcdefghijz", strict=True))
)


def pdf(pages: list[list[tuple[float, float, str]]]) -> bytes:
    """A searchable PDF: for each page (left, baseline, words)."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=A3)
    for page in pages:
        sheet.setFont("STSong-Light", 12)
        for left, baseline, words in page:
            sheet.drawString(left, baseline, words)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


FRONT = [
    (50, 1000, "市总送清凉"),
    (50, 960, LINES[0]),
    (50, 944, LINES[1]),
    (300, 960, "杭州地铁开通新线"),
    (300, 944, "全长十公里。"),
]


def word() -> bytes:
    document = docx.Document()
    document.add_heading("市总送清凉", level=1)
    document.add_paragraph("".join(LINES))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "李小明", "主席"
    document.core_properties.title = "浙江工人日报 2024年07月01日 第03版"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_alto_in_reading_order_named_by_its_scan(tmp_path: Path) -> None:
    (tmp_path / "scan.xml").write_text(ALTO, encoding="utf-8")
    (page,) = read(tmp_path / "scan.xml")
    assert page.text == "市总送清凉\n本报记者 王芳\n\n昨日，市总工会主席李小\n明到西湖区慰问职工。"
    assert (page.publication, page.date, page.number) == ("浙江工人日报", "2024-07-01", 3)


def test_page_xml_in_reading_order_by_its_first_reading(tmp_path: Path) -> None:
    (tmp_path / "甲报_2024-07-01_02.xml").write_text(PAGE, encoding="utf-8")
    (page,) = read(tmp_path)
    assert page.text == "市总送清凉\n\n昨日，市总工会主席李小\n明到西湖区慰问职工。"
    assert (page.publication, page.number) == ("甲报", 2)


def test_pdf_columns_become_blocks_and_pages_pages(tmp_path: Path) -> None:
    (tmp_path / "甲报_2024-07-01.pdf").write_bytes(pdf([FRONT, [], [(50, 900, "第二条消息。")]]))
    (tmp_path / "pages.csv").write_text(
        "page,publication,number\n甲报_2024-07-01.pdf,乙报,\n甲报_2024-07-01.pdf:3,,4\n", encoding="utf-8"
    )
    first, third = read(tmp_path)
    assert first.text == "市总送清凉\n\n昨日，市总工会主席李小\n明到西湖区慰问职工。\n\n杭州地铁开通新线\n全长十公里。"
    assert (first.id, first.date, first.number) == ("甲报_2024-07-01.pdf:1", "2024-07-01", 1)
    assert (third.id, third.publication, third.number, third.text) == (
        "甲报_2024-07-01.pdf:3",
        "乙报",
        4,
        "第二条消息。",
    )


def test_word_document(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word())
    (page,) = read(tmp_path / "a.docx")
    assert page.text == "# 市总送清凉\n\n昨日，市总工会主席李小明到西湖区慰问职工。\n\n李小明 主席"
    assert (page.publication, page.date, page.number) == ("浙江工人日报", "2024-07-01", 3)


@pytest.mark.parametrize("charset", ["gb2312", "big5", "utf-8"])
def test_html_in_the_encoding_it_declares(tmp_path: Path, charset: str) -> None:
    source = (
        f"<html><head><meta charset={charset}><title>浙江工人日報 2024-07-01 第03版</title><style>p {{color: red}}</style></head>"
        "<body><div><h2>市工人文化宮</h2><p>昨日，<b>市民</b><br>到場。</p><!-- 無 --><table><tr><td>王芳<td>主席</table></body></html>"
    )
    (tmp_path / "a.html").write_bytes(source.encode("gb18030" if charset == "gb2312" else charset))
    (page,) = read(tmp_path / "a.html")
    assert page.text == "## 市工人文化宮\n\n昨日，市民\n到場。\n\n王芳\n\n主席"
    assert (page.publication, page.date, page.number) == ("浙江工人日報", "2024-07-01", 3)


def test_every_kind_gives_the_same_article(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(pdf([FRONT[:3]]))
    (tmp_path / "c.txt").write_text("市总送清凉\n\n" + "\n".join(LINES), encoding="utf-8")
    texts = [[article.text for article in split(page)] for page in read(tmp_path)]
    assert texts[0] == texts[1] == texts[2]
    assert texts[0][-1].replace("\n", "").endswith("".join(LINES))


def zipped(size: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * size)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.xml", ALTO.encode()[:-40], "no well-formed XML"),
        ("a.xml", b"<feed/>", "XML of the kind 'feed'"),
        ("a.xml", BOMB.encode(), "document type|well-formed"),
        ("a.xml", b'<!DOCTYPE alto SYSTEM "file:///etc/passwd"><alto/>', "document type"),
        ("a.xml", b"<alto><Layout><Page/></Layout></alto>", "no line of text"),
        ("a.xml", PAGE.replace('index="0"', 'index="first"').encode(), "order that is no whole number"),
        ("a.pdf", pdf([FRONT])[:300], "cannot be opened as PDF|no text layer"),
        ("a.pdf", b"", "cannot be opened as PDF"),
        ("a.pdf", pdf([[]]), "no text layer"),
        ("a.docx", b"x", "cannot be opened as a Word document"),
        ("a.docx", word()[:-100], "cannot be opened as a Word document"),
        ("a.docx", zipped(210_000_000), "unpacks to more than 200 MB"),
        ("a.html", b"", "is empty"),
        ("a.html", b"<script>x</script>", "is empty"),
    ],
)
def test_refused_in_a_sentence(tmp_path: Path, name: str, raw: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError, match=words) as error:
        read(tmp_path / name)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


def test_one_bad_file_stops_no_build(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(BOMB, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 cut")
    (tmp_path / "c.txt").write_text("市总送清凉", encoding="utf-8")
    pages, skipped = read_corpus(tmp_path)
    assert [page.id for page in pages] == ["c.txt"]
    assert [one.path for one in skipped] == ["a.xml", "b.pdf"]
