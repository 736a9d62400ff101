"""People: the lexer's names, bylines, rows of lists, names behind titles, dotted names, and each again elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.lexicon import around_names, bodies, geography, peoples, posts, surnames
from kg.mentions.dotted import dotted_names
from kg.mentions.personal import (
    THRESHOLD,
    Candidate,
    is_compound_name,
    looks_like_name,
    plausible,
    title_ends,
    titles,
    weigh,
)
from kg.mentions.spans import Word, mention, overlaps, words_of
from kg.model import Article, Mention
from kg.schema import PERSON
from kg.words import frequency, is_common

_HAN = r"\u3400-\u9fff"
_ADDRESS = r"师傅|老师傅|大姐|大爷|大妈|大叔|大伯|大娘|阿姨|奶奶|爷爷|女士|先生|同学|老师"
_HONORIFIC = re.compile(rf"^(?:{_ADDRESS})")
_CALLED = re.compile(rf"[{_HAN}](?:{_ADDRESS})")
# A row of a list of people: 卢小敏(女)　南宁市青秀区新竹街道总工会社会化工会工作者; a name of two may be spaced out.
_ROW = re.compile(
    rf"^[ \u3000]*(?P<name>[{_HAN}]{{3}}|[{_HAN}][ \u3000]{{1,2}}[{_HAN}])"
    rf"(?:[（(](?:女|[{_HAN}]+族|女[，,、][{_HAN}]+族)[)）])?[ \u3000]+(?=[{_HAN}]{{4}}[^，。\n]{{2,40}}$)",
    re.M,
)
_LISTED = re.compile(rf"[、，](?P<name>[{_HAN}]{{2,3}})(?=[、，。等分先参出在和])")
# What makes a place, a building or a slogan out of a name: 雷锋街道, 张謇纪念馆, 焦裕禄精神.
_PART_OF_A_NAME = re.compile(r"街道|社区|村|镇|乡|路|站|模式|力量|样本|样板|精神|纪念|故居|创新工作室|劳模|杯|奖|式的?")
_BODY = tuple(bodies())
_NO_PERSON = re.compile(r"[A-Za-z0-9]|[馆厅站宫社院所度]$|^中国")
_MARKS = frozenset("、，,。（()） \u3000\n")
_AFTER_NAMES = frozenset("为任在与和对向将说从把被等")
_LINKS = frozenset("、和与及同")
_OPENING = frozenset('，,。；;：:！？“”"\n由经对为与和同') | {"\n"}
_TAKING = frozenset("会见 增选 补选 选举 推选 授予 任命 免去 看望 慰问 同意 感谢 采访 邀请 提名 叫 名叫".split())
_CLOSING = frozenset('，,。、；;：:！？“”"是为')
_JOINING = frozenset("和与及等为是任兼在叫的长、")


@dataclass
class _Reading:
    """An article, its words, and the people found in it so far."""

    article: Article
    words: list[Word]
    starts: dict[int, Word]
    ends: frozenset[int]
    titled: dict[int, str]  # where titles end, and which
    found: list[Mention] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)

    def add(self, start: int, end: int, rule: str, *, kind: str = "other", name: str | None = None) -> None:
        if end - start >= 2 and not overlaps(start, end, self.taken):
            self.taken.append((start, end))
            self.found.append(mention(self.article, start, end, PERSON, subtype=kind, rule=rule, name=name))


def find(article: Article, doc: Doc) -> list[Mention]:
    """The people that an article names, sorted by rule; each mention once.

    The surest rules come first, and what they have taken the later ones leave alone: bylines, names with dots,
    rows of lists, the lexer's names, names behind titles, neighbours in lists, forms of address; then each again.
    """
    words = words_of(doc)
    titled = dict(title_ends(article.text))
    starts = {w.start: w for w in words}
    page = _Reading(article, words, starts, frozenset(w.end for w in words), titled)
    for credit in article.byline:
        page.add(credit.start, credit.end, "byline", kind="journalist", name=credit.name)
    for start, end, name in dotted_names(article.text, words, titled):
        page.add(start, end, "name with dots", name=name)
    for rule, spans in (
        ("row", _rows(page)),
        ("appointed", _appointed(page)),
        ("lexer", _tagged(page)),
        ("behind a title", _behind_titles(page)),
        ("in a list of names", _listed(page)),
    ):
        for start, end in spans:
            page.add(start, end, rule)
    _called(page)
    _again(page)
    return [m for m in page.found if m.name not in posts() and not _NO_PERSON.search(m.name)]


def _rows(page: _Reading) -> Iterator[tuple[int, int]]:
    for match in _ROW.finditer(page.article.text):
        if looks_like_name("".join(match.group("name").split())):
            yield match.span("name")


def _tagged(page: _Reading) -> Iterator[tuple[int, int]]:
    """The lexer's names, their ends mended."""
    text = page.article.text
    for k, word in enumerate(page.words):
        bare = "".join(word.text.split())
        if (word.tag not in ("PER", "nr") and not _compound(word)) or "\n" in word.text or len(bare) < 2:
            continue
        after = text[word.end : word.end + 8]
        if (_HONORIFIC.match(after) and len(bare) < 3) or _HONORIFIC.match(bare[1:]):
            continue
        if _PART_OF_A_NAME.match(after) or after.startswith(_BODY) or _NO_PERSON.search(bare):
            continue
        start, end = word.start + _title_inside(word.text), word.end
        if (said := _said(word.text)) and k:
            # 才仁当 and 周介绍: what the person does, and the end of the name before it
            left = page.words[k - 1]
            glued = len(word.text) - said == 1 and left.end == start and left.tag in ("PER", "nr")
            start, end = (left.start if glued else start), end - said
        behind = start in page.titled
        free = behind or _stands_free(page, k)
        if not _believable(text, start, end, tag=word.tag, behind=behind, free=free):
            continue
        if start == word.start and not behind:
            start = _begun_before(page, start, end)
        joined = page.starts.get(end)
        if joined is not None and joined.tag in ("PER", "nr") and behind and len(bare) + len(joined.text) <= 4:
            yield start, joined.end  # a name of four characters that the lexer halved, behind a title
            continue
        yield start, _grown(page, k, start, end)


def _stands_free(page: _Reading, k: int) -> bool:
    """王芳到杭州调研, 会见李明: a name at a clause's beginning or behind a verb, with what it does or a mark after it."""
    before = page.words[k - 1] if k else None
    after = page.words[k + 1] if k + 1 < len(page.words) else None
    person = k > 1 and page.words[k - 2].tag in ("PER", "nr") and before is not None and before.text in _LINKS
    opens = before is None or person or before.text in _OPENING or before.tag == "TIME" or before.text in _TAKING
    goes_on = after is None or after.tag in ("v", "p", "d", "vn", "vd", "c", "TIME") or after.text in _CLOSING
    return opens and goes_on


def _believable(text: str, start: int, end: int, *, tag: str, behind: bool, free: bool) -> bool:
    """Is the lexer's name one? A word of the language is, behind a title or before what people do."""
    name = "".join(text[start:end].split())
    framed = behind or text.startswith(around_names()["strong"], end)
    if is_common(name) and not framed:
        return False
    if name in peoples() or name in geography():
        return False
    if len(name) == 2 and not (framed or free) and text.count(name) == 1 and not _beside_marks(text, start, end):
        return False  # 扶智, 蓝布, 黄透: of such names that stand once and unsupported hardly any is one
    if (tag == "nr" or len(name) > 3) and not plausible(name):
        return framed and len(name) <= 6
    return True


def _compound(word: Word) -> bool:
    """欧阳小北 and 东方明, whatever the lexer takes them for."""
    return is_compound_name(word.text) and word.tag in ("ORG", "nt", "LOC", "nz") and not word.text.endswith(_BODY)


def _beside_marks(text: str, start: int, end: int) -> bool:
    """Between the marks of a list, a bracket or a line: （王芳 李静 文/图）."""
    return text[start - 1 : start] in _MARKS and text[end : end + 1] in _MARKS


def _grown(page: _Reading, k: int, start: int, end: int) -> int:
    """Where a name of two characters ends whose third the lexer gave to the next word: 闵秋 and 实算."""
    following = page.starts.get(end)
    if end - start != 2 or following is None or len(following.text) != 2 or page.words[k].end != end:
        return end
    if frequency(following.text) or not plausible(page.article.text[start:end]):
        return end
    head, tail = following.text[0], following.text[1]
    verbs = is_common(tail, above=300) and not is_common(head, above=20000)
    return end + 1 if verbs and head not in _JOINING else end


def _begun_before(page: _Reading, start: int, end: int) -> int:
    """The start of a name whose first character the lexer gave to the title before it: 书记占丽琴, 司机车小满."""
    text = page.article.text
    if not 2 <= end - start <= 3 or start - 1 not in page.titled:
        return start
    return start - 1 if re.match(rf"[{_HAN}]", text[start - 1]) and text[start - 1] not in _JOINING else start


def _said(text: str) -> int:
    """How many characters of a verb of speech the lexer took into a name: 周介绍."""
    return next((n for n in (3, 2) if len(text) > n and text[-n:] in around_names()["strong"]), 0)


def _title_inside(text: str) -> int:
    """How many characters of a title the lexer took into a name: 记者王芳."""
    return next((n for n in range(min(5, len(text) - 2), 1, -1) if text[:n] in titles()), 0)


def _behind_titles(page: _Reading) -> Iterator[tuple[int, int]]:
    for end, title in page.titled.items():
        of_body = page.article.text[: end - len(title)].endswith(_BODY)
        candidate = _best(page, end, responsible=posts().get(title, False), of_body=of_body)
        if candidate is not None:
            yield end, end + len(candidate.text)


def _best(page: _Reading, at: int, *, responsible: bool, of_body: bool) -> Candidate | None:
    """The likeliest name that begins at `at`, if any is likely enough."""
    text = page.article.text
    first = page.starts.get(at)
    best: tuple[int, int, Candidate] | None = None
    for length in (2, 3, 4):
        chars = text[at : at + length]
        if len(chars) < length or not re.fullmatch(rf"[{_HAN}]+", chars) or not plausible(chars):
            continue
        if (length == 4) != (length > 3 and chars[:2] in surnames().compound) or _HONORIFIC.match(chars[1:]):
            continue
        if length == 4 and chars[-1] in _AFTER_NAMES:
            continue  # 司空砚为: the name has three
        after = text[at + length : at + length + 8]
        if (length == 2 and _HONORIFIC.match(after)) or _PART_OF_A_NAME.match(after) or _holds_title(chars):
            continue
        one = Candidate(
            chars,
            first.text if first else "",
            first.tag if first else "",
            at + length in page.ends,
            after,
            page.starts[at + length].tag if at + length in page.starts else "",
            responsible,
            of_body,
        )
        weight = weigh(one)
        if weight >= THRESHOLD and (best is None or (weight, length) > best[:2]):
            best = (weight, length, one)
    return best[2] if best else None


def _holds_title(chars: str) -> bool:
    """班班长 is no name."""
    return chars in titles() or chars[1:] in titles() or chars[-2:] in titles()


def _appointed(page: _Reading) -> Iterator[tuple[int, int]]:
    """免去关守田的…职务, 任命孙某为…, 由边某接任: frames that hold a name and nothing else."""
    frames = "|".join(around_names()["appointing"])
    pattern = rf"(?:{frames})(?P<a>[{_HAN}]{{2,4}}?)(?=同志|为|的[^，。]{{2,30}}职务)|由(?P<b>[{_HAN}]{{2,4}}?)(?=同志|接任|兼任)"
    for match in re.finditer(pattern, page.article.text):
        group = "a" if match.group("a") else "b"
        if plausible(match.group(group)) and frequency(match.group(group)) < 3000:
            yield match.span(group)


def _listed(page: _Reading) -> Iterator[tuple[int, int]]:
    """Neighbours of names in a list: 、张三、 between two names, or beside one and no word."""
    for match in _LISTED.finditer(page.article.text):
        start, end = match.span("name")
        name = match.group("name")
        if name in titles() or not any(abs(match.start() - b) < 2 for _, b in page.taken):
            continue
        enclosed = page.article.text[start - 1] == "、" and any(abs(end + 1 - a) < 1 for a, _ in page.taken)
        if looks_like_name(name) or (enclosed and plausible(name) and frequency(name) < 1500):
            yield start, end


def _called(page: _Reading) -> None:
    """皮带工孙师傅: one whom the article only calls so; a surname that a named person has is a second way to call them."""
    known = {m.name[0] for m in page.found}
    for match in _CALLED.finditer(page.article.text):
        surname = match.group()[0]
        if match.start() in page.titled and surname in surnames().single and surname not in known:
            page.add(match.start(), match.end(), "surname and form of address")


def _again(page: _Reading) -> None:
    """Every name wherever it stands; a shorter reading of it there gives way."""
    text = page.article.text
    for first in sorted(page.found, key=lambda m: (-len(m.name), m.start)):
        if first.rule == "byline" or len(first.name) < 2 or first.name != first.text:
            continue
        for match in re.finditer(re.escape(first.name), text):
            start, end = match.span()
            shorter = [
                m for m in page.found if m.start == start and m.end < end and m.rule in ("lexer", "behind a title")
            ]
            for m in shorter:
                page.found.remove(m)
                page.taken.remove((m.start, m.end))
            page.add(start, end, "named before")
