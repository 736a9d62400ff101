"""Who meets whom: talks and receptions, calls at home, who is asked and whose opinion is heard."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.frame import Frame, Proposal
from kg.model import Mention
from kg.schema import PERSON

_FAR = 160  # characters back to the sentence that says who is received
_HOUSE = re.compile(r"(?:同志|老人|师傅|夫妇|一家)?的?(?:家|病房|病床|宿舍|身边|床前|摊位|店里|工位)")
_HAND = re.compile(r"的?(?:双|一只)?手")
_AT_HOME = {
    **dict.fromkeys(("来到", "走进", "前往"), _HOUSE),
    **dict.fromkeys(("拉着", "拉住", "握着", "握住", "紧握"), _HAND),
}
_ASKS = ("了解", "询问", "问", "问道")
_OPINION = re.compile(r"的?(?:意见|建议|诉求|心声|想法|讲述|倾诉|心里话)")
_AT_HOME_OF = re.compile(r"在[^，。；]{0,30}(?P<end>(?:夫妇|一家)?的?家(?:中|里)?(?:的[\u3400-\u9fff]{1,4})?[，,])$")
_TALKS = ("会商", "会谈", "会晤", "面谈", "对谈")
_TAKES_PART = re.compile(r"等?(?:领导|同志)?(?:分别|一同|一起)?(?:参加|陪同|出席|在座)")


def meets(frame: Frame) -> list[Proposal]:
    """A会见B; A与B座谈; lists on either side give every pair across."""
    first = frame.agents(PERSON)
    if frame.verb in _AT_HOME:
        return _at_home(frame, first)
    if frame.verb in ("参加会见", "陪同会见"):
        return [Proposal(a, b, "meets, beside") for a in first for b in _received(frame) if a.name != b.name]
    if frame.verb in _ASKS:
        return _asked(frame)
    if frame.verb == "请教" and (asked := _asked(frame)):
        return asked
    if frame.verb == "听取":
        return _heard(frame, first)
    if frame.verb in ("会见", "接见", "采访", "拜访", "探望", "看望", "慰问"):
        behind = frame.grouped(frame.after(PERSON))
        return _met(frame, first, _received_by(frame, behind[0].members) if behind else ())
    if frame.verb in _TALKS and (together := _two(frame)):
        return [Proposal(together[0], together[1], "meets, list")]
    return _joint(frame)


def _met(frame: Frame, who: Sequence[Mention], others: Sequence[Mention]) -> list[Proposal]:
    """Each of those who act, or of those carried over where the clause names none, meets each of the others."""
    carried = ""
    if others and not who:
        who, _ = frame.topic.carried(frame.passage, frame.clause, frame.start, (PERSON,))
        carried = ", carried subject"
    return [Proposal(a, b, f"meets{carried}") for a in who for b in others if a.name != b.name]


def _received_by(frame: Frame, members: Sequence[Mention]) -> Sequence[Mention]:
    """王芳会见了李明，副市长赵刚参加会见: who stands behind the comma is on the side of the hosts."""
    if _TAKES_PART.match(frame.passage.text, members[-1].end):
        for k, m in enumerate(members[1:], 1):
            title = frame.passage.titles.get(m.start, m.start)
            if re.search(r"[，,]", frame.passage.text[members[k - 1].end : title]):
                return members[:k]
    return members


def _at_home(frame: Frame, first: Sequence[Mention]) -> list[Proposal]:
    """来到困难职工李明家中, 拉着李明的手: who is called on, or taken by the hand, is met."""
    others = [m for m in frame.after(PERSON) if _AT_HOME[frame.verb].match(frame.passage.text, m.end)][:1]
    return _met(frame, first, others)


def _received(frame: Frame) -> list[Mention]:
    """王芳会见了李明一行。赵刚参加会见: whom the sentence before says is received."""
    text = frame.passage.text
    first = max(text.rfind("\n", 0, frame.sentence.start) + 1, frame.sentence.start - _FAR)
    at = text.rfind("会见", first, frame.start - 2)
    person = next((m for m in frame.passage.mentions_in(at, frame.start) if m.type == PERSON), None) if at > 0 else None
    return [person] if person and not re.search(r"[，,。；]", text[at : person.start]) else []


def _asked(frame: Frame) -> list[Proposal]:
    """向班长王芳了解…; 在村民王芳家的炕头，李明问…: who is asked, or at whose home one asks."""
    asked = [g.members for g in frame.grouped(frame.before(PERSON)) if g.case == "向"][-1:]
    others = list(asked[0]) if asked else []
    left = [m for m in frame.agents(PERSON) if m not in others]
    if not others and (home := _AT_HOME_OF.search(frame.passage.text, frame.sentence.start, frame.clause.start)):
        others = [m for m in frame.sentence.mentions if m.type == PERSON and m.end == home.start("end")]
        if frame.verb == "问" and frame.rest.strip(" 道“"):
            return []
    return _met(frame, left, others)


def _heard(frame: Frame, first: Sequence[Mention]) -> list[Proposal]:
    """听取了王芳的意见: whose opinion one hears."""
    behind = frame.grouped(frame.after(PERSON))
    if not behind or not _OPINION.match(frame.passage.text, behind[0].end):
        return []
    return _met(frame, first, behind[0].members)


def _two(frame: Frame) -> list[Mention]:
    """A、B在现场会商: the two that a list before a verb of talks names."""
    here = frame.before(PERSON)
    if re.search(r"(?:参加|出席|陪同|列席)了?$", frame.lead):
        return []  # 王芳、李明参加会谈: with whom is said elsewhere
    people = [g.members for g in frame.grouped(here) if g.case is None][-1:]
    return list(people[0]) if people and len(people[0]) == 2 == len(here) else []


def _joint(frame: Frame) -> list[Proposal]:
    start = frame.clause.start
    text = frame.passage.text
    joint = re.search(r"(?<!共)[与同]|和" if frame.verb != "请教" else "向", _masked(frame, start))
    if joint is None and frame.topic.run and not frame.before(PERSON):
        start = max(text.rfind(mark, 0, frame.start) for mark in "。\n；") + 1
        joint = re.search(r"(?<!共)[与同]", _masked(frame, start))
    if joint is None:
        return []
    split = start + joint.start()
    near = [m for m in frame.topic.run if start <= m.start < frame.clause.start]
    everyone = [*near, *[m for m in frame.clause.mentions if m.type == PERSON and m.end <= frame.start]]
    right = [m for m in everyone if m.start >= split]
    left = [m for m in everyone if m.end <= split]
    carried = ""
    if not left:
        left, _ = frame.topic.carried(frame.passage, frame.clause, frame.clause.start, (PERSON,))
        left = left or ([frame.topic.person] if frame.topic.person else [])
        carried = ", carried subject"
    return [Proposal(a, b, f"meets with{carried}") for a in left for b in right if a.name != b.name]


def _masked(frame: Frame, start: int) -> str:
    """The text up to the verb, names blotted out."""
    text = list(frame.passage.text[start : frame.start])
    for m in frame.sentence.mentions:
        for k in range(max(m.start, start), min(m.end, frame.start)):
            text[k - start] = "□"
    return "".join(text)
