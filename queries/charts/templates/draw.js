// The chart itself, drawn once for canvas, PNG, SVG and print through a pen with a few strokes.
const FONT = 'Arial, "Liberation Sans", Helvetica, sans-serif';

class CanvasPen {
  constructor(context) { this.c = context; }
  alpha(value) { this.c.globalAlpha = value; }
  style({ fill, stroke, width, dash }) {
    this.c.setLineDash(dash || []);
    this.c.lineWidth = width || 1;
    if (fill) { this.c.fillStyle = fill; this.c.fill(); }
    if (stroke) { this.c.strokeStyle = stroke; this.c.stroke(); }
    this.c.setLineDash([]);
  }
  rect(x, y, w, h, r, style) {
    const round = Math.min(r, w / 2, h / 2);
    this.c.beginPath();
    this.c.moveTo(x + round, y);
    this.c.arcTo(x + w, y, x + w, y + h, round);
    this.c.arcTo(x + w, y + h, x, y + h, round);
    this.c.arcTo(x, y + h, x, y, round);
    this.c.arcTo(x, y, x + w, y, round);
    this.c.closePath();
    this.style(style);
  }
  line(points, radius, style) {
    this.c.beginPath();
    this.c.moveTo(...points[0]);
    for (let i = 1; i < points.length - 1; i++) this.c.arcTo(...points[i], ...points[i + 1], corner(points, i, radius));
    this.c.lineTo(...points[points.length - 1]);
    this.style(style);
  }
  shape(points, style) {
    this.c.beginPath();
    points.forEach((point, i) => (i ? this.c.lineTo(...point) : this.c.moveTo(...point)));
    this.c.closePath();
    this.style(style);
  }
  text(words, x, y, size, { bold, italic, fill, align, widest }) {
    this.c.font = `${italic ? "italic " : ""}${bold ? "bold " : ""}${size}px ${FONT}`;
    this.c.textAlign = align || "center";
    this.c.textBaseline = "middle";
    this.c.fillStyle = fill || paint().ink;
    this.c.fillText(words, x, y, widest);
  }
}

class SvgPen {
  constructor() { this.parts = []; this.opacity = 1; }
  alpha(value) { this.opacity = value; }
  put(tag, attributes, words) {
    const fields = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== "");
    if (this.opacity < 1) fields.push(["opacity", this.opacity]);
    const open = fields.map(([name, value]) => ` ${name}="${escapeXml(typeof value === "number" ? tidy(value) : value)}"`);
    this.parts.push(`<${tag}${open.join("")}>${words === undefined ? "" : escapeXml(words)}</${tag}>`);
  }
  style({ fill, stroke, width, dash }) {
    return { fill: fill || "none", stroke, "stroke-width": stroke ? width || 1 : undefined,
      "stroke-dasharray": stroke && dash ? dash.join(" ") : undefined };
  }
  rect(x, y, w, h, r, style) {
    this.put("rect", { x, y, width: w, height: h, rx: Math.min(r, w / 2, h / 2), ...this.style(style) });
  }
  line(points, radius, style) {
    let d = `M${points[0].map(tidy)}`;
    for (let i = 1; i < points.length - 1; i++) {
      const r = corner(points, i, radius);
      d += ` L${towards(points[i], points[i - 1], r).map(tidy)} Q${points[i].map(tidy)} ${towards(points[i], points[i + 1], r).map(tidy)}`;
    }
    this.put("path", { d: `${d} L${points[points.length - 1].map(tidy)}`, ...this.style(style) });
  }
  shape(points, style) { this.put("polygon", { points: points.map((p) => p.map(tidy)).join(" "), ...this.style(style) }); }
  text(words, x, y, size, { bold, italic, fill, align }) {
    this.put("text", { x, y, "font-size": size, "font-weight": bold ? "bold" : "", "font-style": italic ? "italic" : "",
      fill: fill || paint().ink, "text-anchor": { left: "start", right: "end" }[align] || "middle", "dominant-baseline": "central" }, words);
  }
}

const tidy = (value) => Math.round(value * 10) / 10;
const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
// Control characters and lone surrogates are not allowed in XML at all.
const escapeXml = (words) => String(words).replace(/[&<>"']/g, (c) => XML[c])
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

function towards(from, to, by) {
  const long = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [from[0] + ((to[0] - from[0]) / long) * by, from[1] + ((to[1] - from[1]) / long) * by];
}
function corner(points, i, radius) {
  const long = (a, b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
  return Math.min(radius, long(points[i - 1], points[i]) / 2, long(points[i], points[i + 1]) / 2);
}
function arrowHead(points) {
  const tip = points[points.length - 1];
  const [bx, by] = towards(tip, points[points.length - 2], 9);
  const [nx, ny] = [(tip[1] - by) * 0.46, (bx - tip[0]) * 0.46];
  return [tip, [bx + nx, by + ny], [bx - nx, by - ny]];
}

const bundleOf = new Map(); // edge id -> the edges that one label stands for
for (const label of PAGE.labels) for (const id of label.edges) bundleOf.set(id, label.edges.map((one) => edges.get(one)));
// Where a line of a bundle is filtered out, the others cannot rely on what it would have drawn.
const broken = (edge) => bundleOf.get(edge.id).some((other) => !shown(other));
const faint = (edge) => (unsure(edge) ? 0.55 : 1);

function drawEdge(pen, edge, strong) {
  const { dash, width } = look(edge);
  const color = colorOf(edge);
  const whole = strong || broken(edge);
  const points = whole ? edge.route.points : edge.route.own;
  const stroke = { stroke: color, width: width + (strong ? 1.3 : 0), dash };
  const head = whole || edge.route.head;
  const end = points[points.length - 1];
  const halo = haloOf(edge.id);
  if (halo) pen.line(points, 7, { stroke: halo, width: width + 8 });
  pen.line(head ? [...points.slice(0, -1), towards(end, points[points.length - 2], 8)] : points, 7, stroke);
  if (!whole && edge.route.joins) {
    const [x, y] = edge.route.joins;
    pen.rect(x - 2.5, y - 2.5, 5, 5, 2.5, { fill: color });
  }
  if (head) pen.shape(arrowHead(points), { fill: edge.hedged ? paint().ground : color, stroke: color, width: 1.4 });
}

const RADIUS = { board: 8, committee: 15, officer: 8, management: 8, team: 4, third_party: 2, group: 4 };
function drawCard(pen, card, chosen) {
  const lane = laneLook(card.lane);
  const [x, y, w, h] = [card.x - card.width / 2, card.y - card.height / 2, card.width, card.height];
  const r = RADIUS[card.kind];
  const drifted = haloOf(card.id);
  if (drifted) pen.rect(x - 6, y - 6, w + 12, h + 12, r + 6, { fill: drifted });
  if (chosen) pen.rect(x - 4, y - 4, w + 8, h + 8, r + 4, { stroke: paint().accent, width: 3.2 });
  pen.rect(x, y, w, h, r, { fill: lane.fill, stroke: lane.line, width: 1.3, dash: card.kind === "third_party" ? [5, 3] : null });
  if (card.kind === "board") pen.rect(x + 3, y + 3, w - 6, h - 6, r - 2, { stroke: lane.line });
  if (card.kind === "team") pen.line([[x + 6, y + h - 4], [x + w - 6, y + h - 4]], 0, { stroke: lane.line });
  if (card.kind === "group") pen.line([[x + 6, y + 29], [x + w - 6, y + 29]], 0, { stroke: lane.line });
  for (const line of card.lines) {
    const listed = Boolean(line.node);
    const from = x + (line.text.startsWith("•") ? 11 : 19);
    const changed = listed && haloOf(line.node);
    if (changed) pen.rect(x + 6, y + line.y - 8, w - 12, 16, 4, { fill: changed });
    pen.text(line.text, listed ? from : card.x, y + line.y, line.size, { bold: line.bold, align: listed ? "left" : "center", widest: w - 8 });
  }
  for (const badge of card.badges) {
    const edge = edges.get(badge.edge);
    if (!shown(edge)) continue;
    const color = colorOf(edge);
    const middle = y + badge.y;
    const halo = haloOf(edge.id);
    if (halo) pen.rect(x + 6, middle - 8, w - 12, 16, 4, { fill: halo });
    if (state.edge === edge.id) pen.rect(x + 6, middle - 8, w - 12, 16, 4, { fill: paint().ground, stroke: color, width: 1.6 });
    pen.line([[x + 11, middle], [x + 23, middle]], 0, { stroke: color, width: look(edge).width + 0.3, dash: look(edge).dash });
    pen.text(badge.text, x + 27, middle + 0.5, 11, { fill: color, align: "left", widest: w - 36 });
  }
}

function drawLabels(pen, focus) {
  for (const label of PAGE.labels) {
    const mine = label.edges.map((id) => edges.get(id)).find(shown);
    if (!mine) continue;
    pen.alpha(focus && !label.edges.some((id) => focus.edges.has(id)) ? 0.15 : 1);
    pen.rect(label.x - label.w / 2, label.y - label.h / 2, label.w, label.h, 4, { fill: paint().ground });
    pen.text(label.text, label.x, label.y + 0.5, 11, { fill: colorOf(mine), bold: true, widest: label.w - 2 });
  }
  pen.alpha(1);
}

function drawBands(pen, left, right) {
  for (const band of PAGE.bands) {
    pen.rect(left, band.top, right - left, band.bottom - band.top, 0, { fill: laneLook(band.lane).tint });
  }
  PAGE.columns.forEach((column, index) => {
    if (index) pen.line([[column.left - PAGE.columnGap / 2, 0], [column.left - PAGE.columnGap / 2, PAGE.bounds[3]]], 0, { stroke: paint().rule, width: 1.2 });
    if (!COMPARE) return;
    for (const [lane, x] of column.free) {
      const band = PAGE.bands.find((other) => other.lane === lane);
      pen.text("not disclosed", x, (band.top + band.bottom) / 2, 12, { italic: true, fill: paint().muted });
    }
  });
}

function drawLines(pen, focus) {
  for (const edge of LINES) {
    if (!shown(edge) || (focus && focus.edges.has(edge.id))) continue;
    pen.alpha(focus ? 0.13 : faint(edge));
    drawEdge(pen, edge, false);
  }
  pen.alpha(1);
  for (const edge of LINES) {
    if (shown(edge) && ((focus && focus.edges.has(edge.id)) || state.hover === edge.id)) drawEdge(pen, edge, true);
  }
}

const dimmed = (card, focus) => focus && !focus.cards.has(card.id);

// The whole chart with its lane names and heading, for exports and print.
const EXPORT = { left: 166, top: COMPARE ? 74 : 58, right: 16, bottom: 14 };
function exportSize() {
  return [PAGE.bounds[2] + EXPORT.left + EXPORT.right, PAGE.bounds[3] + EXPORT.top + EXPORT.bottom];
}
function drawAll(pen) {
  const [width, height] = exportSize();
  const focus = lit();
  pen.rect(-EXPORT.left, -EXPORT.top, width, height, 0, { fill: paint().ground });
  drawBands(pen, -EXPORT.left, PAGE.bounds[2] + EXPORT.right);
  pen.text(PAGE.title, 12 - EXPORT.left, 22 - EXPORT.top, 18, { bold: true, align: "left" });
  if (!COMPARE) pen.text(PAGE.subtitle, 12 - EXPORT.left, 42 - EXPORT.top, 12, { fill: paint().muted, align: "left" });
  for (const band of PAGE.bands) {
    const lane = PAGE.lanes[band.lane];
    const middle = (band.top + band.bottom) / 2;
    pen.rect(-EXPORT.left, band.top, 5, band.bottom - band.top, 0, { fill: laneLook(band.lane).line });
    pen.text(lane.name, 12 - EXPORT.left, middle - (band.empty ? 7 : 0), 11.5, { bold: true, align: "left", widest: EXPORT.left - 16 });
    if (band.empty) pen.text("not disclosed", 12 - EXPORT.left, middle + 7, 11, { italic: true, align: "left", fill: paint().muted });
  }
  if (COMPARE) {
    for (const column of PAGE.columns) {
      const [middle, widest] = [(column.left + column.right) / 2, column.right - column.left];
      pen.text(column.name, middle, -28, 14, { bold: true, widest });
      pen.text(column.line, middle, -12, 11, { fill: paint().muted, widest });
    }
  }
  drawLines(pen, focus);
  for (const card of CARDS) {
    pen.alpha(dimmed(card, focus) ? 0.25 : 1);
    drawCard(pen, card, false);
  }
  pen.alpha(1);
  drawLabels(pen, focus);
}
function svgText() {
  const pen = new SvgPen();
  const [width, height] = exportSize().map(tidy);
  inLight(() => drawAll(pen));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-EXPORT.left} ${-EXPORT.top} ${width} ${height}" width="${width}" height="${height}" font-family="Arial, Liberation Sans, Helvetica, sans-serif" role="img"><title>${escapeXml(PAGE.title)}</title>${pen.parts.join("")}</svg>`;
}
