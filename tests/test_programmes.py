"""Programmes: what a sentence names as one, and look-alikes that name none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.mentions import find, programmes
from kg.mentions.programme_patterns import PLAIN, STRONG, STRONG_LAST, Form
from kg.model import Article
from kg.nlp import load_nlp
from tests.skeletons import skeletons


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_nlp()


def found(nlp: Language, text: str) -> list[tuple[str, str]]:
    article = Article("p#a1", "p.txt", "article", None, text)
    made = programmes.find(article, nlp(text))
    assert all(text[m.start : m.end] == m.text for m in made)
    return [(m.name, m.subtype) for m in made]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("杭州市总工会印发《职工帮扶办法》。", [("《职工帮扶办法》", "document")]),
        ("浙江省科技进步奖三等奖颁给该项目。", [("浙江省科技进步奖三等奖", "award")]),
        ("市里公布２０２５年度芜湖市科学技术奖。", [("２０２５年度芜湖市科学技术奖", "award")]),
        ("湖南省科学技术奖励办法修订，集团评选科技进步奖。", []),
        ("团队承担国家重点研发计划项目。", [("国家重点研发计划", "project")]),
        ("县里举办“青蓝”歌手赛。", [("“青蓝”歌手赛", "competition")]),
        ("代表队获体育道德风尚奖。", [("体育道德风尚奖", "award")]),
        ("市总工会启动“青蓝”助学行动。", [("“青蓝”助学行动", "campaign")]),
        ("集团推出“云端书屋”，职工纷纷点赞。", [("云端书屋", "brand")]),
        ("他荣获全国五一劳动奖章。", [("全国五一劳动奖章", "award")]),
        ("她当选中国工会十八大代表。", [("中国工会十八大", "meeting")]),
        ("被授予“蓝海工匠”称号。", [("蓝海工匠", "award")]),
        ("认真贯彻党的二十大精神。", [("党的二十大", "meeting")]),
        ("第五届“银梭杯”纺织技能竞赛开赛。", [("第五届“银梭杯”纺织技能竞赛", "competition")]),
        ("开展冬送温暖、夏送清凉等工作。", [("冬送温暖", "brand"), ("夏送清凉", "brand")]),
        ("拨打福建省总工会“12351”职工服务热线。", [("福建省总工会“12351”职工服务热线", "platform")]),
        ("开展“大排查”“大整治”活动。", [("“大排查”活动", "campaign"), ("“大整治”活动", "campaign")]),
        ("各地开展货车司机入会集中行动。", [("货车司机入会集中行动", "campaign")]),
        ("启动“匠心同行” 培训计划。", [("“匠心同行”培训计划", "training")]),
        ("“蓝盾”现场工程师培养项目结业。", [("“蓝盾”现场工程师培养项目", "training")]),
        ("“技能之光”邀请赛总决赛落幕。", [("“技能之光”邀请赛总决赛", "competition")]),
        ("近日，“平安大江—2020”水上应急救援演练举行。", [("“平安大江—2020”水上应急救援演练", "campaign")]),
        ("县总工会组织2018年甘肃省劳模疗休养活动。", [("2018年甘肃省劳模疗休养活动", "campaign")]),
        ("第六届中国农民丰收节在市郊开幕。", [("第六届中国农民丰收节", "competition")]),
        ("省第十五届运动会开幕。", [("省第十五届运动会", "competition")]),
        ("贵州省第三届“苗岭杯”茶叶冲泡大赛开赛。", [("贵州省第三届“苗岭杯”茶叶冲泡大赛", "competition")]),
        ("第十二届全国“安康杯”竞赛开展。", [("第十二届全国“安康杯”竞赛", "competition")]),
        ("“缘定今生”集体婚礼在湖边举行。", [("“缘定今生”集体婚礼", "campaign")]),
        ("举办庆“五一”职工文艺汇报演出。", [("庆“五一”职工文艺汇报演出", "other")]),
        ("“工匠讲坛”第十期开讲。", [("工匠讲坛", "training")]),
        ("街道设立“夕阳红”帮帮桌。", [("“夕阳红”帮帮桌", "brand")]),
        ("“百姓大舞台”开演。", [("百姓大舞台", "other")]),
        ("西湖区“邻里节”开幕。", [("邻里节", "campaign")]),
        ("青海湖国际公路自行车赛开赛。", [("青海湖国际公路自行车赛", "competition")]),
        ("2022年北京冬奥会闭幕。", [("2022年北京冬奥会", "competition")]),
        ("认真学习党的二十届三中全会精神。", [("党的二十届三中全会", "meeting")]),
        ("获评全国优秀工会工作者。", [("全国优秀工会工作者", "award")]),
        ("“最美快递员”颁奖典礼举行。", [("“最美快递员”颁奖典礼", "meeting")]),
        ("“三八”维权周启动。", [("“三八”维权周", "campaign")]),
        ("启动安全生产百日攻坚行动。", [("安全生产百日攻坚行动", "campaign")]),
        ("他获重庆五一劳动奖章。", [("重庆五一劳动奖章", "award")]),
        ("首届“龙城杯”地铁司机技能竞赛决赛举行。", [("首届“龙城杯”地铁司机技能竞赛决赛", "competition")]),
        ("2024年“齐鲁最美职工”揭晓。", [("2024年“齐鲁最美职工”", "award")]),
        ("2020年“云岭工匠”选树结果公布。", [("2020年“云岭工匠”", "award")]),
        ("这项名叫“骑士加电站”的服务很受欢迎。", [("骑士加电站", "other")]),
        ("县里的“午间理发摊”开张。", [("午间理发摊", "other")]),
        ("第七届中国（德化）陶瓷传承大会闭幕。", [("第七届中国（德化）陶瓷传承大会", "meeting")]),
        ("第三届东北三省一区工会协作发展会议召开。", [("第三届东北三省一区工会协作发展会议", "meeting")]),
        ("第六届山东省职工文化艺术节开幕。", [("第六届山东省职工文化艺术节", "competition")]),
        ("他当选云南省三八红旗手。", [("云南省三八红旗手", "award")]),
        ("通报2023年度辽宁省职工技术创新成果奖。", [("2023年度辽宁省职工技术创新成果奖", "award")]),
        ("通过“申城工”微信公众号办理。", [("“申城工”微信公众号", "platform")]),
        ("首届“崆峒护林”技能比武举行。", [("首届“崆峒护林”技能比武", "competition")]),
        ("县总工会启动“亮窗”\n行动，惠及百人。", [("“亮窗”行动", "campaign")]),
        ("开展“护蕾”专项执法检查。", [("“护蕾”专项执法检查", "campaign")]),
        ("通过“云上法庭”在线庭审平台开庭。", [("“云上法庭”在线庭审平台", "platform")]),
        ("她参加学校和工厂合办的“巧手班”，当年结业。", [("巧手班", "other")]),
        ("2024烟台苹果节开幕。", [("2024烟台苹果节", "competition")]),
        ("命名首批“蓝海工匠工作室”。", [("蓝海工匠工作室", "award")]),
        ("授予王强等18名同志河南省五一劳动奖章。", [("河南省五一劳动奖章", "award")]),
        ("授予西山煤矿等5个单位河南省五一劳动奖状。", [("河南省五一劳动奖状", "award")]),
        ("授予张海等十二人湖北省五一劳动奖章。", [("湖北省五一劳动奖章", "award")]),
        ("云南省庆祝“五一”国际劳动节暨表彰大会举行。", [("云南省庆祝“五一”国际劳动节暨表彰大会", "meeting")]),
        ("交警支队启动“夏夜守望”专项整治。", [("“夏夜守望”专项整治", "campaign")]),
        ("市总工会在各县各建一处“车轮小家”。", [("车轮小家", "other")]),
        ("昨日在大理市庆祝“五一”职工歌咏大会。", [("庆祝“五一”职工歌咏大会", "meeting")]),
        ("“滇池杯”职工篮球联赛第五轮开战。", [("“滇池杯”职工篮球联赛第五轮", "competition")]),
        ("“滇池杯”职工篮球联赛第五轮次统计公布。", [("“滇池杯”职工篮球联赛", "competition")]),
        ("“滇味”烹饪技能大赛复赛开灶。", [("“滇味”烹饪技能大赛复赛", "competition")]),
        ("红河机械有限公司2024年度科技工作会议召开。", [("红河机械有限公司2024年度科技工作会议", "meeting")]),
        ("曲靖市第六届人大常委会举行第十二次会议。", [("曲靖市第六届人大常委会第十二次会议", "meeting")]),
        ("船队在港口举办“开海头网”拍卖会。", [("“开海头网”拍卖会", "campaign")]),
        ("学校与剧团共建“小青衣”工作坊，每周开课。", [("“小青衣”工作坊", "training")]),
        ("合作社注册了“金谷坡”商标。", [("金谷坡", "other")]),
        ("“竹乡匠心课”第十二期在村里开讲。", [("竹乡匠心课", "other")]),
        ("他被评为浙江省第三批“浙江工匠”。", [("浙江省第三批“浙江工匠”", "award")]),
        ("表彰2023年度衢州市“功勋企业家”名单。", [("2023年度衢州市“功勋企业家”", "award")]),
        ("市十届人大三次会议将于下月召开。", [("市十届人大三次会议", "meeting")]),
        (
            "昨日，宜宾市人民政府与启元集团战略合作签约仪式在饭店举行。",
            [("宜宾市人民政府与启元集团战略合作签约仪式", "meeting")],
        ),
        ("他荣获全国林业系统劳动模范。", [("全国林业系统劳动模范", "award")]),
        ("作品参加第六届全国职工优秀创新成果交流活动。", [("第六届全国职工优秀创新成果交流活动", "meeting")]),
        ("出席衢州市·临洮县东西部协作联席会议。", [("衢州市·临洮县东西部协作联席会议", "meeting")]),
        ("县里评出“最美工匠”提名人选。", [("最美工匠", "award")]),
        ("“红船—9型插秧机”获科学大会表彰。", []),
        ("衢州市政府召开第35次常务会议。", [("衢州市政府第35次常务会议", "meeting")]),
        ("昨天，市防汛抗旱指挥部召开第五次防汛会商调度会。", [("市防汛抗旱指挥部第五次防汛会商调度会", "meeting")]),
        ("政协曲靖市第六届委员会的委员举行茶话，第十二次会议未开。", []),
        ("由省文旅厅主办的第二届“滇池文化节”在大理开幕。", [("第二届“滇池文化节”", "campaign")]),
        # an event by its year and what it is of, where it is held
        ("消防支队在河边举行2025年防汛抢险联合演练。", [("2025年防汛抢险联合演练", "campaign")]),
        ("市总工会召开2025年女职工工作会议。", [("2025年女职工工作会议", "meeting")]),
        ("支队在2025年防汛抢险中多次演练。", []),
        # honours that a division gives, without quotation marks
        ("她被评为浙江省优秀党务工作者。", [("浙江省优秀党务工作者", "award")]),
        ("公司获评全国绿色发展先进单位，职工很高兴。", [("全国绿色发展先进单位", "award")]),
        ("全国各地的先进单位来取经。", []),
        # numbers of public services, known by themselves
        ("他拨打12345，问题很快解决。", [("12345", "platform")]),
        ("他打了0571-12345678，又付了12345元，跑了12345米。", []),
        (
            "昨天，曲靖市第六届人民代表大会常务委员会第十二次会议召开。",
            [("曲靖市第六届人民代表大会常务委员会第十二次会议", "meeting")],
        ),
    ],
)
def test_names_a_programme(nlp: Language, sentence: str, names: list[tuple[str, str]]) -> None:
    assert found(nlp, sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "工会是职工信赖的“娘家人”。",
        "打造联系职工的“连心桥”。",
        "据《工人日报》报道。",
        "他说：“我们一定把工作做好。”",
        "观看电影《长津湖》。",
        "开展技能比武活动。",
        "各级工会组织开展了专项行动。",
        "“放心！”他笑着说，“活动照常。”",
        "第三届委员会任期内要过节俭生活。",
        "2020年全市各级工会计划开展培训。",
        "2019年广东省总工会开展帮扶工程。",
        "他笑称这是“铁饭碗”桌上的变化。",
        "他很爱看奥运会，也想参加国际比赛。",
        "为“三八”红旗手颁奖。",
        "县里开展春季植树活动和防火演练。",
        "双方就“冰雪线路”交换意见。",
        "“马头琴职工乐队”日前应邀到县城演出。",
        "成立“蓝马甲”流动维权小分队。",
        "共建“镍都工匠学院”。",
        "他走出“围城”\n职工都来相送。",
        "学校开设的“热门”专业招生。",
        "法院推出“三方会商”机制。",
        "楼里建了微信群。",
        "上海市总工会举行座谈会。",
        "弘扬大国工匠精神。",
    ],
)
def test_names_none(nlp: Language, sentence: str) -> None:
    assert found(nlp, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("他登上三沙渔港的“海上驿家”，同职工交谈。", "海上驿家", "Place"),
        ("省总工会为“暖阳”职工心理驿站揭牌。", "“暖阳”职工心理驿站", "Place"),
        ("司机在“骑手食堂”用餐。", "骑手食堂", "Place"),
        ("市总工会推出“小哥食堂”，惠及百人。", "小哥食堂", "Programme"),
        ("全市建成120个“暖心驿站”，司机在“暖心驿站”休息。", "暖心驿站", "Programme"),
        ("市总工会建起两座“暖蜂驿站”。", "暖蜂驿站", "Programme"),
    ],
)
def test_a_stop_is_a_place_where_somebody_is_in_it(nlp: Language, sentence: str, name: str, kind: str) -> None:
    article = Article("p#a1", "p.txt", "article", None, sentence)
    assert {m.type for m in find(article, nlp(sentence)) if m.name == name} == {kind}


def test_a_short_form_is_found_again(nlp: Language) -> None:
    names = found(nlp, "县总工会启动“渔鼓”课堂。职工说，“渔鼓”办得好。")
    assert [name for name, _ in names] == ["“渔鼓”课堂", "“渔鼓”课堂"]


@pytest.mark.parametrize("form", PLAIN, ids=lambda form: form.pattern.pattern[:24])
def test_a_form_is_looked_for_wherever_it_may_stand(form: Form) -> None:
    assert not form.needs or all(form.may_match(words) for words in skeletons(form.pattern))


def test_a_strong_head_noun_ends_with_one_of_its_last_characters() -> None:
    assert all(words[-1] in STRONG_LAST for words in skeletons(STRONG))
