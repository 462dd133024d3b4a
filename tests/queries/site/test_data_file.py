import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.site.data_file import DATA_NAME, data_file, library_file, read_data

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(plain)
def test_a_data_file_gives_back_its_value(value):
    assert read_data(data_file("index", value).text) == value


@given(plain)
def test_a_data_file_is_one_call_of_harmless_text(value):
    name, text = data_file("index", value)
    assert DATA_NAME.fullmatch(name)
    assert re.fullmatch(rb'govgraphData\("%b","[A-Za-z0-9+/=]*"\);\n' % name.removesuffix(".js").encode(), text)


def test_hostile_text_is_nowhere_in_a_data_file(hostile):
    text = data_file("index", hostile).text
    assert not any(one.encode() in text for one in hostile)
    assert read_data(text) == hostile


def test_a_file_is_named_after_its_contents():
    assert data_file("index", [1]) == data_file("index", [1])
    assert data_file("index", [1]).name != data_file("index", [2]).name
    assert library_file("viewer", "1;").name != library_file("viewer", "2;").name


def test_half_a_surrogate_pair_becomes_a_question_mark():
    assert read_data(data_file("index", "a\ud800b").text) == "a?b"


@pytest.mark.parametrize(
    "text", [b"", b"alert(1)", b'govgraphData("index-00","");\n', b'govgraphData("x","");alert(1)']
)
def test_what_is_no_data_file_is_refused(text):
    with pytest.raises(ValueError, match="no data file"):
        read_data(text)
