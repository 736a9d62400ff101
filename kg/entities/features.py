"""The reasons for and against taking two names for one thing: one function and one row each.

A feature returns a sentence when it applies and None when it does not; its weight is added to the score.
A pair is one entity at a score of 1 or more, and certainly not at -1 or less; between, it stays undecided.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.entities.candidates import Candidate
from kg.entities.confusion import DISTINGUISHING, confusable
from kg.gazetteer import territory_of
from kg.schema import ORGANISATION, PERSON, PLACE

# Bodies of the whole country: who holds a post in one is known by name everywhere.
_NATIONAL = re.compile(r"^(中华|中共中央|中央|全国|国务院|国家|中国(?!.{0,12}(公司|集团|分公司)))")
# Village, town and street names recur all over the country; counties and above do not (GB/T 2260).
_RECURRING = re.compile(r"(街道|镇|乡|村|社区|路|街|广场|公园|站)$")


def differing(a: str, b: str) -> tuple[str, str] | None:
    """The one pair of characters in which two names of equal length differ."""
    if len(a) != len(b):
        return None
    pairs = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return pairs[0] if len(pairs) == 1 else None


def same_name(a: Candidate, b: Candidate) -> str | None:
    """The two bear the same full name."""
    return f"both are called {a.name}" if a.key == b.key else None


def one_page(a: Candidate, b: Candidate) -> str | None:
    """The two stand on one page."""
    return f"both stand on {a.page}" if a.page == b.page else None


def full_name(a: Candidate, b: Candidate) -> str | None:
    """The name says by itself which one is meant: a body, a programme, or a division of county level and above."""
    if a.key != b.key or a.type == PERSON or (a.type == PLACE and _RECURRING.search(a.name)):
        return None
    return f"{a.name} is a full name"


def shared_body(a: Candidate, b: Candidate) -> str | None:
    """The two hold posts in one body."""
    shared = sorted(a.bodies & b.bodies)
    return f"both hold a post in {shared[0]}" if shared else None


def national_post(a: Candidate, b: Candidate) -> str | None:
    """One holds a post in a national body, and nothing is said of the other that speaks against it."""
    if a.type != PERSON or a.key != b.key:
        return None
    for known, bare in ((a, b), (b, a)):
        national = sorted(body for body in known.bodies if _NATIONAL.match(body))
        if national and (not bare.bodies or any(_NATIONAL.match(body) for body in bare.bodies)):
            return f"{known.name} holds a post in {national[0]}, a body of the whole country"
    return None


def same_paper(a: Candidate, b: Candidate) -> str | None:
    """The two are people named by one newspaper, and no posts speak against it."""
    if a.type != PERSON or not a.publication or a.publication != b.publication or (a.bodies and b.bodies):
        return None
    return f"both are named by {a.publication}"


def same_role(a: Candidate, b: Candidate) -> str | None:
    """Both write for newspapers or agencies and nothing else is known of them."""
    if a.type != PERSON or a.bodies or b.bodies:
        return None
    if all(m.subtype == "journalist" for c in (a, b) for m in c.mentions):
        return "both are bylines"
    return None


def same_story(a: Candidate, b: Candidate) -> str | None:
    """The two stand in printings of one story on two pages."""
    if a.page == b.page:
        return None
    shared = sorted(a.stories & b.stories)
    return f"both stand in printings of {shared[0]}" if shared else None


def same_surroundings(a: Candidate, b: Candidate) -> str | None:
    """The two places lie in one place."""
    shared = sorted(a.within & b.within)
    return f"both lie in {shared[0]}" if shared else None


def misprint(a: Candidate, b: Candidate) -> str | None:
    """The names differ in one character that OCR or a typist takes for the other."""
    pair = differing(a.key, b.key)
    if pair is None or len(a.key) < 2:
        return None
    if a.type != PERSON and len(a.key) < 4 and a.page != b.page:
        return None
    how = confusable(*pair)
    return f"{a.name} and {b.name} differ in one character, and {how}" if how else None


def one_character(a: Candidate, b: Candidate) -> str | None:
    """The names differ in one character of at least three."""
    return f"{a.name} and {b.name} differ in one character" if differing(a.key, b.key) and len(a.key) >= 3 else None


def lone_form(a: Candidate, b: Candidate) -> str | None:
    """On one page one form stands once and the other at least three times; they differ in an inner character."""
    pair = differing(a.key, b.key)
    if pair is None or a.type == PERSON or a.page != b.page or set(pair) & DISTINGUISHING:
        return None
    rare, usual = sorted((a, b), key=lambda c: c.weight)
    if a.key[0] != b.key[0] or a.key[-1] != b.key[-1] or rare.weight > 1 or usual.weight < 3:
        return None
    return f"{rare.name} stands once on the page, {usual.name} {usual.weight} times"


def long_name(a: Candidate, b: Candidate) -> str | None:
    """Long names that differ in one character on one page, not the last, and in no number or direction."""
    pair = differing(a.key, b.key)
    if pair is None or len(a.key) < 6 or a.page != b.page or set(pair) & DISTINGUISHING or a.key[:-1] == b.key[:-1]:
        return None  # 劳动奖章 and 劳动奖状 differ in their last character and are two
    return f"{a.name} and {b.name} are long and differ in one character"


def company_form(a: Candidate, b: Candidate) -> str | None:
    """One is the other with its legal form written out."""
    short, long = sorted((a.key, b.key), key=len)
    if (
        a.type == ORGANISATION
        and len(short) >= 4
        and long in {short + f for f in ("有限公司", "股份有限公司", "有限责任公司")}
    ):
        return f"{long} is {short} with its legal form"
    return None


def siblings(a: Candidate, b: Candidate) -> str | None:
    """The names differ in a number, a direction or the like, which tells siblings apart."""
    pair = differing(a.key, b.key)
    if pair and set(pair) <= DISTINGUISHING:
        return f"{pair[0]} and {pair[1]} tell siblings apart"
    return None


def other_territory(a: Candidate, b: Candidate) -> str | None:
    """The names begin with different divisions, both of them real."""
    here, there = territory_of(a.name), territory_of(b.name)
    if a.type not in (ORGANISATION, PLACE) or a.key == b.key or not here or not there or here == there:
        return None
    return f"{a.name} is of {here}, {b.name} of {there}"


def other_posts(a: Candidate, b: Candidate) -> str | None:
    """The two people hold posts in different bodies, none of them shared."""
    if a.type != PERSON or not a.bodies or not b.bodies or a.bodies & b.bodies:
        return None
    return f"{a.name} holds a post in {min(a.bodies)}, {b.name} in {min(b.bodies)}"


def other_surroundings(a: Candidate, b: Candidate) -> str | None:
    """The two places lie in different places."""
    if a.type != PLACE or not a.within or not b.within or a.within & b.within:
        return None
    return f"{a.name} lies in {min(a.within)}, {b.name} in {min(b.within)}"


@dataclass(frozen=True, slots=True)
class Feature:
    """A reason and its weight; negative weights speak against."""

    test: Callable[[Candidate, Candidate], str | None]
    weight: float


FEATURES: tuple[Feature, ...] = (
    Feature(same_name, 0.5),
    Feature(full_name, 0.5),
    Feature(one_page, 0.2),
    Feature(shared_body, 0.5),
    Feature(national_post, 0.5),
    Feature(same_paper, 0.5),
    Feature(same_role, 0.3),
    Feature(same_story, 0.6),
    Feature(same_surroundings, 0.5),
    Feature(misprint, 0.5),
    Feature(one_character, 0.3),
    Feature(lone_form, 0.5),
    Feature(long_name, 0.5),
    Feature(company_form, 0.8),
    Feature(siblings, -3.0),
    Feature(other_territory, -3.0),
    Feature(other_posts, -0.8),
    Feature(other_surroundings, -2.0),
)
SAME, DIFFERENT = 1.0, -1.0
