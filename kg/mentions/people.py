"""People: the lexer's names, bylines, rows of lists, names behind titles, dotted names, and each again elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.gazetteer import is_division
from kg.lexicon import around_names, geography, posts, surnames
from kg.mentions.body_names import LONGEST, ending_of
from kg.mentions.dotted import dotted_names
from kg.mentions.personal import (
    PART_OF_NAMES,
    PARTS_OF_NAMES,
    THRESHOLD,
    TRANSLITERATED,
    Candidate,
    begins_strongly,
    begins_with_post,
    is_no_place,
    looks_like_name,
    plausible,
    title_ends,
    titles,
    weigh,
)
from kg.mentions.tagged import ADDRESS, HAN, HONORIFIC, NO_PERSON, PART_OF_A_NAME, Reading, begins_with_body, tagged
from kg.model import Article, Mention
from kg.text import occurrences
from kg.tokens import Text, tokens_of
from kg.words import frequency, is_common, tag_of

_HAN = re.compile(rf"[{HAN}]+")
_CALLED = re.compile(rf"[{HAN}](?:{ADDRESS})")
# A row of a list of people: 卢小敏(女)　南宁市青秀区新竹街道总工会社会化工会工作者; a name of two may be spaced out.
_ROW = re.compile(
    rf"^[ \u3000]*(?P<name>[{HAN}]{{2,4}}|[{HAN}][ \u3000]{{1,2}}[{HAN}])"
    rf"(?P<of>[（(](?:女|[{HAN}]+族|女[，,、][{HAN}]+族)[)）])?[ \u3000]+(?=[{HAN}]{{4}}[^，。\n]{{2,40}}$)",
    re.M,
)
# 市领导冯子诚、蒲晓岚: leaders of a division, named without their posts.
_LEADERS = re.compile(rf"(?<=[省市县区州旗厂校]领导)(?P<name>[{HAN}]{{2,4}}?)(?=[、，和与及]|[参出]|先后|分别|一行)")
_LISTED = re.compile(rf"[、，](?P<name>[{HAN}]{{2,3}})(?=[、，。等分先参出在和])")
_RANKED = re.compile(rf"[1-9][.．](?P<name>[{HAN}]{{2,4}})[（(](?=[{HAN}]{{2,12}}[)）])")
_ASIDE = r"(?:[（(][^）)]{1,8}[）)])?"
_APPOINTED = re.compile(
    rf"(?:{'|'.join(around_names()['appointing'])})(?P<a>[{HAN}]{{2,4}}?)(?=同志|为|的[^，。]{{2,30}}职务)|由(?P<b>[{HAN}]{{2,4}}?)(?=同志|接任|兼任)|(?:^|(?<=[，；：\n]))(?P<d>[{HAN}]{{2,4}}?)(?=的[^，。；\n]{{4,30}}职务(?:[；。，\n]|$))|(?:^|(?<=[，；\n]))(?P<c>[{HAN}]{{2,4}}?)(?<![未没将已再连也均都又获拟])(?={_ASIDE}当选)|(?<=[、，])(?P<e>[{HAN}]{{2,4}}?)(?=为[^，。；\n]{{0,12}}(?:主席|书记|主任|委员|会长|局长)(?:[，。；、]|$))"
)
# 现年45岁的王勇是钳工: how old somebody is stands before a name, or before what they are (的老人, 的大学生).
_AGED = re.compile(
    rf"(?:现年|今年|时年|年仅|年近|刚满|年满|已经?)(?:\d{{2}}|[二三四五六七八九]?十[一二三四五六七八九]?)多?岁的(?=[{HAN}]{{2}})"
)
# 周远山大学毕业后: whom a kind of school, without its name, stands behind.
_GRADUATE = re.compile(rf"(?:^|(?<=[，。；：\n]))(?P<name>[{HAN}]{{3}})(?=(?:大学|中学|高中|中专|大专)毕业)", re.M)
_SIGNS = re.compile(rf"的(?P<name>[{HAN}](?:{ADDRESS}))(?!们)")
# 喻景权院士团队, 王成副教授课题组: whom a rank in learning stands behind.
_LEARNED = re.compile(
    r"(?:副?教授|院士|副?研究员|副?主任医师|博士)(?=(?:科研|研究|领衔的?)?(?:团队|课题组|专家工作站|工作室|等人|率|带领|领衔|牵头|及其))"
)
_DEPARTMENT = re.compile(rf"[{HAN}]{{2}}(?:[科部处室庭段]|车间)$")
# 书记连山为获奖职工颁奖: for whom somebody does something; 主任高兴地说: how somebody says it.
_FOR_WHOM = re.compile(rf"为[{HAN}]{{2,14}}(?:颁奖|授牌|授旗|揭牌|揭幕|送|讲|服务|解|点赞|加油|致|办|鼓劲|佩戴)")
_AFTER_NAMES = frozenset("为任在与和对向将说从把被等")


def find(article: Article, read: Text) -> list[Mention]:
    """The people that an article names, sorted by rule; each mention once.

    The surest rules come first, and what they have taken the later ones leave alone: bylines, names with dots,
    rows of lists, the lexer's names, names behind titles, neighbours in lists, forms of address; then each again.
    """
    words = tokens_of(read).words
    titled = title_ends(article.text)
    starts = {w.start: w for w in words}
    page = Reading(article, words, starts, frozenset(w.end for w in words), titled)
    for credit in article.byline:
        page.add(credit.start, credit.end, "byline", kind="journalist", name=credit.name)
    for start, end, name in dotted_names(article.text, words, titled):
        page.add(start, end, "name with dots", name=name)
    for rule, spans in (
        ("row", _rows(page)),
        ("appointed", _appointed(page)),
        ("graduate", _graduates(page)),
        ("ranking", _ranked(page)),
        ("several parts of names", _of_parts(page, several=True)),
        ("transliterated", _transliterated(page)),
        ("lexer", tagged(page)),
        ("behind a title", _behind_titles(page)),
        ("of learning", _learned(page)),
        ("aged", _aged(page)),
        ("parts of names", _of_parts(page, several=False)),
        ("leaders", _leaders(page)),
        ("in a list of names", _listed(page)),
    ):
        for start, end in spans:
            page.add(start, end, rule)
    _called(page)
    _again(page)
    return [m for m in page.found if m.name not in posts() and not NO_PERSON.search(m.name) and not _is_place(m.name)]


def _is_place(name: str) -> bool:
    """晋安区, which the lexer takes for a person before 区长; 东方市 might be one, but no person is called so."""
    return name[-1] in "省市县区旗" and is_division(name)


def _rows(page: Reading) -> Iterator[tuple[int, int]]:
    for match in _ROW.finditer(page.article.text):
        name = "".join(match.group("name").split())
        if match.group("of") or (looks_like_name(name)):
            yield match.span("name")


def _behind_titles(page: Reading) -> Iterator[tuple[int, int]]:
    for end, title in page.titled.items():
        begin = end - len(title)
        of_body = _of_body(page, begin)
        candidate = _best(page, end, responsible=posts().get(title, False), of_body=of_body)
        if candidate is not None:
            yield end, end + len(candidate.text)


def _of_body(page: Reading, begin: int) -> bool:
    """Does a body or a department stand right before a title, or another title of the same person?"""
    before = page.article.text[max(0, begin - LONGEST) : begin]
    chained = before[-1:] in ("、", "兼") and posts().get(page.titled.get(begin - 1, ""), False)
    return bool(ending_of(before)) or chained or _DEPARTMENT.search(before) is not None


def _best(page: Reading, at: int, *, responsible: bool, of_body: bool) -> Candidate | None:
    """The likeliest name that begins at `at`, if any is likely enough."""
    text = page.article.text
    first = page.starts.get(at)
    begin = at - len(page.titled.get(at, ""))
    if any(w.start < begin < w.end and w.tag in ("LOC", "ns") for w in page.near(begin)):
        return None  # 市长 of 东莞市 and 长安镇
    best: tuple[int, int, Candidate] | None = None
    listed = _behind_listed_name(page, begin)
    for length in (2, 3, 4):
        chars = text[at : at + length]
        if len(chars) < length or not _HAN.fullmatch(chars) or not plausible(chars):
            continue
        if (length == 4) != (length > 3 and chars[:2] in surnames().compound) or HONORIFIC.match(chars[1:]):
            continue
        if chars[-1] == "等" or (length == 3 and chars[-1] == "任" and begins_with_post(text, at + 3)):
            continue  # 方舟等人, 周明任所长
        if length == 4 and chars[-1] in _AFTER_NAMES:
            continue  # 司空砚为: the name has three
        if length == 3 and chars[-1] == "为" and _FOR_WHOM.match(text, at + 2):
            continue
        if (length == 3 and chars[-1] == "地" and frequency(chars[:2]) > 300) or chars[-1] == "说":
            continue
        after = text[at + length : at + length + 8]
        if length == 3 and at + 3 not in page.ends and begins_strongly(text, at + 2):
            continue  # 阳光参 of 阳光参加
        if HONORIFIC.match(text[at + 1 :]):
            continue  # 书记费阿姨
        if (
            (length == 2 and HONORIFIC.match(after))
            or PART_OF_A_NAME.match(after)
            or _holds_title(chars)
            or (length > 2 and chars[-1] == "到")
        ):
            continue
        one = Candidate(
            chars,
            first.text if first else "",
            first.tag if first else "",
            at + length in page.ends or after.startswith("说"),
            after,
            page.starts[at + length].tag if at + length in page.starts else "",
            responsible,
            of_body,
            listed,
        )
        weight = weigh(one)
        if weight >= THRESHOLD and (best is None or (weight, length) > best[:2]):
            best = (weight, length, one)
    return best[2] if best else None


def _behind_listed_name(page: Reading, begin: int) -> bool:
    """Does the item of a list end with a name that stands before the one whose title begins at a place?"""
    mark = page.article.text.rfind("、", max(0, begin - 30), begin)
    return mark > 0 and (
        mark in page.by_end or any(w.end == mark and w.tag in ("PER", "nr") for w in page.near(mark - 1))
    )


def _ranked(page: Reading) -> Iterator[tuple[int, int]]:
    """Those placed in a contest, with whom they start for: 1.赵海峰（五原县）10秒87 2.毕力格（乌拉特后旗）."""
    for match in _RANKED.finditer(page.article.text):
        name = match.group("name")
        if plausible(name) or PARTS_OF_NAMES.fullmatch(name):
            yield match.span("name")


def _of_parts(page: Reading, *, several: bool) -> Iterator[tuple[int, int]]:
    """扎西东珠, 乌兰其其格: two words or more that names of a people are made of; one behind a title."""
    text = page.article.text
    for match in PARTS_OF_NAMES.finditer(text):
        start, end = match.span()
        after = text[end : end + 8]
        if PART_OF_A_NAME.match(after) or begins_with_body(after) or re.match(r"[省市州县区旗族语湖河山]", after):
            continue
        if any(
            w.tag in ("LOC", "ns") and w.start <= start and end <= w.end and len(w.text) > 3 for w in page.near(start)
        ):
            continue
        if several and (end - start < 4 or sum(1 for _ in PART_OF_NAMES.finditer(match.group())) == 1):
            continue
        if several or start in page.titled:
            yield start, end


def _holds_title(chars: str) -> bool:
    """班班长 is no name."""
    return chars in titles() or chars[1:] in titles() or chars[-2:] in titles()


def _appointed(page: Reading) -> Iterator[tuple[int, int]]:
    """免去关守田的…职务, 任命孙某为…, 由边某接任: frames that hold a name and nothing else."""
    for match in _APPOINTED.finditer(page.article.text):
        group = next(name for name in "abcde" if match.group(name))
        if plausible(match.group(group)) and frequency(match.group(group)) < 3000:
            yield match.span(group)


def _aged(page: Reading) -> Iterator[tuple[int, int]]:
    for match in _AGED.finditer(page.article.text) if "岁的" in page.article.text else ():
        first = page.starts.get(match.end())
        if first is not None and first.tag in ("LOC", "ns"):
            continue  # 50岁的安徽人
        candidate = _best(page, match.end(), responsible=True, of_body=False)
        if candidate is not None and tag_of(candidate.text) != "n":  # 现年45岁的高工
            yield match.end(), match.end() + len(candidate.text)


def _transliterated(page: Reading) -> Iterator[tuple[int, int]]:
    """Behind a title, to a mark or to what the person does."""
    for start in page.titled:
        name = TRANSLITERATED.match(page.article.text, start)
        if name is None or name.group() in geography() or plausible(name.group()) or is_common(name.group()[:2]):
            continue
        following = page.starts.get(name.end())
        ends = following is not None and following.tag in ("w", "v", "p", "d", "c", "TIME")
        if ends or name.end() == len(page.article.text) or begins_strongly(page.article.text, name.end()):
            yield name.span()


def _learned(page: Reading) -> Iterator[tuple[int, int]]:
    for match in _LEARNED.finditer(page.article.text):
        end = match.start()
        for start in (end - 3, end - 2):
            if start in page.starts and looks_like_name(page.article.text[start:end]):
                yield start, end
                break


def _graduates(page: Reading) -> Iterator[tuple[int, int]]:
    for match in _GRADUATE.finditer(page.article.text) if "毕业" in page.article.text else ():
        name = match.group("name")
        if is_no_place(name):
            yield match.span("name")


def _leaders(page: Reading) -> Iterator[tuple[int, int]]:
    if "领导" in page.article.text:
        for match in _LEADERS.finditer(page.article.text):
            if looks_like_name(match.group("name")):
                yield match.span("name")


def _listed(page: Reading) -> Iterator[tuple[int, int]]:
    """Neighbours of names in a list: 、张三、 between two names, or beside one and no word."""
    for match in _LISTED.finditer(page.article.text):
        start, end = match.span("name")
        name = match.group("name")
        if name[-1] == "等" and len(name) == 3:
            end, name = end - 1, name[:-1]  # 从明等参加
        if name in titles() or not any(match.start() + n in page.by_end for n in (-1, 0, 1)):
            continue
        enclosed = page.article.text[start - 1] == "、" and end + 1 in page.by_start
        if looks_like_name(name) or (enclosed and plausible(name) and frequency(name) < 1500):
            yield start, end


def _called(page: Reading) -> None:
    """皮带工孙师傅: one whom the article only calls so; a surname that a named person has is a second way to call them."""
    known = {m.name[0] for m in page.found}
    for match in _CALLED.finditer(page.article.text):
        surname = match.group()[0]
        if match.start() in page.titled and surname in surnames().single and surname not in known:
            page.add(match.start(), match.end(), "surname and form of address")
    for match in _SIGNS.finditer(page.article.text):
        surname = match.group("name")[0]
        if surname in surnames().single and surname not in surnames().wordlike and surname not in known:
            page.add(*match.span("name"), "surname and form of address")


def _again(page: Reading) -> None:
    """Every name wherever it stands; a shorter reading of it there gives way."""
    text = page.article.text
    done: set[str] = set()
    for first in sorted(page.found, key=lambda m: (-len(m.name), m.start)):
        if first.rule == "byline" or len(first.name) < 2 or first.name != first.text or first.name in done:
            continue
        done.add(first.name)
        for start in occurrences(text, first.name):
            end = start + len(first.name)
            shorter = page.by_start.get(start)
            if shorter and shorter.end < end and shorter.rule in ("lexer", "behind a title"):
                page.remove(shorter)
            page.add(start, end, "named before")
