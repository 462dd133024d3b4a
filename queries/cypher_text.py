"""What can be told of a Cypher text without running it, with strings, comments and backticked names left aside."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["bare", "names_in_patterns", "parameters", "refusal"]

_ASIDE = re.compile(
    r"""
      '(?:\\.|[^'\\])*(?:'|$)          # strings
    | "(?:\\.|[^"\\])*(?:"|$)
    | `(?:``|[^`])*(?:`|$)             # names in backticks
    | //[^\n]*                         # comments
    | /\*.*?(?:\*/|$)
    """,
    re.VERBOSE | re.DOTALL,
)
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_NODE = re.compile(r"\(\s*\w*\s*:([\s\w:|&]+)")
_RELATION = re.compile(r"\[\s*\w*\s*:([\s\w:|]+)")
_WRITE: Final = re.compile(r"CREATE|INSERT|MERGE|SET|DELETE|DETACH|NODETACH|REMOVE|DROP|FOREACH", re.IGNORECASE)


def bare(cypher: str) -> str:
    """The text with strings as `''`, backticked names as ` `` ` and comments as a space."""

    def empty(match: re.Match[str]) -> str:
        first = match[0][0]
        return " " if first == "/" else first * 2

    return _ASIDE.sub(empty, cypher)


def parameters(cypher: str) -> set[str]:
    """The names of the parameters that a text uses."""
    return set(_PARAMETER.findall(bare(cypher)))


def names_in_patterns(cypher: str) -> tuple[list[str], list[str]]:
    """The labels and the relations that a text's patterns name, in their order."""
    text = bare(cypher)
    labels, relations = (
        [name for match in pattern.finditer(text) for name in re.findall(r"[A-Za-z_]\w*", match[1])]
        for pattern in (_NODE, _RELATION)
    )
    return labels, relations


def refusal(cypher: str) -> str | None:
    """Why a text is not to be run at all, in one line, or None.

    The engine refuses every write by itself; this refuses what it would take: files of this machine, several queries at
    once (of which it runs the last only), and output that is no table.
    """
    text = bare(cypher).strip()
    if not text:
        return "the query is empty; write one, such as: MATCH (o:Officer) RETURN o.name"
    if ";" in text.rstrip("; \n\t"):
        return "one query at a time: take the text behind the first ; away"
    if re.search(r"\bLOAD\s+CSV\b", text, re.IGNORECASE):
        return "queries only read the graph: LOAD CSV is refused"
    if re.search(r"\bFORMAT\s+CSV\b", text, re.IGNORECASE):
        return "FORMAT CSV is not Cypher; use --format csv"
    write = _WRITE.match(text)
    if write:
        return f"queries only read: {write[0].upper()} is refused"
    return None
