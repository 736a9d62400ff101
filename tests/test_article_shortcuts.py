"""Shortcuts of the splitting of pages say what the long way says: gates before patterns, runs as numbers, odds kept."""

from __future__ import annotations

import math
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import patterns
from kg.articles.joins import WEIGHTS, features, join, regime
from kg.articles.patterns import FURNITURE, AtEnd, Sparing
from kg.articles.runs import sequences, shared
from kg.model import Article, Mention
from kg.schema import ORGANISATION
from kg.script import is_traditional, printed_mention, simplified

GATED = {name: value for name, value in vars(patterns).items() if isinstance(value, Sparing | AtEnd)}
# what the patterns are made of, and what stands around it
PIECES = [
    *(
        "本报 记者 通讯员 实习生 摄影 摄 读者 文/图 王芳 李 小明 （ ） ( ) 》 > 详见 见 第 A 3 三 版 。 ！ … ； ” ’ 」 ' 外二首 组诗 12 个 2024 O 年 10 月 "
        "日 曰 星期三 总第 期 邮编 ： : 责编 责任编辑 热线 新闻 服务 投稿信箱 E-mail ℃ -3 ～ 今日导读 天气 市总工会 、 ， · 问 𠀀"
    ).split(),
    " ",
    "\u3000",
    "\n",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize("name", sorted(GATED))
@given(text=texts)
def test_a_gate_lets_through_whatever_its_pattern_matches(name: str, text: str) -> None:
    gated = GATED[name]
    for end in ("", "。", "）", "”", "版", "摄", "诗"):
        assert bool(gated.search(text + end)) == bool(gated.pattern.search(text + end))
        if isinstance(gated, Sparing):
            assert gated.sub("", text + end) == gated.pattern.sub("", text + end)


@given(texts)
def test_furniture_begins_with_no_other_character(text: str) -> None:
    looked_at, *more = re.findall(r"\(\?=\[[^]]*E-\]\)", FURNITURE.pattern)
    assert more == []
    assert bool(FURNITURE.search(text)) == bool(re.search(FURNITURE.pattern.replace(looked_at, ""), text))


@given(st.lists(texts), texts)
def test_sequences_are_the_runs_within_lines(lines: list[str], asked: str) -> None:
    parts = [part for line in lines for part in re.findall(r"[\u3400-\u9fff]+", line)]
    plain = {part[k : k + n] for part in parts for n in (2, 3, 4) for k in range(len(part) - n + 1)}
    found = sequences(lines)
    assert all(run in found for run in plain)
    runs = {asked[k : k + n] for n in (2, 3, 4) for k in range(len(asked) - n + 1)}
    assert {run for run in runs if run in found} == runs & plain


@given(st.lists(st.tuples(texts, st.integers(0, 3)), max_size=6))
def test_shared_runs_stand_in_two_passages(passages: list[tuple[str, int]]) -> None:
    told = [
        (
            {
                part[k : k + n]
                for part in re.findall(r"[\u3400-\u9fff·]+", t)
                for n in (2, 3)
                for k in range(len(part) - n + 1)
            },
            i,
        )
        for t, i in passages
    ]
    counts = Counter(run for runs, _ in told for run in runs)
    plain = {run: len({item for runs, item in told if run in runs}) for run, count in counts.items() if count > 1}
    assert dict(shared(passages, (2, 3))) == plain


@settings(deadline=None)  # the dictionary is read at first
@given(texts, texts)
def test_odds_kept_for_a_beginning_are_those_of_the_features(left: str, right: str) -> None:
    left, right = left.rstrip(), right.lstrip()
    if not left or not right or (regime(left) != "open" and right[0] in "，,。、；;：:！!？?"):
        return
    seen = sequences([left, right])
    odds = math.fsum(w * x for w, x in zip(WEIGHTS[regime(left)], features(left[-160:], right[:60], seen), strict=True))
    assert join(left, right, seen) == odds


@pytest.mark.parametrize("text", ["上海市總工會，", "上海市总工会，"])
def test_a_mention_is_made_anew_only_if_it_is_printed_otherwise(text: str) -> None:
    article = Article("p#a1", "p", "article", None, text)
    read = Mention("p#a1", "p", 0, 6, "上海市总工会", ORGANISATION, "上海市总工会")
    printed = printed_mention(read, article)
    assert (printed.text, printed.name) == (text[:6], "上海市总工会")
    assert (printed is read) == (text == simplified(text))


@given(st.text(st.sampled_from("總会會員工，a·𠀀 ")))
def test_text_is_traditional_by_its_share_of_traditional_characters(text: str) -> None:
    chinese = [char for char in text if "\u3400" <= char <= "\u9fff"]
    assert is_traditional(text) == (sum(char in "總會員" for char in chinese) > 0.08 * max(1, len(chinese)))
