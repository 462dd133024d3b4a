import pytest

BOARD = ("BoardOfDirectorsOversight", "Our security matters to us.")
ROLE = "RoleOfManagement"


@pytest.mark.parametrize(
    "text",
    [
        "Our Chief Information Officer is responsible for cybersecurity.",
        "The cybersecurity program is led by our Chief Executive Officer.",
        "Our head of IT oversees the security of our systems.",
    ],
)
def test_a_no_is_contradicted_by_a_responsible_position(kinds_of, text):
    assert kinds_of(text, positions_responsible=False) == ["positions-unflagged"]
    assert kinds_of(text, positions_responsible=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our management is responsible for cybersecurity.",
        "No officer is responsible for cybersecurity.",
        "An officer may be responsible for cybersecurity.",
        "Our Chief Financial Officer is responsible for accounting.",
    ],
)
def test_management_as_such_or_what_is_denied_contradicts_no_no(kinds_of, text):
    assert kinds_of(text, positions_responsible=False) == []


def test_a_yes_without_a_position_is_found(kinds_of):
    text = "Management watches over the security of our systems."
    assert kinds_of((ROLE, text), positions_responsible=True) == ["positions-unnamed"]
    assert kinds_of(text, positions_responsible=True) == ["flag-alone"]
    assert kinds_of((ROLE, text), positions_responsible=False) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our CISO reports to the Board of Directors every quarter.",
        "The Audit Committee receives quarterly reports from management on cybersecurity.",
        "Management updates the board on cyber risks.",
    ],
)
def test_a_no_is_contradicted_by_a_report_to_the_board(kinds_of, text):
    assert kinds_of(text, reports_to_board=False) == ["reporting-unflagged"]
    assert kinds_of(text, reports_to_board=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "Our CISO does not report to the Board of Directors.",
        "Our CISO will report to the Board of Directors on any breach.",
        "Our CISO reports to the Chief Executive Officer.",
        "The chair of the Cybersecurity Committee briefs the full board of directors.",
    ],
)
def test_what_is_denied_future_or_of_others_contradicts_no_no(kinds_of, text):
    assert kinds_of(text, reports_to_board=False) == []


def test_a_yes_without_a_word_to_the_board_is_found(kinds_of):
    assert kinds_of(BOARD, reports_to_board=True) == ["reporting-unsaid"]
    assert kinds_of(BOARD, reports_to_board=False) == []
    assert kinds_of(BOARD[1], reports_to_board=True) == ["flag-alone"]


def test_reports_of_nobody_are_at_odds(kinds_of):
    text = "Our board is kept informed."
    assert kinds_of(text, positions_responsible=False, reports_to_board=True) == ["flags-at-odds"]
    assert kinds_of(text, positions_responsible=None, reports_to_board=True) == []
