"""The command `kg`: thin verbs over the package. Results go to stdout, progress and errors to stderr."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import Any, NoReturn

import click

from kg.cli.building import build, export, stats
from kg.cli.judging import judge, why
from kg.cli.looking import conflicts, inspect, show
from kg.cli.querying import query, serve
from kg.cli.scoring import evaluate, predicate_table, schema
from kg.errors import KGError

__all__ = ["main", "predicate_table", "run"]

SELDOM = 50_000  # new objects between two looks for cycles


class _Verbs(click.Group):
    """A group whose mistakes are one sentence and an exit code, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KGError as error:
            click.echo(f"kg: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            ctx.exit(0)


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newspaper-kg")
def main() -> None:
    """Chinese newspaper pages to a knowledge graph whose every statement shows its words."""


def run() -> NoReturn:
    """The command as a process: it ends at once, since taking a graph of millions of objects apart takes seconds."""
    # a thousand patterns are compiled and hundreds of modules loaded: the cycle collector would go through all of it
    # again and again, and find nothing
    gc.set_threshold(SELDOM, 20, 50)
    code: int | str | None = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
    if isinstance(code, str):
        print(code, file=sys.stderr)
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


for verb in (build, inspect, show, why, judge, query, serve, export, schema, evaluate, stats, conflicts):
    main.add_command(verb)
