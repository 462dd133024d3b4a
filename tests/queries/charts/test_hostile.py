"""What a filing says is never run: names, sentences, ids and company names that try to."""

import json

import pytest

from queries.charts import OrgChart, comparison_page, org_chart
from queries.compare import compare

pytestmark = pytest.mark.browser


def test_hostile_text_runs_nothing(show, hand, make_part, hostile_text):
    text = hostile_text
    part = make_part(
        text,
        company=text,
        source=text,
        section=text,
        form=text,
        nodes={
            "o": ("Officer", text, {"person": text, "aliases": [text]}),
            "b": ("Board", "board " + text),
            "t": ("ThirdParty", "firm " + text, {"kind": text}),
        },
        edges=[("o", "REPORTS_TO", "b", text), ("company", "ENGAGES", "t", text)],
    )
    page = show(org_chart(part))
    for kind in ("REPORTS_TO", "ENGAGES"):
        hand.click_on(page, hand.edge_id(page, kind))
        assert page.text_content("#panel blockquote") == f"“{text}”"
    hand.click_on(page, hand.uid(part, "Officer"))
    page.fill("#search", text[:10])
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    svg = page.evaluate("govgraph.svgText()")
    broken = "s => new DOMParser().parseFromString(s, 'image/svg+xml').querySelector('parsererror, script, image')"
    assert page.evaluate(broken, svg) is None
    assert page.evaluate("window.hit") is None


def test_a_hostile_link_opens_nothing(show, acme, hostile):
    page = show(org_chart(acme))
    for text in hostile:
        for kind in ("node", "edge"):
            page.evaluate("hash => { location.hash = hash; }", f"#{kind}={text}")
            page.evaluate("new Promise(requestAnimationFrame)")
            assert page.inner_text("#panel h2") == "Acme Inc."
    assert page.evaluate("window.hit") is None


def test_hostile_text_runs_nothing_in_a_comparison(show, hand, make_part, hostile):
    for first in range(0, len(hostile) - 1, 6):
        parts = [
            make_part(
                f"hostile-{index} {text}",
                company=text,
                nodes={"o": ("Officer", text), "b": ("Board", text)},
                edges=[("o", "REPORTS_TO", "b", text)],
            )
            for index, text in enumerate(hostile[first : first + 6])
        ]
        page = show(comparison_page(compare(parts)))
        for tab in ("#tab-differences", "#tab-matrix", "#tab-charts"):
            page.click(tab)
        hand.click_on(page, hand.edge_id(page, "REPORTS_TO"))
        assert page.evaluate("window.hit") is None


def test_hostile_text_runs_nothing_in_a_notebook(show, make_part, hostile):
    text = "".join(hostile)
    chart = OrgChart(make_part(company=text, nodes={"o": ("Officer", text), "b": ("Board", "board")}))
    chart.add_node(text, label=text)
    chart.add_edge(text, chart.get_nodes()[1], label=text, title=text)
    page = show(f"<!DOCTYPE html><body>{chart._repr_html_()}", ready="document.querySelector('iframe') !== null")
    frame = page.frame_locator("iframe")
    frame.locator("#panel .relation").click()
    assert frame.locator("#panel blockquote").text_content() == f"“{text}”"
    assert page.evaluate("window.hit") is None
    assert json.loads(frame.locator("#data-edges").text_content())[0]["phrase"] == text
