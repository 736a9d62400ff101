"""Which body a post belongs to, and what of a title is the post itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.facts.passage import Passage, of_type
from kg.gazetteer import full_name, territory_of
from kg.lexicon import geography, one_of, posts
from kg.mentions.body_names import kind_of
from kg.model import Mention
from kg.names.house import house_of
from kg.schema import ORGANISATION, PLACE
from kg.text import lengths_of, longest_ending

POST = one_of(posts())
_POST_LENGTHS = lengths_of(posts())
_RANK = r"(?:常务|第一|首席|专职|兼职|挂职|原|时任|现任|代理|执行|名誉)*"
_BEFORE_POST = re.compile(rf"(?:\d{{1,2}}号|\d{{1,4}}[路级班])?[\u3400-\u9fff]{{0,14}}?{_RANK}$")
# two posts whose 、 is lost, the first of a party's: 党组成员副主席, 市委常委副市长
_LOST = (
    r"(?:(?<=党组成员)|(?<=党委委员)|(?<=党[委组]书记)|(?<=党[委组]副书记)|(?<=党工委书记)|(?<=委常委))"
    r"(?=(?:常务)?副|董事长|总(?:经理|裁|工)|[院校局厅处厂矿段站台社部市县区镇行]长|主任|主席|经理|秘书长|纪委书记|工会主席)"
)
_SPLIT = re.compile(rf"[、，,]|兼(?!职)任?|暨|{_LOST}")
# 当选某协会理事和某学会会长; before a name, 车间主任和技术员王芳 may be two people
SPLIT_AND = re.compile(rf"{_SPLIT.pattern}|(?<=[长记席员任理事师授])和(?=[\u3400-\u9fff]{{3}})")
_ASIDE = re.compile(r"[（(][^（()）\n]{1,6}[）)]\s*$")
_SPACE_OR_OFFICE = re.compile(r"\s|职务$")
_COMMUNITY = re.compile(r"^(.+?(?:社区|村|街道|镇|乡))(?:党总支|党支部|党委|党工委|居委会|村委会)?$")
_ORGAN = re.compile(r"^(党总支|党支部|党委|党工委|居委会|居民委员会|村委会|村民委员会|办事处)(\w+)$")
_PARTY_ORGAN = re.compile(r"^([\u3400-\u9fff（）]{3,}?)(?<![镇乡])(?<!(?<!社)区)(?:党委|党组|党工委|党总支|党支部)$")
_OF_PARTY = re.compile(r"书记$|委员$|干事$|党员$|党务|支部|党组|常委$|成员$|组织员$")
# A party committee's department, and an organ of a body that is no territory: both stay in the title.
_DEPARTMENT_OF = re.compile(
    r"^([\u3400-\u9fff]+(?:[省市县区州旗盟]委|自治区党委))((?:组织|宣传|统战|统一战线工作|社会工作)部|政法委(?:员会)?|办公厅|办公室|政策研究室)$"
)
_OFFICE_OF = re.compile(
    r"^([\u3400-\u9fff]{2,}(?:总工会|工会|[局厅委部]|大学|学院|法院|检察院|公司|集团|医院))"
    r"([\u3400-\u9fff]{2,8}(?:(?<!办事)(?<!管理)(?<!代表)(?<!联络)(?<!工程)处|(?<!公)司|[^实教]科)|经审委|经审会|经费审查委员会|女职工委员会|女工委|纪检监察室)$"
)
_HEADS_OFFICE = re.compile(r"[处司科]长$|主任$|委员$|调研员$|干部$|干事$|科员$|工作人员$|书记$")
_ORGAN_OF = re.compile(
    r"^([\u3400-\u9fff（）]{2,}(?:公司|集团|厂|大学|学院|医院|中学|小学|学校|矿|段|中心|车间|总工会|银行))(机关党委|党委|党组|党总支|党支部|工会)$"
)
BARE_ORGAN = re.compile(r"经审委|经审会|经费审查委员会|女职工委员会|女工委")
_OF_UNION = re.compile(r"主席$|部长$|主任$|委员$|干事$|干部$|组长$|秘书长$|工作人员$")
_SEATS = {"社区": "居委会", "村": "村委会", "街道": "办事处"}
_UNION = re.compile(r"^总工会([\u3400-\u9fff]*主席)$")
_COMMITTEE = re.compile(r"(?:党工委|党委|委)$")
# What stands between a body and a post without belonging to either: 与社里的绣娘, 大会由副校长, 达斡尔族信号工.
_LEFT = re.compile(
    r"^.*(?:(?:[与由的并请是]|(?<![合协共大])同|从(?!业)|(?<!方)向(?!导)|对(?![外口台接]))(?=[\u3400-\u9fff]{2})|[\u3400-\u9fff]{1,4}族(?=[\u3400-\u9fff]{2}))"
)
_STRAY = re.compile(r"^[的、，,\s)）”\"]+|^厂(?=工会|党委|团委)")
_FORMER = re.compile(
    r"^(?:原|首任|首位|第一位女?|第[一二三四五六七八九十\d]+(?:[任批期]|届(?:委员会|理事会|常委会)?)|首[批期]|新当选|新晋|年轻|双语|时任|现任|曾任|前任|兼(?!职)任?|该|新任|担任|一名|一位|名(?!誉|医)|位|普通"
    r"|[男女](?=工程)|[男女](?![职工子性篮排足乒团队监装红科生学童兵婴企])|(?<!\d)后(?=[\u3400-\u9fff]*工$)|老(?=厂长|书记|校长|支书|主任|院长|站长|队长|矿长|班长|团长|社长|主席|局长|所长))+"
)
_DEPARTMENT = re.compile(r"[\u3400-\u9fff]{1,6}(?:学院|系|处|部|研究所|教研室)$")
# A college of its own behind a proper word (江汉医学院), where 医学院 alone is a department.
_COLLEGE = re.compile(r"[\u3400-\u9fff]{2,}(?:医|师范|理工|农业|职业|技术|财经|政法|电力|航空|工业|科技)学院")
_NO_DIVISIONS = tuple("社区 小区 园区 景区 服务区 保护区 灌区 矿区 林区 厂区 院区 校区 库区".split())
_HONOUR = re.compile(
    r"(?:获得者|得主|劳动模范|劳模|先进工作者|先进生产者|技术能手|标兵|大?工匠|好人|红旗手|共产党员|中共党员)[”\"]?$"
)
_HOLDS_BODY = re.compile(
    r"[\u3400-\u9fff]{2,}(?:总工会|大学|医院|公司|集团|人民政府|协会|学会|研究院|(?<=[省市县区])委|(?<=[盟旗州市县])(?:工会|妇联|团委|残联|科协|文联|工商联))(?=[\u3400-\u9fff]{2})"
)
HEAD = re.compile(r"^(?:原|时任|常务|代理|代)?副?(省长|市长|县长|区长|州长|镇长|乡长|旗长)$")
_CHAIR = re.compile(r"^自治区((?:常务|代)?副?主席)$")  # the head of an autonomous region's government
_NO_WORD_OF_A_TITLE = frozenset({"v", "p", "d", "c", "u", "r", "ad", "w", "t", "TIME", "f", "xc", "VV", "P", "AD"})
_VERBS_IN_TITLES = frozenset(
    "驻村 兼职 专职 挂职 执行 主治 主管 代理 协调 管理 监督 招商 会计 宣教 组织 宣传 统战 保卫 调度 值班 接待 维修 装配 讲解 驻 主任 兼".split()
)
# Offices whose body goes without saying.
KNOWN = {
    "总书记": ("中共中央", "party"),
    "国家主席": ("中华人民共和国", "government"),
    "国务院总理": ("国务院", "government"),
}
# What may stand between a body and a post in it: 某小学的一名普通教师.
_DESCRIBES = re.compile(r"[的\s“”\"]|一名|一位|普通|优秀|年轻|资深|原|退休|返聘|在职|在读|新入职")
_ASSEMBLY = re.compile(r"(?:人大|人民代表大会|政协|政治协商会议[\u3400-\u9fff]{0,6})$")
_SHORT_TITLE = 14  # characters
_LONG_TITLE = 24  # characters of a title whose department is named with 与 or 和
# What a body's part is called; a title behind a body may begin with one: 宣传教育部部长, 地球科学与工程学院教授.
_UNIT = r"(?:学院|系|部|处|司|科|室|所|中心|车间|工区|队|班|组|段|站|厂|办|局|库|院|委员会|支部|总支|分会|专业|病区|层|线|股|馆|公司|项目)"
_UNITS = re.compile(rf"[\u3400-\u9fff]{{2,9}}[与和及][\u3400-\u9fff]{{2,9}}{_UNIT}[\u3400-\u9fff（）()]{{0,6}}")
OCCUPATION = re.compile(
    r"[\u3400-\u9fff]{1,5}(?<![员职民打临零])(?:工|(?<![人官议演委成队会学党店社])员|[炉炮排班哨船机台炉]长|(?<![老律教])师|(?<![一高对])手|匠)"
)
# 乙烯车间的操作工: the part of the body goes into the title.
_PART_OF_BODY = re.compile(
    rf"(?P<part>(?:\d{{1,3}}号)?[\u3400-\u9fff]{{1,8}}(?:车间|科室|高炉|机组|工区|班组|班|处|科|组|线|部|病区|学院|系))的(?:一名|一位)?"
    rf"(?P<post>[\u3400-\u9fff]{{0,6}}{POST})"
)
_ACTS = frozenset(
    "走访 慰问 看望 探望 会见 考察 采访 邀请 聘请 来到 前往 走进 表彰 祝贺 联系 通知 陪同 带领 率领 派出 选派 救助 联合 会同 "
    "走访慰问 询问 告诉 感谢 委托 授予 见到 找到 遇到 认识 帮助 帮扶 资助 迎来 接待 记者".split()
)


_BEGINS = frozenset("担任 出任 当上 升任 转任 成为 介绍 包括".split())
_SHOP = re.compile(r"(?:车间|工段|分厂|工区)(?:党支部|党总支|工会)?[副]?(?:主任|厂长|工长|段长|书记|主席)")
# What a works does in its shops; the lexer takes these for verbs.
_WORKS = frozenset(
    "总装 组装 装配 焊装 焊接 涂装 喷涂 冲压 铸造 锻造 热处理 机加 加工 维修 检修 抢修 维护 巡检 运转 运行 运用 包装 "
    "炼钢 炼铁 轧钢 热轧 冷轧 炼焦 烧结 电解 浮选 洗选 选矿 采煤 掘进 开拓 机运 通风 纺纱 织布 印染 缝制 灌装 发酵 酿造 制曲 合成 聚合 调试".split()
)
_NUMBERED = re.compile(r"[一二三四五六七八九十\d甲乙丙丁]{1,3}(?:班|组|队|线|工区|车间|工段)|班(?=副?班长)")


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a chain: its body (None: not named), its title, and where it begins in the article."""

    body: Mention | None
    title: str
    at: int


def is_responsible(title: str) -> bool:
    """Is a post one of responsibility? 工会主席 is, 焊工 is not.

    >>> is_responsible("工会主席"), is_responsible("装配钳工"), is_responsible("职业能力建设处处长")
    (True, False, True)
    """
    return posts().get(post_of(title), False)


def post_of(text: str) -> str:
    """The longest post that a text ends with; empty if none.

    >>> post_of("职业能力建设处处长"), post_of("职业能力")
    ('处长', '')
    """
    return longest_ending(text, posts(), _POST_LENGTHS)


def _posts_ending(text: str) -> Iterator[str]:
    """All posts that a text ends with, the longest first: 副主席, 主席.

    A pattern that holds the list of posts takes ten milliseconds to compile; what stands before one is found by a small
    pattern.
    """
    for length in _POST_LENGTHS.get(text[-1:], ()):
        if length <= len(text) and text[-length:] in posts():
            yield text[-length:]


def _is_title(text: str) -> bool:
    """Is it wholly a title: a post with what may stand before it?"""
    return any(_BEFORE_POST.fullmatch(text[: -len(post)]) for post in _posts_ending(text))


def _title_ending(text: str) -> str:
    """The longest title that a text ends with; empty if none."""
    found = [_BEFORE_POST.search(text[: -len(post)]) for post in _posts_ending(text)]
    return text[min(before.start() for before in found if before) :] if found else ""


def _of_units(text: str) -> bool:
    """A title whose department joins two subjects: 地球科学与工程学院教授."""
    return any(_UNITS.fullmatch(text[: -len(post)]) for post in _posts_ending(text))


def holds_body(title: str) -> bool:
    """Does what was read as a title hold the name of a body that no mention tells of: 鞍山市总工会生产部部长?"""
    return _HOLDS_BODY.search(title) is not None or _COLLEGE.search(title) is not None


def posts_in(passage: Passage, start: int, end: int, *, split: re.Pattern[str] = _SPLIT) -> list[Post]:
    """The posts of `text[start:end]`, last first, back to the first stretch that is none.

    A post without a body takes that of the one before it in the chain: 党委副书记、工会主席 of one company.
    """
    found: list[Post] = []
    pending: list[tuple[str, int]] = []
    for a, b in reversed(_pieces(passage, start, end, split)):
        body, title, at = _piece(passage, a, b)
        if not title:
            break
        if body is not None and BARE_ORGAN.fullmatch(body.name):
            title, at, body = body.name + title, body.start, None  # 经审委主任: of the union spoken of
        if body is None:
            pending.append((title, at))
            continue
        if has_seat(body, title):
            whole = replace(body, name=re.sub(r"人大$", "人民代表大会", body.name))
            found += [*(Post(None, t, k) for t, k in pending), Post(whole, title, body.start)]
        else:
            found += [_placed(passage, body, t, k) for t, k in [*pending, (title, body.start)]]
        pending = []
    return found + [Post(None, t, k) for t, k in pending]


def has_seat(body: Mention, title: str) -> bool:
    """全国人大代表, 市政协委员: a seat in an assembly, whose holder's work is elsewhere."""
    return title in ("代表", "委员") and _ASSEMBLY.search(body.name) is not None


def _pieces(passage: Passage, start: int, end: int, split: re.Pattern[str]) -> list[tuple[int, int]]:
    """The posts of a chain, cut at 、 and 兼 outside names of bodies; only the run that touches its end."""
    edges = [start]
    for match in split.finditer(passage.text, start, end):
        if not passage.homes.cross(*match.span()):
            edges += [match.start(), match.end()]
    edges.append(end)
    pieces = [(a, _without_aside(passage, a, b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]
    run: list[tuple[int, int]] = []
    for a, b in reversed(pieces):
        text = _SPACE_OR_OFFICE.sub("", passage.text[a:b]) if run else ""
        if run and _HONOUR.search(text) and not post_of(text):
            continue  # 某协会会长、全国劳动模范、某厂技师王芳
        if run and (not post_of(text) or text.startswith(("任", "担任", "出任", "兼任", "当选"))):
            break
        run.append((a, b))
    return run[::-1]


def _without_aside(passage: Passage, start: int, end: int) -> int:
    """Where a post ends: before the brackets of 副主席（兼职）."""
    aside = _ASIDE.search(passage.text, max(start, end - 10), end)
    return aside.start() if aside else end


def _piece(passage: Passage, start: int, end: int) -> tuple[Mention | None, str, int]:
    """The body, the title and the beginning of one post; an empty title if the stretch is none."""
    inside = [m for m in of_type(passage.mentions_in(start, end), ORGANISATION, PLACE) if m.end <= end]
    inside = [m for m in inside if not any(o.start <= m.start and m.end < o.end for o in inside)]
    if len(inside) > 1 and inside[-1].type == PLACE and inside[-2].type == ORGANISATION:
        # 某公司连云港项目部经理: the part of the body is called by where it is
        inside = inside[:-1] if inside[-2].end == inside[-1].start else inside
    begin = max((m.end for m in inside), default=start)
    own = _title_start(passage, begin, end, attached=bool(inside))
    between = passage.text[begin:own]
    body = inside[-1] if inside and not _DESCRIBES.sub("", between) else None
    own -= passage.text.startswith(("审委", "审会"), own) and passage.text[own - 1 : own] == "经"  # 经审委主任
    own -= passage.text[own - 1 : own] == "代" and own > begin and HEAD.match(_close(passage.text[own:end])) is not None
    title = _close(passage.text[own:end])
    if inside and "的" in (behind := _close(passage.text[begin:end])) and (part := _PART_OF_BODY.fullmatch(behind)):
        return inside[-1], part.group("part") + part.group("post"), own
    title = title if _of_units(title) else cleaned(title)
    if not _is_title(title):
        # the lexer knows the words badly: the post is at least its last known word
        title = cleaned(_title_ending(_close(passage.text[begin:end])))
    if not title and inside and OCCUPATION.fullmatch(passage.text, begin, end):
        body, title, own = inside[-1], passage.text[begin:end], begin  # 某公司分选工: an occupation that no list knows
    if re.search(r"所属|下属|旗下|下辖", title):
        body, title = None, ""  # the post is in a body behind the one named
    if body is not None and body.type == PLACE and is_territory(body) and not HEAD.match(title):
        if not (body.name.endswith("自治区") and _CHAIR.match(f"自治区{title}")):
            return None, "", own
        title = f"自治区{title}"
    return body, title, own


def _title_start(passage: Passage, start: int, end: int, *, attached: bool) -> int:
    """Where the last run of words that a title may hold begins: 站点负责人 in 下车后熟练地和站点负责人.

    Right behind a body (`attached`) a short stretch may hold verbs: 宣传教育部部长.
    """
    near = attached and end - start <= _SHORT_TITLE
    if attached and _names_unit(passage, start, end):
        return start
    at = end
    for word in reversed([w for w in passage.words_in(max(0, start - 24), end) if w.end > start]):
        breaks = word.tag in _NO_WORD_OF_A_TITLE and not (near and word.tag in ("v", "f", "w", "VV"))
        known = word.text in _VERBS_IN_TITLES or bool(post_of(word.text))
        if (breaks and not known) or word.text in _ACTS:
            break
        at = max(word.start, start)
    if at < end and (_SHOP.match(passage.text, at) or any(_NUMBERED.match(passage.text, k) for k in (at, at + 1))):
        at = _with_work(passage, start, at)
    return at if at < end else start


def _with_work(passage: Passage, start: int, at: int) -> int:
    """Where the work begins that a numbered team does: 巡检三班班长, though the lexer takes 巡检 for a verb."""
    before = [w for w in passage.words_in(max(start, at - 4), at) if w.end == at]
    work = before[0] if before else None
    if work and work.tag == "v" and _SHOP.match(passage.text, at):
        return work.start if work.text in _WORKS else at
    able = (
        work
        and (len(work.text) > 1 or not _NUMBERED.match(passage.text, at))
        and work.tag in ("v", "vn", "n", "nz", "VV", "NN")
    )
    return work.start if work and able and work.text not in _ACTS | _BEGINS else at


def _names_unit(passage: Passage, start: int, end: int) -> bool:
    """地球科学与工程学院教授: a department whose name joins two subjects, and no verb in it."""
    if end - start > _LONG_TITLE or not _of_units(passage.text[start:end]):
        return False
    words = passage.words_in(start, end)
    return not any(w.tag in ("v", "d", "p", "VV", "AD", "P") and w.text not in _VERBS_IN_TITLES for w in words)


def _close(text: str) -> str:
    """Without spaces and line ends."""
    return "".join(text.split())


def _placed(passage: Passage, body: Mention, title: str, at: int) -> Post:
    """A post in its body: 省长 is one in the government, a territory's organ is a body of its own."""
    house = house_of(passage.article)
    if (
        house
        and _DEPARTMENT.match(body.name)
        and not _COLLEGE.search(body.name)
        and not territory_of(body.name)
        and body.name != house
    ):
        reason = f"a department of {house}, whose paper this is"
        return Post(replace(body, name=house, subtype="education", rule="post", reason=reason), body.name + title, at)
    if body.type == ORGANISATION and (inner := _organ_in_title(body, title)):
        # only the first post is the organ's: 某厂工会主席、副厂长
        return Post(inner[0], inner[1] if at == body.start else title, at)
    office, post = organ_of(body, title)
    return Post(_headed(office, post), without_region(post), at)


def without_region(title: str) -> str:
    """自治区副主席 is a 副主席 of the region's government."""
    chair = _CHAIR.match(title)
    return chair.group(1) if chair else title


def heads_division(title: str) -> str | None:
    """The kind of division that a title heads, as its last character: 市 of 副市长, 省 of 自治区主席; None if it heads none."""
    if _CHAIR.match(title):
        return "省"
    return head.group(1)[0] if (head := HEAD.match(title)) else None


def organ_of(body: Mention, title: str) -> tuple[Mention, str]:
    """社区党总支书记兼居委会主任 names two bodies; a company's organ stays in the title."""
    if title in KNOWN:
        foreign = geography().get(body.name) == "country" and body.name != "中国"
        own = title == "总书记" and body.type == ORGANISATION
        return (body if foreign or own else known_office(body, title)), title  # 越南国家主席, 黎巴嫩真主党总书记
    if (union := _UNION.match(title)) and body.name.endswith("委") and body.type == ORGANISATION:
        # 区委常委、总工会主席: the union is the division's
        division = territory_of(body.name) or _COMMITTEE.sub("", body.name)
        name, reason = f"{division}总工会", f"{title} beside {body.name}"
        return replace(
            body, name=name, subtype="union", rule="post", anaphor=True, reason=reason
        ), union.group(1)  # fmt: skip
    base, organ = _COMMUNITY.match(body.name), _ORGAN.match(title)
    if organ is None and (party := _PARTY_ORGAN.match(body.name)) and not _OF_PARTY.search(title):
        return _beside_party(body, party.group(1), title), title
    if base is None or organ is None:
        return body, title
    kind = (
        "community" if organ.group(1).endswith("委会") else "party" if organ.group(1).startswith("党") else "government"
    )
    name = base.group(1) + organ.group(1)
    return replace(body, name=name, type=ORGANISATION, subtype=kind, rule="post", anaphor=True), organ.group(2)


def _organ_in_title(body: Mention, title: str) -> tuple[Mention, str] | None:
    """某厂工会女工部部长 is 工会女工部部长 of the works, 省委宣传部副部长 a 宣传部副部长 of the committee."""
    cut = _DEPARTMENT_OF.match(body.name) or _ORGAN_OF.match(body.name)
    if cut is None and _HEADS_OFFICE.search(title):
        cut = _OFFICE_OF.match(body.name)
    if cut is None:
        return None
    base, organ = cut.groups()
    if organ == "工会" and not _OF_UNION.search(title):
        organ = ""
    elif organ.endswith(("党委", "党组", "支", "支部")) and not _OF_PARTY.search(title):
        return None
    kind = "party" if base.endswith("委") else kind_of(base)
    reason = f"{organ}{title} is a post in {base}"
    return replace(body, name=base, subtype=kind, rule="post", anaphor=True, reason=reason), organ + title


def _beside_party(body: Mention, base: str, title: str) -> Mention:
    """某局党组书记、局长 is the head of the 局; 某社区党总支书记、主任 that of the committee of those who live there."""
    seat = next((organ for end, organ in _SEATS.items() if base.endswith(end)), None)
    if territory_of(base) == base or (seat is not None and title not in ("主任", "副主任")):
        return body
    name = base + (seat or "")
    kind = ("government" if seat == "办事处" else "community") if seat else kind_of(name)
    return replace(body, name=name, subtype=kind, rule="post", anaphor=True, reason=f"{title} beside {body.name}")


def known_office(near: Mention, title: str) -> Mention:
    """The body of an office that needs no naming: 总书记."""
    name, kind = KNOWN[title]
    reason = f"{title} is a post in {name}"
    return replace(near, name=name, type=ORGANISATION, subtype=kind, rule="post", anaphor=True, reason=reason)


def _headed(body: Mention, title: str) -> Mention:
    """省长, 市长 and the like are posts in the government; X市 + 市长 likewise."""
    if heads_division(title) is None:
        return body
    if body.name.endswith("委") and body.type == ORGANISATION:
        # 叶县县委 is the committee of 叶县, 乌罗镇党委 that of 乌罗镇
        division = territory_of(body.name) or body.name.removesuffix("委").removesuffix("党")
        division = division[:-1] if division[-2:] in ("县县", "市市", "区区", "旗旗") else division
        division = division if division.endswith("自治区") or not _CHAIR.match(title) else ""
    elif body.type == PLACE:
        division = full_name(body.name) or body.name
    else:
        return body
    if not division:
        return body
    name = f"{division}人民政府"
    reason = f"{title} is a post in {name}"
    return replace(
        body, name=name, type=ORGANISATION, subtype="government", rule="post", anaphor=True, reason=reason
    )  # fmt: skip


def cleaned(title: str) -> str:
    """A title without what stands before it."""
    title = _LEFT.sub("", title.removesuffix("职务").removesuffix("一职"))
    title = _STRAY.sub("", title)
    return _FORMER.sub("", title).strip()


def is_territory(place: Mention) -> bool:
    """Is it a province, city, county or district?"""
    return place.name.endswith(("省", "市", "县", "区", "州", "旗")) and not place.name.endswith(_NO_DIVISIONS)
