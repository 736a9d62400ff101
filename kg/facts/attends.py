"""Taking part: who attends, chairs, speaks at, competes in or is a delegate to what."""

from __future__ import annotations

import re

from kg.facts.frame import Frame, Proposal
from kg.facts.passage import of_type
from kg.facts.topic import takes_place, took_part
from kg.model import Mention
from kg.schema import ORGANISATION, PERSON, PROGRAMME

# Verbs whose clause need not name the event: it is the one that the text is about.
_IMPLIES_MEETING = (
    "讲话",
    "致辞",
    "发言",
    "列席",
    "到会",
    "部署",
    "介绍经验",
    "主持",
    "作工作报告",
    "作报告",
    "汇报",
    "出席",
)
_ROLES = (
    "参赛", "参展", "第一名", "第二名", "第三名", "前三名", "冠军", "亚军", "季军", "担任裁判长", "担任导师", "担任评委", "主讲",
    "主讲人", "主讲教师", "学员", "选手", "颁奖", "夺冠", "任总指挥", "任副总指挥", "任现场总指挥", "担任总指挥", "担任副总指挥", "观摩", "响应",
)  # fmt: skip
_WINS = ("夺得", "摘得", "获得", "勇夺", "斩获", "包揽", "分列", "名列", "分获")
_RANK = re.compile(
    r"[^，,。；]{0,14}(?:冠军|亚军|季军|冠亚军|桂冠|金牌|银牌|铜牌|第[一二三四五六七八]名?|前[两三六八十]名)(?!大|师傅|争霸)"
)
_NEEDS_OBJECT = ("介绍", "宣布", "部署", "当选", "参与", "加入", "报名", "讲授", "旁听")
_PLACED = ("第一名", "第二名", "第三名", "前三名", "冠军", "亚军", "季军")
_BODIES = (
    *_PLACED,
    "观摩",
    "响应",
    "发言",
    "介绍经验",
    "参赛",
    "参加",
    "参与",
    "启程",
    "参展",
    "报名",
    "加入",
    "亮相",
    "介绍",
    "出席",
    "夺冠",
)
_MEETING_WORD = re.compile(
    r"会议|大会|会上|仪式|论坛|座谈|竞赛|大赛|活动|启幕式|闭幕[式会]|开幕[式会]|启动会|决赛|典礼|比赛|推进会|赛事|演练|演习|联展|展览|夜校|培训班|课堂"
)
_OPENS = re.compile(r"[开闭]幕[会式]")
_REFERS = re.compile(r"会议|大会|全会|会上")
_SAYS = ("说", "表示", "指出", "强调", "认为", "宣读", "介绍说", "分享", "鼓劲")
_AT_IT = re.compile(r"[”》]?(?:[启开闭]幕式|[\u3400-\u9fff]{0,6}(?:仪式|启动会|现场|会))?(?:上|中|期间|现场)")
EVENTS = ("meeting", "competition", "campaign", "other", "training", "project")
_OTHER_EVENT = re.compile(
    r"(?:参加|出席|主持|列席|参与)(?:召开|了|的)*(?!并|(?:会议|大会|活动|仪式|论坛)(?:和|并|及|、))(?:[^，,。；]{0,16}(?:调研|考察|走访|督查|慰问|签约|揭牌)|[\u3400-\u9fff]{2,14}(?:座谈会|研讨会|推进会|发布会))"
)
_OTHERS = re.compile(
    r"[\u3400-\u9fff]{0,6}的(?:\d+多?余?[名位人个]|[数几多全]|[\u3400-\u9fff]{0,8}(?:人员|职工|青工|员工|师生|选手|代表|学员|队员|群众|市民|学生|人|者))"
)
_SENT = re.compile(r"代表[团队]|参赛队|考察团|服务队|慰问团|[男女]队$")  # bodies that are people on their way
# 选派36名职工参加, …等参加。: at the clause's end, of the event that its sentence tells of or the one before.
_BARELY = ("参加", "参与")
_VAGUE = re.compile(r"(?:了)?(?:上述|以上)?(?:有关|相关|系列|一系列|各项|部分)活动")  # what event it is, is not said
_LISTED = re.compile(
    r"(?:[（(][^（）()]{1,12}[）)])?(?:等)?(?:[省市县区州厂]|公司|集团)?(?:有关|相关)?(?:领导|同志|负责人|负责同志)?(?:等)?(?:也|分别|一同|一起)?"
)
_LONGEST_OPENING = 12  # characters before the first name's title: 市领导, 当天
_CALLED_UPON = re.compile(r"号召|动员|鼓励|欢迎|吸引|邀请|倡导|呼吁")
_SENDS_OTHERS = re.compile(
    r"(?:组织|动员|邀请|引导)[^，,。；]{0,14}(?:企业|单位|工会|商家|院校|学校|机构|居民|群众|市民)(?:代表)?$"
    r"|(?:动员|号召|鼓励|引导|发动)[^，,。；]{0,14}$"
)
_MAKES = re.compile(r"(?:并|和|、)?(?:研发|研制|研究|开发|编写|编制|编纂|设计|起草|完成|承担|攻关|制定|修订|建设|实施)")
# 王芳会见了前来出席某论坛的李明: who attends is received.
_MET = re.compile(r"(?:会见|接见|会晤|看望|慰问|采访|接待|拜会|迎接)(?:了|过)?[^，,。；]{0,6}$")
_FOR_OTHERS = re.compile(r"[为给替帮](?!了|期)[\u3400-\u9fff]{1,6}$")  # 为儿子报名
_STUDIED = re.compile(r"重要讲话|的讲话|讲话精神|讲话要求|讲话指出")


def attends(frame: Frame) -> list[Proposal]:
    """People (of some verbs: bodies) before the verb, and the event behind it, before it or spoken of."""
    text = frame.passage.text
    if frame.verb == "汇报" and "听取" in frame.lead:
        return []  # 听取了某局的汇报
    if frame.verb == "主持" and _MAKES.match(frame.rest):
        return []  # 主持研发的系统
    if frame.verb == "响应" and frame.lead.endswith(("应急", "级")):
        return []  # 启动四级应急响应
    if frame.verb == "讲话" and _STUDIED.search(text[max(0, frame.start - 2) : frame.end + 2]):
        return []  # a speech that is studied, not held
    event, how = _event(frame)
    if event is None:
        return []
    if _describes_others(frame) or (frame.verb == "报名" and _FOR_OTHERS.search(frame.lead)):
        return []
    subjects, carried = who(frame)
    if _barely(frame) and not frame.before(PERSON, ORGANISATION):
        return []  # …推出某计划，已有186名青工参加: those who do are others
    why = None
    if how and _OTHER_EVENT.match(text, frame.start):
        why = "what is attended is another occasion"
    return [Proposal(s, event, f"attends{how}{carried}", why) for s in subjects if s.name != event.name]


def _event(frame: Frame) -> tuple[Mention | None, str]:
    after = [m for m in frame.after(PROGRAMME) if m.subtype not in ("document", "award")]
    if after:
        if frame.verb == "当选" and after[0].subtype != "meeting":
            return None, ""
        if frame.verb in ("介绍", "汇报", "部署") and after[0].subtype not in ("meeting", "competition"):
            return None, ""
        return after[0], ""
    if frame.verb in _SAYS:
        held = [m for m in frame.sentence.mentions if m.type == PROGRAMME and m.end <= frame.start]
        held = [m for m in held if m.subtype in EVENTS and _AT_IT.match(frame.passage.text, m.end)]
        return (held[-1], ", at it") if held and takes_place(frame.passage, held[-1]) else (None, "")
    if frame.verb == "宣布" and re.search(r"(?:开幕|开赛|启动|开班|开营|开始)", frame.rest):
        return frame.topic.programme(EVENTS), ", event spoken of"
    if frame.verb in _NEEDS_OBJECT or (frame.verb in _WINS and not _RANK.match(frame.rest)):
        return None, ""
    if frame.verb in _WINS:
        here = [m for m in frame.before(PROGRAMME) if m.subtype in EVENTS]
        return (here[-1] if here else _contest(frame)), ", event spoken of"
    if _VAGUE.match(frame.rest):
        return None, ""
    if not (_MEETING_WORD.search(frame.clause.text) or frame.verb in _IMPLIES_MEETING or frame.verb in _ROLES):
        if _barely(frame):
            return frame.topic.programme(EVENTS), ", event spoken of"
        return (frame.topic.event or frame.topic.meeting if _closes(frame) else None), ", event spoken of"
    earlier = [m for m in frame.before(PROGRAMME) if m.subtype in EVENTS]
    if earlier:
        return earlier[-1], ", at it"
    if called := _called(frame):
        return called, ", event spoken of"
    last = frame.topic.event or frame.topic.meeting or (frame.topic.held[-1] if frame.topic.held else None)
    if frame.verb in _ROLES:
        last = frame.topic.programme(EVENTS) or last
    says = _REFERS.search(frame.clause.text) or (
        frame.verb in _IMPLIES_MEETING and last is not None and last.subtype != "competition"
    )
    if _OPENS.search(frame.rest) and (congress := [m for m in frame.topic.held if m.name.endswith("大会")]):
        return congress[-1], ", event spoken of"  # 参加闭幕会: of the congress, not of the plenum that followed it
    found = (frame.topic.meeting or last) if says or last is None else last
    return found, ", event spoken of"


def _barely(frame: Frame) -> bool:
    """Is taking part all that the clause says, of an event that the sentence or the one before it names?"""
    if frame.verb not in _BARELY or frame.rest.strip("了。！ ") or _CALLED_UPON.search(frame.lead):
        return False
    last = frame.topic.programme(EVENTS)
    between = frame.passage.text[last.end : frame.start] if last else "\n"
    return "\n" not in between and between.count("。") <= 1


def _closes(frame: Frame) -> bool:
    """市领导甲、乙，某局局长丙参加。: is taking part all that a sentence of names and their titles says?"""
    if frame.verb not in _BARELY or frame.rest.strip("了。！ "):
        return False
    people = of_type(frame.sentence.mentions, PERSON)
    if (
        not people
        or frame.passage.titles.get(people[0].start, people[0].start) - frame.sentence.start > _LONGEST_OPENING
    ):
        return False
    return _LISTED.fullmatch(frame.passage.text, people[-1].end, frame.start) is not None


def _describes_others(frame: Frame) -> bool:
    """参加夜校的146名青工: the clause's verb describes people without a name."""
    named = [m for m in frame.after(PROGRAMME) if m.start - frame.end < 8]
    at = named[0].end if named else frame.end
    match = _OTHERS.match(frame.passage.text, at)
    return match is not None and not any(m.start == match.end() for m in frame.after(PERSON))


def _contest(frame: Frame) -> Mention | None:
    """The competition spoken of last, else the last event at all."""
    return frame.topic.programme(("competition",)) or frame.topic.programme(EVENTS)


def _called(frame: Frame) -> Mention | None:
    """The event that a clause calls by the end of its name: 大会 is a congress, 全会 a plenary session."""
    word = re.search(r"(?<![\u3400-\u9fff])(大会|全会)上?|在(大会|全会)上", frame.lead)
    if word is None:
        return None
    ends = ("大会",) if "大会" in word.group() else ("全会", "全体会议", "全委会议")
    held = [m for m in frame.topic.programmes if m.name.endswith(ends) and m.subtype in EVENTS]
    return held[-1] if held else None


def who(frame: Frame, *, bodies: bool | None = None) -> tuple[list[Mention], str]:
    """Who takes part by a frame, and the rule's second half; `bodies` says whether bodies may, else the verb does."""
    able = frame.verb in (*_BODIES, *_WINS) if bodies is None else bodies
    here = frame.before(PERSON)
    if here and _MET.search(frame.passage.text, here[-1].end, frame.start) and (guest := _described(frame)):
        return [guest], ""
    lists = bool(took_part(frame.verb)) or frame.verb in (*_ROLES, *_WINS) or bodies is not None
    if not here and able and bodies is not None and (acting := frame.agents(ORGANISATION)):
        return acting, ", body"  # 某局局长王芳通报情况，甲局、乙局作表态发言
    if not here and (himself := frame.topic.himself(frame.clause)):
        return himself, ", carried subject"
    people = _since(frame, here) if lists else here
    people = [*(p for p in frame.topic.with_him(frame.clause) if people), *people]
    if not people and frame.verb == "主持" and "由" in frame.clause.text:
        people = frame.after(PERSON)
    if not people and (described := _described(frame)):
        return [described], ""
    if people:
        return people, ""
    if able and (acting := frame.agents(ORGANISATION)):
        return ([] if _SENDS_OTHERS.search(frame.lead) else acting), ", body"
    carried, _ = frame.topic.carried(frame.passage, frame.clause, frame.start, (PERSON, ORGANISATION))
    return [m for m in carried if m.type == PERSON or _SENT.search(m.name)], ", carried subject"


def _described(frame: Frame) -> Mention | None:
    """参加X的P: the person that the verb's clause describes."""
    for person in [m for m in frame.after(PERSON, ORGANISATION) if m.type == PERSON or _SENT.search(m.name)]:
        until = frame.passage.titles.get(person.start, person.start)
        if re.search(r"的[\u3400-\u9fff]{0,6}$", frame.passage.text[frame.end : until]):
            return person
    return None


def _since(frame: Frame, here: list[Mention]) -> list[Mention]:
    """The people before the verb, back to the last verb of taking part: a list of titles runs over commas."""
    earlier = [end for end in took_part(frame.clause.text, frame.clause.start) if end <= frame.start]
    if earlier and any(m.start >= earlier[-1] for m in here):
        return [m for m in here if m.start >= earlier[-1]]
    return [m for m in frame.topic.run if m.start < frame.clause.start and m not in here] + here
