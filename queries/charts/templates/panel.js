// The panel: at a glance, a card with its relations, a relation with its sentences.
function wordsOf(edge) {
  const [relation, ...more] = edge.phrase.split(" · ");
  return [`${nodes.get(edge.from).label} ${relation} ${nodes.get(edge.to).label}`, ...more].join(" · ");
}
const inWords = (edge) => [wordsOf(edge), ...(driftsOf.get(edge.id) || []).map((one) => one.kind)].filter(Boolean).join(" · ");
const title = (id) => nodes.get(id).label;

function relationButton(edge) {
  return el("button", { class: "relation", color: colorName(edge), click: () => chooseEdge(edge.id) },
    el("span", { class: "kind" }, edge.phrase),
    el("span", { class: "ends" }, `${title(edge.from)} → ${title(edge.to)}`),
    el("q", {}, sentence(edge)));
}
function backButton() {
  return el("button", { class: "back", click: clear }, COMPARE ? "✕ Close" : "‹ Overview");
}
function fill(...children) {
  $("panel").hidden = false;
  $("panel").replaceChildren(...children.filter(Boolean));
  $("panel").scrollTop = 0;
}
function showHome() {
  if (COMPARE) { $("panel").hidden = true; return; }
  const visible = EDGES.filter(shown);
  fill(el("h2", {}, PAGE.company), el("p", { class: "quiet" }, PAGE.subtitle), filingLink(PAGE.address),
    EDGES.length ? null : el("p", {}, NOTHING),
    el("h3", {}, "At a glance"), ...glance(), ...host.more(), ...tags(),
    EDGES.length ? el("h3", {}, `All relations (${visible.length} of ${EDGES.length})`) : null, ...visible.map(relationButton));
}
function filingLink(address) {
  return address ? el("p", { class: "quiet" }, "The filing: ", el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address)) : null;
}
function glance() {
  const list = el("dl");
  for (const fact of PAGE.glance.filter((one) => one.values.length)) {
    list.append(el("dt", {}, fact.title), ...fact.values.map((value) => el("dd", {}, value)));
  }
  const silent = PAGE.glance.filter((one) => !one.values.length).map((one) => one.title);
  return [list, silent.length ? el("p", { class: "silent" }, el("b", {}, "Not disclosed: "), `${silent.join("; ")}.`) : null];
}
const OTHERWISE = "the text says otherwise";
function tags() {
  if (!PAGE.tags.length) return [];
  const list = el("ul", { class: "tags" });
  for (const tag of PAGE.tags) {
    const item = el("li", {}, el("b", {}, tag.value ? "Yes" : "No"), ` ${tag.title}`);
    if (tag.standing) {
      const mark = { class: tag.standing === OTHERWISE ? "standing warn" : "standing" };
      item.append(tag.edges.length ? el("button", { ...mark, click: () => chooseBundle(tag.edges, `${tag.standing}: ${tag.title}`) }, tag.standing) : el("span", mark, tag.standing));
    }
    list.append(item);
  }
  return [el("h3", {}, "The filing’s own tags, beside its text"), list];
}
function showNode(id) {
  const node = nodes.get(id);
  const relations = relationsOf(id);
  const facts = el("dl");
  for (const [name, value] of node.facts || []) facts.append(el("dt", {}, name), el("dd", {}, value));
  const place = node.card ? PAGE.lanes[node.lane].name : node.on ? PAGE.lanes[cardOf(id).lane].name : node.what;
  const parts = [backButton(), el("h2", {}, node.label),
    el("p", { class: "quiet" }, [COMPARE ? PAGE.columns[node.column].name : null, place].filter(Boolean).join(" · ")), ...driftMarks(id), facts];
  if (node.members) {
    parts.push(el("h3", {}, node.label), ...node.members.map((member) =>
      el("button", { class: "relation", click: () => chooseNode(member) }, el("span", { class: "ends" }, title(member)))));
  }
  if (COMPARE && node.key) parts.push(el("h3", {}, "Counterparts in each company"), counterpartTable(node));
  parts.push(el("h3", {}, counted(relations.length, "relation")), ...relations.map(relationButton));
  fill(...parts);
}
function counterpartTable(node) {
  const table = el("table");
  PAGE.columns.forEach((column, index) => {
    const cell = el("td");
    const same = NODES.filter((other) => other.column === index && other.key === node.key);
    if (!same.length) { cell.className = "none"; cell.append("not disclosed"); }
    for (const other of same) {
      cell.append(el("button", { class: "name", click: () => chooseNode(other.id) }, other.label));
      for (const edge of relationsOf(other.id)) {
        const outwards = edge.from === other.id;
        cell.append(el("small", {}, outwards ? `${edge.phrase} ${title(edge.to)}` : `← ${title(edge.from)} ${edge.phrase}`));
      }
    }
    table.append(el("tr", {}, el("th", { scope: "row" }, column.name), cell));
  });
  return table;
}
const driftMarks = (id) => (driftsOf.get(id) || []).map(({ when }) => el("span", { class: "mark" }, when));
function showEdge(id) {
  const edge = edges.get(id);
  const color = colorName(edge);
  const parts = [backButton(), el("h2", {}, edge.phrase),
    el("p", {}, `${title(edge.from)} → ${title(edge.to)}`)];
  parts.push(...driftMarks(id));
  if (edge.hedged) parts.push(el("span", { class: "mark" }, "hedged: the text says “may” or the like"));
  if (edge.confidence < 1) parts.push(el("span", { class: unsure(edge) ? "mark" : "mark plain" }, `confidence ${Math.round(edge.confidence * 100)} %`));
  if (edge.frequency) parts.push(el("p", { class: "quiet" }, `Frequency: ${edge.frequency}`));
  parts.push(el("h3", {}, edge.evidence.length > 1 ? `Evidence (${edge.evidence.length} sayings)` : "Evidence"));
  for (const saying of edge.evidence) {
    parts.push(el("blockquote", { color }, `“${saying.text}”`),
      el("p", { class: "quiet" }, [saying.element, saying.filing && `filing ${saying.filing}`, saying.end && `characters ${saying.start}–${saying.end}`].filter(Boolean).join(" · ")));
  }
  if (!edge.evidence.length) parts.push(el("p", { class: "none" }, sentence(edge)));
  parts.push(filingLink(COMPARE ? PAGE.columns[nodes.get(edge.from).column].address : PAGE.address), el("h3", {}, "Ends"));
  for (const end of [edge.from, edge.to]) {
    parts.push(el("button", { class: "relation", click: () => chooseNode(end) }, el("span", { class: "ends" }, title(end))));
  }
  fill(...parts);
}

function chooseNode(id) {
  Object.assign(state, { node: id, edge: null });
  showNode(id);
  host.remember(`node=${encodeURIComponent(id)}`);
  const others = counterparts(nodes.get(id)).length - 1;
  say(`${title(id)}, ${counted(relationsOf(id).length, "relation")}${COMPARE ? `, ${counted(others, "counterpart")}` : ""}`);
  const card = cardOf(id);
  if (card) reveal(card);
  network.redraw();
}
function chooseEdge(id) {
  Object.assign(state, { node: null, edge: id });
  showEdge(id);
  host.remember(`edge=${encodeURIComponent(id)}`);
  say(`${inWords(edges.get(id))}. ${sentence(edges.get(id))}`);
  const spot = spotOf(edges.get(id));
  if (spot) reveal(spot);
  network.redraw();
}
// The words of a bundle stand for all its lines: the panel lists them.
function chooseBundle(ids, why) {
  const all = EDGES.filter((edge) => ids.includes(lineOf(edge).id) || ids.includes(edge.id));
  const heading = why || edges.get(ids[0]).phrase;
  Object.assign(state, { node: null, edge: null });
  fill(backButton(), el("h2", {}, heading), el("p", { class: "quiet" }, counted(all.length, "relation") + (why ? "" : " drawn as one line")), ...all.map(relationButton));
  say(`${counted(all.length, "relation")}: ${heading}`);
  network.redraw();
}
function clear() {
  Object.assign(state, { node: null, edge: null });
  showHome();
  host.remember("");
  say("Nothing selected");
  network.redraw();
}
// Where an edge is to be seen: its mark on a card, or its words.
function spotOf(edge) {
  if (edge.mark) {
    const card = nodes.get(edge.mark);
    return { x: card.x, y: card.y - card.height / 2 + card.badges.find((badge) => badge.edge === edge.id).y };
  }
  return PAGE.labels.find((label) => label.edges.includes(lineOf(edge).id));
}
// Bring a place of the chart into sight, if it is out of it.
function reveal(spot) {
  const { x, y } = network.canvasToDOM({ x: spot.x, y: spot.y });
  const hidden = COMPARE && !$("panel").hidden ? $("panel").offsetWidth : 0;
  if (x > INSET.left && x < box.clientWidth - hidden - 40 && y > INSET.top && y < box.clientHeight - 20) return;
  network.moveTo({ position: { x: spot.x + hidden / 2 / network.getScale(), y: spot.y }, animation: false });
}
