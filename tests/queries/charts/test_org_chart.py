import json
import re

import pytest
from pyvis.network import Network

from graphmodel.errors import BadParameter, UnwritableOutput
from queries.charts import OrgChart, org_chart


def data_of(page, name):
    found = re.search(rf'<script type="application/json" id="data-{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1])


def uid(part, label):
    return next(node.uid for node in part.nodes if node.label == label)


def test_the_chart_is_a_pyvis_network_of_the_filing(acme):
    chart = OrgChart(acme)
    assert isinstance(chart, Network)
    assert set(chart.get_nodes()) == {acme.company.uid, *(node.uid for node in acme.nodes)}
    assert len(chart.edges) == len(acme.edges)


def test_the_page_is_the_same_each_time(acme):
    chart = OrgChart(acme)
    assert chart.generate_html() == chart.generate_html() == org_chart(acme)


def test_what_a_user_adds_is_laid_out_with_the_rest(acme):
    chart = OrgChart(acme)
    board = uid(acme, "Board")
    chart.add_node("advisers", label="Board advisers", lane="board_committees")
    chart.add_edge("advisers", board, label="advise", title="Minutes of 3 March.")
    chart.add_edge("advisers", uid(acme, "Officer"), type="INFORMS")
    page = chart.generate_html()
    card = next(node for node in data_of(page, "nodes") if node["id"] == "advisers")
    advise, informs = data_of(page, "edges")[-2:]
    assert (card["lane"], card["lines"][0]["text"]) == (1, "Board advisers")
    assert (advise["rel"], advise["phrase"], advise["evidence"][0]["text"]) == (
        "ADDED",
        "advise",
        "Minutes of 3 March.",
    )
    assert (informs["rel"], informs["phrase"], informs["evidence"]) == ("INFORMS", "informs", [])
    assert advise["route"]["points"][0] != advise["route"]["points"][-1]


def test_a_node_with_a_number_for_an_id_can_be_added(acme):
    chart = OrgChart(acme)
    chart.add_node(7)
    chart.add_edge(7, uid(acme, "Board"))
    assert data_of(chart.generate_html(), "edges")[-1]["from"] == "7"


def test_a_line_between_nodes_of_the_filing_can_be_added(acme):
    chart = OrgChart(acme)
    chart.add_edge(uid(acme, "Board"), uid(acme, "Committee"), label="meets")
    assert data_of(chart.generate_html(), "edges")[-1]["route"]["points"]


def test_an_unknown_lane_is_refused_with_those_there_are(acme):
    chart = OrgChart(acme)
    chart.add_node("x", lane="attic")
    with pytest.raises(BadParameter, match="no lane 'attic'; take one of board, board_committees, executives"):
        chart.generate_html()


def test_it_is_written_as_utf_8(make_part, tmp_path):
    chart = OrgChart(make_part(company="Société Générale 网络"))
    chart.write_html(str(tmp_path / "page.html"))
    assert "Société Générale 网络" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_path_that_cannot_be_written_is_an_error(acme, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableOutput):
        OrgChart(acme).write_html(str(tmp_path / "file" / "page.html"))


@pytest.mark.browser
def test_a_notebook_shows_the_page_in_a_frame(show, acme):
    page = show(
        f"<!DOCTYPE html><body>{OrgChart(acme)._repr_html_()}", ready="document.querySelector('iframe') !== null"
    )
    frame = page.frame_locator("iframe")
    frame.locator("#panel .relation", has_text="briefs the committee").click()
    assert "informs · quarterly" in frame.locator("#panel h2").inner_text()


@pytest.mark.browser
def test_an_added_line_is_told_from_those_of_the_filing(show, acme):
    chart = OrgChart(acme)
    chart.add_edge(uid(acme, "Board"), uid(acme, "Committee"), label="meets")
    page = show(chart.generate_html())
    assert page.locator(".chip[data-type=ADDED]").inner_text().split() == ["added", "1"]
    page.locator("#panel .relation", has_text="meets").click()
    assert "Added by hand, without a sentence." in page.inner_text("#panel")
