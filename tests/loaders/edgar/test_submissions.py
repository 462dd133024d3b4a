"""What a registrant has filed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import FetchError
from loaders.edgar.client import connect
from loaders.edgar.selection import Wanted
from loaders.edgar.submissions import Filed, Registrant, read_registrant

CIK = 9990001
MAIN = f"/data/submissions/CIK{CIK:010}.json"
OLDER = f"CIK{CIK:010}-submissions-001.json"
OLDEST = f"CIK{CIK:010}-submissions-002.json"

Read = Callable[..., Registrant]


@pytest.fixture
def read(edgar: Any) -> Iterator[Read]:
    with connect("Ada Byron ada@example.com") as connection:
        yield lambda **wanted: read_registrant(connection, CIK, Wanted(**wanted))


def accessions(registrant: Registrant) -> list[str]:
    return [filed.accession for filed in registrant.filings]


def test_filings_of_the_wanted_forms_are_listed_the_oldest_first(edgar: Any, read: Read, halden: list[Any]) -> None:
    edgar.register(CIK, "HALDEN  RIDGE INDUSTRIES, INC.", "HRDG", *halden)
    found = read()
    assert (found.cik, found.name, found.tickers) == (CIK, "HALDEN RIDGE INDUSTRIES, INC.", ("HRDG",))
    assert accessions(found) == [f"0009990001-{rest}" for rest in ("23-000008", "24-000010", "25-000012", "26-000009")]
    assert found.filings[-1] == Filed("0009990001-26-000009", "10-K", "2025-12-31", "2026-02-20", "report.htm")


def test_amendments_come_with_what_they_amend(edgar: Any, read: Read, halden: list[Any]) -> None:
    edgar.register(CIK, "Halden", "HRDG", *halden)
    assert "0009990001-25-000030" in accessions(read(amendments=True))


def test_older_files_are_asked_for_where_they_can_hold_a_wanted_report(
    edgar: Any, read: Read, halden: list[Any]
) -> None:
    edgar.register(CIK, "Halden", "HRDG", *halden[:2], older={OLDER: halden[2:5], OLDEST: halden[5:]})
    assert accessions(read()) == ["0009990001-24-000010", "0009990001-25-000012", "0009990001-26-000009"]
    assert edgar.asked == [MAIN, f"/data/submissions/{OLDER}"]
    edgar.asked.clear()
    assert accessions(read(years=frozenset({2022})))[0] == "0009990001-23-000008"
    assert edgar.asked == [MAIN, f"/data/submissions/{OLDER}", f"/data/submissions/{OLDEST}"]


def test_a_filing_in_two_files_is_one(edgar: Any, read: Read, halden: list[Any]) -> None:
    edgar.register(CIK, "Halden", "HRDG", *halden, older={OLDER: halden})
    assert len(read().filings) == 4


def test_edgartools_itself_reads_the_same_from_these_answers(
    edgar: Any, edgartools: ModuleType, read: Read, halden: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which says that the shapes written down here are EDGAR's, as far as edgartools knows them."""
    edgar.register(CIK, "Halden", "HRDG", *halden[:2], older={OLDER: halden[2:]})
    monkeypatch.setattr("edgar.urls.SEC_DATA_URL", f"{edgar.address}/data")
    theirs = edgartools.Company(CIK).get_filings(form="10-K", amendments=True)
    rows = [
        (filing.accession_no, filing.form, filing.report_date, str(filing.filing_date), filing.primary_document)
        for filing in theirs
    ]
    ours = read(amendments=True, years=frozenset(range(2000, 2100))).filings
    assert sorted(rows) == sorted((f.accession, f.form, f.period, f.filed, f.document) for f in ours)
    assert len(rows) == 5


def test_a_registrant_that_edgar_does_not_know_is_said(edgar: Any, read: Read) -> None:
    with pytest.raises(FetchError, match="no registrant with this CIK"):
        read()


def _without(document: dict[str, Any], *path: str) -> None:
    for name in path[:-1]:
        document = document[name]
    del document[path[-1]]


def _set(value: object, *path: str) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        for name in path[:-1]:
            document = document[name]
        document[path[-1]] = value

    return change


RECENT = ("filings", "recent")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda document: _without(document, "filings"), "filings"),
        (lambda document: _without(document, *RECENT, "reportDate"), "filings.recent.reportDate"),
        (_set(["10-K"], *RECENT, "form"), "columns of different lengths"),
        (_set(["../../../x"] * 6, *RECENT, "accessionNumber"), "filings.recent.accessionNumber.0"),
        (_set(["yesterday"] * 6, *RECENT, "filingDate"), "filings.recent.filingDate.0"),
        (_set(["12/31/2024"] * 6, *RECENT, "reportDate"), "filings.recent.reportDate.0"),
        (_set([{"name": "../x.json", "filingTo": "2025-01-01"}], "filings", "files"), "filings.files.0.name"),
        (_set(None, "name"), "name"),
    ],
)
def test_another_answer_than_a_list_of_filings_says_what_is_wrong(
    edgar: Any, read: Read, halden: list[Any], change: Callable[[dict[str, Any]], None], where: str
) -> None:
    edgar.register(CIK, "Halden", "HRDG", *halden)
    document = json.loads(edgar.answers[MAIN][0].body)
    change(document)
    url = edgar.put(MAIN, json.dumps(document).encode())
    with pytest.raises(FetchError) as caught:
        read()
    assert str(caught.value).startswith(f"{url}: not the list of filings that was expected (")
    assert where in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_page_in_place_of_json_is_said(edgar: Any, read: Read) -> None:
    edgar.put(MAIN, b"<html>Down for maintenance</html>")
    with pytest.raises(FetchError, match="not the list of filings that was expected"):
        read()


@pytest.mark.parametrize(
    ("document", "path", "suffix"),
    [
        ("hrdg-20241231.htm", "000999000125000012/hrdg-20241231.htm", ".htm"),
        ("FORM10K.HTML", "000999000125000012/FORM10K.HTML", ".htm"),
        ("d10k.txt", "000999000125000012/d10k.txt", ".txt"),
        ("", "0009990001-25-000012.txt", ".txt"),
    ],
)
def test_the_main_document_has_a_place(document: str, path: str, suffix: str) -> None:
    filed = Filed("0009990001-25-000012", "10-K", "2024-12-31", "2025-02-21", document)
    assert (filed.path, filed.suffix) == (path, suffix)


@pytest.mark.parametrize(
    "document", ["report.pdf", "../../secret.htm", "a/b.htm", "a b.htm", "x.htm?y", ".htm", "a\n.htm"]
)
def test_a_main_document_of_another_kind_is_refused(document: str) -> None:
    with pytest.raises(FetchError, match="neither HTML nor text"):
        _ = Filed("0009990001-25-000012", "10-K", "2024-12-31", "2025-02-21", document).path


@given(st.text())
def test_a_place_never_leaves_the_filings_folder(document: str) -> None:
    filed = Filed("0009990001-25-000012", "10-K", "2024-12-31", "2025-02-21", document)
    try:
        folder, _, name = filed.path.rpartition("/")
    except FetchError:
        return
    assert folder in ("", "000999000125000012")
    assert not set(name) & set("/\\?#%: \n")
    assert not name.startswith(".")
