// The index as rows: `market.rows[i]` is a filing, and rows of one company stand together, the newest first.
const market = { rows: [], companies: [], facets: [], index: null };
const decoded = ({ words, codes }) => codes.map((code) => words[code]);
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

function readIndex(index) {
  market.index = index;
  const { companies, filings } = index;
  const filed = decoded(filings.filed);
  market.facets = index.facets.map((facet) => ({ ...facet, place: new Map(facet.values.map((value, at) => [value, at])) }));
  const facet = (key) => market.facets.find((one) => one.key === key);
  const [forms, years] = [facet("form"), facet("year")];
  const held = (one, at) => one.words[one.codes[at]].map((place) => one.values[place]);
  let at = 0;
  companies.name.forEach((name, place) => {
    const [ticker, cik] = [companies.ticker[place], companies.cik[place]];
    const company = { name, ticker, cik, rows: [], order: plain(name), text: ` ${plain(name)} ${ticker.toLowerCase()} ${cik}` };
    market.companies.push(company);
    for (let n = companies.filings[place]; n > 0; n--, at++) {
      const row = { at, company, place, id: filings.id[at], filed: filed[at], float: filings.float[at],
        relations: filings.relations[at], form: held(forms, at)[0], year: held(years, at)[0],
        sets: market.facets.map((one) => one.words[one.codes[at]]) };
      company.rows.push(row);
      market.rows.push(row);
    }
  });
}
const valuesOf = (row, key) => {
  const place = market.facets.findIndex((one) => one.key === key);
  return row.sets[place].map((value) => market.facets[place].values[value]);
};
const filingWords = (row) => `${row.form} · FY${row.year}`;
function money(millions) {
  if (millions === null) return "";
  return millions >= 1000 ? `$${(millions / 1000).toFixed(millions < 10000 ? 1 : 0)} bn` : `$${millions} m`;
}
const linkTo = (row) => `#filing=${encodeURIComponent(row.id)}`;
