"""Filings without the section: nothing is found in them, and nothing guessed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.section import Section
from loaders.section.cover import read_cover

Find = Callable[..., tuple[Section | None, list[str]]]
Make = Callable[..., str]

COVER = "SECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549\n\nFORM {}\n\n{}\n\nPale Lantern Works\n\n"
CARE = (
    "Our Board of Directors and its Audit Committee oversee cybersecurity risk. Our Chief Information Security Officer "
    "manages the cybersecurity program, assesses its processes and reports to the committee every quarter.\n\n"
)
CURRENT = "CURRENT REPORT Pursuant to Section 13 or 15(d) of the Securities Exchange Act of 1934"
QUARTERLY = "QUARTERLY REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934"

FILINGS = {
    "8-K on an incident": COVER.format("8-K", CURRENT)
    + f"Item 1.05 Material Cybersecurity Incidents.\n\nOn May 3, we found an intrusion. {CARE}"
    "Item 9.01 Financial Statements and Exhibits.\n\n(d) Exhibits\n\nSIGNATURE\n",
    "8-K/A on an incident": COVER.format("8-K/A", "Amendment No. 1")
    + f"Item 1.05. Material Cybersecurity Incidents\n\nCybersecurity\n\n{CARE}SIGNATURES\n",
    "8-K on other events": COVER.format("8-K", CURRENT)
    + f"Item 8.01 Other Events\n\nCYBERSECURITY\n\n{CARE * 3}Item 9.01 Exhibits\n\nNone.\n",
    "8-K without a cover": f"Item 1.05 Material Cybersecurity Incidents\n\n{CARE}"
    "Item 7.01 Regulation FD Disclosure\n\nNone.\n",
    "8-K on a new officer": COVER.format("8-K", CURRENT)
    + f"Item 5.02 Departure of Directors or Certain Officers\n\nOur new officer knows Item 1C. {CARE}",
    "10-Q with a risk factor": COVER.format("10-Q", QUARTERLY)
    + "PART I. FINANCIAL INFORMATION\n\nItem 1. Financial Statements\n\nSee notes.\n\nPART II. OTHER INFORMATION\n\n"
    f"Item 1. Legal Proceedings\n\nNone.\n\nItem 1A. Risk Factors\n\nCybersecurity\n\n{CARE * 3}"
    "Item 2. Unregistered Sales of Equity Securities\n\nNone.\n\nItem 6. Exhibits\n\nSIGNATURES\n",
    "10-Q that mentions the item": COVER.format("10-Q", QUARTERLY)
    + f"PART II\n\nItem 1A. Risk Factors\n\nNothing changed since “Item 1C. Cybersecurity” of our Form 10-K.\n\n{CARE}"
    "Item 1C. Cybersecurity of our last annual report has not changed either.\n\nItem 6. Exhibits\n\nNone.\n",
    "10-Q without a cover": "PART I\n\nItem 1. Financial Statements\n\nSee notes.\n\n"
    f"Item 2. Management’s Discussion\n\nWe sold more.\n\nCybersecurity\n\n{CARE * 3}"
    "Item 4. Controls and Procedures\n\nEffective.\n",
    "press release": f"PALE LANTERN NAMES SECURITY OFFICER\n\nCybersecurity\n\n{CARE * 4}About Pale Lantern\n",
    "6-K": COVER.format("6-K", "Report of Foreign Private Issuer")
    + f"Item 16K. Cybersecurity\n\n{CARE}Item 17. None\n",
    "40-F": COVER.format("40-F", "ANNUAL REPORT PURSUANT TO SECTION 13(a)")
    + f"CYBERSECURITY\n\n{CARE * 4}SIGNATURES\n",
    "index page": "<html><body><h1>Index of filings</h1><table><tr><td>10-K</td><td>Item 1C. Cybersecurity</td></tr>"
    "<tr><td>10-K</td><td>Item 1A. Risk Factors</td></tr></table></body></html>",
}


@pytest.mark.parametrize("name", FILINGS)
def test_another_filing_has_no_section(name: str, page_of: Callable[..., object], found_in: Find) -> None:
    cover = read_cover(page_of(FILINGS[name]))  # type: ignore[arg-type]
    assert found_in(FILINGS[name], cover.form, cover.period or "2024-12-31")[0] is None


@pytest.mark.parametrize("name", [name for name in FILINGS if name != "6-K"])
def test_nor_has_it_one_where_its_form_is_not_known(name: str, found_in: Find) -> None:
    assert found_in(FILINGS[name], None, None)[0] is None


def test_an_annual_report_of_before_has_none(html_report: Make, text_report: Make, found_in: Find) -> None:
    inside = f"<p><b>Cybersecurity</b></p><p>{CARE * 4}</p>"
    for source in (
        html_report(ended="December 31, 2020", omit=["Item 1C."], front=inside),
        text_report(ended="December 31, 2020", omit=["Item 1C."]),
    ):
        assert found_in(source, "10-K", "2020-12-31")[0] is None


def test_a_later_one_that_omits_the_item_has_none_either(html_report: Make, found_in: Find) -> None:
    assert found_in(html_report(omit=["Item 1C."], front=f"<p><b>Cybersecurity</b></p><p>{CARE * 4}</p>"))[0] is None


def test_a_table_of_contents_alone_has_none(html_report: Make, found_in: Find) -> None:
    source = html_report().split("<div id='i0'>")[0]
    assert "Item 1C" in source
    assert found_in(source)[0] is None


def test_a_heading_with_nothing_below_is_none(html_report: Make, found_in: Find) -> None:
    assert found_in(html_report(section="<p>Item 1C. Cybersecurity</p><p>17</p><p>Table of Contents</p>"))[0] is None
