"""Awards: who gets what; a body that gives an award gets none."""

from __future__ import annotations

import re

from kg.facts.frame import Frame, Proposal
from kg.model import Mention
from kg.schema import ORGANISATION, PERSON, PROGRAMME

_GIVES = ("授予", "命名为", "评为", "颁发", "表彰")
_ENDS = re.compile(r"[”》]?(?:称号)?(?:获得者|得主)?(?:[，,。；、]|$)")  # 是全国劳动模范。
_WHOSE = re.compile(r"[”》]?(?:称号|等?(?:多项)?荣誉(?:称号)?|等?奖项)?的[^，。；]{0,8}")
_TOKEN = re.compile(r"[”》]?(?:的)?(?:奖牌|证书|荣誉证书|奖杯|奖状|牌匾|聘书|奖章|匾牌)")
_NUMBERS = dict(zip("两二三四五六", (2, 2, 3, 4, 5, 6), strict=True))
_PART_OF_BODY = re.compile(r"[\u3400-\u9fff\d]{1,8}(?:班组?|车间|[一二三四五六七八九十\d]队|科|部|工区|小组)")
_HANDED = ("颁发", "授予")
_OF_BODIES = re.compile(
    r"(?:工作室|驿站|单位|集体|先锋号|奖状|班组|企业|之家|社区|学校|基地|车间|窗口)[”》]?(?:称号)?$"
)
_OTHERS = re.compile(r"\d+[个名位人家件]|集体|班组|工作室")


def receives(frame: Frame) -> list[Proposal]:
    """A获B; A被C授予B; C授予A B; lists of winners over commas; 他 is the person spoken of last."""
    awards = [m for m in frame.after(PROGRAMME) if m.subtype not in ("document", "meeting")]
    if not awards or (frame.verb in ("当选", "列入") and awards[0].subtype != "award"):
        return []
    if frame.verb == "是" and (
        awards[0].subtype != "award"
        or awards[0].start - frame.end > 1
        or not _ENDS.match(frame.passage.text, awards[0].end)
    ):
        return []
    award = frame.grouped(awards)[0].members
    if frame.verb in _GIVES and "被" not in frame.lead:
        if frame.verb in _HANDED and (given := _given(frame)):
            return [Proposal(s, a, "is given") for s in given for a in award]
        between = [m for m in frame.after(PERSON, ORGANISATION) if m.end <= award[0].start]
        return [Proposal(s, a, "is given") for s in between for a in award]
    if described := _described(frame, award[-1]):
        return [Proposal(s, a, "receives, described") for s in described for a in award]
    if frame.verb == "接过" and not _TOKEN.match(frame.passage.text, award[-1].end):
        return []
    subjects, carried = (frame.agents(PERSON, ORGANISATION), "") if frame.verb == "接过" else _who(frame)
    if _OF_BODIES.search(award[0].name) and any(m.type == PERSON for m in subjects):
        subjects, carried = _bodies(frame), ", of bodies"
    return [Proposal(s, a, f"receives{carried}") for s in subjects for a in award]


def _given(frame: Frame) -> list[Mention]:
    """某工会为王芳颁发…: those for whom it is done."""
    groups = [g for g in frame.grouped(frame.before(PERSON, ORGANISATION)) if g.case in ("为", "向", "给")]
    return list(groups[-1].members) if groups else []


def _bodies(frame: Frame) -> list[Mention]:
    """Who may be honoured as a body: 王芳创新工作室…，被命名为“示范性工作室”: the workroom, not its head."""
    here = frame.agents(ORGANISATION, cases=(None,))
    return here or frame.topic.carried(frame.passage, frame.clause, frame.start, (ORGANISATION,))[0]


def _counted(frame: Frame) -> list[Mention]:
    """三人均被授予…: the people of the sentence, as many as it says."""
    number = re.match(r"[\s“”]*(?:这|上述|以上)?([两二三四五六])[人名位](?:选手|职工|同志)?", frame.clause.text)
    if number is None:
        return []
    many = _NUMBERS[number.group(1)]
    opens = frame.clause.start == frame.sentence.start
    begin = frame.passage.text.rfind("\n", 0, frame.start) + 1 if opens else frame.sentence.start
    named = {m.name: m for m in frame.passage.mentions_in(begin, frame.start) if m.type == PERSON}
    people = list(named.values())
    return people[-many:] if len(people) >= many and (not opens or len(people) == many) else []


def _described(frame: Frame, award: Mention) -> list[Mention]:
    """获得某奖章的王芳、李明: the people whom the verb's clause describes."""
    people = [m for m in frame.clause.mentions if m.type == PERSON and m.start >= award.end]
    if frame.before(PERSON, ORGANISATION) or not people:
        return []
    until = frame.passage.titles.get(people[0].start, people[0].start)
    said = _WHOSE.fullmatch(frame.passage.text, award.end, until)
    return list(frame.grouped(people)[0].members) if said else []


def _who(frame: Frame) -> tuple[list[Mention], str]:
    people = frame.before(PERSON)
    if any(frame.start - m.end < 3 for m in frame.before(PROGRAMME)):
        return [], ""  # “海上邮局”被评为…: it is the service that is honoured
    if not people and (counted := _counted(frame)):
        return counted, ", counted"
    if people:
        if re.match(r"的?(?:创新)?工作室|团队|班组|小组|家庭", frame.passage.text[people[-1].end :]):
            return [], ""
        return people, ""
    if frame.topic.person and re.search(r"(?<![其])[他她](?!们)", frame.lead):
        return [frame.topic.person], ", carried subject"
    bodies = frame.agents(ORGANISATION, cases=(None,))
    bodies = [m for m in bodies if not re.search(rf"被[^，]{{0,4}}{re.escape(m.text)}", frame.clause.text)]
    if bodies and _PART_OF_BODY.fullmatch(frame.passage.text, bodies[-1].end, frame.start):
        return [], ""  # 某集团焊工班获评…: a part of the body that is not named by itself
    if bodies:
        gap = frame.passage.text[bodies[-1].end : frame.start]
        return ([], "") if _OTHERS.search(re.sub(r"等\d+[个家]单位", "", gap)) else (bodies, "")
    if re.search(r"\d[个名位人]", frame.lead) or "工作室" in frame.lead:
        return [], ""
    listed = frame.topic.listed
    if listed:
        return listed, ", list before"
    carried, _ = frame.topic.carried(frame.passage, frame.clause, frame.start, (PERSON, ORGANISATION))
    return carried, ", carried subject"
