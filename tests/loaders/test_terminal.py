"""Text for terminals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.terminal import printable


def test_ordinary_text_stays() -> None:
    assert printable("Società “Halden” – 20-F, 株式会社 😀") == "Società “Halden” – 20-F, 株式会社 😀"


def test_controls_become_escapes() -> None:
    assert printable("a\x1b[2Jb\nc\x9b\u202e\udc80") == "a\\x1b[2Jb\\nc\\x9b\\u202e\\udc80"


def test_what_is_to_be_kept_is_kept() -> None:
    assert printable("a\n\tb\r", keep="\n\t") == "a\n\tb\\r"


@given(st.text())
def test_nothing_unprintable_is_left(text: str) -> None:
    shown = printable(text)
    assert all(char.isprintable() or char.isspace() for char in shown)
    assert len(shown.splitlines()) <= 1
    shown.encode()
