from typing import Any

import pytest

from graphmodel.errors import BadParameter, UnknownQuery
from queries.catalogue import Question, parse, question, questions

TEXT = """// question: Who leads?
// subject: reporting lines
// parameter: who string = '' - a name
// parameter: least integer = 1 - how many
// parameter: share number = 0.5 - how much
// parameter: strict boolean = false - whether
// parameter: node string - a uid
// columns: name, uid
//
// A note: it says more.
MATCH (n {uid: $node}) WHERE $who = '' AND $least > $share AND NOT $strict RETURN n.name AS name, n.uid AS uid
"""


@pytest.fixture(scope="module")
def leads() -> Question:
    return parse("leads", TEXT)


def test_reads_the_header(leads: Question) -> None:
    assert leads.asks == "Who leads?"
    assert (leads.subject, leads.notes) == ("reporting lines", "A note: it says more.")
    assert leads.columns == ("name", "uid")
    kinds = [(parameter.name, parameter.kind, parameter.required) for parameter in leads.parameters]
    assert kinds == [
        ("who", "string", False),
        ("least", "integer", False),
        ("share", "number", False),
        ("strict", "boolean", False),
        ("node", "string", True),
    ]


def test_a_question_is_of_the_whole_store_unless_it_says_else(leads: Question) -> None:
    assert not leads.of_company
    of_one = TEXT.replace("who string", "who company").replace("// columns", "// scope: company\n// columns")
    assert parse("leads", of_one).of_company


def test_binds_defaults_and_what_a_user_writes(leads: Question) -> None:
    defaults = {"who": "", "least": 1, "share": 0.5, "strict": False, "node": "n"}
    assert leads.bind({"node": "n"}) == defaults
    written = {"node": "7", "least": "3", "share": "2", "strict": "True", "who": "O'Neil"}
    assert leads.bind(written) == {"node": "7", "least": 3, "share": 2, "strict": True, "who": "O'Neil"}
    assert leads.bind({"node": "n", "least": 4, "strict": True})["least"] == 4


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "needs node"),
        ({"node": "n", "nod": "x"}, "no parameter 'nod'"),
        ({"node": "n", "least": "three"}, "type integer"),
        ({"node": "n", "least": "1.5"}, "type integer"),
        ({"node": "n", "least": "99999999999999999999"}, "type integer"),
        ({"node": "n", "least": True}, "type integer"),
        ({"node": "n", "strict": "maybe"}, "type boolean"),
        ({"node": "n", "strict": "1"}, "type boolean"),
        ({"node": "n", "share": "x"}, "type number"),
        ({"node": 7}, "type string"),
        ({"node": None}, "type string"),
    ],
)
def test_refuses_what_is_no_parameter_of_it(leads: Question, given: dict[str, Any], says: str) -> None:
    with pytest.raises(BadParameter, match=says) as caught:
        leads.bind(given)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("// question: Who leads?\n", "", "question"),
        ("Who leads?", "Who leads", "question"),
        ("// columns: name, uid\n", "", "columns"),
        ("// subject: reporting lines\n", "", "subject"),
        ("reporting lines\n", "gossip\n", "no subject 'gossip'"),
        ("name, uid\n", "name, name\n", "twice"),
        ("name, uid\n", "Name, uid\n", "no name"),
        ("integer = 1", "integer = 'x'", "is no integer"),
        ("integer = 1", "whole = 1", "NAME TYPE"),
        (" - a uid", "", "NAME TYPE"),
        ("// parameter: node string - a uid\n", "", "declares"),
        ("$who = ''", "true", "declares"),
        ("// columns", "// scope: company\n// columns", "no parameter is one"),
        ("// columns", "// scope: filing\n// columns", "the one scope there is"),
    ],
)
def test_refuses_a_wrong_header(old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(ValueError, match=says):
        parse("leads", TEXT.replace(old, new))


def test_a_list_says_its_values_and_a_role_is_any_only_where_it_may_be() -> None:
    one = parse("one", TEXT.replace("who string = ''", "who role = 'CISO'"))
    any_one = parse("any_one", TEXT.replace("who string = ''", "who role = ''"))
    level = parse("level", TEXT.replace("who string = ''", "who committee_level = 'board'"))
    assert "CIO" in one.parameters[0].choices
    assert level.parameters[0].choices == ("board", "management")
    assert parse("leads", TEXT).parameters[0].choices == ()
    assert any_one.bind({"node": "n", "who": ""})["who"] == level.bind({"node": "n", "who": ""})["who"] == ""
    with pytest.raises(BadParameter, match="there is no ''; it is one of CISO"):
        one.bind({"node": "n", "who": ""})


@pytest.mark.parametrize("name", ["Leads", "1st", "a-b", "a__b", ""])
def test_refuses_a_wrong_name(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        parse(name, TEXT)


def test_questions_are_found_by_name() -> None:
    names = [one.name for one in questions()]
    assert names == sorted(names)
    assert all(question(name).name == name for name in names)


@pytest.mark.parametrize(("name", "says"), [("oversigt", "did you mean oversight"), ("zzz", "no question 'zzz'; `gov")])
def test_an_unknown_question_is_said_with_the_nearest(name: str, says: str) -> None:
    with pytest.raises(UnknownQuery, match=says):
        question(name)
