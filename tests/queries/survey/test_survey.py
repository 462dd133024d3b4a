"""The figures of a market that is counted by hand: see `conftest`."""

import pytest

from graphmodel import GovernanceGraph, third_party_kinds
from graphmodel.errors import BadParameter, QueryError, UnknownQuery
from queries.site.industries import DIVISIONS, division_of
from queries.survey import figures, survey

# Companies by answer, and among how many of the five they are counted; answers that nobody gives are 0.
COUNTED = {
    "oversight": (4, {"audit committee": 2, "risk committee": 1, "another committee": 1, "full board alone": 1}),
    "briefed_by": (4, {"CISO": 2, "CIO": 1, "management": 1, "management committee": 1}),
    "briefing_wording": (
        4,
        {"so many times a year": 1, "regularly or periodically": 1, "as needed": 1, "not said how often": 1},
    ),
    "briefing_frequency": (1, {"quarterly": 1}),
    "audit_briefing_frequency": (1, {"quarterly": 1}),
    "ciso_named": (5, {"a security officer, however titled": 3, "titled chief (information) security officer": 2}),
    "ciso_line": (3, {"CIO": 1, "CEO": 1, "CFO": 1, "board": 1}),
    "ciso_expertise": (3, {"years of experience": 2, "a certification": 1}),
    "ciso_years": (3, {"median": 2}),
    "certifications": (2, {"CISSP": 1, "CISA": 1, "another": 1}),
    "management_committee": (5, {"names one": 1, "names one that informs the board or a committee of it": 1}),
    "third_parties": (5, {"engages any": 2, 'says so without "may" or the like': 1}),
    "third_parties_tag": (2, {"engages any": 1}),
    "third_party_kinds": (2, {"assessor": 1, "consultant": 1}),
    "third_party_services": (2, {"assessment": 1, "penetration testing": 1, "monitoring": 1}),
    "vendor_oversight": (2, {"a team": 1, "the company, nobody named": 1}),
    "vendor_oversight_tag": (1, {"has processes for it": 1}),
    "frameworks": (2, {"NIST CSF": 1, "ISO 27001": 1, "another": 1}),
}


@pytest.fixture(scope="module")
def found(market):
    return survey(market)


def test_every_figure_is_counted_by_hand():
    assert set(COUNTED) == {figure.key for figure in figures()}


@pytest.mark.parametrize("key", COUNTED)
def test_a_figure_counts_what_filings_say(found, key):
    disclosing, companies = COUNTED[key]
    lines = found[key].lines
    assert {line.answer: line.companies for line in lines if line.companies} == companies
    assert {(line.group, line.disclosing, line.market) for line in lines} == {("all", disclosing, 5)}


def test_a_share_is_of_those_that_disclose_it(found):
    line = found["ciso_line"].line("CIO")
    assert line.value == pytest.approx(1 / 3)
    assert line.interval == pytest.approx((0.0615, 0.7923), abs=1e-4)


def test_a_median_is_over_those_that_state_a_number(found):
    line = found["ciso_years"].line("median")
    assert (line.value, line.interval) == (15.0, None)


@pytest.mark.parametrize(
    ("count", "median", "interval"),
    # Ranks of the usual tables for the median's 95 % interval: 1 and 6 of 6, 2 and 9 of 10, 14 and 27 of 40.
    [(5, 3.0, None), (6, 3.5, (1, 6)), (10, 5.5, (2, 9)), (40, 20.5, (14, 27))],
)
def test_the_interval_of_a_median_is_by_ranks(make_part, count, median, interval):
    officers = [{"c": ("Officer", "chief information security officer", {"experience_years": years})}
                for years in range(count, 0, -1)]  # fmt: skip
    parts = [make_part(f"f-{i}", cik=str(i + 1), nodes=nodes) for i, nodes in enumerate(officers)]
    line = survey(GovernanceGraph(parts), ["ciso_years"])["ciso_years"].line("median")
    assert (line.value, line.interval) == (median, interval)


def test_only_the_figures_that_are_asked_for_are_counted(market):
    assert [result.figure.key for result in survey(market, ["ciso_line", "oversight"]).results] == [
        "oversight",
        "ciso_line",
    ]


def test_a_company_counts_by_its_newest_filing_of_the_year(market):
    result = survey(market, ["oversight"], year=2023)["oversight"]
    counted = {line.answer: line.companies for line in result.lines if line.companies}
    assert counted == {"full board alone": 1, "audit committee": 1}


def test_by_year_a_company_counts_in_each(market):
    found = survey(market, ["oversight"], by="year")
    assert found.groups == (("2023", 2), ("2024", 4))
    assert found["oversight"].line("full board alone", "2023").companies == 1
    assert found["oversight"].line("audit committee", "2024").companies == 1


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (
            "size",
            [
                ("$10 billion or more", 1),
                ("$700 million to 10 billion", 1),
                ("under $75 million", 1),
                ("no public float ($0)", 1),
                ("not known", 1),
            ],
        ),
        ("form", [("10-K", 4), ("20-F", 1)]),
        ("sic", [("20–39 manufacturing", 1), ("60–67 finance, insurance, real estate", 1), ("not known", 3)]),
    ],
)
def test_groups_add_up_and_what_is_not_known_is_one_of_them(market, by, groups):
    found = survey(market, by=by)
    assert list(found.groups) == groups
    for result in found.results:
        companies = {answer: sum(line.companies for line in lines) for answer, lines in result.by_answer()}
        assert {answer: count for answer, count in companies.items() if count} == COUNTED[result.figure.key][1]


def test_every_group_has_a_line_for_every_answer(market):
    for result in survey(market, by="size").results:
        assert {len(lines) for _, lines in result.by_answer()} == {5}


@pytest.mark.parametrize(
    ("public_float", "group"),
    [(74_999_999.0, "under $75 million"), (75e6, "$75 to 700 million"), (699_999_999.0, "$75 to 700 million"),
     (7e8, "$700 million to 10 billion"), (1e10, "$10 billion or more"), (0.0, "no public float ($0)")],
)  # fmt: skip
def test_sizes_begin_at_the_bounds_of_filer_categories(make_part, public_float, group):
    part = make_part(public_float=public_float)
    assert survey(GovernanceGraph([part]), ["oversight"], by="size").groups == ((group, 1),)


@pytest.mark.parametrize(
    ("sic", "group"),
    [("0100", "01–09 agriculture, forestry, fishing"), ("0900", "01–09 agriculture, forestry, fishing"),
     ("1000", "10–14 mining"), ("1700", "15–17 construction"), ("3990", "20–39 manufacturing"),
     ("4991", "40–49 transportation, communications, utilities"), ("5190", "50–51 wholesale trade"),
     ("5990", "52–59 retail trade"), ("6799", "60–67 finance, insurance, real estate"), ("7372", "70–89 services"),
     ("9121", "91–98 public administration"), ("9995", "99–99 nonclassifiable"), ("0000", "not known"),
     ("1800", "not known"), ("none", "not known")],
)  # fmt: skip
def test_industries_are_divisions_of_the_sic(make_part, sic, group):
    assert survey(GovernanceGraph([make_part(sic=sic)]), ["oversight"], by="sic").groups == ((group, 1),)


@pytest.mark.parametrize("group", range(100))
def test_a_division_is_the_same_as_on_a_site(make_part, group):
    ((name, _),) = survey(GovernanceGraph([make_part(sic=f"{group:02}00")]), ["oversight"], by="sic").groups
    bounds = {(first, last): division for division, first, last in DIVISIONS}
    known = bounds[int(name[:2]), int(name[3:5])] if name != "not known" else None
    assert known == division_of(f"{group:02}00")


def test_without_a_disclosure_there_is_no_share_and_no_interval(make_part):
    for result in survey(GovernanceGraph([make_part()])).results:
        for line in result.lines:
            assert line.companies == 0
            assert line.market == 1
            if not line.disclosing:
                assert (line.value, line.interval) == (None, None)


def test_a_filing_without_flags_says_neither_yes_nor_no(make_part):
    line = survey(GovernanceGraph([make_part()]))["third_parties_tag"].line("engages any")
    assert (line.disclosing, line.value) == (0, None)


def test_a_flag_that_says_no_is_a_no(make_part):
    part = make_part(third_party_engaged=False)
    line = survey(GovernanceGraph([part]))["third_parties_tag"].line("engages any")
    assert (line.companies, line.disclosing, line.value) == (0, 1, 0.0)


def test_every_kind_of_third_party_is_an_answer(found):
    assert {line.answer for line in found["third_party_kinds"].lines} == set(third_party_kinds())


def test_an_empty_store_is_told():
    with pytest.raises(QueryError, match="the store is empty"):
        survey(GovernanceGraph([]))


def test_a_year_without_filings_is_told_with_those_there_are(market):
    with pytest.raises(QueryError, match="no filing for 2031 in the store; there are some for 2023, 2024"):
        survey(market, year=2031)


def test_an_unknown_figure_is_told_with_the_nearest(market):
    with pytest.raises(UnknownQuery, match="no figure 'ciso_lines'; did you mean ciso_line"):
        survey(market, ["ciso_lines"])


def test_an_unknown_grouping_is_told(market):
    with pytest.raises(BadParameter, match="no grouping by 'colour'; there are size, form, sic, year"):
        survey(market, by="colour")


def test_rows_are_flat(found):
    rows = found.rows().dicts()
    assert len({tuple(row) for row in rows}) == 1
    (row,) = [row for row in rows if (row["figure"], row["answer"]) == ("ciso_line", "CTO")]
    assert (row["companies"], row["disclosing"], row["not_disclosing"], row["value"]) == (0, 3, 2, 0.0)
    assert [(said["value"], said["source"]) for said in row["published"]] == [(0.15, "Heidrick 2022")]


def test_a_result_without_the_answer_says_so(found):
    with pytest.raises(UnknownQuery, match="no answer 'CMO'"):
        found["ciso_line"].line("CMO")
    with pytest.raises(UnknownQuery, match="no figure 'salary'"):
        found["salary"]


def test_a_notebook_shows_a_table_for_each_figure(found):
    assert found._repr_html_().count("<table>") == len(figures())
