// Legend and filter, search, keyboard, exports, print, deep links.
const SVG = "http://www.w3.org/2000/svg";
function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
for (const [type, style] of Object.entries(PAGE.looks)) {
  const count = EDGES.filter((edge) => edge.rel === type).length;
  if (!count) continue;
  const sample = svg("svg", { width: 36, height: 10, "aria-hidden": "true" });
  const line = svg("line", { x1: 1, y1: 5, x2: 27, y2: 5, "stroke-width": style.width, "stroke-dasharray": style.dash.join(" ") });
  const head = svg("path", { d: "M36 5 L27 1 L27 9 Z" });
  line.style.stroke = head.style.fill = `var(--rel-${type})`;
  sample.append(line, head);
  const words = type.replace(/_/g, " ").toLowerCase();
  $("legend").append(filterChip(type, words, count, style.meaning, sample));
}
const DOUBTS = [
  ["hedged", "hedged", (edge) => edge.hedged, "hollow arrow; the text says “may” or the like"],
  ["unsure", `less sure than ${UNSURE * 100} %`, unsure, "faint line; how sure the reading of the sentence is"],
];
for (const [key, words, holds, meaning] of DOUBTS) {
  const count = EDGES.filter(holds).length;
  if (count) $("legend").append(filterChip(key, words, count, meaning, null));
}
for (const mark of DRIFTS.length ? ["came", "went", "changed"] : []) {
  const sample = el("i", { class: "sample" });
  sample.style.background = PAINT.drift[mark];
  const count = DRIFTS.flatMap((drift) => drift.changes).filter((change) => DRIFT_MARKS[change.kind] === mark).length;
  $("legend").append(el("span", { class: "key" }, sample, mark, el("b", {}, String(count))));
}
if (CARDS.length) $("legend").append(el("span", { class: "note" }, "Double border: board · pill: committee · rounded: officer · underlined: team · dashed: third party · hollow arrow: hedged · faint: less sure"));
function filterChip(key, words, count, meaning, sample) {
  const chip = el("button", { class: "chip", "aria-pressed": "true", "data-type": key, title: `${words}: ${meaning}. Click to hide or show.`, click: () => {
    if (state.off.has(key)) state.off.delete(key); else state.off.add(key);
    chip.setAttribute("aria-pressed", String(!state.off.has(key)));
    say(`${words} ${state.off.has(key) ? "hidden" : "shown"}`);
    if (!state.node && !state.edge) showHome();
    network.redraw();
  } }, sample, words, el("b", {}, String(count)));
  return chip;
}

const search = $("search");
const hits = $("hits");
let found = [];
let chosen = 0;
function find(words) {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  const named = NODES.filter((node) => node.names && node.names.some((name) => name.toLowerCase().includes(wanted)));
  const said = EDGES.filter((edge) => edge.evidence.some((saying) => saying.text.toLowerCase().includes(wanted)));
  return [...named.map((node) => ({ node })), ...said.map((edge) => ({ edge, wanted }))].slice(0, 30);
}
function excerpt(edge, wanted) {
  const words = edge.evidence.map((saying) => saying.text).find((text) => text.toLowerCase().includes(wanted));
  const at = words.toLowerCase().indexOf(wanted);
  return `…${words.slice(Math.max(0, at - 40), at + 70)}…`;
}
function showHits() {
  hits.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!hits.hidden));
  hits.replaceChildren(...found.map((one, index) => {
    const item = el("li", { role: "option", id: `hit-${index}`, "aria-selected": String(index === chosen) },
      one.node ? one.node.label : inWords(one.edge),
      el("small", {}, one.node ? [COMPARE ? PAGE.columns[one.node.column].name : null, one.node.what].filter(Boolean).join(" · ") : excerpt(one.edge, one.wanted)));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); pick(one); });
    return item;
  }));
  if (!found.length) hits.append(el("li", { role: "option", "aria-selected": "false" }, "Nothing found"));
  search.setAttribute("aria-activedescendant", found.length ? `hit-${chosen}` : "");
}
function pick(one) {
  hits.hidden = true;
  if (COMPARE && $("charts").hidden) $("tab-charts").click();
  if (one.node) chooseNode(one.node.id); else chooseEdge(one.edge.id);
}
search.addEventListener("input", () => { found = find(search.value); chosen = 0; showHits(); say(`${counted(found.length, "result")}`); });
search.addEventListener("blur", () => { hits.hidden = true; });
search.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") chosen = Math.min(chosen + 1, found.length - 1);
  else if (event.key === "ArrowUp") chosen = Math.max(chosen - 1, 0);
  else if (event.key === "Enter" && found[chosen]) { pick(found[chosen]); return; }
  else if (event.key === "Escape") { search.value = ""; found = []; box.focus(); }
  else return;
  event.preventDefault();
  showHits();
});

const AHEAD = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
box.addEventListener("keydown", (event) => {
  const key = event.key;
  if (key === "Escape") clear();
  else if (key === "+" || key === "=") zoom(1.2);
  else if (key === "-") zoom(1 / 1.2);
  else if (key === "f" || key === "F") fit();
  else if (key === "Enter") $("panel").focus();
  else if (AHEAD[key]) step(AHEAD[key]);
  else return;
  event.preventDefault();
});
function step([dx, dy]) {
  const here = state.node && cardOf(state.node);
  const cards = CARDS.filter((card) => card !== here);
  if (!here) { if (CARDS.length) chooseNode([...CARDS].sort((a, b) => a.y - b.y || a.x - b.x)[0].id); return; }
  // The nearest ahead; sideways offset counts against it.
  const cost = (card) => {
    const [along, aside] = dx ? [(card.x - here.x) * dx, Math.abs(card.y - here.y) * 4] : [(card.y - here.y) * dy, Math.abs(card.x - here.x) * 0.4];
    return along > 1 ? along + aside : Infinity;
  };
  const next = cards.reduce((best, card) => (cost(card) < (best ? cost(best) : Infinity) ? card : best), null);
  if (next) chooseNode(next.id);
}
$("panel").addEventListener("keydown", (event) => { if (event.key === "Escape") { clear(); box.focus(); } });
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !(document.activeElement instanceof HTMLInputElement)) { event.preventDefault(); search.focus(); }
}, { signal: host.gone });

function save(blob, name) {
  const link = el("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  setTimeout(() => { URL.revokeObjectURL(link.href); link.remove(); }, 5000);
}
$("save-svg").addEventListener("click", () => save(new Blob([svgText()], { type: "image/svg+xml" }), `${PAGE.file}.svg`));
$("save-png").addEventListener("click", () => {
  const [width, height] = exportSize();
  const scale = Math.min(2, 12000 / Math.max(width, height));
  const canvas = el("canvas", { width: String(Math.round(width * scale)), height: String(Math.round(height * scale)) });
  const context = canvas.getContext("2d");
  context.scale(scale, scale);
  context.translate(EXPORT.left, EXPORT.top);
  inLight(() => drawAll(new CanvasPen(context)));
  canvas.toBlob((blob) => save(blob, `${PAGE.file}.png`), "image/png");
});
// One page with the chart; the sentences follow on pages of their own where they are asked for.
let withSentences = false;
function preparePrint() {
  if (COMPARE && $("charts").hidden) return;
  const picture = new DOMParser().parseFromString(host.svg(svgText()), "image/svg+xml").documentElement;
  $("print").replaceChildren(document.importNode(picture, true));
  if (!withSentences) return;
  const rows = EDGES.filter(shown).map((edge) => el("tr", {}, el("td", {}, title(edge.from)), el("td", {}, edge.phrase), el("td", {}, title(edge.to)), el("td", {}, sentence(edge))));
  const head = el("tr", {}, ...["From", "Relation", "To", "Evidence"].map((name) => el("th", {}, name)));
  $("print").append(el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows)));
}
let before = null;
window.addEventListener("beforeprint", () => { before = theme.dark; useTheme(false); preparePrint(); }, { signal: host.gone });
window.addEventListener("afterprint", () => { useTheme(before); $("print").replaceChildren(); }, { signal: host.gone });
function printPage(all) {
  withSentences = all;
  window.print();
  withSentences = false;
}
$("print-page").addEventListener("click", () => printPage(false));
$("print-all").addEventListener("click", () => printPage(true));
if (!COMPARE) {
  $("panel-switch").addEventListener("click", () => {
    const wide = $("charts").classList.toggle("wide");
    $("panel-switch").setAttribute("aria-pressed", String(!wide));
  });
}
$("fit").addEventListener("click", fit);
$("zoom-in").addEventListener("click", () => zoom(1.2));
$("zoom-out").addEventListener("click", () => zoom(1 / 1.2));

function followLink() {
  const [, kind, id] = /^(node|edge)=(.+)$/.exec(host.link()) || [];
  let name = id;
  try { name = id && decodeURIComponent(id); } catch { name = id; }
  if (kind === "node" && nodes.has(name)) chooseNode(name);
  else if (kind === "edge" && edges.has(name)) chooseEdge(name);
}
