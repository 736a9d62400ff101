"""Entity resolution against the number of mentions: time, memory and the exponent of growth."""

from __future__ import annotations

import math
import random
import resource
import subprocess
import sys
import time

from kg.entities import resolve
from kg.gazetteer import divisions
from kg.lexicon import surnames
from kg.model import Article, Evidence, Fact, Mention
from kg.schema import ORGANISATION, PERSON, PLACE, PROGRAMME

SIZES = (10_000, 31_623, 100_000, 316_228, 1_000_000)
MENTIONS_A_PAGE = 60
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉建国志文海燕红梅春兰晓东振祥宇轩"
KINDS = ("总工会", "教育局", "人民医院", "纺织厂", "建筑公司", "职工服务中心", "网约车行业工会联合会", "交通运输局")
POSTS = ("主席", "局长", "院长", "装配工", "副主席", "书记")


def run() -> None:
    """Seconds and memory of entity resolution to 1,000,000 mentions, each size in a process of its own."""
    heads = ("mentions", "entities", "decisions", "seconds", "µs/mention", "MB made", "MB peak")
    print(" ".join(f"{head:>10}" for head in heads))
    times = []
    for size in SIZES:
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.resolution", str(size)], capture_output=True, text=True, check=True
        ).stdout.split()
        entities, decisions, seconds, made, peak = int(told[0]), int(told[1]), *map(float, told[2:])
        times.append((size, seconds))
        row = (size, entities, decisions, seconds, 1e6 * seconds / size, made, peak)
        print(" ".join(f"{figure:>10,.{2 if figure is seconds else 0}f}" for figure in row), flush=True)
    (first, least), (last, most) = times[0], times[-1]
    print(f"time grows as mentions to the power of {math.log(most / least) / math.log(last / first):.2f}")
    print("MB made: the pages' mentions before resolution; MB peak: with all that resolution adds")


def one(size: int) -> None:
    """Resolve `size` mentions and print what it took."""
    articles, mentions, facts = composed(size)
    made = _megabytes()
    began = time.process_time()
    found = resolve(mentions, facts, articles)
    print(len(found.entities), len(found.decisions), time.process_time() - began, made, _megabytes())


def composed(size: int) -> tuple[list[Article], list[Mention], list[Fact]]:
    """Pages with the mentions of a corpus that grows: few names everywhere, many once, a misprint in fifty.

    Half of the mentions are of bodies, a quarter of people with and without posts, the rest places and programmes.
    """
    luck = random.Random(7)
    names = _Names(luck)
    articles, mentions, facts = [], [], []
    for page in range(max(1, size // MENTIONS_A_PAGE)):
        name = f"{names.paper(page)}_{2000 + page // 3000}-{page:07d}.txt"
        here = []
        for part in range(4):
            article = Article(f"{name[:-4]}#a{part + 1}", name, "article", None, "", publication=names.paper(page))
            articles.append(article)
            for k in range(MENTIONS_A_PAGE // 4):
                kind = luck.choice((ORGANISATION, ORGANISATION, PERSON, luck.choice((PLACE, PROGRAMME))))
                words = names.of(kind)
                here.append(Mention(article.id, name, 30 * k, 30 * k + len(words), words, kind, words))
                if kind == PERSON and k and here[-2].type == ORGANISATION and here[-2].article == article.id:
                    quote = Evidence(name, article.id, 30 * k - 30, 30 * k, words)
                    facts.append(Fact(here[-1], "holdsPost", here[-2], quote, title=luck.choice(POSTS)))
        mentions += here
    return articles, mentions[:size], facts


class _Names:
    """Names drawn as newspapers use them: the k-th most usual as often as 1/k."""

    def __init__(self, luck: random.Random) -> None:
        self._luck = luck
        self._homes = sorted({d.name for found in divisions().values() for d in found if len(d.name) > 2})
        self._surnames = sorted(surnames()[0])

    def paper(self, page: int) -> str:
        return f"{self._homes[page % 40]}日报"

    def of(self, kind: str) -> str:
        luck = self._luck
        rank = int(math.exp(luck.random() * math.log(300_000)))
        if kind == PERSON:
            own = random.Random(rank)
            name = own.choice(self._surnames) + "".join(own.choice(GIVEN) for _ in range(own.choice((1, 2, 2, 2))))
        elif kind == ORGANISATION:
            name = f"{self._homes[rank % len(self._homes)]}{self._word(rank // 200)}{KINDS[rank % len(KINDS)]}"
        elif kind == PLACE:
            name = self._homes[rank % len(self._homes)] if rank % 3 else f"{self._word(rank)}社区"
        else:
            name = f"“{self._word(rank)}{self._word(rank // 7)}”行动"
        if luck.random() < 0.02:  # a misprint
            at = luck.randrange(len(name))
            name = name[:at] + luck.choice(GIVEN) + name[at + 1 :]
        return name

    def _word(self, rank: int) -> str:
        own = random.Random(rank)
        return "".join(own.choice(GIVEN) for _ in range(2)) if rank else ""


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    one(int(sys.argv[1]))
