// Where nodes stand: the opening view and the whole as computed at build time, small views laid out here,
// newcomers in free places beside their neighbours, so that nothing that is already shown moves.

const SPACING = 110, LAID_OUT = 400;
const radius = (e) => 8 + 2.2 * Math.sqrt(Math.min(e.near.length, 64));

// two lines of nine Chinese characters at most; a break where a Latin word or number does not have to be cut
const LINE = 9;
const lineWidth = (text) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e80 ? 1 : 0.56), 0);
function labelLines(name) {
  if (lineWidth(name) <= LINE) return [name];
  const all = [...name], goal = Math.min(LINE, lineWidth(name) / 2 + 0.5);
  let width = 0, cut = 0;
  while (cut < all.length && width < goal) width += lineWidth(all[cut++]);
  while (cut > 1 && /[A-Za-z0-9]/.test(all[cut]) && /[A-Za-z0-9]/.test(all[cut - 1])) cut--;
  if (/[，。、；：”’》）)·]/.test(all[cut] || "")) cut++;
  if (/[“‘《（("]/.test(all[cut - 1])) cut--;
  const second = all.slice(cut);
  while (lineWidth(second.join("")) > LINE + 1) second.pop();
  return [all.slice(0, cut).join(""), second.join("") + (second.length < all.length - cut ? "…" : "")].filter(Boolean);
}
const linesOf = remembered((e) => labelLines(e.name));
const widthOf = remembered((e) => Math.max(...linesOf(e).map(lineWidth)));

// half width, and height above and below the symbol's middle
const boxOf = remembered((e) => {
  const r = radius(e);
  return {w: Math.max(r, (widthOf(e) * 13) / 2) + 5, up: r + 3, down: r + 5 + linesOf(e).length * 16};
});
const overlaps = (p, a, q, b) => Math.abs(p.x - q.x) < a.w + b.w && p.y - a.up < q.y + b.down && q.y - b.up < p.y + a.down;

// places for all of a view at once
function arrange(nodes, links) {
  const spots = new Map(), {base} = view, opening = base.kind === "core" && base.limit === D.first && isOpen(view.filters);
  // the rest of a larger core finds its places around that of the opening view
  if (opening || (base.kind === "core" && nodes.size > LAID_OUT && nodes.size <= GROWN && isOpen(view.filters))) for (let i = 0; i < D.first; i++) spots.set(i, {x: D.opening[2 * i], y: D.opening[2 * i + 1]});
  else if (nodes.size <= LAID_OUT) relax([...nodes], links, spots);
  else for (const e of ENTITIES) spots.set(e.i, {x: e.x, y: e.y}); // of all, for filters that are lifted later
  return spots;
}

// the forces of the build's layout, on a view of some hundred nodes
function relax(nodes, links, spots) {
  const n = nodes.length, index = new Map(nodes.map((i, k) => [i, k]));
  const x = new Float64Array(n), y = new Float64Array(n), fx = new Float64Array(n), fy = new Float64Array(n);
  nodes.forEach((_, k) => {
    const r = SPACING * 0.7 * Math.sqrt(k + 0.3);
    x[k] = r * Math.cos(k * 2.39996);
    y[k] = r * Math.sin(k * 2.39996);
  });
  const ties = [...new Map(links.filter((s) => s.s !== s.o).map((s) => [`${Math.min(s.s, s.o)} ${Math.max(s.s, s.o)}`, [index.get(s.s), index.get(s.o)]])).values()];
  const degree = new Float64Array(n);
  for (const [a, b] of ties) { degree[a]++; degree[b]++; }
  const wanted = ties.map(([a, b]) => Math.max(1, 0.36 * Math.max(degree[a], degree[b])));
  const steps = n < 150 ? 120 : 60;
  for (let step = 0; step < steps; step++) {
    for (let a = 0; a < n; a++) { fx[a] = -x[a] * 0.02; fy[a] = -y[a] * 0.04; }
    for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) {
      const dx = x[a] - x[b], dy = y[a] - y[b], square = dx * dx + dy * dy + 25;
      if (square > 9 * SPACING * SPACING) continue;
      const f = (SPACING * SPACING) / square;
      fx[a] += dx * f; fy[a] += dy * f; fx[b] -= dx * f; fy[b] -= dy * f;
    }
    ties.forEach(([a, b], k) => {
      const dx = x[a] - x[b], dy = y[a] - y[b], f = (0.5 * Math.hypot(dx, dy)) / SPACING / wanted[k];
      fx[a] -= dx * f; fy[a] -= dy * f; fx[b] += dx * f; fy[b] += dy * f;
    });
    const heat = SPACING * (1 - step / steps);
    for (let a = 0; a < n; a++) {
      const size = Math.hypot(fx[a], fy[a]) + 1e-9, move = Math.min(size, heat) / size;
      x[a] += fx[a] * move; y[a] += fy[a] * move;
    }
  }
  nodes.forEach((i, k) => spots.set(i, {x: x[k], y: y[k] * 0.65}));
  separate(nodes, spots);
}

// boxes pushed apart; after a while the whole also grows, so that this ends
function separate(nodes, spots) {
  const boxes = nodes.map((i) => boxOf(ENTITIES[i])), at = nodes.map((i) => spots.get(i));
  for (let turn = 0; turn < 200; turn++) {
    let hit = false;
    for (let a = 0; a < nodes.length; a++) for (let b = a + 1; b < nodes.length; b++) {
      const p = at[a], q = at[b], x = boxes[a].w + boxes[b].w - Math.abs(p.x - q.x);
      if (x <= 0) continue;
      const below = p.y > q.y, y = below ? q.y + boxes[b].down - (p.y - boxes[a].up) : p.y + boxes[a].down - (q.y - boxes[b].up);
      if (y <= 0) continue;
      hit = true;
      if (x < y) { const d = (x / 2 + 0.5) * (p.x < q.x ? 1 : -1); p.x -= d; q.x += d; }
      else { const d = (y / 2 + 0.5) * (below ? -1 : 1); p.y -= d; q.y += d; }
    }
    if (!hit) return;
    if (turn > 30) for (const p of at) { p.x *= 1.015; p.y *= 1.015; }
  }
}

// newcomers spiral outwards from the neighbours that are already there until they find room
function settle(newcomers, spots) {
  const cell = 160, grid = new Map();
  const key = (x, y) => `${Math.floor(x / cell)} ${Math.floor(y / cell)}`;
  const put = (i) => {
    const p = spots.get(i), at = key(p.x, p.y);
    if (!grid.has(at)) grid.set(at, []);
    grid.get(at).push(i);
  };
  const free = (p, box) => {
    for (let dx = -cell; dx <= cell; dx += cell) for (let dy = -cell; dy <= cell; dy += cell)
      for (const j of grid.get(key(p.x + dx, p.y + dy)) || []) if (overlaps(p, box, spots.get(j), boxOf(ENTITIES[j]))) return false;
    return true;
  };
  let low = 0;
  for (const [i, p] of spots) { put(i); low = Math.max(low, p.y); }
  for (const i of newcomers) {
    const near = [];
    for (const s of ENTITIES[i].near) { const p = spots.get(other(s, i)); if (p) near.push(p); }
    const home = near.length ? near[0] : {x: 0, y: spots.size ? low + 150 : 0}, box = boxOf(ENTITIES[i]);
    let p = home;
    for (let k = near.length ? 2 : 0, r = 0; r < 4000; k++) {
      r = 34 * Math.sqrt(k);
      p = {x: home.x + 1.3 * r * Math.cos(k * 2.39996), y: home.y + r * Math.sin(k * 2.39996)};
      if (free(p, box)) break;
    }
    spots.set(i, p);
    put(i);
  }
}
