from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.extract.mentions import find_mentions
from loaders.extract.tokens import tokenise
from loaders.extract.vocabulary import vocabulary


def _words(value):
    """Every word of a vocabulary file."""
    if isinstance(value, str):
        return set(value.split())
    return set().union(*map(_words, value.values() if isinstance(value, dict) else value))


VOCABULARY = sorted(
    set().union(*(_words(vocabulary(name)) for name in ("words", "officers", "bodies", "third_parties")))
)
SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(VOCABULARY),
        st.sampled_from(VOCABULARY).map(str.title),
        st.sampled_from(
            ["CISO", "IT", "Mr.", "Doe", ",", "(", ")", "&", "/", "and", "of", "the", "’s", "-", ".", "third"]
        ),
    ),
    max_size=30,
).map(" ".join)


def _well_formed(text):
    tokens = tokenise(text)
    found = find_mentions(tokens)
    assert all(0 <= m.start < m.end <= len(tokens) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found)), found
    assert all(m.name for m in found)


@given(SENTENCES)
def test_mentions_in_any_order_of_words_stand_in_order_and_apart(text):
    _well_formed(text)


@given(st.text(max_size=100))
def test_any_text_is_read(text):
    _well_formed(text)


def test_finders_do_not_reach_into_each_others_names(found):
    assert found("The audit committee chair told the Board, our CISO and third-party security teams.") == [
        ("Officer", "audit committee chair"),
        ("Board", "board of directors"),
        ("Officer", "chief information security officer"),
        ("ThirdParty", "third-party security teams"),
    ]
