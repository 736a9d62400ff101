"""Where things are: held in venues, carried out by places that act, lying behind places, set in a scene."""

from __future__ import annotations

import pytest

from tests.test_facts import said

SAYS = [
    ("本报讯（记者张敏）黄石市启动“碧水”行动。", "“碧水”行动", "黄石市"),
    # venues that are bodies elsewhere, with the divisions before their own names
    ("“楚工杯”技能竞赛在武汉市洪山区卓刀泉路小学举行。", "“楚工杯”技能竞赛", "卓刀泉路小学"),
    ("“楚工杯”技能竞赛在武汉市洪山区卓刀泉路小学举行。", "卓刀泉路小学", "洪山区"),
    ("“楚工杯”技能竞赛在乌鲁木齐市博格达体育中心举行。", "博格达体育中心", "乌鲁木齐市"),
    ("“楚工杯”技能竞赛在绍兴柯桥金柯商学院举行。", "金柯商学院", "柯桥区"),
    ("“小白杨”计划8月31日将走进洪山区卓刀泉路小学。", "“小白杨”计划", "卓刀泉路小学"),
    # held in a place, the event of the clause before
    ("“楚工杯”技能竞赛，6月18日至20日在武汉市洪山区举行。", "“楚工杯”技能竞赛", "洪山区"),
    ("“楚工杯”技能竞赛今晚在洪山区落下帷幕。", "“楚工杯”技能竞赛", "洪山区"),
    # a scene that the next clause fills
    ("10月12日，在武汉市洪山区，“楚工杯”技能竞赛鸣锣开赛。", "“楚工杯”技能竞赛", "洪山区"),
    ("王芳带队赴湖南省长沙市、江西省九江市，开展“引匠”行动。", "“引匠”行动", "九江市"),
    ("19日，在建始县花坪镇，王芳走进关口葡萄专业合作社。", "关口葡萄专业合作社", "花坪镇"),
    # places that act
    ("十堰市曾试点“暖心”行动。", "“暖心”行动", "十堰市"),
    ("自2017年启动“暖心”行动以来，十堰市采取多种方式推进。", "“暖心”行动", "十堰市"),
    ("武汉市总工会将在房县、竹山县各开一条“背篓专线”。", "背篓专线", "竹山县"),
    ("关东社区在小区商铺建立了关东社区居家养老服务中心。", "关东社区居家养老服务中心", "关东社区"),
    # an event of the paragraph before, a document, a plan that is spread
    ("“楚工杯”足球邀请赛开幕。\n同日在武汉市洪山区进行的另一场比赛中，东湖队获胜。", "“楚工杯”足球邀请赛", "洪山区"),
    (
        "“楚工”青年创业周临近。\n该活动由湖北省总工会主办，7月8日在武汉国际会展中心开幕。",
        "“楚工”青年创业周",
        "武汉国际会展中心",
    ),
    ("房县人民政府印发《和美乡村行动方案》，首批在青峰镇、沙河乡实施。", "《和美乡村行动方案》", "沙河乡"),
    ("房县总工会发布《榛子工种津贴指导价》。明年还要把指导价推广到竹山县。", "《榛子工种津贴指导价》", "竹山县"),
    ("在建始县花坪镇走访时，他旁听了“山路课堂”送教活动。", "“山路课堂”送教活动", "花坪镇"),
    # halls that the lexer joins with what stands before them, countries, seats
    ("“海丝”文物联展在房县青峰镇耕海博物馆开展。", "耕海博物馆", "青峰镇"),
    ("医疗队来到莱索托首都马塞卢。", "马塞卢", "莱索托"),
    # the place of that kind spoken of last
    ("记者走进沙河村的石阳茶道博物馆。馆内还开设“小马帮”研学课堂。", "“小马帮”研学课堂", "石阳茶道博物馆"),
    ("沙河村热闹起来。2023年11月，村里成立了雾松岛民宿协会。", "雾松岛民宿协会", "沙河村"),
    # behind a place
    ("杨芳是双廊镇“金花护湖队”队长。湖边还有磨山遗址旁的“泥巴学堂”。", "泥巴学堂", "磨山遗址"),
    ("王芳来到关东社区，走访了在那里开办的江汉养老服务中心。", "江汉养老服务中心", "关东社区"),
    ("“暖心”行动年底前将在房县、竹山县推开。", "“暖心”行动", "竹山县"),
    ("武汉市总工会将在房县、竹山县各建一处“车轮小家”。", "车轮小家", "竹山县"),
    ("湖北省职工服务中心地址：洪山区珞喻路。", "湖北省职工服务中心", "珞喻路"),
]
SILENT = [
    "湖北省总工会召开会议。",
    "洪山区卓刀泉路小学校长王芳参加“楚工杯”技能竞赛。",
    "王芳离开武汉市，“楚工杯”技能竞赛已经结束。",
    "在武汉市，王芳走访了江汉理工大学。",
    "“楚工杯”技能竞赛取消在洪山区举行。",
    "王芳来到沙河村。村里人说，雾松岛民宿协会办得好。",
    "原定10月16日在洪山区开幕的“楚工杯”运动会延期举行。",
    "来自房县青峰镇的全国人大代表王芳发言。",
    "“楚工杯”运动会闭幕。\n王芳在洪山区看望职工，并在洪山区举行的座谈会上讲话。",
    "武汉市洪山区总工会印发《职工帮扶办法》。",
]


@pytest.mark.parametrize(("text", "thing", "place"), SAYS)
def test_says(nlp, article, text: str, thing: str, place: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert (thing, place) in {(f.subject.name, f.object.name) for f in accepted if f.predicate == "locatedIn"}


@pytest.mark.parametrize("text", SILENT)
def test_silent(nlp, article, text: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    things = [f for f in accepted if f.predicate == "locatedIn" and f.subject.type != "Place"]
    assert [(f.subject.name, f.object.name) for f in things] == []


def test_what_a_headline_puts_behind_a_district_is_where_the_text_says_it_is_held(nlp, article) -> None:  # type: ignore[no-untyped-def]
    text = "洪山区“江边课堂”开班\n“江边课堂”昨日在武汉市梨园街道开课。"
    accepted, _ = said(nlp, article, text)
    places = {f.object.name for f in accepted if f.predicate == "locatedIn" and f.subject.name == "江边课堂"}
    assert places == {"梨园街道"}


def test_a_farther_place_is_kept_with_its_reason(nlp, article) -> None:  # type: ignore[no-untyped-def]
    text = "“楚工杯”技能竞赛在武汉市举行。“楚工杯”技能竞赛在武汉市洪山区举行。"
    accepted, rejected = said(nlp, article, text)
    assert {f.object.name for f in accepted if f.subject.type == "Programme"} == {"洪山区"}
    assert any("洪山区" in (f.rejected or "") for f in rejected if f.predicate == "locatedIn")
