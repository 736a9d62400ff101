"""Works that are built or carried out, by where or what number they are: 轨道交通3号线一期工程, 引江济淮二期工程."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.mentions.held_events import first_word, opens_clause
from kg.tokens import Word

LAST = "程目"
# What is said of a work behind its name or before it.
_SAID = re.compile(
    r"(?:、[^，。；]{4,30})?[^，。；“”、]{0,18}?"
    r"(?:[开动竣完复]工|通车|贯通|开通|建成|投产|投[用运]|并网|封顶|铺轨|获批|验收|开建|合龙|运营|施工|浇筑|发电|试运行|启用|奠基|建设|推进|进展|收尾|批复|承建|实施)"
)
_DONE = re.compile(
    r"(?:(?:实施|启动|推进|建设|承建|参建|承担|新建|开建|建成|完成|参与|负责|打造|中标|承揽|承建|投资建设|投资)[了的]?|奋战在|走进|来到|在)$"
)
# What works of that kind are: without one it is a matter of an office, 某市社会保障项目.
_BUILT = re.compile(
    r"号线|快线|干线|改线|铁路|公路|高速|[国省县]道|大?桥|隧道|通道|枢纽|机场|港|码头|航道|运河|水库|电站|风电|光伏|储能|千瓦|兆瓦|电厂|核电"
    r"|灌区|[引调输供净]水|水环境|管道|管廊|管网|湿地|流域|防护|治[理沙]|修复|[一二三四五六七八九]期|[扩改迁]建|整治|[矿油]田|煤矿"
)
# 湖口县实施…项目: a verb on the way ends the name.
_VERBS = frozenset("实施 启动 推进 承建 参建 负责 投资 完成 打造 推出 中标 承担 谋划 引进 建成".split())
_COMMON = re.compile(
    r"^(?:[\u3400-\u9fff]{2,8}?[省市县区州镇乡])?(?:重点|重大|民生|实事|惠民|招商|在建|配套|大型|工业|农业|交通|水利|基础设施|老旧小区|城区|农村)"
)
_OF_FIRM = re.compile(r"(?:公司|集团|局|[厂院])(?:项目|工程)$")  # 中铁隧道局集团有限公司项目经理
_NUMBERED = re.compile(r"\d号线|[国省县]道\d")
_LONGEST = 36


def work(words: Sequence[Word], k: int, flat: str) -> tuple[int, int] | None:
    """Start and end of the work that the k-th word ends, if it is one."""
    end = words[k].end
    if not flat.startswith(("工程", "项目"), end - 2):
        return None
    first = first_word(words, k, flat)
    if first is None:
        return None
    first = next((n + 1 for n in range(k - 1, first - 1, -1) if words[n].text in _VERBS), first)
    start, left = words[first].start, words[first - 1] if first else None
    name, before = flat[start:end], flat[max(0, start - 8) : start]
    if not 7 <= len(name) <= _LONGEST or _COMMON.match(name) or not _BUILT.search(name) or _OF_FIRM.search(name):
        return None
    if not any(w.tag in ("LOC", "ORG", "nz", "ns", "nt") for w in words[first:k]) and not _NUMBERED.search(name):
        return None
    said = _SAID.match(flat, end) and (opens_clause(before, left) or before.endswith("、"))
    return (start, end) if said or _DONE.search(before) else None
