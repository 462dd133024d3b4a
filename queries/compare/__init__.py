"""Comparison of filings: per feature same, differs or not disclosed, with the sentences that say so."""

from queries.compare.chains import Chain, Chains, Step, chains_from, nearest_board
from queries.compare.comparison import Comparison, Row, compare, comparison_rows
from queries.compare.counterparts import counterpart
from queries.compare.features import FEATURES, Cell

__all__ = [
    "FEATURES",
    "Cell",
    "Chain",
    "Chains",
    "Comparison",
    "Row",
    "Step",
    "chains_from",
    "compare",
    "comparison_rows",
    "counterpart",
    "nearest_board",
]
