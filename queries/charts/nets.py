"""Bundles: links of one style at one card become one net, so that five members are one line with five ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from queries.charts.shapes import Link, Net

__all__ = ["bundle", "reach"]


def bundle(links: Iterable[Link], row: Mapping[str, int]) -> list[Net]:
    """Nets that hold every link once; the largest bundles first, ties by id, so the same graph gives the same nets.

    All leaves of a net lie on one side of its hub, and lines of one bundle have the hub in common: where they run
    together, there is no doubt about who is joined to whom.
    """
    groups: dict[tuple[str, str, bool, bool], list[Link]] = defaultdict(list)
    for link in links:
        for hub, leaf in ((link.source, link.target), (link.target, link.source)):
            groups[(hub, link.style, hub == link.source, row[leaf] >= row[hub])].append(link)
    nets: list[Net] = []
    done: set[str] = set()
    order = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    for size in sorted({len(members) for members in groups.values()}, reverse=True):
        for (hub, _, _, down), members in order:
            left = [link for link in members if link.id not in done]
            if len(left) < size:
                continue
            done.update(link.id for link in left)
            nets.append(Net(index=len(nets), hub=hub, down=down, links=left))
    return nets


def reach(net: Net, row: Mapping[str, int]) -> range:
    """The gaps that a net passes, nearest to the hub first; gap `g` lies above row `g`."""
    hub = row[net.hub]
    if net.down:
        # A leaf in the hub's own row is reached from below, through the gap under both.
        last = max(hub + 1, *(row[net.leaf(link)] for link in net.links))
        return range(hub + 1, last + 1)
    first = min(row[net.leaf(link)] for link in net.links)
    return range(hub, first, -1)
