// Words of the interface, in both languages, and the few ways in which text enters the page.

const WORDS = {
  zh: {
    title: "报纸知识图谱", search: "搜索名称、别名、拼音（如 quanzong、zjh）", searchPath: "路径的另一端是谁？", suggestions: "建议",
    tools: "工具", undo: "撤销", redo: "重做", table: "表格", save: "保存", other: "English", theme: "明暗主题", help: "键盘与帮助",
    filter: "筛选", filters: "图例与筛选", graph: "关系图", details: "详情", back: "返回", close: "关闭",
    closer: "放大", farther: "缩小", fit: "适合窗口", types: "类型", predicates: "关系", papers: "报纸", time: "时间", trust: "可信程度",
    unnamedPaper: "未署报名", confidence: "可信度", contradicts: "与此矛盾：", atLeast: (x) => `可信度不低于 ${x}`, stories: (n) => `${n} 篇独立报道`,
    support: (n) => n > 1 ? `至少 ${n} 篇独立报道` : "报道篇数不限", undated: "含无日期的", from: "起", to: "止", reset: "清除筛选",
    nothing: "没有符合筛选条件的内容。", hits: (n) => n ? `${n} 条建议` : "没有找到", none: "没有找到。可试名称的一部分，或拼音首字母。",
    shown: (n, all, m) => `显示 ${n} / ${all} 个节点，${m} 条关系`, more: (n) => `再显示 ${n} 个`, all: "全部显示",
    capped: (n) => `图中最多 ${n} 个，其余请搜索或筛选`, pared: (n, all) => `本页收入联系最多的 ${n} 个实体，全部 ${all} 个在 graph.json 和 graph.ttl 中`, core: "回到主要部分", restore: (n) => `恢复隐藏的 ${n} 个`, tidy: "重新布局",
    also: "又作", printed: "报上又印作", code: "区划代码", territory: "所在地区（按名称）", mentions: (n, m) => `${m} 篇文章中提到 ${n} 次`, expand: (n) => `展开 ${n} 个邻居`, hide: "隐藏",
    around: "只看周围", degrees: (n) => `${n} 度`, part: "整个连通部分", path: "到……的路径", pathTo: (a, b) => `${a} 到 ${b}`,
    pathPick: (a) => `从“${a}”出发：请点选或搜索另一端。`, noPath: "按现在的筛选，两者之间没有路径。", steps: (n) => `${n} 步`, cancel: "取消",
    posts: "任职经历", holders: "任职人员", articles: "提到它的文章", statements: (n) => `${n} 条关系`, seen: "见报", since: "起", until: "止",
    untitled: "（无题）", page: "", moreQuotes: (n) => `另有 ${n} 处原文`, noStatements: "文章提到了它，但没有说到它与别的事物的关系。",
    anchor: "链接", inArticle: "本文说到的关系", printedIn: "出处", subject: "主语", predicate: "关系", object: "宾语", post: "职务", date: "日期", quote: "原文",
    headline: "标题", paper: "报纸", caption: (n) => `图中所示的 ${n} 条关系，一行一条`, listMore: (n, all) => `已列 ${n} / ${all} 条，继续列出`,
    selected: (name, kind, n) => `已选 ${name}，${kind}，${n} 条关系`, others: (n) => `其余 ${n} 项`, only: "只看",
    hint: "方向键移到邻近的节点，回车看详情，E 展开，H 隐藏，斜杠键搜索，问号键看全部按键。表格按钮列出同样的内容。",
    keys: [["/", "搜索"], ["← ↑ → ↓", "移到那个方向上最近的节点"], ["Enter", "看选中节点的详情"], ["E", "展开邻居"], ["H", "隐藏"],
      ["+ − 0", "放大、缩小、适合窗口"], ["Ctrl Z · Ctrl Y", "撤销、重做"], ["T", "表格"], ["Esc", "关闭面板"], ["?", "本说明"]],
    about: "每条关系都附有说出它的原文。双击节点展开它的邻居；拖动可以移动节点；点一下关系线看原文。",
  },
  en: {
    title: "Newspaper knowledge graph", search: "Search names, aliases, pinyin (quanzong, zjh)", searchPath: "The other end of the path", suggestions: "Suggestions",
    tools: "Tools", undo: "Undo", redo: "Redo", table: "Table", save: "Save", other: "中文", theme: "Light or dark", help: "Keys and help",
    filter: "Filters", filters: "Legend and filters", graph: "Graph", details: "Details", back: "Back", close: "Close",
    closer: "Closer", farther: "Farther", fit: "Fit", types: "Types", predicates: "Relations", papers: "Newspapers", time: "Time", trust: "Trust",
    unnamedPaper: "(unnamed paper)", confidence: "confidence", contradicts: "Contradicted by:", atLeast: (x) => `Confidence at least ${x}`, stories: (n) => `${n} ${n === 1 ? "story" : "stories"}`,
    support: (n) => n > 1 ? `At least ${n} separate stories` : "Any number of stories", undated: "also undated", from: "From", to: "To", reset: "Clear filters",
    nothing: "Nothing passes the filters.", hits: (n) => n ? `${n} suggestions` : "nothing found", none: "Nothing found. Try a part of the name, or pinyin initials.",
    shown: (n, all, m) => `${n} of ${all} nodes, ${m} statements`, more: (n) => `${n} more`, all: "Show all",
    capped: (n) => `${n} at most are drawn; search or filter for the rest`, pared: (n, all) => `This page holds the ${n} best connected of ${all} entities; graph.json and graph.ttl hold all`, core: "Back to the core", restore: (n) => `Restore ${n} hidden`, tidy: "Tidy up",
    also: "also", printed: "printed as", code: "division code", territory: "territory, by its name", mentions: (n, m) => `${n} mention${n === 1 ? "" : "s"} in ${m} article${m === 1 ? "" : "s"}`, expand: (n) => `Expand ${n} neighbour${n === 1 ? "" : "s"}`, hide: "Hide",
    around: "Only around it", degrees: (n) => `${n}°`, part: "Its whole component", path: "Path to …", pathTo: (a, b) => `${a} to ${b}`,
    pathPick: (a) => `From ${a}: choose the other end in the graph, or search for it.`, noPath: "Under the present filters no path joins the two.", steps: (n) => `${n} step${n === 1 ? "" : "s"}`, cancel: "Cancel",
    posts: "Posts over time", holders: "Who held posts", articles: "Articles that mention it", statements: (n) => `${n} statement${n === 1 ? "" : "s"}`, seen: "in print", since: "from", until: "to",
    untitled: "(untitled)", page: "", moreQuotes: (n) => `${n} more quote${n === 1 ? "" : "s"}`, noStatements: "Articles mention it, but say nothing of its relation to other things.",
    anchor: "link", inArticle: "What this article says", printedIn: "source", subject: "subject", predicate: "relation", object: "object", post: "post", date: "date", quote: "words",
    headline: "headline", paper: "newspaper", caption: (n) => `The ${n} statements shown, one a row`, listMore: (n, all) => `${n} of ${all} listed: list more`,
    selected: (name, kind, n) => `${name} chosen, ${kind}, ${n} statements`, others: (n) => `${n} more`, only: "only",
    hint: "Arrow keys move to the next node in that direction, Enter opens its details, E expands, H hides, slash searches, question mark lists all keys. The table button lists the same statements.",
    keys: [["/", "search"], ["← ↑ → ↓", "to the nearest node in that direction"], ["Enter", "details of the chosen node"], ["E", "expand its neighbours"], ["H", "hide it"],
      ["+ − 0", "closer, farther, fit"], ["Ctrl Z · Ctrl Y", "undo, redo"], ["T", "table"], ["Esc", "close the panel"], ["?", "this list"]],
    about: "Every statement shows the words that say it. Double-click a node to expand it; drag to move it; click a line for its quotes.",
  },
};

const $ = (id) => document.getElementById(id);

function stored(key, value) {
  try {
    if (value !== undefined) localStorage.setItem(`kg.${key}`, value);
    return localStorage.getItem(`kg.${key}`);
  } catch {
    return null; // storage is closed to pages from disk in some browsers
  }
}

let language = (stored("language") || navigator.language || "zh").startsWith("zh") ? "zh" : "en";
const t = (key) => WORDS[language][key];
const pick = (zh, en) => (language === "zh" ? zh : en);

// Words of newspapers enter the page here, and only as text.
function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") made.className = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (name === "data") Object.assign(made.dataset, value);
    else if (name === "colour") made.style.setProperty("--c", value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function say(text) {
  $("said").textContent = text;
}
