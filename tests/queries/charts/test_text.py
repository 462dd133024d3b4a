from hypothesis import given
from hypothesis import strategies as st

from queries.charts.text import text_width, wrap


def test_a_wide_letter_is_wider_than_a_narrow_one():
    assert text_width("W", 10) > text_width("i", 10)


def test_chinese_characters_take_a_full_em():
    assert text_width("网络", 10) == 20


def test_lines_break_at_words():
    assert wrap("chief information security officer", 120, 13) == ("chief information", "security officer")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80), st.integers(40, 200))
def test_nothing_is_cut_and_no_line_is_too_wide(text, width):
    lines = wrap(text, width, 13)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 13) <= width for line in lines)
