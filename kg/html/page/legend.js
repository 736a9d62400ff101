// The legend, which is the filter: each row tells a colour and shape, counts, and switches.

const tally = (items, key) => {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
};

// one switch; `list` names the filter that holds the keys switched off
function row(list, key, sign, name, count, all) {
  const input = el("input", {type: "checkbox", data: {list, key}, on: {change: () => toggle(list, key, input.checked)}});
  const only = el("button", {type: "button", class: "only", "aria-label": `${t("only")} ${name}`, on: {click: () => keepOnly(list, key, all)}}, t("only"));
  return el("div", {class: "row"}, el("label", {}, input, sign, el("span", {class: "name"}, name)), only, el("small", {class: "count"}, String(count)));
}
function toggle(list, key, on) {
  const off = new Set(view.filters[list]);
  if (on) off.delete(key);
  else off.add(key);
  filterBy({[list]: [...off].sort()});
}
function keepOnly(list, key, all) {
  const rest = all.filter((k) => k !== key).sort();
  filterBy({[list]: String(view.filters[list]) === String(rest) ? [] : rest});
}
function filterBy(changes, options) {
  change({filters: {...view.filters, ...changes}}, options);
  afterChange(options);
}

const section = (title, ...children) => el("section", {}, el("h2", {}, title), ...children);

function typeRows() {
  const types = tally(ENTITIES, (e) => e.type), subtypes = tally(ENTITIES, subtypeKey), keys = TYPES.filter((x) => types.get(x.i)).map((x) => x.name);
  return TYPES.filter((type) => types.get(type.i)).map((type) => {
    const line = row("types", type.name, chip(type), typeName(type), types.get(type.i), keys);
    const kinds = [...subtypes].filter(([key]) => key.startsWith(type.name + "/")).sort((a, b) => b[1] - a[1]);
    if (kinds.length < 2) return line;
    const all = kinds.map(([key]) => key);
    const inner = kinds.map(([key, n]) => row("subtypes", key, null, subtypeName(key.split("/")[1]), n, all));
    return el("details", {class: "kinds"}, el("summary", {}, line), ...inner);
  });
}
function buildLegend() {
  const box = $("filters"), opened = [...box.querySelectorAll("details")].map((d) => d.open);
  const relations = tally(STATEMENTS, (s) => s.p), used = PREDICATES.filter((p) => relations.get(p.i)), keys = used.map((p) => p.name);
  const papers = new Map();
  for (const s of STATEMENTS) for (const paper of new Set(quotes(s).map((q) => q.article.paper))) papers.set(paper, (papers.get(paper) || 0) + 1);
  box.replaceChildren(
    el("button", {type: "button", id: "clear", data: {act: "reset"}}, t("reset")),
    section(t("types"), ...typeRows()),
    section(t("predicates"), ...used.map((p) => row("predicates", p.name, stroke(p.i), predicateName(p.i), relations.get(p.i), keys))),
    papers.size > 1 ? section(t("papers"), ...[...papers].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([paper, n]) => row("papers", paper, null, paperName(paper), n, [...papers.keys()]))) : "",
    section(t("time"), ...timeline()),
    section(t("trust"), ...trust()),
  );
  [...box.querySelectorAll("details")].forEach((d, k) => { d.open = Boolean(opened[k]); });
  // a click on a switch within a summary must not also fold it
  for (const summary of box.querySelectorAll("summary")) summary.addEventListener("click", (event) => { if (event.target.closest("label,button")) event.stopPropagation(); });
  syncLegend();
}

function trust() {
  const least = Math.min(1, ...STATEMENTS.map((s) => s.confidence)), most = STATEMENTS.reduce((n, s) => Math.max(n, s.support), 1);
  const sliders = [slider("confidence", Math.floor(least * 20) / 20, 1, 0.05, (v) => t("atLeast")(v.toFixed(2)))];
  if (most > 1) sliders.push(slider("support", 1, most, 1, (v) => t("support")(v)));
  return sliders;
}
// one step of history for one drag
function slider(key, min, max, step, words) {
  let dragging = false;
  const value = () => Math.max(min, view.filters[key]);
  const input = el("input", {type: "range", min, max, step, data: {slider: key}}), label = el("span", {}, words(value()));
  const set = () => { input.value = value(); label.textContent = words(value()); input.setAttribute("aria-valuetext", words(value())); };
  input.addEventListener("input", () => {
    const v = Number(input.value);
    filterBy({[key]: v <= min && key === "confidence" ? 0 : v}, {step: !dragging});
    dragging = true;
    set();
  });
  input.addEventListener("change", () => { dragging = false; });
  input.sync = set;
  set();
  return el("label", {class: "slide"}, label, input);
}

function syncLegend() {
  for (const input of $("filters").querySelectorAll("input[data-list]")) input.checked = !view.filters[input.dataset.list].includes(input.dataset.key);
  for (const input of $("filters").querySelectorAll("input[type=range]")) input.sync();
  $("clear").hidden = isOpen(view.filters);
  syncTimeline();
}
