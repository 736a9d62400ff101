"""When: the date of a clause, normalised against the article's own."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from kg.model import Article

_DATE = re.compile(
    r"(?:(?P<year>20\d\d|19\d\d)年|(?P<this>今年|本年|去年|前年|明年))?(?:(?P<month>\d{1,2})月)(?:(?P<day>\d{1,2})日)?"
    r"|(?P<only>(?:20|19)\d\d)年(?!度|代)|(?P<rel>今年|去年|前年|明年)|(?P<last>上月|本月)|(?P<near>昨日|昨天|今日|今天|当天|当日|同日)"
    r"|(?<![\d月至到—－~-])(?P<bare>\d{1,2})日(?!电)"
)
_YEARS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1}
_STOP = re.compile(r"[。！？\n]")


def dates_in(article: Article) -> tuple[tuple[int, str], ...]:
    """Every date of an article, `(offset, ISO)`, in order; a bare day takes the month named before it."""
    return _dates(article.text, article.date or "")


@lru_cache(maxsize=256)
def _dates(text: str, issue: str) -> tuple[tuple[int, str], ...]:
    year = int(issue[:4]) if issue[:4].isdigit() else None
    month = int(issue[5:7]) if len(issue) >= 7 else None
    known: tuple[int, int] | None = (year, month) if year and month else None
    last_full: str | None = None
    found: list[tuple[int, str]] = []
    for match in _DATE.finditer(text):
        iso: str | None = None
        if match.group("month") and year:
            y = int(match.group("year")) if match.group("year") else year + _YEARS.get(match.group("this") or "", 0)
            m = int(match.group("month"))
            if not match.group("year") and not match.group("this") and known and month and m > month + 6:
                y -= 1
            iso = _iso(y, m, match.group("day"))
            known = (y, m)
        elif match.group("only"):
            iso = match.group("only")
        elif match.group("rel") and year:
            iso = str(year + _YEARS[match.group("rel")])
        elif match.group("last") and year and month:
            back = 1 if match.group("last") == "上月" else 0
            iso = f"{year}-{month - back:02}" if month > back else f"{year - 1}-12"
        elif match.group("near"):
            word = match.group("near")
            if word in ("当天", "当日", "同日"):
                iso = last_full
            elif len(issue) >= 10:
                day = datetime.date.fromisoformat(issue[:10])
                iso = (day - datetime.timedelta(days=1 if word.startswith("昨") else 0)).isoformat()
        elif match.group("bare") and known:
            iso = _iso(known[0], known[1], match.group("bare"))
        if iso:
            found.append((match.start(), iso))
            if len(iso) == 10:
                last_full = iso
    return tuple(found)


def date_at(article: Article, offset: int, *, carried: bool = True) -> str | None:
    """The date that holds at `offset`: the last one before it in its sentence, else (if `carried`) in its paragraph."""
    sentence = max((m.end() for m in _STOP.finditer(article.text, 0, offset)), default=0)
    paragraph = article.text.rfind("\n", 0, offset) + 1
    before = [(at, iso) for at, iso in dates_in(article) if at <= offset]
    here = [iso for at, iso in before if at >= sentence]
    if here:
        # A bare year after a full date of that year mostly stands in a name (`2024年全省…会议`).
        fuller = [iso for iso in here if iso.startswith(here[-1])]
        return max(fuller, key=len)
    if not carried:
        return None
    near = [iso for at, iso in before if at >= paragraph and len(iso) == 10]
    return near[-1] if near else None


def lead_date(article: Article) -> str | None:
    """The first full date of an article's opening: what a report tells without a date of its own happened then."""
    lead = next((p for p in re.finditer(r"[^\n]{30,}", article.text)), None)
    full = [iso for at, iso in dates_in(article) if len(iso) == 10 and lead and at < lead.end()]
    return full[0] if full else None


def _iso(year: int, month: int, day: str | None) -> str | None:
    try:
        return datetime.date(year, month, int(day)).isoformat() if day else f"{year}-{month:02}" if month < 13 else None
    except ValueError:
        return None
