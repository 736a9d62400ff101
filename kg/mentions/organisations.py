"""Organisations: the lexer's names, bodies known to all, and every stretch of words that ends as bodies end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.gazetteer import is_division, territory_of
from kg.lexicon import bodies, companies, national_bodies, posts
from kg.mentions.body_bounds import cut_at_title, left_end, owned_start, parts, trimmed
from kg.mentions.body_names import LAST, ORGANS, VENUE, ending_of, is_name, kind_of, singled_out
from kg.mentions.body_patterns import (
    ACTS,
    AND_LOCAL,
    BRANCH,
    CAMPUS,
    CUT_SHORT,
    DEGREE,
    DOING,
    FIRM,
    GRADUATED,
    HOLDING,
    HONOUR,
    IN_SHORT,
    INSTITUTION,
    KNOWN,
    NO_BODY,
    NOT_KNOWN,
    OF_LEADERS,
    OF_SEVERAL,
    OFFICE,
    ORGAN,
    OWN_ORGAN,
    PLACE_OF_BODY,
    PROPER_TAGS,
    QUOTED,
    QUOTED_TEAM,
    RAILWAY_PART,
    RANKED,
    SCHOOL,
    SCORE,
    SEAT,
    SENT,
    SENT_BY,
    SENT_BY_DISCIPLINE,
    SESSION,
    STUDIO,
    TERM,
    TERM_ALONE,
    UNIT,
    WHERE,
)
from kg.mentions.coordinated import listed_bodies
from kg.mentions.fields import start_of_fields
from kg.mentions.personal import (
    PARTS_OF_NAMES,
    TRANSLITERATED,
    begins_with_post,
    is_compound_name,
    is_no_place,
    plausible,
    title_ends,
)
from kg.mentions.spans import Stretches, adjacent, ends_word, mention, starts_word, stretches, word_at, words_inside
from kg.mentions.units import apart, units
from kg.model import Article, Mention
from kg.schema import ORGANISATION
from kg.tokens import Text, Word, tokens_of
from kg.words import is_common, segment


def find(article: Article, read: Text) -> list[Mention]:
    """The bodies that an article names; inner ones that stand in posts are found beside the longest."""
    words = tokens_of(read).words
    titled = title_ends(article.text)
    ends = {w.end for w in words}
    found: dict[tuple[int, int], Mention] = {}

    def add(start: int, end: int, rule: str) -> None:
        end = session.start() if (session := SESSION.search(article.text, start, end)) else end
        for gap in re.finditer(r"\s+", article.text[start:end]):
            first, second = article.text[start : start + gap.start()], article.text[start + gap.end() : end]
            if ending_of(first) and is_name(first) and territory_of(second) and ending_of(second):
                add(start, start + gap.start(), rule)  # a row of bodies: 海南省总工会 海南省教育厅
                add(start + gap.end(), end, rule)
                return
        text = article.text[start:end]
        acts = VENUE.search(text) and len(text) > (4 - (text[0] in "省市县区")) and _acts(article.text, start, end)
        if (start, end) in found or not (is_name(text) or acts) or text == article.publication:
            return
        if is_division(text.removeprefix(territory_of(text) or "")) or territory_of(text) == text:
            return  # 洛阳市西工区 ends like a railway's 工区
        if (rule == "lexer" and NO_BODY.search(text) and not ending_of(text)) or OF_SEVERAL.search(text):
            return
        if article.text.startswith("毕业", end) and graduate(text):
            return
        if text.endswith("有限公") and article.text.startswith("司", end):
            text, end = text + "司", end + 1  # 有限公 and 司机, to the lexer
        if text.endswith("委") and article.text.startswith(("会主委", "会副主委", "会常委"), end):
            return  # 民建某市委会
        if text.endswith("街道办") and DOING.match(article.text, end):
            return  # 在某街道办了个作坊
        if DEGREE.match(article.text, end) and text.endswith(("委党校", "委")):
            return
        inside = words_inside(words, start, end)
        if rule in ("lexer", "known", "in a list of bodies") or singled_out(text, inside):
            found[start, end] = mention(article, start, end, ORGANISATION, subtype=kind_of(text), rule=rule)

    def add_parts(start: int, end: int, rule: str) -> None:
        if (score := SCORE.search(article.text, start, end)) is not None:
            add_parts(start, score.start(), rule)
            start = score.end()  # 早茶队91∶79胜梯田队
        if (both := AND_LOCAL.search(article.text, start, end)) is not None:
            add_parts(start, both.start(), rule)
            start = both.end()  # 县委宣传部 and 县融媒体中心
        if (title := _title_inside(article.text, start, end, titled)) is not None:
            add_parts(start, title[0], rule)
            start = title[1]  # 某大队副大队长兼舟艇分队, 某指挥部总指挥费星河市委
        for a, b in parts(article.text[start:end]):
            first, last = trimmed(article.text, start + a, start + b)
            first, last = owned_start(article.text, first, last), _cut(article.text, first, last, titled)
            if (
                sent := SENT_BY.match(article.text, last)
                or CAMPUS.match(article.text, last)
                or _seat(article.text, last)
                or TERM.match(article.text, last)
            ):
                last = sent.end()
            place = PLACE_OF_BODY.match(article.text, last)
            if place is None or OFFICE.match(article.text, last):
                add(first, last, rule)

    for k, word in enumerate(words):
        if (of_fields := start_of_fields(words, k)) is not None:
            add(of_fields, word.end, "lexer")
            continue
        if word.tag in ("LOC", "ns", "ORG") and INSTITUTION.search(word.text) and _headed(article.text, word.end):
            add(left_end(article.text, words, k, word.end), word.end, "known")  # 三星堆博物馆 before 副馆长
        if word.tag in ("ORG", "nt") and len(word.text) > 1 and not _too_short(article.text, word):
            if _is_person(word, titled):
                continue
            if (person := HOLDING.match(word.text)) and (
                plausible(person.group("name")) or PARTS_OF_NAMES.fullmatch(person.group("name"))
            ):
                add_parts(word.start + person.end(), word.end, "lexer")
                continue
            following = words[k + 1] if k + 1 < len(words) else None
            if (
                following
                and following.tag == "ORG"
                and (_wrapped(article.text, word, following) or _branch_behind(word, following))
            ):
                add_parts(word.start, following.end, "lexer")
            if word.text.endswith("社") and CUT_SHORT.match(article.text, word.end):
                continue
            owned = bodies().get(word.text) or _owned(article.text, words, k)
            start = left_end(article.text, words, k, word.end) if owned else word.start
            add_parts(start, word.end, "lexer")
        if (
            word.text[-1] in LAST
            and not _called_so(word)
            and ending_of(article.text[max(word.start - 4, 0) : word.end])
        ):
            add_parts(left_end(article.text, words, k, word.end), word.end, "ending")
    for match in ORGANS.finditer(article.text):
        at = word_at(words, match.start())
        if at is not None:
            if _of_short_county(article.text, words, match.start()):
                add(match.start() - 1, match.end(), rule="known")
                continue
            start = min(left_end(article.text, words, at, match.end()), match.start())
            add(*trimmed(article.text, start, match.end()), rule="territorial organ")
    for match in RAILWAY_PART.finditer(article.text) if "段" in article.text else ():
        at = word_at(words, match.start())
        if at is not None and match.end() not in ends:
            add(left_end(article.text, words, at, match.end()), match.end(), rule="ending")
    for match in IN_SHORT.finditer(article.text):
        begin = next((match.start() + n for n in (0, 1) if territory_of(match.group()[n:])), None)
        if begin is not None:
            add(begin, match.end(), rule="known")
    for match in SENT.finditer(article.text):
        add(*match.span(), rule="known")
    for match in SENT_BY_DISCIPLINE.finditer(article.text) if "纪检监察组" in article.text else ():
        add(*match.span(), rule="known")
    for match in SCHOOL.finditer(article.text):
        if is_division(match.group("of")) and starts_word(words, match.start()):
            add(*match.span(), rule="known")
    for match in QUOTED_TEAM.finditer(article.text):
        add(*match.span(), rule="known")
    for word in words if "工作室" in article.text else ():
        studio = STUDIO.match(article.text, word.end) if word.tag in ("PER", "nr") else None
        if studio is not None and plausible(word.text):
            add(_own_start(article.text, word), studio.end(), rule="known")
    for match in QUOTED.finditer(article.text):
        honour = HONOUR.search(article.text[max(0, match.start() - 14) : match.start()])
        if not honour and not article.text.startswith(("称号", "荣誉"), match.end()):
            add(*match.span("name"), rule="known")
    taken = Stretches(found)
    for start, end in _known(article.text, words):
        if not taken.hold(start, end):  # no known body lies inside another
            add(start, end, "known")
    taken = Stretches(found)
    for start, end in list(listed_bodies(article.text, found)):
        if not taken.cross(start, end):  # nor do the items of lists cross each other
            add(start, end, "in a list of bodies")
    bodies_ = _pruned(article.text, list(found.values()))
    for start, end, kind in units(article.text, words, bodies_):
        if (start, end) not in found:
            bodies_.append(mention(article, start, end, ORGANISATION, subtype=kind, rule="unit of a body"))
    return [*bodies_, *_apart(article, words, bodies_)]


def _of_short_county(text: str, words: list[Word], at: int) -> bool:
    """Does a county's name of two characters begin before an organ: 磁县委, which the lexer reads as 磁 and 县委?"""
    before = word_at(words, at - 1) if at else None
    alone = before is not None and words[before].end - words[before].start == 1
    return alone and is_division(text[at - 1 : at + 1])


def _apart(article: Article, words: list[Word], bodies_: list[Mention]) -> list[Mention]:
    """Units that stand apart from the name of their body, and the body where it stands in no name of its own."""
    made: dict[tuple[int, int], Mention] = {}
    here = {(m.start, m.end): m for m in bodies_}
    taken = Stretches(span for span, m in here.items() if not _of_common_words(m))
    for start, end, owner in apart(article.text, words, bodies_):
        if taken.cross(start, end):
            continue
        unit = article.text[start:end]
        again = re.finditer(re.escape(unit), article.text) if len(unit) > 3 else ()
        for a, b in [(start, end), *(match.span() for match in again)]:
            if not taken.cross(a, b):
                taken.add(a, b)
                if (a, b) in here:
                    bodies_.remove(here.pop((a, b)))
                made[a, b] = mention(
                    article, a, b, ORGANISATION, subtype=owner.subtype, rule="unit apart", name=owner.name + unit
                )
        if (owner.start, owner.end) not in here:
            made[owner.start, owner.end] = owner
    return list(made.values())


def _of_common_words(m: Mention) -> bool:
    """Is a body found by its ending alone called by nothing but common words: 变电运维中心?"""
    return m.rule == "ending" and all(is_common(piece) for piece in segment(m.text))


def _cut(text: str, start: int, end: int, titled: Mapping[int, str]) -> int:
    """Where a name ends once a title is cut off, and what is left of the department: 某市中医院骨伤 of 骨伤科主任."""
    last = cut_at_title(start, end, titled)
    if OWN_ORGAN.fullmatch(text, last - 1, end):
        return end  # 镇党委 before 委员, 驻株洲办事处 before 主任
    if last == end or ending_of(text[start:last]):
        return last
    return next(
        (at for at in range(last - 1, start + 3, -1) if ending_of(text[start:at]) and is_name(text[start:at])), last
    )


def _title_inside(text: str, start: int, end: int, titled: Mapping[int, str]) -> tuple[int, int] | None:
    """Where a post of responsibility stands between two bodies, if one does: its start and end."""
    for at in range(start + 6, end - 1):
        title = titled.get(at)
        if title is None or not posts().get(title, False) or OF_LEADERS.match(text, at):
            continue
        begin = at - len(title)
        if begin - start > 3 and ending_of(text[start:begin]):
            return begin, at
    return None


def _is_person(word: Word, titled: Mapping[int, str]) -> bool:
    """教师姚金城, 司机韦志航, 尕藏扎西: a person that the lexer took for a body, with the title before or without it."""
    if ending_of(word.text):
        return False
    if PARTS_OF_NAMES.fullmatch(word.text):
        return len(word.text) > 3
    if word.start in titled and TRANSLITERATED.fullmatch(word.text):
        return True
    return any(
        at in titled and plausible(word.text[at - word.start :])
        for at in (word.start, *range(word.end - 3, word.end - 1))
        if at >= word.start
    )


def _called_so(word: Word) -> bool:
    """赵海军 and 领队: a person and a post that end as bodies do."""
    named = word.tag in ("PER", "nr") and word.text[1:] in ("海军", "空军", "陆军")
    return (named and plausible(word.text)) or word.text in posts()


def _wrapped(text: str, word: Word, following: Word) -> bool:
    """Does a wrapped line part the two halves of a name? 人力资源和社 会保障部."""
    if word.text == "本报讯":
        return False  # the lexer's body, and none
    if FIRM.search(word.text) and following.text.endswith(("公司", "集团")) and not _of_place(following.text):
        return False  # two firms of a list without marks
    return word.end < following.start and adjacent(text, word.end, following.start)


def _branch_behind(word: Word, following: Word) -> bool:
    """某银行股份有限公司 and 台州市分行: the branch of a firm, which the lexer parts from it."""
    return following.start == word.end and bool(FIRM.search(word.text)) and bool(BRANCH.match(following.text))


def _seat(text: str, at: int) -> re.Match[str] | None:
    """香港科技大学（广州）: the place of a university that has another elsewhere."""
    seat = SEAT.match(text, at)
    return seat if seat and (is_division(seat.group("place")) or seat.group("place") == "华东") else None


def _of_place(text: str) -> bool:
    """Is this what a group calls its firm or branch of a place: 四川有限公司, 三分公司?"""
    bare = FIRM.sub("", text)
    return re.fullmatch(r"[\u3400-\u9fff]{1,5}分公司", text) is not None or is_division(bare)


def _owned(text: str, words: list[Word], k: int) -> bool:
    """农业农村局 behind 梅河口市: an authority whose division the lexer took for a word of its own."""
    left, word = words[k - 1], words[k]
    if k == 0 or not adjacent(text, left.end, word.start) or left.tag not in ("LOC", "ns"):
        return False
    return kind_of(word.text) in ("government", "union", "party", "association") and not territory_of(word.text)


def graduate(text: str) -> bool:
    """Is what stands before 毕业 a person and the kind of school, and no school's name?

    >>> graduate("周远山大学"), graduate("石河子大学"), graduate("宁波大学")
    (True, False, False)
    """
    school = GRADUATED.search(text)
    name = text[: school.start()] if school else ""
    return len(name) == 3 and is_no_place(name)


def _acts(text: str, start: int, end: int) -> bool:
    if _headed(text, end) and INSTITUTION.search(text, start, end):
        return True
    if WHERE.search(text[max(0, start - 2) : start]):
        return False
    return bool(ACTS.match(text, end)) or text[max(0, start - 2) : start].endswith(("联合", "会同", "携手", "由"))


def _headed(text: str, end: int) -> bool:
    """Does the post of its head or of one of its staff stand behind a name?"""
    return begins_with_post(text, end + text.startswith("副", end))


def _too_short(text: str, word: Word) -> bool:
    """Two characters without a body's ending (神舟, 聚力) are a body only in a list (顺丰、滴滴)."""
    if is_compound_name(word.text) and not ending_of(word.text):
        return True  # 欧阳小北 is a person
    if len(word.text) > 2 or ending_of(word.text) or (is_name(word.text) and word.text in national_bodies()):
        return False
    return "、" not in (text[max(0, word.start - 1) : word.start], text[word.end : word.end + 1])


def _known(text: str, words: list[Word]) -> list[tuple[int, int]]:
    """Bodies known to all, between the lexer's words; one that is also a common word only where it tags a name."""
    made = []
    for match in KNOWN.finditer(text):
        start, end = match.span()
        first, ends = starts_word(words, start), ends_word(words, end)
        common = is_common(match.group(), above=50)
        if NOT_KNOWN.match(text, end) or (
            (first is None or not ends) and (common or len(match.group()) < 3 or not ends)
        ):
            continue
        if common and match.group() in companies() and (first is None or first.tag not in PROPER_TAGS):
            continue
        made.append((start, end))
    return made


def _pruned(text: str, found: list[Mention]) -> list[Mention]:
    """Of names that share their end the longest; an organ glued to a titled person gives way to its body.

    集团工会主席 is a post in the 集团 (guidelines: the organ stays in the title), 街道党工委书记 one in the 党工委.
    """
    kept: dict[tuple[int, int], Mention] = {}
    first = {m.end: m.start for m in sorted(found, key=lambda m: -m.start)}
    whole = stretches(found)
    for m in found:
        if first[m.end] < m.start:
            continue
        bare = m.rule == "lexer" and not ending_of(m.text)
        if bare and whole.hold(m.start, m.end + 1):
            continue  # 桂林路消防 of 桂林路消防救援站
        body = _body_of_organ(m) if _titled(text, m.end) else None
        if body is not None:
            kept.setdefault((body.start, body.end), body)
        else:
            kept[m.start, m.end] = m
    return list(kept.values())


def _own_start(text: str, word: Word) -> int:
    """Where a person's name begins: one before the lexer's where that character stands before it each time (字 and 勒平)."""
    begun = text[max(0, word.start - 1) : word.end]
    named = len(word.text) == 2 and plausible(begun) and text.count(begun) > 1
    return word.start - 1 if named and text.count(begun) == text.count(word.text) else word.start


def _titled(text: str, at: int) -> bool:
    after = text[at : at + 10]
    return begins_with_post(after) or bool(RANKED.match(after))


def _body_of_organ(m: Mention) -> Mention | None:
    """The body that an organ or department belongs to: the longest beginning that is a body's name."""
    bodies_ = [
        m.text[:at]
        for at in range(len(m.text) - 2, 2, -1)
        if ending_of(m.text[:at]) and is_name(m.text[:at]) and _is_organ(m.text[:at], m.text[at:])
        if not (len(ending_of(m.text[:at])) == 1 and is_common(m.text[at - 1 : at + 1], above=100))  # 矿 of 矿产
    ]
    if not bodies_:
        return None
    # 应急管理厅 before 应急管理厅煤矿 (安全处): an authority has departments, a thing in their names has none
    body = next((b for b in bodies_ if kind_of(b) == "government"), bodies_[0])
    return replace(m, end=m.start + len(body), text=body, name="".join(body.split()), subtype=kind_of(body))


def _is_organ(body: str, rest: str) -> bool:
    """Is this an organ or department, in a firm or a school also one of their units?"""
    if TERM_ALONE.fullmatch(rest) or re.fullmatch(r"[\u3400-\u9fff]{2,3}[省市](?:工作)?委员会", rest):
        return False  # 第六届委员会 has members of its own, and 天津市委员会 of a national union is one
    if ORGAN.fullmatch(rest):
        return True
    if rest.endswith(("研究中心", "研究所", "研究院")):
        return False  # a body of its own, with a head of its own
    return kind_of(body) in ("company", "education") and bool(UNIT.fullmatch(rest))
