"""What sub.tsv says of a filing."""

from __future__ import annotations

import pytest

from loaders.read.notes_facts import facts_of, iso_date

ROW = {
    "adsh": "0000000012-25-000001",
    "cik": "12",
    "name": "HALDEN  INC",
    "sic": "100",
    "countryba": "US",
    "countryinc": "KY",
    "form": "10-K",
    "period": "20250228",
    "filed": "20250424",
    "pubfloatusd": "2864600000.00",
}


def test_a_row_becomes_facts() -> None:
    facts, amiss = facts_of(ROW)
    assert amiss == []
    assert (facts.company, facts.cik, facts.accession, facts.form) == ("HALDEN INC", "12", ROW["adsh"], "10-K")
    assert (facts.period, facts.fiscal_year, facts.filed) == ("2025-02-28", 2025, "2025-04-24")
    assert (facts.sic, facts.country, facts.public_float) == ("0100", "US", 2864600000.0)


def test_without_an_address_the_country_is_that_of_incorporation() -> None:
    assert facts_of(ROW | {"countryba": ""})[0].country == "KY"


@pytest.mark.parametrize(("column", "cell"), [("sic", "36x"), ("countryba", "usa"), ("pubfloatusd", "-1")])
def test_what_is_not_of_its_form_is_left_out_and_said(column: str, cell: str) -> None:
    facts, (said,) = facts_of(ROW | {column: cell})
    assert said == f"{column} {cell!r} is not of its form and left out"
    assert facts.accession == ROW["adsh"]


@pytest.mark.parametrize(
    ("column", "cell"), [("adsh", "12-25-1"), ("cik", "x"), ("period", "2025"), ("filed", "20251301")]
)
def test_a_filing_whose_identity_or_dates_are_wrong_has_no_facts(column: str, cell: str) -> None:
    with pytest.raises(ValueError, match=column):
        facts_of(ROW | {column: cell})


@pytest.mark.parametrize(("cell", "iso"), [("20241231", "2024-12-31"), ("", None), (None, None)])
def test_dates_are_iso(cell: str | None, iso: str | None) -> None:
    assert iso_date("period", cell) == iso
