"""Who visits what: people, and the groups that they are in, on the way to places and bodies."""

from __future__ import annotations

import itertools
import re

from kg.facts.frame import Frame, Proposal
from kg.facts.grammar import case_of, listed
from kg.facts.passage import of_type
from kg.lexicon import rows
from kg.model import Mention
from kg.schema import ORGANISATION, PERSON, PLACE, PROGRAMME

_TO = ("到", "在", "赴", "来到", "前往", "走进", "至", "往", "抵达")
_BY_PLACE = re.compile(
    r"调研|考察|走访慰问|走访|慰问|看望|观摩|察看|视察|参观|参访|检查|督导|督查|巡查|暗访|探访|回访|旅游|访问|蹲点"
)
_ONLY_WITH_PLACE = re.compile(r"检查|督查|巡查|旅游|蹲点")  # 到X检查 is a visit, 检查X need be none
_CHECKS = re.compile(r"(?:先后|分别|实地|随机|逐一|突击|现场)$")  # 先后检查了某校、某校: to do so one goes there
_EVENT_GOES = re.compile(
    r"(?:活动|行动|项目|课堂|大赛|巡演|巡展|宣讲|专线|展览|比赛|节目|列车)(?:今年|还|也|又|将|已|陆续|先后|首次|首站|近日)*$"
)
# Done on a visit; what follows is not visited.
_ASKS = r"听取|询问|交谈|观看|叮嘱|攀谈|详细了解|实地了解|深入了解|握住|握着|拉着|送上|送去|递上|送到|送给|发放"
_NO_VISIT = re.compile(_ASKS)
_LOOKS = re.compile(rf"{_ASKS}|察看|查看|看望|慰问|走访|参观|考察|调研|视察|检查")
_GOES_IN = re.compile(r"走进|来到|登上|看望|慰问|走访|参观|察看|查看")  # 在某区，王芳走进某厂: she is in both
_IN_PLACE = re.compile(
    r"在(?P<place>[^，,。；在]{2,40}?)(?:里|内|现场|车间|工地|生产线)?[，,](?:[^，,。；]{0,12}|(?P<more>[^。；]{0,36}[，,]))$"
)
_GROUPS = re.compile(
    r"考察团|代表团|考察组|慰问组|检查组|督查组|专家组|调研组|督导组|慰问团|工作组|蹲点组|乘组|小分队|服务队|医疗队|访问团|媒体团|寻根团|采风团|参访团|采访团|宣讲团|学习团|疗休养团|参观团"
)
_LED_BY = re.compile(r"(?:由[^，。]{2,30}(?:带队|率队|带领|率领)|在[^，。]{2,30}(?:带领|率领)下)[，,]$")
_HEADED = re.compile(r"(?:以|由)[^，,。；]{0,20}$")  # 以市长王芳为团长的某市代表团
_AS_HEAD = re.compile(r"(?:为|任|担任)(?:团长|领队|组长|首)的[\u3400-\u9fff]{0,6}|(?:率领|带领|带队)的")
# 来到学校, 到驿站看望: a noun that stands for the place or body spoken of, and what such names end with.
_THAT_PLACE = re.compile(
    r"(?:该|这[个所家座])?(?P<noun>学校|校园|医院|基地|驿站|小站|站点|园区|村[里中子]?|镇[上里]|社区|厂[里区]|企业|公司|工地|书屋|食堂|敬老院|养老院|服务区)(?:里|内)?"
    r"(?=[，。；]|调研|考察|走访|慰问|看望|学习|参观|指导|督导|检查|察看|查看|座谈|探望|义诊|采访|时|看)"
)
_NAME_ENDS = {
    "学校": ("学校", "大学", "学院", "中学", "小学", "幼儿园"),
    "校园": ("学校", "大学", "学院", "中学", "小学"),
    "医院": ("医院", "卫生院"),
    "小站": ("站",),
    "站点": ("站",),
    "园区": ("园", "园区", "开发区", "新区"),
    "企业": ("公司", "集团", "厂"),
    "公司": ("公司", "集团"),
    "工地": ("工地", "项目部", "标段"),
    "敬老院": ("敬老院", "养老院", "福利院"),
    "养老院": ("养老院", "敬老院", "福利院"),
}
_FAR = 160  # characters from a name to a noun that stands for it
_CALLS = re.compile(r"(?:电话|热线|视频)[\u3400-\u9fff]{0,4}[打拨转接]$")
_FROM_AFAR = re.compile(
    r"(?:打来?电话|来电|致电|致信|致函|发来?(?:慰问|贺)[信电]|视频连线|通过(?:电话|视频))[^，,。；]{0,4}$"
)
# 市长甲、市总工会主席乙参加调研。 / 一同考察。 Those who only 陪同 are hosts.
_CAME_ALONG = re.compile(
    r"(?:[（(][^（）()]{1,12}[）)])?(?:等)?(?:市|县|区|省|州|厂|公司|集团)?(?:有关|相关)?(?:领导|同志|负责人|负责同志)?(?:等)?(?:也|全程|分别|先后|随同|随行|一道)*"
    r"(?:(?:参加|参与|一同|一起|一道|随同)(?:了)?(?:上述|此次|有关)?(?:调研|考察|走访慰问|走访|慰问|视察|检查|督导|督查|看望慰问|看望|参观)(?:活动)?|(?P<barely>参加))[。！]?"
)
COMPANION = "came along"
_STAGE = re.compile(r"舞台|讲台|领奖台|荣誉榜|榜$|赛场|头条")
_TAKEN_UP = re.compile(r"[将把][^，。]{2,30}(?:活动|行动|项目|课堂|工程|服务|品牌)[^，。]{0,14}[，,]")
_APART = re.compile(r"(?:分|分头|分别)(?:前|奔)?$")
_LEADS = re.compile(r"(?:率领|带领|率|带)(?:领|着|了)?$")
_WENT_TO = re.compile(r"(?<![达谈说提遇碰看见听感受收得])到(?:了)?(?P<spot>[^，,。；到]{2,24})[，,]$")
_OWNED = re.compile(r"的(?:全资|控股|下属|下辖)*(?:子公司|分公司|企业|单位|工厂)")  # 走访某集团的子公司某厂: the works
_VISITOR = re.compile(r"[^，,。；]{0,14}的[^，,。；]{0,30}$")
_SENT = re.compile(r"派出|选派|组织|派|率|带领")
_NO_BARE = re.compile(r"[达谈说提遇碰看见听感受收领拿找买借学用签得想等送带寄转从直降涨升增达传扩延伸搬迁]$")
_STAYS = re.compile(
    r"[^，。]{0,10}?(?:工作|上班|任职|打工|务工|定居|上学|读书|求学|就业|创业|落户|安家|参加|出席|领奖|比赛|参赛|实习|旅行|出差|的(?!第))"
)
# 来到某厂当了一名焊工: who takes up work somewhere is no visitor.
_SETTLES = re.compile(
    r"(?:当(?:了|上|起)?(?:一名)?[\u3400-\u9fff]{0,4}[工员师匠]|(?:打工|务工|就业|入职|任职|落户|安家)(?=[，。；]|$))"
)
_ON_VISIT = re.compile(
    r"(?:[^，。]{0,6}?)(?:调研|考察|走访|慰问|看望|学习|交流|参观|参访|访问|指导|督[导办战]|暗访|现场办公|检查|督查|察看|查看|取经|宣讲|巡|看[看了稻望]|采访|座谈|探望|义诊|送|演出|授课|讲课|巡演|作(?:报告|讲座|专题)|对接|洽谈)"
)
_OFFICIAL = re.compile(r"(?:实地|专题|现场)?(?:调研|考察|检查|指导|督[导查办战]|暗访)")
_ONCE = re.compile(
    r"(?:随后|接着|又|还|先后|分别|陆续|一行|带队|带领[^，。]{0,12}|率[^，。]{0,8}|多次|专程|驱车[^，。]{0,6}|冒[^，。]{1,3}|第一次|再次)$"
)
_PROVINCES = dict(rows("abbreviations"))
_LYING = re.compile(r"(?:坐落[在于]?|位于|地处)$")  # 来到位于某区的某厂: what is visited lies there
_INTO = re.compile(rf"(?:抵|来|赴|进|访)([{''.join(_PROVINCES)}])(?![\u3400-\u9fff]{{0,1}}[路街区县市])")


def visits(frame: Frame) -> list[Proposal]:
    """A到B调研, A走访B, A来到B; 来B的游客A; a preposition's place before the verb is what is visited."""
    if came_along(frame) is not None:
        return companions(frame)
    if frame.verb == "参加":
        return []
    targets = [] if _NO_VISIT.fullmatch(frame.verb) else _targets(frame)
    if not targets:
        return _on_the_spot(frame)
    if _SETTLES.match(frame.passage.text, targets[-1].end):
        return []
    targets = _gone_to(frame) + targets
    first = min(t.start if t.start >= frame.clause.start else frame.start for t in targets)
    if visitor := _visitor(frame, targets):
        return [Proposal(visitor, t, "visitor") for t in targets]
    subjects, carried = _visitors(frame, first)
    if (
        len(subjects) > 1
        and len(targets) > 1
        and _APART.search(frame.lead)
        and frame.passage.text[targets[-1].end] == "等"
    ):
        return []  # 王芳、李明分赴宁波、温州等地: some went to places that are not named
    able = ((s, t) for s in subjects for t in targets if s.start != t.start)
    found = [Proposal(s, t, f"visits{carried}") for s, t in able if not (t.type == PLACE and s.name.startswith(t.name))]
    return [*_on_the_spot(frame), *found] if found and _GOES_IN.fullmatch(frame.verb) else found


def came_along(frame: Frame) -> re.Match[str] | None:
    """市委书记甲、市长乙一同调研; 市领导甲，某局局长乙参加慰问。: what a clause says of people that go where others went."""
    people = [m for m in of_type(frame.clause.mentions, PERSON) if m.end <= frame.start]
    said = _CAME_ALONG.fullmatch(frame.passage.text, people[-1].end, frame.clause.end) if people else None
    return said if said and (frame.verb != "参加" or not said.group("barely") or not frame.topic.programmes) else None


def companions(frame: Frame) -> list[Proposal]:
    """Those who came along, back to the beginning of their list: they went where those went who were told of before."""
    here = [m for m in of_type(frame.clause.mentions, PERSON) if m.end <= frame.start]
    with_them = [m for m in frame.topic.run if m.start < frame.clause.start and m not in here] + here
    return [Proposal(p, stop, COMPANION) for p in with_them for stop in _their_part(frame, p)]


def _their_part(frame: Frame, person: Mention) -> list[Mention]:
    """Of a journey to several provinces or towns, an official of one of them comes along there alone."""
    stops = frame.topic.journey()
    title = frame.passage.text[frame.passage.titles.get(person.start, person.start) : person.start]
    own = [s for s in stops if len(stops) > 1 and s.name[:2] in title]
    home = next((name for name in _PROVINCES.values() if title.startswith(name[:2])), None)
    away = [s for s in stops if home and s.name in _PROVINCES.values() and s.name != home]
    return own or [s for s in stops if s not in away]


def _on_the_spot(frame: Frame) -> list[Proposal]:
    """在某村，王芳察看…: the place that opens the sentence is where the person looks, asks or greets."""
    if not (_LOOKS.fullmatch(frame.verb) or _GOES_IN.fullmatch(frame.verb)):
        return []
    opening = frame.passage.text[frame.sentence.start : frame.clause.start]
    match = _IN_PLACE.search(opening)
    if match is None:
        return []
    end = frame.sentence.start + match.end("place")
    if match.group("more") and any(
        end <= m.start < frame.start for m in of_type(frame.sentence.heads, PLACE, ORGANISATION)
    ):
        return []  # they have gone on to another place
    spots = [m for m in of_type(frame.sentence.mentions, PLACE, ORGANISATION) if m.end == end]
    people = frame.agents(PERSON)
    if not people:
        carried, _ = frame.topic.carried(frame.passage, frame.clause, frame.start, (PERSON,))
        people = [m for m in carried if m.type == PERSON and not _is_looked_after(frame, m)]
    spot = max(spots, key=lambda m: m.end - m.start, default=None)
    return [Proposal(p, spot, "on the spot") for p in people] if spot else []


def _is_looked_after(frame: Frame, person: Mention) -> bool:
    """在某村，她看望了劳模王芳，送去…: whom somebody else looks in on in this sentence gives nothing herself."""
    before = frame.passage.text[frame.sentence.start : person.start]
    return person.start >= frame.sentence.start and _LOOKS.search(before) is not None


def _visitors(frame: Frame, first: int) -> tuple[list[Mention], str]:
    here = [m for m in frame.agents(PERSON) if m.end <= first]
    if here and "陪同" in frame.lead:
        here = _accompanied(frame, here, first)
    if here:
        return [*here, *_led(frame, here[-1], first)], ""
    if frame.verb in ("走进", "来到", "深入") and _EVENT_GOES.search(frame.lead):
        return [], ""
    bodies = [m for m in frame.agents(ORGANISATION) if m.end <= first]
    if any(bodies and m.start >= bodies[-1].end for m in frame.before(PROGRAMME)):
        return [], ""  # it is the programme that goes there: “…”宣讲活动走进…
    if bodies and _moves(frame, bodies[-1]):
        return [*_heads_of(frame, bodies[-1]), *bodies], ", body"
    opening = frame.passage.text[frame.sentence.start : frame.clause.start]
    leaders = [m for m in of_type(frame.sentence.mentions, PERSON) if m.end <= frame.clause.start]
    if _LED_BY.search(opening) and leaders and not bodies:
        return leaders[-1:], ", led by"
    others = [m for m in frame.before(PERSON, ORGANISATION) if m.end <= first]
    if others and (not frame.topic.person or frame.before(ORGANISATION)):
        return [], ""
    carried, _ = frame.topic.carried(frame.passage, frame.clause, frame.start, (PERSON, ORGANISATION))
    people = [m for m in carried if m.type == PERSON]
    if not people and frame.verb in ("走进", "来到", "深入") and _TAKEN_UP.search(opening):
        return [], ""  # 某工会将某活动列为重点，已走进某校: it is the event that goes there
    bodies = [m for m in carried if m.type == ORGANISATION and (_SENT.search(frame.lead) or _moves(frame, m))]
    if people and people[-1].start >= frame.sentence.start:
        people = [*people, *_led(frame, people[-1], first)]  # 王芳率工作组来甘，先后到某县、某县考察
    return people or bodies, ", carried subject"


def _accompanied(frame: Frame, here: list[Mention], first: int) -> list[Mention]:
    """A陪同B来到C: both go there."""
    people = [m for m in frame.before(PERSON) if m.end <= first]
    for left, right in itertools.pairwise(people):
        until = frame.passage.titles.get(right.start, right.start)
        if re.fullmatch(r"(?:全程)?陪同(?:了)?", frame.passage.text[left.end : until]):
            return [left, *(m for m in people if m.start >= right.start)]
    return here


def _led(frame: Frame, leader: Mention, first: int) -> list[Mention]:
    """某主席率考察团来访: the group goes with who leads it; 率人大代表 and the like name no group."""
    text, bodies = frame.passage.text, of_type(frame.sentence.heads, ORGANISATION)
    able = [m for m in bodies if leader.end <= m.start and m.end <= min(first, frame.start)]
    return [m for m in able if _GROUPS.search(m.name[-4:]) and _LEADS.search(text, leader.end, m.start)]


def _heads_of(frame: Frame, body: Mention) -> list[Mention]:
    """以市长王芳为团长的某市代表团: who heads a delegation goes with it."""
    text = frame.passage.text
    head = next((m for m in reversed(frame.clause.mentions) if m.type == PERSON and m.end <= body.start), None)
    if head is None or not _HEADED.search(text, frame.clause.start, frame.passage.titles.get(head.start, head.start)):
        return []
    begin = _chain_head(frame, body).start
    return [head] if _AS_HEAD.fullmatch(text, head.end, begin) else []


def _gone_to(frame: Frame) -> list[Mention]:
    """王芳一行到某区，考察了某厂: the place that the clause before goes to is visited too."""
    opening = frame.passage.text[frame.sentence.start : frame.clause.start]
    match = _WENT_TO.search(opening)
    if match is None or not _BY_PLACE.match(frame.clause.text) or frame.agents(PERSON, ORGANISATION):
        return []
    start, end = (frame.sentence.start + k for k in match.span("spot"))
    links = _chain(frame, start, end)
    return links[-1:] if links and links[-1].end == end else []


def _chain(frame: Frame, start: int, end: int) -> list[Mention]:
    """The places and bodies that stand one behind the other from `start`."""
    links: list[Mention] = []
    while link := next((m for m in frame.sentence.heads if m.start == start and m.end <= end), None):
        links.append(link)
        start = link.end
    return links


def _moves(frame: Frame, body: Mention) -> bool:
    """Do the words say that a body's people went: a delegation, 派出干部, or a verb that only people do?"""
    if _GROUPS.search(body.name) or body.name.endswith("队"):
        return True
    return bool(_SENT.search(frame.lead)) or frame.verb in (
        "走访", "慰问", "走访慰问", "回访", "探访", "赶赴", "看望", "调研", "考察", "参观", "观摩", "送课到", "进驻", "深入", "视察", "访问", "蹲点", "走进", "督导", "来到", "前往",
    )  # fmt: skip


def _targets(frame: Frame) -> list[Mention]:
    if (frame.verb.startswith("到") and _CALLS.search(frame.lead)) or _FROM_AFAR.search(frame.lead):
        return []  # 把电话打到了某公司, 致电慰问某医院
    if frame.verb == "登上" and _STAGE.search(frame.rest):
        return []  # 登上了某工会晚会的舞台
    if frame.verb == "到了" and _NO_BARE.search(frame.lead):
        return []  # 领到了某工会的礼包
    arrival = _INTO.match(frame.passage.text, frame.start)
    if arrival and not any(m.start == arrival.start(1) and len(m.text) > 1 for m in frame.clause.mentions):
        return [_province(frame, arrival)]
    if len(frame.verb) == 1 and frame.verb in "来进到":
        if frame.verb != "进" and not _NO_BARE.search(frame.lead) and (there := _spoken_of(frame)):
            return [there]
        return _bare(frame)
    behind = _lowest(frame, frame.after(PLACE, ORGANISATION))
    if len(behind) > 1 and _LYING.search(frame.passage.text[frame.end : _chain_head(frame, behind[0]).start]):
        between = frame.passage.text[behind[0].end : behind[1].start]
        behind = behind[1:] if between.startswith("的") and len(between) < 6 else behind
    if len(behind) > 1 and _OWNED.fullmatch(frame.passage.text[behind[0].end : behind[1].start]):
        behind = behind[1:]
    targets = _list(frame, behind)
    if _ONLY_WITH_PLACE.fullmatch(frame.verb) and not _CHECKS.search(frame.lead):
        targets = []
    if not behind and (there := _spoken_of(frame)):
        return [there]
    if not targets and _BY_PLACE.fullmatch(frame.verb):
        lowest = _lowest(frame, frame.before(PLACE, ORGANISATION))
        targets = [m for m in lowest if case_of(frame.passage, frame.clause, _chain_head(frame, m)) in _TO]
    return [
        t for t in targets if not (t.anaphor and t.type == PLACE and frame.verb != "来") and not _possessive(frame, t)
    ]


def _spoken_of(frame: Frame) -> Mention | None:
    """来到学校, 来村里调研: the place or body of that kind that the paragraph spoke of last."""
    text = frame.passage.text
    if (noun := _THAT_PLACE.match(text, frame.end + text.startswith("了", frame.end))) is None:
        return None
    word = noun.group("noun").rstrip("里中子上区") if noun.group("noun")[0] in "村镇厂" else noun.group("noun")
    first = max(text.rfind("\n", 0, frame.start), frame.start - _FAR)
    earlier = of_type(frame.passage.mentions_in(first, frame.clause.start), PLACE, ORGANISATION)
    able = [m for m in earlier if m.name.endswith(_NAME_ENDS.get(word, (word,)))]
    return able[-1] if able else None


def _bare(frame: Frame) -> list[Mention]:
    """来某市学习, 先后到某厂、某公司，: the place that follows the bare verb, where nothing says that they stay or pass."""
    text = frame.passage.text
    if frame.verb == "进" or _NO_BARE.search(text[max(frame.clause.start, frame.start - 1) : frame.start]):
        return []
    behind = [
        m for m in frame.sentence.heads if m.type in (PLACE, ORGANISATION) and frame.end <= m.start < frame.clause.end
    ]
    behind = _lowest(frame, behind)
    if not behind or _chain_head(frame, behind[0]).start != frame.end:
        return []
    targets = _list(frame, behind)
    rest = text[targets[-1].end : frame.clause.end]
    if _OFFICIAL.match(rest):
        return targets  # 到某镇指导防汛工作
    if _STAYS.match(rest) or not (_ON_VISIT.match(rest) or _ON_VISIT.search(frame.lead) or _ONCE.search(frame.lead)):
        return []
    return targets


def _list(frame: Frame, targets: list[Mention]) -> list[Mention]:
    """The first target and those listed with it."""
    kept = targets[:1]
    for t in targets[1:]:
        if not listed(frame.passage, kept[-1], _chain_head(frame, t)):
            break
        kept.append(t)
    return kept


def _chain_head(frame: Frame, target: Mention) -> Mention:
    """The first link of the chain of places that leads to a target."""
    while above := next((m for m in frame.clause.heads if m.type == PLACE and _leads_to(frame, m, target)), None):
        target = above
    return target


def _leads_to(frame: Frame, place: Mention, target: Mention) -> bool:
    """Does a target stand directly behind a place, or behind it and 的?"""
    if place.end == target.start:
        return True
    return (
        place.end + 1 == target.start
        and frame.passage.text[place.end] == "的"
        and (target.type == ORGANISATION or target.subtype != "division")
    )


def _lowest(frame: Frame, targets: list[Mention]) -> list[Mention]:
    """Of a chain of places and the body in it, the last link; all members of a list: 某镇的某厂 is the works."""
    kept = []
    for t in targets:
        at = t
        while follower := _link_behind(frame, at):
            at = follower
        if at not in kept:
            kept.append(at)
    return kept


def _link_behind(frame: Frame, at: Mention) -> Mention | None:
    """What stands directly behind a place or body, or lies in the place: 某县某镇的某厂."""
    there = frame.passage.text.startswith("的", at.end) and at.type == PLACE
    for m in frame.clause.heads:
        if m.start == at.end and m.type in (PLACE, ORGANISATION):
            return m
        if there and m.start == at.end + 1 and m.type in (PLACE, ORGANISATION) and m.subtype != "division":
            return m
    return None


def _possessive(frame: Frame, target: Mention) -> bool:
    """看望福建省总工会的老同志 calls on people, not on the union; a body before a person is that person's."""
    if target.type == PLACE:
        return False
    behind = frame.passage.text[target.end : target.end + 12]
    if frame.verb in ("看望", "慰问") and re.match(r"的?(?:离退休|退休|困难|一线|患病|老|劳模|职工代表)", behind):
        return True
    return any(p.type == PERSON and target.end <= p.start <= target.end + 12 for p in frame.clause.mentions)


def _visitor(frame: Frame, targets: list[Mention]) -> Mention | None:
    """来渝旅游的河北游客陈源: the person that a clause of visiting describes."""
    end = max(t.end for t in targets)
    if frame.agents(PERSON) or end < frame.start:
        return None
    person = next((m for m in frame.clause.mentions if m.type == PERSON and m.start >= end), None)
    if person is None or not re.search(r"来|抵|赴|前往|到访|到", frame.verb):
        return None
    return person if _VISITOR.fullmatch(frame.passage.text, end, person.start) else None


def _province(frame: Frame, match: re.Match[str]) -> Mention:
    """京 in 抵京 as the place that it stands for."""
    name = _PROVINCES[match.group(1)]
    article = frame.passage.article
    return Mention(
        article.id, article.page, match.start(1), match.end(1), match.group(1), PLACE, name, "division", "abbreviation",
        f"{match.group(1)} is {name}", anaphor=True,
    )  # fmt: skip
