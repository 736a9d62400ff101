// Names on the canvas: of one size on the screen at any zoom, the most connected first, none over another or over a
// symbol; below its symbol if there is room, else above, to the right or to the left.
// What is chosen stands out from a veil over everything else.

let order = []; // nodes shown, most connected first
let hovered = null;
let chosen = {nodes: new Set(), lines: new Set(), main: null}; // what stands out; lines are ids of edges
const labelsShown = []; // boxes of the last frame, in pixels of the screen

function rankLabels() {
  order = [...shown.nodes].sort((a, b) => ENTITIES[b].near.length - ENTITIES[a].near.length || a - b);
}

const fontSize = (scale) => Math.min(17, Math.max(12, 13 * scale));

// boxes already taken, in cells of the screen, so that each label looks at few others
function takenBoxes() {
  const cell = 90, cells = new Map();
  const around_ = (b, act) => {
    for (let x = Math.floor(b.l / cell); x <= Math.floor(b.r / cell); x++) for (let y = Math.floor(b.t / cell); y <= Math.floor(b.b / cell); y++) if (act((x + 512) * 4096 + y)) return true;
    return false;
  };
  return {
    free: (b) => !around_(b, (key) => (cells.get(key) || []).some((o) => b.l < o.r && o.l < b.r && b.t < o.b && o.t < b.b)),
    take: (b) => around_(b, (key) => { if (!cells.has(key)) cells.set(key, []); cells.get(key).push(b); return false; }),
  };
}

function drawOver(context) {
  const scale = network.getScale(), stage = $("graph"), centre = network.getViewPosition();
  const wide = stage.clientWidth, high = stage.clientHeight;
  const screen = (p) => ({x: (p.x - centre.x) * scale + wide / 2, y: (p.y - centre.y) * scale + high / 2});
  const places = network.body.nodes; // as they stand, dragged ones too
  labelsShown.length = 0;
  const standsOut = chosen.nodes.size > 0;
  if (standsOut) veil(context, scale, centre, wide, high, places);
  if (scale < 0.3) dots(context, scale, standsOut ? chosen.nodes : order, places);
  const taken = takenBoxes(), symbols = takenBoxes(), size = fontSize(scale), leading = size * 1.22;
  context.save();
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  const write = (i, bold, rank) => {
    const node = places[i];
    if (!node) return;
    const e = ENTITIES[i], p = screen(node), lines = linesOf(e);
    if (p.x < -120 || p.y < -60 || p.x > wide + 120 || p.y > high + 60) return;
    const half = (widthOf(e) * size) / 2 + 2, high_ = lines.length * leading, r = radius(e) * scale;
    const spots = [[0, r + 2 + high_ / 2], [0, -r - 2 - high_ / 2], [r + 3 + half, 0], [-r - 3 - half, 0]];
    const boxes = spots.map(([dx, dy]) => ({i, x: p.x + dx, l: p.x + dx - half, r: p.x + dx + half, t: p.y + dy - high_ / 2, b: p.y + dy + high_ / 2}));
    const inside = boxes.filter((b) => b.l > 0 && b.t > 0 && b.r < wide && b.b < high - 36 && taken.free(b));
    // a hub is named even where its neighbours leave no gap
    const box = inside.find(symbols.free) || (bold || rank < 30 || standsOut ? inside[0] : null);
    if (!box) return;
    taken.take(box);
    labelsShown.push(box);
    const x = node.x + (box.x - p.x) / scale;
    context.font = `${bold ? 600 : 400} ${size / scale}px ${FACE}`;
    context.lineWidth = 3.5 / scale;
    context.strokeStyle = ground();
    context.fillStyle = ink();
    lines.forEach((line, k) => {
      const y = node.y + (box.t - p.y + k * leading) / scale;
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  };
  // symbols are in the way of names, those that pale behind the veil are not
  if (order.length <= 1500) for (const i of standsOut ? chosen.nodes : order) {
    if (!places[i]) continue;
    const p = screen(places[i]), r = radius(ENTITIES[i]) * scale * 0.9;
    symbols.take({l: p.x - r, r: p.x + r, t: p.y - r, b: p.y + r});
  }
  const first = [chosen.main, hovered].filter((i) => i !== null && shown.nodes.has(i));
  for (const i of first) write(i, true, 0);
  for (const [rank, i] of order.entries()) {
    if (labelsShown.length > (order.length > 1500 ? 90 : 250)) break; // a crowd of names is no map
    if (standsOut && !chosen.nodes.has(i)) continue;
    if (!first.includes(i)) write(i, false, rank);
  }
  if (standsOut) relationNames(context, scale, screen, places, {free: (b) => taken.free(b) && symbols.free(b), take: taken.take});
  context.restore();
}

// symbols that would be too small to see, as large as a dot must be
function dots(context, scale, nodes, places) {
  for (const i of nodes) {
    const e = ENTITIES[i], node = places[i], r = Math.max(radius(e) * scale, 1.6 + 0.12 * Math.min(e.near.length, 20)) / scale;
    if (!node) continue;
    const corners = CORNERS[TYPES[e.type].shape];
    context.fillStyle = typeColour(e);
    context.beginPath();
    if (corners) for (const [x, y] of corners) context.lineTo(node.x + x * r, node.y + y * r);
    else context.arc(node.x, node.y, r, 0, 2 * Math.PI);
    context.fill();
  }
}

// everything else pales; the chosen lines and nodes are drawn again above
function veil(context, scale, centre, wide, high, places) {
  context.save();
  context.globalAlpha = dark ? 0.7 : 0.8;
  context.fillStyle = ground();
  context.fillRect(centre.x - wide / scale, centre.y - high / scale, (2 * wide) / scale, (2 * high) / scale);
  context.restore();
  for (const id of chosen.lines) if (network.body.edges[id]) network.body.edges[id].draw(context);
  for (const id of chosen.lines) if (network.body.edges[id]) network.body.edges[id].drawArrows(context);
  for (const i of order) if (chosen.nodes.has(i) && places[i]) places[i].draw(context);
  const main = chosen.main !== null && places[chosen.main];
  if (main) {
    context.save();
    context.beginPath();
    context.arc(main.x, main.y, radius(ENTITIES[chosen.main]) + 5 / scale, 0, 2 * Math.PI);
    context.lineWidth = 2 / scale;
    context.strokeStyle = ink();
    context.stroke();
    context.restore();
  }
}

// what the chosen lines say, where there is room; a word three times is enough, the stroke says the rest
function relationNames(context, scale, screen, places, taken) {
  const size = 11;
  context.textBaseline = "middle";
  context.font = `${size / scale}px ${FACE}`;
  context.lineWidth = 3 / scale;
  context.strokeStyle = ground();
  const written = new Map();
  for (const id of chosen.lines) {
    const list = linesShown.get(id);
    if (!list || !places[list[0].s] || !places[list[0].o]) continue;
    const [s] = list, a = places[s.s], b = places[s.o], p = {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2}, q = screen(p);
    const text = s.title || predicateName(s.p), half = (lineWidth(text) * size) / 2 + 2;
    const box = {l: q.x - half, r: q.x + half, t: q.y - 8, b: q.y + 8};
    if (written.get(text) >= 3 || !taken.free(box) || Math.hypot(a.x - b.x, a.y - b.y) * scale < half * 2 + 20) continue;
    taken.take(box);
    written.set(text, (written.get(text) || 0) + 1);
    context.strokeText(text, p.x, p.y);
    context.fillStyle = predicateInk(s.p);
    context.fillText(text, p.x, p.y);
  }
}
const predicateInk = (p) => readable(PREDICATES[p].colour, 4.5);

// an entity and what is tied to it, one statement, or a path
function standOut(nodes, statements, main = null) {
  const wanted = new Set(statements.map((s) => `${s.s}>${s.o}:${s.p}`));
  chosen = {nodes: new Set(nodes), lines: new Set([...wanted].filter((id) => linesShown.has(id))), main};
  network.redraw();
}

network.on("beforeDrawing", (context) => {
  const scale = network.getScale(), centre = network.getViewPosition(), stage = $("graph");
  context.fillStyle = ground();
  context.fillRect(centre.x - stage.clientWidth / scale, centre.y - stage.clientHeight / scale, (2 * stage.clientWidth) / scale, (2 * stage.clientHeight) / scale);
});
network.on("afterDrawing", drawOver);
network.on("hoverNode", ({node}) => { hovered = node; $("graph").classList.add("over"); network.redraw(); });
network.on("blurNode", () => { hovered = null; $("graph").classList.remove("over"); network.redraw(); });
network.on("hoverEdge", () => $("graph").classList.add("over"));
network.on("blurEdge", () => $("graph").classList.remove("over"));
network.on("dragEnd", ({nodes}) => {
  for (const i of nodes) view.spots.set(i, network.getPosition(i));
});
