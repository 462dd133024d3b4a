"""The audit of real filings of SEC's bulk data, each read beside its text."""

import pytest

from loaders.batch import Extracted, extract_all
from loaders.find import sources
from loaders.source import Read
from loaders.supply import Supply
from queries.audit import audit_filing

pytestmark = pytest.mark.shared

READ = [
    ("2025_05", "0001171843-25-003243", ["third-party-unflagged", "flag-missing", "flag-missing"]),
    ("2025_08", "0001213900-25-077328", ["oversight-denied"]),
    (
        "2025_09",
        "0000719733-25-000086",
        ["effect-unflagged", "committee-full-board"],
    ),  # "… have materially affected us"
    ("2025_10", "0001020859-25-000054", []),  # "Other than the Cybersecurity Incident, …": the flag is right
    ("2025_10", "0001213900-25-096254", []),  # "… are expected to be integrated …": so is this one
]


@pytest.fixture(scope="module")
def filings(shared):
    """The graphs of these filings of a data set, or of all of it."""

    def read(data_set, *accessions):
        found = [
            source
            for source in Supply(sources([shared / "fsn" / f"{data_set}_notes.zip"]))
            if isinstance(source, Read) and source.document.filing_id in (accessions or (source.document.filing_id,))
        ]
        return [result.graph for result in extract_all(found) if isinstance(result, Extracted)]

    return read


@pytest.mark.parametrize(("data_set", "accession", "kinds"), READ)
def test_findings_are_what_a_reader_finds(filings, data_set, accession, kinds):
    [part] = filings(data_set, accession)
    assert [finding.kind.name for finding in audit_filing(part).findings] == kinds


def test_every_quotation_of_a_data_set_stands_where_it_is_said_to(filings):
    quoted = [
        (part, passage)
        for part in filings("2024q4")
        for finding in audit_filing(part).findings
        for passage in finding.passages
    ]
    assert quoted
    assert all(part.disclosure.text[one.start : one.end] == one.text for part, one in quoted)
