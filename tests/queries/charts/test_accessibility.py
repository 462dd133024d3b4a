"""Pages as axe-core judges them, in both themes."""

import pytest

from queries.charts import comparison_page, org_chart
from queries.compare import compare

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_org_chart_has_no_serious_finding(show, hand, acme, grave_findings, scheme):
    page = show(org_chart(acme), color_scheme=scheme)
    assert grave_findings(page) == []
    hand.click_on(page, hand.edge_id(page, "ENGAGES"))
    page.click(".chip[data-type=INFORMS]")
    page.fill("#search", "chief")
    assert grave_findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_comparison_has_no_serious_finding(show, acme, make_part, grave_findings, scheme):
    page = show(comparison_page(compare([acme, make_part("quiet", company="Quiet Inc.")])), color_scheme=scheme)
    for tab in ("#tab-charts", "#tab-differences", "#tab-matrix"):
        page.click(tab)
        assert grave_findings(page) == []


def test_a_button_without_a_name_is_found(show, acme, grave_findings):
    page = show(org_chart(acme))
    page.evaluate("document.querySelector('#fit').textContent = ''")
    assert [name for name, *_ in grave_findings(page)] == ["button-name"]
