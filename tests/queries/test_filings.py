"""The filings of a store that are asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphmodel import FilingGraph
from graphmodel.errors import UnknownCompany
from graphmodel.register import Entry, Register
from graphmodel.store import Contents, FileStore
from queries.filings import graphs_of, named_filings, no_filing


@pytest.fixture
def contents(tmp_path: Path, make_part: Callable[..., FilingGraph]) -> Contents:
    """Two years of Acme and one of Bolt."""
    store = FileStore(tmp_path / "s.govgraph")
    store.write([make_part(f"acme-{year}", company="Acme", year=year) for year in (2023, 2024)])
    store.write([make_part("bolt-2024", company="Bolt", year=2024)])
    return store.contents()


def ids(parts: list[FilingGraph]) -> list[str]:
    return [part.filing.filing_id for part in parts]


def test_filings_come_in_the_order_in_which_they_are_named(contents: Contents) -> None:
    assert ids(named_filings(contents, ["Bolt", "Acme", "acme-2023"])) == ["bolt-2024", "acme-2024", "acme-2023"]
    assert ids(named_filings(contents, ["Acme"], 2023)) == ["acme-2023"]
    assert ids(graphs_of(contents, ["bolt-2024", "acme-2023", "bolt-2024"])) == ["bolt-2024", "acme-2023", "bolt-2024"]
    with pytest.raises(UnknownCompany, match="no company 'Cord'"):
        named_filings(contents, ["Acme", "Cord"])


def test_no_filing_is_said_with_the_years_there_are(contents: Contents, make_part: Callable[..., FilingGraph]) -> None:
    assert str(no_filing(Register())).startswith("the store is empty; run `govgraph build")
    said = str(no_filing(contents.register, 2031))
    assert said == "there is no filing for 2031 in the store; there are some for 2023, 2024"
    undated = Register([Entry.of(make_part("x", year=None))])
    assert str(no_filing(undated, 2031)).endswith("no filing there says its fiscal year")
