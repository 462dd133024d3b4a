"""Extraction as a whole: evidence, blocks, hedges, frequencies, attributes, any text at all."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import example, given
from hypothesis import strategies as st

from graphmodel import Block, FilingGraph
from graphmodel.nodes import Committee, Officer
from loaders.extract import extract
from loaders.filing import Document

BOARD_BLOCK = "cyd:CybersecurityRiskBoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock"
POSITIONS_BLOCK = "cyd:CybersecurityRiskManagementPositionsOrCommitteesResponsibleTextBlock"
GraphOf = Callable[[str], FilingGraph]
WORDS = st.sampled_from(
    [
        "the",
        "our",
        "board",
        "of",
        "directors",
        "audit",
        "committee",
        "CISO",
        ",",
        "and",
        "(",
        ")",
        "who",
        "reports",
        "to",
        "oversees",
        "is",
        "led",
        "by",
        "“",
        "”",
        "cybersecurity",
        "risks",
        "third-party",
        "consultants",
        "Chief",
        "Officer",
        "vice",
        "president",
        "&",
        "/",
        ";",
        ".",
        "he",
        "they",
        "each",
        "including",
        "management",
        "team",
        "'s",
        "-",
    ]
)


def test_a_text_without_governance_gives_the_company_and_the_programme_alone(graph_of: GraphOf) -> None:
    graph = graph_of("Our products are sold in 40 countries. We face competition.")
    assert [node.label for node in graph.nodes] == ["Program"]
    assert graph.edges == ()


def test_an_edge_keeps_every_place_that_says_it(make_document: Callable[..., Document]) -> None:
    sentence = "Our board of directors oversees cybersecurity risks."
    document = make_document(f"Governance matters. {sentence}", sentence, elements=("cyd:One", "cyd:Two"))
    (edge,) = extract(document).edges
    assert [saying.element for saying in edge.evidence] == ["cyd:One", "cyd:Two"]
    assert {document.text[saying.start : saying.end] for saying in edge.evidence} == {sentence}


def test_a_tagged_fragment_means_what_its_element_asks_for(make_document: Callable[..., Document]) -> None:
    document = make_document("board of directors", "Chief Technology Officer", elements=(BOARD_BLOCK, POSITIONS_BLOCK))
    assert [(edge.type, edge.evidence[0].text) for edge in extract(document).edges] == [
        ("OVERSEES", "board of directors"),
        ("MANAGES", "Chief Technology Officer"),
    ]


def test_the_most_frequent_named_interval_wins(graph_of: GraphOf) -> None:
    graph = graph_of(
        "The CISO provides annual updates to the Board on cybersecurity. The CISO briefs the Board quarterly."
    )
    (edge,) = graph.edges
    assert edge.model_dump()["frequency"] == "quarterly"


def test_a_possible_relation_is_hedged(graph_of: GraphOf) -> None:
    assert [edge.hedged for edge in graph_of("We may engage third-party consultants.").edges] == [True]
    assert [edge.hedged for edge in graph_of("We engage third-party consultants.").edges] == [False]


def test_an_officer_has_role_person_experience_and_certifications(graph_of: GraphOf) -> None:
    graph = graph_of(
        "Our Chief Information Security Officer, Jane Doe, reports to the CEO. "
        "Our CISO has over 20 years of experience and holds the CISSP certification."
    )
    officer = next(node for node in graph.nodes if isinstance(node, Officer) and node.role == "CISO")
    assert (officer.person, officer.experience_years, officer.certifications) == ("Jane Doe", 20, ("CISSP",))
    assert "CISO" in officer.aliases


def test_a_committee_has_level_and_kind(graph_of: GraphOf) -> None:
    graph = graph_of(
        "The Audit Committee of our Board oversees cybersecurity risks. "
        "Our Cybersecurity Steering Committee reports to the Board quarterly on cybersecurity risks."
    )
    found = {node.name: (node.level, node.kind) for node in graph.nodes if isinstance(node, Committee)}
    assert found == {
        "Audit Committee": ("board", "audit"),
        "Cybersecurity Steering Committee": ("management", "cybersecurity"),
    }


def test_frameworks_are_the_programmes(graph_of: GraphOf) -> None:
    graph = graph_of("Our program follows the NIST Cybersecurity Framework and ISO 27001.")
    assert graph.nodes[0].model_dump()["frameworks"] == ("NIST CSF", "ISO 27001")


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join)))
@example("(")
@example("the CISO (who reports to the board")
@example("and & / ( ) ; , : Mr.")
def test_any_text_gives_a_graph_with_exact_evidence(text: str) -> None:
    graph = extract(Document("any", "any.txt", text, (Block(0, len(text)),)))
    for edge in graph.edges:
        for saying in edge.evidence:
            assert text[saying.start : saying.end] == saying.text
