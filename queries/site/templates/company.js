// A filing's org chart, drawn when it is asked for, with the company's other filings and its peers.
let leaving = new AbortController();
function leaveChart() {
  leaving.abort();
  leaving = new AbortController();
}
async function showFiling(row, link) {
  leaveChart();
  const { signal } = leaving;
  $("company").replaceChildren(el("p", { class: "waiting", role: "status" }, `Drawing ${row.company.name}…`));
  const { charts, chartsAFile, peers, viewer } = market.index;
  const asked = [read(charts[Math.floor(row.at / chartsAFile)]), read(peers), run(viewer)];
  try {
    const [drawn, near] = await Promise.all(asked);
    if (!signal.aborted) mount(row, drawn[row.at % chartsAFile], near, signal, link);
  } catch (error) {
    if (signal.aborted) return;
    $("company").replaceChildren(el("p", { class: "waiting", role: "alert" }, error.message), backToList());
  }
}
function mount(row, { nodes, edges, page }, near, signal, link) {
  const whole = { nodes, edges, options: SITE.options, page: { ...page, lanes: SITE.lanes, looks: SITE.looks } };
  $("company").replaceChildren($("chart-view").content.cloneNode(true));
  const [heading, subtitle] = $("company").querySelectorAll(".heading > *");
  heading.textContent = heading.title = page.title;
  subtitle.textContent = page.subtitle;
  $("mynetwork").setAttribute("aria-label", page.title + $("mynetwork").getAttribute("aria-label"));
  $("company").querySelector(".heading").before(backToList());
  document.title = page.title;
  drawChart({
    read: (name) => whole[name],
    link: () => (/^#[^&]*&(.+)$/.exec(location.hash) || [])[1] || link || "",
    remember(words) { history.replaceState(null, "", `${linkTo(row)}${words ? `&${words}` : ""}`); },
    more: () => [...otherFilings(row), ...nearest(row, near)],
    svg: (text) => trusted.createHTML(text),
    gone: signal,
  });
  say(page.title);
}
const backToList = () => el("a", { class: "to-list", href: addressOf() }, "‹ List");

function linkList(heading, items) {
  return [el("h3", {}, heading), el("ul", { class: "links" }, ...items.map(([row, words, small]) =>
    el("li", {}, el("a", { href: linkTo(row) }, words), el("small", {}, small))))];
}
function otherFilings(row) {
  const others = row.company.rows.filter((one) => one !== row);
  return others.length ? linkList("Other filings of the company", others.map((one) => [one, filingWords(one), one.filed && ` filed ${one.filed}`])) : [];
}
function nearest(row, near) {
  const items = near.rows[row.at].map((at, place) => {
    const peer = market.rows[at];
    return [peer, peer.company.name, ` ${near.percent[row.at][place]} % the same structure · ${filingWords(peer)}`];
  });
  return items.length ? linkList("Nearest in structure", items) : [];
}
