"""Short forms of firms, schools and other bodies that a page names in full: 琼能公司, 中建九局二公司, 石阡四中."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.gazetteer import divisions
from kg.lexicon import bodies, provinces
from kg.mentions.body_names import kind_of
from kg.model import Article, Mention
from kg.schema import ORGANISATION
from kg.words import frequency, is_common, segment

LEGAL = re.compile(r"(?:集团)?(?:股份)?(?:有限责任公司|有限公司)$|集团公司$|公司$|集团$")
_NUMERAL = "一二三四五六七八九十"
_NUMBERED_FIRM = re.compile(
    rf"^(?P<head>.{{2,}}?)(?:第(?P<number>[{_NUMERAL}]+)[\u3400-\u9fff]{{0,6}}有限公司|(?P<short>[{_NUMERAL}]+)公司)$"
)
_NUMBERED_SCHOOL = re.compile(rf"^(?P<head>.{{2,}}?)[省市县区]?第?(?P<number>[{_NUMERAL}\d]+)(?:中学?|小学?|高级中学)$")
_KIND = frozenset("新高大")  # 新材料, 高科技: what a firm makes begins here
_ORGAN = re.compile(r"(?:工会委员会|工会|党委|团委|纪委)$")
_BRANCH = re.compile(rf"分公司|子公司|工会|党委|项目部|车间|办事处|[{_NUMERAL}]公司|第[{_NUMERAL}]")
_GROUP = re.compile(r"集团(?:股份)?(?:有限责任公司|有限公司|公司)?$")
_DEFINED = re.compile(r"[（(](?:以下|下)?简?称为?[“\"]?(?P<short>[\u3400-\u9fff]{2,10})[”\"]?[)）]")


# The companies that the ministry's regional bureaus became in 2017, but for 青藏, whose form is another.
_RAILWAY = re.compile(
    r"(?:中国铁路)?(?P<seat>哈尔滨|沈阳|北京|太原|呼和浩特|郑州|武汉|西安|济南|上海|南昌|广州|南宁|成都|昆明|兰州|乌鲁木齐)"
    r"(?:铁路)?局集团(?:有限)?(?:公司)?"
)


def railway(name: str) -> str:
    """A name that begins with a regional railway company, however short, begins with it in full; any other as it is.

    >>> railway("兰州局集团公司工会"), railway("兰州铁路局"), railway("上海局集团")
    ('中国铁路兰州局集团有限公司工会', '兰州铁路局', '中国铁路上海局集团有限公司')
    """
    found = _RAILWAY.match(name)
    return f"中国铁路{found['seat']}局集团有限公司{name[found.end() :]}" if found else name


def abbreviates(short: str, full: str) -> bool:
    """Is `short` a short form of the body `full`? Numbers must agree: 一公司 is not 第二公司.

    >>> abbreviates("琼能公司", "海南琼能新材料有限公司"), abbreviates("中建九局二公司", "中建九局第二建设有限公司")
    (True, True)
    >>> abbreviates("金沙港务集团", "金沙港务集团东湾码头有限公司")
    False
    >>> abbreviates("中建九局一公司", "中建九局第二建设有限公司"), abbreviates("北京银行", "南京银行")
    (False, False)
    """
    if len(short) >= len(full) or short in bodies():
        return False
    for pattern in (_NUMBERED_FIRM, _NUMBERED_SCHOOL):
        if one := pattern.match(short):
            other = pattern.match(full)
            return bool(other and _number(one) == _number(other) and other.group("head").startswith(one.group("head")))
    if short.endswith("集团") and "集团" not in full:
        return False  # 宁波港铁路有限公司 belongs to 宁波港集团
    core = LEGAL.sub("", short)
    if len(core) < 2 or core in divisions() or is_common(core) or not LEGAL.search(full):
        return False
    for whole in (full, full[_region(full) :]):
        if whole.startswith(core):
            rest = whole[len(core) :]
            if short.endswith("集团") and not _GROUP.search(rest):
                return False  # 某集团某地有限公司 is a part of 某集团
            return not _BRANCH.search(rest)
    return False


def _number(match: re.Match[str]) -> str | None:
    """The numeral that a match names, in either form."""
    return match.group("number") or match.groupdict().get("short")


def _region(full: str) -> int:
    """How many characters of a division a name begins with."""
    return next(
        (n for n in range(min(8, len(full) - 4), 1, -1) if full[:n] in divisions() or full[:n] in provinces()), 0
    )


@lru_cache(maxsize=4096)
def brand(full: str) -> str | None:
    """What a firm's name is called by: the words that no dictionary holds, behind its division.

    >>> brand("北京知衡云科技有限公司"), brand("海南琼能新材料有限公司"), brand("长沙市自来水有限公司")
    ('知衡云', '琼能', None)
    """
    if not re.search(r"(?:有限公司|有限责任公司|集团)$", full):
        return None
    rest = LEGAL.sub("", full[_region(full) :])
    pieces: list[str] = []
    for piece in segment(rest):
        if (len(piece) > 1 and frequency(piece)) or piece in _KIND:
            break
        pieces.append(piece)
    called = "".join(pieces)
    return called if 2 <= len(called) <= 4 and not is_common(called) else None


def firms_in_full(names: Collection[str]) -> dict[str, str]:
    """Each short form with the one body of the page that it is short for."""
    longer = {}
    stems = {name: _ORGAN.sub("", name) for name in names}
    whole = sorted({*names, *stems.values()})
    begun: dict[str, list[str]] = {}  # by their first two characters, with and without the division before them
    for name in whole:
        for head in {name[:2], name[_region(name) :][:2]}:
            begun.setdefault(head, []).append(name)
    for short in whole:
        full = [o for o in begun.get(short[:2], ()) if abbreviates(short, o)]
        if len(full) > 1:
            # of 华岳建工集团 and 华岳建工集团有限公司, which are one, the longer
            top = max(full, key=len)
            full = [top] if all(o == top or abbreviates(o, top) for o in full) else []
        if full:
            longer[short] = full[0]
    for name, stem in stems.items():
        if stem != name and stem in longer:
            longer[name] = longer[stem] + name.removeprefix(stem)
    return longer


def brands(firms: Iterable[str]) -> dict[str, str]:
    """By brand the firm that is called so.

    >>> brands(["北京知衡云科技有限公司工会", "长沙市自来水有限公司"])
    {'知衡云': '北京知衡云科技有限公司'}
    """
    whole = {_ORGAN.sub("", firm) for firm in firms}
    return {called: full for full in sorted(whole) if (called := brand(full))}


def called_by_brand(
    article: Article, named: Sequence[Mention], taken: Sequence[tuple[int, int]], branded: Mapping[str, str]
) -> Iterator[Mention]:
    """Mentions of firms by their brand (知衡云, 琼能公司) or by a name that the article says it will use."""
    names = {**branded, **dict(_defined(article, named))}
    for called, full in names.items():
        if called not in article.text:
            continue
        # a brand of two characters needs the word for a firm behind it
        tail = r"(?:公司|集团)?" if len(called) > 2 else r"(?:公司|集团)"
        for match in re.finditer(re.escape(called) + tail, article.text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            text, kind = match.group(), kind_of(full)
            reason = f"{text} is what {full} is called"
            at = (article.id, article.page, match.start(), match.end())
            yield Mention(*at, text, ORGANISATION, full, kind, "short form of a firm", reason)


def _defined(article: Article, named: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """海南琼能新材料有限公司（以下简称琼能）: the article says how it will call the body."""
    for match in _DEFINED.finditer(article.text):
        owner = next((m for m in named if m.type == ORGANISATION and m.end == match.start()), None)
        if owner is not None:
            yield match.group("short"), owner.name


def without_definition(m: Mention) -> Mention:
    """第一工程有限公司（以下简称一公司）工会 is 第一工程有限公司工会: what is said in between is no part of the name."""
    name = _DEFINED.sub("", m.name)
    return m if name == m.name else replace(m, name=name)
