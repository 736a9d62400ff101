"""The lexer inside its pipeline: exact offsets, names found, the same answer every time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.lexer import Word, load_lexer
from kg.lexer.network import load_network
from kg.lexer.viterbi import best_paths
from kg.nlp import load_nlp, read_texts
from kg.readers import read
from kg.tokens import read_tokens, tokens_of
from tests.conftest import PRACTICE, ROOT

NLP = load_nlp()


@pytest.mark.parametrize(
    "text",
    [
        "福建省总工会主席庄稼汉出席会议。",
        "  记者 王芳 摄\n\n“暖心”行动\u3000启动",
        "ＡPP上线，１２３５１热线开通。",
        "张三" * 400,
        "\n",
        "",
    ],
)
def test_tokens_carry_the_text_exactly(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("记者李明在北京采访。", "李明", "PER"),
        ("记者李明在北京采访。", "北京", "LOC"),
    ],
)
def test_names_are_entities(text: str, name: str, label: str) -> None:
    assert (name, label) in {(ent.text, ent.label_) for ent in NLP(text).ents}


@pytest.mark.parametrize("text", ["职工积极学习技能。", "他们正在认真讨论。"])
def test_common_words_are_no_people(text: str) -> None:
    assert not [ent.text for ent in NLP(text).ents if ent.label_ == "PER"]


def test_same_text_same_reading() -> None:
    text = "王芳到杭州市调研。李明主持会议。" * 20
    first, second = NLP(text), NLP(text)
    assert [(t.text, t.tag_) for t in first] == [(t.text, t.tag_) for t in second]


def textbook(scores, start, end, transitions):  # type: ignore[no-untyped-def]
    """The best path through one sentence, [time, tags], as every textbook has it."""
    best, back = scores[0] + start, []
    for emission in scores[1:]:
        every = best[:, None] + transitions
        back.append(every.argmax(axis=0))
        best = every.max(axis=0) + emission
    path = [int((best + end).argmax())]
    for came_from in reversed(back):
        path.append(int(came_from[path[-1]]))
    return path[::-1]


def test_pages_read_together_have_the_textbook_tags() -> None:
    """Sentences by themselves, decoded plainly, give the tags that the fast way gives: on all gold pages."""
    texts = [page.text for page in [*read(ROOT / "corpus"), *read(PRACTICE / "pages")]]
    lexer, network = load_lexer(), load_network()

    def plainly(sentences):  # type: ignore[no-untyped-def]
        for ids in sentences:
            scores = network.scores(ids[:, None], np.array([ids.size], dtype=np.int32))[:, 0]
            yield np.array(textbook(scores, network.start, network.end, network.transitions))

    fast = lexer.read(texts)
    tag = lexer._tag
    try:
        lexer._tag = lambda sentences: list(plainly(sentences))  # type: ignore[method-assign]
        slow = lexer.read(texts)
    finally:
        lexer._tag = tag  # type: ignore[method-assign]
    assert fast == slow


@given(st.data(), st.lists(st.integers(1, 6), min_size=1, max_size=5), st.integers(1, 4))
def test_best_paths_are_the_textbook_ones(data: st.DataObject, sizes: list[int], tags: int) -> None:
    lengths = np.array(sorted(sizes, reverse=True), dtype=np.int32)
    numbers = st.integers(-9, 9).map(float)  # whole, so that ties occur
    scores, start, end, transitions = (
        data.draw(arrays(np.float32, shape, elements=numbers))
        for shape in ((int(lengths[0]), tags, len(sizes)), (tags,), (tags,), (tags, tags))
    )
    paths = best_paths(scores, lengths, start=start, end=end, transitions=transitions)
    for k, length in enumerate(lengths):
        assert paths[:length, k].tolist() == textbook(scores[:length, :, k], start, end, transitions)


@given(st.lists(st.text(alphabet="王芳在北京市。！\n ”，\U0001f600a1\ud800", max_size=40), max_size=6))
def test_texts_read_together_read_as_by_themselves(texts: list[str]) -> None:
    lexer = load_lexer()
    together = lexer.read(texts)
    assert together == [lexer.words(text) for text in texts]
    for text, words in zip(texts, together, strict=True):
        covered = {at for word in words for at in range(word.start, word.end)}
        assert {at for at, char in enumerate(text) if not char.isspace()} <= covered


def test_a_name_goes_on_over_a_gap_and_a_word_does_not() -> None:
    words = load_lexer().words("记者 雷　鹏 通讯员 王建国 摄")
    assert Word(3, 6, "PER") in words
    assert not any(" " in "记者 雷　鹏 通讯员 王建国 摄"[w.start : w.end] for w in words)


@given(st.text(alphabet="王芳在北京市。！\n \u3000”，\U0001f600a1", max_size=60))
def test_tokens_are_the_same_by_way_of_a_doc(text: str) -> None:
    (straight,) = read_tokens([text])
    assert straight == tokens_of(NLP(text))
    assert all(text[word.start : word.end] == word.text for word in straight.words)
    left_out = set(range(len(text))) - {at for word in straight.words for at in range(word.start, word.end)}
    assert all(text[at] == " " and at - 1 not in left_out for at in left_out)


def test_docs_made_together_are_the_docs_made_alone() -> None:
    texts = ["福建省总工会主席庄稼汉出席会议。", "", "  记者 王芳 摄\n\n“暖心”行动启动", "杭州市"]
    for together, alone in zip(read_texts(NLP, texts), map(NLP, texts), strict=True):
        assert [(t.text, t.tag_) for t in together] == [(t.text, t.tag_) for t in alone]
        assert together.text == alone.text
        assert [(e.text, e.label_) for e in together.ents] == [(e.text, e.label_) for e in alone.ents]
