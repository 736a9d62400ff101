"""What `kg build` says while it runs and when it is done; all of it on stderr."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from kg.progress import Event
from kg.schema import ENTITY_TYPES, PREDICATES
from kg.settings import PAGE_HOLDS

if TYPE_CHECKING:
    from rich.progress import Progress

    from kg.make import Summary

Counts = Mapping[str, Mapping[str, int]]
LISTED = 10  # files that were skipped, named in the summary; skipped.jsonl names all
# The stages in the order in which the summary gives their times; those of the first row run in every process.
READING = ("articles", "lexer", "mentions", "names", "facts", "keep")
CONNECTING = ("load", "reprints", "entities", "statements", "write")


class Teller:
    """Hears a build's events: a bar with rate and time left at a terminal, lines with `verbose` or `json`."""

    def __init__(self, *, quiet: bool, verbose: bool, json: bool, corpus: Path) -> None:
        self.quiet, self.verbose, self.json, self.corpus = quiet, verbose, json, corpus
        self.began = time.monotonic()
        self.read = 0
        self.bar: Progress | None = None

    def __enter__(self) -> Teller:
        if not (self.quiet or self.verbose or self.json) and sys.stderr.isatty():
            self.bar = _bar(self.corpus)
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()
        if kind is KeyboardInterrupt:
            click.echo(
                f"kg: stopped: {self.read} pages were read and are kept, the next build goes on from them; "
                "the files of the last build are as they were.",
                err=True,
            )
            sys.exit(130)

    def hear(self, event: Event) -> None:
        self.read += event.kind == "page"
        if self.json:
            told = {k: v for k, v in asdict(event).items() if v or (k == "kept" and event.kind == "page")}
            click.echo(json.dumps({"event": told.pop("kind"), **told}, ensure_ascii=False), err=True)
        elif self.verbose or (event.kind == "skipped" and not self.quiet):
            if self.bar is not None:
                self.bar.console.print(_line(event), markup=False, highlight=False)
            else:
                click.echo(_line(event), err=True)
        if self.bar is not None:
            if event.kind == "page":
                self.bar.advance(self.bar.task_ids[0])
            elif event.kind == "stage" and event.name != "pages":
                self.bar.update(self.bar.task_ids[0], description=event.name)

    def close(self, summary: Summary, output: Path) -> None:
        """The closing summary."""
        if self.bar is not None:
            self.bar.stop()
        seconds = time.monotonic() - self.began
        if self.json:
            told = {**asdict(summary), "output": str(output), "wall": round(seconds, 3)}
            click.echo(json.dumps({"event": "summary", **told}, ensure_ascii=False), err=True)
        elif not self.quiet:
            click.echo(_summary(summary, output, seconds), err=True)


def _bar(corpus: Path) -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    from kg.readers import page_files

    class Rate(ProgressColumn):
        """Pages a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} pages/s" if task.speed else "")

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("pages", total=len(page_files(corpus)))
    return bar


def _line(event: Event) -> str:
    took = ", ".join(f"{name} {seconds:.2f}" for name, seconds in event.seconds.items())
    if event.kind == "skipped":
        return f"kg: skipped: {event.reason}"
    if event.kind == "page":
        return f"{event.name}: {event.characters} characters, {'kept' if event.kept else took + ' s'}"
    return f"{event.name} ..." if event.kind == "stage" else f"{took} s"


def _summary(summary: Summary, output: Path, seconds: float) -> str:
    rate = f", {summary.characters / seconds:,.0f} characters a second" if summary.read == summary.pages else ""
    lines = [
        f"pages       {summary.pages}: {summary.read} read now, {summary.pages - summary.read} kept from before",
        counted(summary.counts),
        f"skipped     {len(summary.skipped)}" + (", see skipped.jsonl" if len(summary.skipped) > LISTED else ""),
        *(f"            {row.reason}" for row in summary.skipped[:LISTED]),
        f"time        {seconds:.1f} s{rate}",
    ]
    for label, names in (("reading", READING), ("connecting", CONNECTING)):
        told = [f"{name} {summary.seconds[name]:.2f}" for name in names if summary.seconds.get(name, 0.0) >= 0.005]
        if told:
            lines.append(f"  {label} (s): {', '.join(told)}")
    done = (
        "nothing has changed: the files stay as they are in"
        if summary.unchanged
        else f"wrote {len(summary.files)} files into"
    )
    lines.append(f"{done} {output}: {', '.join(summary.files)}")
    entities = sum(summary.counts["entities"].values())
    if entities > PAGE_HOLDS:
        lines.append(
            f"graph.html holds the {PAGE_HOLDS:,} best connected of {entities:,} entities; the other files hold all"
        )
    return "\n".join(lines)


def counted(counts: Counts) -> str:
    """Counts as three lines, in the order of the schema."""
    orders = {"articles": ("article", "caption", "teaser"), "entities": ENTITY_TYPES, "statements": PREDICATES}
    lines = []
    for name, order in orders.items():
        found = counts[name]
        told = ", ".join(f"{found[kind]} {kind}" for kind in order if found.get(kind))
        lines.append(f"{name:<12}{sum(found.values())}{': ' + told if told else ''}")
    return "\n".join(lines)
