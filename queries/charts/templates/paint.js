// A chart's colours by day and by night. What leaves the page, on paper or as a file, is light.
const PAINT = {
  day: { ground: "#fff", ink: "#141c26", muted: "#55606e", accent: "#0b5cad", rule: "#aab4c0" },
  drift: { came: "#2f9e5a66", went: "#d2423666", changed: "#d9900066" },
  night: { ground: "#10151c", ink: "#eef2f7", muted: "#a8b3c0", accent: "#7db8f5", rule: "#4d5967" },
};
const paint = () => PAINT[time()];
const laneLook = (index) => PAGE.lanes[index][time()];
const colorOf = (edge) => look(edge)[time()];
const colorName = (edge) => `var(--rel-${edge.rel})`;
function inLight(work) {
  theme.leaving = true;
  try { return work(); } finally { theme.leaving = false; }
}
function tint() {
  const root = document.documentElement.style;
  for (const [type, style] of Object.entries(PAGE.looks)) root.setProperty(`--rel-${type}`, style[time()]);
  PAGE.lanes.forEach((_, index) => root.setProperty(`--lane-${index}`, laneLook(index).line));
}
tint();
document.addEventListener("themechange", () => { tint(); network.redraw(); }, { signal: host.gone });
