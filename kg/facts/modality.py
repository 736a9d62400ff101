"""What a sentence does not assert: denial, cancellation, hypothesis, wish, hearsay. An intention (将举办) counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.facts.passage import Passage, Span


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of not asserting. `before` stands between the clause's beginning and the verb, `after` behind the verb,
    `opens` at the beginning of the clause or of one before it in the sentence."""

    name: str
    before: str = r"(?!)"
    after: str = r"(?!)"
    opens: str = r"(?!)"


MODES: tuple[Mode, ...] = (
    Mode("denied", before=r"未能|没有|没能|从未|并未|尚未|未曾|不曾|未与|未(?![来必免知])|不再|不能|不会|无法|拒绝|拒不|并非|不是|无缘|无意|婉拒|缺席|不得(?!不)|严禁|禁止|不准|不许",
         after=r"[^，。；]{0,30}(?:并无此事|未果|未能成行|未获批准)"),
    Mode("cancelled", before=r"取消|叫停|中止|停办|搁置|流产", after=r"[^。；]{0,40}?(?:被取消|已取消|因故取消|宣布取消|停办|被叫停|搁浅|不实)"),
    Mode("put off", before=r"原定|原计划|原拟|本应|本拟"),
    Mode("supposed", before=r"如果|假如|倘若|要是|一旦|假设|(?<![\u3400-\u9fff])若", opens=r"如果|假如|倘若|要是|假设|(?<![\u3400-\u9fff])若(?![干])"),
    Mode("wished", before=r"希望|呼吁|期待|盼望|建议|倡议(?!书)|应当|应该|能够|争创|有资格|申请|申报|渴望|梦想|提议", opens=r"[^，,。]{0,16}(?:呼吁|倡议(?!书)|提议)"),
    Mode("hearsay", before=r"网传|传言|误传|谣传|据传|谣言|否认|澄清", opens=r"[^，,。]{0,16}(?:网传|谣传|误传|谣言|否认|辟谣|澄清)"),
)  # fmt: skip
_NEAR = 16
_BEFORE = [(mode.name, re.compile(mode.before)) for mode in MODES]
_AFTER = [(mode.name, re.compile(mode.after)) for mode in MODES]
_OPENS = [(mode.name, re.compile(mode.opens)) for mode in MODES]


def not_asserted(passage: Passage, sentence: Span, so_far: Sequence[Span], verb: tuple[int, int]) -> str | None:
    """Why a verb of the last clause of `so_far` states nothing, as a sentence; None if it does state something.

    Words inside names do not count: 《如果》 is a title.
    """
    clause = so_far[-1]
    lead = _masked(passage, max(clause.start, verb[0] - _NEAR), verb[0], clause)
    for name, pattern in _BEFORE:
        if found := pattern.search(lead):
            return f"“{found.group()}” before “{passage.text[slice(*verb)]}”: {name}"
    rest = _masked(passage, verb[1], sentence.end, sentence)
    for name, pattern in _AFTER:
        if found := pattern.match(rest):
            return f"“{found.group()[-8:]}” after “{passage.text[slice(*verb)]}”: {name}"
    for part in so_far:
        opening = _masked(passage, part.start, part.end, sentence)
        for name, pattern in _OPENS:
            if found := pattern.match(opening.lstrip(' “"')):
                return f"“{found.group()[-6:]}” opens the sentence: {name}"
    return None


def _masked(passage: Passage, start: int, end: int, span: Span) -> str:
    """The text with every mention blotted out."""
    text = list(passage.text[start:end])
    for m in span.mentions:
        for k in range(max(m.start, start), min(m.end, end)):
            text[k - start] = "□"
    return "".join(text)
