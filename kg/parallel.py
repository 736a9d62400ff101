"""One function over many tasks, in this process or over several, with few tasks in flight."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from typing import TypeVar

from kg.errors import KGError

Task = TypeVar("Task")
Result = TypeVar("Result")

IN_FLIGHT = 3  # tasks a process: one in work, one at hand, one on the way
# Imported once by the process that workers are forked from, so that they start at once and share the memory.
PRELOADED = ["kg.pipeline", "kg.nlp", "kg.mentions", "kg.names", "kg.facts"]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(function: Callable[[Task], Result], tasks: Iterable[Task], *, jobs: int) -> Iterator[Result]:
    """The results of all tasks as they come; over processes the order is anyone's.

    Tasks are drawn only when a process is free for them, so that memory does not depend on how many there are.

    Raises
    ------
    KGError
        If a process dies; results that came before it have been given.
    """
    if jobs <= 1:
        yield from map(function, tasks)
        return
    # not fork: a process that holds the lexer's threads may deadlock when it is copied
    context = get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(PRELOADED)
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_begin)
    try:
        pending: set[Future[Result]] = set()
        for task in tasks:
            pending.add(pool.submit(function, task))
            if len(pending) >= IN_FLIGHT * jobs:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    except BrokenProcessPool as error:
        raise KGError(
            "a process that read pages was killed, perhaps for want of memory: build again with fewer --jobs; "
            "the pages read so far are kept."
        ) from error
    except BaseException:
        for process in list((pool._processes or {}).values()):
            process.kill()  # the interrupted build waits for no page
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """A worker leaves Ctrl-C to the process that started it, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
