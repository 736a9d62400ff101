"""Programmes: documents in 《》, quoted names with and without a head noun, meetings, awards, hotlines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.lexicon import rows
from kg.mentions.spans import Word, mention, overlaps, words_of
from kg.model import Article, Mention
from kg.schema import PROGRAMME

_HAN = r"\u3400-\u9fffA-Za-z0-9０-９"
_OPEN, _CLOSE = r"[“\"「]", r"[”\"」]"
_HEADS = sorted(((head, kind) for head, kind in rows("programme_heads")), key=lambda row: (-len(row[0]), row[0]))
_HEAD_WORDS = frozenset(head for head, _ in _HEADS)
_QUOTED = re.compile(rf"{_OPEN}(?P<name>[^“”\"「」。！？!?\n]{{1,28}}){_CLOSE}")
_TAIL = re.compile(rf"[{_HAN}·（）()—]{{2,24}}")
# Where what follows a quoted name is no longer its head noun.
_TAIL_STOP = re.compile(
    r"[各等为已纳每的是在让把从以了将就也还逆]|成长|开展|设立|组织|推出|启动|上线|获得|荣获|称号|举行|举办|纳入"
)
_BOOK = re.compile(r"《[^《》\n]{2,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})?》")
_MEDIA = re.compile(r"[报刊]》$|杂志|^《(?:求是|新华|半月谈|人民)")
_WORK = re.compile(
    r"(?:[\u3400-\u9fff]剧|电影|影片|歌曲|小说|纪录片|小品|舞蹈|合唱|朗诵|独唱|散文|专著|歌舞|代表作|代表作品|作品|饰演|主演)有?$"
)
# What is done to a programme: before a bare quotation it makes it a name.
_ACTS = re.compile(
    r"(?:启动|推出|打造|创办|开办|开设|建成|建设|开展|实施|上线|成立|创建|设立|共建|合办|办好|办起|搭建|推行|发起|发布|擦亮|推广|举办|参加|开发|"
    r"当选|获评|评为|授予|荣获|获得|捧回|获|称号|获首届|推荐参评|参评|评选表彰|一批|首个|首期|名为|投入运营|深入推进的)了?$"
)
_AWARDED = re.compile(r"^(?:称号|奖|荣誉)")
_AWARDS = re.compile(r"(?:获评?|荣获|授予|评为|命名为|捧回|参评|当选|获得)(?:[^，。；,;“”]{0,14})$")
_APPLIED = re.compile(r"^(?:应用|等[\u3400-\u9fff]{0,6}(?:应用|平台|品牌|站点))")
_NOT_NAME = re.compile(r"[，,：:；;]|^[一二三四五六七八九十\d]+$|(?:吗|呢|吧|了|啊)$")
# Figures of speech that are set in quotation marks but name nothing; labels and slogans of several parts.
_FIGURE = re.compile(r"[+＋、]|(?:桥|加油站|娘家人|主力军|主人翁|压舱石|助推器|最后一公里|金钥匙|一盘棋|两节)$")
_HOTLINE = re.compile(r"1[0-9]{4}")
_NUMBER = r"[一二三四五六七八九十百〇零\d]+"
_CALENDAR = re.compile(rf"(?:20\d\d年?度?)?(?:第{_NUMBER}届)?$")
_DIVISION = r"[\u3400-\u9fff]{2,6}?(?:省|市|自治区)"
_PLAIN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"中国(?:工会|共产党|妇女|共青团)(?:第?{_NUMBER}次全国代表大会|{_NUMBER}大(?!代表团))"), "meeting"),
    (re.compile(rf"党的{_NUMBER}大|第{_NUMBER}届全国人民代表大会"), "meeting"),
    (re.compile(rf"[{_HAN}]{{2,12}}(?:第{_NUMBER}届委员会|{_NUMBER}届)第?{_NUMBER}次(?:全体会议|全委会议|执委会议|主席团会议|主席会议|常委会议|全会|会议)"), "meeting"),
    (re.compile(rf"[{_HAN}]{{2,16}}第{_NUMBER}次(?:会员)?(?:代表大会|会议)"), "meeting"),
    (re.compile(rf"[\u3400-\u9fff]{{2,10}}第{_NUMBER}届人民代表大会(?:常务委员会)?第{_NUMBER}次会议"), "meeting"),
    (re.compile(r"(?:[\u3400-\u9fff]{2,4}[省市县区])?庆祝[^，。；！？\n]{4,24}(?:大会|文艺演出)"), "meeting"),
    (re.compile(r"全国(?:五一(?:劳动奖章|劳动奖状|巾帼奖|劳动奖)|工人先锋号)|全国(?:劳动模范|先进工作者|先进生产者|三八红旗手)"), "award"),
    (re.compile(rf"(?:{_DIVISION}|自治区|省|市|县|区)(?:五一劳动奖[章状]|劳动模范|工人先锋号|技术能手)"), "award"),
    (re.compile(rf"(?:全国|{_DIVISION})[\u3400-\u9fff]{{0,10}}(?:教育基地|创新工作室|技术能手|岗位能手|青年文明号)"), "award"),
    (re.compile(r"(?:(?<=荣获)|(?<=获得)|(?<=曾获)|(?<=授予)|(?<=颁发)|(?<=颁发了)|(?<=获得了)|(?<=摘得)|(?<=捧回)|(?<=获颁)|(?<=[，、，。；了人]获))(?!第?[一二三四五六七八九十两多几]+[等项次个]|优秀|最佳|突出|特别|先进|金奖|银奖|铜奖|大奖)[\u3400-\u9fff]{3,16}?(?:奖章|奖状|(?<![等金银铜大])奖)(?:[特一二三]等奖)?(?=[，。、；,;和等])"), "award"),
    (re.compile(r"大国工匠年度人物|最美职工|中华技能大奖"), "award"),
    (re.compile(r"(?:(?<=荣获)|(?<=获得)|(?<=获))(?:优秀|最佳|突出|特别|先进)[\u3400-\u9fff]{2,6}奖(?=[，。、；,;])"), "award"),
    (re.compile(r"冬送温暖|夏送清凉|金秋助学|阳光就业|职工医疗互助|职工公益(?=、)|农民工平安返乡|关爱农民工子女|司机之家"), "brand"),
    (re.compile(r"关于[^，。；：《》“”！？\n]{6,40}的(?:指导意见|实施意见|若干措施)"), "document"),
    (re.compile(r"求学圆梦行动"), "training"),
    (re.compile(r"(?:全国)?1\d{4}(?:热线|平台|网站|[\u3400-\u9fff]{2,8}热线)"), "platform"),
    (re.compile(r"(?:20\d\d年度?)?(?:全国|全省|全市|全县|全区|[\u3400-\u9fff]{2,6}[省市县])[\u3400-\u9fff]{2,20}(?:推进会|工作会议|座谈会|交流会|动员会|表彰大会)"), "meeting"),
    (re.compile(r"(?:20\d\d年?度?)?(?:第[一二三四五六七八九十\d]+届)?(?:全国|全省|全市|[\u3400-\u9fff]{2,6}[省市])[\u3400-\u9fff]{2,18}(?:技能竞赛|技能大赛|邀请赛|锦标赛|联赛|运动会|艺术节|文化节|论坛|旅游节)"), "competition"),
    (re.compile(rf"(?:20\d\d年)?第{_NUMBER}届[\u3400-\u9fff]{{2,14}}?(?:运动会|论坛|大赛|博览会|艺术节|文化节|[冰雪电影音乐美食读书科技体育戏剧旅游茶花灯瓷]{1,3}节)|第{_NUMBER}届亚运会"), "competition"),
    (re.compile(r"20\d\d年?(?:度)?[\u3400-\u9fff]{2,14}(?:文化旅游节|旅游节|比赛|马拉松|锦标赛|创业周|博览会|文化节|艺术节|论坛|技能大赛|技能竞赛|科学技术奖|首席技师)"), "competition"),
    (re.compile(r"产业工人队伍建设改革(?!推进|协调|三年)|党史学习教育|学习贯彻[^，。]{4,24}主题教育"), "campaign"),
)  # fmt: skip
# Heads that make a name out of a plain modifier of some length, without quotation marks.
_STRONG = re.compile(
    r"(?:集中|专项|三年|替代|提升|成长)行动$|走基层活动$|进(?:校园|企业|社区|车间)活动$|蹲点活动$|(?:建设|提升|改造|双\d+)工程$|枢纽项目$"
)
_STEP_OVER = frozenset(
    {"n", "nz", "nw", "vn", "v", "LOC", "ORG", "ns", "nt", "m", "a", "ad", "an", "TIME", "j", "f", "s", "b", "t"}
)
_STOP_WORD = re.compile(
    r"启动|开展|实施|推进|发布|举办|参加|召开|推动|深化|加强|聚焦|围绕|落实|通过|结合|针对|打造|推出|出台|制定|完成|参与|支持|做好|抓好|继续|深入|全面|积极|"
    r"持续|扎实|进行|探索|承担|总投资|正在|[了的]|各|该|这|一系列|多项|一场"
)
_CUT = re.compile(
    r".*(?:报道|举办的?|召开的?|举行的?|开展的?|出席|参加|主办的?|在|于|是|为|和|与|及|这次|当选|选举|被授予|授予|荣获|获得|获评|获|的|了|至|到|强调|指出|要求|传达|贯彻|落实|学习|来以?)(?=[\u3400-\u9fff0-9])"
)


@dataclass
class _Reading:
    """An article's text without spaces inside its lines, and what has been found in it so far."""

    article: Article
    flat: str
    at: list[int]  # offsets in the article of the characters of `flat`
    words: list[Word]  # tokens, at their offsets in `flat`
    found: list[Mention] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)

    def add(self, start: int, end: int, kind: str, rule: str, name: str | None = None) -> bool:
        if overlaps(start, end, self.taken):
            return False
        self.taken.append((start, end))
        first, last = self.at[start], self.at[end - 1] + 1
        called = name if name is not None else self.flat[start:end]
        self.found.append(mention(self.article, first, last, PROGRAMME, subtype=kind, rule=rule, name=called))
        return True


def find(article: Article, doc: Doc) -> list[Mention]:
    """The programmes that an article names, sorted by place; none lies inside another."""
    page = _read(article, doc)
    for match in _BOOK.finditer(page.flat):
        if _WORK.search(page.flat[max(0, match.start() - 6) : match.start()]) or _MEDIA.search(match.group()):
            continue
        page.add(match.start(), match.end(), "document", "title in 《》")
    listed = -1  # where the last bare quotation that is a name ends: its neighbours in a list are names too
    for match in _QUOTED.finditer(page.flat):
        listed = _quoted(page, match, listed)
    for pattern, kind in _PLAIN:
        for match in pattern.finditer(page.flat):
            start = _trimmed(page.flat, match, pattern)
            if start is not None:
                if _HOTLINE.match(match.group()):
                    start = _hotline_owner(page, start)
                elif kind == "competition" and match.group().startswith("20"):
                    left = [w for w in page.words if w.end == start and w.tag == "ORG"]
                    start = left[0].start if left else start
                page.add(start, match.end(), kind, "fixed form")
    for k, word in enumerate(page.words):
        _headed(page, k, word)
    _again(page)
    return sorted(page.found, key=lambda m: (m.start, -m.end))


def _read(article: Article, doc: Doc) -> _Reading:
    at = [i for i, c in enumerate(article.text) if c == "\n" or not c.isspace()]
    back = {offset: k for k, offset in enumerate(at)}
    words = []
    for w in words_of(doc):
        inside = [back[i] for i in range(w.start, w.end) if i in back]
        if inside:
            words.append(Word("".join(w.text.split()), inside[0], inside[-1] + 1, w.tag))
    return _Reading(article, "".join(article.text[i] for i in at), at, words)


def _quoted(page: _Reading, match: re.Match[str], listed: int) -> int:
    name, start = match.group("name"), match.start()
    before = page.flat[max(0, start - 24) : start]
    hotline = bool(_HOTLINE.fullmatch(name))
    head = _head_after(page, match.end())
    numbered = (
        hotline
        or (name.isdigit() and len(name) > 2)
        or (name.endswith("五") and page.flat.startswith("规划", match.end()))
    )
    single = len(name) == 1 and not page.flat.startswith("字", match.end())
    if head and not single and (numbered or not _NOT_NAME.search(name.replace("，", ""))):
        end, kind = head
        _share(page, start, page.flat[match.end() : end], kind)
        page.add(_first(page, start, name.isdigit()), end, kind, "quoted name with a head noun")
        return -1
    after = page.flat[match.end() : match.end() + 14]
    beside = _QUOTED.match(page.flat, match.end() + (page.flat[match.end() : match.end() + 1] in ("、", "和")))
    if beside and (shared := _head_after(page, beside.end())) and shared[0] - beside.end() <= 4:
        return -1
    if len(name) < 2 or _NOT_NAME.search(name) or _FIGURE.search(name):
        return listed if listed == start else -1
    inner = next((kind for head, kind in _HEADS if name.endswith(head) and "的" not in name), None)
    award = bool(_AWARDED.match(after) or _AWARDS.search(before))
    in_list = listed >= 0 and page.flat[listed:start] in ("", "、", ",", "和")
    if inner or award or in_list or _ACTS.search(before) or _APPLIED.match(after):
        kind = "award" if award and inner is None else inner or "other"
        year = _CALENDAR.search(before)
        if award and year and year.group():
            page.add(start - len(year.group()), match.end(), kind, "quoted name")
        else:
            page.add(start, match.end(), kind, "quoted name", name)
        return match.end()
    return -1


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
    tail = _TAIL.match(page.flat, at)
    if tail is None:
        return None
    stop = _TAIL_STOP.search(page.flat, at, tail.end())
    limit = stop.start() if stop else tail.end()
    best: tuple[int, str] | None = None
    for word in page.words:
        if word.end <= at or word.start < at or word.end > limit:
            continue
        text = page.flat[at : word.end]
        head = next(((h, kind) for h, kind in _HEADS if text.endswith(h)), None)
        if head is None:
            continue
        # a second head noun goes on with the name only where it follows at once: 邀请赛总决赛, 比赛暨…邀请赛
        further = page.flat[best[0] : word.end] if best else ""
        if best is None or (further in _HEAD_WORDS and further != "品牌") or further.startswith("暨"):
            best = (word.end, head[1])
    return best


def _first(page: _Reading, start: int, hotline: bool) -> int:
    """Where a quoted name begins: with the year, the edition and their division, or with a hotline's owner."""
    if hotline:
        return _hotline_owner(page, start)
    calendar = _CALENDAR.search(page.flat[max(0, start - 12) : start])
    length = len(calendar.group()) if calendar else 0
    if not length:
        return start
    left = next((w for w in page.words if w.end == start - length), None)
    return (
        left.start
        if left and left.tag in ("LOC", "ns") and left.text.endswith(("省", "市", "县", "区"))
        else start - length
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
    start = match.start()
    if match.group().startswith(("学习贯彻", "党的", "庆祝", "获")):
        return start
    cut = _CUT.match(flat, start, match.end() - 4)
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


def _headed(page: _Reading, k: int, word: Word) -> None:
    """货车司机入会集中行动: a strong head noun with a modifier of words that names are made of."""
    if not _STRONG.search(page.flat[max(0, word.end - 6) : word.end]):
        return
    start, at = word.start, k - 1
    while at >= 0 and page.words[at].end == start and word.end - start < 22:
        left = page.words[at]
        if left.tag not in _STEP_OVER or _STOP_WORD.search(left.text) or (left.tag == "v" and left.text == "组织"):
            break
        start, at = left.start, at - 1
    text = page.flat[start : word.end]
    if 8 <= len(text) <= 24 and not _STOP_WORD.search(text):
        kind = "project" if text.endswith(("工程", "项目")) else "campaign"
        page.add(start, word.end, kind, "modifier and head noun")


def _again(page: _Reading) -> None:
    """A name once known is a name wherever it stands: “赋能社” without its head noun, or a document's short title."""
    for first in list(page.found):
        printed = "".join(first.text.split())
        core = re.search(r"[“\"「]([^”\"」]{2,20})[”\"」]", printed)
        if core and _HOTLINE.fullmatch(core.group(1)):
            core = None
        forms = [printed] + ([f"“{core.group(1)}”", f'"{core.group(1)}"'] if core else [])
        if first.rule == "quoted name" and len(first.name) >= 3:
            forms.append(first.name)
        for form in forms:
            at = page.flat.find(form)
            while at >= 0:
                page.add(at, at + len(form), first.subtype, "named before", first.name)
                at = page.flat.find(form, at + len(form))
