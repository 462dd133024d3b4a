"""R pages as HTML."""

from __future__ import annotations

import pytest

from graphmodel.errors import UnknownFormat
from loaders.filing import Document
from loaders.read import read_source
from loaders.read.rpage_html import read, recognises

ROLE = "CybersecurityRiskRoleOfManagementTextBlock"


def row(element: str, label: str, value: str) -> str:
    link = f'<a class="a" href="javascript:void(0);" onclick="Show.showAR( this, \'defref_{element}\', window );">'
    label_cell = f'<td class="pl" valign="top">{link}{label}</a></td>'
    return f'<tr class="ro">{label_cell}<td class="text">{value}<span></span></td></tr>'


def page(*rows: str) -> Document:
    html = (
        '<html><head><title></title><script>var a = "<td>";</script></head><body>'
        '<span style="display: none;">v3.25.1</span><table class="report" border="0" cellspacing="2" id="idm1">'
        '<tr><th class="tl" colspan="1" rowspan="2"><div><strong>Cybersecurity Risk Management and Strategy '
        'Disclosure<br></strong></div></th><th class="th" colspan="1">12 Months Ended</th></tr>'
        '<tr><th class="th"><div>Jun. 30, 2025</div></th></tr>' + "\n".join(rows) + "</table>"
        '<div style="display: none;"><table class="authRefData" style="display: none;" id="defref_cyd_X">'
        "<tr><td>- Definition: our board oversees nothing here.</td></tr></table></div></body></html>"
    )
    (document,) = read_source(html.encode(), "folder/R30.htm")
    return document


def only_body(document: Document) -> str:
    (block,) = document.blocks
    return document.text[block.start : block.end]


def test_a_page_gives_blocks_flags_and_period() -> None:
    document = page(
        row("cyd_CybersecurityRiskManagementStrategyAndGovernanceLineItems", "<strong>… [Line Items]</strong>", ""),
        row(f"cyd_{ROLE}", "Role", "<p>Our CISO reports to the CEO.</p>"),
        row("cyd_CybersecurityRiskManagementThirdPartyEngagedFlag", "Engaged", "true"),
    )
    assert only_body(document) == "Our CISO reports to the CEO."
    assert document.blocks[0].element == f"cyd:{ROLE}"
    assert dict(document.flags) == {"third_party_engaged": True}
    assert (document.filing_id, document.facts.period, document.facts.fiscal_year) == ("R30", "2025-06-30", 2025)


def test_the_canonical_text_can_be_read_again() -> None:
    document = page(
        row(f"cyd_{ROLE}", "A label of our own", "<div>One.</div><div>| Two.</div>"),
        row("abc_Custom", "Custom", "Not ours."),
        row("cyd_CybersecurityRiskManagementProcessesIntegratedFlag", "Integrated", "false"),
    )
    (again,) = read_source(document.text.encode(), "R30.txt")
    assert (again.text, again.blocks, again.flags, again.facts) == (
        document.text,
        document.blocks,
        document.flags,
        document.facts,
    )


def test_definitions_and_titles_stay_out_of_blocks() -> None:
    assert "Definition" not in page(row(f"cyd_{ROLE}", "Role", "Ours.")).text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("<div><div>One.</div></div>Two.", "One.\nTwo."),
        ("One.<br/>Two.", "One.\nTwo."),
        ("One\n   and\n two.", "One and two."),
        ("Our&nbsp;CISO &amp; CIO", "Our CISO & CIO"),
        ("the board&#146;s view", "the board’s view"),
        ("&ldquo;CISO&#8221;", "“CISO”"),
        ("<b>Chief</b> <i>Information</i>", "Chief Information"),
        ("<b>Gov</b>ernance", "Governance"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<table><tr><td>CISO</td><td>20 years</td></tr><tr><td>CIO</td></tr></table>", "CISO 20 years\nCIO"),
        ("Seen.<span style='DISPLAY:none'>Hidden.</span> Tail.", "Seen. Tail."),
        ("Seen.<script>alert(1)</script><!-- said --><style>p{}</style>", "Seen."),
        ("<p>&#0;&#xD800;One.</p>", "One."),
    ],
)
def test_a_cell_becomes_the_text_that_is_seen(html: str, text: str) -> None:
    assert only_body(page(row(f"cyd_{ROLE}", "Role", html))).replace("\ufffd", "") == text


def test_rows_of_tables_inside_a_cell_are_no_rows_of_the_page() -> None:
    inner = (
        f"<table class='report'>{row('cyd_CybersecurityRiskBoardOfDirectorsOversightTextBlock', 'B', 'Inner.')}</table>"
    )
    document = page(row(f"cyd_{ROLE}", "Role", f"Outer.{inner}"))
    assert [block.element for block in document.blocks] == [f"cyd:{ROLE}"]


def test_without_links_the_labels_tell_the_element() -> None:
    label = "Cybersecurity Risk Role of Management [Text Block]"
    document = page(f'<tr><td class="pl">{label}</td><td class="text">Ours.</td></tr>')
    assert document.blocks[0].element == f"cyd:{ROLE}"


def test_a_custom_element_under_a_cyd_label_is_no_cyd_element() -> None:
    document = page(
        row("abc_Ours", "Cybersecurity Risk Role of Management [Text Block]", "Custom."),
        row("cyd_CybersecurityRiskBoardOfDirectorsOversightTextBlock", "B", "Oversight."),
    )
    assert only_body(document) == "Oversight."


def test_every_column_of_a_row_is_kept() -> None:
    document = page(row(f"cyd_{ROLE}", "Role", 'First.</td><td class="text">Second.'))
    assert [document.text[b.start : b.end] for b in document.blocks] == ["First.", "Second."]


def test_entities_are_not_expanded_from_a_doctype() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    html = bomb + f'<table class="report">{row(f"cyd_{ROLE}", "Role", "x &a; &f; y")}</table>'
    (document,) = read(html.encode(), "R.htm")
    assert only_body(document) == "x &a; &f; y"


def test_a_page_nested_too_deep_to_be_read_whole_is_refused() -> None:
    deep = "<div>" * 5000 + "Our CISO." + "</div>" * 5000
    with pytest.raises(UnknownFormat, match="readable table"):
        page(row(f"cyd_{ROLE}", "Role", deep))


def test_a_submission_wrapper_around_the_page_does_not_matter() -> None:
    html = f"<DOCUMENT>\n<TYPE>XML\n<TEXT>\n<html><table class=report>{row(f'cyd_{ROLE}', 'R', 'Ours.')}</table></html>"
    assert recognises(html.encode())
    assert only_body(read(html.encode(), "R.htm")[0]) == "Ours."
