"""What belongs to what: bodies by their names, bodies by what is said of them, programmes within programmes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kg.facts.dates import date_at
from kg.facts.grammar import linked
from kg.facts.modality import not_asserted
from kg.facts.nested import nested
from kg.facts.passage import Passage, Span, of_type, quote
from kg.facts.subprogrammes import subprogrammes, words_of_link
from kg.gazetteer import territory_of
from kg.model import Fact, Mention
from kg.schema import ORGANISATION

_KIND = r"(?:子公司|分公司|下属(?:单位|企业|公司|机构)|直属(?:单位|企业|机构|部门)|分支机构|二级单位|所属(?:单位|企业))"
_SUBSIDIARY = re.compile(r"(?:全资|控股)?(?:子公司|分公司|下属|所属|下辖|旗下|直属|管辖的|名下)")
_UNDER = re.compile(r"(?:所属|下属|下辖|旗下|辖下|直属)的?")
_BELONGS = re.compile(r"[^，]{0,6}，隶属(?:于)?|隶属(?:于)?|从属于|归属(?:于)?|直属于|挂靠(?:在|于)")
_IS = re.compile(r"(?:[\u3400-\u9fff]{0,4})(?:是|为|系|作为)")
_IS_PART = re.compile(rf"(?:的|集团)?(?:一家|一个|唯一)?(?:的)?(?:全资|控股|直属)*{_KIND}")
# 作为某集团的子公司，B…; 由某集团全资持股的B; B由某集团全资持股.
_AS_PART = re.compile(rf"(?:的)?(?:一家|全资|控股|直属)*{_KIND}[，,]")
_HELD_BY = re.compile(r"(?:全资|控股|全额|共同)*(?:持股|控股|出资设立|出资成立|投资设立|投资成立|全资)的?")
_HAS = re.compile(r"(?:现有|下辖|下设|拥有|设有)")
_HAS_UNDER = re.compile(
    r"(?<=[，,])(?:现|旗下|共|目前)*(?:下辖|下设|下属|旗下|辖有|辖|拥有|现有|设有)(?:有|拥有|包括|设)?"
)
_OF_ITS = re.compile(r"(?<=[，,])(?:[并还又由]|同时|此外)?(?:[把将由])?(?:其|集团|公司)?(?:旗下|下属|所属|直属)的?")
_OPENS = re.compile(
    r"\s*(?:本报讯\s*)?(?:[（(][^（）()]{0,30}[）)])?[\s“\"]*(?:目前[，,]?)?"
)  # a sentence, up to what it is about
_NUMBERED = re.compile(r"(?:[了有]|包括|\d+[家个所]|[一二两三四五六七八九十]+[家个所]|[\u3400-\u9fff]{0,6}[：:])*")
_PEOPLE = re.compile(r"(?:说|表示|介绍)[，,：:]")
_OUTWARD = re.compile(r"[与和同、]|联合|会同")
# 总工会成立…专班, 公司又组建…突击队: what a body makes of its own people is a part of it.
_MAKES = re.compile(
    r"(?:近日|日前|随即|迅速|专门|先后|还|又|已|也|率先|及时|今年|当即|\d+月|\d+日|\d+年)*(?:牵头)?(?:成立|组建|建起|设立|抽调[\u3400-\u9fff]{2,8}组成|组成)(?:了|起|的)?"
)
_OWN = re.compile(
    r"(?:专班|领导小组|协调小组|工作小组|工作组|指挥部|突击队|服务队|志愿队|分会|分工会|分公司|子公司|党支部|团支部|攻关组|保障组)$"
)
_ALLIANCE = re.compile(r"(?:联盟|联合体|共同体|医联体|教联体|职教集团|职业教育集团)$")
_MADE_UP = re.compile(
    r"由[^。；]{4,80}?(?:[家个所]|等)[\u3400-\u9fff]{0,6}(?:共同|联合)?(?:组成|发起成立|发起组建|组建|成立)的[“\"]?[^，。；]{0,4}$"
)
_JOINED = re.compile(r"[\u3400-\u9fff]{0,4}[，,](?:首批|目前|现有)?(?:加盟|加入|参与|成员)(?:的|单位)?(?:有|为|包括)")
# 甲与乙、丙结成某联盟, 甲、乙等7家工会在某地发起成立某联盟: two or more make it up.
_BANDED = re.compile(
    r"等?(?:\d+|[一二两三四五六七八九十]+)?(?:[家个所][\u3400-\u9fff]{1,4})?(?:在[^，。；]{2,20}?)?(?:近日|日前|昨日|共同|联合|自愿)*"
    r"(?:结成|组成|组建|成立|发起成立|发起组建|联合成立|组建成立|缔结)(?:了)?"
)
_LONGEST_GAP = 20


def find(passage: Passage) -> list[Fact]:
    """partOf facts of an article."""
    links = (
        _stated(passage, part, whole, None, rule)
        for part, whole, rule in subprogrammes(passage)
        if part.name != whole.name
    )
    return [*nested(passage), *_bodies(passage), *_alliances(passage), *links]


def _alliances(passage: Passage) -> Iterator[Fact]:
    """由A牵头，B、C等11家医院组成的某某联盟; 某某联盟，首批加盟的有B、C: members are parts of what they make up."""
    if not any(_ALLIANCE.search(m.name) for m in of_type(passage.mentions, ORGANISATION)):
        return
    for sentence in passage.sentences():
        bodies = [m for m in of_type(sentence.heads, ORGANISATION) if not passage.in_title(m.start)]
        for k, whole in enumerate(bodies):
            if not _ALLIANCE.search(whole.name):
                continue
            made = _MADE_UP.search(passage.text, sentence.start, whole.start)
            joined = _JOINED.match(passage.text, whole.end)
            if made is not None:
                members = [m for m in bodies[:k] if m.start >= made.start()]
            elif (banded := _banded(passage, bodies[:k], whole)) is not None:
                members = banded
            elif joined is not None:
                members = _from(passage, bodies, bodies[k + 1]) if bodies[k + 1 :] else []
                members = [m for m in members if m.start >= joined.end()]
            else:
                continue
            why = not_asserted(passage, sentence, passage.clauses(sentence)[:1], (whole.start, whole.end))
            yield from (_stated(passage, m, whole, why, "member") for m in members if m.name != whole.name)


def _banded(passage: Passage, before: Sequence[Mention], whole: Mention) -> list[Mention] | None:
    """Two or more bodies of one list that make up an alliance; None if no such list stands before it."""
    if not before or not _BANDED.fullmatch(passage.text, before[-1].end, whole.start):
        return None
    members = [before[-1]]
    for m in reversed(before[:-1]):
        if not linked(passage, m, members[0]):
            break
        members.insert(0, m)
    return members if len(members) > 1 else None


def _bodies(passage: Passage) -> Iterator[Fact]:
    """A下属B, A成立全资子公司B, B隶属A, B是A的子公司, A现有B、C两个分公司, A组建B突击队."""
    for sentence in passage.sentences():
        heads = of_type(sentence.heads, ORGANISATION)
        bodies = [m for m in heads if not passage.in_title(m.start)]
        clauses = passage.clauses(sentence)
        for left, right in itertools.pairwise(heads):  # 某公司所属某厂工人王芳: the link stands in the title
            if right not in bodies and _UNDER.fullmatch(passage.text, left.end, right.start):
                why = not_asserted(passage, sentence, clauses[:1], (right.start, right.end))
                yield _stated(passage, right, left, why)
        for part, whole in [*_has_behind(passage, sentence, bodies), *_of_its(passage, sentence, bodies)]:
            yield _stated(
                passage, part, whole, not_asserted(passage, sentence, clauses[:1], (part.start, part.end)), "has"
            )
        for left, right in itertools.pairwise(bodies):
            gap = passage.text[left.end : right.start]
            if (
                len(gap) >= _LONGEST_GAP
                or left.name == right.name
                or (re.search(r"[。，,；;]", gap) and not _AS_PART.fullmatch(gap))
            ):
                continue
            why = not_asserted(passage, sentence, clauses[:1], (right.start, right.end))
            outward = _OUTWARD.search(gap) if _SUBSIDIARY.search(gap) and not _BELONGS.search(gap) else None
            if outward is not None:
                yield _stated(
                    passage, right, left, f"“{outward.group()}” joins the two: what is said of parts is of others"
                )
                continue
            for part, whole in _pairs(passage, sentence, bodies, left, right):
                if part.name != whole.name:
                    yield _stated(passage, part, whole, why)


def _has_behind(passage: Passage, sentence: Span, bodies: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """某集团成立于2001年，下辖甲公司、乙公司等企业: what a clause without a subject says that the sentence's body has."""
    for match in _HAS_UNDER.finditer(passage.text, sentence.start, sentence.end):
        parts = [m for m in bodies if m.start >= match.end()]
        whole = next((m for m in bodies if m.end <= match.start()), None)
        if not parts or whole is None or not _NUMBERED.fullmatch(passage.text, match.end(), parts[0].start):
            continue
        if (
            _OPENS.fullmatch(passage.text, sentence.start, whole.start)
            and passage.text[whole.end] not in "、和与及"
            and not _PEOPLE.search(sentence.text)
        ):
            yield from ((m, whole) for m in _from(passage, bodies, parts[0]) if m.name != whole.name)


def _of_its(passage: Passage, sentence: Span, bodies: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """某集团将投资建厂，并把旗下的甲公司迁来: what belongs to the only body that the sentence has named so far."""
    for match in _OF_ITS.finditer(passage.text, sentence.start, sentence.end):
        part = next((m for m in bodies if m.start == match.end()), None)
        before = {m.name: m for m in bodies if m.end <= match.start()}
        if part is not None and len(before) == 1 and not part.name.endswith("总部"):
            yield from ((m, next(iter(before.values()))) for m in _from(passage, bodies, part) if m.name not in before)


def _pairs(
    passage: Passage, sentence: Span, bodies: Sequence[Mention], left: Mention, right: Mention
) -> Iterator[tuple[Mention, Mention]]:
    """What the words between two bodies, and behind them, make a part of what."""
    gap = passage.text[left.end : right.start]
    if _BELONGS.search(gap) or (_IS.fullmatch(gap) and _IS_PART.match(passage.text, right.end)):
        yield left, right
    elif _owned(passage, left, gap):
        yield right, left
    elif _SUBSIDIARY.search(gap) and not _OUTWARD.search(gap):
        yield from ((m, left) for m in _from(passage, bodies, right))
    elif _HAS.search(gap) and re.search(r"分公司|子公司|下辖|下设|单位", sentence.text):
        for m in bodies[bodies.index(right) :]:
            if re.search(r"[，,；]", passage.text[right.end : m.start]):
                break
            yield m, left
    elif _MAKES.fullmatch(gap) and _OWN.search(right.name) and not territory_of(right.name):
        yield right, left


def _owned(passage: Passage, left: Mention, gap: str) -> bool:
    """作为A的子公司，B…; 由A全资持股的B."""
    as_part = _AS_PART.fullmatch(gap) and passage.text.endswith("作为", 0, left.start)
    return bool(as_part or (_HELD_BY.fullmatch(gap) and passage.text.endswith("由", 0, left.start)))


def _from(passage: Passage, bodies: Sequence[Mention], first: Mention) -> list[Mention]:
    """A body and those listed with it."""
    kept = [first]
    for m in bodies[bodies.index(first) + 1 :]:
        if not linked(passage, kept[-1], m):
            break
        kept.append(m)
    return kept


def _stated(passage: Passage, part: Mention, whole: Mention, why: str | None, rule: str = "stated") -> Fact:
    words = quote(passage.article, *words_of_link(passage, part, whole))
    date = date_at(passage, max(part.start, whole.start), carried=False) if rule in ("stated", "member") else None
    return Fact(part, "partOf", whole, words, rule=rule, date=date, rejected=why)
