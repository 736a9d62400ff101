"""Starting and stopping: the port, the store of the build, the workers, the server."""

from __future__ import annotations

import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import pyoxigraph as ox
import uvicorn

from kg.errors import InputError
from kg.exports import current, read_tables
from kg.rdf.describe import Describer
from kg.rdf.store import load
from kg.serve.app import app_of
from kg.serve.pool import Pool

HOST = "127.0.0.1"  # a build is served to its own machine; whoever wants more puts a web server before it


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take: seconds, and megabytes of answer."""

    seconds: float = 30.0
    megabytes: int = 64


def serve(
    folder: Path, *, port: int = 7878, cors: bool = False, workers: int = 2, limits: Limits | None = None,
    say: Callable[[str], None] = print,
) -> None:  # fmt: skip
    """Serve a build until Ctrl-C or SIGTERM.

    Parameters
    ----------
    folder
        Folder of a build.
    port
        Port on the loopback address; 0 takes a free one.
    cors
        Whether pages of other origins may ask.
    workers
        Queries that are answered at once.
    limits
        What a query may take; 30 s and 64 MB by default.
    say
        Told the addresses once they answer.

    Raises
    ------
    InputError
        If the folder holds no build, or the port is taken.
    """
    limits = limits or Limits()
    graph = read_tables(folder)
    listening = _listen(port)
    with listening, tempfile.TemporaryDirectory(prefix="kg-serve-", ignore_cleanup_errors=True) as temporary:
        store = ox.Store(temporary)
        load(store, Describer(graph).nodes())
        store.flush()
        del store  # the lock goes with it; workers open what is on disk
        base = graph.base_iri
        del graph
        pool: Pool | None = None
        was = signal.signal(signal.SIGTERM, _stop)
        try:
            pool = Pool(Path(temporary), base=base, most=limits.megabytes << 20, size=workers, seconds=limits.seconds)
            app = app_of(current(folder, "graph.html"), lambda: pool, base=base, cors=cors)
            address = f"http://{HOST}:{listening.getsockname()[1]}"
            say(f"graph     {address}/\nquestions {address}/query\nSPARQL    {address}/sparql\nCtrl-C stops it.")
            config = uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
            with suppress(KeyboardInterrupt):
                uvicorn.Server(config).run(sockets=[listening])
        finally:
            if pool is not None:
                pool.close()
            signal.signal(signal.SIGTERM, was)


def _listen(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        raise InputError(f"port {port} cannot be used ({error}): name another with --port.") from error


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
