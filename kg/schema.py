"""What the graph can say: entity types and predicates, one row each.

A row here is all that RDF terms, legends, the command's listing, the README's table and the tests need.
`says` and `silent` are test material: sentences that must, and must not, give the statement.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntityType:
    """A kind of thing. `shape` and `colour` (Okabe and Ito's palette) draw it; `rdf` is its class."""

    name: str
    zh: str
    en: str
    subtypes: tuple[str, ...]
    rdf: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A relation. `subjects` and `objects` are the types its ends may have."""

    name: str
    zh: str
    en: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    gloss_zh: str
    gloss_en: str
    rdf: str
    colour: str
    symmetric: bool = False
    says: tuple[tuple[str, str, str], ...] = ()  # (sentence, subject, object)
    silent: tuple[str, ...] = ()


ORGANISATION, PERSON, PLACE, PROGRAMME = "Organisation", "Person", "Place", "Programme"

ENTITY_TYPES: dict[str, EntityType] = {
    row.name: row
    for row in (
        EntityType(
            ORGANISATION,
            "组织",
            "Organisation",
            ("party", "government", "union", "company", "media", "education", "community", "association", "other"),
            "org:FormalOrganization",
            "#0072B2",
            "square",
        ),
        EntityType(
            PERSON, "人物", "Person", ("official", "worker", "journalist", "other"), "foaf:Person", "#D55E00", "dot"
        ),
        EntityType(
            PLACE,
            "地点",
            "Place",
            ("division", "community", "venue", "station", "other"),
            "schema:Place",
            "#009E73",
            "triangle",
        ),
        EntityType(
            PROGRAMME,
            "项目",
            "Programme",
            (
                "campaign",
                "project",
                "document",
                "competition",
                "meeting",
                "platform",
                "brand",
                "award",
                "training",
                "other",
            ),
            "kg:Programme",
            "#CC79A7",
            "diamond",
        ),
    )
}

PREDICATES: dict[str, Predicate] = {
    row.name: row
    for row in (
        Predicate(
            "holdsPost",
            "任职",
            "holds post",
            (PERSON,),
            (ORGANISATION, PLACE),
            "某人在某单位担任职务",
            "a person has a post or role in a body; `title` names it",
            "org:headOf",
            "#D55E00",
            says=(("福建省总工会主席庄稼汉出席会议。", "庄稼汉", "福建省总工会"),),
            silent=("庄稼汉看望福建省总工会的老同志。",),
        ),
        Predicate(
            "partOf",
            "隶属",
            "part of",
            (ORGANISATION, PROGRAMME),
            (ORGANISATION, PROGRAMME),
            "分支、下属、子项目",
            "branch, subsidiary, committee or sub-scheme",
            "org:subOrganizationOf",
            "#0072B2",
            says=(("金沙集团成立全资子公司金沙数字有限公司。", "金沙数字有限公司", "金沙集团"),),
            silent=("金沙集团与金沙数字有限公司签约。",),
        ),
        Predicate(
            "locatedIn",
            "位于",
            "located in",
            (ORGANISATION, PLACE, PROGRAMME),
            (PLACE,),
            "位于或在某地举行",
            "where a thing is, or is held",
            "schema:containedInPlace",
            "#009E73",
            says=(("记者走进西安市长安区。", "长安区", "西安市"),),
            silent=("福建省总工会召开会议。",),
        ),
        Predicate(
            "organises",
            "举办",
            "organises",
            (ORGANISATION,),
            (PROGRAMME,),
            "主办、承办、协办、召开",
            "hosts or runs an event, competition or meeting",
            "schema:organizer",
            "#56B4E9",
            says=(("杭州市总工会举办“匠心杯”技能竞赛。", "杭州市总工会", "“匠心杯”技能竞赛"),),
            silent=("杭州市总工会未能举办“匠心杯”技能竞赛。",),
        ),
        Predicate(
            "launches",
            "推出",
            "launches",
            (ORGANISATION,),
            (PROGRAMME,),
            "启动、推出、开展、打造",
            "starts or carries out an initiative, platform or brand",
            "kg:launches",
            "#E69F00",
            says=(("杭州市总工会启动“暖心”行动。", "杭州市总工会", "“暖心”行动"),),
            silent=("杭州市总工会取消“暖心”行动。",),
        ),
        Predicate(
            "issues",
            "印发",
            "issues",
            (ORGANISATION,),
            (PROGRAMME,),
            "印发、出台、发布文件",
            "publishes a document",
            "kg:issues",
            "#999933",
            says=(("杭州市总工会印发《职工帮扶办法》。", "杭州市总工会", "《职工帮扶办法》"),),
            silent=("杭州市总工会学习《职工帮扶办法》。",),
        ),
        Predicate(
            "participatesIn",
            "参加",
            "participates in",
            (PERSON, ORGANISATION),
            (PROGRAMME,),
            "出席、参加、主持、讲话",
            "attends, chairs, speaks at or is a delegate to",
            "kg:participatesIn",
            "#CC79A7",
            says=(("王芳当选中国工会十八大代表。", "王芳", "中国工会第十八次全国代表大会"),),
            silent=("王芳没有参加中国工会十八大。",),
        ),
        Predicate(
            "visits",
            "走访",
            "visits",
            (PERSON, ORGANISATION),
            (PLACE, ORGANISATION),
            "调研、走访、看望",
            "inspects or calls on a place or body",
            "kg:visits",
            "#882255",
            says=(("王芳到杭州市调研。", "王芳", "杭州市"),),
            silent=("王芳从未到杭州市调研。",),
        ),
        Predicate(
            "meets",
            "会见",
            "meets",
            (PERSON,),
            (PERSON,),
            "会见、座谈、交换意见",
            "talks with a named person",
            "kg:meets",
            "#AA4499",
            symmetric=True,
            says=(("王芳会见李明。", "王芳", "李明"),),
            silent=("王芳和李明参加调研。",),
        ),
        Predicate(
            "cooperatesWith",
            "合作",
            "cooperates with",
            (ORGANISATION,),
            (ORGANISATION,),
            "联合、协同、共建、签约",
            "acts jointly with another body",
            "kg:cooperatesWith",
            "#44AA99",
            symmetric=True,
            says=(("杭州市总工会联合杭州市妇联开展活动。", "杭州市总工会", "杭州市妇联"),),
            silent=("杭州市总工会从未与杭州市妇联合作。",),
        ),
        Predicate(
            "receives",
            "获得",
            "receives",
            (PERSON, ORGANISATION),
            (PROGRAMME,),
            "获、荣获、被授予",
            "is given an award",
            "kg:receives",
            "#F0E442",
            says=(("王芳荣获全国五一劳动奖章。", "王芳", "全国五一劳动奖章"),),
            silent=("王芳正在争创全国五一劳动奖章。",),
        ),
    )
}
