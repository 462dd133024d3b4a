"""The structure of collapsed sentences: verbs with their subjects, loose lists, prepositions."""

from __future__ import annotations

import pytest

from loaders.extract.judging.structure import denies, preposition_before, structure_of


@pytest.fixture
def structure(reading_of):
    def of(sentence):
        (_, clauses), *_ = reading_of(sentence).sentences
        return structure_of(clauses)

    return of


def verbs(found):
    return [(verb.form, verb.subject) for verb in found.verbs]


def test_groups_are_placeholders_and_owners_are_told(structure):
    assert structure("The Board's Audit Committee briefs the CEO.").words[:3] == ["<Bs>", "<C>", "briefs"]


def test_a_verb_goes_with_its_subject(structure):
    assert verbs(structure("The CISO briefs the Board and the CIO oversees the IT department.")) == [
        ("briefs", 0),
        ("overse", 2),
    ]


def test_a_passive_is_marked(structure):
    assert ("briefeP", 0) in verbs(structure("The Board is regularly briefed by the CISO."))


def test_a_noun_may_say_what_a_verb_would(structure):
    assert ("updateN", None) in verbs(structure("The CISO gives updates to the Board."))
    assert ("update", 0) in verbs(structure("The CISO updates the Board."))


def test_a_list_that_other_words_interrupt_is_one_loose_list(structure):
    found = structure("The Risk Council consists of our CISO, marketing people, and the legal department.")
    council, ciso, legal = found.lists
    assert (found.lists[ciso].first, found.lists[legal].first, found.lists[legal].place) == (ciso, ciso, 1)
    assert found.lists[council].last == council


def test_a_relative_clause_parts_a_list(structure):
    found = structure("The Board is briefed by the CISO, who works with the legal department.")
    assert [place.first for place in found.lists.values()] == list(found.lists)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["reports", "to", "the", "<B>"], "to"),
        (["led", "by", "members", "of", "<T>"], "of"),
        (["briefs", "<B>"], "V"),
        (["<B>"], "-"),
    ],
)
def test_what_a_name_hangs_on(words, expected):
    assert preposition_before(words, len(words) - 1) == expected


def test_not_only_denies_nothing():
    assert denies(["does", "not", "oversee"])
    assert not denies(["not", "only", "oversees"])
    assert not denies(["including", "but", "not", "limited", "to"])


def test_a_new_clause_goes_on_with_no_list(structure):
    found = structure("The Board hears from the CISO, and the chair of the Audit Committee briefs the Board.")
    assert [place.first for place in found.lists.values()] == list(found.lists)


def test_a_sentence_without_end_is_read_in_part(structure):
    found = structure("The CISO briefs the Board" + " and the CIO briefs the Board" * 400 + ".")
    assert len(found.words) == 600
    assert max(found.at.values()) < 600
