"""Verbs that make and count a graph: build, export, stats."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.common import OUTPUT, load
from kg.errors import InputError
from kg.graph import KnowledgeGraph
from kg.schema import ENTITY_TYPES, PREDICATES

SKIPPED = 3  # exit code: built, but some pages could not be read


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@OUTPUT
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Processes to read pages with."
)
@click.option("--model", help="Installed spaCy model to use in place of the lexer.")
@click.option("--encoding", help="Of text files that are neither Unicode nor GB18030: big5.")
@click.option("--fresh", is_flag=True, help="Read every page anew; forget what earlier builds kept.")
@click.option("--strict", is_flag=True, help="Exit with 1, not 3, when a page is skipped.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no summary.")
def build(
    corpus: Path,
    output: Path,
    jobs: int,
    model: str | None,
    encoding: str | None,
    fresh: bool,
    strict: bool,
    quiet: bool,
) -> None:
    """Read the pages of CORPUS and write the graph: tables, JSON, Turtle and an HTML page."""
    from kg import pipeline
    from kg.entities import read_judgements
    from kg.exports import write_all, write_text
    from kg.readers import read_corpus
    from kg.store import FILE, ReadingStore

    began = time.monotonic()
    pages, skipped = read_corpus(corpus, encoding=encoding)
    for one in skipped:
        click.echo(f"kg: skipped: {one.reason}", err=True)
    if not pages:
        raise InputError(f"no page of {corpus} could be read; the lines above say why.")
    kept = output / ".kg"
    if fresh:
        (kept / FILE).unlink(missing_ok=True)
    try:
        store = ReadingStore(kept)
    except OSError as error:
        raise InputError(f"{output} cannot be written ({error.strerror}): name another folder.") from error
    try:
        with click.progressbar(
            length=len(pages), label="pages", show_pos=True, file=sys.stderr, hidden=quiet or not sys.stderr.isatty()
        ) as bar:
            graph = pipeline.build(
                pages,
                model=model,
                judgements=read_judgements(corpus),
                jobs=jobs,
                store=store,
                on_page=lambda _: bar.update(1),
            )
    finally:
        store.close()
    files = write_all(graph, output)
    write_text(output / "skipped.jsonl", "".join(json.dumps(asdict(s), ensure_ascii=False) + "\n" for s in skipped))
    if not quiet:
        seconds = time.monotonic() - began
        click.echo(f"{len(pages)} pages, {len(skipped)} skipped, {seconds:.1f} s", err=True)
        click.echo(_counts(graph), err=True)
        click.echo(f"wrote {', '.join(f.name for f in files)} into {output}", err=True)
    if skipped:
        sys.exit(1 if strict else SKIPPED)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@OUTPUT
def export(file: Path, output: Path) -> None:
    """Write the graph to FILE in the format that its suffix names."""
    from kg.exports import export as write

    click.echo(str(write(load(output), file)))


@click.command()
@OUTPUT
def stats(output: Path) -> None:
    """Count what a build holds."""
    click.echo(_counts(load(output)))


def _counts(graph: KnowledgeGraph) -> str:
    kinds = Counter(e.type for e in graph.entities)
    said = Counter(s.predicate for s in graph.statements)
    articles = Counter(a.kind for a in graph.articles)
    return "\n".join(
        [
            "articles    " + ", ".join(f"{n} {kind}" for kind, n in sorted(articles.items())),
            "entities    " + ", ".join(f"{kinds[kind]} {kind}" for kind in ENTITY_TYPES),
            "statements  " + ", ".join(f"{said[name]} {name}" for name in PREDICATES if said[name]),
        ]
    )
