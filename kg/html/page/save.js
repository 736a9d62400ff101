// What is shown as a file: picture, drawing, table, data.

function saveAs(name, blob) {
  const address = URL.createObjectURL(blob), a = el("a", {href: address, download: name});
  a.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
const SAVERS = {
  png: () => network.canvas.frame.canvas.toBlob((blob) => saveAs("graph.png", blob)),
  svg: () => saveAs("graph.svg", new Blob([new XMLSerializer().serializeToString(drawing())], {type: "image/svg+xml"})),
  csv: () => saveAs("statements.csv", new Blob(["\ufeff", asCsv()], {type: "text/csv"})),
  json: () => saveAs("subgraph.json", new Blob([JSON.stringify(asJson(), null, 1)], {type: "application/json"})),
};

// what XML cannot hold
const legal = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
// the drawing as vectors, whole, not only what the window shows
function drawing() {
  const spots = network.getPositions([...shown.nodes]), boxes = Object.entries(spots).map(([i, p]) => ({p, ...boxOf(ENTITIES[i])}));
  const l = Math.min(0, ...boxes.map((b) => b.p.x - b.w)), r = Math.max(1, ...boxes.map((b) => b.p.x + b.w));
  const top = Math.min(0, ...boxes.map((b) => b.p.y - b.up)), bottom = Math.max(1, ...boxes.map((b) => b.p.y + b.down));
  const made = svg("svg", {xmlns: SVG, viewBox: `${l - 20} ${top - 20} ${r - l + 40} ${bottom - top + 40}`, "font-family": FACE, "font-size": 13});
  made.append(svg("rect", {x: l - 20, y: top - 20, width: r - l + 40, height: bottom - top + 40, fill: ground()}));
  for (const list of linesShown.values()) {
    const [s] = list, a = spots[s.s], b = spots[s.o];
    const line = svg("line", {x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: predicateColour(s.p), "stroke-width": Math.min(6, 1.6 + 0.6 * list.length), "stroke-opacity": 0.75}, svg("title", {}, legal(`${ENTITIES[s.s].name} ${predicateName(s.p)} ${ENTITIES[s.o].name}`)));
    if (dashOf(s.p).length) line.setAttribute("stroke-dasharray", dashOf(s.p).join(" "));
    made.append(line);
  }
  for (const [i, p] of Object.entries(spots)) {
    const e = ENTITIES[i], mark = outline(TYPES[e.type].shape, p.x, p.y, radius(e), typeColour(e));
    mark.append(svg("title", {}, legal(`${e.name} · ${kindOf(e)}`)));
    made.append(mark);
    linesOf(e).forEach((line, k) => made.append(svg("text", {x: p.x, y: p.y + radius(e) + 14 + 16 * k, "text-anchor": "middle", fill: ink(), stroke: ground(), "stroke-width": 3, "paint-order": "stroke"}, legal(line))));
  }
  return made;
}

// a cell that a spreadsheet would take for a formula gets an apostrophe; a quotation mark is doubled
function cell(value) {
  const text = String(value ?? "");
  return `"${(/^[=+\-@\t\r]/.test(text) ? "'" : "") + text.replaceAll('"', '""')}"`;
}
function asCsv() {
  const head = ["id", "subject", "predicate", "object", "title", "date", "end_date", "first_attested", "confidence", "support", "quote", "headline", "publication", "printed", "page"];
  const rows = inOrder(shown.links).map((s) => {
    const [q] = quotes(s), a = q?.article;
    return [s.id, ENTITIES[s.s].name, PREDICATES[s.p].name, ENTITIES[s.o].name, s.title, s.date, s.end, s.first, s.confidence, s.support, quoteText(q), a?.title, a?.paper, a?.date, a?.page];
  });
  return [head, ...rows].map((row_) => row_.map(cell).join(",")).join("\r\n") + "\r\n";
}
// offsets in characters, as everywhere outside of this page, not in the browser's halves of them
const counted = (q, at) => [...texts()[q.article.i].text.slice(0, at)].length;
function asJson() {
  return {
    nodes: [...shown.nodes].sort((a, b) => a - b).map((i) => ENTITIES[i]).map((e) => ({id: e.id, name: e.name, type: TYPES[e.type].name, subtype: e.subtype, aliases: e.aliases})),
    statements: inOrder(shown.links).map((s) => ({
      id: s.id, subject: ENTITIES[s.s].id, predicate: PREDICATES[s.p].name, object: ENTITIES[s.o].id, title: s.title ?? null, date: s.date ?? null, end_date: s.end ?? null,
      first_attested: s.first ?? null, last_attested: s.last ?? null, confidence: s.confidence, support: s.support,
      evidence: quotes(s).map((q) => ({article: q.article.id, page: q.article.page, start: counted(q, q.start), end: counted(q, q.end), text: quoteText(q)})),
    })),
  };
}
