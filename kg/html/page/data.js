// The rows of the file as objects. Articles' texts, most of the file, stand after the scripts, so that the first frame
// need not wait for them, and are parsed when one is first read.

const D = JSON.parse($("data").textContent);
const TYPES = D.types.map(([name, zh, en, colour, shape], i) => ({i, name, zh, en, colour, shape}));
const PREDICATES = D.predicates.map(([name, zh, en, colour, symmetric], i) => ({i, name, zh, en, colour, symmetric}));
const ARTICLES = D.articles.map(([id, title, paper, date, page, number], i) => ({i, id, title, paper: paper || "", date: date || "", page, number}));
const PAPERS = [...new Set(ARTICLES.map((a) => a.paper))].sort();

const ENTITIES = D.entities.map(([name, type, subtype, x, y, mentions, aliases, printed, id, code, territory], i) => ({
  i, name, type, subtype, x, y, mentions, aliases: aliases || [], printed: printed || [], id: id || `${TYPES[type].name}/${name}`, code, territory, near: [],
}));
const STATEMENTS = D.statements.map(([id, s, p, o, confidence, support, evidence, title, date, end, first, last], i) => ({
  i, id, s, p, o, confidence, support, evidence: evidence || [], title, date, end, first, last, when: date || first || "",
}));
for (const s of STATEMENTS) {
  ENTITIES[s.s].near.push(s);
  if (s.o !== s.s) ENTITIES[s.o].near.push(s);
}
// what cannot hold beside a statement: D.rivals holds places in the list, two and two
for (let k = 0; k < D.rivals.length; k += 2) {
  const [a, b] = [STATEMENTS[D.rivals[k]], STATEMENTS[D.rivals[k + 1]]];
  (a.rivals ??= []).push(b);
  (b.rivals ??= []).push(a);
}
const other = (s, i) => (s.s === i ? s.o : s.s);

const lazy = (make) => {
  let made = null;
  return () => (made ??= make());
};
// at once, or when the browser has the whole file
function whenRead(act) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act, {once: true});
  else act();
}
// what a function says of an entity, worked out once
const remembered = (make) => {
  const known = new Map();
  return (e) => {
    if (!known.has(e.i)) known.set(e.i, make(e));
    return known.get(e.i);
  };
};
const entityOf = lazy(() => new Map(ENTITIES.map((e) => [e.id, e])));
const statementOf = lazy(() => new Map(STATEMENTS.map((s) => [s.id, s])));
const articleOf = lazy(() => new Map(ARTICLES.map((a) => [a.id, a])));

// text; blocks [[start, end, role]]; marks [{start, end, entity}] outer ones first
const texts = lazy(() => JSON.parse($("texts").textContent).map(([text, blocks, flat]) => {
  const marks = [];
  for (let k = 0; k < flat.length; k += 3) marks.push({start: flat[k], end: flat[k] + flat[k + 1], entity: ENTITIES[flat[k + 2]]});
  return {text, blocks, marks};
}));

// articles that mention an entity, as indices
const mentionedIn = lazy(() => {
  const found = ENTITIES.map(() => new Set());
  texts().forEach((text, a) => text.marks.forEach((mark) => found[mark.entity.i].add(a)));
  return found;
});

function quotes(s) {
  const found = [];
  for (let k = 0; k < s.evidence.length; k += 3) found.push({article: ARTICLES[s.evidence[k]], start: s.evidence[k + 1], end: s.evidence[k + 2]});
  return found;
}

const typeName = (type) => pick(type.zh, type.en);
const subtypeName = (subtype) => pick(D.subtypes[subtype] || subtype, subtype);
const kindOf = (e) => typeName(TYPES[e.type]) + (e.subtype && e.subtype !== "other" ? ` · ${subtypeName(e.subtype)}` : "");
const predicateName = (p) => pick(PREDICATES[p].zh, PREDICATES[p].en);
const paperName = (paper) => paper || t("unnamedPaper");
