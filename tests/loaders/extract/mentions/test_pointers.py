import pytest

from loaders.extract.mentions import Alias, Mention

COMMITTEE = Mention("Committee", 0, 3, "Cybersecurity Steering Committee")


@pytest.mark.parametrize(
    ("sentence", "label", "plural"),
    [
        ("He reports.", "Officer", False),
        ("They report.", "", True),
        ("The committee meets.", "Committee", False),
        ("Both committees meet.", "Committee", True),
        ("Each team reports.", "Team", True),
        ("This officer reports.", "Officer", False),
    ],
)
def test_a_pointer_names_nothing_by_itself(mentions, sentence, label, plural):
    (mention,) = mentions(sentence)
    assert (mention.label, mention.anaphor, mention.plural) == (label, True, plural)


@pytest.mark.parametrize("sentence", ["We act.", "The Company acts.", "Our Bank acts.", "the company acts"])
def test_the_registrant_speaks_of_itself(mentions, sentence):
    assert [m.label for m in mentions(sentence)] == ["Company"]


@pytest.mark.parametrize("sentence", ["The Company’s systems work.", "the bank is elsewhere", "Teams work."])
def test_other_words_point_to_nothing(mentions, sentence):
    assert mentions(sentence) == []


@pytest.mark.parametrize("written", ["CSC", "CSC’s", "CSC's"])
def test_a_defined_name_stands_for_what_it_was_defined_for(mentions, written):
    mention = mentions(f"The {written} reports.", Alias(("CSC",), COMMITTEE))[0]
    assert (mention.label, mention.name, mention.aliases) == ("Committee", "Cybersecurity Steering Committee", ("CSC",))


def test_the_longer_of_two_defined_names_is_meant(mentions):
    other = Mention("Committee", 0, 2, "Safety Committee")
    aliases = (Alias(("Safety",), COMMITTEE), Alias(("Safety", "Body"), other))
    assert [m.name for m in mentions("The Safety Body meets.", *aliases)] == ["Safety Committee"]


def test_a_defined_name_inside_a_longer_name_is_a_modifier(mentions):
    names = [m.name for m in mentions("The CSC team meets.", Alias(("CSC",), COMMITTEE))]
    assert "Cybersecurity Steering Committee" not in names
