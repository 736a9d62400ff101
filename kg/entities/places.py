"""Which division of China a place is: by its name alone where one bears it, else by what stands around it.

What is told here comes from the gazetteer (GB/T 2260 by way of JioNLP), never from an article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from kg.entities.candidates import Candidate
from kg.gazetteer import Division, chain_of, divisions, is_division
from kg.model import Article
from kg.schema import ORGANISATION, PLACE

Around = Mapping[str, frozenset[str]]


def around(candidates: Iterable[Candidate], articles: Mapping[str, Article]) -> Around:
    """By article, the divisions that it names in full, those that bodies' names begin with, and those above them."""
    named: dict[str, set[str]] = {}
    for c in candidates:
        if c.type not in (PLACE, ORGANISATION):
            continue
        links = {c.name, *chain_of(c.name)} if c.type == PLACE else set(chain_of(c.name))
        known = {name for link in links for d in [_only(link)] if d for name in (d.name, *d.parents)}
        known |= links & divisions().keys()
        if known:
            for article in {m.article for m in c.mentions}:
                named.setdefault(article, set()).update(known)
    for told in articles.values():  # 浙江工人日报 speaks of Zhejiang
        if home := _paper_home(told.publication or ""):
            named.setdefault(told.id, set()).update(home)
    return {article: frozenset(names) for article, names in named.items()}


def placed(c: Candidate, nearby: Around) -> Candidate:
    """A place, or a body named from its division, with the division that its surroundings settle."""
    links = (*chain_of(c.name),) if c.type == ORGANISATION else (c.name,) if c.type == PLACE else ()
    if not links or not is_division(links[-1]):
        return c
    near = {place for article in {m.article for m in c.mentions} for place in nearby.get(article, ())}
    found = division_of(links[-1], stated={*links[:-1], *c.within}, nearby=near)
    return c._replace(division=found) if found is not None else c


@lru_cache(maxsize=8192)
def recurs(name: str, kind: str) -> bool:
    """Is this the name of, or of a body of, a division whose name others bear: 鼓楼区, 和平区总工会?"""
    links = (*chain_of(name),) if kind == ORGANISATION else (name,) if kind == PLACE else ()
    return bool(links) and is_division(links[-1]) and division_of(links[-1], stated=links[:-1]) is None


def division_of(name: str, *, stated: Collection[str] = (), nearby: Collection[str] = ()) -> Division | None:
    """The division of a full name.

    Parameters
    ----------
    name
        As the entity is called: 鼓楼区, 西安市.
    stated
        Places that articles put it in.
    nearby
        Divisions that the same articles name.

    Examples
    --------
    >>> division_of("十堰市").code, division_of("鼓楼区"), division_of("鼓楼区", nearby=("福州市",)).code
    ('420300', None, '350102')
    """
    found = [d for d in divisions().get(name, ()) if d.name == name]
    if len({d.code for d in found}) == 1 or (found and _one_city(found)):
        return min(found, key=lambda d: d.code)
    for places in (stated, nearby):
        for level in (1, 0):  # a city settles more than a province
            near = [d for d in found if len(d.parents) > level and d.parents[level] in places]
            if len({d.code for d in near}) == 1:
                return near[0]
    return None


def _one_city(found: list[Division]) -> bool:
    """北京市 stands in the table as a province and as its own city."""
    codes = {d.code for d in found}
    return len({code[:2] for code in codes}) == 1 and any(code.endswith("0000") for code in codes)


@lru_cache(maxsize=65536)
def _only(name: str) -> Division | None:
    return division_of(name)


@lru_cache(maxsize=4096)
def _paper_home(paper: str) -> frozenset[str]:
    """The division that a local paper is named after, and those above it."""
    for length in (4, 3, 2):
        found = divisions().get(paper[:length], ())
        if len(found) == 1:
            return frozenset((found[0].name, *found[0].parents))
    return frozenset()
