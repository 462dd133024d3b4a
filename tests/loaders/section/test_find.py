"""The section in reports of every shape that filers give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.section import Section

Find = Callable[..., tuple[Section | None, list[str]]]
Make = Callable[..., str]


@pytest.mark.parametrize(
    "heading",
    [
        "<div><b>Item 1C. Cybersecurity</b></div>",
        "<div><b>ITEM 1C – CYBERSECURITY</b></div>",
        "<div>ITEM&nbsp;1C.&#160;&#160;&nbsp;CYBERSECURITY</div>",
        "<div>Item 1C:&emsp;Cybersecurity</div>",
        "<div>Item&#8203; 1C. Cyber&shy;security&#65279;</div>",
        "<div>Item 1 C. Cybersecurity</div>",
        "<div>Item 1.C. Cybersecurity</div>",
        "<div>Item 1-C. Cybersecurity</div>",
        "<div>ITEM NO. 1C: CYBERSECURITY</div>",
        "<div>[Item 1C. Cybersecurity]</div>",
        "<div>Item IC. Cybersecurity</div>",
        "<div>Item 1(C). Cyber Security</div>",
        "<div>Item&nbsp;1c Cybersecurity Risk Management, Strategy and Governance</div>",
        "<div>ITEM 1CCYBERSECURITY</div>",
        "<div>1C. Cybersecurity</div>",
        "<div>PART I, Item 1C. Cybersecurity Disclosure</div>",
        "<div>Cybersecurity (Item 1C)</div>",
        "<div><span>I</span><span>tem 1</span><span>C</span><span>. Cyb</span><b>ersecurity</b></div>",
        "<table><tr><td>Item</td><td>1C.</td><td>&nbsp;</td><td>Cybersecurity</td></tr></table>",
        "<table><tr><td><p>Item 1C.</p></td><td><div><div>Cybersecurity</div></div></td></tr></table>",
        "<div>Item</div><div>1C.</div><div>Cybersecurity</div>",
        "<div>Item 1C.</div><div>Cybersecurity</div>",
        "<p>ITEM 1C.<br>CYBERSECURITY</p>",
        "<h3><a name='x'></a>Item 1C<br/></h3><h3>Cybersecurity</h3>",
    ],
)
def test_a_heading_is_found_however_it_is_written(
    heading: str, html_report: Make, found_in: Find, disclosure_html: str, disclosure: tuple[str, ...]
) -> None:
    section, lines = found_in(html_report(section=heading + disclosure_html))
    assert section is not None
    assert (section.item, section.how) == ("1C", "heading")
    assert section.confidence > 0.95
    assert tuple(lines[-len(disclosure) :]) == disclosure
    assert len(lines) - len(disclosure) <= 3


@pytest.mark.parametrize(
    "heading",
    [
        "Item 1C. Cybersecurity",
        "ITEM 1C - CYBERSECURITY",
        "Item\u00a01C.\tCybersecurity",
        "Item 1C.\n\nCybersecurity",
        "ITEM 1C.\nCYBERSECURITY",
        "Item\n1C.\nCybersecurity",
        "**Item 1C. Cybersecurity**",
        "## Item 1C. Cybersecurity",
    ],
)
def test_a_heading_is_found_in_plain_text(
    heading: str, text_report: Make, found_in: Find, disclosure: tuple[str, ...]
) -> None:
    section, lines = found_in(text_report(section="\n\n".join((heading, *disclosure))))
    assert section is not None
    assert section.how == "heading"
    assert tuple(lines[-len(disclosure) :]) == disclosure


def test_a_20_f_has_item_16k(html_report: Make, found_in: Find, disclosure: tuple[str, ...]) -> None:
    section, lines = found_in(html_report(form="20-F"), "20-F")
    assert section is not None
    assert (section.item, tuple(lines[1:])) == ("16K", disclosure)


def test_item_16k_may_stand_before_another_item_16(
    html_report: Make, found_in: Find, disclosure_html: str, disclosure: tuple[str, ...]
) -> None:
    later = "<div>Item 16J. Insider Trading Policies</div><div>We have a policy that is long enough to be one.</div>"
    source = html_report(
        form="20-F", section=f"<div>ITEM 16K. CYBERSECURITY</div>{disclosure_html}{later}", omit=["Item 16J."]
    )
    assert tuple(found_in(source, "20-F")[1][1:]) == disclosure


@pytest.mark.parametrize("form", ["10-K", "10-K/A", "10-KT", None, "20-F"])
def test_the_form_says_which_item_is_looked_for(html_report: Make, found_in: Find, form: str | None) -> None:
    section, _ = found_in(html_report(), form)
    assert (section is not None) == (form != "20-F")


@pytest.mark.parametrize(
    "answer", ["Not applicable.", "Not required for smaller reporting companies.", "None", "N/A", "N.A."]
)
def test_a_section_that_says_only_that_it_does_not_apply_is_found(
    html_report: Make, found_in: Find, answer: str
) -> None:
    section, lines = found_in(html_report(section=f"<div>Item 1C. Cybersecurity</div><div>{answer}</div>"))
    assert section is not None
    assert lines == ["Item 1C. Cybersecurity", answer]


def test_a_report_whose_items_are_all_short_has_its_section(found_in: Find, html_report: Make) -> None:
    short = ("1. Business", "1A. Risk Factors", "1B. Unresolved Staff Comments", "1C. Cybersecurity", "2. Properties")
    items = "".join(f"<p>Item {title}</p><p>Not applicable to a shell company.</p>" for title in short)
    section, lines = found_in(html_report(front=items, section="<p>Item 1D.</p>"))
    assert section is not None
    assert lines == ["Item 1C. Cybersecurity", "Not applicable to a shell company."]


def test_the_heading_may_run_into_its_text(html_report: Make, found_in: Find, disclosure_html: str) -> None:
    run_in = "<div><b>Item 1C. Cybersecurity.</b> We manage cybersecurity risk as others do.</div>"
    section, lines = found_in(html_report(section=run_in + disclosure_html))
    assert section is not None
    assert lines[0] == "Item 1C. Cybersecurity. We manage cybersecurity risk as others do."
    assert section.how == "heading"


@pytest.mark.parametrize(
    ("heading", "how"),
    [
        ("Item 1C.", "number"),
        ("Items 1B and 1C. Unresolved Staff Comments and Cybersecurity", "combined heading"),
        ("Item 1B, Item 1C. Unresolved Staff Comments; Cybersecurity", "combined heading"),
    ],
)
def test_what_is_less_sure_says_so(
    html_report: Make, found_in: Find, disclosure_html: str, heading: str, how: str
) -> None:
    section, lines = found_in(html_report(section=f"<p>{heading}</p>{disclosure_html}", omit=["Item 1B."]))
    assert section is not None
    assert (section.how, len(lines)) == (how, 7)
    assert section.confidence < 0.9
    assert section.note.startswith(f"{how} '{heading[:70]}")


def test_page_furniture_and_repeated_headings_stay_out(
    html_report: Make, found_in: Find, disclosure: tuple[str, ...]
) -> None:
    page_break = (
        "<div>Pale Lantern Works 2024 Form 10-K</div><div>{}</div><hr style='page-break-after:always'/>"
        "<div><a href='#toc'>Table of Contents</a></div><div>PART I</div><div>Item 1C</div>"
    )
    breaks = [page_break.format(number) for number in range(19, 25)]
    body = "".join(f"<p>{text}</p>{broken}" for text, broken in zip(disclosure, breaks, strict=True))
    source = html_report(
        section=f"<p>Item 1C. Cybersecurity</p>{body}<p>Item 1C. Cybersecurity (continued)</p><p>End.</p>"
    )
    _, lines = found_in(source)
    assert lines == ["Item 1C. Cybersecurity", *disclosure, "End."]


def test_a_running_header_above_the_heading_is_not_its_beginning(
    html_report: Make, found_in: Find, disclosure: tuple[str, ...], disclosure_html: str
) -> None:
    header = "<p>PART I</p><p>Item 1B, 1C</p><p>The rest of what we said on staff comments goes on here.</p>"
    _, lines = found_in(html_report(section=f"{header}<p>ITEM 1C. CYBERSECURITY</p>{disclosure_html}"))
    assert lines == ["ITEM 1C. CYBERSECURITY", *disclosure]


def test_a_running_header_of_the_next_item_ends_nothing(
    html_report: Make, found_in: Find, disclosure: tuple[str, ...], disclosure_html: str
) -> None:
    next_page = "<hr style='page-break-after:always'><p>PART I</p><p>Item 2</p><p>And one paragraph more of it.</p>"
    _, lines = found_in(html_report(section=f"<p>ITEM 1C. CYBERSECURITY</p>{disclosure_html}{next_page}"))
    assert lines == ["ITEM 1C. CYBERSECURITY", *disclosure, "And one paragraph more of it."]


def test_a_bare_number_ends_the_section_where_its_item_has_no_title(
    html_report: Make, found_in: Find, disclosure: tuple[str, ...], disclosure_html: str
) -> None:
    after = "<p>Item 2.</p><p>We own three plants, and that is all.</p>"
    source = html_report(section=f"<p>Item 1C.</p>{disclosure_html}{after}", omit=["Item 2."], contents="")
    assert found_in(source)[1] == ["Item 1C.", *disclosure]


@pytest.mark.parametrize(
    "end",
    [
        "<p>PART II</p>",
        "<p>INFORMATION ABOUT OUR EXECUTIVE OFFICERS</p>",
        "<p>Signatures</p>",
        "<p>Items 2 and 3. Properties and Legal Proceedings</p>",
        "<p><b>Item 2. Properties</b>. A description is included in and set forth below.</p>",
        "<p>Item 2. Properties The information of the annual report is contained in Note 2.</p>",
        "<table><tr><td>Item</td><td>2.</td><td>Description of Property</td></tr></table>",
    ],
)
def test_the_section_ends_where_something_else_begins(
    html_report: Make, found_in: Find, disclosure_html: str, disclosure: tuple[str, ...], end: str
) -> None:
    after = f"{end}<p>This is no disclosure of the kind any more.</p>"
    _, lines = found_in(html_report(section=f"<p>Item 1C. Cybersecurity</p>{disclosure_html}{after}"))
    assert lines == ["Item 1C. Cybersecurity", *disclosure]


@pytest.mark.parametrize(
    "inside",
    [
        "Signature-based detection",
        "Executive officers of the company are informed.",
        "Item 1A. Risk Factors of this report describes the risks that we face.",
        "Item 1A, “Risk Factors,” describes the risks that we face.",
        "Item 7. Management’s Discussion and Analysis contains what an incident would cost.",
        "Part II of this report tells more.",
    ],
)
def test_a_line_that_only_looks_like_an_end_is_none(
    html_report: Make, found_in: Find, disclosure_html: str, inside: str
) -> None:
    _, lines = found_in(html_report(section=f"<p>Item 1C. Cybersecurity</p><p>{inside}</p>{disclosure_html}"))
    assert (lines[1], len(lines)) == (inside, 8)


def test_a_section_that_nothing_ends_is_doubted(html_report: Make, found_in: Find, disclosure_html: str) -> None:
    source = html_report().split("<div id='i3'>")[0] + f"<p>Item 1C. Cybersecurity</p>{disclosure_html}"
    section, _ = found_in(source)
    assert section is not None
    assert section.doubts == ("nothing after it says where it ends",)
    assert section.confidence < 0.8


def test_a_section_longer_than_any_is_doubted(html_report: Make, found_in: Find) -> None:
    section, _ = found_in(html_report(section="<p>Item 1C. Cybersecurity</p>" + "<p>Our board oversees.</p>" * 3000))
    assert section is not None
    assert "more than a section has" in section.note
    assert section.confidence < 0.5


def test_two_sections_are_doubted(html_report: Make, found_in: Find, disclosure_html: str) -> None:
    again = f"<p>Item 1C. Cybersecurity</p>{disclosure_html}"
    section, _ = found_in(html_report(section=f"{again}<p>Item 2. Properties</p><p>We own some.</p>{again}"))
    assert section is not None
    assert section.doubts == ("2 stretches of the report are headed so",)


@pytest.mark.parametrize(
    "mention",
    [
        "A breach may harm us. See Part I,\nItem 1C. Cybersecurity of this report for how we manage the risk of that.",
        "For how we manage risk, our shareholders and others are referred to what is said in\nItem 1C. Cybersecurity.",
        "Item 1C. Cybersecurity” of this report tells more.",
        "Item 1C of this report tells how we manage risk.",
        "Item 1C, “Cybersecurity,” tells how we manage risk.",
        "Item 1C describes our program.",
    ],
)
def test_a_mention_in_running_text_is_no_heading(text_report: Make, found_in: Find, mention: str) -> None:
    _, lines = found_in(
        text_report(omit=["Item 1C."]).replace("Item 2.  PROPERTIES", f"{mention}\n\nItem 2.  PROPERTIES")
    )
    assert lines == []


@pytest.mark.parametrize("pages", ["19", "pages 19–21", "19, 20-21", "P-19"])
def test_an_entry_of_the_contents_is_no_section(html_report: Make, found_in: Find, pages: str) -> None:
    numbers = ("1. Business", "1A. Risk Factors", "1B. Unresolved Staff Comments", "1C. Cybersecurity", "2. Properties")
    rows = "".join(f"<tr><td>Item</td><td>{title}</td><td>{pages}</td></tr>" for title in numbers)
    assert found_in(html_report(contents=f"<table>{rows}</table>", omit=["Item 1C."]))[0] is None


def test_contents_whose_cells_are_lines_are_no_section(html_report: Make, found_in: Find) -> None:
    numbers = (("1.", "Business"), ("1B.", "Unresolved Staff Comments"), ("1C.", "Cybersecurity"), ("2.", "Properties"))
    rows = "".join(f"<p>Item {number}</p><p>{title}</p><p>{7}</p>" for number, title in numbers)
    assert found_in(html_report(contents=rows, omit=["Item 1C."]))[0] is None
