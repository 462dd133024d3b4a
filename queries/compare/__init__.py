"""Comparison of filings: per feature same, differs or not disclosed, with the sentences that say so."""

from queries.compare.chains import Chain, Chains, Step, chains_from, nearest_board
from queries.compare.comparison import Comparison, Row, compare, comparison_rows
from queries.compare.counterparts import counterpart
from queries.compare.features import FEATURES, Cell
from queries.compare.peers import Peer, Structures, one_each, peer_row, peers_of
from queries.compare.structure import Distance, Structure, structural_distance, structure_of

__all__ = [
    "FEATURES",
    "Cell",
    "Chain",
    "Chains",
    "Comparison",
    "Distance",
    "Peer",
    "Row",
    "Step",
    "Structure",
    "Structures",
    "chains_from",
    "compare",
    "comparison_rows",
    "counterpart",
    "nearest_board",
    "one_each",
    "peer_row",
    "peers_of",
    "structural_distance",
    "structure_of",
]
