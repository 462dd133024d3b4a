"""Which mentions are one thing."""

from __future__ import annotations


def names(reading):
    return [entity.name for entity in reading.grouping.entities if entity.label == "Management"]


def test_senior_management_is_management(reading_of):
    assert names(reading_of("Senior management is informed. Management assesses risks.")) == ["Senior management"]


def test_named_side_by_side_they_are_two(reading_of):
    text = "The CISO briefs management and senior management. Senior management meets monthly."
    assert len(names(reading_of(text))) == 2
