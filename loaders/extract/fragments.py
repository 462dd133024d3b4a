"""Relations that no verb says: what a tagged fragment means by its element, and oversight of vendors by programmes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.extract.clauses import Clauses
from loaders.extract.relation import COMPANY, PROGRAM, Relation
from loaders.extract.sentences import Sentence

__all__ = ["fragment_relations", "vendor_relations"]

_OVERSIGHT = "cyd:CybersecurityRiskBoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock"
_POSITIONS = "cyd:CybersecurityRiskManagementPositionsOrCommitteesResponsibleTextBlock"
_VENDOR = re.compile(r"(?:providers?|vendors?|suppliers?|third[- ]?part(?:y|ies)|partners?|contractors?|parties)$")
_CARE = re.compile(
    r"\b(?:overs(?:ee|ight)\w*|due diligence|risk management (?:process|program)\w*|vendor (?:risk|management)\w*|third[- ]party (?:\w+ )?(?:risk|security)\w*|"
    r"supplier risk\w*|security (?:assessment|review|questionnaire)\w*|contractual\w*|contractually|identify\w*|assess\w*|monitor\w*|evaluat\w*|manag(?:e|es|ing)|review\w*|vet|vetting|ensure|require|requires)\b"
)
_RISK = re.compile(
    r"\b(?:risks?|threats?|secur\w+|diligence|cyber\w*|complian\w+|controls|standards|practices|vulnerabilit\w+)\b"
)
_ASSISTANCE = re.compile(
    r"\b(?:use|engage|work with|utilize|retain|consult with) (?:\S+ ){0,6}?(?:to (?:assist|help)|that (?:assist|help)|from time to time)"
)
_AFTER_RISK = re.compile(
    r"\b(?:associated with|related to|relating to|from|of|posed by|presented by|with respect to|resulting from|arising from|by|for|on|with|to|oversee|oversees|overseeing|monitor|monitors|evaluate|evaluates|assess|assesses|including|use of|such|require|requires|certain|involving|across)(?: \S+){0,9}? ?$"
)
_ENGAGED = re.compile(
    r"\b(?:engag\w+|retain\w*|assist\w*|help\w*|hire\w*|to (?:perform|conduct|test)|support\w*|rely|relies|consult\w*|leverag\w*|utiliz\w*)(?: \S+){0,8} ?$"
)


def fragment_relations(sentence: Sentence, clauses: Clauses) -> list[Relation]:
    """A tagged block that only names a body or a post says what its element asks for (Reg. S-K Item 106(c)(1), (c)(2)).

    The "Board Committee … Responsible for Oversight" block names who oversees, the "Positions or Committees
    Responsible" block who manages.
    """
    elements = {span.element for span in sentence.spans}
    if (
        not clauses.groups
        or len(re.sub(r"<\w+>", "", clauses.text).split()) > 6
        or not elements & {_OVERSIGHT, _POSITIONS}
    ):
        return []
    found = []
    for group in clauses.groups:
        for number, letter in zip(group.entities, group.letters, strict=True):
            if _OVERSIGHT in elements and letter in "BC":
                found.append(Relation("OVERSEES", number, PROGRAM, "tagged as oversight", confidence=0.9))
            elif _POSITIONS in elements and letter in "OCMT":
                found.append(Relation("MANAGES", number, PROGRAM, "tagged as responsible", confidence=0.9))
    return found


def vendor_relations(clauses: Clauses, others: Sequence[Relation], name_of: Callable[[int], str]) -> list[Relation]:
    """Company OVERSEES a provider where the sentence tells of diligence over it and names nobody else who does it."""
    text = clauses.text
    if not _CARE.search(text) or not _RISK.search(text) or _ASSISTANCE.search(text):
        return []
    found = []
    for number, group in enumerate(clauses.groups):
        left = text[: clauses.at[number]]
        if (
            "P" not in group.letters
            or not _AFTER_RISK.search(left)
            or _ENGAGED.search(left)
            or not _CARE.search(left[-160:])
        ):
            continue
        for entity, letter in zip(group.entities, group.letters, strict=True):
            named = any(r.type in {"OVERSEES", "ENGAGES"} and r.target == entity for r in others)
            if letter == "P" and not named and _VENDOR.search(name_of(entity).lower()):
                found.append(Relation("OVERSEES", COMPANY, entity, "vendor oversight", confidence=0.7))
    return found
