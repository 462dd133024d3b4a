"""Filings of made-up companies with their tagged texts."""

import pytest

from graphmodel import Block, Disclosure
from queries.audit import audit_filing

PREFIX = "cyd:CybersecurityRisk"
PROCESSES = "ManagementProcessesForAssessingIdentifyingAndManagingThreats"


@pytest.fixture(scope="session")
def tagged(make_part):
    """A filing whose text is these blocks, as (element without `cyd:CybersecurityRisk…TextBlock`, text), with flags.

    A text alone stands in the block of processes.
    """

    def make(*blocks, filing_id="acme-2024", company="Acme Inc.", **facts):
        text, spans = "", []
        for block in blocks:
            element, words = (PROCESSES, block) if isinstance(block, str) else block
            text += "|\n"
            spans.append(Block(len(text), len(text) + len(words), f"{PREFIX}{element}TextBlock"))
            text += words + "\n"
        part = make_part(filing_id, company=company, **facts)
        return part.with_disclosure(Disclosure(text=text, blocks=tuple(spans)))

    return make


@pytest.fixture(scope="session")
def kinds_of(tagged):
    """The kinds of findings in a filing of these blocks and flags."""

    def find(*blocks, **facts):
        return [finding.kind.name for finding in audit_filing(tagged(*blocks, **facts)).findings]

    return find
