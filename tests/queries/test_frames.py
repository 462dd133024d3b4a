"""Answers as data frames and as a notebook's tables."""

import sys

import pandas
import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import GovgraphError
from queries.answer import Rows

ANSWER = Rows(("company", "levels", "chain"), (("Acme", 2, ["CISO", "board"]), ("Bolt", None, [])))
VALUES = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False) | st.text(max_size=5)
NAMES = st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=3, unique=True).map(tuple)


def of_names(names: tuple[str, ...]) -> st.SearchStrategy[Rows]:
    rows = st.lists(st.tuples(*[VALUES] * len(names)), max_size=4)
    return st.builds(Rows, st.just(names), rows.map(tuple))


def test_a_polars_frame_has_the_columns_the_rows_and_lists() -> None:
    frame = ANSWER.polars()
    assert frame.columns == ["company", "levels", "chain"]
    assert frame.rows() == [("Acme", 2, ["CISO", "board"]), ("Bolt", None, [])]
    assert frame.schema["levels"] == polars.Int64


def test_a_pandas_frame_has_the_columns_and_rows() -> None:
    frame = ANSWER.pandas()
    assert list(frame.columns) == ["company", "levels", "chain"]
    assert frame["chain"].tolist() == [["CISO", "board"], []]
    assert frame["levels"].isna().tolist() == [False, True]


def test_an_answer_without_rows_keeps_its_columns() -> None:
    nothing = Rows(("a", "b"), ())
    assert nothing.polars().columns == ["a", "b"]
    assert list(nothing.pandas().columns) == ["a", "b"]


@given(NAMES.flatmap(of_names))
def test_any_answer_becomes_a_frame(answer: Rows) -> None:
    assert answer.polars().shape == answer.pandas().shape == (len(answer.rows), len(answer.columns))
    assert isinstance(answer.polars(), polars.DataFrame)
    assert isinstance(answer.pandas(), pandas.DataFrame)


def test_a_notebook_shows_a_table_in_which_filing_text_is_text() -> None:
    shown = Rows(("<b>",), (("<script>alert(1)</script>",), (["<i>", None],)))._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "&lt;i&gt;<br></td>" in shown
    assert "<th>&lt;b&gt;</th>" in shown


def test_a_long_answer_is_shown_in_part_and_says_so() -> None:
    assert "the first 200 of 1,000 rows" in Rows(("n",), tuple((n,) for n in range(1000)))._repr_html_()


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_says_what_to_install_where_the_library_is_missing(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(GovgraphError, match=rf"{library} is not installed; `pip install 'govgraph\[frames\]'`"):
        getattr(ANSWER, library)()
