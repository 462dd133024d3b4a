"""The site as a reader uses it, from disk and offline."""

import re

import pytest

from graphmodel.store.file_format import GovgraphFile, merged
from graphmodel.store.file_store import FileContents
from queries.site import build_site

pytestmark = pytest.mark.browser
DRAWN = "#company canvas"


def names_on(page):
    return page.locator("#list tbody th a").all_inner_texts()


def count_of(page, facet, value):
    row = page.locator(f"#filters fieldset[data-facet={facet}] label", has_text=value).first
    return int(row.locator("b").text_content())


def filter_by(page, facet, value):
    page.locator(f"#filters fieldset[data-facet={facet}] label", has_text=value).first.locator("input").click()


def relation(page, kind):
    return page.locator("#panel .relation", has_text=kind).first


def open_chart(page, name):
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_selector(DRAWN)


def test_the_list_has_each_company_once(visit, site):
    page = visit(site)
    assert page.inner_text("#count") == "43 companies"
    assert names_on(page)[:2] == ["Acme Inc.", "Alike 00 Corp."]
    page.check("#every")
    assert page.inner_text("#count") == "44 filings"


@pytest.mark.parametrize("words", ["bank", "ærø", "BANK of", "42", "0000000042", "BNK.B", "co bank", " bank  & co "])
def test_search_finds_names_and_ciks(visit, site, words):
    page = visit(site)
    page.keyboard.press("/")
    page.keyboard.type(words)
    assert names_on(page) == ["Bank of Ærø & Co"]


def test_search_finds_a_ticker_first_and_enter_opens_it(visit, site):
    page = visit(site)
    page.fill("#find", "acme")
    assert names_on(page) == ["Acme Inc."]
    page.keyboard.press("Enter")
    page.wait_for_selector(DRAWN)
    assert page.inner_text("#company h1") == "Acme Inc.: cybersecurity governance"


def test_filters_count_what_is_there_and_narrow_the_list(visit, site):
    page = visit(site)
    assert count_of(page, "form", "20-F") == 40
    assert count_of(page, "charge", "Audit committee") == 41
    assert count_of(page, "charge", "Risk committee") == 1
    assert count_of(page, "line", "No security officer named") == 1
    filter_by(page, "form", "10-K")
    assert names_on(page) == ["Bank of Ærø & Co"]
    assert count_of(page, "charge", "Audit committee") == 0
    assert count_of(page, "form", "20-F") == 40  # what it would be with this one instead
    page.locator("#chosen .chip", has_text="Form: 10-K").click()
    assert page.inner_text("#count") == "43 companies"


def test_a_company_counts_by_its_newest_filing_of_the_chosen_years(visit, site):
    page = visit(site)
    assert count_of(page, "line", "Chief Risk Officer") == 1
    assert count_of(page, "line", "Chief Information Officer") == 1  # Acme's; the bank's line moved away
    filter_by(page, "year", "2023")
    assert names_on(page) == ["Bank of Ærø & Co"]
    assert count_of(page, "line", "Chief Risk Officer") == 0
    assert count_of(page, "line", "Chief Information Officer") == 1
    assert count_of(page, "year", "2024") == 43


def test_what_is_chosen_is_in_the_address(visit, site):
    page = visit(site)
    filter_by(page, "charge", "Risk committee")
    page.fill("#find", "bank")
    page.locator("#list th.size button").click()
    fragment = "#" + page.url.partition("#")[2]
    again = visit(site, fragment)
    assert again.locator("#chosen .chip").first.inner_text().startswith("In charge at board level: Risk committee")
    assert again.input_value("#find") == "bank"
    assert again.locator("#list th.size").get_attribute("aria-sort") == "descending"


def test_a_column_sorts_both_ways(visit, site):
    page = visit(site)
    page.locator("#list th.name button").click()
    assert names_on(page)[0] == "Quiet Holdings"
    page.locator("#list th.relations button").click()
    assert names_on(page)[0] == "Acme Inc."
    page.locator("#list th.relations button").click()
    assert names_on(page)[0] == "Quiet Holdings"


def test_a_chart_is_drawn_with_its_evidence(visit, site):
    page = visit(site)
    open_chart(page, "Acme Inc.")
    relation(page, "informs").click()
    assert "Our CISO briefs the committee quarterly." in page.inner_text("#panel blockquote")
    assert page.locator("#legend .chip").count() > 3
    assert page.title() == "Acme Inc.: cybersecurity governance"


def test_a_chart_leads_to_other_years_and_peers(visit, site):
    page = visit(site, "#company=42")
    page.wait_for_selector(DRAWN)
    assert "FY2024" in page.inner_text("#company .heading p")
    page.get_by_role("link", name="10-K · FY2023").click()
    page.wait_for_selector("#company .heading p:has-text('FY2023')")
    page.locator("#panel .links a", has_text="Alike").first.click()
    page.wait_for_selector("#company h1:has-text('Alike')")
    page.go_back()
    page.wait_for_selector("#company .heading p:has-text('FY2023')")


def test_the_way_back_keeps_what_was_chosen(visit, site):
    page = visit(site)
    filter_by(page, "form", "10-K")
    open_chart(page, "Bank of Ærø & Co")
    page.get_by_role("link", name="‹ List").click()
    assert names_on(page) == ["Bank of Ærø & Co"]
    assert page.evaluate("document.activeElement.textContent") == "Bank of Ærø & Co"
    open_chart(page, "Bank of Ærø & Co")
    page.go_back()
    assert names_on(page) == ["Bank of Ærø & Co"]


def test_a_search_above_a_chart_leads_to_the_list_and_back(visit, site):
    page = visit(site, "#company=ACME")
    page.wait_for_selector(DRAWN)
    assert page.evaluate("document.activeElement.textContent") == "Acme Inc.: cybersecurity governance"
    page.click("#find")
    page.keyboard.type("bank")
    assert names_on(page) == ["Bank of Ærø & Co"]
    assert page.evaluate("document.activeElement.id") == "find"
    page.go_back()
    page.wait_for_selector("#company h1:has-text('Acme')")


@pytest.mark.parametrize("fragment", ["#company=0000001234", "#company=ACME", "#filing=acme-2024"])
def test_a_link_to_a_company_opens_its_newest_filing(visit, site, fragment):
    page = visit(site, fragment)
    page.wait_for_selector(DRAWN)
    assert page.inner_text("#panel h2") == "Acme Inc."


def test_a_link_may_name_a_relation(visit, site):
    page = visit(site, "#company=ACME")
    page.wait_for_selector(DRAWN)
    relation(page, "engages").click()
    fragment = "#" + page.url.partition("#")[2]
    assert fragment.startswith("#filing=acme-2024&edge=")
    again = visit(site, fragment)
    again.wait_for_selector(DRAWN)
    assert "We may engage third-party assessors." in again.inner_text("#panel")


@pytest.mark.parametrize("fragment", ["#company=77", "#company=", "#filing=%E0%A4%A", "#filing=__proto__"])
def test_a_link_to_nowhere_says_so_and_shows_the_list(visit, site, fragment):
    page = visit(site, fragment)
    assert page.inner_text("#count") == "No such filing here"
    assert len(names_on(page)) == 43


def test_an_address_of_nonsense_shows_the_list(visit, site):
    page = visit(site, "#form=none&page=-3&sort=constructor&view=%FF&year=__proto__")
    assert page.inner_text("#count") == "43 companies"


def test_the_market_s_bars_filter(visit, site):
    page = visit(site)
    page.click("#to-market")
    bar = page.locator(".figure", has_text="In charge").locator("button", has_text="Risk committee")
    assert bar.inner_text().split("\n")[-2:] == ["1", "2.3 %"]
    bar.click()
    assert page.inner_text("#count") == "1 company"
    assert bar.inner_text().split("\n")[-1] == "2.3 %"  # of those that the other filters leave
    page.click("#to-list")
    assert names_on(page) == ["Bank of Ærø & Co"]


def test_the_keyboard_is_enough(visit, site):
    page = visit(site)
    page.keyboard.press("/")
    page.keyboard.type("alike")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "Alike 01 Corp."
    page.keyboard.press("Enter")
    page.wait_for_selector(DRAWN)
    page.focus("#mynetwork")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#panel h2") == "Audit Committee"


def test_a_chart_that_is_left_listens_no_more(visit, site):
    page = visit(site)
    for name in ("Acme Inc.", "Alike 00 Corp.", "Acme Inc."):
        open_chart(page, name)
        page.get_by_role("link", name="‹ List").click()
        page.wait_for_selector("#browse", state="visible")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.click("#theme")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("canvas").count() == 0


def test_print_has_the_chart_alone(visit, site):
    page = visit(site, "#company=ACME")
    page.wait_for_selector(DRAWN)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#print svg").count() == 1


@pytest.fixture
def small(parts, store, tmp_path):
    """A site to be damaged."""
    build_site(store(parts[:2]), tmp_path / "site")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("kind", "fragment", "place"), [("charts", "#company=ACME", "#company [role=alert]"), ("index", "", "#count")]
)
def test_a_file_that_is_missing_is_said(open_file, heard, small, kind, fragment, place):
    (file,) = (small / "data").glob(f"{kind}-*")
    files = list((small / "data").iterdir())
    file.unlink()
    page = open_file(small / "index.html", fragment, files=files)
    page.locator(place, has_text=f"The file data/{file.name} is missing beside this page.").wait_for()
    assert len(heard) == 1
    assert "ERR_FILE_NOT_FOUND" in heard.pop()


def test_a_file_that_is_damaged_is_said(visit, small):
    (file,) = (small / "data").glob("charts-*")
    text = file.read_bytes()
    file.write_bytes(text[:100] + text[140:])
    page = visit(small, "#company=ACME")
    page.locator("#company [role=alert]", has_text=f"The file data/{file.name} is damaged.").wait_for()
    page.get_by_role("link", name="‹ List").click()
    assert names_on(page)[0] == "Acme Inc."


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_site_has_no_serious_finding(visit, site, grave_findings, scheme):
    page = visit(site, color_scheme=scheme)
    filter_by(page, "form", "20-F")
    assert grave_findings(page) == []
    page.click("#to-market")
    assert grave_findings(page) == []
    page.fill("#find", "nobody at all")
    page.click("#to-list")
    assert grave_findings(page) == []
    page.evaluate("location.hash = 'company=42'")
    page.wait_for_selector(DRAWN)
    assert grave_findings(page) == []


def test_a_narrow_window_is_enough(visit, site, grave_findings):
    page = visit(site, viewport={"width": 420, "height": 800})
    page.get_by_role("button", name="Filters").click()
    filter_by(page, "form", "Not stated")
    page.get_by_role("button", name="Filters").click()
    assert names_on(page) == ["Acme Inc.", "Quiet Holdings"]
    assert grave_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    open_chart(page, "Acme Inc.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_a_store_without_filings_is_said(visit, tmp_path):
    build_site(FileContents(GovgraphFile(merged(None, {}, "empty"), "empty")), tmp_path / "site")
    page = visit(tmp_path / "site")
    assert page.inner_text("#list") == "There are no filings in the store that this site was made of."
    page.click("#to-market")
    assert page.inner_text("#count") == "0 companies"


def test_a_long_list_has_pages(visit, make_part, store, tmp_path):
    parts = [make_part(f"f{n}", company=f"Company {n:03}") for n in range(120)]
    build_site(store(parts), tmp_path / "site")
    page = visit(tmp_path / "site")
    assert page.inner_text(".pager span") == "1–50 of 120"
    page.get_by_role("button", name="Next ›").click()
    page.get_by_role("button", name="Next ›").click()
    assert names_on(page)[-1] == "Company 119"
    assert page.get_by_role("button", name="Next ›").is_disabled()
    page.reload()
    assert page.inner_text(".pager span") == "101–120 of 120"
