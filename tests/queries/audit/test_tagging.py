import pytest

from graphmodel.cyd import TEXT_ELEMENTS
from queries.audit import audit_filing
from queries.audit.tagging import likelihood, words_of

EXPERTISE = (
    "Our CISO has over 20 years of experience in information security, has served in various roles and holds a "
    "certification as a Certified Information Systems Security Professional."
)
EFFECT = (
    "We have not identified risks from cybersecurity threats that have materially affected or are reasonably likely to "
    "materially affect us, including our business strategy, results of operations or financial condition."
)


@pytest.mark.parametrize(
    ("own", "text", "other"),
    [
        ("ProcessForInformingManagementOrCommitteesResponsible", EXPERTISE, "Expertise of"),
        ("ManagementExpertiseOfManagementResponsible", EFFECT, "Materially Affected"),
        ("RoleOfManagement", EFFECT, "Materially Affected"),
    ],
)
def test_a_block_under_the_wrong_element_is_found(tagged, own, text, other):
    [finding] = audit_filing(tagged((own, text))).findings
    assert finding.kind.name == "wrong-element"
    assert finding.element == f"cyd:CybersecurityRisk{own}TextBlock"
    assert f"as “{other}" in finding.says
    assert [passage.text for passage in finding.passages] == [text]


def test_a_block_under_its_own_element_is_none(kinds_of):
    assert kinds_of(("ManagementExpertiseOfManagementResponsible", EXPERTISE)) == []


def test_a_block_that_is_tagged_as_both_is_none(kinds_of):
    both = ("RoleOfManagement", "MateriallyAffectedOrReasonablyLikelyToMateriallyAffectRegistrant")
    assert kinds_of(*((element, EFFECT) for element in both), materially_affected=False) == []


def test_one_sentence_of_its_own_kind_keeps_a_block(kinds_of):
    assert kinds_of(("ManagementExpertiseOfManagementResponsible", f"{EFFECT} {EXPERTISE}")) == []


def test_every_text_element_has_words():
    for element in TEXT_ELEMENTS:
        assert 0 < likelihood(words_of(EXPERTISE), element) < 1
