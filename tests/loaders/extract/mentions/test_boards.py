import pytest


@pytest.mark.parametrize(
    "board",
    ["Board", "board of directors", "full Board", "Board of Trustees", "Supervisory Board", "board members", "Board s"],
)
def test_the_board_has_one_name(found, board):
    assert found(f"The {board} reviews the program.") == [("Board", "board of directors")]


@pytest.mark.parametrize(
    "sentence",
    ["An architecture board exists.", "This is a board level matter.", "Changes need one more board approval."],
)
def test_other_boards_are_none(found, sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    "name",
    [
        "Audit Committee",
        "audit and risk committee",
        "Audit, Risk and Compliance Committee",
        "Nominating & Governance Committee",
        "Cybersecurity Steering Committee",
        "information security council",
        "incident response working group",
        "risk subcommittee",
    ],
)
def test_a_committee_is_named_as_written(found, name):
    assert found(f"The {name} meets.") == [("Committee", name)]


@pytest.mark.parametrize("word", ["formal", "chartered", "separate"])
def test_how_a_body_was_set_up_is_no_part_of_its_name(found, word):
    assert found(f"We have a {word} risk committee.") == [("Committee", "risk committee")]


def test_two_committees_share_a_plural(found):
    assert found("The audit and risk committees meet.") == [
        ("Committee", "audit committee"),
        ("Committee", "risk committee"),
    ]


@pytest.mark.parametrize(
    "sentence", ["A dedicated committee sits.", "Board committees sit.", "The relevant oversight committees sit."]
)
def test_a_committee_without_a_name_is_none(found, sentence):
    assert "Committee" not in dict(found(sentence))


@pytest.mark.parametrize(
    ("sentence", "of_board"),
    [
        ("The audit committee of the board of directors meets.", True),
        ("The audit committee of our Company’s Board meets.", True),
        ("The Board’s audit committee meets.", True),
        ("The Board Risk Committee meets.", True),
        ("The Boards Risk Committee meets.", True),
        ("The audit committee meets.", False),
        ("The audit committee of a subsidiary told the board.", False),
    ],
)
def test_a_committee_is_the_boards_where_the_text_says_so(mentions, sentence, of_board):
    assert next(m for m in mentions(sentence) if m.label == "Committee").of_board is of_board


def test_the_boards_committee_is_named_without_the_board(found):
    assert found("The Board Risk Committee meets.") == [("Committee", "Risk Committee")]


@pytest.mark.parametrize("name", ["Cyber Security Task Force", "Information Security Advisory Board", "Strategy Board"])
def test_a_body_of_two_words_is_a_committee(found, name):
    assert found(f"Our {name} reviews the program.") == [("Committee", name)]
