"""When: the date of a clause, normalised against the article's own."""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter

from kg.facts.passage import Passage
from kg.mentions.spans import Stretches
from kg.schema import PROGRAMME

_CHINESE = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十一": 11,
    "十二": 12,
}
# What OCR reads for a digit beside digits, and 曰 for 日.
_SLIPS = str.maketrans("OoIl", "0011")
_DATELINE = re.compile(r"\s*(?:本报|本刊|新华社)[^（(。，\n]{0,10}\d{1,2}月\d{1,2}日专?[讯电]")  # 本报金昌3月12日讯
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")  # 2００６年
_SPAN = re.compile(r"[至到—－\-~～]{1,2}")  # 1981年至1989年: from the first on
_DATE = re.compile(
    r"(?:(?P<year>2[0Oo][\dOol]{2}|19\d\d)年|(?P<this>今年|本年|去年|前年|明年|当年|同年|次年|翌年))?"
    r"(?:(?P<month>\d{1,2}|(?<![A-Za-z])[\dOoIl]{1,2})月(?!\d*份?以来的)(?:(?P<day>[\dOoIl]{1,2})[日曰])?|(?<![\u3400-\u9fff])(?P<cn>十[一二]|[一二三四五六七八九十])月(?![\u3400-\u9fff]?[会节]|革命)|(?P<golden>金秋十月|国庆(?:假期|长假|黄金周|期间)))"
    r"|(?P<only>(?:20|19)\d\d)年(?!度|代)|(?P<rel>今年|去年|前年|明年|次年|翌年|同年|当年|年内|年底前|本年度|(?<![\u3400-\u9fff])第二年)|(?P<last>上月|本月|上个月)"
    r"|(?P<near>昨日|昨天|昨[晚夜]|今日|今天|今[晚晨早夜]|当天|当日|同日|当晚|当场|此前一天|前一天|前一日|次日|翌日|第二天"
    r"|(?<![以从之此])前(?:天|日(?!本))|(?<![的了着向])(?:明[天日]|后天)(?=[，,将上下早晚起在开举正至到\d]))"
    r"|(?P<week>[上本这下])个?(?:周|星期)(?P<weekday>[一二三四五六日天])(?!次|期)"
    r"|(?<![\d月至到—－~-])(?P<bare>\d[\dOoIl]?|[Il]\d)[日曰](?!电)"
)
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "年内": 0, "年底前": 0, "本年度": 0}
_FROM_LAST = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1, "第二年": 1}
_SHIFT = {
    "此前一天": -1,
    "前一天": -1,
    "前一日": -1,
    "次日": 1,
    "翌日": 1,
    "第二天": 1,
    "当天": 0,
    "当日": 0,
    "同日": 0,
    "当晚": 0,
    "当场": 0,
}
_DAYS = {"昨": -1, "前": -2, "明": 1, "后": 2}
_WEEKS = {"上": -1, "下": 1}
_AHEAD = 20  # days that an issue tells of without their month, at most
_TO_COME = re.compile(r"将|拟|定于|计划|预计")
_BORN = re.compile(r"出生|(?:生于|生人|生)(?=[，,、。）)])")  # 1972年出生的王芳当选…: of another day
_STOP = re.compile(r"[。！？\n]")


@lru_cache(maxsize=4)  # of the passage at hand: every fact asks
def dates_in(passage: Passage) -> tuple[tuple[int, str], ...]:
    """Every date of an article outside names, `(offset, ISO)`, in order; a bare day takes the month named before it."""
    reader = _Reader(passage.article.date or "")
    named = [m for m in passage.mentions if m.type == PROGRAMME]
    begin, inside = {m.start for m in named}, Stretches((m.start + 1, m.end) for m in named if m.end > m.start + 1)
    found: list[tuple[int, str]] = []
    text, last = passage.text.translate(_WIDE), 0
    for match in _DATE.finditer(text):
        at = match.start()
        ends, last = _SPAN.fullmatch(text, last, at) is not None, match.end()
        if inside.hold(at, at + 1) or (at in begin and match.group("only")) or _BORN.match(text, match.end()):
            continue
        if (iso := reader.read(match)) and not ends:
            found.append((at, iso))
    return tuple(found)


@lru_cache(maxsize=4)
def _stops(passage: Passage) -> list[int]:
    return [match.end() for match in _STOP.finditer(passage.text)]


class _Reader:
    """Reads date expressions in their order, since 当天, 次年 and 15日 lean on the one before."""

    def __init__(self, issue: str) -> None:
        self.issue = issue
        self.year = int(issue[:4]) if issue[:4].isdigit() else None
        self.month = int(issue[5:7]) if len(issue) >= 7 else None
        self.known = (self.year, self.month) if self.year and self.month else None
        self.last_month: int | None = None  # that the text has named
        self.last_full: str | None = None
        self.last_year = self.year

    def read(self, match: re.Match[str]) -> str | None:
        iso = self._read(match)
        if iso:
            self.last_year = int(iso[:4])
            if len(iso) == 10:
                self.last_full = iso
        return iso

    def _read(self, match: re.Match[str]) -> str | None:
        if match.group("month") or match.group("cn") or match.group("golden"):
            return self._month(match)
        if match.group("only"):
            return match.group("only")
        if word := match.group("rel"):
            base = self.last_year if word in _FROM_LAST else self.year
            return str(base + _FROM_LAST.get(word, _YEARS.get(word, 0))) if base else None
        if word := match.group("last"):
            return self._months_back(0 if word == "本月" else 1)
        if word := match.group("near"):
            return self._near(word)
        if word := match.group("week"):
            return self._weekday(word, match.group("weekday"))
        return self._bare(match) if self.known else None

    def _bare(self, match: re.Match[str]) -> str | None:
        """The day of the month named last; of the one before where it has no such day, or the issue is of its first."""
        assert self.known is not None
        year, month = self.known
        day, issued = _number(match.group("bare")), self.issue[8:10]
        unnamed = self.last_month is None and issued.isdigit() and day > int(issued) + _AHEAD
        if (unnamed and not _TO_COME.search(match.string, max(0, match.start() - 8), match.start())) or (
            day > calendar.monthrange(year, month)[1]
        ):
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return _iso(year, month, match.group("bare"))

    def _month(self, match: re.Match[str]) -> str | None:
        word = match.group("this")
        base = self.last_year if word in _FROM_LAST else self.year
        month = _number(match.group("month")) if match.group("month") else _CHINESE.get(match.group("cn") or "十", 10)
        if match.group("year"):
            year = _number(match.group("year"))
        elif base is None:
            return None
        else:
            year = base + _FROM_LAST.get(word or "", _YEARS.get(word or "", 0))
            # a month far ahead of the issue was last year's
            if word is None and self.month and month > self.month + 6:
                year -= 1
        # 13月5日 is a slip: nobody knows of what month the next day is
        self.known, self.last_month = ((year, month) if 1 <= month <= 12 and year else None), month
        return _iso(year, month, match.group("day"))

    def _months_back(self, back: int) -> str | None:
        if not self.year or not self.month:
            return None
        return f"{self.year}-{self.month - back:02}" if self.month > back else f"{self.year - 1}-12"

    def _near(self, word: str) -> str | None:
        if word in _SHIFT:
            return _shifted(self.last_full, _SHIFT[word]) if self.last_full else None
        return _shifted(self.issue[:10], _DAYS.get(word[0], 0)) if len(self.issue) >= 10 else None

    def _weekday(self, word: str, day: str) -> str | None:
        """上周五: the Friday of the week before the issue's, which begins on Monday."""
        if len(self.issue) < 10:
            return None
        days = "一二三四五六日".index(day.replace("天", "日")) - datetime.date.fromisoformat(self.issue[:10]).weekday()
        return _shifted(self.issue[:10], days + 7 * _WEEKS.get(word, 0))


def date_at(passage: Passage, offset: int, *, carried: bool = True) -> str | None:
    """The date that holds at `offset`: the last one before it in its sentence, else (if `carried`) in its paragraph."""
    text = passage.text
    stops = _stops(passage)
    passed = bisect_right(stops, offset)
    sentence = stops[passed - 1] if passed else 0
    paragraph = text.rfind("\n", 0, offset) + 1
    dates = dates_in(passage)
    before = dates[: bisect_right(dates, offset, key=itemgetter(0))]
    here = [iso for at, iso in before[bisect_left(before, sentence, key=itemgetter(0)) :]]
    if here:
        fuller = [iso for iso in here if iso.startswith(here[-1])]
        return max(fuller, key=len)
    if not carried:
        return None
    return next((iso for at, iso in reversed(before) if at >= paragraph and len(iso) == 10), None)


def date_after(passage: Passage, end: int) -> str | None:
    """The date right behind what ends at `end`: 由某局主办的书画展8月12日在某馆开幕."""
    return next((iso for at, iso in dates_in(passage) if end <= at <= end + 2), None)


def lead_date(passage: Passage) -> str | None:
    """The first full date of the body's opening: what a report tells without a date of its own happened then."""
    bodies = [b for b in passage.article.blocks if b.role == "body"]
    opening = [p for p in re.finditer(r"[^\n]{30,}", passage.text) if not bodies or p.start() >= bodies[0].start]
    lead = next(iter(opening), None)
    # the dateline is the day on which it was written
    line = _DATELINE.match(passage.text, lead.start()) if lead else None
    full = [(at, iso) for at, iso in dates_in(passage) if len(iso) == 10 and lead and at < lead.end()]
    told = [iso for at, iso in full if line is None or at >= line.end()]
    return next(iter(told or [iso for _, iso in full]), None)


def _iso(year: int, month: int, day: str | None) -> str | None:
    if not 1 <= month <= 12 or year < 1:
        return None
    if day is None:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{_number(day):02}" if 1 <= _number(day) <= calendar.monthrange(year, month)[1] else None


def _number(printed: str) -> int:
    """The number that digits are, or that OCR made of them.

    >>> _number("1O"), _number("l6")
    (10, 16)
    """
    return int(printed.translate(_SLIPS))


def _shifted(iso: str, days: int) -> str:
    return (datetime.date.fromisoformat(iso) + datetime.timedelta(days=days)).isoformat()
