"""Companies side by side: one column each over shared lanes, with the differences in words and a matrix of roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graphmodel import Evidence
from queries.charts.glance import filing_address
from queries.charts.layout import arrange, rows_needed, settle
from queries.charts.look import LANES
from queries.charts.network import new_network, put_filing
from queries.charts.page import bands_of, labels_of, render
from queries.charts.scene import Scene, build_scene
from queries.charts.shapes import Layout
from queries.compare.comparison import Comparison, Row
from queries.compare.wording import element_name, filing_line
from queries.drift import Drift, drifts_among

__all__ = ["comparison_page"]

_COLUMN_GAP = 48.0
_NARROWEST = 210.0
# The more companies, the narrower the cards and the fewer of them in a row: (card width, row width) by their number.
_SIZES = {2: (164.0, 640.0), 3: (150.0, 480.0)}
_MANY = (140.0, 400.0)


def comparison_page(comparison: Comparison) -> str:
    """A comparison as a complete HTML page (a string; write it as UTF-8) that works from a file without a network.

    Three views: the charts over shared lanes, where a click on a role lights up its counterparts; the features with
    their verdicts and sentences; the matrix of roles and companies. Where filings are of one company, a fourth one with
    what changed from each to the next, which is marked on the charts.
    """
    card_width, row_width = _SIZES.get(len(comparison.parts), _MANY)
    scenes = [build_scene(part, f"{index}:", card_width) for index, part in enumerate(comparison.parts)]
    of_filing = {scene.part.filing.filing_id: scene for scene in scenes}
    network = new_network()
    columns: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    left = 0.0
    layouts = _layouts(scenes, row_width)
    for index, (scene, layout) in enumerate(zip(scenes, layouts, strict=True)):
        width = layout.bounds[2]
        column = max(width, _NARROWEST)
        shift = left + (column - width) / 2
        put_filing(network, scene, layout, index, shift)
        labels += labels_of(layout, shift)
        columns.append(
            {
                "name": comparison.names[index],
                "line": filing_line(scene.part.filing),
                "address": filing_address(scene.part),
                "left": round(left, 1),
                "right": round(left + column, 1),
                "free": [[lane, round(x + shift, 1)] for lane, x in layout.free.items()],
            }
        )
        left += column + _COLUMN_GAP
    page = {
        "mode": "compare",
        "title": f"Cybersecurity governance of {len(scenes)} filings compared",
        "subtitle": "Lanes are shared levels. Click a role to light up its counterparts in every column.",
        "glance": [],
        "tags": [],
        "columns": columns,
        "columnGap": _COLUMN_GAP,
        "labels": labels,
        "bands": bands_of(layouts[0], {card.lane for scene in scenes for card in scene.cards}),
        "bounds": [0.0, 0.0, round(left - _COLUMN_GAP, 1), round(layouts[0].bounds[3], 1)],
        "rows": [_row(row) for row in comparison.rows],
        "drifts": [_drift(found, of_filing) for found in drifts_among(comparison.parts)],
        "file": "governance-comparison",
    }
    return render(network, page, ("compare.js",))


def _layouts(scenes: list[Scene], row_width: float) -> list[Layout]:
    """One layout a filing, all over the same rows at the same heights."""
    graphs = [(scene.boxes(), scene.links) for scene in scenes]
    rows = rows_needed(graphs, len(LANES), row_width)
    made = [arrange(boxes, links, rows, row_width) for boxes, links in graphs]
    row_heights = [max(heights) for heights in zip(*(one.row_heights() for one in made), strict=True)]
    gap_heights = [max(heights) for heights in zip(*(one.gap_heights() for one in made), strict=True)]
    return [settle(one, row_heights, gap_heights) for one in made]


def _drift(found: Drift, scenes: Mapping[str, Scene]) -> dict[str, Any]:
    """What changed between two of the filings; `marks` are the ids that relations and nodes have on the page."""
    pair = [scenes[part.filing.filing_id] for part in (found.earlier, found.later)]
    ids = {id(edge): edge_id for scene in pair for edge_id, edge in scene.edges.items()}
    return {
        "older": filing_line(found.earlier.filing),
        "newer": filing_line(found.later.filing),
        "company": found.later.company.name,
        "reworded": found.reworded,
        "note": found.note,
        "changes": [
            {
                "kind": change.kind,
                "what": change.what,
                "subject": change.subject,
                "values": [change.before, change.after],
                "said": [_sayings(change.evidence_before[:1]), _sayings(change.evidence_after[:1])],
                "marks": [ids[id(edge)] for edge in change.edges]
                + [scenes[node.filing].prefix + node.uid for node in change.nodes],
            }
            for change in found.changes
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "title": row.title,
        "verdict": row.verdict,
        "cells": [
            {
                "values": list(cell.values),
                "evidence": _sayings(cell.evidence),
            }
            for cell in row.cells
        ],
    }


def _sayings(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"text": saying.text, "element": element_name(saying.element), "filing": saying.filing} for saying in evidence
    ]
