"""Annual reports from EDGAR; see `fetch`."""

from loaders.edgar.fetch import Fetched, Missing, fetch
from loaders.edgar.selection import FORMS, Wanted, parse_forms, parse_years

__all__ = ["FORMS", "Fetched", "Missing", "Wanted", "fetch", "parse_forms", "parse_years"]
