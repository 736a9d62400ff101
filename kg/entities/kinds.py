"""Kinds of entities that their names, or the words around them, tell better than the ending of one mention."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from kg.lexicon import bodies, posts
from kg.model import Article, Mention
from kg.schema import ORGANISATION, PROGRAMME
from kg.text import lengths_of, longest_ending

_POST_LENGTHS = lengths_of(posts())
_ENDINGS = tuple(bodies())
# Who leads a shift or a ward works in it: the guidelines count these among the workers.
_FRONT_LINE = re.compile(r"(?:班长|班组长|护士长|工长|领班|师傅)$")
# Endings of bodies that are none of a firm known by its brand (滴滴, 同仁堂, 京东物流).
_BODILY = re.compile(r"[队组班室部处科会委所院站团局厅社心办署校馆园]$")

# Type, pattern of the name, kind; the first that fits counts.
KINDS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (ORGANISATION, re.compile(r"^共青团|团[省市县区州]委$"), "association"),
    (ORGANISATION, re.compile(r"工会(?:全国|工作|联合|[\u3400-\u9fff]{2,4})?委员会$"), "union"),
    (ORGANISATION, re.compile(r"^中(?:铁|交|建|冶|水|电建|能建)[一二三四五六七八九十\d]+局(?!.*工会)"), "company"),
    (ORGANISATION, re.compile(r"[省市县区州旗]委(?:常委会|办公室|办公厅)$"), "party"),
    (PROGRAMME, re.compile(r"^[“\"]?最美[\u3400-\u9fff]{2,6}[”\"]?$|(?:技术|进步|发明|文明|质量)奖$"), "award"),
    (PROGRAMME, re.compile(r"(?:文化节|旅游节|艺术节|服务周|宣传周|活动周|创业周|宣传月|服务月)$"), "campaign"),
    (PROGRAMME, re.compile(r"(?:论坛|峰会|座谈会|研讨会|推进会)$"), "meeting"),
    (PROGRAMME, re.compile(r"求学圆梦|夜校|(?:培训|研修|进修|小灶)[班课营]?$|(?:学堂|讲堂)$"), "training"),
)  # fmt: skip


def kind_by_name(kind: str, name: str, told: str) -> str:
    """The subtype of an entity: what its name says by these patterns, else what its mentions told.

    >>> kind_by_name("Organisation", "共青团郴州市委", "party"), kind_by_name("Organisation", "滴滴", "other")
    ('association', 'company')
    """
    for row, pattern, subtype in KINDS:
        if row == kind and pattern.search(name):
            return subtype
    if kind == ORGANISATION and told == "other" and not name.endswith(_ENDINGS) and not _BODILY.search(name):
        return "company"
    return told


@lru_cache(maxsize=4096)
def standing_of(title: str) -> str:
    """Official or worker, by the title of a post.

    >>> standing_of("工会主席"), standing_of("车工班班长"), standing_of("装配工")
    ('official', 'worker', 'worker')
    """
    post = longest_ending(title, posts(), _POST_LENGTHS)
    return "official" if post and posts()[post] and not _FRONT_LINE.search(title) else "worker"


def standing_nearby(mention: Mention, articles: Mapping[str, Article]) -> str | None:
    """Official or worker, by the word right before or after a name where no body is told: 主席支援朝, 刘师傅."""
    if mention.text.endswith("师傅"):
        return "worker"
    article = articles.get(mention.article)
    if article is None:
        return None
    before = "".join(article.text[max(0, mention.start - 12) : mention.start].split())
    if len(longest_ending(before, posts(), _POST_LENGTHS)) > 1:
        return standing_of(before)
    return "worker" if article.text.startswith("师傅", mention.end) else None
