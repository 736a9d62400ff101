"""Decisions kept from build to build: of the pairs of a corpus that grows by a page nearly all were judged before.

What is decided about a pair follows from its two candidates; and a candidate follows from its page, from the stories
that its articles print, and, for a person, from the bodies that it has posts in. So a candidate is told by a
fingerprint of these, a pair by those of its candidates, and what was decided is looked up in sorted arrays: 21 bytes
a pair.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from sys import intern
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from kg.entities.candidates import Candidate

Prints = npt.NDArray[np.uint64]
TOGETHER = 4096  # reasons that are packed at once
_ODD = np.uint64(0x9E3779B97F4A7C15)


class Kept(NamedTuple):
    """Decisions by the fingerprints of their pairs, sorted: the number of their reasons, of the verdict, the score."""

    pairs: Prints
    said: npt.NDArray[np.int32]
    same: npt.NDArray[np.int8]
    score: npt.NDArray[np.float64]
    reasons: Sequence[tuple[str, ...]]

    def find(self, pairs: Prints) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.bool_]]:
        """Where each pair stands, and whether it does."""
        if not self.pairs.size:
            return np.zeros(pairs.size, dtype=np.intp), np.zeros(pairs.size, dtype=bool)
        at = np.minimum(np.searchsorted(self.pairs, pairs), self.pairs.size - 1)
        return at, self.pairs[at] == pairs


def sorted_by_pair(pairs: Prints, said: Any, same: Any, score: Any, reasons: Sequence[tuple[str, ...]]) -> Kept:
    """Decisions in any order as they are kept."""
    order = np.argsort(pairs, kind="stable")
    verdicts = np.asarray(same)[order].astype(np.int8)
    return Kept(
        pairs[order],
        np.asarray(said)[order].astype(np.int32),
        verdicts,
        np.asarray(score, dtype=np.float64)[order],
        reasons,
    )


NOTHING = sorted_by_pair(np.empty(0, dtype=np.uint64), (), (), (), ())


class Memory:
    """What earlier builds decided, and what this one decides.

    Parameters
    ----------
    versions
        By page, what tells one reading of it from another: the key under which the store keeps it.
    raw
        What `to_bytes` of an earlier build's gave.
    """

    def __init__(self, versions: Mapping[str, str], raw: bytes = b"") -> None:
        self._versions = versions
        self.known = from_bytes(raw) if raw else NOTHING
        self._decided: list[Kept] = []

    def prints(self, candidates: Sequence[Candidate]) -> Prints:
        """A fingerprint of each candidate, of all that it follows from."""
        packed = bytearray()  # of a large corpus a list of digests would take six times as much
        for c in candidates:
            told = f"{c.id}\x1f{self._versions[c.page]}\x1f{_listed(c.stories)}\x1f{_listed(c.bodies)}"
            packed += blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return np.frombuffer(packed, dtype="<u8")

    def keep(self, decided: Kept) -> None:
        """Remember for the next build."""
        self._decided.append(decided)

    def to_bytes(self) -> bytes:
        """What this build decided."""
        first = 0
        said: list[npt.NDArray[np.int32]] = []
        reasons: list[tuple[str, ...]] = []
        for kept in self._decided:
            said.append(kept.said + first)
            reasons += kept.reasons
            first += len(kept.reasons)
        pairs, same, score = (
            np.concatenate([getattr(kept, column) for kept in (NOTHING, *self._decided)])
            for column in ("pairs", "same", "score")
        )
        whole = sorted_by_pair(pairs, np.concatenate([NOTHING.said, *said]), same, score, reasons)
        packer = zlib.compressobj(1)
        pieces = [packer.compress(json.dumps(len(pairs)).encode("ascii") + b"\n")]
        pieces += (packer.compress(column.tobytes()) for column in whole[:4])
        for at in range(0, len(reasons), TOGETHER):  # piece by piece: of a large corpus they are as large as its words
            pieces.append(packer.compress(json.dumps(reasons[at : at + TOGETHER]).encode("ascii") + b"\n"))
        return b"".join([*pieces, packer.flush()])


def from_bytes(raw: bytes) -> Kept:
    """The decisions that `Memory.to_bytes` wrote, none if the disk has spoilt them. Equal reasons are one object."""
    try:
        told = zlib.decompress(raw)
    except zlib.error:
        return NOTHING
    at = told.index(b"\n") + 1
    count = json.loads(told[:at])
    columns: list[Any] = []
    for kind in (np.uint64, np.int32, np.int8, np.float64):
        columns.append(np.frombuffer(told, dtype=kind, count=count, offset=at))
        at += columns[-1].nbytes
    lines = told[at:].splitlines()
    pairs, said, same, score = columns
    return Kept(
        pairs, said, same, score, [tuple(map(intern, reasons)) for line in lines for reasons in json.loads(line)]
    )


def pairs_of(prints: Prints, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Prints:
    """A fingerprint of each pair of candidates; which is left and which is right counts."""
    mixed = (prints[left] ^ (prints[left] >> np.uint64(29))) * _ODD + prints[right]
    return (mixed ^ (mixed >> np.uint64(32))) * _ODD


@lru_cache(maxsize=1024)
def _listed(names: frozenset[str]) -> str:
    return "\x1f".join(sorted(names))
