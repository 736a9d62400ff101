"""Names for composed stories, put together from general lists: surnames, given names, divisions, trades.

Surnames are the commonest of the country's name statistics and a few compound ones; divisions are GB/T 2260's.
None of the people and companies exists but by chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊"
    "金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
COMPOUND = ("欧阳", "上官", "司徒", "诸葛", "尉迟")
GIVEN = (
    "伟 芳 娜 敏 静 丽 强 磊 洋 勇 艳 杰 娟 涛 明 超 霞 平 刚 建国 志强 海燕 春梅 国庆 小红 晓东 文博 立新 玉兰 桂英 振华 永福 少华 佳怡 思源 雨桐 "
    "子涵 浩然 雅琴 广田 长河 宝山 秀珍 丹阳 向前 卫东 红梅 金凤 学锋 兆丰 亚男 新民 凯旋 云峰 爱华 忠义 慧敏 天佑 家驹 启航 若兰 树人 月娥 "
    "继业 守信 水根 大勇 小满 秋实 春生 冬梅 夏荷 柏林 松年 竹青"
).split()
MINORITY = (
    "阿依古丽·买买提",
    "叶尔兰·努尔兰",
    "扎西·次仁",
    "热依汗·艾山",
    "巴特尔",
    "才让东主",
    "吉克阿木",
    "玛依拉·卡德尔",
)
# province, its short name, a city, districts and counties of it, streets and towns of those
PLACES = (
    ("山东省", "鲁", "潍坊市", ("奎文区", "诸城市", "高密市", "昌乐县"), ("东关街道", "营丘镇", "密州街道")),
    ("河南省", "豫", "南阳市", ("宛城区", "卧龙区", "西峡县", "唐河县"), ("汉冶街道", "丹水镇", "仲景街道")),
    ("湖北省", "鄂", "宜昌市", ("西陵区", "夷陵区", "宜都市", "远安县"), ("窑湾街道", "鸣凤镇", "姚家店镇")),
    ("四川省", "川", "绵阳市", ("涪城区", "游仙区", "江油市", "三台县"), ("城厢街道", "中坝街道", "芦溪镇")),
    ("江苏省", "苏", "盐城市", ("亭湖区", "大丰区", "东台市", "射阳县"), ("毓龙街道", "合德镇", "安丰镇")),
    ("广东省", "粤", "韶关市", ("浈江区", "曲江区", "乐昌市", "翁源县"), ("东河街道", "马坝镇", "坪石镇")),
    ("湖南省", "湘", "常德市", ("武陵区", "鼎城区", "津市市", "桃源县"), ("芷兰街道", "漳江街道", "蒿子港镇")),
    ("河北省", "冀", "沧州市", ("运河区", "新华区", "泊头市", "青县"), ("水月寺街道", "兴济镇", "解放街道")),
    ("安徽省", "皖", "安庆市", ("迎江区", "大观区", "桐城市", "望江县"), ("人民路街道", "高士镇", "文昌街道")),
    ("江西省", "赣", "吉安市", ("吉州区", "青原区", "井冈山市", "泰和县"), ("文山街道", "澄江镇", "河东街道")),
    ("福建省", "闽", "三明市", ("三元区", "沙县区", "永安市", "尤溪县"), ("列东街道", "燕西街道", "城关镇")),
    ("甘肃省", "甘", "天水市", ("秦州区", "麦积区", "甘谷县", "武山县"), ("道北街道", "大像山镇", "洛门镇")),
    ("辽宁省", "辽", "营口市", ("站前区", "老边区", "盖州市", "大石桥市"), ("路南镇", "钢都街道", "熊岳镇")),
    ("黑龙江省", "黑", "牡丹江市", ("东安区", "爱民区", "海林市", "东宁市"), ("七星街道", "海南镇", "绥阳镇")),
    ("云南省", "滇", "曲靖市", ("麒麟区", "沾益区", "宣威市", "罗平县"), ("南宁街道", "罗雄街道", "板桥镇")),
    ("陕西省", "陕", "渭南市", ("临渭区", "华州区", "韩城市", "蒲城县"), ("杜桥街道", "孙镇", "瓜坡镇")),
    ("山西省", "晋", "长治市", ("潞州区", "上党区", "襄垣县", "平顺县"), ("英雄中路街道", "古韩镇", "荫城镇")),
    ("浙江省", "浙", "衢州市", ("柯城区", "衢江区", "江山市", "龙游县"), ("府山街道", "双塔街道", "湖镇镇")),
    ("贵州省", "黔", "遵义市", ("红花岗区", "播州区", "仁怀市", "湄潭县"), ("老城街道", "茅台镇", "湄江街道")),
    ("内蒙古自治区", "蒙", "通辽市", ("科尔沁区", "开鲁县", "霍林郭勒市", "奈曼旗"), ("明仁街道", "大沁他拉镇", "珠斯花街道")),
)  # fmt: skip
BRANDS = "恒泰 远洋 金鼎 华盛 宏达 新源 东升 瑞丰 天合 安捷 博远 嘉禾 永固 同兴 盛世 北辰 海川 中联 长青 鸿运 立德 启明 万通 昌泰 聚能".split()
TRADES = (
    "机械制造 纺织 食品 新能源科技 汽车零部件 物流 建筑安装 矿业 电子 化工 造船 环保科技 农业开发 陶瓷 医药 电力工程"
).split()
FORMS = ("有限公司", "有限责任公司", "集团有限公司", "股份有限公司")
SCHOOLS = ("职业技术学院", "技师学院", "工业学校", "理工大学", "机电工程学校", "师范学院")
BRAND_WORDS = (
    "暖心 匠心 工惠 同舟 绿荫 春雨 启航 红帆 向阳 晨曦 麦田 灯塔 石榴籽 蒲公英 映山红 小橘灯 老把式 金扳手 萤火 青苗 一杯水 连心桥 传帮带 夜归人 "
    "铁臂 木棉 山海情 江河 四季 北斗 千里马 家门口 工匠苑 心连心 顶梁柱 云上"
).split()
HEADS = "行动 计划 工程 驿站 课堂 夜校 品牌 志愿服务项目 培训班 工作室 服务平台 直通车 突击队".split()
TRADES_OF_PEOPLE = "焊工 钳工 电工 车工 叉车司机 质检员 外卖骑手 货车司机 环卫工人 快递员 护士 挡车工 塔吊司机 网约车司机 公交司机 保洁员 化验员 锅炉工".split()
POSTS = "党组书记、常务副主席 主席 副主席 党组成员、副主席 经费审查委员会主任 女职工部部长 权益保障部部长 办公室主任 宣传教育部部长 基层工作部部长".split()
COMPANY_POSTS = (
    "工会主席 党委书记、董事长 总经理 副总经理 党委副书记、工会主席 车间主任 人力资源部部长 总工程师".split()
)
BUREAUS = "人力资源和社会保障局 司法局 卫生健康委员会 财政局 教育局 应急管理局 交通运输局 文化和旅游局 住房和城乡建设局 工业和信息化局 民政局".split()
PAPERS = ("工人报", "日报", "晚报", "劳动报", "职工报", "新报")


@dataclass(frozen=True, slots=True)
class Place:
    """A city of a province with some of its districts, streets and towns."""

    province: str
    short: str
    city: str
    districts: tuple[str, ...]
    streets: tuple[str, ...]


def place(random: Random) -> Place:
    return Place(*random.choice(PLACES))


def person(random: Random) -> str:
    """A full name: mostly Han, now and then with a compound surname or of another people."""
    draw = random.random()
    if draw < 0.03:
        return random.choice(MINORITY)
    return (random.choice(COMPOUND) if draw < 0.05 else random.choice(SURNAMES)) + random.choice(GIVEN)


def reporter(random: Random) -> str:
    """A name as bylines print most of them: two or three characters."""
    return random.choice(SURNAMES) + random.choice(GIVEN)


def company(random: Random, where: str) -> str:
    bare = where.rstrip("市区县旗") if len(where) > 2 else where
    return bare + random.choice(BRANDS) + random.choice(TRADES) + random.choice(FORMS)


def school(random: Random, where: str) -> str:
    return where.rstrip("市区县旗") + random.choice(SCHOOLS)


def programme(random: Random) -> str:
    return f"“{random.choice(BRAND_WORDS)}”{random.choice(HEADS)}"
