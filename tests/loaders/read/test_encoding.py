"""Bytes as characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read.encoding import declared_encoding, is_utf16, utf8_of


def declaring(encoding: str) -> str:
    return f'<?xml version="1.0" encoding="{encoding}"?><a>Ł’</a>'


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<a>café</a>".encode(), "<a>café</a>"),
        ("<a>café</a>".encode("utf-8-sig"), "<a>café</a>"),
        ("<a>café</a>".encode("utf-16"), "<a>café</a>"),
        ("<a>café</a>".encode("utf-16-be"), "<a>café</a>"),
        (b"<a>board\x92s</a>", "<a>board’s</a>"),
        (declaring("iso-8859-1").encode("cp1252", "ignore"), declaring("iso-8859-1").replace("Ł", "")),
        ('<?xml encoding="ISO-8859-2"?>Ł'.encode("iso-8859-2"), '<?xml encoding="ISO-8859-2"?>Ł'),
        (b'<?xml encoding="zlib_codec"?>\x92', '<?xml encoding="zlib_codec"?>’'),
        (b"", ""),
    ],
)
def test_the_encoding_is_told_by_the_bytes_and_then_by_what_they_declare(data: bytes, text: str) -> None:
    assert utf8_of(data).decode() == text


def test_what_a_declaration_names_is_known_with_a_mark_and_without() -> None:
    assert declared_encoding(declaring("x-y").encode("utf-8-sig")) == "x-y"
    assert declared_encoding(b"<a encoding='b'>") is None


@given(st.binary(max_size=60))
def test_any_bytes_become_utf_8(data: bytes) -> None:
    for start in (b"", b"\xff\xfe", b"<\x00", b'<?xml encoding="windows-1251"?>'):
        assert isinstance(utf8_of(start + data).decode(), str)
        assert is_utf16(start + data) or start in (b"", b'<?xml encoding="windows-1251"?>')
