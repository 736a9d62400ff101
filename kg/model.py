"""The nouns, frozen, in the order in which data flows: page, article, mention, fact, entity, statement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

FORMER = "former"  # in the name of the rule by which somebody's past post was found


@dataclass(frozen=True, slots=True)
class Page:
    """One newspaper page as text. `id` is its file name; offsets everywhere count characters of `text`."""

    id: str
    text: str
    publication: str | None = None
    date: str | None = None  # ISO 8601, as far as it is known
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters of an article, from `start`, that stand on the page from `page_start`."""

    start: int
    page_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text with one role: kicker, title, subtitle, byline, body, credit or jump."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A reporter, correspondent or photographer named by an item; `start:end` is the name in the article's text."""

    name: str
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One item of a page: an article, a caption or a teaser.

    `text` holds the item whole, headline lines first, as printed (OCR faults included), one paragraph a line.
    Every character but the newlines between paragraphs stands on the page: `runs` says where.
    """

    id: str
    page: str
    kind: str  # article, caption, teaser
    title: str | None
    text: str
    blocks: Sequence[Block] = ()
    runs: Sequence[Run] = ()
    kicker: str | None = None
    subtitle: str | None = None
    byline: tuple[Credit, ...] = ()
    agency: str | None = None
    date: str | None = None  # of the dateline, else of the page; ISO 8601
    publication: str | None = None
    issue: str | None = None  # the day the paper appeared; ISO 8601
    page_number: int | None = None
    continued_from: int | None = None  # page number of a jump line
    continues_on: int | None = None
    previous_part: str | None = None  # id of the article that this one goes on from, where its page is in the corpus
    next_part: str | None = None
    repairs: tuple[str, ...] = ()  # what was moved or closed, one sentence each
    reprint_of: str | None = None  # id of the article that printed this story, or a long passage of it, first
    reprint_passage: tuple[int, int] | None = None  # start and end of that passage in `text`

    @property
    def story(self) -> str:
        """What counts as one source: the first printing of a story; its parts are told together by `kg.jumps`."""
        return self.reprint_of or self.previous_part or self.id

    def place(self, offset: int) -> int | None:
        """The page offset of the character at `offset`; None for a paragraph break that no page prints."""
        at = bisect_right(self.runs, offset, key=lambda run: run.start) - 1
        if at < 0:
            return None
        run = self.runs[at]
        return run.page_start + offset - run.start if offset < run.start + run.length else None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article that names something: `article.text[start:end] == text`.

    `name` is the full name that the text and its context license; `reason` says how it was found or resolved.
    """

    article: str
    page: str
    start: int
    end: int
    text: str
    type: str
    name: str
    subtype: str = "other"
    rule: str = "lexer"
    reason: str = ""
    anaphor: bool = False  # 该公司, 我省: stands for a name without being one

    @property
    def id(self) -> str:
        return f"{self.article}#{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state a fact: `article.text[start:end] == text`."""

    page: str
    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement as one article makes it, between two mentions. `rejected` says why it was not accepted."""

    subject: Mention
    predicate: str
    object: Mention
    evidence: Evidence
    title: str | None = None  # holdsPost only
    date: str | None = None  # ISO 8601: 2023, 2023-10, 2023-10-27
    end_date: str | None = None  # a post's end, where the text states it
    rule: str = ""
    confidence: float = 0.8
    rejected: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Why two names were (True), were not (False) or may be (None) taken for one entity; reasons are sentences."""

    left: str
    right: str
    type: str
    same: bool | None
    score: float
    reasons: tuple[str, ...]
    by: str = "machine"  # or "person"


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world: its full name, its other names and every mention of it."""

    id: str
    type: str
    name: str
    subtype: str = "other"
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    code: str | None = None  # GB/T 2260 division code of a Place
    territory: str | None = None  # the division that an organisation's name begins with
    parents: tuple[str, ...] = ()  # the divisions above the place, or above the territory, province first
    gazetteer: str | None = None  # where code, territory and parents come from: never from an article


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact between entities with all its evidence; `support` counts distinct stories, not reprints."""

    id: str
    subject: str
    predicate: str
    object: str
    evidence: tuple[Evidence, ...]
    title: str | None = None
    date: str | None = None
    end_date: str | None = None
    confidence: float = 0.8
    support: int = 1
    first_attested: str | None = None
    last_attested: str | None = None
    rules: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()  # ids of the statements that cannot hold beside it
