"""Places: sentences of many subjects that name them, and look-alikes that name none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.mentions import find
from kg.model import Article

NAMED = [
    ("记者来到西安市长安区韦曲街道。", {"西安市", "长安区", "韦曲街道"}),
    ("舟山市普陀区东极镇渔民出海。", {"舟山市", "普陀区", "东极镇"}),
    ("代表中最小的来自玉树藏族自治州称多县。", {"玉树藏族自治州", "称多县"}),
    ("武警官兵连夜加固赣东大堤。", {"赣东大堤"}),
    ("演出在昆明滇池国际会展中心举行。", {"昆明滇池国际会展中心"}),
    ("大家走进诸暨市枫桥经验陈列馆。", {"枫桥经验陈列馆"}),
    ("比赛在苏州市第二工人文化宫举行。", {"苏州市第二工人文化宫"}),
    ("动车由合肥南开往阜阳西。", {"合肥南", "阜阳西"}),
    ("列车途经郑州东、石家庄，终到北京西。", {"郑州东", "石家庄", "北京西"}),
    ("观众在解放碑、洪崖洞合影。", {"洪崖洞"}),
    ("音乐会在钱塘江畔举行。", {"钱塘江"}),
    ("代表团启程赴京参加会议。", {"京"}),
    ("川渝两地签署协议。", {"川", "渝"}),
    ("为首都国企作出贡献。", {"首都"}),
    ("总工会驻皮山县工作队到了。", {"皮山县"}),
    ("货轮驶入海沧港。", {"海沧港"}),
    ("福建自贸试验区扩区。", {"福建自贸试验区"}),
    ("巴基斯坦客商参展。", {"巴基斯坦"}),
    ("依汶镇的村民到了。", {"依汶镇"}),
    ("积石山保安族东乡族撒拉族自治县大河家镇的村民到了。", {"积石山保安族东乡族撒拉族自治县", "大河家镇"}),
    ("金普新区先进街道的居民到了。", {"金普新区", "先进街道"}),
    ("文山州丘北县的导游到了。", {"文山州", "丘北县"}),
    ("苏州河畔歌声飞扬。", {"苏州河"}),
    ("第二天，演员们参观了莫高窟和麦积山石窟。", {"莫高窟", "麦积山石窟"}),
    ("他们在上海图书馆举行读书会。", {"上海图书馆"}),
    ("产品销往东南亚和蒙古国。", {"东南亚", "蒙古国"}),
    # over a brief, and where a headline says that it is held
    ("集 安 6月29日，民警把村民送到医院。", {"集 安"}),
    ("红寺堡\n黄花菜烘干用上谷电", {"红寺堡"}),
    ("未成年人保护工作推进会在辉南开", {"辉南"}),
    # parts of provinces
    ("苏北和陕南的职工来了。", {"苏北", "陕南"}),
    # halls named from a city, stations with their city, communities called by a verb
    ("座谈会在武汉洪山礼堂召开，展览在上海展览中心开幕。", {"武汉洪山礼堂", "上海展览中心"}),
    ("广州白云站、凯里车站同时增开列车。", {"广州白云站", "凯里车站"}),
    ("志愿者来到乌罗中学安置点。", {"乌罗中学安置点"}),
    ("驿站在宝安区新安街道翻身社区亮灯。", {"宝安区", "新安街道", "翻身社区"}),
    ("他在金台区群众路街道铁路新村社区办起课堂。", {"群众路街道", "铁路新村社区"}),
    ("山西省长治市屯留区路村乡的院子。", {"屯留区", "路村乡"}),
    ("活动走进平和县坂仔镇林语堂文学馆。", {"坂仔镇", "林语堂文学馆"}),
    # towns of the table, whose first characters the lexer takes for words
    ("邯郸市磁县讲武城镇东小屋村的农民到了。", {"磁县", "讲武城镇", "东小屋村"}),
    ("安图县二道白河镇长白社区的居民到了。", {"二道白河镇", "长白社区"}),
    ("他住在阿巴嘎旗别力古台镇。", {"阿巴嘎旗", "别力古台镇"}),
    ("泸水市老窝镇银坡村的农民到了。", {"泸水市", "老窝镇", "银坡村"}),
    ("他是琼结县加麻乡加麻村人。", {"加麻乡", "加麻村"}),
]
SILENT = [
    "城市社区和乡镇的工作。",
    "这里成了示范村、空壳村也变了样。",
    "打造联系职工的“连心桥”。",
    "大兴调查研究之风。",
    "走中国特色社会主义道路。",
    "今天是中国农民丰收节。",
    "推进职工服务驿站建设。",
    "公园、广场和车站都很热闹。",
    "走出一条新路。",
    "思路决定出路。",
    "市场和码头都很忙。",
    "大家在工人俱乐部和铁路旁休息。",
    "齐齐哈尔龙沙重型铸造厂获得表彰。",
    "辐射市、区、镇、村四级。",
    "农业农村局开展检查。",
    "示范社区和先进街道受到表彰。",
    "街道建设社区服务站，镇里发展社区养老。",
    "礼堂里坐满了人，安置点送来了被褥。",
    "新中国成立后，老苏领到了工钱。",
]
# The whole is the place; what it is named after is none by itself.
ONLY = [
    ("绥芬河口岸和京沪铁路都很繁忙。", {"绥芬河口岸"}),
    ("沪昆高铁建成，成昆铁路通车。", {"沪昆高铁", "成昆铁路"}),
    ("哈尔滨工人文化宫里座无虚席。", {"哈尔滨工人文化宫"}),
    ("在天津港东疆港区，货轮靠岸。", {"天津港东疆港区"}),
    ("新品种在三江平原推广。", {"三江平原"}),
    ("游客来到朱家沟社区。", {"朱家沟社区"}),
    ("湛河南堤的路灯坏了。", set()),
    # what is called after a place in quotation marks
    ("公司首艘渡轮“榕江号”下水，驶向梧州市。", {"梧州市"}),
    ("他说：“重庆的夏天很热。”", {"重庆"}),
    ("代表团来临洮县考察。", {"临洮县"}),
    ("区长说，晋安区区长到场。", {"晋安区"}),
    ("会同石狮市公证处成立了调解室。", set()),
    ("仓山区建新镇社区卫生服务中心开门。", {"仓山区", "建新镇"}),
    ("他来到下汶镇讲村民的故事，在武城镇办村晚。", {"下汶镇", "武城镇"}),
    ("干部走进三岔镇进村入户。", {"三岔镇"}),
    ("木里县消防救援大队乔瓦镇专职消防队、坪山分局马峦派出所社区民警出动。", set()),
]


def places(nlp: Language, text: str) -> set[str]:
    article = Article("p#a1", "p.txt", "article", None, text)
    made = find(article, nlp(text))
    assert all(text[m.start : m.end] == m.text for m in made)
    return {m.text for m in made if m.type == "Place"}


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_named(nlp: Language, text: str, names: set[str]) -> None:
    assert names <= places(nlp, text)


@pytest.mark.parametrize(("text", "names"), ONLY)
def test_nothing_else_is_named(nlp: Language, text: str, names: set[str]) -> None:
    assert places(nlp, text) == names


@pytest.mark.parametrize("text", SILENT)
def test_silent(nlp: Language, text: str) -> None:
    assert places(nlp, text) == set()


@pytest.mark.parametrize("text", ["村", "市" * 200, "😀县", "ABC市", "省市县区", "南", "东西南北", "站" * 50])
def test_odd_names_harm_nothing(nlp: Language, text: str) -> None:
    places(nlp, text)
