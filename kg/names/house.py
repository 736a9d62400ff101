"""The paper of one house: in 某大学报 the words 我校, 学校 and 校工会 mean the university that prints it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.body_names import kind_of
from kg.model import Article, Mention
from kg.schema import ORGANISATION

_PAPER = re.compile(r"^(?P<house>[\u3400-\u9fff]{2,16}(?:大学|学院|中学|小学|学校|医院))(?:校|院)?[报刊]$")
_ITSELF = {"校": r"我校|学校|本校|校", "院": r"我院|学院|本院|医院|院"}
_ORGANS = r"工会|团委|党委|纪委|学生会|研究生会|校友会|校友总会|学生工作处|科研处|教务处|人事处|团校|体育运动委员会|学术委员会"
_APART = re.compile(r"^(?:附属|附设|直属)")


def house_of(article: Article) -> str | None:
    """The body whose paper an article stands in; None for papers of a place or a trade.

    >>> house_of(Article("p#a1", "p.txt", "article", None, "", publication="湘江理工大学报"))
    '湘江理工大学'
    """
    found = _PAPER.match(article.publication or "")
    return found.group("house") if found else None


def named_by_house(m: Mention, house: str | None) -> Mention:
    """学校体育运动委员会 and 附属第二医院 of the house under their full names."""
    if house is None or m.type != ORGANISATION or m.name.startswith(house):
        return m
    own = re.match(rf"(?:{_itself(house)})(?={_ORGANS}|附属)", m.name)
    rest = m.name[own.end() :] if own else m.name
    if own is None and not _APART.match(m.name):
        return m
    return replace(m, name=house + rest, reason=f"the paper is that of {house}")


def of_house(article: Article, house: str | None, taken: Sequence[tuple[int, int]]) -> list[Mention]:
    """我校, and 校工会, 校团委: the house and its organs where no longer name stands."""
    if house is None:
        return []
    made = []
    itself = _itself(house)
    pattern = re.compile(
        rf"(?<![\u3400-\u9fff])(?:{itself})(?P<organ>{_ORGANS})(?![长员])|(?:我|本)[校院](?![\u3400-\u9fff]?[长园门])|(?<![\u3400-\u9fff])学校"
    )
    for match in pattern.finditer(article.text):
        if any(a < match.end() and match.start() < b for a, b in taken):
            continue
        organ = match.group("organ") or ""
        made.append(
            Mention(
                article.id,
                article.page,
                match.start(),
                match.end(),
                match.group(),
                ORGANISATION,
                house + organ,
                kind_of(house + organ),
                "context",
                f"the paper is that of {house}",
                anaphor=not organ,
            )
        )
    return made


def _itself(house: str) -> str:
    return _ITSELF["院" if house.endswith("院") else "校"]
