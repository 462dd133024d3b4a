"""Drift: what a company's filing says otherwise than the one of an earlier year, and what the market's filings do."""

from queries.drift.change import Change
from queries.drift.drift import Drift, drift
from queries.drift.market import company_drift, market_drifts, pair_of
from queries.drift.rows import change_row, drift_row, largest_first, years_of
from queries.drift.series import drifts_among

__all__ = [
    "Change",
    "Drift",
    "change_row",
    "company_drift",
    "drift",
    "drift_row",
    "drifts_among",
    "largest_first",
    "market_drifts",
    "pair_of",
    "years_of",
]
