"""Posts after a name: appointments and their ends, what somebody is or was, careers; each gives holdsPost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.dates import date_at
from kg.facts.offices import POST, Post, body_for, known_office, posts_in
from kg.facts.passage import Passage, Span, of_type, quote
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PERSON

_TO = rf"(?P<post>[^。；\n]{{2,40}}?(?:{POST})(?:、[^，。；、\n]{{2,24}}?(?:{POST}))*)(?:职务|一职|之职)?(?=[，,。；;、“”\n）)]|$|的|兼)"


@dataclass(frozen=True, slots=True)
class Form:
    """A way of saying it: `pattern` holds the post as group `post`; `changes` if it tells of a beginning or an end."""

    name: str
    pattern: re.Pattern[str]
    changes: bool = True
    ends: bool = False


# After the person, within the sentence and before the next person.
_FORMS: tuple[Form, ...] = (
    Form("ended", re.compile(rf"(?:不再(?:兼任|担任)|卸任|辞去|被免去|的){_TO}"), ends=True),
    Form("appointed", re.compile(rf"(?:当选为?|(?<![历曾现时兼])任(?!命|务|期)|出任|担任|兼任|接任|就任|升任|转任|调任|受聘为|被?聘为|被任命为|当上|上任|走马上任){_TO}")),
    Form("appointed", re.compile(rf"^(?:同志)?为{_TO}")),
    Form("career", re.compile(rf"(?:历任|曾任|先后担任|先后任){_TO}"), changes=False),
    Form("is", re.compile(rf"(?:^(?:同志)?|[，,])(?:现任|现为|时任|是|系|原是|曾是){_TO}"), changes=False),
)  # fmt: skip
_REMOVED = re.compile(r"(?:免去|罢免|撤销|解聘)[^，。；]{0,4}$")
_NAMED = re.compile(r"(?:任命|增选|选举|推选|补选|聘任|聘请|聘|选举产生|提名)[^，。；、]{0,4}$")
_REJECT = re.compile(r"拟任|未获|不是|并非|冒充|自称|假冒|未当选|落选|拒绝|婉拒|希望|梦想|如果")
_LEADS_TO = re.compile(rf"(?P<post>[\u3400-\u9fff]{{0,8}}?(?:{POST}))(?:为|是|由)$")
_CONGRESS = re.compile(r"代表$")
_REACH = 70  # characters after the name


def find(passage: Passage) -> list[Fact]:
    """holdsPost facts that stand after a name, or in a clause that goes on about a person."""
    people = of_type(passage.mentions, PERSON)
    found: list[Fact] = []
    for person in people:
        found += _honorific(passage, person)
        found += _headed_by(passage, person)
    for sentence in passage.sentences():
        body: Mention | None = None
        for person, start, end in _stretches(passage, sentence):
            facts = _after(passage, person, start, end, body)
            found += facts
            if facts:
                body = facts[-1].object
    return found


def _stretches(passage: Passage, sentence: Span) -> Iterator[tuple[Mention, int, int]]:
    """Who a stretch of a sentence tells of: each person to the next one; before the first, the one spoken of last."""
    people = of_type(sentence.mentions, PERSON)
    first = people[0].start if people else sentence.end
    paragraph = passage.text.rfind("\n", 0, sentence.start) + 1
    last = [m for m in of_type(passage.mentions, PERSON) if paragraph <= m.start < sentence.start]
    opening = re.match(r"[^，,]{0,12}[，,]?(?:又)?(?:她|他|历任|当选|任|是|被聘|又被聘|\d)", sentence.text)
    if last and opening and (not people or first - sentence.start > 6):
        yield last[-1], sentence.start, passage.titles.get(first, first)
    for k, person in enumerate(people):
        until = people[k + 1].start if k + 1 < len(people) else sentence.end
        until = passage.titles.get(until, until)
        yield person, person.end, min(max(until, person.end), person.end + _REACH)


def _after(passage: Passage, person: Mention, start: int, end: int, last: Mention | None) -> list[Fact]:
    stretch = passage.text[start:end]
    lead = passage.text[max(0, person.start - 12) : passage.titles.get(person.start, person.start)]
    removed = _REMOVED.search(passage.text[max(0, person.start - 10) : person.start])
    for form in _FORMS:
        if form.pattern.pattern.startswith("(?:不再") and stretch.startswith("的") and not removed:
            continue
        match = form.pattern.search(stretch)
        if match is None or (
            form.name == "appointed" and match.start() == 0 and stretch[0] == "为" and not _NAMED.search(lead)
        ):
            continue
        a, b = start + match.start("post"), start + match.end("post")
        posts = [p for p in _resolved(passage, a, b, last) if p.title and not _CONGRESS.search(p.title)]
        if posts:
            return [_fact(passage, person, p, form, (start + match.start(), b), stretch) for p in posts]
    return []


def _resolved(passage: Passage, a: int, b: int, last: Mention | None) -> list[Post]:
    posts = posts_in(passage, a, b)
    bare = [p for p in posts if p.body is None]
    placed = [p for p in posts if p.body is not None]
    if bare and last is not None and not placed:
        return [Post(last, p.title, p.at) for p in bare]
    return placed + body_for(passage, bare)


def _fact(passage: Passage, person: Mention, post: Post, form: Form, at: tuple[int, int], stretch: str) -> Fact:
    assert post.body is not None
    date = date_at(passage, at[0]) if form.changes else None
    denied = _REJECT.search(stretch[: stretch.find(post.title) + 1] or stretch)
    near = abs(person.start - at[1]) < 120
    words = quote(passage.article, *at, *((person.start, person.end) if near else ()))
    return Fact(
        person, "holdsPost", post.body, words, title=post.title, date=date, end_date=date if form.ends else None,
        rule=form.name, rejected=f"“{denied.group()}” denies it" if denied else None,
    )  # fmt: skip


def _honorific(passage: Passage, person: Mention) -> list[Fact]:
    """习近平总书记: an office behind the name whose body goes without saying."""
    if not passage.text.startswith("总书记", person.end):
        return []
    body = known_office(person, "总书记")
    words = quote(passage.article, person.start, person.end + 3)
    return [Fact(person, "holdsPost", body, words, title="总书记", rule="office behind the name")]


def _headed_by(passage: Passage, person: Mention) -> list[Fact]:
    """团长为…谢生岩: a post before 为 whose body is the one the sentence is about."""
    begin = passage.titles.get(person.start, person.start)
    match = _LEADS_TO.search(passage.text[max(0, begin - 14) : begin])
    if match is None:
        return []
    at = max(0, begin - 14) + match.start("post")
    posts = posts_in(passage, at, at + len(match.group("post")))
    placed = [p for p in posts if p.body is not None] or body_for(passage, posts)
    words = quote(passage.article, at, person.end)
    return [
        Fact(person, "holdsPost", p.body, words, title=p.title, rule="title before 为")
        for p in placed
        if p.body is not None and p.body.type == ORGANISATION
    ]
