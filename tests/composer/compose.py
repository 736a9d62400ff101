"""Known articles laid out on a page and damaged; what stands where is known to the character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from kg.model import Page
from tests.composer import stories
from tests.composer.damage import LEVELS, Damage
from tests.composer.layout import TITLE, Block, Line, lay_out
from tests.composer.sentences import FURNITURE_FOOT, FURNITURE_HEAD, KINDS
from tests.composer.stories import Issue, Story

SNIPPET = 16  # characters of a gold snippet


@dataclass(frozen=True, slots=True)
class Printed:
    """An article and where it stands: `spans[k]` are the page offsets `[start, end)` of paragraph k, in reading order.

    Headline lines are not among the paragraphs: a page may have lost them. `head` holds their spans.
    """

    story: Story
    spans: tuple[tuple[tuple[int, int], ...], ...]
    head: tuple[tuple[int, int], ...] = ()
    titled: bool = False  # the page prints its headline whole


@dataclass(frozen=True, slots=True)
class Composed:
    """A page and its truth."""

    page: Page
    articles: tuple[Printed, ...]

    @property
    def text(self) -> str:
        return self.page.text

    def gold(self) -> dict[str, Any]:
        """The articles in the format of the gold pages; a snippet for each stretch that stands by itself."""
        rows = []
        for number, printed in enumerate(self.articles, start=1):
            story = printed.story
            rows.append(
                {
                    "id": f"a{number}",
                    "kind": story.kind,
                    "title": story.title if printed.titled or story.kind == "teaser" else None,
                    "kicker": story.kicker,
                    "subtitle": story.subtitle,
                    "byline": [{"name": n, "role": r} for n, r in story.byline if self._prints(printed, n)],
                    "agency": story.agency,
                    "continued_from": story.continued_from,
                    "continues_on": story.continues_on,
                    "snippets": [s for spans in printed.spans for s in self._snippets(spans)],
                }
            )
        return {
            "page": self.page.id,
            "publication": self.page.publication,
            "date": self.page.date,
            "articles": rows,
            "entities": [],
            "relations": [],
        }

    def _snippets(self, spans: tuple[tuple[int, int], ...]) -> Iterator[str]:
        for at, (start, end) in enumerate(spans):
            # a line right below another of its paragraph needs no snippet of its own
            if at and not self.page.text[spans[at - 1][1] : start].strip() and start > spans[at - 1][1]:
                gap = self.page.text[spans[at - 1][1] : start]
                if gap.count("\n") <= 1:
                    continue
            words = self.page.text[start:end].lstrip("●▲■◆")
            if "）" in words[:40] and words.startswith(("本报", "（上接")):
                words = words[words.index("）") + 1 :] or words
            words = words.removeprefix("本报讯 ").strip()
            if len(words) >= 5:
                yield words[:SNIPPET]

    def _prints(self, printed: Printed, name: str) -> bool:
        text = self.page.text
        parts = ["".join(text[a:b] for a, b in spans) for spans in (*printed.spans, printed.head)]
        return any(name in part.replace(" ", "") for part in parts)


def compose(seed: int, *, damage: str | Damage = "clean", size: int = 2500) -> Composed:
    """A page of about `size` characters, the same for the same arguments.

    Parameters
    ----------
    seed
        Draws paper, stories, layout and damage.
    damage
        A name of `LEVELS`, or rates.
    size
        Characters of running text.
    """
    rates = LEVELS[damage] if isinstance(damage, str) else damage
    # layout and damage draw for themselves: a page has the same stories at every level
    random = Random(f"stories {seed}")
    issue = stories.issue(random)
    found = _stories(random, issue, size, rates)
    layout = Random(f"layout {seed}")
    head = [stories.furniture(random, issue, FURNITURE_HEAD) for _ in range(random.randint(1, 2))]
    foot = [stories.furniture(random, issue, FURNITURE_FOOT)] if random.random() < 0.4 else []
    blocks = lay_out(found, layout, rates)
    masthead = f"# {issue.publication}" if layout.random() < 0.3 else issue.publication
    tops = [Block([Line(text)]) for text in (masthead, *dict.fromkeys(head))]
    blocks = [*tops, *blocks, *(Block([Line(text)]) for text in foot)]
    return _assembled(f"composed-{seed}.txt", blocks, found, issue)


def pages(n: int, seed: int = 0, *, damage: str | Damage = "worn", size: int = 2500) -> Iterator[Composed]:
    """`n` composed pages, one after the other."""
    for k in range(n):
        yield compose(seed * 1_000_003 + k, damage=damage, size=size)


def _stories(random: Random, issue: Issue, size: int, rates: Damage) -> list[Story]:
    """Articles of different kinds, with captions, briefs and teasers between, until the page is full."""
    kinds = list(KINDS)
    random.shuffle(kinds)
    found: list[Story] = []
    jumps = random.random() < rates.jumps
    if jumps and random.random() < 0.6:
        found.append(stories.continued(random, issue))
    while kinds and sum(len(p) for s in found for p in s.paragraphs) < size:
        story = stories.article(random, issue, kinds.pop(), random.choice((180, 280, 400, 600)))
        if jumps and random.random() < 0.25 and story.paragraphs[-1].endswith("。"):
            jumps = False
            page = issue.number % 8 + 1
            jump = random.choice((f"（下转第{page}版）", f"(下转第{page}版)"))
            last = story.paragraphs[-1] + jump
            story = replace(story, paragraphs=(*story.paragraphs[:-1], last), continues_on=page)
        found.append(story)
        if random.random() < 0.25:
            found.append(stories.caption(random, issue))
    if random.random() < 0.4:
        found += stories.briefs(random, issue, random.randint(2, 4))
    if random.random() < 0.4:
        found.append(stories.teaser(random, issue))
    return [_half(s) if issue.punctuation == "half" else s for s in found]


_HALF = str.maketrans("，（）：；", ",():;")


def _half(story: Story) -> Story:
    return replace(story, paragraphs=tuple(p.translate(_HALF) for p in story.paragraphs))


def _assembled(name: str, blocks: list[Block], found: list[Story], issue: Issue) -> Composed:
    parts: list[str] = []
    spans: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    heads: dict[int, list[tuple[int, int]]] = {}
    titled: set[int] = set()
    at = 0
    for block in blocks:
        for k, line in enumerate(block.lines):
            prefix = block.mark if k == 0 else ""
            at += len(prefix)
            end = at + len(line.text)
            if line.story is not None and line.paragraph is not None:
                spans.setdefault((line.story, line.paragraph), []).append((line.offset, at, end))
            elif line.story is not None:
                heads.setdefault(line.story, []).append((at, end))
                titled |= {line.story} if line.offset == TITLE else set()
            last = k + 1 == len(block.lines)
            between = ("\n" if block.tight else "\n\n") if last else block.joint
            parts += [prefix, line.text, between]
            at = end + len(between)
    page = Page(name, "".join(parts), issue.publication, issue.date, issue.number)
    printed = tuple(
        Printed(
            story,
            tuple(tuple((a, b) for _, a, b in sorted(spans.get((k, j), ()))) for j in range(len(story.paragraphs))),
            tuple(heads.get(k, ())),
            k in titled,
        )
        for k, story in enumerate(found)
    )
    return Composed(page, printed)


__all__ = ["Composed", "Printed", "compose", "pages"]
