"""The reasons for and against taking two names for one thing: one function and one row each.

A feature returns a clause (shown by `kg why`) when it applies and None when it does not; its weight is added to
the score. A pair is one entity at a score of 1 or more, and certainly not at -1 or less; between, it stays undecided.
A guard is asked once more before two groups are joined, of all that is known of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.entities.candidates import Candidate
from kg.entities.confusion import DISTINGUISHING, confusable, look_alike
from kg.entities.places import recurs
from kg.entities.spelling import (
    LEGAL_FORMS,
    campaign,
    differing,
    harmless,
    in_figures,
    numbers,
    slips,
    two_words,
    without_legal_form,
)
from kg.gazetteer import chain_of, province_of
from kg.names.rounds import told_round
from kg.schema import ORGANISATION, PERSON, PLACE, PROGRAMME

# Bodies of the whole country: who holds a post in one is known by name everywhere.
_NATIONAL = re.compile(r"^(中华|中共中央|中央|全国|国务院|国家|中国(?!.{0,12}(公司|集团|分公司)))")
# Village, town and street names recur all over the country; counties and above do not (GB/T 2260).
_RECURRING_PLACE = re.compile(r"(街道|镇|乡|村|社区|路|街|广场|公园|站)$")
# Bodies that every town has: the name alone does not say whose.
_RECURRING_BODY = re.compile(
    r"^第?[一二三四五六七八九十\d]*(?:人民|中心|实验|机关|直属|职工|中医|妇幼保健)?"
    r"(?:医院|小学|中学|幼儿园|公司|分公司|项目部|车间|工区|支部|党支部|工会|党委|居委会|村委会|教育局|公安局|民政局)$"
)
_NEAR = 24  # characters: two names so close stand in one list or one phrase


def same_name(a: Candidate, b: Candidate) -> str | None:
    """The two bear the same full name."""
    return f"both are called {a.name}" if a.key == b.key else None


def full_name(a: Candidate, b: Candidate) -> str | None:
    """The name says by itself which one is meant: a body, a programme, or a division of county level and above."""
    if a.key != b.key or a.type == PERSON:
        return None
    if recurs(a.name, a.type):
        return None
    recurring = {PLACE: _RECURRING_PLACE, ORGANISATION: _RECURRING_BODY}.get(a.type)
    if recurring is not None and recurring.search(a.key):
        return None
    return "it is a full name, which says by itself what is meant"


def same_division(a: Candidate, b: Candidate) -> str | None:
    """The surroundings settle which of several divisions of one name is meant, and it is one for both."""
    if a.key != b.key or a.division is None or b.division is None or a.division.code != b.division.code:
        return None
    if not recurs(a.name, a.type):
        return None
    return f"the {a.division.name} of both lies in {a.division.parents[-1]}"


def one_page(a: Candidate, b: Candidate) -> str | None:
    """The two stand on one page."""
    return f"both stand on {a.page}" if a.page == b.page else None


def name_on_one_page(a: Candidate, b: Candidate) -> str | None:
    """A page that names two people alike would tell them apart."""
    if a.page != b.page or a.key != b.key:
        return None
    return "a page that names two people alike tells them apart"


def shared_body(a: Candidate, b: Candidate) -> str | None:
    """The two hold posts in one body."""
    return f"both hold a post in {min(shared)}" if (shared := a.bodies & b.bodies) else None


def shared_home(a: Candidate, b: Candidate) -> str | None:
    """The two people hold posts in bodies of one division: 福建省总工会, 福建省人大常委会."""
    if a.key != b.key or a.homes.isdisjoint(b.homes) or a.bodies & b.bodies:
        return None
    return f"both hold posts in bodies of {min(a.homes & b.homes)}"


def national_post(a: Candidate, b: Candidate) -> str | None:
    """One holds a post in a national body, and nothing is said of the other that speaks against it."""
    if a.type != PERSON or a.key != b.key or "byline" in (a.standing, b.standing):
        return None
    for known, bare in ((a, b), (b, a)):
        national = sorted(body for body in known.bodies if _NATIONAL.match(body))
        if national and (not bare.bodies or any(_NATIONAL.match(body) for body in bare.bodies)):
            return f"{known.name} holds a post in {national[0]}, a body of the whole country"
    return None


def same_paper(a: Candidate, b: Candidate) -> str | None:
    """One paper names both, or both write for it, and no posts speak against it."""
    if a.key != b.key or (a.bodies and b.bodies) or a.outlets.isdisjoint(b.outlets):
        return None
    if (a.standing == "byline") != (b.standing == "byline"):
        return None
    return f"both {'write for' if a.standing == 'byline' else 'are named by'} {min(a.outlets & b.outlets)}"


def same_role(a: Candidate, b: Candidate) -> str | None:
    """Both write for newspapers or agencies and nothing else is known of them."""
    return "both are bylines" if a.standing == b.standing == "byline" and a.key == b.key else None


def same_story(a: Candidate, b: Candidate) -> str | None:
    """The two stand in printings of one story on two pages."""
    if a.page == b.page or a.stories.isdisjoint(b.stories):
        return None
    return f"both stand in printings of one story ({min(a.stories & b.stories)})"


def same_surroundings(a: Candidate, b: Candidate) -> str | None:
    """The two places lie in one place."""
    return f"both lie in {min(shared)}" if (shared := a.within & b.within) else None


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
    pair = differing(a.key, b.key)
    return f"one character of {len(a.key)} differs" if pair and len(a.key) >= 3 else None


def lone_form(a: Candidate, b: Candidate) -> str | None:
    """On one page one form stands once and the other at least three times; they differ in an inner character."""
    pair = differing(a.key, b.key)
    if pair is None or a.type == PERSON or a.page != b.page or set(pair) & DISTINGUISHING or two_words(a.key, b.key):
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
    if two_words(a.key, b.key):
        return None  # 人民医院 and 人民法院
    return f"{a.name} and {b.name} are long and differ in one character"


def printers_slip(a: Candidate, b: Candidate) -> str | None:
    """Names of ten characters and more that differ by what a scan confuses, or by a word or two left out."""
    if a.type == PERSON or a.key == b.key:
        return None
    found = slips(in_figures(a.key), in_figures(b.key))
    if not found or not all(map(harmless, found)):
        return None
    told = "、".join(f"{x}/{y}" if y else x for x, y in found)
    return f"{a.name} and {b.name} are long and differ in no more than {told}"


def spelt_numbers(a: Candidate, b: Candidate) -> str | None:
    """The names are one but for the way in which they write numbers: 五年来, 5年来."""
    if a.type == PERSON or a.key == b.key or in_figures(a.key) != in_figures(b.key):
        return None
    return f"{a.name} and {b.name} differ in how they write a number"


def company_form(a: Candidate, b: Candidate) -> str | None:
    """One is the other with its legal form written out."""
    short, long = sorted((a.key, b.key), key=len)
    if a.type != ORGANISATION or short == long or len(short) < 4 or not long.endswith(LEGAL_FORMS):
        return None
    return f"{long} is {short} with its legal form" if without_legal_form(long) == short else None


def one_campaign(a: Candidate, b: Candidate) -> str | None:
    """One names a campaign bare, the other with a year, quotation marks or 活动: 冬送温暖, 2023年“冬送温暖”活动."""
    if a.type != PROGRAMME or a.key == b.key:
        return None
    for full, bare in ((a, b), (b, a)):
        core = campaign(full.name)
        if core is not None and core == bare.name:
            return f"{full.name} is {bare.name} with its kind or year"
    return None


def siblings(a: Candidate, b: Candidate) -> str | None:
    """The names differ in a number, a direction or the like, which tells siblings apart."""
    pair = differing(a.key, b.key)
    if pair and set(pair) <= DISTINGUISHING and in_figures(a.key) != in_figures(b.key):
        return f"{pair[0]} and {pair[1]} tell siblings apart"
    return None


def other_number(a: Candidate, b: Candidate) -> str | None:
    """The names hold different numbers: sessions, years and branches of one series."""
    if a.type == PERSON or a.key == b.key or in_figures(a.key) == in_figures(b.key):
        return None
    here, there = numbers(a.key), numbers(b.key)
    if not here or not there or here == there or len(here) != len(there):
        return None
    x, y = next((x, y) for x, y in zip(here, there, strict=True) if x != y)
    return f"the one is number {x} and the other number {y} of its kind"


def other_round(a: Candidate, b: Candidate) -> str | None:
    """The names are those of two rounds of a contest, or of a contest and a round of it."""
    if a.type != PROGRAMME or a.key == b.key or told_round(a.name) == told_round(b.name):
        return None
    return f"the one is {told_round(a.name) or 'the contest'} and the other {told_round(b.name) or 'the contest'}"


def other_territory(a: Candidate, b: Candidate) -> str | None:
    """The names begin with different divisions, both of them real."""
    if a.type not in (ORGANISATION, PLACE, PROGRAMME) or a.key == b.key:
        return None
    for here, there in zip(chain_of(a.name), chain_of(b.name), strict=False):
        if here != there:
            if (here, there) == (a.name, b.name):
                return "they are two divisions"
            return f"{a.name} is of {here} and {b.name} of {there}"
    return None


def other_division(a: Candidate, b: Candidate) -> str | None:
    """The surroundings settle that two divisions of one name are meant, or bodies of them: 鼓楼区总工会."""
    if a.key != b.key or a.division is None or b.division is None or a.division.code == b.division.code:
        return None
    here, there = (d.parents[-1] if d.parents else d.name for d in (a.division, b.division))
    return f"the {a.division.name} of the one lies in {here}, that of the other in {there}"


def last_character(a: Candidate, b: Candidate) -> str | None:
    """The names differ in their last character, which tells the kind of thing: 劳动奖章, 劳动奖状."""
    pair = differing(a.key, b.key)
    if pair is None or a.type == PERSON or a.key[:-1] != b.key[:-1]:
        return None
    return f"the last characters, {pair[0]} and {pair[1]}, tell two kinds of thing apart"


def other_posts(a: Candidate, b: Candidate) -> str | None:
    """The two people hold posts in different bodies, none of them shared."""
    if a.type != PERSON or not a.bodies or not b.bodies or a.bodies & b.bodies or a.homes & b.homes:
        return None
    pair = differing(a.key, b.key)
    if a.where == b.where and len(a.key) > 2 and pair is not None and look_alike(*pair):
        return None  # 苟思源 and 荀思源 in one article: who has a second post there, and not a second person
    return f"{a.name} holds a post in {min(a.bodies)}, {b.name} in {min(b.bodies)}"


def other_standing(a: Candidate, b: Candidate) -> str | None:
    """One holds a post of responsibility and the other is a worker or signs articles."""
    ranks = {"official": "an official", "worker": "a worker", "byline": "a byline"}
    if a.type != PERSON or not a.standing or not b.standing or a.standing == b.standing or a.bodies & b.bodies:
        return None
    return f"the one is {ranks[a.standing]} and the other {ranks[b.standing]}"


def other_home(a: Candidate, b: Candidate) -> str | None:
    """The two people hold posts in different provinces, none of them shared, and none in a national body."""
    if a.type != PERSON or not a.homes or not b.homes or a.homes & b.homes or a.bodies & b.bodies:
        return None
    if any(_NATIONAL.match(body) for body in a.bodies | b.bodies):
        return None
    here, there = ({p for home in c.homes if (p := province_of(home))} for c in (a, b))
    if not here or not there or here & there:
        return None
    return f"the posts of the one are in {min(here)}, those of the other in {min(there)}"


def other_surroundings(a: Candidate, b: Candidate) -> str | None:
    """The two places lie in different places."""
    if a.type != PLACE or not a.within or not b.within or a.within & b.within:
        return None
    return f"{a.name} lies in {min(a.within)}, {b.name} in {min(b.within)}"


def side_by_side(a: Candidate, b: Candidate) -> str | None:
    """A phrase or list names both: two names in a row are two things."""
    if a.page != b.page or len(a.key) != len(b.key) or a.key == b.key:
        return None
    for m in a.mentions:
        for other in b.mentions:
            if m.article == other.article and abs(m.start - other.start) <= _NEAR:
                return "one phrase names both"
    return None


@dataclass(frozen=True, slots=True)
class Feature:
    """A reason and its weight; negative weights speak against. A guard also stands between groups.

    `alike` says whether it speaks of one name that two bear (True), of two names (False) or of either; `people`,
    whether of people alone (True), never of them (False) or of everything.
    """

    test: Callable[[Candidate, Candidate], str | None]
    weight: float
    guard: bool = False
    alike: bool | None = None
    people: bool | None = None


FEATURES: tuple[Feature, ...] = (
    Feature(same_name, 0.5, alike=True),
    Feature(full_name, 0.5, alike=True, people=False),
    Feature(same_division, 0.5, alike=True, people=False),
    Feature(one_page, 0.2),
    Feature(name_on_one_page, 0.5, alike=True, people=True),
    Feature(shared_body, 0.5, people=True),
    Feature(shared_home, 0.5, alike=True, people=True),
    Feature(national_post, 0.5, alike=True, people=True),
    Feature(same_paper, 0.5, alike=True),
    Feature(same_role, 0.2, alike=True, people=True),
    Feature(same_story, 0.6),
    Feature(same_surroundings, 0.5, people=False),
    Feature(misprint, 0.5, alike=False),
    Feature(one_character, 0.3, alike=False),
    Feature(lone_form, 0.5, alike=False, people=False),
    Feature(long_name, 0.5, alike=False),
    Feature(printers_slip, 1.0, alike=False, people=False),
    Feature(spelt_numbers, 1.0, alike=False, people=False),
    Feature(company_form, 1.0, alike=False, people=False),
    Feature(one_campaign, 1.0, alike=False, people=False),
    Feature(siblings, -3.0, guard=True, alike=False),
    Feature(other_number, -3.0, guard=True, alike=False, people=False),
    Feature(other_round, -3.0, guard=True, alike=False, people=False),
    Feature(other_territory, -3.0, guard=True, alike=False, people=False),
    Feature(other_division, -3.0, guard=True, alike=True, people=False),
    Feature(last_character, -1.0, guard=True, alike=False, people=False),
    Feature(side_by_side, -1.5, guard=True, alike=False),
    Feature(other_posts, -0.6, people=True),
    Feature(other_standing, -0.8, people=True),
    Feature(other_home, -2.0, guard=True, people=True),
    Feature(other_surroundings, -2.0, guard=True, people=False),
)
SAME, DIFFERENT = 1.0, -1.0
_BY_PAIR = {
    (alike, people): tuple(f for f in FEATURES if f.alike is not (not alike) and f.people is not (not people))
    for alike in (True, False)
    for people in (True, False)
}


def features_for(a: Candidate, b: Candidate) -> tuple[Feature, ...]:
    """The features that can say anything of two candidates, in their order; asking the others would double the time."""
    return _BY_PAIR[a.key == b.key, a.type == PERSON]
