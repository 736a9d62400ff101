"""Names in context: what 省总工会, 市委, 我省, 该公司 stand for in the article at hand, with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.gazetteer import full_name, territory_of
from kg.lexicon import bodies, national_bodies, one_of, rows
from kg.mentions.body_names import is_name, kind_of
from kg.mentions.chains import links_of
from kg.mentions.personal import begins_with_post
from kg.mentions.spans import Stretches, stretches
from kg.model import Article, Mention
from kg.names.anaphors import anaphors, organs, shared_owner
from kg.names.context import Context, Ground, home_of, page_context
from kg.names.firms import brands, called_by_brand, railway, without_definition
from kg.names.house import house_of, named_by_house, of_house
from kg.names.own_units import own_units, units_alone, with_its_body
from kg.names.page import autonomous_in_full, bodies_in_full, programmes_in_full
from kg.names.rounds import with_rounds
from kg.schema import ORGANISATION, PERSON, PLACE, PROGRAMME
from kg.text import lengths_of, longest_ending

_SHORT = {short: full for short, (full, _) in national_bodies().items() if short != full}
_ENDING = {short: full for short, full, kind in rows("short_names") if kind == "ending"}
_BARE = re.compile(r"^(自治区|省(?!道)|市|州|县(?!道)|区|旗)(?=[^\s])")
_WHOLE = re.compile(r"[全我本](省|市|县|区|州|自治区)")
_BODY_ENDINGS = frozenset(bodies()) - {"委员会", "中心", "队"}
_ENDING_LENGTHS = lengths_of(_BODY_ENDINGS)
_LEAD = re.compile(r"(?:全资|控股)?子公司(?=.{4})|.{0,2}[（(]记者[^（）()]{2,12}[）)](?=.{4})")

_VERB_INSIDE = re.compile(
    r"联合(?!会|国|大学|工会|党|体|重工|社|汽车|公司|集团|银行|总|支部|学院|航空|技术|电子|科技|保障|执法|办公|指挥|调解|实验室|研究|培养|调查组|工作组|督查组|攻关组)"
    r"|(?<=会)联[台舍](?=[\u3400-\u9fff]{4})"  # 联合, misprinted
    r"|会同|隶属|现有|旗下|下属的?|下辖|(?:协办|承办|主办|举办)$|^协调(?=.{3,}(?:集团|公司|局|厅|医院)$)"
)
_ABBREVIATION = re.compile(
    # 全总, but not in 安全总监, 健全总部, 全总量
    rf"(?:{one_of(short for short in _SHORT if len(short) > 2)}|(?<![安健完齐保周])全总(?![监部量体数共计值额则算控装线成]))"
    + r"(?:党组(?!书记|副书记|成员))?"
    + r"(?!代表(?!大会|团))"
    + r"|(?<![\u3400-\u9fff])团[省市县区]委|(?<![\u3400-\u9fff])[省市县区州]总(?=[，、。与和\s]|工|机关|党组|联合|启动|出台|推出|开展)"
)
_ORGAN_OF_ANY = re.compile(
    r"(?:学校|学院|医院|公司|集团|[厂校院局矿段])(?:工会|党委|团委|纪委)"
    r"|(?:社区|村|街道|镇|乡)(?:党工委|党委|党总支|党支部|居委会|村委会|总工会|工会|办事处|政府|妇联|团委|人大工委)"
)
# Schools, hospitals and offices that a town or a street has one of: 镇人民医院, 街道综合文化站.
_OF_TOWN = re.compile(
    r"(?P<level>镇|乡|街道)(?:中心|综合|便民|人民|社区|农业|农村|经济|产业|畜牧|林业|水利|文化|旅游|民生|政务|党群|退役军人)*(?:人大(?!代表)|医院|卫生院|卫生服务中心|小学|学校|中学|初中|幼儿园|文化站|服务中心|执法队|执法中队|派出所|司法所|商会|敬老院|农技站|水利站|财政所|工会联合会)"
)
_OF_THE_NATION = ("国网", "中国", "国家")  # 国网宁波市奉化区供电公司 keeps its whole name
_TOTAL = re.compile(r"^((?:[\u3400-\u9fff]{2,3})?(?:省|市|县|区|州|自治区))总$")
_NUMBERED = re.compile(r"^中国(工会|妇女|共青团)第?([一二三四五六七八九十]+)大$")
_PEOPLES_CONGRESS = re.compile(r"[\u3400-\u9fff]{1,9}[省市县区州旗]人大")
_CONGRESS = {"工会": "中国工会", "妇女": "中国妇女", "共青团": "中国共产主义青年团"}


def in_context(
    articles: Sequence[Article], mentions: Mapping[str, tuple[Mention, ...]]
) -> dict[str, tuple[Mention, ...]]:
    """The mentions of one page's articles under their full names; those that name nothing are left out."""
    page = page_context(articles, mentions)
    resolved: dict[str, tuple[Mention, ...]] = {}
    for article in articles:
        resolved[article.id] = _resolve(article, mentions.get(article.id, ()), page)
    branded = brands({m.name for found in resolved.values() for m in found if m.type == ORGANISATION})
    for article in articles:
        resolved[article.id] = _with_brands(article, resolved[article.id], branded)
    full = programmes_in_full(bodies_in_full(autonomous_in_full(resolved)))
    return {article.id: with_rounds(article, full[article.id]) for article in articles}


def _with_brands(article: Article, found: tuple[Mention, ...], branded: Mapping[str, str]) -> tuple[Mention, ...]:
    """The mentions with firms under their brands added; what was taken for a person of that name gives way."""
    taken = [(m.start, m.end) for m in found if m.type != PERSON]
    added = list(called_by_brand(article, found, taken, branded))
    kept = [m for m in found if m.type != PERSON or not any(m.start < o.end and o.start < m.end for o in added)]
    return tuple(sorted([*kept, *added], key=lambda m: (m.start, -m.end, m.type)))


def _resolve(article: Article, found: Sequence[Mention], page: Context) -> tuple[Mention, ...]:
    named: list[Mention] = []
    house = house_of(article)
    ground = Ground(article, found, home_of(article, found, page))
    for m in [_without_department(article, part) for whole in found for part in _parted(whole)]:
        where = ground.at(m.start)
        if m.type == ORGANISATION:
            one = _organisation(without_definition(m), where, named)
            one = named_by_house(with_its_body(_branch(one, named), named), house) if one else None
        elif m.type == PLACE:
            one = _place(m, where)
        elif m.type == PROGRAMME:
            one = _programme(m, where, named)
        else:
            one = m
        if one is not None:
            named.append(one)
    taken = stretches(named)

    def add(made: Sequence[Mention]) -> None:
        for m in made:
            named.append(m)
            taken.add(m.start, m.end)

    add(_abbreviations(article, ground, taken))
    of_its_house = of_house(article, house, [(m.start, m.end) for m in named]) if house else []
    add(_wholes(article, ground, taken))
    add(of_its_house)
    named.sort(key=lambda m: m.start)
    for find in (organs, shared_owner, anaphors, own_units, units_alone):
        add(find(article, named, taken))
    return tuple(sorted(named, key=lambda m: (m.start, -m.end, m.type)))


def _parted(m: Mention) -> list[Mention]:
    """A联合B, A会同B and A协办, which the lexer takes for one body, are the bodies without the verb."""
    if m.type != ORGANISATION or not _VERB_INSIDE.search(m.text):
        return [m]
    parts, at = [], 0
    for verb in [*_VERB_INSIDE.finditer(m.text), None]:
        end = verb.start() if verb else len(m.text)
        text = m.text[at:end]
        if len(text) >= 3 and (is_name(text) or _BARE.match(text)):
            start = m.start + at
            name = re.sub(r"\s", "", text)
            parts.append(replace(m, start=start, end=m.start + end, text=text, name=name, subtype=kind_of(name)))
        at = verb.end() if verb else at
    return parts


def _without_department(article: Article, m: Mention) -> Mention:
    """市总工会权益保障部 before 部长 is the union: the department stays in the title."""
    if m.type != ORGANISATION:
        return m
    whole = m.text.endswith(("中心", "委员会", "服务站")) or longest_ending(m.text, _BODY_ENDINGS, _ENDING_LENGTHS)
    for end in range(3, 0 if whole else len(m.text) - 1):  # a worker glued to the body: 修造厂焊工某某
        if not begins_with_post(m.text, end) or m.text.startswith(("常委会", "代表", "委员会", "主任委员"), end):
            continue
        if longest_ending(m.text[:end], _BODY_ENDINGS, _ENDING_LENGTHS) and is_name(m.text[:end]):
            name = re.sub(r"\s", "", m.text[:end])
            return replace(m, end=m.start + end, text=m.text[:end], name=name, subtype=kind_of(name))
    if lead := _LEAD.match(m.text):
        text = m.text[lead.end() :]
        m = replace(m, start=m.start + lead.end(), text=text, name=re.sub(r"\s", "", text))
    if not begins_with_post(article.text, m.end) or not re.search(
        r"(?:(?<!项目)部|(?<!办事)(?<!代表)处|[科室])$", m.text
    ):
        return m
    for end in range(len(m.text) - 3, 2, -1):
        text = m.text[:end]
        if longest_ending(text, _BODY_ENDINGS, _ENDING_LENGTHS) and (is_name(text) or _BARE.match(text)):
            name = re.sub(r"\s", "", text)
            return replace(m, end=m.start + end, text=text, name=name, subtype=kind_of(name))
    return m


def _branch(m: Mention, named: Sequence[Mention]) -> Mention:
    """鹤岗分公司 is a branch of the group spoken of last: its name begins with the group's."""
    where = m.name.removesuffix("分公司")
    if where == m.name or full_name(where) is None:
        return m
    group = next((o for o in reversed(named) if o.type == ORGANISATION and o.name.endswith(("集团", "总公司"))), None)
    return replace(m, name=group.name + m.name, reason=f"{m.name} is a branch of {group.name}") if group else m


def _organisation(m: Mention, where: Context, named: Sequence[Mention] = ()) -> Mention | None:
    name = re.sub(r"\s", "", m.name)
    reason = m.reason
    if re.match(r"(?:全|本|该|各|某)(?:集团|公司|厂|矿|局|系统)", name):
        return None
    if _ORGAN_OF_ANY.fullmatch(name):
        return None  # 厂工会: whose it is, the text before says
    for short, full in _ENDING.items():
        if name.endswith(short) and name != short and not name.endswith(full) and name not in _SHORT:
            name, reason = name.removesuffix(short) + full, f"{short} is {full}"
    if name in _SHORT:
        return replace(m, name=_SHORT[name], reason=f"{name} is short for {_SHORT[name]}")
    if (full := railway(name)) != name:
        return replace(m, name=full, reason=f"{name} is short for {full}")
    if _PEOPLES_CONGRESS.fullmatch(name):
        name, reason = name.removesuffix("人大") + "人民代表大会", "人大 is 人民代表大会"
    for short in ("全国总工会", "全总"):
        if name.startswith(short):
            return replace(m, name="中华全国总工会" + name[len(short) :], reason=f"{short} is 中华全国总工会")
    if of_town := _OF_TOWN.fullmatch(name):
        level = of_town.group("level")
        town = next((o for o in reversed(named) if o.type == PLACE and o.name.endswith(level)), None)
        return replace(m, name=town.name + name[len(level) :], reason=f"{level} is {town.name}") if town else None
    if total := _TOTAL.match(name):
        name = total.group(1) + "总工会"
    if name.startswith("中共") and re.search(r"(?<=.{4})(?:党[组委]|总工会|公司)$", name):
        name = name.removeprefix("中共")  # 中共某省总工会党组
    if (bare := _BARE.match(name)) and not territory_of(name):  # 市北区 is a district's whole name
        division = where.of(bare.group(1))
        if division is None:
            return None  # nothing says whose 省总工会 it is: no name
        rest = name[bare.end() :]
        department = rest in ("厅", "局", "院")
        full = (_last_of(division, rest, named) or "") if department else division + rest
        if not full:
            return None
        full = full.replace("政府", "人民政府") if rest == "政府" else full
        full = division + "人民代表大会" if rest == "人大" else full
        return replace(m, name=full, reason=f"{bare.group(1)} is {division}: {where.reason}")
    if name.startswith(("团省委", "团市委", "团县委", "团区委")):
        division = where.of(name[1])
        return replace(m, name=f"共青团{division}委", reason=f"团{name[1]}委 of {division}") if division else m
    links = [] if name.startswith(_OF_THE_NATION) else chain_texts(m)
    if len(links) > 1 and any(territory_of(x) or x[-1] in "省市县区州旗镇乡村道" for x in links):
        lead = "".join(links[:-1])
        return replace(m, name=name[len(lead) :], reason="a body is named from its own division")
    if re.fullmatch(r".{2,12}[省市县区州旗]政府", name):
        name = name.removesuffix("政府") + "人民政府"
    return replace(m, name=name, reason=reason)


def written_out(name: str) -> str:
    """A body's name with its ending in full.

    >>> written_out("甲县人社局"), written_out("甲县政府"), written_out("甲县总工会")
    ('甲县人力资源和社会保障局', '甲县人民政府', '甲县总工会')
    """
    for short, full in _ENDING.items():
        if name.endswith(short) and name != short and not name.endswith(full):
            name = name.removesuffix(short) + full
    return re.sub(r"(?<=[省市县区州旗])政府$", "人民政府", name)


def _last_of(division: str, rest: str, named: Sequence[Mention]) -> str | None:
    """省厅 and 市局: the department of the province, or bureau of the city, that was spoken of last."""
    fitting = (
        m.name for m in reversed(named)
        if m.type == ORGANISATION and m.name.startswith(division) and m.name.endswith(rest)
    )  # fmt: skip
    return next(fitting, None)


def chain_texts(m: Mention) -> list[str]:
    """The divisions that a body's name begins with, written out in a chain."""
    links = [m.text[start:end] for start, end in links_of(m.text) if end < len(m.text)]
    # 住房和城乡 is no 乡, and 总工会石化功能区 no 区
    return [link for link in links if not re.search(r"..和|工会|公司|集团|[局院厅]|监委驻", link)]


def _place(m: Mention, where: Context) -> Mention | None:
    if (bare := _BARE.match(m.name)) and m.rule == "venue" and (division := where.of(bare.group(1))):
        reason = f"{bare.group(1)} is {division}: {where.reason}"
        return replace(m, name=division + m.name[bare.end() :], reason=reason)
    full = full_name(m.name, within=where.city) or full_name(m.name, within=where.province)
    if full and full != m.name and not m.name.endswith("县"):  # of 松桃县 the page must name the autonomous county
        return replace(m, name=full, subtype="division", reason=f"{m.name} is short for {full}")
    return m


def _programme(m: Mention, where: Context, before: Sequence[Mention]) -> Mention | None:
    name = m.name
    if found := _NUMBERED.match(name):
        full = f"{_CONGRESS[found.group(1)]}第{found.group(2)}次全国代表大会"
        return replace(m, name=full, reason=f"{name} is short for it")
    if found := re.match(r"^党的([一二三四五六七八九十]+)大$", name):
        full = f"中国共产党第{found.group(1)}次全国代表大会"
        return replace(m, name=full, reason=f"{name} is short for it")
    for short in ("全总", "全国总工会"):
        if name.startswith(short):
            return replace(m, name="中华全国总工会" + name[len(short) :], reason=f"{short} is 中华全国总工会")
    if not name.startswith("《") and (whole := re.search(r"全(省|市|县|区|州)(?=[\u3400-\u9fff])", name)):
        division = where.of(whole.group(1))
        if division:
            return replace(m, name=name.replace(whole.group(), division, 1), reason=f"{whole.group()} is {division}")
    if (bare := _BARE.match(name)) and (division := where.of(bare.group(1))):
        return replace(m, name=division + name[bare.end() :], reason=f"{bare.group(1)} is {division}")
    if name.startswith("《") and len(name) <= 9:
        core = name.strip("《》")
        for other in reversed(before):
            if (
                other.type == PROGRAMME
                and other.name.startswith("《")
                and core in other.name
                and len(other.name) > len(name)
            ):
                return replace(m, name=other.name, subtype=other.subtype, reason=f"{name} is short for it")
    return m


def _abbreviations(article: Article, ground: Ground, taken: Stretches) -> list[Mention]:
    """全总, 团省委 and the like, which the lexer takes for common words."""
    made = []
    for match in _ABBREVIATION.finditer(article.text):
        if taken.cross(*match.span()):
            continue
        text = match.group()
        kind = (
            "union"
            if text.endswith("总")
            else "association"
            if text.startswith("团")
            else national_bodies()[text.removesuffix("党组")][1]
        )
        surface = Mention(
            article.id, article.page, match.start(), match.end(), text, ORGANISATION, text, kind, "abbreviation"
        )
        one = _organisation(surface, ground.at(match.start()))
        if one is not None and one.name != text:
            made.append(one)
    return made


def _wholes(article: Article, ground: Ground, taken: Stretches) -> list[Mention]:
    """我省, 全市 and the like as mentions of the place that they stand for."""
    made = []
    for match in _WHOLE.finditer(article.text):
        if taken.cross(*match.span()):
            continue
        division = ground.at(match.start()).of(match.group(1))
        if division:
            made.append(
                Mention(
                    article.id,
                    article.page,
                    match.start(),
                    match.end(),
                    match.group(),
                    PLACE,
                    division,
                    "division",
                    "context",
                    f"{match.group()} is {division}: {ground.page.reason}",
                    anaphor=True,
                )
            )
    return made
