// The filters, each value with its count, and what is chosen of them.
const FIRST_SHOWN = 8;
const options = []; // per facet, per value: its row, box and count

function makeFilters() {
  $("filters").replaceChildren(...market.facets.map((facet) => {
    const rows = facet.values.map((value, place) => {
      const box = el("input", { type: "checkbox" });
      box.addEventListener("change", () => { toggleValue(facet, place); update(); });
      const count = el("b");
      return { box, count, item: el("label", { title: value }, box, el("span", {}, value), count) };
    });
    options.push(rows);
    const list = el("div", {}, ...rows.map((row) => row.item));
    const group = el("fieldset", { "data-facet": facet.key }, el("legend", {}, facet.title), list);
    if (rows.length > FIRST_SHOWN + 1) {
      group.classList.add("short");
      const more = el("button", { class: "more", "aria-expanded": "false", click: () => {
        const short = group.classList.toggle("short");
        more.setAttribute("aria-expanded", String(!short));
        more.textContent = short ? `all ${facet.values.length}` : "fewer";
      } }, `all ${facet.values.length}`);
      group.append(more);
    }
    return group;
  }));
}
function showFilters(counts) {
  market.facets.forEach((facet, at) => {
    const chosen = chosenOf(facet);
    options[at].forEach(({ box, count, item }, place) => {
      box.checked = chosen.has(place);
      count.textContent = counts[at][place].toLocaleString("en");
      item.classList.toggle("none", !counts[at][place]);
      item.classList.toggle("first", place < FIRST_SHOWN || box.checked);
    });
  });
}
function showChosen() {
  const chips = market.facets.flatMap((facet) => [...chosenOf(facet)].map((place) =>
    el("button", { class: "chip", title: "Remove this filter", click: () => { toggleValue(facet, place); update(); $("count").focus(); } },
      `${facet.title}: ${facet.values[place]}`, el("span", { "aria-hidden": "true" }, "✕"))));
  if (chips.length || choice.words.trim()) {
    chips.push(el("button", { class: "chip clear", click: () => { choice.values.clear(); choice.words = ""; choice.page = 0; update(); $("find").focus(); } }, "Clear all"));
  }
  $("chosen").replaceChildren(...chips);
}
