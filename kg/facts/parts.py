"""What belongs to what: a body whose name goes on from another's, subsidiaries, awards of a competition."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from kg.facts.dates import date_at
from kg.facts.passage import Passage, quote
from kg.mentions.organisations import is_name, kind_of
from kg.model import Fact
from kg.schema import ORGANISATION, PROGRAMME

_UPPER = r"(?:集团|公司|大学|学院|医院|总工会|委|人民政府|局|厅|银行|社|协会|学会|电网|铁建|建工)"
_LOWER = (
    r"(?:[\u3400-\u9fff“”\"]{0,14}?(?:分公司|项目部|事业部|供电局|供电公司|公司)|工会|党委|团委|党支部|办公[室厅]|[\u3400-\u9fff]{2,8}学院|"
    r"[\u3400-\u9fff]{0,4}附属医院|[“\"][^”\"]{1,8}[”\"][\u3400-\u9fff]{2,10}队|[\u3400-\u9fff]{2,8}(?:工作站|服务队|突击队|研究中心|信息中心|监察部|组织部|宣传部|俱乐部))"
)
_NESTED = re.compile(rf"^(?P<upper>[\u3400-\u9fff（）()]{{2,20}}?{_UPPER})(?P<lower>{_LOWER})$")
_SUBSIDIARY = re.compile(r"(?:全资|控股)?(?:子公司|分公司|下属|所属|下辖|隶属)")
_AWARDS = re.compile(r"(?:设|设立|设置|评选|期间|推出|之一)")


def find(passage: Passage) -> list[Fact]:
    """partOf facts of an article."""
    bodies = [m for m in passage.mentions if m.type == ORGANISATION]
    by_name = {m.name: m for m in bodies}
    found: list[Fact] = []
    for m in {b.name: b for b in reversed(bodies) if not b.anaphor}.values():
        longest = max(
            (n for n in by_name if m.name.startswith(n) and n != m.name and len(n) >= 4), key=len, default=None
        )
        nested = _NESTED.match(m.name)
        words = quote(passage.article, m.start, m.end)
        if longest and _suits(m.name[len(longest) :]):
            found.append(Fact(m, "partOf", by_name[longest], words, rule="name goes on"))
        elif nested and is_name(nested.group("upper")) and m.text.startswith(nested.group("upper")):
            name = nested.group("upper")
            upper = replace(
                m,
                end=m.start + len(name),
                text=m.text[: len(name)],
                name=name,
                subtype=kind_of(name),
                rule="inner name",
                reason=f"the beginning of {m.name}",
            )
            found.append(Fact(m, "partOf", upper, words, rule="inner name"))
    found += _stated(passage)
    return found


def _suits(rest: str) -> bool:
    return bool(re.fullmatch(_LOWER, rest)) or rest.endswith(
        ("工会", "部", "室", "队", "班", "委", "中心", "站", "院", "司")
    )


def _stated(passage: Passage) -> list[Fact]:
    found = []
    for sentence in passage.sentences():
        bodies = [m for m in sentence.mentions if m.type == ORGANISATION]
        for upper, lower in itertools.pairwise(bodies):
            gap = passage.text[upper.end : lower.start]
            if len(gap) < 16 and _SUBSIDIARY.search(gap) and upper.name != lower.name and "与" not in gap:
                a, b = (lower, upper) if "隶属" not in gap else (upper, lower)
                found.append(
                    Fact(
                        a,
                        "partOf",
                        b,
                        quote(passage.article, upper.start, lower.end),
                        rule="stated",
                        date=date_at(passage, upper.start, carried=False),
                    )
                )
        programmes = [m for m in sentence.mentions if m.type == PROGRAMME]
        if len(programmes) > 1 and programmes[0].subtype in ("competition", "campaign"):
            gap = passage.text[programmes[0].end : programmes[1].start]
            if _AWARDS.search(gap) and len(gap) < 24:
                found += [
                    Fact(
                        p,
                        "partOf",
                        programmes[0],
                        quote(passage.article, programmes[0].start, p.end),
                        rule="stated",
                    )
                    for p in programmes[1:]
                    if p.name != programmes[0].name and p.subtype != "document"
                ]
    return found
