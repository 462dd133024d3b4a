"""The frame of pages: what it lets run, and what becomes of text in it."""

from __future__ import annotations

import re

from queries.page import template_text, whole_page
from queries.policy import policy_hash


def page(**values: str) -> str:
    return whole_page("audit.html", ["queries.audit"], data={}, severities=(), notes=(), **values)


def test_the_policy_names_the_style_and_the_script_that_the_page_has() -> None:
    made = page(title="A", style="p { color: red }", script="1 < 2;", summary="s")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', made)
    assert policy is not None
    assert policy[1] == (
        f"default-src 'none'; script-src {policy_hash('1 < 2;')}; style-src {policy_hash('p { color: red }')}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "<style>p { color: red }</style>" in made
    assert "<script>1 < 2;</script>" in made


def test_a_page_without_a_script_lets_none_run() -> None:
    made = page(title="A", style="", summary="s")
    assert "script-src" not in made
    assert "<script>" not in made


def test_text_is_escaped_and_half_a_surrogate_pair_can_be_written() -> None:
    made = page(title="<b>\ud800", style="", summary="</p><script>x</script>")
    assert "&lt;b&gt;?" in made
    assert "<script>x" not in made
    made.encode("utf-8")


def test_texts_of_templates_are_put_together() -> None:
    both = template_text("queries.survey", "survey.css", "plot.css")
    assert both == template_text("queries.survey", "survey.css") + template_text("queries.survey", "plot.css")
