"""Who wrote, who photographed, and which agency: credits read from an item's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.patterns import (
    AGENCY,
    ALONE,
    AUTHOR,
    AUTHOR_OF,
    BYLINE,
    END_BYLINE,
    END_CREDIT,
    END_NAMES,
    FIRST_CREDIT,
    FIRST_NAMES,
    HAN,
    LAST_NAMES,
    LEAD,
    NAME,
    NAMES_ALONE,
    PHOTO,
    READER,
    REPORTED,
    STOPPED,
    TOLD,
)
from kg.articles.words import entry
from kg.gazetteer import is_division
from kg.lexicon import name_parts, surnames
from kg.model import Credit

_WRITES = re.compile(r"(?:特派|特约|见习|实习|首席|驻站|学生|全媒体?|融媒体?){0,2}(记者|通[讯迅][员贝]|实习生)")
_ROLE = re.compile(rf"(?:特约)?评论员|{_WRITES.pattern}|(摄影)|读者")
_MENDED = str.maketrans("迅贝", "讯员")  # 通迅贝
_NAME = re.compile(rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}})+|[{HAN}]+")
_NOISE = re.compile(
    rf"^(?:发自[{HAN}]+|本报|本刊|新华社|工人日报|[{HAN}]{{2,6}}(?:日报|晚报|人报)|(?:[日晨午晚早商]报|[{HAN}]{{2,8}}[报刊网社台])(?={_ROLE.pattern}))"
    rf"|.+口述$"
)
_TASK = re.compile(r"(口述)[人者]?|(?:[文图]|图文|文图|撰[文稿]|整理|采写|摄影|供[图稿]|记录|执笔)[人者]?")  # 文/王芳
# what else stands in brackets after a text, and how it ends
_NOTES = frozenset(
    "待续 续完 下同 略 摘登 节选 选登 连载 有删节 摘要 全文完 未完 试行 暂行 修订 草案 含税 免费 女 男 已故".split()
)
_NO_NAME_ENDS = tuple("名个位家人件项元年月日版期岁届款条号篇首则族部局厂矿队组科室")
_NO_NAMES = frozenset("综合 报道 图片 本报 评论员 特约评论员 著 编著 译 绘 插图".split())
_NO_WRITERS = frozenset(
    "策划 统筹 监制 编辑 责编 审核 主持人".split()
)  # before the names of those who did not write it
# 宣传部, 某某公司: what a writer is of
_BODY = re.compile(r"(?:公司|集团|工会|法院|检察院|医院|学校|学院|中心|委员会|协会|办公室|部|局|厂|矿|街道|社区)$")
_MARKS = tuple(":：/／|｜")
_AS = re.compile(r"^(?:旅客|乘客|读者|市民|居民|村民|职工|网友|听众|患者|家长|业主)$")  # as whom a letter is written
_LINE = 40  # characters of the line of a letter's writer, at most
WROTE = re.compile(
    r"[/／]文|文[ \u3000]?[/／][ \u3000]?[图摄]|^(?:撰[文稿]|文)[ \u3000]?[:：/／|｜]|采写|整理"
)  # 王芳/文 李明/摄
_LEAD, _ROLED = 60, 12  # characters of a lead, and those that its first role stands in
_SHORT = 20  # characters of a line that holds no whole sentence
_AFTER = re.compile(
    r"(?:发自[\u3400-\u9fff]*|文[/／]图|图[/／]文|(?:综合|摄影)?报道|整理|撰文|采写|供[图稿]|摄影|摄|文|图)$"
)


def credits(text: str, *, body: int) -> tuple[Credit, ...]:
    """The credits of an item whose running text begins at `body`, in order, each name once."""
    found: dict[tuple[str, str | None], Credit] = {}
    for start, end, default in _stretches(text, body):
        for credit in _names(text, start, end, default):
            if not any(c.name == credit.name for c in found.values()):
                found[credit.name, credit.role] = credit
    return tuple(sorted(found.values(), key=lambda c: c.start))


def agency(text: str) -> str | None:
    """The agency or paper that the item credits: 新华社, or 工人日报 where 工人日报记者 is printed."""
    head = AGENCY.search(text)
    if head is None:
        return None
    return head.group("paper") or head.group()


def _stretches(text: str, body: int) -> Iterator[tuple[int, int, str | None]]:
    """Where credits stand: a lead, a line of its own, the end of the item, a photo's credit."""
    at = 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if lead := LEAD.search(line[:80]):
            group = "names" if lead.group("names") else "told"
            if lead.group(group):
                yield start + lead.start(group), start + lead.end(group), None
            elif told := TOLD.match(line[lead.end() :].lstrip()):
                skipped = len(line[lead.end() :]) - len(line[lead.end() :].lstrip())
                first = start + lead.end() + skipped
                yield first, first + told.end(), None
        elif credit := FIRST_CREDIT.match(line) or reported(line):
            yield start + credit.start("names"), start + credit.end("names"), None
        elif names := first_names(line):
            yield start + names.start("names"), start + names.end("names"), None
        wrote = BYLINE.match(line)
        if (photo := PHOTO.search(line)) and not (wrote and WROTE.search(line)):
            yield start + photo.start("names"), start + photo.end("names"), "摄"
        elif wrote:
            yield start, end, None
        elif author := authored(line):
            yield start + author.start("names"), start + author.end("names"), None
        elif start > body and (writer := reader(line)):
            yield start + writer.start("names"), end, None
        elif start == body and (named := author_of(line)):
            yield start + named.start("names"), start + named.end("names"), None
        elif start == body and are_authors(line):
            yield start, start + len(re.split(r"[（(]", line)[0].rstrip()), None
        elif own := ALONE.match(line):
            yield start + own.start("names"), start + own.end("names"), None
        elif start >= body and (tail := END_CREDIT.search(line)):
            yield start + tail.start(), end, None
        elif start >= body and (tail := signed(line)) and _closes(line, tail.start()):
            yield start + tail.start("names"), start + tail.end("names"), None


def signed(text: str) -> re.Match[str] | None:
    """Names in brackets at the end of a text (王芳 李明): each begins with a surname, so (到龄退休) is none."""
    found = END_NAMES.search(text)
    if found is not None:
        given = found.group("names")
        plain = _ROLE.sub("", _NOISE.sub("", given))
        if plain != given and len(plain.split()) == 1:
            return found  # 通讯员 丹霞: a role says that it is a name
        if all(map(_is_signature, re.findall(NAME, plain))):
            return found
    last = LAST_NAMES.search(text, max(_SHORT, len(text) - _LINE))
    if last is not None and all(map(is_author, re.findall(NAME, last["names"]))):
        return last
    line = END_BYLINE.search(text)
    after_sentence = line is not None and STOPPED.search(text[: line.start()].rstrip())
    return line if line and after_sentence and BYLINE.match(line["names"].strip()) else None


def _is_signature(name: str) -> bool:
    """A name with a surname or a dot, or two characters set apart as only names are (临 检), but for 待 续."""
    apart = bool(re.fullmatch(rf"[{HAN}][ \u3000][{HAN}]", name)) and name[-1] not in "续完转下"
    return is_surname(name) or "·" in name or apart or _is_unusual(name)


def _is_unusual(name: str) -> bool:
    """A pen name of two or three characters that is no word (甲公宣), or a longer name of another people's parts.

    >>> _is_unusual("佛铁宣"), _is_unusual("扎西卓玛"), _is_unusual("待续"), _is_unusual("到龄退休")
    (True, True, False, False)
    """
    name = re.sub(r"\s", "", name)
    if len(name) <= 3:
        return entry(name) is None and name not in _NOTES and not name.endswith(_NO_NAME_ENDS)
    parts = name_parts()
    return any(name[:k] in parts or name[-k:] in parts for k in (2, 3, 4)) and entry(name) is None


def reported(text: str) -> re.Match[str] | None:
    """Who reports, before a text, without brackets.

    >>> bool(reported("本报记者 王芳 报道 昨日，市总工会送清凉。")), bool(reported("记者连续报道：楼道里的杂物谁来清"))
    (True, False)
    """
    found = REPORTED.match(text[:_LEAD]) if "记者" in text[:_ROLED] or "通讯员" in text[:_ROLED] else None
    if found is None:
        return None
    names = re.split(r"[ \u3000、,，:：]+", _ROLE.sub(" ", _NOISE.sub("", found["names"].removesuffix("报道"))))
    return found if all(is_author(name) for name in names if len(name) > 1) else None


def first_names(text: str) -> re.Match[str] | None:
    """Names in brackets before a text: (王芳)日前……, but not (上接一版) or (略)."""
    found = FIRST_NAMES.match(text)
    return found if found and all(map(is_author, re.findall(NAME, found["names"]))) else None


def is_surname(name: str) -> bool:
    """Does a name begin with a surname?"""
    single, compound, *_ = surnames()
    return name[:1] in single or name[:2] in compound


def authored(text: str) -> re.Match[str] | None:
    """An author's line, □ 某某 or 作者：某某; after a mark that labels have too, the name begins with a surname.

    >>> bool(authored("□ 其木德")), bool(authored("○ 王芳")), bool(authored("○ 一分钟"))
    (True, True, False)
    """
    found = AUTHOR.match(text)
    if found is None:
        return None
    names = re.findall(NAME, found["names"])
    if len(names) > 1:
        return found if all(map(is_author, names)) else None
    return found if text[0] not in "○◎☆■●" or is_surname(found["names"]) else None


def reader(text: str) -> re.Match[str] | None:
    """Who wrote a letter, with a place or a role before the name.

    >>> [bool(reader(line)) for line in ("敦化读者 王芳", "敦化市某镇 教师 李明", "冠军 王芳", "敦化 市场监管")]
    [True, True, False, False]
    """
    found = READER.match(text.strip()) if len(text) <= _LINE else None
    if found is None or entry(re.sub(r"\s", "", found["names"])) is not None:
        return None
    role = found["role"] or _AS.search(found["place"] or "")
    if not is_surname(found["names"]) and not (role and _is_unusual(found["names"])):
        return None
    place = found["place"] or ""
    known = any(is_division(place[:n]) for n in range(2, len(place) + 1))
    return found if known or role else None


def is_author(text: str) -> bool:
    """Is a line by itself a person's name: 邱 海, not 井 下?

    >>> is_author("邱 海"), is_author("井 下"), is_author("征集启事")
    (True, False, False)
    """
    name = re.sub(r"\s", "", text)
    known = entry(name)
    unknown = (known is None or known[1].endswith("nr")) and name[-1:] not in "摄讯电镇乡县市"
    alone = re.fullmatch(NAME, text) or _THREE.fullmatch(text)
    compound = surnames()[1]
    return alone is not None and is_surname(name) and len(name) <= 3 + (name[:2] in compound) and unknown


def are_authors(text: str) -> bool:
    """Is a line by itself nothing but the names of people: 王芳 李明?

    >>> are_authors("王芳 李明"), are_authors("王芳 文/图"), are_authors("工会 在线"), are_authors("高温 来袭")
    (True, True, False, False)
    """
    names = _AFTER.sub("", re.sub(r"[（(][^（）()]{1,16}[)）]$", "", text.strip()).rstrip()).rstrip()
    if _THREE.fullmatch(names):
        return is_author(names)
    if len(text) > _LINE or not NAMES_ALONE.match(names):
        return False
    parts = re.findall(NAME, names)
    return len(parts) <= 4 and all(map(is_author, parts))


def author_of(text: str) -> re.Match[str] | None:
    """Who wrote what stands below, with where he works: 肥城矿 王芳, but not 赴县区 调研.

    >>> bool(author_of("肥城矿 王芳")), bool(author_of("高新区 温暖")), bool(author_of("市总工会 送清凉"))
    (True, False, False)
    """
    found = AUTHOR_OF.match(text.strip()) if len(text) <= _LINE else None
    if found is None:
        return None
    apart = bool(re.fullmatch(rf"[{HAN}][ \u3000][{HAN}]", found["names"])) and is_surname(found["names"])
    return found if apart or is_author(found["names"]) else None


def _closes(line: str, at: int) -> bool:
    """Names in brackets are a credit after a finished sentence, not after a name (王芳（女）), nor a word (井下)."""
    before, told = line[:at].rstrip(), line[at:].strip("（()） ")
    if not before.strip("（( \u3000"):
        return True  # a line by itself
    return bool(STOPPED.search(before)) and (at > _SHORT or entry(told) is None)


def _two_names(word: str) -> int:
    """Where the second of two names begins that a line's end drew together (夏秀珍王刚); 0 if it is one."""
    return next((k for k in (3, 2) if 2 <= len(word) - k <= 3 < len(word) - 1 and _surnamed(word, k)), 0)


def _surnamed(word: str, second: int) -> bool:
    """Do both the word and what stands from its character `second` on begin with a surname of one character?"""
    single, compound, *_ = surnames()
    return word[0] in single and word[second] in single and word[:2] not in compound and "·" not in word


def _parted(word: str, at: int) -> Iterator[tuple[str, int]]:
    """A word, with where it stands; as two if it is two credits without a space: 记者王芳通讯员李明."""
    begin = noise.end() if (noise := _NOISE.match(word)) else 0
    while found := _ROLE.match(word, begin):
        begin = found.end()
    inner = _WRITES.search(word, begin + 2)
    if inner is None:
        yield word, at
        return
    yield word[: inner.start()], at
    yield from _parted(word[inner.start() :], at + inner.start())


_THREE = re.compile(rf"[{HAN}](?:[ \u3000][{HAN}]){{2}}")  # 郭 一 粟


def _names(text: str, start: int, end: int, default: str | None) -> Iterator[Credit]:
    """The names in one stretch, each with the role printed before it; 雷 鹏 is one name."""
    role = default
    if _THREE.fullmatch(text[start:end]) and is_surname(text[start:end]):
        yield Credit(re.sub(r"\s", "", text[start:end]), default, start, end)
        return
    told = others = False
    single: tuple[int, int] | None = None  # a character alone, the first half of a spaced name
    words = (
        part for token in re.finditer(rf"[{HAN}·]+", text[start:end]) for part in _parted(token.group(), token.start())
    )
    for word, at in words:
        at, after = start + at, text[start + at + len(word) : end].lstrip(" \u3000")
        task = _TASK.fullmatch(word)
        if word in _NO_WRITERS:
            others = True
            continue
        if task and (len(word) > 1 or after[:1] in _MARKS):
            others = False
            told = bool(task.group(1)) and not text[start:at].strip()  # 口述：王芳
            continue
        if told or after.startswith("口述"):
            told = False  # who told a story did not write it
            continue
        if noise := _NOISE.match(word):
            word, at = word[noise.end() :], at + noise.end()
        while found := _ROLE.match(word):
            role = default or (found.group(1) or "摄" * bool(found.group(2))).translate(_MENDED) or None
            word, at, others = word[found.end() :], at + found.end(), False
        if others:
            continue
        in_lead = text[start - 1 : start] in ("（", "(") and len(word) == 3 and is_surname(word)  # 戚学文
        if (done := _AFTER.search(word)) and done.start() != 1 and not in_lead:  # 禚文 is a name
            word = word[: done.start()]
        if not word or word in _NO_NAMES or (len(word) > 2 and _BODY.search(word)):
            continue
        if len(word) == 1 and single is None:
            single = (at, at + 1)
            continue
        if single is not None and len(word) <= 2:
            yield Credit(text[single[0]] + word, role, single[0], at + len(word))
        elif two := _two_names(word):
            yield Credit(word[:two], role, at, at + two)
            yield Credit(word[two:], role, at + two, at + len(word))
        elif _NAME.fullmatch(word):
            yield Credit(word, role, at, at + len(word))
        single = None
