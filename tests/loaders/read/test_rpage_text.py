"""R pages as text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphmodel.cyd import FLAG_ELEMENTS, TEXT_ELEMENTS
from loaders.filing import Document
from loaders.read.rpage_text import RPageRow, read, recognises, write_rpage

PAGE = """|
Cybersecurity Risk Management and Strategy Disclosure
|12 Months Ended
Jan. 31, 2026
|Cybersecurity Risk Management, Strategy, and Governance [Line Items]
|Cybersecurity Risk Management Processes for Assessing, Identifying, and Managing Threats [Text Block]
|
We assess risks.

Our CISO leads the work.
|Cybersecurity Risk Management Third Party Engaged [Flag]
|true
|Cybersecurity Risk Materially Affected or Reasonably Likely to Materially Affect Registrant [Flag]
|false
|Cybersecurity Risk Role of Management [Text Block]
|The CISO reports to the CEO.
|X
- References
+ Details
Reference 1: http://www.xbrl.org/2003/role/presentationRef
|X
- Definition
Our board oversees nothing here.
"""


def page(text: str) -> Document:
    (document,) = read(text.encode(), "folder/R30.txt")
    return document


def bodies(document: Document) -> list[tuple[str | None, str]]:
    return [(block.element, document.text[block.start : block.end]) for block in document.blocks]


def test_blocks_are_the_values_of_the_text_rows() -> None:
    assert bodies(page(PAGE)) == [
        (
            "cyd:CybersecurityRiskManagementProcessesForAssessingIdentifyingAndManagingThreatsTextBlock",
            "We assess risks.\n\nOur CISO leads the work.",
        ),
        ("cyd:CybersecurityRiskRoleOfManagementTextBlock", "The CISO reports to the CEO."),
    ]


def test_flags_are_read_by_their_names() -> None:
    assert dict(page(PAGE).flags) == {"third_party_engaged": True, "materially_affected": False}


def test_the_header_gives_the_period_and_the_year_it_ends_in() -> None:
    facts = page(PAGE).facts
    assert (facts.period, facts.fiscal_year) == ("2026-01-31", 2026)


def test_a_date_in_a_block_is_no_period() -> None:
    assert page("|Cybersecurity Risk Role of Management [Text Block]\n|Since Jan. 1, 2020 so.").facts.period is None


def test_the_filing_is_named_by_the_stem_of_its_source() -> None:
    assert page(PAGE).filing_id == "R30"
    assert read(PAGE.encode(), "-")[0].filing_id == "stdin"


def test_windows_line_ends_are_read_as_read_text_reads_them() -> None:
    assert page(PAGE.replace("\n", "\r\n")) == page(PAGE)


def test_a_byte_order_mark_stays_in_the_text() -> None:
    document = page("\ufeff" + PAGE)
    assert document.text == "\ufeff" + PAGE
    assert bodies(document) == bodies(page(PAGE))


def test_rows_of_other_elements_are_not_swallowed_by_their_neighbours() -> None:
    document = page(
        "|Cybersecurity Risk Role of Management [Text Block]\n|First.\n"
        "|Details of Our Own [Text Block]\n|Custom text.\n"
        "|Unbracketed custom label\n|\nMore custom text.\n"
        "|Cybersecurity Risk Management, Strategy, and Governance [Abstract]\n"
        "|Cybersecurity Risk Board of Directors Oversight [Text Block]\n|Second.\n"
    )
    assert [body for _, body in bodies(document)] == ["First.", "Second."]


def test_a_label_without_a_value_takes_none_from_the_next_row() -> None:
    document = page(
        "|Cybersecurity Risk Role of Management [Text Block]\n"
        "|Cybersecurity Risk Board of Directors Oversight [Text Block]\n|\n\n"
        "|Cybersecurity Risk Management Processes Integrated [Flag]\n|true\n"
    )
    assert document.blocks == ()
    assert dict(document.flags) == {"integrated": True}


def test_a_value_under_its_label_without_a_bar_is_read() -> None:
    document = page("|Cybersecurity Risk Role of Management [Text Block]\nThe CISO leads.\n")
    assert [body for _, body in bodies(document)] == ["The CISO leads."]


def test_labels_match_whatever_their_case_and_spaces() -> None:
    document = page("|CYBERSECURITY RISK  ROLE OF MANAGEMENT [TEXT BLOCK]\n|The CISO leads.\n")
    assert len(document.blocks) == 1


def test_padding_is_outside_the_span() -> None:
    document = page("|Cybersecurity Risk Role of Management [Text Block]\n|\n\u00a0 \u200bThe CISO leads.\u00a0\n\n")
    assert [body for _, body in bodies(document)] == ["The CISO leads."]


def test_a_section_of_prose_is_no_r_page() -> None:
    assert not recognises(b"Item 1C. Cybersecurity\nWe have a CISO | and a CIO.")
    assert not recognises(b"<html>|Cybersecurity Risk Role of Management [Text Block]</html>")


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=("Cs", "Cc")), max_size=40)
VALUES = st.lists(WORDS, min_size=1, max_size=4).map("\n".join).filter(lambda text: bool(text.strip()))
ROWS = st.lists(
    st.one_of(
        st.builds(
            lambda item, value: RPageRow(item[1], item[0], (value,)),
            st.sampled_from(sorted(TEXT_ELEMENTS.items())),
            VALUES,
        ),
        st.builds(
            lambda item, value: RPageRow(item[1], item[0], (value,)),
            st.sampled_from(sorted(FLAG_ELEMENTS.values())),
            st.sampled_from(["true", "false"]),
        ),
        st.builds(lambda value: RPageRow("Our own [Text Block]", None, (value,)), VALUES),
        st.just(RPageRow("Cybersecurity Risk Management, Strategy, and Governance [Line Items]", None, ())),
    ),
    max_size=8,
)


@given(ROWS)
def test_what_the_writer_writes_the_reader_reads(rows: list[RPageRow]) -> None:
    flag = RPageRow(FLAG_ELEMENTS["integrated"][1], FLAG_ELEMENTS["integrated"][0], ("true",))
    text, blocks = write_rpage(["Title", "12 Months Ended", "Dec. 31, 2024"], [flag, *rows])
    document = page(text)
    assert document.text == text
    assert document.blocks == blocks
    assert document.facts.period == "2024-12-31"
    wanted = [row.element for row in rows if row.element in TEXT_ELEMENTS]
    assert [block.element for block in blocks if block.element] == [
        element
        for element, row in zip(wanted, (r for r in rows if r.element in TEXT_ELEMENTS), strict=True)
        if row.values[0].strip(" \u00a0\u200b\ufeff\u2007\u202f\u2028\u2029\n\x85")
    ]
