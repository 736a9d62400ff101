"""The body of a post that names none: heads of divisions, 公司党支部书记, the workplace, the body spoken of last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.facts.offices import HEAD, KNOWN, POSTS, Post, holds_body, is_responsible, is_territory, known_office, organ_of
from kg.facts.passage import Passage, of_type
from kg.model import Mention
from kg.names import Context, context_at
from kg.names.house import house_of
from kg.schema import ORGANISATION, PLACE

# Which bodies a post without a body of its own may lead; read as endings of names.
_FITTING = {
    "校长": ("学校", "中学", "小学", "大学", "学院", "校"), "院长": ("医院", "学院", "研究院", "院"), "馆长": ("馆",), "站长": ("站", "亭"),
    "厂长": ("厂",), "矿长": ("矿",), "董事长": ("公司", "集团"), "总经理": ("公司", "集团"), "经理": ("公司", "集团"), "局长": ("局",),
    "厅长": ("厅",), "会长": ("协会", "学会", "商会", "会"), "队长": ("队",), "团长": ("团",), "社长": ("社",), "所长": ("所",),
}  # fmt: skip
_GENERIC = re.compile(
    r"分公司|分厂|公司|集团|工厂|维修站|学校|医院|合作社|项目部|学院|协会|联合会|酒庄|突击队|中心|社区|村"
)
_GENERIC_ENDS = {
    "公司": ("公司", "集团"),
    "集团": ("集团", "公司"),
    "学校": ("学校", "中学", "小学"),
    "学院": ("学院", "大学"),
}
_THERE = re.compile(r"(?:社|厂|店|校|院|馆|站|村)(?:里|上)的$")
_WORKPLACE = re.compile(r"(?:的[^，,。]{1,8}|[^，,。]{0,5})[里内中上站室间场地点台楼厅线][，,]")
_UNNAMED = re.compile(r"小组|委员会|指挥部|工作专班|筹委会|组委会")
_CAMPUS = re.compile(r"(?:教授|教师|讲师|学生|研究生|博士生|辅导员|研究员)$")
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
        elif HEAD.match(post.title) or post.title in ("书记", "副书记"):
            if office := _head_of_division(passage, post):
                made.append(Post(office, post.title, post.at))
        elif body := _spoken_of(passage, post, ends) or _of_house(passage, post):
            own = _GENERIC.match(post.title)
            kept = post.title[own.end() :] if own and len(post.title) > own.end() + 1 else post.title
            kept = post.title if kept.startswith("委会") else kept  # 村委会主任
            office, title = organ_of(body, kept)
            made.append(Post(office, title, post.at))
    return made


def _without_body(passage: Passage, post: Post) -> Post:
    """彩架小学校长, where the article names 下甲镇彩架小学: the title begins with the end of a body's name."""
    bodies = {m.name: m for m in reversed(of_type(passage.mentions, ORGANISATION))}
    for end in range(len(post.title) - 2, 2, -1):
        lead, title = post.title[:end], post.title[end:]
        found = [m for name, m in bodies.items() if name.endswith(lead)]
        if len(found) == 1 and title in POSTS:
            return Post(found[0], title, post.at)
    return post


def _head_of_division(passage: Passage, post: Post) -> Mention | None:
    """The government that a 省长 or 市长 without a place leads: that of the division the text is about."""
    title, at = post.title, post.at
    where = context_at(passage.article, passage.mentions, at, Context())
    level = title[-2] if HEAD.match(title) else None
    division = where.of(level) if level in ("省", "市", "县", "区", "州") else None
    if division is None:
        last = [b for b in passage.mentions if b.type == ORGANISATION and b.end <= at and b.name.endswith("委")]
        division = last[-1].name[:-1] if last else None
    if not division:
        return None
    name = f"{division}人民政府"
    article = passage.article
    return Mention(
        article.id, article.page, at, at + len(title), passage.text[at : at + len(title)], ORGANISATION, name, "government",
        "post", f"{title} is a post in {name}", anaphor=True,
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
    fitting = next((names for word, names in _FITTING.items() if title.endswith(word)), None) or ends
    if own and own.group() in ("社区", "村"):
        places = [b for b in bodies if b.name.endswith(own.group())]
        return places[-1] if places else None
    work = [b for b in bodies if _WORKPLACE.fullmatch(passage.text, b.end, at) and not is_territory(b)]
    if work and not own:
        return work[-1]
    if _UNNAMED.search(title):
        return None  # the post is in another body, which is not named
    if not is_responsible(title) and not (own or ends or _THERE.search(passage.text[max(0, at - 5) : at])):
        return None
    if fitting:
        by_name = [b for b in able if b.name.endswith(fitting)]
        able = by_name or [b for b in able if b.subtype == "company" and "公司" in fitting]
    elif not (own or ends):
        paragraph = passage.text.rfind("\n", 0, at)
        able = [b for b in able if b.start > paragraph and at - b.end < _CLOSE]
    return able[-1] if able else None
