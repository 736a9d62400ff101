"""Verbs that ask a build in SPARQL: query."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from kg.cli.common import OUTPUT, aligned, load


@click.command()
@click.argument("sparql")
@OUTPUT
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
def query(sparql: str, output: Path, form: str) -> None:
    """Answer a SPARQL query; `-` reads it from stdin. Prefixes kg, org, oa, skos, schema … need not be declared."""
    import csv

    from kg import rdf

    text = sys.stdin.read() if sparql == "-" else sparql
    rows = rdf.query(load(output), text)
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, list(rows[0]) if rows else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        click.echo(aligned(rows))
