"""Tokens: the words of an article as its readers ask for them, straight from the lexer or from a spaCy `Doc`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.schema import GIVEN

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg import lexer

_KEPT = "kg tokens"  # in `doc.user_data`


class Word(NamedTuple):
    """A token with its offsets in the article."""

    text: str
    start: int
    end: int
    tag: str


make_word: Callable[[tuple[str, int, int, str]], Word] = partial(tuple.__new__, Word)  # half the time of `Word(...)`


class Tokens(NamedTuple):
    """The tokens of a text, whitespace between words among them, since it parts names; one space alone is none.

    `given` are names that a word list or a component of the user's is sure of: start, end, type, subtype.
    """

    words: list[Word]
    given: Sequence[tuple[int, int, str, str]] = ()


Text: TypeAlias = "Tokens | Doc"  # what a finder may be given of an article


def read_tokens(texts: Sequence[str]) -> list[Tokens]:
    """The tokens of each text by the lexer, which reads all texts together.

    >>> [word.text for word in read_tokens(["市总\\n\\n送清凉"])[0].words]
    ['市', '总', '\\n\\n', '送', '清凉']
    """
    from kg.lexer import load_lexer  # ONNX Runtime takes a while to load, and only who reads needs it

    return [Tokens(list(with_gaps(text, words))) for text, words in zip(texts, load_lexer().read(texts), strict=True)]


def with_gaps(text: str, words: Iterable[lexer.Word]) -> Iterator[Word]:
    """The lexer's words and, as a token each, the whitespace between them; the space right after a word is left out."""
    at = 0
    for start, end, tag in words:
        if start > at and (gap := _gap(text, at, start)):
            yield gap
        yield make_word((text[start:end], start, end, tag))
        at = end
    if at < len(text) and (gap := _gap(text, at, len(text))):
        yield gap


def _gap(text: str, start: int, end: int) -> Word | None:
    if start and text[start] == " ":
        start += 1
    return make_word((text[start:end], start, end, "w")) if start < end else None


def tokens_of(text: Text) -> Tokens:
    """The tokens of a `Doc`, made once; tokens as they are."""
    if isinstance(text, Tokens):
        return text
    if _KEPT not in text.user_data:  # every finder asks
        text.user_data[_KEPT] = list(_from_doc(text))
    return Tokens(text.user_data[_KEPT], text.user_data.get(GIVEN, ()))


def _from_doc(doc: Doc) -> Iterator[Word]:
    # one array for all tokens: a spaCy object for each would take three times as long, and a look into its store of
    # strings for each twice
    lengths, spaced, tags, labels = doc.to_array(["LENGTH", "SPACY", "TAG", "ENT_TYPE"]).T.tolist()
    strings = {number: doc.vocab.strings[number] for number in {*tags, *labels}}
    text, start = doc.text, 0
    for length, space, tag, label in zip(lengths, spaced, tags, labels, strict=True):
        end = start + length
        yield make_word((text[start:end], start, end, strings[tag or label]))
        start = end + space
