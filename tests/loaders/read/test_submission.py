"""Full submissions."""

from __future__ import annotations

import binascii
import time
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import NoDisclosure, SourceError, UnknownFormat
from loaders.filing import Document
from loaders.read import largest_source, read_source, submission

Text = Callable[..., str]
Bodies = Callable[[Document], list[tuple[str, str]]]
ROLE = "RoleOfManagementTextBlock"
OURS = "Our CISO reports to the CEO."


def header(form: str = "10-K") -> str:
    return (
        "<SEC-DOCUMENT>0000009876-25-000020.txt : 20250814\n<SEC-HEADER>0000009876-25-000020.hdr.sgml : 20250814\n"
        f"ACCESSION NUMBER:\t\t0000009876-25-000020\nCONFORMED SUBMISSION TYPE:\t{form}\n"
        "CONFORMED PERIOD OF REPORT:\t20250630\nFILED AS OF DATE:\t\t20250814\n\nFILER:\n\n\tCOMPANY DATA:\n"
        "\t\tCOMPANY CONFORMED NAME:\t\t\tCOPPER LANTERN CO\n\t\tCENTRAL INDEX KEY:\t\t\t0000009876\n</SEC-HEADER>\n"
    )


def part(kind: str, name: str, text: str, sequence: int = 1, wrapper: str = "") -> str:
    inner = f"<{wrapper}>\n{text}\n</{wrapper}>" if wrapper else text
    return (
        f"<DOCUMENT>\n<TYPE>{kind}\n<SEQUENCE>{sequence}\n<FILENAME>{name}\n<DESCRIPTION>X\n<TEXT>\n{inner}\n</TEXT>\n"
        "</DOCUMENT>\n"
    )


def uuencoded(name: str, size: int) -> str:
    lines = "".join(binascii.b2a_uu(b"defref_cyd_ xbrl.sec.gov/cyd/ <DOCUMENT>"[:45]).decode() for _ in range(size))
    return part("GRAPHIC", name, f"begin 644 {name}\n{lines}`\nend", 9)


def instance(make_fact: Text) -> str:
    name = f"cyd:CybersecurityRisk{ROLE}"
    return (
        '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:cyd="http://xbrl.sec.gov/cyd/2024">'
        f"<{name} contextRef='c'>{escape('<p>From the instance.</p>')}</{name}></xbrl>"
    )


RPAGE = (
    '<html><table class="report"><tr><th class="tl">Cybersecurity</th></tr><tr><td class="pl"><a onclick="Show.showAR('
    f' this, \'defref_cyd_CybersecurityRisk{ROLE}\', window );">Role</a></td><td class="text">From the R page.</td>'
    "</tr></table></html>"
)
PLAIN = "<html><body><p>Item 1C. Cybersecurity. We assess risks.</p></body></html>"


def read(*parts: str, form: str = "10-K") -> Document:
    (document,) = read_source((header(form) + "".join(parts) + "</SEC-DOCUMENT>\n").encode(), "all.txt")
    return document


@pytest.fixture
def report(make_report: Text, make_fact: Text) -> str:
    return f"<?xml version='1.0' encoding='ASCII'?>\n{make_report(make_fact(ROLE, OURS))}"


def test_the_report_is_read_and_the_header_says_the_rest(report: str, bodies_of: Bodies) -> None:
    document = read(part("10-K", "cltn.htm", report, wrapper="XBRL"), uuencoded("logo.jpg", 50))
    assert bodies_of(document) == [(ROLE, OURS)]
    facts = document.facts
    assert (document.filing_id, facts.accession, facts.filed) == (*["0000009876-25-000020"] * 2, "2025-08-14")
    assert (facts.company, facts.cik, facts.form) == ("Copper Lantern & Co.", "0000009876", "10-K")


@pytest.mark.parametrize("form", ["10-K/A", "10-KT", "20-F", "20-F/A", "40-F"])
def test_other_annual_forms_are_read_and_named(report: str, bodies_of: Bodies, form: str) -> None:
    document = read(part(form, "cltn.htm", report, wrapper="XBRL"), form=form)
    assert (bodies_of(document), document.facts.form) == ([(ROLE, OURS)], form)


def test_the_report_goes_before_the_instance_and_that_before_r_pages(
    report: str, make_fact: Text, bodies_of: Bodies
) -> None:
    pages = [
        part("XML", "R30.htm", RPAGE, 30),
        part("EX-101.INS", "cltn_htm.xml", instance(make_fact), 20, "XML"),
        part("EX-13", "ex13.htm", report, 2, "XBRL"),
    ]
    plain = part("10-K", "cltn.htm", PLAIN)
    expected = ["From the R page.", "From the instance.", OURS]
    for count, text in enumerate(expected, 1):
        document = read(plain, *pages[:count])
        assert bodies_of(document) == [(ROLE, text)]
        assert (document.facts.company or "").lower().startswith("copper lantern")


def test_a_broken_report_is_made_up_for_by_the_instance(report: str, make_fact: Text, bodies_of: Bodies) -> None:
    broken = part("10-K", "cltn.htm", report[:-900], wrapper="XBRL")
    document = read(broken, part("XML", "cltn_htm.xml", instance(make_fact), 20, "XML"))
    assert bodies_of(document) == [(ROLE, "From the instance.")]


def test_a_broken_report_alone_says_what_is_wrong(report: str) -> None:
    with pytest.raises(UnknownFormat, match="cut short"):
        read(part("10-K", "cltn.htm", report[:-900], wrapper="XBRL"))


def test_an_annual_report_without_tags_goes_to_the_finder_with_what_the_header_says() -> None:
    document = read(part("10-K", "cltn.htm", PLAIN), part("EX-99", "ex.htm", PLAIN, 2))
    assert "We assess risks." in document.text
    facts = document.facts
    assert (document.filing_id, facts.company, facts.section) == (
        "0000009876-25-000020",
        "COPPER LANTERN CO",
        "Item 1C",
    )
    with pytest.raises(NoDisclosure):
        read(part("10-K", "cltn.htm", "<html><body><p>Properties.</p></body></html>"))


def test_another_form_is_no_annual_report() -> None:
    with pytest.raises(NoDisclosure, match="a submission of form '8-K'; expected an annual report"):
        read(part("8-K", "cltn.htm", PLAIN), form="8-K")


def test_a_submission_that_ends_within_its_report_says_so() -> None:
    text = header() + part("10-K", "cltn.htm", PLAIN)
    with pytest.raises(UnknownFormat, match="cut short"):
        read_source(text[:-60].encode(), "all.txt")
    with pytest.raises(UnknownFormat, match="without documents"):
        read_source(header().encode(), "all.txt")


def test_a_document_cut_out_of_a_submission_is_read(report: str, bodies_of: Bodies) -> None:
    (document,) = read_source(part("10-K", "cltn.htm", report, wrapper="XBRL").encode(), "cltn.txt")
    assert (bodies_of(document), document.filing_id) == ([(ROLE, OURS)], "cltn")


def test_a_submission_may_be_larger_than_a_report() -> None:
    assert largest_source(header().encode()) == submission.LARGEST > largest_source(b"<html>")
    with pytest.raises(UnknownFormat, match="more than a full submission has"):
        submission.read(header().encode() + b" " * submission.LARGEST, "all.txt")


def test_two_hundred_megabytes_of_exhibits_are_passed_over(report: str, bodies_of: Bodies) -> None:
    exhibit = uuencoded("big.pdf", 1_000)
    exhibits = exhibit * (200_000_000 // len(exhibit))
    start = time.monotonic()
    assert bodies_of(read(part("10-K", "cltn.htm", report, wrapper="XBRL"), exhibits)) == [(ROLE, OURS)]
    assert time.monotonic() - start < 30


@pytest.mark.parametrize(
    "unit", ["<DOCUMENT>", "<DOCUMENT>\n<TYPE>10-K\n<TEXT>\n", "<TEXT>", "FILER:\n", "A" * 99, "\x00"]
)
def test_junk_in_a_submission_does_not_hang(unit: str) -> None:
    data = (header() + unit * (20_000_000 // len(unit))).encode()
    start = time.monotonic()
    with pytest.raises(SourceError):
        read_source(data, "all.txt")
    assert time.monotonic() - start < 30


PIECES = st.sampled_from(
    [
        header(),
        "<DOCUMENT>",
        "</DOCUMENT>",
        "<TYPE>10-K\n",
        "<SEQUENCE>1\n",
        "<FILENAME>a.htm\n",
        "<TEXT>",
        "</TEXT>",
        "<XBRL>",
        "</XBRL>",
        RPAGE,
        PLAIN,
        "xbrl.sec.gov/cyd/",
        "<html xmlns:ix='http://www.xbrl.org/2013/inlineXBRL'>",
        "<xbrl xmlns='http://www.xbrl.org/2003/instance'>",
        "\n",
        "\x00",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_mix_of_a_submissions_pieces_gives_filings_or_a_source_error(text: str) -> None:
    try:
        documents = submission.read(text.encode(), "all.txt")
    except SourceError as exc:
        assert "\n" not in str(exc)  # noqa: PT017 - whether there is an error is not asked
    else:
        assert documents
