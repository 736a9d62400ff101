"""Posts before a name: title chains, posts shared by several people, rows of lists; each gives holdsPost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.facts.bodies import body_for
from kg.facts.offices import OCCUPATION, Post, has_seat, is_responsible, post_of, posts_in
from kg.facts.passage import Passage, of_type, quote
from kg.model import FORMER, Fact, Mention
from kg.schema import ORGANISATION, PERSON, PLACE

_REJECT = re.compile(r"未获|不是|并非|冒充|自称|假冒")
_ROW = re.compile(
    r"^(?P<name>[\u3400-\u9fff·]{2,10}|[\u3400-\u9fff][ \u3000][\u3400-\u9fff])(?:[（(][^）)]*[)）])?[ \u3000]+"
)
# In a row, 某厂焙茶工: what follows the body is the holder's calling, whether the list of posts has it or not.
_CALLING = re.compile(
    r"[\u3400-\u9fff]{1,6}(?:工|员|师|手|匠|厨)(?<!职工|员工|学员|成员|党员|会员|选手)|[\u3400-\u9fff]{0,4}[炉线机]长"
)
_OF_SEVERAL = re.compile(r"副|党组成员$|党委委员$|常委$|委员$")  # 党组成员、副主席张三、李四: both posts are each one's
_FROM = re.compile(r"[，,]?(?:她|他)?来自")
_PAST = ("原", "原任", "时任", "曾任", "前任")
_PAST_CHAIN = re.compile(r"原[^，,。；]{2,14}、$")  # 某市总工会原党组书记、主席: of both
_ASIDE = re.compile(
    r"[（(](?:主持[\u3400-\u9fff]{0,4}工作|兼|兼职|挂职|正[\u3400-\u9fff]级|副[\u3400-\u9fff]级|代)[）)]$"
)
_COMMA = re.compile(r"[，,]")
_SETTLEMENTS = ("镇", "乡", "村", "街道")
_COMMITTEES = ("党委", "党工委", "党组", "总支", "支部", "支委会")
# 某公司设备部部长、省五一劳动奖章获得者艾长柱: what stands between the posts and the name without being one.
_HONOUR = re.compile(
    r"[、，,]\s*(?:[^、，。；：:\n]{2,24}?(?:获得者|得主|劳动模范|劳模|先进工作者|技术能手|标兵|十?大?工匠|好人)|[^、，。\n]{0,3}(?:共产)?党员|“[^”\n]{2,12}”[\u3400-\u9fff]{0,4})\s*$"
)
_OF_NO_BODY = re.compile(r"(?:户|工人?|农|技师|匠|手|艺人|医)$")  # 大武镇环卫工人 works in the town, not for it
_OWN = re.compile(r"(?:户|农|[村居市牧渔]民|家属|家长|青年|患者|读者|网友)$")  # who is of no body that another works in
_LONGEST_CHAIN = 90  # characters; the longest chain of posts in the gold pages has 62
_NO_POST = re.compile(
    r"^(?:离休|退休|原|老|全体|各级|有关|相关|与会|其他|优秀|人大|政协|妇女|党)?(?:干部|代表|委员|成员|会员)$|^(?:离|退|离退)休"
    r"|^(?:困难|下岗|失业|患病|建档)[\u3400-\u9fff]{0,4}(?:职工|员工|工人|党员|学生)$"
    r"|(?:村|居|市|渔|牧|农|山|股)民$"  # who lives somewhere holds no post there
    r"|^(?:选送|选派|推荐|派出|培养|资助|帮扶|救助|慰问|表彰)(?:过|来)?的"  # 某工会选送的选手: it sent them
    r"|(?:[一二三四五六七八九十]|党|工|职|代表|次)(?:大|代会|大会)代表$"  # a delegate takes part in a congress
)


def titles(passage: Passage) -> dict[int, int]:
    """Where the title before each name begins: `{person start: title start}`."""
    found = {}
    for person in of_type(passage.mentions, PERSON):
        posts = _chain(passage, person)
        if posts:
            found[person.start] = min(p.body.start if p.body and p.body.end <= person.start else p.at for p in posts)
    return found


def find(passage: Passage) -> list[Fact]:
    """holdsPost facts that stand before a name or in a row."""
    found: list[Fact] = []
    previous: tuple[Mention, list[Fact]] | None = None
    for person in of_type(passage.mentions, PERSON):
        made = _before_name(passage, person)
        if not made and previous and passage.text[previous[0].end : person.start] in ("、", "和", "及"):
            made = _shared(passage, person, previous[1]) if not _titled_elsewhere(passage, person) else []
        made += _row(passage, person)
        found += made
        if made:
            previous = (person, made)
        elif previous and person.start - previous[0].end > 3:
            previous = None
    return found


def _shared(passage: Passage, person: Mention, facts: Sequence[Fact]) -> list[Fact]:
    """副主席张三、李四: what several may be at once is said of each; a sole post is the first one's."""
    return [
        replace(f, subject=person, evidence=quote(passage.article, f.evidence.start, person.end), rule="shared post")
        for f in facts
        if f.title
        and (len(facts) == 1 or not f.title.startswith("副") or all(_OF_SEVERAL.match(o.title or "") for o in facts))
        and (f.title.startswith(("副", "常委", "委员")) or not is_responsible(f.title))
    ]


def _titled_elsewhere(passage: Passage, person: Mention) -> bool:
    """Does the article give a person a post of their own somewhere else?"""
    others = [m for m in passage.mentions if m.type == PERSON and m.name == person.name and m.start != person.start]
    return any(_chain(passage, m) for m in others)


def _chain(passage: Passage, person: Mention) -> list[Post]:
    """福建省人大常委会副主任、省总工会主席庄稼汉: the posts of the chain that ends at a name, read once."""
    if person.start not in passage.chains:
        passage.chains[person.start] = _read_chain(passage, person)
    return passage.chains[person.start]


def _read_chain(passage: Passage, person: Mention) -> list[Post]:
    text = passage.text
    start = max(0, person.start - _LONGEST_CHAIN)
    start = max(start, *(text.rfind(mark, start, person.start) + 1 for mark in "。！？；;：:\n"))
    start = max(start, passage.person_before(person.start))
    start = max(start, text.rfind("，由", start, person.start) + 1)  # 不再担任某工会主席，由某局局长王芳接任
    chain = text[start : person.start]
    aside = _ASIDE.search(chain)
    end = start + aside.start() if aside else person.start
    while honour := _HONOUR.search(text, start, end):
        end = honour.start()
    chain = text[start:end]
    if chain.endswith(("，", ",")) or not (post_of("".join(chain.split())) or _of_body(passage, start, end)):
        return []
    return posts_in(passage, start, end)


def _of_body(passage: Passage, start: int, end: int) -> bool:
    """Does an occupation that no list knows stand between a body and a name?"""
    return any(
        start <= m.start and OCCUPATION.fullmatch(passage.text, m.end, end)
        for m in of_type(passage.mentions, ORGANISATION)
        if end - 6 <= m.end < end
    )


def _before_name(passage: Passage, person: Mention) -> list[Fact]:
    chain = _chain(passage, person)
    own = [p for p in chain if p.body is not None]
    bare = [p for p in chain if p.body is None]
    if own:  # 慰问一线矿工，某集团工会主席王芳: who stands before the comma is somebody else
        first = min(p.body.start for p in own if p.body)
        bare = [p for p in bare if is_responsible(p.title) or not _COMMA.search(passage.text, p.at, first)]
    made = [_fact(passage, person, p, "title chain") for p in own]
    if bare and not own and (home := _comes_from(passage, person)):
        return [_fact(passage, person, replace(p, body=home), "comes from") for p in bare if p.title]
    shared = _listed_body(passage, person, bare)
    made += [_fact(passage, person, p, "body shared in a list") for p in shared]
    if not shared:
        made += [_fact(passage, person, p, "body carried over") for p in body_for(passage, bare)]
    made = [f for f in made if not (_is_settlement(f.object) and _OF_NO_BODY.search(f.title or ""))]
    return [f for f in made if f.title and (not _NO_POST.search(f.title) or _is_own(passage, f))]


def _is_settlement(body: Mention) -> bool:
    return body.type == PLACE and body.subtype in ("division", "community") and body.name.endswith(_SETTLEMENTS)


def _comes_from(passage: Passage, person: Mention) -> Mention | None:
    """律师王芳来自某律师事务所: the body that is named behind the name."""
    said = _FROM.match(passage.text, person.end)
    return next((m for m in of_type(passage.mentions, ORGANISATION) if said and m.start == said.end()), None)


def _is_own(passage: Passage, fact: Fact) -> bool:
    """黔东南州文化馆干部, 街道党工委委员: what says little by itself is a post where the words before it say whose."""
    seat = has_seat(fact.object, fact.title or "") or (fact.title == "委员" and fact.object.name.endswith(_COMMITTEES))
    sent = fact.title == "成员" and fact.object.name.endswith("团")  # 代表团成员
    return (
        seat
        or sent
        or (
            fact.title == "干部"
            and passage.text.startswith("干部", fact.object.end)
            and (fact.object.type == ORGANISATION or fact.object.subtype == "venue")
        )
    )


def _listed_body(passage: Passage, person: Mention, bare: Sequence[Post]) -> list[Post]:
    """该院高级技师岩温罕、教师段金花: the second of a list works where the first does."""
    begin = passage.titles.get(person.start, person.start)
    near = passage.mentions_in(max(0, begin - _LONGEST_CHAIN), begin)
    before = [m for m in of_type(near, PERSON) if 0 <= begin - m.end <= 1]
    if not bare or not before or passage.text[before[-1].end : begin] not in ("、", "和"):
        return []
    body = next((p.body for p in _chain(passage, before[-1]) if p.body), None)
    return (
        [replace(p, body=body) for p in bare if not (is_responsible(p.title) or _OWN.search(p.title))] if body else []
    )


def _fact(passage: Passage, person: Mention, post: Post, rule: str) -> Fact:
    assert post.body is not None
    body = post.body
    start = min(post.at, body.start) if body.end <= person.start and person.start - body.start < 160 else post.at
    words = quote(passage.article, start, person.end)
    rejected = _REJECT.search(passage.text[max(0, words.start - 6) : words.end + 6])
    if _is_past(passage, post, person):
        rule += f", {FORMER}"
    return Fact(
        person, "holdsPost", body, words, title=post.title, rule=rule,
        rejected=f"“{rejected.group()}” denies it" if rejected else None,
    )  # fmt: skip


def _is_past(passage: Passage, post: Post, person: Mention) -> bool:
    """原浙江省水利厅厅长, 浙江省水利厅原厅长, 时任: whoever is called so has left the post."""
    assert post.body is not None
    before = passage.text[max(0, min(post.body.start, post.at) - 2) : min(post.body.start, post.at)]
    if before.endswith(_PAST) or _PAST_CHAIN.match(passage.text, post.body.end, max(post.at, post.body.end)):
        return True
    chain = passage.text[max(0, person.start - _LONGEST_CHAIN) : person.start]
    return any(past + post.title in chain for past in _PAST)


def _row(passage: Passage, person: Mention) -> list[Fact]:
    """Rows of lists: 毛卓然 某某有限公司装配钳工."""
    text = passage.text
    line_start = text.rfind("\n", 0, person.start) + 1
    if person.start != line_start:
        return []
    line_end = text.find("\n", person.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    row = _ROW.match(line)
    if row is None or "。" in line:
        return []
    inside = [
        m
        for m in of_type(passage.mentions, ORGANISATION, PLACE)
        if line_start + row.end() <= m.start < line_start + len(line)
    ]
    inside = [b for b in inside if not any(o.start <= b.start and b.end < o.end for o in inside)]
    if not inside:
        return []
    body = inside[0] if inside[0].type == ORGANISATION or len(inside) == 1 else inside[-1]
    names = re.split(r"、|，", re.sub(r"\s", "", line[body.end - line_start :]))
    words = quote(passage.article, person.start, line_start + len(line))
    return [
        Fact(person, "holdsPost", body, words, title=t, rule="row of a list")
        for t in names
        if post_of(t) or _CALLING.fullmatch(t)
    ]
