"""What an article is read as: simplified characters for traditional ones, full-width marks for half-width ones.

One character stands for one, so that every offset holds in both readings; what is found is given back as printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from kg.model import Article, Fact, Mention

# Share of characters of traditional script, among Chinese ones, from which an article is read as traditional.
# Traditional news text has 0.3 and more; simplified text with a name or a misread character in it, less than 0.02.
TRADITIONAL = 0.08
_NOT_CHINESE = re.compile(r"[^\u3400-\u9fff]+")
# Where the table gives a rarer character than newspapers print.
_PREFERRED = str.maketrans("馀乾", "余乾")

_WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！"}
# Behind a Chinese character, a quotation, a bracket or per cent; a point also behind a digit, where a line ends.
_NARROW = re.compile(
    r"[,.;:?!](?<=[\u3400-\u9fff”》）)%\"].)(?![A-Za-z0-9.])|[,;:?!](?<=[\u3400-\u9fff”》）)%\"].)(?=\d)|[.;](?<=\d.)(?=\n|$)"
)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Traditional to simplified characters, from JioNLP's table (Apache-2.0)."""
    spec = find_spec("jionlp")
    assert spec is not None
    assert spec.origin is not None
    path = Path(spec.origin).parent / "dictionary" / "tra2sim_char.txt"
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = {row[0]: row[1] for row in rows if len(row) == 2 and len(row[0]) == len(row[1]) == 1 and row[0] != "乾"}
    return {ord(old): new.translate(_PREFERRED) for old, new in pairs.items()}


def simplified(text: str) -> str:
    """A text in simplified characters, of the same length.

    >>> simplified("中華全國總工會")
    '中华全国总工会'
    """
    return text.translate(_table())


def is_traditional(text: str) -> bool:
    """Is a text printed in traditional characters?

    >>> is_traditional("澳門工會聯合總會"), is_traditional("上海市总工会与澳門代表座谈，双方就交流合作交换了意见")
    (True, False)
    """
    chinese = _NOT_CHINESE.sub("", text)
    return sum(map(_table().__contains__, map(ord, chinese))) > TRADITIONAL * max(1, len(chinese))


def widened(text: str) -> str:
    """A text with full-width marks where half-width ones stand behind Chinese words, of the same length.

    >>> widened("7月1日,王芳到福州市调研.会上,她说:“增长2.5%.”"), widened("A.B公司,5,000元")
    ('7月1日，王芳到福州市调研。会上，她说：“增长2.5%。”', 'A.B公司，5,000元')
    """
    return _NARROW.sub(lambda match: _WIDE[match.group()], text)


def readable(article: Article) -> Article:
    """The article in simplified characters and full-width marks; itself if it is printed in them."""
    text = widened(article.text)
    if is_traditional(text):
        credits = tuple(replace(credit, name=simplified(credit.name)) for credit in article.byline)
        return replace(article, text=simplified(text), byline=credits)
    return article if text == article.text else replace(article, text=text)


def printed_mention(mention: Mention, article: Article) -> Mention:
    """The mention with its words as the article prints them; its name stays simplified."""
    text = article.text[mention.start : mention.end]
    return mention if text == mention.text else replace(mention, text=text)


def printed_fact(fact: Fact, article: Article) -> Fact:
    """The fact with its words as the article prints them."""
    evidence, text = fact.evidence, article.text[fact.evidence.start : fact.evidence.end]
    subject, thing = printed_mention(fact.subject, article), printed_mention(fact.object, article)
    if text == evidence.text and subject is fact.subject and thing is fact.object:
        return fact
    return replace(fact, subject=subject, object=thing, evidence=replace(evidence, text=text))
