"""The grammar that facts rest on: who a clause goes on about, what asserts nothing, and when it happened."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import facts
from kg.cli import main
from kg.exports import EXPORTERS
from kg.facts.dates import dates_in
from kg.facts.passage import passage
from kg.graph import KnowledgeGraph
from kg.mentions import find as find_mentions
from kg.model import Article
from kg.names import in_context
from kg.nlp import load_nlp
from kg.schema import PREDICATES, PROGRAMME, Predicate
from kg.schema.types import ORGANISATION
from tests.test_facts import said

UNION, PLAN = "宁波市总工会", "“暖心”行动"
# (text, does 宁波市总工会 launch “暖心”行动 by it?)
SUBJECTS = [
    ("宁波市总工会十分重视，启动“暖心”行动。", True),
    ("宁波市总工会十分重视。今年，又启动“暖心”行动。", True),
    ("宁波市总工会积极作为，深入调查，认真研究，启动“暖心”行动。", True),
    ("宁波市总工会、宁波市妇联启动“暖心”行动。", True),
    ("“暖心”行动由宁波市总工会发起。", True),
    ("由宁波市总工会推出的“暖心”行动昨日落幕。", True),
    ("在浙江省总工会支持下，宁波市总工会启动“暖心”行动。", True),
    ("宁波市总工会联合宁波大学启动“暖心”行动。", True),
    # another subject, named or not
    ("宁波市总工会十分重视，各级工会启动“暖心”行动。", False),
    ("宁波市总工会十分重视，宁波大学启动“暖心”行动。", False),
    ("宁波市总工会召开会议。各企业迅速行动，启动“暖心”行动。", False),
    ("宁波市总工会召开会议。\n今年，启动“暖心”行动。", False),
    ("宁波市总工会召开会议。大家都很高兴。会后开始忙碌。今年启动“暖心”行动。", False),
    ("宁波市总工会指出，要启动“暖心”行动。", False),
    # beside the subject
    ("在宁波市总工会指导下，企业启动“暖心”行动。", False),
    ("围绕宁波市总工会部署，企业启动“暖心”行动。", False),
    ("企业为宁波市总工会启动“暖心”行动。", False),
]


@pytest.mark.parametrize(("text", "does"), SUBJECTS, ids=[row[0] for row in SUBJECTS])
def test_who_does_it(nlp, article, text: str, does: bool) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert ((UNION, "launches", PLAN) in {(f.subject.name, f.predicate, f.object.name) for f in accepted}) == does


MODES = [
    ("宁波市总工会将启动“暖心”行动。", None),
    ("宁波市总工会计划于下月启动“暖心”行动。", None),
    ("宁波市总工会未来将启动“暖心”行动。", None),
    ("宁波市总工会未必知情，但仍启动“暖心”行动。", None),
    ("宁波市总工会推迟后仍启动“暖心”行动。", None),
    ("宁波市总工会启动“如果云知道”行动。", None),
    ("宁波市总工会没有启动“暖心”行动。", "denied"),
    ("宁波市总工会尚未启动“暖心”行动。", "denied"),
    ("宁波市总工会取消启动“暖心”行动。", "cancelled"),
    ("宁波市总工会启动“暖心”行动一事被取消。", "cancelled"),
    ("如果宁波市总工会启动“暖心”行动，职工将受益。", "supposed"),
    ("倘若条件允许，宁波市总工会启动“暖心”行动。", "supposed"),
    ("职工希望宁波市总工会启动“暖心”行动。", "wished"),
    ("网传宁波市总工会启动“暖心”行动。", "hearsay"),
    ("网传消息，宁波市总工会启动“暖心”行动。", "hearsay"),
]


@pytest.mark.parametrize(("text", "mode"), MODES, ids=[row[0] for row in MODES])
def test_what_is_asserted(nlp, article, text: str, mode: str | None) -> None:  # type: ignore[no-untyped-def]
    accepted, rejected = said(nlp, article, text)
    launched = [f for f in accepted if f.predicate == "launches" and f.subject.name == UNION]
    assert bool(launched) == (mode is None)
    if mode is not None:
        assert any(f.predicate == "launches" and (f.rejected or "").endswith(mode) for f in rejected)


def test_an_unnamed_subject_is_kept_with_its_words(nlp, article) -> None:  # type: ignore[no-untyped-def]
    _, rejected = said(nlp, article, "宁波市总工会十分重视，各级工会启动“暖心”行动。")
    assert any("“工会”, which names nobody" in (f.rejected or "") for f in rejected)


def test_quoted_names_without_a_mark_are_a_list(nlp, article) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, "宁波市总工会启动“暖心”“清凉”行动，“安居”行动也很好。")
    assert {f.object.name for f in accepted if f.predicate == "launches"} == {"“暖心”行动", "“清凉”行动"}


def test_what_is_not_accepted_is_shown_with_its_reason(tmp_path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "某报_2024-05-22.txt"
    page.write_text(
        "# 会议\n\n宁波市总工会十分重视，各级工会启动“暖心”行动，宁波大学尚未印发《帮扶办法》。\n", encoding="utf-8"
    )
    shown = CliRunner().invoke(main, ["inspect", str(page), "--stage", "facts", "--rejected"])
    reasons = [json.loads(line)["rejected"] for line in shown.output.splitlines()]
    assert any("names nobody" in reason for reason in reasons)
    assert any(reason.endswith("denied") for reason in reasons)


DATES = [
    ("5月13日，会议召开。", ["2024-05-13"]),
    ("5月13日至15日，会议召开。", ["2024-05-13"]),
    ("12月1日，会议召开。", ["2023-12-01"]),
    ("去年12月，会议召开。次年3月，再次召开。", ["2023-12", "2024-03"]),
    ("上月，会议召开。", ["2024-04"]),
    ("5月13日，会议召开。当天下午闭幕。", ["2024-05-13", "2024-05-13"]),
    ("5月13日，会议召开。次日闭幕。", ["2024-05-13", "2024-05-14"]),
    ("5月13日开幕，15日闭幕。", ["2024-05-13", "2024-05-15"]),
    ("金秋十月，会议召开。", ["2024-10"]),
    ("年内，会议将召开。", ["2024"]),
    ("昨日，会议召开。", ["2024-05-21"]),
    ("2月30日，会议召开。", []),
    ("“新工友”APP11月15日上线。", ["2024-11-15"]),
    ("5月l3曰，会议召开。", ["2024-05-13"]),
    ("2O24年5月1O日，会议召开。", ["2024-05-10"]),
    ("13月5日，会议召开。6日，人员到齐。", []),  # no month: the day behind it is of none
    ("0月5日，会议召开。6日，人员到齐。", []),
    ("5月13曰开幕，15曰闭幕。", ["2024-05-13", "2024-05-15"]),
    ("O月 l日，子曰，HELLO月日", []),
    ("十月革命的故事。", []),
    ("6月5日前，鞋子将送到。31日凌晨，会议召开。", ["2024-06-05", "2024-05-31"]),
]


@pytest.mark.parametrize(("text", "dates"), DATES, ids=[row[0] for row in DATES])
def test_dates(nlp, article, text: str, dates: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert [iso for _, iso in dates_in(passage(article(text), (), nlp(text)))] == dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("31日凌晨，会议召开。", "2024-01-31"),
        ("会议将于28日召开。", "2024-02-28"),
        ("2日，会议召开。", "2024-02-02"),
        ("2月5日开幕，28日闭幕。", "2024-02-28"),
    ],
)
def test_days_without_a_month_in_an_issue_of_the_first(nlp, article, text: str, date: str) -> None:  # type: ignore[no-untyped-def]
    issued = replace(article(text), date="2024-02-01")
    assert dates_in(passage(issued, (), nlp(text)))[-1][1] == date


def test_a_year_in_a_name_is_no_date(nlp, article) -> None:  # type: ignore[no-untyped-def]
    text = "宁波市总工会举办2019年“匠心杯”技能竞赛。"
    accepted, _ = said(nlp, article, text)
    assert {f.date for f in accepted if f.predicate == "organises"} == {None}


def whole(suffix: str, graph: KnowledgeGraph) -> str:
    """An export as one text."""
    made = EXPORTERS[suffix](graph)
    return made if isinstance(made, str) else "".join(map(str, made))


def test_a_twelfth_predicate_is_one_row(nlp, article, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """RDF term, legend, listing and extraction follow from the row."""
    from kg.cli.scoring import predicate_table

    row = Predicate(
        "sponsors", "赞助", "sponsors", (ORGANISATION,), (PROGRAMME,), "出资支持", "pays for", "kg:sponsors", "#117733",
        pattern="does", verbs=("赞助", "冠名"),
        says=(("宁波港集团赞助“匠心杯”技能竞赛。", "宁波港集团", "“匠心杯”技能竞赛"),),
        silent=("宁波港集团没有赞助“匠心杯”技能竞赛。",),
    )  # fmt: skip
    monkeypatch.setitem(PREDICATES, row.name, row)
    for text, subject, thing in row.says:
        accepted, _ = said(nlp, article, text)
        assert (subject, row.name, thing) in {(f.subject.name, f.predicate, f.object.name) for f in accepted}
    for text in row.silent:
        assert row.name not in {f.predicate for f in said(nlp, article, text)[0]}
    assert "`sponsors`" in predicate_table()
    empty = KnowledgeGraph(articles=(), entities=(), statements=())
    assert "kg:sponsors a " in whole(".ttl", empty)
    assert "sponsors" in whole(".html", empty)


CLAUSES = st.lists(
    st.sampled_from(
        ["王芳", "宁波市总工会", "宁波大学", "杭州市", "“暖心”行动", "《帮扶办法》", "启动", "印发", "来到", "会见", "荣获", "由", "在", "与", "、", "，",
         "。", "\n", "主席", "5月13日", "没有", "他", "“", "”", "（", "全国五一劳动奖章", "承办", "的"]
    ),
    max_size=24,
)  # fmt: skip
NLP = load_nlp()


@settings(max_examples=60, deadline=None)
@given(CLAUSES)
def test_whatever_the_text_a_fact_quotes_it(words: list[str]) -> None:
    text = "".join(words)
    one = Article("p#a1", "p.txt", "article", None, text, date="2024-05-22")
    doc = NLP(text)
    named = in_context([one], {one.id: find_mentions(one, doc)})[one.id]
    for fact in facts.find(one, named, doc):
        e = fact.evidence
        assert text[e.start : e.end] == e.text != ""
        assert 0 < fact.confidence < 1
        assert fact.rejected is not None or (fact.subject.name and fact.object.name and fact.rule)
