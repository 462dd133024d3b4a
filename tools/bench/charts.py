"""How good charts are and how long they take: `charts.py SHARED`; --browser draws the large one in Chromium besides.

Layouts are those of all gold graphs of SHARED. Crossings stand beside the fewest that twenty random starts give, each
of which has its rows shuffled, improved by the same sweeps, and placed; and beside the fewest of twenty whole searches
from other random numbers. Milliseconds are of processor time, the least of five. docs/benchmarks.md has a result.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphmodel import EDGE_TYPES, NODE_CLASSES, FilingGraph, company_uid, may_join, node_uid, role_of
from queries.charts.layout import arrange, rows_needed, settle
from queries.charts.look import LANES
from queries.charts.ordering import EFFORT, Effort
from queries.charts.org_chart import WIDEST, org_chart
from queries.charts.quality import Quality, measure
from queries.charts.scene import Scene, build_scene
from queries.charts.shapes import Layout

SEEDS = range(1, 21)
ONE_START = Effort(1, ())
_SHARES = {"Board": 1, "Committee": 8, "Officer": 20, "Management": 1, "Team": 18, "ThirdParty": 12}


@dataclass(frozen=True)
class Measured:
    """A filing's chart: its size, its quality, and the fewest crossings of the random starts and of the searches."""

    filing: str
    cards: int
    lines: int
    quality: Quality
    of_starts: int
    of_searches: int


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--browser", action="store_true")
    options = parser.parse_args()
    scenes = list(gold_scenes(options.shared))
    _print_quality([measured(path.stem, scene) for path, scene in scenes])
    slowest = max(_least(lambda scene=scene: laid_out(scene)) for _, scene in scenes)
    _say(f"the slowest of the filings: layout {slowest:.0f} ms")
    for nodes in (25, 60, 200):
        part = made_up(nodes)
        scene = build_scene(part)
        _say(f"{nodes} nodes, {len(scene.links)} lines: layout {_least(lambda scene=scene: laid_out(scene)):.0f} ms")
        if options.browser:
            _say(f"{nodes} nodes: first drawn after {drawn_after(org_chart(part)):.0f} ms in the browser")


def gold_scenes(shared: Path) -> Iterator[tuple[Path, Scene]]:
    """Every gold graph of `shared` as what is drawn of it."""
    for path in sorted((shared / "gold").glob("*/*.gold.json")):
        yield path, build_scene(gold_graph(path))


def gold_graph(path: Path) -> FilingGraph:
    """A gold graph as a `FilingGraph`, without the few edges that the model does not know."""
    data = json.loads(path.read_text(encoding="utf-8"))
    filing = path.name.removesuffix(".gold.json")
    nodes = {node["id"]: node for node in data["nodes"]}
    edges = {(edge["source"], edge["type"], edge["target"]): edge for edge in data["edges"]}
    return _graph(filing, nodes, edges.values())


def made_up(count: int) -> FilingGraph:
    """A graph of `count` nodes and half as many edges again, the same each time."""
    choose = random.Random(count)  # noqa: S311 - nothing secret
    total = sum(_SHARES.values())
    labels = [label for label, share in _SHARES.items() for _ in range(max(1, round(share * count / total)))]
    nodes = {
        str(place): {"label": label, "name": f"{label.lower()} for matter number {place}"}
        for place, label in enumerate((labels * 2)[:count])
    }
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    while len(edges) < count * 3 // 2:
        source, target = choose.sample(sorted(nodes), 2)
        kind = choose.choice(EDGE_TYPES)
        saying = f"{nodes[source]['name']} {kind} {nodes[target]['name']}."
        edges[source, kind, target] = {"source": source, "target": target, "type": kind, "evidence": [saying]}
        if not may_join(kind, nodes[source]["label"], nodes[target]["label"]):
            del edges[source, kind, target]
    return _graph(f"made-up-{count}", nodes, edges.values())


def _graph(filing: str, rows: dict[str, dict[str, Any]], edges: Iterable[dict[str, Any]]) -> FilingGraph:
    company = company_uid(cik=None, ticker=None, name=None, filing=filing)
    label = {key: row["label"] for key, row in rows.items()}
    uid = {key: company if label[key] == "Company" else node_uid(filing, label[key], key) for key in rows}
    nodes = []
    for key, row in rows.items():
        if label[key] != "Company":
            fields = NODE_CLASSES[label[key]].model_fields
            known = {name: row[name] for name in fields if row.get(name) is not None}
            if label[key] == "Officer":
                known.setdefault("role", role_of(row["name"]))
            nodes.append(known | {"uid": uid[key], "filing": filing, "company_id": company})
    return FilingGraph.parse(
        {
            "filing": {"filing_id": filing, "company_id": company},
            "company": {"uid": company, "name": filing},
            "nodes": nodes,
            "edges": [
                {
                    "source": uid[edge["source"]],
                    "target": uid[edge["target"]],
                    "type": edge["type"],
                    "filing": filing,
                    "evidence": [{"text": t, "start": 0, "end": len(t), "filing": filing} for t in edge["evidence"]],
                }
                | ({"frequency": edge["frequency"]} if edge.get("frequency") else {})
                for edge in edges
                if may_join(edge["type"], label[edge["source"]], label[edge["target"]])
            ],
        }
    )


def laid_out(scene: Scene, seed: int = 0, effort: Effort = EFFORT) -> Layout:
    """A scene's layout as the page has it, or from other random numbers, or with more or less of a search."""
    boxes = scene.boxes()
    rows = rows_needed([(boxes, scene.links)], len(LANES), WIDEST)
    made = arrange(boxes, scene.links, rows, WIDEST, seed, effort)
    return settle(made, made.row_heights(), made.gap_heights())


def quality_of(scene: Scene, layout: Layout) -> Quality:
    """A layout's faults and crossings."""
    heights = {card.id: card.height for card in scene.cards}
    return measure(layout, heights, {link.id: (link.source, link.target) for link in scene.links})


def measured(filing: str, scene: Scene) -> Measured:
    """A filing's chart beside the best of the random starts and of the searches."""
    quality = quality_of(scene, laid_out(scene))
    of_starts, of_searches = (
        min(quality_of(scene, laid_out(scene, seed, effort)).crossings for seed in SEEDS)
        for effort in (ONE_START, EFFORT)
    )
    return Measured(filing, len(scene.cards), len(scene.links), quality, of_starts, of_searches)


def drawn_after(html: str) -> float:
    """Milliseconds from opening a page in Chromium until its chart is drawn."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder, "page.html")
        page_file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(page_file.as_uri())
        page.wait_for_function("window.govgraph !== undefined")
        taken: float = page.evaluate("() => new Promise(done => requestAnimationFrame(() => done(performance.now())))")
        browser.close()
    return taken


def _print_quality(found: list[Measured]) -> None:
    most = max(found, key=lambda one: one.lines)
    _say(f"{len(found)} filings, the largest of {most.cards} cards and {most.lines} lines")
    for fault in ("through_cards", "labels_over", "lines_on_lines", "cards_over"):
        _say(f"{fault.replace('_', ' ')}: {sum(getattr(one.quality, fault) for one in found)}")
    _say(f"crossings: {sum(one.quality.crossings for one in found)}")
    _print_beside(f"of {len(SEEDS)} random starts", [(one, one.of_starts) for one in found])
    _print_beside(f"of {len(SEEDS)} searches", [(one, one.of_searches) for one in found])


def _print_beside(others: str, fewest: list[tuple[Measured, int]]) -> None:
    worse = [(one, least) for one, least in fewest if one.quality.crossings > 1.1 * least]
    total = sum(least for _, least in fewest)
    _say(f"fewest {others}, filing by filing: {total}; more than a tenth over that: {len(worse)} filings")
    for one, least in worse:
        _say(f"  {one.filing}: {one.quality.crossings}, fewest {least} ({one.cards} cards, {one.lines} lines)")


def _least(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    main()
