"""Flags that are a yes where nothing that is tagged says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading

__all__ = ["FLAG_ALONE", "silent"]

FLAG_ALONE: Final = Kind("flag-alone", "Flag stated, the text for it is not tagged", "note", 0.94)

_PROCESSES: Final = ("ManagementProcessesForAssessingIdentifyingAndManagingThreats", "ManagementProcessesIntegrated")
_BELONGS_IN: Final = {
    "third_party_engaged": _PROCESSES,
    "third_party_oversight": _PROCESSES,
    "positions_responsible": (
        "RoleOfManagement",
        "ManagementPositionsOrCommitteesResponsible",
        "ManagementExpertiseOfManagementResponsible",
    ),
    "reports_to_board": (
        "BoardOfDirectorsOversight",
        "BoardCommitteeOrSubcommitteeResponsibleForOversight",
        "ProcessForInformingBoardCommitteeOrSubcommitteeResponsibleForOversight",
    ),
}
"""The text blocks (without `cyd:CybersecurityRisk` and `TextBlock`) in which a filing would say what a flag states."""


def silent(
    reading: Reading, flag: str, patterns: tuple[re.Pattern[str], ...], kind: Kind, says: str
) -> Iterator[Finding]:
    """The finding that a flag is a yes and no tagged sentence has all of these patterns.

    Of `kind` where a block is tagged that it belongs in, else that the text for the flag is not tagged.
    """
    if not (reading.whole and reading.flag(flag)):
        return
    if not any(all(pattern.search(said.text) for pattern in patterns) for said in reading.sentences):
        belongs = {f"cyd:CybersecurityRisk{name}TextBlock" for name in _BELONGS_IN[flag]}
        tagged = any(block.element in belongs for block in reading.blocks)
        yield reading.finding(kind if tagged else FLAG_ALONE, flag, says)
