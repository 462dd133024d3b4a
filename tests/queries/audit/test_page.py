"""The page of findings in a real browser, offline, with every request and every complaint counted."""

import pytest

from queries.audit import audit_filing
from queries.audit.page import audit_page

NO_EFFECT = "No risks have materially affected or are reasonably likely to materially affect us."
CONSULTANTS = "We engage outside consultants to test our security controls."
BOARD = ("BoardCommitteeOrSubcommitteeResponsibleForOversight", "Our board of directors")


@pytest.fixture
def show(open_file, tmp_path):
    """Opens the page of these filings' audits."""

    def open_page(*parts, **options):
        path = tmp_path / "audit.html"
        path.write_text(audit_page([audit_filing(part) for part in parts]), encoding="utf-8")
        page = open_file(path, **options)
        page.wait_for_function("window.govgraph !== undefined")
        return page

    return open_page


@pytest.fixture
def two(tagged):
    """Acme with two errors, Bolt with a note."""
    return (
        tagged(NO_EFFECT, CONSULTANTS, materially_affected=True, third_party_engaged=False, cik="1234"),
        tagged(BOARD, filing_id="bolt-2025", company="Bolt Corp.", year=2025, integrated=True),
    )


def test_the_page_of_no_findings_says_so_without_a_browser(tagged):
    page = audit_page([audit_filing(tagged(CONSULTANTS))])
    assert "Nothing found in 1 filing" in page
    assert "Tags against text: Acme Inc." in page


@pytest.mark.browser
def test_findings_stand_most_severe_first_with_their_words(show, two):
    page = show(*two)
    assert page.inner_text("#count") == "3 of 3 findings"
    entries = page.locator("#findings > li")
    assert [mark.inner_text() for mark in page.locator("#findings .mark").all()] == ["error", "error", "note"]
    assert NO_EFFECT in entries.nth(0).inner_text()
    assert "characters 2 to" in entries.nth(0).inner_text()
    assert "Bolt Corp." in entries.nth(2).inner_text()


@pytest.mark.browser
def test_findings_are_narrowed_by_severity_kind_and_words(show, two):
    page = show(*two)
    page.uncheck("input[value=error]")
    assert page.inner_text("#count") == "1 of 3 findings"
    page.check("input[value=error]")
    page.select_option("#kind", label="No third party flagged, the text engages some (1)")
    page.locator("#findings blockquote span").get_by_text(CONSULTANTS, exact=True).wait_for()
    assert page.locator("#findings > li").count() == 1
    page.select_option("#kind", label="every kind")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("bolt board")
    page.get_by_text("1 of 3 findings", exact=True).wait_for()
    page.fill("#search", "nowhere to be found")
    page.get_by_text("None of 3 findings").wait_for()


@pytest.mark.browser
def test_thousands_of_findings_come_in_portions(show, tagged):
    parts = [tagged(BOARD, filing_id=f"f-{n:04}", company=f"Company {n:04}", integrated=True) for n in range(1205)]
    page = show(*parts)
    assert page.locator("#findings > li").count() == 100
    page.click("#more")
    assert page.locator("#findings > li").count() == 200
    assert "Company 0100" in page.evaluate("document.activeElement.textContent")
    page.fill("#search", "company 1204")
    page.get_by_text("1 of 1,205 findings", exact=True).wait_for()
    assert page.is_hidden("#more")


@pytest.mark.browser
def test_a_long_passage_is_shown_whole_on_request(show, tagged):
    long = ("BoardCommitteeOrSubcommitteeResponsibleForOversight", "Our board of directors oversees it. " * 40)
    page = show(tagged(long, integrated=True))
    assert page.inner_text("blockquote span").endswith("…")
    page.click("blockquote button")
    assert page.locator("blockquote span").text_content() == long[1]


@pytest.mark.browser
def test_hostile_text_runs_nothing(show, tagged, hostile_text):
    blocks = [(BOARD[0], f"Our board {hostile_text}"), f"{hostile_text} {NO_EFFECT}"]
    page = show(tagged(*blocks, filing_id=hostile_text, company=hostile_text, materially_affected=True))
    assert page.locator("#findings > li").count() > 0
    page.fill("#search", hostile_text)
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_serious_finding(show, two, grave_findings, scheme):
    page = show(*two, color_scheme=scheme)
    assert grave_findings(page) == []
    page.fill("#search", "nothing of the kind")
    page.get_by_text("None of 3 findings").wait_for()
    assert grave_findings(page) == []


@pytest.mark.browser
def test_the_page_is_for_narrow_screens_too(show, two):
    page = show(*two, viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
