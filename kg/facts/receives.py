"""Awards: who gets what; a body that gives an award gets none."""

from __future__ import annotations

import re

from kg.facts.frame import Frame, Proposal
from kg.facts.grammar import unnamed_subject
from kg.model import Mention
from kg.schema import ORGANISATION, PERSON, PROGRAMME

_NO_AWARDS = ("document", "meeting", "competition", "campaign", "project", "platform", "training")
_GIVES = ("授予", "命名为", "评为", "颁发", "表彰")
_ENDS = re.compile(r"[”》]?(?:荣誉)?(?:称号)?(?:的?获得者|得主)?(?:[，,。；、]|$)")  # 是全国劳动模范。
_WHOSE = re.compile(r"[”》]?(?:称号|等?(?:多项)?荣誉(?:称号)?|等?奖项)?的[^，。；]{0,8}")
_TOKEN = re.compile(r"[”》]?(?:的)?(?:奖牌|证书|荣誉证书|奖杯|奖状|牌匾|聘书|奖章|匾牌)")
_NUMBERS = dict(zip("两二三四五六", (2, 2, 3, 4, 5, 6), strict=True))
_PART_OF_BODY = re.compile(
    r"(?:的?(?:项目|工程|产品|作品|团队|技术|成果|系统|平台)|[\u3400-\u9fff\d]{1,8}(?:班组?|车间|[一二三四五六七八九十\d]队|科|部|工区|小组|段|站|所|室|中心|项目|工程|产品|作品|团队))"
)
_OF_HIM = re.compile(r"(?:祝贺|恭喜|恭贺|得知|称赞|夸赞?|鼓励|感谢)[他她]$")
_TEAM_NAME = re.compile(r"(?:工作室|班组?|车间|队|组|工区|段|站|所|室)$")
_HANDED = ("颁发", "授予")
_OF_BODIES = re.compile(
    r"(?:工作室|驿站|单位|集体|先锋号|奖状|班组|企业|之家|社区|学校|基地|车间|窗口)[”》]?(?:称号)?$"
)
# 沈左权为荣获…的马国军颁奖: what follows describes the other.
_TOWARDS = re.compile(r"(?:为|给|向|对|与|同|看望|慰问|会见|采访|接见|祝贺|邀请|拜访)(?:了|过)?[^，,。；]{0,4}$")
_TEAM = re.compile(
    r"[他她][^，,。；]{0,10}的(?:团队|班组|小组|家庭|单位|公司|企业|集体|徒弟|学生|作品|成果|项目)[^，,。；]{0,6}$"
)
# 该项目获…奖: what is honoured is a thing of somebody's, which has no name.
_IN_POST = re.compile(r"[，,](?:[^，,。；]{1,10}[，,])*(?:现任|现为|任|是|系|曾任)?$|^(?:现任|现为|任|是|系)$")
_WORK = re.compile(
    r"(?:项目|成果|作品|论文|产品|工程|技术|课题|专利|案例|节目|影片|短片|提案|做法)(?:先后|曾|还|又|也|于[^，。]{0,8}|\d{4}年|去年|今年|近日|日前|一举|荣|喜|被|均|分别)*$"
)
_OTHERS = re.compile(r"\d+[个名位人家件]|集体|班组|工作室")


def receives(frame: Frame) -> list[Proposal]:
    """A获B; A被C授予B; C授予A B; lists of winners over commas; 他 is the person spoken of last."""
    awards = [m for m in frame.after(PROGRAMME) if m.subtype not in _NO_AWARDS]
    if not awards or frame.rest.startswith("者") or (frame.verb in ("当选", "列入") and awards[0].subtype != "award"):
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
    groups = [g for g in frame.grouped(frame.before(PERSON, ORGANISATION)) if g.case in ("为", "向", "给", "对")]
    return list(groups[-1].members) if groups else []


def _bodies(frame: Frame) -> list[Mention]:
    """Who may be honoured as a body: 王芳创新工作室…，被命名为“示范性工作室”: the workroom, not its head."""
    if here := frame.agents(ORGANISATION, cases=(None,)):
        return here
    if carried := frame.topic.carried(frame.passage, frame.clause, frame.start, (ORGANISATION,))[0]:
        return carried
    # 某某工作室成立于2018年，领衔人王芳带队攻关，被命名为“…工作室”: what the sentence opens with
    first = next((m for m in frame.sentence.heads if m.type in (ORGANISATION, PERSON)), None)
    return [first] if first is not None and first.end < frame.clause.start and _TEAM_NAME.search(first.name) else []


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
    before = frame.before(PERSON, ORGANISATION)
    if not people or (before and not _TOWARDS.search(frame.passage.text, before[-1].end, frame.start)):
        return []
    until = frame.passage.titles.get(people[0].start, people[0].start)
    said = _WHOSE.fullmatch(frame.passage.text, award.end, until)
    return list(frame.grouped(people)[0].members) if said else []


def _holder(frame: Frame, body: Mention) -> Mention | None:
    """王芳，现任某医院院长，曾获…: the one whom the sentence is about, of whose post the body is."""
    first = next((m for m in frame.sentence.mentions if m.type in (PERSON, ORGANISATION)), None)
    if first is None or first.type != PERSON or not first.start < body.start < frame.start:
        return None
    said = frame.passage.text[first.end : body.start]
    return first if _IN_POST.search(said) and not unnamed_subject(frame.passage, frame.clause, frame.start) else None


def _who(frame: Frame) -> tuple[list[Mention], str]:
    people = [*frame.topic.with_him(frame.clause), *frame.before(PERSON)]
    if any(frame.start - m.end < 3 for m in frame.before(PROGRAMME)):
        return [], ""  # “海上邮局”被评为…: it is the service that is honoured
    if not people and (counted := _counted(frame)):
        return counted, ", counted"
    if people:
        if re.match(r"的?(?:创新)?工作室|团队|班组|小组|家庭", frame.passage.text[people[-1].end :]):
            return [], ""
        return people, ""
    if _TEAM.search(frame.lead):
        return [], ""
    if _OF_HIM.search(frame.lead) and (other := frame.passage.person_begun(frame.start)):
        return [other], ", of him who is spoken to"  # 握着王芳的手，祝贺她荣获…
    if frame.topic.person and re.search(r"(?<![其])[他她](?!们)", frame.lead):
        return [frame.topic.person], ", carried subject"
    bodies = frame.agents(ORGANISATION, cases=(None,))
    bodies = [m for m in bodies if not re.search(rf"被[^，]{{0,4}}{re.escape(m.text)}", frame.clause.text)]
    if bodies and _PART_OF_BODY.fullmatch(frame.passage.text, bodies[-1].end, frame.start):
        return [], ""  # 某集团焊工班获评…: a part of the body that is not named by itself
    if bodies:
        gap = frame.passage.text[bodies[-1].end : frame.start]
        return ([], "") if _OTHERS.search(re.sub(r"等\d+[个家]单位", "", gap)) else (bodies, "")
    if re.search(r"\d[个名位人]", frame.lead) or "工作室" in frame.lead or _WORK.search(frame.lead):
        return [], ""
    listed = frame.topic.listed
    if listed:
        return listed, ", list before"
    carried, _ = frame.topic.carried(frame.passage, frame.clause, frame.start, (PERSON, ORGANISATION))
    if carried and all(m.type == ORGANISATION for m in carried) and (person := _holder(frame, carried[0])):
        return [person], ", carried subject"
    return carried, ", carried subject"
