"""Programmes: documents in 《》, quoted names with and without a head noun, meetings, awards, hotlines."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from kg.lexicon import rows
from kg.mentions.spans import mention, overlaps
from kg.model import Article, Mention
from kg.schema import PROGRAMME

_HAN = r"\u3400-\u9fffA-Za-z0-9０-９"
_OPEN, _CLOSE = r"[“\"「]", r"[”\"」]"
_HEADS = sorted(((head, kind) for head, kind in rows("programme_heads")), key=lambda row: -len(row[0]))
_KIND = dict(reversed(_HEADS))
_HEAD = "|".join(re.escape(head) for head, _ in _HEADS)
_QUOTED = re.compile(
    rf"{_OPEN}(?P<name>[^“”\"「」。！？!?\n]{{2,28}}){_CLOSE}(?P<tail>[{_HAN}·、（）()—]{{0,24}}?(?P<head>{_HEAD}))?"
)
_BOOK = re.compile(r"《[^《》\n]{2,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})?》")
_MEDIA = re.compile(r"[报刊]》$|杂志|》杂志|^《(?:求是|新华|半月谈|人民)")
# What is done to a programme: before a bare quotation it makes it a name.
_ACTS = re.compile(
    r"(?:启动|推出|打造|创办|开办|开设|建成|建设|开展|实施|上线|成立|创建|设立|共建|共建的|合办|办好|办起|搭建|推行|发起|发布|擦亮|推广|举办|参加|"
    r"当选|获评|评为|授予|荣获|获得|捧回|获|称号|的|获首届|推荐参评|参评|评选表彰|发布了|一批|首个|首期|名为|投入运营|深入推进的|、)$"
)
_AWARDED = re.compile(r"^(?:称号|奖|荣誉)")
_AWARDS = re.compile(r"(?:获评?|荣获|授予|评为|命名为|捧回|参评|当选|获得)(?:[^，。；,;“”]{0,14})$")
_NOT_NAME = re.compile(r"[，,：:；;]|^[一二三四五六七八九十\d]+$|(?:吗|呢|吧|了|啊)$")
_NUMBER = r"[一二三四五六七八九十百〇零\d]+"
_PLACE = rf"[{_HAN}]{{2,8}}?(?:省|市|县|区|州)"
_PLAIN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"中国(?:工会|共产党|妇女|共青团)(?:第?{_NUMBER}次全国代表大会|{_NUMBER}大(?!代表团))"), "meeting"),
    (re.compile(rf"党的{_NUMBER}大"), "meeting"),
    (re.compile(rf"[{_HAN}]{{2,12}}(?:第{_NUMBER}届委员会|{_NUMBER}届)第?{_NUMBER}次(?:全体会议|全委会议|执委会议|主席团会议|主席会议|常委会议|全会|会议)"), "meeting"),
    (re.compile(rf"[{_HAN}]{{2,16}}第{_NUMBER}次(?:会员)?(?:代表大会|会议)"), "meeting"),
    (re.compile(r"全国五一(?:劳动奖章|劳动奖状|巾帼奖|劳动奖)|全国(?:工人先锋号|劳动模范|先进工作者|先进生产者|三八红旗手)"), "award"),
    (re.compile(r"[\u3400-\u9fff]{2,6}(?:省|市|自治区)(?:五一劳动奖[章状]|劳动模范|工人先锋号|技术能手)"), "award"),
    (re.compile(r"冬送温暖|夏送清凉|金秋助学|阳光就业|职工医疗互助"), "brand"),
    (re.compile(r"(?:全国)?1\d{4}(?:热线|平台|网站|服务热线|服务职工热线|职工服务热线)"), "platform"),
    (re.compile(r"(?:20\d\d年度?)?(?:全国|全省|全市|全县|全区|[\u3400-\u9fff]{2,6}[省市县])[\u3400-\u9fff]{2,20}(?:推进会|工作会议|座谈会|交流会|动员会|表彰大会)"), "meeting"),
    (re.compile(r"(?:20\d\d年?度?)?(?:第[一二三四五六七八九十\d]+届)?(?:全国|全省|全市|[\u3400-\u9fff]{2,6}[省市])[\u3400-\u9fff]{2,18}(?:技能竞赛|技能大赛|邀请赛|锦标赛|联赛|运动会|艺术节|文化节|论坛|旅游节)"), "competition"),
    (re.compile(r"20\d\d[\u3400-\u9fff]{2,14}(?:文化旅游节|旅游节|创业周|博览会|文化节|艺术节|论坛)"), "campaign"),
    (re.compile(r"产业工人队伍建设改革(?!推进|协调|三年)|党史学习教育|学习贯彻[^，。]{4,20}主题教育"), "campaign"),
)  # fmt: skip


def find(article: Article, doc: Doc) -> list[Mention]:
    """The programmes that an article names, sorted by place; none lies inside another."""
    text = article.text
    found: list[Mention] = []
    taken: list[tuple[int, int]] = []

    def add(start: int, end: int, kind: str, rule: str, name: str | None = None) -> None:
        if not overlaps(start, end, taken):
            taken.append((start, end))
            found.append(mention(article, start, end, PROGRAMME, subtype=kind, rule=rule, name=name))

    for match in _BOOK.finditer(text):
        if not _MEDIA.search(match.group()):
            add(match.start(), match.end(), "document", "title in 《》")
    for match in _QUOTED.finditer(text):
        _quoted(text, match, add)
    for pattern, kind in _PLAIN:
        for match in pattern.finditer(text):
            start, end = _trim(text, match.start(), match.end())
            if end - start > 3:
                add(start, end, kind, "fixed form")
    _again(article, found, taken, add)
    return sorted(found, key=lambda m: (m.start, -m.end))


def _quoted(text: str, match: re.Match[str], add) -> None:  # type: ignore[no-untyped-def]
    name = match.group("name")
    before = text[max(0, match.start() - 24) : match.start()]
    if match.group("head") and not _NOT_NAME.search(name.replace("，", "")) and "的" not in (match.group("tail") or ""):
        start = match.start()
        year = re.search(r"(?:20\d\d年?度?)?(?:第[一二三四五六七八九十\d]+届)?(?:全国工会)?$", before)
        if year and year.group():
            start -= len(year.group())
        add(start, match.end(), _KIND.get(match.group("head"), "other"), "quoted name with a head noun")
        return
    after = text[match.end("name") + 1 : match.end("name") + 5]
    if _NOT_NAME.search(name):
        return
    inner = next((kind for head, kind in _HEADS if name.endswith(head)), None)
    award = bool(_AWARDED.match(after) or _AWARDS.search(before))
    if inner or award or (_ACTS.search(before) and not before.endswith("的")):
        kind = "award" if award and inner is None else inner or "other"
        add(match.start("name") - 1, match.end("name") + 1, kind, "quoted name", name)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop what a greedy pattern took from the words before: 在2024年…, 召开全省…."""
    cut = re.match(
        r".*?(?:举办的?|召开的?|举行的?|出席|参加|主办的?|在|于|是|为|和|与|及|当选|选举|被授予|授予|荣获|获得|获|的|了|至|到|强调|指出|要求|传达|贯彻|落实|学习|来以?)(?=[\u3400-\u9fff0-9])",
        text[start : end - 3],
    )
    return (start + cut.end(), end) if cut and end - start - cut.end() >= 5 else (start, end)


def _again(article: Article, found: list[Mention], taken: list[tuple[int, int]], add) -> None:  # type: ignore[no-untyped-def]
    """A name once known is a name wherever it stands: “赋能社” without its head noun, or a document's short title."""
    for first in list(found):
        core = re.search(r"[“\"「]([^”\"」]{2,20})[”\"」]", first.text)
        forms = [first.text] + ([f"“{core.group(1)}”", f'"{core.group(1)}"'] if core else [])
        if first.rule == "quoted name" and len(first.name) >= 3:
            forms.append(first.name)
        for form in forms:
            at = article.text.find(form)
            while at >= 0:
                if not overlaps(at, at + len(form), taken):
                    add(at, at + len(form), first.subtype, "named before", first.name)
                at = article.text.find(form, at + len(form))
