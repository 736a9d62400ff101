"""The body of a post that names none: heads of divisions, 公司党支部书记, the workplace, the body spoken of last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.offices import (
    BARE_ORGAN,
    KNOWN,
    Post,
    heads_division,
    holds_body,
    is_responsible,
    is_territory,
    known_office,
    organ_of,
    without_region,
)
from kg.facts.passage import Passage, of_type
from kg.gazetteer import full_name, territory_of
from kg.lexicon import posts
from kg.mentions.body_names import kind_of
from kg.model import Mention
from kg.names.house import house_of
from kg.schema import ORGANISATION, PLACE

# Which bodies a post without a body of its own may lead; read as endings of names.
_FITTING = {
    "领衔人": ("工作室",), "领办人": ("工作室",),
    "项目经理": ("项目部", "项目经理部"), "项目总工": ("项目部",), "庭长": ("法庭", "法院", "庭"), "审判长": ("法庭", "法院"), "检察长": ("检察院",),
    "大队长": ("大队",), "支队长": ("支队",), "中队长": ("中队",), "段长": ("段",), "行长": ("行", "银行"), "园长": ("幼儿园", "园"), "场长": ("场",), "台长": ("台",),
    "校长": ("学校", "中学", "小学", "大学", "学院", "校"), "院长": ("医院", "学院", "研究院", "院"), "馆长": ("馆",), "站长": ("站", "亭"),
    "厂长": ("厂",), "矿长": ("矿",), "董事长": ("公司", "集团"), "总经理": ("公司", "集团"), "经理": ("公司", "集团"), "局长": ("局",),
    "厅长": ("厅",), "会长": ("协会", "学会", "商会", "会"),
    "理事长": ("联盟", "协会", "学会", "研究会", "基金会", "商会", "联合会", "合作社", "理事会"), "队长": ("队",), "团长": ("团",), "社长": ("社",), "所长": ("所",),
}  # fmt: skip
_NO_SCHOOL = re.compile("(?:科学院|工程院) .*校长$")  # 学院 ends their names, too
# Where people of an occupation work; read as endings of names.
_WORK = (
    (re.compile(r"(?:法官|法官助理|审判员|审判长|书记员|法警|庭长)$"), ("法院", "法庭")),
    (re.compile(r"(?:检察官|检察官助理)$"), ("检察院",)),
    (re.compile(r"律师$"), ("律师事务所",)),
    (re.compile(r"(?:医生|医师|护士|护士长|药师|护师|药剂师|助产士|技师长)$"), ("医院", "卫生院", "卫生服务中心", "医疗队", "诊所", "保健院")),
    (re.compile(r"(?:教师|老师|教授|讲师|学生|辅导员|班主任|研究生|博士生|本科生)$"), ("学校", "中学", "小学", "大学", "学院", "校", "幼儿园")),
    (re.compile(r"(?:民警|警长|辅警)$"), ("公安局", "派出所", "公安分局", "支队", "大队", "边检站", "边防检查站")),
    (re.compile(r"(?:列车长|列车员|乘警长)$"), ("客运段", "列车", "车队", "动车段")),
    (re.compile(r"(?:乘务长|空乘|机长|副驾驶|飞行员|签派员)$"), ("航空公司", "航空", "机组", "乘务组", "航空集团")),
    (re.compile(r"(?:社员)$"), ("合作社",)),
    (re.compile(r"(?:讲解员)$"), ("博物馆", "纪念馆", "馆", "公园", "景区", "旧址")),
    (re.compile(r"(?:前锋|后卫|中场|门将|守门员|主教练|球员|队员)$"), ("队",)),
)  # fmt: skip
_TOO_GENERAL = re.compile(
    r"(?:职工|员工|工人|代表|专家|志愿者|记者|居民|村民|干部|工作人员|成员|会员|队员|学生|农民|工匠|市民|游客|乘客|负责人|顾问|导师|学员|选手|评委|裁判|主持人|嘉宾|"
    r"博士|院士|硕士|作家|画家|诗人|演员|歌手|导演|学者|律师|司机|驾驶员|骑手|快递员|外卖员|传承人|艺人|匠人|摊主|店主|户|通讯员|主讲人|主讲教师|机手|家|渔民|牧民|果农|茶农|农)$"
)
_EMPLOYERS = ("company", "education", "other")
_GENERIC = re.compile(
    r"分公司|分厂|分院|分校|分行|支行|分局|分会|分社|分店|分馆|分中心|派出所|公司|集团|工厂|维修站|学校|大学|医院|合作社|项目部|学院|协会|联合会|商会|学会|研究会|基金会|法院|检察院|银行|酒庄|突击队|中心|社区|村|街道|镇(?![长区])|乡(?![长村镇])"
    r"|(?:段|局|院|校|厂|矿|大队|支队|农场|林场)(?=党委|党组|工会|团委|党支部|监督员)"
)
_GENERIC_ENDS = {
    "公司": ("公司", "集团"),
    "集团": ("集团", "集团公司", "集团有限公司", "集团股份有限公司", "集团有限责任公司"),
    "学校": ("学校", "中学", "小学"),
    "学院": ("学院", "大学"),
    "院": ("医院", "学院", "研究院", "院"),
    "校": ("学校", "中学", "小学", "大学", "学院", "校"),
}
_THERE = re.compile(r"(?:社|厂|店|校|院|馆|站|村)(?:里|上)的$")
_WORKPLACE = re.compile(r"(?:的[^，,。]{1,8}|[^，,。]{0,5})[里内中上站室间场地点台楼厅线][，,]")
_UNNAMED = re.compile(r"小组|委员会|指挥部|工作专班|筹委会|组委会")
_OF_A_UNION = re.compile(r"(?:经费审查委员会|经审会|经审委|女职工委员会|女工委)")  # committees that every union has
_CAMPUS = re.compile(r"(?:教授|教师|讲师|学生|研究生|博士生|辅导员|研究员)$")
# Posts of the works itself, which its union does not have.
_OF_WORKS = re.compile(
    r"(?:车间|工段|班组?|项目|生产|技术|安全|矿|厂|工区)(?:副?主任|[副组]?长|经理)$|(?:班组?|工段|厂|矿)长$|工$"
)
# 无为市副市长, where no list knows the division
_DIVISION_HEAD = re.compile(r"^([\u3400-\u9fff]{1,6}([市县区州]))((?:常务|代)?副?\2长)$")
_OF_EVENT = re.compile(
    r"裁判长?$|(?:授课|任课|主讲)[教老]师$|评委$|主持人$|总指挥$|选手$"
)  # roles in an event, which belong to no body spoken of
# 省卫生健康委妇幼健康处处长, 达热村党支部书记: the title holds a body of its own, which nothing names elsewhere
_OF_ANOTHER = re.compile(
    r"^(?:[省市县区州](?:[\u3400-\u9fff]{0,10}(?:局|厅|委)(?!员)|总工会|妇联|政协|人大|团委)[\u3400-\u9fff]{2}|[\u3400-\u9fff]+(?:村|社区)(?:党|村委|居委|两委)"
    r"|(?:(?:民营|爱心|参展|参会|上市|入驻|当地|小微|用工|合作)?(?:企业|单位)|商户|商家|部门)(?:主要)?负责人)"
)
# Who leads no body of a kind: a 局 has a 局长, a works a 厂长, a union a 主席.
_NO_CHAIR = re.compile(r"(?!(?:常务|兼职|挂职)?副?主席$).*")
_LEDS = {
    **dict.fromkeys(("government", "company", "education", "media"), _NO_CHAIR),
    "union": re.compile(r"(?!副?主任$).*"),
}
# 在某镇，党委书记王芳…; 在某工会，工作人员王芳…: who is met where the sentence has gone
_OF_SETTLEMENT = re.compile(r"党(?:委|工委|支部|总支)|村委会|居委会|两委")
_STAFF = re.compile(r"工作人员|负责人|职工|员工")
_COMMITTEE_OF = re.compile(r"(?:居委会|居民委员会|村委会|村民委员会)(?:常务)?副?主任$")
_COMMUNITY_NAME = re.compile(r".+(?:社区|村)(?:党委|党总支|党支部|居委会|村委会)?$")
_CLOSE = 60  # characters between a body and a post of responsibility that names none


def body_for(passage: Passage, posts_: Sequence[Post]) -> list[Post]:
    """A chain without a body (校长张砚田, 公司党支部书记闵秋实): heads of divisions, else the body spoken of last."""
    made = []
    lead = _GENERIC.match(posts_[-1].title) if posts_ else None
    ends = _GENERIC_ENDS.get(lead.group(), (lead.group(),)) if lead else None
    for post in [_without_body(passage, p) for p in posts_]:
        if post.body is not None:
            made.append(post)
        elif post.title in KNOWN:
            near = Mention(
                passage.article.id, passage.article.page, post.at, post.at + 1, passage.text[post.at], ORGANISATION, ""
            )
            made.append(Post(known_office(near, post.title), post.title, post.at))
        elif post.title in ("书记", "副书记"):
            if committee := _last_committee(passage, post):
                made.append(Post(committee, post.title, post.at))
        elif heads_division(post.title):
            if office := _head_of_division(passage, post):
                made.append(Post(office, without_region(post.title), post.at))
        elif division := _DIVISION_HEAD.match(post.title):
            office = _government(passage, post, full_name(division.group(1)) or division.group(1))
            made.append(Post(office, division.group(3), post.at))
        elif organ := _organ_of_community(passage, post):
            made.append(organ)
        elif _OF_EVENT.search(post.title) or holds_body(post.title) or _OF_ANOTHER.match(post.title):
            continue
        elif body := _employer(passage, post, _spoken_of(passage, post, ends)) or _of_house(passage, post):
            own = _GENERIC.match(post.title)
            kept = post.title[own.end() :] if own and len(post.title) > own.end() + 1 else post.title
            kept = post.title if kept.startswith("委会") else kept  # 村委会主任
            office, title = organ_of(body, kept)
            made.append(Post(office, title, post.at))
    return made


def _organ_of_community(passage: Passage, post: Post) -> Post | None:
    """某社区党委书记甲、居委会副主任乙: the committee of the community that was named right before."""
    if not _COMMITTEE_OF.match(post.title):
        return None
    near = passage.mentions_in(max(0, post.at - _CLOSE), post.at)
    named = [m for m in of_type(near, ORGANISATION, PLACE) if _COMMUNITY_NAME.match(m.name)]
    if not named or "。" in passage.text[named[-1].end : post.at]:
        return None
    office, title = organ_of(named[-1], post.title)
    return Post(office, title, post.at) if title != post.title else None


def fits(title: str, body: Mention) -> bool:
    """May a body be led by somebody of this title: an association has a 理事长, a school a 校长?"""
    if body.type == PLACE and title.endswith("主席"):
        return False  # 走访了某基地，副主席王芳…: of the union before
    if body.subtype in _LEDS and not _LEDS[body.subtype].fullmatch(title):
        return False
    ends = next((names for word, names in _FITTING.items() if title.endswith(word)), None)
    return ends is None or body.name.endswith(ends) or ("公司" in ends and body.subtype == "company")


def _without_body(passage: Passage, post: Post) -> Post:
    """彩架小学校长, where the article names 下甲镇彩架小学: the title begins with the end of a body's name."""
    bodies = {m.name: m for m in reversed(of_type(passage.mentions, ORGANISATION))}
    for end in range(len(post.title) - 2, 2, -1):
        lead, title = post.title[:end], post.title[end:]
        found = [m for name, m in bodies.items() if name.endswith(lead) and not BARE_ORGAN.fullmatch(name)]
        if len(found) == 1 and title in posts():
            return Post(found[0], title, post.at)
    return post


def _head_of_division(passage: Passage, post: Post) -> Mention | None:
    """The government that a 省长 or 市长 without a place leads: that of the division the text is about."""
    title, at = post.title, post.at
    where = passage.ground.at(at)
    level = heads_division(title)
    division = where.of(level) if level in ("省", "市", "县", "区", "州") else None
    if level in ("镇", "乡"):
        towns = [m for m in of_type(passage.mentions, PLACE) if m.end <= at and m.name.endswith(level)]
        return _government(passage, post, towns[-1].name) if towns else None
    if division is None and (committee := _last_committee(passage, post)):
        division = committee.name[:-1]
    if not division:
        return None
    return _government(passage, post, division)


def _last_committee(passage: Passage, post: Post) -> Mention | None:
    """The party's committee that was spoken of last: 县委召开会议。书记王芳…."""
    last = [b for b in passage.mentions if b.type == ORGANISATION and b.end <= post.at and b.name.endswith("委")]
    return last[-1] if last else None


def _government(passage: Passage, post: Post, division: str) -> Mention:
    title, at, name = post.title, post.at, f"{division}人民政府"
    article = passage.article
    return Mention(
        article.id, article.page, at, at + len(title), passage.text[at : at + len(title)], ORGANISATION, name, "government",
        "post", f"{title} is a post in {name}", anaphor=True,
    )  # fmt: skip


def _employer(passage: Passage, post: Post, body: Mention | None) -> Mention | None:
    """The works where its union was named: 某厂工会开展竞赛，车间主任王芳…; None if a union of no works was."""
    if body is None or body.subtype != "union" or not _OF_WORKS.search(post.title):
        return body
    name = body.name.removesuffix("工会")
    if name == body.name or name.endswith(("总", "联合", "行业")) or territory_of(body.name):
        return None
    known = next((m for m in of_type(passage.mentions, ORGANISATION) if m.name == name), None)
    return known or replace(
        body, name=name, text=body.text.removesuffix("工会"), end=body.end - 2 * body.text.endswith("工会"),
        subtype=kind_of(name), rule="post", reason=f"{body.name} is its union",
    )  # fmt: skip


def _of_house(passage: Passage, post: Post) -> Mention | None:
    """副校长 and 国际交流处处长 in a university's own paper are the university's."""
    house = house_of(passage.article)
    if house is None or holds_body(post.title) or not (is_responsible(post.title) or _CAMPUS.search(post.title)):
        return None
    article, end = passage.article, post.at + 1
    reason = f"the paper is that of {house}"
    return Mention(
        article.id, article.page, post.at, end, passage.text[post.at : end], ORGANISATION, house, "education", "post",
        reason, anaphor=True,
    )  # fmt: skip


def _spoken_of(passage: Passage, post: Post, ends: tuple[str, ...] | None) -> Mention | None:
    """The body that a post without one belongs to: of the kind its words say, else the near one it can lead."""
    title, at = post.title, post.at
    bodies = [b for b in of_type(passage.mentions, ORGANISATION, PLACE) if b.end <= at]
    able = [b for b in bodies if b.type == ORGANISATION or b.subtype in ("venue", "station")]
    own = _GENERIC.match(title)
    fitting = ends or next((names for word, names in _FITTING.items() if title.endswith(word)), None)
    if own and own.group() in ("社区", "村", "街道", "镇", "乡"):
        places = [b for b in bodies if b.name.endswith(own.group())]
        return places[-1] if places else None
    if here := _at(passage, bodies, title, at):
        return here
    work = [b for b in bodies if _WORKPLACE.fullmatch(passage.text, b.end, at) and not is_territory(b)]
    if work and not own:
        return work[-1]
    if _OF_A_UNION.match(title):
        paragraph = passage.text.rfind("\n", 0, at)
        unions = [b for b in able if b.start > paragraph and b.subtype == "union"]
        return unions[-1] if unions else None
    if _UNNAMED.search(title):
        return None  # the post is in another body, which is not named
    if not (own or ends) and (place := _workplace(passage, title, able, at)):
        return place
    if not is_responsible(title) and not (own or ends or _THERE.search(passage.text[max(0, at - 5) : at])):
        return None
    if own and own.group() == "集团" and (group := _group_of(able)):
        return group
    if fitting:
        by_name = [b for b in able if b.name.endswith(fitting) and not _NO_SCHOOL.search(f"{b.name} {title}")]
        if own and len(own.group()) == 1:
            # 段党委书记, where one 段 is spoken of, and not only as somebody's (某段的司机)
            by_name = [b for b in by_name if not passage.text.startswith("的", b.end)]
            return by_name[-1] if len({b.name for b in by_name}) == 1 else None
        able = by_name or [b for b in able if b.subtype == "company" and "公司" in fitting]
    elif not (own or ends):
        paragraph = passage.text.rfind("\n", 0, at)
        able = [b for b in able if b.start > paragraph and at - b.end < _CLOSE and fits(title, b)]
    return able[-1] if able else None


def _at(passage: Passage, bodies: Sequence[Mention], title: str, at: int) -> Mention | None:
    """The town or body of the phrase that opens the sentence right before a post."""
    last = bodies[-1] if bodies else None
    if last is None or passage.text[last.end : at].strip() not in ("，", ","):
        return None
    begin = max(passage.text.rfind(mark, 0, last.start) for mark in "。！？；\n，") + 1
    if "在" not in passage.text[begin : last.start]:
        return None
    if last.type == PLACE:
        own = last.subtype != "venue" and last.name.endswith(("镇", "乡", "村", "社区", "街道"))
        return last if own and _OF_SETTLEMENT.match(title) else None
    return last if _STAFF.fullmatch(title) else None


def _group_of(able: Sequence[Mention]) -> Mention | None:
    """集团工会主席, where a branch was named last: the group that the branch's name begins with."""
    last = next((b for b in reversed(able) if "集团" in b.name), None)
    if last is None or last.name.endswith(_GENERIC_ENDS["集团"]):
        return last
    name = last.name[: last.name.index("集团") + 2]
    same = next((b for b in able if b.name == name), None)
    end = last.text.find("集团") + 2
    if same is not None or end < 4:
        return same
    return replace(
        last, name=name, text=last.text[:end], end=last.start + end, rule="post", reason=f"{last.name} is its branch"
    )


def _workplace(passage: Passage, title: str, able: Sequence[Mention], at: int) -> Mention | None:
    """Where somebody of an occupation works: the kind of body that has such people, else the employer named just before.

    Both are looked for in the paragraph; 职工, 代表 and the like may be anybody's.
    """
    paragraph = passage.text.rfind("\n", 0, at) + 1
    near = [b for b in able if b.start >= paragraph]
    for occupation, ends in _WORK:
        if occupation.search(title) and not title.startswith("主讲"):
            kind = [b for b in near if b.name.endswith(ends)] or [b for b in able if b.name.endswith(ends)]
            if not kind or (kind[-1] not in near and len({b.name for b in kind}) > 1):
                return None
            return kind[-1]
    if is_responsible(title) or _TOO_GENERAL.search(title):
        return None
    sentence = max(passage.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    close = [b for b in near if b.start >= sentence and at - b.end < _CLOSE and b.subtype in _EMPLOYERS]
    return close[-1] if close else None
