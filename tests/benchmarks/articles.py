"""Pages to articles: characters a second beside jieba's tagger, and the time that hostile texts take at two sizes."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba.posseg

from kg.articles import split
from kg.model import Page
from kg.readers import read
from tests.composer import LEVELS, pages

PAGES = 100
SIZE = 500_000  # characters of the smaller hostile text

HOSTILE: dict[str, str] = {
    "one endless line": "今天职工代表大会召开，大家很高兴。",
    "no punctuation": "职工",
    "names": "王芳 李明 ",
    "open brackets": "（王芳",
    "marks of briefs": "●今天开会",
    "lines without a blank": "今天职工代表大会召开，大家很高兴也很\n",
    "short lines": "今天开会\n",
    "headlines only": "# 今天职工开会了\n\n",
    "leads only": "本报讯（记者王芳）今天开会。\n",
    "quotation marks": "“",
    "control characters": "\x00\x01\x7f啊(\n●",
}


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def run() -> None:
    """Reading and splitting pages into articles, by damage, beside jieba's tagger."""
    split(Page("p.txt", "# 市总工会送清凉\n\n本报讯（记者王芳）昨日，市总工会送清凉到一"))  # word lists are read once
    sample = [one.text for one in pages(5, damage="clean")]
    jieba.posseg.lcut("热身")
    tagger = sum(map(len, sample)) / timed(lambda: [list(jieba.posseg.cut(text)) for text in sample])
    print(f"{'pages':12} {'characters/s':>14} {'x tagger':>9}")
    print(f"{'(tagger)':12} {tagger:14,.0f} {1:9.2f}")
    for level in LEVELS:
        with tempfile.TemporaryDirectory() as folder:
            size = 0
            for k, one in enumerate(pages(PAGES, damage=level)):
                Path(folder, f"page{k:03}.txt").write_text(one.text, encoding="utf-8")
                size += len(one.text)
            speed = size / timed(lambda folder=folder: [split(page) for page in read(folder)])
        print(f"{level:12} {speed:14,.0f} {speed / tagger:9.2f}")
    print(f"\n{'hostile text':24} {'seconds':>8} {'twice as long':>14} {'ratio':>6}")
    for name, part in HOSTILE.items():
        once, twice = (
            timed(lambda n=n, part=part: split(Page("p.txt", part * (n // len(part))))) for n in (SIZE, 2 * SIZE)
        )
        print(f"{name:24} {once:8.2f} {twice:14.2f} {twice / once:6.2f}")
