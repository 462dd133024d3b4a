// Start, once every part is in place.
showHome();
start();
const watching = new ResizeObserver(() => { if (box.clientWidth && !state.node && !state.edge) start(); });
watching.observe($("stage"));
host.gone.addEventListener("abort", () => { watching.disconnect(); network.destroy(); });
window.addEventListener("hashchange", followLink, { signal: host.gone });
followLink();
window.govgraph = {
  network,
  svgText,
  // Where a card, or the words of a relation, stand in the window.
  where(id) {
    const { x, y } = nodes.has(id) ? cardOf(id) : spotOf(edges.get(id));
    const inside = network.canvasToDOM({ x, y });
    const frame = box.getBoundingClientRect();
    return { x: frame.x + inside.x, y: frame.y + inside.y };
  },
  lit() { const now = lit(); return now ? { cards: [...now.cards], edges: [...now.edges], core: [...now.core] } : null; },
};
