import pytest

from queries.charts.lanes import lane_of
from queries.charts.look import LANES


@pytest.mark.parametrize(
    ("node", "lane"),
    [
        (("Board", "board of directors"), "board"),
        (("Committee", "audit committee", {"level": "board"}), "board_committees"),
        (("Committee", "audit committee"), "board_committees"),
        (("Committee", "disclosure committee", {"level": "management"}), "management_committees"),
        (("Officer", "chief financial officer"), "executives"),
        (("Officer", "chair of the audit committee"), "board_committees"),
        (("Officer", "chairman of the board"), "board_committees"),
        (("Officer", "chairman of the board and CEO", {"role": "CEO"}), "executives"),
        (("Officer", "chair of the steering committee"), "executives"),
        (("Officer", "head of information security"), "security"),
        (("Officer", "deputy chief information security officer"), "security"),
        (("Officer", "member with expertise in cyber risk"), "executives"),
        (("Management", "senior management"), "executives"),
        (("Team", "security operations center"), "teams"),
        (("ThirdParty", "consultants"), "third_parties"),
    ],
)
def test_a_node_stands_on_the_lane_of_its_level(make_part, node, lane):
    part = make_part(nodes={"it": node})
    assert LANES[lane_of(part.nodes[0])].key == lane


def test_the_program_and_the_company_have_no_lane(make_part):
    part = make_part(nodes={"program": ("Program", "cybersecurity program")})
    assert lane_of(part.nodes[0]) is None
    assert lane_of(part.company) is None


def test_a_known_role_goes_before_words_of_the_title(make_part):
    part = make_part(nodes={"it": ("Officer", "chief compliance and cybersecurity officer", {"role": "CCO"})})
    assert LANES[lane_of(part.nodes[0])].key == "executives"
