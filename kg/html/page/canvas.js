// The drawing: vis-network keeps nodes and edges on the canvas, and only what changed is handed to it.

const nodeSet = new vis.DataSet(), edgeSet = new vis.DataSet();
let shown = {nodes: new Set(), links: []};
const linesShown = new Map(); // edge id -> its statements: one line for all of one relation between two nodes

const network = new vis.Network($("graph"), {nodes: nodeSet, edges: edgeSet}, {
  physics: false,
  layout: {improvedLayout: false},
  interaction: {hover: true, hideEdgesOnDrag: false, hideEdgesOnZoom: false, selectConnectedEdges: false, tooltipDelay: 1e6, zoomSpeed: 0.7, keyboard: false},
  nodes: {borderWidth: 1.5, borderWidthSelected: 1.5, chosen: false, shadow: false},
  edges: {smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0, arrowStrikethrough: false, arrows: {to: {enabled: true, scaleFactor: 0.45}}},
});

function nodeRow(e) {
  const colour = typeColour(e), rim = ground(), p = view.spots.get(e.i);
  return {id: e.i, x: p.x, y: p.y, shape: TYPES[e.type].shape, size: radius(e), color: {background: colour, border: rim, hover: {background: colour, border: ink()}, highlight: {background: colour, border: ink()}}};
}
function edgeRows(links) {
  const groups = new Map(), pairs = new Map();
  for (const s of links) {
    const key = `${s.s}>${s.o}:${s.p}`;
    if (groups.has(key)) groups.get(key).push(s);
    else groups.set(key, [s]);
  }
  for (const [key, [s]] of groups) {
    const pair = s.s < s.o ? `${s.s} ${s.o}` : `${s.o} ${s.s}`;
    if (!pairs.has(pair)) pairs.set(pair, []);
    pairs.get(pair).push(key);
  }
  linesShown.clear();
  const crowded = groups.size > 1500; // dashes are the slowest strokes of a canvas
  const rows = [];
  for (const keys of pairs.values()) keys.forEach((key, k) => {
    const list = groups.get(key), [s] = list;
    linesShown.set(key, list);
    const row = {id: key, from: s.s, to: s.o, width: Math.min(6, 1.6 + 0.6 * list.length), color: {color: predicateColour(s.p), hover: predicateColour(s.p), highlight: predicateColour(s.p), opacity: 0.85}};
    if (!crowded && dashOf(s.p).length) row.dashes = dashOf(s.p);
    if (PREDICATES[s.p].symmetric) row.arrows = {to: {enabled: false}};
    if (keys.length > 1 && s.s !== s.o) row.smooth = {enabled: true, type: (s.s < s.o) === (k % 2 === 0) ? "curvedCW" : "curvedCCW", roundness: 0.12 + 0.1 * Math.floor(k / 2)};
    rows.push(row);
  });
  return rows;
}

// hands the set what it lacks and takes away what is over; rows of one id are equal unless the theme changed
function update(set, rows, afresh) {
  if (afresh) {
    set.clear();
    set.add(rows);
    return;
  }
  const wanted = new Set(rows.map((row) => row.id)), present = new Set(set.getIds()), gone = [...present].filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  const fresh = rows.filter((row) => !present.has(row.id));
  if (fresh.length) set.add(fresh);
}

function draw({afresh = false, fit = false} = {}) {
  shown = visible();
  if (!view.spots.size) {
    view.spots = arrange(shown.nodes, shown.links);
    afresh = fit = true;
  }
  const newcomers = [...shown.nodes].filter((i) => !view.spots.has(i));
  if (newcomers.length) settle(newcomers, view.spots);
  const rows = [...shown.nodes].map((i) => nodeRow(ENTITIES[i])), lines = edgeRows(shown.links);
  // edges go first: an edge whose node is gone would be looked at again
  if (afresh) edgeSet.clear();
  update(nodeSet, rows, afresh);
  update(edgeSet, lines, afresh);
  rankLabels();
  if (fit) fitView(innerWidth < 600 ? 0.38 : 0);
  else network.redraw();
  $("empty").hidden = shown.nodes.size > 0;
  tellShown();
}

// all that is shown, with a margin for the labels at the rim; or what lies around the most connected node, if all of it
// would be too small to make out
function fitView(atLeast = 0) {
  const box = {l: Infinity, r: -Infinity, t: Infinity, b: -Infinity};
  for (const i of shown.nodes) {
    const p = view.spots.get(i);
    box.l = Math.min(box.l, p.x - 60); box.r = Math.max(box.r, p.x + 60); box.t = Math.min(box.t, p.y - 25); box.b = Math.max(box.b, p.y + 45);
  }
  if (box.l > box.r) return;
  const stage = $("graph"), wide = stage.clientWidth || 800, high = (stage.clientHeight || 600) - 40;
  const scale = Math.min(1.4, 0.97 * Math.min(wide / (box.r - box.l), high / (box.b - box.t)));
  if (scale < atLeast) return void network.moveTo({position: view.spots.get(order[0]), scale: atLeast});
  network.moveTo({position: {x: (box.l + box.r) / 2, y: (box.t + box.b) / 2 + 20 / scale}, scale});
}
// some nodes within the window and large enough to read, the first in any case; nothing moves if they are already
function bringIntoView(nodes) {
  const stage = $("graph"), wide = stage.clientWidth, high = stage.clientHeight, now = network.getScale(), centre = network.getViewPosition();
  const places = nodes.filter((i) => view.spots.has(i)).slice(0, 60).map((i) => network.getPosition(i));
  if (!places.length) return;
  const [first] = places, reach = (axis) => Math.max(...places.map((p) => Math.abs(p[axis] - first[axis])));
  const seen = (p) => Math.abs(p.x - centre.x) * now < wide / 2 - 50 && Math.abs(p.y - centre.y) * now < high / 2 - 50;
  if (now > 0.5 && now < 2.5 && places.every(seen)) return;
  const scale = Math.max(0.5, Math.min(1, (wide / 2 - 60) / (reach("x") + 1), (high / 2 - 60) / (reach("y") + 1)));
  network.moveTo({position: first, scale});
}

// the words and offers under the drawing
function tellShown() {
  $("shown").textContent = t("shown")(shown.nodes.size, ENTITIES.length, shown.links.length);
  const {base, hidden, added} = view, offers = [];
  const offer = (text, act) => offers.push(el("button", {type: "button", class: "link", data: {act}}, text));
  if (base.kind === "core" && base.limit < LIMIT) {
    const left = Math.min(D.step, pass.degree.reduce((n, d) => n + (d > 0), 0) - shown.nodes.size);
    if (left > 0) offer(t("more")(left), "more");
    if (shown.nodes.size < ENTITIES.length) offer(t("all"), "all");
  }
  if (base.kind === "core" && base.limit >= LIMIT && ENTITIES.length > LIMIT) offers.push(el("span", {}, t("capped")(LIMIT)));
  if (D.of > ENTITIES.length) offers.push(el("span", {}, t("pared")(ENTITIES.length, D.of)));
  if (base.kind !== "core" || added.size || base.limit !== D.first) offer(t("core"), "core");
  if (hidden.size) offer(t("restore")(hidden.size), "restore");
  if (shown.nodes.size && shown.nodes.size <= LAID_OUT) offer(t("tidy"), "tidy");
  $("offers").replaceChildren(...offers);
  $("undo").disabled = !past.length;
  $("redo").disabled = !future.length;
}
