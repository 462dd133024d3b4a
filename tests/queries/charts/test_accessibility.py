"""Pages as axe-core judges them (https://github.com/dequelabs/axe-core), in both themes."""

import pytest

from queries.charts import comparison_page, org_chart
from queries.compare import compare

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}


def grave_findings(page, axe):
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    return [
        (one["id"], node["html"][:120], node["failureSummary"])
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_org_chart_has_no_serious_finding(show, hand, acme, axe, scheme):
    page = show(org_chart(acme), color_scheme=scheme)
    assert grave_findings(page, axe) == []
    hand.click_on(page, hand.edge_id(page, "ENGAGES"))
    page.click(".chip[data-type=INFORMS]")
    page.fill("#search", "chief")
    assert grave_findings(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_comparison_has_no_serious_finding(show, acme, make_part, axe, scheme):
    page = show(comparison_page(compare([acme, make_part("quiet", company="Quiet Inc.")])), color_scheme=scheme)
    for tab in ("#tab-charts", "#tab-differences", "#tab-matrix"):
        page.click(tab)
        assert grave_findings(page, axe) == []


def test_a_button_without_a_name_is_found(show, acme, axe):
    page = show(org_chart(acme))
    page.evaluate("document.querySelector('#fit').textContent = ''")
    assert [name for name, *_ in grave_findings(page, axe)] == ["button-name"]
