"""Lanes: which level of the organisation a node stands on."""

from __future__ import annotations

import re
from typing import Final

from graphmodel import role_name, sits_in_board
from graphmodel.nodes import AnyNode, Committee, Company, Officer
from queries.charts.look import LANES
from queries.compare.counterparts import is_board_level

__all__ = ["lane_of"]

_LANE: Final = {lane.key: index for index, lane in enumerate(LANES)}
_BY_LABEL: Final = {"Board": "board", "Management": "executives", "Team": "teams", "ThirdParty": "third_parties"}
_SECURITY: Final = re.compile(r"\b(?:cyber\w*|security|ciso|infosec)\b", re.IGNORECASE)
_CHAIR: Final = re.compile(r"\bchair(?:man|woman|person)?\b", re.IGNORECASE)
_OF_BOARD: Final = re.compile(r"\bboard\b", re.IGNORECASE)
_POST: Final = re.compile(r"\b(?:chief|head|director|president|vp|deputy|lead|manager|officer|ciso)\b", re.IGNORECASE)


def lane_of(node: AnyNode | Company) -> int | None:
    """Index into `look.LANES`, from the board down; None for the registrant and its programme, which have no card."""
    if isinstance(node, Committee):
        return _LANE["board_committees" if is_board_level(node) else "management_committees"]
    if isinstance(node, Officer):
        post = node.job_title or node.name
        if node.role is None and _CHAIR.search(post) and (sits_in_board(post) or _OF_BOARD.search(post)):
            return _LANE["board_committees"]  # a director, no executive
        # A chief compliance officer for security matters is an executive all the same: a known role goes first.
        known = node.role is not None and role_name(node.role) != node.role
        leads_security = node.role == "CISO" or (not known and _SECURITY.search(post) and _POST.search(post))
        return _LANE["security" if leads_security else "executives"]
    key = _BY_LABEL.get(node.label)
    return None if key is None else _LANE[key]
