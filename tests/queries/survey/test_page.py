import base64
import hashlib
import re

import pytest

from graphmodel import GovernanceGraph
from queries.survey import figures, survey
from queries.survey.page import survey_page


def test_the_page_runs_no_script_and_loads_nothing(market):
    page = survey_page(survey(market))
    assert "<script" not in page
    assert re.findall(r"\b(?:src|style|on\w+)=", page) == []
    assert {link[0] for link in re.findall(r'href="([^"]*)"', page)} == {"#"}


def test_the_policy_allows_the_page_s_own_style_alone(market):
    page = survey_page(survey(market))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_beside_every_plot_is_a_table_and_below_it_its_cypher(market):
    page = survey_page(survey(market))
    assert page.count("<svg") == page.count("<table>") == page.count("<pre") == len(figures())


def test_a_form_that_is_markup_stays_text(make_part):
    part = make_part(form="<b>10-K</b>")
    page = survey_page(survey(GovernanceGraph([part]), by="form"))
    assert "<b>10-K" not in page
    assert "&lt;b&gt;10-K&lt;/b&gt;" in page


@pytest.mark.browser
@pytest.mark.parametrize("by", ["", "size"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_serious_finding_in_a_browser(show, grave_findings, market, scheme, by):
    some = ["oversight", "ciso_years", "third_parties_tag"]  # axe takes a minute for all
    page = show(survey_page(survey(market, some, by=by)), ready="true", color_scheme=scheme)
    page.click("summary")
    assert grave_findings(page) == []
    light = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert light == (scheme == "light")


@pytest.mark.browser
@pytest.mark.parametrize("width", [400, 900, 1500])
def test_the_page_fits_its_window(show, market, width):
    page = show(survey_page(survey(market, by="size")), ready="true", viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_nothing_in_a_plot_is_cut_off(show, market):
    page = show(survey_page(survey(market, by="sic")), ready="true", viewport={"width": 1800, "height": 900})
    outside = page.evaluate("""[...document.querySelectorAll("svg.plot")].flatMap((svg) => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("text")].filter((text) => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left || box.right > frame.right || box.bottom > frame.bottom;
        }).map((text) => text.textContent);
    })""")
    assert outside == []
