"""What is said to be a part of what: subsidiaries and teams, and programmes within programmes."""

from __future__ import annotations

import pytest

from tests.test_facts import said

SAYS = [
    ("金沙集团旗下金沙数字有限公司、金沙物流有限公司参会。", "金沙物流有限公司", "金沙集团"),
    ("金沙数字有限公司是金沙集团的全资子公司。", "金沙数字有限公司", "金沙集团"),
    ("金沙集团近日组建“红马甲”突击队。", "“红马甲”突击队", "金沙集团"),
    ("东湖研究院挂靠在江汉理工大学。", "东湖研究院", "江汉理工大学"),
    (
        "首届渝州冰雪文化节在南川区开幕。\n冰雪节期间，将先后举办“巴渝冬泳”挑战赛和“雪野万人”徒步大会。",
        "“雪野万人”徒步大会",
        "首届渝州冰雪文化节",
    ),
    ("首届渝州冰雪文化节开幕。该节为期五天，期间还将举办“巴渝冬泳”挑战赛。", "“巴渝冬泳”挑战赛", "首届渝州冰雪文化节"),
    (
        "武汉市总工会启动“百日成才”带徒计划；作为该计划的配套，“江边夜校”每周开课。",
        "江边夜校",
        "“百日成才”带徒计划",
    ),
    ("武汉市总工会启动“古窑新火”活化项目，“泥巴学堂”就是其中之一。", "泥巴学堂", "“古窑新火”活化项目"),
    (
        "“碧水”志愿服务项目去年启动。今年3月，该项目纳入“美丽江滩”建设行动。",
        "“碧水”志愿服务项目",
        "“美丽江滩”建设行动",
    ),
    (
        "2024年“楚工杯”职工篮球赛总决赛在武汉打响。",
        "2024年“楚工杯”职工篮球赛总决赛",
        "2024年“楚工杯”职工篮球赛",
    ),
    ("“楚工杯”职工篮球联赛第三轮在武汉打响。", "“楚工杯”职工篮球联赛第三轮", "“楚工杯”职工篮球联赛"),
    ("“楚工杯”烹饪大赛开赛。大赛分初赛、复赛、决赛三轮。", "“楚工杯”烹饪大赛复赛", "“楚工杯”烹饪大赛"),
    ("“楚工杯”烹饪大赛复赛开赛。决赛定于下月举行。", "“楚工杯”烹饪大赛决赛", "“楚工杯”烹饪大赛"),
    (
        "“楚工杯”职工篮球联赛第三轮在武汉打响。下周，第四轮移师宜昌市。",
        "“楚工杯”职工篮球联赛第四轮",
        "“楚工杯”职工篮球联赛",
    ),
    ("在“鄂工帮”平台上推出“清凉驿家”服务专区。", "“清凉驿家”服务专区", "“鄂工帮”平台"),
    ("“楚工杯”劳动竞赛设“荆江工匠”奖。", "荆江工匠", "“楚工杯”劳动竞赛"),
]
SILENT = [
    "“楚工杯”劳动竞赛启动。节日期间，职工放假三天。",
    "“楚工杯”劳动竞赛启动。春节期间，武汉市总工会开展“冬日暖阳”行动。",
    "“楚工杯”劳动竞赛启动。第二轮检查随后开展。",
    "“楚工杯”劳动竞赛启动。他2019年闯入世界杯决赛。",
    "“楚工杯”篮球赛和“荆江杯”足球赛同时开赛。决赛定于下月举行。",
    "“楚工杯”篮球赛开赛，决赛券已售空。",
    "金沙集团与金沙数字有限公司下属企业座谈。",
    "金沙集团是金沙数字有限公司的合作伙伴。",
    "武汉市总工会成立东湖联合工会。",
    "“碧水”志愿服务项目与“美丽江滩”建设行动同时启动。",
    "“泥巴学堂”是学员王芳的最爱。",
    "会议指出，金沙集团不是金沙控股有限公司的子公司。",
]


@pytest.mark.parametrize(("text", "part", "whole"), SAYS)
def test_says(nlp, article, text: str, part: str, whole: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert (part, whole) in {(f.subject.name, f.object.name) for f in accepted if f.predicate == "partOf"}


@pytest.mark.parametrize("text", SILENT)
def test_silent(nlp, article, text: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert [f for f in accepted if f.predicate == "partOf"] == []


@pytest.mark.parametrize(
    ("text", "contest"),
    [
        ("“楚工杯”烹饪大赛复赛昨日开赛。大赛由武汉市总工会主办。", "“楚工杯”烹饪大赛"),
        ("“楚工杯”烹饪大赛复赛由武汉市总工会主办。", "“楚工杯”烹饪大赛复赛"),
        ("“楚工杯”职工篮球联赛第三轮在武汉打响。该赛事由武汉市总工会主办。", "“楚工杯”职工篮球联赛"),
    ],
)
def test_who_runs_a_contest_runs_the_whole_of_it(nlp, article, text: str, contest: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert [(f.subject.name, f.object.name) for f in accepted if f.predicate == "organises"] == [
        ("武汉市总工会", contest)
    ]
