"""The lexer: words, parts of speech and names by the network that jieba ships."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kg.lexer.network import load_network
from kg.lexer.viterbi import best_paths
from kg.text import fold

__all__ = ["Lexer", "Word", "load_lexer"]

MAX_SENTENCE = 256  # characters; longer ones are cut at a comma, since padding costs and the CRF forgets anyway
GROUP = 256  # sentences whose paths are found together: 15 MB of scores at the most
BATCH = 8  # sentences that the network reads together: enough to fill its products, few enough for the cache
PADDING = 0.02  # of a batch, at the most
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]*[”’」』\")）]*")

Numbers = npt.NDArray[np.int64]


class Word(NamedTuple):
    """A word of a text: `text[start:end]`, with its part of speech or kind of name (PER, LOC, ORG, TIME)."""

    start: int
    end: int
    tag: str


class Lexer:
    """Texts to words. `Lexer().words("福建省总工会主席庄稼汉")`."""

    def __init__(self) -> None:
        self._network = load_network()
        self._tables = _character_tables(self._network.ids)
        parts = [tag.partition("-") for tag in self._network.tags]
        names = sorted({"xc", *(name for name, _, place in parts if place)})
        self._names = names
        # what is no word of a kind (O) is told as xc
        self._name = np.array([names.index(name if place else "xc") for name, _, place in parts])
        self._inside = np.array([place == "I" for _, _, place in parts])
        self._person = names.index("PER")

    def words(self, text: str) -> list[Word]:
        """The words of `text`, in order; whitespace belongs to none."""
        return self.read([text])[0]

    def read(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of each text. Many texts at once cost less than each by itself."""
        places: list[Numbers] = []  # of each sentence's characters in its text, whitespace left out
        ids: list[Numbers] = []
        owners: list[int] = []
        for owner, text in enumerate(texts):
            folded = fold(text)
            known, space = self._look_up(folded)
            for start, end in _sentences(folded):
                at = np.flatnonzero(~space[start:end]) + start
                if at.size:
                    places.append(at)
                    ids.append(known[at])
                    owners.append(owner)
        found: list[list[Word]] = [[] for _ in texts]
        for owner, words in zip(owners, self._words(places, self._tag(ids)), strict=True):
            found[owner] += words
        return found

    def _look_up(self, folded: str) -> tuple[Numbers, npt.NDArray[np.bool_]]:
        """The network's number of each character, and whether it is whitespace."""
        points = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        points = np.minimum(points, self._tables[0].size - 1)  # beyond the basic plane it knows none
        return self._tables[0][points], self._tables[1][points]

    def _tag(self, sentences: Sequence[Numbers]) -> list[npt.NDArray[np.int16]]:
        """The best path of tags through each sentence."""
        paths: list[npt.NDArray[np.int16]] = [np.empty(0, dtype=np.int16)] * len(sentences)
        order = sorted(range(len(sentences)), key=lambda k: -sentences[k].size)
        for at in range(0, len(order), GROUP):
            group = order[at : at + GROUP]
            lengths = np.array([sentences[k].size for k in group], dtype=np.int32)
            scores = np.zeros((lengths[0], len(self._network.tags), len(group)), dtype=np.float32)
            for first, last in _batches(lengths):
                ids = np.zeros((lengths[first], last - first), dtype=np.int64)
                for column, k in enumerate(group[first:last]):
                    ids[: sentences[k].size, column] = sentences[k]
                told = self._network.scores(ids, lengths[first:last])
                scores[: lengths[first], :, first:last] = told.transpose(0, 2, 1)
            net = self._network
            best = best_paths(scores, lengths, start=net.start, end=net.end, transitions=net.transitions)
            for column, k in enumerate(group):
                paths[k] = best[: lengths[column], column]
        return paths

    def _words(self, places: Sequence[Numbers], paths: Sequence[npt.NDArray[np.int16]]) -> Iterator[list[Word]]:
        for at, path in zip(places, paths, strict=True):
            kind = self._name[path]
            begins = np.ones(path.size, dtype=bool)
            # a name goes on over a gap (雷　鹏); other words end at whitespace
            joined = (np.diff(at) == 1) | (kind[1:] == self._person)
            begins[1:] = ~(self._inside[path[1:]] & (kind[1:] == kind[:-1]) & joined)
            first = np.flatnonzero(begins)
            last = np.append(first[1:], path.size) - 1
            spans = zip(at[first].tolist(), (at[last] + 1).tolist(), kind[first].tolist(), strict=True)
            yield [Word(start, end, self._names[tag]) for start, end, tag in spans]


@lru_cache(maxsize=1)
def load_lexer() -> Lexer:
    """The lexer, made once."""
    return Lexer()


def _character_tables(ids: dict[str, int]) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """By code point of the basic plane, one row more for the rest: the network's number, and whether it is a space."""
    known = np.full(0x10001, ids["OOV"], dtype=np.int64)
    for char, number in ids.items():
        if len(char) == 1:
            known[ord(char)] = number
    return known, np.array([chr(point).isspace() for point in range(0x10001)])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while end - start > MAX_SENTENCE:
            comma = max(text.rfind(mark, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for mark in ",，")
            cut = comma + 1 if comma > 0 else start + MAX_SENTENCE
            yield start, cut
            start = cut
        if end > start:
            yield start, end


def _batches(lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs of sentences, longest first, of at most `BATCH` and with little padding."""
    first, kept, longest, at = 0, 0, 0, 0
    for at, length in enumerate(lengths):
        size = at - first + 1
        if size > 1 and (size > BATCH or 1 - (kept + length) / (size * longest) > PADDING):
            yield first, at
            first, kept, size = at, 0, 1
        if size == 1:
            longest = length
        kept += length
    yield first, at + 1
