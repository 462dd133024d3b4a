// The market as plots. A figure is { title, note, bars: [{ words, count, share, pressed, silent, choose }] }: `choose`
// filters by the bar, `silent` tells a bar of what is not disclosed.
const MOST_BARS = 15;
function showMarket(counts, totals) {
  $("market").replaceChildren(...market.facets.map((facet, at) => figureOf(facetFigure(facet, counts[at], totals[at]))));
}
// The bars of a facet: shares are of all that fit what is chosen of the other facets.
function facetFigure(facet, counts, total) {
  const chosen = chosenOf(facet);
  const places = facet.values.map((_, place) => place).filter((place) => counts[place] || chosen.has(place));
  const ranked = [...places].sort((a, b) => counts[b] - counts[a]).slice(0, MOST_BARS);
  const left = places.length - ranked.length;
  const shown = facet.ranked ? ranked : places.filter((place) => ranked.includes(place));
  const many = facet.words.some((held) => held.length > 1) ? "A filing may have several. " : "";
  return {
    title: facet.title,
    note: `${many}${left ? `${left} rarer ones are not shown.` : ""}`,
    bars: shown.map((place) => ({
      words: facet.values[place], count: counts[place], share: total ? counts[place] / total : 0,
      pressed: chosen.has(place), silent: facet.silent.includes(place),
      choose: () => { toggleValue(facet, place); update(); },
    })),
  };
}
function figureOf({ title, note, bars }) {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const list = el("ul", {}, ...bars.map((bar) => {
    const line = el("i", { "aria-hidden": "true" });
    line.style.width = `${(100 * bar.count) / most}%`;
    return el("li", bar.silent ? { class: "none" } : {}, el("button", { "aria-pressed": String(bar.pressed), click: () => {
      bar.choose();
      [...$("market").querySelectorAll("button")].find((one) => one.dataset.bar === `${title}/${bar.words}`)?.focus();
    }, "data-bar": `${title}/${bar.words}` }, el("span", { class: "words" }, bar.words), el("span", { class: "line" }, line),
      el("b", {}, bar.count.toLocaleString("en")), el("small", {}, `${(100 * bar.share).toFixed(bar.share < 0.0995 ? 1 : 0)} %`)));
  }));
  return el("section", { class: "figure" }, el("h2", {}, title), list, note ? el("p", { class: "quiet" }, note) : null);
}
