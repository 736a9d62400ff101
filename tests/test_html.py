"""The page in a real Chromium: opens without a request or an error, finds, filters, links, saves, and shows the words."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg import to_pyvis
from kg.graph import KnowledgeGraph
from kg.html import core, to_html
from kg.html.subtypes import SUBTYPES
from kg.model import Page as Printed
from kg.pipeline import build
from kg.schema import ENTITY_TYPES
from tests.graphs import graph_of

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
EVIL = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script><!--<script>javascript:window.hacked=1'
WHO = "#node=" + quote("Person/庄稼汉")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())


@pytest.fixture(scope="module")
def file(corpus: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "graph.html"
    path.write_text(to_html(corpus), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "graph.html"
    path.write_text(to_html(graph_of(1000)), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a file; when the test ends, no error, no refusal of the policy and no request may have occurred."""
    faults: list[str] = []
    contexts = []

    def open_(path: Path, anchor: str = "", **context: object) -> Page:
        contexts.append(
            browser.new_context(**{"locale": "zh-CN", "viewport": {"width": 1280, "height": 720}} | context)
        )  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
        page.on(
            "request",
            lambda asked: None if asked.url.startswith(("file:", "data:", "blob:")) else faults.append(asked.url),
        )
        page.goto(path.as_uri() + anchor)
        page.wait_for_selector("body[data-ready]", timeout=20_000)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert faults == []


def counts(page: Page) -> list[int]:
    """Nodes shown, nodes of the graph, statements shown."""
    return [int(n) for n in "".join(c if c.isdigit() else " " for c in page.inner_text("#shown")).split()]


def search(page: Page, words: str) -> list[str]:
    page.fill("#search", words)
    return page.locator("#hits .hit").all_inner_texts()


def downloaded(page: Page, kind: str) -> bytes:
    page.click("#save summary")
    with page.expect_download() as waiting:
        page.click(f"[data-save={kind}]")
    return Path(waiting.value.path()).read_bytes()


# -- opening


@pytest.mark.parametrize(
    ("locale", "lang", "title"), [("zh-CN", "zh", "报纸知识图谱"), ("en-GB", "en", "Newspaper knowledge graph")]
)
def test_opens_in_the_browsers_language(
    opened: Callable[..., Page], file: Path, locale: str, lang: str, title: str
) -> None:
    page = opened(file, locale=locale)
    assert page.evaluate("[document.compatMode, document.characterSet, document.documentElement.lang]") == [
        "CSS1Compat",
        "UTF-8",
        lang,
    ]
    assert page.inner_text("h1") == title
    page.click("#language")
    assert page.inner_text("h1") != title
    page.reload()
    assert page.inner_text("h1") != title, "the choice is kept"


def test_nothing_but_the_pages_own_scripts_may_run(opened: Callable[..., Page], file: Path) -> None:
    page = opened(file)
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_theme_is_the_systems_and_can_be_changed(opened: Callable[..., Page], file: Path) -> None:
    page = opened(file, color_scheme="dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_a_page_that_holds_a_part_says_of_how_much(
    opened: Callable[..., Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core, "MOST", 400)
    path = tmp_path / "graph.html"
    path.write_text(to_html(graph_of(1000)), encoding="utf-8")
    page = opened(path)
    assert counts(page)[1] == 400
    assert "全部 1000 个" in page.inner_text("#offers")


def test_a_large_graph_opens_on_its_most_connected_part_and_offers_more(
    opened: Callable[..., Page], large: Path
) -> None:
    page = opened(large)
    assert counts(page)[:2] == [300, 1000]
    page.click("[data-act=more]")
    assert counts(page)[0] == 600
    page.click("[data-act=all]")
    assert counts(page)[0] == 1000
    assert counts(page)[2] == 2000
    page.click("[data-act=core]")
    assert counts(page)[0] == 300


# -- finding


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("庄稼", "庄稼汉"),
        ("zjh", "庄稼汉"),
        ("zhuangjia", "庄稼汉"),
        ("全总", "中华全国总工会"),
        ("quanzong", "中华全国总工会"),
        ("zhonghuaquanguo", "中华全国总工会"),
        ("福建省 总工会", "福建省总工会"),
        ("fjszgh", "福建省总工会"),
    ],
)
def test_search_finds_by_name_alias_and_pinyin(opened: Callable[..., Page], file: Path, words: str, name: str) -> None:
    page = opened(file)
    assert any(name in hit for hit in search(page, words)[:4])


@pytest.mark.parametrize(("words", "not_name"), [("zjx", "庄稼汉"), ("quanzhong", "中华全国总工会"), ("qqqq", "")])
def test_search_does_not_find_what_sounds_otherwise(
    opened: Callable[..., Page], file: Path, words: str, not_name: str
) -> None:
    page = opened(file)
    assert not any(not_name in hit for hit in search(page, words))


def test_a_former_misprint_is_found_and_named_as_one(
    opened: Callable[..., Page], corpus: KnowledgeGraph, tmp_path: Path
) -> None:
    one = corpus.one("庄稼汉")
    misprinted = replace(one, mentions=(*one.mentions, replace(one.mentions[0], text="庄稼汗")))
    graph = replace(corpus, entities=tuple(misprinted if e.id == one.id else e for e in corpus.entities))
    path = tmp_path / "graph.html"
    path.write_text(to_html(graph), encoding="utf-8")
    page = opened(path)
    [hit] = search(page, "庄稼汗")
    assert "庄稼汉" in hit
    assert "又印作 庄稼汗" in hit


def test_suggestions_are_a_listbox_that_keys_walk(opened: Callable[..., Page], file: Path) -> None:
    page = opened(file)
    page.keyboard.press("/")
    page.keyboard.type("总工会")
    assert page.get_attribute("#search", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-activedescendant") == "hit-1"
    second = page.inner_text("#hit-1 .hit").split("\n")[0]
    page.keyboard.press("Enter")
    assert page.inner_text("#detail h2") == second
    assert second in page.inner_text("#said")
    assert search(page, "没有这个名字") == []
    assert "没有找到" in page.inner_text("#hits")


# -- filtering


def test_the_legend_filters_and_undo_takes_back(opened: Callable[..., Page], file: Path) -> None:
    page = opened(file)
    before = counts(page)
    page.uncheck("input[data-key=Place]")
    after = counts(page)
    assert after[0] < before[0]
    assert after[2] < before[2]
    page.keyboard.press("Control+z")
    assert counts(page) == before
    assert page.is_checked("input[data-key=Place]")
    page.click("#redo")
    assert counts(page) == after
    page.go_back()
    page.wait_for_function("document.querySelector('input[data-key=Place]').checked")
    assert counts(page) == before


@pytest.mark.parametrize("group", ["types", "subtypes", "predicates", "papers"])
def test_only_keeps_one_and_twice_keeps_all(opened: Callable[..., Page], file: Path, group: str) -> None:
    page = opened(file)
    before = counts(page)
    page.evaluate("document.querySelectorAll('.kinds').forEach(d => d.open = true)")
    first = page.locator(f".row:has(input[data-list={group}])").first
    first.hover()
    first.locator(".only").click()
    assert counts(page) != before
    assert page.locator(f"input[data-list={group}]:checked").count() >= 1
    first.locator(".only").click()
    assert counts(page) == before


def test_confidence_and_time_narrow_what_is_shown(
    opened: Callable[..., Page], file: Path, corpus: KnowledgeGraph
) -> None:
    page = opened(file)
    page.fill("[data-slider=confidence]", "0.9")
    assert counts(page)[2] == sum(s.confidence >= 0.9 for s in corpus.statements)
    page.click("#clear")
    assert counts(page)[2] == len(corpus.statements)
    page.focus("[data-time=from]")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    start = page.inner_text("#span")[:10].strip()
    left = [
        s
        for s in corpus.statements
        if (s.date or s.first_attested or "") >= start or start.startswith(s.date or s.first_attested or start)
    ]
    assert counts(page)[2] == len(left)
    assert f"from={start}" in page.url


def test_support_counts_stories(opened: Callable[..., Page], large: Path) -> None:
    page = opened(large)
    page.click("[data-act=all]")
    page.fill("[data-slider=support]", "3")
    assert counts(page)[2] == sum(s.support >= 3 for s in graph_of(1000).statements)
    page.evaluate("location.hash = '#norelations=' + 'holdsPost|visits|participatesIn|meets|locatedIn|partOf|launches'")
    page.wait_for_selector("#empty:not([hidden])")
    page.click("#empty button")
    assert counts(page)[2] > 0


# -- walking


def test_expand_hide_restore(opened: Callable[..., Page], large: Path) -> None:
    page = opened(large)
    hub = graph_of(1000)
    name = max(hub.entities, key=lambda e: len(hub.facts_about(e))).name
    search(page, name)
    page.keyboard.press("Enter")
    assert counts(page)[0] == 300
    page.click(".actions .main")
    assert counts(page)[0] > 300
    page.click(".actions button:text-is('隐藏')")
    hidden = counts(page)[0]
    page.click("[data-act=restore]")
    assert counts(page)[0] == hidden + 1


def test_neighbourhood_by_degree_and_component(opened: Callable[..., Page], file: Path, corpus: KnowledgeGraph) -> None:
    page = opened(file, WHO)
    person = corpus.one("庄稼汉")
    one = {person.id, *(e.id for e in corpus.neighbours(person))}
    page.click(".actions .group button >> nth=0")
    assert counts(page)[0] == len(one)
    two = one | {e.id for near in one for e in corpus.neighbours(corpus.entity(near))}
    page.click(".actions .group button >> nth=1")
    assert counts(page)[0] == len(two)
    page.click(".actions .group button >> nth=3")
    part = counts(page)[0]
    assert part >= len(two)
    assert "part=" in page.url
    page.go_back()
    page.wait_for_function(f"document.querySelector('#shown').textContent.includes(' {len(two)} ')")


def test_shortest_path_between_two(opened: Callable[..., Page], file: Path, corpus: KnowledgeGraph) -> None:
    page = opened(file, WHO)
    page.click(".actions button:text-is('到……的路径')")
    far = next(e for near in corpus.neighbours("庄稼汉") for e in corpus.neighbours(near) if e.name != "庄稼汉")
    search(page, far.name)
    page.keyboard.press("Enter")
    assert page.inner_text("#detail .soft >> nth=0") == f"{len(corpus.paths('庄稼汉', far)[0]) - 1} 步"
    assert page.locator("#detail .rail blockquote").count() >= 2
    lone = next(e for e in corpus.entities if not corpus.facts_about(e))
    page.evaluate(
        "ends => { location.hash = '#path=' + encodeURIComponent(JSON.stringify(ends)) }", ["Person/庄稼汉", lone.id]
    )
    page.wait_for_function("document.querySelector('#detail').textContent.includes('没有路径')")


# -- reading


def test_the_panel_shows_posts_quotes_and_sources(
    opened: Callable[..., Page], file: Path, corpus: KnowledgeGraph
) -> None:
    page = opened(file, WHO)
    assert page.inner_text("#detail h2") == "庄稼汉"
    [post, *_] = corpus.posts("庄稼汉")
    [words, *_] = post.evidence
    article = corpus.article(words.article)
    assert page.locator(".rail > li").count() == len(corpus.posts("庄稼汉"))
    first = page.inner_text(".rail > li >> nth=0")
    confidence = Decimal(str(post.confidence)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    for shown in (words.text, article.publication, article.date, post.title, str(confidence)):
        assert shown
        assert shown in first


def test_a_statement_that_another_contradicts_says_so(opened: Callable[..., Page], tmp_path: Path) -> None:
    pages = [
        Printed(
            f"某报_2024-05-0{k}_1.txt",
            f"# 会议召开\n\n宁波市总工会主席{who}昨日出席会议并讲话。\n",
            "某报",
            "2024-05-01",
        )
        for k, who in enumerate(("周卫东", "李明明"), start=1)
    ]
    graph = build(pages)
    path = tmp_path / "graph.html"
    path.write_text(to_html(graph), encoding="utf-8")
    [(one, _)] = graph.conflicts()
    named = {s.id: f"{graph.entity(s.subject).name} 主席" for s in graph.conflicts()[0]}
    page = opened(path, "#edge=" + quote(one.id))
    assert named[one.contradicts[0]] in page.locator("#detail .rival").inner_text()
    page.locator("#detail .rival a").click()
    assert named[one.id] in page.locator("#detail .rival").inner_text()


def test_an_article_is_read_whole_with_every_mention_marked(
    opened: Callable[..., Page], file: Path, corpus: KnowledgeGraph
) -> None:
    page = opened(file, WHO)
    page.click("#detail figcaption a >> nth=0")
    page.wait_for_selector(".reading mark")
    article = corpus.article(corpus.posts("庄稼汉")[0].evidence[0].article)
    read = "".join(page.locator(".reading p").all_inner_texts())
    assert "".join(read.split()) == "".join(article.text.split())
    said = {(f"{m.start}-{m.end}", e.id) for e in corpus.entities for m in e.mentions if m.article == article.id}
    marks = page.evaluate(
        "[...document.querySelectorAll('.reading a.mention')].map(a => [a.dataset.at, JSON.parse(a.dataset.go).node])"
    )
    assert {tuple(mark) for mark in marks} == said
    page.click(".reading a.mention >> nth=0")
    page.wait_for_selector("#detail .names, #detail .actions")
    page.go_back()
    page.go_back()
    page.wait_for_function("document.querySelector('#detail h2').textContent === '庄稼汉'")


@pytest.mark.parametrize(
    ("page_id", "publication", "said"),
    [
        ("工人日报_2023-10-31_02.txt", "工人日报", "工人日报 · 2023-10-31 · 第2版"),
        ("工人日报_2023-10-31.pdf:3", "工人日报", "工人日报 · 2023-10-31 · 第3版"),
        ("工人日报_2023-10-31.txt", "工人日报", "工人日报 · 2023-10-31"),
        ("档案盒7.txt", None, "2023-10-31 · 档案盒7"),
    ],
)
def test_a_source_says_newspaper_date_and_page(
    opened: Callable[..., Page],
    corpus: KnowledgeGraph,
    tmp_path: Path,
    page_id: str,
    publication: str | None,
    said: str,
) -> None:
    articles = tuple(replace(a, page=page_id, publication=publication, date="2023-10-31") for a in corpus.articles)
    path = tmp_path / "graph.html"
    path.write_text(to_html(replace(corpus, articles=articles)), encoding="utf-8")
    assert said in opened(path, WHO).inner_text("#detail figcaption >> nth=0")


# -- links, table, files


def test_links_carry_filters_and_back_brings_them_back(
    opened: Callable[..., Page], file: Path, corpus: KnowledgeGraph
) -> None:
    page = opened(file, WHO + "&notypes=Place&confidence=0.8")
    assert not page.is_checked("input[data-key=Place]")
    assert page.input_value("[data-slider=confidence]") == "0.8"
    page.click("#detail .entity >> nth=0")
    assert "notypes=Place" in page.url
    assert page.inner_text("#detail h2") != "庄稼汉"
    page.go_back()
    page.wait_for_function("document.querySelector('#detail h2').textContent === '庄稼汉'")
    page.evaluate("id => { location.hash = '#edge=' + id }", corpus.posts("庄稼汉")[1].id)
    page.wait_for_function("document.querySelector('#detail h2').textContent === '任职'")
    assert corpus.posts("庄稼汉")[1].evidence[0].text in page.inner_text("#detail")


@pytest.mark.parametrize(
    "anchor",
    ["#node=nobody", "#edge=x&from=yesterday&confidence=NaN", "#path=[1", "#around=9:nobody&show=-3", "#%E0%A4%A"],
)
def test_a_broken_link_opens_the_page_all_the_same(opened: Callable[..., Page], file: Path, anchor: str) -> None:
    page = opened(file, anchor)
    assert counts(page)[0] > 0
    assert page.is_hidden("#panel")


def test_the_table_has_the_statements_shown(opened: Callable[..., Page], file: Path, corpus: KnowledgeGraph) -> None:
    page = opened(file)
    page.click("#list")
    assert page.locator("#sheet tbody tr").count() == len(corpus.statements)
    assert page.locator("#sheet caption").count() == 1
    page.uncheck("input[data-key=holdsPost]")
    assert page.locator("#sheet tbody tr").count() == sum(s.predicate != "holdsPost" for s in corpus.statements)


def test_what_is_shown_is_saved(opened: Callable[..., Page], file: Path, corpus: KnowledgeGraph) -> None:
    page = opened(file)
    assert downloaded(page, "png").startswith(b"\x89PNG")
    drawing = ET.fromstring(downloaded(page, "svg"))
    assert len(drawing.findall(".//{*}title")) >= counts(page)[0]
    rows = list(csv.DictReader(io.StringIO(downloaded(page, "csv").decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == {s.id for s in corpus.statements}
    assert all(row["quote"] and row["page"] for row in rows)
    data = json.loads(downloaded(page, "json"))
    assert len(data["nodes"]) == counts(page)[0]
    said = {s.id: s for s in corpus.statements}
    assert all(
        [e["text"] for e in row["evidence"]] == [e.text for e in said[row["id"]].evidence] for row in data["statements"]
    )


# -- everybody


def test_a_phone(opened: Callable[..., Page], file: Path) -> None:
    page = opened(file, WHO, viewport={"width": 390, "height": 800}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.is_hidden("#filters")
    page.click("#filter")
    assert page.is_visible("#filters")
    page.touchscreen.tap(370, 200)
    assert page.is_hidden("#filters")
    left, right = page.evaluate(
        "[...document.querySelectorAll('header button, header input, header summary')].filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect()).reduce(([l, r], b) => [Math.min(l, b.left), Math.max(r, b.right)], [999, 0])"
    )
    assert left >= 0
    assert right <= 390


def test_keys_reach_everything(opened: Callable[..., Page], file: Path) -> None:
    page = opened(file)
    names = []
    for _ in range(8):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.id || document.activeElement.parentElement.id"))
    assert names == ["filter", "search", "list", "save", "language", "theme", "help", names[-1]]
    page.focus("#graph")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#detail h2")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#detail h2") != first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("h")
    assert page.locator("[data-act=restore]").count() == 1
    page.keyboard.press("?")
    assert page.locator("dialog[open] kbd").count() >= 8
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    assert page.is_visible("#sheet table")
    page.keyboard.press("Escape")
    assert page.is_hidden("#sheet")


CONTRASTS = """() => {
  const lum = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((s, v, k) => s + v * [.2126, .7152, .0722][k], 0);
  const rgb = c => c.match(/[\\d.]+/g).map(Number);
  const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0.85) return c; } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll('body *')) {
    if (!e.checkVisibility() || e.disabled || e.closest('svg,.unseen,.only') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const [a, b] = [lum(rgb(getComputedStyle(e).color)), lum(ground(e))].sort((x, y) => y - x), ratio = (a + .05) / (b + .05);
    if (ratio < 4.5) bad.push(e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 20) + ' ' + ratio.toFixed(2));
  }
  return bad;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened: Callable[..., Page], file: Path, scheme: str) -> None:
    page = opened(file, WHO, color_scheme=scheme)
    assert page.evaluate(CONTRASTS) == []


def test_every_control_has_a_name(opened: Callable[..., Page], file: Path) -> None:
    page = opened(file, WHO)
    nameless = page.evaluate(
        "[...document.querySelectorAll('button,input,a')].filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length)).map(e => e.outerHTML)"
    )
    assert nameless == []


def test_every_subtype_has_its_chinese_name() -> None:
    assert {sub for kind in ENTITY_TYPES.values() for sub in kind.subtypes} <= set(SUBTYPES)


# -- hostile words


def test_words_of_a_page_do_nothing(opened: Callable[..., Page], corpus: KnowledgeGraph, tmp_path: Path) -> None:
    entities = tuple(replace(e, name=EVIL + str(k), aliases=(EVIL,)) for k, e in enumerate(corpus.entities))
    articles = tuple(
        replace(a, title=EVIL, publication=EVIL, text=(EVIL * 40 + a.text)[: len(a.text)]) for a in corpus.articles
    )
    statements = tuple(replace(s, title=EVIL) for s in corpus.statements)
    path = tmp_path / "evil.html"
    path.write_text(
        to_html(replace(corpus, entities=entities, articles=articles, statements=statements)), encoding="utf-8"
    )
    page = opened(path, "#node=" + quote(corpus.statements[0].subject))
    assert EVIL in page.inner_text("#detail h2")
    assert "onerror=" in page.inner_text("#detail")
    page.click("#list")
    assert EVIL in page.inner_text("#sheet")
    page.click("#list")
    search(page, "onerror")
    page.keyboard.press("Enter")
    page.click("#detail .plain a >> nth=0")
    page.wait_for_selector(".reading")
    assert ET.fromstring(downloaded(page, "svg")) is not None
    assert page.evaluate("[window.hacked, document.querySelectorAll('img, #detail script, iframe').length]") == [
        None,
        0,
    ]


def test_characters_that_a_browser_counts_twice_move_no_quote(
    opened: Callable[..., Page], corpus: KnowledgeGraph, tmp_path: Path
) -> None:
    """Each article begins with 𠮷 and 😀; every offset is two characters further on, four of the browser's halves."""
    articles = tuple(replace(a, text="𠮷😀" + a.text, blocks=()) for a in corpus.articles)
    statements = tuple(
        replace(s, evidence=tuple(replace(e, start=e.start + 2, end=e.end + 2) for e in s.evidence))
        for s in corpus.statements
    )
    entities = tuple(
        replace(e, mentions=tuple(replace(m, start=m.start + 2, end=m.end + 2) for m in e.mentions))
        for e in corpus.entities
    )
    graph = replace(corpus, articles=articles, statements=statements, entities=entities)
    path = tmp_path / "wide.html"
    path.write_text(to_html(graph), encoding="utf-8")
    page = opened(path, WHO)
    assert page.inner_text("#detail figure mark >> nth=0") == corpus.posts("庄稼汉")[0].evidence[0].text
    data = json.loads(downloaded(page, "json"))
    said = {s.id: s for s in statements}
    for row in data["statements"]:
        assert [(e["start"], e["text"]) for e in row["evidence"]] == [
            (e.start, e.text) for e in said[row["id"]].evidence
        ]


# -- the network as pyvis's own object


def test_pyvis_gets_its_network(corpus: KnowledgeGraph) -> None:
    network = to_pyvis(corpus)
    assert {node["id"] for node in network.nodes} == {e.id for e in corpus.entities}
    assert {edge["id"] for edge in network.edges} == {s.id for s in corpus.statements}
    assert "var network" in network.generate_html()


def test_equal_graphs_give_equal_pages(corpus: KnowledgeGraph) -> None:
    assert to_html(corpus) == to_html(replace(corpus))


def test_an_empty_graph_opens(opened: Callable[..., Page], tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(to_html(KnowledgeGraph((), (), ())), encoding="utf-8")
    page = opened(path)
    assert page.is_visible("#empty")
