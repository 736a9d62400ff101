// The address says what is chosen and which filters are set, so that a view can be sent to someone and Back works.

const LISTS = {types: "notypes", subtypes: "nokinds", predicates: "norelations", papers: "nopapers"};

// node | edge | article (with at, of) | path, then the base of the view, then filters
function hashOf(target) {
  const q = new URLSearchParams();
  for (const [key, value] of Object.entries(target)) if (value) q.set(key, value);
  const {base, filters: f} = view;
  if (base.kind === "core" && base.limit !== D.first) q.set("show", base.limit);
  if (base.kind === "around") q.set("around", `${base.degree}:${ENTITIES[base.node].id}`);
  if (base.kind === "part") q.set("part", ENTITIES[base.node].id);
  for (const [list, key] of Object.entries(LISTS)) if (f[list].length) q.set(key, f[list].join("|"));
  if (f.confidence) q.set("confidence", f.confidence);
  if (f.support > 1) q.set("support", f.support);
  if (f.from) q.set("from", f.from);
  if (f.to) q.set("to", f.to);
  if (!f.undated) q.set("undated", "no");
  return "#" + q;
}
let target = {};

function writeLink(push = false) {
  const hash = hashOf(target);
  if (hash === (location.hash || "#")) return;
  try {
    history[push ? "pushState" : "replaceState"](null, "", hash);
  } catch {
    // a notebook's frame has no address of its own: the page works, its links are not kept
  }
}

function readLink() {
  const q = new URLSearchParams(location.hash.slice(1)), f = noFilter(), names = {types: TYPES, predicates: PREDICATES};
  for (const [list, key] of Object.entries(LISTS)) if (q.has(key)) f[list] = q.get(key).split("|").filter((k) => !names[list] || names[list].some((row_) => row_.name === k));
  f.confidence = Math.min(1, Math.max(0, Number(q.get("confidence")) || 0));
  f.support = Math.max(1, Math.floor(Number(q.get("support"))) || 1);
  const date = (key) => (/^\d{4}(-\d\d){0,2}$/.test(q.get(key) || "") ? q.get(key) : "");
  f.from = date("from");
  f.to = date("to");
  f.undated = q.get("undated") !== "no";
  let base = coreBase(Math.min(LIMIT, Math.max(1, Math.floor(Number(q.get("show"))) || D.first)));
  const centre = /^([1-9]):(.*)$/s.exec(q.get("around") || "");
  if (centre && entityOf().has(centre[2])) base = {kind: "around", node: entityOf().get(centre[2]).i, degree: Number(centre[1])};
  if (entityOf().has(q.get("part"))) base = {kind: "part", node: entityOf().get(q.get("part")).i};
  const wanted = {};
  for (const key of ["node", "edge", "article", "at", "of", "path"]) if (q.get(key)) wanted[key] = q.get(key);
  return {filters: f, base, target: wanted};
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// the view of an address: after Back, an edited address, a link from elsewhere
function followLink() {
  const wanted = readLink(), changes = {};
  if (!same(wanted.filters, view.filters)) changes.filters = wanted.filters;
  if (!same(wanted.base, view.base)) changes.base = wanted.base;
  const changed = Object.keys(changes).length > 0;
  if (changed) change(changes);
  target = wanted.target;
  if (changed || !nodeSet.length) draw();
  syncLegend();
  whenRead(() => showTarget());
}
