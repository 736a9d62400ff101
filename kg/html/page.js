"use strict";
(() => {
const D = JSON.parse(document.getElementById("data").textContent);
const $ = id => document.getElementById(id);
const T = {
  zh: {title: "报纸知识图谱", search: "搜索名称、别名…", home: "主要部分", all: "全部", table: "表格", other: "English", types: "类型", predicates: "关系",
       also: "又作", mentions: "处提及", confidence: "可信度", support: "独立报道", shown: (n, all, m) => `显示 ${n} / ${all} 个节点，${m} 条关系`, untitled: "（无题）", read: "读原文", none: "没有找到", expand: "展开邻居", hide: "隐藏", subject: "主语", object: "宾语", predicate: "关系", quote: "原文", date: "日期", page: "版面", post: "职务", more: (n, all) => `已列 ${n} / ${all} 条，继续`},
  en: {title: "Newspaper knowledge graph", search: "Search names, aliases…", home: "Core", all: "All", table: "Table", other: "中文", types: "Types", predicates: "Relations",
       also: "also", mentions: "mentions", confidence: "confidence", support: "stories", shown: (n, all, m) => `${n} of ${all} nodes shown, ${m} statements`, untitled: "(untitled)", read: "read the article", none: "nothing found", expand: "expand", hide: "hide", subject: "subject", object: "object", predicate: "relation", quote: "words", date: "date", page: "page", post: "post", more: (n, all) => `${n} of ${all} listed: more`}};
let lang = (localStore("lang") || navigator.language || "zh").startsWith("zh") ? "zh" : "en";
let dark = localStore("theme") ? localStore("theme") === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
const E = D.entities.map((r, i) => ({i, id: r[0], name: r[1], type: r[2], sub: r[3], aliases: r[4], x: r[5], y: r[6], near: []}));
const S = D.statements.map((r, i) => ({i, id: r[0], s: r[1], p: r[2], o: r[3], title: r[4], date: r[5], conf: r[6], support: r[7], ev: r[8]}));
// most of the file is text that the first frame does not need: it is parsed when first asked for
let read = null;
const articles = () => read ??= JSON.parse($("articles").textContent).map((r, i) => ({i, id: r[0], title: r[1], paper: r[2], date: r[3], page: r[4], text: r[5], marks: r[6]}));
S.forEach(s => { E[s.s].near.push(s); E[s.o].near.push(s); });
const byId = new Map(E.map(e => [e.id, e])), stById = new Map(S.map(s => [s.id, s]));
const offTypes = new Set(), offPreds = new Set();
let visible = new Set();
const nodes = new vis.DataSet(), edges = new vis.DataSet();
const net = new vis.Network($("graph"), {nodes, edges}, {
  physics: false, layout: {improvedLayout: false}, interaction: {hover: true, hideEdgesOnDrag: true, hideEdgesOnZoom: true, keyboard: {enabled: true, bindToWindow: false}},
  nodes: {font: {face: '"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif', size: 15}, scaling: {min: 12, max: 38, label: {enabled: false, drawThreshold: 6}}, borderWidth: 1},
  edges: {smooth: false, arrows: {to: {enabled: true, scaleFactor: .4}}, width: 2, color: {opacity: .55}}});

function localStore(key, value) { try { if (value !== undefined) localStorage.setItem(key, value); return localStorage.getItem(key); } catch { return null; } }
function el(tag, text, cls) { const e = document.createElement(tag); if (text !== undefined && text !== null) e.textContent = text; if (cls) e.className = cls; return e; }
const t = key => T[lang][key];
const core = () => new Set(E.slice(0, D.first).filter(e => e.near.length).map(e => e.i));

function draw() {
  const ink = dark ? "#ecebe6" : "#1d1d1b", ground = dark ? "#17181a" : "#fbfaf7";
  const keep = [...visible].map(i => E[i]).filter(e => !offTypes.has(e.type));
  const on = new Set(keep.map(e => e.i));
  const links = S.filter(s => on.has(s.s) && on.has(s.o) && !offPreds.has(s.p));
  nodes.clear(); edges.clear();
  nodes.add(keep.map(e => ({id: e.i, label: e.name.length > 16 ? e.name.slice(0, 15) + "…" : e.name, x: e.x, y: e.y, shape: D.types[e.type][3], color: {background: D.types[e.type][2], border: ground, highlight: {background: D.types[e.type][2], border: ink}}, font: {color: ink, strokeWidth: 4, strokeColor: ground, size: Math.min(40, 14 + 3 * Math.max(0, e.near.length - 2))}, value: Math.sqrt(e.near.length + 1)})));
  edges.add(links.map(s => ({id: "s" + s.i, from: s.s, to: s.o, color: {color: D.predicates[s.p][2], highlight: D.predicates[s.p][2]}})));
  $("shown").textContent = t("shown")(keep.length, E.length, links.length);
}
function legend() {
  const box = $("legend"); box.replaceChildren();
  const group = (title, rows, off, count, chip) => {
    box.append(el("h2", title));
    for (const key of Object.keys(rows)) {
      const n = count(key); if (!n) continue;
      const label = el("label"), input = el("input"); input.type = "checkbox"; input.checked = !off.has(key);
      input.addEventListener("change", () => { input.checked ? off.delete(key) : off.add(key); draw(); });
      label.append(input, chip(rows[key]), el("span", rows[key][lang === "zh" ? 0 : 1]), el("small", String(n))); box.append(label);
    }
  };
  group(t("types"), D.types, offTypes, k => E.filter(e => e.type === k).length, r => shape(r[2], r[3]));
  group(t("predicates"), D.predicates, offPreds, k => S.filter(s => s.p === k).length, r => { const b = el("span", "", "bar"); b.style.background = r[2]; return b; });
}
function shape(colour, kind) {
  const c = el("span", "", "chip"); c.style.background = colour;
  c.style.clipPath = {triangle: "polygon(50% 0,100% 100%,0 100%)", diamond: "polygon(50% 0,100% 50%,50% 100%,0 50%)", dot: "circle(50%)"}[kind] || "none"; return c;
}
function words(first) {
  document.documentElement.lang = lang; document.documentElement.classList.toggle("dark", dark);
  document.querySelectorAll("[data-t]").forEach(e => { e.textContent = t(e.dataset.t); });
  $("search").placeholder = t("search"); $("search").setAttribute("aria-label", t("search")); $("language").textContent = t("other"); document.title = "kg · " + t("title");
  legend(); draw(); if (first) net.fit(); route();
}
const SUB = {party: "党委", government: "政府", union: "工会", company: "企业", media: "媒体", education: "教育", community: "社区", association: "社团", official: "干部", worker: "职工", journalist: "记者", division: "行政区划", venue: "场所", station: "车站", campaign: "活动", project: "工程", document: "文件", competition: "竞赛", meeting: "会议", platform: "平台", brand: "品牌", award: "奖项", training: "培训", other: "其他"};
const kind = e => D.types[e.type][lang === "zh" ? 0 : 1] + " · " + (lang === "zh" ? SUB[e.sub] || e.sub : e.sub);
const pred = s => D.predicates[s.p][lang === "zh" ? 0 : 1];
function nodeLink(e) { const a = el("a", e.name); a.href = "#node=" + encodeURIComponent(e.id); return a; }
function quoteOf(ev) {
  const [ai, from, to] = ev, a = articles()[ai], q = el("blockquote");
  const cut = /[。！？\n]/; let l = from, r = to;
  while (l > 0 && from - l < 40 && !cut.test(a.text[l - 1])) l--; while (r < a.text.length && r - to < 40 && !cut.test(a.text[r - 1])) r++;
  q.append(el("span", a.text.slice(l, from)), el("b", a.text.slice(from, to)), el("span", a.text.slice(to, r)));
  const src = el("div", "", "src"), link = el("a", a.title || t("untitled")); link.href = `#article=${encodeURIComponent(a.id)}&at=${from}-${to}`;
  src.append(link, el("span", [" ", a.paper, a.date, a.page].filter(Boolean).join(" · "))); q.append(src); return q;
}
function factOf(s) {
  const f = el("div", "", "fact"), head = el("div");
  head.append(nodeLink(E[s.s]), el("span", " " + pred(s) + " "), nodeLink(E[s.o]), el("span", [s.title, s.date].filter(Boolean).map(x => " · " + x).join("")));
  f.append(head, el("div", `${t("confidence")} ${s.conf.toFixed(2)} · ${t("support")} ${s.support}`, "src"), ...s.ev.map(quoteOf)); return f;
}
function showPanel(...children) { $("detail").replaceChildren(...children); $("panel").hidden = false; $("panel").scrollTop = 0; $("sheet").hidden = true; }
// the best-connected neighbours first: hundreds at once can be neither read nor drawn in time
function show(e) {
  const around = [...new Set(e.near.flatMap(s => [s.s, s.o]))].sort((a, b) => a - b), before = visible.size;
  visible.add(e.i);
  around.filter(i => !visible.has(i)).slice(0, D.step).forEach(i => visible.add(i));
  if (visible.size !== before || !nodes.get(e.i)) draw();
}
// beside the panel, not behind it; under it on a phone
function look(e) {
  const wide = innerWidth > 720, panel = $("panel").getBoundingClientRect();
  net.focus(e.i, {scale: Math.max(.9, net.getScale()), animation: false, offset: wide ? {x: -panel.width / 2, y: 0} : {x: 0, y: 0}});
}
function showNode(e) {
  offTypes.delete(e.type); show(e);
  const out = [el("h2", e.name), el("p", kind(e), "about")];
  if (e.aliases.length) out.push(el("p", `${t("also")}：${e.aliases.join("、")}`, "about"));
  for (const p of Object.keys(D.predicates)) {
    const rows = e.near.filter(s => s.p === p).sort((a, b) => (a.date || "").localeCompare(b.date || ""));
    if (rows.length) out.push(el("h3", `${D.predicates[p][lang === "zh" ? 0 : 1]} (${rows.length})`), ...rows.map(factOf));
  }
  showPanel(...out);
  if (nodes.get(e.i)) { net.selectNodes([e.i]); look(e); }
}
function showEdge(s) { [s.s, s.o].forEach(i => visible.add(i)); offTypes.delete(E[s.s].type); offTypes.delete(E[s.o].type); offPreds.delete(s.p); legend(); draw(); showPanel(el("h2", pred(s)), factOf(s)); if (edges.get("s" + s.i)) net.selectEdges(["s" + s.i]); }
function showArticle(a, at) {
  const out = [el("h2", a.title || t("untitled")), el("p", [a.paper, a.date, a.page].filter(Boolean).join(" · "), "about")], box = el("div", "", "reading");
  let p = 0; const [from, to] = (at || "0-0").split("-").map(Number);
  for (const [x, y, k] of a.marks) {
    if (x < p) continue; box.append(el("span", a.text.slice(p, x)));
    const m = el("mark", a.text.slice(x, y)); m.style.setProperty("--c", D.types[E[k].type][2]); m.tabIndex = 0; m.title = E[k].name;
    const go = () => { location.hash = "node=" + encodeURIComponent(E[k].id); }; m.addEventListener("click", go); m.addEventListener("keydown", ev => { if (ev.key === "Enter") go(); });
    if (x < to && y > from) m.className = "here"; box.append(m); p = y;
  }
  box.append(el("span", a.text.slice(p))); out.push(box); showPanel(...out);
  const here = box.querySelector(".here"); if (here) here.scrollIntoView({block: "center"});
}
function route() {
  const q = new URLSearchParams(location.hash.slice(1)), node = byId.get(q.get("node")), edge = stById.get(q.get("edge")), art = q.has("article") ? articles().find(a => a.id === q.get("article")) : null;
  if (node) showNode(node); else if (edge) showEdge(edge); else if (art) showArticle(art, q.get("at")); else $("panel").hidden = true;
}
const index = E.map(e => [e, [e.name, ...e.aliases].join("\n").toLowerCase()]);
let hits = [], chosen = 0;
function search() {
  const q = $("search").value.trim().toLowerCase(); const box = $("hits"); box.replaceChildren();
  hits = q ? index.filter(([, text]) => text.includes(q)).map(([e]) => e).sort((a, b) => (b.name.toLowerCase().startsWith(q) - a.name.toLowerCase().startsWith(q)) || b.near.length - a.near.length).slice(0, 12) : []; chosen = 0;
  hits.forEach((e, k) => { const li = el("li"); li.role = "option"; li.setAttribute("aria-selected", String(k === chosen)); li.append(el("span", e.name), el("small", kind(e))); li.addEventListener("mousedown", () => choose(e)); box.append(li); });
  if (q && !hits.length) box.append(el("li", t("none"))); box.hidden = !q; $("search").setAttribute("aria-expanded", String(!!q));
}
function choose(e) { $("hits").hidden = true; $("search").value = e.name; location.hash = "node=" + encodeURIComponent(e.id); }
$("search").addEventListener("input", search); $("search").addEventListener("blur", () => { $("hits").hidden = true; });
$("search").addEventListener("keydown", ev => {
  if (ev.key === "ArrowDown" || ev.key === "ArrowUp") { chosen = Math.max(0, Math.min(hits.length - 1, chosen + (ev.key === "ArrowDown" ? 1 : -1))); [...$("hits").children].forEach((li, k) => li.setAttribute("aria-selected", String(k === chosen))); ev.preventDefault(); }
  if (ev.key === "Enter" && hits[chosen]) choose(hits[chosen]); if (ev.key === "Escape") $("hits").hidden = true;
});
net.on("click", p => { if (p.nodes.length) location.hash = "node=" + encodeURIComponent(E[p.nodes[0]].id); else if (p.edges.length) location.hash = "edge=" + encodeURIComponent(S[Number(String(p.edges[0]).slice(1))].id); });
$("close").addEventListener("click", () => { location.hash = ""; });
$("back").addEventListener("click", () => { visible = core(); location.hash = ""; draw(); net.fit(); });
$("all").addEventListener("click", () => { visible = new Set(E.slice(0, 5000).map(e => e.i)); draw(); net.fit(); });
$("language").addEventListener("click", () => { lang = lang === "zh" ? "en" : "zh"; localStore("lang", lang); words(); });
$("theme").addEventListener("click", () => { dark = !dark; localStore("theme", dark ? "dark" : "light"); words(); });
$("list").addEventListener("click", () => {
  const sheet = $("sheet"); sheet.hidden = !sheet.hidden; if (sheet.hidden) return; sheet.replaceChildren();
  const table = el("table"), head = el("tr"); ["subject", "predicate", "object", "post", "date", "quote", "page"].forEach(k => head.append(el("th", t(k)))); table.append(head);
  const rows = S.filter(s => !offPreds.has(s.p) && !offTypes.has(E[s.s].type) && !offTypes.has(E[s.o].type)), body = el("tbody"), more = el("button", null, "more"); let at = 0;
  more.type = "button";
  const next = () => { rows.slice(at, at += D.rows).forEach(s => { const tr = el("tr"), a = articles()[s.ev[0][0]]; [E[s.s].name, pred(s), E[s.o].name, s.title, s.date, a.text.slice(s.ev[0][1], s.ev[0][2]), a.page].forEach(x => tr.append(el("td", x || ""))); body.append(tr); });
    more.textContent = t("more")(Math.min(at, rows.length), rows.length); more.hidden = at >= rows.length; };
  more.addEventListener("click", next); next(); table.append(body); sheet.append(table, more);
});
function save(name, url) { const a = el("a"); a.href = url; a.download = name; a.click(); }
$("png").addEventListener("click", () => save("graph.png", $("graph").querySelector("canvas").toDataURL("image/png")));
$("csv").addEventListener("click", () => {
  const cell = x => '"' + String(x ?? "").replaceAll('"', '""') + '"';
  const rows = edges.get().map(e => S[Number(String(e.id).slice(1))]).map(s => [E[s.s].name, s.p, E[s.o].name, s.title, s.date, articles()[s.ev[0][0]].text.slice(s.ev[0][1], s.ev[0][2]), articles()[s.ev[0][0]].page].map(cell).join(","));
  save("statements.csv", URL.createObjectURL(new Blob(["\ufeffsubject,predicate,object,title,date,quote,page\n" + rows.join("\n")], {type: "text/csv"})));
});
addEventListener("hashchange", route);
visible = core(); words(true);
net.once("afterDrawing", () => { document.body.dataset.ready = "1"; });
net.redraw();
})();
