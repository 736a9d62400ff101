"""One function over many tasks, in this process or over several; and tasks that share a graph."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from typing import TypeVar

from kg.errors import KGError

Task = TypeVar("Task")
Result = TypeVar("Result")

IN_FLIGHT = 3  # tasks a process: one in work, one at hand, one on the way
# Imported once by the process that workers are forked from, so that they start at once and share the memory.
PRELOADED = ["kg.pipeline", "kg.lexer", "kg.mentions", "kg.names", "kg.facts", "kg.preloaded"]


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    function: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    jobs: int,
    ready: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """The results of all tasks as they come; over processes the order is anyone's.

    Tasks are drawn only when a process is free for them, so that memory does not depend on how many there are.

    Parameters
    ----------
    ready
        Makes this process ready for the function. It is then copied, where a copy is safe: what was loaded is loaded
        once and held once. None if the function may start threads, which no copy would have.

    Raises
    ------
    KGError
        If a process dies; results that came before it have been given.
    """
    if jobs <= 1:
        yield from map(function, tasks)
        return
    copied = ready is not None and _copies_whole()
    if copied and ready is not None:
        ready()
        gc.freeze()  # a collector that walks what all share would have each copy hold its own
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=_context(copied), initializer=_begin)
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
        if copied:
            gc.unfreeze()
        else:
            _end_server()


def _copies_whole() -> bool:
    """Is a copy of this process whole? Only the thread that asks is copied, and on macOS not even the system's own
    libraries stand it."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context(copied: bool) -> BaseContext:
    """How processes begin: as copies of this one, of one that has imported the modules, or from nothing."""
    if copied:
        return get_context("fork")
    if sys.platform == "win32":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def _end_server() -> None:
    """End the process that workers were forked from: it would hold 100 MB until this one ends.

    The standard library begins it anew when it is wanted, and ends it by a function for its own use alone.
    """
    if sys.platform != "win32":
        from multiprocessing.forkserver import _forkserver

        if hasattr(_forkserver, "_stop"):
            _forkserver._stop()


def share(tasks: Sequence[Callable[[], object]], *, jobs: int) -> None:
    """Run all tasks, in copies of this process that share its memory; whoever is free takes the next.

    What a task returns is dropped: it is run for the files that it writes. Where the system cannot copy processes, or
    with one job, they run one after another.

    Raises
    ------
    Exception
        That of a task, the first of several; tasks not yet begun are left.
    """
    if jobs <= 1 or len(tasks) <= 1 or not hasattr(os, "fork"):
        for task in tasks:
            task()
        return
    queue = _filled(bytes(range(len(tasks))))  # a byte is a task's number: to read one is to take the task
    here, there = os.pipe()  # closed when this process ends, however it ends
    copies = [_copy(tasks, queue, here, there) for _ in range(min(jobs, len(tasks)) - 1)]
    os.close(here)
    try:
        _take(tasks, queue)
        errors = [error for _, told in copies if (error := _said(told)) is not None]
    except BaseException:
        for pid, _ in copies:
            os.kill(pid, signal.SIGKILL)
        raise
    finally:
        for pid, told in copies:
            os.waitpid(pid, 0)
            os.close(told)
        for end in (queue, there):
            os.close(end)
    if errors:
        raise errors[0]


def _take(tasks: Sequence[Callable[[], object]], queue: int) -> None:
    while number := os.read(queue, 1):
        tasks[number[0]]()


def _copy(tasks: Sequence[Callable[[], object]], queue: int, parent: int, other: int) -> tuple[int, int]:
    """A copy of this process at work: its id, and where it will say what went wrong.

    Only the thread that asks is copied, so nothing of the lexer may be called in it; the writers need none of it.
    """
    told, tell = os.pipe()
    if pid := os.fork():
        os.close(tell)
        return pid, told
    error: BaseException | None = None
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(other)
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
        _take(tasks, queue)
    except BaseException as raised:
        error = raised
        while os.read(queue, 1):  # nobody begins what will be thrown away
            pass
    try:
        with os.fdopen(tell, "wb") as pipe:
            pipe.write(_pickled(error))
    finally:
        os._exit(0)


def _filled(queue: bytes) -> int:
    """The reading end of a pipe that holds some bytes and then ends."""
    out, into = os.pipe()
    os.write(into, queue)
    os.close(into)
    return out


def _pickled(error: BaseException | None) -> bytes:
    try:
        return pickle.dumps(error)
    except Exception:  # an error of a library that cannot be copied: its words can
        return pickle.dumps(KGError(f"{type(error).__name__}: {error}"))


def _said(told: int) -> BaseException | None:
    """What a copy says when it ends."""
    words = b"".join(iter(lambda: os.read(told, 1 << 16), b""))
    if not words:
        return KGError("a process that wrote the graph was killed, perhaps for want of memory: build with --jobs 1.")
    error: BaseException | None = pickle.loads(words)
    return error


def _begin() -> None:
    """A worker leaves Ctrl-C to the process that started it, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """End this process when the other that holds the sentinel has ended."""
    wait_for([sentinel])
    os._exit(1)
