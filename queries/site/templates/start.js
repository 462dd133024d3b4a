// What the address says is shown; what the reader chooses is put into the address.
let charted = null; // the filing whose chart is shown
function update() {
  // What is typed above a chart leads away from it; the way back leads to it.
  history[charted ? "pushState" : "replaceState"](null, "", addressOf());
  show();
}
function show() {
  const left = charted;
  charted = null;
  leaveChart();
  $("company").hidden = true;
  $("company").replaceChildren();
  $("browse").hidden = false;
  const { rows, counts, totals } = search();
  if ($("find").value !== choice.words) $("find").value = choice.words;
  $("every").checked = choice.every;
  const words = choice.every ? `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "filing" : "filings"}`
    : `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "company" : "companies"}`;
  $("count").textContent = words;
  document.title = "Cybersecurity governance";
  showFilters(counts);
  showChosen();
  const list = choice.view === "list";
  $("list").hidden = !list;
  $("market").hidden = list;
  for (const [id, on] of [["to-list", list], ["to-market", !list]]) {
    if (on) $(id).setAttribute("aria-current", "page"); else $(id).removeAttribute("aria-current");
  }
  if (list) showList(rows); else showMarket(counts, totals);
  $("to-list").href = addressIn("list");
  $("to-market").href = addressIn("market");
  say(words);
  if (left && document.activeElement !== $("find")) linkOf(left).focus();
}
// Where the list has the filing, else the heading above it.
const linkOf = (row) => [...$("list").querySelectorAll("tbody a")].find((link) => link.hash === linkTo(row)) || $("count");
function addressIn(view) {
  const { view: now, page } = choice;
  Object.assign(choice, { view, page: 0 });
  const address = addressOf();
  Object.assign(choice, { view: now, page });
  return address;
}
function go() {
  const hash = location.hash.slice(1);
  const [, kind, name] = /^(filing|company)=([^&]*)/.exec(hash) || [];
  const row = kind && find(kind, name);
  if (kind && !row) {
    takeAddress("");
    show();
    $("count").textContent = "No such filing here";
    return;
  }
  if (!row) { takeAddress(hash); show(); return; }
  if (row === charted) return; // the chart follows its own links
  charted = row;
  $("browse").hidden = true;
  $("company").hidden = false;
  for (const id of ["to-list", "to-market"]) $(id).removeAttribute("aria-current");
  showFiling(row);
}
function find(kind, name) {
  let wanted = name;
  try { wanted = decodeURIComponent(name); } catch { /* taken as it is written */ }
  if (kind === "filing") return market.rows.find((row) => row.id === wanted);
  const bare = wanted.replace(/^0+/, "").toLowerCase();
  const company = market.companies.find((one) => bare && (one.cik === bare || one.ticker.toLowerCase() === bare));
  return company && company.rows[0];
}
$("find").addEventListener("input", () => {
  Object.assign(choice, { words: $("find").value, page: 0 });
  update();
});
$("find").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== "ArrowDown") return;
  const first = $("list").querySelector("tbody a");
  if (!first) return;
  event.preventDefault();
  if (event.key === "Enter") location.hash = first.hash; else first.focus();
});
$("list").addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...$("list").querySelectorAll("tbody a")];
  const here = links.indexOf(document.activeElement);
  if (!by || here < 0) return;
  event.preventDefault();
  (links[here + by] || (by < 0 ? $("find") : links[here])).focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || $("browse").hidden || document.activeElement === $("find")) return;
  event.preventDefault();
  $("find").focus();
});
$("show-filters").addEventListener("click", () => {
  $("show-filters").setAttribute("aria-expanded", String($("browse").classList.toggle("filtering")));
});
$("every").addEventListener("change", () => { Object.assign(choice, { every: $("every").checked, page: 0 }); update(); });
$("count").tabIndex = -1;
read(SITE.index).then((index) => {
  readIndex(index);
  makeFilters();
  window.addEventListener("hashchange", go);
  go();
  document.body.dataset.ready = "yes";
}).catch((error) => { $("count").textContent = error.message; });
