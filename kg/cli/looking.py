"""Verbs that look at a page or a build: inspect, show, why, judge, conflicts."""

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
    for s in graph.facts_about(entity):
        ends = f"{graph.entity(s.subject).name} {PREDICATES[s.predicate].zh} {graph.entity(s.object).name}"
        extra = "，".join(filter(None, (s.title, s.date)))
        click.echo(f"- {ends}{f'（{extra}）' if extra else ''}  [{s.confidence:.2f}]")
        for article, evidence in graph.evidence(s):
            click.echo(f"    “{' '.join(evidence.text.split())}”  {article.page} {article.title or '（无题）'}")


@click.command()
@click.argument("left")
@click.argument("right")
@OUTPUT
def why(left: str, right: str, output: Path) -> None:
    """Say why two names are, or are not, one entity."""
    graph = load(output)
    a, b = graph.one(left), graph.one(right)
    sides = {left, a.name}, {right, b.name}
    told = [d for d in graph.decisions if _about(d.left, sides[0]) and _about(d.right, sides[1])]
    told += [d for d in graph.decisions if _about(d.left, sides[1]) and _about(d.right, sides[0]) and d not in told]
    verdict = "are one entity" if a.id == b.id else "are two entities"
    reasons = list(dict.fromkeys(reason for d in told for reason in d.reasons))
    if not reasons and a.id == b.id:
        mentions = [m for m in a.mentions if left in (m.text, m.name) or right in (m.text, m.name)]
        reasons = list(dict.fromkeys(m.reason for m in mentions if m.reason)) or ["both are names of it on its pages"]
    said = "; ".join(reasons) if reasons else "nothing ties them"
    click.echo(f"{left} and {right} {verdict}: {said}.")


def _about(identity: str, names: set[str]) -> bool:
    return identity.partition(":")[2].rpartition("@")[0] in names


@click.command()
@click.argument("left")
@click.argument("right")
@click.option("--same/--different", "verdict", default=None, help="They are one, or two.")
@click.option("--corpus", type=click.Path(path_type=Path), default=Path("corpus"), show_default=True)
@click.option("--note", default="", help="Why, for those who read the file later.")
def judge(left: str, right: str, verdict: bool | None, corpus: Path, note: str) -> None:
    """Record beside the corpus that LEFT and RIGHT are, or are not, one thing; it outranks the program."""
    from kg.entities import Judgement, record_judgement

    if verdict is None:
        raise InputError("say which it is: --same or --different.")
    if not corpus.is_dir():
        raise InputError(f"{corpus} is no folder: name the corpus with --corpus.")
    path = record_judgement(corpus, Judgement(left, right, verdict, note))
    click.echo(f"recorded in {path}; the next build follows it.")


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
