"""Verbs about one thing under two names: why, judge."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from kg.cli.common import OUTPUT, load
from kg.errors import InputError, KGError
from kg.graph import KnowledgeGraph
from kg.model import Entity


@click.command()
@click.argument("left")
@click.argument("right")
@OUTPUT
def why(left: str, right: str, output: Path) -> None:
    """Say in a sentence why two names are, or are not, one entity.

    A namesake is named by its id (`kg show` tells it), as 王芳（body） or as 王芳@page.
    """
    from kg.entities.why import why as explain

    graph = load(output)
    a, b = _two(graph, left, right)
    said = explain(
        (left, a), (right, b), statements=graph.statements, articles=graph.articles, decisions=graph.decisions
    )
    click.echo(said)


@click.command()
@click.argument("left")
@click.argument("right")
@click.option("--same/--different", "verdict", default=None, help="They are one, or two.")
@click.option("--forget", is_flag=True, help="Take back what was recorded about the two.")
@click.option("--corpus", type=click.Path(path_type=Path), default=Path("corpus"), show_default=True)
@OUTPUT
@click.option("--note", default="", help="Why, for those who read the file later.")
def judge(left: str, right: str, verdict: bool | None, forget: bool, corpus: Path, output: Path, note: str) -> None:
    """Record beside the corpus that LEFT and RIGHT are, or are not, one thing; it outranks the program.

    The names are looked up in the build in --output, if there is one. A namesake is named by its id
    (`kg show` tells it), as 王芳（body） or as 王芳@page.
    """
    from kg.entities import Judgement, forget_judgement, record_judgement

    if forget == (verdict is not None):
        raise InputError("say one of --same, --different and --forget.")
    if not corpus.is_dir():
        raise InputError(f"{corpus} is no folder: name the corpus with --corpus.")
    built = (output / "entities.jsonl").is_file()
    if forget:
        sides = None
        with contextlib.suppress(KGError):  # a name that is gone from the build can still be forgotten
            sides = _anchors(left, right, output, same=False)
        gone = forget_judgement(corpus, left, right, *(sides or ()))
        click.echo(f"forgotten: {gone.left} and {gone.right} are {gone.verdict}; the next build decides by itself.")
        return
    sides = _anchors(left, right, output, same=bool(verdict)) if built else None
    judgement = Judgement(*(sides or (left, right)), bool(verdict), note)
    earlier = record_judgement(corpus, judgement)
    replaced = f", in place of: they are {earlier.verdict}" if earlier and earlier.same != judgement.same else ""
    unseen = "" if sides else f" ({output} holds no build, so the names were not looked up)"
    click.echo(
        f"recorded: {judgement.left} and {judgement.right} are {judgement.verdict}{replaced}{unseen}; "
        "the next build follows it."
    )


def _two(graph: KnowledgeGraph, left: str, right: str) -> tuple[Entity, Entity]:
    """The entities that two names mean; where one name is borne by several, the other's entity or both namesakes."""
    from kg.entities.namesakes import borne_by, meant

    ours, theirs = (borne_by(name, graph.entities, graph.statements) for name in (left, right))
    if left == right and len(ours) == 2:
        return ours[0], ours[1]
    shared = [e for e in ours if e in theirs]
    if len(shared) == 1 and (len(ours) == 1 or len(theirs) == 1):
        return shared[0], shared[0]
    a, b = (meant(name, graph.entities, graph.statements) for name in (left, right))
    return a, b


def _anchors(left: str, right: str, output: Path, *, same: bool) -> tuple[str, str]:
    """What the decision is recorded under; `InputError` where it can mean nothing."""
    from kg.entities.namesakes import anchor

    graph = load(output)
    a, b = _two(graph, left, right)
    if same and a.type != b.type:
        raise InputError(f"{left} is a {a.type} and {right} a {b.type}: only things of one kind can be one.")
    sides = anchor(left, a, graph.entities), anchor(right, b, graph.entities)
    if sides[0] == sides[1]:
        raise InputError(
            f"{left} and {right} both stand for {sides[0]}, so there is nothing to decide; "
            "name two namesakes by their ids or as name@page."
        )
    return sides
