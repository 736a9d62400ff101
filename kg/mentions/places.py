"""Places: divisions alone and in chains, streets, villages, communities, and what geography knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.gazetteer import divisions, is_division
from kg.lexicon import geography, peoples, place_words, provinces
from kg.mentions.chains import HOLDS_BODY, LEVEL, SMALL, SMALL_LAST, chain, kind_of, village_end
from kg.mentions.spans import adjacent, ends_word, mention, starts_word, stretches, words_from
from kg.mentions.venues import find_stations, find_venues
from kg.model import Article, Mention
from kg.schema import PLACE
from kg.tokens import Text, Word, tokens_of
from kg.towns import towns, towns_in
from kg.words import is_common

_WATER = re.compile(r"[\u3400-\u9fff]{1,2}[江河湖]")
_TO = r"(?<=[赴抵进来在返离入驻])"
_NO_MORE = (
    r"(?=[，。、,；]|参|出席|考察|调研|开[会展幕]|召开|举[办行]|采访|看望|旅游|务工|学习|期间|发布|签|落户|打工|就业)"
)
_LETTERS = frozenset(name for name in provinces() if len(name) == 1)
_SHORT = re.compile(f"{_TO}([{''.join(sorted(_LETTERS))}]){_NO_MORE}")
_LINE = re.compile(r"[\u3400-\u9fff]?(?:铁路|高铁|客专|城际|高速|公路|干线|运河|线(?!上|下|路))")
_GOING = frozenset(
    "来到在赴至从于往向抵进返由"
)  # what may stand before a place and make a word with its first character
_BETWEEN_PLACES = _GOING | frozenset("的及和与各等将把是有驻辖建办、，。（）()；：\n \u3000")
_LAST_OF_DIVISION = re.compile(r"[省市州盟县区旗]")
_AUTONOMOUS = re.compile(r"族自治[县州旗](?![委局政法总人])")
_NUMBERED = re.compile(r"[\u3400-\u9fff]?[A-Z·]|航\d")  # 渝A12345, 渝航219: a car's and a ship's number
_CAPITAL = re.compile(r"(?<![国家])首都(?!机场|国际|师范|医科|经济|体育|图书|博物|剧|[\u3400-\u9fff]{0,4}大学)")
_SIDE = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:畔|边|沿岸|两岸|流域|岸线|沿线|之滨|上游|中游|下游)$")
_BANK = re.compile(r"[江河湖海山](?:畔|边|岸|滨|面|水|沿|里|中|上)")
# Words that are no name of a division or site where they stand: 大兴调查研究, 中国特色, 中国式.
_LOOKALIKE = re.compile(
    r"大兴(?=调查|学习|实干|求真|务实|艰苦)|(?<=新)中国(?=成立|诞生)|会同(?![县城人籍等，。、])|中国(?=特色|式|梦|化|人|[\u3400-\u9fff]{1,5}节|共产党|工会|制造|创造|智造)"
)
# Verbs that communities are called by: 新安街道翻身社区.
_NAMED_SO = frozenset(
    "翻身 解放 团结 奋斗 建设 新建 胜利 前进 跃进 革新 进步 光复 起义 复兴 建国 联合 和平 劳动 友爱 爱国 爱民 拥军 利民 惠民 安居 繁荣 振兴 发展 创新 开发".split()
)
# A column of briefs prints the place over, or before, each: 集 安, or 红寺堡 in a line of its own.
_OVER_BRIEF = re.compile(
    r"^[ \u3000]*(?P<name>[\u3400-\u9fff](?:[ \u3000]{0,2}[\u3400-\u9fff]){1,2})(?=[ \u3000]*$|(?<=[ \u3000][\u3400-\u9fff])[ \u3000])",
    re.M,
)
_OPENS_THERE = re.compile(r"[在于](?P<name>[\u3400-\u9fff]{2,3})(?=[开办](?:[，。！\n]|$))")  # 推进会在辉南开
_COMMON = re.compile(f"(?:{'|'.join(sorted(place_words()['common'], key=len, reverse=True))})")
_PROPER = frozenset({"LOC", "ns", "PER", "nr", "ORG", "nz"})
_NAMELIKE = frozenset({"n", "nz", "nw", "ns", "s", "LOC", "PER", "nr", "ORG", "f", "j", "vn", "nt"})


def find(article: Article, read: Text) -> list[Mention]:
    """The places that an article names; chains such as 西安市长安区韦曲街道 give one mention a link."""
    words = tokens_of(read).words
    found: list[Mention] = []
    for k, word in enumerate(words):
        small = SMALL.search(word.text) if word.text[-1] in SMALL_LAST else None
        if (small is None and word.tag not in _PROPER) or _LOOKALIKE.match(article.text, word.start):
            continue
        land = _SIDE.sub("", word.text)
        if (word.tag in ("LOC", "ns") and (land in geography() or _is_water(land))) or (
            word.tag in ("PER", "nr", "ORG", "nz") and geography().get(word.text) in ("country", "city")
        ):
            kind = "division" if geography().get(land) in ("country", "city") else "other"
            found.append(mention(article, word.start, word.start + len(land), PLACE, subtype=kind, rule="geography"))
        elif word.tag in ("LOC", "ns") and (bank := _bank(article.text, word)):
            found.append(mention(article, word.start, bank, PLACE, subtype="other", rule="geography"))
        elif word.tag in ("LOC", "ns", "ORG"):
            found += _from_token(article, words, k)
        if small is not None:
            found += _small(article, words, k, small)
    for whole in (*_autonomous(article, words), *_towns(article, words, found)):
        found = [m for m in found if m.end <= whole.start or m.start >= whole.end] + [whole]
    found = _begun_behind_towns(article.text, found)
    found += _villages(article, found)
    taken = stretches(found)
    found += [m for m in _cut_by_the_lexer(article, words) if not taken.cross(m.start, m.end)]
    stops = find_stations(article, words)
    found = [m for m in found if not any(s.start <= m.start < s.end for s in stops)] + stops
    found += find_venues(article, words)
    taken = stretches(found)
    found += [m for m in _over_briefs(article) if not taken.cross(m.start, m.end)]
    taken = stretches(found)
    return found + [m for m in _letters(article, words) if not taken.cross(m.start, m.end)]


def _over_briefs(article: Article) -> Iterator[Mention]:
    """Divisions printed over a brief, their characters often set apart, and those where a headline says it is held."""
    for match in (*_OVER_BRIEF.finditer(article.text), *_OPENS_THERE.finditer(article.text)):
        name = "".join(match.group("name").split())
        if is_division(name):
            yield mention(article, *match.span("name"), PLACE, subtype="division", rule="division", name=name)


def _bank(text: str, word: Word) -> int | None:
    """苏州 and 河畔: where a river ends whose last character the lexer gave to its bank."""
    end = word.end + 1
    known = text[word.start : end] in geography() and _BANK.match(text, word.end)
    return end if known else None


def _letters(article: Article, words: list[Word]) -> Iterator[Mention]:
    """Provinces by one character: 赴京, 来渝; 川渝 is two of them. And 首都, but for a foreign one or a part of a name."""
    spans = [m.span(1) for m in _SHORT.finditer(article.text)]
    spans += [m.span() for m in _CAPITAL.finditer(article.text)]
    for word in words:
        if (
            word.tag in ("LOC", "ns")
            and len(word.text) < 4
            and _LETTERS.issuperset(word.text)
            and article.text[word.start - 1 : word.start] not in ("老", "小", "阿")
            and not is_division(word.text)
        ):
            spans += [(word.start + i, word.start + i + 1) for i in range(len(word.text))]
    for start, end in sorted(set(spans)):
        if _LINE.match(article.text, end) or _NUMBERED.match(article.text, end):
            continue  # 京沪铁路
        yield mention(article, start, end, PLACE, subtype="division", rule="short name of a province")


def _is_full(text: str) -> bool:
    """Is this the full name of a division of three characters or more?"""
    return len(text) > 2 and any(d.name == text for d in divisions().get(text, ()))


def _is_water(text: str) -> bool:
    return bool(_WATER.fullmatch(text)) and not is_division(text)


def _cut_by_the_lexer(article: Article, words: list[Word]) -> Iterator[Mention]:
    """Full names of divisions that the lexer cut into words: 称, 多, 县; 来临 and 洮县."""
    for end in (m.end() for m in _LAST_OF_DIVISION.finditer(article.text)):
        if not ends_word(words, end):
            continue
        for word in words_from(words, end - 8, end - 3):
            behind = word.start + (len(word.text) == 2 and word.text[0] in _GOING)
            starts = [k for k in (word.start, behind) if _is_full(article.text[k:end])]
            if starts:
                yield mention(article, starts[0], end, PLACE, subtype="division", rule="division")
                break


def _autonomous(article: Article, words: list[Word]) -> Iterator[Mention]:
    """积石山保安族东乡族撒拉族自治县: names with peoples in them, which the lexer cuts."""
    for match in _AUTONOMOUS.finditer(article.text) if "族自治" in article.text else ():
        for word in words_from(words, match.end() - 16, match.end() - 6):
            if _is_full(article.text[word.start : match.end()]):
                yield mention(article, word.start, match.end(), PLACE, subtype="division", rule="division")
                break


def _towns(article: Article, words: list[Word], found: list[Mention]) -> Iterator[Mention]:
    """Towns of the table: 磁县 and 讲武城镇, which the lexer reads as 讲 and 武城镇; 老窝镇 behind the city that has it.

    Where no county says so, a town is one only behind a word's end, and not in a longer name for a place.
    """
    for start, end, below in towns_in(article.text):
        whole = any(m.start <= start and end < m.end for m in found)
        inside = any(start < m.start < end == m.end for m in found)
        if not whole and (below or (inside and article.text[start] not in _GOING and starts_word(words, start))):
            yield mention(article, start, end, PLACE, subtype="division", rule="town")


def _begun_behind_towns(text: str, found: list[Mention]) -> list[Mention]:
    """Villages whose first character the lexer took for a word: 加麻乡, 加 and 麻村."""
    towns = {m.end for m in found if m.text.endswith(("镇", "乡", "街道", "苏木"))}
    return [
        replace(m, start=m.start - 1, text=text[m.start - 1 : m.end], name=text[m.start - 1] + m.name)
        if m.subtype == "community" and m.start - 1 in towns and text[m.start - 1] not in _BETWEEN_PLACES
        else m
        for m in found
    ]


def _villages(article: Article, found: list[Mention]) -> list[Mention]:
    """Villages right behind their town whose names the lexer took for words: 地方镇 and 九间棚村."""
    taken = {m.start for m in found}
    return [
        mention(article, m.end, village, PLACE, subtype="community", rule="behind its town")
        for m in found
        if m.end not in taken and m.text in towns() and (village := village_end(article.text, m.end)) is not None
    ]


def _from_token(article: Article, words: list[Word], k: int) -> list[Mention]:
    word = words[k]
    begun = article.text[word.start - 1 : word.end]
    if k and len(words[k - 1].text) == 1 and words[k - 1].end == word.start and _is_full(begun):
        return [mention(article, word.start - 1, word.end, PLACE, subtype="division", rule="division")]  # 铁 and 西区
    links = chain(article, word.start, word.end)
    if word.tag == "ORG":
        # 浙江省温州市总工会 writes a chain of two out; 温州市总工会 names one body and no place of its own
        known = [m for m in links if m.text in divisions()]
        if known and _is_full(word.text) and known[0].text == word.text:
            return known  # 台州市, which the lexer takes for a body
        return known if len(known) > 1 and LEVEL.search(known[-1].text) else []
    generic = place_words()["generic"]
    return [m for m in links if m.text not in generic and not (SMALL.search(m.text) and _is_kind(article.text, m))]


def _is_kind(text: str, m: Mention) -> bool:
    """Is this a kind of village, 示范村 or 老村? 老麻塘村 behind its town is a name."""
    common = _COMMON.match(m.text)
    behind = len(m.text) > 3 and re.search(r"(?:[县区市旗镇乡]|街道)$", text[max(0, m.start - 2) : m.start])
    return common is not None and (len(common.group()) > 1 or not behind)


def _small(article: Article, words: list[Word], k: int, ending: re.Match[str]) -> list[Mention]:
    """街道, 镇, 乡, 村, 社区 with the name before them, which the lexer may have cut off."""
    word = words[k]
    start, at = word.start, k
    bare = word.text[: ending.start()]
    if len(bare) > 2 and bare[0] == "进" and not is_division(word.text):
        start, bare = start + 1, bare[1:]  # 开进韵家口镇 cut as 开 and 进韵家口镇
    if begun := _head_of_district(words, k):
        return [mention(article, begun, word.end, PLACE, subtype=kind_of(word.text), rule="ending")]
    district = (
        at > 1
        and words[at - 1].tag != "w"
        and not bare
        and (word.text in ("街道", "镇", "乡") or (word.text == "社区" and words[at - 1].text in _NAMED_SO))
        and _level_before(words, at - 1)
    )
    while (len(bare) < 2 or bare.removesuffix("族") in peoples()) and at > 0:
        at -= 1
        left = words[at]
        begins = (
            len(bare) == 1 and len(left.text) == 1 and left.tag != "w" and _opens(words, at)
        )  # 依汶镇 cut as 依 and 汶镇
        if not adjacent(article.text, left.end, start) or is_division(left.text) or left.text in towns():
            break
        if left.tag not in _NAMELIKE and not begins and not district:
            break
        start = left.start
        bare = "".join(article.text[start : word.start + ending.start()].split())
    text = "".join(article.text[start : word.end].split())
    anchored = at > 0 and words[at - 1].end == start and bool(LEVEL.search(words[at - 1].text[-2:]))
    if not (district and anchored) and not _names_small(
        text, bare, word, anchored=anchored, joined=start != word.start
    ):
        return []
    if article.text[start - 1 : start] in ("“", '"') and article.text[word.end : word.end + 1] in ("”", '"'):
        return []  # “熟人社区” is a figure of speech
    links = chain(article, start, word.end)
    if links and links[-1].end == word.end:
        return [m for m in links if m.text not in place_words()["generic"] and len(m.text) > 2]
    return [mention(article, start, word.end, PLACE, subtype=kind_of(text), rule="ending")]


def _level_before(words: list[Word], at: int) -> bool:
    """Does a district, county or street stand right before a word, so that it can only be a name: 金普新区 and 先进 (街道)?"""
    named = len(words[at - 1].text) > 2 or words[at - 1].text[-1] in "县区市旗"
    return (
        named
        and words[at - 1].end == words[at].start
        and bool(re.search(r"(?:[县区市旗镇乡]|街道)$", words[at - 1].text))
    )


def _opens(words: list[Word], at: int) -> bool:
    """Does a word begin a clause, or follow a mark, a division or a town?"""
    before = words[at - 1] if at else None
    if before is None or before.tag == "w" or before.end != words[at].start:
        return True
    return is_division(before.text) or (len(before.text) > 1 and before.text.endswith(("镇", "乡", "街道")))


def _head_of_district(words: list[Word], k: int) -> int | None:
    """肥东县长临河镇: the last character of what the lexer took for 县长 begins the name."""
    if k < 2 or words[k - 1].text not in ("县长", "区长", "市长"):
        return None
    return words[k - 1].end - 1 if is_division(words[k - 2].text + words[k - 1].text[0]) else None


def _names_small(text: str, bare: str, word: Word, *, anchored: bool, joined: bool) -> bool:
    """Is this a name? Common words before 村 or 社区 are none unless the lexer or the district before says so."""
    if re.search(r"[返下回还离]乡$", text) and text not in towns():
        return False  # 为返乡农民工
    if _COMMON.match(text) or HOLDS_BODY.search(text) or (not joined and word.tag in ("a", "v", "vn", "ad")):
        return False
    if (
        text in place_words()["generic"]
        or text.removeprefix("进") in place_words()["generic"]
        or not 3 <= len(text) <= 14
        or re.search(r"[的各全该本这个两几]", text[:2])
    ):
        return False
    return word.tag == "LOC" or anchored or not is_common(bare)
