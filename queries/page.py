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

__all__ = ["encodable", "page_environment", "template_text", "whole_page"]


def whole_page(
    template: str, packages: Sequence[str], *, title: str, style: str, script: str = "", **values: Any
) -> str:
    """The page (a string; write it as UTF-8) of a template that extends `page.html`; see `page_environment`.

    `values` are what the template asks for.
    """
    environment = page_environment(packages, title=title, style=style, script=script)
    return encodable(environment.get_template(template).render(**values))


def page_environment(packages: Sequence[str], *, title: str, style: str, script: str) -> Environment:
    """Templates of pages with this head, from the packages' folders `templates`.

    `style` and `script` are the project's own, and stand in the page as they are.
    """
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, "queries")]), autoescape=True
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": False}  # a legend's order is its table's
    environment.globals.update(
        title=title,
        style=Markup(style),  # noqa: S704 - the page's own files
        script=Markup(script),  # noqa: S704
        style_hash=Markup(policy_hash(style)),  # noqa: S704 - base64 in quotes
        script_hash=Markup(policy_hash(script)),  # noqa: S704
    )
    return environment


def encodable(html: str) -> str:
    """The page without halves of surrogate pairs, which a name may hold and no encoding takes."""
    return html.encode("utf-8", "replace").decode("utf-8")


def template_text(package: str, *names: str) -> str:
    """The text of a package's templates, one after the other."""
    return "".join(files(package).joinpath("templates", name).read_text(encoding="utf-8") for name in names)
