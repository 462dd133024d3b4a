import pytest

from queries.audit import audit_filing

COMMITTEE = "BoardCommitteeOrSubcommitteeResponsibleForOversight"


@pytest.mark.parametrize("text", ["Our CISO leads the program.", "for overseeing our risks.", "Chief Executive"])
def test_a_committee_block_without_committee_or_board_is_found(kinds_of, text):
    assert kinds_of((COMMITTEE, text)) == ["committee-unnamed"]


@pytest.mark.parametrize("text", ["Board of Directors", "OurBoard oversees the program."])
def test_a_committee_block_with_the_board_alone_is_a_note(kinds_of, text):
    assert kinds_of((COMMITTEE, text)) == ["committee-full-board"]


@pytest.mark.parametrize(
    "text", ["The Audit Committee", "a subcommittee of our Board", "Our Board and ARC oversee it."]
)
def test_a_committee_block_with_a_committee_is_none(kinds_of, text):
    assert kinds_of((COMMITTEE, text)) == []


def test_a_committee_s_abbreviation_is_its_name(kinds_of):
    other = ("BoardOfDirectorsOversight", "The Audit and Oversight Committee (the AOX) oversees such risks.")
    assert kinds_of((COMMITTEE, "The AOX is in charge."), other) == []
    assert kinds_of((COMMITTEE, "The AOX is in charge.")) == ["committee-unnamed"]


def test_a_flag_is_missing_beside_its_block(tagged):
    block = ("ManagementPositionsOrCommitteesResponsible", "Our CISO")
    [finding] = audit_filing(tagged(block)).findings
    assert finding.kind.name == "flag-missing"
    assert finding.element == "cyd:CybersecurityRiskManagementPositionsOrCommitteesResponsibleFlag"
    assert finding.value is None
    assert audit_filing(tagged(block, positions_responsible=False)).findings == ()
