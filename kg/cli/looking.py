"""Verbs that look at a page or a build: inspect, show, conflicts."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.cli.common import OUTPUT, load
from kg.errors import InputError
from kg.schema import ENTITY_TYPES, PREDICATES


@click.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option("--stage", type=click.Choice(["articles", "mentions", "facts"]), default="articles", show_default=True)
@click.option("--rejected", is_flag=True, help="With facts: those seen and not accepted, with the reason.")
def inspect(page: Path, stage: str, rejected: bool) -> None:
    """Show what one PAGE gives at a stage, as JSON lines."""
    from kg import pipeline
    from kg.readers import read

    if page.is_dir():
        raise InputError(f"{page} is a folder: name one page file.")
    reading = pipeline.read_page(read(page)[0])
    rows: Any = getattr(reading, stage)
    if stage == "facts":
        rows = [fact for fact in rows if (fact.rejected is not None) == rejected]
    for row in rows:
        click.echo(json.dumps(asdict(row), ensure_ascii=False))


@click.command()
@click.argument("name")
@OUTPUT
def show(name: str, output: Path) -> None:
    """Show what the graph says of NAME: names, statements, each with its words."""
    graph = load(output)
    entity = graph.one(name)
    kind = ENTITY_TYPES[entity.type]
    click.echo(f"{entity.name}  ({kind.zh} {entity.subtype}, {len(entity.mentions)} mentions)  {entity.id}")
    if entity.aliases:
        click.echo(f"  also: {'、'.join(entity.aliases)}")
    against = {s.id: other for pair in graph.conflicts() for s, other in (pair, pair[::-1])}
    for s in graph.facts_about(entity):
        ends = f"{graph.entity(s.subject).name} {PREDICATES[s.predicate].zh} {graph.entity(s.object).name}"
        extra = "，".join(filter(None, (s.title, s.date)))
        click.echo(f"- {ends}{f'（{extra}）' if extra else ''}  [{s.confidence:.2f}]")
        if other := against.get(s.id):
            click.echo(f"    contradicts {graph.entity(other.subject).name}（{other.title}）")
        for article, evidence in graph.evidence(s):
            click.echo(f"    “{' '.join(evidence.text.split())}”  {article.page} {article.title or '（无题）'}")


@click.command()
@OUTPUT
def conflicts(output: Path) -> None:
    """List statements that contradict each other: two people in one sole post of one body at one date."""
    graph = load(output)
    for a, b in graph.conflicts():
        body = graph.entity(a.object).name
        click.echo(f"{body} {a.title}: {graph.entity(a.subject).name} / {graph.entity(b.subject).name}")
        for s in (a, b):
            click.echo(f"    “{' '.join(s.evidence[0].text.split())}”  {s.evidence[0].page}")
