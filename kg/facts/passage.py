"""An article laid out for reading: sentences, clauses, the words and mentions in each, and the titles before names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from kg.mentions.spans import Stretches, stretches
from kg.model import Article, Evidence, Mention
from kg.names import Ground, home_of, page_context
from kg.schema import ORGANISATION, PERSON, PLACE, PROGRAMME
from kg.tokens import Text, Word, tokens_of

if TYPE_CHECKING:
    from kg.facts.offices import Post

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’]?")
_CLAUSE = re.compile(r"[^，,；;：:]+")


@dataclass(frozen=True, eq=False)  # without slots: what is asked of a span often is kept with it
class Span:
    """A sentence or clause: `article.text[start:end]`, and the mentions in it, in order."""

    start: int
    end: int
    text: str
    mentions: tuple[Mention, ...]

    @cached_property
    def heads(self) -> tuple[Mention, ...]:
        """The mentions that stand by themselves: none inside a longer name of a body or programme."""
        if len(self.mentions) < 2:
            return self.mentions
        return tuple([m for m in self.mentions if not _inside(m, self.mentions)])


@dataclass(frozen=True, eq=False)
class Passage:
    """An article, its words and its mentions without bylines.

    `titles` are the stretches of text that are the posts of the person named after them: `{person start: title start}`.
    """

    article: Article
    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]
    titles: dict[int, int]
    elsewhere: frozenset[str] = frozenset()  # bodies that the page's other articles name
    chains: dict[int, list[Post]] = field(default_factory=dict)  # those before names, by where the name begins

    @cached_property
    def text(self) -> str:
        return self.article.text

    def words_in(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin in `[start, end)`."""
        begins = self._words_begin
        first = bisect_left(begins, start)
        return self.words[first : bisect_left(begins, end, first)] if end > start else ()

    @cached_property
    def _words_begin(self) -> list[int]:
        return [word.start for word in self.words]

    def in_title(self, at: int) -> bool:
        """Does a character belong to the title before a name?"""
        return self._titles.hold(at, at + 1)

    @cached_property
    def _titles(self) -> Stretches:
        return Stretches((start, person) for person, start in self.titles.items() if start < person)

    def mentions_in(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin in `[start, end)`."""
        first, last = (bisect_left(self._mentions_begin, at) for at in (start, end))
        return self.mentions[first:last]

    @cached_property
    def _mentions_begin(self) -> list[int]:
        return [m.start for m in self.mentions]

    @cached_property
    def homes(self) -> Stretches:
        """Where bodies and places stand."""
        return stretches(of_type(self.mentions, ORGANISATION, PLACE))

    def sentences(self) -> list[Span]:
        """The sentences; a mark inside a mention ends nothing."""
        return self._sentences

    @cached_property
    def _sentences(self) -> list[Span]:
        return self._spans(_SENTENCE, 0, len(self.text), self.mentions)

    def clauses(self, sentence: Span) -> list[Span]:
        """The clauses of a sentence; a comma before the title of the next person in a list parts nothing."""
        return self._clauses[sentence.start]

    @cached_property
    def _clauses(self) -> dict[int, list[Span]]:
        return {s.start: self._spans(_CLAUSE, s.start, s.end, s.mentions) for s in self._sentences}

    def _spans(self, pattern: re.Pattern[str], start: int, end: int, mentions: Sequence[Mention]) -> list[Span]:
        over = self._over
        edges: list[tuple[int, int]] = []
        for match in pattern.finditer(self.text, start, end):
            a, b = match.span()
            if edges and ((a in over and self._runs_on(edges[-1], a)) or self._lists_on(edges[-1][1], a)):
                edges[-1] = (edges[-1][0], b)
            else:
                edges.append((a, b))
        if not mentions:
            return [Span(a, b, self.text[a:b], ()) for a, b in edges]
        begins = [m.start for m in mentions]
        found = []
        for a, b in edges:
            first = bisect_left(begins, a)
            here = mentions[first : bisect_left(begins, b, first)]
            found.append(Span(a, b, self.text[a:b], tuple([m for m in here if m.end <= b])))
        return found

    @cached_property
    def ground(self) -> Ground:
        """Where the article is at home, from place to place."""
        page = page_context([self.article], {self.article.id: self.mentions})
        return Ground(self.article, self.mentions, home_of(self.article, self.mentions, page))

    @cached_property
    def places_by_end(self) -> dict[int, list[Mention]]:
        """The places that end at an offset, in the order of `mentions`."""
        by_end: dict[int, list[Mention]] = {}
        for m in self.mentions:
            if m.type == PLACE:
                by_end.setdefault(m.end, []).append(m)
        return by_end

    def _runs_on(self, last: tuple[int, int], at: int) -> bool:
        return any(last[0] <= start < last[1] for start in self._over[at])

    @cached_property
    def _over(self) -> dict[int, list[int]]:
        """Where the names begin that hold a character, or end before it: a name is no place to part a sentence."""
        over: dict[int, list[int]] = {}
        for m in self.mentions:
            for at in range(m.start + 1, m.end + 1):
                over.setdefault(at, []).append(m.start)
        return over

    def _lists_on(self, end: int, at: int) -> bool:
        named = end in self.names_end and at in self._titles_begin
        return (named or self.text.startswith("以及", at)) and self.text[end:at].strip() in (",", "，")

    @cached_property
    def names_end(self) -> frozenset[int]:
        """Where the names of people end."""
        return frozenset(m.end for m in self.mentions if m.type == PERSON)

    @cached_property
    def _people_end(self) -> list[int]:
        return sorted(self.names_end)

    def person_before(self, at: int) -> int:
        """Where the last name of a person ends that stands wholly before a character; 0 if none does."""
        number = bisect_right(self._people_end, at)
        return self._people_end[number - 1] if number else 0

    def person_begun(self, at: int) -> Mention | None:
        """The person named last before a character."""
        number = bisect_left(self._people, at, key=attrgetter("start"))
        return self._people[number - 1] if number else None

    @cached_property
    def _people(self) -> list[Mention]:
        return of_type(self.mentions, PERSON)

    @cached_property
    def _titles_begin(self) -> frozenset[int]:
        return frozenset(self.titles.values())


def passage(
    article: Article, mentions: Iterable[Mention], read: Text, elsewhere: frozenset[str] = frozenset()
) -> Passage:
    """An article ready for the finders; who wrote it takes no part in it."""
    bylines = {(c.start, c.end) for c in article.byline}
    named = tuple(m for m in mentions if (m.start, m.end) not in bylines)
    return Passage(article, named, tuple(tokens_of(read).words), {}, elsewhere)


def quote(article: Article, *offsets: int) -> Evidence:
    """The shortest stretch that covers all `offsets`."""
    start, end = min(offsets), max(offsets)
    return Evidence(article.page, article.id, start, end, article.text[start:end])


def of_type(mentions: Iterable[Mention], *types: str) -> list[Mention]:
    """Those of some types."""
    return [m for m in mentions if m.type in types] if mentions else []


def outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Those of some mentions that lie in no other of them."""
    return [m for m in mentions if not any(o is not m and o.start <= m.start and m.end <= o.end for o in mentions)]


def _inside(m: Mention, others: Sequence[Mention]) -> bool:
    return any(
        o is not m
        and o.start <= m.start
        and m.end <= o.end
        and (o.end - o.start > m.end - m.start or (m.type == PLACE and o.type == ORGANISATION))
        and o.type in (ORGANISATION, PROGRAMME, PLACE)
        for o in others
    )
