"""Every predicate: the sentences of its row that must give it, the look-alikes that must not; dates of visits."""

from __future__ import annotations

import pytest

from kg import facts, mentions
from kg.names import in_context
from kg.schema import PREDICATES


def said(nlp, article, text: str):  # type: ignore[no-untyped-def]
    one = article(text)
    named = in_context([one], {one.id: mentions.find(one, nlp(text))})[one.id]
    found = facts.find(one, named, nlp(text))
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.text
    return [fact for fact in found if fact.rejected is None], [fact for fact in found if fact.rejected is not None]


SAYS = [(name, *row) for name, predicate in PREDICATES.items() for row in predicate.says]
SILENT = [(name, text) for name, predicate in PREDICATES.items() for text in predicate.silent]


@pytest.mark.parametrize(("predicate", "text", "subject", "thing"), SAYS)
def test_says(nlp, article, predicate: str, text: str, subject: str, thing: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert (subject, predicate, thing) in {(f.subject.name, f.predicate, f.object.name) for f in accepted}


@pytest.mark.parametrize(("predicate", "text"), SILENT)
def test_silent(nlp, article, predicate: str, text: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert predicate not in {f.predicate for f in accepted}


def test_every_predicate_has_both_kinds_of_examples() -> None:
    for row in PREDICATES.values():
        assert len(row.says) >= 4
        assert len(row.silent) >= 3
        assert bool(row.pattern) == bool(row.verbs)


def test_what_is_denied_is_kept_with_its_reason(nlp, article) -> None:  # type: ignore[no-untyped-def]
    _, rejected = said(nlp, article, "杭州市总工会未能举办“匠心杯”技能竞赛。")
    assert any(f.predicate == "organises" and "未能" in (f.rejected or "") for f in rejected)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5月13日，王芳到杭州市调研。", "2024-05-13"),
        ("昨日，王芳到杭州市调研。", "2024-05-21"),
        ("昨晚，王芳到杭州市调研。", "2024-05-21"),
        ("今晨，王芳到杭州市调研。", "2024-05-22"),
        # written on the 20th, of what began on the 17th
        (
            "王芳到杭州市调研\n本报杭州5月20日讯 5月17日至19日，省总工会在杭州市召开职工之家建设工作推进会，各地代表参加。",
            "2024-05-17",
        ),
        ("去年，王芳到杭州市调研。", "2023"),
        ("去年国庆假期，王芳到杭州市调研。", "2023-10"),
        ("王芳到杭州市调研。", None),
        # the issue is of a Wednesday
        ("上周五，王芳到杭州市调研。", "2024-05-17"),
        ("本周一，王芳到杭州市调研。", "2024-05-20"),
        ("下周一，王芳将到杭州市调研。", "2024-05-27"),
        ("前天，王芳到杭州市调研。", "2024-05-20"),
        ("王芳将于明日到杭州市调研。", "2024-05-23"),
        ("为了明天，王芳到杭州市调研。", None),
        ("1972年出生的宁波大学教授王芳到杭州市调研。", None),
    ],
)
def test_dates(nlp, article, text: str, date: str | None) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert {f.date for f in accepted if f.predicate == "visits"} == {date}


@pytest.mark.parametrize(
    ("text", "predicate", "date"),
    [
        ("由宁波市总工会主办的“匠心杯”技能竞赛5月13日在杭州市举行。", "organises", "2024-05-13"),
        ("由宁波市总工会、宁波大学联合举办的“匠心杯”技能竞赛5月13日在杭州市举行。", "cooperatesWith", "2024-05-13"),
        ("由宁波市总工会主办的“匠心杯”技能竞赛在杭州市举行，报名5月13日截止。", "organises", None),
        # who stands in a list of it, or plays in it, does so on its day
        ("5月13日，“甬江杯”职工篮球联赛在杭州市打响。宁波队71:68险胜杭州队。", "participatesIn", "2024-05-13"),
        ("“甬江杯”职工篮球联赛在杭州市打响。宁波队71:68险胜杭州队。", "participatesIn", None),
        (
            "5月13日，宁波市总工会印发决定，授予以下人员“浙江工匠”称号：\n周远山　宁波港集团电焊工\n李志强　宁波港集团钳工",
            "receives",
            "2024-05-13",
        ),
        ("宁波市总工会5月13日举行“百村万树”活动，镇长周远山带领干部种下香樟。", "participatesIn", "2024-05-13"),
    ],
)
def test_dates_behind_an_event(nlp, article, text: str, predicate: str, date: str | None) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert {f.date for f in accepted if f.predicate == predicate} == {date}
