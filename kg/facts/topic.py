"""What the text is about: who a clause without a subject of its own continues, and which event is on.

A subject is carried over within its sentence and to the next one of the paragraph. What ends it: a clause with another
subject, named or not (各级工会…); reported speech (指出，…); a new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.facts.grammar import COMPANION_CASES, groups, has_verb, unnamed_subject
from kg.facts.passage import Passage, Span, of_type
from kg.model import Mention
from kg.schema import ORGANISATION, PERSON, PROGRAMME

_SPEECH = re.compile(
    r"(?:指出|强调|要求|表示|认为|提出|告诉记者|说道|坦言|号召|透露|直言|回忆|感慨|感叹)[^，,]{0,2}$|说$"
)
_PRONOUN = re.compile(
    r"[“\"]?(?:[^，]{0,6}[，,])?(?:[\u3400-\u9fff]{1,10}的(?=[他她]))?(?:(?P<many>他们|她们|两人|三人|二人|[两三]位)|[他她](?![国乡人方省市们])|这位(?=[\u3400-\u9fff]{0,14}(?:[长记任席]|员|师)))"
)
_ROLE_IN = re.compile(
    r"(?:参赛)?(?:选手|队员|运动员|成员|会员|学员|教练员?)、"
)  # 某代表队选手、某厂钳工王芳: of whom is named
_COMPANION = re.compile(r"[和与同跟、]")
_BACKGROUND = re.compile(
    r"[”》]?(?:胜利)?(?:召开)?(?:精神|以来|报告|之后|部署|决策|作出|确定|的(?:有关|相关|精神|各项|部署|决策|主题|成果|要求|情况|意义))"
)
_STUDIED = re.compile(r"(?:贯彻|学习|落实|围绕|迎接|自|从|党的)[^，。]{0,3}$")
_ANAPHOR = re.compile(
    r"(?:该|此项|此次|这一|这项|这个|本次|本届|整个)?(?:活动|大赛|竞赛|比赛|赛事|项目|行动|计划|工程|平台|品牌|会议|大会|论坛|联展|展览|巡展|旅游节|"
    r"文化节|盛会|(?<![\u3400-\u9fff])(?:本届|该)[\u3400-\u9fff]{0,4}[节赛展]|讲堂|夜校|课堂|专线|服务站|行程)"
)
_TOOK_PART = re.compile(
    r"出席|参加|主持|(?<!重要)(?<!的)讲话(?!精神)|致辞|列席|到会|作报告|作工作报告|发言|介绍经验|汇报|宣布|宣读|被授予|座谈|会见|夺得|获得|分别"
)
_OBJECT = re.compile(
    r"(?:还|又|再|先后|随后|并|接着|然后|之后|下午|上午|当天|还先后)*(?:走访|看望|慰问|参观|考察|调研|来到|前往|转赴|察看|会见|走进|访问|检查|抵达)(?:了|慰问)?[\u3400-\u9fff]{0,8}"
    r"|(?:并|还|又|再)?[将把][^，,]{1,12}(?:[送交递发带](?:到|至|往|给|进))(?:了)?[\u3400-\u9fff]{0,8}"  # 把慰问金送到职工王芳家
)
_HELD = re.compile(
    r"[”》]?[^。；\n]{0,40}?(?:举行|举办|召开|开幕|闭幕|落幕|帷幕|启幕|开赛|开班|开讲|开课|开播|开营|开跑|启动|鸣枪|上演|奏响|揭幕|收官|开场|登场|打响|亮相|揭晓|结束|进行|展开|拉开|来到|现场|展出|开展(?=[，,。；])|开馆|揭晓)"
    r"|[”》]?[\u3400-\u9fff]{0,6}(?:[上中]|期间|现场|决赛|仪式|专场)"
)
_HOLDS = re.compile(
    r"(?:举行|举办|召开|启动|开展|主办|承办|组织|迎来|参加|出席|参与|主持|走进|做客|登上|加入)(?:了|的)?[^，。；\n]{0,20}$"
)
_PARTNERS = re.compile(
    r"[“\"]?(?:[^，]{0,6}[，,])?[两三](?:(?:家|个)?(?:单位|机构|企业|部门|公司|学校|医院)|校|院|会|局|厂|社|企)(?!议|员|场|内)"
)  # 当天，两家单位还共同发布…
# 检查组, 总领事一行: whoever leads them was named before.
_PARTY = re.compile(
    r"(?:[^，]{0,6}[，,])?(?:(?:检查|调研|督导|考察|督查|慰问|巡查|访问|走访)[组团]|[\u3400-\u9fff]{2,5}一行|一行人?)(?=[还又先实深来走前参随一详认仔到赴])"
)
_MEETING = ("会议", "大会", "全会", "推进会", "发布会", "现场会")  # whose acts are those of the body that holds it
_CONVENES = re.compile(r"(?:召开|举行|举办)(?!的)[^，。；]{0,40}会(?:议|$|[，。；])")
_LASTING = 1  # sentences that a subject outlives its own


@dataclass
class Topic:
    """What the sentences so far spoke of."""

    actors: list[Mention] = field(default_factory=list)
    noun: str | None = None  # an unnamed subject, which nothing can be ascribed to
    sentence: int = -1
    person: Mention | None = None
    several: tuple[Mention, ...] = ()  # the last people that acted together
    partners: tuple[Mention, ...] = ()  # the last bodies that acted together
    hosts: tuple[Mention, ...] = ()  # the bodies that hold the meeting that was told of last
    event: Mention | None = None
    meeting: Mention | None = None
    programmes: list[Mention] = field(default_factory=list)
    held: list[Mention] = field(default_factory=list)  # events that the text says are held
    run: list[Mention] = field(default_factory=list)  # people of the sentence since its last verb of taking part
    listed: list[Mention] = field(default_factory=list)  # people that took part in the sentence's last such verb
    dates: dict[str, str] = field(default_factory=dict)  # event name -> its date
    stops: list[tuple[Mention, ...]] = field(default_factory=list)  # where people went, a visit each
    in_speech: bool = False
    paragraph: int = 0
    _said: int = -9  # the sentence that named the actors

    def begin(self, passage: Passage, sentence: Span) -> None:
        """A new sentence: lists begin anew; a new paragraph ends every subject."""
        self.run, self.listed, self.in_speech = [], [], False
        self.sentence += 1
        paragraph = passage.text.rfind("\n", 0, sentence.start) + 1
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.actors, self.noun, self._said = [], None, -9

    def carried(
        self, passage: Passage, clause: Span, at: int, types: Sequence[str]
    ) -> tuple[list[Mention], str | None]:
        """Who a clause without a named subject continues, else why nobody."""
        own = unnamed_subject(passage, clause, at)
        if PERSON in types and (pronoun := _PRONOUN.match(clause.text)):
            if pronoun.group("many"):
                return list(self.several), None if self.several else "its pronoun stands for nobody named"
            if self.person:
                return [self.person], None
        if PERSON in types and self.person and _PARTY.match(clause.text):
            return [self.person], None
        if self.in_speech:
            return [], "its subject is lost in reported speech"
        if (own in ("双方", "两家", "三方") or _PARTNERS.match(clause.text)) and ORGANISATION in types:
            return list(self.partners), None if self.partners else "its pronoun stands for nobody named"
        if own in _MEETING and self.hosts and ORGANISATION in types and PERSON not in types:
            return list(self.hosts), None
        if own and is_anaphor(own) and PERSON not in types:
            return [], f"its subject is the event “{own}”"
        if own and not is_anaphor(own):
            return [], f"its subject is “{own}”, which names nobody"
        if self.noun:
            return [], f"the clause before it is about “{self.noun}”, which names nobody"
        if self.sentence - self._said > _LASTING:
            return [], "no subject is near"
        able = of_type(self.actors, *types)
        return able, None if able else "no subject of a fitting type is near"

    def remember(self, passage: Passage, clause: Span) -> None:
        """What a clause leaves behind for the next one."""
        named = of_type(clause.mentions, PERSON)
        # 不服输的他拜王芳为师: whom he meets does not take his place; 他和王芳: both are meant
        himself, with_him = (self.himself(clause), self.with_him(clause)) if named else ([], [])
        people = himself or [*with_him, *named]
        if people or self.run or self.listed:
            verbs = took_part(clause.text, clause.start)
            if verbs:
                self.listed = self.run + people
            self.run = [m for m in people if m.start >= verbs[-1]] if verbs else self.run + people
        if named and not himself:
            if with_him:
                self.several = (*with_him, *named)
            elif acting := [g for g in groups(passage, clause, named) if g.case in (None, "由")]:
                self.person = acting[0].members[0]
                self.several = next((g.members for g in acting if len(g.members) > 1), self.several)
        if convened := _CONVENES.search(clause.text):
            bodies = [m for m in of_type(clause.heads, ORGANISATION) if m.end <= clause.start + convened.start()]
            acting = [g for g in groups(passage, clause, bodies) if g.case in (None, "由")] if bodies else []
            self.hosts = acting[-1].members if acting else ()
        self._subject(passage, clause)
        self._events(passage, clause)
        if _SPEECH.search(clause.text.rstrip('“" ')):
            self.in_speech, self.run = True, []  # who speaks is none of those whom the speech lists

    def himself(self, clause: Span) -> list[Mention]:
        """The person that 他 stands for, where it opens a clause and is no owner or companion: 他的, 他带的徒弟, 他和."""
        pronoun = _PRONOUN.match(clause.text)
        if pronoun is None or pronoun.group("many") or self.person is None:
            return []
        first = next((m.start for m in clause.mentions if m.type == PERSON), clause.end)
        until = clause.text[pronoun.end() : max(pronoun.end(), first - clause.start)]
        return [] if "的" in until or _COMPANION.match(clause.text, pronoun.end()) else [self.person]

    def with_him(self, clause: Span) -> list[Mention]:
        """The person that 他 stands for in 他和徒弟王芳."""
        pronoun = _PRONOUN.match(clause.text)
        beside = pronoun and not pronoun.group("many") and _COMPANION.match(clause.text, pronoun.end())
        return [self.person] if beside and self.person else []

    def _subject(self, passage: Passage, clause: Span) -> None:
        if pronoun := _PRONOUN.match(clause.text):
            stands_for = list(self.several) if pronoun.group("many") else [self.person] if self.person else []
            self.actors, self.noun, self._said = stands_for, None, self.sentence
            return
        bodies = [m for m in of_type(clause.heads, ORGANISATION, PERSON) if not passage.in_title(m.start)]
        bodies = [m for m in bodies if m.type == PERSON or not _ROLE_IN.match(passage.text, m.end)]
        subjects = [g for g in groups(passage, clause, bodies) if g.case in (None, "由")] if bodies else []
        if subjects and self.actors and _governed(passage, clause, subjects[0].start):
            return  # 走访了某公司: an object, so that who acted before goes on
        if subjects:
            first = subjects[0]
            own = unnamed_subject(passage, clause, first.start)
            if own and not is_anaphor(own) and first.case is None and not of_type(clause.heads, PERSON):
                self.actors, self.noun, self._said = [], own, self.sentence
            else:
                every = groups(passage, clause, bodies)
                # 甲与乙签约，双方将…: both are meant
                beside = [g for g in every if g.case in COMPANION_CASES and g.start >= first.end][:1]
                acting = [m for g in (*subjects, *beside) for m in g.members if m.type == ORGANISATION]
                if len(acting) > 1:
                    self.partners = tuple(acting)
                done_by = first.case == "由" and any(m.end <= first.start for m in of_type(clause.heads, PROGRAMME))
                # 某课由甲创办，已走进某镇: the clause goes on about what was founded
                self.actors, self.noun, self._said = [] if done_by else list(first.members), None, self.sentence
            return
        own = unnamed_subject(passage, clause, clause.end)
        if own and not is_anaphor(own) and not of_type(clause.heads, PROGRAMME) and has_verb(passage, clause):
            self.noun = own

    def _events(self, passage: Passage, clause: Span) -> None:
        for m in of_type(clause.mentions, PROGRAMME):
            if m.subtype in ("document", "award"):
                continue
            self.programmes.append(m)
            if m.subtype not in ("project", "platform") and is_held(passage, m):
                self.held.append(m)
            if (m.subtype in ("meeting", "competition") and takes_place(passage, m)) or (
                m.subtype == "campaign" and is_held(passage, m)
            ):
                self.event = m
            if m.subtype == "meeting" and takes_place(passage, m):
                self.meeting = m

    def journey(self) -> list[Mention]:
        """Where those went who are said to have come along: the divisions of the first visit, else all that was visited."""
        first = [m for m in self.stops[0] if m.subtype == "division"] if self.stops else []
        return first or [m for visit in self.stops for m in visit]

    def programme(self, kinds: Sequence[str]) -> Mention | None:
        """The programme of some kinds that was named last."""
        return next((m for m in reversed(self.programmes) if m.subtype in kinds), None)


def _governed(passage: Passage, clause: Span, at: int) -> bool:
    """Does a verb with 了, or one of going somewhere, stand before what comes first in a clause?"""
    return _OBJECT.fullmatch(passage.text[clause.start : at].strip()) is not None


def is_anaphor(noun: str) -> bool:
    """Does a noun stand for an event spoken of: 该项目, 会议?"""
    return _ANAPHOR.fullmatch(noun) is not None


def anaphor_in(text: str) -> re.Match[str] | None:
    """Where a clause refers back to a programme."""
    return _ANAPHOR.search(text)


def takes_place(passage: Passage, event: Mention) -> bool:
    """Whether an event is on, not the background whose spirit is studied."""
    before = passage.text[max(0, event.start - 6) : event.start]
    return not _BACKGROUND.match(passage.text, event.end) and not _STUDIED.search(before)


def is_held(passage: Passage, event: Mention) -> bool:
    """Do the words around an event say that it is held, or was: 在…举行, 召开…, …上, …落幕?"""
    if not takes_place(passage, event):
        return False
    behind = _HELD.match(passage.text, event.end)
    return behind is not None or _HOLDS.search(passage.text, max(0, event.start - 24), event.start) is not None


def took_part(text: str, start: int = 0) -> list[int]:
    """Where the verbs of taking part end."""
    return [v.end() + start for v in _TOOK_PART.finditer(text)]
