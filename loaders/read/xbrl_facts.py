"""XBRL facts of a filing, as Inline XBRL and instance documents alike give them: cyd and dei facts with their contexts.

Whose facts: a filing may hold those of several registrants, told apart by dimensions (`dei:LegalEntityAxis`) or by the
identifier of their context. The facts without a dimension are those of the default legal entity, which is the
registrant that files (EDGAR Filer Manual II, 6.6.2-4); where no cyd fact is without one, those that share the first
one's dimensions stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lxml import etree

from loaders.filing import FilingFacts
from loaders.identity import CIK

__all__ = [
    "CONTEXT",
    "CYD_NAME",
    "DEI_NAMES",
    "NIL",
    "NO_CONTEXT",
    "TAXONOMY",
    "Context",
    "Fact",
    "context_of",
    "filing_facts",
    "is_nil",
    "of_registrant",
    "taxonomy_of",
]

_XBRLI: Final = "{http://www.xbrl.org/2003/instance}"
CONTEXT: Final = f"{_XBRLI}context"
NIL: Final = "{http://www.w3.org/2001/XMLSchema-instance}nil"

CYD_NAME: Final = "Cybersecurity"
"""What the names of the cyd elements of Item 106 and 16K begin with; the rest of cyd is of 8-K's incidents."""

DEI_NAMES: Final = frozenset(
    (
        "AmendmentFlag",
        "DocumentPeriodEndDate",
        "DocumentType",
        "EntityCentralIndexKey",
        "EntityRegistrantName",
        "TradingSymbol",
    )
)
"""The dei elements that are read."""

TAXONOMY: Final = r"https?://xbrl\.(?:sec\.gov|us)/(cyd|dei)/[0-9][0-9q-]{3,9}"
"""The namespaces of cyd and dei, as a pattern: any year; dei had whole dates, and another host, before."""

_TRUE: Final = ("true", "1")


@dataclass(frozen=True, slots=True)
class Context:
    """Of whom and of when a fact is; `members` are the dimensions' elements with their values, none by default.

    `start` and `end` are ISO dates; an instant has only an end.
    """

    entity: str = ""
    members: tuple[tuple[str, str], ...] = ()
    start: str | None = None
    end: str | None = None


NO_CONTEXT: Final = Context()
"""Stands for a context that the filing names and does not have."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that is not nil: `taxonomy` is cyd or dei, `name` the element's local name, `value` its text.

    A cyd text block's value is what a reader sees of it, of a flag "true" or "false" where it says so.
    """

    taxonomy: str
    name: str
    context: Context
    value: str


def taxonomy_of(namespace: str | None) -> str | None:
    """Cyd or dei, of whatever year; None for other namespaces."""
    found = re.fullmatch(TAXONOMY, namespace or "")
    return found[1] if found else None


def is_nil(node: etree._Element) -> bool:
    """Whether a fact says that it has no value."""
    return (node.get(NIL) or "").strip() in _TRUE


def context_of(node: etree._Element | None) -> Context:
    """What an `xbrli:context` says; `NO_CONTEXT` for none."""
    if node is None:
        return NO_CONTEXT
    dates = {name: _date_in(node, f"{_XBRLI}period/{_XBRLI}{name}") for name in ("startDate", "endDate", "instant")}
    members = [
        (member.get("dimension") or "", _text(member))
        for holder in (f"{_XBRLI}entity/{_XBRLI}segment", f"{_XBRLI}scenario")
        for segment in node.iterfind(holder)
        for member in segment.iterchildren(etree.Element)
    ]
    entity = node.findtext(f"{_XBRLI}entity/{_XBRLI}identifier") or ""
    return Context(entity.strip(), tuple(members), dates["startDate"], dates["endDate"] or dates["instant"])


def of_registrant(facts: Sequence[Fact]) -> list[Fact]:
    """The cyd facts of the default legal entity, of each element those of the latest period."""
    cyd = [fact for fact in facts if fact.taxonomy == "cyd"]
    whose = next((fact.context for fact in cyd if not fact.context.members), cyd[0].context if cyd else NO_CONTEXT)
    own = [fact for fact in cyd if (fact.context.entity, fact.context.members) == (whose.entity, whose.members)]
    latest: dict[str, str] = {}
    for fact in own:
        latest[fact.name] = max(latest.get(fact.name, ""), fact.context.end or "")
    return [fact for fact in own if (fact.context.end or "") == latest[fact.name]]


def filing_facts(facts: Iterable[Fact], contexts: Iterable[Context] = ()) -> FilingFacts:
    """What the dei facts say of the filing, those without a dimension first; the period's end else by the contexts.

    `contexts` are those of the disclosure.
    """
    said: dict[str, str] = {}
    for fact in sorted((fact for fact in facts if fact.taxonomy == "dei"), key=lambda fact: bool(fact.context.members)):
        value = " ".join(fact.value.split())
        if value:
            said.setdefault(fact.name, value)
    period = _iso(said.get("DocumentPeriodEndDate")) or max((context.end or "" for context in contexts), default="")
    form = said.get("DocumentType")
    if form and said.get("AmendmentFlag", "").casefold() in _TRUE and not form.endswith("/A"):
        form = f"{form}/A"
    cik = said.get("EntityCentralIndexKey", "")
    return FilingFacts(
        company=said.get("EntityRegistrantName"),
        cik=cik if CIK.fullmatch(cik) else None,
        ticker=said.get("TradingSymbol"),
        form=form,
        fiscal_year=int(period[:4]) if period else None,
        period=period or None,
    )


def _date_in(node: etree._Element, path: str) -> str | None:
    return _iso(node.findtext(path))


def _iso(text: str | None) -> str | None:
    """The date, of a time its day; None for what is none."""
    try:
        return date.fromisoformat((text or "").strip()[:10]).isoformat()
    except ValueError:
        return None


def _text(node: etree._Element) -> str:
    return "".join(str(piece) for piece in node.itertext()).strip()
