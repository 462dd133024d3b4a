"""Rows: which of a lane's rows a card stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from queries.charts.shapes import Box, Link

__all__ = ["rows_of"]

_DEEPEST = 4  # levels of one lane; a longer line of command is drawn by lines within a row


def rows_of(boxes: Sequence[Box], links: Iterable[Link], widest: float) -> dict[int, list[list[str]]]:
    """The rows of each lane, from the top, as ids of cards: superiors above, no row wider than `widest` pixels.

    Cards of one lane that a ranking link joins stand in different rows wherever that is possible without a circle.
    """
    links = list(links)
    level = _levels(boxes, links)
    degree: dict[str, int] = defaultdict(int)
    for link in links:
        degree[link.source] += 1
        degree[link.target] += 1
    rows: dict[int, list[list[str]]] = {}
    for lane in sorted({box.lane for box in boxes}):
        mine = [box for box in boxes if box.lane == lane]
        rows[lane] = []
        for depth in sorted({level[box.id] for box in mine}):
            # The least connected go to the extra row, where a line has the longest way.
            row = sorted((box for box in mine if level[box.id] == depth), key=lambda box: -degree[box.id])
            rows[lane] += _split(row, widest)
    return rows


def _levels(boxes: Sequence[Box], links: Sequence[Link]) -> dict[str, int]:
    lane = {box.id: box.lane for box in boxes}
    below: dict[str, set[str]] = {box.id: set() for box in boxes}
    wanted = []
    for link in links:
        if not link.ranks:
            continue
        superior, inferior = (link.target, link.source) if link.upward else (link.source, link.target)
        wanted.append((superior, inferior))
    level = {box.id: 0 for box in boxes}
    for superior, inferior in wanted:
        if superior == inferior or lane[superior] != lane[inferior] or _reaches(below, inferior, superior):
            continue
        if level[superior] + 1 + _height(below, inferior) >= _DEEPEST and level[inferior] <= level[superior]:
            continue
        below[superior].add(inferior)
        _push(below, level, superior)
    return level


def _reaches(below: dict[str, set[str]], start: str, goal: str) -> bool:
    seen, stack = set(), [start]
    while stack:
        here = stack.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            stack += below[here]
    return False


def _height(below: dict[str, set[str]], start: str) -> int:
    height, layer = 0, set(below[start])
    while layer:
        height += 1
        layer = {inferior for box in layer for inferior in below[box]}
    return height


def _push(below: dict[str, set[str]], level: dict[str, int], start: str) -> None:
    stack = [start]
    while stack:
        here = stack.pop()
        for inferior in below[here]:
            if level[inferior] <= level[here]:
                level[inferior] = level[here] + 1
                stack.append(inferior)


def _split(row: list[Box], widest: float) -> list[list[str]]:
    total = sum(box.width for box in row)
    count = max(1, -(-int(total) // int(widest)))
    per_row = total / count
    rows: list[list[str]] = [[]]
    width = 0.0
    for box in row:
        if rows[-1] and width + box.width / 2 > per_row and len(rows) < count:
            rows.append([])
            width = 0.0
        rows[-1].append(box.id)
        width += box.width
    return rows
