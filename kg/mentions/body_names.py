"""What the name of a body looks like: its ending, what singles it out, and what only seems to be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.gazetteer import divisions
from kg.lexicon import bodies, body_words, companies, national_bodies, one_of
from kg.text import lengths_of, longest_ending
from kg.tokens import Word

ENDINGS = tuple(sorted(bodies(), key=lambda ending: (-len(ending), ending)))
_LENGTHS = lengths_of(ENDINGS)
LAST = frozenset(_LENGTHS)  # the characters that endings end with
LONGEST = len(ENDINGS[0])
ORGANS = re.compile(
    r"(?:[省市县区州旗盟]|自治区)(?:纪委|委常委会|委|政府|人大常委会|人大|政协|人民政府)(?!员|托|派|会[主副委全])"
)
VENUE = re.compile(f"{one_of(body_words()['venue'])}$")
_GENERIC = re.compile(f"^{one_of(body_words()['generic'])}*$")
_NO_BODIES = frozenset("新时代 报讯 各级".split())
# Peoples, letters and digits alone, halls, and the trade unions of a region in general (江苏工会).
_NO_BODY = re.compile(
    r"^[一二三四五六七八九十两几多\d]+(?:省|市|区|县)|^(?:盟市|市县|省市|县区)|^[^\u3400-\u9fff]+$|^[\u3400-\u9fff]{1,4}族$|…|\+|^[\u3400-\u9fff]*(?:十八|十九|二十)代表$|(?:妇联|工会|团委)党$|"
    r"(?:展览|记忆|会议|宴会|报告)厅$|^(?:新时代|.{2}省产业)工会$|^(?:党员|党群|群众|人才|服务)*服务中心$|托管班$|^[A-Za-z]+[部科室]$|^(?:建设|企业|高校|市级)?(?:省部共建|国家级?|全国|省级?|市级|教育部|[省市]?部级)*(?:重点)?实验室$|[采选探开找洗运尾原出放]矿$|^(?:龙舟|舞龙|舞狮|腰鼓|秧歌|锣鼓|篮球|足球|排球|合唱)队$|^(?:全国|全省|省级|国家级)?示范性[\u3400-\u9fff]{2,8}$"
)
_SEAT = re.compile(r"(?<=大学)[（(][\u3400-\u9fff]{2}[)）]$")  # 香港科技大学（广州）
_STRONG = re.compile(
    r"(?:有限公司|总工会|居委会|村委会|办事处|党工委|党支部|党总支|合作社|集团|控股|妇联|残联|大学|医院|研究院|事务所|基金会|俱乐部|人民法院|人民政府"
    r"|检察院|[\u3400-\u9fff]{4,}(?:(?:国家|全国|省|自治区|市|教育部)重点|联合|工程)实验室|[\u3400-\u9fff]{4,}(?:协会|学会|联合会|学院|中心|煤矿|厂)|[\u3400-\u9fff]{2,}(?:林场|农场|茶厂|茶场))$"
)
_TEAM = re.compile(r"(?:小分队|服务队|突击队|志愿队|护.队|宣讲团|宣讲队|医疗队|支教队|艺术团|联盟|车间|工作室)$")
# A number and what it numbers: 二厂, 第四作业区, 三队 name a unit only behind the body it belongs to.
_NUMBERED = re.compile(
    r"第?[一二三四五六七八九十百\d]+(?:号|分)?(?:厂|矿|队|区|井|车间|作业区|管理区|工区|工段|分厂|分公司|项目部|支队|大队|中队|总队|公司|党支部|团支部)(?:工会|党支部|团支部)?"
)
_NO_NAME = re.compile(
    r"来到|调研(?!组)|推进(?!.*(?:小组|专班|委员会|办公室)$)|举办|开展|各地|各级|新时代(?!文明实践)|全局|布局|格局|邮局|学会[了]|时期|阶段|地方性|全省|全市|全县|参赛|带队|率队|老人(?!协会|会$)|优会|强会|联合省|联合市|所属|家庭医院"
)


def kind_of(name: str) -> str:
    """The kind of body that a name's ending tells."""
    if name in national_bodies():
        return national_bodies()[name][1]
    return bodies().get(ending_of(_SEAT.sub("", name)), "other")


def ending_of(text: str) -> str:
    """The longest ending of bodies that a text ends with; empty if none."""
    return longest_ending(text, bodies(), _LENGTHS)


@lru_cache(maxsize=65536)
def is_name(text: str) -> bool:
    """A body's name singles it out; 工会, 各级工会, 该公司 do not.

    >>> is_name("福建省总工会"), is_name("各级工会"), is_name("公司")
    (True, False, False)
    """
    bare = re.sub(r"\s", "", text)
    if bare in national_bodies() or bare in companies():
        return True
    if VENUE.search(bare) or bare in _NO_BODIES or _NO_BODY.search(bare):
        return False
    if bare.endswith(("镇中心", "乡中心", "街道中心")) or ("监委驻" in bare and not bare.endswith("组")):
        return False  # beginnings of 石梁镇中心卫生院, 市纪委监委驻市卫健委纪检监察组
    if not 2 <= len(bare) <= 34 or re.search(r"[，。；：！？,;:!?\n]", text):
        return False
    if _NUMBERED.fullmatch(bare):
        return False
    ending = ending_of(bare)
    head = bare[: len(bare) - len(ending)]
    if head in ("全国", "中华全国", "中国") and ending != "工会":
        return True
    if ending == "工会" and head in divisions() and head[-1] not in "省市县区州旗镇乡":
        return False
    if ending and not head:
        return bool(ORGANS.fullmatch(bare))
    return not (ending and _GENERIC.match(head)) and not bare.startswith(("各", "该"))


def singled_out(text: str, inside: Sequence[Word]) -> bool:
    """A proper name or a division in it, or a form that only names have; 推进工会 and 战略全局 have neither."""
    if _NO_NAME.search(text):
        return False
    if text[0] in '“"' and _TEAM.search(text):
        return True  # “蓝马甲”流动维权小分队: its quotation singles it out
    if _STRONG.search(text) or re.match(r"省|市|县|区|州|自治区|全国|中国|中华|国家", text):
        return True
    return any(w.tag in ("LOC", "ns", "ORG", "nt", "nz", "PER") for w in inside) or text in bodies()
