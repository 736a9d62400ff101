"""People: sentences that name them, of many subjects, and look-alikes that name none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.mentions import find
from kg.mentions.personal import Candidate, looks_like_name, weigh
from kg.model import Article

NAMED = [
    # behind titles, callings and kin
    ("县妇联主席高山、宣传部部长田野参加培训。", {"高山", "田野"}),
    ("省总工会主席庄稼汉出席会议。", {"庄稼汉"}),
    ("关务经理官大为说，企业通关时间压缩四成。", {"官大为"}),
    ("副主席龙又新座谈时介绍了经验。", {"龙又新"}),
    ("渔民蔺海生、老人龙金花完成登记。", {"蔺海生", "龙金花"}),
    ("机电系主任支援朝担任裁判长。", {"支援朝"}),
    ("省委书记温励行会见了代表团。", {"温励行"}),
    ("值班员杨柳青、钳工车前进获得表彰。", {"杨柳青"}),
    # rows: a bracket of sex or people makes any name one
    ("巴图敖（蒙古族）　长风玛瑙雕刻厂高级雕刻师", {"巴图敖"}),
    # title chains
    ("市委常委、宣传部部长贺知秋，副市长、公安局局长应为民到场。", {"贺知秋", "应为民"}),
    ("该校党委副书记、校长蓝天蔚致辞。", {"蓝天蔚"}),
    # compound and two-character names
    ("主席欧阳砺、副主席慕容晓参加。", {"欧阳砺", "慕容晓"}),
    ("队长司徒朗、领队上官云到场。", {"司徒朗", "上官云"}),
    ("厂长王芳、会计李静介绍了情况。", {"王芳", "李静"}),
    # names of other peoples
    ("记者库尔班江·艾山来到现场。", {"库尔班江·艾山"}),
    ("村民古丽娜尔·买买提在家中接待了医生。", {"古丽娜尔·买买提"}),
    ("傣族高级技师岩温罕担任导师。", {"岩温罕"}),
    ("妇女主任帕提古丽说，巴扎很热闹。", {"帕提古丽"}),
    ("自治区总工会副主席塔依尔·买合木提出席启动仪式。", {"塔依尔·买合木提"}),
    # appointments
    ("免去关守田的矿长职务。", {"关守田"}),
    ("会议决定任命时永茂为总经理。", {"时永茂"}),
    ("工会主席一职由边疆接任。", {"边疆"}),
    ("黑龙江省劳动模范、省级劳模、全国劳动模范张强。", {"张强"}),
    # surnames that are words
    ("技术员和丽芬告诉记者，工人和润梅、关海涛、从明等到场。", {"和丽芬", "和润梅", "关海涛", "从明"}),
    ("瑶族村民俸改香说，路通了。", {"俸改香"}),
    # lists, forms of address
    ("职工赵明亮、高山、孙海涛获得表彰。", {"赵明亮", "高山", "孙海涛"}),
    ("1927年8月，周恩来、朱德在南昌领导起义。", {"周恩来", "朱德"}),
    # cut by the lexer
    ("研究中心主任欧阳知微长期关注平台用工。", {"欧阳知微"}),
    ("代县长盛子由为冠军队颁发奖牌。", {"盛子由"}),
    ("操作工柴旭东站上讲台。", {"柴旭东"}),
    ("请速与其子万建民联系。", {"万建民"}),
    ("退休的王师傅在这儿崴了脚。", {"王师傅"}),
    # names of several peoples
    ("县总工会主席扎西东珠和律师卓玛吉到场。", {"扎西东珠"}),
    ("第五道班班长次旺伦珠说，路通了。", {"次旺伦珠"}),
    ("才让卓玛获女子组第一。", {"才让卓玛"}),
    ("人力资源部部长额尔敦说，我们缺人。", {"额尔敦"}),
    ("木乃果果会唱山歌。", {"木乃果果"}),
    ("青年职工买买提江·吐尔地一节不落地听。", {"买买提江·吐尔地"}),
    ("皮带工孙师傅说，机器会听声音。", {"孙师傅"}),
    # a third character that the lexer gave to the next word
    ("局工会副主席段敬之带队来到工区。", {"段敬之"}),
    ("市总工会副主席祝伯年与同事交换意见。", {"祝伯年"}),
    # leaders without their posts, and whoever a list of removals names
    ("市领导冯子诚、蒲晓岚参加会议。", {"冯子诚", "蒲晓岚"}),
    # 和 and others at the end of a name, surnames that the lexer knows not, those placed in a contest
    ("省总工会主席贺春和，省政协副主席陆明到场。", {"贺春和", "陆明"}),
    ("副市长邝春和走访了敬老院。", {"邝春和"}),
    ("民警巴特孟和则把宣传单送到牧民手里。", {"巴特孟和"}),
    ("邢春和同志逝世，享年八十岁。", {"邢春和"}),
    ("主任那顺布和，副主席萨仁其其格出席。", {"那顺布和", "萨仁其其格"}),
    ("宣传部部长完颜静，副部长李明参加。", {"完颜静", "李明"}),
    ("共产党员罗德贵在转移完工友之后返回。", {"罗德贵"}),
    ("副书记竺可久等领导出席。", {"竺可久"}),
    ("副总经理何乐为一行到访。", {"何乐为"}),
    ("选举万秀琴为主席，杨占军、虎进才为副主席。", {"万秀琴", "杨占军", "虎进才"}),
    ("女子铅球：1.赵海燕（五原县）13米2.查干（磴口县）12米。", {"赵海燕", "查干"}),
    ("省总工会主席贡布才让宣布开赛。", {"贡布才让"}),
    ("七公司职工郎四海获第一名。", {"郎四海"}),
    ("教师姚金城正盯着屏幕。", {"姚金城"}),
    ("字勒平说，大家都等字勒平。", {"字勒平"}),
    ("免去：\n钟道生的县水利局局长职务；施延龄的县林业局局长职务。", {"钟道生", "施延龄"}),
    # who is engaged, how old somebody is, who left school
    ("学校聘任李静为客座教授。", {"李静"}),
    ("拖车司机成卫东受聘为产业导师。", {"成卫东"}),
    ("现年45岁的王勇是钳工。", {"王勇"}),
    ("今年38岁的李强在车间工作。", {"李强"}),
    ("周远山大学毕业后回到家乡。", {"周远山"}),
    # words of the language behind a post of a body and before a mark, or before what people receive
    ("闽清县委副书记、县长卓然，县委统战部部长池莲参加。", {"卓然", "池莲"}),
    ("安康车辆段检车员简石头、新丰镇车辆段检车员甘露获二等奖。", {"简石头", "甘露"}),
    ("延平区人民法院民二庭庭长甘露审理了这起案件。", {"甘露"}),
    ("郑州市第十四中学班主任高洁获奖。", {"高洁"}),
    ("分公司总经理尚可说，井打好了。", {"尚可"}),
    ("承办法官余清和调取了两人的语音记录。", {"余清和"}),
    ("装配厂党支部书记连山为获奖职工颁奖。", {"连山"}),
    ("电芯三厂装配五线线长麻小军获评劳动模范。", {"麻小军"}),
    # before a day, before another post, as a sea is called, as a part of the army is
    ("市委书记王芳3日会见了代表团。", {"王芳"}),
    ("原副镇长赵志任副主席。", {"赵志"}),
    ("税务局局长黄海、科员何静怡到会。", {"黄海", "何静怡"}),
    ("首席执行官赵海军、领队何威仪到会。", {"赵海军", "何威仪"}),
    ("武磊梅开二度。", {"武磊"}),
    # transliterated names behind titles, scholars with their teams
    ("印尼总统普拉博沃、文化馆馆长别克波拉提出席。", {"普拉博沃", "别克波拉提"}),
    ("浙江大学农业与生物技术学院喻景权院士团队攻关。", {"喻景权"}),
    ("机电学院王成副教授课题组发表论文。", {"王成"}),
    ("外务大臣岩屋毅和经团联会长筒井义信到会。", {"岩屋毅"}),
]
SILENT = [
    "今年68岁的老人和今年20岁的大学生都报了名，现年50岁的安徽人没来。",
    "现年45岁的高工介绍，今年18岁的高中生报了名。",
    "石河子大学毕业后，他留在了团场。",
    "学校聘请专家为顾问。",
    "“沂蒙蓝马甲”小分队进村了，蓝马甲到哪里都受欢迎。",
    "“午间一小时·水岸剧场”开演。",
    "启动“木棉花·安康”计划。",
    "东莞市长安镇的工友来了。",
    "队员听说过“云老师”。",
    "扎西宾馆和卓玛村都很热闹。",
    "书记费心了。",
    "一株千年古樟因施工受损。",
    "书记高度重视安全生产工作。",
    "工会主席全面负责这项工作。",
    "职工安全，企业才能发展。",
    "主任应邀出席了论坛。",
    "居民水费、电费由社区代缴。",
    "代表于昨日抵达。",
    "领导和职工都到场。",
    "司机连夜赶路。",
    "队长带领大家上山。",
    "锡伯、维吾尔、哈萨克等民族的居民。",
    "观众走进雷锋纪念馆参观。",
    "学校开展学习焦裕禄精神活动。",
    "刘师傅说他很累。",
    "省军区司令员到场。",
    "负责人安排人员值守。",
    "测量班班长到岗。",
    "广大职工群众团结奋斗。",
    "演出吸引了鲁浙海三地的观众。",
    "任副总带着团队去了工地。",
    "市领导高度重视这项工作。",
    "市领导、县领导到场。",
    "供电段红果接触网工区开工。",
    "推进会在辉南开",
    "杭金衢高速和衢宁铁路都很忙。",
    "干部和群众、工人和志愿者都来了。",
    "福州市晋安区区长到场。",
    "晋安区·临洮县协作会议召开。",
    "主任高兴地说，车间变样了。",
    "车间主任乐观地说，站长平安回家。",
    "校长经常走访，医生简单处理。",
    "党委书记方向明确，局长高度重视。",
    "局长黄海边上的故事。",
    "台风“韦帕”登陆，“韦帕”带来暴雨。",
    "中国科学院院士团队、他率教授团队攻关。",
]


def people(nlp: Language, text: str) -> set[str]:
    article = Article("p#a1", "p.txt", "article", None, text)
    made = find(article, nlp(text))
    assert all(text[m.start : m.end] == m.text for m in made)
    return {m.name for m in made if m.type == "Person"}


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_named(nlp: Language, text: str, names: set[str]) -> None:
    assert names <= people(nlp, text)


@pytest.mark.parametrize("text", SILENT)
def test_silent(nlp: Language, text: str) -> None:
    assert people(nlp, text) == set()


@pytest.mark.parametrize(
    "text", ["王", "王" * 200, "王😀芳", "Li Ming说", "·", "阿·", "·江", "记者 ", "主任", "张三·", "李 四"]
)
def test_odd_names_harm_nothing(nlp: Language, text: str) -> None:
    article = Article("p#a1", "p.txt", "article", None, text)
    assert all(text[m.start : m.end] == m.text for m in find(article, nlp(text)))


def test_a_longer_name_outranks_a_shorter_reading(nlp: Language) -> None:
    text = "工会主席闵秋实算过一笔账。闵秋实说，夜校办得好。"
    assert people(nlp, text) == {"闵秋实"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县总工会主席王芳和参加活动的职工座谈。", {"王芳"}),
        ("县总工会主席王芳和副主席李明走访了企业。", {"王芳", "李明"}),
        ("队长李明和队员们站在水里。", {"李明"}),
        ("主席王芳正在讲话。", {"王芳"}),
        ("李明和同志们一起巡线。", {"李明"}),
    ],
)
def test_what_follows_is_no_part_of_a_name(nlp: Language, text: str, names: set[str]) -> None:
    assert people(nlp, text) == names


def test_evidence_adds_up() -> None:
    sure = Candidate("支援朝", "支援", "v", True, "担任裁判长", "v", True, True)
    doubtful = Candidate("安全", "安全", "an", True, "，企业", "w", False, False)
    assert weigh(sure) > weigh(doubtful)
    assert not looks_like_name("马上")
    assert looks_like_name("欧阳砺")
