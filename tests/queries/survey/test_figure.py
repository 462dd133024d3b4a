from importlib.resources import files

import pytest

from queries.survey import figures, survey

ALL = [pytest.param(figure, id=figure.key) for figure in figures()]


@pytest.mark.parametrize("figure", ALL)
def test_a_figure_says_what_it_counts(figure):
    assert figure.of.split()[0] in ("all,", "those")
    assert not figure.of.endswith(".")
    assert figure.reading.endswith(".")
    assert (figure.measure == "median") == bool(figure.unit)


@pytest.mark.parametrize("figure", [param for param in ALL if param.values[0].published])
def test_a_published_value_stands_beside_an_answer(figure, market):
    answers = {line.answer for line in survey(market, [figure.key])[figure.key].lines}
    for said in figure.published:
        assert said.answer in answers
        assert 0 < said.value < 1
        assert said.source
        assert said.about
        assert said.differs.endswith(".")


def test_the_published_values_are_those_of_their_sources():
    values = sorted({(said.source, said.answer, said.value) for figure in figures() for said in figure.published})
    assert values == [
        ("CAQ 2024", "audit committee", 0.64),
        ("CAQ practices 2024", "full board alone", 0.25),
        ("CAQ practices 2025", "full board alone", 0.23),
        ("CAQ practices 2025", "quarterly", 0.71),
        ("EY 2024", "audit committee", 0.81),
        ("EY 2024", "risk committee", 0.13),
        ("EY 2024", "technology committee", 0.1),
        ("Heidrick 2022", "CEO", 0.08),
        ("Heidrick 2022", "CIO", 0.38),
        ("Heidrick 2022", "CTO", 0.15),
        ("Hoog 2024", "titled chief (information) security officer", 0.41),
    ]


def test_every_statement_file_belongs_to_a_figure():
    names = {entry.name for entry in files("queries.survey").joinpath("cypher").iterdir()}
    shared = {"companies.cypher", "shares.cypher", "medians.cypher"}
    assert names == shared | {f"{figure.key}.cypher" for figure in figures()}
