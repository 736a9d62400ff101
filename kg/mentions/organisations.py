"""Organisations: the lexer's names, bodies known to all, and every stretch of words that ends as bodies end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kg.gazetteer import is_division, territory_of
from kg.lexicon import bodies, body_words, companies, national_bodies, one_of, posts
from kg.mentions.body_bounds import cut_at_title, left_end, owned_start, parts, trimmed
from kg.mentions.body_names import LAST, ORGANS, VENUE, ending_of, is_name, kind_of, singled_out
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
from kg.mentions.tagged import RAILWAY
from kg.mentions.units import apart, units
from kg.model import Article, Mention
from kg.schema import ORGANISATION
from kg.tokens import Text, Word, tokens_of
from kg.words import is_common, segment

_KNOWN = re.compile(one_of([*national_bodies(), *companies()]))
# 中国工会 is a body, 中国工会十八大 a congress; 全国人大代表 are people.
_NOT_KNOWN = re.compile(r"第?[一二三四五六七八九十]+(?:大|次)|代表(?!大会|团)|章程")
# 西城大道工会爱心驿站 is a place of the union, and no body.
_PLACE_OF_BODY = re.compile(r"(?:爱心|户外|劳动者|职工|服务)*(?:驿站|之家|书屋|站点|小站|一条街|暖线|服务站|服务点)")
# 县总工会职工服务站 with a head of its own, or in a list of those honoured, is a part of the union.
_OFFICE = re.compile(r"(?:职工)?服务站(?=站长|副站长|工作人员|[、。])")
# Whom a body sends: 省总工会慰问组, 老挝工会代表团.
_SENT_BY = re.compile(r"(?:代表团|代表队|慰问组|慰问团|考察团|访问团|蹲点组|督导组|督查组|宣讲团|采访团)")
# The committee of a term of office: 某市总工会第六届委员会 (委员), not its sessions.
_TERM_ALONE = re.compile(r"第[一二三四五六七八九十]{1,3}届(?:执行|常务|经费审查|女职工)?委员会")
_TERM = re.compile(rf"{_TERM_ALONE.pattern}(?=委员)")
_CAMPUS = re.compile(r"[（(][\u3400-\u9fff]{2,6}(?:校区|分校|院区)[)）]")
_SEAT = re.compile(r"(?<=大学)[（(](?P<place>[\u3400-\u9fff]{2})[)）]")
# A museum that holds an exhibition acts as a body; one that is visited is a place.
_ACTS = re.compile(
    r"(?:[、和与][^，,。；;：]{2,30})?(?:联合|共同)?(?:主办|承办|协办|合办)|(?:[、和与][^，,。；;：]{2,30})?等[^，。]{0,6}单位"
    rf"|(?:近日|日前|昨日|今年|将|已|还|也|正式|正在|持续|积极|共同|联合)?{one_of(body_words()['acting'])}"
)
# Museums, libraries and the like have staff: before a post they are bodies (某博物馆馆长), as stations are not.
_INSTITUTION = re.compile(
    r"(?:博物馆|博物院|(?<=[\u3400-\u9fff]{2})剧院|文化馆|图书馆|美术馆|科技馆|科学技术馆|档案馆|群艺馆|少年宫|文化宫|体验馆|规划馆|方志馆)$"
)
# What stands before a venue that is gone to, or in which something is.
_WHERE = re.compile(r"(?:在|于|到|至|往|进|赴|抵|位于|来到|走进|前往|参观|走访|考察|游览|落户|亮相|登陆|从|的)$")
_CUT_SHORT = re.compile(r"\s*[区会]")  # 崔家营社 区, 人力资源和社 会保障部
# Between two bodies of a level: the lexer takes them for one, and 和县 for a county.
_AND_LOCAL = re.compile(
    r"(?<=[部局会委府校院厂司心办处社行团])[和与](?=[省市县区州][\u3400-\u9fff]{2}|自治区[\u3400-\u9fff]{2})"
)
_SCORE = re.compile(r"\d+[∶:：比]\d+(?:险胜|战胜|击败|逆转|大胜|力克|不敌|惜败|战平|胜|负|平)?|主场逆转|主场战胜")
_FIRM = re.compile(r"(?:有限公司|有限责任公司|集团)$")
_BRANCH = re.compile(r"[\u3400-\u9fff]{2,9}?(?:分行|支行|分公司)")
_ORGAN = re.compile(
    r"工会|党[委组]|党总支|党支部|团支部|团总支|妇委会|女工委|经审会|纪委|团委|办公[室厅]|研究室|[\u3400-\u9fff]{2,10}(?:(?<!项目)部|(?<!办事)(?<!代表)(?<!联络)处|科|室|系|委员会|学院|(?<!法)庭)|执行局"
)
_UNIT = re.compile(r"[\u3400-\u9fff]{2,8}(?:(?<![一二三四五六七八九十])中心|(?<!线路)车间|班组|班|(?<![车医中大支])队)")
_RANKED = re.compile(r"(?:常务|第一|专职|兼职|挂职)+(?:副?主席|副?书记|副?主任)")
# Teams sent out by number: 第17批援…医疗队, 第三批赴…工作队.
_SENT = re.compile(
    r"第(?:\d{1,3}|[一二三四五六七八九十]+)批(?:援|赴|驻)[\u3400-\u9fff]{2,12}?(?:医疗队|工作队|工作组|专家组|服务队|警队|分队)"
)
# Whom a commission for discipline posts to another body: 市纪委监委驻市卫健委纪检监察组.
_SENT_BY_DISCIPLINE = re.compile(
    r"(?:[\u3400-\u9fff]{2,4}[省市县区州旗]|[省市县区州旗])纪委监委(?:派?驻)[\u3400-\u9fff]{2,14}?纪检监察组"
)
# A body whose name stands in quotation marks, and what makes a title of honour of it.
_QUOTED = re.compile(
    r"[“\"](?P<name>[\u3400-\u9fff]{2,14}(?:学院|工作室|乐队|艺术团|合唱团|服务队|护[\u3400-\u9fff]队|小分队|突击队|志愿队|宣讲队|宣讲团|联盟|研究院|研究所|研究中心|实验室))[”\"]"
)
# A team or workshop called by a name in quotation marks: “金蜜蜂”帮扶车间, “银龄”志愿服务队.
_QUOTED_TEAM = re.compile(
    r"[“\"][\u3400-\u9fff]{2,8}[”\"](?:(?![的了在和与及等为是])[\u3400-\u9fff]){0,8}?(?:帮扶车间|工作室|女子服务班|服务队|突击队|宣讲队|小分队|志愿队|先锋队)"
)
# A school by its number: 建瓯一中; not its team, nor 北京一中国男子.
_SCHOOL = re.compile(
    r"(?P<of>[\u3400-\u9fff]{2,4})第?[一二三四五六七八九十]{1,2}中(?=[、，。的与和及校教师在举等获（(])"
)
# What is called by a person's name behind it: 余德福技能大师工作室.
_STUDIO = re.compile(
    r"(?:(?:国家级?|省级?|市级|全国)?(?:示范性)?(?:劳模|技能大师|大师|工匠|首席技师|首席技能大师|名师|名医|职工|法官|人民调解|调解|技术|高技能人才|工匠人才|和|创新创效|创新)*工作室)"
)
_HONOUR = re.compile(r"(?:命名为|首批|授予|评为|获评|荣获|获得|[\d一二三四五六七八九十]+[个家批])[^，。；]{0,6}$")
# 贵州省总 and 北京市总 before what they do are the trade unions: 贵州省总首先…, not 贵州省总面积.
_IN_SHORT = re.compile(
    r"[\u3400-\u9fff]{2,3}(?:省|市|自治区)总(?=(?:还|也|将|已|又)?(?:[、，。]|在|与|和|首先|积极|依托|通过|联合|启动|推出|印发|出台|坚持|紧扣|聚焦|开展|深入|持续|率先|组织|举办|主席|副主席|党组|机关|有关|相关))"
)
# Parts of a railway whose last character the lexer took for a surname: 供电 and 段红果.
_RAILWAY = re.compile(rf"{one_of(RAILWAY)}段")
_PROPER_TAGS = ("ORG", "nt", "nz")
# Bodies of those who hold a post: 书记员协会, 校长联盟.
_OF_LEADERS = re.compile(r"[\u3400-\u9fff]{0,2}(?:协会|联合会|联盟|俱乐部|学院|研究会|学校|培训)|[员会助]")
# 川渝两地工会, 三地法院: bodies of several places, and no name of one.
_OF_SEVERAL = re.compile(
    r"(?:[两三四五六七八九多各]地(?![质理方勘震形铁球产])|[一二三四五]省[一二三]市)[\u3400-\u9fff]{2,8}$|^[\u3400-\u9fff]{0,6}\d+[所家个支]"
)
# 乔大中兼任某公司, 宝音达来到服务中心: a person, and the body behind what they do.
_HOLDING = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,4}?)(?:兼任|任职于|调任|转任|出任|历任|来到|前往|到)(?=[\u3400-\u9fff]{4})"
)
_OWN_ORGAN = re.compile(r"[省市县区州旗盟镇乡村道]党[委组](?:工委)?|.办事处")
_DOING = re.compile(r"[了起好成理公学厂完着过出个一]")
# 省委党校研究生: what somebody has learnt.
_DEGREE = re.compile(r"(?:党校)?(?:在职)?(?:研究生|大学|本科|大专|函授|学历)")
# 某省政协第五届委员会 is 某省政协 in its fifth term.
_SESSION = re.compile(r"(?<=政协)第[一二三四五六七八九十\d]+届(?:委员会|理事会|常务委员会)$")
# 周远山大学毕业后: a person and when they left school; 石河子大学 is a school.
_GRADUATED = re.compile(r"(?:大学|中学|高中|中专|大专)$")
# What the lexer takes for bodies and is a trade or a group of colleagues: 选矿工, 某教授团队.
_NO_BODY = re.compile(r"(?<![建重军化交理职])工$|[匠员]$|团队$|^[一二三四五六七八九十两几多]+家")


def find(article: Article, read: Text) -> list[Mention]:
    """The bodies that an article names; inner ones that stand in posts are found beside the longest."""
    words = tokens_of(read).words
    titled = title_ends(article.text)
    ends = {w.end for w in words}
    found: dict[tuple[int, int], Mention] = {}

    def add(start: int, end: int, rule: str) -> None:
        end = session.start() if (session := _SESSION.search(article.text, start, end)) else end
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
        if (rule == "lexer" and _NO_BODY.search(text) and not ending_of(text)) or _OF_SEVERAL.search(text):
            return
        if article.text.startswith("毕业", end) and graduate(text):
            return
        if text.endswith("有限公") and article.text.startswith("司", end):
            text, end = text + "司", end + 1  # 有限公 and 司机, to the lexer
        if text.endswith("委") and article.text.startswith(("会主委", "会副主委", "会常委"), end):
            return  # 民建某市委会
        if text.endswith("街道办") and _DOING.match(article.text, end):
            return  # 在某街道办了个作坊
        if _DEGREE.match(article.text, end) and text.endswith(("委党校", "委")):
            return
        inside = words_inside(words, start, end)
        if rule in ("lexer", "known", "in a list of bodies") or singled_out(text, inside):
            found[start, end] = mention(article, start, end, ORGANISATION, subtype=kind_of(text), rule=rule)

    def add_parts(start: int, end: int, rule: str) -> None:
        if (score := _SCORE.search(article.text, start, end)) is not None:
            add_parts(start, score.start(), rule)
            start = score.end()  # 早茶队91∶79胜梯田队
        if (both := _AND_LOCAL.search(article.text, start, end)) is not None:
            add_parts(start, both.start(), rule)
            start = both.end()  # 县委宣传部 and 县融媒体中心
        if (title := _title_inside(article.text, start, end, titled)) is not None:
            add_parts(start, title[0], rule)
            start = title[1]  # 某大队副大队长兼舟艇分队, 某指挥部总指挥费星河市委
        for a, b in parts(article.text[start:end]):
            first, last = trimmed(article.text, start + a, start + b)
            first, last = owned_start(article.text, first, last), _cut(article.text, first, last, titled)
            if (
                sent := _SENT_BY.match(article.text, last)
                or _CAMPUS.match(article.text, last)
                or _seat(article.text, last)
                or _TERM.match(article.text, last)
            ):
                last = sent.end()
            place = _PLACE_OF_BODY.match(article.text, last)
            if place is None or _OFFICE.match(article.text, last):
                add(first, last, rule)

    for k, word in enumerate(words):
        if (of_fields := start_of_fields(words, k)) is not None:
            add(of_fields, word.end, "lexer")
            continue
        if word.tag in ("LOC", "ns", "ORG") and _INSTITUTION.search(word.text) and _headed(article.text, word.end):
            add(left_end(article.text, words, k, word.end), word.end, "known")  # 三星堆博物馆 before 副馆长
        if word.tag in ("ORG", "nt") and len(word.text) > 1 and not _too_short(article.text, word):
            if _is_person(word, titled):
                continue
            if (person := _HOLDING.match(word.text)) and (
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
            if word.text.endswith("社") and _CUT_SHORT.match(article.text, word.end):
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
    for match in _RAILWAY.finditer(article.text) if "段" in article.text else ():
        at = word_at(words, match.start())
        if at is not None and match.end() not in ends:
            add(left_end(article.text, words, at, match.end()), match.end(), rule="ending")
    for match in _IN_SHORT.finditer(article.text):
        begin = next((match.start() + n for n in (0, 1) if territory_of(match.group()[n:])), None)
        if begin is not None:
            add(begin, match.end(), rule="known")
    for match in _SENT.finditer(article.text):
        add(*match.span(), rule="known")
    for match in _SENT_BY_DISCIPLINE.finditer(article.text) if "纪检监察组" in article.text else ():
        add(*match.span(), rule="known")
    for match in _SCHOOL.finditer(article.text):
        if is_division(match.group("of")) and starts_word(words, match.start()):
            add(*match.span(), rule="known")
    for match in _QUOTED_TEAM.finditer(article.text):
        add(*match.span(), rule="known")
    for word in words if "工作室" in article.text else ():
        studio = _STUDIO.match(article.text, word.end) if word.tag in ("PER", "nr") else None
        if studio is not None and plausible(word.text):
            add(_own_start(article.text, word), studio.end(), rule="known")
    for match in _QUOTED.finditer(article.text):
        honour = _HONOUR.search(article.text[max(0, match.start() - 14) : match.start()])
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
    if _OWN_ORGAN.fullmatch(text, last - 1, end):
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
        if title is None or not posts().get(title, False) or _OF_LEADERS.match(text, at):
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
    if _FIRM.search(word.text) and following.text.endswith(("公司", "集团")) and not _of_place(following.text):
        return False  # two firms of a list without marks
    return word.end < following.start and adjacent(text, word.end, following.start)


def _branch_behind(word: Word, following: Word) -> bool:
    """某银行股份有限公司 and 台州市分行: the branch of a firm, which the lexer parts from it."""
    return following.start == word.end and bool(_FIRM.search(word.text)) and bool(_BRANCH.match(following.text))


def _seat(text: str, at: int) -> re.Match[str] | None:
    """香港科技大学（广州）: the place of a university that has another elsewhere."""
    seat = _SEAT.match(text, at)
    return seat if seat and (is_division(seat.group("place")) or seat.group("place") == "华东") else None


def _of_place(text: str) -> bool:
    """Is this what a group calls its firm or branch of a place: 四川有限公司, 三分公司?"""
    bare = _FIRM.sub("", text)
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
    school = _GRADUATED.search(text)
    name = text[: school.start()] if school else ""
    return len(name) == 3 and is_no_place(name)


def _acts(text: str, start: int, end: int) -> bool:
    if _headed(text, end) and _INSTITUTION.search(text, start, end):
        return True
    if _WHERE.search(text[max(0, start - 2) : start]):
        return False
    return bool(_ACTS.match(text, end)) or text[max(0, start - 2) : start].endswith(("联合", "会同", "携手", "由"))


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
    for match in _KNOWN.finditer(text):
        start, end = match.span()
        first, ends = starts_word(words, start), ends_word(words, end)
        common = is_common(match.group(), above=50)
        if _NOT_KNOWN.match(text, end) or (
            (first is None or not ends) and (common or len(match.group()) < 3 or not ends)
        ):
            continue
        if common and match.group() in companies() and (first is None or first.tag not in _PROPER_TAGS):
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
    return begins_with_post(after) or bool(_RANKED.match(after))


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
    if _TERM_ALONE.fullmatch(rest) or re.fullmatch(r"[\u3400-\u9fff]{2,3}[省市](?:工作)?委员会", rest):
        return False  # 第六届委员会 has members of its own, and 天津市委员会 of a national union is one
    if _ORGAN.fullmatch(rest):
        return True
    if rest.endswith(("研究中心", "研究所", "研究院")):
        return False  # a body of its own, with a head of its own
    return kind_of(body) in ("company", "education") and bool(_UNIT.fullmatch(rest))
