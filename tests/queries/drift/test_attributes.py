import pytest

from queries.drift import drift

OVERSIGHT = ("audit", "OVERSEES", "program", "The audit committee oversees cybersecurity risk.")


def told(found):
    return [(change.kind, change.what, change.before, change.after) for change in found.changes]


def test_another_person_in_the_same_post_is_a_change(years):
    def ciso(person):
        return {"ciso": ("Officer", "chief information security officer", {"person": person})}

    line = "Our chief information security officer, {}, briefs the audit committee."
    before, after = ([("ciso", "INFORMS", "audit", line.format(name))] for name in ("Ada Byron", "Mary Hopper"))
    found = drift(*years(before, after, ciso("Ada Byron"), ciso("Mary Hopper")))
    assert told(found) == [("changed", "holder", "Ada Byron", "Mary Hopper")]
    assert "Mary Hopper" in found.changes[0].evidence_after[0].text
    misspelt = drift(*years(before, after, ciso("Ada Byron"), ciso("A. Byronn")))
    assert misspelt.changes == ()


def frameworks(*names):
    return {"program": ("Program", "cybersecurity program", {"frameworks": names})}


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([], ["NIST CSF"], [("came", "framework", None, "NIST CSF")]),
        (["ISO 27001"], [], [("went", "framework", "ISO 27001", None)]),
        (["NIST"], ["NIST CSF"], []),
    ],
)
def test_frameworks_come_and_go_by_their_family(years, before, after, changes):
    found = drift(*years([OVERSIGHT], [OVERSIGHT], frameworks(*before), frameworks(*after)))
    assert told(found) == changes


def test_a_framework_that_was_written_out_before_did_not_come(years):
    long = ("ciso", "MANAGES", "program", "The CISO follows the National Institute of Standards and Technology.")
    short = ("ciso", "MANAGES", "program", "The CISO follows NIST.")
    assert drift(*years([long], [short], frameworks(), frameworks("NIST CSF"))).changes == ()


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The CISO works with CIS and follows it.", "CIS Controls"),
        ("The CISO reads the SOC reports of each vendor.", "SOC 1"),
        ("The CISO follows the Systems and Organization Controls of the accountants.", "SOC 2"),
        ("The CISO follows frameworks that include ISO, SOC 2 and NIST.", "ISO 27001"),
    ],
)
def test_a_framework_that_the_earlier_text_calls_otherwise_did_not_come(years, before, name):
    vague, named = (("ciso", "MANAGES", "program", text) for text in (before, f"The CISO follows {name}."))
    assert drift(*years([vague], [named], frameworks(), frameworks(name))).changes == ()


def test_an_information_security_officer_is_no_iso_standard(years):
    before = ("ciso", "MANAGES", "program", "The information security officer (ISO) and the CISO run it.")
    after = ("ciso", "MANAGES", "program", "The information security officer (ISO) and the CISO run it by ISO 27001.")
    found = drift(*years([before], [after], frameworks(), frameworks("ISO 27001")))
    assert told(found) == [("came", "framework", None, "ISO 27001")]


@pytest.mark.parametrize(
    "held",
    [
        "The CISO holds an ISO 27001 certificate and has ten years of experience.",
        "The CISO may hold an ISO27001 certificate.",
        "In prior roles the CISO led work on ISO 27001.",
    ],
)
def test_a_certificate_that_somebody_holds_is_no_framework(years, held):
    after = [OVERSIGHT, ("ciso", "MANAGES", "program", held)]
    found = drift(*years([OVERSIGHT], after, new=frameworks("ISO 27001")))
    assert [change.what for change in found.changes] == ["officer"]


def test_the_filings_own_tags_change_where_both_state_them(make_part):
    nodes = {"board": ("Board", "board"), "program": ("Program", "cybersecurity program")}
    edges = [("board", "OVERSEES", "program", "The board oversees it.")]
    flags = [{"integrated": False, "reports_to_board": True}, {"integrated": True}]
    parts = [make_part(f"f{n}", year=2024 + n, nodes=nodes, edges=edges, **flags[n]) for n in (0, 1)]
    (change,) = drift(*parts).changes
    assert (change.what, change.before, change.after) == ("flag", "no", "yes")
    assert change.subject == "the filing's own tag: cybersecurity is part of overall risk management"
