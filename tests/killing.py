"""Builds that are killed: `python -m tests.killing CORPUS OUTPUT`, then a line a build: the seconds it may live.

A process that has imported everything is copied for each build, since starting Python takes longer than building.
Prints `killed` or `done` for each.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib import import_module

from kg.make import make
from kg.parallel import PRELOADED

for module in (*PRELOADED, "kg.html", "kg.rdf"):
    import_module(module)


def main(corpus: str, output: str) -> None:
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            make(corpus, output)
            os._exit(0)
        ends = time.monotonic() + float(line)
        done = 0
        while not done and time.monotonic() < ends:
            done, _ = os.waitpid(child, os.WNOHANG)
            time.sleep(0.002)
        if not done:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        print("done" if done else "killed", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
