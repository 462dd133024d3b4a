// The filings that fit what is chosen, and the counts beside each filter.
// How well a company fits the words: 0 not at all; a ticker or CIK in full, then a name that begins so, before others.
function fits(company, words, parts) {
  if (!parts.every((part) => company.text.includes(part))) return 0;
  if (words === plain(company.ticker) || words === company.cik) return 4;
  if (company.order.startsWith(words)) return 3;
  return parts.every((part) => company.text.includes(` ${part}`)) ? 2 : 1;
}
// A CIK is kept without the zeros that EDGAR writes before it.
const withoutZeros = (word) => (/^0+\d+$/.test(word) ? word.replace(/^0+(?=\d)/, "") : word);
// A company counts once, by its newest filing of the chosen years and forms, as in the catalogue's questions, or with
// each of its filings. A value's count is of those that would fit if it were all that is chosen of its facet; a facet's
// total, of those that would fit if nothing were.
function search() {
  const parts = plain(choice.words).split(" ").filter(Boolean).map(withoutZeros);
  const words = parts.join(" ");
  const wanted = market.facets.map(chosenOf);
  const holds = (row) => (place) => !wanted[place].size || row.sets[place].some((value) => wanted[place].has(value));
  const counts = market.facets.map((facet) => new Int32Array(facet.values.length));
  const totals = market.facets.map(() => 0);
  const count = (place, rows, most = rows.length) => {
    for (const row of rows) for (const value of row.sets[place]) counts[place][value] += 1;
    totals[place] += Math.min(rows.length, most);
  };
  const found = [];
  for (const company of market.companies) {
    company.rank = parts.length ? fits(company, words, parts) : 1;
    if (!company.rank) continue;
    for (const row of company.rows.filter((one) => market.which.every(holds(one))).slice(0, choice.every ? undefined : 1)) {
      const missed = market.what.filter((place) => !holds(row)(place));
      for (const place of market.what) if (missed.every((other) => other === place)) count(place, [row]);
      if (!missed.length) found.push(row);
    }
    for (const place of market.which) {
      const rows = company.rows.filter((row) => market.which.every((other) => other === place || holds(row)(other)));
      const each = choice.every ? rows : newestOfEach(rows, place);
      count(place, each.filter((row) => market.what.every(holds(row))), choice.every ? undefined : 1);
    }
  }
  return { rows: sorted(found, parts.length > 0), counts, totals };
}
const newestOfEach = (rows, place) => [...new Map([...rows].reverse().map((row) => [row.sets[place][0], row])).values()];

const byText = new Intl.Collator("en", { numeric: true }).compare;
const byName = (a, b) => (a.company.order < b.company.order ? -1 : a.company.order > b.company.order ? 1 : a.at - b.at);
const joined = (key) => (a, b) => byText(heldOf(a, key).values.join(), heldOf(b, key).values.join());
const SORTS = {
  name: byName,
  filing: (a, b) => joined("year")(a, b) || joined("form")(a, b),
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
