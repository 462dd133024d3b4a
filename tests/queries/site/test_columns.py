from dataclasses import replace
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from queries.site.columns import Row, coded, index_of, row_of
from queries.site.facets import FACETS

held = st.lists(st.text(max_size=3), min_size=1, max_size=3, unique=True).map(tuple)
rows = st.lists(
    st.builds(
        Row,
        company=st.text(max_size=2),
        name=st.text(),
        ticker=st.text(max_size=4),
        cik=st.text("0123456789", max_size=10),
        filing=st.text(),
        filed=st.text(max_size=3),
        public_float=st.none() | st.integers(0, 10**6).map(lambda millions: millions * 1e6),
        relations=st.integers(0, 200),
        facets=st.tuples(*(held for _ in FACETS)),
    )
).map(lambda found: sorted(found, key=lambda row: row.company))


def decoded(column):
    return [column["words"][code] for code in column["codes"]]


@given(st.lists(st.text(max_size=2) | st.integers(0, 5)))
def test_a_coded_column_gives_back_its_values(values):
    column = coded(values)
    assert decoded(column) == values
    assert len(set(column["words"])) == len(column["words"])


@given(rows)
def test_the_index_gives_back_its_rows(given_rows):
    index = index_of(given_rows)
    of_companies, of_filings = index["companies"], index["filings"]
    companies = [place for place, count in enumerate(of_companies["filings"]) for _ in range(count)]
    sets = [
        [tuple(facet["values"][place] for place in places) for places in decoded(facet)] for facet in index["facets"]
    ]
    found = [
        Row(
            given_rows[at].company,
            of_companies["name"][company],
            of_companies["ticker"][company],
            of_companies["cik"][company],
            of_filings["id"][at],
            decoded(of_filings["filed"])[at],
            None if of_filings["float"][at] is None else of_filings["float"][at] * 1e6,
            of_filings["relations"][at],
            tuple(tuple(sorted(column[at])) for column in sets),
        )
        for at, company in enumerate(companies)
    ]
    # A company is called what its first filing calls it.
    first = {row.company: row for row in reversed(given_rows)}
    assert found == [
        replace(
            row,
            name=(one := first[row.company]).name,
            ticker=one.ticker,
            cik=one.cik,
            facets=tuple(tuple(sorted(held)) for held in row.facets),
        )
        for row in given_rows
    ]
    assert len(of_companies["name"]) == len(list(groupby(given_rows, key=lambda row: row.company)))


def test_values_of_a_facet_without_an_order_stand_by_their_number(make_part):
    forms = ["20-F", "10-K", "10-K", "40-F"]
    found = index_of([row_of(make_part(f"f{n}", company=f"C{n}", form=form)) for n, form in enumerate(forms)])
    assert found["facets"][0]["values"] == ["10-K", "20-F", "40-F"]


def test_years_stand_from_the_newest(make_part):
    found = index_of([row_of(make_part(f"f{year}", company="C", year=year)) for year in (2023, 2025, None, 2024)])
    assert found["facets"][1]["values"] == ["2025", "2024", "2023", "Not stated"]
