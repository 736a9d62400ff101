"""Misread characters: put right where only one reading makes words, left where the print may be right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lexicon import rows
from kg.misreadings import lookalikes, mended
from kg.model import Page
from kg.pipeline import read_page

MISREAD = [
    ("免去其省总工会副主席、常委耻务", "免去其省总工会副主席、常委职务"),
    ("激光研究院エ程师兰青青", "激光研究院工程师兰青青"),
    ("省总エ会女职エ部部长", "省总工会女职工部部长"),
    ("市委常委、宣传部部氏赖蓉", "市委常委、宣传部部长赖蓉"),
    ("晋城市副巾氏、市总工会主席", "晋城市副市长、市总工会主席"),  # two characters of one word
    ("取得高级技帅以上等级的职工", "取得高级技师以上等级的职工"),
    ("前年又获碍省劳动模范称号", "前年又获得省劳动模范称号"),
    ("医护人贝轮流随车出诊", "医护人员轮流随车出诊"),
    ("人力资源和杜会保障部", "人力资源和社会保障部"),
    ("12用5目上午", "12月5日上午"),
    ("9用17日至9用23日", "9月17日至9月23日"),
    ("果业发展中心任北景乡举行修剪赛", "果业发展中心在北景乡举行修剪赛"),
    ("10月任青岛举行的大赛", "10月在青岛举行的大赛"),
]
AS_PRINTED = [
    "副主席乔雨农来到石龙沟",  # 雨衣 is a word, 乔雨农 a name
    "副主席，田守诚因到龄不再担任主席",
    "记者羊荣江报道",
    "省国资委副主任席远征共同出席揭牌仪式",
    "任主席王芳在青岛举行的会议上讲话",
    "总经理张山任青岛公司董事长。仪式随后举行",
    "青年画家任小明举办画展",
    "工作队来到联工村走访",
    "刘氏家族的老宅",
    "用5天时间走访",
    "每月5目标任务",
    "“匠学云”线上平台",
    "通讯员 先启富",
    "宗教界人士王入木座谈",
    "两年里学完8门课",
    "设立提技课堂",
    "中铁十六局集团工会主席",
]


@pytest.mark.parametrize(("printed", "read"), MISREAD)
def test_a_misread_character_is_put_right(printed: str, read: str) -> None:
    assert mended(printed) == read
    assert mended(read) == read


@pytest.mark.parametrize("text", AS_PRINTED)
def test_what_may_be_right_stays(text: str) -> None:
    assert mended(text) == text


@given(st.text("工エ会总氏长部副巾市委季员贝任在青岛举行12用月5目日，。王 \n", max_size=60))
def test_one_character_stands_for_one(text: str) -> None:
    read = mended(text)
    assert len(read) == len(text)
    alike = lookalikes()
    assert all(a == b or b in alike[a] or (a, b) in {("用", "月"), ("目", "日"), ("任", "在")} for a, b in zip(text, read, strict=True))  # fmt: skip


def test_what_is_found_is_quoted_as_printed() -> None:
    text = "# 工会简讯\n\n本报讯 昨日，福建省总エ会副主席王小明到福州市三坊七巷社区调研。\n"
    reading = read_page(Page("p.txt", text, "福建工人报", "2025-08-01"))
    (fact,) = [fact for fact in reading.facts if fact.predicate == "holdsPost"]
    assert (fact.object.name, fact.object.text) == ("福建省总工会", "福建省总エ会")
    assert "福建省总エ会副主席王小明" in fact.evidence.text


def test_no_two_rows_of_the_table_are_one() -> None:
    groups = [frozenset(group) for (group,) in rows("lookalikes")]
    assert all(len(group) > 1 for group in groups)
    assert len(set(groups)) == len(groups)
    assert not [a for a in groups for b in groups if a < b]
