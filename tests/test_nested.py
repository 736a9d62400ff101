"""Parts of bodies by their names: where a name is cut, which units are found, and the statements they give."""

from __future__ import annotations

import pytest

from kg import mentions
from kg.facts.nested import split_name
from kg.names import in_context
from tests.test_facts import said

CUT = [
    ("金沙移动集团四川有限公司阿坝分公司", "金沙移动集团四川有限公司"),
    ("中铁三十局集团桥梁公司", "中铁三十局集团"),
    ("湘江建工集团衡阳分公司", "湘江建工集团"),
    ("湘江建工集团轨道分公司红旗隧道项目部", "湘江建工集团轨道分公司"),
    ("湖北省总工会财务部", "湖北省总工会"),
    ("湖北省总工会驻房县青峰镇工作队", "湖北省总工会"),
    ("武汉市人民政府办公室", "武汉市人民政府"),
    ("武汉市委组织部", "武汉市委"),
    ("武汉市公安局江岸分局", "武汉市公安局"),
    ("交通运输部救助打捞局", "交通运输部"),
    ("江汉理工大学土木工程学院", "江汉理工大学"),
    ("江汉理工大学医学院附属第三医院", "江汉理工大学医学院"),
    ("江汉理工大学青年志愿者协会", "江汉理工大学"),
    ("楚天航空客舱部“映山红”乘务组", "楚天航空客舱部"),
    ("楚天钢铁第二轧钢厂", "楚天钢铁"),
    ("楚天电网房县供电局", "楚天电网"),
    ("金山滑雪场工会", "金山滑雪场"),
    ("农业银行湖北省分行", "农业银行"),
    ("新华社湖北分社", "新华社"),
    ("武汉市江岸区人民法院后湖人民法庭", "武汉市江岸区人民法院"),
    ("武汉市江岸区人民法院执行局", "武汉市江岸区人民法院"),
    ("武汉市新华书店解放路店", "武汉市新华书店"),
    ("武汉市总工会第十二届委员会", "武汉市总工会"),
]
WHOLE = [
    "湖北省总工会", "湖北湘江建工集团有限公司", "湖北省医院协会", "中国银行业协会", "中国石油化工集团", "湖北省人民医院",
    "江汉区货运行业工会", "江汉区货运行业工会联合会", "中国海员建设工会全国委员会", "共青团武汉市委", "中国共产党武汉市委员会",
    "武汉市中级人民法院", "国家卫生健康委员会", "江汉财经商贸学院", "楚天航空部件公司", "中国铁路武汉局集团有限公司", "武汉市教育工会",
    "汉江航运有限公司楚天港口有限公司", "武汉市海事法院", "江汉路新华书店", "武汉市第十五届人大常委会",
]  # fmt: skip


@pytest.mark.parametrize(("name", "whole"), CUT)
def test_a_name_is_cut_behind_the_nearest_body(name: str, whole: str) -> None:
    assert (split_name(name) or ("",))[0] == whole


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_that_is_one_body_is_not_cut(name: str) -> None:
    assert split_name(name) is None


SAYS = [
    ("据湖北省总工会宣教网络部介绍，活动反响热烈。", "湖北省总工会宣教网络部", "湖北省总工会"),
    ("武汉汉阳造船有限公司检修三班获得表彰。", "武汉汉阳造船有限公司检修三班", "武汉汉阳造船有限公司"),
    ("教育部职业教育与成人教育司召开座谈会。", "教育部职业教育与成人教育司", "教育部"),
    ("在全总蹲点组的帮助下，工作打开局面。", "中华全国总工会蹲点组", "中华全国总工会"),
    (
        "江夏经济开发区总工会石化功能区工会联合会揭牌成立。",
        "江夏经济开发区总工会石化功能区工会联合会",
        "江夏经济开发区总工会",
    ),
    ("会议由全国总工会党组召集。", "中华全国总工会党组", "中华全国总工会"),
    ("江汉理工大学土木工程学院举办论坛。", "江汉理工大学土木工程学院", "江汉理工大学"),
    ("经中共湖北省总工会党组研究，同意任命。", "湖北省总工会党组", "湖北省总工会"),
    ("武汉汉阳造船有限公司开课，讲义由公司工会编印。", "武汉汉阳造船有限公司工会", "武汉汉阳造船有限公司"),
    (
        "湖北湘江建工集团有限公司召开会议，湘江建工集团衡阳分公司作了汇报。",
        "湘江建工集团衡阳分公司",
        "湖北湘江建工集团有限公司",
    ),
]
SILENT = [
    "湖北省总工会部署下半年工作。",
    "武汉汉阳造船有限公司内部管理严格。",
    "武汉汉阳造船有限公司员工组队参赛。",
    "武汉汉阳造船有限公司一线班组开展竞赛。",
    "湖北省总工会干部走访企业。",
    "教育部部长王芳讲话。",
]


@pytest.mark.parametrize(("text", "part", "whole"), SAYS)
def test_says(nlp, article, text: str, part: str, whole: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert (part, whole) in {(f.subject.name, f.object.name) for f in accepted if f.predicate == "partOf"}


@pytest.mark.parametrize("text", SILENT)
def test_silent(nlp, article, text: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert [f for f in accepted if f.predicate == "partOf"] == []


def test_a_unit_whose_member_is_named_stays_in_the_title(nlp, article) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, "武汉汉阳造船有限公司检修车间女工王芳来到现场。")
    assert {f.object.name for f in accepted if f.predicate == "holdsPost"} <= {"武汉汉阳造船有限公司"}
    assert not [f for f in accepted if f.predicate == "partOf"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("湖北省总启动“暖心”行动。", "湖北省总工会"),
        ("武汉汉阳造船有限公司 东湖纸业有限公司 武昌焦化有限公司", "东湖纸业有限公司"),
    ],
)
def test_bodies_in_short_and_in_unmarked_lists(nlp, article, text: str, body: str) -> None:  # type: ignore[no-untyped-def]
    one = article(text)
    named = in_context([one], {one.id: mentions.find(one, nlp(text))})[one.id]
    assert body in {m.name for m in named if m.type == "Organisation"}


def test_no_union_in_a_total(nlp, article) -> None:  # type: ignore[no-untyped-def]
    text = "湖北省总面积18.59万平方公里。"
    assert not [m for m in mentions.find(article(text), nlp(text)) if m.type == "Organisation"]
