"""Divisions: full names, codes and provinces of what newspapers call them."""

from __future__ import annotations

import pytest

from kg import gazetteer


@pytest.mark.parametrize(
    ("short", "within", "full"),
    [
        ("福建", None, "福建省"),
        ("十堰", None, "十堰市"),
        ("内蒙古", None, "内蒙古自治区"),
        ("长安区", "西安市", "长安区"),
        ("湘西州", None, "湘西土家族苗族自治州"),
        ("北京", None, "北京市"),
        ("三秦", None, "陕西省"),
    ],
)
def test_full_name_of_short_one(short: str, within: str | None, full: str) -> None:
    assert gazetteer.full_name(short, within=within) == full


@pytest.mark.parametrize("word", ["职工", "平台", "工会", "产业", ""])
def test_common_word_is_no_division(word: str) -> None:
    assert gazetteer.full_name(word) is None


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("十堰市", "湖北省"),
        ("苏州", "江苏省"),
        ("福建省", "福建省"),
        ("潇湘", "湖南省"),
        ("朝阳区", None),
        ("工会", None),
    ],
)
def test_province_of(name: str, province: str | None) -> None:
    assert gazetteer.province_of(name) == province


@pytest.mark.parametrize(
    ("name", "code"), [("福建省", "350000"), ("十堰市", "420300"), ("工会", None), ("鼓楼区", None)]
)
def test_code_only_where_the_name_is_clear(name: str, code: str | None) -> None:
    assert gazetteer.code_of(name) == code


def test_context_tells_namesakes_apart() -> None:
    near, far = gazetteer.find("鼓楼区", within="南京市"), gazetteer.find("鼓楼区", within="福州市")
    assert near is not None
    assert far is not None
    assert (near.code, far.code) == ("320106", "350102")
    assert near.parents == ("江苏省", "南京市")
    assert gazetteer.find("鼓楼区") is None


@pytest.mark.parametrize(
    ("body", "territory"),
    [("福建省总工会", "福建省"), ("西安市长安区总工会", "西安市"), ("传化集团", None), ("中华全国总工会", None)],
)
def test_territory_of_a_body(body: str, territory: str | None) -> None:
    assert gazetteer.territory_of(body) == territory
