// The index as rows: `market.rows[i]` is a filing, and rows of one company stand together, the newest first.
const market = { rows: [], companies: [], facets: [], which: [], what: [], index: null };
const decoded = ({ words, codes }) => codes.map((code) => words[code]);
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

function readIndex(index) {
  market.index = index;
  const { companies, filings } = index;
  const filed = decoded(filings.filed);
  market.facets = index.facets.map((facet) => ({ ...facet, place: new Map(facet.values.map((value, at) => [value, at])) }));
  market.facets.forEach((facet, place) => { (facet.which ? market.which : market.what).push(place); });
  let at = 0;
  companies.name.forEach((name, place) => {
    const [ticker, cik] = [companies.ticker[place], companies.cik[place]];
    const company = { name, ticker, cik, rows: [], order: plain(name), text: ` ${plain(name)} ${plain(ticker)} ${cik}` };
    market.companies.push(company);
    for (let n = companies.filings[place]; n > 0; n--, at++) {
      const row = { at, company, id: filings.id[at], filed: filed[at], float: filings.float[at],
        relations: filings.relations[at], sets: market.facets.map((one) => one.words[one.codes[at]]) };
      company.rows.push(row);
      market.rows.push(row);
    }
  });
}
// What a filing has of a facet: the values, and whether they only say that it is silent.
function heldOf(row, key) {
  const place = market.facets.findIndex((one) => one.key === key);
  const { values, silent } = market.facets[place];
  return { values: row.sets[place].map((value) => values[value]), silent: row.sets[place].every((value) => silent.includes(value)) };
}
function filingWords(row) {
  const [form, year] = [heldOf(row, "form"), heldOf(row, "year")];
  return [form.silent ? "filing" : form.values[0], year.silent ? null : `FY${year.values[0]}`].filter(Boolean).join(" · ");
}
function money(millions) {
  if (millions === null) return "";
  if (millions === 0) return "$0";
  return millions >= 1000 ? `$${(millions / 1000).toFixed(millions < 10000 ? 1 : 0)} bn` : `$${millions} m`;
}
const linkTo = (row) => `#filing=${encodeURIComponent(row.id)}`;
