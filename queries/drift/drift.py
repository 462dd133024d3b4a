"""What changed between two filings of one company: facts that came, went or are another, not words.

Both filings were read by the same rules, and yet a comma can make an edge of a sentence that had none. So an edge that
only one filing has counts as a change where three things hold: it is sure enough, the other filing has no like edge
between the same two, and the sentence of the other filing that says the same, if there is one, does not name both ends.
A node counts where no sentence of the other filing names it. What is only said otherwise is counted as reworded.

The catalogue's `changes` sets the same two filings against each other and lists every edge that only one of them has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphmodel import FilingGraph
from graphmodel.errors import QueryError
from queries.answer import Rows
from queries.compare.wording import card_title
from queries.drift.arrivals import arrivals
from queries.drift.attributes import attribute_changes
from queries.drift.change import Change, label_words, node_weight
from queries.drift.matching import Matching, match_nodes
from queries.drift.moves import moves
from queries.drift.rows import ChangeRow, change_row
from queries.drift.side import Side

__all__ = ["Drift", "drift"]


@dataclass(frozen=True, slots=True)
class Drift:
    """Two filings of a company and the changes from the earlier to the later, the weightiest first.

    `reworded` counts the sentences of the later filing that say what the earlier one said, in other words.
    """

    earlier: FilingGraph
    later: FilingGraph
    changes: tuple[Change, ...]
    reworded: int

    @property
    def size(self) -> int:
        """The sum of the changes' weights."""
        return sum(change.weight for change in self.changes)

    def rows(self) -> Rows:
        """The changes as rows, for a data frame or a file."""
        return Rows.of([change_row(change) for change in self.changes], ChangeRow.__annotations__)

    def _repr_html_(self) -> str:
        return self.rows()._repr_html_()

    @property
    def note(self) -> str | None:
        """What there is to know before reading the changes: that one of the filings is silent."""
        silent = [part.filing for part in (self.earlier, self.later) if not part.edges]
        if not silent:
            return None
        which = " and ".join(f"{filing.filing_id} ({filing.fiscal_year or 'year not known'})" for filing in silent)
        return f"no structure is disclosed in {which}: silence is no change"


def drift(earlier: FilingGraph, later: FilingGraph) -> Drift:
    """The changes between two filings of one registrant; none where either discloses no structure.

    QueryError for filings of two registrants or the same filing twice.
    """
    if earlier.company.uid != later.company.uid:
        raise QueryError(
            f"{earlier.filing.filing_id} and {later.filing.filing_id} are of two companies; "
            "compare them with `govgraph compare`"
        )
    if earlier.filing.filing_id == later.filing.filing_id:
        raise QueryError(f"{later.filing.filing_id} is the only filing given; a drift needs two")
    if not (earlier.edges and later.edges):
        return Drift(earlier, later, (), 0)
    old, new = Side(earlier), Side(later)
    matching = match_nodes(old, new)
    moved = list(moves(matching, old, new))
    told = [edge for change in moved for edge in change.edges]
    found = [
        *_renamings(matching, old, new),
        *moved,
        *arrivals(matching, old, new, told),
        *attribute_changes(matching, old, new),
    ]
    ordered = sorted(found, key=lambda change: (-change.weight, change.what, change.kind, change.subject))
    return Drift(earlier, later, tuple(ordered), _reworded(old, new))


def _renamings(matching: Matching, old: Side, new: Side) -> Iterator[Change]:
    for match in matching.matches:
        earlier, later = old.edges_of(match.old), new.edges_of(match.new)
        if match.how != "same" and earlier and later:
            weight = 1 if match.how == "renamed" else max(node_weight(match.old), node_weight(match.new))
            names = card_title(match.old), card_title(match.new)
            said = earlier[0].evidence[:1], later[0].evidence[:1]
            yield Change(match.how, label_words(match.new), names[1], *names, *said, weight, (), (match.old, match.new))


def _reworded(old: Side, new: Side) -> int:
    texts = {saying.text for edge in new.part.edges for saying in edge.evidence}
    return sum(text not in old.sentences and old.sentences.reworded(text) is not None for text in texts)
