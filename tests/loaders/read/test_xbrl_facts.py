"""XBRL facts and their contexts, whatever they were read from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from loaders.read.xbrl_facts import (
    NO_CONTEXT,
    Context,
    Fact,
    context_of,
    filing_facts,
    is_nil,
    of_registrant,
    taxonomy_of,
)

SPACES = (
    'xmlns="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:co="http://co/2024"'
)
SUBSIDIARY = (("dei:LegalEntityAxis", "co:SubsidiaryMember"),)
PARENT = Context("1", (), "2024-01-01", "2024-12-31")


def element(markup: str) -> etree._Element:
    return etree.fromstring(f"<x {SPACES}>{markup}</x>")[0]


def cyd(name: str, value: str = "Our board.", context: Context = PARENT) -> Fact:
    return Fact("cyd", name, context, value)


def dei(name: str, value: str, context: Context = PARENT) -> Fact:
    return Fact("dei", name, context, value)


@pytest.mark.parametrize(
    ("namespace", "taxonomy"),
    [
        ("http://xbrl.sec.gov/cyd/2024", "cyd"),
        ("http://xbrl.sec.gov/cyd/2031q3", "cyd"),
        ("https://xbrl.sec.gov/dei/2025", "dei"),
        ("http://xbrl.us/dei/2009-01-31", "dei"),
        ("http://fasb.org/us-gaap/2024", None),
        ("http://xbrl.sec.gov/cyd/2024/x", None),
        ("http://evil/xbrl.sec.gov/cyd/2024", None),
        (None, None),
    ],
)
def test_a_taxonomy_is_told_by_its_namespace_of_any_year(namespace: str | None, taxonomy: str | None) -> None:
    assert taxonomy_of(namespace) == taxonomy


@pytest.mark.parametrize(("said", "nil"), [("true", True), (" 1 ", True), ("false", False), ("0", False), ("", False)])
def test_nil_is_said_as_xml_says_it(said: str, nil: bool) -> None:
    assert is_nil(element(f'<a xsi:nil="{said}"/>')) is nil


def test_a_context_says_of_whom_and_of_when() -> None:
    whose = "<entity><identifier scheme='x'> 0000001 </identifier>{}</entity>"
    member = '<xbrldi:explicitMember dimension="dei:LegalEntityAxis"> co:SubsidiaryMember </xbrldi:explicitMember>'
    when = "<period><startDate>2024-01-01</startDate><endDate> 2024-12-31T00:00:00 </endDate></period>"
    whole = element(f"<context>{whose.format(f'<segment>{member}</segment>')}{when}</context>")
    assert context_of(whole) == Context("0000001", SUBSIDIARY, "2024-01-01", "2024-12-31")
    scenario = element(f"<context>{whose.format('')}<scenario>{member}<!-- x --></scenario></context>")
    assert context_of(scenario) == Context("0000001", SUBSIDIARY)
    instant = element("<context><period><instant>2024-12-31</instant></period></context>")
    assert context_of(instant) == Context(end="2024-12-31")


@pytest.mark.parametrize("markup", ["<context/>", "<context><period><endDate>soon</endDate></period></context>"])
def test_what_a_context_does_not_say_is_left_open(markup: str) -> None:
    assert context_of(element(markup)) == NO_CONTEXT == context_of(None)


def test_the_registrants_facts_are_those_without_a_dimension() -> None:
    own, other = cyd("A"), cyd("A", "Theirs.", Context("1", SUBSIDIARY, end="2024-12-31"))
    assert of_registrant([other, own, dei("A", "x")]) == [own]
    assert of_registrant([other]) == [other]
    assert of_registrant([]) == []


def test_facts_of_another_identifier_are_another_registrants() -> None:
    own, other = cyd("A"), cyd("A", "Theirs.", Context("2", end="2024-12-31"))
    assert of_registrant([own, other]) == [own]


def test_of_each_element_the_latest_period_counts() -> None:
    before = Context("1", (), "2023-01-01", "2023-12-31")
    old, new, only_old = cyd("A", "Old.", before), cyd("A", "New."), cyd("B", "Old.", before)
    assert of_registrant([old, new, only_old]) == [new, only_old]


def test_the_filing_s_facts_are_those_without_a_dimension_first() -> None:
    theirs = Context("1", SUBSIDIARY, end="2024-12-31")
    said = filing_facts(
        [
            dei("EntityRegistrantName", "Subsidiary", theirs),
            dei("EntityRegistrantName", "Copper\n Lantern"),
            dei("EntityCentralIndexKey", "0000009876"),
            dei("DocumentType", "10-K"),
            dei("AmendmentFlag", "True"),
            dei("DocumentPeriodEndDate", "2025-06-30"),
            dei("TradingSymbol", "  ", PARENT),
            dei("TradingSymbol", "CLTNP", theirs),
        ]
    )
    assert (said.company, said.cik, said.form) == ("Copper Lantern", "0000009876", "10-K/A")
    assert (said.period, said.fiscal_year, said.ticker) == ("2025-06-30", 2025, "CLTNP")


def test_facts_that_are_not_what_they_should_be_are_left_out() -> None:
    said = filing_facts([dei("EntityCentralIndexKey", "CIK 12"), dei("DocumentPeriodEndDate", "--06-30")], [PARENT])
    assert (said.cik, said.period, said.fiscal_year, said.form) == (None, "2024-12-31", 2024, None)
    assert filing_facts([]).period is None


CONTEXTS = st.builds(
    Context,
    st.sampled_from(["1", "2"]),
    st.sampled_from([(), SUBSIDIARY]),
    st.none(),
    st.sampled_from([None, "2024", "2025"]),
)


@given(st.lists(st.builds(Fact, st.sampled_from(["cyd", "dei"]), st.sampled_from("AB"), CONTEXTS, st.text(max_size=3))))
def test_a_registrants_facts_are_of_one_entity_and_of_one_period_an_element(facts: list[Fact]) -> None:
    own = of_registrant(facts)
    assert bool(own) == any(fact.taxonomy == "cyd" for fact in facts)
    assert len({(fact.context.entity, fact.context.members) for fact in own}) <= 1
    for name in "AB":
        assert len({fact.context.end or "" for fact in own if fact.name == name}) <= 1
