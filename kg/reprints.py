"""Reprints: the same story, or a long passage of it, printed twice.

Windows of texts are looked up by their sketches in an index of bands; what two articles share is then measured in
common runs, so that a slogan makes no reprint. Only windows that share a band with any other are looked up one by
one: most of a corpus is printed once.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby

import numpy as np
import numpy.typing as npt

from kg.model import Article
from kg.sketches import SHORTEST, Codes, Hashes, Keys, folded, hashes, sketch, unpacked

MIN_SHARED = SHORTEST  # characters in common runs of at least RUN: below, two reports share a quotation and no more
RUN = 12
GAP = 40  # characters between two common runs of one passage: a misprint, a sentence left out
COMMON = 30  # windows found alike: more is a form that every paper prints (lists of duties, weather), not a story
CHECKED = 8  # articles measured against one, those with the most windows alike first
PRINTS = 1 << 13  # articles whose digests are at hand
NEARBY = 256  # articles whose letters are at hand: printings of one story stand near each other
_STEPS = np.arange(RUN)


@dataclass(frozen=True)
class _Windows:
    """The windows of all articles in one array: their band keys [n, bands], and the number of each one's article."""

    keys: Keys
    owners: npt.NDArray[np.int_]


class Measured:
    """What earlier builds measured of articles with windows alike, and what this one does.

    Parameters
    ----------
    versions
        By page, what tells one reading of it from another: the key under which the store keeps it.
    raw
        What `to_bytes` of an earlier build's gave.
    """

    def __init__(self, versions: Mapping[str, str], raw: bytes = b"") -> None:
        self._versions = versions
        self._print = lru_cache(maxsize=PRINTS)(self._digest)
        try:
            self._known: dict[str, list[int]] = json.loads(raw) if raw else {}
        except ValueError:  # spoilt by the disk
            self._known = {}
        self._now: dict[str, list[int]] = {}

    def key(self, article: Article, others: Sequence[Article]) -> str:
        """A digest of all that a measure follows from: an article and those it is measured against, in turn."""
        told = b"".join([self._print(a.id, a.page, a.previous_part) for a in (article, *others)])
        return blake2b(told, digest_size=9).hexdigest()

    def _digest(self, article: str, page: str, before: str | None) -> bytes:
        """Of what an article is, and of what goes before it."""
        told = f"{article}\x1f{self._versions[page]}\x1f{before}"
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()

    def find(self, key: str) -> list[int] | None:
        """Which of the others the article reprints, with the passage's start and end; empty for none of them; None
        for what nobody has measured.
        """
        found = self._known.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def keep(self, key: str, found: list[int]) -> None:
        self._now[key] = found

    def to_bytes(self) -> bytes:
        """What this build found, for the next."""
        return json.dumps(self._now).encode("ascii")


def mark_reprints(
    articles: Sequence[Article], sketches: Mapping[str, bytes] | None = None, measured: Measured | None = None
) -> tuple[Article, ...]:
    """The articles, in their order; those that print an earlier one's story have `reprint_of` and the passage set.

    The original is the first by date and id. A part behind a jump line is no reprint of the part before it.

    Parameters
    ----------
    sketches
        What `kg.sketches.sketch` gives for each article's text, by its id, if it is known already.
    measured
        What need not be measured again.
    """
    order = sorted(articles, key=lambda a: (a.date or "9999", a.id))
    windows = _windows(order, sketches)
    codes = lru_cache(maxsize=NEARBY)(lambda number: folded(order[number].text))
    known = lru_cache(maxsize=NEARBY)(lambda number: np.sort(_runs(codes(number))))
    by_id = sorted(range(len(order)), key=lambda number: order[number].id)
    rank = [0] * len(order)
    for place, number in enumerate(by_id):
        rank[number] = place
    original: dict[str, tuple[str, tuple[int, int]]] = {}
    for number, alike in _alike(windows):
        article = order[number]
        others = [by_id[place] for _, place in sorted([(-n, rank[far]) for far, n in alike.items()])[:CHECKED]]
        key = measured.key(article, [order[far] for far in others]) if measured else ""
        found = measured.find(key) if measured else None
        if found is None:
            found = _measure(codes(number), article.previous_part, ((order[far].id, known(far)) for far in others))
            if measured:
                measured.keep(key, found)
        if found:
            which, start, end = found
            other = order[others[which]].id
            original[article.id] = original[other][0] if other in original else other, (start, end)
    return tuple(
        replace(a, reprint_of=original[a.id][0], reprint_passage=original[a.id][1]) if a.id in original else a
        for a in articles
    )


def _measure(own: Codes, before: str | None, others: Iterable[tuple[str, Hashes]]) -> list[int]:
    """The number of the first of other articles, by id and runs, that a text reprints, with the passage's start and
    end; empty if it reprints none. `before` is the part that a jump line puts before the text.
    """
    places = np.flatnonzero(own)
    runs = hashes(own[places], RUN)
    for which, (other, known) in enumerate(others):
        at = _shared(known, runs)
        if at.size >= min(MIN_SHARED, places.size // 2) and other != before:
            return [which, *_longest(at, places)]
    return []


def _windows(articles: Sequence[Article], sketches: Mapping[str, bytes] | None) -> _Windows:
    """Those windows of all articles that share a band with another window; the others tie nothing."""
    owners, held = array("l"), bytearray()  # one piece each: arrays by the article would leave the memory in shreds
    for number, article in enumerate(articles):
        sketched = sketch(article.text) if sketches is None else sketches[article.id]
        owners.extend([number] * len(unpacked(sketched)))
        held += sketched
    keys = unpacked(held)
    shared = np.zeros(len(keys), dtype=bool)
    for band in keys.T:
        order = np.argsort(band, kind="stable")
        ordered = band[order]
        same = ordered[1:] == ordered[:-1]
        shared[order[1:][same]] = shared[order[:-1][same]] = True
    return _Windows(keys[shared], np.frombuffer(owners, dtype=np.int_)[shared])


def _alike(windows: _Windows) -> Iterator[tuple[int, Mapping[int, int]]]:
    """For each article, in turn, the earlier ones that have windows like its own, and how many of its own are alike."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    owner = windows.owners.tolist()
    # a band's number with its key: two bands that meet by chance are not one
    numbered = windows.keys + (np.arange(windows.keys.shape[1], dtype=np.uint64) << np.uint64(32))
    for number, own in groupby(range(len(owner)), key=owner.__getitem__):
        alike: Counter[int] = Counter()
        for window in own:
            keys = numbered[window].tolist()
            found = set().union(*(index[key] for key in keys if key in index))
            alike.update({owner[other] for other in found})
            if len(found) < COMMON:
                for key in keys:
                    index[key].append(window)
        del alike[number]
        if alike:
            yield number, alike


def _runs(codes: Codes) -> Hashes:
    """The hashes of all runs of letters."""
    return hashes(codes[codes != 0], RUN)


def _shared(known: Hashes, runs: Hashes) -> npt.NDArray[np.intp]:
    """Which characters of a text, given by the hashes of its runs, lie in runs common with another's, sorted."""
    if not known.size:
        return np.zeros(0, dtype=np.intp)
    common = known[np.minimum(np.searchsorted(known, runs), known.size - 1)] == runs
    first = np.flatnonzero(common)
    covered = np.zeros(runs.size + RUN - 1 if runs.size else 0, dtype=bool)
    covered[(first[:, None] + _STEPS).ravel()] = True
    return np.flatnonzero(covered)


def _longest(at: npt.NDArray[np.intp], places: npt.NDArray[np.intp]) -> tuple[int, int]:
    """Start and end in the text of the longest passage of some characters, small gaps closed."""
    breaks = np.flatnonzero(at[1:] - at[:-1] > GAP)
    starts = at[np.concatenate(([0], breaks + 1))]
    ends = at[np.concatenate((breaks, [at.size - 1]))]
    longest = int(np.argmax(ends - starts))
    return int(places[starts[longest]]), int(places[ends[longest]]) + 1
