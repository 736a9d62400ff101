"""Jump lines: which parts on two pages are one article, and which look so."""

from __future__ import annotations

import pytest

from kg import pipeline
from kg.jumps import link_parts
from kg.model import Article, Page

FIRST = "本报讯（记者王芳）昨日，金沙江水文站启动防汛值守，站长李小明带队巡查堤防，金沙江沿线三十个测站"
SECOND = "同步开展会商。金沙江水文站将继续加密监测。"
OTHER = "技能大赛的选手来自二十个行业，决赛在体育馆举行。"


def part(identity: str, text: str, *, on: int | None = None, of: int | None = None, page: int | None = None, title: str | None = None,
         paper: str = "甲报", day: str = "2024-07-01") -> Article:  # fmt: skip
    return Article(
        identity, f"{identity.split('#')[0]}.txt", "article", title, text, publication=paper, issue=day,
        page_number=page, continues_on=on, continued_from=of,
    )  # fmt: skip


def links(*articles: Article) -> dict[str, str | None]:
    linked = link_parts(articles)
    assert [a.id for a in linked] == [a.id for a in articles]
    assert {a.next_part: a.id for a in linked if a.next_part} == {
        a.id: a.previous_part for a in linked if a.previous_part
    }
    return {a.id: a.next_part for a in linked if a.next_part}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([part("p1#a1", FIRST, on=3, page=1), part("p3#a2", OTHER, of=1, page=3)], {"p1#a1": "p3#a2"}, id="numbers alone"),
        pytest.param([part("p1#a1", FIRST, on=3), part("p3#a2", SECOND, of=1)], {"p1#a1": "p3#a2"}, id="words, numbers unknown"),
        pytest.param([part("p1#a1", FIRST, on=3), part("p3#a2", OTHER, of=1, title="大赛开幕")], {}, id="no word ties them"),
        pytest.param([part("p1#a1", FIRST, on=3, page=1), part("p4#a2", SECOND, of=1, page=4)], {}, id="another page"),
        pytest.param([part("p1#a1", FIRST, on=3, page=1), part("p3#a2", SECOND, of=2, page=3)], {}, id="from another page"),
        pytest.param([part("p1#a1", FIRST, on=3, page=1), part("p3#a2", SECOND, of=1, page=3, paper="乙报")], {}, id="another paper"),
        pytest.param([part("p1#a1", FIRST, on=3, page=1), part("p3#a2", SECOND, of=1, page=3, day="2024-07-02")], {}, id="another day"),
        pytest.param(
            [part("p1#a1", FIRST, on=3, page=1), part("p1#a2", OTHER, on=3, page=1, title="技能大赛开幕"),
             part("p3#a1", "（上接第1版）选手来自二十个行业，体育馆座无虚席。", of=1, page=3, title="技能大赛开幕"), part("p3#a2", SECOND, of=1, page=3)],
            {"p1#a1": "p3#a2", "p1#a2": "p3#a1"}, id="two jumps to one page",
        ),
        pytest.param(
            [part("p1#a1", FIRST, on=3, page=1), part("p1#a2", OTHER, on=3, page=1), part("p3#a2", SECOND, of=1, page=3)],
            {"p1#a1": "p3#a2"}, id="one part is missing",
        ),
    ],
)  # fmt: skip
def test_parts(parts: list[Article], expected: dict[str, str]) -> None:
    assert links(*parts) == expected
    assert links(*reversed(parts)) == expected


def test_two_pages_of_one_paper_are_linked_and_count_as_one_source() -> None:
    front = Page(
        "甲报_2024-07-01_01.txt",
        "# 省总部署送清凉\n\n本报讯（记者王芳）7月1日，浙江省总工会主席李小明到西湖区翠苑街道走访慰问快递员，详细了解高温津贴发放情况。（下转第3版）\n",
        publication="甲报", date="2024-07-01", number=1,
    )  # fmt: skip
    third = Page(
        "甲报_2024-07-01_03.txt",
        "（上接第1版）浙江省总工会主席李小明在西湖区翠苑街道强调，要把高温津贴发放到位，让快递员感受到关怀。\n",
        publication="甲报", date="2024-07-01", number=3,
    )  # fmt: skip
    graph = pipeline.build([third, front])
    first, second = (next(a for a in graph.articles if a.page == page.id) for page in (front, third))
    assert (first.next_part, second.previous_part) == (second.id, first.id)
    post = next(s for s in graph.statements if s.predicate == "holdsPost")
    assert ({e.article for e in post.evidence}, post.support) == ({first.id, second.id}, 1)
