"""One entity for one thing: names that are one, names that are not, and the reason told for each."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entities import Judgement, forget_judgement, read_judgements, record_judgement, resolve
from kg.entities.candidates import gather, key_of
from kg.entities.confusion import confusable
from kg.entities.features import FEATURES, features_for
from kg.entities.kinds import kind_by_name, standing_nearby
from kg.errors import InputError, NotFound
from kg.model import Article, Evidence, Fact, Mention
from kg.schema import ENTITY_TYPES, ORGANISATION, PERSON, PLACE, PROGRAMME


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
        ("神舟五路社区", "神州五路社区", "Place", (3, 1)),
        ("总工会职工服务中心", "總工會職工服務中心", "Organisation", (2, 1)),
        ("叶县县委", "叶县委", "Organisation", (1, 2)),
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
        ("双柏县人民医院", "双柏县人民法院", "Organisation"),
        ("王小芳", "李建国", "Person"),
        ("福建省总工会", "福建省", "Organisation"),
        ("山东省总工会", "山西省总工会", "Organisation"),
        ("海南省总工会", "河南省总工会", "Organisation"),
        ("全国五一劳动奖章", "全国五一劳动奖状", "Programme"),
        ("中国工会第十七次全国代表大会", "中国工会第十八次全国代表大会", "Programme"),
        ("江城市第七届职工技能运动大会", "江城市第八届职工技能运动大会", "Programme"),
        ("2023年全省职工数字技能竞赛", "2024年全省职工数字技能竞赛", "Programme"),
        ("江苏省南京市鼓楼区总工会", "江苏省徐州市鼓楼区总工会", "Organisation"),
        ("第三建筑工程公司工会委员会", "第五建筑工程公司工会委员会", "Organisation"),
        ("非公有制企业工会工作指导意见", "公有制企业工会工作指导意见", "Programme"),
        ("“职工书屋”建设活动", "职工书屋", "Programme"),
        ("“东海杯”烹饪技能大赛初赛", "“东海杯”烹饪技能大赛决赛", "Programme"),
        ("“东海杯”烹饪技能大赛", "“东海杯”烹饪技能大赛决赛", "Programme"),
        ("2024年东海省青年职工技能大赛", "2024年东海省女职工技能大赛", "Programme"),
    ],
)
def test_siblings_stay_apart(left: str, right: str, kind: str) -> None:
    both = mention(left, "p.txt", 0, kind, 3) + mention(right, "p.txt", 900, kind, 3)
    entities, _ = names(both, articles=[article("p.txt")])
    assert len(entities) == 2


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (
            "《关于全面贯彻落实新发展理念加强新时代产业工人思想引领的决议》",
            "《关于全面贯彻新发展理念加强新时代产业工人思想引领的决议》",
            "Programme",
        ),
        ("《五年来职工工作的主要成绩》", "《5年来职工工作的主要成绩》", "Programme"),
        ("《劳动者权益保障行动方案（2025—2027年）》", "《劳动者权益保障行动方案(2025一2027年)》", "Programme"),
        ("《以新作为汇聚广大工人磅礴力量》", "《以新作为汇聚广大エ人磅薄力量》", "Programme"),
        ("金秋送学", "2024年“金秋送学”活动", "Programme"),
        ("东海船舶修造厂有限公司", "东海船舶修造厂", "Organisation"),
    ],
)
def test_two_pages_one_thing(left: str, right: str, kind: str) -> None:
    pages = [article("a.txt", "甲报"), article("b.txt", "乙报")]
    entities, found = names(mention(left, "a.txt", 0, kind) + mention(right, "b.txt", 0, kind), articles=pages)
    assert len(entities) == 1, found.decisions
    assert all(d.reasons for d in found.decisions)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("王晓丽", "王晓莉", "Person"),  # two signatures of one paper, and nothing else
        ("人民医院", "人民医院", "Organisation"),  # every town has one
        ("一公司", "一公司", "Organisation"),
        ("新华路社区", "新华路社区", "Place"),
    ],
)
def test_two_pages_two_things(left: str, right: str, kind: str) -> None:
    pages = [article("a.txt", "甲报"), article("b.txt", "乙报" if left == right else "甲报")]
    entities, _ = names(mention(left, "a.txt", 0, kind) + mention(right, "b.txt", 0, kind), articles=pages)
    assert len(entities) == 2


def test_names_side_by_side_are_two_people() -> None:
    row = mention("张晓丽", "p.txt", 0) + mention("张晓莉", "p.txt", 4)
    assert len(names(row, articles=[article("p.txt")])[0]) == 2


def test_an_official_and_a_worker_of_one_name_on_one_page_carry_their_bodies() -> None:
    pages = [Article(f"p.txt#a{k}", "p.txt", "article", None, "x" * 900, publication="甲报") for k in (1, 2)]
    two = [Mention(page.id, "p.txt", 0, 3, "马文军", "Person", "马文军") for page in pages]
    entities, _ = names(two, [post(two[0], "城东区总工会", "副主席"), post(two[1], "二公司", "架子工")], pages)
    people = {e.name: e for e in entities.values() if e.type == "Person"}
    assert set(people) == {"马文军（城东区总工会）", "马文军（二公司）"}
    assert all("马文军" in e.aliases for e in people.values())
    assert {e.subtype for e in people.values()} == {"official", "worker"}


@pytest.mark.parametrize(
    ("left", "right", "people"),
    [
        ("福建省总工会", "福建省人大常委会", 1),
        ("三明市总工会", "三明市人大常委会", 1),
        ("三明市总工会", "厦门市教育局", 2),
        ("福建省总工会", "甘肃省总工会", 2),
    ],
)
def test_posts_in_bodies_of_one_division_tie_an_official(left: str, right: str, people: int) -> None:
    here, there = mention("王芳", "a.txt")[0], mention("王芳", "b.txt")[0]
    facts = [post(here, left), post(there, right)]
    entities, _ = names([here, there], facts, [article("a.txt", "甲报"), article("b.txt", "乙报")])
    assert sum(e.type == "Person" for e in entities.values()) == people


def test_a_bare_name_does_not_bridge_two_provinces() -> None:
    """A third page that ties to both namesakes joins one of them, and does not make them one."""
    people = [mention("王芳", f"{page}.txt")[0] for page in "abc"]
    pages = [article(f"{page}.txt", "甲报") for page in "abc"]
    facts = [post(people[0], "福建省总工会"), post(people[2], "甘肃省总工会")]
    entities, _ = names(people, facts, pages)
    assert sum(e.type == "Person" for e in entities.values()) == 2


def test_people_are_tied_by_bodies_that_are_one_under_two_names() -> None:
    people = [mention("王芳", f"{page}.txt")[0] for page in "ab"]
    pages = [article("a.txt", "甲报"), article("b.txt", "乙报")]
    facts = [post(people[0], "东海船舶修造厂有限公司"), post(people[1], "东海船舶修造厂")]
    entities, _ = names(people, facts, pages)
    assert sum(e.type == "Person" for e in entities.values()) == 1


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


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [("苟思源", "荀思源", True), ("李晓明", "李小明", False), ("王建国", "王建军", False)],
)
def test_a_second_post_in_one_article_tells_no_misprint_apart(left: str, right: str, one: bool) -> None:
    both = mention(left, "p.txt") + mention(right, "p.txt", 900)
    posts = [post(both[0], "长宁县人民政府", "县长"), post(both[1], "龙头镇灾后重建指挥部", "指挥长")]
    found, _ = names(both, posts, [article("p.txt")])
    assert (len([e for e in found.values() if e.type == PERSON]) == 1) is one


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


def test_a_judgement_is_replaced_forgotten_and_never_contradicts_itself(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert record_judgement(tmp_path, Judgement("甲", "乙", True)) is None
    assert record_judgement(tmp_path, Judgement("乙", "丙", True)) is None
    with pytest.raises(InputError, match="甲 = 乙 and 乙 = 丙"):
        record_judgement(tmp_path, Judgement("甲", "丙", False))
    assert len(read_judgements(tmp_path)) == 2
    assert record_judgement(tmp_path, Judgement("丙", "乙", False)) == Judgement("乙", "丙", True)
    record_judgement(tmp_path, Judgement("甲", "丙", False))
    assert forget_judgement(tmp_path, "丙", "甲").same is False
    with pytest.raises(NotFound, match="no decision about 甲 and 丙"):
        forget_judgement(tmp_path, "甲", "丙")


def test_a_hand_written_contradiction_is_told(tmp_path) -> None:  # type: ignore[no-untyped-def]
    rows = [("甲", "乙", True), ("乙", "丙", True), ("甲", "丙", False)]
    lines = (f'{{"left": "{a}", "right": "{b}", "same": {str(same).lower()}}}\n' for a, b, same in rows)
    (tmp_path / "judgements.jsonl").write_text("".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match="cannot be two things"):
        read_judgements(tmp_path)


def test_a_judgement_parts_namesakes_by_page() -> None:
    pages = [article(f"{page}.txt", "甲报") for page in "ab"]
    people = [mention("王芳", f"{page}.txt")[0] for page in "ab"]
    assert len(names(people, articles=pages)[0]) == 1
    judged = [Judgement("王芳@a", "Person:王芳@b.txt#a1", False)]
    assert len(names(people, articles=pages, judgements=judged)[0]) == 2


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


@pytest.mark.parametrize("alike", [True, False])
def test_features_left_out_of_a_comparison_have_nothing_to_say_of_it(alike: bool) -> None:
    """One row of each kind of name, so that every feature would find something if it were asked of the wrong pairs."""
    names = {
        PERSON: ("王芳", "王茅"),
        ORGANISATION: ("鼓楼区总工会", "玄武区总工会"),
        PLACE: ("鼓楼区", "古楼区"),
        PROGRAMME: ("第18次全国职工技能大赛", "第十九次全国职工技能大赛"),
    }
    for kind, (one, other) in names.items():
        rows = [mention(one, "a.txt", 0, kind)[0], mention(one if alike else other, "b.txt", 0, kind)[0]]
        pages = [article("a.txt", "甲报"), article("b.txt", "甲报")]
        facts = [post(row, "杭州市总工会") for row in rows] if kind == PERSON else []
        a, b = gather(rows, facts, {page.id: page for page in pages})
        asked = features_for(a, b)
        assert 0 < len(asked) < len(FEATURES)
        assert [f for f in FEATURES if f not in asked and f.test(a, b) is not None] == []


@settings(deadline=None)  # the first call reads the character dictionary
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
    owner = {m.id: e.id for e in there.entities for m in e.mentions}
    assert [there.entity_of(m) for m in mentions] == [owner[m.id] for m in mentions]


@pytest.mark.parametrize(
    ("right", "printed", "misprint", "times", "kind"),
    [
        ("人力资源和社会保障部", 1, "人力资源和杜会保障部", 2, "Organisation"),
        ("“圆梦之旅”行动", 1, "“园梦之旅”行动", 1, "Programme"),
        ("国家税务总局", 1, "囯家税务总局", 1, "Organisation"),
        ("薄向阳", 1, "簿向阳", 1, "Person"),
        ("石阡县委宣传部", 1, "石阱县委宣传部", 1, "Organisation"),
    ],
)
def test_words_tell_the_right_spelling(right: str, printed: int, misprint: str, times: int, kind: str) -> None:
    pages = [article("a.txt", "甲报"), article("b.txt", "乙报", reprint_of="a.txt#a1")]
    both = mention(misprint, "a.txt", 0, kind, times) + mention(right, "b.txt", 0, kind, printed)
    same = [Judgement(right, misprint, True)]  # how they come to be one is told by other tests
    entities, _ = names(both, articles=pages, judgements=same)
    assert [e.name for e in entities.values()] == [right]


@pytest.mark.parametrize(
    ("kind", "name", "told", "subtype"),
    [
        ("Organisation", "共青团东海市委", "party", "association"),
        ("Organisation", "东海市委常委会", "government", "party"),
        ("Organisation", "中国林业工会全国委员会", "government", "union"),
        ("Organisation", "顺风快跑", "other", "company"),
        ("Organisation", "东海救援队", "other", "other"),
        ("Programme", "最美护士", "other", "award"),
        ("Programme", "茶文化节", "competition", "campaign"),
        ("Programme", "“暖心”行动", "campaign", "campaign"),
    ],
)
def test_kinds_that_names_tell(kind: str, name: str, told: str, subtype: str) -> None:
    assert kind_by_name(kind, name, told) == subtype


@pytest.mark.parametrize(
    ("text", "start", "standing"),
    [
        ("厂工会主席支援朝讲话", 5, "official"),
        ("焊工支援朝讲话", 2, "worker"),
        ("听支援朝讲话", 1, None),
        ("支援朝师傅讲话", 0, "worker"),
        ("班长支援朝讲话", 2, "worker"),
    ],
)
def test_standing_by_the_words_around_a_name(text: str, start: int, standing: str | None) -> None:
    one = Article("a#a1", "a", "article", None, text)
    assert (
        standing_nearby(Mention("a#a1", "a", start, start + 3, "支援朝", "Person", "支援朝"), {one.id: one}) == standing
    )


def test_keys_ignore_punctuation_and_width() -> None:
    assert key_of("“求学圆梦”行动") == key_of("求学圆梦行动")
    assert key_of("《方案（２０２４）》") == key_of("《方案(2024)》")
