import pytest

from graphmodel.nodes import Filing
from queries.compare.wording import display_name, element_name, filing_line


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("chief information security officer", "Chief Information Security Officer"),
        ("IT department", "IT Department"),
        ("it department", "IT Department"),
        ("ciso", "CISO"),
        ("head of the legal department", "Head of the Legal Department"),
        ("third-party service providers", "Third-Party Service Providers"),
        ("CrowdStrike", "CrowdStrike"),
        ("esg committee", "ESG Committee"),
        ("cybersecurity steering committee (csc)", "Cybersecurity Steering Committee (CSC)"),
        ("Mr. Yang", "Mr. Yang"),
        ("audit/risk committee", "Audit/Risk Committee"),
    ],
)
def test_names_are_shown_in_title_case_with_their_acronyms(name, shown):
    assert display_name(name) == shown


@pytest.mark.parametrize(
    ("element", "words"),
    [
        ("cyd:CybersecurityRiskBoardOfDirectorsOversightTextBlock", "Board of Directors Oversight"),
        ("cyd:CybersecurityRiskManagementProcessesIntegratedFlag", "Processes Integrated"),
        ("cyd:CybersecurityRiskRoleOfManagementTextBlock", "Role of Management"),
        (None, None),
        ("cyd:", "cyd:"),
    ],
)
def test_an_element_reads_as_words(element, words):
    assert element_name(element) == words


def test_a_filing_s_line_leaves_out_what_is_not_known():
    assert filing_line(Filing(filing_id="f1", company_id="c")) == "f1"
    assert filing_line(Filing(filing_id="f1", company_id="c", form="10-K", fiscal_year=2024)) == "10-K · FY2024 · f1"
