// What passes: types, subtypes, relations, newspapers, confidence, support and time. Plain values, so that the
// address and the history can hold them.

const noFilter = () => ({types: [], subtypes: [], predicates: [], papers: [], confidence: 0, support: 1, from: "", to: "", undated: true});
const statementsOpen = (f) => !f.predicates.length && !f.papers.length && !f.confidence && f.support === 1 && !f.from && !f.to && f.undated;
const isOpen = (f) => !f.types.length && !f.subtypes.length && statementsOpen(f);

const subtypeKey = (e) => `${TYPES[e.type].name}/${e.subtype}`;

function entityPasses(f) {
  const types = new Set(f.types), subtypes = new Set(f.subtypes);
  return (e) => !types.has(TYPES[e.type].name) && !subtypes.has(subtypeKey(e));
}

function statementPasses(f) {
  const predicates = PREDICATES.map((p) => !f.predicates.includes(p.name));
  const papers = f.papers.length ? ARTICLES.map((a) => !f.papers.includes(a.paper)) : null;
  const latest = f.to && f.to + "~"; // so that 2024-05-17 lies within 2024-05
  const inTime = f.from || f.to
    ? (s) => (s.when ? (!f.from || s.when >= f.from || f.from.startsWith(s.when)) && (!f.to || s.when <= latest) : f.undated)
    : (s) => f.undated || Boolean(s.when);
  const inPaper = papers ? (s) => { for (let k = 0; k < s.evidence.length; k += 3) if (papers[s.evidence[k]]) return true; return false; } : () => true;
  return (s) => predicates[s.p] && s.confidence >= f.confidence && s.support >= f.support && inTime(s) && inPaper(s);
}

// which entities and statements pass; a statement needs both its ends
function passing(f) {
  const wanted = entityPasses(f), holds = statementPasses(f);
  const entities = new Uint8Array(ENTITIES.length), statements = new Uint8Array(STATEMENTS.length), degree = new Uint32Array(ENTITIES.length);
  for (const e of ENTITIES) entities[e.i] = wanted(e) ? 1 : 0;
  for (const s of STATEMENTS) {
    if (!entities[s.s] || !entities[s.o] || !holds(s)) continue;
    statements[s.i] = 1;
    degree[s.s]++;
    degree[s.o]++;
  }
  return {entities, statements, degree};
}
