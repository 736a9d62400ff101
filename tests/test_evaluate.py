"""The scores, on a page small enough to count by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate import bare, below, evaluate
from kg.graph import KnowledgeGraph
from kg.model import Article, Credit, Entity, Evidence, Mention, Statement

TEXT = "市总工会送清凉\n本报讯（记者王芳）昨日，杭州市总工会主席李明到西湖区调研。\n第二段说了别的事情。"
GOLD = {
    "page": "p.txt",
    "articles": [
        {
            "id": "a1",
            "title": "市总工会送清凉",
            "byline": [{"name": "王芳", "role": "记者"}],
            "snippets": ["昨日，杭州市总工会主席", "第二段说了别的事"],
        },
        {"id": "a2", "title": "没有找到的一篇", "byline": [], "snippets": ["这一段不在页上"]},
    ],
    "entities": [
        {"id": "e1", "type": "Person", "name": "李明", "aliases": []},
        {"id": "e2", "type": "Organisation", "name": "杭州市总工会", "aliases": ["市总"]},
        {"id": "e3", "type": "Place", "name": "西湖区", "aliases": []},
    ],
    "relations": [
        {"subject": "e1", "predicate": "holdsPost", "object": "e2", "title": "主席", "date": None},
        {"subject": "e1", "predicate": "visits", "object": "e3", "title": None, "date": "2024-05-21"},
    ],
}


def mention(name: str, kind: str) -> Mention:
    start = TEXT.index(name)
    return Mention("p#a1", "p.txt", start, start + len(name), name, kind, name)


@pytest.fixture
def graph() -> KnowledgeGraph:
    start = TEXT.index("王芳")
    article = Article(
        "p#a1", "p.txt", "article", "市总工会送清凉", TEXT, byline=(Credit("王芳", "记者", start, start + 2),)
    )
    entities = tuple(
        Entity(f"{kind}/{name}", kind, name, mentions=(mention(name, kind),))
        for name, kind in (("李明", "Person"), ("杭州市总工会", "Organisation"), ("清凉", "Programme"))
    )
    words = Evidence(
        "p.txt", "p#a1", TEXT.index("杭州"), TEXT.index("到西湖"), TEXT[TEXT.index("杭州") : TEXT.index("到西湖")]
    )
    # 杭州市总 / 工会主席 is the same post as 杭州市总工会 / 主席 only when the words in a row are the same
    said = Statement("s1", "Person/李明", "holdsPost", "Organisation/杭州市总工会", (words,), title="主席")
    wrong = Statement("s2", "Person/李明", "launches", "Programme/清凉", (words,))
    return KnowledgeGraph((article,), entities, (said, wrong))


def test_figures(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps(GOLD, ensure_ascii=False), encoding="utf-8")
    table = evaluate(graph, tmp_path).table()
    # articles: precision (1 + 1 + 1) / 3, recall (1 + 1 + 0) / 3
    assert table["articles"] == pytest.approx(2 * 1 * (2 / 3) / (1 + 2 / 3))
    assert table["titles"] == 0.5
    assert table["bylines"] == 1.0
    assert table["entities"] == pytest.approx(2 / 3)  # two of three found, two of three right
    assert table["names"] == 1.0
    assert table["relations"] == pytest.approx(0.5)
    assert table["relations holdsPost"] == 1.0
    assert table["relations visits"] == 0.0  # never proposed, and still a miss
    assert table["evidence"] == 1.0
    assert below(evaluate(graph, tmp_path), {"titles": 0.6}) == ["titles is 0.500, its floor 0.600"]


def test_no_gold(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold pages"):
        evaluate(graph, tmp_path)


@pytest.mark.parametrize(
    ("left", "right"), [("《方案（２０２４）》", "方案(2024)"), ("“赋能社”", "赋能社"), ("ＡPP", "app")]
)
def test_names_match_without_punctuation(left: str, right: str) -> None:
    assert bare(left) == bare(right)
