"""Places: divisions alone and in chains, streets, villages, communities, stations and venues."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from kg.gazetteer import divisions, full_name, is_division
from kg.mentions.spans import Word, mention, words_of
from kg.model import Article, Mention
from kg.schema import PLACE

_LEVEL = re.compile(r"(?:街道|自治区|自治州|自治县|地区|新区|社区|省|市|州|盟|县|区|旗|镇|乡|村)")
# A stop of a timetable, which a wrapped line may part: 三门峡 南.
_STOP = r"[\u3400-\u9fff]\s?(?:[\u3400-\u9fff]\s?){1,5}"
_STOPS = re.compile(rf"(?:途经|终到)(?P<stops>{_STOP}(?:、\s*{_STOP})*)(?=[,，；;。])")
_WATER = re.compile(r"[\u3400-\u9fff]{1,2}[江河湖]")
_NO_LINK = re.compile(r"工会|公司|集团|委员|[局院厂和与联推]")
_PROPER = frozenset({"nz", "nw", "ns", "LOC", "PER", "nr"})
# Words that are no name of a division or site where they stand: 大兴调查研究.
_LOOKALIKE = re.compile(r"大兴(?=调查|学习|实干|求真|务实|艰苦)")
_SMALL = re.compile(r"(?:街道|社区|镇|乡|村)$")
_VENUE = (
    ("venue", ("文化宫", "体育场", "体育馆", "体育公园", "公园", "博物馆", "广场", "纪念馆", "陈列馆", "大会堂", "景区", "大剧院", "美术馆",
               "图书馆", "会展中心", "展览中心", "活动中心", "足球场", "发射中心", "家风馆", "基地", "步行街")),
    ("station", ("火车站", "公交站", "高铁站", "工会驿站", "空间站", "东站", "西站", "南站", "北站", "站")),
    ("other", ("大桥", "特大桥", "隧道", "湖", "江", "河", "山", "岭", "湾", "港区", "港", "大道", "自由贸易港", "保税区", "科技新城", "科技城", "开发区")),
)  # fmt: skip
# Kinds that a division before them singles out.
_PLAIN = frozenset("文化宫 活动中心 体育场 体育馆 大剧院".split())
# Kinds that name nothing unless a proper name stands before them.
_NEEDS_NAME = frozenset("文化宫 站 基地 隧道 驿站 工会驿站 活动中心 体育场 体育馆 公园 大剧院 步行街 开发区".split())
_GENERIC = frozenset(
    "社区 街道 乡镇 城区 市区 县区 辖区 片区 园区 小区 村社 农村 乡村 城镇 新村 地区 山区 东部 西部 该市 该县 该区 本市 外省 各省 各市 各地 "
    "全市 全省 全县 全区 我省 我市 我县 我区 全国 基地 广场 公园 车站 服务站 工作站 驿站 该站 各区 各县 市县 省市 行政村 首站 本省 城市社区".split()
)  # fmt: skip
# What 社区, 乡 and 村 are called in general: 众多社区, 空壳村, 美丽乡村.
_COMMON = re.compile(
    r"众多|标杆|新型|丰富|半|空壳|示范|和美|美丽|社区|多个|智慧|幸福社区|平安社区|文明|全国|农业|老旧|贫困|重点|周边|附近|邻近|城乡|和谐|"
    r"记者|传统|特色|试点|许多|不少|所有|数字|未来|现代|最美|绿色|共建|职工"
)
_NAMELIKE = frozenset({"n", "nz", "nw", "ns", "s", "LOC", "PER", "nr", "ORG", "f", "a", "m", "j", "vn", "nt"})


def find(article: Article, doc: Doc) -> list[Mention]:
    """The places that an article names; chains such as 西安市长安区韦曲街道 give one mention a link."""
    words = words_of(doc)
    found: list[Mention] = []
    for k, word in enumerate(words):
        if word.tag in ("LOC", "ns") and _WATER.fullmatch(word.text) and not is_division(word.text):
            found.append(mention(article, word.start, word.end, PLACE, subtype="other", rule="water"))
        elif word.tag in ("LOC", "ns", "ORG") and not _LOOKALIKE.match(article.text, word.start):
            found += _from_token(article, words, k)
        if (small := _SMALL.search(word.text)) is not None:
            found += _small(article, words, k, small)
    stops = _stops(article)
    found = [m for m in found if not any(s.start <= m.start < s.end for s in stops)] + stops
    for kind, endings in _VENUE:
        found += _venues(article, words, kind, endings)
    return found


def chain(article: Article, start: int, end: int) -> list[Mention]:
    """The links of a written-out chain of divisions; empty if the words are none."""
    text = article.text[start:end]
    links: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        link = _link(text, at)
        if link is None:
            break
        links.append((at, link))
        at = link
    return [
        mention(article, start + a, start + b, PLACE, subtype=kind_of(text[a:b]), rule="division") for a, b in links
    ]


def _link(text: str, at: int) -> int | None:
    """The end of the division that begins at `at`: the longest the gazetteer knows, else up to a level's word."""
    for length in range(min(14, len(text) - at), 1, -1):
        piece = text[at : at + length]
        if not is_division(piece):
            continue
        rest = text[at + length :]
        if any(d.name == piece for d in divisions()[piece]) or not rest or _begins_with_division(rest):
            return at + length
    for level in _LEVEL.finditer(text, at + 1):
        if level.end() - at >= 3 and level.end() - at <= 12:
            return level.end()
        break
    return None


def _begins_with_division(text: str) -> bool:
    """Does a full name of a division begin here? Then the short name before it is one too (四川德阳市)."""
    return any(
        any(d.name == text[:length] for d in divisions().get(text[:length], ()))
        for length in range(2, min(12, len(text)) + 1)
    )


def chain_of_body(article: Article, body: Mention) -> list[Mention]:
    """The links that a body's name begins with, if two or more stand there: 四川德阳市, 海曙区段塘街道.

    One division before a body is a part of its name, and words that only look like a link end the chain.
    """
    links: list[Mention] = []
    for link in chain(article, body.start, body.end):
        sound = link.text in divisions() or (_SMALL.search(link.text) and not _NO_LINK.search(link.text))
        if not sound or link.end >= body.end:
            break
        links.append(link)
    full = any(_LEVEL.search(m.text) for m in links)
    seat = body.text.find("驻")  # 总工会驻皮山县木吉镇工作队: where it is sent to is a place of its own
    sent = chain(article, body.start + seat + 1, body.end) if seat > 2 else []
    return (links if len(links) > 1 and full else []) + [m for m in sent if m.end < body.end]


def kind_of(name: str) -> str:
    """community for villages and 社区, division for the rest."""
    return "community" if name.endswith(("社区", "村")) else "division"


def _from_token(article: Article, words: list[Word], k: int) -> list[Mention]:
    word = words[k]
    links = chain(article, word.start, word.end)
    if not links:
        return []
    whole = links[-1].end == word.end
    if word.tag == "ORG":
        # 浙江省温州市总工会 writes a chain of two out; 温州市总工会 names one body and no place of its own
        known = [m for m in links if m.text in divisions()]
        return known if len(known) > 1 and _LEVEL.search(known[-1].text) else []
    if whole or len(links) > 0:
        return [m for m in links if m.text not in _GENERIC and not (_SMALL.search(m.text) and _COMMON.match(m.text))]
    return []


def _small(article: Article, words: list[Word], k: int, ending: re.Match[str]) -> list[Mention]:
    """街道, 镇, 乡, 村, 社区 with the name before them, which the lexer may have cut off."""
    word = words[k]
    start = word.start
    at = k
    bare = word.text[: ending.start()]
    if len(bare) > 2 and bare[0] == "进" and not is_division(word.text):
        start, bare = start + 1, bare[1:]  # 开进韵家口镇 cut as 开 and 进韵家口镇
    if (
        k > 1
        and words[k - 1].text in ("县长", "区长", "市长")
        and is_division(words[k - 2].text + words[k - 1].text[0])
    ):
        start = words[k - 1].end - 1  # 肥东县长临河镇: the last character of 县长 begins the name
        return [mention(article, start, word.end, PLACE, subtype=kind_of(word.text), rule="ending")]
    while len(bare) < 2 and at > 0:
        at -= 1
        left = words[at]
        if left.end != start or left.tag not in _NAMELIKE - {"a", "m"} or is_division(left.text):
            break
        start = left.start
        bare = article.text[start : word.start + ending.start()]
    text = article.text[start : word.end]
    if _COMMON.match(text) or (start == word.start and word.tag in ("a", "v", "vn", "ad")):
        return []
    if article.text[start - 1 : start] in ("“", '"') and article.text[word.end : word.end + 1] in ("”", '"'):
        return []  # “熟人社区” is a figure of speech
    if text in _GENERIC or not 3 <= len(text) <= 14 or re.search(r"[的各全该本这个两几]", text[:2]):
        return []
    links = chain(article, start, word.end)
    if links and links[-1].end == word.end:
        return [m for m in links if m.text not in _GENERIC and len(m.text) > 2]
    return [mention(article, start, word.end, PLACE, subtype=kind_of(text), rule="ending")]


def _stops(article: Article) -> list[Mention]:
    """Stations of a timetable: 途经郑州东、石家庄，13:17终到北京西; each stop is a station by that name."""
    found = []
    for run in _STOPS.finditer(article.text):
        for stop in re.finditer(_STOP, run.group("stops")):
            start = run.start("stops") + stop.start()
            called = "".join(stop.group().split())
            name = called if called.endswith("站") else called + "站"
            end = start + len(stop.group().rstrip())
            found.append(mention(article, start, end, PLACE, subtype="station", rule="timetable", name=name))
    return found


def _is_proper(word: Word) -> bool:
    return word.tag in _PROPER


def _venues(article: Article, words: list[Word], kind: str, endings: tuple[str, ...]) -> list[Mention]:
    found = []
    for k, word in enumerate(words):
        if not word.text.endswith(endings):
            continue
        ending = next(e for e in endings if word.text.endswith(e))
        at, start = k, word.start
        while at > 0 and words[at - 1].end == start and words[at - 1].tag in _NAMELIKE and word.end - start < 16:
            left = words[at - 1]
            if left.text in _GENERIC or left.tag == "m":
                break
            at, start = at - 1, left.start
        if len(ending) == 1 and word.tag != "LOC" and at == k:
            continue
        # the divisions before a venue are places of their own, unless nothing but the kind would be left
        links = chain(article, start, word.end)
        inner = start
        for link in links:
            rest = article.text[link.end : word.end]
            full = any(d.name == link.text for d in divisions().get(link.text, ())) or _LEVEL.search(link.text)
            if full and len(rest) - len(ending) >= 2 and link.end <= word.start + len(word.text) - len(ending):
                inner = link.end
        proper = [w for w in words if inner <= w.start and w.end <= word.end and _is_proper(w)]
        if inner > start and not proper and ending in _PLAIN:
            inner = start  # 重庆市劳动人民文化宫: the division is what singles it out
            proper = [w for w in words if inner <= w.start and w.end <= word.end and _is_proper(w)]
        name = article.text[inner : word.end]
        if ending in _NEEDS_NAME and not proper:
            continue
        if name.endswith("驿站") and re.search(r"户外|爱心|智能|标杆|地方|标准|^工会", name):
            continue
        if len(name) - len(ending) < 2 or name in _GENERIC or full_name(name):
            continue
        found.append(mention(article, inner, word.end, PLACE, subtype=kind, rule="venue"))
    return found
