import pytest
from pydantic import ValidationError

from graphmodel import Block, Disclosure, FilingGraph

TEXT = "We have a CISO. She reports to the board."


@pytest.mark.parametrize("block", [Block(-1, 3), Block(5, 4), Block(0, len(TEXT) + 1), Block(99, 99)])
def test_a_block_lies_in_the_text(block: Block) -> None:
    with pytest.raises(ValidationError, match="does not fit a text of 41 characters"):
        Disclosure(text=TEXT, blocks=(block,))


def test_blocks_may_overlap_and_touch_the_ends() -> None:
    blocks = (Block(0, len(TEXT), "cyd:A"), Block(3, 9), Block(3, 3))
    assert Disclosure(text=TEXT, blocks=blocks).blocks == blocks


def test_comes_back_from_json() -> None:
    held = Disclosure(text=TEXT, blocks=(Block(0, 15, "cyd:A"), Block(16, 41)))
    assert Disclosure.model_validate_json(held.model_dump_json()) == held


def test_a_graph_comes_back_from_its_whole_json(acme: FilingGraph) -> None:
    assert acme.disclosure is not None
    for part in (acme, acme.with_disclosure(None)):
        assert FilingGraph.model_validate_json(part.whole_json()) == part


def test_a_graphs_own_json_has_no_disclosure(acme: FilingGraph) -> None:
    assert acme.model_dump_json() == acme.with_disclosure(None).model_dump_json()
    assert "disclosure" not in acme.model_dump()


def test_evidence_is_what_the_disclosure_says_at_its_place(acme: FilingGraph) -> None:
    other = Disclosure(text=" " * 999, blocks=())
    with pytest.raises(ValueError, match="not what the disclosure says there"):
        acme.with_disclosure(other)
    with pytest.raises(ValidationError, match="not what the disclosure says there"):
        FilingGraph.model_validate({**dict(acme), "disclosure": other})
