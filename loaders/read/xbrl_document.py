"""Tagged facts become the Document that the filing's R page would give: the same rows, in the taxonomy's order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from graphmodel.cyd import FLAG_OF_ELEMENT, TEXT_ELEMENTS, label_for_element
from loaders.filing import Document, FilingFacts
from loaders.identity import filing_id_of
from loaders.read.rpage_text import RPageRow, header_of, write_rpage
from loaders.read.xbrl_facts import Context, Fact, filing_facts, of_registrant

__all__ = ["document_of"]

_DAYS_OF_MONTH: Final = 365.25 / 12
_PRESENTATION: Final = tuple(
    f"cyd:CybersecurityRisk{name}"
    for name in (
        "ManagementProcessesForAssessingIdentifyingAndManagingThreatsTextBlock",
        "ManagementProcessesIntegratedFlag",
        "ManagementProcessesIntegratedTextBlock",
        "ManagementThirdPartyEngagedFlag",
        "ThirdPartyOversightAndIdentificationProcessesFlag",
        "MateriallyAffectedOrReasonablyLikelyToMateriallyAffectRegistrantFlag",
        "MateriallyAffectedOrReasonablyLikelyToMateriallyAffectRegistrantTextBlock",
        "BoardOfDirectorsOversightTextBlock",
        "BoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock",
        "ProcessForInformingBoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock",
        "RoleOfManagementTextBlock",
        "ManagementPositionsOrCommitteesResponsibleFlag",
        "ManagementPositionsOrCommitteesResponsibleTextBlock",
        "ManagementExpertiseOfManagementResponsibleTextBlock",
        "ProcessForInformingManagementOrCommitteesResponsibleTextBlock",
        "ManagementPositionsOrCommitteesResponsibleReportToBoardFlag",
    )
)
"""The order of the taxonomy's presentation, which R pages follow."""


def document_of(facts: Sequence[Fact], notes: Sequence[str], origin: str) -> Document | None:
    """The filing that the facts make; None where no fact of the registrant is of an element of Item 106 or 16K."""
    values: dict[str, list[str]] = {}
    contexts: list[Context] = []
    own = of_registrant(facts)
    for fact in own:
        element = f"cyd:{fact.name}"
        value = fact.value.casefold() if element in FLAG_OF_ELEMENT else fact.value
        known = values.setdefault(element, [])
        if value and value not in known and _is_value(element, value):
            known.append(value)
            contexts.append(fact.context)
    rows = [
        RPageRow(label_for_element(element) or element, element, tuple(values[element]))
        for element in _PRESENTATION
        if values.get(element)
    ]
    if not rows:
        return None
    said = filing_facts(facts, contexts)
    text, blocks = write_rpage(_header(said, contexts), rows)
    flags = {FLAG_OF_ELEMENT[row.element]: row.values[0] == "true" for row in rows if row.element in FLAG_OF_ELEMENT}
    others = sum(fact.taxonomy == "cyd" for fact in facts) - len(own)
    if others:
        notes = [*notes, f"{others} cyd facts of other legal entities or periods are left out"]
    return Document(filing_id_of(origin), origin, text, blocks, MappingProxyType(flags), said, tuple(notes))


def _is_value(element: str, value: str) -> bool:
    return element in TEXT_ELEMENTS or (element in FLAG_OF_ELEMENT and value in ("true", "false"))


def _header(facts: FilingFacts, contexts: Sequence[Context]) -> list[str]:
    """The header that the R page has."""
    start = next((context.start for context in contexts if context.start), None)
    if facts.period is None or start is None:
        return header_of(0, facts.period)
    days = date.fromisoformat(facts.period) - date.fromisoformat(start)
    return header_of(round(days.days / _DAYS_OF_MONTH), facts.period)
