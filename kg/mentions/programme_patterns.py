"""How programmes are printed: the patterns by which `kg.mentions.programmes` finds them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon import one_of, rows
from kg.text import lengths_of

HAN = r"\u3400-\u9fffA-Za-z0-9０-９"
OPEN, CLOSE = r"[“\"「]", r"[”\"」]"
HEADS = sorted(((head, kind) for head, kind in rows("programme_heads")), key=lambda row: (-len(row[0]), row[0]))
HEAD_KINDS = dict(reversed(HEADS))
HEAD_LENGTHS = lengths_of(HEAD_KINDS)
HEADS_FIRST = ("行动", "活动", "计划", "工程", "项目", "大赛", "竞赛", "比赛")
QUOTED = re.compile(rf"{OPEN}(?P<name>[^“”\"「」。！？!?\n]{{1,28}}){CLOSE}")
TAIL = re.compile(rf"[{HAN}·（）()—]{{2,24}}")
# Where what follows a quoted name is no longer its head noun.
TAIL_STOP = re.compile(
    r"在(?!线)|[各等为已纳每的是让把从以了将就也还逆]|日前|近日|应邀|写进|写入|登上|落户|变成|吸引|引来|带来|前往|交换|交流(?!会)|讨论|成长|开展|设立|组织|推出|启动|上线|获得|荣获|称号|举行|举办|纳入|注册|获(?!奖)"
)
BOOK = re.compile(r"《[^《》\n]{2,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})?》")
MEDIA = re.compile(r"[报刊]》$|杂志|^《(?:求是|新华|半月谈|人民)")
WORK = re.compile(
    r"(?:[\u3400-\u9fff]剧|电影|影片|歌曲|小说|纪录片|小品|舞蹈|合唱|朗诵|独唱|散文|专著|歌舞|代表作|代表作品|作品|饰演|主演)有?$"
)
# What is done to a programme: before a bare quotation it makes it a name.
ACTS = re.compile(
    r"(?:启动|推出|打造|创办|开办|开设|建成|建设|开展|实施|上线|成立|创建|设立|共建|合办|办好|办起|建起|建(?:了)?(?:[一二两三四五六七八九十\d]+|多)[个处座所家间批条]|搭建|推行|发起|发布|擦亮|推广|举办|参加|开发|"
    r"当选|获评|评为|授予|荣获|获得|捧回|获|称号|获首届|推荐参评|参评|评选表彰|一批|首个|首期|名为|名叫|取名|取名为|命名为|叫做|(?<!被)称为|题为|试点|试行|接入|列入|纳入|加入|办|开通|入选|投入运营|深入推进的|注册|落地|办了个|办了一个|捧走|获授|获颁|拿下|拿了|发放|开讲|首开)了?$"
)
# 合办的“某某班”: before a quotation that nothing goes on with.
ACTS_RELATIVE = re.compile(r"(?:合办|联办|共办|共建|联建|牵头办|开办|推出|举办|创办|开设|发起|打造)的$")
ENDS_THERE = re.compile(r"[，。、；,;）)]|迎来|结业|开班|招收|$")
AWARDED = re.compile(
    r"^(?:称号|奖|荣誉|提名(?:人|奖)|(?:的?评选|选树|评审|获奖)?(?:结果|名单)?(?:揭晓|出炉|选树|评选|评审|名单|发布仪式|颁奖|获得者))"
)
AWARDS = re.compile(r"(?:获评?|荣获|授予|评为|命名为|捧回|参评|当选|获得)(?:[^，。；,;“”]{0,14})$")
COUNTED_HONOUR = re.compile(r"(?:命名为|首批|第[一二三四五六七八九十]批|\d+[个家]|[一二三四五六七八九十]+[个家])$")
APPLIED = re.compile(
    r"^(?:(?:正式|日前|近日|同日|昨日)?(?:上线|开班|开播|开讲|开课|开营|开演|揭牌|首演|亮相|印发|开张|开业|开门|投用|启用|挂牌|揭幕|启幕|开办|结业|首发|发车|开街|开进|走进|首讲|收官|亮灯|巡讲|巡演|落地)|(?:首次|首场|首期|首批)?第?[一二三四五六七八九十百\d]+[期季站场讲](?:开|在|课|走进|举行)|首次开|由[^，。；“]{2,30}(?:设立|组建|建设|开设|实施|推出|打造|开办|发起|创办|主办|承办)|应用|等[\u3400-\u9fff]{0,6}(?:应用|平台|品牌|站点))"
)
NOT_NAME = re.compile(r"[，,：:；;]|^[一二三四五六七八九十\d]+$|(?:吗|呢|吧|了|啊)$")
# A quoted name that is a body's: “镍都工匠学院”, “马头琴职工乐队”; and what makes one of a quotation: “蓝马甲”小分队.
BODY_NAME = re.compile(
    r"(?:学院|工作室|乐队|艺术团|合唱团|服务队|护[\u3400-\u9fff]队|小分队|突击队|志愿队|宣讲队|宣讲团|联盟|协会|商会|研究会|党支部|合作社)$"
)
BODY_TAIL = re.compile(
    r"[\u3400-\u9fff]{0,8}?(?:小分队|服务队|突击队|志愿队|护[\u3400-\u9fff]队|宣讲团|宣讲队|医疗队|支教队|艺术团|联盟|车间|团队|工作组|专班)"
)
# What only orders the work inside a body is no programme: “三方会商”机制.
MECHANISM = re.compile(r"(?:工作|管理|联动|服务)?(?:机制|制度|工作法)(?![\u3400-\u9fff]{0,2}创新)")
# Figures of speech that are set in quotation marks but name nothing; labels and slogans of several parts.
FIGURE = re.compile(r"[+＋、]|(?:桥|加油站|娘家人|主力军|主人翁|压舱石|助推器|最后一公里|金钥匙|一盘棋|两节)$")
HOTLINE = re.compile(r"1[0-9]{4}")
NUMBER = r"[一二三四五六七八九十百〇零\d]+"
CALENDAR = re.compile(rf"(?:20\d\d年?度?)?(?:首届|第{NUMBER}届)?$")
# 第五批“吉林工匠”, 2023年度湖州市“功勋企业家”: what stands before an honour and belongs to its name.
YEAR_OF_HONOUR = re.compile(r"20\d\d年?度?$")
BATCH = re.compile(rf"第{NUMBER}[批届]$")
# 全国 and the like stand where a division may: 第十届全国“安康杯”竞赛.
WHOLE = re.compile(r"全[国省市县区]$")
# 庆“五一”职工文艺汇报演出: a holiday in quotation marks is no name, but with what is held for it one.
HOLIDAY = re.compile(r"(?:元旦|三八|五一|五四|六一|七一|八一|十一|国庆)(?:国际)?(?:劳动|妇女|青年|建党|建军)?节?")
FESTIVE = re.compile(r"(?:喜迎|欢庆|庆祝|庆|迎)$")
# 某市第十六届人大常委会举行第二十八次会议: the name of the session, told in two halves.
SESSION = re.compile(
    rf"(?P<body>[\u3400-\u9fff]{{2,8}}?[省市县区州旗](?:人大常委会|政协)?第{NUMBER}届(?:人大常委会|人民代表大会常务委员会|人民代表大会|委员会|政协|政协常委会)"
    rf"|[\u3400-\u9fff]{{2,8}}?[省市县区州旗](?:总工会|工商联|妇联|科协|文联|委)(?=[^，。；\n]{{0,6}}?(?:举行|召开)(?:了)?第?{NUMBER}届)"
    rf"|(?:[\u3400-\u9fff]{{2,6}}?[省市县区州旗]|[省市县区州旗])(?:人民政府|政府|委[\u3400-\u9fff]{{2,10}}委员会|[\u3400-\u9fff]{{2,6}}(?:指挥部|领导小组))(?=(?:昨日|今日|昨天)?(?:举行|召开)(?:了)?第{NUMBER}次))"
    rf"(?:[^，。；\n]{{0,6}}?(?:举行|召开)(?:了)?)(?P<session>(?:第?{NUMBER}届(?:委员会)?)?第?{NUMBER}次(?:主任|主席|常委|全体|全委|执委|常务|专题)?(?:扩大)?会议?|第{NUMBER}次[\u3400-\u9fff]{{0,8}}?(?:会议|例会|调度会))"
)
NUMBERED_SESSION = re.compile(rf"(?:举行|召开)了?第{NUMBER}次")
# 某联赛第六轮, 某大赛复赛: a round goes on with the name of a contest.
STAGE = re.compile(rf"第{NUMBER}轮(?![次流番候])|(?:总|半)?决赛(?!圈|权)|[复初]赛")
DIVISION = r"[\u3400-\u9fff]{2,6}?(?:省|市|自治区)"
# A character inside the name of an event: what is done, said or owned ends the name.
NAMED = (
    r"(?:(?!出征|征战|亮相|开展|举办|举行|召开|组织|参加|参与|出席|承办|主办|协办|承接|迎来|迎接|创办|设立|筹备|观看|发起|走进|启动|实施|推进|落实|制定|困难|委员|任期|总工会|进行|获得|完成|期间|中标|[的了各该这在将要把被对于内])"
    r"[\u3400-\u9fff])"
)


@dataclass(frozen=True)
class Form:
    """A fixed form of a name. `needs` are words of which every match holds one: most texts hold none of them, and
    looking for a word takes a hundredth of what the pattern takes."""

    kind: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]

    def may_match(self, text: str) -> bool:
        for word in self.needs:  # a third of what `any` takes
            if word in text:
                return True
        return not self.needs


def _form(kind: str, needs: str, pattern: str) -> Form:
    return Form(kind, tuple(needs.split()), re.compile(pattern))


PLAIN = (
    _form("meeting", "中国工会 中国共产党 中国妇女 中国共青团", rf"中国(?:工会|共产党|妇女|共青团)(?:第?{NUMBER}次全国代表大会|{NUMBER}大(?!代表团))"),
    _form("meeting", "中全会 党代会 妇代会 团代会", rf"(?:党的|中共)?{NUMBER}届{NUMBER}中全会|(?:{DIVISION}|省|市|县|区)第{NUMBER}次(?:党代会|妇代会|团代会)"),
    _form("meeting", "党的 全国人民代表大会", rf"党的{NUMBER}大|第{NUMBER}届全国人民代表大会"),
    _form("meeting", "届", rf"[{HAN}]{{2,12}}(?:第{NUMBER}届委员会|{NUMBER}届)第?{NUMBER}次(?:全体会议|全委会议|全委会|执委会议|主席团会议|主席会议|常委会议|全会|会议)"),
    _form("meeting", "届人大 届政协", rf"(?:{DIVISION}|[\u3400-\u9fff]{{2,4}}[县区州旗]|[省市县区州旗])?第?{NUMBER}届(?:人大|政协)(?:常委会)?第?{NUMBER}次(?:主任|主席|常委会)?会议"),
    _form("meeting", "仪式", rf"(?:(?<=[日午昨今，。\n）)])|(?<=近日)|(?<=出席)|(?<=参加))(?:(?!举行|召开|参加|出席|举办|我[省市县])[{HAN}“”·（）、—]){{6,36}}?(?:签约|签字|开工|竣工|揭牌|发布|颁奖|授牌|交接|通车|启用|捐赠|告别|入会)仪式(?=[^，。；]{{0,16}}(?:举行|举办))"),
    _form("meeting", "联席会议 座谈会 推进会", rf"(?:(?<=[，。\n）)])|(?<=出席)|(?<=参加)|(?<=召开))[\u3400-\u9fff]{{2,6}}[省市县区]?[·与—][\u3400-\u9fff]{{2,6}}[省市县区]?(?:东西部)?{NAMED}{{2,14}}?(?:联席会议|座谈会|推进会)"),
    _form("award", "系统劳动模范 系统先进", r"全国[\u3400-\u9fff]{2,8}系统(?:劳动模范|先进工作者|先进集体|先进个人)"),
    _form("meeting", "次会议 次代表大会 次会员 次妇女 次团员 次党员 次职工", rf"[{HAN}]{{2,16}}第{NUMBER}次(?:会员|妇女|团员|党员|职工)?(?:代表大会|会议)"),
    _form("meeting", "届人民代表大会", rf"[\u3400-\u9fff]{{2,10}}第{NUMBER}届人民代表大会(?:常务委员会)?第{NUMBER}次会议"),
    _form("meeting", "庆祝", r"(?:[\u3400-\u9fff]{2,4}[省市县区])?庆祝[^，。；！？\n]{4,24}(?:大会|文艺演出)"),
    _form("award", "全国", r"全国(?:五一(?:劳动奖章|劳动奖状|巾帼奖|劳动奖)|工人先锋号)|全国(?:劳动模范|先进工作者|先进生产者|三八红旗手)"),
    _form("award", "五一劳动奖 五一巾帼标兵 劳动模范 工人先锋号 技术能手 模范职工 优秀工会 劳动关系和谐企业", rf"(?:{DIVISION}|自治区|省|市|县|区)(?:五一劳动奖[章状]|五一巾帼标兵岗?|劳动模范|工人先锋号|技术能手)|(?:全国|{DIVISION}|省|市)(?:模范职工之家|模范职工小家|优秀工会工作者|优秀工会积极分子|劳动关系和谐企业)"),
    _form("award", "三八红旗 巾帼建功标兵 巾帼文明岗 工艺美术大师 技能大师 先进工作者 优秀教师 优秀共产党员 道德模范 先进集体 五四红旗团委 青年岗位能手", rf"(?:全国|{DIVISION}|省|市)(?:三八红旗手标兵|三八红旗手|三八红旗集体|巾帼建功标兵|巾帼文明岗|工艺美术大师|技能大师|先进工作者|优秀教师|优秀共产党员|道德模范|劳动竞赛先进集体|五四红旗团委|青年岗位能手)"),
    _form("award", "五一劳动奖 五一巾帼奖", r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古)五一(?:劳动奖[章状]|劳动奖(?![章状])|巾帼奖)"),
    _form("award", "五一劳动奖 五一巾帼奖", rf"{DIVISION}五一(?:劳动奖(?![章状])|巾帼奖)"),
    _form("award", "奖 荣誉称号", rf"20\d\d年?度(?:{DIVISION}|全国|全省|全市){NAMED}{{2,14}}?(?:奖|奖章|荣誉称号)(?![励金项品杯牌状学])"),
    _form("award", "教育基地 创新工作室 技术能手 岗位能手 青年文明号", rf"(?:全国|{DIVISION})[\u3400-\u9fff]{{0,10}}(?:教育基地|创新工作室|技术能手|岗位能手|青年文明号)"),
    _form("award", "等功", r"(?:个人|集体)?[一二三]等功(?!臣)"),
    _form("award", "首席技师 文明村 文明单位 文明校园 文明家庭 文明社区 文明城市", rf"(?:全国|{DIVISION})(?:首席技师|文明村镇?|文明单位|文明校园|文明家庭|文明社区|文明城市)(?!创建)"),
    _form("award", "奖", r"(?:(?<=荣获)|(?<=获得)|(?<=曾获)|(?<=授予)|(?<=颁发)|(?<=颁发了)|(?<=获得了)|(?<=摘得)|(?<=捧回)|(?<=获颁)|(?<=[，、，。；了人]获))(?!第?[一二三四五六七八九十两多几]+[等项次个]|优秀|最佳|突出|特别|先进|金奖|银奖|铜奖|大奖)[\u3400-\u9fff]{3,16}?(?:奖章|奖状|(?<![等金银铜大])奖)(?:[特一二三]等奖)?(?=[，。、；,;和等])"),
    _form("award", "奖", r"(?:(?<=荣获)|(?<=获得)|(?<=获))(?:优秀|最佳|突出|特别|先进|体育道德)[\u3400-\u9fff]{2,6}奖(?=[，。、；,;])"),
    *(_form(subtype, "", one_of(word for word, kind in rows("programmes") if kind == subtype)) for subtype in ("award", "brand", "training", "project", "meeting")),
    _form("brand", "职工公益", r"职工公益(?=、)"),
    _form("award", "大国工匠", r"(?<![\u3400-\u9fff“\"])大国工匠(?=、[\u3400-\u9fff]{4}|称号)"),
    _form("platform", "微信 微博", r"微信(?![群支公平小扫好朋圈号视])|微博(?!客)"),
    _form("document", "关于", r"关于[^，。；：《》“”！？\n]{6,40}的(?:指导意见|实施意见|若干措施)"),
    _form("platform", "热线 平台 网站", r"(?:全国)?1\d{4}(?:热线|平台|网站|[\u3400-\u9fff]{2,8}热线)"),
    _form("meeting", "推进会 工作会议 座谈会 交流会 动员会 表彰大会 现场会 报告会 总结会 部署会 启动会 动员大会 总结大会 展示会 恳谈会 联席会", rf"(?:20\d\d年度?)?(?:全国|全省|全市|全县|全区|[\u3400-\u9fff]{{2,6}}[省市县]){NAMED}{{2,20}}?(?:推进会|工作会议|座谈会|交流会|动员会|表彰大会|现场会|报告会|总结会|部署会|启动会|动员大会|总结大会|展示会|恳谈会|联席会议)"),
    _form("meeting", "工作会议 职工代表大会 表彰大会 年会", r"(?<=公司)20\d\d年度?[\u3400-\u9fff]{0,6}(?:工作会议|职工代表大会|表彰大会|年会)"),
    _form("competition", "技能竞赛 技能大赛 邀请赛 锦标赛 联赛 运动会 艺术节 文化节 论坛 旅游节", rf"(?:20\d\d年?度?)?(?:第[一二三四五六七八九十\d]+届)?(?:全国|全省|全市|[\u3400-\u9fff]{{2,6}}[省市]){NAMED}{{2,18}}?(?:技能竞赛|技能大赛|邀请赛|锦标赛|联赛|运动会|艺术节|文化节|论坛|旅游节)"),
    _form("meeting", "长三角 京津冀 粤港澳大湾区 成渝地区", rf"(?:20\d\d年?)?(?:第{NUMBER}届|首届)?(?:长三角|京津冀|粤港澳大湾区|成渝地区){NAMED}{{1,14}}?(?:论坛|大赛|竞赛|联赛|邀请赛|峰会|大会|推进会|座谈会|博览会|文化节|招聘会)"),
    _form("competition", "大赛 比赛 竞赛 比武 选拔赛 展演 汇演 成果展 球赛 球联赛 公开赛 挑战赛", rf"(?:20\d\d年?度?)?(?:全国|全省|全市|全县|全区|(?:(?!全)[\u3400-\u9fff]){{2,4}}(?:省|市|县|州|自治区|(?<![社园厂小矿库山景校灾牧林地])区)){NAMED}{{2,18}}?(?:大赛|比赛|竞赛|(?:技能|技术|业务)(?:大)?比武|选拔赛|展演|汇演|成果展(?!示)|球赛|公开赛|挑战赛|(?:羽毛|乒乓|篮|足|排|网|气排|门|台)球(?:联)?赛)(?![前后以中的]?(?:活动|项目|经验))"),
    _form("competition", "届", rf"(?:20\d\d年)?(?:全国|全省|省|市|{DIVISION})?(?:第{NUMBER}届|首届){NAMED}{{0,14}}?(?:运动会|论坛|大赛|竞赛|联赛|邀请赛|锦标赛|大比武|博览会|交易会|洽谈会|展销会|艺术展|{NAMED}{{2}}赛|{NAMED}{{1,4}}节(?![目约能省假日奏点]))|第{NUMBER}届亚运会"),
    _form("campaign", "20", rf"20\d\d年?度?(?:{DIVISION}|全国|全省|全市){NAMED}{{2,16}}?(?:疗休养活动|评选活动|主题活动|系列活动|汇报演出|演练|晚会|招聘会|培训班|研修班|疗休养|行动|工程|计划)(?![\u3400-\u9fff]{{0,2}}(?:活动|工作))"),
    _form("competition", "20", rf"20\d\d年?(?:度)?{NAMED}{{2,14}}?(?:文化旅游节|旅游节|比赛|马拉松赛?|锦标赛|联赛|邀请赛|运动会|创业周|博览会|丰收节|文化节|艺术节|论坛|技能大赛|技能竞赛|技术比武|技能比武|烹饪大赛|[\u3400-\u9fff]{{1,3}}节(?![目约能省假日奏点气])|科学技术奖|首席技师)"),
    _form("competition", "国际", rf"(?<![\u3400-\u9fff])(?:中国[（(][\u3400-\u9fff]{{2,4}}[）)]|(?:中国|环)?{NAMED}{{2,6}})国际{NAMED}{{0,10}}?(?:自行车赛|马拉松赛?|博览会|电影节|艺术节|美食节|旅游节|文化节|服装节|茶博会|车展|邀请赛)"),
    _form("competition", "奥会 运会 亚冬会", rf"(?:20\d\d年?|第{NUMBER}届)?(?:北京|杭州|成都|广州|南京|深圳|哈尔滨|巴黎|东京|里约|伦敦|平昌)(?:20\d\d年)?(?:冬奥会|冬残奥会|奥运会|残奥会|亚运会|亚残运会|大运会|青奥会|亚冬会)|第{NUMBER}届全运会"),
    _form("meeting", "届", rf"第{NUMBER}届(?:(?:中国|全国|世界|国际)?[（(][\u3400-\u9fff]{{2,4}}[）)])?{NAMED}{{2,18}}?(?:大会|峰会|年会|会议|(?:交流|评选|展示)活动|展览会|博览会|运动会|文化节|艺术节|旅游节|美食节)(?![议堂员代])"),
    _form("campaign", "产业工人队伍建设改革 党史学习教育 学习贯彻", r"产业工人队伍建设改革(?!推进|协调|三年)|党史学习教育|学习贯彻[^，。]{4,24}主题教育"),
)  # fmt: skip
# Heads that make a name out of a plain modifier of some length, without quotation marks.
STRONG = re.compile(
    r"(?:集中|专项|三年|替代|提升|成长|攻坚|百日)行动$|(?:提升|培养)计划$|走基层活动$|进(?:校园|企业|社区|车间)活动$|蹲点活动$|(?:建设|提升|改造|双\d+)工程$|枢纽项目$"
)
STRONG_LAST = "动划程目\n"  # the last characters of what it finds; `$` passes over the end of a line
DIVIDED = re.compile(r"[\u3400-\u9fff]{2,}?(?:省|市|自治区)")
# Those an award goes to, with their count: 12名同志山东省五一劳动奖章.
COUNTED = re.compile(
    r".*[\d一二三四五六七八九十百两多]+(?:余|多)?[名位个家支项人](?:先进|优秀)?(?:同志|职工|工人|员工|干部|个人|单位|集体|班组|企业|车间|科室|工会|团队|家庭|选手)?"
    r"|.*等(?=全国|[\u3400-\u9fff]{2,6}(?:省|市|自治区))"
)
STEP_OVER = frozenset(
    {"n", "nz", "nw", "vn", "v", "LOC", "ORG", "ns", "nt", "m", "a", "ad", "an", "TIME", "j", "f", "s", "b", "t"}
)
STOP_WORD = re.compile(
    r"启动|开展|实施|推进|发布|举办|参加|召开|推动|深化|加强|聚焦|围绕|落实|通过|结合|针对|打造|推出|出台|制定|完成|参与|支持|做好|抓好|继续|深入|全面|积极|"
    r"持续|扎实|进行|探索|承担|总投资|正在|[了的]|各|该|这|一系列|多项|一场"
)
CUT = re.compile(
    r".*(?:报道|本报讯|本网讯|电讯|举办的?|召开的?|举行的?|开展的?|出席|参加|主办的?|在|于|是|为|和|与|及|这次|当选|选举|被授予|授予|荣获|获得|获评|获|的|了|至|到|强调|指出|要求|传达|贯彻|落实|学习|来以?)(?=[\u3400-\u9fff0-9])"
)
