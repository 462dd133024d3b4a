"""XBRL instance documents."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import NoDisclosure, SourceError, UnknownFormat
from loaders.filing import Document
from loaders.read import read_source, xbrl_instance

Bodies = Callable[[Document], list[tuple[str, str]]]
ROLE = "RoleOfManagementTextBlock"


def instance(*facts: str, root: str = "xbrl", year: str = "2024") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns{":xbrli" if ":" in root else ""}='
        f'"http://www.xbrl.org/2003/instance" xmlns:cyd="http://xbrl.sec.gov/cyd/{year}" '
        'xmlns:dei="http://xbrl.sec.gov/dei/2014-01-31" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        '<context id="c" xmlns="http://www.xbrl.org/2003/instance"><entity><identifier scheme="x">9876</identifier>'
        "</entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>"
        '<dei:DocumentType contextRef="c">10-K</dei:DocumentType><dei:AmendmentFlag contextRef="c">true'
        '</dei:AmendmentFlag><dei:EntityRegistrantName contextRef="c">Copper Lantern</dei:EntityRegistrantName>'
        f"{''.join(facts)}</{root}>"
    )


def fact(name: str, value: str, attributes: str = "") -> str:
    return f'<cyd:CybersecurityRisk{name} contextRef="c" {attributes}>{value}</cyd:CybersecurityRisk{name}>'


def read(text: str) -> Document:
    (document,) = read_source(text.encode(), "cltn-20241231_htm.xml")
    return document


def test_an_instance_gives_blocks_flags_and_facts(bodies_of: Bodies) -> None:
    html = "<div><p>Our&nbsp;CISO &amp; CIO.</p><table><tr><td>a</td><td>b</td></tr></table></div>"
    document = read(instance(fact("ManagementThirdPartyEngagedFlag", "true"), fact(ROLE, escape(html))))
    assert bodies_of(document) == [(ROLE, "Our CISO & CIO.\na b")]
    assert dict(document.flags) == {"third_party_engaged": True}
    facts = document.facts
    assert (facts.company, facts.form, facts.period, facts.fiscal_year) == (
        "Copper Lantern",
        "10-K/A",
        "2024-12-31",
        2024,
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Our CISO &amp;amp; R&amp;D &lt; 5", "Our CISO &amp; R&D < 5"),
        ("One.\n  Two.", "One.\nTwo."),
        ("<![CDATA[<p>One.</p><p>Two.</p>]]>", "One.\nTwo."),
        ('<div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div>', "One.\nTwo."),
        ("&lt;div&gt;One.&lt;br&gt;&lt;p&gt;Two.", "One.\nTwo."),
    ],
)
def test_a_value_is_html_or_text(value: str, text: str, bodies_of: Bodies) -> None:
    assert bodies_of(read(instance(fact(ROLE, value)))) == [(ROLE, text)]


def test_prefixes_and_years_do_not_matter(bodies_of: Bodies) -> None:
    text = instance(fact(ROLE, "Ours."), root="xbrli:xbrl", year="2027").replace("cyd:", "z:").replace(":cyd=", ":z=")
    assert bodies_of(read(text)) == [(ROLE, "Ours.")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_utf_16_is_read(encoding: str, bodies_of: Bodies) -> None:
    text = instance(fact(ROLE, "Ours.")).replace("utf-8", "utf-16").encode(encoding)
    assert bodies_of(read_source(text, "x.xml")[0]) == [(ROLE, "Ours.")]


def test_nil_facts_and_those_of_incidents_are_no_disclosure() -> None:
    incident = '<cyd:MaterialCybersecurityIncidentNatureTextBlock contextRef="c">A hack.'
    text = instance(fact(ROLE, "", 'xsi:nil="true"'), f"{incident}</cyd:MaterialCybersecurityIncidentNatureTextBlock>")
    with pytest.raises(NoDisclosure, match="an XBRL instance without"):
        read(text)


def test_a_linkbase_is_no_instance() -> None:
    data = b'<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns="http://www.xbrl.org/2003/instance"/>'
    assert not xbrl_instance.recognises(data)


def test_an_instance_that_is_cut_short_says_where_it_breaks_off() -> None:
    with pytest.raises(UnknownFormat, match=r"not well-formed XML \(.*line .*\); fetch the file again"):
        read(instance(fact(ROLE, "Ours."))[:-200])


@given(st.text(alphabet="<>&;\"'ab/p! -[]#x0\x00\n", max_size=80), st.integers(0, 2000), st.binary(max_size=6))
def test_any_value_and_any_damage_give_a_filing_or_a_source_error(value: str, at: int, damage: bytes) -> None:
    whole = bytearray(instance(fact(ROLE, value), fact(ROLE, escape(value))).encode())
    for data in (bytes(whole), bytes(whole[:at] + damage + whole[at + len(damage) :])):
        try:
            read_source(data, "x.xml")
        except SourceError as exc:
            assert "\n" not in str(exc)  # noqa: PT017 - whether there is an error is not asked
