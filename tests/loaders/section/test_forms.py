"""The forms' rules."""

from __future__ import annotations

import pytest

from loaders.section.forms import RULES, forms_without, headings, letters, rule_for


@pytest.mark.parametrize(
    ("form", "item"),
    [("10-K", "1C"), ("10-KT/A", "1C"), ("20-F/A", "16K"), ("40-F", None), ("8-K", None), (None, None)],
)
def test_a_form_as_covers_name_it_has_its_rule(form: str | None, item: str | None) -> None:
    rule = rule_for(form)
    assert (rule.item if rule else None) == item


def test_a_title_is_the_form_s_however_it_is_spaced() -> None:
    assert RULES["10-K"].is_titled("1C", "CYBER SECURITY – Risk Management")
    assert not RULES["10-K"].is_titled("1C", "Properties")
    assert not RULES["10-K"].is_titled("99", "Anything")


@pytest.mark.parametrize("form", ["10-K", "20-F"])
def test_the_item_has_a_title_and_parts_after_its_own(form: str) -> None:
    rule = RULES[form]
    assert rule.item in rule.titles
    assert rule.next_parts
    assert all(title == letters(title) for titles in rule.titles.values() for title in titles)


def test_no_form_both_has_the_item_and_has_it_not() -> None:
    assert not set(forms_without()) & {name for rule in RULES.values() for name in rule.names}


@pytest.mark.parametrize("kind", ["titles", "tails", "ends", "ends_alone", "inner", "back_links"])
def test_lists_of_words_are_letters_alone(kind: str) -> None:
    assert headings(kind)
    assert all(word == letters(word) for word in headings(kind))
