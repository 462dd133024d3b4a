"""What is said of a name that there is not."""

from __future__ import annotations

import pytest

from queries.hint import did_you_mean

KNOWN = ("oversight", "ciso_line", "ciso_named")


@pytest.mark.parametrize(("written", "near"), [("oversigt", "oversight"), ("ciso_lines", "ciso_line")])
def test_the_nearest_name_is_asked_for(written: str, near: str) -> None:
    assert did_you_mean(written, KNOWN) == f"did you mean {near}? "


@pytest.mark.parametrize("written", ["nope", "xyzzy", ""])
def test_where_no_name_is_near_nothing_is_asked(written: str) -> None:
    assert did_you_mean(written, KNOWN) == ""
