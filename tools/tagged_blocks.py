"""The market's tagged text blocks, as `learn_tagging` learns from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from market import data_sets, filings

from graphmodel.cyd import TEXT_ELEMENTS
from queries.audit.tagging import LONGEST

_MOST_ELEMENTS = 3
_SHORTEST = 15


def tagged_blocks(shared: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Company, text and elements of each block of SHARED/fsn.

    Without those of companies whose bulk filings SHARED/gold/check measures on. A block counts once in a filing, with
    all elements that it stands under; one that stands under more than three, or is as long as the whole section, marks
    none.
    """
    held_out = {_slug(path.stem.split("-", 3)[-1]) for path in (shared / "gold" / "check").glob("rp-*.txt")}
    for data_set in data_sets(shared):
        for filing in filings(data_set):
            company = _slug(filing.company)
            if any(company.startswith(name) for name in held_out):
                continue
            tagged: dict[str, set[str]] = {}
            for element in TEXT_ELEMENTS:
                if element in filing.values:
                    tagged.setdefault(" ".join(filing.values[element].split()), set()).add(element)
            for text, elements in tagged.items():
                if len(elements) <= _MOST_ELEMENTS and _SHORTEST <= len(text) <= LONGEST:
                    yield company, text, elements


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
