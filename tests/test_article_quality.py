"""Articles on composed pages: floors by damage, and what holds for any text: nothing lost, nothing made, no two owners."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import split
from kg.articles.paragraphs import Paragraph, cut
from kg.model import Page
from tests.composer import LEVELS, compose, pages
from tests.composer.quality import quality

# What issue of quality each level must keep; the README's table gives the measured figures.
FLOORS = {"clean": 0.99, "wrapped": 0.98, "worn": 0.94, "blocks": 0.76, "lines": 0.67, "wrecked": 0.57}


@pytest.mark.parametrize("level", LEVELS)
def test_articles_by_damage(level: str) -> None:
    assert quality(pages(24, 5, damage=level))["articles"] >= FLOORS[level]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(sorted(LEVELS)))
def test_composed_pages_keep_every_character_in_its_place(seed: int, level: str) -> None:
    check(compose(seed, damage=level, size=1200).page)


PIECES = st.sampled_from(
    [
        "本报讯（记者王芳）", "本报讯（记者王芳 ", "昨日，市总工会", "送清凉到一线职工", "手中。", "“谢谢", "”", "\n", "\n\n", "# ", "（上接第1版）",
        "(下转第3版)", "●", "王芳 李明 摄", "（王芳）", "　", "2024年5月22日 星期三", "简 讯", "记者：", "详见第2版", "\x00", "𠮷", "a1", "——",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=80).map("".join))
def test_any_text_keeps_every_character_in_its_place(text: str) -> None:
    check(Page("p.txt", text, "甲报", "2024-05-22"))


def check(page: Page) -> None:
    found = split(page)
    used: set[int] = set()
    for item in found:
        for offset, char in enumerate(item.text):
            place = item.place(offset)
            if place is None:
                assert char == "\n"
            else:
                assert page.text[place] == char
                assert place not in used
                used.add(place)
        for block in item.blocks:
            assert 0 <= block.start <= block.end <= len(item.text)
        for credit in item.byline:
            assert item.text[credit.start : credit.end].replace(" ", "").replace("\u3000", "") == credit.name
    assert len({item.id for item in found}) == len(found)
    assert split(page) == found


def test_running_text_is_never_lost() -> None:
    """What is left out of all articles is furniture: never a sentence of a composed article."""
    for page in pages(12, 6, damage="worn"):
        used = {item.place(k) for item in split(page.page) for k in range(len(item.text))}
        for printed in page.articles:
            for paragraph in printed.spans:
                for start, end in paragraph:
                    if len(page.text[start:end].strip()) > 12:
                        assert {k for k in range(start, end) if not page.text[k].isspace()} <= used


@given(st.lists(st.integers(0, 60), max_size=6))
def test_a_cut_paragraph_is_whole_again(places: list[int]) -> None:
    text = "本报讯昨日市总工会把清凉饮料送到环卫工人手中大家笑着道谢随后又去了工地车间和码头"
    paragraph = Paragraph(text, ((5, 15), (20, 20 + len(text) - 10)))
    parts = cut(paragraph, sorted({p for p in places if p < len(text)}))
    assert "".join(part.text for part in parts) == text
    for part in parts:
        assert sum(end - start for start, end in part.pieces) == len(part.text)


def test_a_repair_is_on_record() -> None:
    moved = "高了公司的运行效率，得到了客户的好评。"
    page = Page(
        "p.txt",
        "# 煤业公司上线电商平台\n\n本报讯（记者王芳）近日，煤业公司成功上线电商平台，使交易流程实现了数字化，进一步提\n\n"
        f"# 区总工会送清凉\n\n本报讯（记者李明）昨日，区总工会把清凉饮料送到环卫工人手中。\n\n{moved}\n",
        "甲报",
        "2024-05-22",
    )
    first, second = split(page)
    assert f"进一步提{moved}" in first.text
    assert moved not in second.text
    assert any(moved[:12] in repair for repair in first.repairs)
