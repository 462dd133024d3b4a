"""The graph of many filings, and the same as a `networkx.MultiDiGraph`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphmodel.errors import ModelError, UnknownCompany
from graphmodel.filing_graph import FilingGraph
from graphmodel.ids import join_id
from graphmodel.nodes import Company, Filing
from graphmodel.register import Entry, Register

if TYPE_CHECKING:
    import networkx

__all__ = ["GovernanceGraph"]


class GovernanceGraph:
    """Filings and their graphs, as one networkx multigraph where that is asked for.

    `nx` holds a node for each registrant (`label` "Company"), each filing ("Filing") and each node of a filing, keyed
    by `uid`; an edge's key is its type, and `(Company)-[:FILED]->(Filing)` ties a registrant to its filings. Attributes
    are plain values; an edge's `evidence` is a tuple of dicts. Change the graph through `add` and `remove`, not through
    `nx`: what is saved are the filings.
    """

    def __init__(self, filings: Iterable[FilingGraph] = ()) -> None:
        self._nx: networkx.MultiDiGraph | None = None
        self._parts: dict[str, FilingGraph] = {}
        self._of_company: dict[str, set[str]] = {}
        self._of_node: dict[str, str] = {}
        for part in filings:
            self.add(part)

    def __len__(self) -> int:
        """Number of filings."""
        return len(self._parts)

    def __contains__(self, filing_id: object) -> bool:
        return filing_id in self._parts

    def __iter__(self) -> Iterator[FilingGraph]:
        """The filings' graphs, by filing id."""
        return (self._parts[filing_id] for filing_id in sorted(self._parts))

    @property
    def nx(self) -> networkx.MultiDiGraph:
        """All of it as one multigraph, made when it is first asked for and kept up to date from then on."""
        if self._nx is None:
            import networkx  # a fifth of the time that a command takes to start

            self._nx = networkx.MultiDiGraph()
            for part in self._parts.values():
                self._draw(part)
            for uid in self._of_company:
                self._refresh_company(uid)
        return self._nx

    def add(self, part: FilingGraph) -> None:
        """Add a filing's graph, in place of what the same filing said before; other filings stay as they are.

        ModelError, and nothing changed, where a node's id is one that another filing has.
        """
        filing_id = part.filing.filing_id
        for node in part.nodes:
            if self._of_node.get(node.uid, filing_id) != filing_id or node.uid in self._of_company:
                raise ModelError(f"filing {filing_id!r} has a node with another filing's id, {node.uid}")
        if part.company.uid in self._of_node:
            raise ModelError(f"filing {filing_id!r} has a registrant with a node's id, {part.company.uid}")
        self.remove(filing_id)
        self._parts[filing_id] = part
        self._of_company.setdefault(part.company.uid, set()).add(filing_id)
        self._of_node.update((node.uid, filing_id) for node in part.nodes)
        if self._nx is not None:
            self._draw(part)
            self._refresh_company(part.company.uid)

    def remove(self, filing_id: str) -> bool:
        """Take a filing out; False where it was not there. Its registrant goes with its last filing."""
        part = self._parts.pop(filing_id, None)
        if part is None:
            return False
        for node in part.nodes:
            del self._of_node[node.uid]
        uid = part.company.uid
        self._of_company[uid].discard(filing_id)
        if not self._of_company[uid]:
            del self._of_company[uid]
        if self._nx is not None:
            self._nx.remove_nodes_from([node.uid for node in part.nodes])
            self._nx.remove_node(_filing_node(filing_id))
            self._refresh_company(uid)
        return True

    def part(self, filing_id: str) -> FilingGraph:
        """The graph of one filing; UnknownCompany where it is not there."""
        try:
            return self._parts[filing_id]
        except KeyError:
            raise UnknownCompany(f"no filing {filing_id!r} in the graph") from None

    def register(self) -> Register:
        """Whose filings there are now."""
        return Register(map(Entry.of, self._parts.values()))

    def filings(self) -> list[Filing]:
        """All filings, by id."""
        return [part.filing for part in self]

    def companies(self) -> list[Company]:
        """All registrants, by name."""
        return self.register().companies()

    def filings_of(self, company_uid: str) -> list[FilingGraph]:
        """A registrant's filings, newest first."""
        parts = [self._parts[filing_id] for filing_id in self._of_company.get(company_uid, ())]
        return sorted(parts, key=lambda part: Entry.of(part).age, reverse=True)

    def _draw(self, part: FilingGraph) -> None:
        """Put a filing and its nodes and edges into the multigraph."""
        filing_id = part.filing.filing_id
        self.nx.add_node(_filing_node(filing_id), label="Filing", name=filing_id, **part.filing.model_dump())
        self.nx.add_edge(part.company.uid, _filing_node(filing_id), key="FILED", type="FILED", filing=filing_id)
        for node in part.nodes:
            data = node.model_dump()
            self.nx.add_node(data.pop("uid"), **data)
        for edge in part.edges:
            data = edge.model_dump()
            self.nx.add_edge(data.pop("source"), data.pop("target"), key=edge.type, **data)

    def _refresh_company(self, uid: str) -> None:
        """Let the registrant's node say what its newest filing says, whatever the order of loading."""
        parts = self.filings_of(uid)
        if parts:
            data = parts[0].company.model_dump()
            self.nx.add_node(data.pop("uid"), **data)
        elif uid in self.nx:
            self.nx.remove_node(uid)


def _filing_node(filing_id: str) -> str:
    return join_id("filing", filing_id)
