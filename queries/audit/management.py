"""Who of management is responsible, and whether they report to the board.

Item 106(c)(2) of Reg. S-K asks "whether and which management positions or committees are responsible" (i) and
"whether such persons or committees report information about such risks to the board of directors or a committee or
subcommittee" (iii).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading
from queries.audit.silence import silent
from queries.audit.wording import CYBER, wording

__all__ = [
    "AT_ODDS",
    "UNFLAGGED",
    "UNNAMED",
    "UNREPORTED",
    "UNTAGGED_REPORT",
    "at_odds",
    "positions_unflagged",
    "positions_unnamed",
    "reporting_unflagged",
    "reporting_unsaid",
]

UNNAMED: Final = Kind("positions-unnamed", "Positions flagged as responsible, none named", "warning", 0.88)
UNFLAGGED: Final = Kind("positions-unflagged", "No position flagged as responsible, one is named", "error", 0.9)
UNREPORTED: Final = Kind("reporting-unsaid", "Reports to the board flagged, none in the text", "warning", 0.92)
UNTAGGED_REPORT: Final = Kind("reporting-unflagged", "No report to the board flagged, the text has one", "error", 0.96)
AT_ODDS: Final = Kind("flags-at-odds", "Nobody flagged as responsible, yet flagged as reporting", "warning", 0.99)

_RESPONSIBLE: Final = "positions_responsible"
_REPORTS: Final = "reports_to_board"
_POST: Final = (
    r"(?:officers? | chief | \bC[IST]S?O\b | \bC[EFRO]O\b | president | head_of | director_of | manager | counsel"
    r"| controller | treasurer)"
)
_POSITION: Final = wording(_POST)
_ANY_POSITION: Final = wording(
    rf"{_POST} | directors?\b | head | leader | executive | committee | \bVP\b | \bSVP | \bEVP | principal | partner"
    r"| council | chair | secretary | administrator | lead\b | superintendent | trustee | founder | owner | supervisor"
    r"| group | team | department | coordinator | analyst | engineer | architect | staff | personnel"
)
_IS_RESPONSIBLE: Final = wording(
    rf"{_POST}\b [^.;]{{0,120}}?\b(?:responsib\w+ | oversees | manages | leads | heads | in_charge | tasked"
    r"| accountable | (?:is|are)_(?:leading|managing|overseeing))"
    r"[^.;]{0,100}?(?:cyber | security | information_technology | \bIT\b)"
    rf"| (?:led | managed | headed | overseen | directed | run)_by_ [^.;]{{0,60}}?{_POST}"
)
_BOARD: Final = r"(?:board | (?:audit|risk|technology|governance)[^.;]{0,30}?committee | directors)"
_ANY_BOARD: Final = wording(
    r"board | \bBOD\b | committee | director | trustee | supervis | general_partner | managing_member"
)
_ANY_REPORT: Final = wording(
    r"report | brief | inform | updat | present | communicat | escalat | provid | notif | meet | advis | review"
    r"| receiv | discuss | appris | convey | consult | bring | brought | aware | attention | monitor | deliver | share"
    r"| alert | summar | feedback | elevat | dialog | engag | accountab | oversight | overse | interview | evaluat"
    r"| involve"
)
_TELLER: Final = (
    r"(?:management | officers? | C[EISFT]S?O\b | president | head | team | committee | counsel | director_of_\w+)"
)
_REPORTING: Final = wording(
    rf"\b{_TELLER}\b [^.;]{{0,100}}?\b"
    r"(?:reports? | briefs? | updates? | presents? | informs? | keeps? | advises | communicates? | provides?)\b"
    rf"[^.;]{{0,80}}?\b{_BOARD}\b"
    rf"| \b{_BOARD}\b [^.;]{{0,40}}?\breceives?\b [^.;]{{0,60}}?\b(?:reports? | updates? | briefings?)\b"
    rf"[^.;]{{0,30}}?\bfrom\b [^.;]{{0,40}}?{_TELLER}"
)
_OF_THE_BOARD: Final = wording(r"\bchair(?:man|woman|person)?_of_(?:the|our)\b")


def positions_unnamed(reading: Reading) -> Iterator[Finding]:
    """Responsible positions flagged, and what is tagged has no title, committee or team."""
    if not reading.has("Officer", "Committee", "Team"):
        yield from silent(
            reading,
            _RESPONSIBLE,
            (_ANY_POSITION,),
            UNNAMED,
            "Management positions are flagged as responsible, but no tagged text names one.",
        )


def positions_unflagged(reading: Reading) -> Iterator[Finding]:
    """No responsible position flagged, and the text plainly names one."""
    if reading.flag(_RESPONSIBLE) is not False:
        return
    said = [
        said
        for said in reading.plainly(_IS_RESPONSIBLE, _RESPONSIBLE)
        if CYBER.search(said.text) and _POSITION.search(said.text)
    ]
    if said:
        yield reading.finding(
            UNFLAGGED,
            _RESPONSIBLE,
            "No management position is flagged as responsible, but the text names one.",
            said,
        )


def reporting_unsaid(reading: Reading) -> Iterator[Finding]:
    """Reports to the board flagged, and neither a relation nor a tagged sentence tells the board anything."""
    if reading.flag(_REPORTS) and not reading.related(_REPORTS, least=0):
        yield from silent(
            reading,
            _REPORTS,
            (_ANY_BOARD, _ANY_REPORT),
            UNREPORTED,
            "Reporting to the board is flagged, but no tagged text tells the board anything.",
        )


def reporting_unflagged(reading: Reading) -> Iterator[Finding]:
    """No report to the board flagged, and the text plainly says that management reports to it."""
    if reading.flag(_REPORTS) is not False:
        return
    said = [said for said in reading.plainly(_REPORTING, _REPORTS) if not _OF_THE_BOARD.search(said.text)]
    if said:
        yield reading.finding(
            UNTAGGED_REPORT, _REPORTS, "No reporting to the board is flagged, but the text tells of it.", said
        )


def at_odds(reading: Reading) -> Iterator[Finding]:
    """Nobody flagged as responsible (i), yet "such persons or committees" flagged as reporting (iii)."""
    if reading.flag(_RESPONSIBLE) is False and reading.flag(_REPORTS):
        yield reading.finding(
            AT_ODDS,
            _RESPONSIBLE,
            "Nobody is flagged as responsible, yet those responsible are flagged as reporting to the board.",
        )
