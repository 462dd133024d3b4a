"""All rules, in the order of Item 106, and the kinds of what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from queries.audit import blocks, effect, management, programme, providers, reading, tagging, third_parties
from queries.audit.finding import Finding, Kind
from queries.audit.reading import Reading

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
    for module in (programme, third_parties, providers, effect, management, blocks, tagging, reading)
    for kind in vars(module).values()
    if isinstance(kind, Kind)
}
"""The kinds of findings by name."""
