"""Graphs of any size for tests and benchmarks of the page: what a union paper's corpus looks like from afar.

Nothing in them is news. Names are made of real divisions' syllables, surnames and organs; nodes stand in groups (a
province's bodies, their officials, their programmes) with few ties between groups, and some bodies have very many.
Each statement has one sentence of its own in an article of some forty sentences, so that texts, quotes and mentions
weigh what they weigh in a real build: about 110 characters of text a node, as in `corpus/`.
"""

from __future__ import annotations

import random

from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Evidence, Mention, Statement

PAPERS = ("工人日报", "浙江工人日报", "陕西工人报", "福建工人报")
PLACES = "宁安永丰临江海平阳新通西和泰清武南长东兴"
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文辉玲建国华"
ORGANS = ("总工会", "教育工会", "建设集团", "交通运输局", "人民医院", "供电公司", "网约车行业工会", "妇女联合会")
PROGRAMMES = ("求学圆梦行动", "劳动技能竞赛", "送温暖活动", "职工之家", "工匠学院", "法律服务行动", "读书节")
POSTS = ("主席", "副主席", "党组书记", "局长", "经理", "主任")
FILLER = (
    "记者日前从会上了解到，各项工作正在按计划推进。",
    "职工代表围绕劳动保护、技能提升和生活服务提出了意见和建议。",
)


def graph_of(nodes: int, *, seed: int = 7) -> KnowledgeGraph:
    """A graph of some nodes and twice as many statements; equal seeds give equal graphs.

    >>> len(graph_of(50).statements)
    100
    """
    chance = random.Random(seed)
    entities = [_entity(k, chance) for k in range(nodes)]
    groups = max(1, nodes // 25)
    members = [[k for k in range(nodes) if k % groups == g] for g in range(groups)]
    pairs = [_pair(chance, members, nodes) for _ in range(2 * nodes)]
    return _printed(entities, pairs, chance)


def _entity(k: int, chance: random.Random) -> tuple[str, str, str]:
    """Type, subtype and a name that no other node has."""
    place = "".join(chance.choice(PLACES) for _ in range(2))
    kind = k % 4
    if kind == 0:
        return "Organisation", "union", f"{place}市第{k}{chance.choice(ORGANS)}"
    if kind == 1:
        return "Person", "official", chance.choice(SURNAMES) + _digits(k)
    if kind == 2:
        return "Place", "division", f"{place}{_digits(k)}县"
    return "Programme", "campaign", f"“{place}{k}”{chance.choice(PROGRAMMES)}"


def _digits(k: int) -> str:
    """A number in Chinese syllables of its own, at least one."""
    return (_digits(k // len(GIVEN)) if k >= len(GIVEN) else "") + GIVEN[k % len(GIVEN)]


def _pair(chance: random.Random, members: list[list[int]], nodes: int) -> tuple[int, int]:
    group = members[chance.randrange(len(members))]
    a = chance.choice(group)
    near, far = group[int(len(group) * chance.random() ** 3)], int(nodes * chance.random() ** 3)
    b = near if chance.random() < 0.9 else far
    return (a, b) if a != b else (a, (b + 1) % nodes)


PREDICATE_OF = {
    ("Person", "Organisation"): "holdsPost", ("Person", "Place"): "visits", ("Person", "Programme"): "participatesIn",
    ("Person", "Person"): "meets", ("Organisation", "Place"): "locatedIn", ("Organisation", "Organisation"): "partOf",
    ("Organisation", "Programme"): "launches", ("Place", "Place"): "locatedIn", ("Programme", "Place"): "locatedIn",
    ("Programme", "Programme"): "partOf",
}  # fmt: skip


def _printed(
    entities: list[tuple[str, str, str]], pairs: list[tuple[int, int]], chance: random.Random
) -> KnowledgeGraph:
    mentions: list[list[Mention]] = [[] for _ in entities]
    statements, articles = [], []
    for number in range(0, len(pairs), 40):
        paper, date = PAPERS[number // 40 % len(PAPERS)], f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        page = f"{paper}_{date}_{number % 8 + 1:02}.txt"
        identity, text = f"{page}#a{number}", f"{paper}{number}号消息"
        for a, b in pairs[number : number + 40]:
            if (entities[a][0], entities[b][0]) not in PREDICATE_OF:
                a, b = b, a
            predicate = PREDICATE_OF[entities[a][0], entities[b][0]]
            post = chance.choice(POSTS) if predicate == "holdsPost" else None
            text += "\n" if len(text) % 3 == 0 else ""
            start = len(text)
            text += f"{entities[a][2]}与{entities[b][2]}{post or ''}的工作安排已经确定"
            words = Evidence(page, identity, start, len(text), text[start:])
            for k, at in ((a, start), (b, start + len(entities[a][2]) + 1)):
                kind, subtype, name = entities[k]
                mentions[k].append(Mention(identity, page, at, at + len(name), name, kind, name, subtype))
            text += "。" + chance.choice(FILLER)
            confidence = chance.choice((0.65, 0.75, 0.85, 0.95))
            ends = [f"{entities[k][0]}/{entities[k][2]}" for k in (a, b)]
            statements.append(
                Statement(
                    f"s{len(statements):016x}", ends[0], predicate, ends[1], (words,), post, chance.choice((date, None)),
                    None, confidence, chance.choice((1, 1, 1, 2, 3)), date, date,
                )
            )  # fmt: skip
        articles.append(
            Article(identity, page, "article", text.split("\n")[0][:20], text, date=date, publication=paper)
        )
    made = [
        Entity(f"{kind}/{name}", kind, name, sub, (), tuple(mentions[k]))
        for k, (kind, sub, name) in enumerate(entities)
    ]
    return KnowledgeGraph(tuple(articles), tuple(sorted(made, key=lambda e: e.id)), tuple(statements))
