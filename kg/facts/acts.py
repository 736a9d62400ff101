"""Bodies that act: organises, launches, issues and every predicate of the pattern “A does B”; acting jointly."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from kg.facts.frame import Frame, Proposal
from kg.facts.grammar import COMPANION_CASES, case_of, linked, listed
from kg.facts.passage import of_type
from kg.facts.topic import anaphor_in
from kg.model import Mention
from kg.schema import ORGANISATION, PROGRAMME

_PASSIVE = re.compile(r"主办|承办|协办|合办|共办|发起|共建|联办|牵头")
_DONE_BY = re.compile(
    r"由[^。；]{2,80}?(?:主办|承办|协办|合办|指导|支持|主管|主导|发起|牵头)[，,](?:[^。；]{2,60}(?:主办|承办|协办|支持|指导)[，,])*$"
)
_IS_HELD = ("举行", "举办", "召开")
_TEAMS = re.compile(r"代表[团队]|(?<![总支大中分])队$")
_RELATIVE = re.compile(r"[^，,。]{0,24}?(?:主办|承办|协办|合办|(?:共同|联合|协同)(?:开展|实施|推出|发起|打造|举办))的")
_REPORTED = re.compile(r"(?:印发|出台|发布|制定|下发|公布|审议通过|通过|审议|关于|学习|落实|贯彻)[^，。]{0,6}$")
_TITLED = re.compile(r"(?:印发|出台|发布|制定|下发)[^，。]{0,4}关于[^，。]{0,16}$")
_TOGETHER = ("合办", "共办", "共建", "联办", "合力", "联手", "联合攻关")  # what a list of subjects does as one
_SIGNS = ("签订", "签署", "签约", "续签", "签下")
_ACTED = frozenset(
    "启动 推出 推行 开办 开展 实施 举办 主办 举行 组建 成立 印发 出台 发布 制定 打造 发起 开通 上线 设立 建立 创办 开办 举行 揭牌 拼成".split()
)
_JOINTLY = re.compile(r"^[^，,。]{0,12}?(?:联合|共同|一起|一道|携手|联手|合作|合力)[^，,。]{0,4}$")
# What may govern a noun with its clause; not 为, 向, 给, whose noun is the one for whom a thing is done.
_AROUND = frozenset(
    "根据 按照 按 依据 依托 通过 借助 结合 围绕 针对 对 在 从 以 于 到 把 将 就 随着 凭 凭借 据 关于 对于 除 除了 作为 来自 走进 来到".split()
)
_WHEN = re.compile(
    r"(?:近日|日前|近期|今年|去年|前年|昨日|昨天|今天|当天|此前|新近|最新|新|所|\d{4}年|\d{1,2}月|\d{1,2}日|联合|共同|牵头|组织|统一|专门|精心|创新|率先|正在|已|即将|等?[\d一二三四五六七八九]*[个家]?(?:部门|单位))*"
)
_NO_VENUES = ("union", "government", "party", "association")
_AND = re.compile(r"\s*(?:与|和|同|跟|会同|携手)\s*")
_JOINED_BY = re.compile(r"\s*(?:会同|携手|联合|联手|协同)\s*")
_TIES = re.compile(r"[^，。；]{0,24}(?:机制|关系|联系|制度|合作)")  # A与B建立…机制
_SEVERALLY = re.compile(r"(?:分别|各自)(?:与|和|同|跟)")
_TOWARDS = ("积极对接", "主动对接")
_ALL_OF = re.compile(r"(?:[两三四五六七八]方|[两三四五六七八]家单位)(?!面)|临时|联合|共同")  # A、B、C三方…揭牌
_FRONTED = re.compile(r"由[^，,。；]*$")
_ASIDE = re.compile(r"[（(][^）)]*[）)]")
# Somebody else is to do it: 推动后者实施…, 督促企业开展….
_MAKES_OTHERS = re.compile(
    r"(?:推动|督促|促使|要求|帮助|支持|引导|鼓励)(?:后者|其|他们|对方|企业|[各相有][^，,]{1,8}|[全该][省市县区校厂]?[^，,]{0,4})$"
)
# 平台是某局去年上线的; 某某课堂是某校2021年推出的教学品牌.
_CLEFT = re.compile(r"(?:是|为)(?:[^，。；的]{0,4})$")
_CLEFT_END = re.compile(r"的(?:[\u3400-\u9fff]{0,10})$")
_LIST_OF_NAMES = re.compile(r"[”\"]?[\u3400-\u9fff]{0,6}?(?:名单|结果|榜单|获得者|入选者)")
_INTO = ("办进", "开进", "搬进", "办到", "开到")
_NOMINAL = re.compile(r"^(?:者|者们|力度|步伐|过程|情况|以来|经验|成效|工作(?!站|室|坊)|的(?:是|过程|时候|背景))")


def does(frame: Frame) -> list[Proposal]:
    """A does B; B is done by A (由A…); A's B does (A B启动); A does, B does the thing that follows (A主办，B承办的C)."""
    types = frame.row.subjects
    things, how = _things(frame)
    if _TITLED.search(frame.lead):
        return []  # the verb stands in the name of a document without its marks: 印发关于实施…的意见
    if frame.verb == "组织" and frame.rest.startswith(("开展", "实施", "推出", "启动", "打造")):
        return []  # 组织开展某行动: it carries it out
    if frame.verb == "牵头" and frame.rest.strip("的。！ "):
        return []  # 牵头成立, 牵头组织: the verb behind says what
    if (
        frame.rest.startswith("的")
        and frame.verb in _IS_HELD
        and any(_TEAMS.search(m.name) for m in frame.agents(*types))
    ):
        return []  # 某省代表团在某市举行的大赛中获得…: a team holds none
    if frame.verb in ("建成", "打造") and things and things[0].subtype == "award":
        return []  # 把某厂工会建成“六好”示范点
    if frame.verb == "命名" and "被" in frame.lead:
        return []  # 工作室被命名为“…”: who is named so starts nothing
    if not things or _NOMINAL.match(frame.rest) or _MAKES_OTHERS.search(frame.lead):
        return []
    subjects, carried, why = frame.subjects(*types)
    if not how and (own := _of_relative(frame)):
        subjects, carried, why = own, ", in a relative clause", None
    if carried and (host := _host(frame, things)):
        subjects, carried, why = [host], ", by its meeting", None
    if carried and re.search(r"我们|咱们", frame.lead):  # who speaks is named by nobody, who is spoken of with them is
        subjects = [g.members[-1] for g in frame.grouped(frame.before(*types)) if g.case in COMPANION_CASES][-1:]
        why = why or "its subject is who speaks"
    if how == "owner":
        subjects = [m for m in frame.before(*types) if m.end <= things[0].start][-1:]
        by_name = _owner_by_name(frame, things[0])
        subjects = subjects or ([by_name] if by_name else [])
        carried, why = "", None
    if not carried and (partners := _partners(frame, subjects)):
        subjects, how = [*subjects, *partners], how or "with"
    if why and not subjects:
        nobody = _nobody(frame)
        return [Proposal(nobody, t, f"does{how and ', ' + how}", why) for t in things]
    rule = f"does{', ' + how if how else ''}{carried}"
    return [Proposal(s, t, rule) for s in subjects for t in things]


def _things(frame: Frame) -> tuple[list[Mention], str]:
    fitting = [m for m in frame.after(*frame.row.objects) if _fits(frame, m)]
    if frame.verb in ("发布", "公布"):
        fitting = [m for m in fitting if not _LIST_OF_NAMES.match(frame.passage.text, m.end)]
    if frame.row.objects == (PROGRAMME,):
        fitting = [m for m in fitting if not _REPORTED.search(frame.passage.text[frame.end : m.start])]
    if fitting:
        return _listed(frame, fitting), ""
    if frame.after(*frame.row.objects):
        return [], ""
    return _fronted(frame)


def _of_relative(frame: Frame) -> list[Mention]:
    """根据某工会印发的《…》: who stands right before a verb with 的 does it, whatever governs the whole."""
    if not frame.rest.startswith("的"):
        return []
    last = frame.grouped(frame.before(*frame.row.subjects))[-1:]
    if not last or last[0].case not in _AROUND or not _WHEN.fullmatch(frame.passage.text, last[0].end, frame.start):
        return []
    members = last[0].members
    if last[0].case == "在" and frame.row.name == "organises" and members[-1].subtype not in _NO_VENUES:
        return []  # 在某大学举办的: may be where it is held
    return list(members)


def _partners(frame: Frame, subjects: Sequence[Mention]) -> list[Mention]:
    """某校打算与甲、乙联合开办…: those with whom it is done, where the words say that they do it together."""
    companions = [g for g in frame.grouped(frame.before(ORGANISATION)) if g.case in COMPANION_CASES][-1:]
    if not subjects or not companions or companions[0].start < subjects[-1].end:
        return []
    between = frame.passage.text[companions[0].end : frame.start]
    return list(companions[0].members) if _JOINTLY.search(between) or frame.verb in _TOGETHER else []


def _listed(frame: Frame, things: list[Mention]) -> list[Mention]:
    """The first thing and those listed with it."""
    kept = things[:1]
    for m in things[1:]:
        if not (linked(frame.passage, kept[-1], m) or listed(frame.passage, kept[-1], m)):
            break
        kept.append(m)
    return kept


def _fronted(frame: Frame) -> tuple[list[Mention], str]:
    """The thing before the verb: 由A主办 and A承办 look back, A主办，B承办的C looks ahead, AB启动 owns it."""
    earlier = [m for m in frame.before(*frame.row.objects) if _fits(frame, m)]
    agents = frame.agents(*frame.row.subjects)
    by = any(g.case == "由" for g in frame.grouped(frame.before(*frame.row.subjects)))
    by = by or (bool(agents) and _cleft(frame, agents[0])) or _goes_on_by(frame)
    if by or (_PASSIVE.fullmatch(frame.verb) and not anaphor_in(frame.rest)):
        if frame.following and not frame.rest.strip() and _RELATIVE.match(frame.following.text):
            ahead = [m for m in frame.following.heads if m.type in frame.row.objects and _fits(frame, m)]
            if ahead:
                return ahead[:1], "relative"
        if earlier and (by or agents):
            return earlier[-1:], "fronted"
        last = frame.topic.programme(_kinds(frame))
        if last and agents and (by or anaphor_in(frame.sentence.text[: frame.start - frame.sentence.start])):
            return [last], "refers back"
        same = last and last.start >= frame.sentence.start
        return ([last], "fronted") if last and same and agents else ([], "")
    taken = [m for m in earlier if case_of(frame.passage, frame.clause, m) in ("把", "将")]
    if taken and frame.row.name == "launches":
        return taken[-1:], "of 把"  # 把“…”食堂开进车间
    if frame.verb in _INTO:
        return [], ""
    if earlier and not _ASIDE.sub("", frame.rest).strip("了。 ") and earlier[-1].end >= frame.start - 8:
        owner = [m for m in frame.before(*frame.row.subjects) if m.end <= earlier[-1].start]
        if (owner and owner[-1].end >= earlier[-1].start - 1) or _owner_by_name(frame, earlier[-1]):
            return earlier[-1:], "owner"
    back = anaphor_in(frame.rest)
    if not earlier and agents and back and (re.match(r"该|此|这|本", back.group()) or _bare_object(frame, back)):
        last = frame.topic.programme(_kinds(frame))
        return ([last], "refers back") if last else ([], "")
    return [], ""


def _goes_on_by(frame: Frame) -> bool:
    """研修班由甲主办，乙承办，丙协办: what 由 begins the clauses behind it go on with."""
    before = frame.passage.text[frame.sentence.start : frame.clause.start]
    return bool(_PASSIVE.fullmatch(frame.verb) and not frame.rest.strip("了。！ ") and _DONE_BY.search(before))


def _cleft(frame: Frame, first: Mention) -> bool:
    """平台是A会同B去年上线的: the clause says of a thing who did it."""
    lead = frame.passage.text[frame.clause.start : first.start]
    return bool(
        _CLEFT.search(lead) and _CLEFT_END.match(frame.rest.rstrip("。！ ")) and not frame.after(*frame.row.objects)
    )


def _bare_object(frame: Frame, back: re.Match[str]) -> bool:
    """承办论坛: a verb of running with nothing but the kind of event behind it."""
    return bool(_PASSIVE.fullmatch(frame.verb)) and frame.rest.strip("了。 ") == back.group()


def _kinds(frame: Frame) -> tuple[str, ...]:
    return frame.row.kinds or (
        "meeting",
        "competition",
        "campaign",
        "project",
        "training",
        "platform",
        "brand",
        "other",
    )


def _fits(frame: Frame, m: Mention) -> bool:
    return not frame.row.kinds or m.type != PROGRAMME or m.subtype in frame.row.kinds


def _host(frame: Frame, things: Sequence[Mention]) -> Mention | None:
    """Whose meeting passed it: 全总十七届七次执委会议审议通过…, 会议审议通过《江西省总工会关于…》."""
    if frame.verb not in ("审议通过", "通过", "表决通过"):
        return None
    meetings = [m for m in frame.before(PROGRAMME) if m.subtype == "meeting"]
    names = (meetings[-1].name if meetings else "", things[0].name.lstrip("《"))
    able = [m for m in of_type(frame.passage.mentions, ORGANISATION) if any(n.startswith(m.name) for n in names)]
    return max(able, key=lambda m: len(m.name), default=None)


def _owner_by_name(frame: Frame, thing: Mention) -> Mention | None:
    """中华全国总工会“12351”热线上线: the body that a programme's own name begins with."""
    bodies = [m for m in frame.passage.mentions if m.type == ORGANISATION and thing.name.startswith(m.name)]
    return max(bodies, key=lambda m: len(m.name), default=None)


def _nobody(frame: Frame) -> Mention:
    """A stand-in for a subject that names nobody, for the record of what was not accepted."""
    article = frame.passage.article
    text = frame.passage.text[frame.start : frame.end]
    return Mention(article.id, article.page, frame.start, frame.end, text, frame.row.subjects[0], "", rule="nobody")


def joins(frame: Frame) -> list[Proposal]:
    """A联合B、C: A with each; A、B联合…: every pair; A与B签约, with A carried over if need be."""
    joint = frame.before(ORGANISATION)
    if frame.verb in _ACTED:
        return _acted_together(frame, joint)
    if frame.verb == "协助下":
        return _helped(frame, joint)
    if frame.verb in ("联合", "携手", "会同", "协同", "连同", *_TOWARDS):
        right = frame.after(ORGANISATION)
        near = right and (_directly(frame, right[0]))
        if near:
            left, carried, _ = frame.subjects(ORGANISATION)
            partners = frame.grouped(right)[0].members
            if len(left) > 1 and frame.verb == "联合" and joint:
                left = left[:1] if left[-1].end <= frame.start else left
            return [Proposal(a, b, f"joins{carried}") for a in left[:1] for b in partners]
        last = [g for g in frame.grouped(joint) if g.case in (None, "由")][-1:]
        beside = [g for g in frame.grouped(joint) if g.case in COMPANION_CASES][-1:]
        if beside and frame.start - beside[0].end < 12:  # 某校打算与甲、乙联合开办…
            left = list(last[0].members) if last else []
            if not left and "由" not in frame.lead:
                left = frame.subjects(ORGANISATION)[0]
            return [Proposal(a, b, "jointly") for a in left[:1] for b in beside[0].members if b is not a]
        return _pairs(last[0].members, "jointly") if last else []
    grouped = list(frame.grouped(joint))
    for g in grouped[::-1]:
        if len(g.members) > 1 and _with(frame, g.members):
            return _severally(frame, g.members) or _pairs(g.members, "with")
    companions = [g for g in grouped if g.case in COMPANION_CASES]
    if companions:
        left = [g.members[0] for g in grouped if g.case in (None, "由") and g.end <= companions[0].start][-1:]
        carried = ""
        if not left and "我们" in frame.lead:
            return []
        if not left:
            found, _why = frame.topic.carried(frame.passage, frame.clause, frame.clause.start, (ORGANISATION,))
            left, carried = found[:1], ", carried subject"
        return [Proposal(a, b, f"with{carried}") for a in left for b in companions[0].members]
    return []


def _helped(frame: Frame, joint: Sequence[Mention]) -> list[Proposal]:
    """在A的协助下，B…: B is named before 在, or opens the clause behind."""
    helper = joint[-1:]
    if not helper or case_of(frame.passage, frame.clause, helper[0]) != "在":
        return []
    others = [m for m in joint if m.end < helper[0].start][-1:]
    if not others and frame.following is not None:
        behind = of_type(frame.following.heads, ORGANISATION)
        others = [m for m in behind if not frame.passage.in_title(m.start) and m.start - frame.following.start < 2][:1]
    return [Proposal(a, helper[0], "helped by") for a in others]


def _acted_together(frame: Frame, joint: Sequence[Mention]) -> list[Proposal]:
    """A与B启动…, A和B、C推出…: what two bodies joined by 与 or 和 do, they do together."""
    unveiled = frame.verb == "揭牌" and frame.before(PROGRAMME, ORGANISATION)  # 为“…”驿站揭牌
    ties = frame.verb == "建立" and _TIES.match(frame.rest)
    if not (frame.after(PROGRAMME, ORGANISATION) or unveiled or ties or _FRONTED.search(frame.lead)):
        return []
    agents = [g for g in frame.grouped(joint) if g.case in (None, "由") and len(g.members) > 1][-1:]
    if not agents or frame.passage.text[agents[0].end : frame.start].count("，"):
        return []
    members = agents[0].members
    if _ALL_OF.match(frame.passage.text, agents[0].end):
        return _pairs(members, "act together")
    gaps = [frame.passage.text[a.end : b.start] for a, b in itertools.pairwise(members)]
    if (led := next((k for k, gap in enumerate(gaps, 1) if _JOINED_BY.fullmatch(gap)), None)) is not None:
        # 甲会同乙、丙开展…: what is done is done by the first with each
        return [Proposal(a, b, "act together") for a, b in itertools.product(members[:led], members[led:])]
    return _pairs(members, "act together") if any(_AND.fullmatch(gap) for gap in gaps) else []


def _directly(frame: Frame, body: Mention) -> bool:
    """Is a body what is joined with: nothing but nouns of a list (and places) between?"""
    words = frame.passage.words_in(frame.end, body.start)
    return not any(w.tag in ("v", "VV", "p", "P", "r") for w in words) and body.start - frame.end < 24


def _with(frame: Frame, members: Sequence[Mention]) -> bool:
    gap = frame.passage.text[members[-2].end : members[-1].start]
    if frame.verb in _TOGETHER and re.fullmatch(r"[、和与]", gap.strip()):
        return True
    if frame.verb in _SIGNS and _ALL_OF.match(frame.passage.text, members[-1].end):
        return True
    if frame.verb in _SIGNS and len(members) == 2 and re.fullmatch(r"[、和]", gap.strip()):
        return True
    if frame.verb in ("一起", "一道", "共同"):
        first, last = members[0].end, members[-1].start
        return re.search(r"[与和同跟、]", frame.passage.text[first:last]) is not None
    return bool(re.search(r"[与和同跟]|联合|会同|携手", gap)) or "共同" in frame.lead or "双方" in frame.lead


def _severally(frame: Frame, members: Sequence[Mention]) -> list[Proposal]:
    """A、B分别与C签约: each of the first with those behind, not with one another."""
    for k in range(1, len(members)):
        if _SEVERALLY.search(frame.passage.text, members[k - 1].end, members[k].start):
            return [Proposal(a, b, "with") for a, b in itertools.product(members[:k], members[k:])]
    return []


def _pairs(members: Sequence[Mention], rule: str) -> list[Proposal]:
    return [Proposal(a, b, rule) for a, b in itertools.combinations(members, 2)]
