// What a user does, and the first frame.

const EXPAND = 80; // neighbours that one expansion adds: hundreds at once can be neither read nor drawn in time
const ARRIVE = 12; // and that a search for an entity brings along

const zoom = (factor) => network.moveTo({scale: Math.min(5, Math.max(0.02, network.getScale() * factor))});

// a step of history is one for Back too, if the address tells of it
function afterChange({step = true} = {}) {
  draw();
  syncLegend();
  if (!$("sheet").hidden) fillTable();
  writeLink(step);
  showTarget({move: false, later: true});
}
function undo() { if (stepTo(past, future)) restored(); }
function redo() { if (stepTo(future, past)) restored(); }
function restored() {
  draw({afresh: true});
  syncLegend();
  if (!$("sheet").hidden) fillTable();
  writeLink();
  showTarget({move: false, later: true});
}

// another thing chosen: a new entry for Back
function go(next, {push = true, focus = false} = {}) {
  target = next;
  writeLink(push);
  whenRead(() => showTarget({focus}));
}
function goView(base) {
  change({base, added: new Set(), hidden: new Set()});
  draw();
  writeLink(true);
  showTarget({move: false});
}
function pickNode(e, {push = true} = {}) {
  if (picking !== null && picking !== e.i) return finishPath(e.i);
  go({node: e.id}, {push});
  say(t("selected")(e.name, kindOf(e), e.near.length));
  return undefined;
}

// brings in what is not shown; filters that would keep it out are lifted
function bringIn(nodes, statements = []) {
  const f = view.filters, away = nodes.filter((i) => !shown.nodes.has(i)), blocked = away.some((i) => !pass.entities[i]) || statements.some((s) => !pass.statements[s.i]);
  if (!away.length && !blocked) return;
  const changes = {added: with_(view.added, away), hidden: without(view.hidden, away)};
  if (blocked) {
    const holds = [...nodes.map((i) => ENTITIES[i])];
    changes.filters = statements.length ? noFilter() : {...f, types: f.types.filter((x) => !holds.some((e) => TYPES[e.type].name === x)), subtypes: f.subtypes.filter((x) => !holds.some((e) => subtypeKey(e) === x))};
  }
  change(changes);
  draw();
  syncLegend();
}
function expand(i) {
  const some = unseen(i).slice(0, EXPAND);
  if (!some.length) return;
  change({added: with_(view.added, [i, ...some]), hidden: without(view.hidden, some)});
  afterChange();
  bringIntoView([i, ...some]);
}
function hide(i) {
  change({hidden: with_(view.hidden, [i]), added: without(view.added, [i])});
  if (target.node === ENTITIES[i].id) target = {};
  afterChange();
}

// a path needs two ends: the first is known, the second is clicked or searched for
let picking = null;
function startPath(i) {
  picking = i;
  document.body.classList.add("picking");
  field.placeholder = t("searchPath");
  showPanel([heading(t("path")), el("p", {}, t("pathPick")(ENTITIES[i].name)), button(t("cancel"), stopPath)]);
  field.focus();
}
function stopPath() {
  picking = null;
  document.body.classList.remove("picking");
  field.placeholder = t("search");
  showTarget({move: false});
}
function finishPath(j) {
  const ends = [ENTITIES[picking].id, ENTITIES[j].id];
  picking = null;
  document.body.classList.remove("picking");
  field.placeholder = t("search");
  go({path: JSON.stringify(ends)});
}
function ends(text) {
  try {
    const [a, b] = JSON.parse(text).map((id) => entityOf().get(id));
    return a && b ? [a.i, b.i] : null;
  } catch {
    return null;
  }
}

// The panel and the drawing say what the address says. After a filter or an expansion the drawing answers first and the
// panel, whose cards cost the browser more, a frame later and where it was scrolled to.
let turn = 0;
function showTarget({move = true, focus = false, later = false} = {}) {
  if (picking !== null) return;
  const mine = ++turn;
  if (move && $("panel").hidden && ["node", "edge", "article", "path"].some((key) => target[key])) openPanel();
  const panel = pointAt(move);
  if (!panel) return void closePanel();
  if (!later) {
    showPanel(panel(), {focus});
    $("detail").querySelector(".reading mark, .reading .here")?.scrollIntoView({block: "center"});
    return;
  }
  requestAnimationFrame(() => setTimeout(() => {
    if (mine !== turn) return;
    const scrolled = $("panel").scrollTop;
    showPanel(panel());
    $("panel").scrollTop = scrolled;
  }));
}
// makes what is chosen stand out; gives the maker of its panel, null if nothing is chosen
function pointAt(move) {
  const e = entityOf().get(target.node), s = statementOf().get(target.edge), a = articleOf().get(target.article), two = target.path && ends(target.path);
  if (e) {
    if (!shown.nodes.has(e.i) && move) bringIn([e.i, ...unseen(e.i).slice(0, ARRIVE)]);
    const near = [e.i, ...[...neighbours(e.i)].map(([j]) => j)];
    standOut(near, e.near.filter((x) => pass.statements[x.i]), shown.nodes.has(e.i) ? e.i : null);
    if (move) bringIntoView(near);
    return () => nodePanel(e);
  }
  if (s) {
    if (move) bringIn([s.s, s.o], [s]);
    standOut([s.s, s.o], [s]);
    if (move) bringIntoView([s.s, s.o]);
    return () => edgePanel(s);
  }
  if (a) {
    const [from, to] = (target.at || "0-0").split("-").map(Number), said = saidIn(a).map((x) => x.s);
    standOut(said.flatMap((x) => [x.s, x.o]), said);
    return () => readingPanel(a, from, to, target.of);
  }
  return two ? showPath(two, move) : null;
}
function showPath([a, b], move) {
  const found = path(a, b), steps = found ? found.slice(1).flatMap((j, k) => between(found[k], j)) : [];
  if (move) bringIn(found || [a, b]);
  standOut(found || [a, b], steps);
  if (move) bringIntoView(found || [a, b]);
  return () => pathPanel(a, b, found);
}

const ACTS = {
  more: () => { change({base: coreBase(Math.min(LIMIT, view.base.limit + D.step))}); afterChange(); fitView(); },
  all: () => { change({base: coreBase(LIMIT)}); afterChange(); },
  core: () => { goView(coreBase()); },
  restore: () => { change({hidden: new Set()}); afterChange(); },
  tidy: () => { change({}); const spots = new Map(); relax([...shown.nodes], shown.links, spots); view = {...view, spots}; draw({afresh: true, fit: true}); },
  reset: () => filterBy(noFilter()),
};

function setWords() {
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = mode();
  document.title = `kg · ${t("title")}`;
  for (const made of document.querySelectorAll("[data-t]")) made.textContent = t(made.dataset.t);
  for (const made of document.querySelectorAll("[data-label]")) { made.setAttribute("aria-label", t(made.dataset.label)); if (made.matches("button")) made.title = t(made.dataset.label); }
  $("language").textContent = t("other");
  $("language").lang = pick("en", "zh");
  field.placeholder = t("search");
  field.setAttribute("aria-label", t("search"));
  buildLegend();
}
function restyle() {
  setWords();
  draw({afresh: true});
  if (!$("sheet").hidden) fillTable();
  showTarget({move: false});
}

document.addEventListener("click", (event) => {
  const a = event.target.closest("a[data-go]"), act = event.target.closest("[data-act]"), kind = event.target.closest("[data-save]"), step = event.target.closest("[data-zoom]");
  for (const menu of document.querySelectorAll("details.menu[open]")) if (kind || !menu.contains(event.target)) menu.open = false;
  if (a && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const next = JSON.parse(a.dataset.go);
    if (!$("sheet").hidden && innerWidth < 1000) toggleTable(false);
    go(next, {focus: event.detail === 0});
  } else if (act) ACTS[act.dataset.act]();
  else if (kind) SAVERS[kind.dataset.save]();
  else if (step) step.dataset.zoom === "fit" ? fitView() : zoom(Number(step.dataset.zoom));
});
network.on("click", ({nodes, edges}) => {
  $("graph").focus({preventScroll: true});
  if (nodes.length) pickNode(ENTITIES[nodes[0]]);
  else if (edges.length) go({edge: linesShown.get(edges[0])[0].id});
  else if (picking === null && Object.keys(target).length) go({});
});
network.on("doubleClick", ({nodes}) => { if (nodes.length) expand(nodes[0]); });
$("close").addEventListener("click", () => (picking === null ? go({}) : stopPath()));
$("back").addEventListener("click", () => history.back());
$("undo").addEventListener("click", undo);
$("redo").addEventListener("click", redo);
$("list").addEventListener("click", () => toggleTable());
$("help").addEventListener("click", showKeys);
$("language").addEventListener("click", () => { language = pick("en", "zh"); stored("language", language); restyle(); });
$("theme").addEventListener("click", () => { dark = !dark; stored("theme", mode()); restyle(); });
$("filter").addEventListener("click", () => {
  const open_ = document.body.classList.toggle("no-filters") === false;
  document.body.classList.toggle("with-filters", open_);
  $("filter").setAttribute("aria-expanded", String(open_));
});
$("stage").addEventListener("pointerdown", () => { if (innerWidth < 900 && !document.body.classList.contains("no-filters")) $("filter").click(); });
addEventListener("popstate", followLink);

if (innerWidth < 900) { document.body.classList.add("no-filters"); $("filter").setAttribute("aria-expanded", "false"); }
setWords();
network.once("afterDrawing", () => { document.body.dataset.ready = "1"; });
followLink();
