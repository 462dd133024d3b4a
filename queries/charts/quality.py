"""How good a layout is, in numbers that a reader would feel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from queries.charts.shapes import Layout, Point

__all__ = ["Quality", "measure"]

_Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of what should not be there, and of crossings, which cannot all be avoided.

    Lines through cards, labels over labels or cards, lines on lines of another bundle, cards over cards.
    """

    through_cards: int
    labels_over: int
    lines_on_lines: int
    cards_over: int
    crossings: int


def measure(layout: Layout, heights: Mapping[str, float], ends: Mapping[str, tuple[str, str]]) -> Quality:
    """Measure a layout, given the cards' heights and each link's two ends."""
    cards = {
        card: (x - layout.widths[card] / 2, y - heights[card] / 2, x + layout.widths[card] / 2, y + heights[card] / 2)
        for card, (x, y) in layout.centres.items()
    }
    labels = [
        (label.x - label.width / 2, label.y - label.height / 2, label.x + label.width / 2, label.y + label.height / 2)
        for label in layout.labels
    ]
    through = sum(
        _overlap(_segment(a, b), cards[card]) and (card not in ends[link] or _inside(a, b, cards[card]))
        for link, route in layout.routes.items()
        for a, b in _segments(route.points)
        for card in cards
    )
    over = sum(_overlap(one, two) for one, two in combinations(labels, 2))
    over += sum(_overlap(label, card) for label in labels for card in cards.values())
    bundles = {link: index for index, label in enumerate(layout.labels) for link in label.links}
    on_lines = crossings = 0
    own = {link: _segments(route.own) for link, route in layout.routes.items()}
    around = {link: _around(route.own) for link, route in layout.routes.items()}
    for one, two in combinations(layout.routes, 2):
        if bundles[one] == bundles[two] or not _overlap(around[one], around[two]):
            continue
        for a, b in own[one]:
            for c, d in own[two]:
                if (a[0] == b[0]) == (c[0] == d[0]):
                    on_lines += _overlap(_segment(a, b, 0.6), _segment(c, d, 0.6))
                else:
                    crossings += _overlap(_segment(a, b), _segment(c, d))
    pairs = sum(_overlap(one, two) for one, two in combinations(cards.values(), 2))
    return Quality(int(through), int(over), on_lines, int(pairs), crossings)


def _segments(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    return [(a, b) for a, b in pairwise(points) if a != b]


def _around(points: Sequence[Point]) -> _Rect:
    """A little more than what encloses the points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) - 1, min(ys) - 1, max(xs) + 1, max(ys) + 1)


def _segment(a: Point, b: Point, thick: float = 0.0) -> _Rect:
    return (min(a[0], b[0]) - thick, min(a[1], b[1]) - thick, max(a[0], b[0]) + thick, max(a[1], b[1]) + thick)


def _overlap(one: _Rect, two: _Rect) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _inside(a: Point, b: Point, card: _Rect) -> bool:
    """Whether a segment enters a card's inside, not only touches its border."""
    shrunk = (card[0] + 0.5, card[1] + 0.5, card[2] - 0.5, card[3] - 0.5)
    return _overlap(_segment(a, b), shrunk)
