"""What belongs to what: a body whose name goes on from another's, subsidiaries, parts of programmes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg.facts.dates import date_at
from kg.facts.grammar import linked
from kg.facts.modality import not_asserted
from kg.facts.passage import Passage, Span, of_type, quote
from kg.facts.topic import anaphor_in
from kg.mentions.body_names import is_name, kind_of
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PROGRAMME

_UPPER = r"(?:集团|公司|大学|学院|医院|总工会|委|人民政府|局|厅|银行|社(?![区会保])|协会|学会|电网|铁建|建工|铁路局|工务段|机务段|电务段|车辆段|厂|报(?![告名到]))"
# The ends of names of what is a part of a body, read behind the body's own name.
_LOWER = re.compile(
    r"(?:[\u3400-\u9fff“”\"]{0,14}?(?:分公司|项目部|事业部|供电局|供电公司|公司)|工会(?:委员会)?|党委|党组|团委|党支部|常委会|驻[\u3400-\u9fff]{2,12}站|[\u3400-\u9fff]{2,8}协会|办公[室厅]|新闻办|"
    r"[\u3400-\u9fff]{2,8}学院|[\u3400-\u9fff]{0,4}附属医院|[“\"][^”\"]{1,8}[”\"][\u3400-\u9fff]{2,10}队|"
    r"[\u3400-\u9fff]{0,10}(?:部|室|队|班|委|委员会|中心|站|院|司|处|科|组|分会|支行|分行|分局|分院|分校|总部|联合会|蹲点组|专班|车间|俱乐部|(?:工务|机务|电务|车务|供电|客运)段|工区|工段|所|支队|大队|分厂|[一二三四五六七八九十]厂))"
)
_SAME_BODY = re.compile(r"(?:集团|股份|有限|责任|总)*(?:公司|集团)")
_NESTED = re.compile(rf"^(?P<upper>[\u3400-\u9fff（）()]{{2,20}}?{_UPPER})(?P<lower>.+)$")
_SUBSIDIARY = re.compile(r"(?:全资|控股)?(?:子公司|分公司|下属|所属|下辖|旗下)")
_BELONGS = re.compile(r"隶属(?:于)?|从属于|归属")
_HAS = re.compile(r"(?:现有|下辖|下设|拥有|设有)")
_DURING = re.compile(r"\s*(?:节日|[\u3400-\u9fff]{0,3}(?:节|周|月|会))期间[，,][^。]{0,10}(?:举办|举行|推出|开展)")
_OUTWARD = re.compile(r"[与和同、]|联合|会同")
_SETS_UP = re.compile(r"(?:设|设立|设置|设有|增设|评选|评出|下设|包括|包含|分为|推出)(?:了)?")
_BACK_SETS = re.compile(r"(?:期间[^。]{0,12}|共|还|另)?(?:设|增设|下设)|期间[^。]{0,12}(?:举办|举行|推出|开展)")


def find(passage: Passage) -> list[Fact]:
    """partOf facts of an article."""
    return [*_names(passage), *_bodies(passage), *_programmes(passage)]


def _names(passage: Passage) -> Iterator[Fact]:
    """陕煤运销集团铜川分公司: a name that goes on from that of another body, named or plainly inside it."""
    bodies = of_type(passage.mentions, ORGANISATION)
    by_name = {m.name: m for m in reversed(bodies)}
    for m in {b.name: b for b in reversed(bodies) if not b.anaphor}.values():
        words = quote(passage.article, m.start, m.end)
        upper = max(
            (n for n in by_name if m.name.startswith(n) and n != m.name and len(n) >= 4 and _part(m.name[len(n) :])),
            key=len,
            default=None,
        )
        if upper:
            yield Fact(m, "partOf", by_name[upper], words, rule="name goes on")
            continue
        if group := _group(m, by_name):
            yield Fact(m, "partOf", group, words, rule="branch of a group")
            continue
        nested = _NESTED.match(m.name)
        if nested is None or not m.text.startswith(nested.group("upper")):
            continue
        if _part(nested.group("lower")) and is_name(nested.group("upper")):
            body = _inner(m, nested.group("upper"), by_name)
            rule = "inner name" if body.rule == "inner name" else "inner name of a known body"
            yield Fact(m, "partOf", body, words, rule=rule)


def _group(m: Mention, known: Mapping[str, Mention]) -> Mention | None:
    """The group that a branch is called after: 金沙航空西北分公司 of 金沙航空集团."""
    if not m.name.endswith("分公司"):
        return None
    stems = {
        name: re.sub(rf"{_SAME_BODY.pattern}$", "", name)
        for name in known
        if name != m.name and name.endswith(("公司", "集团"))
    }
    able = [name for name, stem in stems.items() if len(stem) >= 4 and m.name.startswith(stem) and stem != name]
    able = [name for name in able if _part(m.name[len(stems[name]) :]) and not name.endswith("分公司")]
    return known[max(able, key=len)] if able else None


def _part(rest: str) -> bool:
    """Is the rest of a name that of a part, and not the legal form of the same body (集团有限公司)?"""
    return _SAME_BODY.fullmatch(rest) is None and _LOWER.fullmatch(rest) is not None


def _inner(m: Mention, name: str, known: Mapping[str, Mention]) -> Mention:
    """The body that a name begins with: one that the article names in full (中建九局集团有限公司), else a new mention."""
    fuller = [n for n in known if n.startswith(name) and n != m.name and _SAME_BODY.fullmatch(n[len(name) :])]
    ending = [n for n in known if n != m.name and n.endswith(name) and len(n) - len(name) <= 3]
    if found := sorted(fuller, key=len) or sorted(ending, key=len):
        return known[found[0]]
    return replace(
        m, end=m.start + len(name), text=m.text[: len(name)], name=name, subtype=kind_of(name), rule="inner name",
        reason=f"the beginning of {m.name}",
    )  # fmt: skip


def _bodies(passage: Passage) -> Iterator[Fact]:
    """A下属B, A成立全资子公司B, B隶属A, A现有B、C两个分公司."""
    for sentence in passage.sentences():
        bodies = list(of_type(sentence.heads, ORGANISATION))
        clauses = passage.clauses(sentence)
        for upper, lower in itertools.pairwise(bodies):
            gap = passage.text[upper.end : lower.start]
            if len(gap) >= 20 or upper.name == lower.name or re.search(r"[。，,；;]", gap):
                continue
            why = not_asserted(passage, sentence, clauses[:1], (lower.start, lower.end))
            if _BELONGS.search(gap):
                yield _stated(passage, upper, lower, why)
            elif _SUBSIDIARY.search(gap) and not _OUTWARD.search(gap):
                yield _stated(passage, lower, upper, why)
            elif _HAS.search(gap) and re.search(r"分公司|子公司|下辖|下设|单位", sentence.text):
                for m in bodies[bodies.index(lower) :]:
                    if re.search(r"[，,；]", passage.text[lower.end : m.start]):
                        break
                    yield _stated(passage, m, upper, why)


def _programmes(passage: Passage) -> Iterator[Fact]:
    """竞赛设A、B两个奖项; X期间举办Y; 在X上推出Y; Y纳入X; 作为X的配套，Y…; X之Y."""
    last: Mention | None = None
    for sentence in passage.sentences():
        for clause in passage.clauses(sentence):
            named = list(of_type(clause.heads, PROGRAMME))
            for lower, upper, rule in _in_clause(passage, sentence, clause, named, last):
                if lower.name != upper.name:
                    yield _stated(passage, lower, upper, None, rule)
            able = [m for m in named if m.subtype not in ("document", "award")]
            last = able[-1] if able else last


def _in_clause(
    passage: Passage, sentence: Span, clause: Span, named: list[Mention], last: Mention | None
) -> Iterator[tuple[Mention, Mention, str]]:
    text = passage.text
    if last is not None and named and _during(passage, sentence, clause, last):
        yield from ((p, last, "during") for p in _list(passage, named) if p.subtype not in ("document", "award"))
    for k, m in enumerate(named):
        before = text[clause.start : m.start] if k == 0 else text[named[k - 1].end : m.start]
        upper = named[k - 1] if k else None
        back = anaphor_in(before)
        spoken = last is not None and last.end < clause.start and "\n" not in text[last.end : m.start]
        if upper is None and back and spoken and _BACK_SETS.match(before[back.end() :]):
            upper, before = last, before[back.end() :]
        if upper is None or upper.subtype in ("document", "award"):
            continue
        if m.subtype == "award" and _SETS_UP.search(before) and len(before) < 24:
            yield from ((p, upper, "sets up") for p in _list(passage, named[k:]))
        elif re.match(r"期间[^。]{0,12}(?:举办|举行|推出|开展)", before) or re.fullmatch(
            r"(?:系列[\u3400-\u9fff]{0,4})?之", before
        ):
            yield from ((p, upper, "during") for p in _list(passage, named[k:]))
        elif (
            re.fullmatch(r"[\u3400-\u9fff]{0,2}?(?:上|内|中|里)?(?:设立|推出|开设|上线|开辟)(?:了)?", before)
            and text[max(0, upper.start - 1) : upper.start] == "在"
        ):
            yield m, upper, "set up in"
        elif re.fullmatch(r"(?:已|被|正式)*(?:纳入|列入)(?:了)?[\u3400-\u9fff]{0,6}", before):
            yield upper, m, "taken into"
    if (
        last is not None
        and named
        and re.match(r"作为(?:该|此|这一)[\u3400-\u9fff]{2,4}的(?:配套|组成部分|子项目|重要内容|延伸)", sentence.text)
    ):
        yield named[0], last, "part named so"


def _during(passage: Passage, sentence: Span, clause: Span, last: Mention) -> bool:
    """冰雪节期间，将先后举办…: the festival of the sentence before, called by its kind."""
    said = _DURING.match(clause.text) or _DURING.match(sentence.text)
    near = last.end < sentence.start and "\n" not in passage.text[last.end : sentence.start].strip("\n")
    return said is not None and near and last.name.endswith(("节", "周", "月", "会"))


def _list(passage: Passage, named: list[Mention]) -> list[Mention]:
    kept = named[:1]
    for m in named[1:]:
        if not linked(passage, kept[-1], m):
            break
        kept.append(m)
    return kept


def _stated(passage: Passage, lower: Mention, upper: Mention, why: str | None, rule: str = "stated") -> Fact:
    ends = (lower.start, lower.end, upper.start, upper.end)
    near = abs(lower.start - upper.start) < 160
    words = quote(passage.article, *(ends if near else ends[:2]))
    date = date_at(passage, max(lower.start, upper.start), carried=False) if rule == "stated" else None
    return Fact(lower, "partOf", upper, words, rule=rule, date=date, rejected=why)
