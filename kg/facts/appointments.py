"""Posts after a name: appointments and their ends, what somebody is or was, careers; each gives holdsPost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.facts.bodies import body_for, fits
from kg.facts.dates import date_at, lead_date
from kg.facts.grammar import linked
from kg.facts.offices import (
    POST,
    SPLIT_AND,
    Post,
    cleaned,
    holds_body,
    is_responsible,
    is_territory,
    known_office,
    post_of,
    posts_in,
)
from kg.facts.passage import Passage, Span, of_type, quote
from kg.gazetteer import territory_of
from kg.mentions.body_names import is_name, kind_of
from kg.model import Fact, Mention
from kg.schema import ORGANISATION, PERSON, PLACE, PROGRAMME

# A list of twelve hundred words takes ten milliseconds to compile, so forms share it: the words that open them are apart.
_TO = re.compile(
    rf"(?:(?<=免去[他她])的|(?<=当选)为)?(?P<post>[^。；\n]{{0,40}}?{POST}(?:[、和][^，。；、\n]{{0,24}}?{POST})*)"
    r"(?:等?职务|等职|一职|之职|人选)?(?=[，,。；;、“”\n（(）)]|$|的|兼|之?后|聘书)"
)
# A career runs on over commas (历任某厂工人、工会主席，某市总工会部长), not to what began later: 原是司机，2019年当选….
_CAREER = re.compile(
    _TO.pattern.replace(
        "(?:[、和][^，。；、\\n]", r"(?:[、，和](?:(?!当选|出任|担任|升任|去年|今年|被|成为|\d{4}年)[^，。；、\n])"
    )
)
_ASIDE = r"(?:[（(][^）)\n]{1,12}[）)])?"  # 解慧贤（女）, 姚望舒（女，回族）
# 李秀芝，女，51岁，某局工会主席，…: what stands between a name and its posts, and posts up to the comma.
_DATA = r"(?:(?:男|女|汉族|[\u3400-\u9fff]{1,4}族|(?:今年)?\d{2}岁|\d{4}年(?:\d{1,2}月)?(?:出)?生|中共党员|党员|研究生学历|大学学历|(?:(?:中央|[省市县区])委?党校|在职)?(?:研究生|大学|本科|大专)(?:学历)?)[，,])*"
_OF = (
    rf"(?P<post>[^，,。；：:\n“”]{{2,30}}?(?:{POST})(?:、[^，,。；、\n]{{0,24}}?(?:{POST}))*)"
    r"(?=[，,。；;\n）)]|$)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A way of saying it: `opens` stands before the post, `told` holds it as group `post`.

    `changes` if it tells of a beginning or an end.
    """

    name: str
    opens: re.Pattern[str]
    told: re.Pattern[str] = _TO
    changes: bool = True
    ends: bool = False

    def read(self, stretch: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Where it begins, and the match of what it tells; what one has told is not read again."""
        at = 0
        while (opening := self.opens.search(stretch, at)) is not None:
            told = self.told.match(stretch, opening.end())
            if told is not None:
                yield opening.start(), told
            at = told.end() if told is not None else opening.start() + 1


# After the person, within the sentence and before the next person.
_FORMS: tuple[Form, ...] = (
    Form("ended", re.compile(r"不再(?:兼任|担任)|卸任|辞去|被免去|免去[其他她]|的|^同志(?!为|不|任|担|的)"), ends=True),
    Form("removed", re.compile(rf"^{_ASIDE}(?:同志)?(?=[^，。；的]{{2,30}}职务)"), ends=True),  # 免去黄建华省疗养院院长职务
    Form("appointed", re.compile(r"当选|(?<![历曾现时兼主担责信委胜重前连先拟提升转])任(?!命|务|期|、|教|职)|出任|担任|兼任|接任|连任|就任|升任|转任|调任|受聘为|被?聘为|获聘为?|被任命为|被?推[选举]为|(?<![入评当])被?选为|被?[增补]选为|当上|上任|走马上任|颁发(?=[^，。]{2,16}聘书)")),
    Form("appointed", re.compile(rf"^{_ASIDE}(?:同志)?为")),
    # 拟任某局副局长, 拟提名为某区副区长人选: what a notice before an appointment says; nothing dates it
    Form("proposed", re.compile(r"拟(?:提任|提拔|升任|转任|调任|任|担任|提名|推荐|晋升)(?:任用)?(?:为)?"), changes=False),
    Form("career, former", re.compile(r"历任|曾任|时任|原是|原为|原系|曾是|(?:此前|之前|先后|曾经)(?:担任|任|是|为)"), _CAREER, changes=False),
    Form("apposition", re.compile(r"^(?=[，,—－（(-])"), re.compile(rf"(?:{_ASIDE}(?:[，,]|[—－-]{{1,2}})|[（(]){_DATA}{_OF}"), changes=False),
    Form("became", re.compile(r"成为|成了|当了|做了|做起了|成长为|晋升为|晋升到|提拔为|升为"), changes=False),
    Form("became", re.compile(r"(?<=[厂社院校局段站司队店馆矿行团])(?:里|上)?[当做](?:了|起|上|起了)?(?:[\d一二三四五六七八九十]+[余多]?年)?的?(?:一名|一个)?"), changes=False),
    Form("became", re.compile(r"(?:[做干]|晋升|提拔|升|转)到(?:了)?|[转改]做|转岗(?:为|做|当)|[聘做]了?(?=[^，。]{0,6}(?:导师|顾问|教授)[，。])"), changes=False),
    Form("is", re.compile(r"(?:^(?:同志)?|[，,])(?:她|他)?(?:如今|现在|目前|生前|退休前)?(?:现任|现为|也是|还是|是|系)"), changes=False),
)  # fmt: skip
_LEAVES = re.compile(r"不再|卸任|辞去|免去")
_REMOVED = re.compile(r"(?:免去|罢免|撤销|解聘)[^，。；]{0,4}$")
_REMOVED_LIST = re.compile(
    r"(?:免去|罢免|撤销)[：:]?\s*(?:[^。：:]{4,40}?职务[；;，,、]\s*)+$"
)  # 免去：A的…职务；B的…职务
_LONG_LIST = 300  # characters
_NAMED = re.compile(r"(?:任命|增选|增补|替补|选举|推选|补选|聘任|聘请|聘|选举产生|提名)[^，。；、]{0,4}$")
_NAMES_ANY = re.compile(r"任命|增选|增补|替补|选举|推选|补选|聘任")
_ELECTS = re.compile(r"选举|增选|增补|替补|补选|推选|当选")
_SESSION = re.compile(r"(?P<body>[\u3400-\u9fff]{4,20}?)(?:第?[一二三四五六七八九十]+届|第[一二三四五六七八九十]+次)")
_GIVEN = re.compile(r"(?:聘请?任?|特聘|由)[了]?(?:[^，。；、\d]{0,2})$")
_AS = re.compile(r"(?:^|(?<=[，。；“\n]))(?:身为|作为)(?P<post>[^，。；\n]{4,40})[，,]$")
# 曾任某市委书记的王芳, 身为某院主任的李明: a clause that describes the one named behind it.
_WHO_IS = re.compile(
    r"(?P<verb>曾经?担?任|历任|时任|现任|担任|出任|兼任|就任|接任|当选为?|身为|曾是|任)(?P<post>[^，,。；：\n]{3,40})的[\u3400-\u9fff]{0,6}$"
)
_BEGINS = re.compile(r"(?:兼任|担任|接任|出任|继任|兼)(?=[，。；、]|$)")  # 院长由王芳兼任
_BRIEF = re.compile(r"的[\u3400-\u9fff]{0,6}")
_FIRST = re.compile(r"(?:首任|首位|第一任)")
_LIST_OPENS = re.compile(r"(?:决定任命|任命|批准任命|选举|免去|撤销|接受辞职)(?:[\u3400-\u9fff]{0,4}名单)?[：:]?\s*$")
_NOTICE = re.compile(r"任免名单|任免(?:一批)?(?:干部|工作人员|事项|情况|名单)|任命和免职|人事任免")
_OPENING = 80  # characters in which an article says that it is a notice of appointments
_ROW_ENDS = re.compile(r"的[^。；\n]{4,60}职务")
_LIST_ROW = re.compile(r"^\s*[\u3400-\u9fff·、（）()，\s]{2,60}?(?:为|的)[^。\n]{4,60}[；;。]?$")
_REPLACES = ("接替", "代替", "接任", "继任", "接过")
_REJECT = re.compile(r"未(?![来必免])|没有|没能|未获|不是|并非|冒充|自称|假冒|未当选|落选|拒|希望|梦想|如果")
_SUPPOSED = re.compile(r"(?:如果|假如|要是|倘若|一旦|假设|网传|谣传)[^，。；]{0,6}$")  # 如果王芳当选…
_BEFORE_POST = re.compile(r"[\u3400-\u9fff]{0,14}$")
_RELATIVE_OF = re.compile(
    r"的(?:妻子|丈夫|爱人|儿子|女儿|父亲|母亲|哥哥|弟弟|姐姐|妹妹|徒弟|师傅|师父|同事|同学|领导|朋友)"
)
_EACH = re.compile(r"(?:等)?(?:\d人)?(?:分别|均|都|同时|双双|一同|同)")
_SEVERAL = ("副", "常委", "常务委员", "委员", "兼职副", "挂职副")  # posts that several may hold at once
_OF_EVENT = re.compile(
    r"裁判长|裁判|评委|评委会主任|总指挥|主持人|嘉宾|领队"
)  # roles in an event, unless a body is named
_GOES_ON = re.compile(r"[^，,]{0,12}[，,]?(?:又)?(?:她|他|历任|当选|任|是|被聘|又被聘|\d)")
_CONGRESS = re.compile(r"代表$")
_TAKES_OVER = re.compile(r"(?:同志)?(?:接任|继任|接替)(?=[，。；]|$)")
_REACH = 110  # characters after the name


def find(passage: Passage) -> list[Fact]:
    """holdsPost facts that stand after a name, or in a clause that goes on about a person."""
    people = of_type(passage.mentions, PERSON)
    if not people:
        return []
    found: list[Fact] = []
    for person in people:
        found += _honorific(passage, person)
        found += _headed_by(passage, person)
        found += _in_the_role(passage, person)
        found += _who_is(passage, person)
    heading = "both" if _NOTICE.search(passage.text, 0, _OPENING) else ""
    for sentence in passage.sentences():
        heading = _heading(sentence.text, heading)
        leaves = heading in ("removed", "both") and _ROW_ENDS.search(sentence.text) is not None
        naming = heading in ("named", "both") or _NAMES_ANY.search(sentence.text) is not None
        body = _of_session(passage, sentence)
        for person, start, end in _stretches(passage, sentence):
            facts = _after(passage, person, start, end, body, naming=naming, removed=leaves)
            facts += _takes_over(passage, person, sentence, found)
            found += facts + _each(passage, person, start, facts)
            if facts:
                body = facts[-1].object
    return found


def _takes_over(passage: Passage, person: Mention, sentence: Span, told: Sequence[Fact]) -> list[Fact]:
    """甲辞去某工会主席职务，由乙接任: the post that somebody else has left in the sentence."""
    said = _TAKES_OVER.match(passage.text, person.end)
    ended = [f for f in told if f.end_date is not None or f.rule in ("ended", "removed")]
    ended = [f for f in ended if sentence.start <= f.evidence.start < person.start and f.subject.name != person.name]
    if said is None or not ended:
        return []
    last = ended[-1]
    words = quote(passage.article, last.evidence.start, said.end())
    return [replace(last, subject=person, evidence=words, date=last.end_date, end_date=None, rule="appointed")]


def _of_session(passage: Passage, sentence: Span) -> Mention | None:
    """The body whose session elects: 某市总工会 of 某市总工会十九届一次全委会选举…, named in the sentence or before it."""
    elects = _ELECTS.search(sentence.text)
    if elects is None:
        return None
    before = of_type(passage.mentions_in(0, sentence.start + elects.start()), PROGRAMME)
    meeting = next((m for m in reversed(before) if m.subtype == "meeting" and _SESSION.match(m.text)), None)
    owner = _SESSION.match(meeting.name) if meeting else None
    printed = _SESSION.match(meeting.text) if meeting else None
    if meeting is None or owner is None or printed is None:
        return None
    name = owner.group("body")
    union = name.removesuffix("工会") + "总工会"
    if name.endswith("工会") and not name.endswith("总工会") and territory_of(union):
        name = union  # 某市工会第十次代表大会
    known = next((m for m in of_type(passage.mentions, ORGANISATION) if m.name == name), None)
    if known is not None or not is_name(name):
        return known
    end = printed.end("body")
    return replace(
        meeting, end=meeting.start + end, text=meeting.text[:end], type=ORGANISATION, name=name, subtype=kind_of(name)
    )


def _heading(text: str, last: str) -> str:
    """Under which heading a line of a list of appointments stands: 任命：, then rows of who becomes what; 免去： likewise."""
    if opens := _LIST_OPENS.search(text):
        return "removed" if opens.group().startswith(("免", "撤", "接受")) else "named"
    return last if last and (last == "both" or _LIST_ROW.search(text)) else ""


def _stretches(passage: Passage, sentence: Span) -> Iterator[tuple[Mention, int, int]]:
    """Who a stretch of a sentence tells of: each person to the next one; before the first, the one spoken of last."""
    people = [m for m in of_type(sentence.mentions, PERSON) if not passage.text.endswith(_REPLACES, 0, m.start)]
    first = people[0].start if people else sentence.end
    paragraph = passage.text.rfind("\n", 0, sentence.start) + 1
    last = passage.person_begun(sentence.start)
    last = last if last and last.start >= paragraph else None
    if last and (not people or first - sentence.start > 6) and _GOES_ON.match(sentence.text):
        yield last, sentence.start, passage.titles.get(first, first)
    for k, person in enumerate(people):
        until = people[k + 1].start if k + 1 < len(people) else sentence.end
        until = passage.titles.get(until, until)
        yield person, person.end, min(max(until, person.end), person.end + _REACH)


def _after(
    passage: Passage, person: Mention, start: int, end: int, last: Mention | None, *, naming: bool, removed: bool
) -> list[Fact]:
    stretch = passage.text[start:end]
    if _RELATIVE_OF.match(stretch):
        return []
    last = _given_by(passage, person) or last
    found: list[Fact] = []
    done = 0
    for at, form, match in sorted(
        _matches(passage, person, stretch, naming=naming, removed=removed), key=lambda row: row[0]
    ):
        if at < done:
            continue
        a, b = start + match.start("post"), start + match.end("post")
        posts = _resolved(passage, (start, start + at), (a, b), found[-1].object if found else last)
        posts = [p for p in posts if p.title and (not _CONGRESS.search(p.title) or _has_seat(p))]
        if stretch.startswith("的", match.end()) and not form.ends and passage.text[a - 1] in "任当为":
            posts = _led(passage, a, b) or [p for p in posts if p.body is not None and p.body.start >= a]
        if form.name == "apposition" and not _opens_with_body(passage, a):
            continue
        found += [_fact(passage, person, p, form, (start + at, b), stretch[: at + 4]) for p in posts]
        done = match.end()
    return found


def _led(passage: Passage, start: int, end: int) -> list[Post]:
    """由王芳任会长的某协会: the posts of a body that is named behind them."""
    body = next((m for m in of_type(passage.mentions_in(end, end + 2), ORGANISATION) if m.start == end + 1), None)
    bare = [p for p in posts_in(passage, start, end) if p.body is None] if body else []
    return [replace(p, body=body) for p in bare if body and fits(p.title, body)]


def _given_by(passage: Passage, person: Mention) -> Mention | None:
    """Whose post it is that somebody is given: 甲研究院聘请乙大学教授王芳担任院长; 甲医院开诊，由乙医院副院长王芳兼任院长."""
    begin = passage.titles.get(person.start, person.start)
    given = _GIVEN.search(passage.text, max(0, begin - 8), begin)
    if given is None:
        return None
    paragraph = passage.text.rfind("\n", 0, begin) + 1
    near = passage.mentions_in(paragraph, given.start())
    able = [m for m in of_type(near, ORGANISATION) if not passage.in_title(m.start) and m.subtype != "media"]
    sentence = max(passage.text.rfind("。", paragraph, begin) + 1, paragraph)
    here = [m for m in able if m.start >= sentence]
    return here[0] if here else able[-1] if able else None


def _opens_with_body(passage: Passage, at: int) -> bool:
    """Does the name of a body, or the place that it lies in, begin here?"""
    return any(m.start == at for m in of_type(passage.mentions, ORGANISATION, PLACE))


def _each(passage: Passage, person: Mention, start: int, facts: list[Fact]) -> list[Fact]:
    """A、B分别就任…副主席: what is said of the last of a list with 分别, 均 or 同时 is said of each."""
    if not facts:
        return []
    every = _EACH.match(passage.text, start) is not None
    group = [person]
    for m in reversed([p for p in of_type(passage.mentions, PERSON) if p.end <= person.start]):
        if not linked(passage, m, group[0]):
            break
        group.insert(0, m)
    return [
        replace(f, subject=m, evidence=quote(passage.article, m.start, f.evidence.end))
        for m in group[:-1]
        for f in facts
        if f.rule == "appointed"
        and (every or (f.title or "").startswith(_SEVERAL) or not is_responsible(f.title or ""))
    ]


def _matches(
    passage: Passage, person: Mention, stretch: str, *, naming: bool, removed: bool
) -> Iterator[tuple[int, Form, re.Match[str]]]:
    begin = passage.titles.get(person.start, person.start)
    named = _NAMED.search(passage.text[max(0, begin - 12) : begin])
    lead = passage.text[max(0, begin - _LONG_LIST) : begin]
    removed = removed or bool(_REMOVED.search(lead[-12:]) or _REMOVED_LIST.search(lead))
    for form in _FORMS:
        if form.ends and not removed and (form.name == "removed" or not _LEAVES.search(stretch)):
            continue  # every 的 would be read, and none of it taken
        for at, match in form.read(stretch):
            first = stretch[at]
            if (
                not form.ends
                and stretch.startswith("的", match.end())
                and (form.name == "became" or _BRIEF.fullmatch(stretch, match.end()))
            ):
                continue  # 当了21年大副的某某, 时任某局局长的某某: of whom is named behind
            told_of = removed if form.ends else named or naming
            if (first == "的" and not (removed and re.fullmatch(_ASIDE, stretch[:at]))) or (
                first in "为同" and not told_of
            ):
                continue
            yield at, form, match


def _has_seat(post: Post) -> bool:
    """当选全国人大代表 is a post, 当选中国工会十八大代表 none."""
    return post.title == "代表" and post.body is not None and post.body.name.endswith("人民代表大会")


def _resolved(passage: Passage, lead: tuple[int, int], post: tuple[int, int], last: Mention | None) -> list[Post]:
    """The posts of `text[slice(*post)]`; one without a body is held where the words before it say (到云台坪村担任…)."""
    posts = posts_in(passage, *post, split=SPLIT_AND)
    bare = [p for p in posts if p.body is None and not holds_body(p.title) and not _OF_EVENT.search(p.title)]
    placed = [p for p in posts if p.body is not None]
    there = [
        m
        for m in of_type(passage.mentions, ORGANISATION, PLACE)
        if lead[0] <= m.start and m.end <= lead[1] and not (m.type == PLACE and is_territory(m))
    ]
    body = there[-1] if there else last
    if bare and not placed and body is not None and (there or fits(bare[0].title, body)):
        return [Post(body, _without_end(p.title, body), p.at) for p in bare]
    led = [(p, p.body) for p in body_for(passage, bare)]
    return placed + [Post(b, _without_end(p.title, b), p.at) if b else p for p, b in led]


def _without_end(title: str, body: Mention) -> str:
    """联盟首任理事长 of 某联盟 is its 理事长: what a body's name ends with is no part of the title."""
    end = next((n for n in (3, 2) if title.startswith(body.name[-n:]) and len(title) > n + 1), 0)
    return cleaned(title[end:]) if end else title


def _fact(passage: Passage, person: Mention, post: Post, form: Form, at: tuple[int, int], stretch: str) -> Fact:
    assert post.body is not None
    date = (date_at(passage, at[0]) or lead_date(passage)) if form.changes else None
    if form.name == "became":
        date = date_at(passage, at[0], carried=False)  # 2012年当上班长
    begin = passage.titles.get(person.start, person.start)
    denied = _REJECT.search(stretch) or _SUPPOSED.search(passage.text, max(0, begin - 10), begin)
    near = abs(person.start - at[1]) < 120
    words = quote(passage.article, *at, *((person.start, person.end) if near else ()))
    return Fact(
        person, "holdsPost", post.body, words, title=post.title, date=date, end_date=date if form.ends else None,
        rule=form.name, rejected=f"“{denied.group()}” denies it" if denied else None,
    )  # fmt: skip


def _new_body(passage: Passage, posts: Sequence[Post], at: int) -> Mention | None:
    """Whose 首任主任 it is: the body that the paragraph is about, which is named first in it."""
    begin = passage.text.rfind("\n", 0, at) + 1
    if not posts or not posts[-1].title.endswith(("主任", "组长", "负责人")):
        return None  # other posts tell by themselves what kind of body it is
    return next(iter(of_type(passage.mentions_in(begin, at), ORGANISATION)), None)


def _in_topic(passage: Passage, posts: Sequence[Post], at: int) -> list[Post]:
    """某委员会成立，主任由甲局局长担任，秘书长是乙局局长: a body in the title of somebody before is not the one led."""
    begin = max(passage.text.rfind(mark, 0, at) for mark in "。\n") + 1
    here = of_type(passage.mentions_in(begin, at), ORGANISATION)
    free = [m for m in here if not passage.in_title(m.start)]
    if len(free) == len(here) or not free or not all(fits(p.title, free[0]) for p in posts):
        return []
    return [replace(p, body=free[0]) for p in posts]


def _in_the_role(passage: Passage, person: Mention) -> list[Fact]:
    """作为某集团的桥吊司机，王芳…: the posts that open the sentence of a name."""
    begin = passage.titles.get(person.start, person.start)
    lead = _AS.search(passage.text, max(0, begin - _REACH), begin)
    if lead is None:
        return []
    words = quote(passage.article, lead.start("post"), person.end)
    return [
        Fact(person, "holdsPost", p.body, words, title=p.title, rule="in the role of")
        for p in posts_in(passage, *lead.span("post"))
        if p.body is not None and p.title and not _CONGRESS.search(p.title)
    ]


def _who_is(passage: Passage, person: Mention) -> list[Fact]:
    """曾任某市委书记的王芳: the posts that a clause before a name tells of."""
    begin = passage.titles.get(person.start, person.start)
    lead = _WHO_IS.search(passage.text, max(0, begin - _REACH, passage.person_before(begin)), begin)
    if lead is None or _REJECT.search(passage.text, max(0, lead.start() - 4), lead.start()):
        return []
    rule = "career, former" if lead.group("verb").startswith(("曾", "历", "时")) else "described"
    posts = posts_in(passage, *lead.span("post"), split=SPLIT_AND)
    words = quote(passage.article, lead.start(), person.end)
    return [
        Fact(person, "holdsPost", p.body, words, title=p.title, rule=rule)
        for p in posts
        if p.body is not None and p.title and not _CONGRESS.search(p.title)
    ]


def _honorific(passage: Passage, person: Mention) -> list[Fact]:
    """习近平总书记: an office behind the name whose body goes without saying."""
    if not passage.text.startswith("总书记", person.end):
        return []
    body = known_office(person, "总书记")
    words = quote(passage.article, person.start, person.end + 3)
    return [Fact(person, "holdsPost", body, words, title="总书记", rule="office behind the name")]


def _headed_by(passage: Passage, person: Mention) -> list[Fact]:
    """团长为…谢生岩: a post before 为 whose body is the one the sentence is about."""
    begin = passage.titles.get(person.start, person.start)
    if passage.text[begin - 1 : begin] not in ("为", "是", "由"):
        return []
    lead = passage.text[max(0, begin - 20) : begin - 1]
    lead = lead.removesuffix("一职").removesuffix("职务")
    post = post_of(lead)
    before = _BEFORE_POST.search(lead[: -len(post)]) if post else None
    if before is None:
        return []
    first = max(0, begin - 20)
    at = first + before.start()
    posts = posts_in(passage, at, first + len(lead))
    if _FIRST.match(passage.text, at) and (made := _new_body(passage, posts, at)):
        posts = [replace(p, body=made) for p in posts]
    placed = [p for p in posts if p.body is not None] or _in_topic(passage, posts, at) or body_for(passage, posts)
    words = quote(passage.article, at, person.end)
    begins = _BEGINS.match(passage.text, person.end) is not None
    date = (date_at(passage, at) or lead_date(passage)) if begins else None
    return [
        Fact(person, "holdsPost", p.body, words, title=p.title, date=date, rule="title before 为")
        for p in placed
        if p.body is not None and p.body.type == ORGANISATION
    ]
