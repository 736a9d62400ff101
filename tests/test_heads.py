"""Heads of briefs, labels over them, and headlines on pages that have lost their blank lines, each with look-alikes."""

from __future__ import annotations

import pytest

from kg.articles import split
from kg.articles.items import Item
from kg.articles.owners import to_owners
from kg.articles.paragraphs import Paragraph
from kg.articles.patterns import is_deck, is_notice
from kg.model import Page

NEWS = "6月8日，市总工会来到大坝检修工地，为一百二十名职工送去绿豆、白糖和毛巾。"
LONG = "走进车间，机器声里有人在给徒弟讲图纸，他说这门手艺要传下去，一代一代的工人都要学会它。"
FEATURE = f"老街的灯\n\n本报记者 王芳\n\n{LONG}\n\n{LONG}"


def titles(text: str) -> list[str | None]:
    return [item.title for item in split(Page("p.txt", text, "甲城日报", "2024-06-12")) if item.kind == "article"]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        # heads of two or three characters, one over each brief
        (f"简讯\n\n送清凉\n{NEWS}（王芳）\n\n办夜校\n{NEWS}\n\n考驾照\n{NEWS}", ["送清凉", "办夜校", "考驾照"]),
        (f"点 击\n\n【大竹】\n{NEWS}\n\n【开江】\n{NEWS}", ["大竹", "开江"]),
        # right below their label; with a quotation; below the name of a column
        (f"短 波\n大竹\n{NEWS}（王芳）\n\n开江\n{NEWS}", ["大竹", "开江"]),
        (f"【一镇一事】\n开水渠\n{NEWS}\n\n评“笋王”\n{NEWS}（王芳）\n\n送戏去\n{NEWS}", ["开水渠", "评“笋王”", "送戏去"]),
        (f"{FEATURE}\n\n他说：\n\n叫“老王”\n\n{LONG}", ["老街的灯"]),
        # who signs a notice, and the day, is no headline of what stands below
        (
            f"致全市职工的慰问信\n\n{LONG}\n甲城市总工会　2024年6月10日\n\n夜校开课\n\n本报讯（记者王芳）{NEWS}",
            ["致全市职工的慰问信", "夜校开课"],
        ),
        # a lead that names the reporters alone stands over the text of its item
        (
            f"（上接第1版）\n{LONG}\n\n夜校开课\n本报讯（记者 王芳 通讯员 李小明）\n“人人都来。”{LONG}\n\n{LONG}",
            [None, "夜校开课"],
        ),
        # a subtitle of two lines; a headline that is a quotation over a subtitle
        (f"守着洱海过日子\n——记大理市双廊镇“白族金花护湖队”队长\n杨金花\n\n本报记者 王芳\n\n{LONG}\n\n{LONG}", ["守着洱海过日子"]),
        (f"{FEATURE}\n\n“我把三代矿灯都擦亮了”\n——对话退休老矿工秦守财\n\n本报记者 李小明\n\n{LONG}", ["老街的灯", "“我把三代矿灯都擦亮了”"]),
        # a notice and the first line of its text
        (f"公 告\n海小军：本会受理马有福等9人与你劳务\n争议一案，已依法作出裁决，限你自公告之日\n起三十日内来领取裁决书，逾期视为送达。\n\n夜校开课\n\n本报讯（记者王芳）{NEWS}", ["公告", "夜校开课"]),
        # a lead with a gap in it is no row of a list
        (
            "夜校开课\n本报讯　记者王芳报道：昨日下午，甲城市总工\n会2023年“求学圆梦”助学金发放仪式在\n市第六中学举行，176名职工每人领到\n3000元。",
            ["夜校开课"],
        ),
        # on the line of the text
        (f"{FEATURE}\n\n点 击\n\n巧手工坊 {NEWS}\n\n爱心妈妈 {NEWS}", ["老街的灯", "巧手工坊", "爱心妈妈"]),
        (f"简 讯\n\n■开新课　{NEWS}\n\n■查隐患　{NEWS}（王芳）", ["开新课", "查隐患"]),
        (f"简 讯\n\n■王芳　{NEWS}\n\n■李小明　{NEWS}", [None, None]),  # who they are of
        (f"简 讯\n\n■{NEWS}\n\n■{NEWS}", [None, None]),
        # after a mark
        (f"速览\n\n◎非遗说唱进校园\n{NEWS}（王芳）\n\n◎高明设“工匠食堂”\n{NEWS}", ["非遗说唱进校园", "高明设“工匠食堂”"]),
        (f"健康\n\n■秋冬护眼先要少看屏幕 {LONG}\n\n■老人泡脚水温不宜太高 {LONG}", ["秋冬护眼先要少看屏幕", "老人泡脚水温不宜太高"]),
        # in bold, before the text; a speaker in bold is none
        (f"【速览】\n\n**院士工作站新增三家** {NEWS}\n\n**无人艇完成首航** {NEWS}", ["院士工作站新增三家", "无人艇完成首航"]),
        (f"## 车间里的问答\n\n**记者：**{LONG}\n\n**王芳：**{LONG}", ["车间里的问答"]),
        # marked deeper than headlines are, below a label
        (f"## 夜校开课\n\n本报讯 {NEWS}\n\n## 短讯\n\n### 中超\n\n{LONG}\n\n### 乒乓\n\n{LONG}", ["夜校开课", "中超", "乒乓"]),
        (f"## 夜校开课\n\n本报讯 {NEWS}\n\n### 学艺\n\n{LONG}\n\n### 传艺\n\n{LONG}", ["夜校开课"]),
        # the name of a column over text, and of a part of the text
        (f"{FEATURE}\n\n【纵深】\n\n{NEWS}", ["老街的灯", None]),
        (f"{FEATURE}\n\n【说法】\n\n{LONG}", ["老街的灯"]),
        # a table is no headline of what stands below it
        (
            f"一周港城菜价\n\n品种 均价 涨跌\n白菜 1.20 -11.1%\n土豆 2.10 0\n\n港口吞吐量增一成\n\n本报讯（记者王芳）{NEWS}",
            ["一周港城菜价", "港口吞吐量增一成"],
        ),
        # a short line that ends in a colon is the first of a headline
        (f"## 县医院：\n## 把专家门诊\n## 搬到村卫生室\n\n本报讯（记者王芳）{NEWS}", ["县医院：把专家门诊搬到村卫生室"]),
        # who did what stands below the headline
        ("高考护考有温度\n\n交警：设37个岗 供电：备6台车\n\n本报讯（记者王芳）" + NEWS, ["高考护考有温度"]),
        # verse is no headline of what stands below it
        ("落叶\n\n■ 何小禾\n\n每一片叶子\n都是写给大地的信\n秋风是邮差\n投遍了山谷\n\n山货郎\n\n罗石桥\n\n" + LONG, ["落叶", "山货郎"]),
        # the name of a paper over the day of issue
        (f"# 甲河林业\n\n2021年11月18日 星期四 第四版\n\n## 护林员日记\n\n{LONG}", ["护林员日记"]),
        # longer heads, each brief with its credit
        (
            f"速读\n\n工业园区推“拿地即开工” {NEWS}（王芳）\n\n汽车下乡补贴启动申领 {NEWS}（李小明）",
            ["工业园区推“拿地即开工”", "汽车下乡补贴启动申领"],
        ),
        # lines in bold inside a feature with marks of headings
        (f"## “师带徒”带出好苗子\n\n■ 通讯员 沙柳\n\n**“不怕问”**\n\n{LONG}\n\n**“还要会讲”**\n\n{LONG}", ["“师带徒”带出好苗子"]),
        # the name of a column with marks, over a headline without
        (f"## 一线写真\n\n掘进工老范的一天\n\n{LONG}（王芳）", ["掘进工老范的一天"]),
        (f"## 民警手记\n\n### 母亲的电话\n\n柯锐\n\n{LONG}", ["母亲的电话"]),
        (f"## 红松谷\n\n第三章 风雪夜归人的脚印\n\n{LONG}", ["红松谷"]),
        # who wrote it, of several lines and with a body of a long name
        (f"毕业季租房热\n小心“二房东”\n签约前先看房产证\n\n◎本报记者 尤佳 实习生 关晓晓\n\n{LONG}", ["毕业季租房热小心“二房东”签约前先看房产证"]),
        (f"冬季接羔注意啥\n专家支招\n\n◇甲河农牧大学 教授 高娃\n\n{LONG}", ["冬季接羔注意啥专家支招"]),
        (f"开学第一课很“燃”\n甲县法院干警走进校园\n□ 曾 雯\n\n{LONG}", ["开学第一课很“燃”甲县法院干警走进校园"]),
        # 据某社 is no headline
        (f"## 12名职工获奖章\n\n据新华社客户端 4月29日，全市庆祝大会举行，{LONG}", ["12名职工获奖章"]),
        # a day alone on its line, who edits a page
        (f"甲河农牧报\n2023年1月6日\n\n牛羊出栏分红忙\n\n本报讯（记者 那仁）{NEWS}", ["牛羊出栏分红忙"]),
        (f"甲河文旅周刊\nJIAHE WEEKLY\n\n2025年1月22日 星期三\n主编 阎正 视觉 萧红叶\n\n北关老街赶大集\n\n文/王芳\n\n{LONG}", ["北关老街赶大集"]),
        # a label over teasers, where a list stands that an item tells of, the day below the paper's name
        (f"## 本期导读\n\n▶ 夜班公交上的三十年（4版）\n\n# 甲城日报\n\n2022年11月2日\n\n## 劳动奖揭晓\n\n本报讯 {NEWS}\n\n（名单见3版）\n\n## 省总干部下沉一线\n\n本报讯 {NEWS}", ["劳动奖揭晓", "省总干部下沉一线"]),
        (f"希望技能津贴落到实处\n\n丹霞轴承厂 热处理工 甘棠\n\n{LONG}", ["希望技能津贴落到实处"]),
        # a credit on the line below, a text that begins as a row of a list does
        ("春耕农机“体检”忙\n\n本报讯 3月28日，在顺安\n镇农机合作社，农机监理员逐\n台“体检”。\n（方圆 文/图）\n\n夜校开课了\n\n本报讯（记者王芳）" + NEWS, ["春耕农机“体检”忙", "夜校开课了"]),
        ("我市新增三家工作站\n\n本报讯 记者从市人社局获悉，\n近日，甲河设计研究院等三家单\n位获批设立工作站。", ["我市新增三家工作站"]),
        # names alone end the item above, whoever gives no name ends a letter, a column's name begins another item
        (
            f"智能电表“云”抄表\n\n{LONG} 王芳\n\n复工企业有了“电保姆”\n\n{LONG}",
            ["智能电表“云”抄表", "复工企业有了“电保姆”"],
        ),
        (f"## 澡堂的水能不能再热点\n\n编辑同志：\n\n{LONG}\n\n四矿 一名职工\n\n## 有关部门回复\n\n{LONG}", ["澡堂的水能不能再热点", "有关部门回复"]),
        # the name of a column marked less deep, heads on the lines of their texts
        (f"## 养生堂\n\n### 春捂捂哪里\n\n{LONG}", ["春捂捂哪里"]),
        (f"## 快报\n\n◎ 海棠湾港务公司 {NEWS}\n\n◎ 海棠湾水泥厂 {NEWS}\n\n◎ 海棠湾化纤公司工会 开通“妈妈班”。", ["海棠湾港务公司", "海棠湾水泥厂", None]),
        # below a label, after a feature
        (f"{FEATURE}\n\n读者热线\n\n路灯瞎了半个月\n{LONG}", ["老街的灯", "路灯瞎了半个月"]),
        # a cross-head of a feature, parts of one article, people and what is said of them, a column's name
        (f"{FEATURE}\n\n坚守\n\n{LONG}", ["老街的灯"]),
        (f"睡觉摔伤算不算工伤\n\n【案情】{LONG}\n\n【说法】{LONG}", ["睡觉摔伤算不算工伤"]),
        (f"{FEATURE}\n\n王芳 {LONG}\n\n李小明 {LONG}", ["老街的灯"]),
        (f"师 说\n\n我给学生写“差评”\n\n□ 王芳\n\n{LONG}", ["我给学生写“差评”"]),
        # a brief broken over lines is no head
        (f"●共青团某县委、县妇女联合会11月12日联\n合在坪山开展研学活动，三十六名儿童参加。\n\n{NEWS}", [None]),
        # rows of a table are no headline
        (f"市场行情\n\n品名 单位 银川 固原\n土豆 元/公斤 2.4 1.9\n西芹 元/公斤 3.2 2.8\n\n枸杞剪枝有讲究\n{LONG}", ["枸杞剪枝有讲究"]),
        # a notice of few words; its names
        (f"市总工会送清凉\n\n本报讯 {NEWS}\n\n求租\n本人求租一楼门市，电话13700000000。", ["市总工会送清凉", "求租"]),
        (f"市总工会送清凉\n\n本报讯 {NEWS}\n\n《老照片》栏目征稿启事\n{LONG}", ["市总工会送清凉", "《老照片》栏目征稿启事"]),
        # below a feature: what its writer signs, below the name of a column; a cross-head over text that nobody signs
        (f"{FEATURE}\n\n我在工地食堂掌勺\n\n{LONG}\n\n{LONG}（罗桂香）", ["老街的灯", "我在工地食堂掌勺"]),
        (f"{FEATURE}\n\n我在工地食堂掌勺\n\n{LONG}\n\n（作者系某厂职工）", ["老街的灯", "我在工地食堂掌勺"]),
        (f"{FEATURE}\n\n警钟\n\n一颗螺丝的代价\n{LONG}", ["老街的灯", "一颗螺丝的代价"]),
        (f"{FEATURE}\n\n灯芯里的日子\n\n{LONG}\n\n{LONG}", ["老街的灯"]),
        # after a credit, and over who wrote it
        (f"{FEATURE}（王芳）\n\n退休第一天\n\n{LONG}\n\n{LONG}", ["老街的灯", "退休第一天"]),
        (f"班组之声\n\n师傅的规矩\n综采二队 任强\n{LONG}", ["师傅的规矩"]),
        # the rest of a headline below a long line; a headline of its own below one that tells an event whole
        (f"长江水电集团召开年度\n\n科技工作会议\n\n本报讯 {NEWS}", ["长江水电集团召开年度科技工作会议"]),
        (f"连江县职工学堂昨日开课\n\n歇网不歇学\n\n本报讯 {NEWS}", ["歇网不歇学"]),
        (f"关于做好冬季三防工作的通知\n\n各区队、车间：\n{LONG}", ["关于做好冬季三防工作的通知"]),
        # two headlines of about one width, no blank between; one broken over two lines
        (f"广东省高技能人才暨技能竞赛表彰大会举行\n十名佛山工匠和他们的徒弟受到表彰\n\n本报讯 {NEWS}", ["十名佛山工匠和他们的徒弟受到表彰"]),
        (f"甘城市举行二〇二五年防汛抢险联合演练\n八支队伍同堤演练，水来人不慌不乱\n\n本报讯 {NEWS}", ["八支队伍同堤演练，水来人不慌不乱"]),
        (f"铁路局集团有限公司工会召开\n第十次会员代表大会\n\n本报讯 {NEWS}", ["铁路局集团有限公司工会召开第十次会员代表大会"]),
        (f"我省首家新就业形态劳动者“会、站、家”\n一体化服务中心在嘉兴启用\n\n本报讯 {NEWS}",
         ["我省首家新就业形态劳动者“会、站、家”一体化服务中心在嘉兴启用"]),
        # the halves of a couplet; a line above and a line below
        (f"机器人进车间忙\n\n老师傅上讲台教\n\n本报讯 {NEWS}", ["机器人进车间忙 老师傅上讲台教"]),
        (f"全市保电誓师大会昨日召开\n三百名职工集结出征\n首批抢修物资连夜运抵一线\n\n本报讯 {NEWS}", ["三百名职工集结出征"]),
        # one of a couplet marked, the other not; heads with where they come from; a headline that asks about what it quotes
        (f"# 机器人进车间忙\n\n老师傅上讲台教\n\n本报讯 {NEWS}", ["机器人进车间忙 老师傅上讲台教"]),
        (f"短讯\n\n宣化 老工匠进校园\n{NEWS}（王芳）\n\n怀来 葡萄出土忙\n{NEWS}", ["宣化 老工匠进校园", "怀来 葡萄出土忙"]),
        (f"{FEATURE}（王芳）\n\n答疑·释惑\n\n加装电梯“一刀切”，谁来兜底？\n\n{LONG}", ["老街的灯", "加装电梯“一刀切”，谁来兜底？"]),
        (f"首个“职工心灵驿站”\n揭牌\n\n本报讯 {NEWS}", ["首个“职工心灵驿站”揭牌"]),
        (f"{FEATURE}（王芳）\n\n寻人\n张某，男，七十二岁，{LONG}", ["老街的灯", "寻人"]),
        # a letter begins with whom it is to, and ends with who wrote it; briefs with their heads on full lines
        (f"{FEATURE}\n\n旅客心声\n\n尊敬的列车长：\n{LONG}\n旅客 王芳\n\n市总工会送清凉\n\n本报讯 {NEWS}",
         ["老街的灯", None, "市总工会送清凉"]),
        (f"快览\n\n助企 {NEWS}\n便民 {NEWS}\n夜话 {NEWS}", ["助企", "便民", "夜话"]),
        # the lists of a decision are its text till it is signed; cross-heads of two characters in a feature
        (f"关于表彰先进集体和先进个人的决定\n\n各基层工会：\n{LONG}\n\n先进集体名单如下\n某市公交集团二车队\n\n{LONG}\n某市总工会\n"
         f"2024年3月12日\n\n老街的灯亮了起来\n\n{LONG}", ["关于表彰先进集体和先进个人的决定", "老街的灯亮了起来"]),
        (f"关于表彰先进集体的决定\n\n{LONG}\n\n公告\n\n{LONG}", ["关于表彰先进集体的决定", "公告"]),
        (f"{FEATURE}\n\n坚守\n\n{LONG}\n\n传承\n\n{LONG}\n\n希望\n\n{LONG}", ["老街的灯"]),
        # a notice on one line; a quotation that is a headline, and one that is not
        (f"{FEATURE}\n\n讣告 某厂原厂长王芳因病医治无效，于昨日逝世，享年九十岁。", ["老街的灯", "讣告"]),
        (f"对话\n\n“焊缝骗不了人”\n\n本报记者 王芳\n\n{LONG}", ["“焊缝骗不了人”"]),
        (f"{FEATURE}\n\n“焊缝骗不了人”\n\n{LONG}", ["老街的灯"]),
        # the name of a column right over a headline; a headline that looks like one, over its subtitle
        (f"{FEATURE}\n\n工友热评\n把夜校办到工棚里\n□ 李明\n{LONG}", ["老街的灯", "把夜校办到工棚里"]),
        (f"{FEATURE}（王芳）\n\n以案释法\n\n试用期被辞退 加班费照样给\n\n{LONG}（李明）", ["老街的灯", "试用期被辞退 加班费照样给"]),
        (f"老杨的故事\n——记甲城机务段老钳工杨某\n本报记者 王芳\n{LONG}", ["老杨的故事"]),
        # a notice and the editor's word right over their text; 编后 before its sentence is of the letter above
        (f"{FEATURE}\n\n更正\n　　本报8月2日二版《矿山里的\n“夜读班”》一文中，“张冠”应为“张冠李”，特此更正。", ["老街的灯", "更正"]),
        (f"{FEATURE}\n\n编后\n{LONG}", ["老街的灯", "编后"]),
        (f"盼末班车晚半小时\n\n编辑同志：\n\n{LONG}\n　　甲城读者 王芳\n\n编后　{LONG}", ["盼末班车晚半小时"]),
        # below a headline: who spoke, of what it is a report, a day; above it what an item is about
        (f"全市“奋进甲辰”新春第一会召开\n\n三年再造一座湖城\n\n滕北辰作主题报告 虞清嘉部署任务\n\n本报讯 {NEWS}", ["三年再造一座湖城"]),
        (f"我市代表团赴渝考察\n\n王芳李明率队 与永川区签署合作协议\n\n本报讯 {NEWS}", ["我市代表团赴渝考察"]),
        (f"一锅江水煮三峡\n\n第三届“三峡味道”烹饪大赛复赛见闻\n\n本报讯 {NEWS}", ["一锅江水煮三峡"]),
        (f"今秋新增学位一万两千个\n\n甲城31所学校9月1日投用\n\n本报讯 {NEWS}", ["今秋新增学位一万两千个"]),
        # the halves of a headline are no row of a list
        (f"{FEATURE}（王芳）\n\n工匠进校园 课堂办到车间里\n\n{LONG}（李明）", ["老街的灯", "工匠进校园 课堂办到车间里"]),
        (f"地铁5号线工会小站\n\n3月15日起延长开放\n\n本报讯 {NEWS}", ["地铁5号线工会小站 3月15日起延长开放"]),
        (f"主桥长七百二十米 告别绕行\n\n岷江大桥昨日通车\n\n本报讯 {NEWS}", ["岷江大桥昨日通车"]),
        # what stands below a masthead
        (f"甲城工友报\n甲城市总工会主管主办\n今日4版 第6218期\n\n市总工会送清凉\n\n本报讯 {NEWS}", ["市总工会送清凉"]),
        # news below a feature begins with its day, or tells what its headline says; a part of the feature does neither
        (f"{FEATURE}\n\n法庭里要回血汗钱\n\n近日，江口区人民法院当庭调解，{LONG}", ["老街的灯", "法庭里要回血汗钱"]),
        (f"{FEATURE}\n\n某某同志逝世\n\n市总工会原副主席某某同志，因病逝世，{LONG}", ["老街的灯", "某某同志逝世"]),
        (f"（上接第1版）{LONG}\n\n公交公司工会送清凉\n\n昨日一早，公交公司工会送清凉到首末站。{LONG}", [None, "公交公司工会送清凉"]),
        (f"{FEATURE}\n\n手把手带出好徒弟\n\n{LONG}", ["老街的灯"]),
        # results and rows of givers are no headlines
        (f"运动会决赛成绩\n（7月19日 体育中心）\n男子100米：1.赵海（五原县）10秒87 2.毕力\n\n{LONG}", ["运动会决赛成绩"]),
        # a question over 问： and over whom a letter is to
        (f"{FEATURE}\n\n读者信箱\n\n斑马线怎么断了半截？\n编辑同志：\n{LONG}\n读者 王芳", ["老街的灯", "斑马线怎么断了半截？"]),
        (f"{FEATURE}\n\n读者信箱\n\n站牌成了“哑巴”\n编辑先生，您好：\n{LONG}\n读者 王芳", ["老街的灯", "站牌成了“哑巴”"]),
        (f"{FEATURE}（王芳）\n\n法律信箱\n试用期能不签合同吗？\n问：{LONG}\n答：{LONG}", ["老街的灯", "试用期能不签合同吗？"]),
        # essays: short titles right over their authors and their text; the rest of a headline is no author
        (f"{FEATURE}（王芳）\n\n雪夜\n李明\n{LONG}", ["老街的灯", "雪夜"]),
        (f"{FEATURE}（王芳）\n\n父亲的扳手\n\n文/李明\n\n{LONG}", ["老街的灯", "父亲的扳手"]),
        (f"{FEATURE}（王芳）\n\n我与《工人报》\n\n（甲城机床厂 李明）\n\n{LONG}", ["老街的灯", "我与《工人报》"]),
        (f"{FEATURE}（王芳）\n\n我与《工人报》\n□ 甲城机床厂 李明\n{LONG}", ["老街的灯", "我与《工人报》"]),
        (f"医疗队扎在\n翟店镇\n\n{NEWS}", ["医疗队扎在翟店镇"]),
        # the rows of a list above a headline are none of its lines
        (f"甲城工匠名单\n\n李明 甲城机务段检修车间\n张强 甲城公交集团驾驶员\n\n{FEATURE}", ["甲城工匠名单", "老街的灯"]),
        (f"{FEATURE}（王芳）\n\n[图片新闻]\n渔港开捕第一网\n9月2日，首批渔船满载归来，码头上人声鼎沸。\n李明 摄", ["老街的灯"]),
        # a letter to a body
        (f"{FEATURE}\n\n一封迟到的感谢信\n\n某市公安局春化边境派出所：\n{LONG}", ["老街的灯", "一封迟到的感谢信"]),
        # half-width full stops end sentences
        ('甲乙两队争上游\n\n本报讯 (记者王芳)昨日,两队开赛.\n\n"气头上的话不能当真."李明说.\n\n夜校开课了\n\n本报讯 (记者李明)昨日,夜校开课.',
         ["甲乙两队争上游", "夜校开课了"]),
        # the masthead, a day and a page by itself
        (f"甲城日报 综合新闻 A04\n三版\n2024年6月12日\n\n市总工会送清凉\n\n本报讯 {NEWS}", ["市总工会送清凉"]),
    ],
)  # fmt: skip
def test_heads_of_briefs(page: str, found: list[str | None]) -> None:
    assert titles(page) == found


TIGHT = [
    "市总工会送清凉到一线",
    "本报讯（记者王芳）昨日，市总工会把清凉饮料送到环卫工人手中。",
    "大家笑着道谢，说心里比喝下去还凉快。",
    "简讯",
    "夜校开课了",
    "六月六日，县总工会的夜校开课，首批开设刺绣和烘焙两门课程。",
    "竖井深处打擂台",
    "——掘进工比武直击",
    "本报记者 李明",
    "罐笼一声闷响，把十二名选手送到了地下六百米，头灯扫过去，岩壁上渗着水。",
]


def wrapped(line: str, size: int) -> str:
    return "\n".join(line[k : k + size] for k in range(0, len(line), size))


@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("size", [22, 80])
def test_headlines_on_a_page_without_blanks(indent: str, size: int) -> None:
    page = "\n".join(wrapped(indent + line if line.endswith("。") else line, size) for line in TIGHT)
    assert titles(page) == ["市总工会送清凉到一线", "夜校开课了", "竖井深处打擂台"]


def test_lists_of_an_appointment_keep_what_stands_over_them() -> None:
    page = "某市人大常委会任免名单\n\n（6月7日某市第六届人民代表大会常务委员会第八\n次会议通过）\n\n任命：\n王芳为某市民政局局长；\n李明为某市审计局局长。\n\n免去：\n张强的某市民政局局长职务。"
    (item,) = split(Page("p.txt", page, "甲城日报", "2024-06-12"))
    assert (item.title, item.subtitle) == ("某市人大常委会任免名单", "")
    assert "任命：" in item.text
    assert "免去：" in item.text


def test_a_line_that_tells_who_presided_stands_below_the_headline() -> None:
    text = "市总工会召开三次全委会\n\n王芳作工作报告 李明主持\n\n本报讯（记者张强）" + NEWS
    (item,) = split(Page("p.txt", text, "甲城日报", "2024-06-12"))
    assert (item.title, item.subtitle) == ("市总工会召开三次全委会", "王芳作工作报告 李明主持")


@pytest.mark.parametrize(
    ("line", "deck"),
    [("王芳作工作报告 李明主持", True), ("王芳出席并讲话", True), ("王芳当选市总工会主席", False), ("老街的灯", False)],
)
def test_decks(line: str, deck: bool) -> None:
    assert is_deck(line) is deck


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        ("关于大桥维修的通告", True),
        ("求租", True),
        ("任免通知", True),
        ("停电通知", True),
        ("调整", False),
        ("接到停电通知", False),
        ("县里贴出公告", False),
        ("转让之后", False),
    ],
)
def test_notices(line: str, notice: bool) -> None:
    assert is_notice(line) is notice


def test_a_headline_inside_a_block_of_mixed_columns() -> None:
    page = (
        "九月六日十时许，满载海产的首趟冷链班列\n本报讯（记者 王芳）每天晚上七点，防川\n从珲春国际口岸站缓缓驶出，三十小时后抵\n"
        "村的文化室就亮起了灯。村里的二十名返乡\n达沈阳。市商务局局长到站送行，他说今后\n的阿妈妮，跟着退休教师学普通话、学用手\n每周开行两列，年底增加到三列。\n机。"
    )
    found = split(Page("p.txt", f"首趟冷链班列开行\n{page}", "甲城日报", "2024-06-12"))
    assert "首趟冷链班列开行" in [item.title for item in found]


def test_heads_inside_a_block_of_mixed_columns() -> None:
    page = (
        "“我叫曹大河，宝鸡工务段凤州线路车间\n秦岭线路工区的巡道工。编辑让我写日记。”\n宝鸡车辆段：列检库里比听功\n本报讯（通讯员　寇江）1月16日至1\n"
        "7日，由西安局集团公司主办，宝鸡车\n早上点名，工长雒万里说，观音山一段昨\n夜刮大风，让我和徒弟苟小川去查限界。\n辆段承办的货车检车员技能竞赛收官。\n"
        "◆复线　汉中市人民政府与西安局集团\n走到半路，碰上青石崖站值班员党春妮\n公司昨日在汉中签订合作协议。\n给我们送来两个烤红薯。\n"
        "◆温暖　略阳站“燕子”服务台昨日启\n用，客运值班员燕春燕任台长。"
    )
    found = [item.title for item in split(Page("p.txt", f"一条钢轨连着四个年\n\n{page}", "甲城日报", "2024-06-12"))]
    assert found == ["一条钢轨连着四个年", "宝鸡车辆段：列检库里比听功", "复线", "温暖"]


def test_a_headline_goes_to_the_text_that_says_its_words() -> None:
    page = (
        "青浦医生进山来\n\n石榴红了合作社忙了\n\n本报讯（记者王芳）青浦的医生昨日进山来到乡卫生院义诊。\n\n"
        "本报讯（记者李明）昨日，会理的石榴红了，合作社的社员忙着分拣装箱。"
    )
    assert titles(page) == ["青浦医生进山来", "石榴红了合作社忙了"]


def test_a_headline_without_a_text_goes_to_the_text_that_says_its_words() -> None:
    head, text = "甲河港务公司添新机", "甲河港务公司添了新机。"
    alone, bare = Item(headings=[Paragraph(head, ((0, 9),))]), Item(body=[Paragraph(text, ((20, 31),))])
    to_owners([alone, bare])
    assert (alone.headings, [h.text for h in bare.headings]) == ([], [head])
