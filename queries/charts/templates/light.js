// Light and dark: the reader's setting first, then the switch.
const asked = matchMedia("(prefers-color-scheme: dark)");
const theme = { dark: asked.matches, leaving: false };
const time = () => (theme.dark && !theme.leaving ? "night" : "day");
function useTheme(dark) {
  theme.dark = dark;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  $("theme").setAttribute("aria-pressed", String(dark));
  document.dispatchEvent(new Event("themechange"));
}
$("theme").addEventListener("click", () => useTheme(!theme.dark));
asked.addEventListener("change", () => useTheme(asked.matches));
useTheme(theme.dark);
