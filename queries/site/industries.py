"""The Standard Industrial Classification (1987 manual): its divisions, and its major groups by their two digits."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["DIVISIONS", "division_of", "industry_of"]

DIVISIONS: Final = (
    ("Agriculture, forestry and fishing", 1, 9),
    ("Mining", 10, 14),
    ("Construction", 15, 17),
    ("Manufacturing", 20, 39),
    ("Transport, communications and utilities", 40, 49),
    ("Wholesale trade", 50, 51),
    ("Retail trade", 52, 59),
    ("Finance, insurance and real estate", 60, 67),
    ("Services", 70, 89),
    ("Public administration", 91, 98),
    ("Nonclassifiable", 99, 99),
)
"""Each division's name, and its first and last major group."""

_GROUPS: Final = {
    1: "crops", 2: "livestock", 7: "agricultural services", 8: "forestry", 9: "fishing", 10: "metal mining",
    12: "coal mining", 13: "oil and gas extraction", 14: "other minerals", 15: "building construction",
    16: "heavy construction", 17: "special trade contractors", 20: "food", 21: "tobacco", 22: "textiles",
    23: "apparel", 24: "lumber and wood", 25: "furniture", 26: "paper", 27: "printing and publishing",
    28: "chemicals", 29: "petroleum refining", 30: "rubber and plastics", 31: "leather",
    32: "stone, clay and glass", 33: "primary metals", 34: "fabricated metals", 35: "machinery and computers",
    36: "electronic equipment", 37: "transport equipment", 38: "instruments", 39: "other manufacturing",
    40: "railroads", 41: "passenger transit", 42: "trucking and warehousing", 43: "postal service",
    44: "water transport", 45: "air transport", 46: "pipelines", 47: "transport services", 48: "communications",
    49: "electric, gas and sanitary services", 50: "wholesale, durable goods", 51: "wholesale, nondurable goods",
    52: "building materials", 53: "general merchandise", 54: "food stores", 55: "car dealers and gas stations",
    56: "apparel stores", 57: "furniture stores", 58: "eating and drinking places", 59: "other retail",
    60: "depository institutions", 61: "nondepository credit", 62: "security and commodity brokers",
    63: "insurance carriers", 64: "insurance agents", 65: "real estate", 67: "holding and investment offices",
    70: "hotels", 72: "personal services", 73: "business services", 75: "car repair and parking", 76: "other repair",
    78: "motion pictures", 79: "amusement and recreation", 80: "health services", 81: "legal services",
    82: "education", 83: "social services", 84: "museums and gardens", 86: "membership organizations",
    87: "engineering and management services", 88: "private households", 89: "other services",
}  # fmt: skip


def division_of(code: str) -> str | None:
    """The division of a code of four digits; None where the manual has none for it."""
    group = _group(code)
    return next((name for name, first, last in DIVISIONS if first <= group <= last), None)


def industry_of(code: str) -> str:
    """A code with what its major group is: `2834 · chemicals`."""
    name = _GROUPS.get(_group(code))
    return f"{code} · {name}" if name else code


def _group(code: str) -> int:
    """The major group; 0, which is none, where the code is not four digits."""
    return int(code[:2]) if re.fullmatch(r"[0-9]{4}", code) else 0
