"""One HTML file with its style and its script inside, which needs nothing else and asks for nothing.

Its content security policy allows these two by their hashes, and what else its template names. Filing text is
untrusted: templates escape it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from queries.policy import policy_hash

__all__ = ["template_text", "whole_page"]


def whole_page(
    template: str, packages: Sequence[str], *, title: str, style: str, script: str = "", **values: Any
) -> str:
    """The page (a string; write it as UTF-8) of a template that extends `page.html`.

    It and what it includes are in the packages' folders `templates`. `style` and `script` are the project's own, and
    stand in the page as they are; `values` are what the template asks for.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, "queries")]), autoescape=True
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False}  # a legend's order is its table's
    html = environment.get_template(template).render(
        title=title,
        style=Markup(style),  # noqa: S704 - the page's own files
        script=Markup(script),  # noqa: S704
        style_hash=Markup(policy_hash(style)),  # noqa: S704 - base64 in quotes
        script_hash=Markup(policy_hash(script)),  # noqa: S704
        **values,
    )
    # A name may hold half a surrogate pair, which no encoding takes.
    return html.encode("utf-8", "replace").decode("utf-8")


def template_text(package: str, *names: str) -> str:
    """The text of a package's templates, one after the other."""
    return "".join(files(package).joinpath("templates", name).read_text(encoding="utf-8") for name in names)
