"""Graphs to ask, and rows as the tests of the answers compare them."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from queries.engine import Snapshot
from queries.run import run_query


def _asked(parts: Iterable[FilingGraph]) -> Callable[..., list[tuple[Any, ...]]]:
    frozen = Snapshot(GovernanceGraph(parts))

    def ask(name: str, **params: Any) -> list[tuple[Any, ...]]:
        found = run_query(frozen, name, **params)
        keep = [i for i, column in enumerate(found.columns) if column != "company" and not column.endswith("uid")]
        return [tuple(row[i] for i in keep) for row in found.rows]

    return ask


@pytest.fixture(scope="session")
def world(acme: FilingGraph, make_part: Callable[..., FilingGraph]) -> list[FilingGraph]:
    """Acme (see `acme`); Bolt without a security officer; Ring, whose CISO and CIO report to each other."""
    bolt = make_part(
        "bolt-2024",
        company="Bolt plc",
        form="20-F",
        nodes={
            "program": ("Program", "cybersecurity program"),
            "board": ("Board", "board of directors"),
            "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
            "group": ("Committee", "cyber group", {"level": "management", "kind": "cybersecurity"}),
            "cfo": ("Officer", "chief financial officer"),
            "it": ("Officer", "IT manager"),
            "legal": ("Team", "legal department"),
            "firm": ("ThirdParty", "Firm Ltd", {"kind": "managed service"}),
        },
        edges=[
            ("it", "REPORTS_TO", "cfo", "The IT manager reports to the CFO and the group."),
            ("it", "REPORTS_TO", "group", "The IT manager reports to the CFO and the group."),
            ("cfo", "INFORMS", "audit", "The CFO updates the audit committee."),
            ("audit", "PART_OF", "board", "Our board's audit committee meets."),
            ("cfo", "LEADS", "group", "The CFO chairs the group."),
            ("it", "MEMBER_OF", "group", "Members are the IT manager and legal."),
            ("legal", "PART_OF", "group", "Members are the IT manager and legal."),
            ("it", "MANAGES", "program", "The IT manager and Firm run security."),
            ("firm", "MANAGES", "program", "The IT manager and Firm run security."),
            ("board", "OVERSEES", "program", "The board oversees cyber risk."),
        ],
    )
    ring = make_part(
        "ring-2024",
        company="Ring",
        nodes={
            "ciso": ("Officer", "chief information security officer"),
            "cio": ("Officer", "chief information officer"),
        },
        edges=[("ciso", "REPORTS_TO", "cio", "Round."), ("cio", "REPORTS_TO", "ciso", "And round.")],
    )
    return [acme, bolt, ring]


@pytest.fixture(scope="session")
def asked() -> Callable[..., Callable[..., list[tuple[Any, ...]]]]:
    """Takes filings' graphs and gives what asks them a question: rows without company and ids."""
    return _asked
