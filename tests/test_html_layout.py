"""Positions of the page: no two boxes overlap, what belongs together stands together, equal graphs give equal places."""

from __future__ import annotations

from collections import Counter

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.html import core, near, packing
from kg.html.core import FIRST, ranked
from kg.html.layout import positions
from kg.html.names import plain, printed, sounds
from kg.html.spreading import parts
from kg.model import Entity, Mention
from tests.graphs import graph_of


def overlapping(at: np.ndarray, boxes: np.ndarray) -> int:
    apart = np.abs(at[:, None] - at[None])
    need = (boxes[:, None] + boxes[None]) / 2.0
    return int(((apart < need - 0.1).all(axis=2) & ~np.eye(len(at), dtype=bool)).sum()) // 2


def star(leaves: int) -> list[tuple[int, int]]:
    return [(0, k + 1) for k in range(leaves)]


SHAPES = {
    "nothing": (0, []),
    "one": (1, []),
    "a pair": (2, [(0, 1)]),
    "a loop": (2, [(0, 0), (0, 1), (1, 0)]),
    "loners": (50, []),
    "a star": (201, star(200)),
    "a chain": (80, [(k, k + 1) for k in range(79)]),
    "all with all": (25, [(a, b) for a in range(25) for b in range(a)]),
    "many pairs": (200, [(k, k + 1) for k in range(0, 200, 2)]),
    "twin stars": (102, [*star(50), *((51 + a, 51 + b) for a, b in star(50)), (0, 51)]),
}


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_no_two_boxes_overlap(shape: str) -> None:
    nodes, edges = SHAPES[shape]
    boxes = np.random.default_rng(1).uniform((20, 30), (130, 70), (nodes, 2))
    at = positions(edges, boxes)
    assert at.shape == (nodes, 2)
    assert np.isfinite(at).all()
    assert overlapping(at, boxes) == 0


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 40).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=80))
    )
)
def test_any_graph_has_its_places(graph: tuple[int, list[tuple[int, int]]]) -> None:
    nodes, edges = graph
    boxes = np.full((nodes, 2), (90.0, 50.0))
    at = positions(edges, boxes)
    assert overlapping(at, boxes) == 0
    assert np.array_equal(at, positions(list(reversed(edges)), boxes)), "the order of the edges says nothing"


POINTS = st.lists(st.tuples(*[st.floats(-300.0, 300.0)] * 2, st.integers(0, 2)), min_size=1, max_size=60)


@settings(max_examples=200, deadline=None)
@given(POINTS, st.integers(1, 50))
def test_no_near_pair_is_missed_or_told_twice(points: list[tuple[float, float, int]], at_once: int) -> None:
    table = np.array(points)
    at, part, reach = table[:, :2], table[:, 2].astype(np.int64), np.array([90.0, 40.0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "AT_ONCE", at_once)
        found = [tuple(sorted(pair)) for i, j in near.pairs(at, part, reach) for pair in zip(i.tolist(), j.tolist())]  # noqa: B905
    assert len(found) == len(set(found))
    close = (np.abs(at[:, None] - at[None]) <= reach).all(axis=2) & (part[:, None] == part[None])
    assert set(zip(*map(np.ndarray.tolist, np.nonzero(np.triu(close, 1))), strict=True)) <= set(found)
    assert all(part[a] == part[b] and a != b for a, b in found)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40))
def test_connected_parts_are_those_of_networkx(edges: list[tuple[int, int]]) -> None:
    pairs = np.array(edges, dtype=np.int64).reshape(-1, 2)
    graph = networkx.Graph(edges)
    graph.add_nodes_from(range(31))
    part = parts(31, pairs)
    told = {frozenset(np.flatnonzero(part == number).tolist()) for number in set(part.tolist())}
    assert told == {frozenset(found) for found in networkx.connected_components(graph)}
    assert list(dict.fromkeys(part.tolist())) == sorted(set(part.tolist())), "numbered by their first nodes"


def test_groups_stand_together() -> None:
    """Ten groups of thirty with few ties between: inside a group nodes stand nearer than at random."""
    chance = np.random.default_rng(2)
    inner = [(30 * g + a, 30 * g + b) for g in range(10) for a, b in chance.integers(0, 30, (60, 2)).tolist()]
    outer = [(30 * g + 1, 30 * (g + 1) % 300) for g in range(10)]
    at = positions(inner + outer, np.full((300, 2), (90.0, 50.0)))
    centres = at.reshape(10, 30, 2).mean(axis=1)
    within = np.sqrt(((at.reshape(10, 30, 2) - centres[:, None]) ** 2).sum(axis=2)).mean()
    between = np.sqrt(((centres[:, None] - centres[None]) ** 2).sum(axis=2)).sum() / 90
    assert within < 0.5 * between


def test_the_page_opens_on_nodes_that_have_a_neighbour_among_them() -> None:
    chance = np.random.default_rng(3)
    edges = [(int(a), int(b)) for a, b in chance.integers(0, 2000, (3000, 2))]
    order, first = ranked(2000, edges)
    assert sorted(order) == list(range(2000))
    assert first == FIRST
    opening = set(order[:first])
    linked = {n for a, b in edges if a != b and {a, b} <= opening for n in (a, b)}
    assert len(opening - linked) <= 2, "of the last pair one may find no room"


def test_a_page_holds_the_best_connected_part_of_a_large_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = graph_of(600)
    assert core.pared(whole) is whole
    monkeypatch.setattr(core, "MOST", 200)
    monkeypatch.setattr(core, "LETTERS", 9000)
    part = core.pared(whole)
    held, entities = {a.id for a in part.articles}, {e.id for e in part.entities}
    assert len(entities) == 200
    assert 5000 < sum(len(a.text) for a in part.articles) <= 9000
    assert part.statements
    for statement in part.statements:
        assert {statement.subject, statement.object} <= entities
        assert statement.evidence
        assert {e.article for e in statement.evidence} <= held
    assert all(m.article in held for e in part.entities for m in e.mentions)
    degree = Counter(end for s in whole.statements for end in {s.subject, s.object} if s.subject != s.object)
    assert min(degree[e] for e in entities) * 2 >= max(degree[e.id] for e in whole.entities if e.id not in entities)


@pytest.mark.parametrize(("nodes", "edges", "first"), [(0, [], 0), (5, [], 0), (5, [(0, 1), (3, 4), (3, 3)], 4)])
def test_loners_wait(nodes: int, edges: list[tuple[int, int]], first: int) -> None:
    assert ranked(nodes, edges)[1] == first


def test_printed_forms_are_those_that_no_name_shows() -> None:
    def mention(text: str, *, anaphor: bool = False) -> Mention:
        return Mention("a", "p", 0, len(text), text, "Organisation", text, anaphor=anaphor)

    texts = ("张铠", "张 铠", "“张铠”", "张锐", "张\n锐", "老张")
    entity = Entity(
        "Person/张铠",
        "Person",
        "张铠",
        aliases=("老张",),
        mentions=(*map(mention, texts), mention("该人", anaphor=True)),
    )
    assert printed(entity) == ["张锐"]


@pytest.mark.parametrize(("name", "same"), [("“大走访” 活动", "大走访活动"), ("ＡＰＰ", "app"), ("《决议》", "<决议>")])
def test_loose_marks_tell_no_names_apart(name: str, same: str) -> None:
    assert plain(name) == same


def test_every_reading_of_a_character_counts() -> None:
    heard = sounds(["重庆", "女工"])
    assert {"zhong", "chong"} <= set(heard["重"].split())
    assert "nv" in heard["女"].split()
    assert "A" not in sounds(["A"])


@given(st.lists(st.tuples(*[st.integers(-60, 60)] * 2, *[st.integers(1, 40)] * 2), min_size=1, max_size=20))
def test_cells_are_those_that_boxes_cover(boxes: list[tuple[int, int, int, int]]) -> None:
    table = np.array(boxes, dtype=float)
    found = packing._cells(table[:, :2], table[:, 2:], 16.0)
    one_by_one = np.concatenate([packing._cells(row[None, :2], row[None, 2:], 16.0) for row in table])
    assert np.array_equal(found, np.unique(one_by_one, axis=0))
