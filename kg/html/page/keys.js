// The keyboard: shortcuts, and the arrows that walk from node to node.

const WAYS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

// the nearest node within a quarter turn of a direction; the middle of the view is where a walk starts
function towards([dx, dy]) {
  const start = target.node && view.spots.get(entityOf().get(target.node)?.i), from = start || network.getViewPosition();
  let best = null;
  for (const i of shown.nodes) {
    const p = view.spots.get(i), x = p.x - from.x, y = p.y - from.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (start ? ahead <= 0 || aside > ahead : false) continue;
    const far = start ? ahead + 2 * aside : Math.hypot(x, y);
    if (!best || far < best.far) best = {i, far};
  }
  return best && best.i;
}

const SHORTCUTS = {
  "/": () => field.focus(),
  "?": () => showKeys(),
  t: () => toggleTable(),
  e: () => withNode(expand),
  h: () => withNode(hide),
  "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(0.77), 0: () => fitView(),
};
const withNode = (act) => {
  const e = target.node && entityOf().get(target.node);
  if (e) act(e.i);
};

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && /^[zy]$/i.test(event.key) && !event.target.matches("input[type=search]")) {
    event.preventDefault();
    return event.key.toLowerCase() === "y" || event.shiftKey ? redo() : undo();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return undefined;
  if (event.key === "Escape") return document.querySelector("details.menu[open]")?.removeAttribute("open") ?? stepOut();
  if (event.target.matches("input, textarea, select, summary")) return undefined;
  const onGraph = event.target === $("graph");
  if (onGraph && WAYS[event.key]) {
    const i = towards(WAYS[event.key]);
    if (i !== null) pickNode(ENTITIES[i], {push: false});
    event.preventDefault();
  } else if (onGraph && event.key === "Enter") $("detail").querySelector("h2")?.focus();
  else if (SHORTCUTS[event.key]) {
    SHORTCUTS[event.key]();
    event.preventDefault();
  }
  return undefined;
});

// the innermost thing that is open
function stepOut() {
  if (!$("sheet").hidden) toggleTable(false);
  else if (picking !== null) stopPath();
  else if (!$("panel").hidden) {
    go({});
    $("graph").focus();
  }
}

function showKeys() {
  const rows = t("keys").map(([key, does]) => el("tr", {}, el("th", {scope: "row"}, el("kbd", {}, key)), el("td", {}, does)));
  $("keys").replaceChildren(el("h2", {}, t("help")), el("p", {}, t("about")), el("table", {}, ...rows), button(t("close"), () => $("keys").close()));
  $("keys").showModal();
}
