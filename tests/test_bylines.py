"""Who wrote it, in all forms of the trade; datelines, agencies, jumps, teasers and captions, each with look-alikes."""

from __future__ import annotations

import pytest

from kg.articles import split
from kg.articles.bylines import agency, signed
from kg.model import Page

BODY = "昨日，市总工会把清凉饮料送到环卫工人手中，大家笑着道谢，说心里比喝下去还凉快。"
HEAD = "# 市总工会送清凉\n\n"


def first(text: str):  # type: ignore[no-untyped-def]
    return split(Page("p.txt", text, "甲城日报", "2024-05-22", 2))[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{HEAD}本报讯 (记者赖小凯){BODY}", [("赖小凯", "记者")]),
        (f"{HEAD}本报讯(通讯员孙鑫){BODY}", [("孙鑫", "通讯员")]),
        (f"{HEAD}本报讯(张景 刘祥){BODY}", [("张景", None), ("刘祥", None)]),
        (f"{HEAD}本报讯（学生记者石桥）{BODY}", [("石桥", "记者")]),
        (f"{HEAD}本报讯（见习记者 曾可 通讯员 李明 王强）{BODY}", [("曾可", "记者"), ("李明", "通讯员"), ("王强", "通讯员")]),
        (f"{HEAD}本报讯 通讯员章建华 记者白小露报道 {BODY}", [("章建华", "通讯员"), ("白小露", "记者")]),
        (f"{HEAD}甲河讯（王一帆 通讯员 柏松）{BODY}", [("王一帆", None), ("柏松", "通讯员")]),
        (f"{HEAD}甲河体育讯 特派记者 项飞 发自东海 {BODY}", [("项飞", "记者")]),
        (f"{HEAD}中新网3月5日电（记者 王芳）{BODY}", [("王芳", "记者")]),
        (f"{HEAD}甲州3月5日电（记者 王芳）{BODY}", [("王芳", "记者")]),
        (f"{HEAD}记者3月5日电话采访了甲河厂的王芳。{BODY}", []),
        (f"{HEAD}本报记者 王芳 报道 {BODY}", [("王芳", "记者")]),
        (f"{HEAD}综合本报记者 王芳 李明 报道 {BODY}", [("王芳", "记者"), ("李明", "记者")]),
        (f"{HEAD}记者王芳报道：{BODY}", [("王芳", "记者")]),
        (f"{HEAD}记者连续报道：{BODY}", []),
        (f"{HEAD}记者 王芳 通讯员 李明 {BODY}", [("王芳", "记者"), ("李明", "通讯员")]),
        (f"{HEAD}{BODY}□王芳", [("王芳", None)]),
        (f"{HEAD}{BODY}■本报记者 王芳", [("王芳", "记者")]),
        (f"{HEAD}{BODY} 王芳 李明", [("王芳", None), ("李明", None)]),
        (f"{HEAD}{BODY} 谢谢 大家", []),
        (f"{HEAD}{BODY}（记者 王芳 编辑 李明）", [("王芳", "记者")]),
        (f"{HEAD}特约评论员 王芳\n\n{BODY}", [("王芳", None)]),
        (f"{HEAD}王芳/文\n\n{BODY}", [("王芳", None)]),
        (f"{HEAD}□王芳 口述 李明 整理\n\n{BODY}", [("李明", None)]),
        (f"{HEAD}记者 王芳 通讯员 李明 文/摄\n\n{BODY}", [("王芳", "记者"), ("李明", "通讯员")]),
        (f"{HEAD}甲市总工会党组书记、主席 王芳\n\n{BODY}", [("王芳", None)]),
        (f"{HEAD}甲河民俗博物馆研究馆员 邬兰亭\n\n{BODY}", [("邬兰亭", None)]),
        (f"{HEAD}■ 海棠湾周刊记者 佘阳 通讯员 钮蓝\n\n{BODY}", [("佘阳", "记者"), ("钮蓝", "通讯员")]),
        (f"{HEAD}本报讯 {BODY}\n（方圆 文/图）", [("方圆", None)]),
        (f"{HEAD}文 江一帆\n\n{BODY}", [("江一帆", None)]),
        (f"{HEAD}莫大川 著\n\n{BODY}", [("莫大川", None)]),
        (f"{HEAD}[美]海明威 著 李明 译\n\n{BODY}", [("海明威", None), ("李明", None)]),
        (f"{HEAD}策划：王芳 执笔：李明\n\n{BODY}", [("李明", None)]),
        (f"{HEAD}统筹 王芳 采写 本报记者 李明\n\n{BODY}", [("李明", "记者")]),
        (f"{HEAD}◎王芳 李明\n\n{BODY}", [("王芳", None), ("李明", None)]),
        (f"{HEAD}本报记者 黄涛 王伟\n\n{BODY}", [("黄涛", "记者"), ("王伟", "记者")]),
        (f"{HEAD}本报记者 黄涛 本报通讯员 张婧 谢华\n\n{BODY}", [("黄涛", "记者"), ("张婧", "通讯员"), ("谢华", "通讯员")]),
        (f"{HEAD}文/图 本报记者 兰干\n\n{BODY}", [("兰干", "记者")]),
        (f"{HEAD}{BODY} 文/图 本报记者 兰干", [("兰干", "记者")]),
        (f"{HEAD}{BODY} 工人日报记者 郑莉", [("郑莉", "记者")]),
        (f"{HEAD}本报讯 工人日报记者郑莉、邹然报道 {BODY}", [("郑莉", "记者"), ("邹然", "记者")]),
        (f"{HEAD}新华社北京10月8日电（记者容之）{BODY}", [("容之", "记者")]),
        (f"{HEAD}本报讯 {BODY}（江小雁）", [("江小雁", None)]),
        (f"{HEAD}本报讯 {BODY}（袁野 古丽扎提·艾山）", [("袁野", None), ("古丽扎提·艾山", None)]),
        # no space between
        (f"{HEAD}本报讯记者王芳通讯员李明报道{BODY}", [("王芳", "记者"), ("李明", "通讯员")]),
        (f"{HEAD}本报讯（记者王芳见习记者李明）{BODY}", [("王芳", "记者"), ("李明", "记者")]),
        (f"{HEAD}本报讯（甲城时报记者王芳摄影报道）{BODY}", [("王芳", "记者")]),
        # papers by name, tasks, tellers, writers with where they work, names alone
        (f"{HEAD}甲城时报记者 王芳 通讯员 李明\n\n{BODY}", [("王芳", "记者"), ("李明", "通讯员")]),
        (f"{HEAD}本报讯（甲城时报记者 王芳 摄影报道）{BODY}", [("王芳", "记者")]),
        (f"{HEAD}文/甲城时报记者 王芳 图/通讯员 李明\n\n{BODY}", [("王芳", "记者"), ("李明", "通讯员")]),
        (f"{HEAD}文/王芳 图/李明\n\n{BODY}", [("王芳", None), ("李明", None)]),
        (f"{HEAD}王芳/文 李明/摄\n\n{BODY}", [("王芳", None), ("李明", None)]),
        (f"{HEAD}撰文：王芳 摄影：李明\n\n{BODY}", [("王芳", None), ("李明", None)]),
        (f"{HEAD}周桂兰口述 本报记者 邵华 整理\n\n{BODY}", [("邵华", "记者")]),
        (f"{HEAD}口述：周桂兰 整理：邵华\n\n{BODY}", [("邵华", None)]),
        (f"{HEAD}本报综合报道\n\n{BODY}", []),
        (f"{HEAD}王芳 李明\n\n{BODY}", [("王芳", None), ("李明", None)]),
        (f"{HEAD}肥城矿 李玉芝\n\n{BODY}", [("李玉芝", None)]),
        (f"{HEAD}■ 某省农科院林业所 高级工程师 王芳\n{BODY}", [("王芳", None)]),
        (f"{HEAD}郭 一 粟\n\n{BODY}", [("郭一粟", None)]),
        (f"市总工会送清凉\n严子涵\n\n{BODY}", [("严子涵", None)]),
        (f"{HEAD}东田良 (9岁)\n\n{BODY}", [("东田良", None)]),
        (f"{HEAD}{BODY}\n　　　（占鄱生 余 兰）\n", [("占鄱生", None), ("余兰", None)]),
        (f"{HEAD}本报讯 {BODY}\n\n（五公司 蔡国栋 袁 媛）", [("蔡国栋", None), ("袁媛", None)]),
        (f"记者体验\n\n{HEAD}{BODY}", []),
        (f"{HEAD}朱晓燕（九江石化）\n\n{BODY}", [("朱晓燕", None)]),
        (f"{HEAD}本报讯 {BODY}（宣传部 王芳）", [("王芳", None)]),
        (f"{HEAD}本报讯 {BODY}（供稿：王芳）", [("王芳", None)]),
        (f"{HEAD}本报讯 {BODY}（人力资源部）", []),
        (f"{HEAD}（通讯员 王芳）{BODY}", [("王芳", "通讯员")]),
        # leads of other papers, as scans have them, set apart, without brackets, in one never closed
        (f"{HEAD}晨报讯（记者 李明）{BODY}", [("李明", "记者")]),
        (f"{HEAD}甲江都市报讯（记者 李明 通讯员 张强）{BODY}", [("李明", "记者"), ("张强", "通讯员")]),
        (f"{HEAD}本 报 讯（记者 李明）{BODY}", [("李明", "记者")]),
        (f"{HEAD}木报讯（全媒体记者 李明）{BODY}", [("李明", "记者")]),
        (f"{HEAD}【本报讯】（记者 李明 通迅员 张强）{BODY}", [("李明", "记者"), ("张强", "通讯员")]),
        (f"{HEAD}本报甲城4月3日专电（记者 李明）{BODY}", [("李明", "记者")]),
        (f"{HEAD}本报讯 记者 李明 通讯员 张强 4月3日，{BODY}", [("李明", "记者"), ("张强", "通讯员")]),
        (f"{HEAD}■记者 李明\n\n{BODY}", [("李明", "记者")]),
        (f"{HEAD}记者 李明/文 张强/图\n\n{BODY}", [("李明", "记者"), ("张强", "记者")]),
        (f"{HEAD}记者 李明/文 张强/摄\n\n{BODY}", [("李明", "记者"), ("张强", "记者")]),
        (f"{HEAD}本报讯 {BODY}（ 李 明 ）", [("李明", None)]),
        (f"{HEAD}本报讯 {BODY}（临 检）", [("临检", None)]),
        (f"{HEAD}本报讯 {BODY}（记者 李明 报道）", [("李明", "记者")]),
        (f"{HEAD}本报讯 {BODY.replace('。', '.')}       (禚文)", [("禚文", None)]),
        # a name that ends as a task does; a paper without its town; a lead without a day; names before the text
        (f"{HEAD}本报讯（记者 慕容晴 通讯员 戚学文）{BODY}", [("慕容晴", "记者"), ("戚学文", "通讯员")]),
        (f"{HEAD}本报讯（记者 李明 文 张强 图）{BODY}", [("李明", "记者"), ("张强", "记者")]),
        (f"{HEAD}{BODY}（晨报记者 李明）", [("李明", "记者")]),
        (f"{HEAD}本报延吉电（通讯员 李明）{BODY}", [("李明", "通讯员")]),
        (f"{HEAD}（李明）{BODY}", [("李明", None)]),
        (f"{HEAD}（待续）{BODY}", []),
        # with a word for what was done, set apart or in brackets
        (f"{HEAD}本报评论员 李明\n\n{BODY}", [("李明", None)]),
        (f"{HEAD}○ 作者 李 明\n\n{BODY}", [("李明", None)]),
        (f"{HEAD}撰稿 李明\n\n{BODY}", [("李明", None)]),
        (f"{HEAD}口述 王芳 整理 李明\n\n{BODY}", [("李明", None)]),
        (f"{HEAD}{BODY}（王芳 口述 本报记者 李明 整理）", [("李明", "记者")]),
        (f"{HEAD}{BODY}（记者 李明/文 张强/图）", [("李明", "记者"), ("张强", "记者")]),
        (f"{HEAD}{BODY}\n\n{BODY}（整理 内务）", []),
        (f"邀请赛落幕\n马尾论剑\n\n{BODY}", []),
        # who wrote a letter
        (f"盼末班车晚半小时\n\n编辑同志：\n\n{BODY}\n　　　敦化读者 王芳\n\n编后　{BODY}", [("王芳", None)]),
        (f"盼末班车晚半小时\n\n编辑同志：\n\n{BODY}\n镇远县某镇 教师 王芳", [("王芳", None)]),
        # two names that the end of a line drew together
        (f"{HEAD}本报讯 (记者 白春梅 通讯员 夏秀珍\n王刚)记者6日获悉，{BODY}", [("白春梅", "记者"), ("夏秀珍", "通讯员"), ("王刚", "通讯员")]),
        (f"{HEAD}本报讯（记者 普布次仁）{BODY}", [("普布次仁", "记者")]),
        # look-alikes: brackets that hold no names
        (f"{HEAD}本报讯 {BODY}（待 续）", []),
        (f"{HEAD}据甲城晚报讯息，{BODY}", []),
        (f"{HEAD}本报讯 记者 4月3日从市总工会获悉，{BODY}", []),
        (f"{HEAD}本报讯 {BODY}\n\n获奖职工 市场监管", []),
        (f"{HEAD}本报讯 {BODY}免去其药学院党委书记职务（到龄退休）。", []),
        (f"{HEAD}本报讯 {BODY}获奖者是李明（女）", []),
        (f"{HEAD}本报讯 记者昨日从市总工会获悉，{BODY}", []),
        (f"{HEAD}本报讯 {BODY}这位老记者王强退休多年。", []),
    ],
)  # fmt: skip
def test_bylines(text: str, names: list[tuple[str, str | None]]) -> None:
    assert [(c.name, c.role) for c in first(text).byline] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("工人在雪中检修线路。 新华社记者 江宏 摄", ["江宏"]),
        ("工人在雪中检修线路。（薛福 摄）", ["薛福"]),
        ("工人在雪中检修线路。本报记者 陈莉 摄", ["陈莉"]),
        ("图为比赛现场。 冼帆 摄", ["冼帆"]),
        ("△甲城职工在夜校里学习刺绣。 冼帆 摄", ["冼帆"]),
        ("▲图①：职工在夜校里学习刺绣。 冼帆 摄", ["冼帆"]),
        ("职工在夜校里学习刺绣。 （资料图片）", []),
        ("8月15日，演员在广场表演。特约记者 汪渡 摄影", ["汪渡"]),
        ("8月15日，演员在广场表演。汪渡/摄", ["汪渡"]),
        ("昨天，演员在广场上表演，台下坐满了人。\n汪渡 摄", ["汪渡"]),
        ("图为8月15日，演员在广场表演。\n本报通讯员 汪渡 摄", ["汪渡"]),
    ],
)
def test_captions(text: str, names: list[str]) -> None:
    item = split(Page("p.txt", f"{HEAD}本报讯（记者王芳）{BODY}\n\n{text}\n", "甲城日报", "2024-05-22"))[1]
    assert item.kind == "caption"
    assert [c.name for c in item.byline] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（王芳 李明）", True),
        ("(上官明)", True),
        ("（记者 王芳）", True),
        ("（阿依古丽·买买提）", True),
        ("（到龄退休）", False),
        ("（含税）", False),
        ("（试行）", False),
    ],
)
def test_names_in_brackets(text: str, names: bool) -> None:
    assert bool(signed(f"大家笑着道谢。{text}")) is names


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"新华社北京10月8日电（记者容之）{BODY}", "新华社"),
        (f"{BODY}（据《工人日报》）", "工人日报"),
        (f"本报讯 工人日报记者郑莉报道 {BODY}", "工人日报"),
        (f"本报讯 河南工人日报记者郑莉报道 {BODY}", None),
        (f"本报讯（记者王芳）{BODY}", None),
        (f"{BODY}他订了一份工人日报。", None),
    ],
)
def test_agencies(text: str, credit: str | None) -> None:
    assert agency(text) == credit


@pytest.mark.parametrize(
    ("date", "lead"),
    [
        ("2024-05-20", "本报北京5月20日电（记者王芳）"),
        ("2023-12-30", "新华社北京12月30日电 "),
        ("2024-05-22", "本报讯（记者王芳）"),
    ],
)
def test_the_day_is_the_datelines_in_the_issues_year(date: str, lead: str) -> None:
    assert first(f"{HEAD}{lead}{BODY}").date == date


@pytest.mark.parametrize(
    ("jump", "page"),
    [
        ("（下转第3版）", 3),
        ("(下转第三版)", 3),
        ("（下转A3版）", 3),
        ("（下转第12版）", 12),
        ("下转第3版", 3),
        ("（紧转3版）", 3),
    ],
)
def test_jumps_to(jump: str, page: int) -> None:
    assert first(f"{HEAD}本报讯（记者王芳）{BODY}{jump}").continues_on == page


@pytest.mark.parametrize(
    ("jump", "page"),
    [("（上接第1版）", 1), ("(上接第一版)", 1), ("（上接A1版）", 1), ("上接一版\n", 1), ("（紧接头版）", 1)],
)
def test_jumps_from(jump: str, page: int) -> None:
    assert first(f"{jump}{BODY}").continued_from == page


@pytest.mark.parametrize(
    ("text", "kind", "page"),
    [
        ("市总工会推出“海岛夜校”（详见第4版）", "teaser", 4),
        ("市总工会推出“海岛夜校” >>>详见第四版", "teaser", 4),
        ("图书馆推出“冬夜有书”服务（A4版）", "teaser", 4),
        ("内蒙古开办“航标课堂”(见第7版)", "teaser", 7),
        ("内蒙古开办“航标课堂” ▶7版", "teaser", 7),
        ("内蒙古开办航标课堂 7版", "teaser", 7),
        ("春耕里的“铁牛医生” 2版", "teaser", 2),
        ("内蒙古开办航标课堂 第七版", "teaser", 7),
        ("内蒙古开办航标课堂 A07", "teaser", 7),
        ("内蒙古开办航标课堂……7版", "teaser", 7),
        ("导读\n\n7版 内蒙古开办航标课堂", "teaser", 7),
        ("他在第4版上见到了自己的名字，把报纸折好收进抽屉，舍不得再拿出来。", "article", None),
    ],
)
def test_teasers(text: str, kind: str, page: int | None) -> None:
    found = split(Page("p.txt", f"{HEAD}本报讯（记者王芳）{BODY}\n\n{text}\n", "甲城日报", "2024-05-22"))
    assert (found[-1].kind, found[-1].continues_on) == (kind, page)


@pytest.mark.parametrize(
    "line",
    [
        "投稿信箱 xiaobao@jcmu.example",
        "今日天气 晴转多云 6℃～19℃",
        "厚德 精医 笃行",
        "民 族 团 结 一 家 亲",
        "新闻热线：0591—87600351",
    ],
)
def test_furniture(line: str) -> None:
    found = split(Page("p.txt", f"{HEAD}本报讯（记者王芳）{BODY}\n\n{line}\n", "甲城日报", "2024-05-22"))
    assert all(line not in item.text for item in found)


def test_a_sentence_about_a_hotline_is_no_furniture() -> None:
    text = "职工合法权益受到侵害的，可以拨打服务热线反映，也可以就近到工会求助，律师的值班时间已经公布在网上"
    assert text in first(f"{HEAD}本报讯（记者王芳）{BODY}\n\n{text}").text
