"""Risks that come with providers.

Item 106(b)(1)(iii) of Reg. S-K asks "whether the registrant has processes to oversee and identify such risks from
cybersecurity threats associated with its use of any third-party service provider".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading
from queries.audit.silence import silent
from queries.audit.wording import PROVIDER, wording

__all__ = ["DENIED", "UNFLAGGED", "UNNAMED", "denied", "unflagged", "unnamed"]

UNNAMED: Final = Kind("oversight-unnamed", "Oversight of providers flagged, none in the text", "warning", 0.92)
DENIED: Final = Kind("oversight-denied", "Oversight of providers flagged, the text denies it", "error", 0.8)
UNFLAGGED: Final = Kind("oversight-unflagged", "No oversight of providers flagged, the text has it", "error", 0.93)

_FLAG: Final = "third_party_oversight"
_ANY_PROVIDER: Final = wording(
    r"third[\s-]*part | vendor | provider | supplier | outsourc | contractor | partner | external | outside | cloud"
    r"| hosted | \bMSS?P | manager | administrator | advis[eo]r | sponsor | custodian | consultant | counterpart"
    r"| supply[\s-]chain | affiliate | associate | independent | firm\b | service"
)
_WORK: Final = r"(?:process(?:es)? | procedures? | programs? | polic(?:y|ies))"
_NO_PROCESS: Final = wording(
    r"\b(?:do(?:es)? | ha(?:ve|s))\s*(?:not | n[’']?t)_ (?:[a-z]+ly_ | yet_){0,2}"
    rf"(?:have | maintain | adopt(?:ed)? | implement(?:ed)? | establish(?:ed)?)_ [^.;]{{0,40}}?\b{_WORK}_"
    r"(?:in_place_ | designed_){0,2} (?:to | for | that)_ (?:overse | identif | monitor | evaluat | review"
    r"| assess | manag)"
    rf"[^.;]{{0,120}}?\b{PROVIDER}\b"
    rf"| \b{_WORK}_do_not_extend_to_the_oversight [^.;]{{0,120}}?\b{PROVIDER}\b"
)
_BUT: Final = wording(
    r"\bother_than | \bhowever | \bbut_ | \bexcept | \bformal | \bwritten | \ball\b | \beach\b | \bevery\b"
)
_NOT_BY: Final = (
    r"(?:(?!\b(?:(?<!presented\s)(?<!posed\s)by | with | through | using | via | from | engag\w+ | to | hir\w+"
    r"| retain\w* | use | our_systems)\b)[^.;]){0,60}?"
)
_OVERSEES: Final = wording(
    rf"\b(?:assess(?:es|ing)? | evaluat(?:e|es|ing) | monitor(?:s|ing)? | overse(?:e|es|eing) | review(?:s|ing)?"
    rf"| vet(?:s|ting)? | screen(?:s|ing)?)\b {_NOT_BY}\b{PROVIDER}\b"
    rf"| \b(?:due_diligence | (?:risk_|security_)(?:assessments?|reviews?|evaluations?))_ (?:on|of|over|for)\b"
    rf"[^.;]{{0,40}}?\b{PROVIDER}\b"
    rf"| \b(?:vendors? | {PROVIDER})_ risk_(?:management|assessments?) | \b{PROVIDER}_(?:are|is)_ (?:\w+_)?"
    r"(?:assessed|evaluated|monitored|reviewed|vetted)\b"
)
_RISK: Final = wording(r"risk | cyber | security | data | controls | threat")


def unnamed(reading: Reading) -> Iterator[Finding]:
    """Flag true, and no word of any provider in what is tagged."""
    if not reading.has("ThirdParty"):
        yield from silent(
            reading,
            _FLAG,
            (_ANY_PROVIDER,),
            UNNAMED,
            "Oversight of providers' risks is flagged, but no tagged text speaks of any provider.",
        )


def denied(reading: Reading) -> Iterator[Finding]:
    """Flag true, and the text says that there are no processes for it."""
    if not reading.flag(_FLAG):
        return
    denials = [said for said in reading.saying(_NO_PROCESS) if not _BUT.search(said.text)]
    if denials:
        yield reading.finding(
            DENIED, _FLAG, "Oversight of providers' risks is flagged, but the text says there is none.", denials
        )


def unflagged(reading: Reading) -> Iterator[Finding]:
    """Flag false, and the text plainly says how providers' risks are overseen, and does not deny it elsewhere."""
    if reading.flag(_FLAG) is not False or reading.saying(_NO_PROCESS):
        return
    said = [said for said in reading.plainly(_OVERSEES, _FLAG) if _RISK.search(said.text)]
    if said:
        yield reading.finding(
            UNFLAGGED,
            _FLAG,
            "No oversight of providers' risks is flagged, but the text says how it is done.",
            said,
        )
