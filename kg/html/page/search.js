// Search with suggestions: names, aliases and printed forms, by characters or by pinyin.

const plain = (text) => text.toLowerCase().replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s"“”'‘’]+/g, "");
const forms = lazy(() => ENTITIES.map((e) => [e.name, ...e.aliases, ...e.printed].map((text) => ({text, plain: plain(text), letters: [...plain(text)]}))));

// the best-fitting form of an entity: whole name, start, inside; characters before sound
function fit(list, query, latin) {
  let best = null;
  for (let k = 0; k < list.length; k++) {
    const form = list[k], at = form.plain.indexOf(query);
    let score = at < 0 ? 0 : form.plain === query ? 9 : at === 0 ? 6 : 4;
    if (!score && latin) {
      const sound = pinyinMatch(form.letters, query);
      score = sound && (sound === 2 ? 5 : 2);
    }
    if (score && k) score -= 0.5;
    if (score && (!best || score > best.score)) best = {score, form: form.text, own: k === 0};
  }
  return best;
}
function find(text, limit = 12) {
  const query = plain(text);
  if (!query) return [];
  const latin = /^[a-z]+$/.test(query), found = [];
  forms().forEach((list, i) => {
    const best = fit(list, query, latin);
    if (best) found.push({...best, e: ENTITIES[i]});
  });
  found.sort((a, b) => b.score - a.score || b.e.near.length - a.e.near.length || a.e.name.length - b.e.name.length || a.e.i - b.e.i);
  return found.slice(0, limit);
}

let hits = [], at = 0;
const field = $("search"), box = $("hits");

function suggest() {
  const text = field.value.trim();
  hits = find(text);
  at = 0;
  box.replaceChildren(...hits.map(({e, form, own}, k) => el("li", {role: "option", id: `hit-${k}`, data: {k}}, chip(TYPES[e.type]),
    el("span", {class: "hit"}, own ? e.name : [e.name, el("small", {}, e.aliases.includes(form) ? t("also") : t("printed"), " ", form)]), el("small", {}, kindOf(e)))));
  if (text && !hits.length) box.append(el("li", {class: "none"}, t("none")));
  open(Boolean(text));
  mark();
}
function open(yes) {
  box.hidden = !yes;
  field.setAttribute("aria-expanded", String(yes));
  if (!yes) field.removeAttribute("aria-activedescendant");
}
function mark() {
  [...box.querySelectorAll("[role=option]")].forEach((item, k) => item.setAttribute("aria-selected", String(k === at)));
  if (hits.length) field.setAttribute("aria-activedescendant", `hit-${at}`);
  box.children[at]?.scrollIntoView({block: "nearest"});
}
function choose(k) {
  const {e} = hits[k];
  field.value = "";
  open(false);
  field.blur();
  pickNode(e);
}
field.addEventListener("input", () => { suggest(); say(field.value.trim() ? t("hits")(hits.length) : ""); });
field.addEventListener("focus", () => { if (field.value.trim()) suggest(); });
field.addEventListener("blur", () => open(false));
field.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    at = Math.max(0, Math.min(hits.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)));
    mark();
  } else if (event.key === "Enter" && hits[at]) choose(at);
  else if (event.key === "Escape") { field.value = ""; open(false); field.blur(); }
  else return;
  event.preventDefault();
  event.stopPropagation();
});
// before the field loses the focus and the list goes
box.addEventListener("mousedown", (event) => {
  const item = event.target.closest("[data-k]");
  event.preventDefault();
  if (item) choose(Number(item.dataset.k));
});
