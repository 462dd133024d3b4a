"""The text that a filing's evidence stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, model_validator

__all__ = ["LONGEST", "Block", "Disclosure"]

LONGEST: Final = 4_000_000
"""Characters of a text that is kept. The market's longest disclosure has 82,000; what is longer than this is a file
that holds much else."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` of the canonical text that is disclosure; `element` is its cyd element, if tagged."""

    start: int
    end: int
    element: str | None = None


class Disclosure(BaseModel):
    """A filing's canonical text, which evidence offsets index, and the stretches of it that are disclosure.

    `blocks` are in the order of the text; the same sentence may stand in several.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    blocks: tuple[Block, ...]

    @model_validator(mode="after")
    def _blocks_fit_text(self) -> Self:
        for block in self.blocks:
            if not 0 <= block.start <= block.end <= len(self.text):
                raise ValueError(
                    f"a block [{block.start}, {block.end}) does not fit a text of {len(self.text)} characters"
                )
        return self
