"""公司合成车间, 该院急诊科, 公司技术中心: units whose body the text calls by its kind alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.personal import begins_with_post
from kg.mentions.spans import Stretches
from kg.mentions.units import unit_end
from kg.model import Article, Mention
from kg.names.anaphors import KIND_ENDS
from kg.schema import ORGANISATION, PERSON
from kg.tokens import Word, make_word
from kg.words import segment, tag_of

_REACH = 24  # characters behind the word that stands for the body
_CALLED = re.compile(r"(?:该|本)?(?P<kind>公司|集团|学校|学院|医院|[厂校院局])(?P<rest>[\u3400-\u9fff]{2,12})")
# Units that are called by themselves: 焊装二班, 电解二车间; and those that are nobody's by name.
_ALONE = re.compile(
    r"(?:^|(?<=[^\u3400-\u9fff])|(?<=[在到的了任是和与由从向为当上入]))"
    r"(?P<unit>(?![在到的了任是和与由从向为当上入])[\u3400-\u9fff]{2}[一二三四五六七八九十]+(?:班组|班|队|组|车间|工区|工段|中心|区))"
)
_ANYBODYS = re.compile(
    r"生产|扶贫|帮扶|就业|加工|一线|各|该|本|全|我|这|那|其|第|某|所有|小学|初中|高中|年级|[一二三四五六七八九十]+(?:年级|中队)|走进|来到|进入|深入"
)
_HAS_UNITS = re.compile(r"(?:公司|集团|厂|矿|[^邮]局|段|站|养护中心|车间|班|队)$")
_WORKS = re.compile(r"(?:公司|集团|厂|矿|局|段|站|养护中心)$")
_UNIT_OF = re.compile(r"(?:车间|班|队|组)$")
_UNIT = re.compile(r"(?:中心|研究院|研究所|实验室|部|处|科|室|车间|分厂|班|队|分公司|项目部)$")


def units_alone(article: Article, named: Sequence[Mention], taken: Stretches) -> list[Mention]:
    """焊装二班班长李明, 维护二班的王芳: units whose people are named, in a text that speaks of their company.

    Only where a company or works stands before them; its name begins theirs.
    """
    people = {m.start for m in named if m.type == PERSON}
    bodies = [m for m in named if m.type == ORGANISATION]
    made = []
    for match in _ALONE.finditer(article.text):
        start, end = match.span("unit")
        unit = match.group("unit")
        if taken.cross(start, end) or _ANYBODYS.match(unit):
            continue
        if not (begins_with_post(article.text, end) or any(at in people for at in range(end, end + 6))):
            continue
        owner = next((o for o in reversed(bodies) if o.end <= start and _HAS_UNITS.search(o.name)), None)
        if owner is None:
            continue
        whole = min(
            (o.name for o in bodies if owner.name.startswith(o.name) and _WORKS.search(o.name)),
            key=len,
            default=owner.name,
        )
        name = whole if _UNIT_OF.search(owner.name) else owner.name
        made.append(
            replace(
                owner,
                start=start,
                end=end,
                text=unit,
                name=name + unit,
                anaphor=False,
                rule="context",
                reason=f"{unit} is a unit of {name}, spoken of last",
            )
        )
    return made


def own_units(article: Article, named: Sequence[Mention], taken: Stretches) -> list[Mention]:
    """Units behind a word that stands for a body, under its name."""
    made = []
    people = [m for m in named if m.type == PERSON]
    held = {(m.start, m.end) for m in named}
    for m in named:
        if m.type != ORGANISATION or not m.anaphor:
            continue
        end = unit_end(article.text, m.end, _words(article.text, m.end, people))
        if end is None or (m.start, end) in held or taken.cross(m.end, end):
            continue
        text = article.text[m.start : end]
        made.append(
            replace(
                m,
                end=end,
                text=text,
                name=m.name + article.text[m.end : end],
                anaphor=False,
                reason=f"{m.text} is {m.name}, spoken of last",
            )
        )
    return made


def with_its_body(m: Mention, named: Sequence[Mention]) -> Mention:
    """公司技术中心 under the name of the company spoken of last."""
    called = _CALLED.fullmatch(m.name)
    if called is None or not _UNIT.search(called.group("rest")):
        return m
    kind = called.group("kind")
    ends = KIND_ENDS.get(kind, (kind,))
    able = (
        o for o in reversed(named)
        if o.type == ORGANISATION and o.name.endswith(ends) and not _CALLED.fullmatch(o.name)
    )  # fmt: skip
    owner = next(able, None)
    if owner is None:
        return m
    return replace(m, name=owner.name + called.group("rest"), reason=f"{kind} is {owner.name}, spoken of last")


def _words(text: str, start: int, people: Sequence[Mention]) -> list[Word]:
    """The dictionary's words behind a place of the text, and the people named there."""
    words, at = [], start
    for piece in segment(text[start : start + _REACH]):
        words.append(make_word((piece, at, at + len(piece), tag_of(piece))))
        at += len(piece)
    near = [p for p in people if start <= p.start < at]
    words = [w for w in words if not any(w.start < p.end and p.start < w.end for p in near)]
    words += [make_word((p.text, p.start, p.end, "PER")) for p in near]
    return sorted(words, key=lambda w: w.start)
