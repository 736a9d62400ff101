"""Organisations: the lexer's names, and every stretch of name-like words that ends as bodies end."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from kg.gazetteer import divisions
from kg.lexicon import bodies, posts, rows
from kg.mentions.spans import Word, mention, words_of
from kg.model import Article, Mention
from kg.schema import ORGANISATION

_ENDINGS = tuple(sorted(bodies(), key=len, reverse=True))
_INSIDE = frozenset(
    {"n", "nz", "nw", "nt", "ns", "s", "LOC", "ORG", "vn", "an", "f", "j", "a", "m", "v", "xc", "b", "ad"}
)
# Verbs that occur inside names of bodies; any other verb ends the name.
_VERBS = frozenset(
    "服务 建设 发展 保障 管理 运输 监督 检验 研究 设计 教育 培训 帮扶 仲裁 执法 保护 促进 检测 制造 救援 应急 就业 交通 代表 联合 协调 推进 "
    "改革 领导 会展 投资 控股 测井 运销 供电 供水 装备 合作 志愿 工作 锅炉 安装 维修 勘探 开发 铸锻 鉴定 疗养 新闻出版 残疾".split()
)  # fmt: skip
_NOT_FIRST = re.compile(
    r"^(?:各级?|该|本|此|这|那|其|某|我|他|她|你|每|一些|所有|全体|多家|几家|等|名|位|家|个|向|由|在|和|与|及|以及|以|从|对|经|据|是|为|让|把|被|将|到|的|首批|首个|基层|企业|有关|相关|上级|原|时任|现任|任|兼|前|当地|一家|两家|民营|大型|和谐|不少|许多|同|作为|来自|通过|来|新任|近日|昨日|日前|今年|去年|如今|目前)"
)
_GENERIC = re.compile(
    r"^(?:各?级?|企业|基层|行业|街道|社区|乡镇|机关|车间|班组|平台|县级|省级|市级|全国|地方|新型|有关|所属|下属|全资|子|女职工|职工|工会|工会组织|"
    r"劳动|服务|会员|产业|民营|头部|国有|高等|职业|学校|本地|集团|公司|分|上市|首都|党|团|红色|养老|法律|本|此|该)*$"
)
_ORGANS = re.compile(r"(?:[省市县区州旗]|自治区)(?:纪委|委|政府|人大常委会|人大|政协|人民政府)(?!员|托|派)")
# Buildings and sites are places, whatever the lexer says of them.
_VENUE = re.compile(
    r"(?:陈列馆|纪念馆|博物馆|家风馆|文化宫|大剧院|体育场|体育馆|活动中心|会展中心|基地|公园|景区|驿站|油田|服务大厅|广场|指挥中心|控制中心)$"
)
_NO_BODIES = frozenset("新时代 报讯 中国工会 党中央 各级".split())
# Peoples, letters and digits alone, and the trade unions of a region in general (江苏工会).
_NO_BODY = re.compile(
    r"^[^\u3400-\u9fff]+$|^[\u3400-\u9fff]{1,4}族$|…|\+|^[\u3400-\u9fff]*(?:十八|十九|二十)代表$|(?:妇联|工会|团委)党$|(?:展览|记忆|会议|宴会|报告)厅$|^(?:新时代|.{2}省产业)工会$|^(?:党员|党群|群众|人才|服务)*服务中心$|托管班$"
)
_STRONG = re.compile(
    r"(?:有限公司|总工会|居委会|村委会|办事处|党工委|党支部|党总支|合作社|集团|控股|妇联|残联|大学|医院|研究院|事务所|基金会|俱乐部|人民法院|人民政府"
    r"|[\u3400-\u9fff]{4,}(?:协会|学会|联合会|学院|中心|煤矿|厂))$"
)
_NO_NAME = re.compile(
    r"调研|推进|举办|开展|各地|各级|新时代|全局|布局|格局|邮局|学会[了]|时期|阶段|地方性|全省|全市|全县|参赛|带队|率队|老人|优会|强会|联合省|联合市|所属|家庭医院"
)
_ORGAN = re.compile(
    r"工会|党[委组]|党总支|党支部|纪委|团委|办公[室厅]|研究室|[\u3400-\u9fff]{2,10}(?:部|处|科|室|系|委员会)"
)
_RANKED = re.compile(r"(?:常务|第一|专职|兼职|挂职)+(?:副?主席|副?书记|副?主任)")
_SHORT = frozenset(short for short, _, kind in rows("short_names") if kind == "body")
_POSTS = tuple(sorted(posts(), key=len, reverse=True))


def find(article: Article, doc: Doc) -> list[Mention]:
    """The bodies that an article names; inner ones that stand in posts are found beside the longest."""
    words = words_of(doc)
    found: dict[tuple[int, int], Mention] = {}

    def add(start: int, end: int, rule: str) -> None:
        text = article.text[start:end]
        inside = [w for w in words if start <= w.start and w.end <= end]
        if (start, end) not in found and is_name(text) and (rule == "lexer" or _singled_out(text, inside)):
            found[start, end] = mention(article, start, end, ORGANISATION, subtype=kind_of(text), rule=rule)

    for k, word in enumerate(words):
        # two characters without a body's ending (神舟, 聚力) are a body only in a list (顺丰、滴滴)
        short = len(word.text) < 3 and not word.text.endswith(_ENDINGS) and word.text not in _SHORT
        short = short and "、" not in (
            article.text[max(0, word.start - 1) : word.start],
            article.text[word.end : word.end + 1],
        )
        if word.tag in ("ORG", "nt") and len(word.text) > 1 and not short:
            start = word.start
            if bodies().get(word.text):
                start = _left(article.text, words, k, word.end)
            add(*_trimmed(article.text, start, word.end), rule="lexer")
        if word.text.endswith(_ENDINGS):
            add(*_trimmed(article.text, _left(article.text, words, k, word.end), word.end), rule="ending")
    for match in _ORGANS.finditer(article.text):
        end = match.end()
        at = next((i for i, w in enumerate(words) if w.start <= match.start() < w.end), None)
        if at is not None:
            start = min(_left(article.text, words, at, end), match.start())
            add(*_trimmed(article.text, start, end), rule="territorial organ")
    return _pruned(article.text, list(found.values()))


def _singled_out(text: str, inside: list[Word]) -> bool:
    """A proper name or a division in it, or a form that only names have; 推进工会 and 战略全局 have neither."""
    if _NO_NAME.search(text):
        return False
    if _STRONG.search(text) or re.match(r"省|市|县|区|州|自治区|全国|中国|中华|国家", text):
        return True
    return any(w.tag in ("LOC", "ns", "ORG", "nt", "nz", "PER") for w in inside) or text in bodies()


def kind_of(name: str) -> str:
    """The kind of body that a name's ending tells."""
    return next((bodies()[ending] for ending in _ENDINGS if name.endswith(ending)), "other")


def is_name(text: str) -> bool:
    """A body's name singles it out; 工会, 各级工会, 该公司 do not.

    >>> is_name("福建省总工会"), is_name("各级工会"), is_name("公司")
    (True, False, False)
    """
    bare = re.sub(r"\s", "", text)
    if _VENUE.search(bare) or bare in _NO_BODIES or _NO_BODY.search(bare):
        return False
    if not 2 <= len(bare) <= 34 or re.search(r"[，。；：！？,;:!?\n]", text):
        return False
    ending = next((e for e in _ENDINGS if bare.endswith(e)), "")
    head = bare[: len(bare) - len(ending)]
    if head in ("全国", "中华全国", "中国") and ending != "工会":
        return True
    if ending == "工会" and head in divisions() and head[-1] not in "省市县区州旗镇乡":
        return False
    if ending and not head:
        return bool(_ORGANS.fullmatch(bare)) or bare in (
            "新华社",
            "中国科学院",
            "财政部",
            "教育部",
            "公安部",
            "司法部",
            "商务部",
            "科技部",
            "海关总署",
        )
    return not (ending and _GENERIC.match(head)) and not bare.startswith(("各", "该"))


def _left(text: str, words: list[Word], k: int, end: int) -> int:
    """Where the name that ends with word `k` begins: leftwards over words that names of bodies are made of."""
    start = words[k].start
    at = k - 1
    while at >= 0 and words[at].end == start and end - start < 30:
        word = words[at]
        if word.text in ("(", "（", ")", "）") or word.text in '“”"':
            inner = _bracket(text, start)
            if inner is None:
                break
            start = inner
            while at >= 0 and words[at].start >= start:
                at -= 1
            continue
        if word.tag not in _INSIDE or (word.tag in ("v", "ad", "a", "xc") and word.text not in _VERBS):
            break
        if _NOT_FIRST.match(word.text) and word.tag not in ("LOC", "ORG", "nz", "ns", "PER"):
            break
        if word.text.endswith(("子公司", *_POSTS)) or word.text in (
            "部门",
            "系统",
            "全资",
            "记者",
            "通讯员",
            "同志",
            "活动",
            "会议",
            "上",
            "中",
            "下",
            "里",
            "内",
        ):
            break
        if word.tag == "m" and not re.match(r"第|[一二三四五六七八九十]+$", word.text):
            break
        start = word.start
        at -= 1
    return start


def _bracket(text: str, start: int) -> int | None:
    """The start of a bracket or quotation that ends at `start`: 工业（国防）工会, “黔心”共产党员服务队."""
    closing = text[start - 1 : start]
    opening = {"）": "（", ")": "(", "”": "“", '"': '"'}.get(closing)
    if opening is None:
        return None
    at = text.rfind(opening, max(0, start - 12), start - 1)
    return (
        at
        if at > 0 and re.match(r"[\u3400-\u9fff]", text[at - 1]) and not re.search(r"[，。、]", text[at:start])
        else None
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without words before the name: 由, 各, 原, 该; and without what follows a mark inside."""
    while (first := _NOT_FIRST.match(text[start:end])) and first.group() not in (
        "同",
        "和",
        "前",
        "向",
        "经",
        "任",
        "家",
        "首",
        "原",
    ):
        start += len(first.group())
    return start, end


def _pruned(text: str, found: list[Mention]) -> list[Mention]:
    """Of names that share their end the longest; an organ glued to a titled person gives way to its body.

    集团工会主席 is a post in the 集团 (guidelines: the organ stays in the title), 街道党工委书记 one in the 党工委.
    """
    kept: dict[tuple[int, int], Mention] = {}
    for m in found:
        if any(o.end == m.end and o.start < m.start for o in found):
            continue
        body = _body_of_organ(m) if _titled(text, m.end) else None
        if body is not None:
            kept.setdefault((body.start, body.end), body)
        else:
            kept[m.start, m.end] = m
    return list(kept.values())


def _titled(text: str, at: int) -> bool:
    after = text[at : at + 10]
    return after.startswith(_POSTS) or bool(_RANKED.match(after))


def _body_of_organ(m: Mention) -> Mention | None:
    """The body that an organ or department belongs to: the longest beginning that is a body's name."""
    for at in range(len(m.text) - 2, 2, -1):
        body = m.text[:at]
        if _ORGAN.fullmatch(m.text[at:]) and body.endswith(_ENDINGS) and is_name(body):
            return replace(m, end=m.start + at, text=body, name="".join(body.split()), subtype=kind_of(body))
    return None
