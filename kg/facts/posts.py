"""Posts: title chains before a name, appointments, and rows of lists; each gives holdsPost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.clauses import quote
from kg.facts.dates import date_at
from kg.gazetteer import full_name
from kg.lexicon import posts
from kg.model import Article, Fact, Mention
from kg.names import Context, context_at
from kg.schema import ORGANISATION, PERSON, PLACE

_POSTS = sorted(posts(), key=len, reverse=True)
_POST = "|".join(map(re.escape, _POSTS))
_RANK = r"(?:常务|第一|首席|专职|兼职|挂职|原|时任|现任|代理|执行|名誉)*"
_DEPARTMENT = r"[\u3400-\u9fff]{0,14}?"
_TITLE = re.compile(rf"(?P<title>{_DEPARTMENT}{_RANK}(?:{_POST}))$")
_COMMUNITY = re.compile(r"^(.+?(?:社区|村|街道|镇|乡))(?:党总支|党支部|党委|党工委|居委会|村委会)?$")
_ORGAN = re.compile(r"^(党总支|党支部|党委|党工委|居委会|居民委员会|村委会|村民委员会|办事处)(\w+)$")
# What stands between a body and a post without belonging to either: 与社里的绣娘, 大会由副校长, 达斡尔族信号工.
_LEFT = re.compile(r"^.*(?:[与同由从的并向对请是](?=[\u3400-\u9fff]{2})|[\u3400-\u9fff]{1,4}族(?=[\u3400-\u9fff]{2}))")
_SPLIT = re.compile(r"[、，,]|兼任?|暨")
_HEAD = re.compile(r"^(?:原|时任|常务|代理)?副?(省长|市长|县长|区长|州长|镇长|乡长)$")
_REJECT = re.compile(r"拟任|未获|不是|并非|冒充|自称|假冒")
_APPOINTED = re.compile(
    rf"(?:当选(?:为)?|出任|担任|兼任|接任|就任|受聘为|被聘为|又被聘为|历任|任)(?P<post>[^，。；、]{{2,30}}?(?:{_POST}))(?=[，。；、“”]|$|的|，)"
)
_ENDED = re.compile(r"不再(?:兼任|担任)|免去|辞去|卸任")
_ROW = re.compile(
    r"^(?P<name>[\u3400-\u9fff·]{2,10}|[\u3400-\u9fff][ \u3000][\u3400-\u9fff])(?:[（(][^）)]*[)）])?[ \u3000]+"
)


def is_responsible(title: str) -> bool:
    """Is a post one of responsibility? 工会主席 is, 焊工 is not.

    >>> is_responsible("工会主席"), is_responsible("装配钳工"), is_responsible("职业能力建设处处长")
    (True, False, True)
    """
    return next((posts()[post] for post in _POSTS if title.endswith(post)), False)


def find(article: Article, mentions: tuple[Mention, ...]) -> list[Fact]:
    """holdsPost facts of an article."""
    people = [m for m in mentions if m.type == PERSON]
    bodies = [m for m in mentions if m.type in (ORGANISATION, PLACE)]
    byline = {(c.start, c.end) for c in article.byline}
    found: list[Fact] = []
    previous: tuple[Mention, list[Fact]] | None = None
    for person in people:
        if (person.start, person.end) in byline:
            previous = None
            continue
        made = _before_name(article, person, bodies, mentions)
        if not made and previous and re.fullmatch(r"[、和与及，]", article.text[previous[0].end : person.start]):
            made = [
                replace(
                    f,
                    subject=person,
                    evidence=quote(article, f.evidence.start, person.end),
                    rule="shared post",
                    confidence=0.75,
                )
                for f in previous[1]
                if f.title and (f.title.startswith(("副", "常委", "委员")) or not is_responsible(f.title))
            ]
        made += _after_name(article, person, bodies, mentions)
        made += _row(article, person, bodies)
        found += made
        if made:
            previous = (person, made)
        elif previous and person.start - previous[0].end > 3:
            previous = None
    return found


def _before_name(
    article: Article, person: Mention, bodies: Sequence[Mention], mentions: Sequence[Mention]
) -> list[Fact]:
    """福建省人大常委会副主任、省总工会主席庄稼汉: the chain of posts that ends at the name."""
    text = article.text
    start = max((text.rfind(mark, 0, person.start) for mark in "。！？；;：:\n“"), default=-1) + 1
    start = max(start, person.start - 90)
    earlier = [m.end for m in mentions if m.type == PERSON and m.end <= person.start]
    start = max([start, *earlier])
    chain = text[start : person.start]
    if not _TITLE.search(re.sub(r"\s", "", chain)) or re.search(r"[，,]$", chain):
        return []
    pieces = _pieces(chain, start, bodies)
    made: list[Fact] = []
    body: Mention | None = None
    pending: list[tuple[str, int]] = []
    for piece_start, piece_end in reversed(pieces):
        inside = [b for b in bodies if piece_start <= b.start and b.end <= piece_end + 0]
        inside = [b for b in inside if not any(o.start <= b.start and b.end < o.end for o in inside)]
        title_at = max((b.end for b in inside), default=piece_start)
        title = re.sub(r"\s", "", text[title_at:piece_end])
        if not _TITLE.fullmatch(title) and not _TITLE.search(title):
            break
        if inside:
            body = inside[-1]
            if body.type == PLACE and (title.startswith("的") or _is_territory(body)) and not _HEAD.match(title):
                body = body if body.type == PLACE and not _is_territory(body) else None
            if body is None:
                break
            titles = [*pending, (_cleaned(title), body.start)]
            made += [_fact(article, person, *_organ(body, t), at) for t, at in titles if t]
            pending = []
            continue
        if len(title) > 16:
            found = _TITLE.search(title)
            if found is None:
                break
            title = found.group("title")
        pending.append((_cleaned(title), piece_start))
    if pending:
        carried = _carried(article, person, pending, bodies, mentions)
        made += carried
    return [f for f in (_headed(article, f, mentions) for f in made) if f.title]


def _pieces(chain: str, start: int, bodies: Sequence[Mention]) -> list[tuple[int, int]]:
    """The posts of a chain, cut at 、 and 兼 outside names of bodies; only the run that touches the name."""
    edges = [0]
    for match in _SPLIT.finditer(chain):
        a, b = start + match.start(), start + match.end()
        if not any(m.start < b and a < m.end for m in bodies):
            edges += [match.start(), match.end()]
    edges.append(len(chain))
    pieces = [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    run: list[tuple[int, int]] = []
    for piece in reversed(pieces):
        if run and not _TITLE.search(chain[piece[0] - start : piece[1] - start]):
            break
        run.append(piece)
    return run[::-1]


def _organ(body: Mention, title: str) -> tuple[Mention, str]:
    """A territory's organ is a body of its own: 社区党总支书记兼居委会主任 names two; a company's stays in the title."""
    base, organ = _COMMUNITY.match(body.name), _ORGAN.match(title)
    if title == "国家主席":
        return replace(body, name="中华人民共和国", subtype="government", rule="post", anaphor=True), title
    if base is None or organ is None:
        return body, title
    kind = (
        "community" if organ.group(1).endswith("委会") else "party" if organ.group(1).startswith("党") else "government"
    )
    name = base.group(1) + organ.group(1)
    return replace(body, name=name, type=ORGANISATION, subtype=kind, rule="post", anaphor=True), organ.group(2)


def _cleaned(title: str) -> str:
    title = _LEFT.sub("", title)
    title = re.sub(r"^[的、，,\s)）”\"]+", "", title)
    title = re.sub(r"^(?:原|时任|现任|兼任?|该|新任|担任)", "", title)
    return title.strip()


def _is_territory(place: Mention) -> bool:
    return place.name.endswith(("省", "市", "县", "区", "州", "旗"))


def _fact(article: Article, person: Mention, body: Mention, title: str, at: int, *, rule: str = "title chain") -> Fact:
    words = quote(article, min(at, body.start if body.end <= person.start else at), person.end, person.start)
    rejected = _REJECT.search(article.text[max(0, words.start - 6) : words.end + 6])
    return Fact(
        person, "holdsPost", body, words, title=title, rule=rule,
        confidence=0.95 if rule == "title chain" else 0.8,
        rejected=f"“{rejected.group()}” denies it" if rejected else None,
    )  # fmt: skip


def _carried(
    article: Article,
    person: Mention,
    pending: Sequence[tuple[str, int]],
    bodies: Sequence[Mention],
    mentions: Sequence[Mention],
) -> list[Fact]:
    """A chain without a body (校长张砚田, 公司党支部书记闵秋实): heads of divisions, else the body spoken of last."""
    made = []
    lead = _GENERIC.match(pending[-1][0])
    lead_fitting = _GENERIC_ENDS.get(lead.group()) if lead else None
    for title, at in pending:
        if _HEAD.match(title) or title in ("书记", "副书记"):
            where = context_at(article, mentions, at, Context())
            level = title[-2] if _HEAD.match(title) else None
            division = where.of(level) if level in ("省", "市", "县", "区", "州") else None
            last = next((b for b in reversed(bodies) if b.end <= at and b.name.endswith("委")), None)
            if division is None and last is not None:
                division = last.name[:-1]
            if division:
                name = f"{division}人民政府"
                office = Mention(
                    article.id, article.page, at, at + len(title), article.text[at : at + len(title)], ORGANISATION, name,
                    "government", "post", f"{title} is a post in {name}", anaphor=True,
                )  # fmt: skip
                made.append(_fact(article, person, office, title, at, rule="head of a division"))
            continue
        own = _GENERIC.match(title)
        fitting = _fitting(title) or lead_fitting
        if not is_responsible(title) and not (own or lead or _THERE.match(article.text[at : at + 8])):
            continue
        paragraph = article.text.rfind("\n", 0, at)
        able = [b for b in bodies if b.end <= at and (b.type == ORGANISATION or b.subtype in ("venue", "station"))]
        if fitting:
            able = [b for b in able if b.name.endswith(fitting) or (b.subtype == "company" and "公司" in fitting)]
        elif not (own or lead):
            able = [b for b in able if b.start > paragraph and at - b.end < 60]
        if able:
            kept = title[own.end() :] if own and len(title) > own.end() + 1 else title
            made.append(_fact(article, person, *_organ(able[-1], kept), at, rule="body carried over"))
    return made


_THERE = re.compile(r"[，、]?[与和同]?(?:社|厂|店|校|院|馆|站|村)(?:里|上)的")
_GENERIC = re.compile(r"公司|集团|学校|医院|合作社|项目部|学院|协会|联合会|酒庄")
_GENERIC_ENDS = {
    "公司": ("公司", "集团"),
    "集团": ("集团", "公司"),
    "学校": ("学校", "中学", "小学"),
    "医院": ("医院",),
    "合作社": ("合作社",),
    "项目部": ("项目部",),
    "学院": ("学院", "大学"),
    "协会": ("协会",),
    "联合会": ("联合会",),
    "酒庄": ("酒庄",),
}
_FITTING = {
    "校长": ("学校", "中学", "小学", "大学", "学院", "校"), "院长": ("医院", "学院", "研究院", "院"), "馆长": ("馆",), "站长": ("站", "亭"),
    "厂长": ("厂",), "矿长": ("矿",), "董事长": ("公司", "集团"), "总经理": ("公司", "集团"), "经理": ("公司", "集团"), "局长": ("局",),
    "厅长": ("厅",), "会长": ("协会", "学会", "商会", "会"), "队长": ("队",), "团长": ("团",), "社长": ("社",), "所长": ("所",),
}  # fmt: skip


def _fitting(title: str) -> tuple[str, ...] | None:
    return next((ends for post, ends in _FITTING.items() if title.endswith(post)), None)


def _headed(article: Article, fact: Fact, mentions: Sequence[Mention]) -> Fact:
    """省长, 市长 and the like are posts in the government; X市 + 市长 likewise."""
    title, body = fact.title or "", fact.object
    if not (head := _HEAD.match(title)):
        return fact
    if body.name.endswith("委") and body.type == ORGANISATION:
        division = body.name[:-1]
    elif body.type == PLACE:
        division = full_name(body.name) or body.name
    elif body.name.endswith("人民政府"):
        return fact
    else:
        return fact
    name = f"{division}人民政府"
    office = replace(
        body, name=name, type=ORGANISATION, subtype="government", rule="post", anaphor=True,
        reason=f"{head.group(1)} is a post in {name}",
    )  # fmt: skip
    return replace(fact, object=office)


def _after_name(
    article: Article, person: Mention, bodies: Sequence[Mention], mentions: Sequence[Mention]
) -> list[Fact]:
    """X当选为, 出任, 任 …: an appointment after the name, with the date the text gives it."""
    end = min(
        (i for i in (article.text.find(mark, person.end) for mark in "。；\n") if i >= 0), default=len(article.text)
    )
    next_person = min((m.start for m in mentions if m.type == PERSON and m.start > person.end), default=end)
    stretch = article.text[person.end : min(end, next_person, person.end + 60)]
    ended = _ENDED.search(stretch)
    match = _APPOINTED.search(stretch) or (
        re.match(rf"为(?P<post>[^，。；、]{{2,30}}?(?:{_POST}))", stretch) if stretch else None
    )
    if match is None:
        return []
    a, b = person.end + match.start("post"), person.end + match.end("post")
    inside = [m for m in bodies if a <= m.start and m.end <= b]
    if not inside:
        return []
    body = inside[-1]
    title = _cleaned(re.sub(r"\s", "", article.text[body.end : b]))
    if not title or not _TITLE.fullmatch(title):
        return []
    date = date_at(article, a)
    fact = Fact(
        person, "holdsPost", body, quote(article, person.start, b), title=title, date=date,
        end_date=date if ended else None, rule="appointment", confidence=0.85,
    )  # fmt: skip
    rejected = _REJECT.search(stretch)
    return [_headed(article, replace(fact, rejected=f"“{rejected.group()}” denies it") if rejected else fact, mentions)]


def _row(article: Article, person: Mention, bodies: Sequence[Mention]) -> list[Fact]:
    """Rows of lists: 毛卓然 某某有限公司装配钳工."""
    line_start = article.text.rfind("\n", 0, person.start) + 1
    line_end = article.text.find("\n", person.end)
    line = article.text[line_start : line_end if line_end >= 0 else len(article.text)]
    row = _ROW.match(line)
    if row is None or person.start != line_start or "。" in line:
        return []
    inside = [m for m in bodies if line_start + row.end() <= m.start < line_start + len(line)]
    inside = [b for b in inside if not any(o.start <= b.start and b.end < o.end for o in inside)]
    if not inside:
        return []
    body = inside[0] if inside[0].type == ORGANISATION or len(inside) == 1 else inside[-1]
    titles = re.split(r"、|，", re.sub(r"\s", "", line[body.end - line_start :]))
    return [
        Fact(
            person,
            "holdsPost",
            body,
            quote(article, person.start, line_start + len(line)),
            title=t,
            rule="row of a list",
            confidence=0.9,
        )
        for t in titles
        if _TITLE.fullmatch(t) or any(t.endswith(p) for p in _POSTS)
    ]
