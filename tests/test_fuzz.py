"""A few damaged pages and files on every run of the tests; `python -m tests.fuzz 3000` tries many."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Page
from kg.pipeline import read_page
from kg.readers import read
from tests.fuzz import inputs
from tests.fuzz.checks import check


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_page_is_read(seed: int) -> None:
    page = Page("甲报_2024-07-01.txt", inputs.text(seed), publication="甲报", date="2024-07-01")
    check(page, read_page(page))


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    ending, raw = inputs.file(seed)
    (tmp_path / f"a{ending}").write_bytes(raw)
    try:
        pages = read(tmp_path / f"a{ending}")
    except InputError:
        return
    assert pages
    for page in pages:
        assert page.text.strip()
        page.text.encode("utf-8")


def test_a_check_notices_what_is_broken() -> None:
    from dataclasses import replace

    page = Page("甲报_2024-07-01.txt", inputs.SOURCES[0].read_text(encoding="utf-8"))
    reading = read_page(page)
    mention = reading.mentions[0]
    with pytest.raises(AssertionError, match="another text"):
        check(page, replace(reading, mentions=(replace(mention, start=mention.start + 1),)))
