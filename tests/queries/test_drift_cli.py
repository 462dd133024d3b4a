import json

import pytest

from graphmodel.store import FileStore

OLD = {"board": ("Board", "board of directors"), "program": ("Program", "cybersecurity program")}
CISO = {"ciso": ("Officer", "CISO")}
RISK = {"risk": ("Committee", "risk committee", {"level": "board", "kind": "risk"})}
OVERSIGHT = ("board", "OVERSEES", "program", "Our board oversees it.")
NEW = [
    ("ciso", "INFORMS", "board", "Since May there has been a CISO, who speaks to the board."),
    ("risk", "OVERSEES", "program", "A risk committee was set up to watch over it."),
]


@pytest.fixture(autouse=True)
def store(tmp_path, make_part, monkeypatch):
    """Acme changes much, Bolt little, Quiet not at all; Mute discloses nothing, Lone has one year."""
    monkeypatch.chdir(tmp_path)

    def filings(company, nodes, *new):
        before = make_part(f"{company}-2024", company=company, year=2024, nodes=OLD, edges=[OVERSIGHT])
        after = make_part(f"{company}-2025", company=company, year=2025, nodes=OLD | nodes, edges=[OVERSIGHT, *new])
        return [before, after]

    silent = [make_part(f"mute-{year}", company="Mute", year=year) for year in (2024, 2025)]
    lone = make_part("lone-2025", company="Lone", year=2025, nodes=OLD, edges=[OVERSIGHT])
    every = [*filings("Acme", CISO | RISK, *NEW), *filings("Bolt", CISO, NEW[0]), *filings("Quiet", {}), *silent, lone]
    FileStore(tmp_path / "governance.govgraph").write(every)


def test_a_companys_drift_is_a_row_a_change(govgraph):
    code, out, err = govgraph("drift", "Acme", "--format", "json")
    rows = json.loads(out)
    assert (code, err) == (0, "Acme 2024 → 2025: 2 changes; 0 sentences reworded\n")
    assert [(row["change"], row["what"], row["subject"]) for row in rows] == [
        ("came", "committee", "Risk Committee"),
        ("came", "officer", "CISO"),
    ]
    assert rows[0]["sentence_after"] == "A risk committee was set up to watch over it."
    assert rows[0]["sentence_before"] is None


def test_the_market_is_listed_by_size_without_those_that_did_not_change(govgraph):
    code, out, err = govgraph("drift", "--all", "--format", "json")
    said = "2 of 4 companies with filings for two years changed; 1 not known, for one of the two discloses no structure"
    assert (code, err) == (0, f"{said}\n")
    rows = json.loads(out)
    assert [(row["company"], row["size"], row["came"], row["went"]) for row in rows] == [
        ("Acme", 6, 2, 0),
        ("Bolt", 3, 1, 0),
    ]
    assert rows[0]["changes"] == ["came committee: Risk Committee", "came officer: CISO"]


def test_a_table_shows_what_changed(govgraph):
    code, out, _ = govgraph("drift", "--all")
    assert code == 0
    assert "Acme" in out
    assert "2024 → 2025" in out


def test_silence_is_told_in_a_line_of_its_own(govgraph):
    code, out, err = govgraph("drift", "Mute", "--format", "json")
    assert (code, out) == (0, "[]\n")
    summary, note = err.splitlines()
    assert summary == "Mute 2024 → 2025: 0 changes; 0 sentences reworded"
    assert note == "note: no structure is disclosed in mute-2024 (2024) and mute-2025 (2025): silence is no change"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("drift",), "give a COMPANY, or --all"),
        (("drift", "Acme", "--all"), "give a COMPANY, or --all"),
        (("drift", "Lone"), "Lone has filings for 2025 in the store; a drift needs one"),
        (("drift", "Acme", "--year", "2024"), "a drift needs one for 2024 and one for an earlier year"),
        (("drift", "Zzyzx"), "no company 'Zzyzx'"),
        (("drift", "--all", "--year", "2024"), "no company in the store has a filing for 2024 and one for an earlier"),
    ],
)
def test_what_cannot_be_set_side_by_side_is_a_line_on_stderr(govgraph, arguments, says):
    code, out, err = govgraph(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert says in err
