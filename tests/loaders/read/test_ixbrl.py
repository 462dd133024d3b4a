"""Inline XBRL reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import NoDisclosure, SourceError, UnknownFormat
from loaders.filing import Document
from loaders.read import read_source

Text = Callable[..., str]
Read = Callable[..., Document]
Bodies = Callable[[Document], list[tuple[str, str]]]

ROLE = "RoleOfManagementTextBlock"
BOARD = "BoardOfDirectorsOversightTextBlock"
ENGAGED = "ManagementThirdPartyEngagedFlag"
EXPERTISE = "ManagementExpertiseOfManagementResponsibleTextBlock"
OURS = "Our CISO reports to the CEO."


def test_a_report_gives_blocks_flags_and_what_its_cover_says(
    make_fact: Text, read_body: Read, bodies_of: Bodies
) -> None:
    flag = make_fact(ENGAGED, "We engage assessors.", 'format="ixt:fixed-true"')
    document = read_body(make_fact(ROLE, f"<p>{OURS}</p><p>{flag}</p>", 'escape="true"'))
    assert bodies_of(document) == [(ROLE, f"{OURS}\nWe engage assessors.")]
    assert dict(document.flags) == {"third_party_engaged": True}
    facts = document.facts
    assert (facts.company, facts.cik, facts.ticker) == ("Copper Lantern & Co.", "0000009876", "CLTN")
    assert (facts.form, facts.period, facts.fiscal_year) == ("10-K", "2025-06-30", 2025)
    assert (document.filing_id, document.notes) == ("cltn-20250630", ())


def test_the_canonical_text_is_an_r_page_that_can_be_read_again(make_fact: Text, read_body: Read) -> None:
    document = read_body(
        make_fact(BOARD, "<p>The board oversees.</p><p>| It does.</p>")
        + make_fact(ENGAGED, "No.", 'format="ixt:fixed-false"')
        + make_fact(ROLE, OURS)
    )
    (again,) = read_source(document.text.encode(), "cltn-20250630.txt")
    assert (again.text, again.blocks, again.flags) == (document.text, document.blocks, document.flags)
    assert (again.facts.period, again.facts.fiscal_year) == ("2025-06-30", 2025)
    assert "|12 Months Ended\nJun. 30, 2025\n" in document.text


def test_rows_come_in_the_order_of_the_taxonomy_whatever_the_order_of_the_report(
    make_fact: Text, read_body: Read, bodies_of: Bodies
) -> None:
    document = read_body(make_fact(ROLE, "Role.") + make_fact(BOARD, "Board."))
    assert bodies_of(document) == [(BOARD, "Board."), (ROLE, "Role.")]


def test_a_fact_inside_another_is_a_block_of_its_own_and_part_of_the_other(
    make_fact: Text, read_body: Read, bodies_of: Bodies
) -> None:
    document = read_body(make_fact(ROLE, f"Before. {make_fact(EXPERTISE, 'He has 20 years.')} After."))
    assert bodies_of(document) == [(ROLE, "Before. He has 20 years. After."), (EXPERTISE, "He has 20 years.")]


def test_hidden_facts_count(make_report: Text, make_fact: Text, bodies_of: Bodies) -> None:
    hidden = make_fact(ENGAGED, "true") + make_fact(ROLE, OURS)
    (document,) = read_source(make_report(hidden=hidden).encode(), "x.htm")
    assert (bodies_of(document), dict(document.flags)) == ([(ROLE, OURS)], {"third_party_engaged": True})


@pytest.mark.parametrize("year", ["2024", "2025", "2031"])
@pytest.mark.parametrize("namespace", ["http://www.xbrl.org/2013/inlineXBRL", "http://www.xbrl.org/2008/inlineXBRL"])
def test_names_are_told_by_namespace_whatever_the_prefix_and_the_year(
    make_report: Text, make_fact: Text, bodies_of: Bodies, year: str, namespace: str
) -> None:
    text = make_report(make_fact(ROLE, OURS))
    for prefix, other in (("ix", "i"), ("cyd", "zz"), ("xbrli", "q"), ("dei", "ix")):
        text = text.replace(f"{prefix}:", f"{other}:").replace(f"xmlns:{prefix}=", f"xmlns:{other}=")
    text = text.replace("http://www.xbrl.org/2013/inlineXBRL", namespace).replace("cyd/2024", f"cyd/{year}")
    (document,) = read_source(text.encode(), "x.htm")
    assert bodies_of(document) == [(ROLE, OURS)]


def test_the_prefix_cyd_for_another_namespace_is_not_cyd(make_report: Text, make_fact: Text) -> None:
    text = make_report(make_fact(ROLE, OURS)).replace("http://xbrl.sec.gov/cyd/2024", "http://example.com/cyd/2024")
    with pytest.raises(NoDisclosure, match="a Form 10-K without"):
        read_source(text.encode(), "x.htm")


def test_a_prefix_declared_at_the_fact_itself_counts(make_report: Text, make_fact: Text, bodies_of: Bodies) -> None:
    fact = make_fact(ROLE, OURS, 'xmlns:k="http://xbrl.sec.gov/cyd/2024"').replace('"cyd:', '"k:')
    (document,) = read_source(make_report(fact).encode(), "x.htm")
    assert bodies_of(document) == [(ROLE, OURS)]


def test_a_nil_fact_says_nothing(make_fact: Text, read_body: Read, bodies_of: Bodies) -> None:
    document = read_body(make_fact(BOARD, "", 'xsi:nil="true"') + make_fact(ROLE, OURS, 'xsi:nil="false"'))
    assert bodies_of(document) == [(ROLE, OURS)]


def test_what_a_fact_excludes_is_not_its_text(make_fact: Text, read_body: Read, bodies_of: Bodies) -> None:
    document = read_body(make_fact(ROLE, "Our CISO<ix:exclude> 31 <b>Table of Contents</b></ix:exclude> reports."))
    assert bodies_of(document) == [(ROLE, "Our CISO reports.")]


def test_a_report_without_cyd_tags_goes_to_the_finder_with_what_its_dei_facts_say(make_report: Text) -> None:
    with pytest.raises(NoDisclosure, match="a Form 10-K without a heading"):
        read_source(make_report("<p>Properties. We own a mine.</p>").encode(), "x.htm")
    section = "<p>Item 1C. Cybersecurity</p><p>We assess risks from cybersecurity threats.</p><p>Item 2. Properties</p>"
    (document,) = read_source(make_report(section).encode(), "x.htm")
    (block,) = document.blocks
    assert "We assess risks" in document.text[block.start : block.end]
    assert "mine" not in document.text
    assert (block.element, document.facts.cik, document.facts.section) == (None, "0000009876", "Item 1C")


# Continuations

ON_C1 = 'continuedAt="c1"'


def part(name: str, value: str, following: str = "") -> str:
    continued = f' continuedAt="{following}"' if following else ""
    return f'<ix:continuation id="{name}"{continued}>{value}</ix:continuation>'


def test_a_fact_goes_on_in_its_continuations_wherever_they_stand(
    make_fact: Text, read_body: Read, bodies_of: Bodies
) -> None:
    document = read_body(
        f"<div>{part('c2', '<p>Third.</p>')}</div><div>{make_fact(ROLE, '<p>First.</p>', ON_C1)}</div>"
        f"<p>33</p><div>{part('c1', '<p>Second.</p>', 'c2')}</div>"
    )
    assert bodies_of(document) == [(ROLE, "First.\nSecond.\nThird.")]
    assert document.notes == ()


def test_a_sentence_cut_by_a_page_goes_on_in_its_line(make_fact: Text, read_body: Read, bodies_of: Bodies) -> None:
    document = read_body(
        f"{make_fact(ROLE, '<p>The CISO briefs the</p>', ON_C1)}<p>33</p>"
        f"{part('c1', '<p>audit committee quarterly.</p>')}"
    )
    assert bodies_of(document) == [(ROLE, "The CISO briefs the audit committee quarterly.")]


def test_parts_of_one_paragraph_stay_one_line(make_fact: Text, read_body: Read, bodies_of: Bodies) -> None:
    document = read_body(
        f"<p>{make_fact(ROLE, 'Our Chief', ON_C1)} <b>{part('c1', 'Information Officer reports.')}</b></p>"
    )
    assert bodies_of(document) == [(ROLE, "Our Chief Information Officer reports.")]


def test_a_missing_continuation_is_noted_and_what_is_there_is_read(
    make_fact: Text, read_body: Read, bodies_of: Bodies
) -> None:
    document = read_body(make_fact(ROLE, OURS, 'continuedAt="gone"'))
    assert bodies_of(document) == [(ROLE, OURS)]
    (note,) = document.notes
    assert "CybersecurityRiskRoleOfManagementTextBlock: its continuation 'gone' is missing" in note


@pytest.mark.parametrize(
    "parts",
    [
        part("c1", "Two.", "c1"),
        part("c1", "Two.", "c2") + part("c2", "Three.", "c1"),
        part("c1", f"Two.{part('c2', '', '')}", "c2"),
    ],
    ids=["itself", "two", "inside"],
)
def test_a_chain_that_leads_back_into_itself_ends_and_is_noted(
    make_fact: Text, read_body: Read, bodies_of: Bodies, parts: str
) -> None:
    document = read_body(f"<p>{make_fact(ROLE, 'One.', ON_C1)}</p>{parts}")
    ((_, text),) = bodies_of(document)
    assert text.split() == ["One.", "Two.", "Three."][: len(text.split())]
    assert any("leads back into it" in note for note in document.notes)


def test_the_first_of_two_continuations_with_one_id_counts(make_fact: Text, read_body: Read, bodies_of: Bodies) -> None:
    document = read_body(make_fact(ROLE, "One.", ON_C1) + part("c1", "Two.") + part("c1", "Not this."))
    assert "Not this" not in bodies_of(document)[0][1]


# Several contexts


def context(
    name: str, *, member: str = "", start: str = "2024-07-01", end: str = "2025-06-30", cik: str = "9876"
) -> str:
    segment = f'<xbrldi:explicitMember dimension="dei:LegalEntityAxis">{member}</xbrldi:explicitMember>'
    return (
        f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="x">{cik}</xbrli:identifier>'
        f"{f'<xbrli:segment>{segment}</xbrli:segment>' if member else ''}</xbrli:entity><xbrli:period><xbrli:startDate>"
        f"{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate></xbrli:period></xbrli:context>"
    )


def test_of_several_registrants_the_default_legal_entity_is_read(
    make_fact: Text, read_body: Read, bodies_of: Bodies
) -> None:
    body = make_fact(ROLE, "The subsidiary's.").replace('"c"', '"s"') + make_fact(ROLE, OURS)
    document = read_body(body, contexts=context("c") + context("s", member="cltn:SubsidiaryMember"))
    assert bodies_of(document) == [(ROLE, OURS)]
    assert document.notes == ("1 cyd facts of other legal entities or periods are left out",)


def test_where_each_fact_is_a_legal_entitys_the_first_entity_is_read(
    make_fact: Text, read_body: Read, bodies_of: Bodies
) -> None:
    body = make_fact(ROLE, OURS).replace('"c"', '"s"') + make_fact(BOARD, "Others'.").replace('"c"', '"t"')
    contexts = context("c") + context("s", member="cltn:OneMember") + context("t", member="cltn:TwoMember")
    assert bodies_of(read_body(body, contexts=contexts)) == [(ROLE, OURS)]


def test_of_an_element_in_two_periods_the_later_is_read(make_fact: Text, read_body: Read, bodies_of: Bodies) -> None:
    body = make_fact(ROLE, OURS) + make_fact(ROLE, "Last year's.").replace('"c"', '"p"')
    document = read_body(body, contexts=context("c") + context("p", start="2023-07-01", end="2024-06-30"))
    assert bodies_of(document) == [(ROLE, OURS)]


def test_a_context_that_is_not_there_is_no_reason_to_lose_a_fact(
    make_fact: Text, read_body: Read, bodies_of: Bodies
) -> None:
    assert bodies_of(read_body(make_fact(ROLE, OURS), contexts="")) == [(ROLE, OURS)]


def test_the_ticker_is_the_registrants_first(make_report: Text, make_fact: Text) -> None:
    symbols = "".join(
        f'<ix:nonNumeric name="dei:TradingSymbol" contextRef="{name}">{symbol}</ix:nonNumeric>'
        for name, symbol in (("s", "CLTNP"), ("c", "CLTN"), ("c", "CLTNB"))
    )
    contexts = context("c") + context("s", member="us-gaap:PreferredStockMember")
    report = make_report(symbols + make_fact(ROLE, OURS), cover="", contexts=contexts)
    assert read_source(report.encode(), "x.htm")[0].facts.ticker == "CLTN"


# Real reports


@pytest.mark.shared
def test_every_real_report_is_read_with_its_company_its_year_and_its_blocks(shared: Path) -> None:
    paths = sorted(shared.glob("ixbrl/*.htm"))
    assert len(paths) == 11
    for path in paths:
        (document,) = read_source(path.read_bytes(), str(path))
        facts = document.facts
        _, year, ticker = path.stem.split("-")
        assert (facts.form, facts.fiscal_year, (facts.ticker or "").lower()) == ("10-K", int(year), ticker)
        assert facts.company
        assert facts.cik
        assert document.notes == ()
        assert document.blocks
        assert len(document.flags) == (0 if ticker == "abbv" else 6)
        (again,) = read_source(document.text.encode(), "x.txt")
        assert (again.text, again.blocks, again.flags) == (document.text, document.blocks, document.flags)


@pytest.mark.shared
def test_real_blocks_hold_sentences_and_no_page_furniture(shared: Path, bodies_of: Bodies) -> None:
    for path in sorted(shared.glob("ixbrl/*.htm")):
        for _, text in bodies_of(read_source(path.read_bytes(), str(path))[0]):
            assert not [line for line in text.split("\n") if line.strip().isdigit() or "Table of Contents" in line]
            assert not [char for char in text if char in "\u00a0&<>" and f"{char} " not in text]


# Bad input


def read_or_error(data: bytes) -> list[Document]:
    try:
        return read_source(data, "x.htm")
    except SourceError:
        return []


def test_facts_that_hold_one_another_a_hundred_times_are_refused_before_memory_runs_out(
    make_report: Text, make_fact: Text
) -> None:
    text = "Our CISO reports. " * 20_000
    for _ in range(100):
        text = make_fact(ROLE, text)
    with pytest.raises(UnknownFormat, match="repeat more text"):
        read_source(make_report(text).encode(), "x.htm")


def test_facts_that_share_one_continuation_are_refused_before_memory_runs_out(
    make_report: Text, make_fact: Text
) -> None:
    facts = make_fact(ROLE, "", ON_C1) * 5000
    shared_part = part("c1", "Our CISO reports. " * 5000)
    with pytest.raises(UnknownFormat, match="repeat more text"):
        read_source(make_report(facts + shared_part).encode(), "x.htm")


def test_a_chain_of_very_many_parts_ends(make_report: Text, make_fact: Text, bodies_of: Bodies) -> None:
    many = 50_000
    chain = "".join(part(f"c{n}", "<b>x </b>", f"c{n + 1}") for n in range(many))
    fact = make_fact(ROLE, "", 'continuedAt="c0"')
    (document,) = read_source(make_report(f"<p>{fact}{chain}</p>").encode(), "x.htm")
    assert bodies_of(document)[0][1].count("x") == many


def test_a_report_nested_too_deep_is_refused(make_report: Text, make_fact: Text) -> None:
    deep = "<div>" * 5000 + make_fact(ROLE, OURS) + "</div>" * 5000
    with pytest.raises(UnknownFormat, match="nested too deep"):
        read_source(make_report(deep).encode(), "x.htm")


def test_a_report_nested_as_deep_as_converters_do_is_read(
    make_report: Text, make_fact: Text, bodies_of: Bodies
) -> None:
    deep = "<font>" * 1000 + make_fact(ROLE, OURS) + "</font>" * 1000
    assert bodies_of(read_source(make_report(deep).encode(), "x.htm")[0]) == [(ROLE, OURS)]


def test_a_huge_attribute_is_no_hindrance(make_report: Text, make_fact: Text, bodies_of: Bodies) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 12_000_000}"/>'
    assert bodies_of(read_source(make_report(picture + make_fact(ROLE, OURS)).encode(), "x.htm")[0]) == [(ROLE, OURS)]


FRAGMENTS = st.sampled_from(
    [
        f'<ix:nonNumeric name="cyd:CybersecurityRisk{ROLE}" contextRef="c" continuedAt="a">',
        f'<ix:nonNumeric name="cyd:CybersecurityRisk{ENGAGED}" contextRef="c" format="ixt:fixed-true">',
        f'<ix:nonNumeric name="cyd:CybersecurityRisk{BOARD}" contextRef="none" xsi:nil="true" format="x:y">',
        '<ix:nonNumeric name="dei:DocumentPeriodEndDate" format="ixt:date-day-month-year" contextRef="c">31/12/24',
        "</ix:nonNumeric>",
        '<ix:continuation id="a" continuedAt="b">',
        '<ix:continuation id="b" continuedAt="a">',
        '<ix:continuation id="">',
        "</ix:continuation>",
        "<ix:exclude>",
        "</ix:exclude>",
        "<div style='page-break-after:always'>",
        "</div>",
        "<table><tr><td>",
        "</td></tr></table>",
        "Our CISO reports to the Board.",
        "\n31\n",
        "Table of Contents",
        "&nbsp;&#0;&#146;&#xFFFF;&bogus;&",
        "<!-- - -->",
        "<![CDATA[ <b> ]]>",
        "<?pi?>",
        "\x00\x01",
        "<",
        "</html>",
        "\u2028\ufeff\U0001f512",
    ]
)


@given(st.lists(FRAGMENTS, max_size=25).map("".join))
@settings(max_examples=300)
def test_any_mix_of_a_reports_fragments_gives_filings_or_a_source_error(make_report: Text, body: str) -> None:
    for document in read_or_error(make_report(body).encode()):
        for block in document.blocks:
            assert document.text[block.start : block.end].strip()


@given(st.data())
@settings(max_examples=150)
def test_a_damaged_report_gives_filings_or_a_source_error(
    make_report: Text, make_fact: Text, data: st.DataObject
) -> None:
    whole = bytearray(make_report(make_fact(ROLE, f"<p>{OURS}</p>", 'continuedAt="a"') + part("a", "More.")).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole)))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    read_or_error(bytes(whole))
