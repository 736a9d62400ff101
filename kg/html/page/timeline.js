// The time slider: two handles over the dates that statements have, with a bar for how many. Each stop is a date
// that occurs, so that one statement of 1925 does not squeeze all others into a corner.

const BARS = 44;
let stops = [];
let bars = [];

function timeline() {
  const counts = tally(STATEMENTS.filter((s) => s.when), (s) => s.when);
  stops = [...counts.keys()].sort();
  if (stops.length < 2) return [el("p", {class: "soft"}, stops[0] || "—")];
  const wide = Math.ceil(stops.length / BARS), groups = [];
  for (let k = 0; k < stops.length; k += wide) groups.push(stops.slice(k, k + wide));
  const sums = groups.map((group) => group.reduce((n, stop) => n + counts.get(stop), 0)), top = Math.max(...sums);
  bars = groups.map((group, k) => {
    const high = 3 + 29 * Math.sqrt(sums[k] / top), bar = svg("rect", {x: (k * 100) / groups.length + 0.3, y: 32 - high, width: 100 / groups.length - 0.6, height: high});
    bar.span = group;
    return bar;
  });
  const handle = (key, edge) => {
    const input = el("input", {type: "range", min: 0, max: stops.length - 1, step: 1, "aria-label": t(key), data: {time: key}});
    let dragging = false;
    input.addEventListener("input", () => {
      const k = Number(input.value), whole = k === edge();
      filterBy({[key]: whole ? "" : stops[k], ...crossed(key, k)}, {step: !dragging});
      dragging = true;
    });
    input.addEventListener("change", () => { dragging = false; });
    input.sync = () => {
      input.value = place(key);
      input.setAttribute("aria-valuetext", stops[place(key)]);
    };
    return input;
  };
  const undated = STATEMENTS.some((s) => !s.when);
  return [
    svg("svg", {class: "bars", viewBox: "0 0 100 32", preserveAspectRatio: "none", "aria-hidden": "true"}, ...bars),
    el("div", {class: "handles"}, handle("from", () => 0), handle("to", () => stops.length - 1)),
    el("p", {class: "span", id: "span"}),
    undated ? el("label", {class: "undated"}, el("input", {type: "checkbox", id: "undated", on: {change: (event) => filterBy({undated: event.target.checked})}}), t("undated")) : "",
  ];
}
// where a handle stands
function place(key) {
  const date = view.filters[key];
  if (!date) return key === "from" ? 0 : stops.length - 1;
  const k = key === "from" ? stops.findIndex((stop) => stop >= date) : stops.findLastIndex((stop) => stop <= date + "~");
  return k < 0 ? (key === "from" ? stops.length - 1 : 0) : k;
}
// a handle that passes the other takes it along
function crossed(key, k) {
  if (key === "from" && k > place("to")) return {to: stops[k]};
  if (key === "to" && k < place("from")) return {from: stops[k]};
  return {};
}
function syncTimeline() {
  if (stops.length < 2 || !$("span")) return;
  const from = stops[place("from")], to = stops[place("to")];
  $("span").textContent = `${from} — ${to}`;
  for (const bar of bars) bar.classList.toggle("out", bar.span.at(-1) < from || bar.span[0] > to);
  if ($("undated")) $("undated").checked = view.filters.undated;
}
