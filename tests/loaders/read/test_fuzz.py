"""Every reader on damaged sources of its own form: filings whose spans fit, or an error of ours in one line."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import SourceError
from loaders.read import READERS, Reader, read_source

Text = Callable[..., str]
ROLE = "CybersecurityRiskRoleOfManagementTextBlock"
SAID = "Our CISO reports to the CEO."
COVER = (
    "SECURITIES AND EXCHANGE COMMISSION\n\nFORM 10-K\n\nANNUAL REPORT PURSUANT TO SECTION 13\n\n"
    "For the fiscal year ended December 31, 2024\n\nPale Lantern Works, Inc.\n\n(Exact name of registrant)\n\n"
)
REPORT = (
    f"{COVER}Item 1B. Unresolved\n\nNone.\n\nItem 1C. Cybersecurity\n\n{SAID}\n\n18\n\nItem 2. Properties\n\nA plant.\n"
)
RPAGE = (
    '<html><table class="report"><tr><th class="tl">Cybersecurity</th><th class="th">Dec. 31, 2024</th></tr><tr>'
    f'<td class="pl"><a onclick="Show.showAR( this, \'defref_cyd_{ROLE}\', window );">Role</a></td>'
    f'<td class="text"><p>{SAID}</p></td></tr></table></html>'
)
RPAGE_TEXT = (
    "|\nDisclosure\n|12 Months Ended\nDec. 31, 2024\n|Cybersecurity Risk Role of Management [Text Block]\n"
    f"|\n{SAID}\n|Cybersecurity Risk Management Third Party Engaged [Flag]\n|true\n|X\n- References\n"
)
INSTANCE = (
    '<?xml version="1.0"?><xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:cyd="http://xbrl.sec.gov/cyd/2024" '
    'xmlns:dei="http://xbrl.sec.gov/dei/2024"><context id="c"><entity><identifier scheme="x">9</identifier></entity>'
    "<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>"
    f'<dei:DocumentType contextRef="c">10-K</dei:DocumentType><cyd:{ROLE} contextRef="c">{escape(f"<p>{SAID}</p>")}'
    f"</cyd:{ROLE}></xbrl>"
)


def _submission(report: str) -> str:
    return (
        "<SEC-DOCUMENT>0000009876-25-000020.txt : 20250814\n<SEC-HEADER>\nACCESSION NUMBER:\t0000009876-25-000020\n"
        "CONFORMED SUBMISSION TYPE:\t10-K\nFILED AS OF DATE:\t20250814\nFILER:\n\tCENTRAL INDEX KEY:\t0000009876\n"
        "</SEC-HEADER>\n<DOCUMENT>\n<TYPE>10-K\n<SEQUENCE>1\n<FILENAME>a.htm\n<TEXT>\n<XBRL>\n"
        f"{report}\n</XBRL>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    )


@pytest.fixture(scope="module")
def wholes(make_report: Text, make_fact: Text) -> dict[str, bytes]:
    """A whole source for each reader, by the reader's name."""
    parts = '<ix:continuation id="a">It <ix:exclude>18</ix:exclude> goes on.</ix:continuation>'
    ixbrl = make_report(make_fact("RoleOfManagementTextBlock", f"<p>{SAID}</p>", 'continuedAt="a"') + parts)
    said = {
        "submission": _submission(ixbrl),
        "ixbrl": ixbrl,
        "xbrl_instance": INSTANCE,
        "rpage_html": RPAGE,
        "rpage_text": RPAGE_TEXT,
        "annual_report": "".join(f"<p>{escape(line)}</p>" for line in REPORT.split("\n\n")),
        "plain_text": f"Item 1C. Cybersecurity\n{SAID}\n",
    }
    return {name: text.encode() for name, text in said.items()}


def name_of(reader: Reader) -> str:
    return str(reader.__name__).rpartition(".")[2]  # type: ignore[attr-defined]


JUNK = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [
            b"<",
            b">",
            b"&",
            b"]]>",
            b"<!--",
            b"<!DOCTYPE x [",
            b"\x00",
            b"\xff\xfe",
            b"</html>",
            b"<DOCUMENT>",
            b"|",
            b"\r",
        ]
    ),
    st.sampled_from([b"<div>" * 3000, b" " * 5000, b"&nbsp;" * 500, b"Item 1C. " * 200, b"9" * 400]),
)
SPOTS = st.floats(0, 1, exclude_max=True)
DAMAGE = st.lists(st.tuples(st.sampled_from(["put", "write", "cut", "twice", "end"]), SPOTS, SPOTS, JUNK), max_size=4)


def damaged(data: bytes, damage: list[tuple[str, float, float, bytes]]) -> bytes:
    for kind, start, length, junk in damage:
        at = int(start * len(data))
        end = at + int(length * 60)
        if kind == "put":
            data = data[:at] + junk + data[at:]
        elif kind == "write":
            data = data[:at] + junk + data[at + len(junk) :]
        elif kind == "cut":
            data = data[:at] + data[end:]
        elif kind == "twice":
            data = data[:end] + data[at:end] + data[end:]
        else:
            data = data[:at]
    return data


def test_each_reader_reads_its_whole_source(wholes: dict[str, bytes]) -> None:
    assert set(wholes) == {name_of(reader) for reader in READERS}
    for reader in READERS:
        data = wholes[name_of(reader)]
        assert next(first for first in READERS if first.recognises(data)) is reader
        (document,) = reader.read(data, "x")
        assert SAID in document.text


@pytest.mark.parametrize("reader", READERS, ids=name_of)
@given(damage=DAMAGE)
@settings(max_examples=120)
def test_damage_gives_filings_or_an_error_of_ours(
    reader: Reader, wholes: dict[str, bytes], damage: list[tuple[str, float, float, bytes]]
) -> None:
    data = damaged(wholes[name_of(reader)], damage)
    for read in (reader.read, read_source):
        try:
            documents = read(data, "x")
        except SourceError as exc:
            assert "\n" not in str(exc)  # noqa: PT017 - it, or none
            continue
        assert documents
        for document in documents:
            assert all(0 <= block.start < block.end <= len(document.text) for block in document.blocks)
