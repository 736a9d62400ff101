"""Spaces that stand for nothing: which texts have them, and that what is found has its place on the printed page."""

from __future__ import annotations

import pytest

from kg.model import Page
from kg.pipeline import build
from kg.spacing import closed, is_spaced, slips

SPACED = (
    "本报讯 （记者 王芳）8月12日 ，平湖县县长 李小明 、县总工会 主席 赵建国 先后到 下堡村 、平湖县人 民医院 看望群众 。"
    "李小明 说 ，道路 已经恢复 。"
)


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        (SPACED, True),
        ("市长 苗青云 ，书记 郝连峰 到场 ，看望 群众 。", True),
        ("获奖名单：甲厂 乙厂 丙厂 ，丁厂。", False),  # one slip, and the gaps of a row
        ("记者 王芳 通讯员 李明 摄，甲厂 乙厂。", False),
        ("AI in China ，a story ，by Wang ，Reuters", False),
        ("", False),
    ],
)
def test_which_texts_are_spaced(text: str, spaced: bool) -> None:
    assert is_spaced(text) is spaced


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本报讯　7月2日，最先摸进桃 花源村的，是抢修二 班的六个人。", ["桃 花", "二 班"]),
        ("本报讯　7月2日，他接过订单 。随后说 ，路已经通了。", ["单 。", "说 ，"]),
        ("本报讯 7月2日，最先摸进桃 源村的，是甲厂 乙厂的六个人。", []),  # who sets narrow spaces may mean them
        ("本报讯 7月2日，市总工 会召开会议，部署 下半年工 作。", ["工 会", "署 下", "工 作"]),  # they part words
        ("市委 市政府 市总工会 市妇联 共同慰问了环卫职 工，送去清凉。", ["职 工"]),  # one does, the others mean a gap
        ("延 边 延边州公安局召开会议，部署下半年工作。", []),  # the head of a brief
        ("本报讯 我市 民警昨日走访了企业，大家很高兴。", []),
        ("图为车间。　　记者 王芳 通讯员 李明 摄，甲厂的工人在装车。", []),  # names are set apart
        ("获奖者　甲厂 乙厂 丙厂\n", []),  # a row, no sentence
        ("本报讯　7月2日，New York Times 报道了这件事，大家都很高兴。", []),
    ],
)
def test_slips_of_a_text_that_sets_wide_spaces(text: str, found: list[str]) -> None:
    assert [text[at - 1 : at + 2] for at in sorted(slips(text))] == found


def test_every_character_left_stands_where_it_is_printed(article) -> None:  # type: ignore[no-untyped-def]
    one = closed(article("甲 厂　乙厂\n" + SPACED + " New York Times 报道"))
    assert one.places is not None
    printed = "甲 厂　乙厂\n" + SPACED + " New York Times 报道"
    assert "".join(printed[at] for at in one.places) == one.article.text
    assert "　" in one.article.text
    assert "New York Times" in one.article.text
    assert closed(article("没有空格，")).article.text == "没有空格，"


def test_what_is_found_is_given_back_as_printed() -> None:
    graph = build([Page("p.txt", f"市县领导看望群众\n\n{SPACED}", date="2024-08-13")])
    visits = {
        (graph.entity(s.subject).name, graph.entity(s.object).name) for s in graph.statements if s.predicate == "visits"
    }
    assert {("李小明", "下堡村"), ("赵建国", "平湖县人民医院")} <= visits
    articles = {a.id: a for a in graph.articles}
    for statement in graph.statements:
        for words in statement.evidence:
            assert articles[words.article].text[words.start : words.end] == words.text
    assert "平湖县人民医院" in {e.name for e in graph.entities}
