"""Evidence: the sentence in a filing that says what an edge says."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

__all__ = ["Evidence"]


class Evidence(BaseModel):
    """One saying of a relation.

    `text` is the filing's own words, `start` and `end` are character offsets into the filing's canonical text
    (what `govgraph text` prints; the file itself for a text source), so that `canonical[start:end] == text`.
    `element` is the cyd element it stands in (`cyd:CybersecurityRiskRoleOfManagementTextBlock`), None where the
    source is not tagged. `filing` is the id of the filing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int
    element: str | None = None
    filing: str

    @model_validator(mode="after")
    def _span_fits_text(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span [{self.start}, {self.end}) does not fit a text of {len(self.text)} characters")
        return self
