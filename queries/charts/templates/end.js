// Start, once every part is in place.
showHome();
start();
new ResizeObserver(() => { if (box.clientWidth && !state.node && !state.edge) start(); }).observe($("stage"));
window.addEventListener("hashchange", followLink);
followLink();
window.govgraph = {
  network,
  svgText,
  // Where a card, or the words of a relation, stand in the window.
  where(id) {
    const node = nodes.get(id);
    const label = PAGE.labels.find((one) => one.edges.includes(id));
    const card = node ? cardOf(id) : edges.get(id).mark ? nodes.get(edges.get(id).mark) : null;
    const badge = card && card.badges.find((one) => one.edge === id);
    const at = badge ? { x: card.x, y: card.y - card.height / 2 + badge.y } : card || label;
    const inside = network.canvasToDOM({ x: at.x, y: at.y });
    const frame = box.getBoundingClientRect();
    return { x: frame.x + inside.x, y: frame.y + inside.y };
  },
  lit() { const now = lit(); return now ? { cards: [...now.cards], edges: [...now.edges], core: [...now.core] } : null; },
};
