"""Characters that a scan took for others of like shape, put right for reading where only one reading makes words.

A noisy channel over words (Kernighan, Church and Gale 1990): in 常委耻务 no word holds 耻, but 职务 is one, and the
line is the likelier for it by far. One character stands for one, so that every offset holds; what is found is given
back as printed.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product
from operator import itemgetter

from kg.lexicon import rows, surnames
from kg.words import TOTAL, frequencies, segment, tag_of

# How much likelier, in nats, a stretch must be with another character in it; and more for a second one beside it.
LIKELIER = 9.0
COINED = 14.0  # in what may be a person's name, or a few characters by themselves: a coined one needs to be no word
SECOND = 3.0
TIMES = 50  # that a word was counted: a rarer one proves nothing
LONGEST = 4  # characters of such a word
UNKNOWN = -2.0  # of a character that no dictionary has, as the logarithm of the times it was counted
USUAL = 40_000  # times that a character was counted as a word by itself: it needs no other
BESIDE = 2  # characters to a second one put in the same word
AROUND = 6  # characters on each side by which a stretch is judged

Put = dict[int, str]  # characters by their places

_LETTERS = r"[\u3400-\u9fffエロカニハタト囗]+"
_LEFT, _RIGHT = re.compile(f"{_LETTERS}$"), re.compile(_LETTERS)
_FEW = 3  # characters
_NAMES = ("nr", "ns", "nz")  # of a name no word list tells which is meant
# Behind a mark or a post: 通讯员 先启富, 副主席乔雨农.
_PERSON = re.compile(
    rf"(?:(?<![\u3400-\u9fff])|(?<=[席记长任员师授者]))[{''.join(surnames().single)}][\u3400-\u9fff]{{0,2}}$"
)
# 联工村: what a village or a street is called need be no word.
_PLACED = re.compile(r"[\u3400-\u9fff]{1,3}?(?:村|镇|乡|屯|庄|社区|街道|大道|[路街巷桥](?![上边道灯面]))")
# 12用5日, 12月4目: between figures there is but one reading.
_MONTH = re.compile(r"(?<=\d)用(?=\d{1,2}[日目])")
_DAY = re.compile(r"(?<=月\d)目(?![标的录])|(?<=月\d\d)目(?![标的录])")
# 任青岛市举行: nobody takes an office there, and no 任青岛 holds anything.
_OFFICE = "主席|书记|主任|[部局市县区院校厂]长"
_PLACE = "市县区乡镇村州省岛场宫馆厅院校园堂楼站"
_AT = re.compile(
    rf"(?<![主现历连担兼续新接调升出转所曾就继责信聘委])任(?=(?:(?!在|{_OFFICE})[\u3400-\u9fff]){{2,12}}(?<=[{_PLACE}])"
    r"(?:举行|召开|举办|开幕|闭幕|揭晓|开赛|开班|开讲|开张|揭牌))"
)


@lru_cache(maxsize=1)
def lookalikes() -> dict[str, str]:
    """The characters of like shape, by each character."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for (group,) in rows("lookalikes"):
        for one in group:
            found[one].update(dict.fromkeys(other for other in group if other != one))
    return {one: "".join(others) for one, others in found.items()}


def mended(text: str) -> str:
    """A text with its surest misreadings put right, of the same length.

    >>> mended("免去其副主席、常委耻务"), mended("12用5目，省总エ会召开会议"), mended("副主席乔雨农来到石龙沟")
    ('免去其副主席、常委职务', '12月5日，省总工会召开会议', '副主席乔雨农来到石龙沟')
    """
    text = _AT.sub("在", _DAY.sub("日", _MONTH.sub("月", text)))
    places = _doubtful(text)
    done = -1
    for k, at in enumerate(places):
        if at > done and (put := _better(text, at, places[k + 1 : k + 3])):
            done = max(put)
            text = text[:at] + _with(text, put, at, done + 1) + text[done + 1 :]
    return text


def _doubtful(text: str) -> list[int]:
    """The places of characters that may be misread, and lie in no word."""
    known, edge = frequencies(), "\n" * (LONGEST - 1)
    padded = edge + text  # a word never holds the edge
    found = (match.start() for match in _suspects().finditer(padded, len(edge)))
    return [at - len(edge) for at in found if not _lies_in_word(padded, at, known)]


@lru_cache(maxsize=1)
def _suspects() -> re.Pattern[str]:
    """The characters that have some of like shape, and are seldom a word by themselves."""
    return re.compile(f"[{''.join(one for one in lookalikes() if frequencies().get(one, 0) < USUAL)}]")


def _lies_in_word(text: str, at: int, known: Mapping[str, int]) -> bool:
    # written out, the shorter first: each character of a page that may be misread is asked for
    return (
        text[at : at + 2] in known
        or text[at - 1 : at + 1] in known
        or text[at - 1 : at + 2] in known
        or text[at - 2 : at + 1] in known
        or text[at : at + 3] in known
        or text[at - 1 : at + 3] in known
        or text[at - 2 : at + 2] in known
        or text[at - 3 : at + 1] in known
        or text[at : at + 4] in known
    )


def _better(text: str, at: int, others: Sequence[int]) -> Put:
    """The characters to be put, by their places, for the one at a place and perhaps for one beside it; none if none is
    much likelier."""
    alike = lookalikes()
    before, after = _LEFT.search(text, max(0, at - AROUND), at), _RIGHT.match(text, at, at + AROUND + 1)
    low, high = before.start() if before else at, after.end() if after else at + 1
    around = [
        (text[at - before : at], text[at + 1 : at + size - before])
        for size in range(2, LONGEST + 1)
        for before in range(size)
        if low <= at - before and at + size - before <= high
    ]
    ways: list[Put] = [
        {at: letter} for letter in alike[text[at]] if any(_is_word(left + letter + right) for left, right in around)
    ]
    ways += [
        put
        for other in others
        if other - at <= BESIDE and other < high
        for one, two in product(alike[text[at]], alike[text[other]])
        if _makes_word(text, put := {at: one, other: two}, low, high)
    ]
    if not ways:
        return {}
    person = _PERSON.search(text[max(0, at - 4) : at])
    coined = high - low <= _FEW or _PLACED.match(text, at) or (person and person.group() not in frequencies())
    least = _likelihood(text[low:high]) + (COINED if coined else LIKELIER)
    likely = [(_likelihood(_with(text, put, low, high)) - SECOND * (len(put) - 1), put) for put in ways]
    best, put = max(likely, key=itemgetter(0))
    return put if best > least else {}


def _makes_word(text: str, put: Put, low: int, high: int) -> bool:
    """Do the characters put, all of them, make one word?"""
    first, last = min(put), max(put)
    low, high = max(low, last - LONGEST + 1), min(high, first + LONGEST)
    read = _with(text, put, low, high)
    return any(
        _is_word(read[begin:stop])
        for begin in range(first - low + 1)
        for stop in range(max(last - low + 1, begin + 2), min(len(read), begin + LONGEST) + 1)
    )


def _is_word(text: str) -> bool:
    """Is this a word often counted, and no name?"""
    return frequencies().get(text, 0) >= TIMES and not tag_of(text).startswith(_NAMES)


def _with(text: str, put: Put, low: int, high: int) -> str:
    """A stretch of the text with the characters put."""
    letters = list(text[low:high])
    for place, letter in put.items():
        letters[place - low] = letter
    return "".join(letters)


def _likelihood(text: str) -> float:
    """The logarithm of the chance of a text's likeliest cut into words, by their frequencies."""
    words = segment(text)
    known = (frequencies().get(word, 0) for word in words)
    return sum(math.log(times) if times else UNKNOWN for times in known) - len(words) * math.log(TOTAL)
