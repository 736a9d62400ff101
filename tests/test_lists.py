"""What lists say without a verb of their own, rounds of a contest, groups that are led, and sentences like them that say nothing."""

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
        "云南省总工会公布“云南省模范职工之家”名单，玉溪抚仙电子有限公司榜上有名。",
        "玉溪抚仙电子有限公司",
        "云南省模范职工之家",
    ),
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
    ("visits", "昆明市总工会主席王建国率云南职工考察团来到玉溪市。", "云南职工考察团", "玉溪市"),
    ("visits", "王建国、李秀英一行到曲靖市麒麟区，考察了玉溪抚仙电子有限公司。", "李秀英", "麒麟区"),
    ("visits", "王建国一行走访了滇池集团的全资子公司玉溪抚仙电子有限公司。", "王建国", "玉溪抚仙电子有限公司"),
    ("holdsPost", "李秀英 玉溪抚仙电子有限公司镀槽分析工", "李秀英", "玉溪抚仙电子有限公司"),
    ("holdsPost", "王建国 曲靖麒麟铸钢有限公司炉长", "王建国", "曲靖麒麟铸钢有限公司"),
    ("meets", "昆明市总工会主席王建国与返乡职工李秀英拉起了家常。", "王建国", "李秀英"),
    (
        "receives",
        "云南省总工会公布“云南省模范职工之家”名单，昆明4家单位入选：滇池造纸厂工会 官渡区总工会呈贡区花卉行业工会联合会。",
        "呈贡区花卉行业工会联合会",
        "云南省模范职工之家",
    ),
    (
        "receives",
        "省总工会公布“春城工匠”名单，获奖的2人是：\n王建国　滇池造纸厂钳工\n李秀英　滇池造纸厂焊工",
        "李秀英",
        "春城工匠",
    ),
    ("participatesIn", "王建国是滇池造纸厂钳工，也是党的二十大代表。", "王建国", "中国共产党第二十次全国代表大会"),
    ("visits", "昆明市市长王建国陪同昆明学院教授李秀英来到玉溪市。", "王建国", "玉溪市"),
    ("meets", "昆明市市长王建国、昆明学院校长李秀英会晤，定下了方案。", "王建国", "李秀英"),
    ("cooperatesWith", "滇池造纸厂、昆明学院、官渡区总工会三方为“匠心苑”职工驿站揭牌。", "滇池造纸厂", "官渡区总工会"),
    ("holdsPost", "昆明市总工会昨日开会，王建国当选经费审查委员会主任。", "王建国", "昆明市总工会"),
]
SILENT = [
    ("receives", "昆明市总工会公布“春城工匠”名单，王建国介绍说，三名焊工榜上有名。", "王建国"),
    ("receives", "公司公布“春城工匠”名单。参加评选的3人是：\n王建国　滇池造纸厂钳工\n李秀英说，明年再来。", "李秀英"),
    ("meets", "昆明市市长王建国、昆明学院校长李秀英参加会谈。", "王建国"),
    ("receives", "王建国把这件事列入“匠心”工程。", "王建国"),
    ("participatesIn", "王建国不是党的二十大代表。", "王建国"),
    ("visits", "王建国陪同李秀英参加会议，赵刚来到玉溪市。", "王建国"),
    ("cooperatesWith", "滇池造纸厂、昆明学院三方面的人说，官渡区总工会为“匠心苑”职工驿站揭牌。", "滇池造纸厂"),
    ("receives", "这份榜单里，昆明钢铁集团的李秀英没有上榜。", "李秀英"),
    ("receives", "滇水先锋\n王建国 焊接分厂焊工", "王建国"),
    ("visits", "王建国率领的滇池集团明年上市，玉溪市值得参观。", "滇池集团"),
    ("holdsPost", "李秀英 玉溪抚仙电子有限公司获奖选手", "李秀英"),
    ("visits", "王建国谈到曲靖市，希望大家多看看。", "王建国"),
    ("participatesIn", "“滇味”烹饪技能大赛明年举行，希望担任评委的可向王建国报名。", "王建国"),
]


@pytest.mark.parametrize(("predicate", "text", "subject", "thing"), SAYS)
def test_says(nlp, article, predicate: str, text: str, subject: str, thing: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert (subject, thing) in {(f.subject.name, f.object.name) for f in accepted if f.predicate == predicate}


def test_the_owner_of_what_is_visited_is_not(nlp, article) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, "王建国一行走访了滇池集团的全资子公司玉溪抚仙电子有限公司。")
    assert "滇池集团" not in {f.object.name for f in accepted if f.predicate == "visits"}


def test_what_is_met_on_the_way_is_not_gone_to(nlp, article) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, "王建国感受到曲靖市，考察了玉溪市。")
    assert "曲靖市" not in {f.object.name for f in accepted if f.predicate == "visits"}


@pytest.mark.parametrize(("predicate", "text", "subject"), SILENT)
def test_silent(nlp, article, predicate: str, text: str, subject: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert [f for f in accepted if f.predicate == predicate and f.subject.name == subject] == []
