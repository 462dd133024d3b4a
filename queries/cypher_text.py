"""What can be told of a Cypher text without running it, with strings, comments and backticked names left aside."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["bare", "parameters", "refusal", "words"]

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
_WORD = re.compile(r"(?<![\w.$:])[A-Za-z_]\w*")
_PARAMETER = re.compile(r"\$([A-Za-z_]\w*)")
_WRITES: Final = frozenset({"CREATE", "INSERT", "MERGE", "SET", "DELETE", "NODETACH", "REMOVE", "DROP", "FOREACH"})


def bare(cypher: str) -> str:
    """The text with strings as `''`, backticked names as ` `` ` and comments as a space."""

    def empty(match: re.Match[str]) -> str:
        first = match[0][0]
        return " " if first == "/" else first * 2

    return _ASIDE.sub(empty, cypher)


def words(cypher: str) -> list[str]:
    """The words outside strings and comments, in upper case, without properties, labels and parameters."""
    return [word.upper() for word in _WORD.findall(bare(cypher))]


def parameters(cypher: str) -> set[str]:
    """The names of the parameters that a text uses."""
    return set(_PARAMETER.findall(bare(cypher)))


def refusal(cypher: str) -> str | None:
    """Why a text is not to be run at all, in one line, or None.

    The engine refuses every write by itself; this refuses what it would take: files of this machine, several queries at
    once (of which it runs the last only), and output that is no table.
    """
    text = bare(cypher).strip()
    said = words(cypher)
    if not text:
        return "the query is empty; write one, such as: MATCH (o:Officer) RETURN o.name"
    if ";" in text.rstrip("; \n\t"):
        return "one query at a time: take the text behind the first ; away"
    if re.search(r"\bLOAD\s+CSV\b", text, re.IGNORECASE):
        return "queries only read the graph: LOAD CSV is refused"
    if re.search(r"\bFORMAT\s+CSV\b", text, re.IGNORECASE):
        return "FORMAT CSV is not Cypher; use --format csv"
    if said and said[0] in _WRITES:
        return f"queries only read: {said[0]} is refused"
    return None
