"""Facts to statements: dates, support and ids; and reprints, on which support rests."""

from __future__ import annotations

import pytest

from kg.model import Article, Evidence, Fact, Mention
from kg.reprints import mark_reprints
from kg.statements import to_statements

PERSON, PLACE = "Person/王芳", "Place/杭州市"


def article(name: str, text: str = "x" * 50, date: str = "2024-05-01", reprint_of: str | None = None) -> Article:
    return Article(f"{name}#a1", f"{name}.txt", "article", None, text, date=date, reprint_of=reprint_of)


def visit(
    page: str, start: int = 0, date: str | None = None, confidence: float = 0.8, predicate: str = "visits"
) -> Fact:
    who = Mention(f"{page}#a1", f"{page}.txt", start, start + 2, "王芳", "Person", "王芳")
    where = Mention(f"{page}#a1", f"{page}.txt", start + 3, start + 6, "杭州市", "Place", "杭州市")
    words = Evidence(f"{page}.txt", f"{page}#a1", start, start + 6, "x" * 6)
    return Fact(who, predicate, where, words, date=date, confidence=confidence)


def statements(facts: list[Fact], *articles: Article):  # type: ignore[no-untyped-def]
    return to_statements(facts, lambda m: f"{m.type}/{m.name}", {a.id: a for a in articles})


def test_said_twice_on_a_page_is_one_statement_with_both_quotes() -> None:
    (only,) = statements([visit("a"), visit("a", 20)], article("a"))
    assert (only.subject, only.object, only.support, len(only.evidence)) == (PERSON, PLACE, 1, 2)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ((None, None), [None]),
        (("2024-05-01", None), ["2024-05-01"]),
        (("2024-05", "2024-05-13"), ["2024-05-13"]),
        (("2024-05-01", "2024-06-01"), ["2024-05-01", "2024-06-01"]),
    ],
)
def test_dates(dates: tuple[str | None, ...], expected: list[str | None]) -> None:
    facts = [visit("a", 20 * k, date) for k, date in enumerate(dates)]
    assert sorted(s.date or "" for s in statements(facts, article("a"))) == [d or "" for d in expected]


def test_two_printings_of_one_story_are_one_source() -> None:
    facts = [visit("a"), visit("b")]
    (reprinted,) = statements(facts, article("a"), article("b", reprint_of="a#a1"))
    (twice,) = statements(facts, article("a"), article("b", date="2024-06-01"))
    assert (reprinted.support, twice.support) == (1, 2)
    assert reprinted.confidence < twice.confidence
    assert (twice.first_attested, twice.last_attested) == ("2024-05-01", "2024-06-01")


def test_order_does_not_matter() -> None:
    facts = [visit("a"), visit("a", 20, "2024-05-01", 0.9), visit("b", 3)]
    pages = (article("a"), article("b"))
    assert statements(facts, *pages) == statements(facts[::-1], *pages)


STORY = (
    "中国工会第十八次全国代表大会将于近日召开，来自各行各业的代表陆续抵达驻地报到，他们带来了基层职工的期盼与建议。"
    "五年来，各级工会广泛开展劳动和技能竞赛，累计培训职工上千万人次，一大批高技能人才脱颖而出。"
    "在工厂车间，来自一线职工的创新创造硕果累累；在广袤田野，返乡创业的农民工成了致富带头人。"
    "代表们表示，要把大会精神带回基层，讲给更多职工听，让职工群众真切感受到工会是职工之家。"
)
OTHER = "西安站首次开行进京高铁，让前往北京的旅客出行更为便利，同时方便了旅客在西安站换乘普速列车与高铁列车。" * 3


def test_the_later_printing_with_other_faults_is_a_reprint() -> None:
    first = article("a", STORY, "2024-05-01")
    later = article("b", STORY.replace("职工", "职丁")[20:] + OTHER[:80], "2024-05-02")
    marked = mark_reprints([later, first])
    assert [a.reprint_of for a in marked] == ["a#a1", None]


@pytest.mark.parametrize("text", [OTHER, STORY[:30] + OTHER, ""])
def test_a_shared_phrase_makes_no_reprint(text: str) -> None:
    marked = mark_reprints([article("a", STORY), article("b", text)])
    assert [a.reprint_of for a in marked] == [None, None]
