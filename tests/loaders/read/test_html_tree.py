"""HTML as a tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.read.html_tree import html_tree


def test_a_page_is_read_however_ill_formed() -> None:
    root = html_tree("<p>One<table><tr><td>two<!-- said --><?pi x?></p>")
    assert root is not None
    assert "".join(map(str, root.itertext())) == "Onetwo"


@pytest.mark.parametrize("text", ["", "<!-- -->", "<div>" * 5000 + "x"], ids=["empty", "comment", "deep"])
def test_what_cannot_be_read_whole_is_no_tree(text: str) -> None:
    assert html_tree(text) is None


def test_nothing_of_this_machine_gets_into_a_page(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden treasure")
    where = (tmp_path / "secret").as_uri()
    root = html_tree(f'<!DOCTYPE html SYSTEM "{where}" [<!ENTITY x SYSTEM "{where}">]><p>a &x; b</p>')
    assert root is not None
    assert "treasure" not in "".join(map(str, root.itertext()))
