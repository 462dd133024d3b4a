"""A market of five made-up companies, one of them with two filings, whose figures can be counted by hand."""

import pytest

from graphmodel import GovernanceGraph

AUDIT = ("Committee", "audit committee", {"level": "board", "kind": "audit"})
BOARD = ("Board", "board of directors")


def _alpha(make_part, filing_id, year, nodes, edges, **facts):
    """A large bank."""
    return make_part(
        filing_id, company="Alpha", cik="1", sic="6021", year=year, form="10-K", public_float=2e10,
        nodes={"program": ("Program", "program", {"frameworks": ["NIST CSF", "ISO 27001"]}), "board": BOARD} | nodes,
        edges=edges, **facts,
    )  # fmt: skip


@pytest.fixture(scope="session")
def parts(make_part):
    """Alpha says much, and said otherwise the year before; Beta has the full board; Gamma is silent."""
    older = _alpha(make_part, "alpha-2023", 2023, {}, [("board", "OVERSEES", "program", "Our Board oversees it.")])
    alpha = _alpha(
        make_part,
        "alpha-2024",
        2024,
        {
            "audit": AUDIT,
            "risk": ("Committee", "risk committee", {"level": "board", "kind": "risk"}),
            "steering": ("Committee", "steering committee", {"level": "management"}),
            "ciso": (
                "Officer",
                "Chief Information Security Officer",
                {"experience_years": 20, "certifications": ["CISSP"]},
            ),
            "cio": ("Officer", "Chief Information Officer"),
            "assessor": ("ThirdParty", "assessors", {"kind": "assessor"}),
            "vendor": ("ThirdParty", "vendors", {"kind": "service provider"}),
        },
        [
            ("board", "OVERSEES", "program", "Our Board oversees it."),
            ("audit", "OVERSEES", "program", "The audit committee oversees it."),
            ("risk", "OVERSEES", "program", "The risk committee oversees it."),
            ("ciso", "REPORTS_TO", "cio", "The CISO reports to the CIO."),
            ("ciso", "INFORMS", "audit", "The CISO briefs it quarterly.", {"frequency": "quarterly"}),
            ("ciso", "INFORMS", "board", "The CISO briefs the Board annually.", {"frequency": "annually"}),
            ("steering", "INFORMS", "board", "It briefs the Board."),
            ("audit", "INFORMS", "board", "The audit committee tells the Board.", {"frequency": "monthly"}),
            ("company", "ENGAGES", "assessor", "We engage assessors for penetration tests."),
            ("company", "OVERSEES", "vendor", "We oversee our vendors."),
        ],
        third_party_engaged=True,
        third_party_oversight=True,
    )
    beta = make_part(
        "beta-2024", company="Beta", cik="2", sic="2834", year=2024, form="10-K", public_float=8e8,
        nodes={
            "program": ("Program", "program", {"frameworks": ["House rules"]}),
            "board": BOARD,
            "head": ("Officer", "Head of Information Security", {"experience_years": 10}),
            "deputy": ("Officer", "Director of Cybersecurity"),
            "ceo": ("Officer", "Chief Executive Officer"),
            "cfo": ("Officer", "Chief Financial Officer"),
            "management": ("Management", "management"),
            "consultant": ("ThirdParty", "consultants", {"kind": "consultant"}),
        },
        edges=[
            ("board", "OVERSEES", "program", "Our Board oversees it."),
            ("head", "REPORTS_TO", "ceo", "She reports to the CEO and the CFO."),
            ("head", "REPORTS_TO", "cfo", "She reports to the CEO and the CFO."),
            ("deputy", "REPORTS_TO", "head", "The director reports to her."),
            ("management", "INFORMS", "board", "Management regularly briefs the Board.", {"frequency": "regularly"}),
            ("company", "ENGAGES", "consultant", "We may engage consultants to monitor systems.", {"hedged": True}),
        ],
        third_party_engaged=False,
    )  # fmt: skip
    gamma = make_part("gamma-2024", company="Gamma", cik="3", year=2024, form="20-F")
    delta = make_part(
        "delta-2023", company="Delta", cik="4", year=2023, form="10-K", public_float=0.0,
        nodes={
            "program": ("Program", "program"),
            "audit": AUDIT,
            "cio": ("Officer", "Chief Information Officer", {"certifications": ["CISA", "XYZ"]}),
            "team": ("Team", "IT department"),
            "vendor": ("ThirdParty", "vendors", {"kind": "service provider"}),
        },
        edges=[
            ("audit", "OVERSEES", "program", "The audit committee oversees it."),
            ("cio", "INFORMS", "audit", "The CIO briefs the audit committee."),
            ("team", "OVERSEES", "vendor", "The IT department oversees vendors."),
            ("company", "OVERSEES", "vendor", "We oversee vendors."),
        ],
    )  # fmt: skip
    epsilon = make_part(
        "epsilon-2024", company="Epsilon", cik="5", year=2024, form="10-K", public_float=1e6,
        nodes={
            "program": ("Program", "program"),
            "board": BOARD,
            "governance": ("Committee", "governance committee", {"level": "board", "kind": "governance"}),
            "vciso": ("Officer", "virtual chief information security officer", {"role": "CISO"}),
        },
        edges=[
            ("governance", "OVERSEES", "program", "The governance committee oversees it."),
            ("vciso", "REPORTS_TO", "board", "The vCISO reports to the Board."),
            ("vciso", "INFORMS", "governance", "The vCISO briefs it as needed.", {"frequency": "as needed"}),
        ],
    )  # fmt: skip
    return [older, alpha, beta, gamma, delta, epsilon]


@pytest.fixture(scope="session")
def market(parts):
    """The five companies' six filings as one graph."""
    return GovernanceGraph(parts)
