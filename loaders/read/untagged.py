"""Where an annual report without cyd tags goes: the one place that the finder of its section is called from."""

from __future__ import annotations

from loaders.filing import Document, FilingFacts
from loaders.read import annual_report

__all__ = ["read_untagged"]


def read_untagged(content: bytes, origin: str, facts: FilingFacts) -> list[Document]:
    """The filings in an annual report's own document (HTML or plain text, as filed); NoDisclosure where there is none.

    `facts` is what its tags or the header of its submission say of the filing.
    """
    return annual_report.read(content, origin, facts)
