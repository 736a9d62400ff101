// What is shown, as one value that is replaced and never changed, and the way back and forth through its past.
//   base: the most connected part, what lies around a node, or a node's connected component
//   added, hidden: what a user brought in or put away; spots: where nodes stand

const LIMIT = 5000; // nodes drawn at most: beyond it a frame takes longer than a glance
const GROWN = 1500; // nodes up to which more are added around what is there; beyond, the drawing of the whole is used
const coreBase = (limit = D.first) => ({kind: "core", limit});

let view = {base: coreBase(), added: new Set(), hidden: new Set(), filters: noFilter(), spots: new Map()};
let pass = passing(view.filters);
const past = [], future = [];

// base, added, hidden, filters: whichever differ
function change(changes, {step = true} = {}) {
  if (step) {
    past.push(view);
    future.length = 0;
    if (past.length > 100) past.shift();
  }
  const {base} = changes, grows = base && base.kind === "core" && view.base.kind === "core" && base.limit > view.base.limit && base.limit <= GROWN;
  setView({...view, ...changes, ...(base && !grows ? {spots: new Map()} : {})});
}
function setView(next) {
  const refilter = next.filters !== view.filters;
  view = next;
  if (refilter) pass = passing(view.filters);
}
function stepTo(from, to) {
  if (!from.length) return false;
  to.push(view);
  setView(from.pop());
  return true;
}

const with_ = (set, items) => new Set([...set, ...items]);
const without = (set, items) => {
  const kept = new Set(set);
  for (const item of items) kept.delete(item);
  return kept;
};

// the best-connected entities that have a neighbour among themselves, as the build chose them for the opening view
function core(limit) {
  if (isOpen(view.filters) && limit === D.first) return ENTITIES.slice(0, D.first).map((e) => e.i);
  const order = [];
  const all = limit >= LIMIT && statementsOpen(view.filters); // then also what no statement speaks of
  for (let i = 0; i < ENTITIES.length; i++) if (pass.degree[i] || (all && pass.entities[i])) order.push(i);
  order.sort((a, b) => pass.degree[b] - pass.degree[a] || a - b);
  if (order.length <= limit) return order;
  const chosen = new Set(), linked = new Set();
  for (const i of order) {
    if (linked.size >= limit) break;
    chosen.add(i);
    for (const s of ENTITIES[i].near) {
      const j = other(s, i);
      if (!pass.statements[s.i] || j === i || !chosen.has(j)) continue;
      linked.add(i);
      linked.add(j);
    }
  }
  return [...linked].slice(0, limit);
}

// entities and statements of the view
function visible() {
  const {base, added, hidden} = view;
  const bases = {core: () => core(base.limit), around: () => around(base.node, base.degree), part: () => component(base.node)};
  const nodes = new Set();
  for (const i of bases[base.kind]()) if (nodes.size < LIMIT) nodes.add(i);
  for (const i of added) if (pass.entities[i]) nodes.add(i);
  for (const i of hidden) nodes.delete(i);
  const links = [];
  for (const i of nodes) for (const s of ENTITIES[i].near) if (s.s === i && pass.statements[s.i] && nodes.has(s.o)) links.push(s);
  return {nodes, links};
}
