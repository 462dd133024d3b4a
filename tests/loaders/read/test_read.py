"""Whatever the bytes: filings, or an error that names what was expected."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import NoDisclosure, SourceError, UnknownFormat
from loaders.filing import Document
from loaders.read import READERS, read_source

ROLE = "|Cybersecurity Risk Role of Management [Text Block]\n"
HTML_START = b'<html><table class="report"><tr><th class="tl">T</th></tr>'
CYD_ROW = b'<tr><td class="pl"><a onclick="Show.showAR( this, \'defref_cyd_CybersecurityRiskRoleOfManagementTextBlock\''


def read_or_error(data: bytes) -> list[Document]:
    try:
        return read_source(data, "x.txt")
    except SourceError:
        return []


def assert_spans_are_tight(documents: list[Document]) -> None:
    for document in documents:
        for block in document.blocks:
            assert 0 <= block.start < block.end <= len(document.text)
            body = document.text[block.start : block.end]
            assert body == body.strip()


FRAGMENTS = st.sampled_from(
    [
        b"|",
        b"\n",
        b"\r\n",
        ROLE.encode(),
        b"|Cybersecurity Risk Management Third Party Engaged [Flag]\n",
        b"|true\n",
        b"|X\n- References\n",
        b"Our CISO reports to the Board.",
        HTML_START,
        CYD_ROW,
        b", window );\">Role</a></td><td class='text'>",
        b"<div>",
        b"</div>",
        b"</td></tr></table>",
        b"&nbsp;&#0;&#146;&#xFFFF;&bogus;",
        b"\xc2\xa0",
        b"\xef\xbb\xbf",
        b"<!--",
        b"<![CDATA[",
        b"\x00",
        b"\x1b[2J",
        b"\xff",
    ]
)


@given(st.binary(max_size=400))
def test_any_bytes_give_filings_or_a_source_error(data: bytes) -> None:
    assert_spans_are_tight(read_or_error(data))


@given(st.lists(FRAGMENTS, max_size=30).map(b"".join))
@settings(max_examples=300)
def test_any_mix_of_page_fragments_gives_filings_or_a_source_error(data: bytes) -> None:
    assert_spans_are_tight(read_or_error(data))


@given(st.lists(FRAGMENTS, max_size=12).map(b"".join))
def test_no_reader_recognises_by_raising(data: bytes) -> None:
    for reader in READERS:
        assert reader.recognises(data) in (True, False)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\x7fELF\x02\x01\x01\x00", "binary"),
        (bytes(range(1, 32)) * 10, "binary"),
        (b"Our board \xe9valuates risk", "not UTF-8 text (byte 10)"),
        ("Our board".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"%PDF-1.7\n", "PDF"),
        (b"<?xml version='1.0'?><xbrl/>", "no R page"),
        (b"<html><body>Item 1C</body></html>", "no R page"),
        (b'{"directed": true, "nodes": []}', "JSON"),
    ],
)
def test_an_unknown_format_is_named_together_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        read_source(data, "some/file.txt")
    message = str(caught.value)
    assert said in message
    assert message.startswith("some/file.txt: ")
    assert "expected an EDGAR R page" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    "data",
    [
        b"|\nBALANCE SHEETS\n|Dec. 31, 2024\n|Cash\n|5\n",
        HTML_START + b'<tr><td class="pl">Cash</td><td class="nump">5</td></tr></table></html>',
    ],
)
def test_an_r_page_without_cyd_rows_has_no_disclosure(data: bytes) -> None:
    with pytest.raises(NoDisclosure, match=r"Cybersecurity Risk … \[Text Block\]"):
        read_source(data, "R2.htm")


@pytest.mark.parametrize(
    "data",
    [
        os.urandom(20_000_000),
        b"a" * 20_000_000,
        b"|" * 20_000_000,
        b"|\n" * 3_000_000,
        ROLE.encode() * 150_000,
        b"<table " * 3_000_000,
        b"<table class = " * 1_000_000,
        b" " * 20_000_000,
        HTML_START + b"<td>" * 1_500_000,
        HTML_START + CYD_ROW + b"<p>" * 1_500_000,
        HTML_START + b"<a href='" * 500_000,
    ],
    ids=["random", "letters", "bars", "rows", "labels", "tables", "classes", "blanks", "cells", "paragraphs", "quotes"],
)
def test_junk_does_not_hang(data: bytes) -> None:
    start = time.monotonic()
    read_or_error(data)
    assert time.monotonic() - start < 20


@pytest.mark.shared
def test_every_real_page_is_read_with_the_text_of_the_file_itself(shared: Path) -> None:
    paths = sorted(shared.glob("gold/*/*.txt"))
    assert len(paths) > 100
    for path in paths:
        (document,) = read_source(path.read_bytes(), str(path))
        assert document.text == path.read_text(encoding="utf-8")
        assert document.filing_id == path.stem
        assert document.blocks
        assert_spans_are_tight([document])
        assert all("[Text Block]" not in document.text[b.start : b.end] for b in document.blocks if b.element)
