import pytest

from queries.audit.flags import check_flags

NODES = {
    "program": ("Program", "cybersecurity program"),
    "board": ("Board", "board of directors"),
    "audit": ("Committee", "audit committee", {"level": "board"}),
    "ciso": ("Officer", "chief information security officer"),
    "soc": ("Team", "security operations center"),
    "firm": ("ThirdParty", "vendors"),
}


@pytest.mark.parametrize(
    ("flag", "edge"),
    [
        ("third_party_engaged", ("company", "ENGAGES", "firm", "Assessors test our security controls.")),
        ("third_party_oversight", ("company", "OVERSEES", "firm", "We watch the risks of vendors.")),
        ("positions_responsible", ("ciso", "MANAGES", "program", "Our CISO looks after cybersecurity.")),
        ("reports_to_board", ("ciso", "INFORMS", "audit", "x")),
        ("reports_to_board", ("ciso", "REPORTS_TO", "board", "x")),
    ],
)
def test_a_relation_bears_a_yes_out_and_contradicts_a_no(make_part, flag, edge):
    for value, standing in ((True, "borne out"), (False, "the text says otherwise")):
        part = make_part(nodes=NODES, edges=[edge], **{flag: value})
        [check] = check_flags(part)
        assert (check.flag, check.standing, check.relations) == (flag, standing, part.edges)


@pytest.mark.parametrize(
    ("flag", "edge"),
    [
        ("positions_responsible", ("soc", "MANAGES", "program", "x")),
        ("reports_to_board", ("audit", "INFORMS", "board", "x")),
        ("third_party_oversight", ("audit", "OVERSEES", "program", "x")),
    ],
)
def test_what_another_says_is_no_word_on_a_tag(make_part, flag, edge):
    [yes] = check_flags(make_part(nodes=NODES, edges=[edge], **{flag: True}))
    [no] = check_flags(make_part(nodes=NODES, edges=[edge], **{flag: False}))
    assert (yes.standing, no.standing) == ("no sentence found", None)


def test_what_may_be_is_no_word_against_a_no(make_part):
    edge = ("company", "ENGAGES", "firm", "We may engage vendors.", {"hedged": True})
    [no] = check_flags(make_part(nodes=NODES, edges=[edge], third_party_engaged=False))
    assert (no.standing, no.relations) == (None, ())


def test_tags_that_nothing_can_be_held_against_have_no_standing(make_part):
    checks = check_flags(make_part(integrated=True, materially_affected=False))
    assert [(check.flag, check.value, check.standing) for check in checks] == [
        ("integrated", True, None),
        ("materially_affected", False, None),
    ]


def test_a_tag_that_is_not_stated_is_left_out(make_part):
    assert check_flags(make_part()) == []
