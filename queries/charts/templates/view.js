// The viewer: vis-network holds the graph, pans and zooms; lines and labels are drawn before and after its cards.
const box = $("mynetwork");
const drawn = CARDS.map((card) => ({
  id: card.id, x: card.x, y: card.y, label: "", shape: "custom", fixed: true, physics: false,
  ctxRenderer: ({ ctx }) => ({
    drawNode() {
      const pen = new CanvasPen(ctx);
      ctx.save();
      pen.alpha(dimmed(card, focus) ? 0.22 : 1);
      drawCard(pen, card, Boolean(focus && focus.core.has(card.id)));
      ctx.restore();
    },
    nodeDimensions: { width: card.width, height: card.height },
  }),
}));
const joined = LINES.map((edge) => ({ id: edge.id, from: cardOf(edge.from).id, to: cardOf(edge.to).id, hidden: true, smooth: false }));
const network = new vis.Network(box, { nodes: new vis.DataSet(drawn), edges: new vis.DataSet(joined) }, host.read("options"));
let focus = null;

network.on("beforeDrawing", (context) => {
  focus = lit();
  context.save();
  const pen = new CanvasPen(context);
  drawBands(pen, PAGE.bounds[0] - 4000, PAGE.bounds[2] + 4000);
  drawLines(pen, focus);
  context.restore();
});
network.on("afterDrawing", (context) => {
  context.save();
  drawLabels(new CanvasPen(context), focus);
  context.restore();
  pinHeaders();
});

for (const band of PAGE.bands) {
  const label = el("div", {}, PAGE.lanes[band.lane].name, band.empty ? el("small", {}, "not disclosed") : null);
  label.style.borderColor = `var(--lane-${band.lane})`;
  $("lanes").append(label);
}
for (const column of PAGE.columns) $("columns").append(el("div", { title: column.name }, column.name, el("small", {}, column.line)));

const NOTHING = "The filing discloses no governance relation: nobody is said to oversee, manage, report or be engaged.";
if (!COMPARE && !EDGES.length) $("stage").append(el("p", { class: "nothing" }, NOTHING));

function pinHeaders() {
  PAGE.bands.forEach((band, index) => {
    const top = network.canvasToDOM({ x: 0, y: band.top }).y;
    const bottom = network.canvasToDOM({ x: 0, y: band.bottom }).y;
    const label = $("lanes").children[index];
    label.style.top = `${top}px`;
    label.style.height = `${Math.max(0, bottom - top)}px`;
  });
  PAGE.columns.forEach((column, index) => {
    const left = network.canvasToDOM({ x: column.left, y: 0 }).x - 116;
    const right = network.canvasToDOM({ x: column.right, y: 0 }).x - 116;
    // A column wider than the window keeps its name in sight.
    const from = Math.max(left, 0);
    const label = $("columns").children[index];
    label.style.left = `${from}px`;
    label.style.width = `${Math.max(0, Math.min(right, box.clientWidth - 116) - from)}px`;
  });
}

// Where the chart may be: right of the lane names, below the column names.
const INSET = { left: 122, top: COMPARE ? 50 : 4, right: 12, bottom: 8 };
function place(scale, atStart) {
  const [width, height] = [box.clientWidth, box.clientHeight];
  const room = { w: (width - INSET.left - INSET.right) / scale, h: (height - INSET.top - INSET.bottom) / scale };
  const [, , right, bottom] = PAGE.bounds;
  const left = right <= room.w || !atStart ? (right - room.w) / 2 : 0;
  const top = bottom <= room.h && atStart ? 0 : atStart ? 0 : (bottom - room.h) / 2;
  const x = left + (width / 2 - INSET.left) / scale;
  const y = top + (height / 2 - INSET.top) / scale;
  network.moveTo({ position: { x, y }, scale, animation: false });
}
function fitScale() {
  const [, , right, bottom] = PAGE.bounds;
  return Math.min((box.clientWidth - INSET.left - INSET.right) / right, (box.clientHeight - INSET.top - INSET.bottom) / bottom, 1.2);
}
// At first text is legible and the board in sight, even if the rest has to be scrolled to.
function start() {
  const across = (box.clientWidth - INSET.left - INSET.right) / PAGE.bounds[2];
  const legible = COMPARE ? Math.max(0.66, Math.min(0.76, across)) : Math.max(0.6, Math.min(0.82, across));
  place(Math.max(fitScale(), legible), true);
}
const fit = () => place(fitScale(), true);
function zoom(by, pointer) {
  const scale = Math.min(3, Math.max(0.1, network.getScale() * by));
  const position = network.getViewPosition();
  const fixed = pointer ? network.DOMtoCanvas(pointer) : position;
  const ratio = network.getScale() / scale;
  network.moveTo({ scale, animation: false,
    position: { x: fixed.x + (position.x - fixed.x) * ratio, y: fixed.y + (position.y - fixed.y) * ratio } });
}
box.addEventListener("wheel", (event) => {
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) {
    zoom(Math.exp(-event.deltaY * 0.004), { x: event.offsetX, y: event.offsetY });
    return;
  }
  const position = network.getViewPosition();
  const scale = network.getScale();
  const [dx, dy] = event.shiftKey ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
  const within = (value, low, high) => Math.min(Math.max(value, low), high);
  network.moveTo({ animation: false, position: {
    x: within(position.x + dx / scale, 0, PAGE.bounds[2]), y: within(position.y + dy / scale, 0, PAGE.bounds[3]) } });
}, { passive: false });

// What lies under a point of the chart: a mark or a member on a card, a card, a label, a line.
function hit(point) {
  for (const card of CARDS) {
    const [x, y] = [point.x - card.x + card.width / 2, point.y - card.y + card.height / 2];
    if (x < 0 || y < 0 || x > card.width || y > card.height) continue;
    const badge = card.badges.find((one) => Math.abs(one.y - y) < 8 && shown(edges.get(one.edge)));
    if (badge) return { edge: badge.edge };
    const line = card.lines.find((one) => one.node && Math.abs(one.y - y) < 7.5);
    return { node: line ? line.node : card.id };
  }
  const label = PAGE.labels.find((one) => Math.abs(point.x - one.x) < one.w / 2 && Math.abs(point.y - one.y) < one.h / 2 && shown(edges.get(one.edges[0])));
  if (label) return { edge: label.edges[0], bundle: label.edges };
  let [best, near] = [null, 8 / network.getScale()];
  for (const edge of LINES.filter(shown)) {
    const points = edge.route.own;
    for (let i = 1; i < points.length; i++) {
      const far = distance(point, points[i - 1], points[i]);
      if (far < near) { near = far; best = edge; }
    }
  }
  return best ? { edge: best.id } : null;
}
function distance(point, a, b) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const long = dx * dx + dy * dy;
  const t = long ? Math.max(0, Math.min(1, ((point.x - a[0]) * dx + (point.y - a[1]) * dy) / long)) : 0;
  return Math.hypot(point.x - a[0] - t * dx, point.y - a[1] - t * dy);
}

network.on("click", ({ pointer }) => {
  const found = hit(pointer.canvas);
  if (!found) clear();
  else if (found.node) chooseNode(found.node);
  else if (found.bundle && found.bundle.length > 1) chooseBundle(found.bundle);
  else chooseEdge(found.edge);
});
box.addEventListener("mousemove", (event) => {
  const found = hit(network.DOMtoCanvas({ x: event.offsetX, y: event.offsetY }));
  const tip = $("tip");
  const hover = found && found.edge ? found.edge : null;
  if (hover !== state.hover) { state.hover = hover; network.redraw(); }
  box.style.cursor = found ? "pointer" : "default";
  tip.hidden = !found;
  if (!found) return;
  if (found.edge) {
    const edge = edges.get(found.edge);
    const words = sentence(edge);
    tip.replaceChildren(el("b", {}, inWords(edge)), el("span", {}, `“${words.length > 220 ? `${words.slice(0, 220)}…` : words}”`));
  } else {
    const node = nodes.get(found.node);
    tip.replaceChildren(el("b", {}, node.label), el("span", {}, `${counted(relationsOf(node.id).length, "relation")} · click for the sentences`));
  }
  tip.style.left = `${Math.max(4, Math.min(event.offsetX + 14, box.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(event.offsetY + 16, box.clientHeight - tip.offsetHeight - 8))}px`;
});
box.addEventListener("mouseleave", () => { $("tip").hidden = true; state.hover = null; network.redraw(); });
