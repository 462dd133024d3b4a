"""Wordings that a rule looks for in a sentence, and how plainly the sentence says so.

Bulk data has lost apostrophes ("dont"), so they are optional. Every gap is bounded and stops at a full stop or a
semicolon, so that no text makes a search slow.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["CYBER", "NEGATION", "OUTSIDER", "PROVIDER", "THIRD_PARTY", "is_plain", "is_plain_throughout", "wording"]

THIRD_PARTY: Final = r"third[\s-]*part(?:y|ies)"
PROVIDER: Final = rf"(?:{THIRD_PARTY}|(?:service|cloud|technology)_providers?|vendors?|suppliers?)"
OUTSIDER: Final = (
    r"(?:assessors?|consult(?:ants?|anc(?:y|ies)|ing)|auditors?|advis[eo]rs?|experts?|specialists?|professionals?"
    rf"|testers?|firms?|compan(?:y|ies)|contractors?|providers?|vendors?|partners?|organi[sz]ations?|{THIRD_PARTY})"
)
_AFTER: Final = 60
"""Characters after a match in which a sentence may still say that it is only possible."""


def wording(pattern: str) -> re.Pattern[str]:
    """A pattern that takes any case; blanks in it are for reading, `_` is white space."""
    return re.compile(pattern.replace(" ", "").replace("_", r"\s+"), re.IGNORECASE)


CYBER: Final = wording(
    r"cyber | security | information_(?:technology|systems) | \bIT\b | data_protection | vulnerabilit | penetration"
)
NEGATION: Final = wording(
    r"\b(?:not(?!_(?:limited|only)) | no(?!_less) | nor | never | none | neither | without | cannot | lacks? | yet_to"
    r"| unaware | (?:do|does|did|have|has|had|is|are|was|were)n[’']?t)\b"
)
_POSSIBLE: Final = wording(
    r"\b(?:may | might | could | would | should | intend\w* | plan(?:s|ned|ning)?_to | expect\w*"
    r"| consider(?:s|ed|ing)?"
    r"| seeks? | aims?_to | will | shall | if | whether | anticipat\w+ | propose[sd]? | in_the_(?:event|future|process)"
    r"| going_forward | goals? | once"
    r"| (?:when | where | as | if)_"
    r"(?:needed | necessary | appropriate | applicable | required | circumstances)"
    r"| from_time_to_time | previously"
    r"| formerly | until | prior_to)\b"
)


def is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether what a pattern found is plainly said: from its clause's start neither denied nor only possible."""
    start = text.rfind(";", 0, match.start()) + 1
    return not NEGATION.search(text, start, match.end()) and not _POSSIBLE.search(text, start, match.end() + _AFTER)


def is_plain_throughout(text: str) -> bool:
    """Whether nothing in a sentence is denied or only possible."""
    return not NEGATION.search(text) and not _POSSIBLE.search(text)
