"""SEC's Financial Statement and Notes data sets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import GovgraphError, UnknownFormat
from loaders.filing import Document, FilingFacts
from loaders.find import sources
from loaders.read import notes_data, read_source
from loaders.read.notes_data import Fault, NotesData
from loaders.source import DataSet, open_data_set

SUB = (
    "adsh\tcik\tname\tsic\tcountryba\tcountryinc\tform\tperiod\tfy\tfiled\tpubfloatusd\n"
    "0000000012-25-000001\t12\tHALDEN INC\t3670\tUS\tKY\t10-K\t20250228\t2024\t20250424\t2864600000.00\n"
)
TXT = "adsh\ttag\tversion\tddate\tqtrs\tiprx\tlang\tdimn\tcoreg\tvalue\n"
ROLE = "CybersecurityRiskRoleOfManagementTextBlock"
BOARD = "CybersecurityRiskBoardOfDirectorsOversightTextBlock"
FLAG = "CybersecurityRiskManagementProcessesIntegratedFlag"


class Held:
    """The tables of a set as bytes."""

    origin = "2025q1_notes.zip"

    def __init__(self, sub: str | bytes, txt: str | bytes) -> None:
        self._tables = {"sub.tsv": sub, "txt.tsv": txt}

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        data = self._tables[name]
        yield io.BytesIO(data.encode() if isinstance(data, str) else data)


def row(
    value: str,
    tag: str = ROLE,
    adsh: str = "0000000012-25-000001",
    *,
    version: str = "cyd/2024",
    ddate: str = "20250228",
    qtrs: str = "4",
    iprx: str = "0",
    lang: str = "en-US",
    dimn: str = "0",
    coreg: str = "",
) -> str:
    return "\t".join((adsh, tag, version, ddate, qtrs, iprx, lang, dimn, coreg, value)) + "\n"


def read(*rows: str, sub: str = SUB) -> list[Document | Fault]:
    return list(NotesData(Held(sub, TXT + "".join(rows))).documents())


def one(*rows: str, sub: str = SUB) -> Document:
    (document,) = read(*rows, sub=sub)
    assert isinstance(document, Document), document
    return document


def said(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def test_a_filing_has_its_facts_from_the_submission() -> None:
    document = one(row("Our CISO leads."))
    assert document.filing_id == "0000000012-25-000001"
    assert document.facts == FilingFacts(
        company="HALDEN INC",
        cik="12",
        accession="0000000012-25-000001",
        form="10-K",
        fiscal_year=2025,
        period="2025-02-28",
        filed="2025-04-24",
        sic="3670",
        country="US",
        public_float=2864600000.0,
    )


def test_its_text_is_an_r_page_that_the_reader_of_those_reads_alike() -> None:
    document = one(row("Our CISO leads.\u00a0 "), row("|The Board oversees.", BOARD), row("true", FLAG))
    assert document.text.startswith(
        "|\nCybersecurity Risk Management and Strategy Disclosure\n|12 Months Ended\nFeb. 28, 2025\n|Cyber"
    )
    (again,) = read_source(document.text.encode(), document.origin)
    assert (again.blocks, dict(again.flags)) == (document.blocks, dict(document.flags))
    assert (again.facts.period, again.facts.fiscal_year) == ("2025-02-28", 2025)
    assert said(document) == ["|The Board oversees.", "Our CISO leads."]
    assert dict(document.flags) == {"integrated": True}


@pytest.mark.parametrize(
    ("business", "incorporation", "country"), [("US", "KY", "US"), ("", "KY", "KY"), ("", "", None)]
)
def test_the_country_is_where_the_business_is_else_where_it_is_incorporated(
    business: str, incorporation: str, country: str | None
) -> None:
    document = one(row("We."), sub=SUB.replace("\tUS\tKY\t", f"\t{business}\t{incorporation}\t"))
    assert document.facts.country == country


def test_what_the_submission_leaves_empty_is_not_known() -> None:
    sub = SUB.replace("\t3670\tUS\tKY\t", "\t\t\t\t").replace("2864600000.00", "").replace("20250228", "")
    facts = one(row("We.", ddate="20241231"), sub=sub).facts
    assert (facts.sic, facts.country, facts.public_float) == (None, None, None)
    assert (facts.period, facts.fiscal_year) == ("2024-12-31", 2024)  # those of the values


def test_an_industry_has_four_digits() -> None:
    assert one(row("We."), sub=SUB.replace("\t3670\t", "\t100\t")).facts.sic == "0100"


def test_a_set_without_public_float_is_read_all_the_same() -> None:
    sub = SUB.replace("\tpubfloatusd", "").replace("\t2864600000.00", "")
    assert one(row("We."), sub=sub).facts.public_float is None


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ({"dimn": "1"}, {"ddate": "20231231"}),
        ({"coreg": "SubsidiaryCo"}, {"ddate": "20231231"}),
        ({"lang": "de-DE"}, {"ddate": "20231231"}),
        ({"ddate": "20240228"}, {}),
        ({"ddate": "20260228"}, {}),
        ({"ddate": "20231231"}, {"ddate": "20240228"}),
        ({"qtrs": "1"}, {}),
        ({"iprx": "1"}, {}),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_several_rows_the_default_one_is_taken(worse: dict[str, str], better: dict[str, str], turned: bool) -> None:
    rows = [row("not this", **worse), row("this", **better)]  # type: ignore[arg-type]
    assert said(one(*(reversed(rows) if turned else rows))) == ["this"]


def test_an_empty_row_does_not_stand_for_a_value() -> None:
    assert said(one(row(""), row("this", dimn="2"))) == ["this"]


def test_what_only_a_part_of_the_registrant_says_is_taken() -> None:
    assert said(one(row("this", dimn="1", coreg="A"))) == ["this"]


@pytest.mark.parametrize(("cell", "flags"), [("1", True), ("FALSE", False), ("", None), ("maybe", None)])
def test_a_flag_is_what_it_says_or_nothing(cell: str, flags: bool | None) -> None:
    assert one(row("We."), row(cell, FLAG)).flags.get("integrated") is flags


def test_rows_of_other_taxonomies_are_passed_over() -> None:
    assert said(one(row("no", version="us-gaap/2024"), row("yes"), row("no cyd/2024", "Other", version="x"))) == ["yes"]


def test_filings_come_in_the_order_of_the_submissions_whatever_that_of_the_rows() -> None:
    second = SUB + SUB.splitlines()[1].replace("-000001", "-000002").replace("10-K", "10-K/A") + "\n"
    rows = (row("b", adsh="0000000012-25-000002"), row("a"), row("c", BOARD, "0000000012-25-000002"))
    first, amendment = read(*rows, sub=second)
    assert isinstance(first, Document)
    assert isinstance(amendment, Document)
    assert (first.facts.form, amendment.facts.form) == ("10-K", "10-K/A")
    assert first.filing_id != amendment.filing_id
    assert said(amendment) == ["c", "b"]


def test_a_second_submission_of_one_number_is_reported_and_the_first_taken() -> None:
    document, fault = read(row("a"), sub=SUB + SUB.splitlines()[1].replace("HALDEN", "OTHER") + "\n")
    assert isinstance(document, Document)
    assert document.facts.company == "HALDEN INC"
    assert fault == Fault(
        "0000000012-25-000001", "sub.tsv line 3: a second time, another than the first, which is taken"
    )


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("0000000012-25-000001\tX\tcyd/2024\n", "txt.tsv line 3: has 3 cells where the header has 10"),
        (row("We\x00.", BOARD), "txt.tsv line 3: has NUL bytes"),
        (row("a", BOARD, iprx="x"), "txt.tsv line 3: iprx 'x' is no number"),
    ],
)
def test_a_filing_with_a_bad_row_is_a_fault_with_its_line(bad: str, reason: str) -> None:
    other = SUB + SUB.splitlines()[1].replace("-000001", "-000002") + "\n"
    results = read(row("a"), bad, row("b", adsh="0000000012-25-000002"), sub=other)
    assert results[0] == Fault("0000000012-25-000001", reason)
    assert isinstance(results[1], Document)


def test_bad_utf_8_in_a_value_is_reported() -> None:
    data = (TXT + row("caf?")).encode().replace(b"?", b"\xe9")
    (fault,) = NotesData(Held(SUB, data)).documents()
    assert isinstance(fault, Fault)
    assert fault.reason.startswith("txt.tsv line 2: is not UTF-8 text")


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("\t12\t", "\tabc\t", "cik 'abc'"),
        ("20250228", "20250230", "period '20250230' is no date"),
        ("20250424", "2025-4-1", "filed '2025-4-1' is no date"),
        ("\t10-K\t", "\t10-K\t\t", "has 12 cells"),
    ],
)
def test_a_submission_that_cannot_be_is_a_fault_of_its_filing(was: str, now: str, reason: str) -> None:
    (fault,) = read(row("a"), sub=SUB.replace(was, now))
    assert isinstance(fault, Fault)
    assert fault.filing == "0000000012-25-000001"
    assert reason in fault.reason


@pytest.mark.parametrize(
    ("was", "now", "amiss", "fact"),
    [
        ("2864600000.00", "nan", "pubfloatusd 'nan'", "public_float"),
        ("2864600000.00", "-1", "pubfloatusd '-1'", "public_float"),
        ("\t3670\t", "\t36700\t", "sic '36700'", "sic"),
    ],
)
def test_a_fact_that_cannot_be_is_left_out_and_said(was: str, now: str, amiss: str, fact: str) -> None:
    document, fault = read(row("a"), sub=SUB.replace(was, now))
    assert isinstance(document, Document)
    assert getattr(document.facts, fact) is None
    assert fault == Fault(document.filing_id, f"sub.tsv: {amiss} is not of its form and left out")


def test_rows_without_a_submission_and_submissions_without_number_are_reported() -> None:
    results = read(row("a", adsh="0000000099-25-000001"), row("b", adsh="none"), sub=SUB + "x\t1\n")
    assert [fault for fault in results if isinstance(fault, Fault)] == [
        Fault("0000000099-25-000001", "txt.tsv line 2: the filing is not in sub.tsv"),
        Fault("", "sub.tsv line 3: no accession number"),
        Fault("", "txt.tsv line 3: no accession number"),
    ]


def test_a_filing_with_other_cyd_elements_alone_is_reported() -> None:
    (fault,) = read(row("Hackers.", "MaterialCybersecurityIncidentNatureTextBlock"))
    assert isinstance(fault, Fault)
    assert "no cyd element on governance, only others such as MaterialCybersecurityIncidentNature" in fault.reason


def test_a_filing_whose_rows_are_empty_is_reported() -> None:
    assert read(row(" ")) == [Fault("0000000012-25-000001", "txt.tsv: the cyd rows are empty")]


@pytest.mark.parametrize(
    ("sub", "txt", "reason"),
    [
        (SUB.replace("cik", "c"), TXT, "sub.tsv: has no column called cik;"),
        (SUB, TXT.replace("ddate", "d").replace("coreg", "c"), "txt.tsv: has no column called ddate or coreg;"),
        ("", TXT, "sub.tsv: is empty"),
        (SUB, "\x00\x01" * 500, "txt.tsv: no header line"),
    ],
)
def test_a_table_without_its_columns_is_no_data_set(sub: str, txt: str, reason: str) -> None:
    with pytest.raises(UnknownFormat, match=reason):
        NotesData(Held(sub, txt))


def test_more_cyd_rows_than_a_set_may_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes_data, "MOST_KEPT", 1000)
    with pytest.raises(UnknownFormat, match="of cyd rows"):
        read(row("a" * 900), row("b" * 900, BOARD))


def test_bad_lines_without_end_are_counted_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes_data, "_MOST_APART", 2)
    data_set = NotesData(Held(SUB, TXT + "cyd/\n" * 9))
    results = list(data_set.documents())
    assert len(results) == len(data_set) == 3
    assert results[-1] == Fault("", "7 more bad lines")


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_garbage_is_an_error_of_ours_or_faults(sub: bytes, txt: bytes) -> None:
    for tables in ((sub, txt), (SUB.encode() + sub, TXT.encode() + txt), (SUB.encode(), TXT.encode() + b"cyd/" + txt)):
        try:
            assert all(found for found in NotesData(Held(*tables)).documents())
        except GovgraphError as exc:
            assert "\n" not in str(exc)  # noqa: PT017 - any of them, or none


@pytest.mark.shared
def test_every_filing_of_the_market_is_read_or_has_a_reason(shared: Path) -> None:
    filings, faults = [], []
    for source in sources([shared / "fsn"]):
        assert isinstance(source, DataSet)
        for found in open_data_set(source).documents():
            (faults if isinstance(found, Fault) else filings).append(found)
    assert len({document.filing_id for document in filings if isinstance(document, Document)}) == 7551
    assert len(faults) == 13
    assert all(isinstance(fault, Fault) and "MaterialCybersecurityIncident" in fault.reason for fault in faults)


@pytest.mark.shared
def test_real_filings_are_read_back_as_r_pages(shared: Path) -> None:
    (source,) = sources([shared / "fsn" / "2025_12_notes.zip"])
    assert isinstance(source, DataSet)
    documents = [found for found in open_data_set(source).documents() if isinstance(found, Document)]
    assert len(documents) > 50
    for document in documents:
        (again,) = read_source(document.text.encode(), document.origin)
        assert (again.blocks, again.flags) == (document.blocks, document.flags)
