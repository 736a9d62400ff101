"""Files to pages: encodings, what is known of a page, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.readers import read, read_corpus

TEXT = "# 浙江工人日报\n\n第3版 要闻\n\n2024年7月1日 星期一\n\n本报讯 工会送清凉。\n"


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le bare", "utf-16-be bare", "utf-32", "crlf"],
)
def test_encodings(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert read(tmp_path / "a.txt")[0].text == TEXT


TRADITIONAL = "總工會領導慰問職工\n\n本報訊 昨日，市總工會主席到工地慰問，歡迎會員參加活動。\n"


@pytest.mark.parametrize("told", ["option", "table"])
def test_big5_when_declared(tmp_path: Path, told: str) -> None:
    (tmp_path / "a.txt").write_bytes(TRADITIONAL.encode("big5"))
    if told == "table":
        (tmp_path / "pages.csv").write_text("page,encoding\na.txt,big5\n", encoding="utf-8")
    (page,) = read(tmp_path / "a.txt", encoding="big5" if told == "option" else None)
    assert page.text == TRADITIONAL


def test_traditional_characters_in_gb18030_are_no_big5(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TRADITIONAL.encode("gb18030"))
    assert read(tmp_path / "a.txt")[0].text == TRADITIONAL


def test_a_file_cut_inside_a_character_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((TEXT * 3).encode()[:-2])
    assert read(tmp_path / "a.txt")[0].text == (TEXT * 3)[:-2] + "\ufffd"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("klingon", "no encoding is called 'klingon'"), ("ascii", "is not in ascii, as was declared")],
)
def test_a_wrong_declaration(tmp_path: Path, encoding: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read(tmp_path / "a.txt", encoding=encoding)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("name\na.txt\n", "no column `page`"),
        ("page,date\na.txt,31.10.2023\n", "'31.10.2023' is no date"),
        ("page,date\na.txt,2023-02-30\n", "'2023-02-30' is no date"),
        ("page,number\na.txt,三\n", "'三' is no page number"),
    ],
)
def test_a_table_that_cannot_be_understood(tmp_path: Path, table: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "pages.csv").write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_corpus(tmp_path)


def test_a_table_that_a_spreadsheet_saved_as_gbk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "pages.csv").write_bytes("page,publication,date\r\na.txt,乙报,2024\r\n".encode("gbk"))
    (page,) = read(tmp_path)
    assert (page.publication, page.date) == ("乙报", "2024")


def test_masthead_name_and_table(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "甲报_2023-10-31_02.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "未署报名_2023-10-09.txt").write_text("本报讯 工会送清凉。", encoding="utf-8")
    told = [(p.publication, p.date, p.number) for p in read(tmp_path)]
    assert told == [("浙江工人日报", "2024-07-01", 3), (None, "2023-10-09", None), ("甲报", "2023-10-31", 2)]
    (tmp_path / "pages.csv").write_text("page,publication,date,number,note\na.txt,乙报,,7,\n", encoding="utf-8")
    (page,) = read(tmp_path / "a.txt")
    assert (page.publication, page.date, page.number) == ("乙报", "2024-07-01", 7)


@pytest.mark.parametrize(
    ("head", "paper", "day"),
    [
        ("# 甲河林业\n\n2021年11月18日 星期四 第四版", "甲河林业", "2021-11-18"),
        ("# 甲河卫生报\n\n2020年10月30日", "甲河卫生报", "2020-10-30"),
        ("# 甲河农垦报\n\n2024年9月20日 第2版", "甲河农垦报", "2024-09-20"),
        ("法治周刊\n甲河法治报\n2022年7月29日星期五", "甲河法治报", "2022-07-29"),
        ("甲河经济报 2018.05.09 星期三 产业 | 06版", "甲河经济报", "2018-05-09"),
        ("甲河晨报 要闻 2版\n\n2024年10月11日 星期五", "甲河晨报", "2024-10-11"),
        ("甲河电力报 第6期（总第408期） 2020年3月25日出版", "甲河电力报", "2020-03-25"),
        ("# 要闻\n\n2024年9月20日，市总工会送清凉。", None, None),
    ],
)
def test_mastheads(tmp_path: Path, head: str, paper: str | None, day: str | None) -> None:
    (tmp_path / "page.txt").write_text(f"{head}\n\n## 夜校开课\n\n本报讯 工会送清凉。\n", encoding="utf-8")
    (page,) = read(tmp_path)
    assert (page.publication, page.date) == (paper, day)


def test_html(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><head><title>x</title><script>var 甲 = 1</script></head><body><h1>市总工会送清凉</h1><p>本报讯（记者王芳）昨日，市总工会送清凉。</p></body></html>",
        encoding="utf-8",
    )
    (page,) = read(tmp_path / "a.html")
    assert page.text.split() == ["#", "市总工会送清凉", "本报讯（记者王芳）昨日，市总工会送清凉。"]


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.txt", b"\x00\x01\x02\xff" * 500, "is not text"),
        ("a.txt", b"", "is empty"),
        ("a.txt", b"  \n", "is empty"),
        ("a.jpg", b"x", "no kind of page"),
        ("a.txt", "總工會領導慰問職工，歡迎會員參加活動。".encode("big5") * 9, "looks like Big5"),
        ("a.txt", bytes(range(128, 256)) * 40, "is not text"),
        ("a.txt", "工会。".encode() * 400_000, "1,200,000 characters"),
    ],
)
def test_refused(tmp_path: Path, name: str, raw: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(InputError, match=words):
        read(tmp_path / name)


def test_what_cannot_be_read_is_skipped_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "README.md").write_text("no page", encoding="utf-8")
    pages, skipped = read_corpus(tmp_path)
    assert [p.id for p in pages] == ["good.txt"]
    assert [s.path for s in skipped] == ["folder.txt", "loop.txt"]
    assert all(s.reason.endswith(".") for s in skipped)


def test_a_missing_folder() -> None:
    with pytest.raises(InputError, match="is no folder"):
        read_corpus("nowhere")


@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=400))
def test_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("raw") / "a.txt"
    path.write_bytes(raw)
    try:
        (page,) = read(path)
    except InputError:
        return
    assert page.text.strip()
    page.text.encode("utf-8")
