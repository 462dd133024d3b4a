"""Made-up annual reports in Inline XBRL."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.filing import Document
from loaders.read import read_source

HEAD = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" '
    'xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" '
    'xmlns:ixt-sec="http://www.sec.gov/inlineXBRL/transformation/2015-08-31" '
    'xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:dei="http://xbrl.sec.gov/dei/2024" '
    'xmlns:cyd="http://xbrl.sec.gov/cyd/2024" xmlns:us-gaap="http://fasb.org/us-gaap/2024">'
)
COVER = (
    '<p><ix:nonNumeric name="dei:DocumentType" contextRef="c">10-K</ix:nonNumeric> for the year ended '
    '<ix:nonNumeric name="dei:DocumentPeriodEndDate" format="ixt:date-monthname-day-year-en" contextRef="c">June 30, '
    "2025</ix:nonNumeric></p>"
    '<p><ix:nonNumeric name="dei:EntityRegistrantName" contextRef="c">Copper Lantern &amp; Co.</ix:nonNumeric></p>'
    '<p><ix:nonNumeric name="dei:TradingSymbol" contextRef="c">CLTN</ix:nonNumeric></p>'
)
HIDDEN = '<ix:nonNumeric name="dei:EntityCentralIndexKey" contextRef="c">0000009876</ix:nonNumeric>'
ENTITY = '<xbrli:identifier scheme="http://www.sec.gov/CIK">0000009876</xbrli:identifier>'
PERIOD = "<xbrli:startDate>2024-07-01</xbrli:startDate><xbrli:endDate>2025-06-30</xbrli:endDate>"
CONTEXT = (
    f'<xbrli:context id="c"><xbrli:entity>{ENTITY}</xbrli:entity><xbrli:period>{PERIOD}</xbrli:period></xbrli:context>'
)


def _report(
    body: str = "", *, hidden: str = HIDDEN, contexts: str = CONTEXT, cover: str = COVER, head: str = HEAD
) -> str:
    return (
        f'{head}<head><title>cltn-20250630</title></head><body><div style="display:none"><ix:header><ix:hidden>{hidden}'
        f"</ix:hidden><ix:resources>{contexts}</ix:resources></ix:header></div>{cover}{body}</body></html>"
    )


def _fact(name: str, value: str, attributes: str = "") -> str:
    """A cyd fact by the end of its name."""
    return f'<ix:nonNumeric name="cyd:CybersecurityRisk{name}" contextRef="c" {attributes}>{value}</ix:nonNumeric>'


def _read_body(body: str, **parts: str) -> Document:
    (document,) = read_source(_report(body, **parts).encode(), "folder/cltn-20250630.htm")
    return document


def _bodies(document: Document) -> list[tuple[str, str]]:
    return [
        ((block.element or "").removeprefix("cyd:CybersecurityRisk"), document.text[block.start : block.end])
        for block in document.blocks
    ]


@pytest.fixture(scope="session")
def make_report() -> Callable[..., str]:
    """A report's text: a body after the cover, and other `hidden` facts, `contexts`, `cover` or `head` if need be."""
    return _report


@pytest.fixture(scope="session")
def make_fact() -> Callable[..., str]:
    """A cyd fact from the end of its name, its content, and further attributes."""
    return _fact


@pytest.fixture(scope="session")
def read_body() -> Callable[..., Document]:
    """The document that a report with such a body gives; as `make_report` else."""
    return _read_body


@pytest.fixture(scope="session")
def bodies_of() -> Callable[[Document], list[tuple[str, str]]]:
    """A document's blocks as (end of the element's name, text)."""
    return _bodies
