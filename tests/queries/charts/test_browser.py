"""The pages in a real browser, offline, with every request and every complaint counted."""

import re

import pytest

from queries.charts import comparison_page, org_chart
from queries.compare import compare

pytestmark = pytest.mark.browser


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


def test_a_click_on_a_relation_shows_its_sentence(show, acme, hand):
    page = show(org_chart(acme))
    hand.click_on(page, hand.edge_id(page, "INFORMS"))
    assert "Our CISO briefs the committee quarterly." in page.inner_text("#panel blockquote")
    assert "informs · quarterly" in page.inner_text("#panel h2")


def test_a_click_on_a_mark_shows_its_sentence_and_the_hedge(show, acme, hand):
    page = show(org_chart(acme))
    hand.click_on(page, hand.edge_id(page, "ENGAGES"))
    assert "We may engage third-party assessors." in page.inner_text("#panel")
    assert "hedged" in page.inner_text("#panel .mark")


def test_a_click_on_a_card_lists_its_relations_and_is_announced(show, acme, hand):
    page = show(org_chart(acme))
    hand.click_on(page, hand.uid(acme, "Committee"))
    assert page.inner_text("#panel h2") == "Audit Committee"
    assert page.locator("#panel .relation").count() == 3
    assert "Audit Committee, 3 relations" in page.text_content("#live")


def test_hovering_over_a_relation_shows_its_sentence(show, acme, hand):
    page = show(org_chart(acme))
    spot = page.evaluate("id => govgraph.where(id)", hand.edge_id(page, "INFORMS"))
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


def test_a_link_opens_on_its_node(show, acme, hand):
    page = show(org_chart(acme), "#node=" + hand.uid(acme, "Board").replace("%", "%25"))
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


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_print_is_one_page_with_the_chart(show, make_part):
    teams = {f"t{i}": ("Team", f"department {i}") for i in range(30)}
    edges = [(f"t{i}", "PART_OF", f"t{i + 1}", f"Department {i} is part of the next.") for i in range(29)]
    page = show(org_chart(make_part("long", nodes=teams, edges=edges)))
    assert pages_of(page.pdf(prefer_css_page_size=True)) == 1


def test_print_all_has_every_sentence_too(show, acme):
    page = show(org_chart(acme))
    page.evaluate("window.print = () => window.dispatchEvent(new Event('beforeprint'))")
    page.click("#print-all")
    assert page.locator("#print svg").count() == 1
    assert page.locator("#print tbody tr").count() == len(acme.edges)


def test_what_leaves_a_dark_page_is_light(show, acme):
    page = show(org_chart(acme))
    light = page.evaluate("govgraph.svgText()")
    page.click("#theme")
    assert page.evaluate("govgraph.svgText()") == light
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_page_follows_the_reader_s_setting_and_the_switch(show, acme):
    page = show(org_chart(acme), color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(16, 21, 28)"
    page.click("#theme")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_hedged_and_unsure_relations_are_filtered_by_chips_of_their_own(show, make_part):
    part = make_part(
        nodes={
            "a": ("Officer", "chief risk officer"),
            "b": ("Board", "board"),
            "c": ("Officer", "chief legal officer"),
        },
        edges=[
            ("a", "INFORMS", "b", "He may brief the board.", {"hedged": True}),
            ("c", "INFORMS", "b", "She briefs the board, it seems.", {"confidence": 0.5}),
            ("a", "REPORTS_TO", "c", "He reports to her."),
        ],
    )
    page = show(org_chart(part))
    for chip, words in (("hedged", "He may brief"), ("unsure", "it seems")):
        assert page.locator(f".chip[data-type={chip}] b").inner_text() == "1"
        page.click(f".chip[data-type={chip}]")
        assert words not in page.inner_text("#panel")
    assert page.locator("#panel .relation").count() == 1
    assert "informs" not in page.evaluate("govgraph.svgText()")


def test_a_tag_that_the_text_contradicts_is_marked_and_leads_to_the_sentence(show, make_part):
    part = make_part(
        nodes={"firm": ("ThirdParty", "assessors")},
        edges=[("company", "ENGAGES", "firm", "We engage assessors to test our security.")],
        third_party_engaged=False,
    )
    page = show(org_chart(part))
    page.click("#panel .standing.warn")
    assert "the text says otherwise" in page.inner_text("#panel h2")
    assert "We engage assessors to test our security." in page.inner_text("#panel .relation")


def test_the_panel_gives_way_to_the_chart(show, acme):
    page = show(org_chart(acme))
    narrow = page.locator("#mynetwork").bounding_box()["width"]
    page.click("#panel-switch")
    assert page.locator("#mynetwork").bounding_box()["width"] > narrow + 300


def test_a_known_filing_is_linked(show, make_part):
    part = make_part(
        cik="0000320193",
        accession="0000320193-24-000123",
        nodes={"a": ("Officer", "chief risk officer"), "b": ("Board", "board")},
        edges=[("a", "INFORMS", "b", "He briefs the board.")],
    )
    page = show(org_chart(part), "#edge=e0")
    address = "https://www.sec.gov/Archives/edgar/data/320193/000032019324000123/0000320193-24-000123-index.htm"
    assert page.get_attribute("#panel a", "href") == address
    assert page.inner_text("#panel a") == address


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


def test_a_page_without_relations_says_so(show, make_part):
    page = show(org_chart(make_part()))
    assert "discloses no governance relation" in page.inner_text("#panel")


def test_a_click_on_a_role_lights_up_its_counterparts(show, pair, hand):
    page = show(comparison_page(pair))
    first = next(node.uid for node in pair.parts[0].nodes if getattr(node, "role", None) == "CISO")
    second = next(node.uid for node in pair.parts[1].nodes if getattr(node, "role", None) == "CISO")
    hand.click_on(page, f"0:{first}")
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


@pytest.fixture
def years(make_part):
    """Two years of one company: another superior, a briefing that went, one that came."""
    nodes = {
        "board": ("Board", "board of directors"),
        "cio": ("Officer", "chief information officer"),
        "ceo": ("Officer", "chief executive officer"),
        "ciso": ("Officer", "chief information security officer"),
    }
    old = [("ciso", "REPORTS_TO", "cio", "She reports to the CIO."), ("cio", "INFORMS", "board", "The CIO briefs.")]
    new = [("ciso", "REPORTS_TO", "ceo", "She reports to the CEO."), ("ciso", "LEADS", "board", "She chairs it.")]
    return [
        make_part(f"f{year}", cik="1", year=year, nodes=nodes, edges=edges)
        for year, edges in ((2023, old), (2024, new))
    ]


def test_two_years_of_a_company_show_what_changed(show, hand, years):
    page = show(comparison_page(compare(years)))
    assert page.locator(".key").all_text_contents() == ["came1", "went1", "changed1"]
    page.click("#tab-changes")
    assert page.inner_text("#changes h2") == (
        "Acme Inc., FY2023 · f2023 → FY2024 · f2024: 3 changes, 1 sentence reworded"
    )
    row = page.locator("#changes tbody tr", has_text="changed")
    assert "She reports to the CIO." in row.inner_text()
    assert "She reports to the CEO." in row.inner_text()
    row.locator("button", has_text="reports to").click()
    assert page.locator("#charts").is_visible()
    assert page.inner_text("#panel .mark") == "changed between FY2023 · f2023 and FY2024 · f2024"


def test_three_years_of_a_company_show_each_step(show, make_part, years):
    latest = make_part(
        "f2025",
        cik="1",
        year=2025,
        nodes={"board": ("Board", "board of directors"), "team": ("Team", "security operations center")},
        edges=[("team", "INFORMS", "board", "The security operations center informs the board.")],
    )
    page = show(comparison_page(compare([latest, *years])))
    page.click("#tab-changes")
    assert [one.partition(":")[0] for one in page.locator("#changes h2").all_inner_texts()] == [
        "Acme Inc., FY2023 · f2023 → FY2024 · f2024",
        "Acme Inc., FY2024 · f2024 → FY2025 · f2025",
    ]
    page.locator("#changes button", has_text="Security Operations Center").first.click()
    came = "came between FY2024 · f2024 and FY2025 · f2025"
    assert page.inner_text("#panel .mark") == came
    page.locator("#panel .relation", has_text="Security Operations Center").first.click()
    assert page.inner_text("#panel .mark") == came


def test_companies_have_no_tab_of_changes(show, pair):
    page = show(comparison_page(compare(pair.parts)))
    assert page.locator("#tab-changes").count() == 0
