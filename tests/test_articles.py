"""Pages to articles: what begins an item, what belongs to none, who wrote it, and that no character is lost or made."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import split
from kg.articles.joins import join
from kg.articles.paragraphs import paragraphs
from kg.model import Page
from kg.readers import read
from tests.conftest import PRACTICE, ROOT


def items(text: str, publication: str | None = None):  # type: ignore[no-untyped-def]
    return split(Page("p.txt", text, publication, "2024-05-22"))


BODY = "昨日，市总工会把清凉饮料送到环卫工人手中，大家笑着道谢。"


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("本报讯（记者王芳）", [("王芳", "记者")]),
        ("本报讯 (记者 王芳 通讯员 李小明)", [("王芳", "记者"), ("李小明", "通讯员")]),
        ("本报讯（王芳 李小明）", [("王芳", None), ("李小明", None)]),
        ("本报讯 记者王芳报道 ", [("王芳", "记者")]),
        ("本报北京5月20日电 （记者王芳）", [("王芳", "记者")]),
        ("本报讯（特派记者 欧阳小明）", [("欧阳小明", "记者")]),
        ("本报讯（记者 阿依古丽·买买提）", [("阿依古丽·买买提", "记者")]),
        ("本报青岛6月12日讯（记者 王芳 通讯员 李小明）", [("王芳", "记者"), ("李小明", "通讯员")]),
        ("本报讯（记者 王芳发自南京）", [("王芳", "记者")]),
        ("本报深圳讯（记者 王芳）", [("王芳", "记者")]),
        ("本报讯 ", []),
    ],
)
def test_leads(lead: str, names: list[tuple[str, str | None]]) -> None:
    (item,) = items(f"市总工会送清凉\n\n{lead}{BODY}")
    assert [(c.name, c.role) for c in item.byline] == names
    assert item.title == "市总工会送清凉"
    for credit in item.byline:
        assert item.text[credit.start : credit.end].replace(" ", "") == credit.name


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("文/图 本报记者 王芳", [("王芳", "记者")]),
        ("（王芳）", [("王芳", None)]),
        ("（王芳 李小明）", [("王芳", None), ("李小明", None)]),
        ("工人日报记者 王芳", [("王芳", "记者")]),
        ("获奖者是李小明（女）", []),
        ("（本报记者 王芳）", [("王芳", "记者")]),
        ("(沈 澈)", [("沈澈", None)]),
        ("（通讯员 阿依古丽）", [("阿依古丽", "通讯员")]),
        ("\n(通讯员 王芳)", [("王芳", "通讯员")]),
        ("（本报通讯员 王芳 文/图）", [("王芳", "通讯员")]),
        ("\n（王芳）", [("王芳", None)]),
        ("（到龄退休）", []),
    ],
)
def test_credits_at_the_end(tail: str, names: list[tuple[str, str | None]]) -> None:
    (item,) = items(f"市总工会送清凉\n\n本报讯 {BODY}{tail}")
    assert [(c.name, c.role) for c in item.byline] == names


@pytest.mark.parametrize(
    "furniture",
    [
        "2024年5月22日 星期三 甲辰年四月十五 总第8127期",
        "新闻热线：0731-85550100",
        "责任编辑：王芳 版式：李明",
        "要闻",
        "■ ■",
        "第3版",
        "■短讯两则",
        "四行快讯",
        "GONGREN BAO SHE",
        "甲乙丙报 2O25年5月22日 3版",
    ],
)
def test_furniture_belongs_to_no_article(furniture: str) -> None:
    (item,) = items(f"{furniture}\n\n市总工会送清凉\n\n本报讯 {BODY}")
    assert furniture not in item.text


def test_captions_teasers_briefs_and_jumps() -> None:
    page = (
        f"# 市总工会送清凉\n\n本报讯（记者王芳）{BODY}（下转第3版）\n\n工人在检查吊具。 本报记者 李明 摄\n\n"
        f"（上接第1版）\n\n{BODY}\n\n▲{BODY}（王芳）▲{BODY}（李明）\n\n全市职工篮球联赛开赛（详见第4版）"
    )
    found = items(page)
    assert [a.kind for a in found] == ["article", "caption", "article", "article", "article", "teaser"]
    assert found[0].continues_on == 3
    assert found[2].continued_from == 1
    assert found[5].continues_on == 4
    assert [(c.name, c.role) for c in found[1].byline] == [("李明", "摄")]


LONG = "走进车间，机器声里有人在给徒弟讲图纸，他说这门手艺要传下去，一代一代的工人都要学会它。"


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        # a notice however short, signed and dated: what comes after it begins anew
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n公告\n\n{LONG * 5}\n\n市总工会\n2024年5月20日\n\n秋风起\n\n□ 王芳\n\n{LONG}",
         ["市总工会送清凉", "公告", "秋风起"]),
        # the text of a headline that ends in a quoted name
        (f"市总工会送清凉\n\n本报讯 {BODY}（王芳）\n\n马背上的“法律褡裢”\n\n{LONG}（李明）", ["市总工会送清凉", "马背上的“法律褡裢”"]),
        # speech that ends in a quotation is none
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n老王笑着说“真好用”\n\n{LONG}", ["市总工会送清凉"]),
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n别让盲道“断头”\n\n编辑同志：\n\n{LONG}", ["市总工会送清凉", "别让盲道“断头”"]),
        (f"老街的灯\n\n本报记者 王芳\n\n{LONG}\n\n盼末班车再晚半小时\n\n编辑同志：\n{LONG}", ["老街的灯", "盼末班车再晚半小时"]),
        # a text with its own credit inside a feature is another item, a cross-head without one is not
        (f"老街的灯\n\n本报记者 王芳\n\n{LONG}\n\n昭通：背篓专线开通\n\n{LONG}（李明）", ["老街的灯", "昭通：背篓专线开通"]),
        (f"老街的灯\n\n本报记者 王芳\n\n{LONG}\n\n灯下的人\n\n{LONG}", ["老街的灯"]),
        # briefs that follow one another, each with its credit
        (f"甲市：{LONG}（王芳）\n\n乙市：{LONG}（李明）", [None, None]),
        # an author below a short headline; verse
        (f"市总工会送清凉\n\n本报讯 {BODY}（王芳）\n\n羊羔\n\n□ 李明\n\n大雪埋住了车的辙印\n母亲把羊羔揣进怀里\n叫了一声",
         ["市总工会送清凉", "羊羔"]),
        # a letter
        (f"市总工会送清凉\n\n本报讯 {BODY}（王芳）\n\n一封家书\n\n阿妈：\n\n{LONG}\n\n儿 阿强\n10月6日",
         ["市总工会送清凉", "一封家书"]),
        # brackets below a headline
        (f"某市人大常委会任免名单\n\n（2024年5月20日某市第四届人民代表大\n会常务委员会第五次会议通过）\n\n{LONG}", ["某市人大常委会任免名单"]),
        # headlines that ask or exclaim, between blanks; a question inside a text is none
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n谁来管一管小区里的飞线？\n\n{LONG}", ["市总工会送清凉", "谁来管一管小区里的飞线？"]),
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n再见了，绿皮车！\n\n{LONG}", ["市总工会送清凉", "再见了，绿皮车！"]),
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n“您盼什么？”\n\n{LONG}", ["市总工会送清凉"]),
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n楼道里的“铁疙瘩”谁来挪？\n\n编辑同志：\n\n{LONG}",
         ["市总工会送清凉", "楼道里的“铁疙瘩”谁来挪？"]),
        # a letter ends with who wrote it, and the editor's answer belongs to it
        (f"盼末班车再晚半小时\n\n编辑同志：\n{LONG}\n　　　敦化读者 王芳\n\n回 音：{LONG}\n\n市总工会送清凉\n\n{LONG}",
         ["盼末班车再晚半小时", "市总工会送清凉"]),
        # labels over items, set apart or not, are none's headline
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n乘客之声\n那趟车上的“月亮妹妹”\n\n{LONG}", ["市总工会送清凉", "那趟车上的“月亮妹妹”"]),
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n专 家 信 箱\n\n问：{LONG}", ["市总工会送清凉", None]),
        # briefs that begin with a place set apart
        (f"警务快递\n\n延 边 延边州公安局昨日启动专项整治。{LONG}（王芳）\n\n集 安 6月29日，{LONG}（李明）", [None, None]),
        # signed briefs without blanks between them
        (f"教育短讯\n\n实验小学开劳动课\n{LONG}（王芳）\n二中换新课桌\n{LONG}（李明）", ["实验小学开劳动课", "二中换新课桌"]),
        # rows of prizes are no headlines; notices set apart
        (f"全市教师大赛获奖名单\n\n一等奖：王芳（甲校） 李明（乙校）\n二等奖：张强（丙校）\n\n市总工会送清凉\n\n本报讯 {BODY}",
         ["全市教师大赛获奖名单", "市总工会送清凉"]),
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n讣 告\n\n{LONG}", ["市总工会送清凉", "讣告"]),
        (f"市总工会送清凉\n\n本报讯 {BODY}\n\n遗失声明\n\n甲区老王饭店营业执照遗失,声明作废.\n2024年5月20日", ["市总工会送清凉", "遗失声明"]),
        # characters of a headline set apart
        (f"盐 碱 地 里 “ 嫁 ” 稻 香\n\n本报讯 {BODY}", ["盐碱地里“嫁”稻香"]),
        # rows that name who held it, or who was the best; a headline with a place before its colon is none
        (f"全市教师大赛获奖名单\n（2024年5月20日 甲城）\n\n一等奖：王芳（甲校） 李明（乙校）\n优秀指导教师：张强（丙校）\n主办单位：甲城市总工会 甲城市教育局"
         f"\n\n本市今冬停暖公告\n\n{LONG}", ["全市教师大赛获奖名单", "本市今冬停暖公告"]),
        (f"甲市：山柚园里办起劳动周\n\n{LONG}（王芳）\n\n优秀教师进乡村\n\n{LONG}（李明）", ["甲市：山柚园里办起劳动周", "优秀教师进乡村"]),
        # a picture's text after a notice that is signed
        (f"停水检修公告\n\n{LONG}\n甲城市排水公司\n2024年5月20日\n\n5月21日傍晚，甲城市串城街夜市，传人王芳带着六名学生在市集现场编蒲扇，当晚还有四百多人来看她们编。李明 摄",
         ["停水检修公告", None]),
        # a story that goes on below a page's foot, its photographer at its end
        (f"龙舟劈浪左江上\n\n5月21日，龙舟赛在甲城举行，水口队压倒对手夺冠，\n\n·02· 甲城新报 2024-05-22\n\n乙县队获第三名，海关队得“最佳风尚奖”。王芳 摄\n\n灯会今夜亮灯\n\n{LONG}",
         ["龙舟劈浪左江上", "灯会今夜亮灯"]),
        # a headline that is one quotation, or ends in one
        (f"读者来信\n\n“法院开到麦场边，我心里有底了”\n\n编辑同志：\n\n{LONG}\n甲县读者 王芳", ["“法院开到麦场边，我心里有底了”"]),
        (f"市总工会送清凉\n\n本报讯 {BODY}（王芳）\n\n职中学生有了“双师傅”\n\n本报讯（李明）{LONG}", ["市总工会送清凉", "职中学生有了“双师傅”"]),
        # the lines of a headline right over a lead, no blank between: no second column
        ("备战春运\n“雪龙-2024”除雪打冰联合演练在甲城\n举行\n13个站段同场比武，首次启用无人除雪车\n本报讯 记者王芳报道 1月12日凌晨3时零下31摄\n"
         "氏度的甲城西站灯火通明，由铁路局主办、甲城工\n务段承办的除雪打冰联合演练正在这里进行，十三\n个站段的职工同场比武。", ["“雪龙-2024”除雪打冰联合演练在甲城举行"]),
        # who the author is ends what he wrote
        (f"秋风起\n\n□ 王芳\n\n{LONG}\n\n（作者系某厂职工）\n\n市总工会送清凉\n\n{LONG}", ["秋风起", "市总工会送清凉"]),
    ],
)  # fmt: skip
def test_where_items_begin(page: str, titles: list[str | None]) -> None:
    assert [item.title for item in items(page)] == titles


@pytest.mark.parametrize("word", ["井 下", "简讯", "一线", "○ 一分钟"])
def test_a_word_below_a_headline_is_no_author(word: str) -> None:
    assert items(f"市总工会送清凉\n\n{word}\n\n{LONG}")[0].byline == ()


def test_headline_lines_are_ranked() -> None:
    (item,) = items(f"全市工会工作会议要求\n\n把服务送到一线\n\n——市总工会工作见闻\n\n本报讯（记者王芳）{BODY}")
    assert (item.kicker, item.title, item.subtitle) == ("全市工会工作会议要求", "把服务送到一线", "——市总工会工作见闻")


def titles(text: str) -> list[str | None]:
    return [item.title for item in items(text)]


FEATURE = f"# 大山里的邮路\n\n本报记者 王芳\n\n{BODY}\n\n{BODY}"


def test_a_notice_begins_under_its_name_and_ends_with_its_day() -> None:
    notice = f"公告\n\n{BODY}\n\n市职工服务中心\n2024年5月18日"
    found = items(f"{FEATURE}\n\n{notice}\n\n全市职工篮球联赛开赛（2版）")
    assert [(a.kind, a.title) for a in found] == [
        ("article", "大山里的邮路"),
        ("article", "公告"),
        ("teaser", "全市职工篮球联赛开赛"),
    ]
    assert found[1].text.endswith("2024年5月18日")
    assert titles(f"{FEATURE}\n\n寻人启事\n\n{BODY}") == ["大山里的邮路", "寻人启事"]
    assert titles(f"{FEATURE}\n\n县里贴出公告，要求大家注意安全。\n\n{BODY}") == ["大山里的邮路"]


def test_a_headline_that_says_where_it_comes_from_begins_an_item() -> None:
    placed = "昭通：“背篓专线”背出幸福"
    assert titles(f"{FEATURE}\n\n{placed}\n\n{BODY}") == ["大山里的邮路", placed]
    assert titles(f"{FEATURE}\n\n汕头南澳：守灯人的邮局\n\n{BODY}") == ["大山里的邮路", "汕头南澳：守灯人的邮局"]
    assert titles(f"{FEATURE}\n\n记者手记：走在山路上\n\n{BODY}") == ["大山里的邮路"]


def test_a_byline_may_stand_above_its_headline() -> None:
    found = items(f"本报讯（记者李明）{BODY}\n\n本报记者 王芳 文/图\n\n守灯人的邮局\n\n{BODY}\n\n{BODY}")
    assert [(a.title, a.byline[0].name) for a in found] == [(None, "李明"), ("守灯人的邮局", "王芳")]


def test_a_round_up_is_as_many_items_as_places() -> None:
    long = BODY * 2
    found = items(f"一线传真\n\n阜新：{long}（王芳）\n\n丹东：{long}（李明）\n\n铁岭：{long}（沈 澈）")
    assert [(a.title, a.byline[0].name) for a in found] == [(None, "王芳"), (None, "李明"), (None, "沈澈")]
    interview = items(f"# 对话王芳\n\n本报记者 李明\n\n记者：{long}\n\n王芳：{long}")
    assert len(interview) == 1


def test_a_headline_may_end_in_a_quotation() -> None:
    text = f"本报讯（记者王芳）{BODY}\n\n麻辣烫带火“小吃夜校”\n\n{BODY * 2}（李明）"
    assert titles(text) == [None, "麻辣烫带火“小吃夜校”"]
    assert titles(f"本报讯（记者王芳）{BODY}\n\n他笑着说“一定来”\n\n{BODY * 2}") == [None]


def test_an_author_without_a_role_and_a_poem() -> None:
    (essay,) = items(f"## 母亲的门帘\n\n□王树生\n\n{BODY}")
    assert (essay.title, [(c.name, c.role) for c in essay.byline]) == ("母亲的门帘", [("王树生", None)])
    verses = "天还没亮透，龙门吊先醒了\n焊花落下来\n师傅说，船走多远\n我们的手就伸多远"
    found = titles(f"{FEATURE}\n\n船坞的灯（外一首）\n\n{verses}\n\n（作者系船厂职工）")
    assert found == ["大山里的邮路", "船坞的灯（外一首）"]


def test_a_subtitle_goes_not_on_with_a_headline_that_has_a_comma() -> None:
    (item,) = items(f"一张地图，把三千扇门打开了\n——新城建设观察\n\n本报记者 王芳\n\n{BODY}")
    assert (item.title, item.subtitle) == ("一张地图，把三千扇门打开了", "——新城建设观察")


def test_hard_breaks_inside_sentences_are_closed() -> None:
    text = "本报讯 昨日上午，市总工会把清凉饮料和防暑药品\n送到环卫工人手中，大家一边喝一边笑着连声说着\n谢谢。"
    (paragraph,) = paragraphs(text)
    assert "防暑药品送到环卫工人" in paragraph.text


@pytest.mark.parametrize(
    ("left", "right", "fits"),
    [
        ("通过该平台使交易流程实现了数字化，进一步提", "高了公司的运行效率。", True),
        ("他说：“我们要把服务送到", "每一位职工手中。”大家点头。", True),
        ("昨日，市总工会启动送清凉活动。", "高了公司的运行效率。", False),
        ("进一步提", "记者在现场看到，", False),
    ],
)
def test_joins_that_fit(left: str, right: str, fits: bool) -> None:
    assert (join(left, right) > 1.0) is fits


@pytest.mark.parametrize(
    "path", sorted((ROOT / "corpus").glob("*.txt")) + sorted((PRACTICE / "pages").glob("*.txt")), ids=lambda p: p.stem
)
def test_every_character_leads_back_to_the_page(path) -> None:  # type: ignore[no-untyped-def]
    (page,) = read(path)
    _check(page)


CHARACTERS = st.sampled_from(list("本报讯（记者王芳）昨日，市总工会。\n\n# ▲“”(上接第一版)摄 ·　12abc"))


@settings(max_examples=150, deadline=None)
@given(st.lists(CHARACTERS, max_size=300).map("".join))
def test_no_character_is_made_or_used_twice(text: str) -> None:
    _check(Page("p.txt", text, None, "2024-05-22"))


def _check(page: Page) -> None:
    used: set[int] = set()
    for item in split(page):
        for offset, char in enumerate(item.text):
            place = item.place(offset)
            if place is None:
                assert char == "\n"
            else:
                assert page.text[place] == char
                assert place not in used
                used.add(place)
        for credit in item.byline:
            assert 0 <= credit.start < credit.end <= len(item.text)
    assert split(page) == split(page)


@pytest.mark.parametrize(
    ("page", "whole"),
    [
        # a lead with a gap in it, and a line with a stray space, look like rows of a list
        (
            "夜校开课\n本报讯　记者王芳报道：昨日下午，甲城市总工\n会2023年“求学圆梦”助学金发放仪式在\n市第六中学举行，176名职工领到3000元。",
            "甲城市总工会2023年",
        ),
        (
            "市长召开会议\n\n7月1日，市长王芳主持召开会议，研究环保问题整改。\n市委常委、常务副市长李小明，市人大副主任赵强，\n"
            "市政协 副主席孙静，灌区水利发展中心党委书记、主任周文\n出席会议。",
            "赵强，市政协 副主席孙静",
        ),
        # a name that begins as a page's furniture does
        (
            "代表团来访\n\n本报讯 10日,代表团乘坐中老铁路列车抵达西\n双版纳傣族自治州勐腊县,先后考察了\n磨憨铁路口岸、物流园和镇总工会。",
            "抵达西双版纳傣族自治州",
        ),
    ],
)
def test_lines_that_look_like_rows_go_on(page: str, whole: str) -> None:
    assert any(whole in article.text for article in split(Page("p", page, "甲城日报", "2024-07-02")))
