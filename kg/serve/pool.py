"""Workers that are asked one question at a time, and killed when they take too long."""

from __future__ import annotations

import asyncio
from multiprocessing import get_context
from pathlib import Path

from kg.serve.worker import Question, Reply, said, work

READY = 60  # seconds in which a worker must have opened the store


class Worker:
    """One process, started anew when it has died or been killed."""

    def __init__(self, store: Path, *, base: str, most: int) -> None:
        self._arguments = (str(store), base, most)
        self.start()

    def start(self) -> None:
        """Start the process and wait until it can answer."""
        # spawn: a fork would copy the server's threads and sockets
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, *self._arguments), daemon=True)
        self._process.start()
        theirs.close()
        if not self._connection.poll(READY):
            raise RuntimeError("a worker did not open the store")
        self._connection.recv()

    def ask(self, question: Question, seconds: float) -> Reply | None:
        """The reply, or None where the time is over."""
        self._connection.send(question)
        if not self._connection.poll(seconds):
            return None
        reply = self._connection.recv()
        assert isinstance(reply, Reply)
        return reply

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._connection.close()


class Pool:
    """Some workers; a question waits for one that is free, no longer than it may run."""

    def __init__(self, store: Path, *, base: str, most: int, size: int, seconds: float) -> None:
        self._seconds = seconds
        self._workers = [Worker(store, base=base, most=most) for _ in range(size)]
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        for worker in self._workers:
            self._free.put_nowait(worker)
        self._open = True

    async def ask(self, question: Question) -> Reply:
        """The reply to a question: an answer, or the reason why there is none."""
        try:
            worker = await asyncio.wait_for(self._free.get(), self._seconds)
        except TimeoutError:
            return said(503, "all workers are busy with other queries: ask again later.")
        reply: Reply | None = None
        died = False
        try:
            reply = await asyncio.to_thread(worker.ask, question, self._seconds)
        except (EOFError, OSError):
            died = True
        finally:
            if reply is None and self._open:
                worker.kill()
                await asyncio.to_thread(worker.start)
            self._free.put_nowait(worker)
        if died:
            return said(500, "the query was stopped: it needs more memory than there is; narrow it.")
        return reply or said(
            500,
            f"the query was stopped after {self._seconds:g} s: narrow it, or start kg serve with a larger --seconds.",
        )

    def close(self) -> None:
        """End all workers."""
        self._open = False
        for worker in self._workers:
            worker.kill()
