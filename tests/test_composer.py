"""The page composer: the same arguments give the same page, its truth is exact, and damage is what it says."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest

from tests.composer import LEVELS, Damage, compose, pages
from tests.composer.damage import CONFUSIONS
from tests.conftest import ROOT


def told(page, k: int, j: int) -> str:  # type: ignore[no-untyped-def]
    return "".join(page.text[a:b] for a, b in page.articles[k].spans[j])


@pytest.mark.parametrize("level", LEVELS)
def test_spans_give_the_paragraphs_back(level: str) -> None:
    for page in pages(8, 3, damage=level):
        for k, printed in enumerate(page.articles):
            for j, paragraph in enumerate(printed.story.paragraphs):
                words = told(page, k, j)
                if LEVELS[level].lost_lines == 0:
                    assert len(words) == len(paragraph)
                if LEVELS[level].misread == 0:
                    assert words == paragraph
                else:
                    # what is printed stands in the story in this order, misread or not; lines may be lost
                    rest = iter(paragraph)
                    assert all(any(c in (d, CONFUSIONS.get(d)) for d in rest) for c in words)


@pytest.mark.parametrize("level", LEVELS)
def test_no_character_of_the_page_has_two_owners(level: str) -> None:
    for page in pages(8, 4, damage=level):
        spans = sorted(span for printed in page.articles for part in (*printed.spans, printed.head) for span in part)
        assert all(a < b for a, b in spans)
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))


def test_a_page_has_the_same_stories_at_every_level() -> None:
    stories = [[p.story for p in compose(11, damage=Damage(jumps=0.5, wraps=w)).articles] for w in (False, True)]
    assert stories[0] == stories[1]


def test_snippets_stand_on_the_page() -> None:
    for page in pages(10, 5, damage="wrecked"):
        for row in page.gold()["articles"]:
            assert all(snippet in page.text for snippet in row["snippets"])


def test_pages_do_not_depend_on_the_hash_seed() -> None:
    code = "from tests.composer import compose; print(hash(1) and compose(5, damage='wrecked').text)"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
