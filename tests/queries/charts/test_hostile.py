"""What a filing says is never run: names, sentences, ids and company names that try to."""

import json

import pytest

from queries.charts import OrgChart, comparison_page, org_chart
from queries.compare import compare

pytestmark = pytest.mark.browser
HOSTILE = [
    "<img src=x onerror=window.hit=1>",
    "</script><script>window.hit=1</script>",
    '"onload="window.hit=1',
    "' onmouseover='window.hit=1",
    "<a href=javascript:window.hit=1>href</a>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "{{ 7*7 }} ${window.hit=1}",
    "{% raw %}{{ self.__init__ }}{% endraw %}",
    "]]><!-- --><style>*{display:none}</style>",
    "<!--<script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    "<object data=javascript:window.hit=1>",
    "<meta http-equiv=refresh content='0;url=javascript:window.hit=1'>",
    "<base href=https://example.com/>",
    "<link rel=stylesheet href=//example.com/x.css>",
    "<details open ontoggle=window.hit=1>",
    "<math><mtext><style><img src=x onerror=window.hit=1></style></mtext></math>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "\\u003cscript\\u003ewindow.hit=1",
    "__proto__",
    "constructor",
    "</title></head><body onload=window.hit=1>",
    "url(javascript:window.hit=1); background: red",
    "\u2028window.hit=1\u2029//",
    "javascript:window.hit=1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_runs_nothing(show, hand, make_part, text):
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


def test_a_hostile_link_opens_nothing(show, acme):
    page = show(org_chart(acme))
    for text in HOSTILE:
        for kind in ("node", "edge"):
            page.evaluate("hash => { location.hash = hash; }", f"#{kind}={text}")
            page.evaluate("new Promise(requestAnimationFrame)")
            assert page.inner_text("#panel h2") == "Acme Inc."
    assert page.evaluate("window.hit") is None


def test_hostile_text_runs_nothing_in_a_comparison(show, hand, make_part):
    for first in range(0, len(HOSTILE) - 1, 6):
        parts = [
            make_part(
                f"hostile-{index} {text}",
                company=text,
                nodes={"o": ("Officer", text), "b": ("Board", text)},
                edges=[("o", "REPORTS_TO", "b", text)],
            )
            for index, text in enumerate(HOSTILE[first : first + 6])
        ]
        page = show(comparison_page(compare(parts)))
        for tab in ("#tab-differences", "#tab-matrix", "#tab-charts"):
            page.click(tab)
        hand.click_on(page, hand.edge_id(page, "REPORTS_TO"))
        assert page.evaluate("window.hit") is None


def test_hostile_text_runs_nothing_in_a_notebook(show, make_part):
    text = "".join(HOSTILE)
    chart = OrgChart(make_part(company=text, nodes={"o": ("Officer", text), "b": ("Board", "board")}))
    chart.add_node(text, label=text)
    chart.add_edge(text, chart.get_nodes()[1], label=text, title=text)
    page = show(f"<!DOCTYPE html><body>{chart._repr_html_()}", ready="document.querySelector('iframe') !== null")
    frame = page.frame_locator("iframe")
    frame.locator("#panel .relation").click()
    assert frame.locator("#panel blockquote").text_content() == f"“{text}”"
    assert page.evaluate("window.hit") is None
    assert json.loads(frame.locator("#data-edges").text_content())[0]["phrase"] == text
