import pytest
from pydantic import ValidationError

from graphmodel import FLAGS, LABELS, NODE_CLASSES, Filing

KEPT_BY_THE_ENGINE = {"id", "title", "type"}


@pytest.mark.parametrize("label", LABELS)
def test_properties_avoid_what_the_cypher_engine_keeps(label: str) -> None:
    fields = NODE_CLASSES[label].model_fields
    assert not KEPT_BY_THE_ENGINE & set(fields)
    assert {"uid", "name", "aliases"} <= set(fields)
    assert fields["label"].default == label


@pytest.mark.parametrize("label", LABELS)
def test_a_node_says_what_it_is(label: str) -> None:
    assert NODE_CLASSES[label].meaning


@pytest.mark.parametrize("label", LABELS)
def test_a_node_needs_a_name_and_takes_no_unknown_property(label: str) -> None:
    given = {"uid": "u", "name": "n"} | ({} if label == "Company" else {"filing": "f", "company_id": "c"})
    assert NODE_CLASSES[label].model_validate(given).uid == "u"
    for wrong in ({"name": ""}, {"colour": "red"}):
        with pytest.raises(ValidationError):
            NODE_CLASSES[label].model_validate(given | wrong)


def test_there_are_eight_labels() -> None:
    assert LABELS == ("Company", "Program", "Board", "Committee", "Officer", "Management", "Team", "ThirdParty")


def test_a_filing_has_the_six_flags_and_states_none_by_itself() -> None:
    filing = Filing(filing_id="f", company_id="c")
    assert len(FLAGS) == 6
    assert [getattr(filing, flag) for flag in FLAGS] == [None] * 6
