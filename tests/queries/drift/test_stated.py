"""What the other filing says, be it by an edge of another type or in a sentence without one, has not come or gone."""

import pytest

from graphmodel import Block, Disclosure
from queries.drift import drift

OVERSIGHT = ("audit", "OVERSEES", "program", "The audit committee oversees cybersecurity risk.")
LINE = ("ciso", "REPORTS_TO", "cio", "Our CISO reports to our CIO.")


def told(found):
    return [(change.kind, change.what, change.subject) for change in found.changes]


def saying(part, *sentences):
    """The filing with sentences that no edge was read in."""
    text = " ".join((part.disclosure.text, *sentences))
    return part.with_disclosure(Disclosure(text=text, blocks=(Block(0, len(text)),)))


def test_a_line_that_is_read_as_a_briefing_is_no_change(years):
    as_briefing = ("ciso", "INFORMS", "cio", "The CISO reports directly to the CIO, with all that is new.")
    assert drift(*years([OVERSIGHT, LINE], [OVERSIGHT, as_briefing])).changes == ()


def test_a_line_goes_where_only_a_briefing_is_left_of_it(years):
    briefing = ("ciso", "INFORMS", "cio", "The CISO reports any incident to the CIO.")
    found = drift(*years([OVERSIGHT, LINE], [OVERSIGHT, briefing]))
    (change,) = found.changes
    assert (change.kind, change.what, change.edges) == ("went", "reporting line", (found.earlier.edges[1],))


def test_a_line_moves_though_incidents_were_reported_to_the_new_chief_before(years):
    finance = {"cfo": ("Officer", "chief financial officer", {"aliases": ["CFO"]})}
    incidents = ("ciso", "INFORMS", "cfo", "The CISO will report a breach to the CFO, the CIO and counsel.")
    others = [("cio", "MANAGES", "program", "The CIO manages it."), incidents]
    moved = ("ciso", "REPORTS_TO", "cfo", "Our CISO reports directly to our CFO.")
    (change,) = drift(*years([OVERSIGHT, LINE, *others], [OVERSIGHT, moved, *others], finance, finance)).changes
    assert (change.what, change.before, change.after) == (
        "reporting line",
        "Chief Information Officer",
        "Chief Financial Officer",
    )


def test_an_officer_oversees_the_programme_as_much_as_he_manages_it(years):
    manages, oversees = (("ciso", kind, "program", f"The CISO {word} it.") for kind, word in (
        ("MANAGES", "runs"), ("OVERSEES", "looks after")))  # fmt: skip
    assert drift(*years([OVERSIGHT, manages], [OVERSIGHT, oversees])).changes == ()


def test_a_committee_of_the_board_does_not_oversee_by_managing(years):
    manages = ("audit", "MANAGES", "program", "It is up to the audit committee to run it.")
    oversees = ("audit", "OVERSEES", "program", "Cyber risk: overseen by our auditors' committee.")
    assert ("came", "oversight", "Audit Committee oversees Cybersecurity Program") in told(
        drift(*years([manages], [oversees]))
    )


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("The CIO updates the audit committee and the board.", False),
        ("The audit committee reports on all this to the board.", True),
        ("The board receives reports from the audit committee.", True),
        ("The audit committee and the board meet on it.", True),
    ],
    ids=["both are told", "one tells the other", "the other is told by the one", "they meet"],
)
def test_who_is_told_in_one_sentence_does_not_tell_each_other(years, sentence, stated):
    telling = ("audit", "INFORMS", "board", "Each spring the committee, which hears it all, turns to the directors.")
    earlier, later = years(
        [OVERSIGHT, ("cio", "INFORMS", "board", "The CIO speaks to the board.")], [OVERSIGHT, telling]
    )
    found = drift(saying(earlier, sentence), later)
    assert (("came", "briefing", "Audit Committee informs Board of Directors") in told(found)) is not stated


def test_outside_parties_without_a_name_are_overseen_all_alike(years):
    old, new = {"party": ("ThirdParty", "vendors")}, {"party": ("ThirdParty", "critical third parties")}
    before, after = (
        ("company", "OVERSEES", "party", text)
        for text in ("We look at our vendors yearly.", "Whoever is critical, be it a vendor or a bank, is assessed.")
    )
    assert drift(*years([OVERSIGHT, before], [OVERSIGHT, after], old, new)).changes == ()


def test_oversight_moves_from_the_board_to_its_committee(years):
    before = ("board", "OVERSEES", "program", "Our board has overall oversight of cybersecurity risk.")
    after = (
        "audit",
        "OVERSEES",
        "program",
        "The audit committee of our board has overall oversight of cybersecurity risk.",
    )
    both = [
        ("ciso", "INFORMS", "board", "The CISO speaks to the board."),
        ("cio", "INFORMS", "audit", "The CIO briefs the audit committee."),
    ]
    (change,) = drift(*years([before, *both], [after, *both])).changes
    assert (change.what, change.before, change.after) == ("oversight", "Board of Directors", "Audit Committee")
