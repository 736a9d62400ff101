"""Reprints: a story or a long passage printed twice, with the passage; a shared slogan or form is none."""

from __future__ import annotations

import random

import pytest

from kg.model import Article
from kg.reprints import mark_reprints


def prose(seed: int, length: int) -> str:
    """Text without repetition, as hashing sees it."""
    return "".join(random.Random(seed).choices([chr(c) for c in range(0x4E00, 0x5600)], k=length))


def damaged(text: str, every: int) -> str:
    return "".join("□" if k % every == every - 1 else char for k, char in enumerate(text))


STORY = prose(1, 900)


def article(identity: str, text: str, day: str = "2023-10-09", previous: str | None = None) -> Article:
    return Article(identity, f"{identity[0]}.txt", "article", None, text, date=day, previous_part=previous)


@pytest.mark.parametrize(
    ("second", "passage"),
    [
        pytest.param(STORY, (0, 900), id="whole"),
        pytest.param(damaged(STORY, 60), (0, 900), id="misprints"),
        pytest.param(prose(2, 400) + STORY[300:700] + prose(3, 300), (400, 800), id="a passage"),
        pytest.param(STORY[:200] + "\n" + STORY[500:], (0, 601), id="cut"),
        pytest.param(prose(4, 900), None, id="another story"),
        pytest.param(prose(5, 400) + STORY[:80] + prose(6, 400), None, id="a quotation"),
        pytest.param(STORY[:60], None, id="a teaser"),
    ],
)
def test_what_is_a_reprint(second: str, passage: tuple[int, int] | None) -> None:
    first, other = mark_reprints([article("a#a1", STORY), article("b#a1", second, "2023-10-10")])
    assert first.reprint_of is None
    assert other.reprint_of == ("a#a1" if passage else None)
    if passage:
        assert other.reprint_passage is not None
        assert all(abs(found - wanted) <= 12 for found, wanted in zip(other.reprint_passage, passage, strict=True))


def test_the_first_printing_is_the_original_whatever_the_order() -> None:
    printings = [
        article(f"{name}#a1", STORY, day)
        for name, day in (("c", "2023-10-11"), ("b", "2023-10-10"), ("a", "2023-10-10"))
    ]
    assert [a.reprint_of for a in mark_reprints(printings)] == ["a#a1", "a#a1", None]


def test_twice_on_one_page() -> None:
    first, second = mark_reprints([article("a#a1", STORY), article("a#a2", prose(7, 100) + STORY[:300])])
    assert (first.reprint_of, second.reprint_of) == (None, "a#a1")


def test_a_part_that_repeats_the_part_before_is_no_reprint() -> None:
    _, second = mark_reprints([article("a#a1", STORY), article("b#a1", STORY[:400], previous="a#a1")])
    assert second.reprint_of is None


def test_a_form_that_every_paper_prints_costs_no_pairs() -> None:
    """Of two hundred printings of one form each is still told from news, and none is compared with all."""
    form = prose(8, 260)
    papers = [article(f"p{k:03}#a1", form + prose(100 + k, 300)) for k in range(200)]
    marked = mark_reprints(papers)
    assert sum(a.reprint_of is not None for a in marked) >= 199 - 1
    assert {a.reprint_of for a in marked} == {None, "p000#a1"}
