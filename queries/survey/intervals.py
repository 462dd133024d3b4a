"""How sure a share is."""

from __future__ import annotations

from math import sqrt
from typing import Final

__all__ = ["wilson"]

_Z: Final = 1.959963984540054
"""The standard normal distribution's 97.5 % point."""


def wilson(companies: int, of: int) -> tuple[float, float] | None:
    """The 95 % interval of a share by Wilson's score, which holds for few companies and for none; None of none.

    Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
    """
    if not of:
        return None
    share, square = companies / of, _Z * _Z
    middle = share + square / (2 * of)
    reach = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = (middle - reach) / (1 + square / of), (middle + reach) / (1 + square / of)
    # At none and at all the bound is 0 or 1 itself, which the sum misses by its last digits.
    return (low if companies else 0.0, high if companies < of else 1.0)
