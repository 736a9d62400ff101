"""Who is at an event without a word of attending: what is done only at one, and the roles that people have in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.facts.attends import EVENTS, who
from kg.facts.frame import Frame, Proposal
from kg.facts.passage import Passage, Span, of_type
from kg.facts.topic import Topic, is_held, takes_place
from kg.model import Mention
from kg.schema import ORGANISATION, PERSON, PREDICATES, PROGRAMME

_HAN = r"[\u3400-\u9fff]"
_SPEECH = r"(?:演讲|报告|发言|讲座|授课|分享|交流|点评|宣讲|表态|动员|讲话|致辞|感言|说明|通报|汇报|解读|经验介绍|安排|部署)(?!者|人|会|稿|精神|要求)"
_PRIZE = r"(?:冠军|亚军|季军|桂冠|冠亚|金[牌奖]|银[牌奖]|铜[牌奖]|[一二三特]等奖|优[胜秀]奖|第[一二三四五六七八九十]|前[两三四五六八十]|首位|榜首|二、三|二、三名|三甲|头名|最佳)"


@dataclass(frozen=True, slots=True)
class Act:
    """What is done at an event. `near`: only where the event is on; `contest`: at a competition; `school`: at a class or
    a course; `meeting`: at a forum and the like; `shows`: at a show; `joins`: in whatever one may join; `bodies` do it too."""

    name: str
    pattern: re.Pattern[str]
    near: bool = False
    contest: bool = False
    school: bool = False
    meeting: bool = False
    bodies: bool = False
    shows: bool = False
    joins: bool = False


ACTS: tuple[Act, ...] = (
    Act("speaks", re.compile(
        rf"(?:(?<!工)作|做|发表|带来)(?:了|出)?[^，,。；]{{0,22}}?{_SPEECH}|致(?:了|欢迎|开幕|闭幕|答谢|贺|祝|主持)*[辞词]|"
        r"宣读|授课|主讲|领誓|(?:现场|上台|登台)(?:讲解|示范|展示|授课|答疑|教学|宣讲|分享|点评)"), bodies=True),
    Act("does honours", re.compile(
        r"颁(?:发)?奖|领奖|剪彩|揭幕|揭牌|授旗|接旗|接过[^，。]{0,4}旗|鸣枪|发令|开球|为[^，。]{0,16}(?:颁发|授牌|点赞助威)|签名赠书|送上祝福")),
    Act("performs", re.compile(
        r"登上[^，。]{0,16}(?:舞台|讲台|领奖台|赛场)|登台|登场|上台|客串|献艺|献唱|领舞|领唱|独奏|独唱|演奏|执棒|担纲|助阵|联袂|站上(?:讲台|舞台|领奖台)|登上(?:讲台|舞台|领奖台)"), bodies=True),
    Act("is there", re.compile(r"到场|到会|与会|在场|参演|参展|参训|(?:应邀|受邀)(?!旁听|参观|前往|来|赴|到访|加入|担任|成为)|聆听|同台(?:竞技|献艺)|同场竞技|现身|(?:坐|走|步)[进入](?:了)?(?:会场|赛场)"), bodies=True),
    Act("wins", re.compile(
        rf"(?:夺得|荣?获得?|摘得|斩获|勇夺|赢得|捧得|捧回|摘取|取得|拿下|位列|位居|名列|分列|并列|分获|包揽)[^，,。；]{{0,20}}?{_PRIZE}|"
        r"夺冠|一举夺魁|屈居(?:亚军|第二)|(?:获|得|拿)(?:了|到)?(?:亚军|季军|第[二三四]名)|问鼎|折桂|登顶|捧杯|摘金|夺金|摘银|夺魁|卫冕|胜出|脱颖而出|拔得头筹|(?:拿下|得到|砍下|贡献)\d+分|"
        r"晋级(?=(?:总|半)?决赛|复赛|[\u3400-\u9fff]强|下一轮)|(?:闯入|杀入|挺进|打进|跻身)(?=(?:总|半)?决赛|[\u3400-\u9fff]强)|"
        r"\d+(?:比|[:：∶])\d+[^，。；]{0,4}?(?:战胜|击败|力克|险胜|完胜|大胜|不敌|负于|惜败|战平)|完赛|破门|梅开二度|帽子戏法|率先(?:撞线|冲线|冲过)|冲过终点"), contest=True, bodies=True),
    Act("serves", re.compile(
        r"(?:担任|出任|受邀任|任|为)[^，,。；]{0,10}(?:裁判长|裁判员?|评委|评委会主任|总指挥|领队|总教练|解说员?|主持人|嘉宾|现场指挥)")),
    Act("voices", re.compile(r"提出|建议|认为|表示|指出|强调|坦言|介绍|说(?=[，,：:])"), near=True, meeting=True),
    Act("recruits", re.compile(r"(?:进场|到场|现场|设(?:摊|展)位?|摆(?:摊|位))招聘|(?:带来|提供|推出)(?:了)?\d+余?[多]?个(?:就业)?(?:岗位|职位)|投出(?:了)?[^，。]{0,6}简历|投(?:了|递)[^，。]{0,6}简历"), shows=True, bodies=True),
    Act("exhibits", re.compile(r"带来(?:了)?[\d一二两三四五六七八九十百多]+|展出(?:了)?|参展|携[^，。]{0,10}亮相|设(?:立|置)?(?:了)?展[位台区]|现场(?:展示|演示)"), shows=True, bodies=True),
    Act("joins", re.compile(
        r"(?:第一个|率先|主动|积极|首批|踊跃|当场|立即|马上|也|带头|抢先|已经|已)(?:报名|加入|参与|报了名|参加)(?:了|进来|其中|进去)?(?=[，。；、！]|参加|$)"), joins=True),
    Act("tells", re.compile(
        r"回顾了|领读|诵读|领唱|合唱|领跑|讲述了?|介绍了|分享了|通报|展示了|朗诵|表演|演唱|教大家|教学员|提问|传授|解答|讲解|示范|演示|讲了|唱了|跳[出起]?了|签字|牵手|献上|宣布|担任[^，。]{0,8}(?:老师|讲师|教练|导师)"), near=True),
    Act("learns or teaches", re.compile(
        r"讲授|授课|上课|听课|听完[^，。]{0,4}课|学完|结业|报了名|讲(?:了|一次|起了)|给(?![我他她])[^，,。；]{1,14}讲(?![话述到])|教大家|教会|站上讲台|走上讲台|"
        r"(?:当|是|成为|成)(?:了|过|起)?[^，,。；]{0,14}?(?:先生|老师|主持人|校长|讲师|教员|辅导员|学员|主讲人|主讲|讲课人)"), school=True),
)  # fmt: skip
_ANY_ACT = re.compile("|".join(act.pattern.pattern for act in ACTS))  # most clauses hold none
# Roles that one has only in an event, right before a name or in the chain of titles before it.
_ROLE = re.compile(
    r"(?<!上届)(?<!往届)(?<!卫冕)(?:志愿者|运动员|授课老师|任课老师|指导老师|求职者|裁判长|裁判|评委|嘉宾|选手|参赛者|参赛队员|学员|主持人|主讲人|主讲教师|主讲嘉宾|领队|总指挥|总导演|冠军|亚军|季军|第[一二三]名|"
    r"获奖者|颁奖嘉宾|门将|前锋|后卫|中锋|守门员|球员|主教练|(?:首|第一)[批位个名][^，,、]{0,6}(?:者|人|用户|学员|会员))(?:代表|获得者|得主)?(?!的[可请须应都要能])[、，,]?(?=$|[^，,。；]{2,40}$)"
)
_COURSE_ROLES = ("主讲", "学员", "讲师", "授课", "任课")
_DELEGATE = re.compile(r"(?<!人大)(?<!政协)(?<!党)(?<!法定)(?<!法人)(?<!企业)(?<!家属)(?<!校友)(?<!员工)代表$")
_AS = re.compile(r"(?:担任|出任|受邀任|受聘任|当选|是|成为|成了|作为|当上|当了|做了|任)(?:了|过)?$")
_PART = re.compile(
    r"的?(?:首批|首位|第[一二三四五六]批|第一[批个位名]|一[名位]|唯一|最年轻|最年长|最早|特邀|首席|主)*(?:的)?"
    r"(?:学员|选手|志愿者|参与者|参赛者|讲师|导师|裁判长|裁判员?|评委|评审|常客|主讲人|主讲嘉宾|主持人|解说|领队|总指挥|代言人|宣讲员|火炬手|参赛选手|获奖者|冠军|亚军|季军)(?=[，。；、]|$|之一)"
)
_STANDS_AT = re.compile(
    r"(?:[（(][^（）()]{1,8}[）)])?(?:\d+月|\d+日|昨日|近日|日前|当天|当晚|正|还|也|则)*在(?:[^，,。；]{2,14}(?:举行|召开|举办)的)?"
)
_THERE = re.compile(r"[”》\"]?(?:[启开闭]幕式|[\u3400-\u9fff]{0,4}仪式)?(?:现场|中(?![小央国学])|上(?!线|海))(?!采访)")
_ON = re.compile(r"(?:登上|站上|走上|登台|亮相|现身)(?:了|过)?$")
_STAGE = re.compile(r"的?(?:舞台|讲台|领奖台|赛场|会场|现场|擂台)")
_CONTEST_ROLES = (
    "裁判",
    "运动员",
    "选手",
    "参赛",
    "冠",
    "亚",
    "季",
    "第",
    "门将",
    "前锋",
    "后卫",
    "中锋",
    "守门员",
    "球员",
    "主教练",
)
_HERE = re.compile(
    r"会上|仪式上|现场|论坛上|开幕式|闭幕式|赛场|决赛|比赛中|活动中|课上|课堂上|台上|讲座上|典礼上|培训中|会议期间|活动期间"
)
_FROM = re.compile(
    rf"来自(?P<from>[^，,。；]{{2,80}}?)(?:等(?:地|单位|{_HAN}{{0,6}}))?的?(?:\d+{_HAN}{{0,2}})?(?:[余多])?(?:名|位|支)?{_HAN}{{0,8}}?"
    r"(?:选手|职工|队员|代表|队伍|学员|师生|护林员|工匠|员工|同台|同场|参赛|参加|比拼|角逐|竞技|切磋)"
)
_SCHOOL = re.compile(
    r"(?:夜校|[课学讲]堂|讲坛|剧场|云课|[^领]班|训练营|研修计划|培养计划|培训计划|议事会?平?台?|说事.{0,5}|沙龙|读书会|工作坊|学校|书院)[”》]?$"
)
_FORUM = re.compile(r"论坛|研讨会|座谈会|大会|峰会|年会|交流会|推进会|对话会?|圆桌|恳谈会")
_SHOW = re.compile(r"招聘|展$|展览|博览会|展示|交易会|展会|[节会]$")
_COMPETING = re.compile(
    r"参赛|比拼|角逐|竞技|切磋|同台|同场|参加(?=了|[，。；]|[^，。；]{0,14}[会赛动坛班营训展节练])|决赛|展开|较量|一决高下|比试"
)
_ELSEWHERE = re.compile(r"(?:曾(?=[在于获经为参夺多两三$]|$)|去年|前年|此前|当年|\d{4}年)[^，,。；]{0,30}$")
_THERE_ARE = re.compile(
    r"(?:到会|出席|参加|与会|参会)(?:[^，,。；：:]{0,10})?的(?:还)?(?:有|领导|嘉宾)|就座的(?:有|是|还有)|担任(?:评委|裁判|导师|嘉宾)的(?:还)?(?:有|是)"
)
_AT_EVENT = re.compile(
    r"(?:(?P<kind>会|仪式|论坛|讲座|活动|现场|比赛|决赛|大赛|课堂|典礼|沙龙|晚会|培训|台|赛场)(?:现场|活动|主会场|分会场)?(?P<at>上|中|期间)?)"
    r"(?P<seen>看到|见到|了解到|获悉)?$"
)
_SETS = re.compile(r"在|举行|举办|召开")
_UNVEILED = ("other", "brand", "platform", "training", "project")
_AWAY = re.compile(r"在(?:医院|家|单位|岗位|外地|北京|路上|病床|现场值班|一线值)|未能|缺席|没有到场")
_BESIDE = re.compile(r"[、和与同](?:[\u3400-\u9fff]{0,8})")  # 王芳与徒弟李明签下协议
_HONOURED = re.compile(r"被(?:授予|评为|命名|表彰)|荣获|获评")  # who is honoured there need not be there
_HAN_RE = re.compile(_HAN)
_FAR = 700  # characters between an event and what is done at it without a word that leads back


def frames(frame: Frame) -> Iterator[tuple[Act, Frame]]:
    """The acts of a clause, each as a frame like that of a verb."""
    clause = frame.clause
    if _ANY_ACT.search(frame.passage.text, clause.start, clause.end) is None:
        return
    for act in ACTS:
        for match in act.pattern.finditer(frame.passage.text, clause.start, clause.end):
            a, b = match.span()
            cut = act.name == "is there" and not _begins_word(frame.passage, a)
            if cut or any(m.start <= a < m.end or a < m.start < b < m.end for m in clause.mentions):
                continue
            if act.name == "serves" and any(m.type == PROGRAMME and a < m.start and m.end < b for m in clause.mentions):
                continue  # 担任过第七届大赛裁判长: at the one that is named
            yield act, _at(frame, a, b)


def _begins_word(passage: Passage, at: int) -> bool:
    """Does the lexer begin a word here: 与会 in 全体与会人员, not in 项目部与会东县总工会?"""
    return any(w.start == at for w in passage.words_in(at, at + 1))


def clause_frame(passage: Passage, sentence: Span, clause: Span, following: Span | None, topic: Topic) -> Frame:
    """A clause with no verb chosen yet."""
    row = PREDICATES["participatesIn"]
    return Frame(passage, sentence, clause, following, topic, row, "", clause.start, clause.start)


def _at(frame: Frame, start: int, end: int) -> Frame:
    verb = frame.passage.text[start:end]
    return Frame(frame.passage, frame.sentence, frame.clause, None, frame.topic, frame.row, verb, start, end)


def present(act: Act, frame: Frame) -> list[Proposal]:
    """Whoever does what is done only at an event takes part in the one that is on."""
    event = _course(frame) if act.school else _joined(frame) if act.joins else _event(frame, contest=act.contest)
    if event is None or (act.near and not _near(frame, event)):
        return []
    if act.contest and event.subtype in ("project", "platform", "brand") and 0 <= frame.start - event.end < 6:
        return []  # “高炉智控”项目摘得特等奖: it is the project that wins
    if act.name == "does honours" and event.subtype in _UNVEILED and 0 <= frame.start - event.end < 6:
        return []  # 为某驿站揭牌: the station is no event
    if (act.meeting and not _FORUM.search(event.name)) or (act.shows and not _SHOW.search(event.name)):
        return []
    if _ELSEWHERE.search(frame.lead) and event.start < frame.sentence.start:
        return []
    people, how = who(frame, bodies=act.bodies)
    return [Proposal(s, event, f"{act.name}{how}") for s in people if s.name != event.name]


def roles(frame: Frame) -> list[Proposal]:
    """裁判长王连成, 学员代表、某某干部张海燕: a role before a name is one in the event that is on."""
    found = []
    for person in of_type(frame.clause.mentions, PERSON):
        if congress := _sent_to(frame, person):
            found.append(Proposal(person, congress, "delegate to it"))
            continue
        begin = frame.passage.titles.get(person.start, person.start)
        lead = frame.passage.text[max(frame.clause.start, begin - 12) : person.start]
        match = _ROLE.search(lead)
        if match is None:
            continue
        at = _at(frame, person.start - len(lead) + match.start(), person.start - len(lead) + match.end())
        contest = match.group().startswith(_CONTEST_ROLES)
        event = _served(at) if match.group().startswith("志愿者") else _event(at, contest=contest)
        if match.group().startswith(_COURSE_ROLES):
            event = _course(at) or (event if event is not None and _SCHOOL.search(event.name) else None)
        if event is not None:
            found.append(Proposal(person, event, "role"))
    return found


def _sent_to(frame: Frame, person: Mention) -> Mention | None:
    """代表王芳建议, 货车司机代表王芳: a delegate without more is one to the congress that the text is about."""
    if not _DELEGATE.search(frame.passage.text, max(0, person.start - 8), person.start):
        return None
    told = frame.topic.held or frame.topic.programmes
    able = [m for m in told if m.start < person.start and m.name.endswith("代表大会")]
    return able[-1] if able and takes_place(frame.passage, able[-1]) and person.start - able[-1].end < _FAR else None


def _served(frame: Frame) -> Mention | None:
    """The voluntary service that a 志愿者 does: the one spoken of last in the paragraph."""
    service = _joined(frame)
    return service if service and "志愿" in service.name else None


def in_a_role(frame: Frame) -> list[Proposal]:
    """担任某大赛裁判, 是某工程的首批学员, 登上某晚会的舞台: a role or a stage behind the name of what one is at."""
    found = []
    for event in [m for m in of_type(frame.clause.heads, PROGRAMME) if m.subtype in EVENTS]:
        before = frame.passage.text[frame.clause.start : _owner_start(frame, event)]
        if not (
            (_AS.search(before) and _PART.match(frame.passage.text, event.end))
            or (_ON.search(before) and (_STAGE.match(frame.passage.text, event.end) or _SCHOOL.search(event.name)))
        ):
            continue
        at = _at(frame, event.start, event.start)
        people, how = who(at, bodies=False)
        own = at.agents(PERSON) or (_behind(frame) if before.endswith("作为") else [])
        found += [Proposal(p, event, f"in a role{how}") for p in own or people]
    return found


def at_one(frame: Frame) -> list[Proposal]:
    """图为王芳（右二）在某大赛中, 李明在某仪式上领取奖牌: whoever is said to be at an event that the clause names."""
    found = []
    for event in [m for m in of_type(frame.clause.heads, PROGRAMME) if m.subtype in EVENTS]:
        person = next((m for m in reversed(frame.clause.mentions) if m.type == PERSON and m.end <= event.start), None)
        if person is None or not _STANDS_AT.fullmatch(frame.passage.text, person.end, _owner_start(frame, event)):
            continue
        if _THERE.match(frame.passage.text, event.end) and takes_place(frame.passage, event):
            people = _at(frame, event.start, event.start).agents(PERSON) or [person]
            found += [Proposal(p, event, "at it") for p in people]
    return found


def _behind(frame: Frame) -> list[Mention]:
    """作为某大赛的裁判，王芳…: whoever opens the next clause."""
    first = next(iter(of_type(frame.following.mentions, PERSON)), None) if frame.following else None
    if first is None or frame.following is None:
        return []
    begin = frame.passage.titles.get(first.start, first.start)
    return [] if _HAN_RE.search(frame.passage.text[frame.following.start : begin]) else [first]


def _owner_start(frame: Frame, event: Mention) -> int:
    """Where what leads to an event's name begins: a body right before it, 是某集团“匠带徒”计划的首批导师."""
    body = next((m for m in of_type(frame.clause.heads, ORGANISATION) if m.end == event.start), None)
    return body.start if body else event.start


def there(frame: Frame) -> list[Proposal]:
    """发布仪式上，王芳把…: whoever acts in the clause behind one that says where, at an event."""
    place = _AT_EVENT.search(frame.clause.text) if frame.following is not None else None
    if place is None or frame.following is None:
        return []
    if not (place.group("at") or place.group("kind") == "现场" or _SETS.search(frame.clause.text, 0, place.start())):
        return []  # …启动某某活动，王芳…: what was named is not where she is
    named = [m for m in of_type(frame.clause.heads, PROGRAMME) if m.subtype in EVENTS]
    held = [m for m in frame.topic.held if _of_kind(frame.passage, m, place.group("kind"))]
    event = (named or held)[-1:]
    first = next(iter(of_type(frame.following.mentions, PERSON)), None)
    if not event or first is None or not takes_place(frame.passage, event[0]):
        return []
    if place.group().endswith("期间") or _AWAY.search(frame.following.text):
        return []  # 大赛期间，某某在医院里值班
    begin = frame.passage.titles.get(first.start, first.start)
    if _HONOURED.search(frame.following.text):
        return []
    opens = not _HAN_RE.search(frame.passage.text[frame.following.start : begin])
    people = [first]
    for m in of_type(frame.following.mentions, PERSON)[1:]:
        if not _BESIDE.fullmatch(frame.passage.text, people[-1].end, m.start):
            break
        people.append(m)
    near = opens and frame.start - event[0].end < _FAR
    return [Proposal(p, event[0], "at it") for p in people] if near else []


def present_list(frame: Frame) -> list[Proposal]:
    """应邀到会的有：A，B，C: those named behind the words take part, to the sentence's end."""
    match = _THERE_ARE.search(frame.clause.text)
    if match is None:
        return []
    at = _at(frame, frame.clause.start + match.start(), frame.clause.start + match.end())
    event = _event(at, contest=False)
    people = [m for m in of_type(frame.sentence.mentions, PERSON) if m.start >= at.end]
    return [Proposal(p, event, "listed as present") for p in people] if event else []


def _of_kind(passage: Passage, event: Mention, word: str) -> bool:
    """May 仪式, 会, 赛 … call this event?"""
    if word in ("现场", "台"):
        return True
    if word == "会":
        return event.subtype == "meeting" or event.name.endswith("会")
    if word.endswith(("赛", "赛场")):
        return event.subtype == "competition"
    behind = passage.text[event.end : event.end + 8]  # “匠心杯”技能竞赛颁奖仪式
    return word in event.name or word in behind or (word == "活动" and event.subtype in ("campaign", "other"))


def senders(frame: Frame) -> list[Proposal]:
    """来自A、B等单位的54名选手同台竞技: the bodies that sent them take part."""
    match = _FROM.search(frame.clause.text)
    if match is None or not (_COMPETING.search(frame.sentence.text)):
        return []
    start, end = (frame.clause.start + k for k in match.span("from"))
    at = _at(frame, frame.clause.start + match.start(), end)
    event = _event(at, contest=True)
    bodies = [m for m in of_type(frame.clause.heads, ORGANISATION) if start <= m.start < end]
    followed = [
        m for m in of_type(frame.clause.mentions, PERSON) if 0 <= m.start - frame.clause.start - match.end() < 3
    ]
    if event is None or followed:
        return []
    return [Proposal(b, event, "sent by") for b in bodies]


def _event(frame: Frame, *, contest: bool) -> Mention | None:
    """The event that is on where a frame stands: one its clause names, else the one last told to be held."""
    here = [m for m in frame.before(PROGRAMME) if m.subtype in EVENTS and takes_place(frame.passage, m)]
    if here:
        return here[-1]
    held = [m for m in frame.topic.held if m.start < frame.start]
    if contest:
        told = frame.topic.event  # 某竞赛在某市鸣金收兵: no list of verbs says it all
        on = [told] if told is not None and told.subtype == "competition" and told.start < frame.start else []
        held = [m for m in held if m.subtype == "competition"] or held or on
    last = held[-1] if held else None
    return last if last and (frame.start - last.end < _FAR or _HERE.search(frame.sentence.text)) else None


def _course(frame: Frame) -> Mention | None:
    """The class or course spoken of last in the paragraph or the one before."""
    able = [m for m in frame.topic.programmes if m.start < frame.start and _SCHOOL.search(m.name)]
    here = [m for m in frame.before(PROGRAMME) if _SCHOOL.search(m.name)]
    last = (here or able)[-1:]
    return last[0] if last and frame.passage.text.count("\n", last[0].end, frame.start) < 2 else None


def _joined(frame: Frame) -> Mention | None:
    """The campaign, project or class spoken of last in the paragraph, three sentences back at most."""
    able = [m for m in frame.topic.programmes if m.start < frame.start and m.subtype in EVENTS]
    last = able[-1] if able else None
    between = frame.passage.text[last.end : frame.start] if last else "\n"
    return last if "\n" not in between and between.count("。") <= 3 else None


def _near(frame: Frame, event: Mention) -> bool:
    """Is the event on: named in the sentence or the one before it in the paragraph, or led back to by a word?"""
    text = frame.passage.text
    if event.start >= frame.sentence.start or _HERE.search(frame.sentence.text):
        return is_held(frame.passage, event)
    between = text[event.end : frame.sentence.start]
    return "\n" not in between and between.count("。") <= 3
