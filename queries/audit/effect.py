"""Material effects.

Item 106(b)(2) of Reg. S-K asks "whether any risks from cybersecurity threats, including as a result of any previous
cybersecurity incidents, have materially affected or are reasonably likely to materially affect" it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading, Said
from queries.audit.wording import NEGATION, wording

__all__ = ["AFFIRMED", "DENIED", "PAST_DENIED", "affirmed", "denied", "past_denied"]

DENIED: Final = Kind("effect-denied", "Material effect flagged, the text denies it", "error", 0.98)
PAST_DENIED: Final = Kind("effect-past-denied", "Material effect flagged, the text denies a past one", "note", 0.96)
AFFIRMED: Final = Kind("effect-unflagged", "No material effect flagged, the text states one", "error", 0.8)

_FLAG: Final = "materially_affected"
_MATERIAL: Final = r"(?:material(?:ly)? | significant(?:ly)?)"
_AFFECT: Final = r"(?:affect\w* | impact\w* | effect\w*)"
_NO: Final = (
    r"\b(?:(?<!will\s)(?<!would\s)not | no(?!\s(?:assurance|guarantee)) | none | nor | never | neither | unaware"
    r"| n[’']?t)\b"
)
_DENIAL: Final = wording(_NO)
_REACH: Final = 320
"""Characters before an effect in which a denial of it stands."""
_BOTH: Final = wording(
    rf"\b{_MATERIAL}\b [^.;]{{0,80}}?{_AFFECT} [^.;]{{0,260}}?\b(?:likely | expected)\b"
    r"| \b(?:ha[sd] | have | having | affected | impacted)_ (?:or | nor | and)_ [^.;]{0,60}?\blikely_to_"
    rf"[^.;]{{0,40}}?{_MATERIAL}"
)
_JOINED: Final = wording(r"\b(?:or | nor | and)\b")
_PAST_ONLY: Final = r"(?:(?!\b(?:may|could|might|would|will|likely|expected|guarantee|assur\w+|successful)\b)[^.;])"
_DENIED_PAST: Final = wording(
    rf"{_NO} {_PAST_ONLY}{{0,200}}?\b{_MATERIAL}\b {_PAST_ONLY}{{0,60}}?"
    rf"(?:{_AFFECT} | incident | breach | attack | event)"
)
_EXCEPT: Final = wording(
    r"\b(?:other_than | except | aside_from | apart_from | whether | (?:could | can | may | might)_not | cannot)\b"
)
_TURN: Final = wording(r"\b(?:but | however | although)\b")
_REFERENCE: Final = wording(
    r"\b(?:see | refer | whether | describe[sd]? | discuss\w* | information | heading | if | how | could | may | might"
    r"| would | assess\w* | determin\w* | evaluat\w* | any | should | must | that_have | process\w* | identify)\b"
)
_AFFIRMED: Final = wording(
    rf"\b(?:ha(?:s|ve|d)_ (?:also_ | already_)? {_MATERIAL}_ (?:and_adversely_ | adversely_)?"
    r"(?:affected | impacted | disrupted)"
    r"| ha[sd]_a_(?:material|significant)_ (?:adverse_ | negative_)?(?:effect | impact)"
    rf"| (?:is|are)_reasonably_likely_to_ (?:\w+_)?{_MATERIAL})"
)
_LIKELY: Final = wording(
    rf"\breasonably_likely_to_ (?:\w+_)?{_MATERIAL} | \b{_MATERIAL}_(?:adverse_)?(?:affected|impacted)"
)
_POINTER: Final = wording(r"\b(?:see | refer | whether | describe[sd]? | discuss\w* | heading | information)\b")


def denied(reading: Reading) -> Iterator[Finding]:
    """Flag true, and the text denies an effect so far and a likely one, and states none."""
    if reading.flag(_FLAG) and (said := _denials(reading)) and not _admits(reading):
        yield reading.finding(
            DENIED, _FLAG, "A material effect is flagged, but the text denies one, past and likely.", said
        )


def past_denied(reading: Reading) -> Iterator[Finding]:
    """Flag true, and the text denies an effect so far and states none that is likely: the flag may mean the latter."""
    if not reading.flag(_FLAG) or _denials(reading) or _admits(reading):
        return
    said = _not_excepted(reading, _denial_of_the_past)
    if reading.whole and said:
        yield reading.finding(
            PAST_DENIED,
            _FLAG,
            "A material effect is flagged, but the text denies one so far and states none that is likely.",
            said,
        )


def affirmed(reading: Reading) -> Iterator[Finding]:
    """Flag false, and the text states an effect, or that one is reasonably likely."""
    if reading.flag(_FLAG) is not False:
        return
    said = [
        said
        for said in reading.saying(_AFFIRMED)
        if not NEGATION.search(said.text) and not _REFERENCE.search(said.text)
    ]
    if said:
        yield reading.finding(
            AFFIRMED, _FLAG, "No material effect is flagged, but the text states one, or that one is likely.", said
        )


def _denials(reading: Reading) -> list[Said]:
    return _not_excepted(reading, _denial_of_both)


def _not_excepted(reading: Reading, denial_in: Callable[[str], tuple[int, int] | None]) -> list[Said]:
    """The sentences with a denial that make no exception up to its end, and take no turn in it."""
    return [
        said
        for said in reading.sentences
        if (found := denial_in(said.text))
        and not _EXCEPT.search(said.text, 0, found[1])
        and not _TURN.search(said.text, *found)
    ]


def _denial_of_both(text: str) -> tuple[int, int] | None:
    """Where a sentence denies an effect so far and a likely one.

    The denial is looked for from the effect backwards: one pattern for both would take the product of its gaps.
    """
    effect = _BOTH.search(text)
    while effect:
        start = max(effect.start() - _REACH, 0)
        start += max(text[start : effect.start()].rfind(stop) for stop in ".;") + 1
        denial = _DENIAL.search(text, start, effect.start())
        if denial and _JOINED.search(text, *effect.span()):
            return denial.start(), effect.end()
        effect = _BOTH.search(text, effect.start() + 1)
    return None


def _denial_of_the_past(text: str) -> tuple[int, int] | None:
    found = _DENIED_PAST.search(text)
    return found.span() if found else None


def _admits(reading: Reading) -> bool:
    """Whether a sentence states an effect, past or likely, and does not only say where to read of it."""
    return any(not NEGATION.search(said.text) and not _POINTER.search(said.text) for said in reading.saying(_LIKELY))
