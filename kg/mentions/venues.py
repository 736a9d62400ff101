"""Places that are no division: buildings, sites, stations, roads, rivers, mountains."""

from __future__ import annotations

import re

from kg.gazetteer import chain_of, divisions, full_name, is_division
from kg.lexicon import place_words, venues
from kg.mentions.chains import LEVEL, chain
from kg.mentions.personal import begins_with_post
from kg.mentions.spans import adjacent, mention, words_inside
from kg.model import Article, Mention
from kg.schema import PLACE
from kg.text import lengths_of, longest_ending
from kg.tokens import Word
from kg.words import frequency, is_common, segment

# A stop of a timetable, which a wrapped line may part: 三门峡 南.
_STOP = r"[\u3400-\u9fff]\s?(?:[\u3400-\u9fff]\s?){1,5}"
_STOPS = re.compile(rf"(?:途经|终到)(?P<stops>{_STOP}(?:、\s*{_STOP})*)(?=[,，；;。])")
_PROPER = frozenset({"nz", "nw", "ns", "LOC", "PER", "nr"})
_NAMELIKE = frozenset({"n", "nz", "nw", "ns", "s", "LOC", "PER", "nr", "ORG", "f", "a", "m", "j", "vn", "nt"})
_ENDINGS = sorted(venues(), key=lambda ending: (-len(ending), ending))
_LENGTHS = lengths_of(_ENDINGS)
_LONGEST = len(_ENDINGS[0])
_JOINT = ("联合", "会同", "携手", "本报讯")
_KINDS_OF_STOPS = re.compile(r"户外|爱心|智能|标杆|地方|标准|^工会")


def find_venues(article: Article, words: list[Word]) -> list[Mention]:
    """Every name that ends as a building, site or feature of the land does."""
    found: list[Mention] = []
    for k, word in enumerate(words):
        if word.text[-1] not in _LENGTHS:
            continue
        tail = article.text[max(0, word.end - _LONGEST) : word.end]
        ending = longest_ending(tail, venues(), _LENGTHS)
        if len(ending) > 1 or (ending and len(word.text) > 1):
            found += _venue(article, words, k, ending)
    return found


def _venue(article: Article, words: list[Word], k: int, ending: str) -> list[Mention]:
    """The venue that ends with a word, with the divisions written before it; empty if there is none."""
    word = words[k]
    subtype, needs_name = venues()[ending]
    if len(ending) == 1 and not _may_end_with_one(article, word):
        return []
    links = chain(article, word.start, word.end)
    written_out = "".join(chain_of(word.text)) == word.text
    if links and links[-1].end == word.end and (len(ending) == 1 or written_out):
        return []  # 河南三门峡 is a chain, and 西安市碑林区 no 林区
    start = _reach(article, words, k, ending)
    inner = _inner(article, word, start, ending)
    proper = [w for w in words_inside(words, inner, word.end) if _is_proper(w, ending)]
    name = "".join(article.text[inner : word.end].split())
    before = name[: -len(ending)]
    if word.start < inner and word.tag in (*_PROPER, "ORG", "nt") and before and not _plain(before):
        proper = [word]  # 槐荫区腊山游客中心, one word to the lexer
        inner = word.start if needs_name else inner
        name = "".join(article.text[inner : word.end].split())
    elif word.start < inner and article.text[inner - 1] == "在":
        proper = [word]  # 某公园管理处在矿山博物馆, one word to the lexer
    if not proper and _plain(before):
        # 重庆市劳动人民文化宫: the division is what singles it out
        inner = max((m.start for m in chain(article, start, word.end) if m.end <= inner), default=inner)
        proper = [w for w in words_inside(words, inner, word.end) if _is_proper(w, ending)]
        name = "".join(article.text[inner : word.end].split())
        before = name[: -len(ending)]
    if not proper and (needs_name or len(ending) == 1 or _plain(before)):
        return []
    if name.endswith("驿站") and _KINDS_OF_STOPS.search(name):
        return []
    if len(before) < (1 if len(ending) == 1 and len(name) > 2 else 2) or name in place_words()["generic"]:
        return []
    if full_name(name) or re.search(r"[的了和与]", name):
        return []
    links = [m for m in chain(article, start, inner) if len(m.text) > 2] if inner > start else []
    return [*links, mention(article, inner, word.end, PLACE, subtype=subtype, rule="venue")]


def _may_end_with_one(article: Article, word: Word) -> bool:
    """An ending of one character holds where the lexer sees a place that is no figure of speech: “连心桥”."""
    quoted = article.text[word.start - 1 : word.start] in ("“", '"') and article.text[word.end : word.end + 1] in (
        "”",
        '"',
    )
    return word.tag in ("LOC", "ns") and not quoted and not begins_with_post(article.text, word.end)


def _reach(article: Article, words: list[Word], k: int, ending: str) -> int:
    """Leftwards over words that names of places are made of; a place by itself ends what one character ends."""
    at, start, end = k, words[k].start, words[k].end
    if len(ending) == 1:
        return _with_city(article, words, k) if ending == "站" else start
    while at > 0 and adjacent(article.text, words[at - 1].end, start) and end - start < 16:
        left = words[at - 1]
        if left.tag not in _NAMELIKE or left.text in place_words()["generic"]:
            break
        if (left.tag == "m" and left.text[0] != "第") or left.text in _JOINT:
            break
        at, start = at - 1, left.start
    return max(
        (article.text.rfind(v, start, end - 3) + len(v) for v in (*_JOINT, "在") if v in article.text[start : end - 3]),
        default=start,
    )


def _with_city(article: Article, words: list[Word], k: int) -> int:
    """Where a railway's station begins: 广州白云站 is named from its city, whose level it leaves out."""
    left = words[k - 1] if k else words[k]
    city = left.end == words[k].start and left.tag in ("LOC", "ns") and is_division(left.text)
    short = city and all(d.name != left.text for d in divisions()[left.text])
    return left.start if short else words[k].start


def _plain(text: str) -> bool:
    """Made of words that name nothing: 劳动人民, 文化艺术中心."""
    return all(len(piece) > 1 and (is_common(piece, above=100) or frequency(piece) > 1000) for piece in segment(text))


def _inner(article: Article, word: Word, start: int, ending: str) -> int:
    """Where the name begins once the divisions before it, which are places of their own, are left out."""
    inner = start
    for link in chain(article, start, word.end):
        rest = article.text[link.end : word.end]
        full = any(d.name == link.text for d in divisions().get(link.text, ())) or (
            len(link.text) > 2 and LEVEL.search(link.text)
        )
        if full and len(rest) - len(ending) >= 2 and link.end <= word.end - len(ending):
            inner = link.end
    return inner


def _is_proper(word: Word, ending: str) -> bool:
    """A proper word, or one that no dictionary holds, that is more than the kind itself."""
    if word.text == ending:
        return False
    if is_common(word.text):
        return is_division(word.text.removesuffix(ending)) and word.tag in ("LOC", "ns", "ORG", "nt")  # 上海展览中心
    unknown = word.tag in ("n", "nz", "nw") and len(word.text) > 1 and not frequency(word.text.removesuffix(ending))
    return (
        word.tag in _PROPER
        or unknown
        or (word.tag in ("ORG", "nt") and len(word.text) > len(ending) and not venues()[ending][1])
    )


def find_stations(article: Article, words: list[Word]) -> list[Mention]:
    """Stations of a timetable: 途经郑州东、石家庄, 13:17终到北京西; and a city with a direction: 合肥南至阜阳西."""
    found = []
    for run in _STOPS.finditer(article.text):
        for stop in re.finditer(_STOP, run.group("stops")):
            start = run.start("stops") + stop.start()
            called = "".join(stop.group().split())
            name = called if called.endswith("站") else called + "站"
            end = start + len(stop.group().rstrip())
            found.append(mention(article, start, end, PLACE, subtype="station", rule="timetable", name=name))
    for k, word in enumerate(words):
        if word.tag not in ("LOC", "ns") or word.text[-1] not in "东西南北":
            continue
        city = word.text[:-1]
        if len(city) > 1 and is_division(city):
            following = words[k + 1] if k + 1 < len(words) else word
            if following.start == word.end and following.tag == "n":
                continue  # 湛河南 and 堤
            if is_division(word.text) or any(m.start <= word.start < m.end for m in found):
                continue
            name = word.text + "站"
            found.append(
                mention(article, word.start, word.end, PLACE, subtype="station", rule="city and direction", name=name)
            )
    return found
