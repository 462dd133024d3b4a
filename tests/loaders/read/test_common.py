"""What the readers share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel import Block
from graphmodel.errors import UnknownFormat
from loaders.read.common import date_words, decode_text, iso_of_digits, looks_like_markup, period_of, tight_block


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xef\xbb\xbf ", "empty"),
        (b"a\x00", "binary"),
        (b"\xff\xfea\x00", "UTF-16"),
        (b"a\xe9", "byte 1"),
        (b"\x01\x02", "binary"),
    ],
)
def test_what_is_no_text_is_said(data: bytes, said: str) -> None:
    with pytest.raises(UnknownFormat, match=said):
        decode_text(data, "x")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(lambda text: text.encode().strip()))
def test_a_text_is_decoded_as_it_stands(text: str) -> None:
    assert decode_text(text.encode(), "x") == text


def test_line_ends_are_line_feeds() -> None:
    assert decode_text(b"a\r\nb\rc\n", "x") == "a\nb\nc\n"


@given(st.text(alphabet=" \n\u00a0ab", max_size=20))
def test_a_block_is_without_the_blanks_around_it(text: str) -> None:
    block = tight_block(text, 0, len(text), "e")
    if block is None:
        assert not text.strip()
    else:
        assert block == Block(text.index(text.strip()), text.index(text.strip()) + len(text.strip()), "e")


@pytest.mark.parametrize(
    ("data", "markup"),
    [
        (b"\xef\xbb\xbf <html>", True),
        (b"<?xml?>", True),
        (b"x\n<SEC-HEADER>", True),
        (b"a < b", False),
        (b"< 5", False),
    ],
)
def test_markup_is_told_by_its_beginning(data: bytes, markup: bool) -> None:
    assert looks_like_markup(data) is markup


@pytest.mark.parametrize(
    ("words", "iso"),
    [("Dec. 31, 2024", "2024-12-31"), ("May 05, 2025", "2025-05-05"), ("Sept. 30, 2024", "2024-09-30")],
)
def test_a_page_s_date_is_read(words: str, iso: str) -> None:
    assert period_of(f"12 Months Ended\n{words}") == (iso, int(iso[:4]))


@given(st.dates())
def test_what_is_written_as_a_page_s_date_is_read_back(day: object) -> None:
    assert period_of(date_words(str(day)))[0] == str(day)


@pytest.mark.parametrize(
    ("digits", "iso"),
    [("20241231", "2024-12-31"), ("20241301", None), ("2024123", None), ("２０２４1231", None), ("", None)],
)
def test_eight_digits_are_a_date(digits: str, iso: str | None) -> None:
    assert iso_of_digits(digits) == iso


def test_a_header_without_a_date_has_no_period() -> None:
    assert period_of("12 Months Ended") == (None, None)
