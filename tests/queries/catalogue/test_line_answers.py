"""What the questions on reporting lines answer, on small made-up graphs, row by row."""

from collections.abc import Callable
from typing import Any

import pytest

from graphmodel import FilingGraph

MakePart = Callable[..., FilingGraph]
Ask = Callable[..., list[tuple[Any, ...]]]
CISO = "chief information security officer"
CIO = "chief information officer"
BOARD = ("Board", "board")
AUDIT = ("Committee", "audit committee", {"level": "board", "kind": "audit"})


@pytest.fixture(scope="module")
def about(world: list[FilingGraph], asked: Callable[..., Ask]) -> Ask:
    """Asks the three companies of `world`."""
    return asked(world)


@pytest.fixture(scope="module")
def ask(make_part: MakePart, asked: Callable[..., Ask]) -> Ask:
    """Alpha in two years with a deputy; Beta with two lines; Gamma without one; Delta without a CISO; a head of IT."""
    posts = {
        "ciso": ("Officer", CISO),
        "cio": ("Officer", CIO),
        "ceo": ("Officer", "chief executive officer"),
        "cfo": ("Officer", "chief financial officer"),
        "cro": ("Officer", "chief risk officer"),
        "gc": ("Officer", "general counsel"),
        "deputy": ("Officer", "deputy CISO", {"role": "CISO"}),
        "board": BOARD,
        "audit": AUDIT,
    }

    def some(*names: str) -> dict[str, Any]:
        return {name: posts[name] for name in names}

    return asked(
        [
            make_part(
                "alpha-2023",
                company="Alpha",
                cik="1",
                year=2023,
                nodes=some("ciso", "cfo"),
                edges=[("ciso", "REPORTS_TO", "cfo", "The CISO reports to the CFO.")],
            ),
            make_part(
                "alpha-2024",
                company="Alpha",
                cik="1",
                nodes=some("deputy", "ciso", "cio", "ceo", "board"),
                edges=[
                    ("deputy", "REPORTS_TO", "ciso", "The deputy reports to the CISO."),
                    ("ciso", "REPORTS_TO", "cio", "The CISO to the CIO."),
                    ("cio", "REPORTS_TO", "ceo", "The CIO to the CEO."),
                    ("ceo", "REPORTS_TO", "board", "The CEO to the board."),
                    ("ceo", "INFORMS", "board", "The CEO informs the board."),
                ],
            ),
            make_part(
                "beta-2024",
                company="Beta",
                nodes=some("ciso", "cro", "gc", "ceo", "audit"),
                edges=[
                    ("ciso", "REPORTS_TO", "cro", "Our CISO reports to the CRO and the GC."),
                    ("ciso", "REPORTS_TO", "gc", "Our CISO reports to the CRO and the GC."),
                    ("cro", "REPORTS_TO", "ceo", "The CRO reports to the CEO."),
                    ("gc", "REPORTS_TO", "ceo", "The GC may report to the CEO.", {"hedged": True}),
                    ("ciso", "INFORMS", "audit", "Our CISO briefs the committee."),
                ],
            ),
            make_part("gamma-2024", company="Gamma", nodes=some("ciso")),
            make_part("delta-2024", company="Delta", nodes=some("cio")),
            make_part(
                "epsilon-2024",
                company="Epsilon",
                nodes={"head": ("Officer", "VP, IT and Security", {"role": "CISO"}), **some("cfo")},
                edges=[("head", "REPORTS_TO", "cfo", "Our VP reports to the CFO.")],
            ),
        ]
    )


def test_reporting_chain(about: Ask) -> None:
    assert about("reporting_chain") == [
        (
            "acme-2024",
            CISO,
            f"{CISO} → audit committee → board of directors",
            2,
            True,
            ["INFORMS", "PART_OF"],
            ["Our CISO briefs the committee quarterly.", "The audit committee of the board oversees cyber risk."],
        ),
        (
            "acme-2024",
            CISO,
            f"{CISO} → {CIO} → board of directors",
            2,
            True,
            ["REPORTS_TO", "REPORTS_TO"],
            ["Our CISO reports to our CIO.", "Our CIO reports to the board."],
        ),
        ("ring-2024", CISO, f"{CISO} → {CIO}", 1, False, ["REPORTS_TO"], ["Round."]),
    ]


def test_reporting_chain_of_an_officer_without_a_line(make_part: MakePart, asked: Callable[..., Ask]) -> None:
    alone = asked([make_part("f", nodes={"ciso": ("Officer", "CISO")})])
    assert alone("reporting_chain") == [("f", "CISO", "CISO", 0, False, [], [])]


def test_reporting_chain_shows_an_account_before_mere_belonging(make_part: MakePart, asked: Callable[..., Ask]) -> None:
    part = make_part(
        "f",
        nodes={"ciso": ("Officer", "CISO"), "audit": ("Committee", "audit committee"), "board": ("Board", "board")},
        edges=[
            ("ciso", "INFORMS", "audit", "Briefs."),
            ("audit", "PART_OF", "board", "Belongs."),
            ("audit", "INFORMS", "board", "Reports."),
        ],
    )
    found = asked([part])("reporting_chain")
    assert found == [("f", "CISO", "CISO → audit committee → board", 2, True, ["INFORMS"] * 2, ["Briefs.", "Reports."])]


def test_board_distance(about: Ask) -> None:
    briefed = ["Our CISO briefs the committee quarterly."]
    assert about("board_distance") == [
        ("acme-2024", CISO, None, 1, "audit committee", f"{CISO} → audit committee", briefed),
        ("ring-2024", CISO, None, None, None, None, None),
    ]
    cios = about("board_distance", role="CIO", company="acme-2024")
    line = f"{CIO} → board of directors"
    assert cios == [("acme-2024", CIO, "Ada Byron", 1, "board of directors", line, ["Our CIO reports to the board."])]


def test_dual_reporting(about: Ask) -> None:
    sentences = ["The IT manager reports to the CFO and the group."]
    both = ["chief financial officer", "cyber group"]
    assert about("dual_reporting") == [("bolt-2024", "IT manager", "Officer", 2, both, sentences)]


def test_the_way_to_the_board_stays_in_the_filing_and_the_company(
    make_part: MakePart, asked: Callable[..., Ask]
) -> None:
    nodes = {"ciso": ("Officer", "CISO"), "board": BOARD, "firm": ("ThirdParty", "Firm")}
    told = make_part("told", cik="1", nodes=nodes, edges=[("ciso", "INFORMS", "company", "The CISO informs us.")])
    tells = make_part(
        "tells",
        cik="1",
        nodes=nodes,
        edges=[
            ("company", "INFORMS", "board", "We inform the board."),
            ("ciso", "INFORMS", "firm", "The CISO informs Firm."),
            ("firm", "INFORMS", "board", "Firm informs the board."),
        ],
    )
    ask = asked([told, tells])
    assert [row[3] for row in ask("board_distance")] == [None, None]
    assert ask("distance_counts") == [(None, "not disclosed", 1, 0, None)]


def test_of_parallel_steps_the_way_shows_a_line_before_a_briefing(ask: Ask) -> None:
    (row,) = ask("board_distance", role="CEO", company="alpha-2024")
    assert row[3:] == (1, "board", "chief executive officer → board", ["The CEO to the board."])


def test_distance_counts_take_the_nearest_officer_and_tell_silence_from_absence(ask: Ask) -> None:
    assert ask("distance_counts") == [
        (1, "reached", 1, 2, 0.5),
        (3, "reached", 1, 2, 0.5),
        (None, "no such officer named", 1, 2, None),
        (None, "not disclosed", 2, 2, None),
    ]


def test_reporting_counts_name_each_companys_lines_once(ask: Ask) -> None:
    assert ask("reporting_counts") == [
        ("CFO", 1, 3, 0.333),
        ("CIO", 1, 3, 0.333),
        ("CRO, GC", 1, 3, 0.333),
        ("no such officer named", 1, 3, None),
        ("not disclosed", 1, 3, None),
    ]
    assert ask("reporting_counts", year=2023) == [("CFO", 1, 1, 1.0)]
    assert ask("reporting_counts", role="CIO")[0] == ("CEO", 1, 1, 1.0)


def test_reporting_counts_tell_bodies_by_level(make_part: MakePart, asked: Callable[..., Ask]) -> None:
    superiors = {
        "a": AUDIT,
        "b": ("Committee", "cyber group", {"level": "management"}),
        "c": ("Committee", "council"),
        "d": ("Management", "senior management"),
        "e": ("Officer", "head of growth"),
    }
    parts = [
        make_part(
            name,
            company=name,
            nodes={"ciso": ("Officer", "CISO"), "up": superior},
            edges=[("ciso", "REPORTS_TO", "up", "The CISO reports up.")],
        )
        for name, superior in superiors.items()
    ]
    told = ["another officer", "board committee", "committee", "management", "management committee"]
    assert [row[0] for row in asked(parts)("reporting_counts")] == told


def test_outside_it_follows_the_line_up_and_looks_at_the_officer(ask: Ask) -> None:
    lines = ["Our CISO reports to the CRO and the GC.", "The CRO reports to the CEO.", "The GC may report to the CEO."]
    up = ["chief risk officer", "general counsel", "chief executive officer"]
    (alpha, beta) = ask("outside_it")
    assert alpha == ("alpha-2023", CISO, None, ["chief financial officer"], ["The CISO reports to the CFO."])
    assert beta[:4] == ("beta-2024", CISO, None, up)
    assert sorted(beta[4]) == sorted(lines)


@pytest.mark.parametrize("superior", ["VP of IT", "head of technology, US", "IT department", "chief digital officer"])
def test_it_is_told_by_the_words_of_a_title_too(make_part: MakePart, asked: Callable[..., Ask], superior: str) -> None:
    up = ("Officer", superior, {"role": None})
    line = ("ciso", "REPORTS_TO", "up", "The CISO reports up.")
    part = make_part("f", nodes={"ciso": ("Officer", "CISO"), "up": up}, edges=[line])
    assert asked([part])("outside_it") == []


def test_the_longest_chain_counts_its_levels(ask: Ask) -> None:
    found = {row[0]: row[1:] for row in ask("longest_chain")}
    line = f"deputy CISO → {CISO} → {CIO} → chief executive officer → board"
    said = ["The deputy reports to the CISO.", "The CISO to the CIO.", "The CIO to the CEO.", "The CEO to the board."]
    assert found["alpha-2024"] == (5, line, said)
    beta = f"{CISO} → chief risk officer → chief executive officer"
    assert found["beta-2024"] == (3, beta, ["Our CISO reports to the CRO and the GC.", "The CRO reports to the CEO."])
    assert set(found) == {"alpha-2023", "alpha-2024", "beta-2024", "epsilon-2024"}


def test_circular_lines_are_found_once(about: Ask) -> None:
    assert about("circular_lines") == [("ring-2024", f"{CIO} → {CISO} → {CIO}", 2, ["And round.", "Round."])]


def test_no_line_is_no_circle(ask: Ask) -> None:
    assert ask("circular_lines") == []


def test_the_span_of_control_counts_direct_lines(ask: Ask) -> None:
    lines = ["The CRO reports to the CEO.", "The GC may report to the CEO."]
    two = ["chief risk officer", "general counsel"]
    assert ask("span_of_control") == [("beta-2024", "chief executive officer", "Officer", 2, two, lines)]
    assert ask("span_of_control", least=3) == []
    assert len(ask("span_of_control", least=1, company="Alpha")) == 5


def test_a_management_committee_stands_between_when_both_sides_are_said(
    make_part: MakePart, asked: Callable[..., Ask]
) -> None:
    nodes = {
        "ciso": ("Officer", CISO),
        "board": BOARD,
        "audit": AUDIT,
        "risk": ("Committee", "risk committee", {"level": "board", "kind": "risk"}),
        "group": ("Committee", "cyber group", {"kind": "cybersecurity"}),
        "silent": ("Committee", "silent group", {"level": "management"}),
    }
    edges = [
        ("ciso", "LEADS", "group", "The CISO chairs the group."),
        ("ciso", "INFORMS", "group", "The CISO informs the group."),
        ("group", "INFORMS", "audit", "The group briefs the audit committee and the board."),
        ("group", "INFORMS", "board", "The group briefs the audit committee and the board."),
        ("ciso", "LEADS", "silent", "The CISO chairs another."),
        ("silent", "PART_OF", "board", "A group of the board."),
        ("ciso", "INFORMS", "risk", "The CISO informs the risk committee."),
        ("risk", "INFORMS", "board", "The risk committee informs the board."),
    ]
    said = ["The CISO informs the group.", "The CISO chairs the group.", edges[2][3]]
    assert asked([make_part("f", nodes=nodes, edges=edges)])("management_committee") == [
        ("f", CISO, ["informs", "leads"], "cyber group", "cybersecurity", ["audit committee", "board"], said)
    ]
