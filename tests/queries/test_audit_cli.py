import csv
import io
import json

import pytest

from graphmodel import Block, Disclosure
from graphmodel.store import FileStore
from graphmodel.store.file_format import merged

PROCESSES = "cyd:CybersecurityRiskManagementProcessesForAssessingIdentifyingAndManagingThreatsTextBlock"
NO_EFFECT = "No risks have materially affected or are reasonably likely to materially affect us."
CONSULTANTS = "We engage outside consultants to test our security controls."


@pytest.fixture(autouse=True)
def store(tmp_path, make_part, monkeypatch):
    """Acme contradicts itself in its new filing, Bolt engages whom it does not flag, Old has no text."""
    monkeypatch.chdir(tmp_path)

    def filing(name, company, year, text, **flags):
        part = make_part(name, company=company, year=year, **flags)
        return part.with_disclosure(Disclosure(text=text, blocks=(Block(0, len(text), PROCESSES),)) if text else None)

    FileStore(tmp_path / "governance.govgraph").write(
        [
            filing("acme-2024", "Acme", 2024, NO_EFFECT, materially_affected=False),
            filing("acme-2025", "Acme", 2025, NO_EFFECT, materially_affected=True),
            filing("bolt-2025", "Bolt", 2025, CONSULTANTS, third_party_engaged=False),
            filing("old-2024", "Old", 2024, "", integrated=True),
        ]
    )


def test_a_company_s_newest_filing_is_audited(govgraph):
    code, out, err = govgraph("audit", "Acme", "--format", "json")
    [row] = json.loads(out)
    assert (code, err) == (0, "1 error in 1 of 1 filing\n")
    assert row["filing"] == "acme-2025"
    assert (row["severity"], row["kind"], row["value"]) == ("error", "effect-denied", True)
    assert row["tag"] == "Materially Affected or Reasonably Likely to Materially Affect Registrant"
    assert row["passages"] == [{"text": NO_EFFECT, "start": 0, "end": len(NO_EFFECT), "element": PROCESSES}]


def test_a_year_names_another_filing(govgraph):
    code, out, err = govgraph("audit", "Acme", "--year", "2024", "--format", "json")
    assert (code, out, err) == (0, "[]\n", "nothing found in 1 filing\n")


def test_the_market_is_audited_with_what_could_not_be(govgraph):
    code, out, err = govgraph("audit", "--all", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["company"], row["kind"]) for row in rows] == [
        ("Acme", "effect-denied"),
        ("Bolt", "third-party-unflagged"),
    ]
    note, summary = err.splitlines()
    assert note.startswith("note: 1 of 4 filings: the store keeps no text of the filing")
    assert summary == "2 errors in 2 of 4 filings"


def test_a_file_of_no_findings_has_its_header(govgraph):
    _, out, _ = govgraph("audit", "Acme", "--year", "2024", "--format", "csv")
    assert out.startswith("company,filing,year,severity,kind,")
    assert out.count("\n") == 1


def test_a_table_is_for_reading(govgraph):
    code, out, _ = govgraph("audit", "Bolt")
    assert code == 0
    assert "Bolt  ·  bolt-2025" in out
    assert CONSULTANTS in out
    assert "Third Party Engaged: no" in out


def test_findings_are_narrowed(govgraph):
    code, out, err = govgraph(
        "audit", "--all", "--kind", "effect-denied", "--kind", "oversight-denied", "--format", "json"
    )
    assert (code, len(json.loads(out))) == (0, 1)
    assert "1 error in 1 of 4 filings" in err
    code, out, _ = govgraph("audit", "--all", "--min-confidence", "0.999", "--format", "json")
    assert (code, out) == (0, "[]\n")


def test_a_page_is_written_besides(govgraph, tmp_path):
    code, out, err = govgraph("audit", "--all", "-o", "audit.html", "--format", "json")
    assert code == 0
    assert "written: audit.html" in err
    assert CONSULTANTS in (tmp_path / "audit.html").read_text(encoding="utf-8")
    assert json.loads(out)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["Acme", "--all"], "give a COMPANY, or --all"),
        (["Nobody"], "no company 'Nobody'"),
        (["Acme", "--kind", "nonsense"], "no kind of finding 'nonsense'; there are integration-unflagged"),
        (["--all", "--year", "1999"], "no filing for 1999 in the store; there are some for 2024, 2025"),
        (["--all", "--store", "none.govgraph"], "none.govgraph"),
    ],
)
def test_what_cannot_be_audited_is_said_in_a_line(govgraph, arguments, says):
    code, out, err = govgraph("audit", *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_an_empty_store_is_said(govgraph, tmp_path):
    (tmp_path / "empty.govgraph").write_bytes(merged(None, {}, "empty"))
    code, _, err = govgraph("audit", "--all", "--store", "empty.govgraph")
    assert (code, err) == (2, "error: the store is empty; run `govgraph build SOURCE` first\n")
