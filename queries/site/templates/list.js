// The rows that fit, a page at a time.
const ON_A_PAGE = 50;
const COLUMNS = [
  ["name", "Company"], ["filing", "Filing"], ["charge", "In charge at board level"], ["line", "Security officer reports to"],
  ["industry", "Industry"], ["size", "Public float"], ["relations", "Relations"],
];
function showList(rows) {
  const pages = Math.max(1, Math.ceil(rows.length / ON_A_PAGE));
  choice.page = Math.min(choice.page, pages - 1);
  const first = choice.page * ON_A_PAGE;
  if (!rows.length) {
    const words = market.rows.length ? "Nothing fits. Remove a filter, or search for other words." : "There are no filings in the store that this site was made of.";
    $("list").replaceChildren(el("p", { class: "nothing-fits" }, words));
    return;
  }
  const head = el("tr", {}, ...COLUMNS.map(([key, title]) => {
    const on = choice.sort === key || (!choice.sort && key === "name" && !choice.words.trim());
    const button = el("button", { click: () => { sortBy(key, on); } }, title, el("span", { "aria-hidden": "true" }, on ? (choice.down ? " ▼" : " ▲") : ""));
    return el("th", { scope: "col", class: key, ...(on ? { "aria-sort": choice.down ? "descending" : "ascending" } : {}) }, button);
  }));
  const table = el("table", {}, el("caption", { class: "unseen" }, "Companies that fit the search and the filters"),
    el("thead", {}, head), el("tbody", {}, ...rows.slice(first, first + ON_A_PAGE).map(rowOf)));
  $("list").replaceChildren(table, pager(rows.length, first, pages));
}
function rowOf(row) {
  const known = [row.company.ticker, row.company.cik && `CIK ${row.company.cik}`].filter(Boolean).join(" · ");
  const made = el("tr", {}, el("th", { scope: "row", class: "name" }, el("a", { href: linkTo(row) }, row.company.name), el("small", {}, known)));
  const cell = (kind, words, silent = false) => el("td", { class: silent ? `${kind} none` : kind }, words || "—");
  const facet = (kind, key) => { const { values, silent } = heldOf(row, key); return cell(kind, values.join(", "), silent); };
  made.append(cell("filing", filingWords(row)), facet("charge", "charge"), facet("line", "line"), facet("industry", "sic"),
    cell("size", money(row.float)), cell("relations", String(row.relations)));
  made.addEventListener("click", (event) => { if (!event.target.closest("a") && !String(getSelection())) location.hash = linkTo(row); });
  return made;
}
function sortBy(key, on) {
  // Numbers are asked for from the largest.
  const down = key === "size" || key === "relations" || key === "filing";
  Object.assign(choice, { sort: key, down: on ? !choice.down : down, page: 0 });
  update();
  $("list").querySelector(`th.${key} button`).focus();
}
function pager(count, first, pages) {
  const turn = (to) => { choice.page = to; update(); $("results").scrollTop = 0; $("count").focus(); };
  const step = (words, to, possible) => el("button", { ...(possible ? {} : { disabled: "" }), click: () => turn(to) }, words);
  return el("nav", { class: "pager", "aria-label": "Pages" }, step("‹ Previous", choice.page - 1, choice.page > 0),
    el("span", {}, `${(first + 1).toLocaleString("en")}–${Math.min(first + ON_A_PAGE, count).toLocaleString("en")} of ${count.toLocaleString("en")}`),
    step("Next ›", choice.page + 1, choice.page < pages - 1));
}
