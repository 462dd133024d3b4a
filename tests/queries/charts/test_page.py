import base64
import hashlib
import json
import re

from queries.charts import comparison_page, org_chart
from queries.compare import compare

HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=\"window.hit=1\"> href 'x' \u2028"


def data_of(page, name):
    found = re.search(rf'<script type="application/json" id="data-{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1])


def test_the_page_has_a_doctype_and_one_heading(acme):
    page = org_chart(acme)
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<h1 ") == 1


def test_nothing_in_the_page_is_loaded_from_elsewhere(acme):
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", org_chart(acme)) == []


def test_the_policy_names_the_hashes_of_the_page_s_own_scripts(acme):
    page = org_chart(acme)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for script in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_every_node_and_edge_is_in_the_data(acme):
    page = org_chart(acme)
    assert {node["id"] for node in data_of(page, "nodes")} == {acme.company.uid, *(node.uid for node in acme.nodes)}
    assert len(data_of(page, "edges")) == len(acme.edges)


def test_an_edge_carries_its_sentence_and_span(acme):
    saying = data_of(org_chart(acme), "edges")[0]["evidence"][0]
    assert (saying["text"], saying["start"], saying["end"]) == ("Our CISO reports to our CIO.", 0, 28)


def test_hostile_text_stays_data(make_part, acme):
    part = make_part(
        company=HOSTILE,
        nodes={"o": ("Officer", HOSTILE), "b": ("Board", "board")},
        edges=[("o", "REPORTS_TO", "b", HOSTILE)],
    )
    page = org_chart(part)
    assert page.count("<script") == org_chart(acme).count("<script")
    assert "<img" not in page
    assert data_of(page, "edges")[0]["evidence"][0]["text"] == HOSTILE


def test_half_a_surrogate_pair_can_be_written(make_part):
    part = make_part(nodes={"o": ("Officer", "chief officer")})
    broken = part.company.model_construct(**part.company.model_dump() | {"name": "Ac\ud800me"})
    org_chart(part.model_copy(update={"company": broken})).encode("utf-8")


def test_a_filing_without_relations_gives_a_page(make_part):
    assert data_of(org_chart(make_part()), "edges") == []


def test_a_comparison_keeps_the_ids_of_its_columns_apart(acme, make_part):
    other = make_part("other-2024", company="Other Inc.", nodes={"b": ("Board", "board of directors")})
    page = comparison_page(compare([acme, other]))
    ids = [node["id"] for node in data_of(page, "nodes")]
    assert len(ids) == len(set(ids))
    assert [column["name"] for column in data_of(page, "page")["columns"]] == ["Acme Inc.", "Other Inc."]


def test_names_in_any_script_and_of_any_length_give_a_chart(make_part):
    names = ["首席信息安全官", "رئيس أمن المعلومات", "🛡️ officer", "x" * 300, "chief " * 60]
    part = make_part(nodes={str(index): ("Officer", name.strip()) for index, name in enumerate(names)})
    cards = [node for node in data_of(org_chart(part), "nodes") if node.get("card")]
    assert len(cards) == len(names)
    assert max(card["width"] for card in cards) < 260
