"""Known articles: sentences of the tables with their slots filled, headed and signed as newspapers do it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from tests.composer import names, sentences
from tests.composer.sentences import Kind

WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Story:
    """One item as its editor meant it. `byline` holds (name, role); `people` the officials it names."""

    kind: str = "article"  # article, caption, teaser
    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    kicker: str | None = None
    subtitle: str | None = None
    above: str | None = None  # a line of names between headline and text
    byline: tuple[tuple[str, str | None], ...] = ()
    agency: str | None = None
    continued_from: int | None = None
    continues_on: int | None = None
    people: tuple[str, ...] = ()
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """The paper, its day and its city: what the items of one page share."""

    publication: str
    year: int
    month: int
    day: int
    number: int
    place: names.Place
    punctuation: str  # "full" or "half"
    taken: set[str] = field(default_factory=set)

    @property
    def date(self) -> str:
        return f"{self.year}-{self.month:02}-{self.day:02}"


def issue(random: Random) -> Issue:
    where = names.place(random)
    name = (where.city[:-1] if random.random() < 0.5 else where.province[:2]) + random.choice(names.PAPERS)
    day = random.randint(6, 28)
    return Issue(
        name,
        random.randint(2019, 2028),
        random.randint(1, 12),
        day,
        random.randint(1, 8),
        where,
        "half" if random.random() < 0.4 else "full",
    )


def cast(random: Random, of: Issue) -> dict[str, str]:
    """The slots of one story: who, where and how many."""
    place = of.place if random.random() < 0.8 else names.place(random)
    union = place.city + "总工会" if place is not of.place or random.random() < 0.5 else "市总工会"
    district = random.choice(place.districts)
    bureaus = random.sample(names.BUREAUS, 2)
    trades = random.sample(names.TRADES_OF_PEOPLE, 2)
    day = random.randint(1, of.day)
    people = [names.person(random) for _ in range(5)]
    return {
        "p": place.province,
        "c": place.city,
        "d": district,
        "s": random.choice(place.streets),
        "u": union,
        "du": district + "总工会",
        "A": people[0],
        "B": people[1],
        "C": people[2],
        "W": people[3],
        "V": people[4],
        "pa": random.choice(names.POSTS),
        "pb": random.choice(names.POSTS),
        "pc": random.choice(names.COMPANY_POSTS),
        "wt": trades[0],
        "vt": trades[1],
        "co": names.company(random, random.choice((place.city, district))),
        "cp": names.company(random, place.city),
        "g": names.programme(random),
        "h": names.programme(random),
        "sch": names.school(random, place.city),
        "bu": ("市" if random.random() < 0.6 else place.city) + bureaus[0],
        "bv": ("市" if random.random() < 0.6 else place.city) + bureaus[1],
        "day": random.choice((f"{of.month}月{day}日", f"{day}日", "昨日", "日前", f"{of.month}月{day}日")),
        "n": str(random.randint(60, 9800)),
        "k": str(random.randint(7, 96)),
        "q": str(random.randint(4, 40)),
        "y": str(of.year - random.randint(1, 5)),
        "Y": str(of.year),
        "M": str(of.month),
        "D": str(of.day),
        "wd": random.choice(WEEK),
        "pg": str(of.number),
    }


def article(random: Random, of: Issue, kind: Kind, size: int) -> Story:
    """An article of about `size` characters."""
    slots = cast(random, of)
    kicker, title, subtitle = (part.format(**slots) or None for part in random.choice(kind.heads).split("|"))
    groups = [random.choice(kind.openings)]
    body = list(kind.body)
    random.shuffle(body)
    texts = [groups[0].format(**slots)]
    paragraphs: list[str] = []
    while body and sum(map(len, texts)) + sum(map(len, paragraphs)) < size:
        # one to three groups of sentences make a paragraph
        if len("".join(texts)) > 90 or random.random() < 0.6:
            paragraphs.append("".join(texts))
            texts = []
        texts.append(body.pop().format(**slots))
    if kind.closings and random.random() < 0.7:
        texts.append(random.choice(kind.closings).format(**slots))
    paragraphs.append("".join(texts))
    return _signed(
        random,
        of,
        Story(
            paragraphs=tuple(paragraphs),
            title=title,
            kicker=kicker,
            subtitle=subtitle,
            people=tuple(slots[k] for k in "ABC"),
        ),
        kind,
    )


def _signed(random: Random, of: Issue, story: Story, kind: Kind) -> Story:
    """The story with a lead or a line of names, as its kind has it."""
    first, second, third = (names.reporter(random) for _ in range(3))
    head, *rest = story.paragraphs
    if kind.name == "obituary":
        return story
    if kind.name == "opinion":
        tail = [*story.paragraphs[:-1], story.paragraphs[-1] + f"（{first}）"]
        return replace(story, paragraphs=tuple(tail), byline=((first, None),))
    if kind.feature:
        above, byline = random.choice(
            (
                (f"本报记者 {first}", ((first, "记者"),)),
                (f"本报记者 {first} 通讯员 {second}", ((first, "记者"), (second, "通讯员"))),
                (f"本报记者 {first} {second}", ((first, "记者"), (second, "记者"))),
                (f"文/图 本报记者 {first}", ((first, "记者"),)),
            )
        )
        return replace(story, above=above, byline=byline)
    city = of.place.city[:-1]
    lead, byline = random.choice(
        (
            (f"本报讯（记者{first}）", ((first, "记者"),)),
            (f"本报讯（记者 {first}）", ((first, "记者"),)),
            (f"本报讯（记者{first} 通讯员{second}）", ((first, "记者"), (second, "通讯员"))),
            (
                f"本报讯 （记者 {first} 通讯员 {second} {third}）",
                ((first, "记者"), (second, "通讯员"), (third, "通讯员")),
            ),
            (f"本报讯（通讯员{first}）", ((first, "通讯员"),)),
            (f"本报讯（{first} {second}）", ((first, None), (second, None))),
            (f"本报{city}{of.month}月{of.day}日电（记者{first}）", ((first, "记者"),)),
            ("本报讯 ", ()),
        )
    )
    byline = tuple(dict(byline).items())
    return replace(story, paragraphs=(lead + head, *rest), byline=byline)


def briefs(random: Random, of: Issue, count: int) -> list[Story]:
    mark = random.choice("●▲■◆")
    rows = random.sample(sentences.BRIEFS, count)
    found = []
    for row in rows:
        text = mark + row.format(**cast(random, of))
        byline: tuple[tuple[str, str | None], ...] = ()
        if random.random() < 0.7:
            name = names.reporter(random)
            text, byline = text + f"（{name}）", ((name, None),)
        found.append(Story(paragraphs=(text,), byline=byline, brief=True))
    return found


def caption(random: Random, of: Issue) -> Story:
    text = random.choice(sentences.CAPTIONS).format(**cast(random, of))
    name = names.reporter(random)
    credit = random.choice((f" 本报记者 {name} 摄", f"（{name} 摄）", f" {name} 摄", f"本报记者 {name} 摄"))
    title = random.choice(sentences.CAPTION_HEADS) if len(text) > 40 else None
    return Story("caption", (text + credit,), title=title, byline=((name, "摄"),))


def teaser(random: Random, of: Issue) -> Story:
    text = random.choice(sentences.TEASERS).format(**cast(random, of))
    page = random.randint(2, 8)
    see = random.choice((f"（详见第{page}版）", f"（见第{page}版）", f" >>>详见第{page}版"))
    return Story("teaser", (text + see,), title=text, continues_on=page)


def continued(random: Random, of: Issue) -> Story:
    """The rest of a story that began on another page."""
    slots = cast(random, of)
    rows = [row.format(**slots) for row in random.sample(sentences.CONTINUED, random.randint(2, 4))]
    page = 1 if of.number != 1 else 2
    return Story(paragraphs=(f"（上接第{page}版）{rows[0]}", *rows[1:]), continued_from=page)


def furniture(random: Random, of: Issue, rows: tuple[str, ...]) -> str:
    return random.choice(rows).format(**cast(random, of))
