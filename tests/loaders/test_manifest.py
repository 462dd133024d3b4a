"""filings.csv."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import UnreadableSource, UnwritableOutput
from loaders.filing import Document, FilingFacts
from loaders.manifest import MANIFEST, absent_sources, add_facts, all_facts, facts_for, facts_from, with_facts

DOCUMENT = Document(
    "a", "a.txt", "We.", (), facts=FilingFacts(period="2024-12-31", fiscal_year=2024, section="Item 1C")
)


def manifest(folder: Path, text: str | bytes) -> Path:
    (folder / "filings.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / "a.txt"


def test_a_line_gives_the_facts_of_its_source(tmp_path: Path) -> None:
    source = manifest(
        tmp_path,
        "source,company,cik,ticker,accession,form,fiscal_year,period,filed\n"
        'a.txt,"Halden, Inc.",0000012,HRDG,0000000012-25-000001,10-K,2024,2024-12-31,2025-02-01\n',
    )
    assert facts_for(source) == FilingFacts(
        company="Halden, Inc.",
        cik="0000012",
        ticker="HRDG",
        accession="0000000012-25-000001",
        form="10-K",
        fiscal_year=2024,
        period="2024-12-31",
        filed="2025-02-01",
    )


def test_without_a_manifest_or_a_line_nothing_is_said(tmp_path: Path) -> None:
    assert facts_for(tmp_path / "a.txt") == FilingFacts()
    assert facts_for(manifest(tmp_path, "source,cik\nb.txt,1\n")) == FilingFacts()


def test_what_the_folder_does_not_have_is_named_in_order(tmp_path: Path) -> None:
    manifest(tmp_path, f"source,cik\nz.txt,1\na.txt,2\n{'b' * 300}.txt,3\n../a.txt,4\n").touch()
    assert absent_sources(tmp_path) == ["z.txt", f"{'b' * 300}.txt", "../a.txt"]


def test_a_bad_manifest_and_none_name_nothing_absent(tmp_path: Path) -> None:
    assert absent_sources(tmp_path) == []
    manifest(tmp_path, "source,colour\na.txt,red\n")
    assert absent_sources(tmp_path) == []
    assert absent_sources(tmp_path / "no-such-folder") == []


def test_columns_may_be_left_out_and_cells_empty(tmp_path: Path) -> None:
    assert facts_for(manifest(tmp_path, "\ufeffticker,source\n,a.txt\n")) == FilingFacts()


def test_a_changed_manifest_is_read_again(tmp_path: Path) -> None:
    assert facts_for(manifest(tmp_path, "source,cik\na.txt,1\n")).cik == "1"
    assert facts_for(manifest(tmp_path, "source,cik\na.txt,333\n")).cik == "333"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("source,cik\na.txt,1\nb.txt,12x\n", 3, "cik '12x'"),
        ("source,fiscal_year\na.txt,FY24\n", 2, "fiscal_year 'FY24'"),
        ("source,fiscal_year\na.txt,99999999999999999999999\n", 2, "fiscal_year"),
        ("source,period\na.txt,12/31/2024\n", 2, "period '12/31/2024'"),
        ("source,filed\na.txt,2024-02-30\n", 2, "filed '2024-02-30'"),
        ("source,accession\na.txt,1\n", 2, "accession '1'"),
        ("source,cik\na.txt,1\na.txt,2\n", 3, "second time"),
        ("source,cik\n,1\n", 2, "no source"),
        ("source,cik\na.txt,1,2\n", 2, "more cells"),
        ("source,fiscalyear\na.txt,1\n", 1, "unknown column 'fiscalyear'"),
        ("company\nX\n", 1, "none called 'source'"),
        ("", 1, "none called 'source'"),
        ('source,company\na.txt,"unclosed\n', 2, "unexpected end of data"),
        (b"source\n\xff.txt\n", 2, "not UTF-8"),
        (b"source\na\x00.txt,\n", 2, ""),
    ],
)
def test_a_bad_manifest_names_the_line(tmp_path: Path, text: str | bytes, line: int, said: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        facts_for(manifest(tmp_path, text))
    assert f"filings.csv: line {line}: " in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_facts_go_over_those_of_the_source_and_leave_the_rest() -> None:
    document = with_facts(DOCUMENT, FilingFacts(company="Halden", fiscal_year=2023))
    assert document.facts == FilingFacts(company="Halden", period="2024-12-31", fiscal_year=2023, section="Item 1C")
    assert document.filing_id == "a"


def test_an_accession_number_becomes_the_id() -> None:
    assert with_facts(DOCUMENT, FilingFacts(accession="0000000012-25-000001")).filing_id == "0000000012-25-000001"


def test_a_period_gives_its_year() -> None:
    assert with_facts(DOCUMENT, facts_from({"period": "2025-06-30"})).facts.fiscal_year == 2025


def test_facts_that_are_added_can_be_read(tmp_path: Path) -> None:
    new = {"b.htm": FilingFacts(company='Halden, "the" Inc.', cik="12", fiscal_year=2024), "a.htm": FilingFacts()}
    add_facts(tmp_path, new)
    assert all_facts(tmp_path) == new
    assert list(all_facts(tmp_path)) == ["b.htm", "a.htm"]


def test_added_facts_leave_what_is_said_and_fill_what_is_not(tmp_path: Path) -> None:
    source = manifest(tmp_path, "ticker,source,company\n,a.txt,By hand\nZ,z.txt,\n")
    add_facts(tmp_path, {"a.txt": FilingFacts(company="From EDGAR", ticker="HRDG")})
    assert facts_for(source) == FilingFacts(company="By hand", ticker="HRDG")
    assert facts_for(tmp_path / "z.txt") == FilingFacts(ticker="Z")


def test_a_manifest_that_says_all_already_is_not_touched(tmp_path: Path) -> None:
    source = manifest(tmp_path, "cik,source\n1,a.txt\n")
    add_facts(tmp_path, {"a.txt": FilingFacts(cik="1")})
    add_facts(tmp_path, {})
    assert (tmp_path / "filings.csv").read_text() == "cik,source\n1,a.txt\n"
    assert source.name in all_facts(tmp_path)


def test_facts_are_not_added_to_a_bad_manifest(tmp_path: Path) -> None:
    manifest(tmp_path, "source,colour\na.txt,red\n")
    with pytest.raises(UnreadableSource, match="line 1"):
        add_facts(tmp_path, {"a.txt": FilingFacts(cik="1")})
    assert (tmp_path / "filings.csv").read_text() == "source,colour\na.txt,red\n"


def test_a_place_that_takes_no_manifest_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match=r"filings\.csv: cannot be written \(No such file or directory\)"):
        add_facts(tmp_path / "none", {"a.txt": FilingFacts(cik="1")})


def test_facts_that_are_added_at_the_same_time_are_all_there(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: add_facts(tmp_path, {f"{number}.htm": FilingFacts(cik=str(number))}), range(40)))
    assert {source: facts.cik for source, facts in all_facts(tmp_path).items()} == {
        f"{number}.htm": str(number) for number in range(40)
    }


_WORDS = st.text(max_size=20).map(lambda text: " ".join(text.replace("\x00", "").split())).filter(bool)


@given(company=_WORDS, form=_WORDS, year=st.integers(1990, 2100), period=st.dates())
def test_any_facts_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, company: str, form: str, year: int, period: object
) -> None:
    folder = tmp_path_factory.mktemp("facts")
    facts = FilingFacts(company=company, form=form, fiscal_year=year, period=str(period))
    add_facts(folder, {"a.htm": facts})
    assert all_facts(folder) == {"a.htm": facts}


def test_what_is_said_of_a_report_holds_for_its_instance(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("source,company\nx.htm,Halden\ny.htm,Tidewell\ny_htm.xml,Other\n")
    assert facts_for(tmp_path / "x_htm.xml").company == "Halden"
    assert facts_for(tmp_path / "y_htm.xml").company == "Other"
    assert facts_for(tmp_path / "z_htm.xml") == FilingFacts()
