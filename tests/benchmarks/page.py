"""The page in a real Chromium beside pyvis's own: first frame, search, expansion, filters, size, layout."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from kg.graph import KnowledgeGraph
from kg.html import draw, to_html, to_pyvis
from tests.graphs import graph_of

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
SIZES = (200, 1000, 5000, 20_000)
REPEATS = 5
PYVIS = (200, 1000)  # nodes: beyond a thousand pyvis's own page takes minutes
# the moment at which the page says that its first frame is drawn, by the browser's own clock from navigation on
CLOCK = "new MutationObserver(() => { if (!window.ready && document.body?.dataset.ready) window.ready = performance.now() }).observe(document, {subtree: true, attributes: true})"
STABLE = "const wait = setInterval(() => { if (window.network?.body) { clearInterval(wait); network.once('stabilizationIterationsDone', () => { window.ready = performance.now() }) } }, 2)"

# what a user does, timed in the page until the browser has drawn the frame after it
ACTIONS: dict[str, str] = {
    "search": "() => { const f = document.querySelector('#search'); f.value = 'zonggonghui'; f.dispatchEvent(new Event('input')) }",
    "suggest 总工会": "() => { const f = document.querySelector('#search'); f.value = '总工会'; f.dispatchEvent(new Event('input')) }",
    "expand": "() => document.querySelector('.actions .main').click()",
    "filter type": "() => document.querySelector('input[data-key=Place]').click()",
    "filter trust": "() => { const s = document.querySelector('[data-slider=confidence]'); s.value = 0.9; s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change')) }",
    "time step": "() => { const s = document.querySelector('[data-time=from]'); s.value = 100; s.dispatchEvent(new Event('input')); s.dispatchEvent(new Event('change')) }",
    "undo": "() => document.querySelector('#undo').click()",
    "show all": "() => document.querySelector('[data-act=all]')?.click()",
    "filter, all shown": "() => document.querySelector('input[data-key=Place]').click()",
}
TIMED = """async act => { const go = eval(act), from = performance.now(); go(); const ran = performance.now() - from;
  await new Promise(done => requestAnimationFrame(() => setTimeout(done))); return [ran, performance.now() - from] }"""


def run() -> None:
    """First frame, search, expansion and filters in Chromium at 200 to 20,000 nodes, beside pyvis's own page."""
    print(f"medians of {REPEATS}; load average at the start {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("graphs of tests/graphs.py: two statements a node, about 110 characters of article text a node")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        print(
            f"\n{'nodes':>7} {'layout s':>9} {'of a core':>10} {'file MB':>8} {'first frame ms':>15} {'pyvis ms':>9} {'ratio':>6}"
        )
        paths = {}
        for size in SIZES:
            graph = graph_of(size)
            start, worked = time.perf_counter(), time.process_time()
            draw(graph)
            laid, worked = time.perf_counter() - start, time.process_time() - worked
            paths[size] = Path(folder) / f"{size}.html"
            paths[size].write_text(to_html(graph), encoding="utf-8")
            first = statistics.median(_first_frame(browser, paths[size], CLOCK) for _ in range(REPEATS))
            own = _pyvis(browser, Path(folder), graph) if size in PYVIS else None
            beside = f"{own:9,.0f} {own / first:5.0f}x" if own else ""
            megabytes = paths[size].stat().st_size / 1e6
            print(f"{size:7,} {laid:9.2f} {worked:10.2f} {megabytes:8.2f} {first:15.0f} {beside}")
        for size in SIZES[2:]:
            _actions(browser, paths[size], size, graph_of(size))


def _actions(browser: Browser, path: Path, size: int, graph: KnowledgeGraph) -> None:
    """Each action's time: of its script, and until the next frame is drawn."""
    hub = max(graph.entities, key=lambda e: len(e.mentions))
    times: dict[str, list[Sequence[float]]] = {name: [] for name in ACTIONS}
    for _ in range(REPEATS):
        shown = _opened(browser, path, CLOCK)
        shown.evaluate("id => { location.hash = '#node=' + encodeURIComponent(id) }", hub.id)
        shown.wait_for_selector(".actions .main")
        shown.wait_for_timeout(300)
        for name, act in ACTIONS.items():
            times[name].append(shown.evaluate(TIMED, act))
            shown.wait_for_timeout(100)
        shown.context.close()
    print(f"\n{size:,} nodes: {'action':20} {'script ms':>10} {'with frame ms':>14}")
    for name, measured in times.items():
        print(
            f"{'':14} {name:20} {statistics.median(m[0] for m in measured):10.0f} {statistics.median(m[1] for m in measured):14.0f}"
        )


def _opened(browser: Browser, path: Path, clock: str) -> Page:
    shown = browser.new_context(bypass_csp=True, locale="zh-CN", viewport={"width": 1280, "height": 720}).new_page()
    shown.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    shown.add_init_script(clock)
    shown.goto(path.as_uri(), wait_until="commit")
    shown.wait_for_function("window.ready", timeout=600_000)
    return shown


def _first_frame(browser: Browser, path: Path, clock: str) -> float:
    shown = _opened(browser, path, clock)
    ready: float = shown.evaluate("window.ready")
    shown.context.close()
    return ready


def _pyvis(browser: Browser, folder: Path, graph: KnowledgeGraph) -> float:
    """pyvis's default page of the same graph, physics on, until it stands still."""
    network = to_pyvis(graph)
    network.toggle_physics(True)
    for node in network.nodes:
        del node["x"], node["y"]
    path = folder / "pyvis.html"
    path.write_text(network.generate_html(), encoding="utf-8")
    return _first_frame(browser, path, STABLE)
