"""Names with dots, as the transliterated names of many peoples are printed: 库尔班江·艾山."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.gazetteer import is_division
from kg.lexicon import name_parts
from kg.mentions.personal import TRANSLITERATED_CHARACTER
from kg.text import occurrences
from kg.tokens import Word
from kg.words import frequency, is_common

_HAN = r"[\u3400-\u9fff]"
_DOTS = re.compile(rf"(?<={_HAN})·(?={_HAN})")
_MET = re.compile(r"[\u3400-\u9fff]{2,4}?(?:会见|接见|看望|采访|拜访|慰问)了?(?=[\u3400-\u9fff])")
_BEFORE = frozenset("了 会见 接见 与 和 同 跟 请 由 让".split())
_UYGHUR = re.compile(rf"(?:阿不都|阿不力|{TRANSLITERATED_CHARACTER})+")
_LONGEST = 8  # characters of one part: 阿卜杜热伊木江


def dotted_names(text: str, words: list[Word], titled: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and name of every dotted name, and of its first or last part where that stands alone.

    `titled` says where titles end: a name begins behind one.
    """
    spans: list[tuple[int, int]] = []
    for dot in _DOTS.finditer(text):
        if spans and dot.start() < spans[-1][1]:
            continue
        if spans and dot.start() == spans[-1][1]:  # a third part
            spans[-1] = (spans[-1][0], _end(text, words, dot.end()))
            continue
        spans.append((_start(words, dot.start(), titled), _end(text, words, dot.end())))
    spans = [(start + _met(text[start:end]), end) for start, end in spans]
    spans = [(start, end) for start, end in spans if start in titled or _is_name(text, start, end)]
    for start, end in spans:
        yield start, end, text[start:end]
    for start, end in spans:
        parts = text[start:end].split("·")
        for short in {part for part in (parts[0], parts[-1]) if len(part) > 2}:
            for again in occurrences(text, short):
                yield again, again + len(short), text[start:end]


def _is_name(text: str, start: int, end: int) -> bool:
    """“木棉花·安康” and 午间一小时·水岸剧场 are none: parts that are common words, or places."""
    if text[start - 1 : start] in ("“", '"', "《") and text[end : end + 1] in ("”", '"', "》"):
        return False
    parts = text[start:end].split("·")
    if any(part[-1] in "省市县区旗" and is_division(part) for part in parts if part):
        return False  # 晋安区·临洮县协作会议
    return not any(len(part) > 1 and part not in name_parts() and is_common(part, above=100) for part in parts)


def _met(name: str) -> int:
    """How much of what was taken for a name is another person and what that one did: 王芳会见了库尔班江·艾山."""
    found = _MET.match(name)
    return found.end() if found else 0


def _start(words: list[Word], dot: int, titled: Mapping[int, str]) -> int:
    """Leftwards to a title's end, a name's beginning, or a word that the dictionary knows well."""
    behind = [end for end in titled if dot - _LONGEST <= end < dot]
    if behind:
        return max(behind)
    start = dot
    for word in reversed([w for w in words if dot - _LONGEST <= w.start < dot]):
        if word.tag in ("PER", "nr") or word.end > dot:
            return word.start
        if word.text in _BEFORE:
            break
        if word.end != start or word.tag in ("w", "p", "c", "u") or is_common(word.text, above=300):
            break
        start = word.start
    return start


def _no_verb(words: list[Word], mark: Word) -> bool:
    """Does no verb follow what may be the mark of an adverb?"""
    after = next((w for w in words if w.start == mark.end), None)
    return after is not None and after.tag not in ("v", "vd", "d", "a", "ad")


def _end(text: str, words: list[Word], at: int) -> int:
    """To the end of the word that holds the last part, and on over characters that belong to no word behind it."""
    run = re.compile(rf"{_HAN}{{1,{_LONGEST}}}").match(text, at)
    limit = run.end() if run else at
    end = next((w.end for w in words if w.start <= at < w.end), limit)
    following = next((w for w in words if w.start == end), None)
    if following is not None and following.tag in ("PER", "nr") and len(following.text) < 3:
        end = following.end
    elif following is not None and following.text in ("地", "提", "丁", "汗") and _no_verb(words, following):
        end = following.end  # 吐尔地 before 一节不落
    elif following is not None and not frequency(following.text) and is_common(following.text[1:], above=300):
        end += 1  # the lexer gave the name's last character to the next word: 提出席
    if end - at == 1 and (rest := _UYGHUR.match(text, at)):
        end = rest.end()  # 阿, 不都 and 拉
    return min(end, limit)
