"""What a filing says is never run, wherever the site shows it."""

import pytest

from queries.site import build_site

pytestmark = pytest.mark.browser


@pytest.fixture
def hostile_site(make_part, hostile, store, tmp_path):
    """A filing for each hostile text, which is its name, id, form, industry, and all that it says."""
    parts = [
        make_part(
            text,
            company=text,
            ticker=text,
            sic=text,
            form=text,
            filed=text,
            source=text,
            nodes={"o": ("Officer", text, {"person": text}), "b": ("Board", "board " + text)},
            edges=[("o", "REPORTS_TO", "b", text)],
        )
        for text in hostile
    ]
    build_site(store(parts), tmp_path / "site")
    return tmp_path / "site"


def test_hostile_text_runs_nothing_in_lists_filters_and_plots(visit, hostile, hostile_site):
    page = visit(hostile_site)
    shown = page.locator("#list tbody th a").all_text_contents()
    assert sorted(shown) == sorted(hostile)
    for text in hostile:
        page.fill("#find", text)
    page.fill("#find", "")
    page.click("#to-market")
    assert hostile[0] in page.inner_text("#market")
    page.locator("#market button", has_text=hostile[0]).first.click()
    assert hostile[0] in page.inner_text("#chosen")
    assert page.evaluate("window.hit") is None


def test_hostile_text_runs_nothing_in_a_chart(visit, hostile, hostile_site):
    page = visit(hostile_site)
    for text in hostile:
        page.evaluate("id => { location.hash = `#filing=${encodeURIComponent(id)}`; }", text)
        drawn = page.locator("#company h1[title]", has_text=text)
        drawn.wait_for()
        page.locator("#panel .relation").first.click()
        assert page.text_content("#panel blockquote") == f"“{text}”"
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("window.hit") is None


def test_a_hostile_link_opens_nothing(visit, site, hostile):
    page = visit(site)
    for text in hostile:
        for name in ("filing", "company", "q", "form", "view", "filing=acme-2024&node"):
            page.evaluate("hash => { location.hash = hash; }", f"#{name}={text}")
            page.evaluate("new Promise(requestAnimationFrame)")
    assert page.evaluate("window.hit") is None


def test_neither_another_script_nor_markup_can_be_let_in(visit, site, heard):
    page = visit(site)
    for attempt in (
        "document.createElement('script').src = 'https://example.com/x.js'",
        "document.createElement('script').src = 'data/charts-00000000000000000000.js'",
        "document.body.innerHTML = '<b>x</b>'",
    ):
        tried = f"() => {{ try {{ {attempt}; }} catch (error) {{ return error.name; }} return 'let in'; }}"
        assert page.evaluate(tried) == "TypeError"
    assert len(heard) == 3
    assert all("TrustedScriptURL" in said or "TrustedHTML" in said for said in heard)
    heard.clear()
