// A filing's org chart, drawn when it is asked for, with the company's other filings and its peers.
let leaving = new AbortController();
function leaveChart() {
  leaving.abort();
  leaving = new AbortController();
}
async function showFiling(row) {
  leaveChart();
  const { signal } = leaving;
  $("company").replaceChildren(el("p", { class: "waiting", role: "status" }, `Drawing ${row.company.name}…`));
  const { charts, chartsAFile, peers, viewer } = market.index;
  const asked = [read(charts[Math.floor(row.at / chartsAFile)]), read(peers), window.vis ? null : run(viewer)];
  try {
    const [drawn, near] = await Promise.all(asked);
    if (!signal.aborted) mount(row, drawn[row.at % chartsAFile], near, signal);
  } catch (error) {
    if (signal.aborted) return;
    $("company").replaceChildren(el("p", { class: "waiting", role: "alert" }, error.message), backToList());
  }
}
function mount(row, { nodes, edges, page }, near, signal) {
  const whole = { nodes, edges, options: SITE.options, page: { ...page, lanes: SITE.lanes, looks: SITE.looks } };
  $("company").replaceChildren($("chart-view").content.cloneNode(true));
  const [heading, subtitle] = $("company").querySelectorAll(".heading > *");
  heading.textContent = heading.title = page.title;
  subtitle.textContent = page.subtitle;
  subtitle.append(...otherFilings(row));
  $("mynetwork").setAttribute("aria-label", page.title + $("mynetwork").getAttribute("aria-label"));
  $("company").querySelector(".heading").before(backToList());
  document.title = page.title;
  drawChart({
    read: (name) => whole[name],
    link: () => (/^#[^&]*&(.+)$/.exec(location.hash) || [])[1] || "",
    remember(words) { history.replaceState(null, "", `${linkTo(row)}${words ? `&${words}` : ""}`); },
    more: () => nearest(row, near),
    svg: (text) => trusted.createHTML(text),
    gone: signal,
  });
  heading.tabIndex = -1;
  heading.focus();
  say(page.title);
}
const backToList = () => el("a", { class: "to-list", href: addressOf() }, "‹ List");

function otherFilings(row) {
  const others = row.company.rows.filter((one) => one !== row);
  const link = (one) => el("a", { href: linkTo(one), ...(one.filed ? { title: `filed ${one.filed}` } : {}) }, filingWords(one));
  return others.flatMap((one, place) => [place ? ", " : " · Other filings: ", link(one)]);
}
function nearest(row, near) {
  const items = near.rows[row.at].map((at, place) => {
    const peer = market.rows[at];
    const words = `${near.percent[row.at][place]} % the same structure · ${filingWords(peer)}`;
    return el("li", {}, el("a", { href: linkTo(peer) }, peer.company.name), el("small", {}, words));
  });
  return items.length ? [el("h3", {}, "Nearest in structure"), el("ul", { class: "links" }, ...items)] : [];
}
