"""Relations that no verb says: what a tagged fragment means by its element, and oversight of vendors by programmes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from graphmodel.sentences import Sentence
from loaders.extract.clauses import Clauses
from loaders.extract.relation import COMPANY, PROGRAM, Relation
from loaders.extract.vocabulary import vocabulary

__all__ = ["fragment_relations", "vendor_relations"]

_OVERSIGHT = "cyd:CybersecurityRiskBoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock"
_POSITIONS = "cyd:CybersecurityRiskManagementPositionsOrCommitteesResponsibleTextBlock"
_ASSISTANCE = re.compile(
    r"\b(?:use|engage|work with|utilize|retain|consult with) (?:\S+ ){0,6}?"
    r"(?:to (?:assist|help)|that (?:assist|help)|from time to time)"
)
_NAMES_ONLY = 6  # a fragment with more words than this besides its mentions is a sentence
_CARE_REACH = 160  # characters before the party in which the care must be said


@cache
def _pattern(key: str, template: str) -> re.Pattern[str]:
    return re.compile(template.format("|".join(vocabulary("vendors")[key])))


def fragment_relations(sentence: Sentence, clauses: Clauses) -> list[Relation]:
    """A tagged block that only names a body or a post says what its element asks for (Reg. S-K Item 106(c)(1), (c)(2)).

    The "Board Committee … Responsible for Oversight" block names who oversees, the "Positions or Committees
    Responsible" block who manages.
    """
    elements = {span.element for span in sentence.spans}
    if (
        not clauses.groups
        or len(re.sub(r"<\w+>", "", clauses.text).split()) > _NAMES_ONLY
        or not elements & {_OVERSIGHT, _POSITIONS}
    ):
        return []
    found = []
    for group in clauses.groups:
        for number, letter in zip(group.entities, group.letters, strict=True):
            if _OVERSIGHT in elements and letter in "BC":
                found.append(Relation("OVERSEES", number, PROGRAM, "tagged as oversight"))
            elif _POSITIONS in elements and letter in "OCMT":
                found.append(Relation("MANAGES", number, PROGRAM, "tagged as responsible"))
    return found


def vendor_relations(clauses: Clauses, others: Sequence[Relation], name_of: Callable[[int], str]) -> list[Relation]:
    """Company OVERSEES a provider where the sentence tells of diligence over it and names nobody else who does it.

    `others` are the sentence's relations by frames, `name_of` gives an entity's name.
    """
    if not any("P" in group.letters for group in clauses.groups):
        return []
    text = clauses.text
    care, risk = _pattern("care", r"\b(?:{})\b"), _pattern("risk", r"\b(?:{})\b")
    if not care.search(text) or not risk.search(text) or _ASSISTANCE.search(text):
        return []
    linked = _pattern("link", r"\b(?:{})(?: \S+){{0,9}}? ?$")
    engaged = _pattern("engaged", r"\b(?:{})(?: \S+){{0,8}} ?$")
    vendor = _pattern("vendor", r"(?:{})$")
    named = {relation.target for relation in others if relation.type in {"OVERSEES", "ENGAGES"}}
    found = []
    for number, group in enumerate(clauses.groups):
        left = text[: clauses.at[number]]
        if not linked.search(left) or engaged.search(left) or not care.search(left[-_CARE_REACH:]):
            continue
        for entity, letter in zip(group.entities, group.letters, strict=True):
            if letter == "P" and entity not in named and vendor.search(name_of(entity).lower()):
                found += [
                    Relation("OVERSEES", doer, entity, "vendor oversight") for doer in _doers(clauses, care, left)
                ]
    return found


def _doers(clauses: Clauses, care: re.Pattern[str], left: str) -> list[int]:
    """Who takes the care: the unit or officer that is its subject, else the company."""
    position = max(match.start() for match in care.finditer(left))
    if left.rfind(";") > 0 and not any(at > left.rfind(";") for _, at in clauses.before(position)):
        return [COMPANY]  # an item of a list that names nobody of its own
    subject = clauses.subject_before(position)
    if subject is None or not set(subject.letters) <= set("TOC"):
        return [COMPANY]
    return list(subject.entities)
