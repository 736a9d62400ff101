// Walks over the statements that pass: shortest path, neighbourhood, connected component. Direction does not matter.

function* neighbours(i) {
  for (const s of ENTITIES[i].near) if (pass.statements[s.i]) yield [other(s, i), s];
}

// breadth first; nearer ones first, better-connected ones first among equals
function walk(start, degrees, limit) {
  const seen = new Set([start]);
  let edge = [start];
  for (let k = 0; k < degrees && edge.length && seen.size < limit; k++) {
    const next = new Set();
    for (const i of edge) for (const [j] of neighbours(i)) if (!seen.has(j)) next.add(j);
    edge = [...next].sort((a, b) => pass.degree[b] - pass.degree[a] || a - b).slice(0, limit - seen.size);
    for (const i of edge) seen.add(i);
  }
  return [...seen];
}
const around = (start, degrees) => walk(start, degrees, LIMIT);
const component = (start) => walk(start, Infinity, LIMIT);

// entities of one shortest path, both ends included; null if there is none
function path(start, goal) {
  const from = new Map([[start, null]]);
  for (let edge = [start]; edge.length && !from.has(goal); ) {
    const next = [];
    for (const i of edge) for (const [j] of neighbours(i)) if (!from.has(j)) { from.set(j, i); next.push(j); }
    edge = next;
  }
  if (!from.has(goal)) return null;
  const found = [];
  for (let i = goal; i !== null; i = from.get(i)) found.unshift(i);
  return found;
}

const between = (a, b) => ENTITIES[a].near.filter((s) => other(s, a) === b && pass.statements[s.i]);

// the neighbours that are not shown yet, best-connected first
function unseen(i) {
  const found = new Set();
  for (const [j] of neighbours(i)) if (!shown.nodes.has(j)) found.add(j);
  return [...found].sort((a, b) => pass.degree[b] - pass.degree[a] || a - b);
}
