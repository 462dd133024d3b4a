"""Parsing of what filers write: strict, repaired, or as HTML; never a DTD, never the network."""

from __future__ import annotations

import os
import resource
import socket
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from graphmodel.errors import SourceError, UnknownFormat
from loaders.filing import Document
from loaders.read import ixbrl, read_source
from loaders.read.ixbrl_scan import IxbrlScan
from loaders.read.xbrl_parse import LARGEST, scan_markup

Text = Callable[..., str]
Bodies = Callable[[Document], list[tuple[str, str]]]
ROLE = "RoleOfManagementTextBlock"
OURS = "The board’s café has a CISO."


def text_in(data: bytes, bodies_of: Bodies) -> str:
    (document,) = read_source(data, "x.htm")
    ((_, text),) = bodies_of(document)
    return text


@pytest.fixture(scope="module")
def report(make_report: Text, make_fact: Text) -> str:
    return make_report(make_fact(ROLE, OURS))


# Repair


def test_undeclared_entities_and_bare_ampersands_are_read_as_meant(
    make_report: Text, make_fact: Text, bodies_of: Bodies
) -> None:
    report = make_report(make_fact(ROLE, "Our&nbsp;CISO &ldquo;leads&rdquo; R&D &amp; more &bogus; &#38; &#1;x"))
    assert text_in(report.encode(), bodies_of) == "Our CISO “leads” R&D & more &bogus; & x"


def test_control_characters_and_nul_bytes_are_dropped(report: str, bodies_of: Bodies) -> None:
    assert text_in(report.replace("café", "ca\x00f\x0cé").encode(), bodies_of) == OURS


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None),
        ("utf-8", "ASCII"),
        ("utf-8", "utf-8"),
        ("utf-8-sig", None),
        ("cp1252", "windows-1252"),
        ("cp1252", None),
        ("cp1252", "utf-8"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "no-such-encoding"),
        ("cp1252", "punycode"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-8"),
        ("utf-16", None),
        ("utf-16-le", None),
        ("utf-16-be", "utf-16"),
    ],
)
def test_an_encoding_is_found_whatever_is_declared(
    report: str, bodies_of: Bodies, encoding: str, declared: str | None
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    text = text_in((head + report).encode(encoding), bodies_of)
    # Latin-1 has control characters where Windows-1252 has quotes; they are read as the latter, as browsers do.
    assert text == OURS


def test_an_ill_formed_but_whole_report_is_read_as_html_with_its_facts_in_tables(
    make_report: Text, make_fact: Text, bodies_of: Bodies
) -> None:
    flag = make_fact("ManagementThirdPartyEngagedFlag", "Yes", 'format="ixt:fixed-true"')
    nil = make_fact("BoardOfDirectorsOversightTextBlock", "Nothing.", 'xsi:nil="true"')
    role = make_fact(ROLE, "<tr><td>One</td></tr>", 'continuedAt="c1"')
    body = f"<table>{role}</table><p>un<br>closed {flag}{nil}<ix:continuation id='c1'><p>Two</ix:continuation>"
    (document,) = read_source(make_report(body).encode(), "x.htm")
    assert bodies_of(document) == [(ROLE, "One\nTwo")]
    assert dict(document.flags) == {"third_party_engaged": True}
    assert (document.facts.period, document.facts.ticker) == ("2025-06-30", "CLTN")


def test_a_namespace_that_is_none_has_no_facts(make_report: Text, make_fact: Text, bodies_of: Bodies) -> None:
    role = make_fact(ROLE, "Our CISO leads.")
    report = make_report(f"<table><tr><td>{role}<br></td></tr></table><odd:a>x</odd:a>")
    (document,) = read_source(report.replace("<html ", "<html xmlns:odd='a} &quot;b' ", 1).encode(), "a.htm")
    assert bodies_of(document) == [(ROLE, "Our CISO leads.")]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.8])
def test_a_report_that_is_cut_short_before_its_disclosure_ends_says_so(
    make_report: Text, make_fact: Text, kept: float
) -> None:
    report = make_report(make_fact(ROLE, "<p>Our CISO reports.</p>" * 10_000)).encode()
    with pytest.raises(UnknownFormat, match="cut short"):
        read_source(report[: int(len(report) * kept)], "x.htm")


# Entities and the network


def no_network(*args: object, **kwargs: object) -> None:
    raise AssertionError("the network was used")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghij")),
        '<!ENTITY j SYSTEM "file://SECRET">',
        '<!ENTITY j SYSTEM "http://127.0.0.1:9/x">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;<!ENTITY j "a">',
    ],
    ids=["bomb", "file", "http", "parameter"],
)
def test_entities_are_never_resolved(
    make_report: Text,
    make_fact: Text,
    bodies_of: Bodies,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    subset: str,
    encoding: str,
) -> None:
    monkeypatch.setattr(socket.socket, "connect", no_network)
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET WORDS")
    subset = subset.replace("SECRET", secret.as_posix())
    body = make_fact(ROLE, "<p title='&j;'>Ours &j;.</p>")
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE html [{subset}]>{make_report(body)}'
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        said = text_in(text.encode(encoding), bodies_of)
    except SourceError:
        said = ""
    assert "SECRET WORDS" not in said
    assert "aaa" not in said
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
    if encoding != "utf-7":
        assert said == "Ours &j;."


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
        "<!-- xmlns <a> --><?pi <!DOCTYPE ?>\n<!DOCTYPE html>",
        "<!doctype html>",
    ],
)
def test_a_document_type_is_no_hindrance(report: str, bodies_of: Bodies, prolog: str) -> None:
    assert text_in((prolog + report).encode(), bodies_of) == OURS


@pytest.mark.parametrize("prolog", ["<!DOCTYPE html [<!ENTITY", "<!DOCTYPE a><!DOCTYPE b [<!ENTITY j 'a'>]>"])
def test_a_document_type_without_end_or_twice_is_refused(report: str, prolog: str) -> None:
    with pytest.raises(UnknownFormat, match="document type"):
        read_source((prolog + report).encode(), "x.htm")


# Size


UNITS = [
    b"<p>",
    b"<p/>",
    b"<p a='",
    b"<p a='x'/>",
    b" ",
    b"&",
    b"&nbsp;",
    b"<!--",
    b"<![CDATA[",
    b"a ",
    b"\x00",
    b"]]>",
]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("tail", [b"", b"</html>"], ids=["cut", "closed"])
def test_a_report_that_is_junk_after_its_head_is_refused_in_bounded_time_and_memory(
    make_report: Text, unit: bytes, tail: bytes
) -> None:
    data = make_report().encode()[:800] + unit * ((5 << 20) // len(unit)) + tail
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(SourceError):
        ixbrl.read(data, "x.htm")
    assert time.monotonic() - start < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000


@pytest.mark.parametrize(("unit", "said"), [(b"<p/>", "more markup"), (b"&", "more character references")])
def test_far_more_markup_than_any_report_has_is_refused_unparsed(make_report: Text, unit: bytes, said: str) -> None:
    data = make_report().encode()[:800] + unit * (8 << 20) + b"</html>"
    with pytest.raises(UnknownFormat, match=said):
        ixbrl.read(data, "x.htm")


def test_two_hundred_megabytes_are_refused_unread(make_report: Text) -> None:
    data = make_report().encode() + os.urandom(1 << 20) * 200
    with pytest.raises(UnknownFormat, match="more than an annual report has"):
        ixbrl.read(data, "x.htm")


def test_parsing_stops_where_nothing_of_the_disclosure_can_follow(make_report: Text, make_fact: Text) -> None:
    class Counting(IxbrlScan):
        position = 0

        def is_enough(self, data: bytes, position: int) -> bool:
            self.position = position
            return super().is_enough(data, position)

    filler = "<p>Statements.</p>" * 100_000
    report = make_report(make_fact(ROLE, OURS) + filler).encode()
    assert scan_markup(report, "x.htm", Counting).position < len(report) / 10
    late = make_report(make_fact(ROLE, OURS) + filler + make_fact(ROLE, "Late.")).encode()
    assert len(scan_markup(late, "x.htm", Counting).facts) == len(scan_markup(report, "x.htm", Counting).facts) + 1
    assert len(late) < LARGEST
