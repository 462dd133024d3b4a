"""The SEC's cyd taxonomy (Reg. S-K Item 106, Form 20-F Item 16K): its text blocks and its six flags.

Element names and labels are those of `cyd/2024`; EDGAR's R pages print the label, filings and bulk data the name.
"""

from __future__ import annotations

from typing import Final

__all__ = ["FLAG_ELEMENTS", "FLAG_OF_ELEMENT", "TEXT_ELEMENTS", "element_for_label", "label_for_element"]

TEXT_ELEMENTS: Final[dict[str, str]] = {
    "cyd:CybersecurityRiskManagementProcessesForAssessingIdentifyingAndManagingThreatsTextBlock": (
        "Cybersecurity Risk Management Processes for Assessing, Identifying, and Managing Threats [Text Block]"
    ),
    "cyd:CybersecurityRiskManagementProcessesIntegratedTextBlock": (
        "Cybersecurity Risk Management Processes Integrated [Text Block]"
    ),
    "cyd:CybersecurityRiskMateriallyAffectedOrReasonablyLikelyToMateriallyAffectRegistrantTextBlock": (
        "Cybersecurity Risk Materially Affected or Reasonably Likely to Materially Affect Registrant [Text Block]"
    ),
    "cyd:CybersecurityRiskBoardOfDirectorsOversightTextBlock": (
        "Cybersecurity Risk Board of Directors Oversight [Text Block]"
    ),
    "cyd:CybersecurityRiskBoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock": (
        "Cybersecurity Risk Board Committee or Subcommittee Responsible for Oversight [Text Block]"
    ),
    "cyd:CybersecurityRiskProcessForInformingBoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock": (
        "Cybersecurity Risk Process for Informing Board Committee or Subcommittee Responsible for Oversight "
        "[Text Block]"
    ),
    "cyd:CybersecurityRiskRoleOfManagementTextBlock": "Cybersecurity Risk Role of Management [Text Block]",
    "cyd:CybersecurityRiskManagementPositionsOrCommitteesResponsibleTextBlock": (
        "Cybersecurity Risk Management Positions or Committees Responsible [Text Block]"
    ),
    "cyd:CybersecurityRiskManagementExpertiseOfManagementResponsibleTextBlock": (
        "Cybersecurity Risk Management Expertise of Management Responsible [Text Block]"
    ),
    "cyd:CybersecurityRiskProcessForInformingManagementOrCommitteesResponsibleTextBlock": (
        "Cybersecurity Risk Process for Informing Management or Committees Responsible [Text Block]"
    ),
}
"""Text-block elements and the labels that R pages print for them."""

FLAG_ELEMENTS: Final[dict[str, tuple[str, str]]] = {
    "integrated": (
        "cyd:CybersecurityRiskManagementProcessesIntegratedFlag",
        "Cybersecurity Risk Management Processes Integrated [Flag]",
    ),
    "third_party_engaged": (
        "cyd:CybersecurityRiskManagementThirdPartyEngagedFlag",
        "Cybersecurity Risk Management Third Party Engaged [Flag]",
    ),
    "third_party_oversight": (
        "cyd:CybersecurityRiskThirdPartyOversightAndIdentificationProcessesFlag",
        "Cybersecurity Risk Third Party Oversight and Identification Processes [Flag]",
    ),
    "materially_affected": (
        "cyd:CybersecurityRiskMateriallyAffectedOrReasonablyLikelyToMateriallyAffectRegistrantFlag",
        "Cybersecurity Risk Materially Affected or Reasonably Likely to Materially Affect Registrant [Flag]",
    ),
    "positions_responsible": (
        "cyd:CybersecurityRiskManagementPositionsOrCommitteesResponsibleFlag",
        "Cybersecurity Risk Management Positions or Committees Responsible [Flag]",
    ),
    "reports_to_board": (
        "cyd:CybersecurityRiskManagementPositionsOrCommitteesResponsibleReportToBoardFlag",
        "Cybersecurity Risk Management Positions or Committees Responsible Report to Board [Flag]",
    ),
}
"""The flags by the name they have on a `graphmodel.Filing`: element, and the label that R pages print."""

FLAG_OF_ELEMENT: Final[dict[str, str]] = {element: name for name, (element, _) in FLAG_ELEMENTS.items()}
"""The flags' names by their elements."""

_BY_LABEL = {label.casefold(): element for element, label in TEXT_ELEMENTS.items()} | {
    label.casefold(): element for element, label in FLAG_ELEMENTS.values()
}

_LABELS = TEXT_ELEMENTS | dict(FLAG_ELEMENTS.values())


def element_for_label(label: str) -> str | None:
    """The cyd element behind an R page's row label, or None for a row that is no cyd element."""
    return _BY_LABEL.get(" ".join(label.split()).casefold())


def label_for_element(element: str | None) -> str | None:
    """The label that R pages print for an element unless the filing brings its own; None for no cyd element."""
    return _LABELS.get(element or "")
