"""Schools, halls and farms in which something is held: places there, with the divisions before their own names apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.gazetteer import divisions, find
from kg.mentions.chains import LEVEL, kind_of
from kg.mentions.spans import mention
from kg.model import Article, Mention
from kg.schema import PLACE
from kg.words import is_common, segment

# Bodies that are also buildings or grounds.
_SITE = re.compile(
    r"(?P<end>学校|学院|大学|[高初]?中学|小学|高中|幼儿园|党校|[\u3400-\u9fff]{2}中心|[馆宫]|剧院|书院|林场|农场|牧场|茶场|渔场|球场|赛场|会堂|酒店|宾馆|书店|合作社|物流园)$"
)
# Buildings that one meets in, whatever is held there: 在市行政中心会见.
_HALL = re.compile(
    r"(?:政务中心|行政中心|会议中心|会展中心|体育中心|体育馆|宾馆|酒店|饭店|会堂|礼堂|剧院|大厦|文化宫)$"
)
_MEETING = re.compile(r"会见|会谈|座谈|举行|召开|举办|接待|签署|签约|开幕|闭幕|与[\u3400-\u9fff]{2,20}(?:会谈|座谈|签)")
_IN = re.compile(r"(?:在|于)$")
_INTO = re.compile(r"(?:走进|移师|落户|落户在|设在|定在|放在|走入|搬进|搬到)$")
_HELD = re.compile(
    r"(?:校内|[里内中前])?(?:隆重|成功|圆满|正式|如期|顺利|盛大|拉开|落下)*(?:举行|举办|召开|开幕|启幕|闭幕|落幕|开班|开课|开讲|开营|开赛|打响|启动|开展|揭牌|落成|上演|首演|进行|帷幕|[开展]?展出|鸣|开[，。]|开$)"
)
_ENDS = re.compile(r"[。！？\n]")


def hosts(article: Article, bodies: Sequence[Mention], programmes: Sequence[Mention]) -> dict[Mention, list[Mention]]:
    """Each body that is a place where it stands, with what takes its room: the place, and the divisions before it.

    A body is one where a programme of its sentence is held in it (在某小学举行) or comes to it (走进某小学), and a hall
    where people meet in it.
    """
    found = {}
    for body in bodies:
        if not _SITE.search(body.text) or not _is_host(article.text, body, programmes):
            continue
        start, links = _own_start(article, body)
        site = mention(article, start, body.end, PLACE, subtype="venue", rule="venue")
        found[body] = [*links, site]
    return found


def _is_host(text: str, body: Mention, programmes: Sequence[Mention]) -> bool:
    before = text[max(0, body.start - 6) : body.start]
    if _IN.search(before) and _HALL.search(body.text) and _MEETING.match(text, body.end):
        return True
    into = _INTO.search(before)
    if not into and not (_IN.search(before) and _HELD.match(text, body.end)):
        return False
    begin = max(text.rfind(mark, 0, body.start) + 1 for mark in "。！？\n")
    end = _ENDS.search(text, body.end)
    last = end.start() if end else len(text)
    if not any(begin <= p.start < last and p.subtype != "award" for p in programmes):
        return False
    return not into or any(begin <= p.start < body.start for p in programmes) or "设在" in before


def _own_start(article: Article, body: Mention) -> tuple[int, list[Mention]]:
    """Where the site's own name begins, and the divisions written before it: 卫东区 of 卫东区光华路小学."""
    text, start = article.text, body.start
    links: list[Mention] = []
    while (end := _division_end(text, start, body.end, links)) is not None and _has_name(text[end : body.end]):
        links.append(mention(article, start, end, PLACE, subtype=kind_of(text[start:end]), rule="division"))
        start = end
    short = [m for m in links if not LEVEL.search(m.text)]
    if short and len(links) == len(short) == 1:
        return body.start, []  # 上海 of a name that begins with it
    return start, links


def _division_end(text: str, start: int, end: int, above: Sequence[Mention] = ()) -> int | None:
    """The end of the division that begins here: its full name, or a short one with a division of it behind."""
    for length in range(min(11, end - start - 3), 1, -1):
        piece = text[start : start + length]
        if any(d.name == piece for d in divisions().get(piece, ())):
            return start + length
        upper, last = find(piece), find(above[-1].text) if above else None
        if upper and last and last.name in upper.parents:
            return start + length
        behind = (find(text[start + length : start + length + n], within=piece) for n in (4, 3, 2))
        if upper and any(lower and upper.name in lower.parents for lower in behind):
            return start + length
    level = re.match(r"[\u3400-\u9fff]{1,4}?(?:街道|镇|乡)", text[start:end])
    return start + level.end() if level else None


def _has_name(rest: str) -> bool:
    """Is what is left of a site's name more than its kind: 光华路小学, not 职业技术教育中心 or 第一中学?"""
    kind = _SITE.search(rest)
    own = rest[: kind.start("end")] if kind else rest
    if len(own) < 2 or own.startswith("第"):
        return False
    if own[-1] in "路街桥山河湖江湾岭":
        return True
    return not all(len(piece) > 1 and is_common(piece) for piece in segment(own))
