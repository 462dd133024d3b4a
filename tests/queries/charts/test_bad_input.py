"""Filings that no chart is drawn for every day: nothing, one node, hundreds, names of any length and script."""

import json

import pytest

from queries.charts import org_chart

pytestmark = pytest.mark.browser
NAMES = {
    "long": "x" * 300,
    "wordy": "senior " * 43,
    "arabic": "رئيس أمن المعلومات والأمن السيبراني",
    "hebrew": "מנהל אבטחת מידע ראשי (CISO)",
    "chinese": "首席信息安全官兼网络安全委员会主席",
    "japanese": "情報セキュリティ最高責任者",
    "emoji": "🛡️ officer 👩🏽‍💻🔐",
    "combining": "Z̶͑a̶l̶g̶o̶ officer e\u0301",
    "controls": "chief\u202eofficer\u200b\u0007",
}


def cards_of(page):
    return [node for node in json.loads(page.text_content("#data-nodes")) if node.get("card")]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_of_any_script_and_length_is_drawn_and_found(show, hand, make_part, name):
    part = make_part(
        company=name,
        nodes={"o": ("Officer", name.strip()), "b": ("Board", "board of directors")},
        edges=[("o", "INFORMS", "b", f"{name} briefs the board.")],
    )
    page = show(org_chart(part))
    hand.click_on(page, hand.uid(part, "Officer"))
    assert page.locator("#panel .relation").count() == 1
    page.fill("#search", name[:6])
    assert page.locator("#hits li").count() >= 2
    parsed = "s => new DOMParser().parseFromString(s, 'image/svg+xml').querySelector('parsererror')"
    assert page.evaluate(parsed, page.evaluate("govgraph.svgText()")) is None


def test_a_filing_without_governance_says_so(show, make_part):
    page = show(org_chart(make_part()))
    assert "discloses no governance relation" in page.inner_text("#panel")
    assert page.locator("#lanes small").count() == 7
    assert page.locator(".chip").count() == 0


def test_one_node_alone_is_drawn(show, hand, make_part):
    part = make_part(nodes={"b": ("Board", "board of directors")})
    page = show(org_chart(part))
    hand.click_on(page, hand.uid(part, "Board"))
    assert page.inner_text("#panel h2") == "Board of Directors"


def test_two_hundred_nodes_are_drawn_and_reached_by_keyboard(show, make_part):
    teams = {f"t{i}": ("Team", f"department number {i}") for i in range(190)}
    heads = {f"o{i}": ("Officer", f"head of matter {i}") for i in range(10)}
    edges = [(f"o{i % 10}", "LEADS", f"t{i}", f"Head {i % 10} leads department {i}.") for i in range(190)]
    page = show(org_chart(make_part("many", nodes=teams | heads, edges=edges)))
    assert len(cards_of(page)) == 200
    page.focus("#mynetwork")
    seen = set()
    for _ in range(12):
        page.keyboard.press("ArrowDown")
        seen.add(page.inner_text("#panel h2"))
    assert len(seen) > 5
    page.click("#fit")
    spots = page.evaluate("ids => ids.map(id => govgraph.where(id))", [card["id"] for card in cards_of(page)])
    assert all(0 < spot["x"] < 1500 and 0 < spot["y"] < 900 for spot in spots)


def test_lines_in_a_circle_are_drawn(show, make_part):
    names = {f"o{i}": ("Officer", f"chief officer {i}") for i in range(4)}
    edges = [(f"o{i}", "REPORTS_TO", f"o{(i + 1) % 4}", f"{i} reports to the next.") for i in range(4)]
    edges += [("o0", "INFORMS", "o0", "He informs himself.")]
    page = show(org_chart(make_part("circle", nodes=names, edges=edges)))
    drawn = [edge for edge in json.loads(page.text_content("#data-edges")) if edge.get("route")]
    assert len(drawn) == 4
    assert page.locator("#panel .relation").count() == 5
