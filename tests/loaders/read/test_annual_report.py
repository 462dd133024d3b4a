"""Whole reports without tags."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import NoDisclosure, SourceError, UnknownFormat
from loaders.extract import extract
from loaders.filing import Document, FilingFacts
from loaders.read import annual_report, read_source
from loaders.read.annual_report import read, recognises

COVER = (
    "SECURITIES AND EXCHANGE COMMISSION",
    "FORM 10-K",
    "ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934",
    "For the fiscal year ended December 31, 2024",
    "Pale Lantern Works, Inc.",
    "(Exact name of registrant as specified in its charter)",
)
SAID = "Our Chief Information Security Officer reports to our Chief Executive Officer."
PAGE_ONE = "The Audit Committee of our Board of Directors oversees the program of our"
PAGE_TWO = "Chief Information Security Officer."
BEFORE = (*COVER, "Item 1. Business", "Pale Lantern Works makes lamps.", "Item 1B. Unresolved Staff Comments", "None.")
AFTER = ("Item 2. Properties", "We own a plant.", "19", "Table of Contents", "Item 3. Legal Proceedings", "None.")
SECTION = ("Item 1C. Cybersecurity", SAID, PAGE_ONE)


def as_html(*texts: str) -> bytes:
    return f"<html><body>{''.join(f'<p>{text}</p>' for text in texts)}</body></html>".encode()


def as_text(*texts: str) -> bytes:
    return ("\n\n".join(texts) + "\n").encode()


PAGE_BREAK = ("18", "Table of Contents")
REPORT = (*BEFORE, *SECTION, *PAGE_BREAK, PAGE_TWO, *AFTER)


def test_an_html_report_becomes_the_text_of_its_section() -> None:
    (document,) = read_source(as_html(*REPORT), "folder/lantern-2024.htm")
    assert document.text == f"Item 1C. Cybersecurity\n{SAID}\n{PAGE_ONE} {PAGE_TWO}"
    (block,) = document.blocks
    assert (block.start, block.end, block.element) == (0, len(document.text), None)


def test_a_text_report_stays_the_file_itself() -> None:
    data = as_text(*REPORT)
    (document,) = read_source(data, "lantern-2024.txt")
    assert document.text == data.decode()
    bodies = [document.text[block.start : block.end] for block in document.blocks]
    assert bodies == ["\n\n".join(SECTION), PAGE_TWO]


@pytest.mark.parametrize("make", [as_html, as_text])
def test_the_facts_say_whose_it_is_and_how_the_section_was_found(make: object) -> None:
    (document,) = read_source(make(*REPORT), "x/lantern-2024.htm")  # type: ignore[operator]
    facts = document.facts
    assert document.filing_id == "lantern-2024"
    assert (facts.company, facts.form, facts.period, facts.fiscal_year) == (
        "Pale Lantern Works, Inc.",
        "10-K",
        "2024-12-31",
        2024,
    )
    assert facts.section == "Item 1C"
    assert facts.section_found == "heading 'Item 1C. Cybersecurity', confidence 0.98"


def test_what_is_known_besides_goes_over_the_cover() -> None:
    known = FilingFacts(company="Lantern", cik="0000000001", form="10-K/A", period="2025-01-31", fiscal_year=2024)
    facts = read(as_html(*REPORT), "x.htm", known)[0].facts
    assert (facts.company, facts.cik, facts.form, facts.period, facts.fiscal_year) == (
        "Lantern",
        "0000000001",
        "10-K/A",
        "2025-01-31",
        2024,
    )
    with pytest.raises(NoDisclosure, match="quarterly"):
        read(as_html(*REPORT), "x.htm", FilingFacts(form="10-Q"))


def test_the_graph_of_a_report_says_how_its_section_was_found() -> None:
    graph = extract(read_source(as_html(*REPORT), "lantern-2024.htm")[0])
    assert graph.filing.section_found == "heading 'Item 1C. Cybersecurity', confidence 0.98"
    assert {(edge.type, edge.evidence[0].text) for edge in graph.edges if edge.type == "REPORTS_TO"} == {
        ("REPORTS_TO", SAID)
    }


def test_wrapped_paragraphs_of_preformatted_text_are_lines_again() -> None:
    wrapped = (
        "Our Chief Information Security Officer, who has worked here for long, reports to our\nChief Executive Officer."
    )
    source = (
        as_html("x")
        .decode()
        .replace("<p>x</p>", f"<pre>{as_text(*BEFORE, SECTION[0], wrapped, *AFTER).decode()}</pre>")
    )
    (document,) = read_source(source.encode(), "x.htm")
    assert document.text == f"Item 1C. Cybersecurity\n{wrapped.replace(chr(10), ' ')}"


@pytest.mark.parametrize(
    ("cover", "said"),
    [
        ({}, "a Form 10-K without a heading 'Item 1C. Cybersecurity'"),
        ({"10-K": "10-K/A"}, "a Form 10-K/A without a heading 'Item 1C. Cybersecurity'"),
        ({"10-K": "20-F"}, "a Form 20-F without a heading 'Item 16K. Cybersecurity'"),
        ({"10-K": "8-K"}, "Form 8-K is a current report; expected an annual report"),
        ({"10-K": "40-F"}, "Form 40-F is an annual report of a Canadian issuer, whose form has no such item"),
        ({"FORM 10-K": "x"}, "neither Item 1C of Form 10-K nor Item 16K of Form 20-F is headed in it"),
        ({"December 31, 2024": "June 30, 2021"}, "ended 2021-06-30, before the item was asked for"),
    ],
)
@pytest.mark.parametrize("make", [as_html, as_text])
def test_a_report_without_the_section_says_what_was_looked_for(cover: dict[str, str], said: str, make: object) -> None:
    data = make(*BEFORE, *AFTER).decode()  # type: ignore[operator]
    for old, new in cover.items():
        data = data.replace(old, new)
    with pytest.raises(NoDisclosure, match=said) as caught:
        read_source(data.encode(), "some/report.htm")
    assert str(caught.value).startswith("some/report.htm: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (as_html(*COVER), True),
        (as_text(*COVER), True),
        (as_text(*REPORT[6:]), True),
        (as_html(*REPORT[6:]), True),
        (as_text("Item 1.05 Material Cybersecurity Incidents", SAID), True),
        (as_text("Item 1C. Cybersecurity", SAID, "See Item 1A and Item 7."), False),
        (as_text("Item 1C. Cybersecurity", SAID, "2024 Form 10-K |", "26"), False),
        (as_html("Item 1C. Cybersecurity", SAID), False),
        (b"", False),
        (b"<html>", False),
        (b"<div>" * 5000, False),
        (b"PK\x03\x04", False),
        (b'{"form": "10-K"}', False),
        (b"\xff\xfe\x00", False),
    ],
)
def test_a_report_is_recognised_by_its_cover_or_its_items(data: bytes, *, is_one: bool) -> None:
    assert recognises(data) == is_one


def test_a_cover_behind_a_large_hidden_header_is_seen() -> None:
    header = (
        b"<div style='display:none'><ix:header>" + b"<xbrli:context>c</xbrli:context>" * 20_000 + b"</ix:header></div>"
    )
    assert recognises(as_html(*REPORT).replace(b"<body>", b"<body>" + header))


def test_a_report_of_any_size_is_read() -> None:
    data = as_text(*BEFORE, *(["We make lamps and sell them."] * 50_000), *SECTION, *AFTER)
    assert len(data) > 1_000_000
    assert len(read_source(data, "x.txt")[0].blocks) == 1


def test_a_text_with_more_lines_than_any_report_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annual_report, "MOST_LINES", 99)
    with pytest.raises(UnknownFormat, match="lines"):
        read(as_text(*COVER) + b"a\n" * 200, "x.txt")


def assert_is_sound(documents: list[Document]) -> None:
    for document in documents:
        ends = [0]
        for block in document.blocks:
            assert ends[-1] <= block.start < block.end <= len(document.text)
            body = document.text[block.start : block.end]
            assert body == body.strip()
            ends.append(block.end)


PIECES = st.sampled_from(
    [*BEFORE, *SECTION, *PAGE_BREAK, *AFTER, "PART I", "PART II", "Item", "1C.", "Cybersecurity", "Item 1C",
     "SIGNATURES", "Item 16K. Cybersecurity", "FORM 20-F", "(continued)", "see", "\f", "\u00a0", "Items 1B and 1C."]
)  # fmt: skip
TAGS = st.sampled_from(
    ["<p>", "</p>", "<tr>", "<td>", "<table>", "<br>", "<hr style='break-after:page'>", "<b>", "</b>", "<pre>", "\n",
     "\n\n", "<a href='#a'>", "<a id='a'>", "<div style='display:none'>", "</div>", "<html>", " "]
)  # fmt: skip


@given(st.lists(PIECES | TAGS, max_size=60).map("".join))
@settings(max_examples=300)
def test_any_mix_of_a_report_s_pieces_gives_a_section_or_a_source_error(source: str) -> None:
    for data in (source.encode(), as_text(*COVER) + source.encode(), as_html(*COVER, source)):
        try:
            assert_is_sound(read(data, "x"))
        except SourceError:
            continue


@given(st.binary(max_size=300))
def test_any_bytes_after_a_cover_give_a_section_or_a_source_error(data: bytes) -> None:
    for source in (as_text(*REPORT) + data, as_html(*REPORT)[:-14] + data):
        try:
            assert_is_sound(read(source, "x"))
        except SourceError:
            continue


@given(st.lists(st.integers(1, 12), min_size=1, max_size=20))
def test_spans_around_the_words_do_not_change_what_is_found(cuts: list[int]) -> None:
    def wrapped(text: str) -> str:
        pieces, start = [], 0
        for cut in cuts:
            pieces.append(f"<span style='color:#000'>{text[start : start + cut]}</span>")
            start += cut
        return "".join(pieces) + text[start:]

    (bare,), (spanned,) = read(as_html(*REPORT), "x"), read(as_html(*map(wrapped, REPORT)), "x")
    assert (spanned.text, spanned.blocks, spanned.facts) == (bare.text, bare.blocks, bare.facts)


@pytest.mark.parametrize(
    "junk",
    [
        b"Item 1C. Cybersecurity 5\n" * 40_000,
        b"Cybersecurity\n\n" * 40_000,
        b"Item 1C" + b"." * 5_000_000,
        (b"Item 2" + b" ." * 140 + b"\n") * 10_000,
        b"<p>Item 1C. Cybersecurity</p>" * 20_000,
        b"<p><a href='#a'>Item 1C.</a></p><p id='a'>Cybersecurity</p>" * 15_000,
        b"<tr><td>Item" * 60_000,
        b"<a href='#" * 500_000,
        os.urandom(3_000_000).hex().encode(),
    ],
    ids=["entries", "titles", "dots", "rows", "headings", "links", "cells", "quotes", "hex"],
)
def test_junk_behind_a_cover_is_read_in_the_time_of_its_length(junk: bytes) -> None:
    cover = as_html(*COVER)[:-14] if junk.startswith(b"<") else as_text(*COVER)
    with contextlib.suppress(SourceError):
        assert_is_sound(read(cover + junk, "x"))


@pytest.mark.shared
def test_no_real_section_is_taken_for_a_report(shared: Path) -> None:
    paths = sorted(shared.glob("gold/*/*.txt"))
    assert len(paths) > 100
    assert [path.name for path in paths if recognises(path.read_bytes())] == []
