"""Two filings of one company, from short names."""

import pytest

NODES = {
    "program": ("Program", "cybersecurity program"),
    "board": ("Board", "board of directors"),
    "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
    "ciso": ("Officer", "chief information security officer", {"aliases": ["CISO"]}),
    "cio": ("Officer", "chief information officer", {"aliases": ["CIO"]}),
}


@pytest.fixture
def years(make_part):
    """Makes the filings for 2024 and 2025 from their edges; `old` and `new` are nodes besides the usual ones."""

    def make(before, after, old=None, new=None):
        return (
            make_part("acme-2024", year=2024, nodes=_used(NODES | (old or {}), before), edges=before),
            make_part("acme-2025", year=2025, nodes=_used(NODES | (new or {}), after), edges=after),
        )

    return make


def _used(nodes, edges):
    ends = {end for edge in edges for end in (edge[0], edge[2])} | {"program"}
    return {short: node for short, node in nodes.items() if short in ends}
