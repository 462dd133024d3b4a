from xml.etree import ElementTree

import pytest

from graphmodel import GovernanceGraph
from queries.survey import figures, survey
from queries.survey.plot import plot, plot_file

SVG = "{http://www.w3.org/2000/svg}"


def drawn(result):
    return ElementTree.fromstring(plot_file(result))  # noqa: S314 - what the program itself wrote


def with_class(root, name):
    return [one for one in root.iter() if one.get("class") == name]


@pytest.mark.parametrize("by", ["", "size"])
@pytest.mark.parametrize("key", [figure.key for figure in figures()])
def test_a_file_is_svg_with_a_bar_and_an_interval_for_every_value(market, key, by):
    result = survey(market, [key], by=by)[key]
    root = drawn(result)
    assert root.tag == f"{SVG}svg"
    assert len(with_class(root, "label")) == len(result.lines)
    assert len(with_class(root, "bar")) == sum(line.value is not None for line in result.lines)
    assert len(with_class(root, "reach")) == sum(line.interval is not None for line in result.lines)


def test_a_bar_is_as_long_as_its_share(market):
    root = drawn(survey(market, ["oversight"])["oversight"])
    widths = [float(bar.get("width")) for bar in with_class(root, "bar")]
    assert widths == [195.0, 97.5, 0.0, 0.0, 97.5, 97.5]  # of 390 pixels: 2, 1, 0, 0, 1 and 1 of 4


def test_published_values_are_marked_and_told(market):
    root = drawn(survey(market, ["ciso_line"])["ciso_line"])
    marks = with_class(root, "said")
    assert [mark.get("d").split()[0] for mark in marks] == ["M148.2", "M58.5", "M31.2"]
    assert [mark[0].text for mark in marks] == ["38 % Heidrick 2022", "15 % Heidrick 2022", "8 % Heidrick 2022"]
    assert "CIO: 33.3 % (6.1–79.2), published 38 % Heidrick 2022." in root.find(f"{SVG}desc").text


def test_everything_that_is_drawn_is_on_the_scale(market):
    for result in survey(market, by="form").results:
        root = drawn(result)
        width = float(root.get("viewBox").split()[2])
        left = float(root.find(f"{SVG}g").get("transform")[10:-1])
        ends = [float(bar.get("width")) for bar in with_class(root, "bar")]
        ends += [float(mark.get("d").split()[0][1:]) for mark in with_class(root, "said")]
        assert max(ends, default=0) <= 390 < width - left


def test_what_none_discloses_is_said(make_part):
    result = survey(GovernanceGraph([make_part()]), ["ciso_line"])["ciso_line"]
    assert {text.text for text in with_class(drawn(result), "value")} == {"none discloses it"}


def test_a_form_that_is_markup_stays_text(make_part):
    part = make_part(form='<script>alert("1")</script>' * 3)
    result = survey(GovernanceGraph([part]), ["ciso_named"], by="form")["ciso_named"]
    root = drawn(result)
    assert "<script" not in plot(result)
    assert with_class(root, "label")[0].text == ('<script>alert("1")</script>' * 3)[:51] + "…"
