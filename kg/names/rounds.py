"""Rounds of a contest: 某杯篮球联赛第六轮 by its whole name, and 初赛, 决赛, 第七轮 under that of the contest told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.mentions.spans import stretches
from kg.model import Article, Mention
from kg.schema import PROGRAMME

ROUND = r"总决赛|半?决赛|[初复预]赛|资格赛|选拔赛|分站赛|小组赛|淘汰赛|常规赛|第[一二三四五六七八九十]+轮"
_BEHIND = re.compile(rf"(?:{ROUND})(?![券权])")
_END = re.compile(rf"(?:{ROUND})$")
_QUOTED = re.compile(r"[“\"「][^”\"」]+[”\"」]")
_NEXT = re.compile(r"第[一二三四五六七八九十]+届(?:竞赛|大赛|比赛|联赛)")  # 第二届竞赛明年举行: the same contest's
_CONTEST = re.compile(r"(?:赛|比武|锦标赛)$")
# What a round stands behind where it is that of the contest told of: 分初赛、复赛, 当天的决赛中, 联赛第七轮.
_BARE = re.compile(
    r"(?:(?<=[。，、,；;：:\n])|(?<=分)|(?<=分为)|(?<=日)|(?<=月)|(?<=当天的)|(?<=举行的)|(?<=出席)|(?<=进入)|(?<=晋级)|(?<=闯进)|(?<=闯入)|^|(?<=赛))"
    rf"(?P<whole>(?:联赛|大赛|竞赛|比赛)?(?P<round>{ROUND}))(?![券权])"
)
# 第二轮 may be a round of anything.
_PLAYED = re.compile(r"(?:比赛|[将移]|在|于\d|打响|开赛|开打|争夺|赛事|较量)")


def with_rounds(article: Article, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions of an article with the rounds of its contest among them."""
    named = [_extended(article, m) for m in found]
    contest = _contest([_END.sub("", m.name) for m in named if _is_contest(m)])
    if contest is not None:
        named += _bare(article, named, contest)
    return tuple(sorted(named, key=lambda m: (m.start, -m.end, m.type)))


def _contest(names: Sequence[str]) -> str | None:
    """The one contest that an article tells of, by the fullest of its names; None where it tells of two."""
    told = [name for name in names if not _NEXT.fullmatch(name)]
    quoted = {core.group() for name in told if (core := _QUOTED.search(name))}
    one = len(set(told)) == 1 or (len(quoted) == 1 and all(_QUOTED.search(name) for name in told))
    return max(told, key=len) if one else None


def told_round(name: str) -> str | None:
    """The round that a name ends with.

    >>> told_round("“楚工杯”篮球联赛第六轮"), told_round("“楚工杯”篮球联赛")
    ('第六轮', None)
    """
    found = _END.search(name)
    return found.group() if found else None


def _is_contest(m: Mention) -> bool:
    return m.type == PROGRAMME and m.subtype == "competition" and _CONTEST.search(_END.sub("", m.name)) is not None


def _extended(article: Article, m: Mention) -> Mention:
    """A contest with the round named directly behind it."""
    if not _is_contest(m) or _END.search(m.name):
        return m
    behind = _BEHIND.match(article.text, m.end)
    if behind is None:
        return m
    end = behind.end()
    return replace(m, end=end, text=article.text[m.start : end], name=m.name + behind.group())


def _bare(article: Article, named: Sequence[Mention], contest: str) -> Iterator[Mention]:
    taken = stretches(named)
    for match in _BARE.finditer(article.text):
        start, end = match.span("whole")
        numbered = match.group("round").startswith("第")
        if taken.cross(start, end) or (numbered and not _PLAYED.match(article.text, end)):
            continue
        yield Mention(
            article.id, article.page, start, end, match.group("whole"), PROGRAMME, contest + match.group("round"),
            "competition", "round", f"{match.group('round')} of {contest}, the one contest told of", anaphor=True,
        )  # fmt: skip
