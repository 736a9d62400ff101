"""What a build keeps for the next: decisions about pairs, and paragraphs of Turtle. Neither may change what is built."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from kg import rdf, reprints
from kg.entities import Judgement, Memory, resolve
from kg.entities.candidates import gather
from kg.entities.kept import from_bytes, pairs_of
from kg.graph import KnowledgeGraph
from kg.make import make
from kg.model import Article, Credit, Fact, Statement
from kg.rdf import reuse
from kg.rdf.describe import Describer
from tests.test_entities import article, mention, post

PEOPLE = [m for page in ("p.txt", "q.txt", "r.txt") for name in ("王芳", "李小明") for m in mention(name, page)]
FACTS = [post(m, "杭州市总工会") for m in PEOPLE]
ARTICLES = [article(page) for page in ("p.txt", "q.txt", "r.txt")]
VERSIONS = {"p.txt": "1", "q.txt": "1", "r.txt": "1"}


def judged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs that are judged from now on."""
    seen: list[tuple[str, str]] = []
    module = sys.modules["kg.entities.resolve"]
    explain = module.explain

    def heard(a, b, said=None):  # type: ignore[no-untyped-def]
        seen.append((a.id, b.id))
        return explain(a, b, said)

    monkeypatch.setattr(module, "explain", heard)
    return seen


def test_what_was_judged_is_not_judged_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = judged(monkeypatch)
    memory = Memory(VERSIONS)
    first = resolve(PEOPLE, FACTS, ARTICLES, memory=memory)
    assert seen
    assert first == resolve(PEOPLE, FACTS, ARTICLES)
    seen.clear()
    assert resolve(PEOPLE, FACTS, ARTICLES, memory=Memory(VERSIONS, memory.to_bytes())) == first
    assert not seen


@pytest.mark.parametrize(
    ("facts", "articles", "versions"),
    [
        (FACTS, ARTICLES, VERSIONS | {"q.txt": "2"}),  # the page was read anew
        (FACTS, [*ARTICLES[:1], article("q.txt", reprint_of="p.txt#a1"), *ARTICLES[2:]], VERSIONS),
        ([post(m, "温州市总工会" if m.page == "q.txt" else "杭州市总工会") for m in PEOPLE], ARTICLES, VERSIONS),
    ],
    ids=["version", "story", "body"],
)
def test_what_a_change_touches_is_judged_again(
    facts: list[Fact], articles: list[Article], versions: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = Memory(VERSIONS)
    resolve(PEOPLE, FACTS, ARTICLES, memory=memory)
    seen = judged(monkeypatch)
    found = resolve(PEOPLE, facts, articles, memory=Memory(versions, memory.to_bytes()))
    assert seen
    # a body of 杭州市总工会 on one page has no new pair to be judged with; people of q.txt have
    assert all("q.txt" in left + right or "Organisation" in left for left, right in seen)
    assert found == resolve(PEOPLE, facts, articles)


def test_a_person_outranks_what_was_kept() -> None:
    memory = Memory(VERSIONS)
    resolve(PEOPLE, FACTS, ARTICLES, memory=memory)
    apart = [Judgement("王芳@p.txt#a1", "王芳@q.txt#a1", same=False)]
    again = Memory(VERSIONS, memory.to_bytes())
    found = resolve(PEOPLE, FACTS, ARTICLES, apart, again)
    assert found == resolve(PEOPLE, FACTS, ARTICLES, apart)
    assert "person" in {d.by for d in found.decisions}
    # and when it is taken back the program decides anew
    assert resolve(PEOPLE, FACTS, ARTICLES, memory=Memory(VERSIONS, again.to_bytes())) == resolve(
        PEOPLE, FACTS, ARTICLES
    )


def test_decisions_are_stored_whole() -> None:
    memory = Memory(VERSIONS)
    found = resolve(PEOPLE, FACTS, ARTICLES, memory=memory)
    kept = from_bytes(memory.to_bytes())
    assert len(kept.pairs) == len(found.decisions)
    assert sorted(kept.reasons[k] for k in kept.said) == sorted(d.reasons for d in found.decisions)
    assert from_bytes(Memory({}).to_bytes()).pairs.size == 0
    candidates = gather(PEOPLE, FACTS, {a.id: a for a in ARTICLES})
    prints = memory.prints(candidates)
    assert len(set(prints.tolist())) == len(candidates)
    one, other = np.array([0]), np.array([1])
    assert pairs_of(prints, one, other) != pairs_of(prints, other, one)


def test_spoilt_notes_are_none(tmp_path: Path) -> None:
    memory = Memory(VERSIONS)
    found = resolve(PEOPLE, FACTS, ARTICLES, memory=memory)
    for raw in (memory.to_bytes()[:-9], b"nothing of ours"):
        assert resolve(PEOPLE, FACTS, ARTICLES, memory=Memory(VERSIONS, raw)) == found
        assert reprints.Measured({}, raw).to_bytes() == b"{}"


def test_decisions_of_a_build_serve_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    line = "本报讯（记者王芳）6月30日，杭州市总工会主席李小明到西湖区调研。\n"
    for name in ("甲报_2024-07-01.txt", "乙报_2024-07-01.txt"):
        (corpus / name).write_text(f"# 新闻\n\n{line}", encoding="utf-8")
    make(corpus, tmp_path / "out")
    seen = judged(monkeypatch)
    (corpus / "丙报_2024-07-02.txt").write_text("# 讲座\n\n" + line.replace("调研", "讲课"), encoding="utf-8")
    make(corpus, tmp_path / "out")
    assert seen
    assert all("丙报" in left + right for left, right in seen)


# --- reprints ---

STORY = "市总工会昨天在人民广场举行职工技能大赛，来自全市三十家企业的选手同场竞技，比赛持续了整整两天。" * 6
OTHER_STORY = "县里的图书馆上周搬进新楼，读者可以在一楼借书，在二楼听讲座，孩子们最喜欢三楼的阅览室，周末常常坐满。" * 6


def printed(page: str, day: str, text: str) -> Article:
    return Article(f"{page}#a1", page, "article", None, text, date=day)


def test_reprints_are_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [
        printed("p", "2024-05-01", STORY),
        printed("q", "2024-05-02", STORY),
        printed("r", "2024-05-03", OTHER_STORY),
    ]
    versions = dict.fromkeys("pqrs", "1")
    first = reprints.Measured(versions)
    marked = reprints.mark_reprints(pages, measured=first)
    assert [a.reprint_of for a in marked] == [None, "p#a1", None]
    assert marked == reprints.mark_reprints(pages)
    measures: list[object] = []
    measure = reprints._measure
    monkeypatch.setattr(reprints, "_measure", lambda *told: measures.append(told) or measure(*told))
    again = reprints.Measured(versions, first.to_bytes())
    assert reprints.mark_reprints(pages, measured=again) == marked
    assert not measures
    assert again.to_bytes() == first.to_bytes()
    more = [*pages, printed("s", "2024-05-04", OTHER_STORY)]
    assert reprints.mark_reprints(more, measured=reprints.Measured(versions, first.to_bytes()))[3].reprint_of == "r#a1"
    assert len(measures) == 1
    # the page was read anew: what it says may be other
    assert reprints.mark_reprints(pages, measured=reprints.Measured(versions | {"p": "2"}, first.to_bytes())) == marked
    assert len(measures) == 2


# --- Turtle ---


def written(graph: KnowledgeGraph, folder: Path, before: reuse.Earlier = reuse.NOTHING) -> bytes:
    index = folder / "index"
    text = b"".join(reuse.turtle(Describer(graph), before, index, version="1"))
    (folder / "graph.ttl").write_bytes(text)
    return text


def known(folder: Path, graph: KnowledgeGraph, version: str = "1") -> reuse.Earlier:
    base = Describer(graph).base
    return reuse.earlier(folder / "graph.ttl", folder / "index", version=version, base=base)


@pytest.fixture(scope="module")
def whole(corpus: KnowledgeGraph) -> KnowledgeGraph:
    return corpus


def changed(graph: KnowledgeGraph, pick: random.Random) -> KnowledgeGraph:
    """Some statements gone, some facts about things other than they were."""
    statements = [s for s in graph.statements if pick.random() > 0.05]
    touched: list[Statement] = []
    for s in statements:
        if pick.random() < 0.1:
            s = pick.choice(
                [replace(s, confidence=0.5), replace(s, end_date="2020"), replace(s, support=9), replace(s, title=None)]
            )
        touched.append(s)
    entities = [replace(e, aliases=(*e.aliases, "别名")) if pick.random() < 0.05 else e for e in graph.entities]
    articles = [replace(a, text=a.text + "完") if pick.random() < 0.3 else a for a in graph.articles]
    return replace(graph, entities=tuple(entities), statements=tuple(touched), articles=tuple(articles))


@pytest.mark.parametrize("seed", range(6))
def test_turtle_with_an_earlier_file_is_turtle_without(whole: KnowledgeGraph, tmp_path: Path, seed: int) -> None:
    folder, chance = tmp_path, random.Random(seed)
    assert written(whole, folder).decode("utf-8") == rdf.serialize(whole, "turtle")
    for _ in range(2):
        graph = changed(whole, chance)
        before = known(folder, graph)
        assert before.places
        assert written(graph, folder, before).decode("utf-8") == rdf.serialize(graph, "turtle")


def test_most_of_an_earlier_file_is_copied(whole: KnowledgeGraph, tmp_path: Path) -> None:
    written(whole, tmp_path)
    made = []
    one = replace(whole.statements[0], confidence=0.123)
    graph = replace(whole, statements=(one, *whole.statements[1:]))

    class Counting(Describer):
        def statement(self, statement, article=None):  # type: ignore[no-untyped-def]
            made.append(statement.id)
            return super().statement(statement, article)

    list(reuse.turtle(Counting(graph), known(tmp_path, graph), tmp_path / "next", version="1"))
    assert made == [one.id]


OTHER = {str: "另一个", int: 77, float: 0.111}


def variants(noun: object) -> list[object]:
    """The noun with one field other than it is, for each field that can be."""
    found: list[object] = []
    for field in fields(noun):  # type: ignore[arg-type]
        value = getattr(noun, field.name)
        other: object = None
        if field.name in ("date", "end_date", "first_attested", "last_attested"):
            other = "1999-01-01"
        elif field.name in ("aliases", "parents"):
            other = ("另一个",)
        elif field.name == "byline":
            other = (Credit("另一人", None, 0, 1),)
        elif field.name == "rules":
            other = ("former holder",)
        elif field.name == "evidence":
            other = (replace(value[0], text="另"), *value[1:])
        elif field.name in ("page_number", "code", "territory", "gazetteer", "kicker", "subtitle", "agency", "title"):
            other = 9 if field.name == "page_number" else "另一个"
        elif field.name == "reprint_of":
            other = "另#a1"
        elif type(value) in OTHER and field.name not in ("id", "type", "subject", "object", "predicate"):
            other = OTHER[type(value)]
        if other is not None:
            found.append(replace(noun, **{field.name: other}))  # type: ignore[type-var]
    return found


def test_what_a_node_follows_from_is_told_whole(whole: KnowledgeGraph) -> None:
    """Whatever field of a noun shows in its paragraphs shows in what they are told by."""
    plain = Describer(whole)
    shown = 0
    for nouns, made, told in (
        (whole.entities[:40], plain._entity_node, plain._told_by_entity),
        (whole.articles[:10], plain.article, plain._told_by_article),
        (whole.statements[:40], lambda s: list(plain._stated(s)), plain._told_by_statement),
    ):
        for noun in nouns:
            for other in variants(noun):
                if made(noun) != made(other):  # type: ignore[operator]
                    shown += 1
                    assert told(noun) != told(other)  # type: ignore[operator]
    assert shown > 400


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "index").unlink(),
        lambda folder: (folder / "index").write_bytes(b"{}"),
        lambda folder: (folder / "index").write_bytes((folder / "index").read_bytes()[:-5]),
        lambda folder: (folder / "graph.ttl").write_bytes((folder / "graph.ttl").read_bytes() + b"# touched\n"),
        lambda folder: (folder / "graph.ttl").unlink(),
    ],
)
def test_a_spoilt_index_is_none(whole: KnowledgeGraph, tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    written(whole, tmp_path)
    spoil(tmp_path)
    assert known(tmp_path, whole) == reuse.NOTHING


def test_another_version_or_base_uses_nothing_again(whole: KnowledgeGraph, tmp_path: Path) -> None:
    written(whole, tmp_path)
    assert known(tmp_path, whole).places
    assert known(tmp_path, whole, version="2") == reuse.NOTHING
    assert known(tmp_path, replace(whole, base_iri="https://example.org/x/")) == reuse.NOTHING


def test_a_file_that_a_user_changed_is_not_copied_from(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "甲报_2024-07-01.txt").write_text(
        "# 新闻\n\n6月30日，杭州市总工会主席李小明到西湖区调研。\n", encoding="utf-8"
    )
    make(corpus, tmp_path / "out")
    file = tmp_path / "out" / "graph.ttl"
    file.write_bytes(file.read_bytes().replace("李小明".encode(), "李大明".encode()))
    (corpus / "乙报_2024-07-02.txt").write_text("# 讲座\n\n王芳到宁波市讲课。\n", encoding="utf-8")
    make(corpus, tmp_path / "out")
    make(corpus, tmp_path / "fresh")
    assert file.read_bytes() == (tmp_path / "fresh" / "graph.ttl").read_bytes()
    assert "李大明" not in file.read_text(encoding="utf-8")
