from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.tokens import tokenise


def test_words_and_marks_stand_where_they_were_found():
    text = "Our in-house team (the “SOC”) reports."
    assert [text[t.start : t.end] for t in tokenise(text)] == [t.text for t in tokenise(text)]
    assert [t.low for t in tokenise(text)] == [
        "our",
        "in-house",
        "team",
        "(",
        "the",
        "“",
        "soc",
        "”",
        ")",
        "reports",
        ".",
    ]


@pytest.mark.parametrize(
    ("written", "low", "owner"),
    [
        ("Company's", "company", "Company"),
        ("Company’s", "company", "Company"),
        ("directors’ ", "directors", "directors’"),
        ("Companys", "company", "Company"),
        ("managements", "management", "management"),
        ("Board s", "board", "Board"),
    ],
)
def test_a_possessive_is_folded_away_also_where_its_apostrophe_is_lost(written, low, owner):
    token = tokenise(written)[0]
    assert (token.low, token.possessive, token.owner) == (low, True, owner)


@pytest.mark.parametrize("plural", ["boards", "teams", "officers", "Officers"])
def test_a_plural_is_no_possessive(plural):
    assert not tokenise(plural)[0].possessive


@pytest.mark.parametrize(("written", "low"), [("oﬃcer", "officer"), ("third‑party", "third-party"), ("R&amp;D", "r")])
def test_ligatures_odd_hyphens_and_entities_are_folded(written, low):
    assert tokenise(written)[0].low == low


@given(st.text(max_size=200))
def test_tokens_of_any_text_stand_in_order_inside_it(text):
    tokens = tokenise(text)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert all(text[t.start : t.end] == t.text for t in tokens)
