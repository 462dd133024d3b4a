"""Where an annual report without cyd tags goes: the one place that finders of its section are called from."""

from __future__ import annotations

from graphmodel.errors import NoDisclosure
from loaders.filing import Document, FilingFacts

__all__ = ["read_untagged"]


def read_untagged(html: bytes, origin: str, facts: FilingFacts) -> list[Document]:
    """The filings in an annual report's own document (HTML or plain text, as filed); NoDisclosure where there is none.

    `facts` is what its tags or the header of its submission say of the filing.
    """
    del html
    form = f"{facts.form} " if facts.form else ""
    raise NoDisclosure(
        origin,
        f"a {form}report without cybersecurity (cyd) tags; "
        "cut out Item 1C or Item 16K (Cybersecurity) as text and pass that",
    )
