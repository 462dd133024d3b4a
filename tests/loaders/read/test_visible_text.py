"""The text that is seen in markup."""

from __future__ import annotations

import pytest
from lxml import etree

from graphmodel.errors import UnknownFormat
from loaders.read.visible_text import Budget, text_of

IX = 'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'


def text(markup: str) -> str:
    return text_of([etree.fromstring(f'<x xmlns="http://www.w3.org/1999/xhtml" {IX}>{markup}</x>')])


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("One\n  and\n two<br/>three", "One and two\nthree"),
        ("<b>Gov</b>ernance", "Governance"),
        ("a&#160;b &amp; c &#146;", "a b & c ’"),
        ("<table><tr><td>CISO</td><td>20 years</td></tr><tr><td>CIO</td></tr></table>", "CISO 20 years\nCIO"),
        ("Seen.<span style='display: none'>Hidden <b>deep</b>.</span> Tail.", "Seen. Tail."),
        ("One<!-- said --> two<?pi x?> three", "One two three"),
        ("One <ix:exclude>not this <b>nor this</b></ix:exclude>two", "One two"),
        ("", ""),
    ],
)
def test_markup_becomes_the_lines_that_are_seen(markup: str, seen: str) -> None:
    assert text(markup) == seen


NEW_PAGE = '<hr style="page-break-after:always"/>'


@pytest.mark.parametrize(
    ("markup", "seen"),
    [
        (f"<p>One.</p><p>31</p>{NEW_PAGE}<p>Two.</p>", "One.\nTwo."),
        (f"<p>One.</p><p>Page 31</p>{NEW_PAGE}<p><a href='#t'>Table of Contents</a></p><p>Two.</p>", "One.\nTwo."),
        ("<p>One.</p><p>- 31 -</p><p>TABLE OF CONTENTS</p><p>Two.</p>", "One.\nTwo."),
        ("<p>One.</p><p>31 Table of Contents</p><p>Two.</p>", "One.\nTwo."),
        (f"<p>One.</p><p>31 | 2024 Form 10-K</p>{NEW_PAGE}<p>Two.</p>", "One.\nTwo."),
        (f"<p>The CISO briefs the</p><p>31</p>{NEW_PAGE}<p>committee.</p>", "The CISO briefs the committee."),
        (f"<p>Governance</p><p>31</p>{NEW_PAGE}<p>Our board oversees.</p>", "Governance\nOur board oversees."),
        (f"<p>Our officers are the</p><p>31</p>{NEW_PAGE}<p>• CISO</p>", "Our officers are the\n• CISO"),
        ("<div style='break-before:page'>Two.</div>", "Two."),
    ],
)
def test_page_furniture_is_dropped_and_a_cut_sentence_goes_on(markup: str, seen: str) -> None:
    assert text(markup) == seen


@pytest.mark.parametrize(
    "markup",
    [
        "<p>We rank risks from</p><p>1</p><p>to 5.</p>",
        "<table><tr><td>Years</td></tr><tr><td>20</td></tr></table>",
        "<p>See the table of contents of our policy.</p>",
        "<p>31</p>",
    ],
)
def test_numbers_away_from_a_page_break_stay(markup: str) -> None:
    assert "".join(text(markup).split()) == "".join("".join(etree.fromstring(f"<x>{markup}</x>").itertext()).split())


def test_html_without_a_namespace_reads_the_same() -> None:
    assert text_of([etree.HTML("<div>One.</div><table><tr><td>a<td>b</table>")]) == "One.\na b"


def test_more_text_than_the_budget_is_refused() -> None:
    with pytest.raises(UnknownFormat, match=r"^x\.htm: "):
        text_of([etree.fromstring("<x>Our CISO</x>")], Budget("x.htm", characters=3))
    with pytest.raises(UnknownFormat):
        text_of([etree.fromstring("<x><b/><b/><b/></x>")], Budget("x.htm", nodes=3))
