import pytest

from queries.drift.naming import is_named, same_field, same_words
from queries.drift.sentences import plain


@pytest.mark.parametrize(
    ("node", "text", "named"),
    [
        (("Officer", "chief information security officer"), "Our CISO briefs the board.", True),
        (("Officer", "chief information security officer"), "Our chief information officer briefs it.", False),
        (("Committee", "audit committee", {"kind": "audit"}), "It is up to the Audit and Finance Committee.", True),
        (("Committee", "audit committee", {"kind": "audit"}), "The Audit Commi ttee oversees it.", True),
        (("Committee", "audit committee", {"kind": "audit"}), "Internal audit informs the risk committee.", False),
        (("Committee", "audit committee", {"level": "board", "kind": "audit"}), "The audit team is told.", False),
        (("Committee", "Audit & Risk Committee"), "The board and ARC oversee it.", True),
        (
            ("Committee", "technology committee", {"aliases": ["IT committee"]}),
            "The audit committee oversees it.",
            False,
        ),
        (("Committee", "technology committee", {"aliases": ["IT committee"]}), "The I T committee oversees it.", True),
        (("Officer", "cybersecurity manager", {"role": "CISO"}), "The CISO runs it.", False),
        (("Team", "security team", {"aliases": ["cybersecurity"]}), "Cybersecurity matters to us.", False),
        (("Board", "board of directors"), "The audit committee of our board oversees it.", False),
        (("Board", "board of directors"), "The board of directors audit committee oversees it.", False),
        (("Board", "board of directors"), "The audit committee of our board tells the board.", True),
        (("Team", "IT department"), "It is done by our information technology staff.", True),
        (("Team", "IT department"), "We rely on information technology.", False),
        (("Management", "senior management"), "The executive officers are told.", True),
        (("Management", "senior management"), "Risk management and the management of incidents matter.", False),
        (("ThirdParty", "consultants", {"kind": "consultant"}), "We hire outside experts.", True),
        (("ThirdParty", "consultants", {"kind": "consultant"}), "We hire third parties.", True),
        (("ThirdParty", "consultants", {"kind": "consultant"}), "We oversee our service providers.", False),
        (("ThirdParty", "outside counsel"), "We hire outside experts.", False),
        (("ThirdParty", "Mandiant"), "We hire outside experts.", False),
        (("Program", "cybersecurity program"), "Nothing of the kind.", True),
    ],
)
def test_a_text_names_a_node_by_its_forms_or_as_one_of_its_kind(make_part, node, text, named):
    (made,) = make_part(nodes={"it": node}).nodes
    assert is_named(made, plain(text)) is named


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("VP of IT", "vice president, information technology", True),
        ("our General Counsel", "general counsel", True),
        ("chief information officer", "chief information security officer", False),
    ],
)
def test_names_of_the_same_words_are_the_same(one, other, same):
    assert same_words(one, other) is same


def test_rank_makes_no_field():
    assert same_field("senior director of IT", "VP, information technology")
    assert not same_field("chief operating officer", "chief financial officer")
