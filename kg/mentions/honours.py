"""Honours that somebody is given, with whom they are from: 荣获国家知识产权示范企业、江西省五一劳动奖状等荣誉.

What stands between a verb of giving and 称号, or in a list with honours, is an honour if it says whose it is, whatever
noun it ends with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.gazetteer import is_division
from kg.mentions.programme_patterns import NUMBER

_GIVEN = re.compile(
    r"(?:荣获|获评|获得|评为|授予|命名为|认定为|摘得|斩获|捧得|夺得|捧回|喜获|获颁|(?<![查捕截斩缴俘荣收抓抢破])获(?![悉得评取知准批救胜]))了?(?!奖)"
)
# Where the honours end that a verb is followed by, and what closes their list.
_REST = re.compile(r"[^，,。；;！？：\n]{4,120}")
_CLOSED = re.compile(r"等?(?:多[项个种])?(?:国家级|省级|市级|省市级)?(?:荣誉称号|称号|荣誉)")
_PART = re.compile(r"[、和及]|以及|“[^”]*”|\"[^\"]*\"")
_OPENING = re.compile(
    rf"(?:20\d\d年?度?|第{NUMBER}[届批]|首[届批])*(?P<whose>全国|国家|中国|中华全国总工会|中央企业|[\u3400-\u9fff]{{2,6}}?(?:自治区|[省市县州])|省(?!级)|市(?!级)|)"
)
_HONOUR = re.compile(
    r"(?:奖[章状杯]?|先锋号|先进[\u3400-\u9fff]{2,4}|标兵|能手|模范|工匠|文明号|红旗手|红旗集体|之家|小家|卫生(?:县城|城市|乡镇|城镇|村)|园林(?:县城|城市|城镇)|森林城市|文明城市|职工书屋|示范[\u3400-\u9fff]{1,4}"
    r"|标杆[\u3400-\u9fff]{0,2}|基地|优秀[\u3400-\u9fff]{2,8}|最美[\u3400-\u9fff]{2,6}|杰出[\u3400-\u9fff]{2,4}|好人|名师|名医|园丁)$"
)
# Prizes of a contest that name no honour by themselves, and what is got but is none.
_BARE = re.compile(
    r"(?:团体|个人|单项|集体|总分)?(?:第?[特一二三四五六]等奖|[金银铜大]奖|优秀奖|[冠亚季]军|[金银铜]牌)"
    r"|.*(?:专利|证书|资质|奖金|奖牌|奖励|支持|项目|资金|认可|好评|授权|批复|资格)"
)
# A body in the middle may be who gives it: 中国铁路总公司火车头奖章.
_NO_PART = re.compile(
    r"(?:公司|总工会|委员会|政府|协会|学会|集团|大学|[厅局]|(?<!干)部)(?=.{3})|[的了是在被把将为对各该其]|比赛中|大赛|竞赛|联赛|锦标赛|运动会|[“”\"]"
)
# The prize of an event is told of as the event: 第三届…展演一等奖.
_OF_EVENT = re.compile(
    r"(?:[展会节]|展演|汇演|活动|竞赛|大赛|比赛)(?:[\u3400-\u9fff]{0,8})(?:[特一二三]等奖|[金银铜]奖)$"
)
_NUMBERED = re.compile(rf"20\d\d|首[届批]|第{NUMBER}[届批]")
_YEAR = re.compile(r"20\d\d年?度?")
_LONGEST = 28  # characters


def honours(flat: str) -> Iterator[tuple[int, int]]:
    """Where the honours stand that a text says are given."""
    for verb in _GIVEN.finditer(flat):
        rest = _REST.match(flat, verb.end())
        if rest is None:
            continue
        closed = _CLOSED.search(flat, verb.end(), rest.end())
        end = closed.start() if closed else rest.end()
        for start, stop in _parts(flat, verb.end(), end):
            yield from _honour(flat, start, stop, closed is not None, verb.group().startswith("授予"))


def _parts(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for mark in _PART.finditer(flat, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end


def _honour(flat: str, start: int, end: int, titled: bool, to_whom: bool) -> Iterator[tuple[int, int]]:
    text = flat[start:end]
    if to_whom and "全国" in text[2:]:  # 授予某公司全国文明单位称号
        start += text.rindex("全国")
        text = flat[start:end]
    opening = _OPENING.match(text)
    whose = opening.group("whose") if opening else ""
    if len(whose) > 2 and whose[-1] in "省市县州区" and not is_division(whose):
        return
    if not whose and not _NUMBERED.match(text) and (to_whom or not text.endswith(("奖章", "奖状"))):
        return
    rest = text[opening.end() if opening else 0 :]
    if not 3 <= len(rest) <= _LONGEST or _NO_PART.search(rest) or _BARE.fullmatch(rest) or _OF_EVENT.search(rest):
        return
    # behind 授予 stand those who are given it first
    if _HONOUR.search(text) or (titled and whose and not to_whom):
        # a prize is a year's, a title that is given every year is not: 2026年福建省五一劳动奖章
        year = _YEAR.match(text)
        yield start + (year.end() if year and whose and not text.endswith("奖") else 0), end
