from queries.drift import drifts_among

BOARD = {"board": ("Board", "board of directors"), "cio": ("Officer", "chief information officer")}
BRIEFING = [("cio", "INFORMS", "board", "The CIO informs the board.")]


def pairs(parts):
    return [(found.earlier.filing.filing_id, found.later.filing.filing_id) for found in drifts_among(parts)]


def test_each_filing_is_set_against_the_one_before_it_whatever_their_order(make_part):
    years = [make_part(f"a{year}", cik="1", year=year, nodes=BOARD, edges=BRIEFING) for year in (2025, 2023, 2024)]
    assert pairs(years) == [("a2023", "a2024"), ("a2024", "a2025")]


def test_filings_of_several_companies_are_kept_apart(make_part):
    parts = [make_part(f"{cik}-{year}", cik=cik, year=year) for cik in ("1", "2") for year in (2024, 2023)]
    assert pairs([*parts, make_part("3-2024", cik="3")]) == [("1-2023", "1-2024"), ("2-2023", "2-2024")]


def test_filings_of_other_companies_have_no_drift(make_part):
    assert pairs([make_part("a", cik="1"), make_part("b", cik="2")]) == []
