"""Tab-separated tables."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.read import tsv
from loaders.read.tsv import Columns, column_line, lines, unquoted


def found(data: bytes, holding: bytes = b"") -> list[tuple[int, bytes]]:
    return list(lines(io.BytesIO(data), holding))


def test_columns_are_found_by_name_whatever_their_order() -> None:
    columns = Columns("\ufeffvalue\tother\tAdsh", ("adsh", "value"))
    assert columns.cells(b"v\to\ta") == {"adsh": "a", "value": "v"}
    assert columns.place("adsh") == 2


def test_an_optional_column_may_be_missing() -> None:
    assert Columns("a\tb", ("a",), ("c", "b")).cells(b"1\t2") == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("header", "said"), [("a\tb", "no column called c or d; fetch"), ("a\tc\td\tc", "two columns called c")]
)
def test_a_header_that_lacks_a_column_or_has_it_twice_is_refused(header: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Columns(header, ("a", "c", "d"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"1\t2", "has 2 cells where the header has 3"),
        (b"1\t2\t3\t4", "has 4 cells where the header has 3"),
        (b"1\t2\x00\t3", "NUL"),
        (b"1\t\xff\t3", "not UTF-8 text"),
        (b'1\t"2\t3', "has 3 cells"),
    ],
)
def test_a_line_that_is_no_row_says_why(line: bytes, said: str) -> None:
    columns = Columns("a\tb\tc", ("a", "b", "c"))
    if said == "has 3 cells":  # a lone quotation mark is only a character
        assert columns.cells(line) == {"a": "1", "b": '"2', "c": "3"}
        return
    with pytest.raises(ValueError, match=said):
        columns.cells(line)


def test_a_tab_between_quotes_does_not_end_a_cell() -> None:
    assert Columns("a\tb", ("a", "b")).cells(b'1\t"x\ty ""z"""') == {"a": "1", "b": 'x\ty "z"'}


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ('"the ""CISO"" leads"', 'the "CISO" leads'),
        ('"plain"', "plain"),
        ('"Cyber" means "IT"', '"Cyber" means "IT"'),
        ('"Cyber" means IT', '"Cyber" means IT'),
        ('our ("IT")', 'our ("IT")'),
        ('"', '"'),
        ('""', ""),
        ("", ""),
    ],
)
def test_quoting_is_undone_where_it_is_quoting_and_left_where_it_is_text(cell: str, meant: str) -> None:
    assert unquoted(cell) == meant


@given(st.text(st.characters(exclude_characters="\r\n\t\x00", exclude_categories=("Cs",))))
def test_whatever_csv_quotes_is_read_back(text: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="", quoting=csv.QUOTE_ALL).writerow([text, "x"])
    assert Columns("a\tb", ("a", "b")).cells(out.getvalue().encode())["a"] == text


def test_lines_are_numbered_after_the_header() -> None:
    assert found(b"a\nb\r\n\nd") == [(2, b"a"), (3, b"b"), (5, b"d")]


def test_only_lines_that_hold_the_bytes_are_given_with_their_numbers() -> None:
    assert found(b"no\ncyd/1 cyd/2\nno\n\ncyd/3", b"cyd/") == [(3, b"cyd/1 cyd/2"), (6, b"cyd/3")]


@given(st.lists(st.sampled_from([b"a", b"cyd/x", b"", b"ab cyd/", b"x" * 30])), st.integers(1, 40), st.booleans())
def test_lines_are_the_same_wherever_the_blocks_of_a_file_end(rows: list[bytes], block: int, ends: bool) -> None:
    data = b"\n".join(rows) + (b"\n" if ends else b"")
    expected = [(number, row) for number, row in enumerate(data.split(b"\n"), 2) if b"cyd/" in row]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tsv, "_BLOCK", block)
        assert found(data, b"cyd/") == expected


def test_a_line_without_end_is_no_table_and_not_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tsv, "LONGEST_LINE", 1 << 20)

    class Endless(io.RawIOBase):
        read_so_far = 0

        def read(self, size: int = -1) -> bytes:
            self.read_so_far += size
            return b"x" * size

    garbage = Endless()
    with pytest.raises(ValueError, match="line 2 is longer than 1 MB"):
        list(lines(garbage))  # type: ignore[arg-type]
    assert garbage.read_so_far <= 4 << 20


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "is empty"), (b"\x00a\n", "no table"), (b"\xff\n", "not UTF-8"), (b"a" * 99, "no header")]
)
def test_what_has_no_header_is_no_table(data: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        column_line(io.BytesIO(data))
