"""Candidates: which entities a sentence may relate."""

from __future__ import annotations

import pytest


@pytest.fixture
def candidates(reading_of):
    def of(text):
        reading = reading_of(text)
        names = [entity.name.lower() for entity in reading.grouping.entities]
        found = [candidate for _, _, candidates in reading.possible() for candidate in candidates]
        return [([names[n] for n in c.firsts], [names[n] for n in c.seconds], set(c.features)) for c in found]

    return of


def ends(found):
    return [(firsts, seconds) for firsts, seconds, _ in found]


CISO, CIO, BOARD = "chief information security officer", "chief information officer", "board of directors"


def test_each_group_stands_alone_and_with_each_later_one(candidates):
    assert ends(candidates("The CISO briefs the Board.")) == [([CISO], []), ([CISO], [BOARD]), ([BOARD], [])]


def test_members_of_a_list_are_told_apart_by_their_kind(candidates):
    found = ends(candidates("The CISO, the CIO and the legal department brief the Board."))
    assert [firsts for firsts, seconds in found if seconds == [BOARD]] == [[CISO], [CIO], ["legal department"]]


def test_the_registrant_is_no_candidate(candidates):
    assert ends(candidates("We retain consultants.")) == [(["consultants"], [])]


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not have a CISO who reports to the Board.",
        "The Company has not yet engaged any consultants, assessors or auditors.",
    ],
)
def test_who_is_denied_is_no_candidate(candidates, sentence):
    assert candidates(sentence) == []


def test_after_a_denial_another_clause_has_its_candidates(candidates):
    found = ends(candidates("We do not have a CISO, but our CIO briefs the Board."))
    assert ([CIO], [BOARD]) in found
    assert not any(CISO in firsts for firsts, _ in found)


def test_what_frames_read_is_a_feature(candidates):
    features = next(f for firsts, seconds, f in candidates("The CISO reports to the CIO.") if seconds)
    assert {"g>REPORTS_TO", "h>reports to"} <= features


def test_a_heading_has_none(candidates):
    assert candidates("Board and Management Oversight") == []
