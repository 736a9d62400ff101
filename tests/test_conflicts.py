"""Two people in one sole post of one body at one time contradict each other; followers, deputies and formers do not."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from kg import load, pipeline
from kg.cli import main
from kg.conflicts import contradictions
from kg.exports import write_all
from kg.model import Evidence, Page, Statement


def post(
    who: str, *, title: str = "主席", first: str = "2024-05-01", last: str | None = None, date: str | None = None,
    end: str | None = None, rule: str = "title chain",
) -> Statement:  # fmt: skip
    words = Evidence("p.txt", "p#a1", 0, 2, who)
    return Statement(
        f"s{who}{date}", f"Person/{who}", "holdsPost", "Organisation/宁波市总工会", (words,), title=title, date=date,
        end_date=end, first_attested=first, last_attested=last or first, rules=(rule,),
    )  # fmt: skip


PAIRS = [
    (post("王芳"), post("李明"), True),
    (post("王芳", first="2024-01-01", last="2024-12-31"), post("李明", first="2024-05-01"), True),
    (post("王芳", title="党组书记"), post("李明", title="党组书记"), True),
    (post("王芳"), post("王芳"), False),
    (post("王芳"), post("李明", title="副主席"), False),
    (post("王芳", title="副主席"), post("李明", title="副主席"), False),
    (post("王芳"), post("李明", first="2024-06-01"), False),
    (post("王芳", end="2024-05-01"), post("李明"), False),
    (post("王芳", rule="title chain, former"), post("李明"), False),
    (post("王芳", date="2020-01"), post("李明", date="2024-01"), False),
]


@pytest.mark.parametrize(("a", "b", "contradict"), PAIRS)
def test_contradictions(a: Statement, b: Statement, contradict: bool) -> None:
    assert (contradictions([a, b]) == ((a, b),)) == contradict


def test_a_conflict_is_kept_and_listed(tmp_path) -> None:  # type: ignore[no-untyped-def]
    pages = [
        Page(f"某报_2024-05-01_{k}.txt", f"# 会议召开\n\n宁波市总工会主席{who}昨日出席宁波市职工服务工作推进会议并讲话。\n", "某报", "2024-05-01")
        for k, who in enumerate(("王芳", "李明"))
    ]  # fmt: skip
    graph = pipeline.build(pages)
    ((a, b),) = graph.conflicts()
    assert {graph.entity(a.subject).name, graph.entity(b.subject).name} == {"王芳", "李明"}
    assert {a.id, b.id} <= {s.id for s in graph.statements}
    assert {s.id: s.contradicts for s in graph.statements if s.contradicts} == {a.id: (b.id,), b.id: (a.id,)}
    write_all(graph, tmp_path)
    assert {s.contradicts for s in load(tmp_path).statements} == {s.contradicts for s in graph.statements}
    listed = CliRunner().invoke(main, ["conflicts", "--output", str(tmp_path)])
    assert "宁波市总工会 主席: " in listed.output
    shown = CliRunner().invoke(main, ["show", "王芳", "--output", str(tmp_path)])
    assert "contradicts 李明（主席）" in shown.output
