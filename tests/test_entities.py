"""One entity for one thing: names that are one, names that are not, and the reason told for each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.entities import Judgement, read_judgements, record_judgement, resolve
from kg.entities.candidates import key_of
from kg.entities.confusion import confusable
from kg.entities.features import FEATURES
from kg.errors import InputError
from kg.model import Article, Evidence, Fact, Mention
from kg.schema import ENTITY_TYPES


def article(page: str, paper: str | None = None, reprint_of: str | None = None) -> Article:
    return Article(
        f"{page}#a1", page, "article", None, "x" * 2000, publication=paper, date="2024-05-01", reprint_of=reprint_of
    )


def mention(name: str, page: str, start: int = 0, kind: str = "Person", times: int = 1) -> list[Mention]:
    return [
        Mention(f"{page}#a1", page, start + k * 50, start + k * 50 + len(name), name, kind, name) for k in range(times)
    ]


def post(person: Mention, body: str, title: str = "主席") -> Fact:
    where = Mention(
        person.article, person.page, person.start + 20, person.start + 20 + len(body), body, "Organisation", body
    )
    return Fact(person, "holdsPost", where, Evidence(person.page, person.article, 0, 1, "x"), title=title)


def names(mentions, facts=(), articles=(), judgements=()):  # type: ignore[no-untyped-def]
    found = resolve(mentions, list(facts), articles, judgements)
    return {e.id: e for e in found.entities}, found


@pytest.mark.parametrize(
    ("left", "right", "kind", "times"),
    [
        ("福建省总工会", "福建省总工会", "Organisation", (1, 1)),
        ("云台坪村", "云合坪村", "Place", (4, 1)),
        ("穆振洋", "穆振祥", "Person", (5, 1)),
        ("湘江建工集团", "湘江建工集团有限公司", "Organisation", (2, 1)),
    ],
)
def test_one_page_one_thing(left: str, right: str, kind: str, times: tuple[int, int]) -> None:
    both = mention(left, "p.txt", 0, kind, times[0]) + mention(right, "p.txt", 900, kind, times[1])
    entities, _ = names(both, articles=[article("p.txt")])
    assert len(entities) == 1, list(entities)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("上海市总工会", "北京市总工会", "Organisation"),
        ("金沙集团一公司", "金沙集团二公司", "Organisation"),
        ("城东区总工会", "城西区总工会", "Organisation"),
        ("王小芳", "李建国", "Person"),
        ("福建省总工会", "福建省", "Organisation"),
        ("山东省总工会", "山西省总工会", "Organisation"),
        ("海南省总工会", "河南省总工会", "Organisation"),
        ("全国五一劳动奖章", "全国五一劳动奖状", "Programme"),
    ],
)
def test_siblings_stay_apart(left: str, right: str, kind: str) -> None:
    both = mention(left, "p.txt", 0, kind, 3) + mention(right, "p.txt", 900, kind, 3)
    entities, _ = names(both, articles=[article("p.txt")])
    assert len(entities) == 2


def test_right_spelling_is_the_one_printed_most() -> None:
    entities, _ = names(
        mention("穆振洋", "p.txt", 0, times=5) + mention("穆振祥", "p.txt", 900), articles=[article("p.txt")]
    )
    (entity,) = entities.values()
    assert entity.name == "穆振洋"
    assert entity.aliases == ("穆振祥",)


def test_namesakes_in_two_places_stay_two_until_something_ties_them() -> None:
    here, there = mention("王芳", "a.txt")[0], mention("王芳", "b.txt")[0]
    pages = [article("a.txt", "甲报"), article("b.txt", "乙报")]
    apart, _ = names([here, there], [post(here, "杭州市总工会"), post(there, "兰州市总工会")], pages)
    assert sum(e.type == "Person" for e in apart.values()) == 2
    tied, _ = names([here, there], [post(here, "杭州市总工会"), post(there, "杭州市总工会", "副主席")], pages)
    assert sum(e.type == "Person" for e in tied.values()) == 1


def test_an_official_of_the_whole_country_is_known_everywhere() -> None:
    here, there = mention("王芳", "a.txt")[0], mention("王芳", "b.txt")[0]
    entities, _ = names(
        [here, there], [post(here, "中华全国总工会")], [article("a.txt", "甲报"), article("b.txt", "乙报")]
    )
    assert sum(e.type == "Person" for e in entities.values()) == 1


def test_a_misprint_in_a_reprinted_story_is_the_same_person() -> None:
    here, there = mention("张铠", "a.txt")[0], mention("张锐", "b.txt")[0]
    pages = [article("a.txt", "甲报"), article("b.txt", "乙报", reprint_of="a.txt#a1")]
    body = "德阳市网约车行业工会联合会"
    entities, found = names([here, there], [post(here, body), post(there, body)], pages)
    assert sum(e.type == "Person" for e in entities.values()) == 1
    told = [d for d in found.decisions if d.type == "Person"]
    assert told[0].same
    assert any("printings of" in reason for reason in told[0].reasons)


def test_a_person_outranks_the_machine(tmp_path) -> None:  # type: ignore[no-untyped-def]
    record_judgement(tmp_path, Judgement("福建省总工会", "福建总工会", True))
    record_judgement(tmp_path, Judgement("穆振洋", "穆振祥", False))
    judged = read_judgements(tmp_path)
    both = mention("福建省总工会", "p.txt", 0, "Organisation") + mention("福建总工会", "p.txt", 500, "Organisation")
    people = mention("穆振洋", "p.txt", 0, times=5) + mention("穆振祥", "p.txt", 900)
    entities, found = names(both + people, articles=[article("p.txt")], judgements=judged)
    assert sorted(e.name for e in entities.values()) == ["福建省总工会", "穆振洋", "穆振祥"]
    assert {d.by for d in found.decisions} == {"person"}


def test_a_broken_judgement_says_where(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "judgements.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_judgements(tmp_path)


def test_a_page_added_later_renames_nobody() -> None:
    pages = [article(f"{day}.txt", paper) for day, paper in (("2024-01-01", "甲报"), ("2024-02-01", "乙报"))]
    people = [mention("王芳", page.page)[0] for page in pages]
    facts = [post(people[0], "杭州市总工会"), post(people[1], "兰州市总工会")]
    first, _ = names(people[:1], facts[:1], pages[:1])
    both, _ = names(people, facts, pages)
    assert set(first) <= set(both)


@pytest.mark.parametrize(
    ("a", "b"), [("愧", "槐"), ("洋", "祥"), ("益", "盆"), ("州", "洲"), ("靳", "勒"), ("城", "诚")]
)
def test_confusable(a: str, b: str) -> None:
    assert confusable(a, b)


@pytest.mark.parametrize(("a", "b"), [("一", "二"), ("东", "西"), ("建", "芳"), ("国", "丽"), ("江", "湖")])
def test_not_confusable(a: str, b: str) -> None:
    assert confusable(a, b) is None


def test_every_feature_explains_itself() -> None:
    for feature in FEATURES:
        assert feature.test.__doc__
        assert feature.weight


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["王芳", "王茅", "李明", "一公司", "二公司"]),
            st.sampled_from("abc"),
            st.sampled_from(sorted(ENTITY_TYPES)),
        ),
        max_size=12,
    )
)
def test_every_mention_has_one_entity_whatever_the_order(rows: list[tuple[str, str, str]]) -> None:
    mentions = [
        Mention(f"{page}#a1", page, 10 * k, 10 * k + len(name), name, kind, name)
        for k, (name, page, kind) in enumerate(rows)
    ]
    pages = [article(page) for page in "abc"]
    there, back = resolve(mentions, [], pages), resolve(mentions[::-1], [], pages[::-1])
    assert there.entities == back.entities
    assert sorted(m.id for e in there.entities for m in e.mentions) == sorted(m.id for m in mentions)
    assert set(there.entity_of) == {(m.id, m.type, m.name) for m in mentions}


def test_keys_ignore_punctuation_and_width() -> None:
    assert key_of("“求学圆梦”行动") == key_of("求学圆梦行动")
    assert key_of("《方案（２０２４）》") == key_of("《方案(2024)》")
