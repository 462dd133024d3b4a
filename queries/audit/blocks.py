"""Text blocks: a committee's block without a committee, and flags that are missing beside their blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graphmodel.cyd import FLAG_ELEMENTS
from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading, Said
from queries.audit.wording import wording

__all__ = [
    "FLAG_MISSING",
    "FULL_BOARD",
    "NO_COMMITTEE",
    "committee_unnamed",
    "flag_missing",
]

NO_COMMITTEE: Final = Kind("committee-unnamed", "Committee block without committee or board", "warning", 0.98)
FULL_BOARD: Final = Kind("committee-full-board", "Committee block names the board alone", "note", 0.98)
FLAG_MISSING: Final = Kind("flag-missing", "Flag missing though its block is there", "note", 0.99)

_COMMITTEE_BLOCK: Final = "cyd:CybersecurityRiskBoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock"
_COMMITTEE: Final = wording(
    r"committee | commission | council | panel | working_group | task[\s-]?force | comit[eé] | conseil"
    r"| board_members? | chair"
)
_ABBREVIATED: Final = re.compile(
    r"[Cc]ommittee\b[^.;()]{0,60}\(\s*(?:the\s+|collectively\s+)?[“\"']?([A-Z][\w&]{1,11})\b"
)
_PERHAPS_A_COMMITTEE: Final = re.compile(r"\b(?!SEC|LLC|PLC|INC|SOC|FDIC|OCC|FTC|GC)[A-Z&]{1,4}C\b")
_BOARD: Final = wording(r"boards?\b | directors | trustees | supervisory | general_partner | managing_member | \bBOD\b")
_FLAG_OF_BLOCK: Final = {
    f"{element.removesuffix('Flag')}TextBlock": flag for flag, (element, _) in FLAG_ELEMENTS.items()
}


def committee_unnamed(reading: Reading) -> Iterator[Finding]:
    """A block of the board committee responsible for oversight that names none.

    Item 106(c)(1): "If applicable, identify any board committee or subcommittee responsible for the oversight of risks
    from cybersecurity threats".
    """
    blocks = [block for block in reading.blocks if block.element == _COMMITTEE_BLOCK]
    text = "\n".join(block.text for block in blocks)
    if not blocks or _COMMITTEE.search(text) or _names_short(text, reading):
        return
    if _BOARD.search(text):
        if not _PERHAPS_A_COMMITTEE.search(text):
            yield reading.finding(
                FULL_BOARD,
                _COMMITTEE_BLOCK,
                "The block is tagged as naming a board committee; it speaks of the board, but of no committee.",
                blocks,
            )
    else:
        yield reading.finding(
            NO_COMMITTEE,
            _COMMITTEE_BLOCK,
            "The block is tagged as naming a board committee; it speaks neither of a committee nor of the board.",
            blocks,
        )


def flag_missing(reading: Reading) -> Iterator[Finding]:
    """A flag that is not stated though the text block of the same name is tagged."""
    for block in _first_of_each(reading):
        flag = _FLAG_OF_BLOCK.get(block.element or "")
        if flag and reading.flag(flag) is None:
            yield reading.finding(
                FLAG_MISSING, flag, "The text block is tagged, but the flag that goes with it is missing.", [block]
            )


def _first_of_each(reading: Reading) -> list[Said]:
    return list({block.element: block for block in reversed(reading.blocks)}.values())


def _names_short(text: str, reading: Reading) -> bool:
    """Whether a text has the abbreviation of a committee that the filing defines."""
    names = {name for block in reading.blocks for name in _ABBREVIATED.findall(block.text)}
    names |= {
        alias
        for node in reading.part.nodes
        if node.label == "Committee"
        for alias in (node.name, *node.aliases)
        if alias.isupper()
    }
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)
