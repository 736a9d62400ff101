"""Organisations: sentences of many subjects that name them, and look-alikes that name none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg import mentions
from kg.mentions.body_bounds import owned_start, parts
from kg.mentions.coordinated import listed_bodies
from kg.model import Article
from kg.names import in_context
from kg.names.firms import abbreviates, brand
from kg.script import readable

NAMED = [
    # words that the lexer took into the name, and two bodies with a post between them
    ("岷江大桥由宜宾市交通运输局建设。", {"宜宾市交通运输局"}),
    ("市长率宜宾市党政代表团赴重庆考察。", {"宜宾市党政代表团"}),
    ("应佳木斯市人民政府邀请，代表团来访。", {"佳木斯市人民政府"}),
    ("应县总工会召开会议。", {"应县总工会"}),
    ("齐大山铁矿工人王芳获奖。", {"齐大山铁矿"}),
    ("浙江省首家新就业形态劳动者“会站家”一体化服务中心启用。", {"新就业形态劳动者“会站家”一体化服务中心"}),
    ("叶县县委书记王芳、易县委书记李明到会。", {"叶县县委", "易县委"}),
    ("磁县委书记王芳、县委副书记李明到会。", {"磁县委"}),
    ("他拟任鸠江区委宣传部副部长。", {"鸠江区委"}),
    ("律师会同西吉县人民检察院支持起诉。", {"西吉县人民检察院"}),
    ("石梁镇中心卫生院院长李明查房。", {"石梁镇中心卫生院"}),
    ("同济大学、原子能研究院、应用技术大学开学。", {"同济大学", "原子能研究院", "应用技术大学"}),
    ("党员，原合江地区农业机械研究所所长李明逝世。", {"合江地区农业机械研究所"}),
    ("汤原县消防救援大队副大队长兼舟艇分队队长冷川到场。", {"汤原县消防救援大队", "舟艇分队"}),
    ("第9批援几内亚中国医疗队启程。", {"第9批援几内亚中国医疗队"}),
    ("衢州市纪委监委驻市卫健委纪检监察组进驻。", {"衢州市纪委监委驻市卫健委纪检监察组"}),
    ("第三批赴南苏丹维和警队授勋。", {"第三批赴南苏丹维和警队"}),
    # coordinated bodies without a place
    (
        "省教育工会、省建设建材工会、省邮政工会作了交流发言。",
        {"湖北省教育工会", "湖北省建设建材工会", "湖北省邮政工会"},
    ),
    ("省农林水利气象工会、省机械冶金工会负责人参加。", {"湖北省农林水利气象工会", "湖北省机械冶金工会"}),
    ("由市总工会联合时尚控股、同仁堂等5家企业发起。", {"时尚控股", "同仁堂"}),
    ("顺丰、闪驿配送等15家头部平台企业成立工会。", {"顺丰", "闪驿配送"}),
    # authorities, courts, railways, fire brigades
    ("省水利厅厅长带队查看险情。", {"湖北省水利厅"}),
    ("成都客运段列车长介绍了情况。", {"成都客运段"}),
    ("青岛市市北区人民法院一审判令支付工资。", {"市北区人民法院"}),
    ("长春市消防救援支队走进社区。", {"长春市消防救援支队"}),
    ("国家防总派出工作组协助指导。", {"国家防汛抗旱总指挥部"}),
    (
        "人社部、国家发改委、全国工商联联合印发通知。",
        {"人力资源和社会保障部", "国家发展和改革委员会", "中华全国工商业联合会"},
    ),
    ("海南省推进产业工人队伍建设改革协调小组召开会议。", {"海南省推进产业工人队伍建设改革协调小组"}),
    ("浙江省海洋与渔业执法总队派出执法船。", {"浙江省海洋与渔业执法总队"}),
    # organs, departments and nested names
    ("恒达重工有限公司扩大生产。公司工会组织培训。", {"恒达重工有限公司", "恒达重工有限公司工会"}),
    ("中华全国总工会女职工委员会召开会议。", {"中华全国总工会女职工委员会"}),
    ("市委宣传部、市总工会主办了比赛。", {"宜昌市委宣传部", "宜昌市总工会"}),
    ("湖北大学土木工程学院教授到场。", {"湖北大学"}),
    # verbs and copulas that the lexer takes into a name
    ("合肥工业大学共建联合实验室。", {"合肥工业大学"}),
    ("原告孟庆祥系海润食品有限公司职工。", {"海润食品有限公司"}),
    ("项目部与会东县总工会签约。", {"会东县总工会"}),
    # firms, known and by their short forms
    ("干部深入货拉拉、滴滴、京东物流等平台企业蹲点。", {"货拉拉", "滴滴", "京东物流"}),
    ("北京知衡云科技有限公司发布产品。知衡云与高校合作。", {"北京知衡云科技有限公司"}),
    ("海南琼能新材料有限公司工会成立。琼能公司职工很高兴。", {"海南琼能新材料有限公司"}),
    ("蓝湾重工第二建设有限公司（以下简称二建）开工。二建职工很忙。", {"蓝湾重工第二建设有限公司"}),
    # numbered units carry the body they belong to
    ("东岭油田采油三厂第二作业区的工人在巡井。", {"东岭油田采油三厂第二作业区"}),
    ("东岭油田采油二厂工会主席王伟民说。", {"东岭油田采油二厂"}),
    ("兰州铁路局兰州西工务段第三工段的职工。", {"兰州铁路局兰州西工务段第三工段"}),
    ("中国石油辽河油田分公司第三工区团支部书记任小刚来到现场。", {"中国石油辽河油田分公司第三工区"}),
    # farms, mines, outlets, stations of a town's authorities
    ("青山林场、红旗农场和金牛煤矿的职工参加。", {"青山林场", "红旗农场", "金牛煤矿"}),
    ("顺丰速运兰州安宁网点的快递员很忙。", {"顺丰速运兰州安宁网点"}),
    ("桥头镇林业站站长李明介绍。", {"桥头镇林业站"}),
    ("秭归县下了雨。县退役军人事务局、县总工会参加。", {"秭归县退役军人事务局"}),
    # a bracket that describes a person is no part of the body behind it
    ("张海（蒙古族）草原乳业有限公司工人。", {"草原乳业有限公司"}),
    ("李红（女）大同煤矿集团塔山煤矿采煤工人。", {"大同煤矿集团塔山煤矿"}),
    ("宜昌市的县委宣传部和市融媒体中心派出采访组。", {"宜昌市融媒体中心"}),
    ("叶县农业农村局、鲁山县文化广电和旅游局与张村镇人民政府共同实施。", {"叶县农业农村局", "鲁山县文化广电和旅游局"}),
    ("宜昌市住房保障和房产局答复。", {"宜昌市住房保障和房产局"}),
    ("海州矿山公园管理处在矿山博物馆办展览。", {"海州矿山公园管理处"}),
    ("本溪平山铁矿、以色列政府、对外经济贸易大学派出代表。", {"本溪平山铁矿", "以色列政府", "对外经济贸易大学"}),
    # bodies whose names are quoted, and teams singled out by a quotation
    ("双方共建“镍都工匠学院”。", {"镍都工匠学院"}),
    ("“马头琴职工乐队”应邀演出。", {"马头琴职工乐队"}),
    ("县里成立了“蓝马甲”流动维权小分队。", {"“蓝马甲”流动维权小分队"}),
    ("2019年，市里命名了“江南生劳模创新工作室”。", {"江南生劳模创新工作室"}),
    # whom a body sends, campuses, centres with a head of their own
    ("甘肃省总工会慰问组来到工地。", {"甘肃省总工会慰问组"}),
    ("公司与东北大学（秦皇岛校区）签约。", {"东北大学（秦皇岛校区）"}),
    ("复兴大学社会治理研究中心主任王芳认为。", {"复兴大学社会治理研究中心"}),
    ("锡林郭勒盟委部署工作。", {"锡林郭勒盟委"}),
    ("大理白族自治州总工会又将护湖队纳入项目。", {"大理白族自治州总工会"}),
    ("上海市浦东新区人民法院开庭。浦东新区法院提醒职工。", {"浦东新区人民法院"}),
    ("那曲公路分局和省妇联来到现场。", {"那曲公路分局", "湖北省妇女联合会"}),
    # two bodies in one run, a score, a verb of one character
    ("宜昌峡光电子有限公司天门市高级技工学校", {"宜昌峡光电子有限公司", "天门市高级技工学校"}),
    ("申扎县总工会给道班送去棉衣。", {"申扎县总工会"}),
    ("吴忠早茶队91∶79胜固原梯田队。", {"吴忠早茶队", "固原梯田队"}),
    # foreign and world bodies
    ("中国驻埃及大使馆举办招待会。", {"中国驻埃及大使馆"}),
    ("世界气象组织、美国国防部、国际足联发表声明。", {"世界气象组织", "美国国防部", "国际足球联合会"}),
    # a body that holds a talk is one
    ("上海市总工会举行座谈会。", {"上海市总工会"}),
    ("广东省教育厅举办论坛。", {"广东省教育厅"}),
    ("公安部出入境管理局公布数据。", {"公安部出入境管理局"}),
    # a library or museum that acts is a body
    ("上海图书馆推出新展。", {"上海图书馆"}),
    ("云南民俗博物馆启动研学项目。", {"云南民俗博物馆"}),
    # a museum that acts is a body
    ("展览由荆州市文化和旅游局、荆州市博物馆主办。", {"荆州市博物馆"}),
    # parts of a railway, whatever the lexer takes their last character for
    ("六盘水供电段红果工区的副工长到了。都匀车务段段长参加揭牌。", {"六盘水供电段", "都匀车务段"}),
    # a row of prize-winners printed without gaps
    ("获奖单位：宁海县总工会奉化区服装行业工会联合会。", {"宁海县总工会", "奉化区服装行业工会联合会"}),
    # a verb between two bodies; bodies of entrepreneurs; a person is no school
    ("南通市职工法律援助中心指派江苏平帆律师事务所律师办案。", {"南通市职工法律援助中心", "江苏平帆律师事务所"}),
    ("浙江省企业联合会、企业家协会发布榜单。", {"浙江省企业联合会", "企业家协会"}),
    ("石河子大学毕业后，他留在了团场。", {"石河子大学"}),
    # a department, a post or a second body in what the lexer took for one
    ("泉州市公共交通服务中心设备科副科长郑立答复。", {"泉州市公共交通服务中心"}),
    ("万州区渔家傲餐饮公司行政总厨冯大勺获奖。", {"万州区渔家傲餐饮公司"}),
    ("锡林郭勒盟委委员、盟总工会主席李强到场。", {"锡林郭勒盟委"}),
    ("平遥县市场监督管理局食品科联合平遥县消委会检查。", {"平遥县市场监督管理局", "平遥县消委会"}),
    ("攀枝花市中级人民法院攀枝花市司法局出台办法。", {"攀枝花市中级人民法院", "攀枝花市司法局"}),
    ("平遥县人社局平遥县卫健局开展宣传周活动。", {"平遥县人力资源和社会保障局", "平遥县卫健局"}),
    ("泉州市公安局泉州港分局民警到场。", {"泉州市公安局泉州港分局"}),
    ("宁德市中医院骨伤科主任方舟带队义诊。", {"宁德市中医院"}),
    ("中铁十四局集团大盾构公司济南黄河隧道项目部总工程师鹿世才介绍。", {"中铁十四局集团大盾构公司济南黄河隧道项目部"}),
    ("会议选举谷小满为枣庄市总工会第六届委员会委员。", {"枣庄市总工会第六届委员会"}),
    # numbered departments, shifts of a department
    ("三明市城市管理局执法四处日前开展夜查。", {"三明市城市管理局执法四处"}),
    ("福州地铁运营公司维保中心供电部接触网三工班荣获称号。", {"福州地铁运营公司维保中心供电部接触网三工班"}),
    # workshops of a person, teams called by a name in quotation marks
    ("副组长佘祖德创新工作室攻克难题42个。", {"佘祖德创新工作室"}),
    ("以他名字命名的余德福技能大师工作室揭牌。", {"余德福技能大师工作室"}),
    ("慰问组来到高李村的“金蜜蜂”帮扶车间。", {"“金蜜蜂”帮扶车间"}),
    ("大队近日组建“木棉花”女子服务班。", {"“木棉花”女子服务班"}),
    # a museum with staff
    ("钦州市博物馆副馆长李明带人打捞。", {"钦州市博物馆"}),
]
SILENT = [
    "洛阳市西工区启动夏季行动。",
    "川渝两地工会联合办案。",
    "周远山大学毕业后回到家乡。",
    "各级工会要加强服务。",
    "医院和学校要做好防护。",
    "平台企业、快递企业等单位要落实责任。",
    "全国人民报平安。",
    "持续开展就业援助活动。",
    "要加强高素质专业化妇联干部队伍建设。",
    "多家公司参加了招聘会。",
    "大家走进荆州市博物馆参观。",
    "读者在上海图书馆举办读书会。",
    "命名首批“蓝海工匠工作室”。",
    "四省区总工会签署协议。",
    "地铁工会小站开放。",
    "司机在工会爱心驿站休息。",
    "中国工会第十八次全国代表大会召开。",
    "研究教育部门的意见。",
    "二厂的同志和第四作业区的职工也来了。",
    "大家在家庭农场和生态农场采摘。",
    "该厂第二车间的职工完成了任务。",
    "大赛设电工、选矿工、洮砚雕刻工等工种。",
    "王教授团队发表论文。",
    "省级劳模创新工作室达到300家。",
    "采矿、选矿和洗矿都停了。",
    "大家走进宜昌市博物馆，馆里有四处展厅。",
]


def bodies(nlp: Language, text: str) -> set[str]:
    article = Article("p#a1", "p.txt", "article", None, text, publication="湖北工人报")
    context = Article("p#a2", "p.txt", "article", None, "宜昌市的消息。", publication="湖北工人报")
    article = readable(article)
    found = {a.id: mentions.find(a, nlp(a.text)) for a in (article, context)}
    made = in_context([article, context], found)[article.id]
    assert all(article.text[m.start : m.end] == m.text for m in made)
    return {m.name for m in made if m.type == "Organisation"}


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_named(nlp: Language, text: str, names: set[str]) -> None:
    if "市委宣传部" in text:
        text = "宜昌市的消息。" + text
    assert names <= bodies(nlp, text)


@pytest.mark.parametrize("text", SILENT)
def test_silent(nlp: Language, text: str) -> None:
    assert bodies(nlp, text) == set()


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("琼能公司", "海南琼能新材料有限公司", True),
        ("中建九局二公司", "中建九局第二建设有限公司", True),
        ("中建九局一公司", "中建九局第二建设有限公司", False),
        ("石阡四中", "石阡县第四中学", True),
        ("石阡三中", "石阡县第四中学", False),
        ("恒熙科技", "香港恒熙科技有限公司", True),
        ("湘江建工", "湘江建工集团株洲分公司", False),
        ("北京银行", "南京银行", False),
        ("公司", "海南琼能新材料有限公司", False),
        ("北京", "北京知衡云科技有限公司", False),
    ],
)
def test_short_forms_of_firms(short: str, full: str, same: bool) -> None:
    assert abbreviates(short, full) is same


def test_brands() -> None:
    assert brand("北京知衡云科技有限公司") == "知衡云"
    assert brand("长沙市自来水有限公司") is None
    assert brand("福建省总工会") is None


def test_parts() -> None:
    assert list(parts("国家防总派出工作组"))[:1] == [(0, 4)]
    assert owned_start("与会东县总工会座谈", 2, 7) == 1


def test_lists_of_firms() -> None:
    text = "顺帆速运、闪驿配送等15家企业成立工会"
    assert list(listed_bodies(text, [(0, 4)])) == [(5, 9)]
    assert list(listed_bodies("快递、外卖等15家企业成立工会", [])) == []


@pytest.mark.parametrize(
    "text", ["公司", "集" * 200 + "团", "😀有限公司", "ABC有限公司", "（）工会", "、、、等5家企业", "工会" * 60]
)
def test_odd_names_harm_nothing(nlp: Language, text: str) -> None:
    bodies(nlp, text)


def test_traditional_characters(nlp: Language) -> None:
    assert bodies(nlp, "中華全國總工會與廣東省總工會座談。") >= {"中华全国总工会", "广东省总工会"}
