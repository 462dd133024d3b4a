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
    return [
        _check(part, flag, value, otherwise=FLAG_ELEMENTS[flag][0] in contradicted)
        for flag in FLAGS
        if (value := getattr(part.filing, flag)) is not None
    ]


def _check(part: FilingGraph, flag: str, value: bool, *, otherwise: bool) -> FlagCheck:
    said = tuple(edge for edge in relations_for(part, flag) if value or not edge.hedged)
    standing: Standing | None = None
    if otherwise:
        standing = "the text says otherwise"
    elif value and says_something_on(flag):
        standing = "borne out" if said else "no sentence found"
    # Relations say yes: they stand beside a yes that holds and a no that does not.
    return FlagCheck(flag, value, standing, said if value != otherwise else ())
