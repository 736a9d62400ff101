"""Nouns made fast are the nouns: equal, frozen, with the defaults that their class has."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

from kg.making import made, maker
from kg.model import Article, Credit, Entity, Evidence, Fact, Mention, Run, Statement

MENTION = Mention("a#a1", "a.txt", 0, 4, "市总工会", "Organisation", "西安市总工会")
EVIDENCE = Evidence("a.txt", "a#a1", 0, 4, "市总工会")

NOUNS: list[tuple[type, tuple[Any, ...]]] = [
    (Article, ("a#a1", "a.txt", "article", None, "市总工会")),
    (Credit, ("王某", None, 0, 2)),
    (Entity, ("Organisation/西安市总工会", "Organisation", "西安市总工会")),
    (Evidence, ("a.txt", "a#a1", 0, 4, "市总工会")),
    (Fact, (MENTION, "partOf", MENTION, EVIDENCE)),
    (Mention, ("a#a1", "a.txt", 0, 4, "市总工会", "Organisation", "西安市总工会")),
    (Run, (0, 7, 3)),
    (Statement, ("s1", "Organisation/甲", "partOf", "Organisation/乙", (EVIDENCE,))),
]


@pytest.mark.parametrize(("noun", "values"), NOUNS, ids=lambda value: getattr(value, "__name__", ""))
def test_a_noun_made_fast_is_the_noun(noun: type, values: tuple[Any, ...]) -> None:
    own = noun(*values)
    named = dict(zip([field.name for field in fields(noun)], values, strict=False))
    for one in (maker(noun)(*values), maker(noun)(**named), *made(noun, [[value] for value in values])):
        assert type(one) is noun
        assert (one, hash(one), repr(one)) == (own, hash(own), repr(own))
        assert copy.copy(one) == pickle.loads(pickle.dumps(one)) == replace(one) == own
        with pytest.raises(FrozenInstanceError):
            setattr(one, fields(noun)[0].name, "other")


def test_the_class_is_left_as_it_was() -> None:
    before = [(field.name, field.type, field.default) for field in fields(Mention)]
    maker(Mention)
    assert [(field.name, field.type, field.default) for field in fields(Mention)] == before


@pytest.mark.parametrize("columns", [[[1, 2]], [[1], [2], [3], [4]]], ids=["too few fields", "too many"])
def test_columns_that_do_not_fit_are_refused(columns: list[list[int]]) -> None:
    with pytest.raises(TypeError):
        made(Run, columns)


def test_no_columns_give_no_nouns() -> None:
    assert made(Run, []) == []
