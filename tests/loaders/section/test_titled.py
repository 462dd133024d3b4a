"""Sections without an item number: cross-reference indexes, references, and titles alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from loaders.section import Section

Find = Callable[..., tuple[Section | None, list[str]]]
Make = Callable[..., str]

TITLE = "<div id='cyber' style='font-size:14pt;font-weight:700'>Cybersecurity</div>"
SUBTITLE = "<div style='font-size:11pt;font-weight:700'>{}</div>"
NEXT = "<div id='people' style='font-size:14pt;font-weight:bold'>Our People</div><p>We have many.</p>"
PROSE = "<p>Our lamps are made in three plants and sold by dealers in many countries.</p>" * 5
INDEX = (
    ("Item 1.", "Business", "4", "#business"),
    ("Item 1A.", "Risk Factors", "9-14", "#risk"),
    ("Item 1B.", "Unresolved Staff Comments", "Not applicable", ""),
    ("Item 1C.", "Cybersecurity", "15, 16", "#cyber"),
    ("Item 2.", "Properties", "18", "#people"),
    ("Item 3.", "Legal Proceedings", "Note 7", ""),
)


def organised_otherwise(*parts: str, index: str = "", back: str = "") -> str:
    front = "<p>UNITED STATES SECURITIES AND EXCHANGE COMMISSION</p><p>FORM 10-K</p>"
    business = f"<div id='business' style='font-size:14pt;font-weight:700'>Our Business</div>{PROSE}"
    return f"<html><body>{front}{index}{business}{''.join(parts)}{back}</body></html>"


def table(entries: Sequence[tuple[str, str, str, str]], *, linked: bool = True) -> str:
    def page(pages: str, target: str) -> str:
        return f"<a href='{target}'>{pages}</a>" if target and linked else pages

    rows = "".join(
        f"<tr><td>{number}</td><td>{title}</td><td>{page(pages, target)}</td></tr>"
        for number, title, pages, target in entries
    )
    return f"<p>FORM 10-K CROSS-REFERENCE INDEX</p><table>{rows}</table>"


@pytest.fixture
def titled(disclosure: tuple[str, ...]) -> str:
    return TITLE + "".join(
        SUBTITLE.format(text) if len(text) < 40 else f"<p style='font-size:10pt'>{text}</p>" for text in disclosure
    )


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize("in_front", [True, False])
def test_an_index_leads_to_the_section(
    found_in: Find, titled: str, disclosure: tuple[str, ...], *, linked: bool, in_front: bool
) -> None:
    where = "index" if in_front else "back"
    source = organised_otherwise(titled, NEXT, **{where: table(INDEX, linked=linked)})
    section, lines = found_in(source)
    assert section is not None
    assert section.how == "cross-reference index"
    assert lines == ["Cybersecurity", *disclosure]


@pytest.mark.parametrize("number", ["{}", "Item {}", "I {}"])
def test_the_index_may_have_the_numbers_behind_the_titles(found_in: Find, titled: str, number: str) -> None:
    rows = "".join(
        f"<tr><td>{title}</td><td>{number.format(item[5:-1])}</td><td>{pages[:2].strip('-,')}</td></tr>"
        for item, title, pages, _ in INDEX
        if pages[0].isdigit()
    )
    section, lines = found_in(organised_otherwise(titled, NEXT, index=f"<table>{rows}</table>"))
    assert section is not None
    assert (section.how, lines[0], lines[-1][:9]) == ("cross-reference index", "Cybersecurity", "We engage")


def test_an_index_without_the_item_leads_nowhere(found_in: Find, titled: str) -> None:
    index = table([entry for entry in INDEX if entry[1] != "Cybersecurity"])
    section, _ = found_in(organised_otherwise(titled, NEXT, index=index))
    assert section is None or section.how == "title in the text"


def test_a_report_without_any_items_may_have_one_section_of_that_title(
    found_in: Find, titled: str, disclosure: tuple[str, ...]
) -> None:
    section, lines = found_in(organised_otherwise(titled, NEXT))
    assert section is not None
    assert (section.how, section.confidence < 0.8) == ("title in the text", True)
    assert lines == ["Cybersecurity", *disclosure]


def test_two_sections_of_that_title_are_not_chosen_between(found_in: Find, titled: str) -> None:
    assert found_in(organised_otherwise(titled, NEXT, titled, NEXT))[0] is None


def test_of_two_the_index_chooses_by_its_page_numbers(found_in: Find, titled: str, disclosure: tuple[str, ...]) -> None:
    def on_page(number: int, text: str) -> str:
        return f"{text}<p>{number}</p><hr style='page-break-after:always'/>"

    other = titled.replace("Chief Information Security Officer", "Chief Compliance Officer")
    pages = [on_page(number, PROSE) for number in range(4, 30)]
    pages[3], pages[12] = on_page(7, other + NEXT), on_page(16, titled + NEXT)
    section, lines = found_in(organised_otherwise(*pages, back=table(INDEX, linked=False)))
    assert section is not None
    assert lines == ["Cybersecurity", *disclosure]


def test_a_risk_factor_of_that_title_is_no_section(found_in: Find) -> None:
    risk = "<p>A cyber breach of our systems may harm our business and the trust of those who buy from us.</p>" * 9
    assert found_in(organised_otherwise(TITLE, risk, NEXT, index=table(INDEX, linked=False)))[0] is None


@pytest.mark.parametrize(("period", "is_found"), [("2023-12-31", True), ("2023-11-30", False), (None, False)])
def test_a_title_alone_counts_only_where_the_rule_applied(
    found_in: Find, titled: str, period: str | None, *, is_found: bool
) -> None:
    assert (found_in(organised_otherwise(titled, NEXT), period=period)[0] is not None) == is_found


@pytest.mark.parametrize("form", [None, "8-K", "40-F"])
def test_a_title_alone_counts_only_in_an_annual_report(found_in: Find, titled: str, form: str | None) -> None:
    assert found_in(organised_otherwise(titled, NEXT), form)[0] is None


def test_plain_text_titles_are_told_by_their_capitals(found_in: Find, disclosure: tuple[str, ...]) -> None:
    body = "\n\n".join(("OUR BUSINESS", "We make lamps.", "CYBERSECURITY", *disclosure, "OUR PEOPLE", "We have many."))
    section, lines = found_in(f"FORM 10-K\n\n{body}\n")
    assert section is not None
    assert lines == ["CYBERSECURITY", *disclosure]


def test_a_reference_to_another_part_is_followed(
    html_report: Make, found_in: Find, titled: str, disclosure: tuple[str, ...]
) -> None:
    pointer = "<p>Item 1C. Cybersecurity</p><p>The information is set forth under “Cybersecurity” in Item 7.</p>"
    source = html_report(section=pointer).replace("<div><b>SIGNATURES", f"{titled}{NEXT}<div><b>SIGNATURES")
    section, lines = found_in(source)
    assert section is not None
    assert section.how == "reference"
    assert lines[2:] == ["Cybersecurity", *disclosure]


def test_a_reference_that_leads_nowhere_is_doubted(html_report: Make, found_in: Find) -> None:
    section, lines = found_in(
        html_report(section="<p>Item 1C. Cybersecurity</p><p>Incorporated by reference to our proxy statement.</p>")
    )
    assert section is not None
    assert len(lines) == 2
    assert section.doubts == ("it only refers to another place for the disclosure",)
