import json

import pytest

from graphmodel.store import FileStore


@pytest.fixture(autouse=True)
def store(tmp_path, acme, make_part, monkeypatch):
    """Acme, two years of a company like it, and one that is silent."""
    monkeypatch.chdir(tmp_path)
    nodes = {
        "head": ("Officer", "head of information security"),
        "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
    }
    edges = [("head", "INFORMS", "audit", "She briefs the committee.")]
    years = [make_part(f"bolt-{year}", company="Bolt", year=year, nodes=nodes, edges=edges) for year in (2023, 2024)]
    FileStore(tmp_path / "governance.govgraph").write([acme, *years, make_part("quiet", company="Quiet")])


def test_a_company_is_a_peer_by_its_newest_filing(govgraph):
    code, out, err = govgraph("peers", "ACME", "--format", "json")
    assert (code, err) == (0, "")
    (row,) = json.loads(out)
    assert (row["company"], row["filing"]) == ("Bolt", "bolt-2024")
    assert row["shared"] == ["CISO informs audit committee of the board"]
    assert row["only_peer"] == []
    assert row["similarity"] == pytest.approx(8 / 17, abs=1e-3)
    assert row["distance"] == "9 of 17 edits"


def test_peers_of_a_year_are_filings_of_that_year(govgraph):
    code, out, _ = govgraph("peers", "Bolt", "--year", "2024", "--format", "json")
    assert (code, [row["filing"] for row in json.loads(out)]) == (0, ["acme-2024"])


def test_a_company_without_a_structure_is_told_in_a_line(govgraph):
    code, out, err = govgraph("peers", "Quiet")
    assert (code, out) == (2, "")
    assert err == "error: Quiet: filing quiet discloses no structure to find peers by\n"


def test_a_company_alone_is_told_that_it_has_no_peers(govgraph):
    code, out, err = govgraph("peers", "Bolt", "--year", "2023")
    assert (code, out) == (2, "")
    assert err == (
        "error: no filing for 2023 of another company in the store discloses a structure: build more filings first\n"
    )
