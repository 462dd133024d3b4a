import pytest

from queries.site.facets import FACETS

CISO = ("Officer", "chief information security officer")


def values_of(part):
    return {facet.key: facet.values(part) for facet in FACETS}


def test_a_silent_filing_has_a_value_of_every_facet(make_part):
    assert values_of(make_part("quiet", year=None)) == {
        "form": ("Not stated",),
        "year": ("Not stated",),
        "charge": ("Not disclosed",),
        "line": ("No security officer named",),
        "size": ("Not stated",),
        "division": ("Not stated",),
        "sic": ("Not stated",),
    }


def test_all_that_oversee_at_board_level_are_in_charge(make_part):
    nodes = {
        "program": ("Program", "cybersecurity program"),
        "board": ("Board", "board of directors"),
        "audit": ("Committee", "audit committee", {"level": "board", "kind": "audit"}),
        "other": ("Committee", "quality committee", {"level": "board"}),
        "steering": ("Committee", "risk steering committee", {"level": "management", "kind": "risk"}),
    }
    edges = [(short, "OVERSEES", "program", "It oversees.") for short in nodes if short != "program"]
    part = make_part("many", nodes=nodes, edges=edges)
    assert values_of(part)["charge"] == ("Another committee", "Audit committee", "Full board")


@pytest.mark.parametrize(
    ("superior", "named"),
    [
        (("Officer", "chief information officer"), "Chief Information Officer"),
        (("Officer", "head of widgets"), "Another officer"),
        (("Board", "board of directors"), "Board or board committee"),
        (("Committee", "audit committee", {"level": "board", "kind": "audit"}), "Board or board committee"),
        (("Committee", "risk committee", {"level": "management", "kind": "risk"}), "Management or its committee"),
        (("Management", "senior management"), "Management or its committee"),
    ],
)
def test_the_security_officer_s_line_is_named_by_role(make_part, superior, named):
    part = make_part("line", nodes={"ciso": CISO, "up": superior}, edges=[("ciso", "REPORTS_TO", "up", "Said.")])
    assert values_of(part)["line"] == (named,)


def test_an_officer_without_a_line_is_told_from_no_officer(make_part):
    assert values_of(make_part("ciso", nodes={"ciso": CISO}))["line"] == ("Not disclosed",)


@pytest.mark.parametrize(
    ("dollars", "size"),
    [
        (10e9, "$10 billion or more"),
        (700e6, "$700 million to 10 billion"),
        (699_999_999.0, "$75 to 700 million"),
        (75e6, "$75 to 700 million"),
        (1.0, "Under $75 million"),
        (0.0, "No public float ($0)"),
    ],
)
def test_sizes_are_those_of_the_rule_on_filers(make_part, dollars, size):
    assert values_of(make_part("sized", public_float=dollars))["size"] == (size,)
