"""What sentences name: must be found under this full name; look-alikes must not."""

from __future__ import annotations

import pytest

from kg import mentions
from kg.gazetteer import code_of, full_name, territory_of
from kg.names import in_context

NAMED = [
    (
        "省教育工会、省建设建材工会、省邮政工会作了交流发言。",
        "Organisation",
        {"浙江省教育工会", "浙江省建设建材工会", "浙江省邮政工会"},
    ),
    ("全总印发通知。", "Organisation", {"中华全国总工会"}),
    ("杭州市人社局与市总工会联合举办。", "Organisation", {"杭州市人力资源和社会保障局", "杭州市总工会"}),
    ("中国工会十八大代表何丽敏说。", "Programme", {"中国工会第十八次全国代表大会"}),
    ("党的二十大精神。", "Programme", {"中国共产党第二十次全国代表大会"}),
    ("县总工会启动“暖春”关爱行动。", "Programme", {"“暖春”关爱行动"}),
    ("会议印发《职工帮扶办法（试行）》。", "Programme", {"《职工帮扶办法（试行）》"}),
    ("她荣获全国五一劳动奖章。", "Programme", {"全国五一劳动奖章"}),
    ("记者来到西安市长安区韦曲街道。", "Place", {"西安市", "长安区", "韦曲街道"}),
    ("我省职工众多。", "Place", {"浙江省"}),
    ("代表团前往湘西州。", "Place", {"湘西土家族苗族自治州"}),
    ("记者库尔班江·艾山来到现场。", "Person", {"库尔班江·艾山"}),
    ("主席欧阳砺、副主席慕容晓参加。", "Person", {"欧阳砺", "慕容晓"}),
]
SILENT = [
    ("各级工会要加强服务。", "Organisation"),
    ("该公司与工会沟通。", "Organisation"),
    ("他被称为“金牌工人”的领路人。", "Programme"),
    ("职工技能比武活动火热进行。", "Programme"),
    ("大家学习《工人日报》。", "Programme"),
    ("刘师傅说他很累。", "Person"),
    ("广大职工群众团结奋斗。", "Person"),
    ("城市社区和乡镇的工作。", "Place"),
]


def found(nlp, article, text: str, kind: str) -> set[str]:  # type: ignore[no-untyped-def]
    one = article(text)
    named = in_context([one], {one.id: mentions.find(one, nlp(text))})[one.id]
    for m in named:
        assert text[m.start : m.end] == m.text
    return {m.name for m in named if m.type == kind}


@pytest.mark.parametrize(("text", "kind", "names"), NAMED)
def test_named(nlp, article, text: str, kind: str, names: set[str]) -> None:  # type: ignore[no-untyped-def]
    assert names <= found(nlp, article, text, kind)


@pytest.mark.parametrize(("text", "kind"), SILENT)
def test_silent(nlp, article, text: str, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert found(nlp, article, text, kind) == set()


def test_the_doc_keeps_every_character(nlp) -> None:  # type: ignore[no-untyped-def]
    for text in ("", "　雷 鹏\n\n说：ＡＰＰ。", "abc 12\t中文  \n", "一" * 700):
        assert nlp(text).text == text


@pytest.mark.parametrize(
    ("short", "full"),
    [("福建", "福建省"), ("十堰", "十堰市"), ("湘西州", "湘西土家族苗族自治州"), ("传化", None), ("八闽", "福建省")],
)
def test_divisions(short: str, full: str | None) -> None:
    assert full_name(short) == full


def test_codes_and_territories() -> None:
    assert code_of("西安市") == "610100"
    assert code_of("鼓楼区") is None  # several cities have one
    assert territory_of("福建省总工会") == "福建省"
    assert territory_of("传化集团") is None
