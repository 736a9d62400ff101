"""The page in a real Chromium: opens without a request or an error, finds, links, filters, and runs nothing of a page's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.html import to_html, to_pyvis

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
EVIL = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script>javascript:alert(1)'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())


@pytest.fixture(scope="module")
def file(corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("html") / "graph.html"
    path.write_text(to_html(corpus), encoding="utf-8")
    return path


def opened(browser: Browser, path: Path, anchor: str = "", **context: object) -> tuple[Page, list[str]]:
    page = browser.new_context(locale="zh-CN", **context).new_page()  # type: ignore[arg-type]
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on(
        "request",
        lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else faults.append(request.url),
    )
    page.goto(path.as_uri() + anchor)
    page.wait_for_selector("body[data-ready]", timeout=20_000)
    return page, faults


def test_opens_without_requests_or_errors(browser: Browser, file: Path) -> None:
    page, faults = opened(browser, file)
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert page.evaluate("document.documentElement.lang") == "zh"
    page.click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.click("#theme")
    assert faults == []


def test_search_panel_reading_and_back(browser: Browser, file: Path) -> None:
    page, faults = opened(browser, file)
    page.fill("#search", "庄稼")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.inner_text("#detail h2") == "庄稼汉"
    assert "福建省总工会" in page.inner_text("#detail")
    assert "庄稼汉" in page.inner_text("#detail blockquote >> nth=0")
    page.click("#detail .src a >> nth=0")
    page.wait_for_selector(".reading mark")
    page.go_back()
    page.wait_for_function("document.querySelector('#detail h2').textContent === '庄稼汉'")
    assert faults == []


def test_deep_links_filters_and_table(browser: Browser, file: Path) -> None:
    page, faults = opened(browser, file, "#node=" + quote("Person/庄稼汉"))
    assert page.inner_text("#detail h2") == "庄稼汉"
    page.click("#close")
    page.wait_for_selector("#panel", state="hidden")
    before = page.inner_text("#shown")
    page.click("#legend input >> nth=0")
    assert page.inner_text("#shown") != before
    page.click("#list")
    assert page.locator("#sheet tr").count() > 50
    assert faults == []


def test_a_phone(browser: Browser, file: Path) -> None:
    page, faults = opened(browser, file, "#node=" + quote("Person/庄稼汉"), viewport={"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert faults == []


def test_words_of_a_page_do_nothing(browser: Browser, corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    entities = tuple(replace(e, name=EVIL, aliases=(EVIL,)) for e in corpus.entities)
    articles = tuple(replace(a, title=EVIL, publication=EVIL) for a in corpus.articles)
    path = tmp_path / "evil.html"
    path.write_text(to_html(replace(corpus, entities=entities, articles=articles)), encoding="utf-8")
    page, faults = opened(browser, path, "#node=" + quote(corpus.statements[0].subject))
    page.click("#list")
    assert EVIL in page.inner_text("#sheet")
    assert page.evaluate("window.hacked") is None
    assert faults == []


def test_pyvis_gets_its_network(corpus) -> None:  # type: ignore[no-untyped-def]
    network = to_pyvis(corpus)
    assert len(network.nodes) == len(corpus.entities)
    assert len(network.edges) == len(corpus.statements)
