"""What the rows below a contest's head state: who won a prize took part in it, who stands behind 主办 organises it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.dates import date_at
from kg.facts.passage import Passage, of_type, outermost, quote
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PERSON, PROGRAMME

# 某某大赛获奖名单（中学组）: what makes a line the head of a list of winners
_HEAD = re.compile(
    r"[”\"]?(?:[\u3400-\u9fff]{0,4}(?:获奖|获胜|优胜|参赛)?(?:者|选手|作品|单位|人员)?(?:名单|名次)|[\u3400-\u9fff]{0,4}(?:结果|成绩|成绩单|光荣榜)(?:揭晓|公布)?)"
    r"(?:[（(][^（()）\n]{1,20}[)）])?[ \u3000]*(?:\n|$)"
)
_EVENT = re.compile(r"[”\"]?[ \u3000]*(?:[（(][^（()）\n]{1,20}[)）])?[ \u3000]*(?:\n|$)")
_PRIZE = re.compile(
    r"(?:[特一二三四]等|[金银铜]|[\u3400-\u9fff]{0,6}(?:优秀|最佳|组织|风尚|优胜|鼓励|入围)[\u3400-\u9fff]{0,4})奖[ \u3000]*[:：（( \u3000]|[冠亚季殿]军[ \u3000]*[:：（( \u3000]"
)
_HOSTS = re.compile(r"(?:[主承协]|联合主)办(?:单位|方)?[ \u3000]*[:：]")
_LABEL = re.compile(rf"{_PRIZE.pattern}|{_HOSTS.pattern}")
_DAY_BELOW = re.compile(r"[ \u3000]*[（(][^（()）\n]{0,12}\d月\d{1,2}日")  # （2024年12月26日　某市）
_SENTENCE = re.compile(r"[。！？]")
_KINDS = ("competition", "award", "campaign", "other")
_HELD = (*_KINDS, "meeting", "training", "project")


@dataclass(frozen=True)
class _Row:
    """A stretch `[start, end)` behind a label, of hosts or of a prize, up to the next label or the end of its line."""

    start: int
    end: int
    hosts: bool


def find(passage: Passage) -> list[Fact]:
    """The facts that the rows below the head of a contest state."""
    return [*_winners(passage), *_hosts(passage)]


def _winners(passage: Passage) -> list[Fact]:
    """一等奖：王芳（甲校）、李明（乙校）: the people of a row, else its bodies, below 某某大赛获奖名单."""
    contest, after = next(_heads(passage, _HEAD, _KINDS), (None, 0))
    if contest is None:
        return []
    found: list[Fact] = []
    for row in _rows(passage.text, after):
        if row.hosts:
            continue
        inside = passage.mentions_in(row.start, row.end)
        people = of_type(inside, PERSON)
        for winner in people or outermost(of_type(inside, ORGANISATION)):
            found.append(_fact(passage, winner, "participatesIn", contest, "row of prizes"))
    return found


def _hosts(passage: Passage) -> list[Fact]:
    """主办单位：某市总工会 某市教育局, below the name of what they hold."""
    first = _HOSTS.search(passage.text)
    if first is None:
        return []
    heads = [*_heads(passage, _HEAD, _HELD), *_heads(passage, _EVENT, _HELD)]
    above = [thing for thing, _ in heads if thing.end <= first.start()]
    if not above:
        return []
    return [
        _fact(passage, body, "organises", above[0], "row of hosts")
        for row in _rows(passage.text, first.start())
        if row.hosts
        for body in outermost(of_type(passage.mentions_in(row.start, row.end), ORGANISATION))
    ]


def _heads(passage: Passage, behind: re.Pattern[str], kinds: tuple[str, ...]) -> Iterator[tuple[Mention, int]]:
    """Programmes of some kinds with which a line ends but for some words, and where it ends."""
    for m in passage.mentions:
        if m.type == PROGRAMME and m.subtype in kinds and (end := behind.match(passage.text, m.end)):
            yield m, end.end()


def _rows(text: str, after: int) -> Iterator[_Row]:
    """The rows from `after` on, up to the first line that is a sentence."""
    stop = sentence.start() if (sentence := _SENTENCE.search(text, after)) else len(text)
    stop = max(after, text.rfind("\n", after, stop)) if sentence else stop
    labels = list(_LABEL.finditer(text, after, stop))
    for k, one in enumerate(labels):
        end = labels[k + 1].start() if k + 1 < len(labels) else stop
        line = text.find("\n", one.end(), end)
        yield _Row(one.end(), line if line >= 0 else end, "办" in one.group())


def _fact(passage: Passage, subject: Mention, predicate: str, thing: Mention, rule: str) -> Fact:
    words = quote(passage.article, min(subject.start, thing.start), max(subject.end, thing.end))
    line = passage.text.find("\n", thing.end) + 1
    below = _DAY_BELOW.match(passage.text, line) if line else None
    at = below.end() if below else thing.start
    return Fact(subject, predicate, thing, words, date=date_at(passage, at, carried=False), rule=rule)
