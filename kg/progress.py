"""What a build tells while it runs: pages read, stages done, seconds by stage."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: a page was read (`kind` "page") or skipped ("skipped"), a stage began ("stage")
    or ended ("done").

    `seconds` holds what it took, by stage; `characters` is the length of the page; `kept` says that an earlier
    build had read it; `reason` is why it was skipped.
    """

    kind: str
    name: str
    characters: int = 0
    kept: bool = False
    reason: str = ""
    seconds: dict[str, float] = field(default_factory=dict)


Tell = Callable[[Event], None]


def silence(_: Event) -> None:
    """Tell nobody."""


@contextmanager
def stage(name: str, tell: Tell) -> Iterator[None]:
    """Tell when a stage begins, and when it ends what it took."""
    tell(Event("stage", name))
    began = time.perf_counter()
    yield
    tell(Event("done", name, seconds={name: time.perf_counter() - began}))


@contextmanager
def timed(name: str, seconds: dict[str, float]) -> Iterator[None]:
    """Add to `seconds[name]` the seconds that the block takes."""
    began = time.perf_counter()
    try:
        yield
    finally:
        seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - began
