"""What is said of a file that is a store and not a whole one, and how much one may unpack to."""

from __future__ import annotations

import json
from typing import Any, Final

from graphmodel.errors import DamagedStore, StoreError

__all__ = ["LARGEST", "damaged", "json_object", "no_store", "too_large"]

LARGEST: Final = 1 << 30
"""Bytes of JSON in one store: some 50,000 filings. A file of a few megabytes could unpack to a thousand times that."""


def damaged(where: str, why: str) -> DamagedStore:
    """The error for a file that is a store and not a whole one."""
    return DamagedStore(
        f"{where}: is a damaged store ({why}); restore it from a copy, or delete it and run `govgraph build` again"
    )


def no_store(where: str, *, empty: bool = False) -> DamagedStore:
    """The error for a file that is something else."""
    what = "is empty" if empty else "is not a govgraph store"
    return DamagedStore(f"{where}: {what}; give another path, or delete the file and run `govgraph build` again")


def too_large(where: str) -> StoreError:
    """The error for a file that unpacks to more than is read or written."""
    return StoreError(
        f"{where}: unpacks to more than the {LARGEST >> 20} MB that one store may have; use several stores"
    )


def json_object(line: bytes) -> dict[str, Any]:
    """The object that a line of a file says it is; empty where it is none."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
