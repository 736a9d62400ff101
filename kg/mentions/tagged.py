"""The lexer's names of people: which of them are believed, and their beginnings and ends mended."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.gazetteer import divisions as division_names
from kg.lexicon import around_names, bodies, geography, given_names, peoples, posts, provinces, surnames
from kg.mentions.body_names import ending_of
from kg.mentions.personal import begins_with_post, is_compound_name, plausible, titles
from kg.mentions.spans import Stretches, mention
from kg.model import Article, Mention
from kg.schema import PERSON
from kg.text import begins_with, lengths_by_first
from kg.tokens import Word
from kg.words import frequency, is_common, tag_of

HAN = r"\u3400-\u9fff"
ADDRESS = r"师傅|老师傅|大姐|大爷|大妈|大叔|大伯|大娘|阿姨|奶奶|爷爷|女士|先生|同学|老师"
HONORIFIC = re.compile(rf"^(?:{ADDRESS})")
# What makes a place, a building or a slogan out of a name: 雷锋街道, 张謇纪念馆, 焦裕禄精神.
PART_OF_A_NAME = re.compile(
    r"街道|社区|村|镇|乡|路(?!过)|站(?![上在到起出住立])|模式|力量|样本|样板|精神|纪念|故居|创新工作室|劳模|杯|奖|式的?|高速(?!发展|增长)|高铁|铁路|隧道|水库"
)
# What a railway is divided into: 车务段, 工务段.
RAILWAY = frozenset("车务 工务 供电 机务 客运 电务 车辆 动车 通信 货运 房建 工务机械 综合维修".split())
_BODY_LENGTHS = lengths_by_first(bodies())
_OTHER_TAGS = ("ORG", "nt", "LOC", "nz")
NO_PERSON = re.compile(r"副[总院局处科队校厂]$|^.总$|[A-Za-z0-9/／塬]|[馆厅站宫社院所度]$|^中国")
_LINKS = frozenset("、和与及同")
_OPENING = frozenset('，,。；;：:！？“”"\n由经对为与和同') | {"\n"}
_TAKING = frozenset(
    "会见 增选 增补 替补 补选 选举 推选 授予 任命 免去 看望 慰问 同意 感谢 采访 邀请 提名 叫 名叫".split()
)
_STORMS = ("台风", "飓风", "热带风暴", "气旋")
_AGES = frozenset("千年 百年 万年 千载 百岁 多年 常年".split())  # 一株千年古樟: how old a thing is
_CLOSING = frozenset('，,。、；;：:！？“”"是为')
_MARKS = frozenset("、，,。（()） \u3000\n")
# What people have, and what they do: no third character of a name.
_NO_THIRD = frozenset("家手脸眼头心口身女男哥姐爸妈父母夫妻儿子领带想敢能会要可愿应等个们的了着过为与和及任")
# 和 ends a name where no second of two can follow: 主席那春和，, 那春和同志, 那春和则…, 那春和走访了….
_NO_SECOND = re.compile(r"[，。、；：）]|同志(?!们)|一行|等[，。\d人]")
# What stands behind a name of three characters whose last the lexer joined to it: 简德 and 贵在.
_BEHIND_NAMES = frozenset("在等为与和及从向对把将")
_LUCKY = re.compile("梅开二度|帽子戏法|喜(?:获|迎|提|得|领|摘|夺|捧|上|出)")
# A bracket with sex or people stands behind nothing but a name: 王芳（女）, 李明（女，回族）.
_DESCRIBED = re.compile(r"[（(](?:女|男|[\u3400-\u9fff]{1,4}族)[，,、）)]")
# One-character names of provinces and regions, and what follows several of them.
_PROVINCES = frozenset(name for name in provinces() if len(name) == 1) | frozenset("海内疆港澳台新宁青藏蒙吉辽")
_REGIONS = frozenset("两三四五多各地等省区边及")
_JOINING = frozenset("和与及等为是任兼在叫的长、")


def begins_with_body(text: str) -> bool:
    """Does an ending of bodies begin a text, so that what stands before it is a part of a body's name?"""
    return begins_with(text, 0, bodies(), _BODY_LENGTHS)


@dataclass
class Reading:
    """An article, its words, and the people found in it so far."""

    article: Article
    words: list[Word]
    starts: dict[int, Word]
    ends: frozenset[int]
    titled: dict[int, str]  # where titles end, and which
    found: list[Mention] = field(default_factory=list)
    taken: Stretches = field(default_factory=Stretches)
    by_start: dict[int, Mention] = field(default_factory=dict)
    by_end: dict[int, Mention] = field(default_factory=dict)

    def near(self, at: int) -> list[Word]:
        """The words around a place of the text."""
        k = bisect_right(self.words, at, key=lambda w: w.start)
        return self.words[max(0, k - 2) : k + 1]

    def add(self, start: int, end: int, rule: str, *, kind: str = "other", name: str | None = None) -> None:
        if end - start >= 2 and not self.taken.cross(start, end):
            made = mention(self.article, start, end, PERSON, subtype=kind, rule=rule, name=name)
            self.found.append(made)
            self.taken.add(start, end)
            self.by_start[start] = self.by_end[end] = made

    def remove(self, m: Mention) -> None:
        self.found.remove(m)
        self.taken.remove(m.start, m.end)
        del self.by_start[m.start], self.by_end[m.end]


def tagged(page: Reading) -> Iterator[tuple[int, int]]:
    """The lexer's names, their ends mended."""
    text = page.article.text
    for k, word in enumerate(page.words):
        if word.tag not in ("PER", "nr") and not (word.tag in _OTHER_TAGS and _compound(word)):
            continue
        bare = "".join(word.text.split())
        if "\n" in word.text or len(bare) < 2:
            continue
        if _ends_body(text, word.start) or _opened_at(text, word):
            continue
        after = text[word.end : word.end + 8]
        if (HONORIFIC.match(after) and len(bare) < 3) or HONORIFIC.match(bare[1:]):
            continue
        if PART_OF_A_NAME.match(after) or begins_with_body(after) or NO_PERSON.search(bare):
            continue
        start, end = word.start + _title_inside(word.text), word.end
        if word.start + 1 in page.titled and plausible(word.text[1:]):
            start = word.start + 1  # 劳动模 and 范张强
        if (said := _said(word.text)) and k:
            # 才仁当 and 周介绍: what the person does, and the end of the name before it
            left = page.words[k - 1]
            glued = len(word.text) - said == 1 and left.end == start and left.tag in ("PER", "nr")
            start, end = (left.start if glued else start), end - said
        if (
            end - start == 3
            and text[end - 1] == "任"
            and begins_with_post(text, end)
            and plausible(text[start : end - 1])
        ):
            end -= 1  # 王海任副主席: nobody's post stands right behind their name
        if end - start == 3 and text[end - 1] == "到" and start in page.titled and end in page.starts:
            end -= 1  # 主席贡布到瓜州县慰问: no name ends so
        behind = start in page.titled
        free = behind or _stands_free(page, k)
        if not behind and _quoted(text, bare):
            continue
        if not _believable(text, start, end, tag=word.tag, behind=behind, free=free) and not _at_sea(page, start, end):
            continue
        if start == word.start and not behind:
            start = _begun_before(page, start, end)
        joined = page.starts.get(end)
        if joined is not None and joined.tag in ("PER", "nr") and behind and len(bare) + len(joined.text) <= 4:
            yield start, joined.end  # a name of four characters that the lexer halved, behind a title
            continue
        yield start, _grown(page, k, start, end)


def _ends_body(text: str, at: int) -> bool:
    """供电 and 段红果: the first character of the lexer's name ends the name of a part of a railway."""
    return text[at : at + 1] == "段" and text[max(0, at - 2) : at] in RAILWAY


def _opened_at(text: str, word: Word) -> bool:
    """在辉南开, 在辉南办: where a meeting is held, in a headline."""
    return (
        word.text[-1] in "开办"
        and text[word.start - 1 : word.start] in ("在", "于")
        and bool(division_names().get(word.text[:-1]))
    )


def _quoted(text: str, name: str) -> bool:
    """Does the name end a quotation somewhere (“沂蒙蓝马甲”), or is a storm called so (台风“韦帕”)? That is no person."""
    if any(f"{storm}“{name}”" in text for storm in _STORMS):
        return True
    return any(
        re.search(rf"{opening}[^“”\"]{{1,6}}{re.escape(name)}{closing}", text)
        for opening, closing in ("“”", '""')
        if name + closing in text  # a pattern of its own for each name is dear
    )


def _stands_free(page: Reading, k: int) -> bool:
    """王芳到杭州调研, 会见李明: a name at a clause's beginning or behind a verb, with what it does or a mark after it."""
    before = page.words[k - 1] if k else None
    after = page.words[k + 1] if k + 1 < len(page.words) else None
    person = k > 1 and page.words[k - 2].tag in ("PER", "nr") and before is not None and before.text in _LINKS
    opens = (
        before is None
        or person
        or before.text in _OPENING
        or (before.tag == "TIME" and before.text not in _AGES)
        or before.text in _TAKING
    )
    goes_on = after is None or after.tag in ("v", "p", "d", "vn", "vd", "c", "TIME") or after.text in _CLOSING
    return opens and goes_on


def _believable(text: str, start: int, end: int, *, tag: str, behind: bool, free: bool) -> bool:
    """Is the lexer's name one? A word of the language is, behind a title or before what people do."""
    name = "".join(text[start:end].split())
    framed = behind or text.startswith(around_names()["strong"], end) or _DESCRIBED.match(text, end) is not None
    if is_common(name) and not framed and not (len(name) == 3 and tag_of(name) == "t"):
        return False  # the dictionary holds statesmen of the past as words of time: 周恩来
    if name in peoples() or name in geography():
        return False
    if not framed and len(name) > 1 and set(name) <= _PROVINCES and text[end : end + 1] in _REGIONS:
        return False  # 鲁浙海三地
    if len(name) == 2 and not (framed or free) and text.count(name) == 1 and not _beside_marks(text, start, end):
        return False  # 扶智, 蓝布, 黄透: of such names that stand once and unsupported hardly any is one
    if (tag == "nr" or len(name) > 3) and not plausible(name):
        return framed and len(name) <= 6
    return True


def _at_sea(page: Reading, start: int, end: int) -> bool:
    """局长黄海、: one who is called as a sea or a city is, behind a post of responsibility and before a mark."""
    name = page.article.text[start:end]
    responsible = posts().get(page.titled.get(start, ""), False)
    return (
        responsible and len(name) < 4 and name in geography() and page.article.text[end : end + 1] in ("、", "，", "。")
    )


def _compound(word: Word) -> bool:
    """欧阳小北 and 东方明, whatever the lexer takes them for."""
    return is_compound_name(word.text) and not ending_of(word.text)


def _beside_marks(text: str, start: int, end: int) -> bool:
    """Between the marks of a list, a bracket or a line: （王芳 李静 文/图）."""
    return text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS


def _grown(page: Reading, k: int, start: int, end: int) -> int:
    """Where a name of two characters ends whose third the lexer gave to the next word: 闵秋 and 实算."""
    following = page.starts.get(end)
    if following is not None and (size := _cut_off(page, start, end, following)):
        return end + size
    if following is not None and (
        _ends_with_and(page, start, end, following) or _swallowed(page, start, end, following)
    ):
        return end + 1
    if end - start == 2 and following is not None and _third(page, start, end, following):
        return end + 1
    if end - start != 2 or following is None or len(following.text) != 2 or page.words[k].end != end:
        return end
    lucky = _LUCKY.match(page.article.text, end)
    if lucky or following.tag == "TIME" or frequency(following.text) or not plausible(page.article.text[start:end]):
        return end
    head, tail = following.text[0], following.text[1]
    verbs = is_common(tail, above=300) and not is_common(head, above=20000)
    return end + 1 if verbs and head not in _JOINING else end


def _ends_with_and(page: Reading, start: int, end: int, following: Word) -> bool:
    """主席那春和，市政协主席…; 民警巴特孟和则…: 和 with no second person behind it is the last character of a name."""
    if following.text not in ("和", "为") or end - start > 4:
        return False  # 额尔登布和 has five
    if start not in page.titled or page.article.text.startswith(("院士", "教授"), end + 1):
        return following.text == "和" and bool(re.match(r"同志(?!们)|院士|教授", page.article.text[end + 1 : end + 4]))
    if _NO_SECOND.match(page.article.text, end + 1):
        return following.text == "和" or page.article.text.startswith(("一行", "同志"), end + 1)
    beyond = page.starts.get(end + 1)
    if following.text != "和" or beyond is None:
        return False
    if beyond.tag == "v":
        if page.article.text[beyond.end : beyond.end + 1] in ("了", "着"):
            return True  # 法官余清和调取了…
        clause = re.match(r"[^，。；\n]*", page.article.text[end + 1 :])
        return clause is not None and "的" not in clause.group()[:12]
    return beyond.tag in ("d", "c", "p") and beyond.text != "经"


def _swallowed(page: Reading, start: int, end: int, following: Word) -> bool:
    """共产党员简德贵在…, 副书记竺可久等: the lexer made a word of the last character and of what follows the name."""
    head, tail = following.text[0], following.text[1:]
    return (
        end - start == 2
        and start in page.titled
        and tail in _BEHIND_NAMES
        and frequency(following.text) < 200
        and given_names().get(head, -9.0) > 0
        and plausible(page.article.text[start:end])
    )


def _third(page: Reading, start: int, end: int, following: Word) -> bool:
    """副主席段敬之带队, 副主席祝伯年与…: behind a title, a third character of a name before what the person does."""
    char = following.text
    beyond = page.starts.get(following.end)
    if start not in page.titled or len(char) != 1 or char in _NO_THIRD or not re.match(rf"[{HAN}]", char):
        return False
    if _LUCKY.match(page.article.text, end) or not plausible(page.article.text[start:end]):
        return False
    score = given_names().get(char, -9.0)
    if following.tag == "d":
        return score > 1.5 and beyond is not None and beyond.tag == "v"
    if following.tag in ("v", "u"):
        return score > 0.5 and beyond is not None and beyond.tag == "v"
    likely = following.tag in ("n", "nz", "a", "m", "q") and score > -1.5
    return likely and beyond is not None and (beyond.tag in ("v", "p") or beyond.text in "，。、")


def _cut_off(page: Reading, start: int, end: int, following: Word) -> int:
    """How many characters belong to a name that the lexer cut behind a compound surname, or before two prepositions.

    欧阳 and 知微 are one name, and of 盛子 and 由 and 为 the name has three characters.
    """
    if page.article.text[start:end] in surnames().compound and re.fullmatch(rf"[{HAN}]{{1,2}}", following.text):
        return len(following.text)
    beyond = page.starts.get(following.end)
    doubled = beyond is not None and beyond.tag == "p" and following.tag in ("p", "c") and len(following.text) == 1
    # 主席冯五则与会长…: who acts with another is not set against somebody
    doubled = doubled or (
        following.text == "则" and beyond is not None and beyond.text == "与" and start in page.titled
    )
    return int(doubled and end - start == 2)


def _begun_before(page: Reading, start: int, end: int) -> int:
    """The start of a name whose first character the lexer gave to the title before it, or left out: 书记占丽琴, 部长完颜静."""
    text = page.article.text
    if end - start == 2 and _always_behind(text, start, end):
        return start - 1
    if _given_only(page, start, end) or (
        end - start <= 3 and text[max(0, start - 1) : start + 1] in surnames().compound
    ):
        return start - 1
    if not 2 <= end - start <= 3 or start - 1 not in page.titled:
        return start
    return start - 1 if re.match(rf"[{HAN}]", text[start - 1]) and text[start - 1] not in _JOINING else start


def _always_behind(text: str, start: int, end: int) -> bool:
    """字 and 勒平: does one surname stand before a short name wherever the article has it?"""
    if text[start - 1 : start] not in surnames().single - surnames().wordlike:
        return False
    times = text.count(text[start:end])
    return times > 1 and times == text.count(text[start - 1 : end])


def _given_only(page: Reading, start: int, end: int) -> bool:
    """技术员和丽芬, 、那建国: a given name whose surname, a word in itself, the lexer left out."""
    text = page.article.text
    if end - start != 2 or text[start] in surnames().single or text[start - 1 : start] not in surnames().single:
        return False
    opens = start - 1 in page.titled or start == 1 or text[start - 2] in _MARKS or text[start - 2] in "。；：:“"
    return opens and start - 1 in page.starts


def _said(text: str) -> int:
    """How many characters of a verb of speech the lexer took into a name: 周介绍."""
    return next((n for n in (3, 2) if len(text) > n and text[-n:] in around_names()["strong"]), 0)


def _title_inside(text: str) -> int:
    """How many characters of a title the lexer took into a name: 记者王芳."""
    return next((n for n in range(min(5, len(text) - 2), 1, -1) if text[:n] in titles()), 0)
