"""An answer as a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from queries.answer import Rows
from queries.output import console
from queries.table import as_table, shown

HOSTILE = "[red]\x1b[31m:smile: [link=http://x]y[/link]\u202e"


def printed(answer: Rows, width: int, capsys: pytest.CaptureFixture[str]) -> str:
    console(width).print(as_table(answer, width))
    return "\n".join(line.rstrip() for line in capsys.readouterr().out.splitlines())


def test_table_puts_sentences_below_their_rows(capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows(
        ("company", "filing", "who", "how_often", "sentence"),
        (
            ("Acme", "a-1", "CISO", "quarterly", "They brief the board."),
            ("Acme", "a-1", "CIO", None, "They brief the board."),
            ("Acme", "a-1", "GC", None, "She advises."),
            ("Bolt", "b-1", "CEO", "annually", None),
            ("Ring", "r-1", "CEO", None, None),
        ),
    )
    assert printed(rows, 60, capsys) == (
        "who   how often\n"
        "────  ─────────\n"
        "Acme  ·  a-1\n"
        "CISO  quarterly\n"
        "CIO\n"
        "    They brief the board.\n"
        "\n"
        "GC\n"
        "    She advises.\n"
        "\n"
        "Bolt  ·  b-1\n"
        "CEO   annually\n"
        "\n"
        "Ring  ·  r-1\n"
        "CEO\n"
        "\n"
        "5 rows"
    )


def test_table_without_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows(("name", "n", "ok", "list"), (("a", 1, True, ["x", "y"]), ("b", 2.5, False, [])))
    assert printed(rows, 60, capsys) == (
        "name  n    ok   list\n────  ───  ───  ────\na     1    yes  x; y\nb     2.5  no\n\n2 rows"
    )


def test_narrow_screens_get_a_block_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows(("first_name", "second_name"), (("a long first name", "and a second"), ("b", None)))
    assert printed(rows, 24, capsys) == (
        "first name   a long\n             first name\n"
        "second name  and a\n             second\n\nfirst name   b\n\n2 rows"
    )


def test_no_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(Rows(("a",), ()), 40, capsys) == "No rows."


def test_company_and_filing_alone_are_columns(capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows(("company", "filing"), (("Acme", "a-1"),))
    assert printed(rows, 40, capsys) == "company  filing\n───────  ──────\nAcme     a-1\n\n1 row"


@pytest.mark.parametrize("width", [200, 12])
def test_filing_text_is_no_markup_and_no_escape_sequence(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows((f"col{HOSTILE}", "sentence"), ((HOSTILE, HOSTILE), ("x", "y")))
    text = printed(rows, width, capsys)
    assert "\x1b" not in text
    assert "\u202e" not in text
    whole = "".join(text.split())
    assert "[red]\\x1b[31m:smile:[link=http://x]y[/link]\\u202e" in whole


def test_wide_characters_and_no_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert "董事会" in printed(Rows(("who",), (("董事会",),)), 20, capsys)
    assert printed(Rows((), ((),)), 20, capsys).endswith("1 row")


@pytest.mark.parametrize("width", [1, 3, 10, 40, 80])
def test_no_width_fails(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    rows = Rows(("company", "filing", "aaaaaaaaaaaa", "sentences"), (("Acme", "f", "b" * 50, ["c" * 90, "d e"]),) * 2)
    assert "2" in printed(rows, width, capsys)


def test_a_cell_of_megabytes_keeps_every_character() -> None:
    table = as_table(Rows(("a", "b"), (("x" * 2_000_000, "y" * 2_000_000),)), 120)
    text = "".join(piece for line in table.lines for piece, _ in line)
    assert (text.count("x"), text.count("y")) == (2_000_000, 2_000_000)
    assert max(sum(len(piece) for piece, _ in line) for line in table.lines) <= 120


def test_nodes_edges_and_paths_are_drawn_in_a_table() -> None:
    board = {"id": 1, "labels": ["Board"], "properties": {"name": "board of directors"}}
    head = {"id": 2, "labels": ["Officer"], "properties": {"name": "CISO"}}
    tie = {"id": 0, "start": 2, "end": 1, "type": "INFORMS", "properties": {"frequency": "quarterly"}}
    assert shown([head, tie]) == "(:Officer CISO); [:INFORMS quarterly]"
    way = "(:Officer CISO)-[:INFORMS quarterly]->(:Board board of directors)"
    assert shown({"nodes": [head, board], "relationships": [tie]}) == way
    back = "(:Board board of directors)<-[:INFORMS quarterly]-(:Officer CISO)"
    assert shown({"nodes": [board, head], "relationships": [tie]}) == back
    assert shown({"nodes": [1]}) == '{"nodes": [1]}'


def test_columns_that_are_data_stand_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    console(40).print(as_table(Rows(("a_b",), ((1,),)), 40, words=False))
    assert capsys.readouterr().out.startswith("a_b")


def test_a_company_that_is_known_by_its_filing_is_named_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\na-1\n" in printed(Rows(("company", "filing", "who"), (("a-1", "a-1", "CISO"),)), 40, capsys)


@pytest.mark.parametrize(("value", "text"), [(None, ""), (0, "0"), (" a \n b\t", "a b"), ({"a": [1]}, '{"a": [1]}')])
def test_values_as_a_reader_sees_them(value: object, text: str) -> None:
    assert shown(value) == text


@given(
    st.lists(
        st.lists(st.text(alphabet="ab’é董\u0301\u200b (,", max_size=40), min_size=3, max_size=3), min_size=1, max_size=6
    ),
    st.integers(8, 60),
)
def test_no_line_is_wider_than_the_screen_and_no_character_is_lost(cells: list[list[str]], width: int) -> None:
    answer = Rows(("who", "a_b", "c"), tuple(map(tuple, cells)))
    lines = ["".join(text for text, _ in line) for line in as_table(answer, width).lines]
    assert all(cell_len(line) <= width for line in lines)
    written = "".join("".join(lines).split())
    for character in "ab’é董(,":
        assert written.count(character) >= sum(text.count(character) for row in cells for text in map(shown, row))


@given(st.text(alphabet="abc ", min_size=1, max_size=300), st.integers(1, 30))
def test_sentences_are_broken_between_words(text: str, width: int) -> None:
    answer = Rows(("who", "sentence"), (("CISO", text), ("CISO", "x")))
    lines = ["".join(piece for piece, _ in line) for line in as_table(answer, width + 4).lines]
    below = [line.removeprefix("    ") for line in lines if line.startswith("    ")]
    assert all(len(line) <= width and line == line.strip() for line in below)
    words = iter(" ".join(below).split())
    for word in shown(text).split():
        part = next(words)
        while len(part) < len(word):  # a word longer than a line goes on in the next
            assert len(word) > width
            part += next(words)
        assert part == word
