"""What every question answers, on small made-up graphs, row by row."""

from collections.abc import Callable
from typing import Any

import pytest

from graphmodel import FilingGraph, GovernanceGraph
from queries.catalogue import questions
from queries.engine import Snapshot
from queries.run import run_query

MakePart = Callable[..., FilingGraph]
CISO = "chief information security officer"
CIO = "chief information officer"


@pytest.fixture(scope="module")
def world(acme: FilingGraph, make_part: MakePart) -> Snapshot:
    """Acme (see `acme`); Bolt without a security officer; Ring, whose CISO and CIO report to each other."""
    bolt = make_part(
        "bolt-2024",
        company="Bolt plc",
        form="20-F",
        nodes={
            "program": ("Program", "cybersecurity program"),
            "board": ("Board", "board of directors"),
            "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
            "group": ("Committee", "cyber group", {"level": "management", "kind": "cybersecurity"}),
            "cfo": ("Officer", "chief financial officer"),
            "it": ("Officer", "IT manager"),
            "legal": ("Team", "legal department"),
            "firm": ("ThirdParty", "Firm Ltd", {"kind": "managed service"}),
        },
        edges=[
            ("it", "REPORTS_TO", "cfo", "The IT manager reports to the CFO and the group."),
            ("it", "REPORTS_TO", "group", "The IT manager reports to the CFO and the group."),
            ("cfo", "INFORMS", "audit", "The CFO updates the audit committee."),
            ("audit", "PART_OF", "board", "Our board's audit committee meets."),
            ("cfo", "LEADS", "group", "The CFO chairs the group."),
            ("it", "MEMBER_OF", "group", "Members are the IT manager and legal."),
            ("legal", "PART_OF", "group", "Members are the IT manager and legal."),
            ("it", "MANAGES", "program", "The IT manager and Firm run security."),
            ("firm", "MANAGES", "program", "The IT manager and Firm run security."),
            ("board", "OVERSEES", "program", "The board oversees cyber risk."),
        ],
    )
    ring = make_part(
        "ring-2024",
        company="Ring",
        nodes={"ciso": ("Officer", CISO), "cio": ("Officer", CIO)},
        edges=[("ciso", "REPORTS_TO", "cio", "Round."), ("cio", "REPORTS_TO", "ciso", "And round.")],
    )
    return Snapshot(GovernanceGraph([acme, bolt, ring]))


def answer(world: Snapshot, name: str, **params: Any) -> list[tuple[Any, ...]]:
    """The rows without company and ids, which are asserted once for all."""
    found = run_query(world, name, **params)
    keep = [i for i, column in enumerate(found.columns) if column != "company" and not column.endswith("uid")]
    return [tuple(row[i] for i in keep) for row in found.rows]


def test_reporting_chain(world: Snapshot) -> None:
    assert answer(world, "reporting_chain") == [
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


def test_reporting_chain_of_an_officer_without_a_line(make_part: MakePart) -> None:
    alone = Snapshot(GovernanceGraph([make_part("f", nodes={"ciso": ("Officer", "CISO")})]))
    assert answer(alone, "reporting_chain") == [("f", "CISO", "CISO", 0, False, [], [])]


def test_reporting_chain_shows_an_account_before_mere_belonging(make_part: MakePart) -> None:
    part = make_part(
        "f",
        nodes={"ciso": ("Officer", "CISO"), "audit": ("Committee", "audit committee"), "board": ("Board", "board")},
        edges=[
            ("ciso", "INFORMS", "audit", "Briefs."),
            ("audit", "PART_OF", "board", "Belongs."),
            ("audit", "INFORMS", "board", "Reports."),
        ],
    )
    found = answer(Snapshot(GovernanceGraph([part])), "reporting_chain")
    assert found == [("f", "CISO", "CISO → audit committee → board", 2, True, ["INFORMS"] * 2, ["Briefs.", "Reports."])]


def test_oversight(world: Snapshot) -> None:
    sentence = "The audit committee of our board oversees cyber risk."
    acme = ("acme-2024", "audit committee", "Committee", "cybersecurity program", "Program", sentence)
    bolt = ("bolt-2024", "board of directors", "Board", "cybersecurity program", "Program")
    assert answer(world, "oversight") == [acme, (*bolt, "The board oversees cyber risk.")]
    assert answer(world, "oversight", of="Officer") == []
    assert answer(world, "oversight", of="", company="ACME") == [acme]


def test_briefings(world: Snapshot) -> None:
    acme = ("acme-2024", CISO, "audit committee", "Committee", "quarterly", "Our CISO briefs the committee quarterly.")
    bolt = ("bolt-2024", "chief financial officer", "audit committee", "Committee", None)
    assert answer(world, "briefings") == [acme, (*bolt, "The CFO updates the audit committee.")]
    assert answer(world, "briefings", frequency="quarterly") == [acme]


def test_board_distance(world: Snapshot) -> None:
    briefed = ["Our CISO briefs the committee quarterly."]
    assert answer(world, "board_distance") == [
        ("acme-2024", CISO, None, 1, "audit committee", f"{CISO} → audit committee", briefed),
        ("ring-2024", CISO, None, None, None, None, None),
    ]
    cios = answer(world, "board_distance", role="CIO", company="acme-2024")
    line = f"{CIO} → board of directors"
    assert cios == [("acme-2024", CIO, "Ada Byron", 1, "board of directors", line, ["Our CIO reports to the board."])]


def test_committees(world: Snapshot) -> None:
    members = "Members are the IT manager and legal."
    group = ("bolt-2024", "cyber group", "management", "cybersecurity")
    assert answer(world, "committees") == [
        ("acme-2024", "audit committee", "board", "audit", None, None, None, None),
        ("bolt-2024", "audit committee", "board", "audit", None, None, None, None),
        (*group, "chief financial officer", "Officer", "leads", "The CFO chairs the group."),
        (*group, "IT manager", "Officer", "member", members),
        (*group, "legal department", "Team", "unit", members),
    ]
    assert len(answer(world, "committees", kind="audit")) == 2


def test_dual_reporting(world: Snapshot) -> None:
    sentences = ["The IT manager reports to the CFO and the group."]
    both = ["chief financial officer", "cyber group"]
    assert answer(world, "dual_reporting") == [("bolt-2024", "IT manager", "Officer", 2, both, sentences)]


def test_unreported_bodies(world: Snapshot) -> None:
    oversees = (["audit committee"], True, "The board oversees cyber risk.")
    assert answer(world, "unreported_bodies") == [("bolt-2024", "board of directors", "Board", None, None, *oversees)]


def test_unreported_bodies_do_not_count_what_they_say_themselves(make_part: MakePart) -> None:
    nodes = {
        "board": ("Board", "board"),
        "audit": ("Committee", "audit committee", {"kind": "audit"}),
        "risk": ("Committee", "risk committee", {"kind": "risk"}),
        "cio": ("Officer", "CIO"),
    }
    edges = [("audit", "PART_OF", "board", "a"), ("risk", "PART_OF", "board", "b"), ("audit", "INFORMS", "board", "c")]
    quiet = GovernanceGraph([make_part("f", nodes=nodes, edges=edges)])
    assert answer(Snapshot(quiet), "unreported_bodies") == [
        ("f", "audit committee", "Committee", None, "audit", [], False, None),
        ("f", "risk committee", "Committee", None, "risk", ["board"], False, None),
    ]
    busy = GovernanceGraph([make_part("f", nodes=nodes, edges=[*edges, ("cio", "INFORMS", "risk", "d")])])
    assert answer(Snapshot(busy), "unreported_bodies") == [
        ("f", "audit committee", "Committee", None, "audit", [], False, None),
    ]


def test_third_parties(world: Snapshot) -> None:
    said = "We may engage third-party assessors."
    assert answer(world, "third_parties") == [
        ("acme-2024", "third-party assessors", "assessor", "Acme Inc.", True, said),
        ("bolt-2024", "Firm Ltd", "managed service", None, None, None),
    ]
    assert len(answer(world, "third_parties", kind="assessor")) == 1


def test_no_security_officer(world: Snapshot) -> None:
    who = ["Firm Ltd", "IT manager"]
    row = ("bolt-2024", 2024, "20-F", who, ["The IT manager and Firm run security."])
    assert answer(world, "no_security_officer") == [row]


@pytest.mark.parametrize("node", ["CIO", "Chief Information Officer", "acme-2024/Officer/chief+information+officer"])
def test_evidence(world: Snapshot, node: str) -> None:
    assert answer(world, "evidence", node=node, company="Acme") == [
        ("acme-2024", CISO, "REPORTS_TO", CIO, "Our CISO reports to our CIO.", 0, 28, ""),
        ("acme-2024", CIO, "REPORTS_TO", "board of directors", "Our CIO reports to the board.", 29, 58, ""),
    ]


def test_evidence_by_another_form_of_the_name_and_of_the_registrant(world: Snapshot) -> None:
    assert len(answer(world, "evidence", node="ciso", company="Acme")) == 2
    engaged = ("acme-2024", "Acme Inc.", "ENGAGES", "third-party assessors")
    assert [row[:4] for row in answer(world, "evidence", node="acme inc.")] == [engaged]


@pytest.mark.parametrize("name", [question.name for question in questions()])
@pytest.mark.parametrize("company", ["", "ACME", "acme-2024", "Bolt", "Ring"])
def test_gives_its_columns_in_a_total_order(world: Snapshot, name: str, company: str) -> None:
    params = {"company": company} | ({"node": CIO} if name == "evidence" else {})
    found = run_query(world, name, **params)
    declared = next(question.columns for question in questions() if question.name == name)
    assert found.columns == declared
    assert len(set(map(repr, found.rows))) == len(found.rows)
    companies = {"ACME": "Acme Inc.", "acme-2024": "Acme Inc.", "Bolt": "Bolt plc", "Ring": "Ring"}
    assert {row[0] for row in found.rows} <= ({companies[company]} if company else set(companies.values()))
    assert all(row[found.columns.index("uid")] for row in found.rows)
