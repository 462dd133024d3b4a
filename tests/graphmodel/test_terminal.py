import pytest

from graphmodel.terminal import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text” – Größe 董事会", "plain “text” – Größe 董事会"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\nb", "a\\nb"),
        ("a\ud800", "a\\ud800"),
        ("a\u2028b", "a\\u2028b"),
    ],
)
def test_nothing_acts_on_the_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_keeps_what_it_is_told_to() -> None:
    assert printable("a\nb\t\x07", keep="\n\t") == "a\nb\t\\x07"
