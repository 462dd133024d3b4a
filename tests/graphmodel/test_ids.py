import re

from hypothesis import given
from hypothesis import strategies as st

from graphmodel import LABELS, company_uid, node_uid
from graphmodel.ids import join_id

PARTS = st.lists(st.text(), min_size=1, max_size=4)
NAMES = st.text(st.characters(codec="ascii"), min_size=1)


@given(PARTS, PARTS)
def test_different_parts_give_different_ids(one: list[str], other: list[str]) -> None:
    # A list of one empty part and the empty list are the only two that would meet; the latter is not allowed.
    assert (join_id(*one) == join_id(*other)) == (one == other)


@given(PARTS)
def test_an_id_is_plain_ascii_without_spaces(parts: list[str]) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.~+%/-]*", join_id(*parts))


def test_the_cut_between_parts_counts() -> None:
    assert join_id("ab", "c") != join_id("a", "bc")
    assert join_id("a/b") != join_id("a", "b")


@given(st.text(min_size=1), st.sampled_from(LABELS), NAMES)
def test_case_and_white_space_of_a_name_do_not_count(filing: str, label: str, name: str) -> None:
    uid = node_uid(filing, label, name)
    assert node_uid(filing, label, name.upper()) == uid
    assert node_uid(filing, label, f"  {name}\n") == uid
    assert node_uid(filing, label, name.replace(" ", "   ")) == uid


@given(st.text(min_size=1), st.text(min_size=1), NAMES)
def test_two_filings_nodes_stay_two(one: str, other: str, name: str) -> None:
    assert (node_uid(one, "Committee", name) == node_uid(other, "Committee", name)) == (one == other)


@given(st.integers(min_value=0, max_value=9_999_999_999), st.integers(min_value=0, max_value=4))
def test_leading_zeros_of_a_cik_do_not_count(cik: int, zeros: int) -> None:
    padded = "0" * zeros + str(cik)
    assert company_uid(cik=padded, ticker="A", name="B", filing="f") == f"company/cik/{cik}"


def test_a_registrant_is_known_by_the_best_that_is_known() -> None:
    assert company_uid(cik=None, ticker="acme", name="Acme", filing="f") == "company/ticker/ACME"
    assert company_uid(cik=None, ticker=None, name="  ACME  Inc ", filing="f") == "company/name/acme+inc"
    assert company_uid(cik=None, ticker=None, name=None, filing="f 1") == "company/filing/f+1"
