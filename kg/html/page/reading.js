// The reading view: an article whole, every mention marked and clickable, the quote that led here in front.

function readingPanel(article, from, to, of) {
  const {text, blocks, marks} = texts()[article.i];
  const quote = from < to ? {start: from, end: to} : null;
  const body = el("div", {class: "reading", lang: "zh"});
  for (const paragraph of paragraphs(text, blocks)) body.append(el("p", {class: paragraph.role}, ...marked(text, paragraph.start, paragraph.end, marks, quote, of)));
  const here = saidIn(article).sort((a, b) => a.start - b.start);
  const source = sourceFacts(article).join(" · "), titled = blocks.some(([, , role]) => role === "title");
  const head = titled ? heading(source, {class: "source"}) : el("div", {}, heading(article.title ? tidy(article.title) : t("untitled"), {lang: "zh"}), el("p", {class: "soft"}, source));
  return [
    el("div", {class: "head"}, head),
    body,
    here.length ? el("h3", {}, t("inArticle"), el("small", {}, String(here.length))) : "",
    ...inPortions(here, ({s}) => statementCard(s)),
  ];
}

// lines of the text with their role: headline, byline, body
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

// Pieces of text[start:end]. A mention within a mention becomes a mark within a mark, one that crosses a border is cut
// there, and words that name a second thing too get a star for it.
function marked(text, start, end, marks, quote, of) {
  const inside = marks.filter((m) => m.start < end && m.end > start);
  let next = 0;
  const markOf = (m, again) => link({node: m.entity.id}, "", {
    class: `mention${m.entity.id === of ? " here" : ""}${again ? " again" : ""}`, "aria-label": again ? m.entity.name : null,
    title: `${m.entity.name} · ${kindOf(m.entity)}`, colour: typeColour(m.entity), data: {at: `${m.start}-${m.end}`},
  });
  const build = (from, to, outer) => {
    const pieces = [], stars = [];
    let p = from;
    while (next < inside.length && inside[next].start < to) {
      const m = inside[next++], l = Math.max(m.start, p), r = Math.min(m.end, to);
      if (l >= r || (outer && m.start === outer.start && m.end === outer.end)) {
        stars.push(markOf(m, true));
        continue;
      }
      const mark = markOf(m, false);
      pieces.push(...plainPieces(text, p, l, quote), mark);
      mark.append(...build(l, r, m));
      p = r;
    }
    pieces.push(...plainPieces(text, p, to, quote), ...stars);
    return pieces;
  };
  return build(start, end, null);
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
