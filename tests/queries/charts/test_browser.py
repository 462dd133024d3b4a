"""The pages in a real browser, offline, with every request and every complaint counted."""

import json

import pytest

from queries.charts import comparison_page, org_chart
from queries.compare import compare

pytestmark = pytest.mark.browser
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = [
    "<img src=x onerror=window.hit=1>",
    "</script><script>window.hit=1</script>",
    '"onload="window.hit=1',
    "<a href=javascript:window.hit=1>href</a>",
    "<svg onload=window.hit=1>",
    "{{ 7*7 }} ${window.hit=1}",
    "]]><!-- --><style>*{display:none}</style>",
]


@pytest.fixture(scope="module")
def browser(browser_path):
    sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser, tmp_path):
    """Opens a page from a file, offline; at the end there must have been no request and no complaint."""
    heard = []
    context = browser.new_context(viewport={"width": 1500, "height": 900}, offline=True, accept_downloads=True)

    def open_page(html, fragment=""):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = context.new_page()
        page.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: heard.append(str(error)))
        address = path.as_uri()
        page.on("request", lambda request: None if request.url == address else heard.append(request.url))
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.goto(address + fragment)
        page.wait_for_function("window.govgraph !== undefined")
        return page

    yield open_page
    context.close()
    assert heard == []


@pytest.fixture
def pair(acme, make_part):
    other = make_part(
        "other-2024",
        company="Other Inc.",
        nodes={
            "board": ("Board", "board of directors"),
            "head": ("Officer", "head of information security"),
            "ceo": ("Officer", "chief executive officer"),
        },
        edges=[
            ("head", "REPORTS_TO", "ceo", "The head of information security reports to the chief executive."),
            ("head", "INFORMS", "board", "He briefs the board annually.", {"frequency": "annually"}),
        ],
    )
    return compare([acme, other])


def click_on(page, key):
    spot = page.evaluate("id => govgraph.where(id)", key)
    page.mouse.click(spot["x"], spot["y"])


def edge_id(page, kind):
    edges = json.loads(page.text_content("#data-edges"))
    return next(edge["id"] for edge in edges if edge["rel"] == kind)


def uid(part, label):
    return next(node.uid for node in part.nodes if node.label == label)


def test_a_click_on_a_relation_shows_its_sentence(show, acme):
    page = show(org_chart(acme))
    click_on(page, edge_id(page, "INFORMS"))
    assert "Our CISO briefs the committee quarterly." in page.inner_text("#panel blockquote")
    assert "informs · quarterly" in page.inner_text("#panel h2")


def test_a_click_on_a_mark_shows_its_sentence_and_the_hedge(show, acme):
    page = show(org_chart(acme))
    click_on(page, edge_id(page, "ENGAGES"))
    assert "We may engage third-party assessors." in page.inner_text("#panel")
    assert "hedged" in page.inner_text("#panel .mark")


def test_a_click_on_a_card_lists_its_relations_and_is_announced(show, acme):
    page = show(org_chart(acme))
    click_on(page, uid(acme, "Committee"))
    assert page.inner_text("#panel h2") == "Audit Committee"
    assert page.locator("#panel .relation").count() == 3
    assert "Audit Committee, 3 relations" in page.text_content("#live")


def test_hovering_over_a_relation_shows_its_sentence(show, acme):
    page = show(org_chart(acme))
    spot = page.evaluate("id => govgraph.where(id)", edge_id(page, "INFORMS"))
    page.mouse.move(spot["x"], spot["y"])
    assert "Our CISO briefs the committee quarterly." in page.inner_text("#tip")
    assert "informs Audit Committee · quarterly" in page.inner_text("#tip")


def test_the_legend_counts_and_filters(show, acme):
    page = show(org_chart(acme))
    chip = page.locator(".chip[data-type=REPORTS_TO]")
    assert chip.locator("b").inner_text() == "2"
    assert page.locator("#panel .relation").count() == 6
    before = page.evaluate("govgraph.svgText()")
    chip.click()
    assert page.locator("#panel .relation").count() == 4
    assert "reports to" in before
    assert "reports to" not in page.evaluate("govgraph.svgText()")


def test_search_finds_names_and_sentences(show, acme):
    page = show(org_chart(acme))
    page.keyboard.press("/")
    page.fill("#search", "ada byron")
    assert "Chief Information Officer" in page.inner_text("#hits li")
    page.fill("#search", "our cio reports")
    page.keyboard.press("Enter")
    assert "Our CIO reports to the board." in page.inner_text("#panel blockquote")


def test_a_link_opens_on_its_node(show, acme):
    page = show(org_chart(acme), "#node=" + uid(acme, "Board").replace("%", "%25"))
    assert page.inner_text("#panel h2") == "Board of Directors"


def test_a_link_to_nowhere_opens_the_overview(show, acme):
    page = show(org_chart(acme), "#node=%E0%A4%A")
    assert page.inner_text("#panel h2") == "Acme Inc."


def test_the_keyboard_moves_between_cards(show, acme):
    page = show(org_chart(acme))
    page.focus("#mynetwork")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#panel h2") == "Board of Directors"
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#panel h2") == "Audit Committee"
    page.keyboard.press("Escape")
    assert page.inner_text("#panel h2") == "Acme Inc."


@pytest.mark.parametrize(("button", "start"), [("#save-png", b"\x89PNG"), ("#save-svg", b"<svg xmlns=")])
def test_exports_are_files_of_their_kind(show, acme, tmp_path, button, start):
    page = show(org_chart(acme))
    with page.expect_download() as download:
        page.click(button)
    saved = tmp_path / "saved"
    download.value.save_as(saved)
    assert saved.read_bytes().startswith(start)
    assert saved.stat().st_size > 4000


def test_print_has_the_chart_and_every_sentence(show, acme):
    page = show(org_chart(acme))
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#print svg").count() == 1
    assert page.locator("#print tbody tr").count() == len(acme.edges)


def test_a_printed_comparison_names_its_filings_and_gives_no_instructions(show, pair):
    page = show(comparison_page(pair))
    svg = page.evaluate("govgraph.svgText()")
    assert "FY2024" in svg
    assert "Click" not in svg
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".top").is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.click("#tab-matrix")
    page.emulate_media(media="print")
    assert page.locator(".heading h1").is_visible()
    assert not page.locator(".heading p").is_visible()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_runs_nothing(show, make_part, text):
    part = make_part(
        "hostile",
        company=text,
        source=text,
        section=text,
        nodes={
            "o": ("Officer", text, {"person": text, "aliases": [text]}),
            "b": ("Board", "board " + text),
            "t": ("ThirdParty", "firm " + text, {"kind": text}),
        },
        edges=[("o", "REPORTS_TO", "b", text), ("company", "ENGAGES", "t", text)],
    )
    page = show(org_chart(part))
    for kind in ("REPORTS_TO", "ENGAGES"):
        click_on(page, edge_id(page, kind))
        assert page.inner_text("#panel blockquote") == f"“{text}”"
    click_on(page, uid(part, "Officer"))
    page.fill("#search", text[:10])
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    svg = page.evaluate("govgraph.svgText()")
    assert (
        page.evaluate("s => new DOMParser().parseFromString(s, 'image/svg+xml').querySelector('parsererror')", svg)
        is None
    )
    assert page.evaluate("window.hit") is None


def test_a_page_without_relations_says_so(show, make_part):
    page = show(org_chart(make_part()))
    assert "discloses no governance relation" in page.inner_text("#panel")


def test_a_click_on_a_role_lights_up_its_counterparts(show, pair):
    page = show(comparison_page(pair))
    first = next(node.uid for node in pair.parts[0].nodes if getattr(node, "role", None) == "CISO")
    second = next(node.uid for node in pair.parts[1].nodes if getattr(node, "role", None) == "CISO")
    click_on(page, f"0:{first}")
    assert set(page.evaluate("govgraph.lit().core")) == {f"0:{first}", f"1:{second}"}
    assert "Head of Information Security" in page.inner_text("#panel")


def test_the_differences_tab_gives_both_sentences(show, pair):
    page = show(comparison_page(pair))
    page.click("#tab-differences")
    row = page.locator("#differences tbody tr", has_text="The security officer reports to")
    assert "differs" in row.inner_text()
    assert "Our CISO reports to our CIO." in row.inner_text()
    assert "reports to the chief executive" in row.inner_text()


def test_what_one_filing_alone_says_is_not_called_undisclosed(show, acme, make_part):
    page = show(comparison_page(compare([acme, make_part("quiet", company="Quiet Inc.")])))
    page.click("#tab-differences")
    row = page.locator("#differences tbody tr", has_text="The security officer reports to")
    assert row.locator(".verdict").inner_text() == "only 1 of 2 discloses it"


def test_tools_of_the_charts_are_not_offered_beside_the_tables(show, pair):
    page = show(comparison_page(pair))
    for tab, there in (("#tab-matrix", False), ("#tab-differences", False), ("#tab-charts", True)):
        page.click(tab)
        for tool in ("#fit", "#zoom-in", "#save-png", "#legend"):
            assert page.locator(tool).is_visible() is there


def test_a_search_in_the_tables_leads_to_the_chart(show, pair):
    page = show(comparison_page(pair))
    page.click("#tab-differences")
    page.fill("#search", "our cio reports")
    page.keyboard.press("Enter")
    assert page.locator("#charts").is_visible()
    assert "Our CIO reports to the board." in page.inner_text("#panel blockquote")


def test_columns_of_a_comparison_are_of_one_width(show, make_part):
    parts = [make_part(f"f{i}", company=f"Company {i}", edges=[]) for i in range(6)]
    page = show(comparison_page(compare(parts)))
    page.click("#tab-differences")
    heads = page.locator("#differences thead th")
    widths = [heads.nth(index).bounding_box()["width"] for index in range(1, 7)]
    assert max(widths) - min(widths) < 2
    assert min(widths) > 150


def test_silence_is_called_not_disclosed(show, pair):
    page = show(comparison_page(pair))
    page.click("#tab-matrix")
    row = page.locator("#matrix tbody tr", has_text="Audit committee")
    assert row.locator("td").nth(1).inner_text() == "not disclosed"
    assert "not disclosed" in page.evaluate("govgraph.svgText()")


def test_a_name_in_the_matrix_leads_to_its_card(show, pair):
    page = show(comparison_page(pair))
    page.click("#tab-matrix")
    page.locator("#matrix button.name", has_text="Audit Committee").click()
    assert page.locator("#charts").is_visible()
    assert page.inner_text("#panel h2") == "Audit Committee"


def test_hostile_text_runs_nothing_in_a_comparison(show, make_part):
    parts = [
        make_part(
            f"hostile-{index}",
            company=text,
            nodes={"o": ("Officer", text), "b": ("Board", text)},
            edges=[("o", "REPORTS_TO", "b", text)],
        )
        for index, text in enumerate(HOSTILE[:6])
    ]
    page = show(comparison_page(compare(parts)))
    for tab in ("#tab-differences", "#tab-matrix", "#tab-charts"):
        page.click(tab)
    click_on(page, edge_id(page, "REPORTS_TO"))
    assert page.evaluate("window.hit") is None


def test_a_link_to_a_relation_brings_it_into_sight(show, make_part):
    teams = {f"t{i}": ("Team", f"department {i}") for i in range(30)}
    part = make_part(
        "long",
        nodes=teams,
        edges=[(f"t{i}", "PART_OF", f"t{i + 1}", f"Department {i} is part of the next.") for i in range(29)],
    )
    page = show(org_chart(part), "#edge=e28")
    assert "Department 28" in page.inner_text("#panel blockquote")
    spot = page.evaluate("govgraph.where('e28')")
    assert 0 < spot["x"] < 1500
    assert 0 < spot["y"] < 900
