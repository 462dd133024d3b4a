// A chart's data and state. `host` is the page around it: `host.js` for a page of one chart.
const NODES = host.read("nodes");
const EDGES = host.read("edges");
const PAGE = host.read("page");
const COMPARE = PAGE.mode === "compare";
const nodes = new Map(NODES.map((node) => [node.id, node]));
const edges = new Map(EDGES.map((edge) => [edge.id, edge]));
const CARDS = NODES.filter((node) => node.card);
const LINES = EDGES.filter((edge) => edge.route);
const marksOn = new Map(); // card id -> edges drawn as marks on it
for (const edge of EDGES) {
  if (edge.mark) marksOn.set(edge.mark, [...(marksOn.get(edge.mark) || []), edge]);
}
const state = { off: new Set(), node: null, edge: null, hover: null };
// Between filings of one company: the changes that tell a relation or a node, by its id.
const DRIFTS = PAGE.drifts || [];
const DRIFT_MARKS = { came: "came", went: "went", changed: "changed", renamed: "changed", replaced: "changed" };
const driftsOf = new Map();
for (const { older, newer, changes } of DRIFTS) for (const { kind, marks } of changes) for (const id of marks) {
  driftsOf.set(id, [...(driftsOf.get(id) || []), { kind, mark: DRIFT_MARKS[kind], when: `${kind} between ${older} and ${newer}` }]);
}
const haloOf = (id) => driftsOf.has(id) && PAINT.drift[driftsOf.get(id)[0].mark];
const UNSURE = 0.6;
const unsure = (edge) => edge.confidence < UNSURE;
const shown = (edge) => !state.off.has(edge.rel) && !(edge.hedged && state.off.has("hedged")) && !(unsure(edge) && state.off.has("unsure"));
const look = (edge) => PAGE.looks[edge.rel];
const cardOf = (id) => { const node = nodes.get(id); return node.card ? node : nodes.get(node.on); };
const lineOf = (edge) => edges.get(edge.line) || edge;
const relationsOf = (id) => {
  const node = nodes.get(id);
  const ids = new Set([id, ...(node.members || [])]);
  return EDGES.filter((edge) => ids.has(edge.from) || ids.has(edge.to));
};
const counterparts = (node) =>
  COMPARE && node.key ? NODES.filter((other) => other.key === node.key).map((other) => other.id) : [node.id];
const sentence = (edge) => (edge.evidence.length ? edge.evidence[0].text : "Added by hand, without a sentence.");

// What is lit: null when nothing is chosen, else the cards and edges that stay bright.
function lit() {
  const found = { cards: new Set(), edges: new Set(), core: new Set() };
  const add = (edge) => {
    found.edges.add(edge.id);
    found.edges.add(lineOf(edge).id);
    for (const end of [edge.from, edge.to]) { const card = cardOf(end); if (card) found.cards.add(card.id); }
  };
  if (state.edge) { add(edges.get(state.edge)); return found; }
  if (!state.node) return null;
  for (const id of counterparts(nodes.get(state.node))) {
    const card = cardOf(id);
    if (card) { found.cards.add(card.id); found.core.add(card.id); }
    relationsOf(id).filter(shown).forEach(add);
  }
  return found;
}
