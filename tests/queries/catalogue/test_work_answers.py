"""What the questions on who does the work answer, on small made-up graphs, row by row."""

from collections.abc import Callable
from typing import Any

import pytest

from graphmodel import FilingGraph

MakePart = Callable[..., FilingGraph]
Ask = Callable[..., list[tuple[Any, ...]]]
PROGRAM = ("Program", "cybersecurity program")
BOARD = ("Board", "board")
CISO = "chief information security officer"
CIO = "chief information officer"


@pytest.fixture(scope="module")
def about(world: list[FilingGraph], asked: Callable[..., Ask]) -> Ask:
    """Asks the three companies of `world`."""
    return asked(world)


@pytest.fixture(scope="module")
def ask(make_part: MakePart, asked: Callable[..., Ask]) -> Ask:
    """Alpha hangs on one person in its second year; Beta has two owners; Gamma names nobody; Delta is silent."""
    return asked(
        [
            make_part(
                "alpha-2023",
                company="Alpha",
                cik="1",
                year=2023,
                nodes={"program": PROGRAM, "team": ("Team", "IT department")},
                edges=[("team", "MANAGES", "program", "IT manages it.")],
            ),
            make_part(
                "alpha-2024",
                company="Alpha",
                cik="1",
                nodes={
                    "program": PROGRAM,
                    "board": BOARD,
                    "audit": ("Committee", "audit committee", {"level": "board"}),
                    "ciso": ("Officer", CISO, {"person": "Ada Byron", "experience_years": 20}),
                },
                edges=[
                    ("ciso", "MANAGES", "program", "Our CISO, of 20 years, runs it and briefs the board."),
                    ("ciso", "INFORMS", "board", "Our CISO, of 20 years, runs it and briefs the board."),
                    ("ciso", "INFORMS", "audit", "And the audit committee."),
                    ("audit", "INFORMS", "board", "Which reports to the board."),
                ],
            ),
            make_part(
                "beta-2024",
                company="Beta",
                nodes={
                    "program": PROGRAM,
                    "board": BOARD,
                    "ciso": ("Officer", CISO, {"certifications": ["CISSP", "CISM"]}),
                    "cio": ("Officer", CIO, {"experience_years": 7}),
                    "team": ("Team", "security team"),
                    "firm": ("ThirdParty", "Firm"),
                },
                edges=[
                    ("ciso", "MANAGES", "program", "The CISO, a CISSP, and Firm may run it.", {"hedged": True}),
                    ("firm", "MANAGES", "program", "The CISO, a CISSP, and Firm may run it."),
                    ("ciso", "INFORMS", "board", "The CISO briefs the board."),
                    ("ciso", "LEADS", "team", "The CISO and the CIO lead the team."),
                    ("cio", "LEADS", "team", "The CISO and the CIO lead the team."),
                    ("ciso", "MEMBER_OF", "team", "The CISO is in it."),
                ],
            ),
            make_part(
                "gamma-2024",
                company="Gamma",
                form="10-K",
                positions_responsible=True,
                nodes={"program": PROGRAM, "board": BOARD},
                edges=[("board", "OVERSEES", "program", "The board oversees it.")],
            ),
            make_part("delta-2024", company="Delta", nodes={"program": PROGRAM}),
        ]
    )


def test_owners_are_all_who_manage(ask: Ask) -> None:
    both = "The CISO, a CISSP, and Firm may run it."
    assert ask("owners", company="Beta") == [
        ("beta-2024", "Firm", "ThirdParty", None, None, False, both),
        ("beta-2024", CISO, "Officer", "CISO", None, True, both),
    ]
    assert ask("owners", company="Gamma") == []


def test_owner_counts_count_a_company_once_for_each_kind(ask: Ask) -> None:
    assert ask("owner_counts") == [
        ("CISO", 2, 2, 1.0),
        ("third party", 1, 2, 0.5),
        ("not disclosed", 2, 2, None),
    ]
    assert ask("owner_counts", year=2023) == [("team", 1, 1, 1.0)]


def test_no_owner_shows_the_filings_own_tag_and_who_oversees(ask: Ask) -> None:
    assert ask("no_owner") == [
        ("delta-2024", 2024, None, None, [], []),
        ("gamma-2024", 2024, "10-K", True, ["board"], ["The board oversees it."]),
    ]


def test_a_sole_owner_is_the_sole_briefer_from_outside_the_board(ask: Ask) -> None:
    said = ["Our CISO, of 20 years, runs it and briefs the board.", "And the audit committee."]
    (row,) = ask("sole_owner")
    assert row[:5] == ("alpha-2024", CISO, "CISO", "Ada Byron", ["audit committee", "board"])
    assert sorted(row[5]) == sorted(said)


@pytest.mark.parametrize("kind", ["MANAGES", "INFORMS"])
def test_another_owner_or_briefer_makes_nobody_sole(make_part: MakePart, asked: Callable[..., Ask], kind: str) -> None:
    nodes = {
        "program": PROGRAM,
        "board": BOARD,
        "cio": ("Officer", CIO),
        "chiefs": ("Management", "management"),
    }
    one = [("cio", "MANAGES", "program", "The CIO runs it."), ("cio", "INFORMS", "board", "The CIO briefs the board.")]
    other = ("chiefs", kind, "program" if kind == "MANAGES" else "board", "So does management.")
    assert len(asked([make_part("f", nodes=nodes, edges=one)])("sole_owner")) == 1
    assert asked([make_part("f", nodes=nodes, edges=[*one, other])])("sole_owner") == []


def test_co_led_bodies_have_two_heads_and_a_member_is_none(ask: Ask) -> None:
    heads = [CIO, CISO]
    assert ask("co_led") == [
        ("beta-2024", "security team", "Team", heads, ["The CISO and the CIO lead the team."]),
    ]


def test_experience_shows_the_sentences_that_speak_of_it(ask: Ask) -> None:
    years = ["Our CISO, of 20 years, runs it and briefs the board."]
    assert ask("experience") == [
        ("alpha-2024", CISO, "CISO", "Ada Byron", 20, [], years),
        ("beta-2024", CIO, "CIO", None, 7, [], []),
        ("beta-2024", CISO, "CISO", None, None, ["CISSP", "CISM"], ["The CISO, a CISSP, and Firm may run it."]),
    ]
    assert [row[0] for row in ask("experience", role="CISO")] == ["alpha-2024", "beta-2024"]
    assert [row[1] for row in ask("experience", certification="cissp")] == [CISO]
    assert ask("experience", certification="CPA") == []


def test_no_security_officer(about: Ask) -> None:
    who = ["Firm Ltd", "IT manager"]
    row = ("bolt-2024", 2024, "20-F", who, ["The IT manager and Firm run security."])
    assert about("no_security_officer") == [row]
