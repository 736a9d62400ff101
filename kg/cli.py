"""The command `kg`: thin verbs over the package. Results go to stdout, progress and errors to stderr."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.errors import FloorError, InputError, KGError, NotFound
from kg.schema import ENTITY_TYPES, PREDICATES

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

OUTPUT = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder of a build.",
)
SKIPPED = 3  # exit code: built, but some pages could not be read


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


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path))
@OUTPUT
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Processes to read pages with."
)
@click.option("--model", help="Installed spaCy model to use in place of the lexer.")
@click.option("--fresh", is_flag=True, help="Read every page anew; forget what earlier builds kept.")
@click.option("--strict", is_flag=True, help="Exit with 1, not 3, when a page is skipped.")
@click.option("--quiet", "-q", is_flag=True, help="No progress, no summary.")
def build(corpus: Path, output: Path, jobs: int, model: str | None, fresh: bool, strict: bool, quiet: bool) -> None:
    """Read the pages of CORPUS and write the graph: tables, JSON, Turtle and an HTML page."""
    from kg import pipeline
    from kg.entities import read_judgements
    from kg.exports import write_all, write_text
    from kg.readers import read_corpus
    from kg.store import FILE, ReadingStore

    began = time.monotonic()
    pages, skipped = read_corpus(corpus)
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


@main.command()
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


@main.command()
@click.argument("name")
@OUTPUT
def show(name: str, output: Path) -> None:
    """Show what the graph says of NAME: names, statements, each with its words."""
    graph = _load(output)
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


@main.command()
@click.argument("left")
@click.argument("right")
@OUTPUT
def why(left: str, right: str, output: Path) -> None:
    """Say why two names are, or are not, one entity."""
    graph = _load(output)
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


@main.command()
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


@main.command()
@click.argument("sparql")
@OUTPUT
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
def query(sparql: str, output: Path, form: str) -> None:
    """Answer a SPARQL query; `-` reads it from stdin. Prefixes kg, org, oa, skos, schema … need not be declared."""
    import csv

    from kg import rdf

    text = sys.stdin.read() if sparql == "-" else sparql
    rows = rdf.query(_load(output), text)
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, list(rows[0]) if rows else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        click.echo(_aligned(rows))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@OUTPUT
def export(file: Path, output: Path) -> None:
    """Write the graph to FILE in the format that its suffix names."""
    from kg.exports import export as write

    click.echo(str(write(_load(output), file)))


@main.command()
@click.option("--markdown", is_flag=True, help="As the table in the README.")
def schema(markdown: bool) -> None:
    """List what the graph can say: entity types and predicates."""
    if markdown:
        click.echo(predicate_table())
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


@main.command()
@click.argument("gold", type=click.Path(path_type=Path))
@OUTPUT
@click.option("--floors", type=click.Path(path_type=Path), help="JSON of least figures; below one, exit 1.")
@click.option("--set", "which", default="corpus", show_default=True, help="Which set of the floors file.")
def evaluate(gold: Path, output: Path, floors: Path | None, which: str) -> None:
    """Score a build against the GOLD pages; exit 1 when a figure is under its floor."""
    from kg.evaluate import below
    from kg.evaluate import evaluate as score

    scores = score(_load(output), gold)
    for name, value in scores.table().items():
        click.echo(f"{name:24} {value:.3f}")
    if floors is not None:
        try:
            least = json.loads(floors.read_text(encoding="utf-8"))[which]
        except (OSError, ValueError, KeyError) as error:
            raise InputError(f"{floors} has no floors for {which!r}: expected a JSON object of figures.") from error
        if under := below(scores, least):
            raise FloorError("; ".join(under) + ".")


@main.command()
@OUTPUT
def stats(output: Path) -> None:
    """Count what a build holds."""
    click.echo(_counts(_load(output)))


@main.command()
@OUTPUT
def conflicts(output: Path) -> None:
    """List statements that contradict each other: two people in one sole post of one body at one date."""
    graph = _load(output)
    for a, b in graph.conflicts():
        body = graph.entity(a.object).name
        click.echo(f"{body} {a.title}: {graph.entity(a.subject).name} / {graph.entity(b.subject).name}")
        for s in (a, b):
            click.echo(f"    “{' '.join(s.evidence[0].text.split())}”  {s.evidence[0].page}")


def _load(output: Path) -> KnowledgeGraph:
    from kg.exports.tables import read_tables

    if not output.is_dir():
        raise NotFound(f"{output} is no folder: run `kg build CORPUS --output {output}` first.")
    return read_tables(output)


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


def _aligned(rows: list[dict[str, Any]]) -> str:
    """Rows as a table; a Chinese character takes two columns."""
    if not rows:
        return "(no rows)"
    cells = [list(rows[0]), *([str("" if v is None else v) for v in row.values()] for row in rows)]
    widths = [max(_columns(line[k]) for line in cells) for k in range(len(cells[0]))]
    lines = [
        "  ".join(cell + " " * (w - _columns(cell)) for cell, w in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    return "\n".join([lines[0], "  ".join("-" * w for w in widths), *lines[1:]])


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
