"""Third parties that are engaged for cybersecurity.

Item 106(b)(1)(ii) of Reg. S-K asks "whether the registrant engages assessors, consultants, auditors, or other third
parties in connection with any such processes".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading, Said
from queries.audit.silence import silent
from queries.audit.wording import CYBER, OUTSIDER, THIRD_PARTY, wording

__all__ = ["DENIED", "UNFLAGGED", "UNNAMED", "denied", "unflagged", "unnamed"]

UNNAMED: Final = Kind("third-party-unnamed", "Third parties flagged, none in the text", "warning", 0.93)
DENIED: Final = Kind("third-party-denied", "Third parties flagged, the text denies it", "error", 0.97)
UNFLAGGED: Final = Kind("third-party-unflagged", "No third party flagged, the text engages some", "error", 0.94)

_FLAG: Final = "third_party_engaged"
_ANY_OUTSIDER: Final = wording(
    r"third[\s-]*part | consult | outside | external | vendor | independent | assessor | auditor"
    r"| provider | managed | outsourc | \bMSS?P | contract | advis[eo]r | expert | supplier | partner | firm\b"
    r"| penetration | specialist | \bengag | retain | \bhire | sponsor | administrator | (?:the|our)_manager | cloud"
    r"| host | associat | affiliat"
)
_OUTSIDE: Final = r"(?:third[\s-]*party | outside | external | independent | speciali[sz]ed | managed | qualified | IT)"
_ENGAGES: Final = wording(
    r"\b(?:engag(?:e|es|ed|ing) | retain(?:s|ed|ing)? | hir(?:e|es|ed) | employ(?:s|ed)? | us(?:e|es|ed|ing)(?!_of)"
    r"| utili[sz](?:e|es|ed|ing) | leverag(?:e|es|ed|ing) | contract(?:s|ed)?_with | work(?:s|ed|ing)?_with"
    rf"| partner(?:s|ed)?_with | outsourc(?:e|es|ed) | appoint(?:s|ed)?)\b [^.;]{{0,70}}?\b{_OUTSIDE}\b"
    rf"[^.;,]{{0,50}}?\b{OUTSIDER}\b"
    r"| \b(?:assessed | tested | evaluated | audited | reviewed | monitored | performed | conducted)\b"
    rf"[^.;]{{0,40}}?\bby\b [^.;,]{{0,40}}?\b(?:{THIRD_PARTY} | external | independent | outside)\b"
)
_FOR_THE_PROCESSES: Final = wording(
    r"\b(?:assess | test | audit | evaluat | monitor | review | penetration | vulnerab | identify"
    r"| manag | advis | controls)"
)
_AS_A_RISK: Final = wording(
    r"\b(?:risks? | threats? | incidents?)\b [^.;]{0,60}?\b(?:associated | posed | arising | resulting | relat\w+)\b"
    rf"[^.;,]{{0,60}}?\b{OUTSIDER}\b"
)
"""Outsiders as what risks come from, no help against them."""
_NOT_ENGAGED: Final = wording(
    r"\b(?:do(?:es)? | did | ha(?:ve|s|d))\s*(?:not | n[’']?t)_ (?:[a-z]+ly_ | yet_ | otherwise_){0,2}"
    r"(?:engaged? | retain(?:ed)? | used? | utili[sz]ed? | employ(?:ed)? | hired? | contract(?:ed)?)_ (?:with_)?"
    r"(?:any_ | an?_ | outside_ | external_ | independent_ | formal_ | cyber-?security_ | third[\s-]*party_){0,4}"
    rf"(?:assessors? | consultants? | auditors? | advis[eo]rs? | experts | {THIRD_PARTY} | (?:service_)?providers?)\b"
)
_BUT: Final = wording(
    r"\bother_than\b | \bexcept | \bany_other | \bbut_(?:we|may|has|have|do)\b | \bwhile_we | \bwholly | \bdirectly"
    r"| we_do_(?:involve|use|engage)"
)


def unnamed(reading: Reading) -> Iterator[Finding]:
    """Flag true, and no word of any outside party in what is tagged."""
    if not reading.has("ThirdParty"):
        yield from silent(
            reading,
            _FLAG,
            (_ANY_OUTSIDER,),
            UNNAMED,
            "Third parties are flagged as engaged, but no tagged text speaks of any outside party.",
        )


def denied(reading: Reading) -> Iterator[Finding]:
    """Flag true, and the text says that none is engaged, and nowhere that one is."""
    if not reading.flag(_FLAG):
        return
    denials = [said for said in reading.saying(_NOT_ENGAGED) if not _BUT.search(said.text)]
    if denials and not _engagements(reading):
        yield reading.finding(
            DENIED, _FLAG, "Third parties are flagged as engaged, but the text says that none are.", denials
        )


def unflagged(reading: Reading) -> Iterator[Finding]:
    """Flag false, and the text plainly engages some for the processes of cybersecurity."""
    if reading.flag(_FLAG) is False and (said := _engagements(reading)):
        yield reading.finding(
            UNFLAGGED, _FLAG, "No third party is flagged as engaged, but the text says that some are.", said
        )


def _engagements(reading: Reading) -> list[Said]:
    return [
        said
        for said in reading.plainly(_ENGAGES, _FLAG)
        if _FOR_THE_PROCESSES.search(said.text) and CYBER.search(said.text) and not _AS_A_RISK.search(said.text)
    ]
