"""The programme within overall risk management.

Item 106(b)(1)(i) of Reg. S-K asks "whether and how any such processes have been integrated into the registrant's
overall risk management system or processes".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading
from queries.audit.wording import CYBER, is_plain, wording

__all__ = ["UNFLAGGED", "unflagged"]

UNFLAGGED: Final = Kind("integration-unflagged", "No integration flagged, the text has it", "error", 0.93)

_FLAG: Final = "integrated"
_OVERALL: Final = (
    r"(?:overall | enterprise(?:-wide)? | broader | general | corporate | company-?wide | larger | total | wider)"
)
_INTEGRATED: Final = wording(
    rf"\b(?:integrated_(?:in|with|into|within) | incorporated_(?:in|into|within) | embedded_(?:in|into|within)"
    rf"| (?:part|component|element|aspect)_of)"
    rf"[^.;,]{{0,40}}?\b{_OVERALL}_ (?:\w+[’']?s?_){{0,3}}?risk(?:[\s-]+management)"
)
_NOT_INTEGRATED: Final = wording(
    r"\b(?:not | n[’']?t | yet_to_be)_ (?:been_ | yet_ | formally_ | currently_ | specifically_ | a_){0,3}"
    rf"(?:integrated | incorporated | embedded | part_of) [^.;]{{0,60}}?\b(?:{_OVERALL} | risk_management | ERM)\b"
)


def unflagged(reading: Reading) -> Iterator[Finding]:
    """Flag false, and the text plainly says that the processes are part of it, not that they are not or will be."""
    if reading.flag(_FLAG) is not False or reading.saying(_NOT_INTEGRATED):
        return
    said = [said for said in reading.saying(_INTEGRATED) if CYBER.search(said.text)]
    if said and all((found := _INTEGRATED.search(one.text)) and is_plain(one.text, found) for one in said):
        yield reading.finding(
            UNFLAGGED,
            _FLAG,
            "The programme is flagged as no part of overall risk management, but the text says that it is one.",
            said,
        )
