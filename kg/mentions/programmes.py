"""Programmes: documents in 《》, quoted names with and without a head noun, meetings, awards, hotlines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.gazetteer import is_division
from kg.mentions import held_events, works
from kg.mentions.honours import honours
from kg.mentions.programme_patterns import (
    ACTS,
    ACTS_FOR,
    ACTS_RELATIVE,
    APPLIED,
    AWARDED,
    AWARDS,
    BATCH,
    BODY_NAME,
    BODY_TAIL,
    BOOK,
    CALENDAR,
    COUNTED,
    COUNTED_HONOUR,
    CUT,
    DIVIDED,
    ENDS_THERE,
    FESTIVE,
    FIGURE,
    HEAD_KINDS,
    HEAD_LENGTHS,
    HEADS,
    HEADS_FIRST,
    HOLIDAY,
    HOTLINE,
    MECHANISM,
    MEDIA,
    NO_HEAD,
    NOT_NAME,
    NUMBER,
    NUMBERED_SESSION,
    PLAIN,
    QUOTED,
    SESSION,
    STAGE,
    STEP_OVER,
    STOP_WORD,
    STRONG,
    STRONG_LAST,
    TAIL,
    TAIL_STOP,
    TOLD_OF,
    WHOLE,
    WORK,
    YEAR_OF_HONOUR,
)
from kg.mentions.spans import Stretches, mention, word_at, words_inside
from kg.model import Article, Mention
from kg.schema import PROGRAMME
from kg.text import longest_ending, occurrences
from kg.tokens import Text, Word, make_word, tokens_of

_SPACE = re.compile(r"[^\S\n]")
_EDITION = re.compile(rf"(?:首届|第{NUMBER}届)$")  # 第二届“长江文化节”
_EDITION_OF = re.compile(rf"(?:首届|第{NUMBER}届)(?:中国(?:电影|电视|戏剧|戏曲|舞蹈|音乐)?)?$")  # 第36届中国电影金鸡奖
_ORGANISED = ("社会", "行业", "经济", "民间", "新型")  # 社会组织 is a noun, and so are these
_PRIZE = re.compile(r"[“\"「][^”\"」]{2,8}奖[”\"」]")  # 甘肃省“五一巾帼奖”
_OFFICE = re.compile(r"办公室|领导小组|指挥部|推进委员会|组委会")  # the body that runs it: 中国载人航天工程办公室
_OF_EDITIONS = ("competition", "meeting", "campaign")
_LONGEST_SLOGAN = 16  # characters of a name with a comma in it: “匠心传承，技能报国”大赛

_LAST = held_events.LAST + works.LAST + STRONG_LAST  # the last characters of the nouns that a name is read back from


@dataclass
class _Reading:
    """An article's text without spaces inside its lines, and what has been found in it so far."""

    article: Article
    flat: str
    at: Sequence[int]  # offsets in the article of the characters of `flat`
    words: list[Word]  # tokens, at their offsets in `flat`
    found: list[Mention] = field(default_factory=list)
    taken: Stretches = field(default_factory=Stretches)

    def add(self, start: int, end: int, kind: str, rule: str, name: str | None = None) -> bool:
        if kind == "competition" and name is None and (stage := STAGE.match(self.flat, end)):
            end = stage.end()
        if self.taken.cross(start, end):
            return False
        self.taken.add(start, end)
        first, last = self.at[start], self.at[end - 1] + 1
        called = name if name is not None else self.flat[start:end].replace("\n", "")
        self.found.append(mention(self.article, first, last, PROGRAMME, subtype=kind, rule=rule, name=called))
        return True


def find(article: Article, read: Text) -> list[Mention]:
    """The programmes that an article names, sorted by place; none lies inside another."""
    page = _read(article, read)
    flat, words = page.flat, page.words
    heads = [(k, last) for k, word in enumerate(words) if (last := flat[word.end - 1]) in _LAST]  # most words are none
    for k, last in heads:
        if last in held_events.LAST and (event := held_events.held_event(words, k, flat, page.at)):
            page.add(*event, "held or attended")
        elif last in works.LAST and (built := works.work(words, k, flat)):
            page.add(*built, "project", "built or carried out")
    for match in BOOK.finditer(page.flat):
        if WORK.search(page.flat[max(0, match.start() - 6) : match.start()]) or MEDIA.search(match.group()):
            continue
        page.add(match.start(), match.end(), "document", "title in 《》")
    listed = -1  # where the last bare quotation that is a name ends: its neighbours in a list are names too
    for match in QUOTED.finditer(page.flat):
        listed = _quoted(page, match, listed)
    for match in SESSION.finditer(page.flat) if "届" in page.flat or NUMBERED_SESSION.search(page.flat) else ():
        page.add(*match.span("session"), "meeting", "session", match.group("body") + match.group("session"))
    for first, end in honours(page.flat):
        inside = words_inside(page.words, first, end)
        if inside and inside[0].start == first and all(w.tag != "PER" for w in inside):
            page.add(first, end, "award", "honour given")
    for form in PLAIN:
        kind = form.kind
        for match in form.pattern.finditer(page.flat) if form.may_match(page.flat) else ():
            if kind in ("project", "campaign") and _OFFICE.match(page.flat, match.end()):
                continue
            start = _trimmed(page.flat, match, form.pattern)
            if start is not None:
                if HOTLINE.match(match.group()):
                    start = _hotline_owner(page, start)
                elif kind in ("competition", "meeting") and match.group().startswith("20"):
                    left = [w for w in page.words if w.end == start and w.tag == "ORG"]
                    start = left[0].start if left else start
                elif kind in ("competition", "meeting"):
                    year = CALENDAR.search(page.flat[max(0, start - 12) : start])
                    start -= len(year.group()) if year and year.group() else _inside_body(page, start)
                elif kind == "award" and (edition := _EDITION_OF.search(page.flat, max(0, start - 16), start)):
                    start = edition.start()
                page.add(start, match.end(), kind, "fixed form")
    for k, last in heads:
        if last in STRONG_LAST:
            _headed(page, k, words[k])
    _again(page)
    return sorted(page.found, key=lambda m: (m.start, -m.end))


def _read(article: Article, read: Text) -> _Reading:
    text, words = article.text, tokens_of(read).words
    spaces = [m.start() for m in _SPACE.finditer(text)]
    if not spaces:
        words = [w._replace(text="".join(w.text.split())) if "\n" in w.text else w for w in words]
        return _Reading(article, text, range(len(text)), words)
    at: list[int] = []
    kept: list[int] = []  # how many characters before each are kept
    begin = 0
    for number, space in enumerate([*spaces, len(text)]):
        at += range(begin, space)
        kept += range(begin - number, space - number + 1)
        begin = space + 1
    words = [
        make_word(("".join(w.text.split()), kept[w.start], kept[w.end], w.tag))
        for w in words
        if kept[w.end] > kept[w.start]
    ]
    return _Reading(article, _SPACE.sub("", text), at, words)


def _quoted(page: _Reading, match: re.Match[str], listed: int) -> int:
    name, start = match.group("name"), match.start()
    before = page.flat[max(0, start - 24) : start]
    hotline = bool(HOTLINE.fullmatch(name))
    head = _head_after(page, match.end())
    numbered = (
        hotline
        or (name.isdigit() and len(name) > 2)
        or (name.endswith("五") and page.flat.startswith("规划", match.end()))
    )
    single = len(name) == 1 and not page.flat.startswith("字", match.end())
    plain = name.replace("，", "") if len(name) <= _LONGEST_SLOGAN else name
    if head and not single and (numbered or not NOT_NAME.search(plain)):
        end, kind = head
        _share(page, start, page.flat[match.end() : end], kind)
        page.add(_first(page, start, kind, name.isdigit()), end, kind, "quoted name with a head noun")
        return -1
    festive = FESTIVE.search(before)
    if head and HOLIDAY.fullmatch(name) and page.flat[head[0] - 1] in "周月":
        page.add(start, head[0], head[1], "quoted holiday with a head noun")
        return -1
    if head and festive and HOLIDAY.fullmatch(name) and head[0] - match.end() >= 4:
        page.add(_seat(page, start - len(festive.group())), head[0], head[1], "quoted holiday with a head noun")
        return -1
    after = page.flat[match.end() : match.end() + 14]
    beside = QUOTED.match(page.flat, match.end() + (page.flat[match.end() : match.end() + 1] in ("、", "和")))
    if beside and (shared := _head_after(page, beside.end())) and shared[0] - beside.end() <= 4:
        return -1
    honour = bool(AWARDED.match(after) or AWARDS.search(before) or COUNTED_HONOUR.search(before))
    if (BODY_NAME.search(name) and not honour) or BODY_TAIL.match(after) or MECHANISM.match(after):
        return -1
    if len(name) < 2 or NOT_NAME.search(name) or FIGURE.search(name):
        return listed if listed == start else -1
    inner = next((kind for head, kind in HEADS if name.endswith(head) and "的" not in name), None)
    award = bool(AWARDED.match(after) or AWARDS.search(before)) or (honour and bool(BODY_NAME.search(name)))
    in_list = listed >= 0 and page.flat[listed:start] in ("", "、", ",", "和")
    told_of = ENDS_THERE.match(after) or (TOLD_OF.match(after) and not name.endswith("站"))
    made = ACTS.search(before) or (ACTS_RELATIVE.search(before) and told_of)
    made = made or (ACTS_FOR.search(before) and after[:1] in ("，", "。", "；"))
    if inner or award or in_list or made or APPLIED.match(after):
        kind = "award" if award and inner is None else inner or "other"
        if award and (first := _honour_start(page.flat, start)) < start:
            page.add(first, match.end(), kind, "quoted name")
        elif inner in _OF_EDITIONS and (edition := _EDITION.search(before)):
            page.add(start - len(edition.group()), match.end(), kind, "quoted name")
        else:
            page.add(start, match.end(), kind, "quoted name", name)
        return match.end()
    return -1


def _honour_start(flat: str, start: int) -> int:
    """Where a quoted honour begins: with its year, and with the division that gives it between or before a batch."""
    calendar = CALENDAR.search(flat[max(0, start - 12) : start])
    batch = BATCH.search(flat[max(0, start - 6) : start])
    first = start - len(batch.group()) if batch else start
    seat = next(
        (
            first - n
            for n in (3, 4, 5)
            if is_division(flat[max(0, first - n) : first]) and flat[first - 1] in "省市县区"
        ),
        first,
    )
    year = YEAR_OF_HONOUR.search(flat[max(0, seat - 7) : seat])
    if year:
        return seat - len(year.group())
    if batch or (seat < first and _PRIZE.match(flat, start)):
        return seat
    return start - len(calendar.group()) if calendar else start


def _share(page: _Reading, start: int, tail: str, kind: str) -> None:
    """“大调研”“大走访”活动: the names right before share the head noun."""
    while before := re.search(
        r"[“\"「]([^“”\"「」，。\n]{2,12})[”\"」][、和]?$", page.flat[max(0, start - 16) : start]
    ):
        first = start - len(before.group())
        page.add(first, first + len(before.group(1)) + 2, kind, "shared head noun", f"“{before.group(1)}”{tail}")
        start = first


def _head_after(page: _Reading, at: int) -> tuple[int, str] | None:
    """Where the head noun that follows a quotation ends, at the end of a word, and its kind."""
    wrapped = page.flat.startswith("\n", at)  # a line may end between the quotation and its head noun
    if wrapped and not page.flat.startswith(HEADS_FIRST, at + 1):
        return None
    at += wrapped
    tail = TAIL.match(page.flat, at)
    if tail is None:
        return None
    stop = TAIL_STOP.search(page.flat, at, tail.end())
    limit = stop.start() if stop else tail.end()
    best: tuple[int, str] | None = None
    for word in words_inside(page.words, at, limit):
        text = page.flat[at : word.end]
        head = longest_ending(text, HEAD_KINDS, HEAD_LENGTHS)
        if not head or NO_HEAD.search(text):
            continue
        # a second head noun goes on with the name only where it follows at once: 邀请赛总决赛, 比赛暨…邀请赛
        further = page.flat[best[0] : word.end] if best else ""
        if (
            best is None
            or (further in HEAD_KINDS and further != "品牌")
            or further.startswith("暨")
            or len(head) > len(further) > 0
        ):
            best = (word.end, HEAD_KINDS[head])
    return best


def _first(page: _Reading, start: int, kind: str, hotline: bool) -> int:
    """Where a quoted name begins: with the year, the edition and their division, or with a hotline's owner."""
    if hotline:
        return _hotline_owner(page, start)
    calendar = CALENDAR.search(page.flat[max(0, start - 12) : start])
    first = start - (len(calendar.group()) if calendar else 0)
    if kind == "award" and first == start and page.flat.endswith("全国", 0, start):
        return start - 2
    if first == start and kind != "competition":
        return start
    left = next((w for w in page.words if w.end == first), None)
    whole = WHOLE.search(page.flat[max(0, first - 4) : first])
    if left and left.tag in ("LOC", "ns") and left.text.endswith(("省", "市", "县", "区", "州")):
        first = left.start
    elif whole:
        first -= len(whole.group())
    year = CALENDAR.search(page.flat[max(0, first - 12) : first])
    return first - (len(year.group()) if year else 0)


def _seat(page: _Reading, first: int) -> int:
    """Where the division begins that holds a feast: 福建省 in 福建省庆祝“五一”…大会, none in 在南平市庆祝…."""
    left = next((w for w in page.words if w.end == first), None)
    named = left is not None and left.text.endswith(("省", "市", "县", "区", "州")) and is_division(left.text)
    return (
        left.start if left and named and page.flat[max(0, left.start - 1) : left.start] not in ("在", "到") else first
    )


def _hotline_owner(page: _Reading, start: int) -> int:
    """全国工会“12351”…热线 and 浙江省总工会12351…热线 begin with the body that runs them."""
    owner = re.search(
        r"(?:全国工会|(?:[\u3400-\u9fff]{2,8}[省市区县]|[省市区县]|全国|全)总(?:工会)?(?:本级)?)$",
        page.flat[max(0, start - 16) : start],
    )
    if owner is None:
        return start
    first = start - len(owner.group())
    edges = [w.start for w in page.words if first <= w.start < start]
    bodies = [w.start for w in page.words if first <= w.start < start and w.tag in ("ORG", "LOC", "ns", "nt")]
    return min(bodies or edges or [first])


def _trimmed(flat: str, match: re.Match[str], pattern: re.Pattern[str]) -> int | None:
    """Where the name begins once the words before it are dropped that a greedy pattern took in."""
    start = _from_division(flat, match, pattern)
    if match.group().startswith(("学习贯彻", "党的", "庆祝", "获", "关于")):
        return start
    cut = CUT.match(flat, start, match.end() - 4)
    if cut is None:
        return start
    rest = pattern.fullmatch(flat, cut.end(), match.end())
    if rest is not None and match.end() - cut.end() >= 5:
        return cut.end()
    return (
        start
        if re.search(r"[和与及]", cut.group()) and not re.search(r"开展|举办|召开|举行|参加|出席", cut.group())
        else None
    )


def _inside_body(page: _Reading, start: int) -> int:
    """How far behind the beginning of a body or place a form begins that takes so many characters only."""
    held = word_at(page.words, start)
    word = page.words[held] if held is not None else None
    return start - word.start if word is not None and word.tag in ("ORG", "LOC") and word.end > start else 0


def _from_division(flat: str, match: re.Match[str], pattern: re.Pattern[str]) -> int:
    """Where the name begins once those are dropped who are awarded, and what the pattern took for a division's name."""
    start, end = match.span()
    counted = COUNTED.match(flat, start, end - 4)
    if counted is not None and pattern.fullmatch(flat, counted.end(), end):
        start = counted.end()
    divided = DIVIDED.match(flat, start, end)
    if divided is None or is_division(divided.group()):
        return start
    real = [
        at
        for at in range(start + 1, divided.end() - 1)
        if is_division(flat[at : divided.end()]) and pattern.fullmatch(flat, at, end)
    ]
    bare = divided.end() - (3 if divided.group().endswith("自治区") else 1)
    if not real and pattern.fullmatch(flat, bare, end):
        return bare  # 获得省五一劳动奖章
    return real[0] if real else start


def _headed(page: _Reading, k: int, word: Word) -> None:
    """货车司机入会集中行动: a strong head noun with a modifier of words that names are made of."""
    if not STRONG.search(page.flat[max(0, word.end - 6) : word.end]) or page.flat.startswith(
        ("计划", "方案"), word.end
    ):
        return
    start, at = word.start, k - 1
    while at >= 0 and page.words[at].end == start and word.end - start < 22:
        left = page.words[at]
        if (
            left.tag not in STEP_OVER
            or STOP_WORD.search(left.text)
            or left.text.endswith("报讯")
            or (left.text == "组织" and (left.tag == "v" or not page.flat.startswith(_ORGANISED, left.start - 2)))
        ):
            break
        start, at = left.start, at - 1
    text = page.flat[start : word.end]
    if 8 - text.startswith("送") <= len(text) <= 24 and not STOP_WORD.search(text):
        kind = "project" if text.endswith(("工程", "项目")) else "campaign"
        page.add(start, word.end, kind, "modifier and head noun")


def _again(page: _Reading) -> None:
    """A name once known is a name wherever it stands: “赋能社” without its head noun, or a document's short title."""
    done: set[str] = set()
    for first in list(page.found):
        printed = "".join(first.text.split())
        core = re.search(r"[“\"「]([^”\"」]{2,20})[”\"」]", printed)
        if core and HOTLINE.fullmatch(core.group(1)):
            core = None
        forms = [printed] + ([f"“{core.group(1)}”", f'"{core.group(1)}"'] if core else [])
        if first.rule == "quoted name" and len(first.name) >= 3:
            forms.append(first.name)
        for form in forms:
            if form in done:
                continue
            done.add(form)
            for at in occurrences(page.flat, form):
                page.add(at, at + len(form), first.subtype, "named before", first.name)
