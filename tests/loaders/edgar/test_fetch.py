"""Annual reports into a folder: what is fetched, what is there, what is said of the rest."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graphmodel.errors import EdgarUnavailable, UnreadableSource, UnwritableOutput
from loaders.batch import Skipped
from loaders.edgar import Fetched, Missing, Wanted, fetch
from loaders.filing import FilingFacts
from loaders.manifest import all_facts

IDENTITY = "Ada Byron ada@example.com"
CIK = 9990001
IN_2024 = Wanted(years=frozenset({2024}))
NAME_OF_2024 = "0009990001-25-000012.htm"
FACTS_OF_2024 = FilingFacts(
    company="HALDEN RIDGE",
    cik="9990001",
    ticker="HRDG",
    accession="0009990001-25-000012",
    form="10-K",
    fiscal_year=2024,
    period="2024-12-31",
    filed="2025-02-21",
)


def run(folder: Path, *companies: str, wanted: Wanted | None = None) -> list[Fetched | Skipped | Missing]:
    return list(fetch(companies, folder, wanted, IDENTITY))


@pytest.fixture
def server(edgar: Any, halden: list[Any]) -> Any:
    """EDGAR with one registrant."""
    edgar.register(CIK, "HALDEN RIDGE", "HRDG", *halden)
    return edgar


@pytest.fixture
def kinds(edgar: Any) -> Any:
    """The module of the server, with its `Listed` and `Answer`."""
    return sys.modules[type(edgar).__module__]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def test_reports_that_must_disclose_are_fetched_with_their_facts(
    server: Any, tmp_path: Path, halden: list[Any]
) -> None:
    results = run(tmp_path / "new" / "filings", "hrdg")
    folder = tmp_path / "new" / "filings"
    wanted = [halden[4], halden[3], halden[1]]
    assert [(result.path, result.size) for result in results if isinstance(result, Fetched)] == [
        (folder / f"{listed.accession}.htm", len(listed.body)) for listed in wanted
    ]
    assert [(folder / f"{listed.accession}.htm").read_bytes() for listed in wanted] == [one.body for one in wanted]
    assert results[1] == Fetched(
        folder / "0009990001-25-000012.htm",
        FACTS_OF_2024,
        len(halden[3].body),
    )


def test_the_facts_stand_in_the_manifest(server: Any, tmp_path: Path) -> None:
    run(tmp_path, "HRDG", wanted=IN_2024)
    assert all_facts(tmp_path) == {NAME_OF_2024: FACTS_OF_2024}


def test_the_year_is_that_in_which_the_period_ends_not_that_of_filing(server: Any, tmp_path: Path) -> None:
    (result,) = run(tmp_path, "HRDG", wanted=IN_2024)
    assert isinstance(result, Fetched)
    assert (result.facts.period, result.facts.filed) == ("2024-12-31", "2025-02-21")


def test_amendments_are_fetched_where_they_are_asked_for(server: Any, tmp_path: Path) -> None:
    results = run(tmp_path, "HRDG", wanted=Wanted(years=frozenset({2024}), amendments=True))
    assert [result.facts.form for result in results if isinstance(result, Fetched)] == ["10-K", "10-K/A"]


def test_what_is_there_is_not_fetched_again(server: Any, tmp_path: Path) -> None:
    first = run(tmp_path, "HRDG")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    server.asked.clear()
    again = run(tmp_path, "HRDG")
    assert [(result.path, result.facts) for result in again if isinstance(result, Fetched)] == [
        (result.path, result.facts) for result in first if isinstance(result, Fetched)
    ]
    assert [result.size for result in again if isinstance(result, Fetched)] == [None] * 3
    assert not [path for path in server.asked if "Archives" in path]
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_is_there_under_another_name_is_known_by_its_accession_number(server: Any, tmp_path: Path) -> None:
    (tmp_path / "halden.htm").write_text("fetched by hand")
    (tmp_path / "filings.csv").write_text("source,accession\nhalden.htm,0009990001-25-000012\n")
    (result,) = run(tmp_path, "HRDG", wanted=IN_2024)
    assert isinstance(result, Fetched)
    assert (result.path, result.size) == (tmp_path / "halden.htm", None)
    assert all_facts(tmp_path) == {"halden.htm": FACTS_OF_2024}


def test_a_document_without_a_line_gets_one(server: Any, tmp_path: Path) -> None:
    (tmp_path / "0009990001-25-000012.htm").write_text("there since a run that was killed")
    run(tmp_path, "HRDG", wanted=IN_2024)
    assert all_facts(tmp_path) == {NAME_OF_2024: FACTS_OF_2024}


def test_what_the_manifest_says_already_stays(server: Any, tmp_path: Path) -> None:
    (tmp_path / "filings.csv").write_text("ticker,source,company\nOWN,own.txt,Own Company\n")
    run(tmp_path, "HRDG", wanted=IN_2024)
    own = FilingFacts(company="Own Company", ticker="OWN")
    assert list(all_facts(tmp_path).items()) == [("own.txt", own), (NAME_OF_2024, FACTS_OF_2024)]


def test_a_registrant_asked_for_twice_is_fetched_once(server: Any, tmp_path: Path) -> None:
    assert len(run(tmp_path, "HRDG", "hrdg", "9990001", "CIK0009990001", wanted=IN_2024)) == 1


def test_by_cik_the_ticker_comes_from_the_list_of_filings(server: Any, tmp_path: Path) -> None:
    (result,) = run(tmp_path, "9990001", wanted=IN_2024)
    assert isinstance(result, Fetched)
    assert result.facts.ticker == "HRDG"
    assert "/www/files/company_tickers.json" not in server.asked


def test_a_registrant_without_a_ticker_is_fetched_by_its_cik(server: Any, kinds: Any, tmp_path: Path) -> None:
    listed = kinds.Listed("0009990005-25-000003", "20-F", "2024-12-31", "2025-04-02")
    server.register(9990005, "Sorrel Biologics plc", None, listed)
    (result,) = run(tmp_path, "9990005")
    assert isinstance(result, Fetched)
    assert (result.facts.form, result.facts.ticker) == ("20-F", None)


def test_what_cannot_be_had_is_skipped_by_name_and_the_rest_goes_on(
    server: Any, kinds: Any, halden: list[Any], tmp_path: Path
) -> None:
    server.register(9990002, "Copper Lantern Foods Corp.", "CPLF")
    server.put(server.path_of(CIK, halden[4]), kinds.Answer(b"gone", 404))
    results = run(tmp_path, "NOPE", "CPLF", "9990099", "HRDG")
    assert [(result.origin, result.reason) for result in results if isinstance(result, Skipped)] == [
        ("NOPE", "EDGAR lists no such ticker; give the registrant's CIK"),
        ("CPLF", f"Copper Lantern Foods Corp. has filed no {Wanted()}"),
        (
            "9990099",
            f"{server.address}/data/submissions/CIK0009990099.json: EDGAR has no registrant with this CIK",
        ),
        (
            "HRDG: 10-K 0009990001-24-000010",
            f"{server.address}{server.path_of(CIK, halden[4])}: EDGAR has no such document",
        ),
    ]
    assert names(tmp_path) == ["0009990001-25-000012.htm", "0009990001-26-000009.htm", "filings.csv"]


def test_a_year_without_a_report_is_named_and_nothing_is_skipped(server: Any, tmp_path: Path) -> None:
    results = run(tmp_path, "HRDG", wanted=Wanted(("10-K",), frozenset({2025, 2026, 2027})))
    assert results[0] == Missing("HRDG", "HALDEN RIDGE has filed no 10-K for 2026, 2027")
    assert len(results) == 2


def test_a_report_without_a_period_is_named(server: Any, kinds: Any, tmp_path: Path) -> None:
    undated = kinds.Listed("0009990003-25-000007", "10-K", "", "2025-03-07")
    server.register(9990003, "Northmere Bancshares, Inc.", "NMRB", undated)
    assert run(tmp_path, "NMRB") == [
        Skipped("NMRB: 10-K 0009990003-25-000007", "EDGAR does not say for which period it is")
    ]


def test_a_date_that_is_none_is_named(server: Any, kinds: Any, tmp_path: Path) -> None:
    server.register(
        9990003, "Northmere", "NMRB", kinds.Listed("0009990003-25-000007", "10-K", "2024-02-31", "2025-03-07")
    )
    (result,) = run(tmp_path, "NMRB")
    assert isinstance(result, Skipped)
    assert "period '2024-02-31' is no date" in result.reason


def test_a_main_document_that_is_no_text_is_named(server: Any, kinds: Any, tmp_path: Path) -> None:
    scan = kinds.Listed("0009990003-25-000007", "10-K", "2024-12-31", "2025-03-07", "scan.pdf")
    server.register(9990003, "Northmere", "NMRB", scan)
    (result,) = run(tmp_path, "NMRB")
    assert isinstance(result, Skipped)
    assert result.reason == "its main document, 'scan.pdf', is neither HTML nor text"


def test_where_no_main_document_is_named_the_submission_is_fetched(server: Any, kinds: Any, tmp_path: Path) -> None:
    whole = kinds.Listed("0009990003-25-000007", "10-K", "2024-12-31", "2025-03-07", "")
    server.register(9990003, "Northmere", "NMRB", whole)
    (result,) = run(tmp_path, "NMRB")
    assert isinstance(result, Fetched)
    assert result.path.name == "0009990003-25-000007.txt"


def test_a_half_document_leaves_nothing(server: Any, kinds: Any, halden: list[Any], tmp_path: Path) -> None:
    server.put(server.path_of(CIK, halden[3]), kinds.Answer(halden[3].body, cut=20))
    (result,) = run(tmp_path, "HRDG", wanted=IN_2024)
    assert isinstance(result, Skipped)
    assert "broke off, 4 times" in result.reason
    assert names(tmp_path) == []


def test_a_cut_connection_is_made_good(server: Any, kinds: Any, halden: list[Any], tmp_path: Path) -> None:
    server.put(server.path_of(CIK, halden[3]), kinds.Answer(halden[3].body, cut=20), halden[3].body)
    run(tmp_path, "HRDG", wanted=IN_2024)
    assert (tmp_path / "0009990001-25-000012.htm").read_bytes() == halden[3].body


def test_where_edgar_turns_all_away_what_was_fetched_is_kept_and_described(
    server: Any, kinds: Any, halden: list[Any], tmp_path: Path
) -> None:
    server.put(server.path_of(CIK, halden[3]), kinds.Answer(status=403))
    results = []
    with pytest.raises(EdgarUnavailable, match="403"):
        results.extend(fetch(["HRDG", "9990002"], tmp_path, None, IDENTITY))
    assert names(tmp_path) == ["0009990001-24-000010.htm", "filings.csv"]
    assert list(all_facts(tmp_path)) == ["0009990001-24-000010.htm"]
    assert server.asked[-1] == server.path_of(CIK, halden[3])


def test_work_that_is_broken_off_is_described(server: Any, tmp_path: Path) -> None:
    with closing(fetch(["HRDG"], tmp_path, None, IDENTITY)) as results:
        next(results)
    assert list(all_facts(tmp_path)) == ["0009990001-24-000010.htm"]


def test_a_bad_manifest_is_told_of_before_the_work(server: Any, tmp_path: Path) -> None:
    (tmp_path / "filings.csv").write_text("source,colour\n")
    with pytest.raises(UnreadableSource, match="line 1: unknown column"):
        run(tmp_path, "HRDG")
    assert server.asked == []


def test_a_folder_that_takes_nothing_is_said(server: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableOutput, match="no folder can be made"):
        run(tmp_path / "file", "HRDG")
    (tmp_path / "0009990001-25-000012.htm").mkdir()
    with pytest.raises(UnwritableOutput, match=r"0009990001-25-000012\.htm: cannot be written"):
        run(tmp_path, "HRDG", wanted=IN_2024)
    assert names(tmp_path) == ["0009990001-25-000012.htm", "file"]


def test_without_an_identity_no_folder_is_made(server: Any, tmp_path: Path) -> None:
    with pytest.raises(EdgarUnavailable, match="--identity"):
        list(fetch(["HRDG"], tmp_path / "new"))
    assert names(tmp_path) == []
    assert server.asked == []
