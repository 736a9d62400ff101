"""What an article is read as: half-width marks behind Chinese words, and that numbers, letters and addresses keep theirs."""

from __future__ import annotations

import pytest

from kg.script import readable, widened

ROWS = [
    ("会上,她说:“好.”两人握手.", "会上，她说：“好。”两人握手。"),
    ("6月30日.四天前,厂里来人;全厂动员!", "6月30日。四天前，厂里来人；全厂动员！"),
    ("增长2.5%,其中5,000元;见3.2节", "增长2.5%，其中5,000元；见3.2节"),
    ("“不修了?”他问.", "“不修了？”他问。"),
    ("共12.\n第二段", "共12。\n第二段"),
    ("比分21:19,www.example.com,A.B公司", "比分21:19,www.example.com,A.B公司"),
    ("中国.com,省略号...", "中国.com,省略号..."),
]


@pytest.mark.parametrize(("printed", "read"), ROWS)
def test_widened(printed: str, read: str) -> None:
    assert widened(printed) == read
    assert len(printed) == len(read)


def test_an_article_with_full_width_marks_is_itself(article) -> None:  # type: ignore[no-untyped-def]
    one = article("会上，她说：“好。”")
    assert readable(one) is one
