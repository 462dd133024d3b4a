"""How each flag that a filing states stands to what the filing says, as a chart shows it beside the relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphmodel import FLAGS, FilingGraph
from graphmodel.cyd import FLAG_ELEMENTS
from graphmodel.edges import AnyEdge
from queries.audit.audit import audit_filing
from queries.audit.relations import relations_for, says_something_on

__all__ = ["FlagCheck", "Standing", "check_flags"]

Standing = Literal["borne out", "the text says otherwise", "no sentence found"]


@dataclass(frozen=True, slots=True)
class FlagCheck:
    """A flag that the filing states, how it stands to the text, and the relations that speak to it.

    `standing` is None where the text is silent and the flag is a no, or where nothing can be held against the flag.
    """

    flag: str
    value: bool
    standing: Standing | None
    relations: tuple[AnyEdge, ...]


def check_flags(part: FilingGraph) -> list[FlagCheck]:
    """The flags that a filing states, in their order; the audit says which the text contradicts."""
    contradicted = {found.element for found in audit_filing(part).findings if found.kind.severity == "error"}
    checks = []
    for flag in FLAGS:
        value = getattr(part.filing, flag)
        if value is None:
            continue
        said = relations_for(part, flag)
        if not value:
            said = tuple(edge for edge in said if not edge.hedged)
        if FLAG_ELEMENTS[flag][0] in contradicted:
            checks.append(FlagCheck(flag, value, "the text says otherwise", () if value else said))
        else:
            checks.append(FlagCheck(flag, value, _standing(flag, said, value=value), said if value else ()))
    return checks


def _standing(flag: str, said: tuple[AnyEdge, ...], *, value: bool) -> Standing | None:
    if not value or not says_something_on(flag):
        return None
    return "borne out" if said else "no sentence found"
