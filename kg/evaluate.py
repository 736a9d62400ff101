"""Scores of a build against gold pages: articles, titles, bylines, entities, names, relations, dates, linking.

The definitions are the annotation guidelines' (tests/gold/GUIDELINES.md): names match without punctuation,
entities one to one by type and page, relations by their matched ends, articles by B-cubed over snippets.
"""

from __future__ import annotations

import itertools
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.graph import KnowledgeGraph
from kg.model import Article, Entity, Statement
from kg.schema import ENTITY_TYPES, PREDICATES

Gold = Mapping[str, Any]
_ANAPHOR = re.compile(r"^(该|本|这|此|其|我(省|市|县|区|国)$|同(市|省)$)")
_QUOTES = str.maketrans("“”‘’「」『』", '""\'\'""""')


@dataclass
class Count:
    """Right, proposed and wanted; precision, recall and F1 follow."""

    right: float = 0
    proposed: float = 0
    wanted: float = 0

    def add(self, right: float, proposed: float, wanted: float) -> None:
        self.right += right
        self.proposed += proposed
        self.wanted += wanted

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass
class Share:
    """Right of all; 1 when there is nothing to get right, unless told otherwise."""

    right: int = 0
    all: int = 0
    empty: float = 1.0

    @property
    def value(self) -> float:
        return self.right / self.all if self.all else self.empty


@dataclass
class Scores:
    """All figures of an evaluation; `table` gives them by name."""

    articles: tuple[float, float, int] = (0.0, 0.0, 0)
    titles: Share = field(default_factory=Share)
    bylines: Count = field(default_factory=Count)
    entities: dict[str, Count] = field(default_factory=lambda: {t: Count() for t in ENTITY_TYPES})
    names: Share = field(default_factory=lambda: Share(empty=0.0))
    relations: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    loose: Count = field(default_factory=Count)
    dates: Share = field(default_factory=Share)
    evidence: Share = field(default_factory=lambda: Share(empty=0.0))
    linking: Count = field(default_factory=Count)

    def table(self) -> dict[str, float]:
        """F1 or share by name, `articles` first."""
        p, r, n = self.articles
        p, r = (p / n, r / n) if n else (0.0, 0.0)
        figures = {"articles": 2 * p * r / (p + r) if p + r else 0.0, "titles": self.titles.value}
        figures["bylines"] = self.bylines.f1
        figures |= {f"entities {kind}": count.f1 for kind, count in self.entities.items()}
        figures["entities"] = _sum(self.entities.values()).f1
        figures["names"] = self.names.value
        figures |= {f"relations {name}": self.relations[name].f1 for name in sorted(self.relations)}
        figures["relations"] = _sum(self.relations.values()).f1
        figures["relations~"] = self.loose.f1
        figures["dates"] = self.dates.value
        figures["evidence"] = self.evidence.value
        figures["linking"] = self.linking.f1
        return figures


def evaluate(graph: KnowledgeGraph, gold_folder: str | Path) -> Scores:
    """Score a graph against every gold page of a folder.

    Raises `InputError` if there is no gold page.
    """
    paths = sorted(Path(gold_folder).glob("*.json"))
    if not paths:
        raise InputError(f"{gold_folder} holds no gold pages: expected one JSON file a page.")
    scores = Scores()
    seen: dict[tuple[str, str], tuple[tuple[str, str], str | None, frozenset[str]]] = {}
    for path in paths:
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = gold["page"]
        articles = [a for a in graph.articles if a.page == page]
        score_articles(gold, articles, scores)
        matched = _score_entities(gold, graph, page, scores)
        _score_relations(gold, graph, page, matched, articles, scores)
        for e in gold["entities"]:
            apart = frozenset(e.get("distinct_from_pages") or ())
            seen[page, e["id"]] = ((e["type"], bare(e["name"])), matched.get(e["id"]), apart)
    _score_linking(seen, scores)
    return scores


def squeeze(text: str | None) -> str:
    """Width folded, quotes alike, whitespace gone."""
    folded = unicodedata.normalize("NFKC", text or "").translate(_QUOTES)
    return re.sub(r"\s+", "", folded).lower()


def bare(text: str | None) -> str:
    """A name without punctuation."""
    return re.sub(r"[^\w]", "", squeeze(text))


def _sum(counts: Iterable[Count]) -> Count:
    total = Count()
    for count in counts:
        total.add(count.right, count.proposed, count.wanted)
    return total


def score_articles(gold: Gold, articles: Sequence[Article], scores: Scores) -> None:
    """Add one page's articles, titles and bylines to `scores`."""
    texts = [(a.id, squeeze(a.title) + squeeze(a.text)) for a in articles]
    placed: list[tuple[str, str | None]] = []
    for item in gold["articles"]:
        for snippet in item["snippets"]:
            words = squeeze(snippet)
            placed.append((item["id"], next((i for i, text in texts if words in text), None)))
    together = Counter(placed)
    by_gold = Counter(g for g, _ in placed)
    by_found = Counter(f for _, f in placed)
    precision = sum(together[g, f] / by_found[f] if f else 1.0 for g, f in placed)
    recall = sum(together[g, f] / by_gold[g] for g, f in placed if f)
    p, r, n = scores.articles
    scores.articles = (p + precision, r + recall, n + len(placed) or n + 1)
    best: dict[str, str] = {}
    for item in gold["articles"]:
        votes = Counter(f for g, f in placed if g == item["id"] and f)
        if votes:
            best[item["id"]] = votes.most_common(1)[0][0]
    known = {a.id: a for a in articles}
    for item in gold["articles"]:
        if item.get("title"):
            scores.titles.all += 1
            got = bare(known[best[item["id"]]].title) if item["id"] in best else ""
            whole = "".join(bare(item.get(part)) for part in ("kicker", "title", "subtitle"))
            alike = (SequenceMatcher(None, want, got).ratio() for want in (bare(item["title"]), whole))
            scores.titles.right += bool(got) and any(ratio >= 0.8 for ratio in alike)
    wanted = {(item["id"], bare(b["name"])) for item in gold["articles"] for b in item.get("byline") or ()}
    golds: dict[str, list[str]] = defaultdict(list)
    for g, f in best.items():
        golds[f].append(g)
    proposed = set()
    for article in articles:
        homes = golds.get(article.id) or [f"?{article.id}"]
        for credit in article.byline:
            name = bare(credit.name)
            proposed.add((next((g for g in homes if (g, name) in wanted), homes[0]), name))
    scores.bylines.add(len(wanted & proposed), len(proposed), len(wanted))


def _score_entities(gold: Gold, graph: KnowledgeGraph, page: str, scores: Scores) -> dict[str, str]:
    matched: dict[str, str] = {}
    for kind in ENTITY_TYPES:
        wanted = [e for e in gold["entities"] if e["type"] == kind]
        found = [e for e in graph.entities if e.type == kind and any(m.page == page for m in e.mentions)]
        pairs = _pair(wanted, [(e, _names_on(e, page)) for e in found])
        matched |= {g: e.id for g, e in pairs.items()}
        scores.entities[kind].add(len(pairs), len(found), len(wanted))
        for g in wanted:
            if g["id"] in pairs:
                scores.names.all += 1
                scores.names.right += bare(pairs[g["id"]].name) == bare(g["name"])
    return matched


def _names_on(entity: Entity, page: str) -> set[str]:
    if len({m.page for m in entity.mentions}) == 1:
        names = {bare(n) for n in (entity.name, *entity.aliases) if not _ANAPHOR.match(n)}
    else:
        names = {bare(m.text) for m in entity.mentions if m.page == page and not _ANAPHOR.match(m.text)}
        names.add(bare(entity.name))
        return names
    return {n for n in names if n}


def _gold_names(entity: Gold) -> set[str]:
    names = (bare(n) for n in (entity["name"], *entity.get("aliases", ())) if not _ANAPHOR.match(n))
    return {n for n in names if n}


def _pair(wanted: Sequence[Gold], found: Sequence[tuple[Entity, set[str]]]) -> dict[str, Entity]:
    """One to one: equal names first, then a name of one among the other's, then any name in common."""
    pairs: dict[str, Entity] = {}
    used: set[str] = set()
    for rule in range(4):
        for g in wanted:
            if g["id"] in pairs:
                continue
            own, names = bare(g["name"]), _gold_names(g)
            for entity, others in found:
                name = bare(entity.name)
                same = (own == name, own in others, name in names, bool(names & others))[rule]
                if same and entity.id not in used:
                    pairs[g["id"]] = entity
                    used.add(entity.id)
                    break
    return pairs


Key = tuple[str, str, str, str]


def _key(subject: str, predicate: str, thing: str, title: str | None) -> Key:
    if PREDICATES[predicate].symmetric and thing < subject:
        subject, thing = thing, subject
    return (subject, predicate, thing, bare(title) if predicate == "holdsPost" else "")


def _score_relations(
    gold: Gold,
    graph: KnowledgeGraph,
    page: str,
    matched: Mapping[str, str],
    articles: Sequence[Article],
    scores: Scores,
) -> None:
    wanted, proposed = _keyed(gold, graph, page, matched)
    hits = wanted.keys() & proposed.keys()
    for name in {key[1] for key in (*wanted, *proposed)}:
        scores.relations[name].add(
            sum(k[1] == name for k in hits), sum(k[1] == name for k in proposed), sum(k[1] == name for k in wanted)
        )
    text = "".join(squeeze(a.text) + squeeze(a.title) for a in articles)
    for key in hits:
        statement, date = proposed[key], wanted[key].get("date")
        if date:
            scores.dates.all += 1
            scores.dates.right += statement.date == date
        scores.evidence.all += 1
        scores.evidence.right += any(e.page == page and e.text and squeeze(e.text) in text for e in statement.evidence)
    bare_wanted, bare_proposed = {k[:3] for k in wanted}, {k[:3] for k in proposed}
    scores.loose.add(len(bare_wanted & bare_proposed), len(bare_proposed), len(bare_wanted))


def _keyed(
    gold: Gold, graph: KnowledgeGraph, page: str, matched: Mapping[str, str]
) -> tuple[dict[Key, Gold], dict[Key, Statement]]:
    """The relations of a gold page and the statements of a graph about it, by keys that match."""
    back = {found: g for g, found in matched.items()}
    wanted = {_key(r["subject"], r["predicate"], r["object"], r.get("title")): r for r in gold["relations"]}
    proposed: dict[Key, Statement] = {}
    for s in graph.statements:
        if any(e.page == page for e in s.evidence):
            ends = (back.get(s.subject, "?" + s.subject), back.get(s.object, "?" + s.object))
            proposed.setdefault(_key(ends[0], s.predicate, ends[1], s.title), s)
    _same_posts(gold, graph, wanted, proposed)
    return wanted, proposed


def judged(graph: KnowledgeGraph, gold_folder: str | Path) -> list[tuple[str, Statement, bool]]:
    """Every statement about a gold page, with the page and whether the gold has it."""
    found = []
    for path in sorted(Path(gold_folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        matched = _score_entities(gold, graph, gold["page"], Scores())
        wanted, proposed = _keyed(gold, graph, gold["page"], matched)
        found += [(gold["page"], statement, key in wanted) for key, statement in sorted(proposed.items())]
    return found


def _same_posts(gold: Gold, graph: KnowledgeGraph, wanted: Mapping[Key, Gold], proposed: dict[Key, Statement]) -> None:
    """福建经纬集团 / 工会主席 and 福建经纬集团工会 / 主席 are one post: the second takes the first's key."""
    names = {e["id"]: _gold_names(e) for e in gold["entities"]}
    full = {(k[0], name + k[3]): k for k in wanted if k[1] == "holdsPost" for name in names[k[2]]}
    for key in [k for k in proposed if k[1] == "holdsPost" and k not in wanted]:
        body = graph.entity(proposed[key].object)
        called = {bare(n) for n in (body.name, *body.aliases) if not _ANAPHOR.match(n)} - {""}
        same = next((full[key[0], n + key[3]] for n in sorted(called) if (key[0], n + key[3]) in full), None)
        if same and same not in proposed:
            proposed[same] = proposed.pop(key)


def _score_linking(
    seen: Mapping[tuple[str, str], tuple[tuple[str, str], str | None, frozenset[str]]], scores: Scores
) -> None:
    groups: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place, (name, entity, _) in seen.items():
        groups[name].append(place)
        if entity is not None:
            found[entity].append(place)
    wanted = {
        frozenset((a, b))
        for group in groups.values()
        for a, b in itertools.combinations(group, 2)
        if a[0] != b[0] and b[0] not in seen[a][2] and a[0] not in seen[b][2]
    }
    proposed = {
        frozenset((a, b)) for group in found.values() for a, b in itertools.combinations(group, 2) if a[0] != b[0]
    }
    scores.linking.add(len(wanted & proposed), len(proposed), len(wanted))


def below(scores: Scores, floors: Mapping[str, float]) -> list[str]:
    """The figures under their floors, one sentence each."""
    table = scores.table()
    return [
        f"{name} is {table.get(name, 0.0):.3f}, its floor {floor:.3f}"
        for name, floor in sorted(floors.items())
        if table.get(name, 0.0) < floor
    ]
