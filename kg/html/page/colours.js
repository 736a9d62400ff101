// Light and dark, colours that stand out from either, and one outline per type, for the canvas, SVG and the legend.

let dark = stored("theme") ? stored("theme") === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
const GROUNDS = {light: "#fbfaf7", dark: "#16181c"};
const INKS = {light: "#1c1c1a", dark: "#ecebe6"};
const mode = () => (dark ? "dark" : "light");
const ground = () => GROUNDS[mode()];
const ink = () => INKS[mode()];
const FACE = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","Hiragino Sans GB",sans-serif';

const parts = (hex) => [1, 3, 5].map((k) => parseInt(hex.slice(k, k + 2), 16));
const joined = (rgb) => "#" + rgb.map((v) => Math.round(v).toString(16).padStart(2, "0")).join("");

// relative luminance and contrast as WCAG 2 defines them
function luminance(hex) {
  const [r, g, b] = parts(hex).map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

// the colour, moved towards the ink until it stands out from the ground as a drawing must (3 to 1)
const readable = (() => {
  const known = new Map();
  return (colour, ratio = 3) => {
    const key = mode() + ratio + colour;
    if (!known.has(key)) {
      let made = colour;
      const from = parts(colour), to = parts(dark ? "#ffffff" : "#000000");
      for (let k = 1; k <= 20 && contrast(made, ground()) < ratio; k++) made = joined(from.map((v, c) => v + ((to[c] - v) * k) / 20));
      known.set(key, made);
    }
    return known.get(key);
  };
})();
const typeColour = (e) => readable(TYPES[e.type].colour);
const predicateColour = (p) => readable(PREDICATES[p].colour);

// neighbours in the legend differ in stroke too, for eyes that do not tell their colours apart
const DASHES = [[], [9, 5], [2, 4]];
const dashOf = (p) => DASHES[p % DASHES.length];

// corners of a shape of radius 1; null is a circle
const CORNERS = {
  dot: null,
  square: [[-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]],
  triangle: [[0, -1.05], [1.05, 0.8], [-1.05, 0.8]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
};

const SVG = "http://www.w3.org/2000/svg";
function svg(tag, props, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
function outline(shape, x, y, r, fill) {
  const corners = CORNERS[shape];
  if (!corners) return svg("circle", {cx: x, cy: y, r, fill});
  return svg("polygon", {points: corners.map(([cx, cy]) => `${(x + cx * r).toFixed(1)},${(y + cy * r).toFixed(1)}`).join(" "), fill});
}
function chip(type) {
  return svg("svg", {viewBox: "0 0 16 16", class: "chip", "aria-hidden": "true"}, outline(type.shape, 8, 8, 6, readable(type.colour)));
}
function stroke(p) {
  const dash = dashOf(p).map((v) => v * 0.6).join(" ");
  const line = svg("line", {x1: 1, y1: 8, x2: 23, y2: 8, stroke: predicateColour(p), "stroke-width": 2.5});
  if (dash) line.setAttribute("stroke-dasharray", dash);
  return svg("svg", {viewBox: "0 0 24 16", class: "stroke", "aria-hidden": "true"}, line);
}
