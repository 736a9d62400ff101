"""A verb in its clause, with who stands before it and what after it: what the sentence patterns read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kg.facts.grammar import COMPANION_CASES, Group, groups, is_verb
from kg.facts.passage import Passage, Span, of_type
from kg.facts.topic import Topic
from kg.model import Mention
from kg.schema import ORGANISATION, PERSON, PREDICATES, Predicate

AGENT_CASES = (None, "由")
_SPENT = re.compile(r"[\u3400-\u9fff](?:指导|主管|支持|监制|冠名|主办|承办|协办)、")
_TAKEN = re.compile(
    r"(?:参观|走访|考察|察看|看望|慰问|访问|视察)了$"
)  # 参观了某学院、某中心出席了某赛: a comma is lost
_COUNTED = re.compile(r"\d+[家个名位所支]$")  # 6家省产业工会 names a kind


class Proposal(NamedTuple):
    """What a pattern reads in a frame. `thing` is the object; `why_not` keeps it from being accepted."""

    subject: Mention
    thing: Mention
    rule: str
    why_not: str | None = None


@dataclass(frozen=True, eq=False)
class Frame:
    """One verb of a clause. `clause.text` holds it at `start:end` of the article."""

    passage: Passage
    sentence: Span
    clause: Span
    following: Span | None
    topic: Topic
    row: Predicate
    verb: str
    start: int
    end: int

    @property
    def lead(self) -> str:
        """The clause up to the verb."""
        return self.passage.text[self.clause.start : self.start]

    @property
    def rest(self) -> str:
        """The clause behind the verb."""
        return self.passage.text[self.end : self.clause.end]

    def before(self, *types: str) -> list[Mention]:
        """Mentions before the verb that are no part of a person's title."""
        found = of_type(self.clause.heads, *types)
        able = [m for m in found if m.end <= self.start and not self.passage.in_title(m.start)]
        return [m for m in able if not _COUNTED.search(self.passage.text, max(0, m.start - 5), m.start)]

    def after(self, *types: str) -> list[Mention]:
        """Mentions behind the verb that are no part of a person's title."""
        found = of_type(self.clause.heads, *types)
        return [m for m in found if m.start >= self.end and not self.passage.in_title(m.start)]

    def grouped(self, mentions: Sequence[Mention]) -> list[Group]:
        """Mentions of the clause by coordination."""
        return groups(self.passage, self.clause, mentions)

    def agents(self, *types: str, cases: Sequence[str | None] = AGENT_CASES) -> list[Mention]:
        """Who does it: the last coordinated mentions before the verb that no preposition governs."""
        able = [g for g in self.grouped(self.before(*types)) if g.case in cases and not self._spent(g)]
        able = [
            g
            for g in able
            if g.members[0].type == PERSON or not _TAKEN.search(self.passage.text, max(0, g.start - 4), g.start)
        ]
        return list(able[-1].members) if able else []

    def _spent(self, group: Group) -> bool:
        """Has another verb of a list taken these: 由A指导、B主办?"""
        between = self._between(group)
        return "、" in between and _SPENT.search(between) is not None

    def _between(self, group: Group) -> str:
        return self.passage.text[max(self.clause.start, group.end - 1) : self.start]

    def subjects(self, *types: str) -> tuple[list[Mention], str, str | None]:
        """The agents, else those carried over; the rule's second half; why nobody was found."""
        if here := self.agents(*types):
            return here, "", None
        if others := self.agents(PERSON, ORGANISATION):
            return [], "", f"its subject is “{others[-1].text}”, which is none of {'/'.join(types)}"
        carried, why = self.topic.carried(self.passage, self.clause, self.start, types)
        with_them = [g for g in self.grouped(self.before(*types)) if g.case in COMPANION_CASES]
        if carried and with_them:
            carried = [*carried, *with_them[-1].members]
        return carried, ", carried subject", why


def verbs_in(passage: Passage, clause: Span) -> list[tuple[Predicate, int, int]]:
    """The verbs of all predicates in a clause, outside names; where two of one predicate overlap, the longer.

    Predicates come in the order of the schema, the verbs of each in the order of the text.
    """
    every = _verbs(passage)
    first = bisect_left(every, (clause.start,))
    here = every[first : bisect_left(every, (clause.end,), first)]
    if not here:
        return []
    rows = tuple(PREDICATES.values())
    return [
        (rows[number], a, b)
        for number, a, b in sorted((number, a, b) for a, number, b in here)
        if not any(m.start <= a < m.end for m in clause.mentions) and is_verb(passage, a, b)
    ]


@lru_cache(maxsize=2)  # of the passage at hand
def _verbs(passage: Passage) -> list[tuple[int, int, int]]:
    """Where the words of every predicate's verbs stand in an article: beginning, number of the predicate, end.

    A verb holds no mark that parts clauses, so that those of an article are those of its clauses.
    """
    return sorted(
        (match.start(), number, match.end())
        for number, row in enumerate(PREDICATES.values())
        if row.verbs
        for match in _pattern(row.verbs).finditer(passage.text)
    )


@lru_cache(maxsize=64)
def _pattern(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, verbs), key=len, reverse=True)))
