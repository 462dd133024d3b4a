"""What the questions that compare answer, on small made-up graphs, row by row."""

from collections.abc import Callable
from typing import Any

import pytest

from graphmodel import FilingGraph

MakePart = Callable[..., FilingGraph]
Ask = Callable[..., list[tuple[Any, ...]]]

NODES: dict[str, Any] = {
    "program": ("Program", "cybersecurity program"),
    "board": ("Board", "board"),
    "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
    "ciso": ("Officer", "chief information security officer"),
    "cio": ("Officer", "chief information officer"),
}
CISO, CIO = NODES["ciso"][1], NODES["cio"][1]
OVERSEES = ("audit", "OVERSEES", "program", "The committee oversees it.")
LINE = ("ciso", "REPORTS_TO", "cio", "The CISO reports to the CIO.")
RUNS = ("ciso", "MANAGES", "program", "The CISO runs it.")


def briefs(often: str | None, sentence: str = "The CISO briefs the committee.") -> tuple[Any, ...]:
    return ("ciso", "INFORMS", "audit", sentence, {"frequency": often})


@pytest.fixture(scope="module")
def years(make_part: MakePart, asked: Callable[..., Ask]) -> Ask:
    """Alpha in three years and an amendment, under two titles; Beta once."""
    alpha: dict[str, Any] = {"company": "Alpha", "cik": "1"}
    renamed = {**NODES, "ciso": ("Officer", "head of information security")}
    firm = {"firm": ("ThirdParty", "Firm Ltd", {"kind": "consultant"})}
    partner = {"firm": ("ThirdParty", "advisers", {"kind": "consultant"})}
    engages = ("company", "ENGAGES", "firm", "We engage it.")
    older = make_part("alpha-2022", **alpha, year=2022, nodes=NODES, edges=[("cio", "INFORMS", "board", "Long ago.")])
    before = make_part(
        "alpha-2023", **alpha, year=2023, nodes={**NODES, **firm}, edges=[OVERSEES, LINE, briefs("annually"), engages]
    )
    amended = make_part(
        "alpha-2023-a", **alpha, year=2023, filed="2024-05-01", nodes={**NODES, **firm}, edges=[RUNS, engages]
    )
    now = make_part(
        "alpha-2024",
        **alpha,
        nodes={**renamed, **partner},
        edges=[OVERSEES, RUNS, briefs("quarterly", "She briefs the committee."), engages],
    )
    beta = make_part("beta-2024", company="Beta", nodes=NODES, edges=[OVERSEES, LINE])
    return asked([older, before, now, beta, amended])


def test_changes_are_told_by_role_and_kind_whatever_the_title(make_part: MakePart, asked: Callable[..., Ask]) -> None:
    nodes = {**NODES, "ciso": ("Officer", "head of information security")}
    before = make_part("a-2023", cik="1", year=2023, nodes=NODES, edges=[OVERSEES, LINE, briefs("annually")])
    now = make_part("a-2024", cik="1", nodes=nodes, edges=[OVERSEES, RUNS, briefs("quarterly", "She briefs it.")])
    ask = asked([before, now])
    head = "head of information security"
    twice = ["She briefs it.", "The CISO briefs the committee."]
    changed = [
        ("a-2023", 2023, "dropped", CISO, "REPORTS_TO", CIO, None, None, [LINE[3]]),
        ("a-2024", 2024, "frequency", head, "INFORMS", "audit committee", "quarterly", "annually", twice),
        ("a-2024", 2024, "new", head, "MANAGES", "cybersecurity program", None, None, [RUNS[3]]),
    ]
    kept = ("a-2024", 2024, "kept", "audit committee", "OVERSEES", "cybersecurity program", None, None, [OVERSEES[3]])
    assert ask("changes", company="1") == changed
    assert ask("changes", company="1", kept=True) == [*changed[:2], kept, changed[2]]


def test_changes_compare_with_the_newest_filing_of_an_earlier_year(years: Ask) -> None:
    found = [(row[2], row[3], row[4]) for row in years("changes", company="Alpha", kept=True)]
    assert found == [
        ("kept", "Alpha", "ENGAGES"),
        ("kept", "head of information security", "MANAGES"),
        ("new", "audit committee", "OVERSEES"),
        ("new", "head of information security", "INFORMS"),
    ]
    assert {row[0] for row in years("changes", company="alpha-2023")} == {"alpha-2023", "alpha-2022"}


def test_changes_of_a_companys_only_filing_say_so(years: Ask) -> None:
    nothing = ("no earlier filing", None, None, None, None, None, [])
    assert years("changes", company="Beta") == [("beta-2024", 2024, *nothing)]
    assert years("changes", company="alpha-2022") == [("alpha-2022", 2022, *nothing)]


def test_a_frequency_that_only_one_filing_says_is_no_change(make_part: MakePart, asked: Callable[..., Ask]) -> None:
    before = make_part("a-2023", cik="1", year=2023, nodes=NODES, edges=[briefs(None)])
    now = make_part("a-2024", cik="1", nodes=NODES, edges=[briefs("quarterly")])
    assert asked([before, now])("changes", company="1") == []


@pytest.fixture(scope="module")
def market(make_part: MakePart, asked: Callable[..., Ask]) -> Ask:
    """Alpha; Beta with the same structure, smaller; Gamma of another industry and structure; Delta of no known size."""

    def filed(name: str, sic: str | None, size: float | None, *edges: Any, **nodes: Any) -> FilingGraph:
        return make_part(
            f"{name}-2024",
            company=name,
            cik=str(ord(name[0])),
            sic=sic,
            public_float=size,
            nodes=NODES | nodes,
            edges=edges,
        )

    head = ("Officer", "head of cybersecurity", {"role": "CISO"})
    return asked(
        [
            filed("Alpha", "7372", 100.0, OVERSEES, LINE, RUNS),
            filed("Beta", "7374", 51.0, OVERSEES, LINE, RUNS, ciso=head),
            filed("Gamma", "6021", 100.0, ("board", "OVERSEES", "program", "The board oversees it."), LINE),
            filed("Delta", "7373", None, OVERSEES, RUNS, briefs("quarterly")),
            filed("Epsilon", None, 100.0),
            filed("Zeta", "7372", 201.0, OVERSEES),
            make_part(
                "Beta-2023", company="Beta", cik=str(ord("B")), year=2023, sic="7374", public_float=1.0, nodes=NODES
            ),
        ]
    )


def test_the_same_structure_is_told_by_roles_and_kinds(market: Ask) -> None:
    shared = ["CISO MANAGES program", "CISO REPORTS_TO CIO", "board audit committee OVERSEES program"]
    said = [RUNS[3], LINE[3], OVERSEES[3]]
    assert market("same_structure", company="Alpha", least=0.9) == [("Beta-2024", 1.0, shared, [], [], said)]


def test_less_alike_structures_say_what_they_differ_in(market: Ask) -> None:
    rows = {row[0]: row[1:5] for row in market("same_structure", company="Alpha", least=0)}
    shared = ["CISO MANAGES program", "board audit committee OVERSEES program"]
    assert rows["Delta-2024"] == (0.5, shared, ["CISO INFORMS board audit committee"], ["CISO REPORTS_TO CIO"])
    assert rows["Gamma-2024"][0] == 0.25
    assert set(rows) == {"Beta-2024", "Delta-2024", "Gamma-2024", "Zeta-2024"}


def test_peers_are_of_the_industry_and_about_the_size(market: Ask) -> None:
    head = ["head of cybersecurity"]
    beta = ("Beta-2024", "7374", None, 51, ["audit committee"], head, [CIO], [OVERSEES[3], LINE[3]])
    assert market("peers", company="Alpha") == [beta]
    assert market("peers", company="Alpha", digits=4) == []
    assert [row[0] for row in market("peers", company="Alpha", digits=4, factor=0)] == ["Zeta-2024"]
    assert [row[0] for row in market("peers", company="Alpha", digits=-1)] == ["Beta-2024", "Gamma-2024"]


def test_peers_of_a_company_of_no_known_size_or_industry(market: Ask) -> None:
    assert [row[0] for row in market("peers", company="Delta")] == ["Alpha-2024", "Beta-2024", "Zeta-2024"]
    assert market("peers", company="Epsilon", factor=0) == []
