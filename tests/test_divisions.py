"""Places and bodies know their division, its code and what lies above it, where name or surroundings settle it."""

from __future__ import annotations

import pytest

from kg import rdf
from kg.entities import resolve
from kg.entities.places import division_of
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Mention


def found(*pages: tuple[str, tuple[tuple[str, str], ...]]) -> tuple[Entity, ...]:
    """Entities of pages, each a newspaper and the (type, name) that its one article names."""
    articles, mentions = [], []
    for number, (paper, named) in enumerate(pages):
        page = f"p{number}.txt"
        articles.append(Article(f"p{number}#a1", page, "article", None, "x" * 900, publication=paper))
        mentions += [
            Mention(f"p{number}#a1", page, 30 * k, 30 * k + len(name), name, kind, name)
            for k, (kind, name) in enumerate(named)
        ]
    return resolve(mentions, [], articles).entities


PLACE, BODY = "Place", "Organisation"


@pytest.mark.parametrize(
    ("name", "around", "paper", "code", "parents"),
    [
        ("十堰市", (), "甲报", "420300", ("湖北省",)),
        ("福建省", (), "甲报", "350000", ()),
        ("北京市", (), "甲报", "110000", ()),
        ("鼓楼区", (), "甲报", None, ()),
        ("鼓楼区", ("南京市",), "甲报", "320106", ("江苏省", "南京市")),
        ("鼓楼区", ("福建省", "福州市"), "甲报", "350102", ("福建省", "福州市")),
        ("鼓楼区", (), "福州日报", "350102", ("福建省", "福州市")),
        ("鼓楼区", ("江苏省",), "甲报", None, ()),  # Nanjing and Xuzhou have one each
        ("琼海市", (), "甲报", "469002", ("海南省",)),
        ("幸福社区", ("南京市",), "甲报", None, ()),
    ],
)
def test_code_and_chain_of_a_place(
    name: str, around: tuple[str, ...], paper: str, code: str | None, parents: tuple[str, ...]
) -> None:
    entities = found((paper, ((PLACE, name), *((PLACE, other) for other in around))))
    (place,) = (e for e in entities if e.name == name)
    assert (place.code, place.parents) == (code, parents)
    assert place.gazetteer == ("GB/T 2260" if code else None)


@pytest.mark.parametrize(
    ("name", "around", "territory", "parents"),
    [
        ("福建省总工会", (), "福建省", ()),
        ("浙江省温州市总工会", (), "温州市", ("浙江省",)),
        ("西安市长安区总工会", (), "长安区", ("陕西省", "西安市")),
        ("鼓楼区总工会", ("福州市",), "鼓楼区", ("福建省", "福州市")),
        ("鼓楼区总工会", (), "鼓楼区", ()),
        ("传化集团", ("福州市",), None, ()),
    ],
)
def test_territory_of_a_body(
    name: str, around: tuple[str, ...], territory: str | None, parents: tuple[str, ...]
) -> None:
    entities = found(("甲报", ((BODY, name), *((PLACE, other) for other in around))))
    (body,) = (e for e in entities if e.type == BODY)
    assert (body.territory, body.parents, body.code) == (territory, parents, None)


@pytest.mark.parametrize(("kind", "name"), [(PLACE, "鼓楼区"), (BODY, "鼓楼区总工会")])
def test_divisions_of_one_name_stay_apart_and_bodies_of_them_too(kind: str, name: str) -> None:
    nanjing, fuzhou = (("甲报", ((kind, name), (PLACE, city))) for city in ("南京市", "福州市"))
    again = ("乙报", ((PLACE, "南京市"), (kind, name)))
    apart = [e for e in found(nanjing, fuzhou, again) if e.name == name]
    assert sorted(len(e.mentions) for e in apart) == [1, 2]
    assert {e.parents[-1] for e in apart} == {"南京市", "福州市"}


def test_a_place_without_surroundings_is_told_by_no_code() -> None:
    assert division_of("没有的地方") is None
    assert division_of("鼓楼区", stated=("徐州市",), nearby=("南京市",)).parents[-1] == "徐州市"  # type: ignore[union-attr]


def test_rdf_says_where_the_code_comes_from() -> None:
    graph = KnowledgeGraph(
        articles=(), entities=found(("甲报", ((PLACE, "温州市"), (BODY, "温州市总工会")))), statements=()
    )
    rows = rdf.query(
        graph,
        "SELECT ?name ?above ?source WHERE { ?x skos:prefLabel ?name ; kg:withinDivision ?above ; "
        "kg:divisionSource ?source } ORDER BY ?name",
    )
    assert [(row["name"], row["above"], row["source"]) for row in rows] == [
        ("温州市", "浙江省", "GB/T 2260"),
        ("温州市总工会", "浙江省", "GB/T 2260"),
    ]
