"""How Chinese newspapers print what is not running text: mastheads, section labels, bylines, credits, jump lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon import surnames

HAN = r"\u3400-\u9fff"
# A Chinese character for once as what no other letter is: a wide range takes a millisecond to compile (up to Python 3.12),
# this a fiftieth of it, and there are four hundred below.
LETTER = r"[^\W\da-zA-Z_]"
# A person as a byline prints it: two to four characters, or a transliterated name with dots.
NAME = rf"(?:{LETTER}{{1,8}}(?:·{LETTER}{{1,8}})+|{LETTER}{{2,4}}|{LETTER}[ \u3000]{LETTER}{{1,2}})"
# so many at most: a page of names must not be read again from each of them
NAMES = rf"{NAME}(?:[ \u3000、,，]{{1,3}}(?!报道|供稿|摄影){NAME}){{0,11}}"
ROLE = r"(?:特派|特约|见习|实习|首席|驻站|学生|全媒体?|融媒体?|本报){0,2}(?:记者|通[讯迅][员贝]|实习生|摄影|读者)"
# who credits are of: 本报, 珠江时报, 新华社, 某某网
PAPER = rf"(?:本报|本刊|本网|新华社|中新社|工人日报|[日晨午晚早商]报|{LETTER}{{2,8}}[报刊网社台])"
CREDIT = rf"(?:{PAPER}?{ROLE}[ \u3000:：/／]*{NAMES})"


@dataclass(frozen=True, slots=True)
class Sparing:
    """A pattern that is looked for only in text with one of the words it cannot do without: most lines have none."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        for word in self.words:
            if word in text:
                return self.pattern.search(text)
        return None

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text)

    def sub(self, new: str, text: str) -> str:
        return self.pattern.sub(new, text) if self.search(text) else text


@dataclass(frozen=True, slots=True)
class AtEnd:
    """A pattern that ends with the text, looked for only if the last character is one that it can end with."""

    pattern: re.Pattern[str]
    last: str

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if text[-1:] in self.last else None


# reporters and correspondents in turn: 通讯员章建华 记者白小露
ROLES = rf"{ROLE}[ \u3000:：]*{NAMES}(?:[ \u3000、,，]+{ROLE}[ \u3000:：]*{NAMES}){{0,3}}"
# 本报讯 as it is printed and as scans have it, set apart, in brackets; 晨报讯 and 甲江都市报讯 before a reporter; at the
# beginning any place or paper: 甲河讯（记者 某某）, 甲江体育讯 记者 某某, 甲州3月5日电（记者 某某）
_PAPER = (
    rf"(?:[【\[［]?(?:[本木][ \u3000]?报|本刊|本网|新华社|中新社|(?<!{LETTER}){LETTER}{{0,6}}{LETTER}报(?=讯[ \u3000]*[（(记通]))[ \u3000]?"
    rf"|^{LETTER}{{2,8}}(?=讯[ \u3000]*(?:[（(][^（()）]{{0,12}})?(?:特派|特约|见习|实习|首席|全媒体?|融媒体?){{0,2}}(?:记者|通讯员)[ \u3000]*{LETTER})"
    rf"|^{LETTER}{{2,8}}(?=\d{{1,2}}月\d{{1,2}}日[电讯](?:[ \u3000]*[（(][^（()）]{{0,12}}(?:记者|通讯员)|[ \u3000]+\S)))"
)
# 本报讯（记者 某某）, 本报北京10月30日电, 本报青岛6月12日讯, 本报深圳讯, 新华社北京10月8日电, 本报讯 记者某某报道,
# 本报讯 记者 某某 通讯员 某某 4月3日……, the same in a bracket that was never closed
LEAD = Sparing(
    re.compile(
        rf"{_PAPER}(?:[讯汛迅]|{LETTER}{{0,8}}\d{{1,2}}月\d{{1,2}}日专?[电由讯汛]|{LETTER}{{2,4}}[讯电](?=[ \u3000]*[（(]))[】\]］]?"
        rf"[ \u3000]*(?:[（(〔［](?P<names>[^（()）〔〕［］]{{1,60}})[)）〕］]|(?P<told>(?:{LETTER}{{2,6}})?{ROLES}[ \u3000]*报道"
        rf"|(?<=[（( \u3000讯电]){ROLE}[ \u3000:：]+{NAMES}(?:[ \u3000、,，]+{ROLE}[ \u3000:：]+{NAMES}){{0,3}}(?=[ \u3000]*\d|[ \u3000]+[^\s]{{5}})))?"
    ),
    ("报", "新华社", "中新社", "本刊", "本网", "讯", "日电"),
)
# a lead broken in its bracket, and the rest of it
OPEN_LEAD = re.compile(r"(?:本报|新华社|中新社)[^（(]{1,14}[（(][^）)]{0,24}$|本报[讯汛]?$")
CLOSE_LEAD = re.compile(rf"[{HAN} \u3000]{{0,12}}[)）]|[（(](?:{ROLE}|{LETTER})[^）)]{{0,30}}[)）]")
TOLD = re.compile(rf"(?:工人日报|本报)?(?:记者|通讯员)[ \u3000]*{NAMES}[ \u3000]*报道")
_AS = r"(?:[ \u3000]?[/／][ \u3000]?(?:文|图|摄影?))"
_BY = r"(?:(?:文[/／]图|图[/／]文|图文|文|图|撰文|摄影|采写|整理)[ \u3000:：/／|｜]*)"
DONE = r"(?:文[/／](?:图|摄影?)|图[/／]文|(?:摄影|综合)?报道|整理|撰文|采写|供稿|文)"
# a line of credits, or of who did what: 文/王芳 图/李明, 口述：王芳 整理：李明
_TASK = r"[ \u3000]?[:：/／|｜][ \u3000]?"
BYLINE = re.compile(
    # 记者体验, 记者调查: the name of a column
    rf"^(?!记者(?:体验|调查|观察|手记|走基层|见闻|来信|札记|暗访|探访|日记|视角|跑腿|连线|在现场|帮您问)$)(?:(?:[□◇■●○◎◆▲][ \u3000]*)?(?:{NAME}[ \u3000]*口述[ \u3000,，]*)?{_BY}?{CREDIT}{_AS}?"
    rf"(?:[ \u3000、,，]+(?:{_BY}?{CREDIT}{_AS}?|{NAME}{_AS}))*[ \u3000]*{DONE}?"
    rf"|(?:[□◇■●○◎◆▲][ \u3000]*)?(?:口述[人者]?(?:{_TASK}|[ \u3000]+){NAME}[ \u3000,，]+)?(?:(?:[文图]|图文|文图|撰[文稿]|整理|采写|供稿|记录|执笔)[人者]?{_TASK}"
    rf"|(?:撰[文稿]|采写|(?<=[ \u3000,，])整理)[ \u3000]+){NAMES}(?:[ \u3000]+(?:[文图]|摄影|供图|整理){_TASK}{NAMES})*"
    rf"|(?:[□◇■●○◎◆▲][ \u3000]*)?{NAME}{_AS}(?:[ \u3000、,，]+{NAME}{_AS}){{0,3}}"
    rf"|(?:[□◇■●○◎◆▲][ \u3000]*)?{NAME}[ \u3000]*口述[ \u3000,，]+{NAME}[ \u3000]*整理|本报综合报道|本报(?:特约)?评论员(?:[ \u3000]+{NAME})?|(?:特约)?评论员[ \u3000]+{NAME}"
    rf"|文[ \u3000]+{LETTER}{{3}}"
    # the author of a book, and who put it into Chinese: 莫大川 著, [美]海明威 著 李明 译
    rf"|(?:[\[［(（〔]{LETTER}{{1,3}}[\]］)）〕][ \u3000]?)?{NAME}[ \u3000]{{1,2}}[编]?著(?:[ \u3000,，]+{NAME}[ \u3000]{{1,2}}(?:译|绘|插图))?"
    # who planned it does not write it: 策划：王芳 执笔：李明
    rf"|(?:策划|统筹|监制)(?:{_TASK}|[ \u3000]+){NAMES}[ \u3000,，]+(?:采写|执笔|撰[文稿]|文)(?:{_TASK}|[ \u3000]+)(?:{CREDIT}|{NAMES}))$"
)
END_CREDIT = Sparing(
    re.compile(
        rf"(?:(?:文[/／]图|图[/／]文)[ \u3000]*(?:{CREDIT}|{NAMES})|(?<=[。！？”!?])[ \u3000□◇■◆]{{0,3}}{CREDIT})[^{HAN}\d]*$"
    ),
    ("记者", "通讯员", "通迅员", "通讯贝", "实习生", "摄影", "读者", "文/图", "图/文", "文／图", "图／文"),
)
# what a writer is of ends so: 宣传部 王芳, 肥城矿 李明
_BODY = r"(?:公司|集团|工会|法院|检察院|医院|学校|学院|大学|中学|小学|中心|委员会|协会|办公室|馆|院|厅|部|局|厂|矿|街道|社区|段|处|站|所|队|园|县|市|区|镇|乡|村|州|省)"
END_NAMES = re.compile(
    rf"[（(][ \u3000]?(?:供稿[:：][ \u3000]?|{LETTER}{{1,14}}{_BODY}[ \u3000]+)?(?P<names>(?:{PAPER}?{ROLE}[ \u3000:：]*)?{NAMES})(?:[ \u3000]*{DONE})?[ \u3000]?[)）][^{HAN}\d]*$"
)
PHOTO = Sparing(
    re.compile(
        rf"(?:^|(?<=[。！？\s”（(]))(?P<by>(?:摄影|图片)[:：/／][ \u3000]?)?"
        rf"(?P<names>(?:(?:{PAPER}|特约)?{ROLE}[ \u3000]*)?{NAMES})(?(by)|[ \u3000]*(?:文?[/／])?(?:摄影报道|摄影|摄|供图))[^{HAN}\d]*$"
    ),
    ("摄", "图片", "供图"),
)
# names alone after the last sentence: ……来了。 王芳 李明, ……来了。□王芳
LAST_NAMES = re.compile(rf"(?<=[。！？”!?])(?:[ \u3000]{{0,2}}[□◇■◆][ \u3000]?|[ \u3000]{{1,4}})(?P<names>{NAMES})$")
# any line of credits, in brackets after a text: （王芳/文 李明/摄）
END_BYLINE = re.compile(rf"[（(][ \u3000]?(?P<names>[^（）()。，]{{4,40}})[)）][^{HAN}\d]*$")
AGENCY = re.compile(r"新华社|中新社|(?<![\u3400-\u9fff])工人日报(?=记者)|据《?(?P<paper>[\u3400-\u9fff]{2,8}[报社])》?")
AGENCY_END = re.compile(rf"[（(](?:据?新华社|中新社){LETTER}{{2,8}}\d{{1,2}}月\d{{1,2}}日[电由][)）]$")
_JUMP = r"[ \u3000]*第?[ \u3000]*([A-Z]?[一二三四五六七八九十\d]+|头)[ \u3000]*版[^）)]{0,6}[)）]?"
JUMP_FROM = re.compile(rf"(?:[（(][ \u3000]*[上紧]?接|[上紧]接){_JUMP}")
JUMP_TO = re.compile(rf"(?:[（(][ \u3000]*[下紧]?转|[下紧]转){_JUMP}")
_PAGE_NO = r"([A-Z]?[一二三四五六七八九十\d]{1,3})"
# (详见第3版), >>>02版, （2版）, “…”A3版, …… 3版, ▶7版: where the text of a headline stands
_SEEN_AT = (
    rf"(?:详见|见)(?:今日)?第?{_PAGE_NO}版|(?<=[（(>》〉])第?{_PAGE_NO}版[)）]?$|(?<=[\s”\"])([A-Z]\d{{1,2}})版$"
    rf"|(?<=[\u3400-\u9fff“”《》·、：？！，）]{{6}}[ \u3000])[·・]?第?{_PAGE_NO}版[·・]?$|(?<=[▶▷►▸→…])[ \u3000]?第?{_PAGE_NO}版$"
    r"|(?<=[\u3400-\u9fff“”《》·、：？！，）]{6}[ \u3000])([A-Z]\d{1,2})$"
)
SEE = Sparing(re.compile(rf"[（(]?(?:>+|》+|〉+)?[（(]?(?:{_SEEN_AT})[)）]?"), ("版", "A", "B", "C"))
SEE_WHOLE = re.compile(rf"(?:{_SEEN_AT})[)）]?$")  # and ends so
# 3版 某某, A3 某某 below 导读
SEE_FIRST = re.compile(rf"^(?:第?{_PAGE_NO}版|([A-Z]\d{{1,2}}))[ \u3000:：·]+(?=\S{{6}})")
SEE_LIST = re.compile(
    r"^[（(](?:[名榜]单|全文|图表|评论|社论|详情|(?:相关|详细|更多|另有)?报道)详?[见刊][^（()）]{1,8}版[)）]$"
)
GUIDE = re.compile(r"^\W*(?:今日|本期|本报)?(?:导读|要目|看点)\W*$")  # over teasers
SEE_CUT = re.compile(r"(?:[（(]|>+)(?:详?见)?(?:第)?$")  # a reference broken before its page
BRIEF = re.compile(r"[●▲△■◆★○◎▶▪]")
# ■ 凝聚团结奋斗正能量 ■ stands inside an item, ■ before a sentence begins a brief
CROSS_HEAD = re.compile(r"^[●▲■◆★○◎▶][ \u3000]*[^。]{2,24}?[ \u3000]*[●▲■◆★○◎◀]$")
# a headline run into the first sentence of a picture's text: 某某 10月8日,在某地
STORY = re.compile(
    rf"^(?!本报|新华社|中新社|据|图为)[{HAN}“”]{{3,14}}[ \u3000](?=(?:\d{{1,2}}月\d{{1,2}}日|近日|日前|昨日)[^{HAN}]?{LETTER})"
)
# the day and the place of what the headline above names: （2024年12月26日　某市）
DAY_BELOW_HEAD = re.compile(r"^[（(][^（()）。，]{0,12}\d{1,2}月\d{1,2}日[^（()）。]{0,12}[）)]$")
# the verb of a headline, left over for a line of its own: 除雪联合演练在某市 / 举行
TAIL = re.compile(
    r"(?:举[行办]|召开|开[幕赛讲班课园馆通]|启[动幕用]|闭幕|落幕|揭[牌幕]|挂牌|成立|出炉|出台|签约|竣工|投[产运]|通车|上线|收官)"
)
CAPTION = re.compile(r"^(?:图为|▲?图[①②③④⑤\d]?[:：]|[（(]?(?:上|下|左|右|中)图|圖為)")
# （资料图片）, 某市总工会供图, 摄影 王芳: whose a picture is, after its text
PICTURE_END = Sparing(
    re.compile(
        r"(?:[（(]资料(?:图片|照片|图)[)）]|[ \u3000（(][\u3400-\u9fff]{2,14}(?:供图|提供)[)）]?|[ \u3000]摄影[ \u3000][\u3400-\u9fff]{2,4})$"
    ),
    ("资料", "供图", "提供", "摄影"),
)

FURNITURE = re.compile(
    # at the beginning of a line
    r"^(?:准印证|内部(?:资料|刊物)|免费(?:交流|赠阅)|第[ \u3000]?\d+[ \u3000]?期$|[\u3400-\u9fff ]{2,12}报[ \u3000]*[\dOo]{4}年[\dOo]{1,2}月[\dOo]{1,2}日|本报(?:社址|地址)|印刷[ :：]|社址[:：]"
    r"|[口□■\s]+$|[A-Z][A-Z\s&]{7,}$|(?:新闻|值班|服务|订报|投稿)热线|值班电话|官方微[信博]|微信公众号[:：]|(?:执行|本版|值班)?(?:(?:主编|总编辑?|编辑)[:：／/]|(?:主编|责编|(?:责任|美术|视觉|图片|版面|值班)?编辑|视觉|版式|校对)[ \u3000]+[\u3400-\u9fff]{2,3}(?:[ \u3000]|$))|[\dOo]{4}年[\dOo]{1,2}月[\dOo]{1,2}日[ \u3000]+(?:总?第?\d+期|\S{1,6}版$)|每周[一二三四五六日、至]{1,7}出版|[\u3400-\u9fff]{2,16}主管主办$|电话[:：]|http|www\.|(?:今日)?天气[ \u3000]"
    r"|\W*今日导读\W*$|第?\w{1,3}版(?!纳)[ \u3000·]?)"
    # anywhere; that none begins with any other character is found out first, at each place
    r"|(?=[星\dOoＯ邮广总国责美版校新值服订投发今E-])"
    r"(?:星期[一二三四五六日天]|[\dOoＯ]{4}年[\dOo]{1,2}月[\dOo]{1,2}日[ \u3000]+\S*版$"
    r"|[\dO]{4}年[\dO]{1,2}月[\dO]{1,2}[日曰][ \u3000]+第?[A-Z]?\d{1,2}版?(?:$|[ \u3000])|邮编[:：]|广告经营许可"
    r"|总第\d+[期号]|今日[\d一二三四五六七八九十]{1,2}版(?:$|[ \u3000])|邮发代号|国内统一(?:连续)?|责任?编辑?[:：／/ ]|责编|美编|版式[:：／/ ]|校对[:：／/ ]"
    r"|(?:新闻|值班|服务|订报|投稿|广告|发行)热线[ \u3000:：]*(?=[\d(（])|投稿(?:信箱|邮箱)|E-?mail"
    r"|-?\d+℃[ \u3000]*[～~—－-]+[ \u3000]*-?\d+℃)"
)
# Rows of a list: who held it, who won what: 主办单位：某市总工会, 优秀指导教师：王芳, 最佳组织奖 某学院.
GIVEN = re.compile(
    rf"^(?:{LETTER}{{0,4}}(?:[主承协]办|指导|支持|冠名|发起)(?:单位|机构)?"
    rf"|(?:优秀|最佳|先进|模范){LETTER}{{0,6}}(?:教师|个人|集体|单位|选手|裁判|工作者|组织者))[ \u3000]?[:：]"
    rf"|^(?:[一二三特]等|[金银铜]|{LETTER}{{0,6}}(?:优秀|最佳|组织|风尚|入围|鼓励|优胜){LETTER}{{0,4}})奖(?:[ \u3000]?[:：]|[ \u3000]+\S)"
)
# 厚德 精医 笃行 and 民 族 团 结: words to fill a gap
SLOGAN = re.compile(rf"^{LETTER}{{2}}(?:[ \u3000]{LETTER}{{2}}){{2,}}$|^{LETTER}(?:[ \u3000]{LETTER}){{2,}}$")
# Labels that stand over a group of items in any paper.
SECTIONS = frozenset(
    "要闻 综合 简讯 快讯 导读 今日导读 短波 企业短波 乡镇短波 基层短波 短讯 一句话新闻 读者来信 社区 职工 评论 副刊 都市 时事 国内 国际 体育 "
    "诗歌 散文 随笔 小小说 生产 安全 企业 劳动者 新闻 专题 广告 简明新闻 人物 文化 教育 阅读提示 视点 工会 维权 图片新闻 新闻图片 标题新闻".split()
)
# Of these, the ones under which new items begin at once.
LABELS = frozenset(
    "简讯 快讯 短讯 短波 企业短波 乡镇短波 基层短波 一句话新闻 简明新闻 标题新闻 读者来信 图片新闻 新闻图片".split()
)
# 短讯两则, 四行快讯, 一线传真: a label over several items, whatever its first word; 专家信箱, 乘客之声: over letters.
LABEL = re.compile(
    rf"^[■□○●◆▲★◎▶☆\s]*{LETTER}{{0,4}}(?:短讯|快讯|简讯|短波|短信|传真|速递|集锦|集萃|撷英|采撷|扫描|动态|速览|快览|一览|快报|播报|资讯|点击|连线|集装箱|零距离)(?:[{HAN}\d]则)?$"
    rf"|^[■□○●◆▲★◎▶☆\s]*(?:{LETTER}{{2,4}}快递|{LETTER}{{2}}信箱|(?:读者|群众|职工|乘客|旅客|百姓|市民|业主|患者|消费者)(?:之声|心声|呼声|来信|来电)"
    r"|(?:读者|市民|群众|职工)热线|(?:农事|农技|科技|健康|法律|政策)(?:问答|咨询)|(?:市场|农产品|价格)行情|有问必答|一句话(?:新闻|消息|简讯|短讯|快讯)|(?:致富|供求|招聘|农业|农资|市场|用工|便民|就业|岗位)信息|来信照登|来信选登|供求(?:信息)?|(?:分类|便民)(?:信息|广告))$"
)


# 【纵深】, 【一镇一事】: the name of a column
BOXED = re.compile(rf"[【〖［\[][{HAN}]{{2,6}}[】〗］\]]")
# 【案情】, 【律师说法】: parts of one article
PART = re.compile(
    r"案|说法|解读|评析|分析|链接|提醒|提示|点评|释义|背景|现状|问题|建议|[问答]|回复|调查|条文|法条|简介|人物|导语|编者|记者|手记|地点|时间"
)
# 劳模故事, 工友热评, 以案说法, 新春走基层: the name of a column, which stands over the headline of what is in it
COLUMN = re.compile(
    rf"^[■□○●◆▲★◎▶☆\s]*(?:{LETTER}{{2,4}}(?:[时热快短点微锐漫]评|论坛|漫谈|观察|聚焦|关注|直击|追踪|调查|影像|镜头|剪影|掠影|[说释普]法|案例|讲堂|课堂|故事|风采|风景线"
    rf"|记忆|往事|见闻|专访|访谈|手记|札记|随笔|纪事|发布|解读|问答|在线|视[点窗野角]|热点|焦点|话题|走基层|进行时|在行动|在现场|之[窗声家星光石]|[天园]地|长廊|广角|平台|动态|短新闻|身边事)"
    rf"|(?:身边|最美|大国|时代|一线|青年)(?:工匠|人物|劳模|职工|工人|榜样))$"
)

_DECK_WIDTH = 40  # characters of a line that tells who presided, at most
_HEAD = 24  # characters of the name of a column or of a notice, at most


def is_notice(text: str) -> bool:
    """Is this the head of a notice: 公告, 讣 告?"""
    return len(text) <= _HEAD and bool(NOTICE.match(re.sub(r"\s", "", text)))


def is_section(text: str) -> bool:
    """Is this the name of a page or a column, which stands over items and is none's headline: 要闻, 专 家 信 箱?"""
    if len(text) > _HEAD:
        return False
    bare = re.sub(r"\s", "", text).strip("■○◎●[]【】［］")
    return bare in SECTIONS or bool(LABEL.match(bare))


# The head of a notice is its whole headline.
NOTICE = re.compile(
    r"^[■□○●◆▲★◎▶☆\s]*(?:(?!.{0,12}(?:[了过贴]|发布|看到))[\u3400-\u9fff《》“”]{0,14}(?:启事|公告|通告|公示|讣告|讣闻|声明|更正|致歉|悼词|征稿函|招领|任免名单)|光荣榜|(?:便民|温馨|友情|警方|民警|交警|气象|安全|消费|出行|防汛|防火|健康)提示|敬告(?:读者|用户|市民)?|鸣谢|[\u3400-\u9fff]{0,8}(?:感谢信|表扬信|慰问信|贺信|公开信|倡议书|征集令)|编后[语记]?|编者的话|编余|求[租购职]|招[租聘]|转让|出[租售]|寻[人物]|人[ \u3000]?事|任[ \u3000]?免|(?:人事|职务|干部)(?:任免|任职|免职|调整|变动)(?:通知|公示)?|(?:任免|任职|免职)(?:通知|公示)|(?:放假|停[电水气]|招生|搬迁|更名|缴费|征兵|招考|重要|紧急)?通知|招工信息)$"
)
# 滨州：夜市上来了“充电官”, and 阜新：12月2日……: an item of a round-up begins with where it comes from.
PLACED = re.compile(rf"^(?P<place>{LETTER}{{2,5}})[:：]")
# 中 宁 8月8日, and 中宁  县农业农村局: the same, set apart by a space.
PLACED_APART = re.compile(rf"^(?P<place>{LETTER}(?:[ \u3000]{LETTER}){{1,2}}|{LETTER}{{2,4}})[ \u3000]+(?=\S)")
# ——□杨树生, 作者：某某: who wrote it, without a role.
AUTHOR = re.compile(
    rf"^(?:(?:(?:{LETTER}[ \u3000]?){{0,6}}[□◇○◎☆■●][ \u3000]*)?作者[ \u3000:：]|[□◇○◎☆■●]|文[:：]|读者[ \u3000])[ \u3000]*(?P<names>{NAME}|{LETTER}[ \u3000]{LETTER}{{1,2}}|{LETTER}(?:[ \u3000]{LETTER}){{2}}|{NAME}(?:[ \u3000、]{NAME}){{1,2}})$"
)
# 肥城矿 王芳: below a headline, where the author works.
AUTHOR_OF = re.compile(
    rf"^(?:[□■○◎●◇][ \u3000]*)?{LETTER}{{1,14}}{_BODY}(?:[ \u3000]*{LETTER}{{0,6}}(?:、{LETTER}{{0,8}}?){{0,3}}(?:师|员|长|工|教授|主任|书记|主席|院士|经理|医生|工人|职工))?[ \u3000]+(?P<names>{NAME})$"
)
NAMES_ALONE = re.compile(rf"^{NAMES}$")
# (通讯员 某某)近日……: a credit before the text, without 本报讯
FIRST_CREDIT = re.compile(
    rf"^[（(](?P<names>{PAPER}?{ROLE}[ \u3000:：]*{NAMES}(?:[ \u3000、,，]+{PAPER}?{ROLE}[ \u3000:：]*{NAMES})*)[)）](?=\S{{8}})"
)
# 本报记者 某某 报道 近日……, 记者 某某 通讯员 某某 近日……: the same without brackets
REPORTED = re.compile(
    rf"^(?=综合|{LETTER}{{0,8}}(?:记者|通讯员))(?:综合)?(?P<names>{PAPER}?(?:{ROLES}[ \u3000]*(?:综合|摄影)?报道(?=[ \u3000:：,，]+\S{{8}})"
    rf"|{ROLE}[ \u3000:：]+{NAMES}[ \u3000、,，]+{ROLE}[ \u3000:：]+{NAMES}(?=[ \u3000]+\S{{8}})))"
)
# (某某)近日……: the same without a role
FIRST_NAMES = re.compile(rf"^[（(](?P<names>{NAMES})[)）](?=\S{{8}})")
# (通讯员 某某) on a line of its own.
ALONE = re.compile(rf"^[（(](?P<names>(?:{PAPER}?{ROLE})[ \u3000:：]*{NAMES})[)）]$")
# the same without a role, below its sentence
BELOW = re.compile(
    rf"^[（(](?:{LETTER}{{1,14}}{_BODY}[ \u3000]+)?(?:{PAPER}?{ROLE}[ \u3000:：]*)?{NAMES}(?:[ \u3000]+{DONE})?[)）]$"
)
# 甲市读者 王芳, 乙县丙镇 教师 李明: who wrote a letter, from where or as what.
READER = re.compile(
    rf"^(?P<place>{LETTER}{{2,14}}?)?(?P<role>读者|听众|网友|市民|居民|村民|职工|工人|乘客|旅客|教师|老师|学生|家长|患者|业主|司机"
    rf"|{LETTER}{{0,4}}(?:女工|员工|骑手|快递员|驾驶员|服务员|保洁员|质检员|护士|医生|店主|农民|渔民|牧民|车主|租户|住户|老人|务工者|打工者))?"
    rf"[ \u3000:：]+(?:(?:一名)?(?:读者|网友|市民|居民|村民|职工|工人|教师|老师|学生|司机)[ \u3000]+)?(?P<names>{NAME})$"
)
# one who wrote a letter and gives no name: 四矿 一名职工
ANONYMOUS = re.compile(
    rf"^(?:{LETTER}{{2,12}}[ \u3000]+)?(?:一[名位群]|几[名位]|部分){LETTER}{{0,4}}(?:职工|工人|读者|工友|居民|业主|市民|村民|家长|学生|司机|骑手|乘客|员工)$"
)
SALUTATION = re.compile(rf"^(?!图)(?:{LETTER}{{2,10}}|{LETTER}{{4,20}}{_BODY})[:：]$")  # of a letter
# the day below a notice or a letter: 2024年6月10日, 10月6日
SIGNED_DAY = re.compile(r"^(?:[\d〇O]{4}年)?[\dO]{1,2}月[\dO]{1,2}[日曰]$")
POEM = AtEnd(re.compile(r"[（(]外[一二三四五六七八九]首[)）]$|^[（(]?组诗[)）]?$"), ")）诗\n")
# 关于表彰先进集体的决定: the headline of what is issued, not of what is told of it
DOCUMENT = re.compile(r"^关于.{4,40}的(?:决定|通报|通知|通告|公告|公示|命令|名单)(?:[（(].{1,6}[)）])?$")
# 各区队、车间：, 尊敬的读者：
ADDRESSED = re.compile(
    rf"^(?:(?:各|全体|尊敬的|亲爱的|敬爱的|广大)[{HAN}、]{{1,16}}|{LETTER}{{0,6}}(?:编辑|记者)(?:同志|部|先生|女士|老师|朋友)?(?:们)?(?:[，,]?[您你]好)?)[:：!！]$|^[您你]们?好[:：!！]$"
)
# (2024年6月7日某市人大常委会会议通过) below the headline of a list: when and by whom it was decided
PASSED = re.compile(r"^[（(][^（）()]{6,80}(?:通过|决定|批准|表决)[)）]$")
# 任命：, 免去：: over the names of those
LIST_HEAD = re.compile(
    r"^(?:决定|批准|同意)?(?:任命|免去|聘任|聘请|聘用|解聘|推选|选举|增选|补选|接受|撤销|罢免|提名|授予)(?:下列|以下)?[同志人员]{0,4}[:：]?$"
)
# (作者系某厂职工) and the day under a notice.
SIGNED_OFF = re.compile(
    r"^[（(](?:作者|来源|原载|据)[^（）()]{1,40}[)）]$|^(?:[\u3400-\u9fff（）]{0,30}|[\u3400-\u9fff（）]{4,30}[ \u3000]{1,4})\d{4}年\d{1,2}月\d{1,2}日$"
)
# A day in a running head, the letter O for nought as scans have it.
OCR_DAY = Sparing(re.compile(r"[\dOo]{4}年[\dOo]{1,2}月[\dOo]{1,2}日"), ("年",))
# Rows of lists: a count in brackets, a name with what is said of it.
PERSON_ROW = re.compile(rf"^[{HAN}·]{{2,8}}[（(][^）)]*[)）][ \u3000]")
PRIZE = re.compile(
    rf"(?:特等|[一二三四五]等|优秀|优胜|优异|[金银铜]|单项|组织|优秀组织|最佳{LETTER}{{2}})奖[ \u3000]*[:：]"
)
_ROW = re.compile(
    rf"[{HAN}·]{{2,8}}[（(][^）)]*[)）][ \u3000]|{LETTER}{{1,4}}(?:[ \u3000]{LETTER}{{0,2}})?[ \u3000]+{LETTER}{{6,}}[^。，]*$"
    rf"|{PRIZE.pattern}"
)
_COUNTED = AtEnd(re.compile(r"[（(]\d+[名个位家人]?[)）]$"), ")）\n")
# A full stop is half-width on some pages: 来了.
STOP = r"(?<=[\u3400-\u9fff”\"’)）%])\."
STOPPED = re.compile(rf"[。！？!?”…]$|{STOP}$")  # a whole sentence stands before a credit
ENDING = AtEnd(
    re.compile(rf"[。！？!?…；;]$|{STOP}$|(?:[。！？!?…]|{STOP})[”’」』\"')）]+$|[”」\"][)）]?$|[)）]$"),
    "。！？!?…；;.”’」』\"')）\n",
)
_FIGURE = re.compile(r"[ \u3000][-+－]?[\d.,%℃元/]+(?=[ \u3000]|$)")
_ROW_WIDTH = 60  # characters of a row of a table at most
NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")}


_OVER = re.compile(r"(?:[:：]|——|强调|指出|提出|要求|表示|提醒|时说|介绍|主办|承办)$|^[\u3400-\u9fff]{2,14}——$")


def is_over(heading: str) -> bool:
    """Is this the line above a headline, which cannot stand by itself: 某某强调, 某市总工会——?

    >>> is_over("周牧野在怀化调研时强调"), is_over("把服务送进大山")
    (True, False)
    """
    return bool(_OVER.search(heading.strip()))


# 王芳作工作报告 李明主持: below a headline
_DID = (
    rf"(?:作.{{0,6}}(?:报告|动员|讲话|部署|发言|说明|辅导|总结)|部署.{{0,4}}(?:任务|工作)|宣读.{{0,4}}(?:决定|名单|贺信)|宣布{LETTER}{{0,4}}"
    rf"|与{LETTER}{{2,4}}交换意见"
    r"|(?:分别|一同|共同)?(?:主持|出席|致辞|致贺词|讲话|参加|陪同|见证|率[队团]|揭牌|授[牌旗])(?:会议|大会|活动|仪式|开[幕班]式|签约|调研|考察)?(?:并(?:讲话|致辞|作.{0,4}讲话|宣布.{0,4}|揭牌|授[牌旗]|为.{0,6}[颁授][奖牌旗]))?)"
)
_WHO = rf"(?:{LETTER}{{2,4}}[ \u3000]?){{1,4}}?等?"
_DECK = re.compile(rf"^{_WHO}{_DID}(?:[ \u3000、，,]+{_WHO}{_DID})*$")


def _starts_with_surname(text: str) -> bool:
    single, compound, *_ = surnames()
    return text[:1] in single or text[:2] in compound


def is_deck(line: str) -> bool:
    """Does a line of a headline tell only who spoke or presided: 王芳作工作报告 李明主持?

    >>> is_deck("王芳作工作报告 李明主持"), is_deck("王芳出席并为获奖者颁奖"), is_deck("林海当选省总工会主席")
    (True, True, False)
    """
    line = line.strip()
    return _starts_with_surname(line) and len(line) <= _DECK_WIDTH and bool(_DECK.match(line))


def is_row(text: str) -> bool:
    """Is this a row of a list: a count in brackets at its end, or a name and what is said of it?

    >>> [is_row(text) for text in ("优秀班组（12个）", "王芳（女） 某市总工会干部", "王芳走访职工", "工匠进校园 课堂办到车间里")]
    [True, True, False, False]
    """
    return bool((_ROW.match(text) and not LEAD.match(text)) or _COUNTED.search(text))


def is_figures(line: str) -> bool:
    """Is this a row of a table, two of its cells figures: 白菜 1.20 1.35 -11.1%?

    >>> is_figures("白菜 1.20 1.35 -11.1%"), is_figures("男足 3月5日 19:35 甲城")
    (True, False)
    """
    return len(line) <= _ROW_WIDTH and len(_FIGURE.findall(line)) >= 2 and not re.search(r"[，。；！？]", line)


def close_up(line: str) -> str:
    """A line whose characters are set apart, without the spaces; any other as it stands.

    >>> close_up("专 家 信 箱"), close_up("市长 王芳"), close_up("王 芳")
    ('专家信箱', '市长 王芳', '王 芳')
    """
    line = line.strip()
    parts = line.split()
    if is_notice(line):
        return "".join(parts)
    if len(parts) < 3 or max(map(len, parts)) > 2 or sum(len(part) > 1 for part in parts) * 3 > len(parts):
        return line
    return "".join(parts)


def page_number(text: str) -> int | None:
    """三 or 3 as a number; 十二 is 12.

    >>> page_number("三"), page_number("12"), page_number("十二")
    (3, 12, 12)
    """
    text = text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")  # A3: the third page of part A
    if text.isdigit():
        return int(text)
    if text == "头":
        return 1
    if len(text) == 1:
        return NUMERALS.get(text)
    if text.startswith("十"):
        return 10 + NUMERALS.get(text[1], 0)
    return None
