"""What a personal name looks like, and how much the words around it say for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kg.gazetteer import is_division
from kg.lexicon import around_names, geography, given_names, name_parts, one_of, posts, surnames
from kg.text import begins_with, lengths_by_first, lengths_of
from kg.words import frequency, is_common, tag_of

# Words that names of the Mongols, Tibetans and others are made of: 扎西, 其其格.
PART_OF_NAMES = re.compile(one_of(name_parts()))
PARTS_OF_NAMES = re.compile(f"(?:{PART_OF_NAMES.pattern})+")
# The characters that foreign names, and those of the Kazakhs and Uyghurs, are transliterated with: 普拉博沃, 别克波拉提.
TRANSLITERATED_CHARACTER = "[阿艾巴白贝比别波伯博布达代丹德迪丁都杜多尔法费弗夫菲甫盖格古哈海汉赫亨胡基吉加江杰金卡凯柯科克肯库拉莱兰朗劳勒雷里利林琳卢鲁伦罗洛马麦曼买梅米莫木穆纳娜奈内尼努诺帕佩皮普奇齐切乔热日瑞萨赛桑森沙莎山舍施斯苏塔泰坦特提图吐托瓦万维韦温沃乌武西希夏雅亚扬耶叶伊依尤约扎泽詹佐茨茜祖]"
TRANSLITERATED = re.compile(f"{TRANSLITERATED_CHARACTER}{{3,9}}")
_PUNCTUATION = frozenset('，,。、；;：:！？“”"（）()\n')
_STRONG, _WEAK = frozenset(around_names()["strong"]), frozenset(around_names()["weak"])
_STRONG_LENGTHS, _WEAK_LENGTHS = lengths_by_first(_STRONG), lengths_by_first(_WEAK)
_FUNCTION = ("p", "c", "u", "r", "d", "f", "m", "q")  # prepositions, conjunctions, particles, pronouns, adverbs …


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters behind a title or calling that may be a name, with what surrounds them.

    `first` and `first_tag` are the lexer's word that begins the characters; `bounded` says that one of its words
    ends with them; `after` is the text that follows, `after_tag` its first word's tag, `responsible` that a post of responsibility stands before,
    `listed` that the item before it in a list ends with a name.
    """

    text: str
    first: str
    first_tag: str
    bounded: bool
    after: str
    after_tag: str
    responsible: bool
    of_body: bool
    listed: bool = False

    @property
    def given(self) -> str:
        return self.text[2:] if self.text[:2] in surnames().compound else self.text[1:]


def follows_strongly(c: Candidate) -> int:
    """What people do follows: 说, 出席, 担任."""
    return int(begins_strongly(c.after, 0))


def begins_strongly(text: str, at: int) -> bool:
    """Does a word for what people do begin at a place of a text?"""
    return begins_with(text, at, _STRONG, _STRONG_LENGTHS)


def follows(c: Candidate) -> int:
    """A mark, a verb, or a word that may follow a name, follows."""
    marked = not c.after or c.after[0] in _PUNCTUATION or c.after_tag in ("v", "vd")
    return int(marked or begins_with(c.after, 0, _WEAK, _WEAK_LENGTHS))


def ends_a_word(c: Candidate) -> int:
    """The lexer ends a word where the name ends."""
    return 1 if c.bounded else -1


def of_responsibility(c: Candidate) -> int:
    """A post of responsibility stands before it; 职工, 代表 and the like stand before much else."""
    return int(c.responsible)


def of_a_body(c: Candidate) -> int:
    """The post is one of a body: after 县妇联主席 hardly anything but a name stands, after 大学教授 little else."""
    return int(c.of_body) + int(c.responsible and c.of_body)


def closed(c: Candidate) -> int:
    """Between a post of a body and a mark of a list hardly anything but a name stands: 县委副书记、县长卓然，."""
    return int(c.of_body and c.bounded and c.after[:1] in ("、", "，", "。"))


def beside_a_name(c: Candidate) -> int:
    """In a list of titles with names, between marks: 高级工程师李明、技术员甘露、村支书方舟等人."""
    return int(c.listed and c.bounded and (c.after[:1] in ("、", "，", "。") or c.after.startswith("等")))


def is_a_word(c: Candidate) -> int:
    """The dictionary knows it as a word: the more frequent, the less it is a name."""
    times = frequency(c.text)
    if tag_of(c.text).startswith("nr") and times <= 1000:
        return 1
    weight = -6 if times > 3000 else -3 if times > 300 else -2 if times > 2 else 0
    return weight - int(bool(weight) and tag_of(c.text).startswith(("v", "d", "p", "c", "t", *_FUNCTION)))


def begins_with_a_word(c: Candidate) -> int:
    """The surname is oftener another word (于, 和, 时), or the lexer takes the beginning for one; or it cuts it off."""
    wordlike = c.text[0] in surnames().wordlike
    weight = -int(wordlike)
    if len(c.first) == 1:
        weight += -1 if c.first_tag in _FUNCTION else int(not wordlike)
    elif c.first == c.text and len(c.text) > 2 and c.first_tag not in ("PER", "nr", "LOC") and frequency(c.text):
        weight -= 1  # what no dictionary holds (郎四海) is no word either
    elif len(c.first) == 2 and len(c.text) > 2 and is_common(c.first, above=100):
        weight -= 2
    return weight


def given_name(c: Candidate) -> int:
    """The characters behind the surname stand in given names more, or less, than elsewhere."""
    mean = sum(given_names().get(char, -1.0) for char in c.given) / max(1, len(c.given))
    weight = 2 if mean > 1.5 else 1 if mean > 0 else -1 if mean < -0.5 else 0
    if len(c.given) == 2 and is_common(c.given, above=300):
        weight -= 1
    return weight


# Each says why, and weighs; a candidate is a name from THRESHOLD on. Chosen on sentences of the tests.
EVIDENCE: tuple[tuple[Callable[[Candidate], int], int], ...] = (
    (follows_strongly, 3),
    (follows, 1),
    (ends_a_word, 1),
    (of_responsibility, 1),
    (of_a_body, 1),
    (closed, 1),
    (beside_a_name, 2),
    (is_a_word, 1),
    (begins_with_a_word, 1),
    (given_name, 1),
)
THRESHOLD = 3


def weigh(c: Candidate) -> int:
    """The sum of the evidence that a candidate is a name."""
    return sum(weight * feature(c) for feature, weight in EVIDENCE)


def plausible(text: str) -> bool:
    """A surname and one or two characters more.

    >>> plausible("庄稼汉"), plausible("欧阳砺"), plausible("欧阳"), plausible("第三方")
    (True, True, False, False)
    """
    bare = "".join(text.split())
    if bare[:2] in surnames().compound:
        return 3 <= len(bare) <= 4
    return bare[:1] in surnames().single and 2 <= len(bare) <= 3


def is_compound_name(text: str) -> bool:
    """A compound surname and one or two characters more.

    >>> is_compound_name("欧阳小北"), is_compound_name("东方航空公司")
    (True, False)
    """
    return text[:2] in surnames().compound and 3 <= len(text) <= 4


def looks_like_name(text: str) -> bool:
    """A surname and one or two characters more, and no word of the language.

    >>> looks_like_name("王淑芬"), looks_like_name("全市"), looks_like_name("安全"), looks_like_name("方便面")
    (True, False, False, False)
    """
    return plausible(text) and not is_common(text) and frequency(text) <= 1000 and not is_common(text[:2], above=300)


def is_no_place(name: str) -> bool:
    """Does it look like a person's name, and is it none of a division, river or mountain that a school may bear?"""
    return looks_like_name(name) and not is_division(name) and name not in geography()


_POST_LENGTHS = lengths_by_first(posts())


def begins_with_post(text: str, at: int = 0) -> bool:
    """Does a post begin at a place of a text?

    >>> begins_with_post("工会主席", 2), begins_with_post("工会主席", 1)
    (True, False)
    """
    return begins_with(text, at, posts(), _POST_LENGTHS)


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """Posts and callings: the words that a name may follow at once."""
    return frozenset(posts()) | frozenset(around_names()["calling"])


@lru_cache(maxsize=1)
def _title_lengths() -> dict[str, tuple[int, ...]]:
    return lengths_of(title for title in titles() if len(title) > 1)


# What only seems to be a title: of 公司机务 and 公司机关, 镇人大副主席.
_ACROSS = frozenset({("公", "司机"), ("人", "大副")})


@lru_cache(maxsize=4)  # bodies and people of an article ask for the same
def title_ends(text: str) -> dict[int, str]:
    """Where titles of two characters or more end in a text, each with its longest title.

    >>> title_ends("市总工会副主席王芳")
    {7: '副主席'}
    """
    known, lengths = titles(), _title_lengths()
    found = {}
    # 煤矿工人 is a worker of a mine, no 矿工
    for end in [k for k, last in enumerate(text, start=1) if last in lengths and text[k - 1 : k + 1] != "工人"]:
        for length in lengths[text[end - 1]]:
            title = text[max(0, end - length) : end]
            if title in known and (text[end - 3 : end - 2], title) not in _ACROSS:
                found[end] = title
                break
    return found
