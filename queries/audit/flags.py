"""How each flag that a filing states stands to what the filing says, as a chart shows it beside the relations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphmodel import FLAGS, FilingGraph
from graphmodel.cyd import FLAG_OF_ELEMENT
from graphmodel.edges import AnyEdge
from queries.audit.audit import audit_filing
from queries.audit.relations import relations_for

__all__ = ["FlagCheck", "Standing", "check_flags"]

Standing = Literal["borne out", "the text says otherwise", "no sentence found"]
