"""Headers of full submissions."""

from __future__ import annotations

import pytest

from loaders.filing import FilingFacts
from loaders.read.submission_header import header_in

TWO_FILERS = """<SEC-DOCUMENT>0000009876-25-000020.txt : 20250814
<SEC-HEADER>0000009876-25-000020.hdr.sgml : 20250814
ACCESSION NUMBER:\t\t0000009876-25-000020
CONFORMED SUBMISSION TYPE:\t10-K
PUBLIC DOCUMENT COUNT:\t\t101
CONFORMED PERIOD OF REPORT:\t20250630
FILED AS OF DATE:\t\t20250814

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tCOPPER LANTERN CO
\t\tCENTRAL INDEX KEY:\t\t\t0000009876
\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tELECTRIC SERVICES [4911]

\tFILING VALUES:
\t\tFORM TYPE:\t\t10-K

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tLANTERN SUBSIDIARY LLC
\t\tCENTRAL INDEX KEY:\t\t\t0000005432
</SEC-HEADER>
"""


def test_a_header_says_what_was_filed_when_and_by_whom() -> None:
    header = header_in(TWO_FILERS)
    assert header.facts() == FilingFacts(
        company="COPPER LANTERN CO",
        cik="0000009876",
        accession="0000009876-25-000020",
        form="10-K",
        fiscal_year=2025,
        period="2025-06-30",
        filed="2025-08-14",
    )
    assert header.filers[0].fields["STANDARD INDUSTRIAL CLASSIFICATION"] == "ELECTRIC SERVICES [4911]"


def test_of_several_filers_the_one_that_the_tags_name_counts() -> None:
    assert header_in(TWO_FILERS).facts(FilingFacts(cik="5432")).company == "LANTERN SUBSIDIARY LLC"


def test_what_the_tags_say_is_not_said_again() -> None:
    facts = header_in(TWO_FILERS).facts(FilingFacts(company="Copper Lantern Co.", cik="9876", period="2025-06-29"))
    assert (facts.company, facts.cik, facts.period, facts.fiscal_year) == (None, None, None, None)
    assert (facts.form, facts.filed) == ("10-K", "2025-08-14")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FILER:\nFILER:",
        "ACCESSION NUMBER: x\nFILED AS OF DATE: 20251340\nCONFORMED PERIOD OF REPORT: 2025",
        "A:" * 99,
    ],
)
def test_a_header_that_says_nothing_of_use_is_no_error(text: str) -> None:
    assert header_in(text).facts() == FilingFacts()
