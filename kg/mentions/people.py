"""People: the lexer's names, bylines, names behind titles, transliterated names, and each again wherever it stands."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from kg.lexicon import posts, surnames
from kg.mentions.spans import mention, overlaps, words_of
from kg.model import Article, Mention
from kg.schema import PERSON

_HAN = r"\u3400-\u9fff"
_POST = "|".join(sorted(map(re.escape, posts()), key=len, reverse=True))
_TITLES = tuple(sorted(posts()))
_AFTER = r"(?=[，,。、；;：:！？“”\"（）()\s]|$|说|表示|介绍|告诉|在|到|与|和|带领|带队|出席|参加|主持|指出|强调|来到|走进|作|为|向|将|感慨|坦言|认为|等|获|宣|致|一行|率|赴|前往|提|要求|传|对|担任|从|把|任|分别|先后|夺|笑|算|递|指|列席|应邀|通过)"
_TITLED = re.compile(rf"(?:{_POST})(?P<name>[{_HAN}]{{2,4}}?){_AFTER}")
# A row of a list of people: 卢小敏(女)　南宁市青秀区新竹街道总工会社会化工会工作者.
_ROW = re.compile(
    rf"^[ \u3000]*(?P<name>[{_HAN}]{{3}})(?:[（(](?:女|[{_HAN}]+族|女[，,、][{_HAN}]+族)[)）])?[ \u3000]+(?=[{_HAN}]{{4}}[^，。\n]{{2,40}}$)",
    re.M,
)
_CALLED = re.compile(r"(?<=司机|师傅|工人|居民|职工|市民|村民|骑手)[\u3400-\u9fff](?:师傅|女士|先生)")
_ETHNIC = re.compile(rf"[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,8}})+")
_LISTED = re.compile(rf"[、，](?P<name>[{_HAN}]{{2,3}})(?=[、，。等分先参出])")
# What the lexer and the patterns take for a person and is none.
_NO_PERSON = re.compile(r"[A-Za-z0-9]|(?:文化宫|满意度|[馆厅站])$|^夏送$|^中国")
# Parts of speech that no name begins with, when the word has more than one character.
_NEVER = frozenset({"v", "vd", "ad", "d", "p", "c", "u", "m", "q", "t", "TIME", "r", "f", "a"})
_HONORIFIC = re.compile(r"^(?:师傅|大姐|大爷|阿姨|大妈|大叔|老师傅|女士|先生|同学)")
_NOT_NAMES = frozenset("高度 高级 安全 方面 方案 方式 全面 全体 全省 全市 文化 文明 和谐 平台 平安 金融 黄金 白天 明确 明年 时间 时代 时候 安排 马上 万元 万人 左右 石油 田间 高温 高校 高速 温暖 常委 成员 代表 任务 同志 应急 关键 关系 关爱 项目 党员 党建 国企 国家 国际 华北 华东 东部 西部 夏季 江南 路上 路桥 单位 解决 干部 向导 居民 管理 相关 水平 水利 强调 易学 从严 连续 都市 都有 阳光 能源 能力 充分 家庭 司机 计划 和平 车间 通讯 通过 于是 方便 方向 许多 许可 周边 周围 周末 周期 严格 严重 任何 何时 金额 经过 经济 经验 支持 支付 双方 双向 连线 都是 时任 应当 应对 应用 包括 包装 全程 全国 全部 全球 安装 安徽 常见 常务 常州 乐于 平方 平均 平时 平原 和田 马路 成为 成立 成都 成绩 成功 成本 成果 成长 项链 季度 江苏 江西 江河 梅花 林业 林区 钟头 高原 夏天 田野 胡同 万里 万州 万宁 柯桥 莫名 经理 房屋 房产 丁香 单独 洪水 包容 左岸 石头 吉安 吉林 龙江 龙头 程序 陆续 陆地 荣获 荣誉 封面 储备 井下 井口 井冈 段落 富裕 巫山 巴蜀 巴黎 牧区 山区 山东 山西 谷物 车辆 车站 车队 宁波 宁夏 宁海 甘肃 厉害 武汉 武装 符合 景区 景德 束缚 龙港 叶片 幸福 司法 印发 宿舍 白色 怀化 台州 台湾 从事 从此 索道 咸阳 籍贯 赖以 蓝图 池州 乔木 阴天 能够 苍梧 双创 党委 党组 党支 贡献 劳动 劳模 申请 申报 冉冉 雍容 桑植 桂林 牛奶 寿县 通知 通州 边疆 燕郊 尚未 农业 农村 农民 温州 温度 别人 庄严 柴油 充电 连云 习惯 鱼类 容易 向前 古代 易地 慎重 终于 居委 步行 步伐 都江 耿直 满足 满意 弘扬 国务 文件 广场 广大 广西 广州 广东 东莞 东方 利益 利用 师生 师傅 融合 冷链 简单 饶有 空间 空调 曾经 沙漠 沙河 养老 须知 丰富 关于 关注 相应 查询 后勤 后来 红色 红军 游客 竹林 权益 益阳 桓台 公司 公里 公布 公园 公交 付出 肖像 代替 代理".split())  # fmt: skip


def find(article: Article, doc: Doc) -> list[Mention]:
    """The people that an article names."""
    text = article.text
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []

    def add(start: int, end: int, rule: str, kind: str = "other", name: str | None = None) -> None:
        if end - start >= 2 and not overlaps(start, end, taken):
            taken.append((start, end))
            found.append(mention(article, start, end, PERSON, subtype=kind, rule=rule, name=name))

    for credit in article.byline:
        add(credit.start, credit.end, "byline", "journalist", credit.name)
    words = words_of(doc)
    starts = {w.start: w for w in words}
    for match in _ETHNIC.finditer(text):
        start = match.start() + _after_title(match.group().split("·")[0])
        last = match.start() + match.group().rfind("·") + 1
        # the last part goes to the end of the word it begins, or of the name that holds it
        end = next((w.end for w in words if w.start <= last < w.end), match.end())
        end = next((w.end for w in words if w.start == end and w.tag == "PER" and len(w.text) < 3), end)
        add(start, min(end, match.end()), "name with dots")
    for short, full in [(m.name.split("·")[0], m.name) for m in found if m.rule == "name with dots"]:
        for again in re.finditer(re.escape(short), text) if len(short) > 2 else ():
            add(again.start(), again.end(), "first part of a dotted name", name=full)
    for word in words:
        if word.tag not in ("PER", "nr") or "\n" in word.text or len("".join(word.text.split())) < 2:
            continue
        if (_HONORIFIC.match(text[word.end :]) and len(word.text) < 3) or _HONORIFIC.match(word.text[1:]):
            continue
        if re.match(r"街道|社区|村|镇|乡|路|站|模式|力量|样本|样板", text[word.end :]) or re.search(
            r"[宫馆厅站社院所]$", word.text
        ):
            continue
        if _plausible(word.text) or word.tag == "PER":
            start, end = word.start + _title_inside(word.text), word.end
            if start == word.start:
                start = _begun_before(text, start, end)
            joined = starts.get(end)
            if len(word.text) == 2 and joined is not None and joined.tag == "PER" and len(joined.text) == 2:
                end = joined.end  # a name of four characters that the lexer halved, behind a title
                end = end if text[max(0, start - 8) : start].endswith(_TITLES) else word.end
            add(start, end, "lexer")
    for match in _ROW.finditer(text):
        if looks_like_name(match.group("name")):
            add(match.start("name"), match.end("name"), "row")
    for match in _TITLED.finditer(text):
        begun = starts.get(match.start("name"))
        if begun is None or (begun.tag in _NEVER and len(begun.text) > 1):
            continue
        if looks_like_name(match.group("name")) and not _HONORIFIC.match(match.group("name")[1:]):
            add(match.start("name"), match.end("name"), "behind a title")
    for match in _LISTED.finditer(text):
        near = any(abs(match.start() - b) < 2 for _, b in taken)
        if near and looks_like_name(match.group("name")) and match.group("name") not in posts():
            add(match.start("name"), match.end("name"), "in a list of names")
    known = {m.name[0] for m in found}
    for match in _CALLED.finditer(text):
        # one whom the article only calls so; the surname of somebody named is a second way to call them
        if match.group()[0] in surnames()[0] and match.group()[0] not in known:
            add(match.start(), match.end(), "surname and form of address")
    for first in list(found):
        if first.rule != "byline" and len(first.name) >= 2:
            at = text.find(first.name)
            while at >= 0:
                add(at, at + len(first.name), "named before")
                at = text.find(first.name, at + 1)
    return [m for m in found if m.name not in posts() and not _NO_PERSON.search(m.name)]


def _begun_before(text: str, start: int, end: int) -> int:
    """The start of a name whose first character the lexer gave to the title before it: 书记占丽琴, 司机车小满."""
    before = text[max(0, start - 8) : start - 1]
    if not 2 <= end - start <= 3 or not before.endswith(_TITLES) or text[max(0, start - 8) : start].endswith(_TITLES):
        return start
    return (
        start - 1
        if re.match(rf"[{_HAN}]", text[start - 1]) and text[start - 1] not in "和与及等为是任兼在叫的长"
        else start
    )


def looks_like_name(text: str) -> bool:
    """A surname and one or two characters more, and no common word.

    >>> looks_like_name("庄稼汉"), looks_like_name("全市"), looks_like_name("欧阳砺")
    (True, False, True)
    """
    if text in _NOT_NAMES or (text[:2] in _NOT_NAMES and len(text) > 2 and text[0] in "全万公"):
        return False
    return _plausible(text)


def _plausible(text: str) -> bool:
    single, compound = surnames()
    bare = "".join(text.split())
    if bare[:2] in compound:
        return 3 <= len(bare) <= 4
    return bare[:1] in single and 2 <= len(bare) <= 3


def _after_title(text: str) -> int:
    """Where the name begins behind the last title in the first part of a dotted name: 与厂长买买提江.

    >>> _after_title("与厂长买买提江"), _after_title("塔依尔")
    (3, 0)
    """
    return max((text.rfind(post) + len(post) for post in posts() if post in text[:-1]), default=0)


def _title_inside(text: str) -> int:
    """How many characters of a title the lexer took into a name: 记者王芳."""
    for post in posts():
        if text.startswith(post) and len(text) - len(post) >= 2:
            return len(post)
    return 0
