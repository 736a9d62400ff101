"""Verbs about what the graph can say and how well it says it: schema, evaluate."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli.common import OUTPUT, load
from kg.errors import FloorError, InputError
from kg.schema import ENTITY_TYPES, PREDICATES


@click.command()
@click.option("--markdown", "form", flag_value="markdown", help="As the table in the README.")
@click.option("--turtle", "form", flag_value="turtle", help="The RDF vocabulary.")
@click.option("--shacl", "form", flag_value="shacl", help="The SHACL shapes that a build's RDF meets.")
def schema(form: str | None) -> None:
    """List what the graph can say: entity types and predicates."""
    if form == "markdown":
        click.echo(predicate_table())
        return
    if form is not None:
        from kg import rdf

        click.echo(rdf.vocabulary_file() if form == "turtle" else rdf.shapes_file(), nl=False)
        return
    for kind in ENTITY_TYPES.values():
        click.echo(f"{kind.name:13} {kind.zh}  {', '.join(kind.subtypes)}")
    for row in PREDICATES.values():
        click.echo(f"{row.name:15} {row.zh}  {'|'.join(row.subjects)} → {'|'.join(row.objects)}: {row.gloss_en}")


def predicate_table() -> str:
    """The predicates as a Markdown table."""
    lines = ["| predicate | 谓词 | subject → object | meaning |", "|---|---|---|---|"]
    for row in PREDICATES.values():
        ends = f"{', '.join(row.subjects)} → {', '.join(row.objects)}"
        lines.append(f"| `{row.name}` | {row.zh} | {ends} | {row.gloss_en} |")
    return "\n".join(lines)


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@OUTPUT
@click.option("--floors", type=click.Path(path_type=Path), help="JSON of least figures; below one, exit 1.")
@click.option("--set", "which", default="corpus", show_default=True, help="Which set of the floors file.")
def evaluate(gold: Path, output: Path, floors: Path | None, which: str) -> None:
    """Score a build against the GOLD pages; exit 1 when a figure is under its floor."""
    from kg.evaluate import below
    from kg.evaluate import evaluate as score

    scores = score(load(output), gold)
    for name, value in scores.table().items():
        click.echo(f"{name:24} {value:.3f}")
    if floors is not None:
        try:
            least = json.loads(floors.read_text(encoding="utf-8"))[which]
        except (OSError, ValueError, KeyError) as error:
            raise InputError(f"{floors} has no floors for {which!r}: expected a JSON object of figures.") from error
        if under := below(scores, least):
            raise FloorError("; ".join(under) + ".")
