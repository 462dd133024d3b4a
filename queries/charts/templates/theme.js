// Light and dark: the reader's setting first, then the switch. What leaves the page, on paper or as a file, is light.
const asked = matchMedia("(prefers-color-scheme: dark)");
const theme = { dark: asked.matches, leaving: false };
const PAINT = {
  day: { ground: "#fff", ink: "#141c26", muted: "#55606e", accent: "#0b5cad", rule: "#aab4c0" },
  drift: { came: "#2f9e5a66", went: "#d2423666", changed: "#d9900066" },
  night: { ground: "#10151c", ink: "#eef2f7", muted: "#a8b3c0", accent: "#7db8f5", rule: "#4d5967" },
};
const time = () => (theme.dark && !theme.leaving ? "night" : "day");
const paint = () => PAINT[time()];
const laneLook = (index) => PAGE.lanes[index][time()];
const colorOf = (edge) => look(edge)[time()];
const colorName = (edge) => `var(--rel-${edge.rel})`;
function inLight(work) {
  theme.leaving = true;
  try { return work(); } finally { theme.leaving = false; }
}
function useTheme(dark) {
  theme.dark = dark;
  const root = document.documentElement;
  root.dataset.theme = dark ? "dark" : "light";
  for (const [type, style] of Object.entries(PAGE.looks)) root.style.setProperty(`--rel-${type}`, style[time()]);
  PAGE.lanes.forEach((_, index) => root.style.setProperty(`--lane-${index}`, laneLook(index).line));
  $("theme").setAttribute("aria-pressed", String(dark));
}
useTheme(theme.dark);
