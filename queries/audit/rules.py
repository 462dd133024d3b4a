"""All rules, in the order of Item 106, and the kinds of what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from queries.audit import blocks, effect, management, programme, providers, tagging, third_parties
from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading
from queries.audit.silence import FLAG_ALONE

__all__ = ["KINDS", "RULES"]

RULES: Final[tuple[Callable[[Reading], Iterator[Finding]], ...]] = (
    programme.unflagged,
    third_parties.unnamed,
    third_parties.denied,
    third_parties.unflagged,
    providers.unnamed,
    providers.denied,
    providers.unflagged,
    effect.denied,
    effect.past_denied,
    effect.affirmed,
    management.positions_unnamed,
    management.positions_unflagged,
    management.reporting_unsaid,
    management.reporting_unflagged,
    management.at_odds,
    blocks.committee_unnamed,
    blocks.flag_missing,
    tagging.wrong_element,
)

KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        programme.UNFLAGGED,
        third_parties.UNNAMED,
        third_parties.DENIED,
        third_parties.UNFLAGGED,
        providers.UNNAMED,
        providers.DENIED,
        providers.UNFLAGGED,
        effect.DENIED,
        effect.PAST_DENIED,
        effect.AFFIRMED,
        management.UNNAMED,
        management.UNFLAGGED,
        management.UNREPORTED,
        management.UNTAGGED_REPORT,
        management.AT_ODDS,
        blocks.NO_COMMITTEE,
        blocks.FULL_BOARD,
        blocks.FLAG_MISSING,
        FLAG_ALONE,
        tagging.WRONG_ELEMENT,
    )
}
"""The kinds of findings by name."""
