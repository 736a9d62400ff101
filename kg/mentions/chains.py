"""Chains of divisions: 西安市长安区韦曲街道 has three links."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.gazetteer import divisions, full_name, is_division
from kg.lexicon import geography, place_words
from kg.mentions.spans import mention
from kg.model import Article, Mention
from kg.schema import PLACE
from kg.towns import towns
from kg.words import is_common, segment, tag_of

LEVEL = re.compile(
    r"(?:街道|自治区|自治州|自治县|地区|新区|社区|省|市|州(?!市)|盟|县|区|旗(?!下)|镇|乡|(?<!驻)村)(?!级)"
)
SMALL = re.compile(r"(?:街道|社区|镇|乡|村)$")
_VILLAGE = re.compile(
    r"(?P<stem>[^\W\d_的和与及等各在到把将是有对向从为了以本该全所其进]{2,4}?)(?:村(?![民干务级庄里组口两医委镇史集巷规])|社区(?=党|居委会|网格|居民|书记|主任))"
)
_UNFINISHED = re.compile(r"村(?:街道|社区|镇|乡)|镇镇|乡乡")
SMALL_LAST = "道区镇乡村\n"  # the last characters of what it finds; `$` passes over the end of a line
HOLDS_BODY = re.compile(
    r"(?:大队|支队|总队|分局|公司|集团|法院|检察院|委员会|派出所|司法所|监狱|卫生室|卫生院|控股|旗下|所属|下属)"
)  # 消防救援大队乔瓦镇
_NO_LINK = re.compile(r"工会|公司|集团|委员|[局院厂与联推]|..和")


def kind_of(name: str) -> str:
    """community for villages and 社区, division for the rest."""
    return "community" if name.endswith(("社区", "村")) else "division"


def chain(article: Article, start: int, end: int) -> list[Mention]:
    """The links of a written-out chain of divisions; empty if the words are none."""
    text = article.text[start:end]
    return [
        mention(article, start + a, start + b, PLACE, subtype=kind_of(text[a:b]), rule="division")
        for a, b in links_of(text)
    ]


@lru_cache(maxsize=16384)  # a name is asked for by several finders, and stands again and again
def links_of(text: str) -> tuple[tuple[int, int], ...]:
    """Where the links of the chain begin and end that a text begins with.

    >>> links_of("四川德阳市总工会")
    ((0, 2), (2, 5))
    """
    links: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        link = _link(text, at)
        if link is None:
            break
        links.append((at, link))
        at = link
    return tuple(links)


def _link(text: str, at: int) -> int | None:
    """The end of the division that begins at `at`: the longest the gazetteer knows, else up to a level's word."""
    for length in range(min(14, len(text) - at), 1, -1):
        piece = text[at : at + length]
        if not is_division(piece):
            continue
        rest = text[at + length :]
        full = any(d.name == piece for d in divisions()[piece])
        full = full or (length > 2 and piece[-1] in "县州旗")  # 景谷县 of an autonomous county
        if full or not rest or _lies_in(rest, piece) or _begins_with_division(rest):
            return at + length
    country = next((text[at : at + n] for n in (5, 4, 3, 2) if geography().get(text[at : at + n]) == "country"), None)
    if country and country != "中国" and len(text) > at + len(country) + 2:
        return at + len(country)
    level = LEVEL.search(text, at + 1)
    while level is not None and (level.end() - at < 3 or _UNFINISHED.match(text, level.start())):
        level = LEVEL.match(text, level.end())  # 路村 of 路村乡, 铁路新村 of 铁路新村社区
    if level is None or not 3 <= level.end() - at <= 12:
        return None
    # the gazetteer holds every province, city and county: what it lacks is none if it is made of a common word
    stem = text[at : level.start()]
    if HOLDS_BODY.search(stem) or (
        level.group() == "乡" and stem[-1] in "返下回还离" and text[at : level.end()] not in towns()
    ):
        return None  # 为返乡农民工
    if text[at : level.end()] in place_words()["generic"]:
        return None  # 农业农村局 holds no village
    if level.group() == "州" and full_name(text[at : level.end()]):
        return level.end()
    return None if is_common(stem) and not SMALL.search(level.group()) else level.end()


def village_end(text: str, at: int) -> int | None:
    """Where the village ends whose name begins right behind its town; None if no name stands there.

    >>> village_end("地方镇九间棚村党委", 3), village_end("地方镇推进村务公开", 3), village_end("地方镇示范村", 3)
    (7, None, None)
    """
    village = _VILLAGE.match(text, at)
    if village is None or village.group() in place_words()["generic"]:
        return None
    stem = village.group("stem")
    pieces = segment(stem)
    word = is_common(stem) or (
        len(pieces[0]) > 1 and is_common(pieces[0]) and tag_of(pieces[0])[:1] in ("v", "d", "p", "r")
    )
    return None if word or any(stem.startswith(kind) for kind in place_words()["common"]) else village.end()


def _lies_in(name: str, above: str) -> bool:
    """Is this a division by its full name, or one inside `above`? 平原 of 三江平原 is neither, so 三江 is no link."""
    whole = {d.name for d in divisions().get(above, ())}
    return any(d.name == name or not whole.isdisjoint(d.parents) for d in divisions().get(name, ()))


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
        sound = (
            link.text in divisions()
            or link.text in geography()
            or (SMALL.search(link.text) and not _NO_LINK.search(link.text))
        )
        if not sound or link.end >= body.end:
            break
        links.append(link)
    full = any(LEVEL.search(m.text) for m in links)
    seat = body.text.find("驻")  # 总工会驻皮山县木吉镇工作队: where it is sent to is a place of its own
    sent = chain(article, body.start + seat + 1, body.end) if seat > 2 else []
    return (links if len(links) > 1 and full else []) + [m for m in sent if m.end < body.end]
