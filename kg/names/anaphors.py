"""该公司, 学校, 公司工会: words that stand for a body spoken of before, or for an organ of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.mentions.body_names import kind_of
from kg.mentions.personal import begins_with_post
from kg.mentions.spans import Stretches
from kg.model import Article, Mention
from kg.schema import ORGANISATION, PLACE

_ANAPHOR = re.compile(
    r"(?:该|本)(公司|集团|学校|校|院|医院|社区|协会|学会|厂|矿|中心|项目部|局|馆|站|处|所|队|段|会|行|厅|委员会|检察院|法院)"
    r"|(?<![\u3400-\u9fff“”])(公司|集团|学校|医院|合作社|联合会|研究院|学会|项目部|医疗队|救援队|工区|法院|检察院|代表团|考察团|考察组|慰问组|工作组|调研组|督导组|检查组|专家组|寻根团|访问团|参访团|剧团|艺术团|服务队|突击队|志愿队|工作室|学院|供电所|派出所|法庭|检察院|公安局|合唱团|乐队)(?=[\u3400-\u9fff，])"
    r"|(?<![\u3400-\u9fff“”])(中心)(?=由|将|已|还|成立|设在|揭牌|自\d|主任|副主任|负责人|工作人员)"
)
# What the names end with that a word for a kind of body may stand for.
KIND_ENDS = {"校": ("学校", "大学", "学院", "中学", "小学"), "学校": ("学校", "大学", "学院", "中学", "小学"), "院": ("医院", "学院", "研究院", "法院", "检察院"), "会": ("协会", "学会", "商会", "联合会", "工会"),
                 "公司": ("公司", "集团"), "学院": ("学院",), "医院": ("医院",),
                 "段": ("机务段", "工务段", "电务段", "车务段", "供电段", "客运段", "车辆段"), "集团": ("集团", "集团有限公司"), "站": ("站",), "馆": ("馆",)}  # fmt: skip


_UNIT = re.compile(r"(?:队|科|室|部|组|团|班|车间|中心|工会|党委|团委|党支部)$")
_ORGAN_OF = re.compile(
    r"(?:(?<![\u3400-\u9fff”])|(?<=[由经与和被向]))(公司|集团|学校|学院|医院|[厂校院局矿段])(工会|党委|团委|党支部)(?!委员|员)"
    r"|(?:(?<![\u3400-\u9fff”])|(?<=[由经与和被向天日年时说着是在请对同跟让叫把]))(社区|村|街道|镇|乡)"
    r"(党工委|党委|党总支|党支部|居委会|村委会|总工会|工会联合会|工会|办事处|政府|团委|妇联|人大工委)(?!委员|员|组织|干部)"
)


_OF_SMALL = re.compile(
    r"(?P<place>[\u3400-\u9fff]{2,8}?(?:社区|村|街道|镇|乡))"
    r"(?:党工委|党委|党总支|党支部|居委会|村委会|总工会|工会联合会|工会|办事处|人民政府|卫生院"
    r"|(?:中心|便民|党群|综合|文化|社区|卫生|政务)*(?:小学|服务中心|文化站|派出所|司法所|敬老院))$"
)
_IN_FULL = {"政府": "人民政府", "妇联": "妇女联合会"}
_ORGAN_END = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:党委|党组|工会|团委|纪委)$")
_NEXT_ORGAN = re.compile(r"[、和](?P<organ>党委|工会|团委|纪委)(?![\u3400-\u9fff]*(?:组织|干部|会员|委员|系统))")


def _place_of(m: Mention) -> str:
    """A place, or the town, street or village that a body is an organ of: 红旗街道 of 红旗街道党工委."""
    organ = _OF_SMALL.match(m.name) if m.type == ORGANISATION else None
    return m.name if m.type == PLACE else organ.group("place") if organ else ""


def organs(article: Article, named: Sequence[Mention], taken: Stretches) -> list[Mention]:
    """公司工会, 社区党委: the organ of the company or community spoken of last; a company's before a post is none."""
    made = []
    for match in _ORGAN_OF.finditer(article.text):
        body = match.group(1) is not None
        whole, organ = match.groups()[:2] if body else match.groups()[2:]
        organ = _IN_FULL.get(organ, organ)
        begin = match.start()
        if taken.cross(*match.span()):
            continue
        if body and begins_with_post(article.text, match.end()):
            continue
        ends = KIND_ENDS.get(whole, (whole,))
        before = (m for m in reversed(named) if m.end <= begin)
        if body:
            owners = ((m, m.name) for m in before if m.type == ORGANISATION and m.name.endswith(ends))
        else:
            owners = ((m, name) for m in before if (name := _place_of(m)).endswith(whole))
        last, owner = next(owners, (None, ""))
        if last is not None:
            reason = f"{match.group()} belongs to {owner}, spoken of last"
            made.append(
                replace(
                    last,
                    start=match.start(),
                    end=match.end(),
                    text=match.group(),
                    type=ORGANISATION,
                    name=owner + organ,
                    subtype=kind_of(organ),
                    rule="context",
                    reason=reason,
                )
            )
    return made


def shared_owner(article: Article, named: Sequence[Mention], taken: Stretches) -> list[Mention]:
    """某集团党委、工会: the second organ has the first one's owner; before a post it is a part of a title."""
    made = []
    for m in named:
        first = _ORGAN_END.search(m.name) if m.type == ORGANISATION else None
        second = _NEXT_ORGAN.match(article.text, m.end) if first else None
        if first is None or second is None or begins_with_post(article.text, second.end()):
            continue
        start, end = second.span("organ")
        if taken.cross(start, end):
            continue
        organ = second.group("organ")
        owner = m.name[: first.start()]
        reason = f"{organ} has the owner of {m.name} before it"
        made.append(
            replace(
                m,
                start=start,
                end=end,
                text=organ,
                name=owner + organ,
                subtype=kind_of(organ),
                rule="context",
                reason=reason,
            )
        )
    return made


def anaphors(article: Article, named: Sequence[Mention], taken: Stretches) -> list[Mention]:
    """该公司, 学校 and the like: the body of that kind spoken of last."""
    made = []
    for match in _ANAPHOR.finditer(article.text):
        if taken.cross(*match.span()):
            continue
        word, begin = next(group for group in match.groups() if group), match.start()
        ends = KIND_ENDS.get(word, (word,))
        before = [m for m in reversed(named) if m.type == ORGANISATION and m.end <= begin]
        found = next(((m, m.name) for m in before if m.name.endswith(ends)), None)
        if found is None and word != "社区" and match.group().startswith(("该", "本")):
            found = next(((m, owner) for m in before if (owner := _owner(m.name, ends))), None)
        if found is not None:
            last, name = found
            made.append(
                replace(
                    last,
                    start=match.start(),
                    end=match.end(),
                    text=match.group(),
                    name=name,
                    subtype=last.subtype if name == last.name else kind_of(name),
                    rule="context",
                    anaphor=True,
                    reason=f"{match.group()} is {name}, spoken of last",
                )
            )
    return made


def _owner(name: str, ends: tuple[str, ...]) -> str | None:
    """The body of a kind that a unit is of: some hospital of its medical team.

    >>> _owner("市人民医院医疗队", ("医院",)), _owner("市人民医院", ("医院",))
    ('市人民医院', None)
    """
    owner = max((name[: at + len(end)] for end in ends if (at := name.rfind(end)) > 0), key=len, default="")
    return owner if _UNIT.search(name) and len(owner) > 3 and 2 <= len(name) - len(owner) <= 10 else None
