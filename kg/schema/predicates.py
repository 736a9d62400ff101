"""The predicates, one row each: labels, types, the verbs and the sentence pattern that say them, examples.

A row is all that a predicate needs: RDF terms, legends, the command's listing, the README's table, extraction and
tests follow from it. `says` and `silent` are the tests: sentences that must, and must not, give the statement.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.schema.types import ORGANISATION, PERSON, PLACE, PROGRAMME


@dataclass(frozen=True, slots=True)
class Predicate:
    """A relation.

    `subjects` and `objects` are the types its ends may have, `kinds` the subtypes of a programme as object (none: all).
    `pattern` names the sentence pattern (`kg.facts.events.PATTERNS`) in which `verbs` say it: `does` for A does B.
    Where no verb says it (titles before names, chains of places, names that go on), `pattern` is empty and a finder
    of `kg.facts.FINDERS` reads it.
    """

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
    pattern: str = ""
    verbs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    says: tuple[tuple[str, str, str], ...] = ()  # (sentence, subject, object)
    silent: tuple[str, ...] = ()


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
            says=(
                ("福建省总工会主席庄稼汉出席会议。", "庄稼汉", "福建省总工会"),
                ("杭州市第一人民医院院长、党委书记王芳致辞。", "王芳", "杭州市第一人民医院"),
                ("王芳当选湖北省作家协会副主席。", "王芳", "湖北省作家协会"),
                ("免去李明的浙江省水利厅厅长职务。", "李明", "浙江省水利厅"),
                ("李明曾任宁波海关副关长，去年退休。", "李明", "宁波海关"),
                ("王芳是浙江省肿瘤医院的一名护士。", "王芳", "浙江省肿瘤医院"),
                ("代表团团长为武汉市总工会副主席王芳。", "王芳", "武汉市总工会"),
            ),
            silent=(
                "庄稼汉看望福建省总工会的老同志。",
                "王芳拒绝出任湖北省作家协会副主席。",
                "李明冒充浙江省水利厅厅长行骗。",
                "王芳与浙江省肿瘤医院签约。",
            ),
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
            says=(
                ("金沙集团成立全资子公司金沙数字有限公司。", "金沙数字有限公司", "金沙集团"),
                ("余杭海关隶属于杭州海关。", "余杭海关", "杭州海关"),
                ("浙江大学与浙江大学附属第二医院联合义诊。", "浙江大学附属第二医院", "浙江大学"),
                ("宁波港集团下属宁波港铁路有限公司昨日开行专列。", "宁波港铁路有限公司", "宁波港集团"),
                ("“西湖杯”创新大赛设“西湖工匠”奖。", "西湖工匠", "“西湖杯”创新大赛"),
                ("金沙航空集团开会，金沙航空西北分公司汇报。", "金沙航空西北分公司", "金沙航空集团"),
                ("金沙铁路局工务段昨日抢修线路。", "金沙铁路局工务段", "金沙铁路局"),
            ),
            silent=(
                "金沙集团与金沙数字有限公司签约。",
                "宁波港集团与下属企业走访杭州市税务局。",
                "湖南湘江建工集团有限公司举行开工仪式。",
                "浙江大学校长会见宁波大学校长。",
            ),
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
            says=(
                ("记者走进西安市长安区。", "长安区", "西安市"),
                ("“匠心杯”技能竞赛在宁波市举行。", "“匠心杯”技能竞赛", "宁波市"),
                ("湘江理工大学位于长沙市。", "湘江理工大学", "长沙市"),
                ("记者走访浙江杭州、义乌、诸暨。", "诸暨市", "浙江省"),
                ("昆明市开展“春城暖冬”行动。", "“春城暖冬”行动", "昆明市"),
                ("“春城暖冬”行动走进大理市。", "“春城暖冬”行动", "大理市"),
            ),
            silent=(
                "福建省总工会召开会议。",
                "“匠心杯”技能竞赛未能在宁波市举行。",
                "湘江理工大学校长王芳来到长沙市。",
                "王芳从宁波市出发。",
                "网传“匠心杯”技能竞赛将在宁波市举行，主办方予以否认。",
            ),
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
            pattern="does",
            verbs=tuple("主办 承办 协办 举办 召开 举行 组织 联办 筹办".split()),
            kinds=("meeting", "competition", "campaign", "other", "training"),
            says=(
                ("杭州市总工会举办“匠心杯”技能竞赛。", "杭州市总工会", "“匠心杯”技能竞赛"),
                ("“匠心杯”技能竞赛由杭州市总工会主办，宁波大学承办。", "宁波大学", "“匠心杯”技能竞赛"),
                ("由杭州市总工会主办的“匠心杯”技能竞赛昨日开幕。", "杭州市总工会", "“匠心杯”技能竞赛"),
                ("杭州市总工会主办，宁波大学承办的“匠心杯”技能竞赛开幕。", "杭州市总工会", "“匠心杯”技能竞赛"),
                ("杭州市总工会、宁波大学将于下月联合举办“匠心杯”技能竞赛。", "宁波大学", "“匠心杯”技能竞赛"),
                ("“匠心杯”技能竞赛昨日闭幕。该赛事由杭州市总工会主办。", "杭州市总工会", "“匠心杯”技能竞赛"),
            ),
            silent=(
                "杭州市总工会未能举办“匠心杯”技能竞赛。",
                "如果杭州市总工会举办“匠心杯”技能竞赛，职工将受益。",
                "杭州市总工会十分重视，各级工会举办“匠心杯”技能竞赛。",
                "杭州市总工会参加“匠心杯”技能竞赛。",
                "“匠心杯”技能竞赛在杭州市第一人民医院举行。",
            ),
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
            pattern="does",
            verbs=tuple(
                (
                    "启动 推出 开展 实施 打造 上线 成立 开通 设立 创办 开办 发起 建设 开设 建成 共建 "
                    "创建 推行 研发 研制 发布 开启 建立 擦亮 组建 命名 办好 试运行 试行 启用 运营 铺开 "
                    "打响 牵头成立 落地 开发 合办 试点 联合攻关 联合研制 培育 发展 投用 投入运营 筹建 "
                    "新建 落成 揭牌 首创 办起"
                ).split()
            ),
            kinds=("campaign", "project", "platform", "brand", "training", "other", "award"),
            says=(
                ("杭州市总工会启动“暖心”行动。", "杭州市总工会", "“暖心”行动"),
                ("杭州市总工会十分重视，今年又推出“暖心”行动。", "杭州市总工会", "“暖心”行动"),
                ("宁波大学与浙江理工大学签约，双方将共建“海丝讲堂”项目。", "浙江理工大学", "“海丝讲堂”项目"),
                ("“暖心”行动由杭州市总工会发起。", "杭州市总工会", "“暖心”行动"),
                ("在浙江省总工会指导下，杭州市总工会开展“暖心”行动。", "杭州市总工会", "“暖心”行动"),
                ("杭州市总工会先后打造“暖心”行动、“清凉”行动等。", "杭州市总工会", "“清凉”行动"),
            ),
            silent=(
                "杭州市总工会取消“暖心”行动。",
                "杭州市总工会呼吁各地开展“暖心”行动。",
                "在杭州市总工会指导下，各地企业开展“暖心”行动。",
                "杭州市总工会尚未启动“暖心”行动。",
                "王芳说，企业要开展“暖心”行动。",
                "杭州市总工会发出建议，推动后者实施“暖心”行动。",
            ),
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
            pattern="does",
            verbs=tuple(
                (
                    "印发 出台 发布 制定 下发 编制 颁布 审议通过 通过 发出 公布 出版 编印 推出 印制 联合印发 签发 颁行"
                ).split()
            ),
            kinds=("document",),
            says=(
                ("杭州市总工会印发《职工帮扶办法》。", "杭州市总工会", "《职工帮扶办法》"),
                ("杭州市总工会与杭州市司法局联合出台《职工帮扶办法》。", "杭州市司法局", "《职工帮扶办法》"),
                ("浙江省教育厅日前下发《浙江省研学管理规定》。", "浙江省教育厅", "《浙江省研学管理规定》"),
                (
                    "会议审议通过《浙江省作家协会章程》，浙江省作家协会主席王芳讲话。",
                    "浙江省作家协会",
                    "《浙江省作家协会章程》",
                ),
            ),
            silent=(
                "杭州市总工会学习《职工帮扶办法》。",
                "杭州市总工会没有出台《职工帮扶办法》。",
                "杭州市总工会落实《职工帮扶办法》，走访企业。",
                "职工建议杭州市总工会制定《职工帮扶办法》。",
            ),
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
            pattern="attends",
            verbs=tuple(
                (
                    "出席 参加 主持 讲话 致辞 部署 作报告 作工作报告 发言 列席 到会 介绍经验 参赛 旁听 "
                    "汇报 宣布 当选 报名 参与 加入 介绍 参展 第一名 第二名 第三名 前三名 冠军 亚军 季军 "
                    "担任裁判长 担任导师 担任评委 主讲 主讲人 主讲教师 学员 选手 讲授 亮相 到场 见证 "
                    "任总指挥 任副总指挥 任现场总指挥 担任总指挥 担任副总指挥 观摩 响应 "
                    "颁奖 夺冠 夺得 摘得 获得 勇夺 斩获 包揽 分列 名列 分获 "
                    "上的报告 上的讲话 说 表示 指出 强调 认为 宣读 介绍说 分享 鼓劲"
                ).split()
            ),
            says=(
                ("王芳当选中国工会十八大代表。", "王芳", "中国工会第十八次全国代表大会"),
                ("王芳、李明出席“匠心杯”技能竞赛启动仪式。", "李明", "“匠心杯”技能竞赛"),
                ("杭州市总工会召开“匠心杯”技能竞赛推进会。王芳主持会议并讲话。", "王芳", "“匠心杯”技能竞赛推进会"),
                ("宁波大学参加“匠心杯”技能竞赛。", "宁波大学", "“匠心杯”技能竞赛"),
                ("“匠心杯”技能竞赛闭幕。王芳为获奖者颁奖。", "王芳", "“匠心杯”技能竞赛"),
                ("“匠心杯”技能竞赛闭幕，宁波市代表队夺得团体冠军。", "宁波市代表队", "“匠心杯”技能竞赛"),
                ("“匠心杯”技能竞赛闭幕。宁波市代表队获团体第一名。", "宁波市代表队", "“匠心杯”技能竞赛"),
                ("“匠心杯”技能竞赛开赛。副市长王芳任总指挥。", "王芳", "“匠心杯”技能竞赛"),
                ("在“匠心杯”技能竞赛开幕式上，王芳说，比赛很精彩。", "王芳", "“匠心杯”技能竞赛"),
            ),
            silent=(
                "王芳没有参加中国工会十八大。",
                "王芳学习中国工会十八大精神。",
                "王芳希望参加“匠心杯”技能竞赛。",
                "“匠心杯”技能竞赛闭幕。王芳参加杭州市政府调研活动。",
            ),
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
            pattern="visits",
            verbs=tuple(
                (
                    "来到 走进 走访 前往 调研 考察 看望 察看 慰问 深入 赶赴 参观 转赴 抵达 到访 观摩 "
                    "送课到 赶到 进驻 抵 赴 来 进 汇聚 视察 检查 督查 巡查 探访 督导 回访 蹲点 走访慰问 访问 旅游"
                ).split()
            ),
            says=(
                ("王芳到杭州市调研。", "王芳", "杭州市"),
                ("王芳来到宁波大学，察看实验室。", "王芳", "宁波大学"),
                ("王芳一行先后走访宁波大学、浙江理工大学。", "王芳", "浙江理工大学"),
                ("10月7日，王芳、李明先后抵京。", "李明", "北京市"),
                ("来渝旅游的河北游客王芳很高兴。", "王芳", "重庆市"),
                ("上海市考察团走进宁波大学。", "上海市考察团", "宁波大学"),
                ("王芳上午听取汇报，下午深入宁波大学。", "王芳", "宁波大学"),
                ("王芳考察了坐落在杭州市的浙江理工大学。", "王芳", "浙江理工大学"),
                ("王芳听取汇报。下午，这位副校长来到宁波大学。", "王芳", "宁波大学"),
                ("王芳转赴杭州市，走访了宁波港集团，随后看望浙江理工大学的师生。", "王芳", "浙江理工大学"),
            ),
            silent=(
                "王芳从未到杭州市调研。",
                "王芳看望杭州市总工会的退休职工。",
                "“暖心”行动走进宁波大学。",
                "王芳因故取消到杭州市调研。",
                "王芳因病不再担任杭州市总工会主席。",
            ),
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
            pattern="meets",
            verbs=tuple(
                ("会见 座谈 交换意见 交谈 会谈 交流看法 拉家常 接见 探望 看望 面对面交流 对话 通话 接待").split()
            ),
            symmetric=True,
            says=(
                ("王芳会见李明。", "王芳", "李明"),
                ("王芳与宁波大学校长李明座谈。", "王芳", "李明"),
                ("王芳来到宁波大学，与校长李明交谈。", "王芳", "李明"),
                ("王芳同宁波市市长李明、宁波大学校长赵刚就合作交换意见。", "王芳", "赵刚"),
            ),
            silent=(
                "王芳和李明参加调研。",
                "王芳没有会见李明。",
                "王芳与职工座谈，李明参加。",
            ),
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
            pattern="joins",
            verbs=tuple(
                (
                    "联合 携手 会同 续签 签约 签订 签署 共建 合作 合办 协同 结成对子 联办 共同 联手 战略合作 "
                    "签下 深度合作 合力 牵手 连同 联合攻关"
                ).split()
            ),
            symmetric=True,
            says=(
                ("杭州市总工会联合杭州市妇联开展活动。", "杭州市总工会", "杭州市妇联"),
                ("宁波大学与浙江理工大学签约。", "宁波大学", "浙江理工大学"),
                ("宁波大学与浙江理工大学续签协议。", "宁波大学", "浙江理工大学"),
                ("由宁波大学、浙江理工大学合办的“海丝讲堂”开讲。", "宁波大学", "浙江理工大学"),
                ("宁波大学、浙江理工大学、杭州市总工会联合举办展览。", "浙江理工大学", "杭州市总工会"),
                ("宁波大学十分重视实践，还与浙江理工大学结成对子。", "宁波大学", "浙江理工大学"),
            ),
            silent=(
                "杭州市总工会从未与杭州市妇联合作。",
                "宁波大学与浙江理工大学都在杭州。",
                "王芳走访宁波大学、浙江理工大学。",
            ),
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
            pattern="receives",
            verbs=tuple(
                (
                    "荣获 获得 获评 被授予 授予 被评为 评为 夺得 捧回 获 当选 摘得 被命名为 命名为 获颁 "
                    "荣膺 摘取 斩获 当选为 喜获 颁发 表彰 捧得 捧起 被认定为 被评选为 入选 成长为"
                ).split()
            ),
            says=(
                ("王芳荣获全国五一劳动奖章。", "王芳", "全国五一劳动奖章"),
                ("王芳、李明被授予浙江省劳动模范称号。", "王芳", "浙江省劳动模范"),
                ("浙江省总工会授予王芳、李明“浙江工匠”称号。", "李明", "浙江工匠"),
                ("全国五一劳动奖章获得者、宁波大学教授王芳讲课。", "王芳", "全国五一劳动奖章"),
                ("王芳是宁波大学教授。去年，她获评全国劳动模范。", "王芳", "全国劳动模范"),
                ("王芳夺得第一名，李明、赵刚分列第二、第三名，三人均被授予“浙江工匠”称号。", "李明", "浙江工匠"),
                (
                    "学校日前授予下列同学“求是标兵”称号：\n王芳（女）　宁波大学学生\n李明　宁波大学学生",
                    "李明",
                    "求是标兵",
                ),
            ),
            silent=(
                "王芳正在争创全国五一劳动奖章。",
                "王芳未获全国五一劳动奖章。",
                "王芳申报全国五一劳动奖章。",
                "王芳学习全国劳动模范的事迹。",
            ),
        ),
    )
}
