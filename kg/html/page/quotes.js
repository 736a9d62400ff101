// A statement with the words that say it: each quote in its sentence, with headline, newspaper, date and page.

const STOP = /[。！？!?\n]/;
const TAIL = 70; // characters of a long sentence on each side of the quote

function sentence(text, start, end) {
  let l = start, r = end;
  while (l > 0 && start - l < TAIL && !STOP.test(text[l - 1])) l--;
  while (r < text.length && r - end < TAIL && !STOP.test(text[r - 1])) r++;
  return {l, r: Math.max(r, end), cutLeft: l > 0 && start - l >= TAIL, cutRight: r < text.length && r - end >= TAIL};
}
const tidy = (text) => text.replace(/\s*\n\s*/g, " ");

// newspaper, date, page; of a paper without a name what its file is called
function sourceFacts(article) {
  const page = pageName(article);
  return [article.paper || (page ? "" : t("unnamedPaper")), article.date, page].filter(Boolean);
}
const sourceLine = (article) => el("span", {}, ...sourceFacts(article).flatMap((fact) => [" · ", el("span", {class: "whole"}, fact)]));
// the page's number, or what the file's name says beside paper and date (工人日报_2023-10-31_02.txt)
function pageName(article) {
  if (article.number) return pick(`第${article.number}版`, `p. ${article.number}`);
  const rest = article.page.replace(/\.[a-z]+(?=:|$)/i, "").replace(article.paper, "").replace(article.date, "").replace(/^[_\s:-]+|[_\s:-]+$/g, "");
  const number = rest.match(/^0*(\d{1,3})$/);
  return number ? pick(`第${number[1]}版`, `p. ${number[1]}`) : rest.replace(/_/g, " ");
}
function link(target, text, {data, ...props} = {}) {
  return el("a", {href: hashOf(target), data: {go: JSON.stringify(target), ...data}, ...props}, text);
}

function quoteBlock({article, start, end}) {
  const {text} = texts()[article.i], {l, r, cutLeft, cutRight} = sentence(text, start, end);
  return el("figure", {}, el("blockquote", {lang: "zh"}, cutLeft ? "…" : "", tidy(text.slice(l, start)), el("mark", {}, tidy(text.slice(start, end))), tidy(text.slice(end, r)).trimEnd(), cutRight ? "…" : ""),
    el("figcaption", {}, link({article: article.id, at: `${start}-${end}`}, article.title ? tidy(article.title) : t("untitled"), {lang: "zh"}), sourceLine(article)));
}
function quoteBlocks(s, first = 2) {
  const all = quotes(s), rest = all.slice(first);
  const folded = rest.length ? [el("details", {class: "rest", on: {toggle: (event) => { if (event.target.open && event.target.children.length === 1) event.target.append(...rest.map(quoteBlock)); }}}, el("summary", {}, t("moreQuotes")(rest.length)))] : [];
  return [...all.slice(0, first).map(quoteBlock), ...folded];
}

function trustLine(s) {
  const level = Math.round(s.confidence * 100);
  return el("span", {class: "trust"}, el("meter", {min: 0, max: 1, low: 0.7, high: 0.9, optimum: 1, value: s.confidence, "aria-hidden": "true"}), `${t("confidence")} ${(level / 100).toFixed(2)} · ${t("stories")(s.support)}`);
}
const dateSpan = (s) => [s.date || "", s.end ? `— ${s.end}` : ""].filter(Boolean).join(" ");
function seenSpan(s) {
  if (!s.first) return "";
  return `${t("seen")} ${s.first === s.last || !s.last ? s.first : `${s.first} — ${s.last}`}`;
}
const entityLink = (i) => link({node: ENTITIES[i].id}, ENTITIES[i].name, {class: "entity", lang: "zh"});

// the statement whole, or as seen from one of its ends
function statementCard(s, from = null) {
  const says = from === null
    ? [entityLink(s.s), el("span", {class: "verb"}, ` ${predicateName(s.p)} `), entityLink(s.o)]
    : [el("span", {class: "way", "aria-hidden": "true"}, s.s === from ? "→ " : "← "), s.o === from && !PREDICATES[s.p].symmetric ? el("span", {class: "unseen"}, `${t("subject")} `) : "", entityLink(other(s, from))];
  return el("article", {class: "fact"},
    el("div", {class: "says"}, ...says, s.title ? el("span", {class: "post", lang: "zh"}, s.title) : "", dateSpan(s) ? el("time", {}, dateSpan(s)) : ""),
    ...quoteBlocks(s),
    s.rivals ? el("p", {class: "rival"}, `${t("contradicts")} `, ...s.rivals.flatMap((r, k) => [k ? "、" : "", link({edge: r.id}, `${ENTITIES[r.s].name} ${r.title || ""}`.trim(), {lang: "zh"})])) : "",
    el("div", {class: "meta"}, trustLine(s), from === null ? "" : link({edge: s.id}, t("anchor"), {class: "anchor"})));
}
