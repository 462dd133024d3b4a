"""Arguments and options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from queries.output import Format

__all__ = ["CompanyArgument", "FormatOption", "PageOption"]

CompanyArgument = Annotated[str, typer.Argument(metavar="COMPANY", help="A ticker, a CIK, a name, or a filing's id.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the answer.")]
PageOption = Annotated[Path | None, typer.Option("-o", "--output", metavar="F.html", help="A page to write besides.")]
