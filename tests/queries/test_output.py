import csv
import io
import json
import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.answer import Rows
from queries.output import as_csv, as_json, page_name, without_ids


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


def test_rows_from_dicts() -> None:
    assert Rows.of([{"a": 1, "b": 2}, {"a": 3, "c": 4}]) == Rows(("a", "b", "c"), ((1, 2, None), (3, None, 4)))
    assert Rows.of([]) == Rows((), ())


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
