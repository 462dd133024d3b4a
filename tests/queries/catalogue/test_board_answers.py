"""What the questions on the board answer, on small made-up graphs, row by row."""

from collections.abc import Callable
from typing import Any

import pytest

from graphmodel import FilingGraph

MakePart = Callable[..., FilingGraph]
Ask = Callable[..., list[tuple[Any, ...]]]

PROGRAM = ("Program", "cybersecurity program")
BOARD = ("Board", "board")
AUDIT = ("Committee", "audit committee", {"level": "board", "kind": "audit"})
RISK = ("Committee", "risk committee", {"level": "board", "kind": "risk"})
GROUP = ("Committee", "cyber group", {"level": "management", "kind": "cybersecurity"})
CISO = ("Officer", "chief information security officer")
CIO = ("Officer", "chief information officer")


@pytest.fixture(scope="module")
def ask(make_part: MakePart, asked: Callable[..., Ask]) -> Ask:
    """Alpha changed its mind; Beta has both; Gamma a risk committee; Delta is silent; Epsilon's board hears nobody."""
    alpha = {"cik": "1", "sic": "6021", "company": "Alpha"}
    return asked(
        [
            make_part(
                "alpha-2023",
                **alpha,
                year=2023,
                nodes={"program": PROGRAM, "audit": AUDIT},
                edges=[("audit", "OVERSEES", "program", "The audit committee oversees it.")],
            ),
            make_part(
                "alpha-2024",
                **alpha,
                nodes={"program": PROGRAM, "board": BOARD, "audit": AUDIT, "ciso": CISO},
                edges=[
                    ("board", "OVERSEES", "program", "The board oversees it."),
                    ("ciso", "INFORMS", "board", "The CISO briefs the board annually.", {"frequency": "annually"}),
                    ("ciso", "INFORMS", "audit", "And the committee quarterly.", {"frequency": "quarterly"}),
                ],
            ),
            make_part(
                "beta-2024",
                company="Beta",
                sic="7372",
                nodes={"program": PROGRAM, "board": BOARD, "audit": AUDIT, "chiefs": ("Management", "management")},
                edges=[
                    ("board", "OVERSEES", "program", "The board and its audit committee oversee it."),
                    ("audit", "OVERSEES", "program", "The board and its audit committee oversee it."),
                    ("chiefs", "INFORMS", "audit", "Management informs the audit committee."),
                    ("audit", "INFORMS", "board", "It reports weekly to the board.", {"frequency": "weekly"}),
                    ("audit", "PART_OF", "board", "The board's audit committee."),
                ],
            ),
            make_part(
                "gamma-2024",
                company="Gamma",
                nodes={"program": PROGRAM, "risk": RISK, "group": GROUP, "cio": CIO},
                edges=[
                    ("risk", "OVERSEES", "program", "The risk committee oversees it."),
                    ("group", "OVERSEES", "program", "So does the cyber group."),
                    ("cio", "INFORMS", "risk", "The CIO may inform it.", {"frequency": "as needed", "hedged": True}),
                    ("cio", "INFORMS", "group", "The CIO informs the group."),
                    ("cio", "LEADS", "group", "The CIO chairs it."),
                ],
            ),
            make_part("delta-2024", company="Delta", nodes={"program": PROGRAM}),
            make_part(
                "epsilon-2024",
                company="Epsilon",
                reports_to_board=True,
                nodes={"program": PROGRAM, "board": BOARD, "audit": AUDIT, "firm": ("ThirdParty", "Firm"), "cio": CIO},
                edges=[
                    ("board", "OVERSEES", "program", "Our board oversees it."),
                    ("audit", "INFORMS", "board", "The audit committee informs it."),
                    ("cio", "INFORMS", "firm", "The CIO notifies Firm."),
                    ("cio", "INFORMS", "company", "The CIO informs us."),
                ],
            ),
        ]
    )


def test_board_oversight_is_the_boards_a_committees_both_or_not_disclosed(ask: Ask) -> None:
    both = "The board and its audit committee oversee it."
    assert ask("board_oversight") == [
        ("alpha-2023", 2023, "committee", ["audit committee"], ["audit"], ["The audit committee oversees it."]),
        ("alpha-2024", 2024, "full board", ["board"], [], ["The board oversees it."]),
        ("beta-2024", 2024, "board and committee", ["board", "audit committee"], ["audit"], [both]),
        ("delta-2024", 2024, "not disclosed", [], [], []),
        ("epsilon-2024", 2024, "full board", ["board"], [], ["Our board oversees it."]),
        ("gamma-2024", 2024, "committee", ["risk committee"], ["risk"], ["The risk committee oversees it."]),
    ]


def test_oversight_counts_take_the_newest_filing_of_each_company(ask: Ask) -> None:
    assert ask("oversight_counts") == [
        ("full board", "", 2, 4, 0.5),
        ("board and committee", "audit", 1, 4, 0.25),
        ("committee", "risk", 1, 4, 0.25),
        ("not disclosed", "", 1, 4, None),
    ]


def test_oversight_counts_of_a_year_or_an_industry(ask: Ask) -> None:
    assert ask("oversight_counts", year=2023) == [("committee", "audit", 1, 1, 1.0)]
    assert ask("oversight_counts", sic="60") == [("full board", "", 1, 1, 1.0)]
    assert ask("oversight_counts", sic="99") == []


def test_an_amendment_counts_in_the_place_of_what_it_amends(make_part: MakePart, asked: Callable[..., Ask]) -> None:
    year = {"cik": "1", "period": "2024-12-31"}
    whole = make_part(
        "b-whole",
        **year,
        filed="2025-03-01",
        form="10-K",
        nodes={"program": PROGRAM, "board": BOARD},
        edges=[("board", "OVERSEES", "program", "The board oversees it.")],
    )
    amended = make_part("a-amended", **year, filed="2025-05-01", form="10-K/A", nodes={"program": PROGRAM})
    assert asked([whole, amended])("oversight_counts") == [("not disclosed", "", 1, 0, None)]


def test_briefings_are_the_boards_unless_asked_otherwise(ask: Ask) -> None:
    ciso, cio = CISO[1], CIO[1]
    board = [
        ("alpha-2024", ciso, "audit committee", "Committee", "quarterly", False, "And the committee quarterly."),
        ("alpha-2024", ciso, "board", "Board", "annually", False, "The CISO briefs the board annually."),
        ("beta-2024", "audit committee", "board", "Board", "weekly", False, "It reports weekly to the board."),
        ("beta-2024", "management", AUDIT[1], "Committee", None, False, "Management informs the audit committee."),
        ("epsilon-2024", "audit committee", "board", "Board", None, False, "The audit committee informs it."),
        ("gamma-2024", cio, "risk committee", "Committee", "as needed", True, "The CIO may inform it."),
    ]
    inside = [
        ("epsilon-2024", cio, "Epsilon", "Company", None, False, "The CIO informs us."),
        ("gamma-2024", cio, "cyber group", "Committee", None, False, "The CIO informs the group."),
    ]
    outside = ("epsilon-2024", cio, "Firm", "ThirdParty", None, False, "The CIO notifies Firm.")
    assert ask("briefings") == board
    assert ask("briefings", at="inside") == inside
    assert ask("briefings", at="outside") == [outside]
    assert len(ask("briefings", at="")) == len(board) + 3
    assert ask("briefings", frequency="quarterly") == board[:1]


def test_briefing_counts_take_the_most_frequent_and_no_briefing_among_the_board_itself(ask: Ask) -> None:
    assert ask("briefing_counts") == [
        ("as needed", 1, 3, 0.333),
        ("briefed, not said how often", 1, 3, 0.333),
        ("quarterly", 1, 3, 0.333),
        ("not disclosed", 2, 3, None),
    ]


def test_an_uninformed_board_is_one_that_only_its_own_committee_informs(ask: Ask) -> None:
    assert ask("uninformed_board") == [
        ("alpha-2023", 2023, ["audit committee"], None, ["The audit committee oversees it."]),
        ("epsilon-2024", 2024, ["board", "audit committee"], True, ["Our board oversees it."]),
    ]


def test_a_board_that_someone_reports_to_is_informed(make_part: MakePart, asked: Callable[..., Ask]) -> None:
    nodes = {"board": BOARD, "cio": CIO}
    silent = make_part("silent", nodes=nodes)
    line = make_part("line", nodes=nodes, edges=[("cio", "REPORTS_TO", "board", "The CIO reports to it.")])
    assert asked([silent, line])("uninformed_board") == [("silent", 2024, ["board"], None, [])]


def test_committees_have_a_row_for_each_member_or_one_without(ask: Ask) -> None:
    assert ask("committees", kind="cybersecurity") == [
        ("gamma-2024", "cyber group", "management", "cybersecurity", CIO[1], "Officer", "leads", "The CIO chairs it.")
    ]
    assert ask("committees", level="board", company="beta-2024") == [
        (
            "beta-2024",
            "audit committee",
            "board",
            "audit",
            None,
            None,
            None,
            "The board and its audit committee oversee it.",
        )
    ]


def test_oversight_names_who_oversees_what(ask: Ask) -> None:
    row = ("gamma-2024", "cyber group", "Committee", "cybersecurity program", "Program", "So does the cyber group.")
    assert row in ask("oversight")
    assert ask("oversight", of="Officer") == []
    assert len(ask("oversight", of="", company="Beta")) == 2
