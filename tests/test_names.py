"""Names in context: what short forms stand for in an article of a paper."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg import mentions
from kg.model import Article, Mention
from kg.names import Context, in_context
from kg.nlp import load_nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_nlp()


def named(nlp: Language, text: str, paper: str | None) -> dict[str, Mention]:
    article = Article("p#a1", "p.txt", "article", None, text, publication=paper)
    made = in_context([article], {article.id: mentions.find(article, nlp(text))})[article.id]
    assert all(text[m.start : m.end] == m.text for m in made)
    return {m.text: m for m in made}


def test_a_paper_called_like_a_county_elsewhere(nlp: Language) -> None:
    """天山 is also a district; who writes only of another province is at home there."""
    far = "南昌市、九江市、赣州市、上饶市、吉安市、宜春市、抚州市、鹰潭市都下了雪。市总工会发出倡议。"
    assert not named(nlp, far, "松江周报")["市总工会"].name.startswith("上海市")
    near = "松江区、南昌市、九江市都下了雪。市总工会发出倡议。"
    assert named(nlp, near, "松江周报")["市总工会"].name == "上海市总工会"


@pytest.mark.parametrize(
    ("text", "paper", "surface", "name"),
    [
        ("省总工会召开会议。", "福建工人报", "省总工会", "福建省总工会"),
        ("省总工会召开会议。", "三秦工人报", "省总工会", "陕西省总工会"),
        ("自治区总工会召开会议。", "天山工人报", "自治区总工会", "新疆维吾尔自治区总工会"),
        ("全总召开会议。", "工人日报", "全总", "中华全国总工会"),
        ("全国妇联召开会议。", "工人日报", "全国妇联", "中华全国妇女联合会"),
        ("省委要求抓好落实。", "浙江工人日报", "省委", "浙江省委"),
        ("我省职工踊跃参加。", "浙江工人日报", "我省", "浙江省"),
        ("省人社厅发布公告。", "浙江工人日报", "省人社厅", "浙江省人力资源和社会保障厅"),
        ("她是中国工会十八大代表。", "工人日报", "中国工会十八大", "中国工会第十八次全国代表大会"),
        ("她是中国工会十七大代表。", "工人日报", "中国工会十七大", "中国工会第十七次全国代表大会"),
        ("学习党的二十大精神。", "工人日报", "党的二十大", "中国共产党第二十次全国代表大会"),
        ("记者来到株洲采访。", "潇湘工人报", "株洲", "株洲市"),
        ("团省委召开会议。", "福建工人报", "团省委", "共青团福建省委"),
        ("泉州市人大代表李明说。", "福建工人报", "泉州市人大", "泉州市人民代表大会"),
        ("怒江州总工会到怒江傈僳族自治州慰问。", "云南工人报", "怒江州总工会", "怒江傈僳族自治州总工会"),
        ("松桃县红十字会在松桃苗族自治县募捐。", "贵州工人报", "松桃县红十字会", "松桃苗族自治县红十字会"),
        ("泉州市公安局丰泽分局东海派出所出警，丰泽分局发布通报。", "福建工人报", "丰泽分局", "泉州市公安局丰泽分局"),
        # a league's committee, or a plan, says where; a street's office has the street of the committee named before
        ("共青团兰溪市委联合市妇联举办交友会。", "工人日报", "市妇联", "兰溪市妇女联合会"),
        ("《贵州省产业工人队伍建设改革三年行动计划》印发，省总工会作出部署。", "工人日报", "省总工会", "贵州省总工会"),
        ("红旗街道党工委书记佟丽带队，街道办事处主任关山陪同。", "工人日报", "街道办事处", "红旗街道办事处"),
        ("建林村很热闹，村妇联主席沈彩英到场。", "工人日报", "村妇联", "建林村妇女联合会"),
        ("红旗街道党工委书记佟丽来到青山街道，街道办事处主任关山陪同。", "工人日报", "街道办事处", "青山街道办事处"),
        ("他到红旗镇调研，又到青山镇便民服务中心察看，镇党委书记佟丽陪同。", "工人日报", "镇党委", "青山镇党委"),
        ("李明当选省人大代表。", "浙江工人日报", "省人大", "浙江省人民代表大会"),
        ("晋江法院宣判，晋江市人民法院发布案例。", "福建工人报", "晋江法院", "晋江市人民法院"),
        (
            "福州市、晋安区、厦门市、泉州市来客。县农业农村局、县水务局和我县干部接待。",
            "临洮日报",
            "县水务局",
            "临洮县水务局",
        ),
    ],
)
def test_full_name(nlp: Language, text: str, paper: str, surface: str, name: str) -> None:
    found = named(nlp, text, paper)
    assert found[surface].name == name
    assert found[surface].reason


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("6月1日，临江市人民医院医疗队到灾区义诊，队长林大山是该院感染科主任。", "该院", "临江市人民医院"),
        ("6月1日，恒达重工有限公司工会慰问职工，该公司连续三年无事故。", "该公司", "恒达重工有限公司"),
        ("6月1日，临江市人民医院医疗队赶赴灾区，医院为队员送行。", "医院", None),  # nothing points
        ("6月1日，临江市人民医院扩建，县消防救援队到场，该队开展演练。", "该队", "临江市消防救援队"),
        ("6月1日，临江市消防救援队到人民广场演练，该院没有参加。", "该院", None),
    ],
)
def test_a_word_that_points_means_the_body_of_its_kind(nlp: Language, text: str, word: str, name: str | None) -> None:
    made = named(nlp, text, "临江日报")
    assert (made[word].name if word in made else None) == name


def test_the_company_spoken_of_last(nlp: Language) -> None:
    found = named(nlp, "恒达重工有限公司扩大生产。该公司工会组织培训。", "工人日报")
    assert found["该公司"].name == "恒达重工有限公司"
    assert found["该公司"].anaphor


@pytest.mark.parametrize(
    ("text", "paper", "surface", "name"),
    [
        ("我校举行长跑赛。", "湘江理工大学报", "我校", "湘江理工大学"),
        ("比赛由校工会承办。", "湘江理工大学报", None, None),
        ("校工会主办比赛。", "湘江理工大学报", "校工会", "湘江理工大学工会"),
        ("学校发出通知。", "湘江理工大学报", "学校", "湘江理工大学"),
        ("学校发出通知。", "福建工人报", None, None),
        ("南昌市盐湖区税务局道歉。区税务局整改。", "江西日报", "区税务局", "盐湖区税务局"),
        ("南昌市教育局与南昌市公安局会谈。市局要求整改。", "江西日报", "市局", "南昌市公安局"),
        ("南昌市教育局道歉，省厅要求整改。", "江西日报", "省厅", None),
    ],
)
def test_what_a_body_is_called_at_home(
    nlp: Language, text: str, paper: str, surface: str | None, name: str | None
) -> None:
    found = named(nlp, text, paper)
    if name is None:
        assert surface not in found or surface is None
        assert "校工会" not in found
    else:
        assert surface is not None
        assert found[surface].name == name


def test_no_province_no_guess(nlp: Language) -> None:
    assert "省总工会" not in {m.name for m in named(nlp, "省总工会召开会议。", None).values()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公司安全总监到场，要健全总部制度。", "中华全国总工会"),
        ("自治区主席到会，自治区总工会作出部署。", "福建省总工会"),
    ],
)
def test_what_stands_for_nothing_at_home(nlp: Language, text: str, name: str) -> None:
    assert name not in {m.name for m in named(nlp, text, "福建工人报").values()}


def test_siblings_stay_apart(nlp: Language) -> None:
    found = named(nlp, "上海市总工会与北京市总工会座谈。", "工人日报")
    assert {m.name for m in found.values() if m.type == "Organisation"} == {"上海市总工会", "北京市总工会"}


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        (
            "县里印发《清溪县乡村路网建设实施方案》。按照《方案》，年内完工。",
            "《方案》",
            "《清溪县乡村路网建设实施方案》",
        ),
        ("“渔鼓课堂”开课。“渔鼓课堂”文化培训项目办了三期。", "“渔鼓课堂”", "“渔鼓课堂”文化培训项目"),
        ("“最美渔工”颁奖典礼昨日举行，王芳获“最美渔工”称号。", "“最美渔工”", "最美渔工"),
        ("福建省总工会参建的省道205线大修工程完工。", "省道205线大修工程", "省道205线大修工程"),
    ],
)
def test_short_form_of_a_programme(nlp: Language, text: str, surface: str, name: str) -> None:
    assert named(nlp, text, "工人日报")[surface].name == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("活动由市总工会联合市教育局开展。", {"株洲市总工会", "株洲市教育局"}),
        ("恒达重工有限公司扩大生产。公司工会组织培训。", {"恒达重工有限公司", "恒达重工有限公司工会"}),
        ("恒达重工有限公司扩大生产。公司工会主席王芳到场。", {"恒达重工有限公司"}),
        ("全国总工会女职工委员会召开会议。", {"中华全国总工会女职工委员会"}),
        ("协调恒达重工集团开展工作。恒达重工集团很支持。", {"恒达重工集团"}),
        # two bodies that the lexer takes for one; and one whose name holds 和
        ("新疆维吾尔自治区总工会与兵团总工会开会。", {"新疆维吾尔自治区总工会", "兵团总工会"}),
        ("宁波市人力资源和社会保障局开会。", {"宁波市人力资源和社会保障局"}),
        ("宁波市发展和改革委员会开会。", {"宁波市发展和改革委员会"}),
        ("本报讯 宁波市总工会开会。", {"宁波市总工会"}),
    ],
)
def test_bodies_of_a_sentence(nlp: Language, text: str, names: set[str]) -> None:
    found = named(nlp, text, "株洲日报")
    assert {m.name for m in found.values() if m.type == "Organisation"} == names


@pytest.mark.parametrize(
    ("text", "paper", "surface", "name"),
    [
        # what a page names oftest, and a province's other names
        ("省总工会走访石家庄、唐山的企业。内蒙古籍工人到场。", None, "省总工会", "河北省总工会"),
        ("龙江工匠揭晓，省总工会表彰了他们。哈尔滨市总工会参加。", None, "省总工会", "黑龙江省总工会"),
        ("内蒙古姑娘在遵义务工。贵阳市总工会慰问了她，我省将帮助她。", "工人日报", "我省", "贵州省"),
        # papers whose names do not begin with their division
        ("市总工会召开会议。", "劳动报", "市总工会", "上海市总工会"),
        ("省总工会召开会议。", "南方工报", "省总工会", "广东省总工会"),
        # an item of another province, and one of the paper's own that names another
        ("福建省政府开会。福州、厦门的代表参加。会后，省总工会说。", "山东工人报", "省总工会", "福建省总工会"),
        ("我省代表团到福建。福州、厦门的同行接待。省总工会说。", "山东工人报", "省总工会", "山东省总工会"),
        # 县 is the county named last, whatever district was named with it
        ("福州市晋安区代表团到临洮县考察晋安区帮扶项目。县总工会说。", None, "县总工会", "临洮县总工会"),
        ("代表团到福州市晋安区考察。区总工会说。", None, "区总工会", "晋安区总工会"),
    ],
)
def test_where_an_article_is_at_home(nlp: Language, text: str, paper: str | None, surface: str, name: str) -> None:
    assert named(nlp, text, paper)[surface].name == name


def test_government_of_a_level() -> None:
    where = Context(province="湖南省", city="株洲市")
    assert (where.government("省"), where.government("市"), where.government("县")) == (
        "湖南省人民政府",
        "株洲市人民政府",
        None,
    )


def test_two_organs_share_their_owner(nlp: Language) -> None:
    found = named(nlp, "恒达重工集团党委、工会慰问职工。", "株洲日报")
    assert found["工会"].name == "恒达重工集团工会"
    assert "恒达重工集团党委" in found["工会"].reason
    assert "工会" not in named(nlp, "恒达重工集团党委、工会主席王芳到场。", "株洲日报")


def test_a_hall_that_people_meet_in_is_a_place(nlp: Language) -> None:
    hall = named(nlp, "宜宾市的消息。昨天，李明在市行政中心会见了王芳一行。", "四川工人报")["市行政中心"]
    assert (hall.type, hall.name) == ("Place", "宜宾市行政中心")
    assert named(nlp, "宜宾市的消息。市行政中心发布公告。", "四川工人报")["市行政中心"].type == "Organisation"


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("李明来到长春北辰客车集团，看望劳模、焊装二班班长关玉国。", "焊装二班", "长春北辰客车集团焊装二班"),
        ("苏洼机械公司改制。王芳在维护二班班长任上退休。", "维护二班", "苏洼机械公司维护二班"),
        ("苏洼机械公司改制。王芳走进生产二班班长的办公室。", "生产二班", None),
        ("王芳是焊装二班班长。", "焊装二班", None),
    ],
)
def test_a_unit_by_itself_is_its_companys(nlp: Language, text: str, surface: str, name: str | None) -> None:
    found = named(nlp, text, "吉林工人报").get(surface)
    assert (found.name if found else None) == name
