"""What is made of each filing: its chart, its row in the index, its peers. In processes, where there are several."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from typing import NamedTuple

from graphmodel import FilingGraph
from graphmodel.errors import GovgraphError
from graphmodel.processes import spawned
from queries.charts.org_chart import chart_data
from queries.compare import Structures
from queries.site.columns import Row, row_of
from queries.site.data_file import DataFile, data_file

__all__ = ["Drawn", "Near", "draw_all"]

_PEERS = 8
Near = tuple[str, int]
"""A peer: its filing's id, and how much of both structures is shared, in percent."""


class Drawn(NamedTuple):
    """A file with the charts of some filings; for each of them its row and its peers, the nearest first."""

    file: DataFile
    rows: list[Row]
    peers: list[list[Near]]


def draw_all(batches: Iterable[list[FilingGraph]], market: Structures, jobs: int) -> Iterator[Drawn]:
    """Each batch of filings drawn, in their order; a few at a time are held."""
    if jobs < 2:
        yield from (_drawn(batch, market) for batch in batches)
        return
    waiting: deque[Future[Drawn]] = deque()
    with spawned(jobs, _keep, market) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(_drawn_here, batch))
                if len(waiting) > 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenExecutor as exc:
            raise GovgraphError("a worker process died (out of memory?); try again with fewer --jobs") from exc
        finally:
            pool.shutdown(cancel_futures=True)


def _drawn(parts: list[FilingGraph], market: Structures) -> Drawn:
    return Drawn(
        data_file("charts", [chart_data(part) for part in parts]),
        [row_of(part) for part in parts],
        [_peers(part, market) for part in parts],
    )


def _peers(part: FilingGraph, market: Structures) -> list[Near]:
    if not part.edges:
        return []
    return [
        (peer.entry.filing_id, round(100 * peer.distance.similarity))
        for peer in market.nearest(part, _PEERS)
        if peer.distance.similarity > 0
    ]


_kept: list[Structures] = []  # in a worker process: the market, which it is given once


def _keep(market: Structures) -> None:
    _kept[:] = [market]


def _drawn_here(parts: list[FilingGraph]) -> Drawn:
    return _drawn(parts, _kept[0])
