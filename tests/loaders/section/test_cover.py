"""Facts of the cover page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.section import Page
from loaders.section.cover import Cover, read_cover

PageOf = Callable[[str], Page]
COMMISSION = "SECURITIES AND EXCHANGE COMMISSION\n\n"


def test_a_cover_gives_form_company_and_period(html_report: Callable[..., str], page_of: PageOf) -> None:
    assert read_cover(page_of(html_report())) == Cover("10-K", "Pale Lantern Works, Inc.", "2024-12-31", True)


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("FORM 10-K", "10-K"),
        ("Form 10‑K", "10-K"),
        ("FORM 10 - K", "10-K"),
        ("Form 10K", "10-K"),
        ("FORM 10-K/A", "10-K/A"),
        ("FORM 10-K/A (Amendment No. 1)", "10-K/A"),
        ("FORM 10-K\n(Amendment No. 2)", "10-K/A"),
        ("FORM 10-KT", "10-KT"),
        ("FORM\n20-F", "20-F"),
        ("ANNUAL REPORT ON FORM 10-K", "10-K"),
        ("Form 8-K", "8-K"),
        ("FORM 10-Q", "10-Q"),
        ("FORM 40-F", "40-F"),
        ("Form S-1", "S-1"),
        ("We file reports on Form 10-K every year.", None),
        ("Form 99-Z", None),
    ],
)
def test_the_form_stands_in_a_line_of_its_own(line: str, form: str | None, page_of: PageOf) -> None:
    assert read_cover(page_of(COMMISSION + line)).form == form


def test_a_form_without_a_cover_is_a_footer(page_of: PageOf) -> None:
    assert read_cover(page_of("Item 1C. Cybersecurity\n\nWe care.\n\n2024 Form 10-K |\n26\n")) == Cover()


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("For the fiscal year ended December 31, 2024", "2024-12-31"),
        ("For the Fiscal Year Ended:\nJune\u00a030,\u00a02025", "2025-06-30"),
        ("For the year ended 31 March 2025", "2025-03-31"),
        ("For the transition period from July 1, 2024 to December 31, 2024", "2024-12-31"),
        ("For the fiscal year ended December 31, 2024\nFor the transition period from ____ to ____", "2024-12-31"),
        ("For the fiscal year ended February 30, 2024", None),
        ("For the fiscal year ended December 31, 2024\nFor the fiscal year ended June 30, 2024", None),
        ("As of June 28, 2024", None),
    ],
)
def test_the_period_is_the_fiscal_year_s_end(said: str, period: str | None, page_of: PageOf) -> None:
    assert read_cover(page_of(f"{COMMISSION}FORM 10-K\n{said}")).period == period


@pytest.mark.parametrize(
    ("above", "company"),
    [
        ("PALE LANTERN WORKS, INC.", "PALE LANTERN WORKS, INC."),
        ("Pale\u00a0Lantern Works, Inc.", "Pale Lantern Works, Inc."),
        ("Commission file number 000-00000", None),
        ("_____________", None),
        ("Pale Lantern\nWorks", None),
        ("Inc.", None),
        ("Green Lantern Works", None),
    ],
)
def test_a_name_is_taken_only_where_it_is_sure(above: str, company: str | None, page_of: PageOf) -> None:
    rest = "(Exact name of registrant as specified in its charter)\n\nPale Lantern Works makes lamps.\n"
    page = page_of(f"{COMMISSION}FORM 10-K\n\n{above}\n{rest}")
    assert read_cover(page).company == company


def test_of_several_registrants_none_is_the_company(page_of: PageOf) -> None:
    name = "Pale Lantern Works\n(Exact name of registrant as specified in its charter)\n\n"
    assert read_cover(page_of(f"{COMMISSION}FORM 10-K\n\n{name}{name}")).company is None
