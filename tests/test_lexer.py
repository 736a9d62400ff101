"""The lexer inside its pipeline: exact offsets, names found, the same answer every time."""

from __future__ import annotations

import pytest

from kg.nlp import load_nlp

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
