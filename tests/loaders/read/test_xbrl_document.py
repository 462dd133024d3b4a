"""Tagged facts as the document that the R page would give."""

from __future__ import annotations

from graphmodel import FLAGS
from graphmodel.cyd import FLAG_ELEMENTS, TEXT_ELEMENTS
from loaders.read import read_source
from loaders.read.xbrl_document import document_of
from loaders.read.xbrl_facts import Context, Fact

ROLE = "CybersecurityRiskRoleOfManagementTextBlock"
PROCESSES = "CybersecurityRiskManagementProcessesForAssessingIdentifyingAndManagingThreatsTextBlock"
ENGAGED = "CybersecurityRiskManagementThirdPartyEngagedFlag"
YEAR = Context("1", (), "2024-01-01", "2024-12-31")


def cyd(name: str, value: str, context: Context = YEAR) -> Fact:
    return Fact("cyd", name, context, value)


def test_rows_stand_in_the_taxonomy_s_order_under_the_header_of_a_page() -> None:
    document = document_of(
        [cyd(ROLE, "Our CISO leads."), cyd(ENGAGED, "TRUE"), cyd(PROCESSES, "We assess.")], [], "x.htm"
    )
    assert document is not None
    assert document.text.startswith(
        "|\nCybersecurity Risk Management and Strategy Disclosure\n|12 Months Ended\nDec. 31, 2024\n"
    )
    assert [document.text[block.start : block.end] for block in document.blocks] == ["We assess.", "Our CISO leads."]
    assert dict(document.flags) == {"third_party_engaged": True}
    assert (document.facts.period, document.facts.fiscal_year) == ("2024-12-31", 2024)


def test_every_element_has_its_place() -> None:
    texts = [cyd(element.removeprefix("cyd:"), f"Text {number}.") for number, element in enumerate(TEXT_ELEMENTS)]
    flags = [cyd(element.removeprefix("cyd:"), "false") for element, _ in FLAG_ELEMENTS.values()]
    document = document_of([*texts, *flags], [], "x.htm")
    assert document is not None
    assert {block.element for block in document.blocks} == set(TEXT_ELEMENTS)
    assert dict(document.flags) == dict.fromkeys(FLAGS, False)


def test_the_text_is_an_r_page_that_reads_back() -> None:
    document = document_of([cyd(ROLE, "Our CISO leads.\n|A bar."), cyd(ENGAGED, "false")], [], "x.htm")
    assert document is not None
    (again,) = read_source(document.text.encode(), "x.txt")
    assert (again.text, again.blocks, dict(again.flags)) == (document.text, document.blocks, dict(document.flags))


def test_values_that_are_said_twice_stand_once_and_others_beside_each_other() -> None:
    document = document_of([cyd(ROLE, "One."), cyd(ROLE, "One."), cyd(ROLE, "Two.")], [], "x.htm")
    assert document is not None
    assert [document.text[block.start : block.end] for block in document.blocks] == ["One.", "Two."]


def test_what_is_no_value_or_no_element_of_the_item_makes_no_document() -> None:
    facts = [cyd(ENGAGED, "perhaps"), cyd(ROLE, ""), cyd("CybersecurityRiskOfTomorrowTextBlock", "New.")]
    assert document_of(facts, [], "x.htm") is None
    assert document_of([], [], "x.htm") is None


def test_facts_of_others_are_left_out_and_said() -> None:
    theirs = Context("1", (("dei:LegalEntityAxis", "co:Sub"),), end="2024-12-31")
    document = document_of([cyd(ROLE, "Ours."), cyd(ROLE, "Theirs.", theirs)], ["a note"], "x.htm")
    assert document is not None
    assert "Theirs." not in document.text
    assert document.notes == ("a note", "1 cyd facts of other legal entities or periods are left out")


def test_a_period_that_is_not_known_has_no_place_in_the_header() -> None:
    document = document_of([cyd(ROLE, "Ours.", Context("1"))], [], "x.htm")
    assert document is not None
    assert "Ended" not in document.text
    assert document.facts.period is None
