"""Every format is written, read back by a reader of its ecosystem, and safe against hostile words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import InputError, NotFound
from kg.exports import EXPORTERS, export, read_tables, write_all


def test_tables_give_the_graph_back(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_all(corpus, tmp_path)
    again = read_tables(tmp_path)
    assert (again.articles, again.entities, again.statements) == (corpus.articles, corpus.entities, corpus.statements)
    assert (again.decisions, again.rejected) == (corpus.decisions, corpus.rejected)
    (tmp_path / "entities.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_tables(tmp_path)


@pytest.mark.parametrize("suffix", sorted(EXPORTERS))
def test_every_format_is_written(corpus, tmp_path: Path, suffix: str) -> None:  # type: ignore[no-untyped-def]
    path = export(corpus, tmp_path / f"graph{suffix}")
    assert path.stat().st_size > 1000
    # the others hold ids or bytes; their readers are asked in test_formats.py
    assert suffix in (".nt", ".edges.csv") or suffix.endswith("parquet") or "庄稼汉" in path.read_text(encoding="utf-8")


def test_line_separators_inside_words_part_no_rows(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    first = replace(corpus.articles[0], title="上\u2028下\x85左\x0c右")
    write_all(replace(corpus, articles=(first, *corpus.articles[1:])), tmp_path)
    assert read_tables(tmp_path).articles[0].title == first.title


def test_an_unknown_suffix_lists_the_known(corpus, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotFound, match=r"\.graphml"):
        export(corpus, tmp_path / "graph.docx")


def test_questions_of_the_graph(corpus) -> None:  # type: ignore[no-untyped-def]
    person = corpus.one("庄稼汉")
    assert {s.title for s in corpus.posts(person)} == {"主席", "副主任"}
    assert [e.name for e, _ in corpus.officials(of="福建省总工会", at="2023-10-31") if e.name == "庄稼汉"]
    assert corpus.one("福建省总工会") in corpus.neighbours(person)
    path = corpus.paths(person, "福建省人大常委会")[0]
    assert (path[0].name, path[-1].name) == ("庄稼汉", "福建省人大常委会")
    assert corpus.subgraph(path).statements
    with pytest.raises(NotFound):
        corpus.one("没有这个名字")
