"""Verbs that make and count a graph: build, export, stats."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from kg.cli.common import OUTPUT, load
from kg.cli.telling import Teller, counted
from kg.settings import SETTINGS, Row, read_settings

SKIPPED = 3  # exit code: built, but some files could not be read


class _Grouped(click.Command):
    """A command whose help lists its options under headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        headings = {row.name: row.group for row in SETTINGS}
        groups: dict[str, list[tuple[str, str]]] = {row.group: [] for row in SETTINGS}
        for option in self.get_params(ctx):
            if isinstance(option, click.Option) and (record := option.get_help_record(ctx)):
                groups.setdefault(headings.get(option.name or "", "This run alone"), []).append(record)
        for heading, records in groups.items():
            with formatter.section(heading):
                formatter.write_dl(records)


def _option(row: Row) -> Any:
    names = [f"--{row.name.replace('_', '-')}", *([f"-{row.short}"] if row.short else [])]
    if row.kind is bool:
        return click.option(*names, is_flag=True, default=None, help=row.help)
    if row.kind is tuple:
        return click.option(
            f"--{row.name.removesuffix('s')}", row.name, multiple=True, metavar=row.metavar, help=row.help
        )
    kind = {Path: click.Path(path_type=Path), int: click.IntRange(1), str: str}[row.kind]
    return click.option(*names, type=kind, metavar=row.metavar, help=row.help)


def _settings(command: Any) -> Any:
    for row in reversed(SETTINGS):
        command = _option(row)(command)
    return command


@click.command(
    cls=_Grouped,
    epilog="A kg.toml among the pages may hold every setting of the first two groups; the command line outranks it. "
    "Exit codes: 0 all pages were read, 3 some files were skipped (1 with --strict), 2 nothing could be built, "
    "4 another build is writing the folder, 130 stopped by Ctrl-C.",
)
@click.argument("corpus", type=click.Path(path_type=Path))
@_settings
@click.option("--fresh", is_flag=True, help="Read every page anew; forget what earlier builds kept.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no summary; errors alone.")
@click.option("--verbose", "-v", is_flag=True, help="A line for every page and stage.")
@click.option("--log-json", is_flag=True, help="Progress and summary as lines of JSON on stderr.")
def build(corpus: Path, fresh: bool, quiet: bool, verbose: bool, log_json: bool, **given: Any) -> None:
    """Read the pages of CORPUS and write the graph: tables, JSON, Turtle and an HTML page.

    Pages that an earlier build into the same folder read are not read again. A build that is stopped, however it is
    stopped, leaves the files of the last one whole, and the next goes on from what it had read.
    """
    from kg.exports import format_of
    from kg.make import make

    settings = read_settings(corpus, given)
    for name in settings.formats:
        format_of(name)  # a wrong one is told before the pages are read
    with Teller(quiet=quiet, verbose=verbose, json=log_json, corpus=corpus) as teller:
        summary = make(corpus, settings=settings, fresh=fresh, tell=teller.hear)
        teller.close(summary, settings.output)
    if summary.skipped:
        sys.exit(1 if settings.strict else SKIPPED)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@OUTPUT
@click.option("--base-iri", metavar="IRI", help="What the IRIs of RDF begin with; as in the build by default.")
def export(file: Path, output: Path, base_iri: str | None) -> None:
    """Write the graph to FILE in the format that its name ends with."""
    from kg.exports import export as write

    graph = load(output)
    click.echo(str(write(replace(graph, base_iri=base_iri or graph.base_iri), file)))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@OUTPUT
def stats(folder: Path | None, output: Path) -> None:
    """Count what the build in FOLDER holds."""
    from kg.make import count

    click.echo(counted(count(load(folder or output))))
