import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import FLAGS, Block, Disclosure
from graphmodel.cyd import TEXT_ELEMENTS
from graphmodel.store import FileStore
from queries.audit import KINDS, SEVERITIES, audit_filing, audit_market, narrowed

NO_EFFECT = "No risks have materially affected or are reasonably likely to materially affect us."
CONSULTANTS = "We engage outside consultants to test our security controls."
COMMITTEE = ("BoardCommitteeOrSubcommitteeResponsibleForOversight", "Our board of directors")
WORDS = [
    "not",
    "no",
    "none",
    "materially",
    "affected",
    "or",
    "are",
    "reasonably",
    "likely",
    "to",
    "materially",
    "affect",
    "the",
    "board",
    "of",
    "directors",
    "audit",
    "committee",
    "receives",
    "reports",
    "from",
    "our",
    "CISO",
    "chief",
    "information",
    "officer",
    "is",
    "responsible",
    "for",
    "cybersecurity",
    "we",
    "engage",
    "third-party",
    "assessors",
    "vendors",
    "may",
    "assess",
    "risks",
    ".",
    ";",
    "However,",
    "integrated",
    "into",
    "overall",
    "risk",
    "management",
    "experience",
]
texts = st.text() | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def test_findings_come_most_severe_first(tagged):
    part = tagged(NO_EFFECT, CONSULTANTS, COMMITTEE, materially_affected=True, third_party_engaged=False)
    audit = audit_filing(part)
    assert [finding.kind.severity for finding in audit.findings] == ["error", "error", "note"]
    assert audit.notes == ()
    assert audit.filing is part.filing


def test_a_finding_quotes_its_sentence_and_says_where_it_stands(tagged):
    part = tagged(f"Our program has a name. {CONSULTANTS}", third_party_engaged=False)
    [finding] = audit_filing(part).findings
    [passage] = finding.passages
    assert passage.text == CONSULTANTS
    assert part.disclosure.text[passage.start : passage.end] == CONSULTANTS
    assert finding.element == "cyd:CybersecurityRiskManagementThirdPartyEngagedFlag"
    assert finding.value is False
    assert 0 < finding.confidence < 1


def test_a_sentence_of_several_blocks_is_quoted_once(tagged):
    part = tagged(
        CONSULTANTS, ("ManagementProcessesIntegrated", CONSULTANTS), third_party_engaged=False, integrated=True
    )
    [finding] = audit_filing(part).findings
    assert [passage.text for passage in finding.passages] == [CONSULTANTS]


def test_a_block_that_begins_within_a_sentence_repeats_nothing(tagged):
    part = tagged(f"To our knowledge, {NO_EFFECT}", NO_EFFECT, materially_affected=True)
    [finding] = audit_filing(part).findings
    assert [passage.text for passage in finding.passages] == [f"To our knowledge, {NO_EFFECT}"]


def test_without_texts_only_what_relations_say_is_audited(make_part):
    part = make_part(
        nodes={"firm": ("ThirdParty", "consultants")},
        edges=[("company", "ENGAGES", "firm", CONSULTANTS)],
        third_party_engaged=False,
        positions_responsible=True,
        reports_to_board=True,
    )
    audit = audit_filing(part.with_disclosure(None))
    assert [finding.kind.name for finding in audit.findings] == ["third-party-unflagged"]
    assert "build it again" in audit.notes[0]


@pytest.mark.parametrize("properties", [{"hedged": True}, {"confidence": 0.5}])
def test_a_relation_that_is_hedged_or_not_sure_contradicts_nothing(make_part, properties):
    part = make_part(
        nodes={"firm": ("ThirdParty", "advisors")},
        edges=[("company", "ENGAGES", "firm", "Advisors help to monitor our security.", properties)],
        third_party_engaged=False,
    )
    assert audit_filing(part).findings == ()


def test_a_filing_without_flags_or_tagged_text_says_so(tagged, make_part):
    assert audit_filing(tagged(COMMITTEE)).notes == ("the filing states no flag",)
    empty = make_part(integrated=True).with_disclosure(Disclosure(text="Some text.", blocks=()))
    assert audit_filing(empty).findings == ()
    assert audit_filing(empty).notes == ("the filing has no tagged text to hold its flags against",)


def test_what_is_not_disclosed_is_no_no(tagged):
    assert audit_filing(tagged(CONSULTANTS, NO_EFFECT)).findings == ()


@given(
    blocks=st.lists(st.tuples(st.sampled_from([*TEXT_ELEMENTS, None, "cyd:Unknown"]), texts), max_size=5),
    flags=st.dictionaries(st.sampled_from(FLAGS), st.sampled_from([True, False, None])),
)
def test_any_text_and_any_flags_are_audited_and_quoted_where_they_stand(make_part, blocks, flags):
    text, spans = "", []
    for element, words in blocks:
        spans.append(Block(len(text), len(text) + len(words), element))
        text += words + "\n"
    part = make_part(**flags).with_disclosure(Disclosure(text=text, blocks=tuple(spans)))
    for finding in audit_filing(part).findings:
        assert KINDS[finding.kind.name] is finding.kind
        assert finding.kind.severity in SEVERITIES
        for passage in finding.passages:
            assert text[passage.start : passage.end] == passage.text


def test_a_market_is_audited_filing_by_filing(tagged, tmp_path):
    store = FileStore(tmp_path / "market.govgraph")
    store.write(
        tagged(CONSULTANTS, filing_id=name, company=name, third_party_engaged=value)
        for name, value in (("a", False), ("b", True))
    )
    audits = {audit.filing.filing_id: len(audit.findings) for audit in audit_market(store.contents())}
    assert audits == {"a": 1, "b": 0}
    assert [audit.filing.filing_id for audit in audit_market(store.contents(), {"b"})] == ["b"]


def test_findings_are_narrowed_by_kind_and_confidence(tagged):
    audit = audit_filing(tagged(NO_EFFECT, CONSULTANTS, materially_affected=True, third_party_engaged=False))
    assert [one.kind.name for one in narrowed(audit, ["effect-denied"]).findings] == ["effect-denied"]
    assert narrowed(audit, KINDS, 1.0).findings == ()
    assert narrowed(audit, KINDS, 0.5) == audit
