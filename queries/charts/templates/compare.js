// The comparison's other views: differences in words, and the matrix of roles.
const VIEWS = ["charts", "differences", "matrix", ...(DRIFTS.length ? ["changes"] : [])];
const CHART_TOOLS = ["zoom-out", "zoom-in", "fit", "save-png", "save-svg"];
function showView(name) {
  for (const view of VIEWS) {
    $(view).hidden = view !== name;
    const tab = $(`tab-${view}`);
    tab.setAttribute("aria-selected", String(view === name));
    tab.tabIndex = view === name ? 0 : -1;
  }
  $("legend").hidden = name !== "charts";
  for (const tool of CHART_TOOLS) $(tool).hidden = name !== "charts";
  if (name === "charts") network.redraw();
}
VIEWS.forEach((view, index) => {
  $(`tab-${view}`).addEventListener("click", () => showView(view));
  $(`tab-${view}`).addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = VIEWS[(index + by + VIEWS.length) % VIEWS.length];
    showView(next);
    $(`tab-${next}`).focus();
  });
});

function heading(first) {
  const row = el("tr", {}, el("th", { scope: "col" }, first));
  for (const column of PAGE.columns) row.append(el("th", { scope: "col" }, column.name, el("small", { class: "quiet" }, ` ${column.line}`)));
  return el("thead", {}, row);
}
function cellOf(cell) {
  if (!cell.values.length) return el("td", { class: "none" }, "not disclosed");
  const made = el("td", {}, ...cell.values.map((value) => el("p", {}, value)));
  for (const saying of cell.evidence) {
    made.append(el("q", {}, saying.text), el("small", {}, [saying.element, `filing ${saying.filing}`].filter(Boolean).join(" · ")));
  }
  return made;
}
const COUNTED = { same: "the same", differs: "different", "not disclosed": "disclosed by fewer than two" };
const VERDICTS = { same: "same", differs: "differs", "not disclosed": "silent" };
function fillDifferences() {
  const counts = Object.entries(COUNTED).map(([verdict, words]) => `${PAGE.rows.filter((row) => row.verdict === verdict).length} ${words}`);
  const body = el("tbody");
  for (const row of PAGE.rows) {
    const silent = row.cells.filter((cell) => !cell.values.length).length;
    const told = row.cells.length - silent;
    const verdict = row.verdict !== "not disclosed" ? (silent ? `${row.verdict}, ${silent} silent` : row.verdict)
      : told ? `only ${told} of ${row.cells.length} discloses it` : row.verdict;
    const head = el("th", { scope: "row" }, row.title, el("br"), el("span", { class: `verdict ${VERDICTS[row.verdict]}` }, verdict));
    body.append(el("tr", {}, head, ...row.cells.map(cellOf)));
  }
  $("differences").replaceChildren(el("h2", {}, counts.join(" · ")),
    el("p", { class: "quiet" }, "A verdict judges the filings that disclose the feature; it needs two. “Not disclosed” is silence, not a “no”."),
    el("table", { class: "wide" }, heading("Feature"), body));
}
function fillMatrix() {
  const body = el("tbody");
  PAGE.lanes.forEach((lane, index) => {
    const here = NODES.filter((node) => node.key && laneOf(node) === index);
    const keys = [...new Set(here.map((node) => node.key))];
    const spread = (key) => new Set(here.filter((node) => node.key === key).map((node) => node.column)).size;
    keys.sort((a, b) => spread(b) - spread(a));
    body.append(el("tr", { class: "group" }, el("th", { colspan: String(PAGE.columns.length + 1), scope: "rowgroup" }, lane.name)));
    if (!keys.length) body.append(el("tr", {}, el("td", { class: "none", colspan: String(PAGE.columns.length + 1) }, "not disclosed by any")));
    for (const key of keys) {
      const row = el("tr", {}, el("th", { scope: "row" }, here.find((node) => node.key === key).keyTitle));
      PAGE.columns.forEach((_, column) => row.append(matrixCell(here.filter((node) => node.key === key && node.column === column))));
      body.append(row);
    }
  });
  $("matrix").replaceChildren(el("table", { class: "wide" }, heading("Role or body"), body));
}
function fillChanges() {
  const parts = [el("p", { class: "quiet" }, "A change is a fact that one filing gives and the other does not, or gives otherwise; other words for the same are none. What went is no longer disclosed, which is not a “no”.")];
  for (const { company, older, newer, reworded, note, changes } of DRIFTS) {
    const words = changes.length === 1 ? "1 change" : `${changes.length} changes`;
    parts.push(el("h2", {}, `${company}, ${older} → ${newer}: ${words}, ${reworded} ${reworded === 1 ? "sentence" : "sentences"} reworded`));
    if (note) parts.push(el("p", { class: "none" }, note));
    const head = el("thead", {}, el("tr", {}, ...["Change", older, newer].map((name) => el("th", { scope: "col" }, name))));
    if (changes.length) parts.push(el("table", { class: "wide" }, head, el("tbody", {}, ...changes.map(changeRow))));
  }
  $("changes").replaceChildren(...parts);
}
function changeRow({ kind, what, subject, values, said, marks }) {
  const shownIds = marks.filter((id) => edges.has(id) || cardOf(id));
  const choose = (id) => () => { showView("charts"); if (edges.has(id)) chooseEdge(id); else chooseNode(id); };
  const name = shownIds.length ? el("button", { class: "name", click: choose(shownIds[0]) }, subject) : el("b", {}, subject);
  const head = el("th", { scope: "row" }, el("span", { class: `verdict ${DRIFT_MARKS[kind]}` }, `${kind}: ${what}`), el("br"), name);
  return el("tr", {}, head, ...values.map((value, side) => changeCell(value, said[side], kind === ["came", "went"][side])));
}
function changeCell(value, said, silent) {
  const cell = el("td", silent ? { class: "none" } : {}, silent ? "not disclosed" : value && el("p", {}, value));
  if (silent && said.length) cell.append(el("p", {}, "nearest sentence:"));
  for (const saying of said) cell.append(el("q", {}, saying.text), el("small", {}, [saying.element, `filing ${saying.filing}`].filter(Boolean).join(" · ")));
  return cell;
}
const laneOf = (node) => { const card = cardOf(node.id); return card ? card.lane : null; };
function matrixCell(same) {
  if (!same.length) return el("td", { class: "none" }, "not disclosed");
  const cell = el("td");
  for (const node of same) {
    cell.append(el("button", { class: "name", click: () => { showView("charts"); chooseNode(node.id); } }, node.label));
    for (const edge of EDGES.filter((one) => one.from === node.id || (one.to === node.id && nodes.get(one.from).what === "the company"))) {
      const kind = el("b", {}, edge.from === node.id ? edge.phrase : `← ${edge.phrase}`);
      kind.style.color = colorName(edge);
      cell.append(el("small", { title: sentence(edge) }, kind, ` ${edge.from === node.id ? title(edge.to) : "the company"}`));
    }
  }
  return cell;
}
fillDifferences();
fillMatrix();
if (DRIFTS.length) fillChanges();
