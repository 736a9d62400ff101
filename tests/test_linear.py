"""An article without end: twice the text costs twice the work, whatever it names."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kg import facts, mentions
from kg.articles import split
from kg.model import Article, Page
from kg.names import in_context
from kg.nlp import load_nlp

SENTENCES = (
    "7月{n}日，福建省总工会副主席、党组成员王芳到福州市鼓楼区东街口社区走访慰问，市总工会党组书记李明、该公司工会主席陈刚陪同，"
    "参加“送清凉”活动启动仪式，并为厦门翔鹰有限公司、泉州市总工会、省教育工会授予全国五一劳动奖状。"
)
NLP = load_nlp()


def work(parts: int) -> dict[str, int]:
    """Calls of Python functions by stage, for one endless line of `parts` sentences: no clock is as steady."""
    text = "本报讯 " + "".join(SENTENCES.format(n=n % 28 + 1) for n in range(parts))
    first = split(Page("甲报_2024-07-01.txt", text[:200], publication="甲报", date="2024-07-01"))[0]
    article: Article = replace(first, text=text, runs=(), blocks=())
    doc = NLP(text)
    found = calls(lambda: mentions.find(article, doc))
    named = calls(lambda: in_context([article], {article.id: found[0]}))
    said = calls(lambda: facts.find(article, named[0][article.id], doc, frozenset()))
    assert len(found[0]) > 8 * parts
    return {"mentions": found[1], "names": named[1], "facts": said[1]}


def calls(function: Callable[[], Any]) -> tuple[Any, int]:
    profile = cProfile.Profile()
    result = profile.runcall(function)
    return result, pstats.Stats(profile).total_calls


def test_twice_the_text_is_twice_the_work() -> None:
    work(5)  # the lists are read once
    once, twice = work(60), work(120)
    assert {stage: round(twice[stage] / once[stage], 1) for stage in once if twice[stage] > 2.2 * once[stage]} == {}
