"""What lists say without a verb of their own, rounds of a contest, and sentences like them that say nothing."""

from __future__ import annotations

import pytest

from tests.test_facts import said

_ROUND = "8月14日，2025年“滇池杯”职工篮球联赛第六轮在曲靖市体育馆打响。"
SAYS = [
    ("organises", _ROUND + "联赛由云南省总工会主办。", "云南省总工会", "2025年“滇池杯”职工篮球联赛"),
    (
        "organises",
        "昆明市总工会举办2025年“滇池杯”职工篮球联赛决赛。",
        "昆明市总工会",
        "2025年“滇池杯”职工篮球联赛决赛",
    ),
    ("receives", "昆明市总工会公布“春城工匠”名单，滇池造纸厂钳工王建国、李秀英榜上有名。", "李秀英", "春城工匠"),
    (
        "receives",
        "云南省五一劳动奖状(3家)\n曲靖珠源医药集团 玉溪抚仙电子有限公司 大理市高级技工学校",
        "玉溪抚仙电子有限公司",
        "云南省五一劳动奖状",
    ),
    (
        "receives",
        "公司党委决定授予王建国等2名同志“滇水先锋”称号。\n滇水先锋\n王建国 焊接分厂焊工\n李秀英 炼钢分厂炉长",
        "李秀英",
        "滇水先锋",
    ),
    (
        "participatesIn",
        "“滇味”烹饪技能大赛在昆明市举行。担任评委的有云南省烹饪协会会长王建国、昆明学院教授李秀英。",
        "李秀英",
        "“滇味”烹饪技能大赛",
    ),
    (
        "participatesIn",
        "曲靖市第六届人大常委会举行第十二次会议。市人大常委会主任王建国主持会议。",
        "王建国",
        "曲靖市第六届人大常委会第十二次会议",
    ),
]
SILENT = [
    ("receives", "昆明市总工会公布“春城工匠”名单，王建国介绍说，三名焊工榜上有名。", "王建国"),
    ("receives", "这份榜单里，昆明钢铁集团的李秀英没有上榜。", "李秀英"),
    ("receives", "滇水先锋\n王建国 焊接分厂焊工", "王建国"),
    ("participatesIn", "“滇味”烹饪技能大赛明年举行，希望担任评委的可向王建国报名。", "王建国"),
]


@pytest.mark.parametrize(("predicate", "text", "subject", "thing"), SAYS)
def test_says(nlp, article, predicate: str, text: str, subject: str, thing: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert (subject, thing) in {(f.subject.name, f.object.name) for f in accepted if f.predicate == predicate}


@pytest.mark.parametrize(("predicate", "text", "subject"), SILENT)
def test_silent(nlp, article, predicate: str, text: str, subject: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert [f for f in accepted if f.predicate == predicate and f.subject.name == subject] == []
