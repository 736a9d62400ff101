"""What clauses with a verb say: each verb of each predicate is read by the pattern that its schema row names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.facts import presence
from kg.facts.acts import does, joins
from kg.facts.attends import attends
from kg.facts.dates import date_after, date_at, dates_in, lead_date
from kg.facts.frame import Frame, Proposal, verbs_in
from kg.facts.meets import meets
from kg.facts.modality import not_asserted
from kg.facts.passage import Passage, Span, of_type, quote
from kg.facts.receives import receives
from kg.facts.subprogrammes import whole_of
from kg.facts.topic import Topic, takes_place
from kg.facts.visits import COMPANION, visits
from kg.model import Evidence, Fact, Mention
from kg.schema import PERSON, PROGRAMME

# How a clause says a predicate; a schema row names one of these, or none if no verb says it.
PATTERNS: dict[str, Callable[[Frame], list[Proposal]]] = {
    "does": does,
    "joins": joins,
    "attends": attends,
    "visits": visits,
    "meets": meets,
    "receives": receives,
}
_ON_THE_SPOT = re.compile(
    r"会上|会前|会后|现场|当场|仪式上|论坛上|开幕式上|会议(?:还|期间|审议|选举|通过|决定|发布|印发|出台|为)|大会为|被授予"
)
_OF_A_DAY = re.compile(r"举行的|召开的|举办的|启动的|开展的")
_OPENED = re.compile(r"[^，,。；]{2,30}?(?:开班|开幕|启幕|开赛|开讲|开营|开课|开跑|举行|举办|启动)")
_LONGEST_QUOTE = 180  # characters; a subject further off is not quoted with its verb


def find(passage: Passage) -> list[Fact]:
    """The facts that the verbs of an article state, rejected ones included."""
    topic = Topic()
    meetings = [m for m in of_type(passage.mentions, PROGRAMME) if m.subtype == "meeting" and takes_place(passage, m)]
    topic.meeting = meetings[0] if meetings else None
    found: list[Fact] = []
    for sentence in passage.sentences():
        topic.begin(passage, sentence)
        clauses = passage.clauses(sentence)
        for k, clause in enumerate(clauses):
            following = clauses[k + 1] if k + 1 < len(clauses) else None
            for frame, read in _readings(passage, sentence, clause, following, topic):
                if proposals := [_of_whole(frame, p) for p in read if p.subject.name != p.thing.name]:
                    denied = not_asserted(passage, sentence, clauses[: k + 1], (frame.start, frame.end))
                    found += [_fact(frame, proposal, proposal.why_not or denied) for proposal in proposals]
                    if frame.row.name == "visits" and not denied:
                        _remember_stops(proposals, topic)
            topic.remember(passage, clause)
            _remember_dates(passage, clause, topic)
    return found


def _of_whole(frame: Frame, proposal: Proposal) -> Proposal:
    """联赛由某协会主办 after 某联赛第六轮: who is said to organise what was named before organises all its rounds."""
    if frame.row.name != "organises" or proposal.thing.start >= frame.sentence.start:
        return proposal
    whole = whole_of(frame.passage, proposal.thing)
    return proposal._replace(thing=whole) if whole else proposal


def _readings(
    passage: Passage, sentence: Span, clause: Span, following: Span | None, topic: Topic
) -> Iterator[tuple[Frame, list[Proposal]]]:
    """What a clause proposes: by each verb of each predicate, and by what is done only at an event."""
    for frame in _frames(passage, sentence, clause, following, topic):
        yield frame, PATTERNS[frame.row.pattern](frame)
    if not topic.programmes and not any(m.type == PROGRAMME for m in clause.mentions):
        return  # what follows is done at an event, and none is told of yet
    whole = presence.clause_frame(passage, sentence, clause, following, topic)
    for act, frame in presence.frames(whole):
        yield frame, presence.present(act, frame)
    yield whole, presence.roles(whole)
    yield whole, presence.in_a_role(whole)
    yield whole, presence.at_one(whole)
    yield whole, presence.senders(whole)
    yield whole, presence.there(whole)
    yield whole, presence.present_list(whole)


def _frames(passage: Passage, sentence: Span, clause: Span, following: Span | None, topic: Topic) -> Iterator[Frame]:
    for row, start, end in verbs_in(passage, clause):
        if row.pattern in PATTERNS:
            yield Frame(passage, sentence, clause, following, topic, row, passage.text[start:end], start, end)


def _fact(frame: Frame, proposal: Proposal, rejected: str | None) -> Fact:
    return Fact(
        proposal.subject,
        frame.row.name,
        proposal.thing,
        _words(frame, proposal),
        date=_date(frame, proposal),
        rule=proposal.rule,
        rejected=rejected,
    )


def _words(frame: Frame, proposal: Proposal) -> Evidence:
    """The verb with both ends; an end that is further off than a reader would follow stays out."""
    offsets = [frame.start, frame.end]
    if not frame.verb and not _near(frame.passage, proposal.subject, frame.start):
        offsets = [proposal.subject.start] * 2  # what no verb says is said where its subject is named
    for m in (proposal.subject, proposal.thing):
        if _near(frame.passage, m, offsets[0]):
            offsets += [m.start, m.end]
    return quote(frame.passage.article, *offsets)


def _near(passage: Passage, m: Mention, at: int) -> bool:
    return abs(m.start - at) <= _LONGEST_QUOTE and _same_paragraph(passage, m.start, at)


def _same_paragraph(passage: Passage, a: int, b: int) -> bool:
    return "\n" not in passage.text[min(a, b) : max(a, b)]


def _date(frame: Frame, proposal: Proposal) -> str | None:
    passage, name = frame.passage, frame.row.name
    date = date_at(passage, frame.start)
    held = [iso for at, iso in dates_in(passage) if frame.end <= at < proposal.thing.start]
    if held and _OF_A_DAY.search(passage.text[frame.end : proposal.thing.start]):
        return held[-1]  # 出席5月17日在北京举行的…
    if name in ("participatesIn", "organises"):
        near = date_at(passage, max(frame.start, proposal.subject.start), carried=False)
        own = date_after(passage, proposal.thing.end) or frame.topic.dates.get(proposal.thing.name)
        return near or own or (_opening(frame) if name == "organises" else None) or date
    if name in ("visits", "meets"):
        return date or lead_date(passage)
    if date is None and _ON_THE_SPOT.search(frame.sentence.text) and frame.topic.event:
        return frame.topic.dates.get(frame.topic.event.name) or lead_date(passage)
    if date is None and name == "cooperatesWith":
        events = (m for m in passage.mentions if m.type == PROGRAMME and frame.end <= m.start < frame.sentence.end)
        behind = (iso for at, iso in dates_in(passage) if frame.end <= at < frame.clause.end)
        return next(filter(None, (date_after(passage, m.end) for m in events)), None) or next(behind, None)
    return date


def _opening(frame: Frame) -> str | None:
    """研修班由甲主办，乙承办，3月28日开班: the day that the same sentence gives for the opening."""
    behind = [(at, iso) for at, iso in dates_in(frame.passage) if frame.end <= at < frame.sentence.end]
    return next((iso for at, iso in behind if _OPENED.match(frame.passage.text, at)), None)


def _remember_stops(proposals: list[Proposal], topic: Topic) -> None:
    """Where people went, for those who are named afterwards as having come along."""
    spots = {p.thing.name: p.thing for p in proposals if p.subject.type == PERSON and p.rule != COMPANION}
    if spots:
        topic.stops.append(tuple(spots.values()))


def _remember_dates(passage: Passage, clause: Span, topic: Topic) -> None:
    for event in of_type(clause.mentions, PROGRAMME):
        if not takes_place(passage, event):
            continue
        if date := date_after(passage, event.end) or date_at(passage, event.start):
            topic.dates.setdefault(event.name, date)
