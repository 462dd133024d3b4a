"""Every error that govgraph raises on purpose.

    GovgraphError
    ├── SourceError            a source cannot be read as a filing (exit code 1 in a batch, 2 alone)
    │   ├── UnreadableSource     missing, not permitted, not a file
    │   ├── UnknownFormat        the content is none of the formats that are read
    │   └── NoDisclosure         the format is known, but it holds no cybersecurity disclosure
    ├── FetchError             EDGAR does not give a filing (exit code 1 among others, 2 alone)
    │   └── EdgarUnavailable     EDGAR cannot be asked at all, so that nothing more can be fetched
    ├── ModelError             a node or an edge breaks the model (Graph in, graph out: a bug or a bad file)
    ├── StoreError             a store cannot be opened, read or written
    │   ├── DamagedStore         the file is not a whole govgraph store
    │   └── UnwritableOutput     the place to write to does not take it
    └── QueryError             a question cannot be answered
        ├── UnknownQuery         no such name in the catalogue
        ├── BadParameter         a question's parameter is missing, unknown, or not of its type
        ├── UnknownCompany       no such company in the store, or more than one
        └── BadCypher            the engine refused the text, or it would have written

A message says what happened, to which filing or file, and what to do; it is one line.
"""

from __future__ import annotations

from graphmodel.terminal import printable

__all__ = [
    "BadCypher",
    "BadParameter",
    "DamagedStore",
    "EdgarUnavailable",
    "FetchError",
    "GovgraphError",
    "ModelError",
    "NoDisclosure",
    "QueryError",
    "SourceError",
    "StoreError",
    "UnknownCompany",
    "UnknownFormat",
    "UnknownQuery",
    "UnreadableSource",
    "UnwritableOutput",
]


class GovgraphError(Exception):
    """Root of the tree: catch this to catch whatever govgraph says about its input.

    The message is one line and safe on a terminal, whatever names of files and companies are in it.
    """

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


class SourceError(GovgraphError):
    """A source cannot be read as a filing."""

    def __init__(self, origin: str, reason: str) -> None:
        super().__init__(f"{origin}: {reason}")
        self.origin = origin
        self.reason = reason

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str]]:
        return type(self), (self.origin, self.reason)


class UnreadableSource(SourceError):
    """The source is missing, not permitted, or not a file."""


class UnknownFormat(SourceError):
    """The content is none of the formats that govgraph reads."""


class NoDisclosure(SourceError):
    """The format is known, but it holds no cybersecurity disclosure."""


class FetchError(GovgraphError):
    """EDGAR does not give a filing, or does not have it."""


class EdgarUnavailable(FetchError):
    """EDGAR cannot be asked at all: no edgartools, no identity, no network, or it turns every request away."""


class ModelError(GovgraphError):
    """A node or an edge breaks the model."""


class StoreError(GovgraphError):
    """A store cannot be opened, read or written."""


class DamagedStore(StoreError):
    """The file is not a whole govgraph store."""


class UnwritableOutput(StoreError):
    """The place to write to does not take it."""


class QueryError(GovgraphError):
    """A question cannot be answered."""


class UnknownQuery(QueryError):
    """There is no such name in the catalogue."""


class BadParameter(QueryError):
    """A question's parameter is missing, unknown, or not of its type."""


class UnknownCompany(QueryError):
    """No such company in the store, or more than one."""


class BadCypher(QueryError):
    """The engine refused the Cypher text, or it would have written."""
