"""Rows below a contest's head: winners took part, hosts organise; and rows like them that say neither."""

from __future__ import annotations

import pytest

from tests.test_facts import said

_HEAD = "第二届“滇池杯”教师教学竞赛获奖名单（中学组）\n"
SAYS = [
    (
        "participatesIn",
        _HEAD + "一等奖：王建国（昆明市第八中学）、李秀英（玉溪市第一中学）\n二等奖：张志强（曲靖市第二中学）",
        "张志强",
        "第二届“滇池杯”教师教学竞赛",
    ),
    (
        "participatesIn",
        _HEAD + "团体 金奖 昆明市第八中学 银奖 玉溪市第一中学",
        "玉溪市第一中学",
        "第二届“滇池杯”教师教学竞赛",
    ),
    (
        "organises",
        _HEAD + "一等奖：王建国\n主办单位：云南省教育厅",
        "云南省教育厅",
        "第二届“滇池杯”教师教学竞赛",
    ),
    (
        "organises",
        "第二届“滇池杯”教师教学竞赛\n主办：云南省总工会　承办：昆明市总工会",
        "昆明市总工会",
        "第二届“滇池杯”教师教学竞赛",
    ),
]
# a contest that the text only speaks of; a sentence between; a school behind a winner; who only helps
SAYS_NOT = [
    ("participatesIn", "去年，第二届“滇池杯”教师教学竞赛在昆明市举行。\n一等奖：王建国", "王建国"),
    ("participatesIn", _HEAD + "名单已经公布。\n一等奖：王建国", "王建国"),
    ("participatesIn", _HEAD + "一等奖：王建国（昆明市第八中学）", "昆明市第八中学"),
    ("organises", _HEAD + "一等奖：王建国\n支持单位：云南省教育厅", "云南省教育厅"),
    ("participatesIn", _HEAD + "一等奖：王建国\n主办单位：云南省教育厅", "云南省教育厅"),
]


@pytest.mark.parametrize(("predicate", "text", "subject", "thing"), SAYS)
def test_rows_below_a_contest(nlp, article, predicate: str, text: str, subject: str, thing: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert (subject, predicate, thing) in {(f.subject.name, f.predicate, f.object.name) for f in accepted}


@pytest.mark.parametrize(("predicate", "text", "subject"), SAYS_NOT)
def test_rows_that_say_neither(nlp, article, predicate: str, text: str, subject: str) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, text)
    assert (subject, predicate) not in {(f.subject.name, f.predicate) for f in accepted}


def test_the_day_below_the_head_is_that_of_the_contest(nlp, article) -> None:  # type: ignore[no-untyped-def]
    accepted, _ = said(nlp, article, "第二届“滇池杯”教师教学竞赛获奖名单\n（2024年5月20日 昆明）\n一等奖：王建国")
    assert {(f.subject.name, f.date) for f in accepted if f.predicate == "participatesIn"} == {("王建国", "2024-05-20")}
