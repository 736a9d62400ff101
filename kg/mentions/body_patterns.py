"""Patterns of bodies' names and of what stands around them."""

from __future__ import annotations

import re

from kg.lexicon import body_words, companies, national_bodies, one_of
from kg.mentions.tagged import RAILWAY

KNOWN = re.compile(one_of([*national_bodies(), *companies()]))
# 中国工会 is a body, 中国工会十八大 a congress; 全国人大代表 are people.
NOT_KNOWN = re.compile(r"第?[一二三四五六七八九十]+(?:大|次)|代表(?!大会|团)|章程")
# 西城大道工会爱心驿站 is a place of the union, and no body.
PLACE_OF_BODY = re.compile(r"(?:爱心|户外|劳动者|职工|服务)*(?:驿站|之家|书屋|站点|小站|一条街|暖线|服务站|服务点)")
# 县总工会职工服务站 with a head of its own, or in a list of those honoured, is a part of the union.
OFFICE = re.compile(r"(?:职工)?服务站(?=站长|副站长|工作人员|[、。])")
# Whom a body sends: 省总工会慰问组, 老挝工会代表团.
SENT_BY = re.compile(r"(?:代表团|代表队|慰问组|慰问团|考察团|访问团|蹲点组|督导组|督查组|宣讲团|采访团)")
# The committee of a term of office: 某市总工会第六届委员会 (委员), not its sessions.
TERM_ALONE = re.compile(r"第[一二三四五六七八九十]{1,3}届(?:执行|常务|经费审查|女职工)?委员会")
TERM = re.compile(rf"{TERM_ALONE.pattern}(?=委员)")
CAMPUS = re.compile(r"[（(][\u3400-\u9fff]{2,6}(?:校区|分校|院区)[)）]")
SEAT = re.compile(r"(?<=大学)[（(](?P<place>[\u3400-\u9fff]{2})[)）]")
# A museum that holds an exhibition acts as a body; one that is visited is a place.
ACTS = re.compile(
    r"(?:[、和与][^，,。；;：]{2,30})?(?:联合|共同)?(?:主办|承办|协办|合办)|(?:[、和与][^，,。；;：]{2,30})?等[^，。]{0,6}单位"
    rf"|(?:近日|日前|昨日|今年|将|已|还|也|正式|正在|持续|积极|共同|联合)?{one_of(body_words()['acting'])}"
)
# Museums, libraries and the like have staff: before a post they are bodies (某博物馆馆长), as stations are not.
INSTITUTION = re.compile(
    r"(?:博物馆|博物院|(?<=[\u3400-\u9fff]{2})剧院|文化馆|图书馆|美术馆|科技馆|科学技术馆|档案馆|群艺馆|少年宫|文化宫|体验馆|规划馆|方志馆)$"
)
# What stands before a venue that is gone to, or in which something is.
WHERE = re.compile(r"(?:在|于|到|至|往|进|赴|抵|位于|来到|走进|前往|参观|走访|考察|游览|落户|亮相|登陆|从|的)$")
CUT_SHORT = re.compile(r"\s*[区会]")  # 崔家营社 区, 人力资源和社 会保障部
# Between two bodies of a level: the lexer takes them for one, and 和县 for a county.
AND_LOCAL = re.compile(
    r"(?<=[部局会委府校院厂司心办处社行团])[和与](?=[省市县区州][\u3400-\u9fff]{2}|自治区[\u3400-\u9fff]{2})"
)
SCORE = re.compile(r"\d+[∶:：比]\d+(?:险胜|战胜|击败|逆转|大胜|力克|不敌|惜败|战平|胜|负|平)?|主场逆转|主场战胜")
FIRM = re.compile(r"(?:有限公司|有限责任公司|集团)$")
BRANCH = re.compile(r"[\u3400-\u9fff]{2,9}?(?:分行|支行|分公司)")
ORGAN = re.compile(
    r"工会|党[委组]|党总支|党支部|团支部|团总支|妇委会|女工委|经审会|纪委|团委|办公[室厅]|研究室|[\u3400-\u9fff]{2,10}(?:(?<!项目)部|(?<!办事)(?<!代表)(?<!联络)处|科|室|系|委员会|学院|(?<!法)庭)|执行局"
)
UNIT = re.compile(r"[\u3400-\u9fff]{2,8}(?:(?<![一二三四五六七八九十])中心|(?<!线路)车间|班组|班|(?<![车医中大支])队)")
RANKED = re.compile(r"(?:常务|第一|专职|兼职|挂职)+(?:副?主席|副?书记|副?主任)")
# Teams sent out by number: 第17批援…医疗队, 第三批赴…工作队.
SENT = re.compile(
    r"第(?:\d{1,3}|[一二三四五六七八九十]+)批(?:援|赴|驻)[\u3400-\u9fff]{2,12}?(?:医疗队|工作队|工作组|专家组|服务队|警队|分队)"
)
# Whom a commission for discipline posts to another body: 市纪委监委驻市卫健委纪检监察组.
SENT_BY_DISCIPLINE = re.compile(
    r"(?:[\u3400-\u9fff]{2,4}[省市县区州旗]|[省市县区州旗])纪委监委(?:派?驻)[\u3400-\u9fff]{2,14}?纪检监察组"
)
# A body whose name stands in quotation marks, and what makes a title of honour of it.
QUOTED = re.compile(
    r"[“\"](?P<name>[\u3400-\u9fff]{2,14}(?:学院|工作室|乐队|艺术团|合唱团|服务队|护[\u3400-\u9fff]队|小分队|突击队|志愿队|宣讲队|宣讲团|联盟|研究院|研究所|研究中心|实验室))[”\"]"
)
# A team or workshop called by a name in quotation marks: “金蜜蜂”帮扶车间, “银龄”志愿服务队.
QUOTED_TEAM = re.compile(
    r"[“\"][\u3400-\u9fff]{2,8}[”\"](?:(?![的了在和与及等为是])[\u3400-\u9fff]){0,8}?(?:帮扶车间|工作室|女子服务班|服务队|突击队|宣讲队|小分队|志愿队|先锋队)"
)
# A school by its number: 建瓯一中; not its team, nor 北京一中国男子.
SCHOOL = re.compile(
    r"(?P<of>[\u3400-\u9fff]{2,4})第?[一二三四五六七八九十]{1,2}中(?=[、，。的与和及校教师在举等获（(])"
)
# What is called by a person's name behind it: 余德福技能大师工作室.
STUDIO = re.compile(
    r"(?:(?:国家级?|省级?|市级|全国)?(?:示范性)?(?:劳模|技能大师|大师|工匠|首席技师|首席技能大师|名师|名医|职工|法官|人民调解|调解|技术|高技能人才|工匠人才|和|创新创效|创新)*工作室)"
)
HONOUR = re.compile(r"(?:命名为|首批|授予|评为|获评|荣获|获得|[\d一二三四五六七八九十]+[个家批])[^，。；]{0,6}$")
# 贵州省总 and 北京市总 before what they do are the trade unions: 贵州省总首先…, not 贵州省总面积.
IN_SHORT = re.compile(
    r"[\u3400-\u9fff]{2,3}(?:省|市|自治区)总(?=(?:还|也|将|已|又)?(?:[、，。]|在|与|和|首先|积极|依托|通过|联合|启动|推出|印发|出台|坚持|紧扣|聚焦|开展|深入|持续|率先|组织|举办|主席|副主席|党组|机关|有关|相关))"
)
# Parts of a railway whose last character the lexer took for a surname: 供电 and 段红果.
RAILWAY_PART = re.compile(rf"{one_of(RAILWAY)}段")
PROPER_TAGS = ("ORG", "nt", "nz")
# Bodies of those who hold a post: 书记员协会, 校长联盟.
OF_LEADERS = re.compile(r"[\u3400-\u9fff]{0,2}(?:协会|联合会|联盟|俱乐部|学院|研究会|学校|培训)|[员会助]")
# 川渝两地工会, 三地法院: bodies of several places, and no name of one.
OF_SEVERAL = re.compile(
    r"(?:[两三四五六七八九多各]地(?![质理方勘震形铁球产])|[一二三四五]省[一二三]市)[\u3400-\u9fff]{2,8}$|^[\u3400-\u9fff]{0,6}\d+[所家个支]"
)
# 乔大中兼任某公司, 宝音达来到服务中心: a person, and the body behind what they do.
HOLDING = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,4}?)(?:兼任|任职于|调任|转任|出任|历任|来到|前往|到)(?=[\u3400-\u9fff]{4})"
)
OWN_ORGAN = re.compile(r"[省市县区州旗盟镇乡村道]党[委组](?:工委)?|.办事处")
DOING = re.compile(r"[了起好成理公学厂完着过出个一]")
# 省委党校研究生: what somebody has learnt.
DEGREE = re.compile(r"(?:党校)?(?:在职)?(?:研究生|大学|本科|大专|函授|学历)")
# 某省政协第五届委员会 is 某省政协 in its fifth term.
SESSION = re.compile(r"(?<=政协)第[一二三四五六七八九十\d]+届(?:委员会|理事会|常务委员会)$")
# 周远山大学毕业后: a person and when they left school; 石河子大学 is a school.
GRADUATED = re.compile(r"(?:大学|中学|高中|中专|大专)$")
# What the lexer takes for bodies and is a trade or a group of colleagues: 选矿工, 某教授团队.
NO_BODY = re.compile(r"(?<![建重军化交理职])工$|[匠员]$|团队$|^[一二三四五六七八九十两几多]+家")
