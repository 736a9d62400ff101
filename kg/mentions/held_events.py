"""Events that a sentence says are held or attended: 某学校建校60周年纪念大会昨日举行, 出席某联盟成立大会并讲话.

What is held or attended is an event, whatever words it is made of, so its name is read from the noun of an event back
to where its clause, or the verb that governs it, begins. A name singles the event out: somebody's, some place's, of a
year or a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.gazetteer import is_division
from kg.mentions.programme_patterns import HEAD_KINDS, HEAD_LENGTHS, NUMBER
from kg.text import longest_ending
from kg.tokens import Word

LAST = "会议式礼典坛赛展节周月班座动"  # the last characters of such nouns
_OF_EVENTS = ("meeting", "competition", "campaign", "training", "other")
# Nouns of events that the list of head nouns lacks: there they would make names of any quotation.
_MEETING = re.compile(
    r"(?:代表大会|职代会|党代会|团代会|妇代会|代表会议|教代会|工代会|会员大会|全会|全委会|全委[（(]扩大[）)]会议|(?:全|执|常)委会议|理事会议?|董事会议|第一会"
    r"|(?:音乐|宣讲|研讨|演唱|故事|品鉴|听证|评审|观摩|专题|调度|约谈|培训|分析|团拜|座谈|例)会|(?:首发|揭牌|开学|首映)式|讲座|[书画影车花]展)$"
)
_CAMPAIGN = re.compile(
    r"(?:(?:交流|宣传|服务|体验|活动|技能|文化|科技|读书|旅游|美食|艺术|维权|安全)周(?:活动)?|(?:宣传|服务|安全|读书|健康|质量|维权)月(?:活动)?"
    r"|(?:纪念|主题|系列|展示|交流|评选|选树|公益|宣传|竞赛|发布|研学|联谊)活动|[\u3400-\u9fff]{2}节)$"
)
# Bodies, days of the calendar and other words that end alike; 某节开幕式 and 某营开营仪式 are read as what they open.
_NO_EVENT = re.compile(
    r"(?:(?:委员|工|协|学|商|公|联合|基金|研究|促进|居委|村委|常委|党委|理事|董事|监事|红十字|残联|社|机|城市)会"
    r"|[环季细情佳时章关礼调品气末脱音春过]节|(?:中秋|端午|元宵|清明|国庆|劳动|妇女|儿童|教师|青年|重阳|护士|建军|记者|火把|泼水)节"
    r"|(?:[开闭]幕|开[营班赛]|结[营业])仪?式|[形方模样正]式|[上下本每一两三多]周|周年)$"
)
_HELD_AFTER = re.compile(
    r"(?:[、和][^，。；、]{4,24}?)?(?=[在于将已定拟日近昨今明当同上下晚\d（(举召闭落收拉选审鸣通表]|相继|先后|陆续|同[日时]|隆重|正式|圆满|成功|顺利|如期|胜利|火热|盛大|开[幕赛班打战锣]|启幕|开展[，。]|启动(?!仪?式|大?会)|打响)"
    r"(?:[（(][^（()）]{1,16}[）)])?(?:(?!出席|参加|获|提出|指出|明确)[^，。；：！？\n“”]){0,30}?"
    r"(?:举行|召开|举办|[开闭落启]幕|开[赛班打战锣市拍]|启动(?!仪?式|大?会)|收官|拉开[帷序]幕|圆满结束|上演|打响|鸣锣|选举|审议|通过|表决|落下帷幕|开展(?=[，。]))(?!的|地|式|会议?[。，])"
)
_CLAUSE_ENDS = re.compile(
    r"[，。；、！？）)\n”]|并|时|上[，,的]|期间|现场|的有|(?:[开闭]幕|开[营班赛]|结[营业])[式仪会]|$"
)
_ANNUAL = re.compile(r"20\d\d年?年会")  # 博鳌亚洲论坛2025年年会
_ON_IT = re.compile(r"(?:(?:[开闭]幕|开[营班赛]|结[营业])仪?[式会])?(?:上|期间|现场|中)[，,]")
# What says of the noun that follows it that it is an event.
_GOVERNS = re.compile(r"(?:(?:举行|召开|举办|出席|参加|承办)了?|主办|协办|主持|观看|观摩|迎来|筹备|亮相)$")
_RELATIVE = re.compile(r"(?:举行|召开|举办|开幕|主办|承办|协办|组织|落幕|闭幕|参加|开赛|启动|开展|筹办)的$")
# What a name goes on with to the left, and what ends it though it is tagged like that.
_STEP = frozenset("n nz nw vn vd v LOC ORG ns nt m a ad an j f s b t q".split())
_VERBS_END = re.compile(
    r"传|网传|据传|误传|谣传|举行|召开|举办|出席|参加|承办|主办|协办|主持|观看|观摩|参与|组织|开展|迎来|亮相|前往|来到|进行|宣布|介绍|表示|强调|指出|获得|荣获|"
    r"作为|成为|希望|要求|确保|完成|决定|通过|以来|设立|来自|报名|观礼|筹备|列席|应邀|发起|赴|率|在|到|开|为|是|有"
)
_TIME_IN_NAME = re.compile(
    rf"20\d\d年?度?|[春夏秋冬]季|新春|迎春|{NUMBER}(?:周年|年)|[上下]?半年|年度|年[终中]|第?[一二三四]季度|[\u3400-\u9fff]{{2,4}}节|[五六七八]一"
)
_CEREMONY = re.compile(r"(?:启动|颁奖|开幕|闭幕)(?:仪式|大会|会)$")
_NEVER = re.compile(r"^[我本该此其各每某]|讯$|日电$|报道$")
# Behind a person whose name begins an event's: 某同志遗体告别仪式, 某某诞辰150周年.
_OF_WHOM = re.compile(r"同志|烈士|先生|女士|诞辰|逝世|作品|院士|教授|书法|油画|摄影|个人|事迹|先进事迹")
_QUOTE_OPEN, _QUOTE_CLOSE = '“"「《', '”"」》'
_LONGEST, _LONGEST_QUOTED = 44, 20  # characters
_EDITION = re.compile(rf"20\d\d|首届|第{NUMBER}届")
_SINGLED = re.compile(
    rf"20\d\d年|第{NUMBER}[届次批]|首届|首场|{NUMBER}届{NUMBER}次|周年|全[国省市县区]|中国|国际|世界|[“\"「《]|同志|烈士"
)
# 一次会议, 六届四次全委会: of whom is said elsewhere.
_BARE_SESSION = re.compile(
    rf"[一两几][次场]|{NUMBER}届(?:{NUMBER}次)?[\u3400-\u9fff（）()]{{1,8}}$|第{NUMBER}次[\u3400-\u9fff（）()]{{1,10}}$"
)


def held_event(words: Sequence[Word], k: int, flat: str, at: Sequence[int]) -> tuple[int, int, str] | None:
    """Start, end and kind of the event that the word ends whose last character is one of `LAST`, if it is one.

    `flat` is the text without its spaces and `at` says where each character of it stands in the text.
    """
    end = words[k].end
    ending = flat[max(0, end - 12) : end]
    if _NO_EVENT.search(ending) or _ANNUAL.match(flat, end) or (head := _head(ending)) is None:
        return None
    held = bool(_HELD_AFTER.match(flat, end))
    if not held and not _CLAUSE_ENDS.match(flat, end):
        return None
    first = first_word(words, k, flat)
    if first is None or _is_ceremony_of(flat[words[first].start : end]):
        return None
    # the lines of a headline are parted by spaces: a name begins behind one where what is left is a name
    lines = [n for n in range(k, first, -1) if (start := words[n].start) and at[start] - at[start - 1] > 1]
    first = next((n for n in lines if _is_name(words[n : k + 1], flat, head[0])), first)
    start, left = words[first].start, words[first - 1] if first else None
    before = flat[max(0, start - 6) : start]
    if head[1] == "campaign" and words[first].tag == "ORG" and words[first + 1].text in _QUOTE_OPEN:
        start = words[first].end  # whose campaign it is stands before its quoted name
    opens = opens_clause(before, left) or first in lines
    governed = _GOVERNS.search(before) or _RELATIVE.search(before)
    on_it = _ON_IT.match(flat, end) and (opens or (left is not None and left.text in ("在", "从")))
    if not (governed or on_it or (held and opens)) or not _is_name(words[first : k + 1], flat, head[0]):
        return None
    return start, end, _kind(flat[start:end], head[1])


def _is_ceremony_of(name: str) -> bool:
    """“…”技能竞赛启动仪式: who is there takes part in the contest; “…”师带徒启动仪式 opens nothing that has a name."""
    ceremony = _CEREMONY.search(name)
    return ceremony is not None and bool(longest_ending(name[: ceremony.start()], HEAD_KINDS, HEAD_LENGTHS))


def _is_name(words: Sequence[Word], flat: str, head: str) -> bool:
    name = flat[words[0].start : words[-1].end]
    return 6 <= len(name) <= _LONGEST and _singled(words, name, head)


def _head(ending: str) -> tuple[str, str] | None:
    head = longest_ending(ending, HEAD_KINDS, HEAD_LENGTHS)
    if head and not head.endswith("动") and HEAD_KINDS[head] in _OF_EVENTS and len(head) > 1:
        return head, HEAD_KINDS[head]
    if meeting := _MEETING.search(ending):
        return meeting.group(), "meeting"
    campaign = _CAMPAIGN.search(ending)
    return (campaign.group(), "campaign") if campaign else None


def _kind(name: str, kind: str) -> str:
    """An edition of a festival is told of like a contest, an edition of an exchange like a meeting."""
    if kind != "campaign" or not _EDITION.search(name):
        return kind
    return "meeting" if name.endswith("活动") else "competition"


def first_word(words: Sequence[Word], k: int, flat: str) -> int | None:
    """The index of the first word of the name that the k-th word ends."""
    first, at, end = k, k, words[k].end
    while at > 0 and words[at - 1].end == words[at].start and end - words[at - 1].start <= _LONGEST:
        left = words[at - 1]
        if left.text in _QUOTE_CLOSE and left.text:
            opened = _opened(words, at - 1)
            if opened is None:
                return None
            first, at = opened, opened
            continue
        if left.text in ("）", ")") and (opened := _bracket(words, at - 1)) is not None:
            first, at = opened, opened
            continue
        if not _steps(left, words[at], flat):
            return first
        at -= 1
        first = at
    return first


def _steps(left: Word, right: Word, flat: str) -> bool:
    """May a name go on to the left with this word?"""
    if left.text in ("暨", "·", "—", "——", "-"):
        return True
    if left.tag == "TIME":
        return bool(_TIME_IN_NAME.fullmatch(left.text))
    if left.tag == "PER":
        return bool(_OF_WHOM.match(right.text))
    if _NEVER.search(left.text) or (left.text == "电" and flat.startswith("日", left.start - 1)):
        return False
    if left.tag in ("c", "p"):  # 甲与乙战略合作签约仪式, but 某展演和某大会 are two events
        return left.text in ("与", "和", "及") and _head(flat[max(0, left.start - 12) : left.start]) is None
    if left.tag in ("v", "vn") and _VERBS_END.fullmatch(left.text) and not right.text.startswith("仪式"):
        return False
    return left.tag in _STEP or left.text in ("之", "大")


def _opened(words: Sequence[Word], closing: int) -> int | None:
    """Where the quotation begins that a mark closes."""
    at = closing - 1
    while at >= 0 and words[closing].end - words[at].start <= _LONGEST_QUOTED:
        if words[at].text in _QUOTE_OPEN:
            return at
        if words[at].text in "。！？；\n":
            return None
        at -= 1
    return None


def _bracket(words: Sequence[Word], closing: int) -> int | None:
    """Where a short bracket begins inside a name: 全委（扩大）会议, 中国（福州）…节."""
    opened = next((at for at in range(closing - 1, max(-1, closing - 3), -1) if words[at].text in ("（", "(")), None)
    return opened if opened is not None and words[opened + 1].text not in ("记者", "通讯员", "来源") else None


def opens_clause(before: str, left: Word | None) -> bool:
    """Does the name open its clause, or stand behind its day?"""
    return (
        left is None
        or left.tag == "TIME"
        or bool(_NEVER.search(left.text))
        or before.endswith(("日电", *"，。；：！？）)”\n,;◆■▲●、"))
        or not before
    )


def _singled(words: Sequence[Word], name: str, head: str) -> bool:
    """Is there more to it than a kind of event: a body, a place, a person, a year or a number, a quotation?"""
    rest = name[: -len(head)]
    if len(rest) < 2 or _BARE_SESSION.match(name):
        return False
    if any(w.tag in ("LOC", "ORG", "PER", "nz", "ns", "nt") for w in words):
        return True
    return bool(_SINGLED.search(rest)) or any(is_division(rest[:n]) for n in (2, 3, 4))
