// What the reader has chosen, the rows that fit it, and the counts beside each filter. All of it is in the address.
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
  if (!SORTS[choice.sort]) choice.sort = "";
  choice.values = new Map(market.facets.map((facet) =>
    [facet.key, new Set(query.getAll(facet.key).map((value) => facet.place.get(value)).filter((place) => place !== undefined))]));
}

// How well a company fits the words: 0 not at all; a ticker or CIK in full, then a name that begins so, before others.
function fits(company, words, parts) {
  if (!parts.every((part) => company.text.includes(part))) return 0;
  if (words === company.ticker.toLowerCase() || words === company.cik) return 4;
  if (company.order.startsWith(words)) return 3;
  return parts.every((part) => company.text.includes(` ${part}`)) ? 2 : 1;
}
// The rows that fit, and for each facet how many companies (or filings) would fit with each of its values alone.
function search() {
  const words = plain(choice.words);
  const parts = words.split(" ").filter(Boolean);
  const wanted = market.facets.map(chosenOf);
  const counts = market.facets.map((facet) => new Int32Array(facet.values.length));
  const last = market.facets.map((facet) => new Int32Array(facet.values.length).fill(-1));
  const found = [];
  for (const company of market.companies) {
    company.rank = parts.length ? fits(company, words, parts) : 1;
    if (!company.rank) continue;
    let taken = false;
    for (const row of company.rows) {
      const misses = [];
      wanted.forEach((values, place) => { if (values.size && !row.sets[place].some((value) => values.has(value))) misses.push(place); });
      if (misses.length > 1) continue;
      market.facets.forEach((_, place) => {
        if (misses.length && misses[0] !== place) return;
        for (const value of row.sets[place]) {
          if (!choice.every && last[place][value] === row.place) continue;
          last[place][value] = row.place;
          counts[place][value] += 1;
        }
      });
      if (misses.length || (taken && !choice.every)) continue;
      taken = true;
      found.push(row);
    }
  }
  return { rows: sorted(found, parts.length > 0), counts };
}
const byText = new Intl.Collator("en", { numeric: true }).compare;
const byName = (a, b) => (a.company.order < b.company.order ? -1 : a.company.order > b.company.order ? 1 : a.at - b.at);
const joined = (key) => (a, b) => byText(valuesOf(a, key).join(), valuesOf(b, key).join());
const SORTS = {
  name: byName,
  filing: (a, b) => byText(a.year, b.year) || byText(a.form, b.form),
  industry: joined("sic"),
  size: (a, b) => (a.float ?? -1) - (b.float ?? -1),
  charge: joined("charge"),
  line: joined("line"),
  relations: (a, b) => a.relations - b.relations,
};
function sorted(rows, ranked) {
  if (!choice.sort) return rows.sort((a, b) => (ranked ? b.company.rank - a.company.rank : 0) || byName(a, b));
  const sign = choice.down ? -1 : 1;
  return rows.sort((a, b) => sign * SORTS[choice.sort](a, b) || byName(a, b));
}
