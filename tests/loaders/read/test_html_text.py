"""HTML files as lines of text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import UnknownFormat
from loaders.read import html_text
from loaders.read.html_text import html_page
from loaders.section import Look


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("<div><div>One.</div></div>Two.<br>Three.", "One.\nTwo.\nThree."),
        ("One\n   and\n two.", "One and two."),
        ("<b>Gov</b>ernance <i>and</i> risk", "Governance and risk"),
        ("<b>Item 1C.</b> <i> Cyber</i>", "Item 1C. Cyber"),
        ("<b>a</b>\n<b>b</b>", "a b"),
        ("Our&nbsp;CISO &amp; CIO&#146;s &ldquo;view&#8221;", "Our CISO & CIO’s “view”"),
        ("Cy&shy;ber&#8203;security", "Cybersecurity"),
        (
            "<table><tr><td><p>CISO</p></td><td><div>20 years</div></td></tr><tr><td>CIO</td></tr></table>",
            "CISO 20 years\nCIO",
        ),
        ("<table><tr><td><p>One</p><p>two</p></td><td>three</td></tr></table>four", "One\ntwo three\nfour"),
        ("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>", "a\nb c"),
        ("<ul><li>One</li><li>Two</li></ul>", "One\nTwo"),
        ("<pre>One\n  two\n\nThree</pre>four\nfive", "One\ntwo\nThree\nfour five"),
        ("Seen.<span style='DISPLAY : none'>Hidden.<b>Too.</b></span> Tail.", "Seen. Tail."),
        ("Seen.<p hidden>Hidden.</p><script>alert(1)</script><!-- said --><style>p{}</style>", "Seen."),
        ("<ix:header><ix:hidden>Hidden.</ix:hidden></ix:header><ix:nonNumeric>Se</ix:nonNumeric>en", "Seen"),
        ("<i:header>Hidden.</i:header>Seen", "Seen"),
    ],
)
def test_a_file_becomes_the_text_that_is_seen(html: str, text: str) -> None:
    page = html_page(f"<html><head><title>No</title></head><body>{html}</body></html>".encode(), "r.htm")
    assert page.text == text
    assert [line.text for line in page.lines] == text.split("\n")
    assert all(page.text[line.start : line.end] == line.text for line in page.lines)


@pytest.mark.parametrize(
    ("html", "look"),
    [
        ("<p>One</p>", Look()),
        ("<p><b>One</b></p>", Look(bold=True)),
        ("<p><b>One</b> two</p>", Look()),
        ("<p style='font-weight:700;font-size:10.5pt'>One <span>two</span></p>", Look(10.5, bold=True)),
        ("<b>One <span style='font-weight:400'>two</span></b>", Look()),
        ("<p style='font-size:12pt'><span style='font-size:150%'>One</span></p>", Look(18.0)),
        ("<p style='font-size:16px'><em>One</em></p>", Look(12.0, italic=True)),
        ("<font size='5'><u>One</u></font>", Look(18.0, underline=True)),
    ],
)
def test_a_line_says_how_it_is_set(html: str, look: Look) -> None:
    assert html_page(f"<html>{html}</html>".encode(), "r.htm").lines[0].look == look


def test_links_and_what_they_lead_to_are_known() -> None:
    page = html_page(
        b"<p>See <a href='#c'>there</a> or <a href='http://x/'>out</a>.</p><div id='c'/><p><a name='d'></a>There.</p>",
        "r",
    )
    assert (page.lines[0].links, dict(page.anchors)) == (("c",), {"c": 1})


@pytest.mark.parametrize("rule", ["<hr style='page-break-after:always'>", "<p style='break-before: page'></p>"])
def test_a_page_break_is_known(rule: str) -> None:
    lines = html_page(f"<p>One</p>{rule}<p>Two</p><p>Three</p>".encode(), "r.htm").lines
    assert [line.new_page for line in lines] == [False, True, False]


def test_lines_that_wrap_a_preformatted_paragraph_do_not_open_one() -> None:
    lines = html_page(b"<p>A</p><pre>One\ntwo\n\nThree\nfour</pre><p>B</p>", "r.htm").lines
    assert [(line.text, line.opens) for line in lines] == [
        ("A", True), ("One", True), ("two", False), ("Three", True), ("four", False), ("B", True),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_that_filers_use_is_read(encoding: str) -> None:
    assert html_page("<p>The board’s view – ours</p>".encode(encoding), "r.htm").text == "The board’s view – ours"


def test_entities_are_not_expanded_from_a_doctype() -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]><p>x &a; &f; y</p>'
    assert html_page(bomb, "r.htm").text.endswith("x &a; &f; y")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>\x00</html>", "binary"),
        (b"<div>" * 5000 + b"x", "nested too deep"),
        (b"<" * 3_000_001, "tags"),
        (b"", "empty"),
    ],
    ids=["nul", "deep", "tags", "empty"],
)
def test_what_is_no_report_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnknownFormat, match=said) as caught:
        html_page(data, "r.htm")
    assert "\n" not in str(caught.value)


def test_a_page_with_more_lines_than_any_report_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_text, "MOST_LINES", 99)
    assert len(html_page(b"<p>a" * 99, "r.htm").lines) == 99
    with pytest.raises(UnknownFormat, match="more than 99 lines"):
        html_page(b"<p>a" * 100, "r.htm")


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<td>", "<tr>", "<table>", "</table>", "<br/>", "<pre>", "<b>", "</b>",
     "<hr style='break-after:page'>",
     "<a href='#x'>", "<a id='x'>", "<div style='display:none'>", "</div>", "&nbsp;", "&#0;", "<!--", "<![CDATA[", "\n"]
)  # fmt: skip


@given(st.lists(WORDS | TAGS, max_size=40).map("".join))
def test_lines_always_tile_the_text(html: str) -> None:
    try:
        page = html_page(html.encode(), "r.htm")
    except UnknownFormat:
        return
    assert page.text == "\n".join(line.text for line in page.lines)
    assert all(page.text[line.start : line.end] == line.text for line in page.lines)
    assert not any(re.search(r"^\s|\s$|\s\s|^$", line.text) for line in page.lines)
    assert all(0 <= number < len(page.lines) for number in page.anchors.values())


@given(st.lists(WORDS.map(lambda text: text.replace("<", "").replace("&", "")), min_size=1, max_size=8))
def test_spans_around_words_change_nothing(words: list[str]) -> None:
    bare = "".join(f"<p>{word}</p>" for word in words)
    wrapped = "".join(f"<p><span><span>{word[:3]}</span></span><i>{word[3:]}</i></p>" for word in words)
    try:
        assert html_page(bare.encode(), "r").text == html_page(wrapped.encode(), "r").text
    except UnknownFormat:
        assert not "".join(words).strip()
