"""What is kept in columns gives back what was put in: runs, blocks, decisions; and lines of JSON that hold anything."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.columns import Columns
from kg.entities import resolve
from kg.entities.candidates import gather
from kg.entities.ledger import Ledger, sorted_together
from kg.exports.json_lines import json_line
from kg.model import Article, Block, Decision, Mention, Run
from kg.reading import Reading, as_row, from_bytes, to_bytes

NUMBERS = st.integers(0, 10**6)
RUNS = st.lists(st.builds(Run, NUMBERS, NUMBERS, NUMBERS), max_size=5).map(tuple)
BLOCKS = st.lists(st.builds(Block, NUMBERS, NUMBERS, st.sampled_from(["title", "body"])), max_size=5).map(tuple)
WORDS = st.text(max_size=20)  # half characters among them
DECISIONS = st.tuples(
    st.integers(0, 3),
    st.integers(0, 3),
    st.sampled_from([True, False, None]),
    st.floats(-9, 9).map(lambda score: round(score, 3)),
    st.lists(WORDS, max_size=3).map(tuple),
    st.sampled_from(["machine", "person"]),
)


@given(RUNS, BLOCKS, WORDS)
def test_a_reading_comes_back_with_its_runs_and_blocks(
    runs: tuple[Run, ...], blocks: tuple[Block, ...], text: str
) -> None:
    article = Article("a#a1", "a.txt", "article", None, text, blocks=blocks, runs=runs)
    again = from_bytes(to_bytes(Reading("a.txt", (article,), (), (), (b"",)))).articles[0]
    assert (again, hash(again), as_row(again)) == (article, hash(article), as_row(article))
    assert isinstance(again.runs, Columns)
    assert [again.runs[k] for k in range(-len(runs), len(runs))] == [*runs, *runs]
    assert tuple(again.blocks[1:3]) == blocks[1:3]
    with pytest.raises(IndexError):
        again.runs[len(runs)]
    assert json.loads(json_line(again)) == json.loads(json_line(article)) == json.loads(json.dumps(as_row(article)))


@given(st.lists(DECISIONS, max_size=12))
def test_decisions_come_back_and_are_sorted(
    rows: list[tuple[int, int, bool | None, float, tuple[str, ...], str]],
) -> None:
    mentions = [Mention(f"{page}#a1", page, 0, 2, name, "Place", name) for page in "ab" for name in ("东城", "西城")]
    candidates = gather(mentions, [], {})
    made = [
        (a, b, Decision(candidates[a].id, candidates[b].id, "Place", same, score, reasons, by))
        for a, b, same, score, reasons, by in rows
    ]
    ledger = Ledger(candidates)
    for a, b, decision in made:
        ledger.add(a, b, decision)
    assert ledger == [decision for _, _, decision in made]
    assert [json_line(row) for row in ledger.rows()] == [json_line(decision) for _, _, decision in made]
    assert list(ledger.pairs(True)) == [
        (a, b, d.by == "person")
        for a, b, d in sorted(
            (row for row in made if row[2].same), key=lambda r: (r[2].by != "person", -r[2].score, *r[:2])
        )
    ]
    again = sorted_together(ledger, Ledger(candidates))
    assert list(again) == sorted((d for _, _, d in made), key=lambda d: (d.left, d.right))


def test_a_mention_told_twice_is_one() -> None:
    mention = Mention("a#a1", "a.txt", 0, 2, "王芳", "Person", "王芳")
    found = resolve([mention, replace(mention), mention], [], [])
    assert [entity.mentions for entity in found.entities] == [(mention,)]
