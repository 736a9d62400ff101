// The statements shown as a plain table, for screen readers and for copying.

const ROWS = 500; // at a time: tens of thousands take a browser half a minute to lay out

const COLUMNS = [
  ["subject", (s) => entityLink(s.s)],
  ["predicate", (s) => predicateName(s.p)],
  ["object", (s) => entityLink(s.o)],
  ["post", (s) => s.title || ""],
  ["date", (s) => dateSpan(s) || s.first || ""],
  ["quote", (s) => tidy(quoteText(quotes(s)[0]))],
  ["printedIn", (s) => { const [q] = quotes(s); return q ? el("span", {}, link({article: q.article.id, at: `${q.start}-${q.end}`}, q.article.title ? tidy(q.article.title) : t("untitled")), sourceLine(q.article)) : ""; }],
  ["confidence", (s) => s.confidence.toFixed(2)],
];
const quoteText = (q) => (q ? texts()[q.article.i].text.slice(q.start, q.end) : "");

// by subject, then as in the legend
const inOrder = (links) => [...links].sort((a, b) => a.s - b.s || a.p - b.p || (a.when < b.when ? -1 : a.when > b.when ? 1 : a.i - b.i));

function fillTable() {
  const list = inOrder(shown.links), body = el("tbody"), more = el("button", {type: "button", class: "wide"});
  let done = 0;
  const next = () => {
    for (const s of list.slice(done, done + ROWS)) body.append(el("tr", {}, ...COLUMNS.map(([key, cell], k) => el(k ? "td" : "th", {scope: k ? null : "row", lang: ["quote", "post"].includes(key) ? "zh" : null}, cell(s)))));
    done = Math.min(done + ROWS, list.length);
    more.textContent = t("listMore")(done, list.length);
    more.hidden = done === list.length;
  };
  next();
  more.addEventListener("click", next);
  const head = el("thead", {}, el("tr", {}, ...COLUMNS.map(([key]) => el("th", {scope: "col"}, t(key)))));
  $("sheet").replaceChildren(el("table", {}, el("caption", {}, t("caption")(list.length)), head, body), more);
}
function toggleTable(open = $("sheet").hidden) {
  $("sheet").hidden = !open;
  $("list").setAttribute("aria-pressed", String(open));
  if (open) fillTable();
  else $("sheet").replaceChildren();
}
