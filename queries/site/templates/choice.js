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
// A company counts once, by its newest filing of the years and forms that are chosen, as in the catalogue's questions;
// where every filing counts, each by itself.
const WHICH = new Set(["year", "form"]);
function search() {
  const words = plain(choice.words);
  const parts = words.split(" ").filter(Boolean);
  const wanted = market.facets.map((facet) => ({ values: chosenOf(facet), which: WHICH.has(facet.key) }));
  const counts = market.facets.map((facet) => new Int32Array(facet.values.length));
  const holds = (row, place) => !wanted[place].values.size || row.sets[place].some((value) => wanted[place].values.has(value));
  // The facets, of a kind, whose choice a row does not meet.
  const misses = (row, which) => wanted.flatMap((one, place) => (one.which === which && !holds(row, place) ? [place] : []));
  const count = (row, place) => { for (const value of row.sets[place]) counts[place][value] += 1; };
  const found = [];
  for (const company of market.companies) {
    company.rank = parts.length ? fits(company, words, parts) : 1;
    if (!company.rank) continue;
    const seen = new Set(); // values of years and forms by which the company has been counted
    let taken = false;
    for (const row of company.rows) {
      const [outside, against] = [misses(row, true), misses(row, false)];
      if (outside.length > 1) continue;
      if (!against.length) {
        wanted.forEach((one, place) => {
          const key = `${place}/${row.sets[place][0]}`;
          if (!one.which || (outside.length && outside[0] !== place) || (seen.has(key) && !choice.every)) return;
          count(row, place);
        });
      }
      wanted.forEach((one, place) => { if (one.which && (!outside.length || outside[0] === place)) seen.add(`${place}/${row.sets[place][0]}`); });
      if (outside.length || (taken && !choice.every)) continue;
      taken = true;
      wanted.forEach((one, place) => { if (!one.which && against.every((other) => other === place)) count(row, place); });
      if (!against.length) found.push(row);
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
