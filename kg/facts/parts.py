"""What belongs to what: a body whose name goes on from another's, subsidiaries, parts of programmes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from kg.facts.dates import date_at
from kg.facts.grammar import linked
from kg.facts.modality import not_asserted
from kg.facts.nested import nested
from kg.facts.passage import Passage, Span, of_type, quote
from kg.facts.topic import anaphor_in
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PROGRAMME

_SUBSIDIARY = re.compile(r"(?:全资|控股)?(?:子公司|分公司|下属|所属|下辖|旗下)")
_BELONGS = re.compile(r"隶属(?:于)?|从属于|归属")
_HAS = re.compile(r"(?:现有|下辖|下设|拥有|设有)")
_DURING = re.compile(r"\s*(?:节日|[\u3400-\u9fff]{0,3}(?:节|周|月|会))期间[，,][^。]{0,10}(?:举办|举行|推出|开展)")
_OUTWARD = re.compile(r"[与和同、]|联合|会同")
_SETS_UP = re.compile(r"(?:设|设立|设置|设有|增设|评选|评出|下设|包括|包含|分为|推出)(?:了)?")
_BACK_SETS = re.compile(r"(?:期间[^。]{0,12}|共|还|另)?(?:设|增设|下设)|期间[^。]{0,12}(?:举办|举行|推出|开展)")


def find(passage: Passage) -> list[Fact]:
    """partOf facts of an article."""
    return [*nested(passage), *_bodies(passage), *_programmes(passage)]


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
