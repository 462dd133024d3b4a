"""Made-up annual reports, put together from the parts that every one has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

import pytest

from loaders.read.html_text import html_page
from loaders.section import Page, Section, find_section, page_of_text

RISK = (
    "Risk Management and Strategy",
    "We assess, identify and manage material risks from cybersecurity threats as part of our overall program.",
    "Our Chief Information Security Officer leads the program and reports to our Chief Information Officer.",
)
GOVERNANCE = (
    "Governance",
    "The Audit Committee of our Board of Directors oversees cybersecurity risk and is briefed by management quarterly.",
    "We engage third-party assessors, and no incident has materially affected us, although processes may fail us.",
)
LONG = (
    "Our lamps are made in three plants and sold by dealers in many countries, none of which is essential to us. " * 6
)


def _items(form: str) -> list[tuple[str, str, Sequence[str]]]:
    if form == "20-F":
        return [
            ("Item 3.", "Key Information", (LONG, LONG)),
            ("Item 4.", "Information on the Company", (LONG, "Our plants are protected, see Item 16K below.")),
            ("Item 16I.", "Disclosure Regarding Foreign Jurisdictions that Prevent Inspections", ("Not applicable.",)),
            ("Item 16J.", "Insider Trading Policies", ("We have a policy, see Exhibit 11.",)),
            ("Item 16K.", "Cybersecurity", (*RISK, *GOVERNANCE)),
            ("Item 17.", "Financial Statements", (LONG,)),
            ("Item 18.", "Financial Statements", (LONG,)),
        ]
    return [
        ("Item 1.", "Business", (LONG, LONG)),
        (
            "Item 1A.",
            "Risk Factors",
            (LONG, "A breach of our systems may harm us; see “Item 1C. Cybersecurity.”", LONG),
        ),
        ("Item 1B.", "Unresolved Staff Comments", ("None.",)),
        ("Item 1C.", "Cybersecurity", (*RISK, *GOVERNANCE)),
        ("Item 2.", "Properties", ("We own three plants.", LONG)),
        ("Item 3.", "Legal Proceedings", ("None.",)),
        ("Item 4.", "Mine Safety Disclosures", ("Not applicable.",)),
        ("Item 7.", "Management’s Discussion and Analysis", (LONG, LONG)),
    ]


def _cover(form: str, ended: str) -> list[str]:
    return [
        "UNITED STATES",
        "SECURITIES AND EXCHANGE COMMISSION",
        "Washington, D.C. 20549",
        f"FORM {form}",
        "☒ ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934",
        f"For the fiscal year ended {ended}",
        "Commission file number 000-00000",
        "Pale Lantern Works, Inc.",
        "(Exact name of registrant as specified in its charter)",
    ]


def _paragraph(text: str) -> str:
    return f"<div><span>{escape(text)}</span></div>"


def _html(
    *,
    form: str = "10-K",
    ended: str = "December 31, 2024",
    section: str | None = None,
    contents: str | None = None,
    front: str = "",
    omit: Iterable[str] = (),
) -> str:
    """A report as HTML; `section` stands for the item's heading and text, `contents` for the table of contents."""
    items = [item for item in _items(form) if item[0] not in omit]
    rows = "".join(
        f"<tr><td>{number}</td><td><a href='#i{place}'>{title}</a></td><td>{5 + 7 * place}</td></tr>"
        for place, (number, title, _) in enumerate(items)
    )
    parts = [_paragraph(line) for line in _cover(form, ended)]
    parts += [front, f"<table>{rows}</table>" if contents is None else contents]
    for place, (number, title, paragraphs) in enumerate(items):
        if number in ("Item 1C.", "Item 16K.") and section is not None:
            parts.append(section)
            continue
        parts.append(f"<div id='i{place}'><b>{number} {title}</b></div>")
        parts += [_paragraph(text) for text in paragraphs]
    parts.append("<div><b>SIGNATURES</b></div><div>Pursuant to the requirements of the Act, Pale Lantern Works.</div>")
    return f"<html><head><title>t</title></head><body>{''.join(parts)}</body></html>"


def _text(
    *,
    form: str = "10-K",
    ended: str = "December 31, 2024",
    section: str | None = None,
    contents: str | None = None,
    omit: Iterable[str] = (),
) -> str:
    """A report as plain text, a blank line between paragraphs."""
    items = [item for item in _items(form) if item[0] not in omit]
    rows = "\n".join(
        f"  {number:<10}{title} {'.' * 20} {5 + 7 * place}" for place, (number, title, _) in enumerate(items)
    )
    parts = ["\n".join(_cover(form, ended)), "TABLE OF CONTENTS", rows if contents is None else contents]
    for number, title, paragraphs in items:
        if number in ("Item 1C.", "Item 16K.") and section is not None:
            parts.append(section)
            continue
        parts += [f"{number}  {title.upper()}", *paragraphs]
    return "\n\n".join([*parts, "SIGNATURES", "Pursuant to the requirements of the Act."]) + "\n"


@pytest.fixture(scope="session")
def html_report() -> Callable[..., str]:
    """Makes a report as HTML; see `_html`."""
    return _html


@pytest.fixture(scope="session")
def text_report() -> Callable[..., str]:
    """Makes a report as plain text; see `_text`."""
    return _text


@pytest.fixture(scope="session")
def disclosure() -> tuple[str, ...]:
    """The paragraphs of a made-up section, without its heading."""
    return (*RISK, *GOVERNANCE)


@pytest.fixture(scope="session")
def disclosure_html(disclosure: tuple[str, ...]) -> str:
    """The same, as HTML."""
    return "".join(_paragraph(text) for text in disclosure)


@pytest.fixture(scope="session")
def page_of() -> Callable[[str], Page]:
    """The page of a report, HTML or text."""
    return lambda source: html_page(source.encode(), "r") if source.startswith("<") else page_of_text(source)


@pytest.fixture(scope="session")
def found_in(page_of: Callable[[str], Page]) -> Callable[..., tuple[Section | None, list[str]]]:
    """The section that a report has and its lines, the form given as its cover would."""

    def find(
        source: str, form: str | None = "10-K", period: str | None = "2024-12-31"
    ) -> tuple[Section | None, list[str]]:
        page = page_of(source)
        section = find_section(page, form, period)
        return section, [page.lines[number].text for number in section.lines] if section else []

    return find
