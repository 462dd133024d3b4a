// What the reader has chosen. All of it is in the address.
const choice = { words: "", every: false, view: "list", sort: "", down: false, page: 0, values: new Map() };
const chosenOf = (facet) => choice.values.get(facet.key) || new Set();

function toggleValue(facet, place) {
  const values = new Set(chosenOf(facet));
  if (values.has(place)) values.delete(place); else values.add(place);
  choice.values.set(facet.key, values);
  choice.page = 0;
}
function addressOf() {
  const query = new URLSearchParams();
  if (choice.view !== "list") query.append("view", choice.view);
  if (choice.words.trim()) query.append("q", choice.words.trim());
  for (const facet of market.facets) for (const place of chosenOf(facet)) query.append(facet.key, facet.values[place]);
  if (choice.every) query.append("filings", "every");
  if (choice.sort) query.append("sort", (choice.down ? "-" : "") + choice.sort);
  if (choice.page) query.append("page", String(choice.page + 1));
  return `#${query}`;
}
function takeAddress(text) {
  const query = new URLSearchParams(text);
  const sort = query.get("sort") || "";
  Object.assign(choice, { words: query.get("q") || "", every: query.get("filings") === "every",
    view: query.get("view") === "market" ? "market" : "list", sort: sort.replace(/^-/, ""), down: sort.startsWith("-"),
    page: Math.max(0, (Number.parseInt(query.get("page"), 10) || 1) - 1) });
  if (!Object.hasOwn(SORTS, choice.sort)) choice.sort = "";
  choice.values = new Map(market.facets.map((facet) =>
    [facet.key, new Set(query.getAll(facet.key).map((value) => facet.place.get(value)).filter((place) => place !== undefined))]));
}
