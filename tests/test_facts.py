"""Every predicate: the sentences of its row that must give it, the look-alikes that must not, and posts."""

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
        assert row.says
        assert row.silent


POSTS = [
    (
        "福建省人大常委会副主任、省总工会主席庄稼汉出席。",
        "庄稼汉",
        {("福建省人大常委会", "副主任"), ("福建省总工会", "主席")},
    ),
    (
        "中铁十六局集团党委副书记、职工董事、工会主席董梁说。",
        "董梁",
        {("中铁十六局集团", "党委副书记"), ("中铁十六局集团", "职工董事"), ("中铁十六局集团", "工会主席")},
    ),
    ("杭州市市长王芳致辞。", "王芳", {("杭州市人民政府", "市长")}),
    ("杭州市委书记王芳讲话。", "王芳", {("杭州市委", "书记")}),
]


@pytest.mark.parametrize(("text", "person", "posts"), POSTS)
def test_posts(nlp, article, text: str, person: str, posts: set[tuple[str, str]]) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert posts <= {
        (f.object.name, f.title) for f in accepted if f.predicate == "holdsPost" and f.subject.name == person
    }


def test_what_is_denied_is_kept_with_its_reason(nlp, article) -> None:  # type: ignore[no-untyped-def]
    _, rejected = said(nlp, article, "杭州市总工会未能举办“匠心杯”技能竞赛。")
    assert any(f.predicate == "organises" and "未能" in (f.rejected or "") for f in rejected)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("5月13日，王芳到杭州市调研。", "2024-05-13"),
        ("昨日，王芳到杭州市调研。", "2024-05-21"),
        ("去年，王芳到杭州市调研。", "2023"),
        ("王芳到杭州市调研。", None),
    ],
)
def test_dates(nlp, article, text: str, date: str | None) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert {f.date for f in accepted if f.predicate == "visits"} == {date}
