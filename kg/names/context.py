"""Where an article is at home: the province, city and county that 省, 市 and 县 stand for in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kg.gazetteer import Division, find, full_name, province_of, territory_of
from kg.lexicon import one_of, provinces, rows
from kg.model import Article, Mention
from kg.schema import ORGANISATION, PERSON, PLACE, PROGRAMME

_NATIONAL_PAPER = re.compile(r"^(?:中国|人民|工人日报|光明|经济日报|新华)")
_LEVEL = {
    "省": "province",
    "自治区": "province",
    "市": "city",
    "州": "city",
    "县": "county",
    "区": "county",
    "旗": "county",
}
_DISTRICT = re.compile(r"(?<=市)([\u3400-\u9fff]{1,3}区)(?=[\u3400-\u9fff]{2})")  # 运城市盐湖区人民检察院
# Other names of provinces that hardly mean anything else; 天山, 草原, 首都 do.
_OTHER_NAMES = re.compile(
    one_of(
        name for name in provinces() if len(name) > 1 and name not in ("天山", "草原", "首都", "北疆", "雪域", "榕城")
    )
)
# What stands before the division in a name: 共青团兰溪市委, 《贵州省…行动计划》.
_LEAD = re.compile(
    r"^(?:[《“\"]|中国人民政治协商会议|中国共产党|政协|共青团|中共|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)"
)
_STOP = re.compile(r"[。！？\n]")
_CITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


@dataclass(frozen=True, slots=True)
class Context:
    """Where an article is at home: full names of its province, city and county, with the reason."""

    province: str | None = None
    city: str | None = None
    county: str | None = None
    reason: str = ""
    district: str | None = None
    own: str | None = None  # the county or district that the paper is published for
    proper: str | None = None  # the county or banner named last, whatever district was named after it

    def of(self, level: str) -> str | None:
        """The division of a level: 省, 自治区, 市, 州, 县, 区, 旗."""
        if level == "区" and (self.district or not (self.county or "区").endswith("区")):
            return self.district
        if level in "县区旗" and self.own and self.own.endswith(level) and not (self.county or "").endswith(level):
            return self.own  # 县委 in a county's paper, where a district of elsewhere was named last
        if level in "县旗" and self.proper and self.proper.endswith(level) and not (self.county or "").endswith(level):
            return self.proper
        if level == "自治区" and self.province and not self.province.endswith(level):
            return None  # another's than the paper's, named in full elsewhere
        return {"province": self.province, "city": self.city, "county": self.county}[_LEVEL[level]]

    def government(self, level: str) -> str | None:
        """The government of a level, by its full name: what 省长 and 市长 lead."""
        division = self.of(level)
        return f"{division}人民政府" if division else None


class Ground:
    """Where an article is at home from place to place: the divisions last named there, else the first after, else the
    page's.

    What each mention says of it is read once, so that asking for a place costs no more in a long article.
    """

    def __init__(self, article: Article, mentions: Sequence[Mention], page: Context) -> None:
        named = sorted((m for m in mentions if m.type != PERSON), key=lambda m: m.start)
        self.page = page
        self._starts = [m.start for m in named]
        said = _with_small_cities(named, [_said(m, page.province) for m in named], page)
        nothing: dict[str, str] = {}
        self._before = list(accumulate(said, lambda last, one: last | one, initial=nothing))
        self._after = list(accumulate(reversed(said), lambda first, one: first | one, initial=nothing))[::-1]
        self._stops = [match.end() for match in _STOP.finditer(article.text)]
        start: tuple[str | None, int] = (None, 0)
        self._province = list(accumulate(map(_province_of_body, named), _later, initial=start))

    def at(self, at: int) -> Context:
        """The context at a place of the article."""
        number = bisect_left(self._starts, at)
        told = self._after[number] | self._before[number]
        page = self.page
        home = self._in_sentence(number, at) or page.province or told.get("province")
        city = home if home in _CITIES else told.get("city")
        reason = page.reason or "named in the article"
        county = told.get("county") or page.county
        return Context(
            home, city or page.city or told.get("implied"), county, reason, told.get("district"), page.county,
            told.get("proper"),
        )  # fmt: skip

    def _in_sentence(self, number: int, at: int) -> str | None:
        """The province that a body before it in the sentence belongs to: 福建省人大常委会副主任、省总工会主席."""
        stops = bisect_right(self._stops, at)
        province, end = self._province[number]
        return province if stops == 0 or end >= self._stops[stops - 1] else None


def _said(m: Mention, within: str | None) -> dict[str, str]:
    """What a mention says of where an article is at home: the divisions by level; `implied` is a county's city."""
    said: dict[str, str] = {}
    if m.type in (ORGANISATION, PROGRAMME) and (inner := _DISTRICT.search(m.text)):
        said["district"] = inner.group(1)
    name = full_name(m.name, within=within) if m.type == PLACE else territory_of(_LEAD.sub("", m.text))
    if not name:
        return said
    division = find(name, within=within)
    depth = len(division.parents) if division else (2 if name[-1] in "县旗区" else 1)
    if name.endswith("区") and not name.endswith("自治区"):
        said.setdefault("district", name)
    if (depth == 1 and name.endswith("市") and division) or name.endswith("州"):
        said["city"] = name
    elif name.endswith(("县", "区", "旗")) or (division and depth == 2):
        said["county"] = name
        if name.endswith(("县", "旗")):
            said["proper"] = name
        if division and depth == 2:
            said["implied"] = division.parents[1]
    elif division and not division.parents:
        said["province"] = name
    return said


def _with_small_cities(named: Sequence[Mention], said: Sequence[dict[str, str]], page: Context) -> list[dict[str, str]]:
    """A city of a county's rank is what 市 stands for where the article names no city that it belongs to by itself."""
    if page.city is not None:
        return list(said)
    starts = {m.start for m in named if m.type == PLACE and m.name.endswith("市")}
    upper = {one["city"] for m, one in zip(named, said, strict=True) if "city" in one and m.end not in starts}
    return [
        one | {"city": one["county"]}
        if one.get("county", "").endswith("市") and one.get("implied") not in upper and "city" not in one
        else one
        for one in said
    ]


def _province_of_body(m: Mention) -> tuple[str | None, int]:
    """The province that a body's name begins with, and where the mention ends."""
    name = territory_of(m.text) if m.type == ORGANISATION else None
    division = find(name) if name else None
    return (name if division and not division.parents else None), m.end


def _later(last: tuple[str | None, int], one: tuple[str | None, int]) -> tuple[str | None, int]:
    """The last body of a province, and the first end from it on: a sentence that ends behind it leaves it behind."""
    return one if one[0] else (last[0], min(last[1], one[1]))


def _counted(mentions: Mapping[str, tuple[Mention, ...]]) -> tuple[Counter[str], Counter[str]]:
    """How often a page names each province, things in it included, and each city."""
    counts: Counter[str] = Counter()
    cities: Counter[str] = Counter()
    for m in (m for found in mentions.values() for m in found):
        name = territory_of(m.text) if m.type == ORGANISATION else m.name if m.type == PLACE else None
        home = province_of(name) if name else None
        if home:
            counts[home] += 1
        division = find(name) if name else None
        if division and len(division.parents) == 1:
            cities[division.name] += 1
    return counts, cities


def _elsewhere(division: Division, counts: Counter[str], own: int) -> bool:
    """A paper's name that is a county's or district's by chance: 松江晚报 writes of 吉林, not of 上海市松江区.

    `own` says how often the page speaks of its own county, which it does without the name: 县公安局, 我县.
    """
    if own >= 3:
        return False
    home = division.parents[0] if division.parents else division.name
    others = max((n for place, n in counts.items() if place != home), default=0)
    return bool(division.parents) and others >= 4 and others > 2 * counts[home]


def _own(division: Division, articles: Sequence[Article], mentions: Mapping[str, tuple[Mention, ...]]) -> int:
    """How often a page speaks of a county as its own: 县农业农村局, 我县."""
    level = division.name[-1]
    if level not in "县旗":
        return 0
    bodies = (m for found in mentions.values() for m in found if m.type == ORGANISATION)
    return sum(m.text.startswith(level) for m in bodies) + sum(a.text.count(f"我{level}") for a in articles)


def page_context(articles: Sequence[Article], mentions: Mapping[str, tuple[Mention, ...]]) -> Context:
    """Where a page is at home: where its paper is published, else where most of what it names lies."""
    paper = next((a.publication for a in articles if a.publication), None) or ""
    counts, cities = _counted(mentions)
    for home in _homes_of(paper):
        if not _elsewhere(home, counts, _own(home, articles, mentions)):
            chain_ = [*home.parents, home.name]
            city = chain_[1] if len(chain_) > 1 else (home.name if home.name in _CITIES else None)
            return Context(chain_[0], city, chain_[2] if len(chain_) > 2 else None, f"the paper is {paper}")
    if _NATIONAL_PAPER.match(paper):
        return Context()
    for article in articles:
        counts.update(_called(article.text))
    ranked = sorted(counts.items(), key=lambda row: (row[1], row[0]), reverse=True)
    if not ranked or not _ahead([n for _, n in ranked]):
        return Context()
    top = ranked[0][0]
    city, m_ = max(cities.items(), key=lambda row: (row[1], row[0]), default=("", 0))
    return Context(top, city if m_ >= 3 else None, None, f"most places on the page lie in {top}")


def _homes_of(paper: str) -> Iterator[Division]:
    """The divisions that a paper may be published for: a known paper's, else the one its name begins with."""
    known = next((division for head, division in rows("papers") if paper.startswith(head)), None)
    names: list[str | None] = [known] if known else []
    if not known and not _NATIONAL_PAPER.match(paper):
        # a province's poetic name outranks a county of the same name: 天山, 钱江
        heads = [paper[:length] for length in (4, 3, 2)]
        names = [provinces().get(head) or full_name(head) for head in heads]
    for name in names:
        if name and (division := find(name)):
            yield division


def _called(text: str) -> Counter[str]:
    """How often a text calls a province by another name: 龙江工匠, 齐鲁大地."""
    return Counter(provinces()[match.group()] for match in _OTHER_NAMES.finditer(text))


def _ahead(counts: Sequence[int]) -> bool:
    """Is the first of the counts two fifths of all, or three at least and twice the second?"""
    return counts[0] >= 0.4 * sum(counts) or (counts[0] >= 3 and counts[0] >= 2 * counts[1])


def article_province(article: Article, found: Sequence[Mention]) -> str | None:
    """The province that an article names oftest, things in it included; of equals the one named first."""
    counts, _ = _counted({article.id: tuple(sorted(found, key=lambda m: (m.start, -m.end)))})
    return max(counts, key=lambda home: counts[home], default=None)


def away(article: Article, found: Sequence[Mention], page: Context) -> Context | None:
    """Where an item of another province is at home: it names that province and things in it, and nothing of the paper's."""
    if page.province is None or "我省" in article.text or "我市" in article.text:
        return None
    if any(m.type == ORGANISATION and m.text[0] in "市县区州旗" for m in found):
        return None  # 县人社局 by itself is one of the paper's readers' own, wherever it goes
    counts, _ = _counted({article.id: tuple(found)})
    top = max(counts, key=lambda home: counts[home], default=None)
    if top is None or counts[top] < 3 or counts[top] < sum(counts.values()) or top == page.province:
        return None
    named = any((territory_of(m.text) if m.type == ORGANISATION else m.name) == top for m in found)
    return Context(top, None, None, f"the article is about {top}") if named else None


def home_of(article: Article, found: Sequence[Mention], page: Context) -> Context:
    """Where one article of a page is at home: the page, unless the article is about another province."""
    if page.province is not None:
        return away(article, found, page) or page
    home = article_province(article, found)
    return Context(home, page.city, page.county, "the province that the article names oftest") if home else page
