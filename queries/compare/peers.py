"""Which filings of a store have the structure nearest to that of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from graphmodel import FilingGraph
from graphmodel.errors import QueryError
from graphmodel.lookup import find_entry
from graphmodel.register import Entry, Register
from graphmodel.store import Contents
from queries.compare.structure import Distance, Structure, structural_distance, structure_of
from queries.compare.wording import relation

__all__ = ["Peer", "Structures", "one_each", "peer_row", "peers_of"]


@dataclass(frozen=True, slots=True)
class Peer:
    """A filing near to another one: how far, and the lines in words, shared or of only one of the two."""

    entry: Entry
    distance: Distance
    shared: tuple[str, ...]
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


def one_each(register: Register, year: int | None = None) -> set[str]:
    """Each company's newest filing, or the newest of that year."""
    filings = (register.filings_of(company.uid) for company in register.companies())
    wanted = ([one for one in entries if year in (None, one.fiscal_year)] for entries in filings)
    return {entries[0].filing_id for entries in wanted if entries}


class Structures:
    """The structures of many filings, to be asked for peers again and again; filings without an edge have none.

    Take one filing a company (`one_each`) where no company is to come twice.
    """

    def __init__(self, parts: Iterable[FilingGraph]) -> None:
        self._known = [(Entry.of(part), structure_of(part)) for part in parts if part.edges]
        self._sizes = np.array([structure.size for _, structure in self._known], dtype=np.int64)
        self._shared = _inverted([structure for _, structure in self._known])
        self._of_company: dict[str, list[int]] = defaultdict(list)
        for place, (entry, _) in enumerate(self._known):
            self._of_company[entry.company.uid].append(place)

    def __len__(self) -> int:
        """Number of structures."""
        return len(self._known)

    def nearest(self, part: FilingGraph, count: int) -> list[Peer]:
        """The `count` filings of other companies that are most similar to this one, the nearest first.

        The fingerprint of a structure, its classes and the lines between them, says how similar two can be at the
        most. Filings are looked at in that order until none that is left can come in: the answer is that of comparing
        all. QueryError where the filing discloses no edge, for then everything is as far.
        """
        if not part.edges:
            raise QueryError(
                f"{part.company.name}: filing {part.filing.filing_id} discloses no structure to find peers by"
            )
        own = structure_of(part)
        bounds = self._most_similar(own)
        bounds[self._of_company.get(part.company.uid, [])] = -1.0
        found: list[tuple[float, str, Entry, Structure, Distance]] = []
        for place in np.argsort(-bounds, kind="stable"):
            if bounds[place] < 0 or (len(found) >= count and bounds[place] < -found[-1][0]):
                break
            entry, structure = self._known[place]
            distance = structural_distance(own, structure)
            found.append((-distance.similarity, entry.filing_id, entry, structure, distance))
            found = sorted(found, key=lambda one: one[:2])[:count]
        return [_peer(entry, own, structure, distance) for *_, entry, structure, distance in found]

    def _most_similar(self, own: Structure) -> npt.NDArray[np.float64]:
        """For each that is known: no pairing of nodes makes it and this one more similar than this."""
        shared = np.zeros(len(self._known), dtype=np.int64)
        for feature, count in own.fingerprint.items():
            places, counts = self._shared.get(feature, (np.empty(0, dtype=np.int64),) * 2)
            shared[places] += np.minimum(counts, count)
        return 2 * shared / (own.size + self._sizes)


def _inverted(structures: list[Structure]) -> dict[Any, tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """For each class and line of any structure, the places of those that have it, and how often each has it."""
    found: dict[Any, list[tuple[int, int]]] = defaultdict(list)
    for place, structure in enumerate(structures):
        for feature, count in structure.fingerprint.items():
            found[feature].append((place, count))
    return {
        feature: (np.array([place for place, _ in rows]), np.array([count for _, count in rows]))
        for feature, rows in found.items()
    }


def peers_of(contents: Contents, company: str, count: int, year: int | None = None) -> list[Peer]:
    """The peers of a company's filing, its newest or that of a year, among one filing of each other company.

    UnknownCompany where there is no such company, QueryError where the filing, or every other one, discloses no
    structure.
    """
    own = find_entry(contents.register, company, year).filing_id
    # The one that is asked for first: whether it discloses anything is known before the market is read.
    (part,) = contents.parts({own}, texts=False)
    found = Structures(contents.parts(one_each(contents.register, year), texts=False)).nearest(part, count)
    if not found:
        others = f"filing for {year} of another company" if year else "filing of another company"
        raise QueryError(f"no {others} in the store discloses a structure: build more filings first")
    return found


def peer_row(peer: Peer) -> dict[str, Any]:
    """A peer as a row."""
    return {
        "company": peer.entry.company.name,
        "filing": peer.entry.filing_id,
        "similarity": round(peer.distance.similarity, 3),
        "distance": str(peer.distance),
        "shared": list(peer.shared),
        "only_asked": list(peer.only_here),
        "only_peer": list(peer.only_there),
    }


def _peer(entry: Entry, own: Structure, structure: Structure, distance: Distance) -> Peer:
    here, there = own.lines(), structure.lines()
    return Peer(
        entry,
        distance,
        tuple(map(_words, sorted(here & there))),
        tuple(map(_words, sorted(here - there))),
        tuple(map(_words, sorted(there - here))),
    )


def _words(line: tuple[str, str, str]) -> str:
    """`CISO informs audit committee of the board`."""
    source, kind, target = line
    return f"{_class_name(source)} {relation(kind)} {_class_name(target)}"


def _class_name(name: str) -> str:
    group, _, kind = name.partition("/")
    if kind == "other":
        return f"another {group}"
    if group.endswith("committee"):
        return f"{kind} committee of {'the board' if group.startswith('board') else 'management'}"
    return f"{kind} {group}" if group == "team" else kind or group
