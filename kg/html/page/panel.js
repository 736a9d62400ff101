// The panel for what is chosen: an entity, a statement, a path.

function showPanel(children, {focus = false} = {}) {
  $("detail").replaceChildren(...children.flat().filter(Boolean));
  openPanel();
  $("panel").scrollTop = 0;
  if (focus) $("detail").querySelector("h2")?.focus();
}
// the drawing has less room from then on
function openPanel() {
  if (!$("panel").hidden) return;
  $("panel").hidden = false;
  document.body.classList.add("with-panel");
  network.redraw();
}
function closePanel() {
  $("panel").hidden = true;
  document.body.classList.remove("with-panel");
  $("detail").replaceChildren();
  standOut([], []);
}
const heading = (text, props = {}) => el("h2", {tabindex: -1, ...props}, text);
const button = (text, act, props = {}) => el("button", {type: "button", on: {click: act}, ...props}, text);

function nodePanel(e) {
  const near = e.near.filter((s) => pass.statements[s.i]), posts = near.filter((s) => PREDICATES[s.p].name === "holdsPost");
  return [
    el("div", {class: "head"}, chip(TYPES[e.type]), el("div", {}, heading(e.name, {lang: "zh"}), el("p", {class: "soft"}, kindOf(e)))),
    names(e),
    actions(e),
    posts.length ? postsOverTime(e, posts) : "",
    ...PREDICATES.filter((p) => p.name !== "holdsPost").flatMap((p) => {
      const list = near.filter((s) => s.p === p.i).sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.i - b.i));
      return list.length ? [el("h3", {}, stroke(p.i), predicateName(p.i), el("small", {}, String(list.length))), ...inPortions(list, (s) => statementCard(s, e.i))] : [];
    }),
    near.length ? "" : el("p", {class: "soft note"}, t("noStatements")),
    mentionsOf(e),
  ];
}
function names(e) {
  const line = (label, list) => list.length ? [el("dt", {}, label), el("dd", {lang: "zh"}, list.join("、"))] : [];
  const rows = [...line(t("also"), e.aliases), ...line(t("printed"), e.printed), ...line(t("code"), e.code ? [e.code] : []), ...line(t("territory"), e.territory ? [e.territory] : [])];
  return rows.length ? el("dl", {class: "names"}, ...rows) : "";
}
function actions(e) {
  const more = unseen(e.i).length, {base} = view, here = (kind, n) => String(base.kind === kind && base.node === e.i && (!n || base.degree === n));
  const degrees = [1, 2, 3].map((n) => button(t("degrees")(n), () => goView({kind: "around", node: e.i, degree: n}), {"aria-pressed": here("around", n)}));
  return el("div", {class: "actions"},
    more ? button(t("expand")(Math.min(more, EXPAND)), () => expand(e.i), {class: "main"}) : "",
    button(t("path"), () => startPath(e.i)),
    button(t("hide"), () => hide(e.i)),
    el("span", {class: "group", role: "group", "aria-label": t("around")}, el("span", {}, t("around")), ...degrees, button(t("part"), () => goView({kind: "part", node: e.i}), {"aria-pressed": here("part")})));
}
// long lists by portions: a browser needs seconds to set a thousand cards, and a reader does not read them
function inPortions(list, make, size = 12) {
  if (list.length <= size) return list.map(make);
  const more = el("button", {type: "button", class: "wide"}, t("others")(list.length - size));
  let at_ = size;
  more.addEventListener("click", () => {
    more.before(...list.slice(at_, at_ + size).map(make));
    at_ += size;
    if (at_ >= list.length) more.remove();
    else more.textContent = t("others")(list.length - at_);
  });
  return [...list.slice(0, size).map(make), more];
}

// a rail of dates: stated ones large, else the day on which a paper printed it
function postsOverTime(e, posts) {
  const list = [...posts].sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.i - b.i));
  const item = (s) => el("li", {}, el("div", {class: "when"}, dateSpan(s) ? el("time", {}, dateSpan(s)) : "", el("span", {class: "soft"}, seenSpan(s))), statementCard(s, e.i));
  return el("section", {}, el("h3", {}, stroke(posts[0].p), t(posts.some((s) => s.s === e.i) ? "posts" : "holders"), el("small", {}, String(list.length))), el("ol", {class: "rail"}, ...inPortions(list, item)));
}
function mentionsOf(e) {
  const list = [...mentionedIn()[e.i]].map((a) => ARTICLES[a]).sort((a, b) => (a.date < b.date ? -1 : 1));
  if (!list.length) return "";
  const item = (article) => el("li", {}, link({article: article.id, of: e.id}, article.title ? tidy(article.title) : t("untitled"), {lang: "zh"}), el("span", {class: "soft"}, sourceLine(article)));
  return el("section", {}, el("h3", {}, t("articles"), el("small", {}, String(list.length))), el("p", {class: "soft"}, t("mentions")(e.mentions, list.length)), el("ul", {class: "plain"}, ...inPortions(list, item)));
}

// all that one drawn line stands for
function edgePanel(s) {
  const list = ENTITIES[s.s].near.filter((x) => x.s === s.s && x.o === s.o && x.p === s.p && (x === s || pass.statements[x.i])).sort((a, b) => (a === s ? -1 : b === s ? 1 : a.i - b.i));
  return [el("div", {class: "head"}, stroke(s.p), el("div", {}, heading(predicateName(s.p)), el("p", {class: "soft"}, t("statements")(list.length)))), ...inPortions(list, (x) => statementCard(x))];
}

function pathPanel(a, b, found) {
  const head = el("div", {class: "head"}, el("div", {}, heading(t("pathTo")(ENTITIES[a].name, ENTITIES[b].name), {lang: "zh"}), el("p", {class: "soft"}, found ? t("steps")(found.length - 1) : t("noPath"))));
  if (!found) return [head];
  const steps = found.slice(1).map((j, k) => el("li", {}, ...inPortions(between(found[k], j), (s) => statementCard(s), 3)));
  return [head, el("ol", {class: "rail"}, ...steps)];
}
