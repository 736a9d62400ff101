// The reading view: an article whole, every mention marked and clickable, the quote that led here in front.

function readingPanel(article, from, to, of) {
  const {text, blocks, marks} = texts()[article.i];
  const quote = from < to ? {start: from, end: to} : null;
  const body = el("div", {class: "reading", lang: "zh"});
  for (const paragraph of paragraphs(text, blocks)) body.append(el("p", {class: paragraph.role}, ...marked(text, paragraph.start, paragraph.end, marks, quote, of)));
  const here = saidIn(article).sort((a, b) => a.start - b.start);
  return [
    el("div", {class: "head"}, el("div", {}, heading(article.title ? tidy(article.title) : t("untitled"), {lang: "zh"}), el("p", {class: "soft"}, [paperName(article.paper), article.date, pageName(article)].filter(Boolean).join(" · ")))),
    body,
    here.length ? el("h3", {}, t("inArticle"), el("small", {}, String(here.length))) : "",
    ...inPortions(here, ({s}) => statementCard(s)),
  ];
}

// lines of the text with their role: headline, byline, body; the headline stands above already
function paragraphs(text, blocks) {
  const found = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length, block = blocks.find(([l, r]) => l <= start && end <= r && end > start);
    if (end > start) found.push({start, end, role: block ? block[2] : "body"});
    start = end + 1;
  }
  return found;
}

// pieces of text[start:end]; a mention within a mention becomes a mark within a mark
function marked(text, start, end, marks, quote, of) {
  const inside = marks.filter((m) => m.start >= start && m.end <= end);
  let next = 0;
  const build = (from, to) => {
    const pieces = [];
    let p = from;
    while (next < inside.length && inside[next].start < to) {
      const m = inside[next++];
      if (m.start < p) continue; // the same words named twice, or two mentions that cross
      pieces.push(...plainPieces(text, p, m.start, quote));
      const end_ = Math.min(m.end, to);
      pieces.push(link({node: m.entity.id}, "", {class: m.entity.id === of ? "mention here" : "mention", title: `${m.entity.name} · ${kindOf(m.entity)}`, colour: typeColour(m.entity)}));
      pieces.at(-1).append(...build(m.start, end_));
      p = end_;
    }
    pieces.push(...plainPieces(text, p, to, quote));
    return pieces;
  };
  return build(start, end);
}
// the words of the quote within text[from:to] are set off
function plainPieces(text, from, to, quote) {
  if (from >= to) return [];
  if (!quote || quote.end <= from || quote.start >= to) return [text.slice(from, to)];
  const l = Math.max(from, quote.start), r = Math.min(to, quote.end);
  return [text.slice(from, l), el("mark", {}, text.slice(l, r)), text.slice(r, to)].filter((piece) => typeof piece !== "string" || piece);
}

const saidBy = lazy(() => {
  const found = ARTICLES.map(() => []);
  for (const s of STATEMENTS) for (const q of quotes(s)) found[q.article.i].push({s, start: q.start});
  return found;
});
function saidIn(article) {
  const seen = new Set();
  return saidBy()[article.i].filter(({s}) => pass.statements[s.i] && !seen.has(s) && seen.add(s));
}
