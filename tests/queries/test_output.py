import csv
import io
import json
import math
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.engine import Rows
from queries.output import as_csv, as_json, as_table, console, from_dicts, page_name, shown, without_ids

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


def test_a_cell_of_megabytes_is_laid_out_at_once() -> None:
    start = time.perf_counter()
    as_table(Rows(("a", "b"), (("x" * 2_000_000, "y" * 2_000_000),)), 120)
    assert time.perf_counter() - start < 1


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_any_text_comes_back_from_json_and_csv_and_does_nothing_on_the_way(texts: list[str]) -> None:
    answer = Rows(("a",), tuple((text,) for text in texts))
    written = as_json(answer)
    assert json.loads(written) == [{"a": text} for text in texts]
    assert not {"Cc", "Cf", "Zl", "Zp"} & {unicodedata.category(char) for char in written if char != "\n"}
    cells = [row[0] if row else "" for row in csv.reader(io.StringIO(as_csv(answer), newline=""))][1:]
    assert [cell.removeprefix("'") for cell in cells] == [text.removeprefix("'") for text in texts]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


def test_json_is_exact() -> None:
    rows = Rows(("a", "b"), (("Größe \x9b \u2028 [x] \U000e0001", [1, None, True]), (math.nan, {"k": math.inf})))
    text = as_json(rows)
    assert json.loads(text) == [
        {"a": "Größe \x9b \u2028 [x] \U000e0001", "b": [1, None, True]},
        {"a": None, "b": {"k": None}},
    ]
    assert "Größe" in text
    assert not {"\x9b", "\u2028", "\U000e0001"} & set(text)
    assert as_json(Rows(("a",), ())) == "[]\n"


def test_csv_is_read_back() -> None:
    rows = Rows(("a", "b", "c"), (('say "x", y\nz', ["p", "q"], None), (True, -1.5, {"k": 1})))
    read = list(csv.reader(io.StringIO(as_csv(rows), newline="")))
    assert read == [["a", "b", "c"], ['say "x", y\nz', '["p", "q"]', ""], ["true", "-1.5", '{"k": 1}']]
    assert as_csv(Rows(("a", "b"), ())) == "a,b\r\n"


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x", '=HYPERLINK("http://x")', "\u00a0=1", "＝1"]
)
def test_csv_holds_no_formula(text: str) -> None:
    ((cell,),) = list(csv.reader(io.StringIO(as_csv(Rows((text,), ((text,),))), newline="")))[1:]
    assert cell == f"'{text}"
    assert as_csv(Rows((text,), ())).lstrip('"').startswith("'")


def test_csv_leaves_other_text_alone() -> None:
    assert as_csv(Rows(("a",), (("a=b",), ("e-mail",), ("'x",), (-3,)))) == "a\r\na=b\r\ne-mail\r\n'x\r\n-3\r\n"


def test_ids_can_be_left_away() -> None:
    rows = Rows(("uid", "name", "end_uid", "uidentity"), ((1, 2, 3, 4),))
    assert without_ids(rows) == Rows(("name", "uidentity"), ((2, 4),))
    only = Rows(("uid",), ((1,),))
    assert without_ids(only) == only


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


def test_rows_from_dicts() -> None:
    assert from_dicts([{"a": 1, "b": 2}, {"a": 3, "c": 4}]) == Rows(("a", "b", "c"), ((1, 2, None), (3, None, 4)))
    assert from_dicts([]) == Rows((), ())


@pytest.mark.parametrize(
    ("filing", "name"),
    [
        ("0001-25-1", "0001-25-1.html"),
        ("../../etc/passwd", "etc_passwd.html"),
        ("a b/c.v2", "a_b_c.v2.html"),
        ("...", "chart.html"),
        ("x" * 400, "x" * 100 + ".html"),
    ],
)
def test_a_page_is_named_after_its_filing_and_stays_in_this_folder(filing: str, name: str) -> None:
    assert str(page_name(filing)) == name


@pytest.mark.parametrize(("value", "text"), [(None, ""), (0, "0"), (" a \n b\t", "a b"), ({"a": [1]}, '{"a": [1]}')])
def test_values_as_a_reader_sees_them(value: object, text: str) -> None:
    assert shown(value) == text
